//! Whether a file looks as if its writer were not done with it.

use crate::name::SourcePath;
use crate::snapshot::{Bytes, Fingerprint, Snapshot, SourceFile};

/// Whether a changed file may be whole in a moment: it went, it is empty, or its front matter has no end. Some
/// editors take a file away or cut it to nothing before they write it.
pub(super) fn is_unfinished(path: &SourcePath, old: &Snapshot, new: &Snapshot) -> bool {
    match new.get(path) {
        None => old.get(path).is_some(),
        Some(file) => file.hash == Fingerprint::of(b"") || (is_markdown(path) && is_cut(file)),
    }
}

fn is_markdown(path: &SourcePath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

fn is_cut(file: &SourceFile) -> bool {
    let Bytes::Memory(bytes) = &file.bytes else { return false };
    let is_fence = |line: &[u8]| line.trim_ascii_end() == b"---";
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.next().is_some_and(is_fence) && !lines.any(is_fence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files() {
        let old = Snapshot::from_texts([("content/a.md", "---\ntitle: A\n---\nText")]);
        for (path, text, unfinished) in [
            ("content/a.md", Some(""), true),
            ("content/a.md", None, true),
            ("content/a.md", Some("---\ntit"), true),
            ("content/a.md", Some("---\r\ntitle: A\r\n---\r\n"), false),
            ("content/a.md", Some("no front matter"), false),
            ("content/new.md", Some(""), true),
            ("content/new.md", None, false),
            ("briefgen.yaml", Some("---\ntitle: A"), false),
        ] {
            let new = Snapshot::from_texts(text.map(|text| (path, text)));
            assert_eq!(is_unfinished(&SourcePath::new(path), &old, &new), unfinished, "{path} {text:?}");
        }
    }
}
