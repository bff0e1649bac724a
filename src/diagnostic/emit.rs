//! Shows diagnostics: to a person with the source lines, to a program as JSON lines, to GitHub as
//! workflow commands.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as SnippetLevel, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Level, Span};
use crate::text;

/// The text of input files, by their path relative to the site's root.
pub trait SourceTexts {
    /// The file's text, or `None` when it has none (a folder, bytes that are not UTF-8, a template
    /// that is not there).
    fn text(&self, file: &str) -> Option<&str>;
}

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a person: the source line with the place underlined.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// GitHub workflow commands, which annotate a pull request.
    Github,
}

/// Writes `diagnostics` as text. Colours are escape sequences; the caller's stream strips them
/// where no terminal sees them.
pub fn emit(diagnostics: &[Diagnostic], texts: &dyn SourceTexts, format: Format) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        match format {
            Format::Human => human(&mut out, diagnostic, texts, &Renderer::styled()),
            Format::Json => json(&mut out, diagnostic, texts),
            Format::Github => github(&mut out, diagnostic, texts),
        }
    }
    out
}

/// The source lines of a diagnostic with the places underlined, without colours; the message and the hint
/// stand elsewhere.
pub fn source_lines(diagnostic: &Diagnostic, texts: &dyn SourceTexts) -> String {
    let Some(text) = texts.text(&diagnostic.span.file) else { return String::new() };
    let primary = AnnotationKind::Primary.span(clamp(text, &diagnostic.span));
    let snippet = Snippet::source(text).annotation(primary);
    let group = with_labels(Group::with_level(level(diagnostic)).element(snippet), diagnostic, texts);
    let lines = Renderer::plain().render(&[group]);
    // The first line is empty but for the bar.
    lines.trim_start_matches([' ', '|']).trim_start_matches('\n').trim_end().to_owned()
}

/// Line and column of a byte, both from 1, the column in characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text::before(text, byte);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let in_line = before.rsplit_once('\n').map_or(before, |(_, in_line)| in_line);
    (line, in_line.chars().count() + 1)
}

/// The place as a range of whole characters inside `text`.
fn clamp(text: &str, span: &Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.floor_char_boundary(span.end).max(start)
}

fn level(diagnostic: &Diagnostic) -> SnippetLevel<'static> {
    match diagnostic.level {
        Level::Note => SnippetLevel::NOTE,
        Level::Warning => SnippetLevel::WARNING,
        Level::Error => SnippetLevel::ERROR,
    }
}

/// The group with the other places of a diagnostic.
fn with_labels<'a>(
    mut group: Group<'a>,
    diagnostic: &'a Diagnostic,
    texts: &'a dyn SourceTexts,
) -> Group<'a> {
    for label in &diagnostic.labels {
        group = match texts.text(&label.span.file) {
            Some(text) => group.element(
                Snippet::source(text)
                    .path(&*label.span.file)
                    .annotation(AnnotationKind::Context.span(clamp(text, &label.span)).label(&*label.text)),
            ),
            None => group.element(Origin::path(&*label.span.file)),
        };
    }
    group
}

fn human(out: &mut String, diagnostic: &Diagnostic, texts: &dyn SourceTexts, renderer: &Renderer) {
    let title = level(diagnostic).primary_title(&*diagnostic.message).id(diagnostic.lint.name());
    let mut group = Group::with_title(title);
    group = match texts.text(&diagnostic.span.file) {
        Some(text) => group.element(
            Snippet::source(text)
                .path(&*diagnostic.span.file)
                .annotation(AnnotationKind::Primary.span(clamp(text, &diagnostic.span))),
        ),
        None => group.element(Origin::path(&*diagnostic.span.file)),
    };
    group = with_labels(group, diagnostic, texts);
    if let Some(hint) = &diagnostic.hint {
        group = group.element(SnippetLevel::HELP.message(&**hint));
    }
    let _ = writeln!(out, "{}\n", renderer.render(&[group]));
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    code: &'static str,
    level: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
    /// Whether `briefgen check --fix` mends it.
    fixable: bool,
    #[serde(flatten)]
    place: JsonPlace<'a>,
    labels: Vec<JsonLabel<'a>>,
}

fn place<'a>(span: &'a Span, texts: &dyn SourceTexts) -> JsonPlace<'a> {
    let text = texts.text(&span.file).unwrap_or_default();
    let (line, column) = line_and_column(text, span.start);
    let (end_line, end_column) = line_and_column(text, span.end.max(span.start));
    JsonPlace { file: &span.file, line, column, end_line, end_column }
}

fn json(out: &mut String, diagnostic: &Diagnostic, texts: &dyn SourceTexts) {
    let object = JsonDiagnostic {
        kind: "diagnostic",
        code: diagnostic.lint.name(),
        level: diagnostic.level.word(),
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
        fixable: diagnostic.fix.is_some(),
        place: place(&diagnostic.span, texts),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| JsonLabel { place: place(&label.span, texts), text: &label.text })
            .collect(),
    };
    if let Ok(line) = serde_json::to_string(&object) {
        out.push_str(&line);
        out.push('\n');
    }
}

/// Workflow commands: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>
fn github(out: &mut String, diagnostic: &Diagnostic, texts: &dyn SourceTexts) {
    let place = place(&diagnostic.span, texts);
    let command = match diagnostic.level {
        Level::Note => "notice",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let mut message = diagnostic.message.clone();
    if let Some(hint) = &diagnostic.hint {
        message.push('\n');
        message.push_str(hint);
    }
    let _ = writeln!(
        out,
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(place.file),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        property(diagnostic.lint.name()),
        escape(&message),
    );
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Lint;
    use crate::text::random::text_and_places;

    struct One<'t>(&'t str);

    impl SourceTexts for One<'_> {
        fn text(&self, _: &str) -> Option<&str> {
            Some(self.0)
        }
    }

    fn problem(text: &str, start: usize, end: usize) -> Diagnostic {
        let span = Span::new(&"x.md".into(), start..end);
        Diagnostic::new(Lint::QuoteUnlisted, span, text).hint(text)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_place_of_any_text_is_shown((text, start, end) in text_and_places(40)) {
            let problem = problem(&text, start, end);
            let list = std::slice::from_ref(&problem);
            prop_assert!(!emit(list, &One(&text), Format::Human).is_empty());
            prop_assert_eq!(emit(list, &One(&text), Format::Json).lines().count(), 1);
            prop_assert_eq!(emit(list, &One(&text), Format::Github).trim_end().lines().count(), 1);
            source_lines(&problem, &One(&text));
        }
    }

    #[test]
    fn lines_and_columns() {
        for (text, byte, expected) in [
            ("", 0, (1, 1)),
            ("", 9, (1, 1)),
            ("ab\ncd", 4, (2, 2)),
            ("ab\ncd", 99, (2, 3)),
            ("пр\nив", 7, (2, 2)),
            // Inside a character is at its start.
            ("пр\nив", 6, (2, 1)),
            ("한국\r\n\t왕", 9, (2, 2)),
            ("a\rb", 2, (1, 3)),
        ] {
            assert_eq!(line_and_column(text, byte), expected, "{text:?} at {byte}");
        }
    }
}
