//! What `check --fix` changes: in random sites, as far as it goes.

use briefgen::engine::Engine;
use briefgen::snapshot::Snapshot;

use super::choices::Choices;
use super::site::{Files, build, request, site};

/// Mending changes front matter alone, makes nothing worse, and has nothing to do the second time.
pub(crate) fn check(bytes: &[u8]) {
    let files = site(&mut Choices::new(bytes));
    let (mended, before) = mend(&files);
    for ((path, new), (_, old)) in mended.iter().zip(&files) {
        assert_eq!(body(new), body(old), "the body of {path} was changed");
    }
    let (again, after) = mend(&mended);
    assert_eq!(again, mended, "a second run changes something");
    assert!(after < before || (after == before && mended == files), "{before} problems became {after}");
}

/// The files as they are mended, and how many problems they had.
fn mend(files: &Files) -> (Files, usize) {
    let snapshot = Snapshot::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let outcome = build(files);
    let mended = Engine::new().mend(&snapshot, &request(), &outcome);
    let new = |(path, text): &(String, String)| {
        (path.clone(), mended.texts.get(path.as_str()).unwrap_or(text).clone())
    };
    (files.iter().map(new).collect(), outcome.diagnostics.len())
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    text.split_once("\n---\n").map_or("", |(_, body)| body)
}
