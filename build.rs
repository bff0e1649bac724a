//! Builds again when a file of the embedded theme is added or removed, which `include_dir!` alone misses.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
