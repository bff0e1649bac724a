//! The problems of a site as the preview's script shows them.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::config::Editor;
use crate::diagnostic::{self, Counts, Diagnostic, Level, SourceTexts, line_and_column};

/// More than these are counted, and not shown on every page.
const MOST: usize = 100;

/// Problems, written once for all pages that are open.
#[derive(Clone, Debug)]
pub(super) struct Problems {
    /// As JSON.
    pub(super) json: Arc<str>,
}

/// What links to places need.
#[derive(Clone, Copy, Debug)]
pub(super) struct EditorLinks<'a> {
    pub(super) root: &'a Path,
    pub(super) editor: &'a Editor,
}

/// One problem, for a page.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    pub(super) level: &'static str,
    pub(super) code: &'static str,
    /// `content/a.md:4:10`
    pub(super) place: String,
    /// What opens the place in an editor.
    pub(super) address: Option<String>,
    /// One sentence.
    pub(super) message: String,
    /// The lines of the file, with the place underlined.
    pub(super) source: String,
    pub(super) hint: Option<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    errors: usize,
    warnings: usize,
    more: usize,
    list: &'a [Shown],
}

impl EditorLinks<'_> {
    /// One diagnostic with its source lines and place.
    pub(super) fn show(self, diagnostic: &Diagnostic, texts: &dyn SourceTexts) -> Shown {
        let file = &*diagnostic.span.file;
        let (line, column) = line_and_column(texts.text(file).unwrap_or_default(), diagnostic.span.start);
        let disk = self.root.join(file);
        // A file of the built-in theme is not on the disk.
        let address =
            disk.is_file().then(|| self.editor.address(&disk.to_string_lossy(), (line, column))).flatten();
        Shown {
            level: diagnostic.level.word(),
            code: diagnostic.lint.name(),
            place: format!("{file}:{line}:{column}"),
            address,
            message: diagnostic.message.clone(),
            source: diagnostic::source_lines(diagnostic, texts),
            hint: diagnostic.hint.clone(),
        }
    }
}

impl Problems {
    /// Errors come first; notes are not for every page.
    pub(super) fn new(diagnostics: &[Diagnostic], texts: &dyn SourceTexts, places: EditorLinks<'_>) -> Self {
        let counts = Counts::of(diagnostics);
        let of_level = |level| diagnostics.iter().filter(move |diagnostic| diagnostic.level == level);
        let chosen = of_level(Level::Error).chain(of_level(Level::Warning)).take(MOST);
        let list: Vec<Shown> = chosen.map(|diagnostic| places.show(diagnostic, texts)).collect();
        let more = counts.errors + counts.warnings - list.len();
        let written = Written { errors: counts.errors, warnings: counts.warnings, more, list: &list };
        let json = serde_json::to_string(&written).expect("texts and numbers can be written as JSON");
        Self { json: json.into() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diagnostic::{Lint, Span};

    struct Texts(BTreeMap<&'static str, &'static str>);

    impl SourceTexts for Texts {
        fn text(&self, file: &str) -> Option<&str> {
            self.0.get(file).copied()
        }
    }

    #[test]
    fn places_and_order() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        std::fs::create_dir(here.path().join("content")).expect("a folder is made");
        std::fs::write(here.path().join("content/a.md"), "").expect("a file is written");
        let texts = Texts([("content/a.md", "one\ntwo </script> three"), ("content/b.md", "x")].into());
        let of = |lint, file: &str, range| {
            Diagnostic::new(lint, Span::new(&file.into(), range), "It says `</script>`.")
        };
        let mut diagnostics = vec![of(Lint::FileUnreadable, "content/a.md", 8..17)];
        let mut warning = of(Lint::FileUnreadable, "content/b.md", 0..1);
        warning.level = Level::Warning;
        diagnostics.insert(0, warning.clone());
        let editor = Editor::default();
        let places = EditorLinks { root: here.path(), editor: &editor };
        let problems = Problems::new(&diagnostics, &texts, places);
        let json: serde_json::Value = serde_json::from_str(&problems.json).expect("JSON");
        assert_eq!((&json["errors"], &json["warnings"], &json["more"]), (&1.into(), &1.into(), &0.into()));
        let first = &json["list"][0];
        assert_eq!((&first["level"], &first["place"]), (&"error".into(), &"content/a.md:2:5".into()));
        let address = first["address"].as_str().expect("the file is on the disk");
        assert!(address.starts_with("vscode://file/") && address.ends_with("/content/a.md:2:5"), "{address}");
        assert_eq!(first["message"], "It says `</script>`.");
        let source = first["source"].as_str().expect("a text");
        assert!(source.contains("2 | two </script> three") && source.contains("^^^^^^^^^"), "{source}");
        assert!(!source.contains('\u{1b}') && !source.contains("content/a.md"), "{source}");
        assert!(json["list"][1]["address"].is_null(), "there is no such file");
        let many = vec![warning; MOST + 7];
        let json: serde_json::Value =
            serde_json::from_str(&Problems::new(&many, &texts, places).json).expect("JSON");
        assert_eq!((json["list"].as_array().map(Vec::len), &json["more"]), (Some(MOST), &7.into()));
    }
}
