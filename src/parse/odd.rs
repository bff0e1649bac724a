//! Documents by chance, in many scripts: reading them never panics, and every place that a problem names
//! can be shown.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Format, SourceTexts, emit};
use crate::text::random::{text, text_and_places};
use crate::text::within;

/// The text of the one file there is.
struct One<'t>(&'t str);

impl SourceTexts for One<'_> {
    fn text(&self, _: &str) -> Option<&str> {
        Some(self.0)
    }
}

/// Reads a file; shows what is wrong with it in every form.
fn check(path: &str, file: &str) -> Result<(), TestCaseError> {
    let parsed = parse(&SourcePath::new(path), file.as_bytes(), Fingerprint::of(file.as_bytes()));
    for problem in &parsed.problems {
        prop_assert!(problem.span.end <= file.len().max(problem.span.start), "{problem:?}");
    }
    for format in [Format::Human, Format::Json, Format::Github] {
        emit(&parsed.problems, &One(file), format);
    }
    for quote in parsed.document.iter().flat_map(|document| &document.analysis.quotes) {
        let around = quote.context.as_ref();
        prop_assert!(around.is_none_or(|around| !around.is_empty()), "{quote:?}");
    }
    Ok(())
}

/// A value of YAML in double quotes.
fn quoted(value: &str) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The quote is one that the body really holds, as far as it is cut between characters.
    #[test]
    fn a_briefing_with_a_quote_of_its_body((body, a, b) in text_and_places(80), title in text(12)) {
        let words = within(&body, a.min(b)..a.max(b));
        let words = words.split_inclusive(char::is_whitespace).take(40).collect::<String>();
        let (title, words) = (quoted(&title), quoted(&words));
        let file = format!(
            "---\ntitle: {title}\ndate: 2024-06-19\nactors: [{title}]\nquotes:\n  - text: {words}\n    actor: {title}\n---\n{body}"
        );
        check("content/briefings/x.md", &file)?;
    }

    #[test]
    fn a_file_of_any_text(front in text(40), body in text(40)) {
        for path in ["content/briefings/x.md", "content/actors/x.md", "content/topics/x.ko.md", "content/x.md"] {
            check(path, &format!("---\n{front}\n---\n{body}"))?;
            check(path, &format!("{front}{body}"))?;
        }
    }

    #[test]
    fn a_key_of_any_text(key in text(8), value in text(12)) {
        let line = format!("{}: {}", key.replace(['\n', '\r'], ""), value.replace(['\n', '\r'], ""));
        for front in [line.clone(), format!("title: {line}"), format!("date: {value}"), format!("quotes:\n  - {line}")] {
            check("content/briefings/x.md", &format!("---\n{front}\n---\nText.\n"))?;
        }
    }
}
