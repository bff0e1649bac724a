//! How well names, quotes, speakers and dates are found: `cargo bench --bench eye [-- SET] [-- --faults]`.
//!
//! It prints the figures of the annotated texts in `tests/eye/`, with `--faults` each fault of the set too.

#[path = "../../tests/eye/score.rs"]
#[allow(clippy::string_slice, reason = "a score that cuts a text wrongly fails, as it should")]
mod score;

use std::path::Path;

#[expect(clippy::print_stdout, reason = "it prints what it found")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eye");
    let folder = std::env::var_os("EYE").map_or(folder, Into::into);
    let named: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|one| !one.starts_with("--")).collect();
    let sets = if named.is_empty() { score::SETS.to_vec() } else { named };
    for set in sets {
        let (counts, faults) = score::score(&folder, set);
        println!("{set}\n{}", score::table(&counts));
        if arguments.iter().any(|one| one == "--faults") {
            println!("{faults}");
        }
    }
}
