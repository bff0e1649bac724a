//! Shows diagnostics: to a person with the source lines, to a program as JSON lines, to GitHub as
//! workflow commands.

use std::fmt::Write as _;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as SnippetLevel, Origin, Renderer, Snippet,
};
use serde::Serialize;

use super::lines::{FileLines, Lines, Part};
use super::{Diagnostic, Level, Span};

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
    let mut places = FileLines::new(texts);
    for diagnostic in diagnostics {
        match format {
            Format::Human => human(&mut out, diagnostic, &mut places, &Renderer::styled()),
            Format::Json => json(&mut out, diagnostic, &mut places),
            Format::Github => github(&mut out, diagnostic, &mut places),
        }
    }
    out
}

/// The source lines of a diagnostic with the places underlined, without colours; the message and the hint
/// stand elsewhere.
pub fn source_lines(diagnostic: &Diagnostic, texts: &dyn SourceTexts) -> String {
    let mut places = FileLines::new(texts);
    let Some(part) = places.part(&diagnostic.span) else { return String::new() };
    let group = Group::with_level(level(diagnostic)).element(snippet(part, AnnotationKind::Primary, None));
    let lines = Renderer::plain().render(&[with_labels(group, diagnostic, &mut places)]);
    // The first line is empty but for the bar.
    lines.trim_start_matches([' ', '|']).trim_start_matches('\n').trim_end().to_owned()
}

/// The lines and columns of many bytes of one text, both from 1, the column in characters.
pub fn lines_and_columns(text: &str) -> impl Fn(usize) -> (usize, usize) + '_ {
    let lines = Lines::of(text);
    move |byte| lines.place(text, byte)
}

/// Line and column of a byte, both from 1, the column in characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    Lines::of(text).place(text, byte)
}

/// Some lines with a place.
fn snippet<'a>(part: Part<'a>, kind: AnnotationKind, label: Option<&'a str>) -> Snippet<'a, Annotation<'a>> {
    let annotation = kind.span(part.place).label(label);
    Snippet::source(part.text).line_start(part.first_line).annotation(annotation)
}

/// The group with a place of a file. The lines tell where it is, unless they are a window of a long one.
fn with_place<'a>(
    group: Group<'a>,
    span: &'a Span,
    (kind, label): (AnnotationKind, Option<&'a str>),
    places: &mut FileLines<'a>,
) -> Group<'a> {
    let file = &*span.file;
    match places.part(span) {
        Some(part) => match part.window_at {
            Some((line, column)) => group
                .element(Origin::path(file).line(line).char_column(column))
                .element(snippet(part, kind, label)),
            None => group.element(snippet(part, kind, label).path(file)),
        },
        None => group.element(Origin::path(file)),
    }
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
    places: &mut FileLines<'a>,
) -> Group<'a> {
    for label in &diagnostic.labels {
        group = with_place(group, &label.span, (AnnotationKind::Context, Some(&label.text)), places);
    }
    group
}

fn human<'a>(out: &mut String, diagnostic: &'a Diagnostic, places: &mut FileLines<'a>, renderer: &Renderer) {
    let title = level(diagnostic).primary_title(&*diagnostic.message).id(diagnostic.lint.name());
    let group =
        with_place(Group::with_title(title), &diagnostic.span, (AnnotationKind::Primary, None), places);
    let mut group = with_labels(group, diagnostic, places);
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

fn place<'a>(span: &'a Span, places: &mut FileLines) -> JsonPlace<'a> {
    let (line, column) = places.line_and_column(&span.file, span.start);
    let (end_line, end_column) = places.line_and_column(&span.file, span.end.max(span.start));
    JsonPlace { file: &span.file, line, column, end_line, end_column }
}

fn json(out: &mut String, diagnostic: &Diagnostic, places: &mut FileLines) {
    let object = JsonDiagnostic {
        kind: "diagnostic",
        code: diagnostic.lint.name(),
        level: diagnostic.level.word(),
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
        fixable: diagnostic.fix.is_some(),
        place: place(&diagnostic.span, places),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| JsonLabel { place: place(&label.span, places), text: &label.text })
            .collect(),
    };
    if let Ok(line) = serde_json::to_string(&object) {
        out.push_str(&line);
        out.push('\n');
    }
}

/// Workflow commands: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>
fn github(out: &mut String, diagnostic: &Diagnostic, places: &mut FileLines) {
    let place = place(&diagnostic.span, places);
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
