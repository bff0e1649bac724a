//! A path inside the output folder, checked once: relative, '/'-separated, no way out.
//!
//! Must not know: where the output folder is.

use super::OutputError;
use crate::text;

/// What the names of briefgen's own notes and temporary files in the output folder begin with; they
/// are no part of the site, and deploying leaves them out.
pub const OWN_PREFIX: &str = ".briefgen-";

/// A checked path such as `actors/kim/index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OutputPath<'a>(&'a str);

impl<'a> OutputPath<'a> {
    pub(super) fn new(path: &'a str) -> Result<Self, OutputError> {
        match fault(path) {
            None => Ok(Self(path)),
            Some(why) => Err(OutputError::BadPath { path: path.escape_debug().to_string(), why }),
        }
    }

    pub(super) fn as_str(self) -> &'a str {
        self.0
    }

    /// The folders that hold it, outermost first: `a` and `a/b` for `a/b/c`.
    pub(super) fn folders(self) -> impl DoubleEndedIterator<Item = &'a str> {
        self.0.match_indices('/').map(move |(end, _)| text::before(self.0, end))
    }

    /// The folder that it is in, if not the output folder itself.
    pub(super) fn parent(self) -> Option<&'a str> {
        self.folders().next_back()
    }
}

fn fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.starts_with('/') {
        return Some("is absolute");
    }
    if path.contains('\\') {
        return Some("has a backslash");
    }
    if path.chars().any(char::is_control) {
        return Some("has a control character");
    }
    if matches!(path.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic()) {
        return Some("begins with a drive");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("has an empty part"),
        "." | ".." => Some("has a part that is only dots"),
        _ if part.starts_with(OWN_PREFIX) => Some("is reserved for briefgen's own notes"),
        // The output folder may be a checkout of the branch that gets published.
        _ if part.eq_ignore_ascii_case(".git") => Some("leads into a Git repository"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::BAD;
    use super::*;

    #[test]
    fn bad_paths_are_refused() {
        for path in BAD {
            assert!(OutputPath::new(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn good_paths_are_taken() {
        for path in ["a", ".nojekyll", ".well-known/x", "a/b..c", "år/ø.html", "...", "ab:c", ".gitignore"]
        {
            assert!(OutputPath::new(path).is_ok(), "{path:?}");
        }
    }

    #[test]
    fn folders_are_outermost_first() {
        let path = OutputPath::new("a/b/c").expect("a good path");
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.parent(), Some("a/b"));
    }
}
