//! What the program knows of its own making: the theme that it carries, its commit, and its repository.
//!
//! Outside of a checkout of briefgen itself, as in a package, there is no commit to tell.

#[path = "src/deploy/remote.rs"]
#[expect(dead_code, reason = "the program uses the rest")]
mod remote;

use std::path::{Path, PathBuf};
use std::process::Command;

use remote::GithubRepository;

fn main() {
    // `include_dir!` alone misses files that are added or removed.
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/deploy/remote.rs");
    let is_checkout = is_checkout();
    let commit = is_checkout.then(commit).flatten().unwrap_or_default();
    println!("cargo::rustc-env=BRIEFGEN_COMMIT={commit}");
    let repository = named_repository().or_else(|| is_checkout.then(origin).flatten());
    let repository = repository.map(|repository| repository.to_string()).unwrap_or_default();
    println!("cargo::rustc-env=BRIEFGEN_REPOSITORY={repository}");
}

/// What `git` prints, if it succeeds and prints something.
fn git(arguments: &[&str]) -> Option<String> {
    let done = Command::new("git").args(arguments).output().ok().filter(|done| done.status.success())?;
    let text = String::from_utf8(done.stdout).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// Whether this folder is the top of a repository, and not an unpacked package inside of another one.
fn is_checkout() -> bool {
    let here = Path::new(".").canonicalize().ok();
    let top = git(&["rev-parse", "--show-toplevel"]).and_then(|top| Path::new(&top).canonicalize().ok());
    here.is_some() && here == top
}

/// ` (COMMIT DATE)`: nine digits of the commit, and its day.
fn commit() -> Option<String> {
    watch_head();
    let shown = git(&["-c", "log.showSignature=false", "log", "-1", "--abbrev=9", "--format=%h %cs"])?;
    Some(format!(" ({shown})"))
}

/// Runs this again when another commit is checked out, and at no other time. A file that does not exist would
/// run it at every build.
fn watch_head() {
    let branch = git(&["symbolic-ref", "-q", "HEAD"]);
    let files = ["HEAD", "logs/HEAD", "packed-refs"].into_iter().map(str::to_owned).chain(branch);
    for file in files.filter_map(|name| git_file(&name)) {
        println!("cargo::rerun-if-changed={}", file.display());
    }
}

/// A file of the repository, which a work tree keeps elsewhere.
fn git_file(name: &str) -> Option<PathBuf> {
    git(&["rev-parse", "--git-path", name]).map(PathBuf::from).filter(|file| file.is_file())
}

/// The repository that Cargo.toml names.
fn named_repository() -> Option<GithubRepository> {
    GithubRepository::of_remote(&std::env::var("CARGO_PKG_REPOSITORY").ok()?).ok()
}

/// The repository that this checkout was cloned from.
fn origin() -> Option<GithubRepository> {
    if let Some(config) = git_file("config") {
        println!("cargo::rerun-if-changed={}", config.display());
    }
    GithubRepository::of_remote(&git(&["remote", "get-url", "origin"])?).ok()
}
