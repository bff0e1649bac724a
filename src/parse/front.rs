//! Front matter: where it begins and ends, and the fields that several kinds of file share.

use std::ops::Range;

use super::analysis::Analysis;
use super::body::Body;
use super::doubt::Doubts;
use super::matter::{Image, Matter};
use super::{DocumentKind, Manner, actor, briefing, folder, foreign_key, ordinary, topic, unread};
use crate::date::{DateError, Edtf, Precision, Publication};
use crate::diagnostic::{Diagnostic, Fix, Lint, Span};
use crate::name::SourcePath;
use crate::prose::Prose;
use crate::text;
use crate::yaml::{self, Fields, Node, Reader, Spanned, Value};

/// Where front matter and body of a file stand, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// The YAML between the two lines; `None` when the file has none.
    pub yaml: Option<Range<usize>>,
    /// All that follows.
    pub body: Range<usize>,
}

/// What front matter is read beside.
pub(super) struct Beside<'b> {
    pub(super) kind: DocumentKind,
    pub(super) manner: &'b Manner,
    pub(super) body: &'b mut Body,
    pub(super) prose: &'b Prose,
}

/// Says of keys of other programs, at the top of front matter, what is written here.
fn tell_foreign_keys(root: &Node, kind: DocumentKind, problems: &mut [Diagnostic]) {
    let Value::Mapping(entries) = &root.value else { return };
    let has_authors = entries.iter().any(|(key, _)| key.text == "authors");
    for problem in problems.iter_mut().filter(|problem| problem.lint == Lint::KeyUnknown) {
        let Some(key) = folder::unknown_key(root, problem) else { continue };
        let is_near = problem.hint.as_deref().is_some_and(|hint| hint.starts_with("did you mean"));
        if let Some(hint) = foreign_key::hint(key, kind).filter(|_| !is_near) {
            problem.hint = Some(hint.to_owned());
        }
        if key == "author" && kind == DocumentKind::Briefing && !has_authors {
            problem.rewrite(Some("authors"));
        }
    }
}

impl Front {
    /// Finds the front matter of `text`. An ordinary page may have none.
    pub fn split(
        text: &str,
        path: &SourcePath,
        kind: DocumentKind,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let mut report = |lint, range, message: String, hint: &str| {
            problems.push(Diagnostic::new(lint, Span::new(path.shared(), range), message).hint(hint));
        };
        let first = text::from(text, start).lines().next().unwrap_or_default();
        if first.trim_end() == "---" {
            return match closing_line(text, start + line_length(text, start)) {
                Some((yaml, body)) => Some(Self { yaml: Some(yaml), body: body..text.len() }),
                None => {
                    let message = "The front matter has no closing `---` line.".to_owned();
                    report(
                        Lint::FrontMatterUnclosed,
                        start..start + 3,
                        message,
                        "write a line `---` under the last key",
                    );
                    None
                }
            };
        }
        let unread = unread::instead(text::from(text, start));
        if kind == DocumentKind::Page && unread.is_none() && !looks_like_matter(text::from(text, start)) {
            return Some(Self { yaml: None, body: start..text.len() });
        }
        let what = kind.with_article();
        if text::from(text, start).trim().is_empty() {
            report(Lint::FileEmpty, 0..0, "The file is empty.".into(), example(kind));
        } else if let Some(MisplacedOpening { range, message, hint }) =
            misplaced_opening(text::from(text, start))
        {
            let range = start + range.start..start + range.end;
            report(Lint::FrontMatterMissing, range, message.to_owned(), hint);
        } else if first.trim_end() == "+++" {
            let message = "The front matter is TOML; briefgen reads YAML.".to_owned();
            report(
                Lint::FrontMatterMissing,
                start..start + 3,
                message,
                "write it as YAML between two lines `---`",
            );
        } else if let Some(range) = unread {
            let message = "This reads like front matter, which is not read as such.".to_owned();
            let hint = "begin the file with a line `---`, and end the front matter with another";
            report(Lint::FrontMatterMissing, start + range.start..start + range.end, message, hint);
        } else {
            let message = format!("The file has no front matter, which {what} needs.");
            report(Lint::FrontMatterMissing, start..start + first.trim_end().len(), message, example(kind));
        }
        None
    }

    /// Reads the YAML into typed front matter, and what the body says of it; `None` when it lacks what is required.
    pub(super) fn read(
        &self,
        text: &str,
        path: &SourcePath,
        beside: Beside,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<(Matter, Analysis)> {
        let Beside { kind, manner, body, prose } = beside;
        let file = path.shared();
        let root = match &self.yaml {
            Some(range) => {
                let before = problems.len();
                let yaml = (text::within(text, range.clone()), range.start);
                let root = yaml::parse_within(manner.limits.bounds(), yaml, file, problems);
                if root.is_none() && problems.len() > before {
                    return None;
                }
                root
            }
            None => None,
        };
        let empty = Node { range: self.opening(), value: Value::Mapping(Vec::new()) };
        let root = root.filter(|root| root.value != Value::Null).unwrap_or(empty);
        let doubts = Doubts::find(&root, (path.as_str(), kind), text, problems);
        let mut reader = Reader { file, problems };
        let fields = reader.fields(&root, kind.with_article())?;
        let mut analysis = Analysis::default();
        let mut matter = match kind {
            DocumentKind::Briefing => {
                briefing::read(fields, path, (body, prose, manner), &mut reader).map(|(matter, found)| {
                    analysis = found;
                    Matter::Briefing(Box::new(matter))
                })
            }
            DocumentKind::Actor => actor::read(fields, &mut reader).map(|m| Matter::Actor(Box::new(m))),
            DocumentKind::Topic => topic::read(fields, &mut reader).map(|m| Matter::Topic(Box::new(m))),
            DocumentKind::Page => {
                Some(Matter::Page(Box::new(ordinary::read(fields, path, body, &mut reader))))
            }
        };
        tell_foreign_keys(&root, kind, problems);
        doubts.tell(kind.with_article(), problems, file);
        let has_names = folder::tell(path, &root, problems);
        if let (true, Some(Matter::Page(matter))) = (has_names, &mut matter) {
            matter.old_urls.clear();
        }
        Some((doubts.settle(matter?, problems, file)?, analysis))
    }

    /// The opening line, where a problem with absent keys is shown.
    fn opening(&self) -> Range<usize> {
        match &self.yaml {
            Some(yaml) => yaml.start.saturating_sub(4)..yaml.start.saturating_sub(1),
            None => 0..0,
        }
    }
}

fn example(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Briefing => "begin it with lines `---`, `title: ...`, `date: 2024-06-19`, `---`",
        _ => "begin it with lines `---`, `name: ...`, `---`",
    }
}

/// Whether a page that does not begin with front matter seems to have some all the same: TOML, or
/// YAML below empty lines. It is not published as text: it may say `draft`.
fn looks_like_matter(text: &str) -> bool {
    let inside = text.trim_start();
    let fence = inside.lines().next().unwrap_or_default().trim_end();
    let is_fence = fence == "+++" || (fence == "---" && inside.len() < text.len());
    is_fence && inside.lines().skip(1).any(|line| line.trim_end() == fence)
}

/// What is wrong with an opening line, and where.
struct MisplacedOpening {
    range: Range<usize>,
    message: &'static str,
    hint: &'static str,
}

/// An opening line that is not the first one, or not exactly `---`.
fn misplaced_opening(text: &str) -> Option<MisplacedOpening> {
    let kept = text.trim_start();
    let start = text.len() - kept.len();
    let line = kept.lines().next().unwrap_or_default().trim_end();
    if !line.starts_with("---") {
        return None;
    }
    if line == "---" && text::before(text, start).contains('\n') {
        return Some(MisplacedOpening {
            range: 0..start,
            message: "Empty lines stand before the front matter.",
            hint: "begin the file with the line `---`",
        });
    }
    let hint = "write three hyphens at the start of the line, and nothing else";
    let message = "The first line must be exactly `---`.";
    Some(MisplacedOpening { range: start..start + line.len(), message, hint })
}

/// The length of the line at `start`, its line break included.
fn line_length(text: &str, start: usize) -> usize {
    text::from(text, start).find('\n').map_or(text.len() - start, |newline| newline + 1)
}

/// The YAML's bytes and the start of the body.
fn closing_line(text: &str, yaml_start: usize) -> Option<(Range<usize>, usize)> {
    let mut at = yaml_start;
    while at < text.len() {
        let length = line_length(text, at);
        let line = text::within(text, at..at + length).trim_end();
        if line == "---" || line == "..." {
            return Some((yaml_start..at, at + length));
        }
        at += length;
    }
    None
}

/// The bytes of the file that a part of a scalar's text was read from: of the whole value when
/// escapes or line folding moved them.
fn part_of(text: &Spanned<String>, part: &Range<usize>) -> Range<usize> {
    let whole = text.range.clone();
    let shift = match whole.len().checked_sub(text.value.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return whole,
    };
    let start = (whole.start + shift + part.start).min(whole.end);
    let end = (whole.start + shift + part.end).clamp(start, whole.end);
    if start == end { whole } else { start..end }
}

fn date_problem(text: &Spanned<String>, error: DateError, reader: &mut Reader) {
    let range = part_of(text, &error.range);
    let spelled = error.hint.as_deref().and_then(|hint| same_in_digits(&text.value, hint));
    let problem = reader.problem(Lint::DateInvalid, range, error.message);
    problem.hint = error.hint.map(|hint| in_quotes(&hint));
    // What stands in quotation marks keeps them.
    let inner = part_of(text, &(0..text.value.len()));
    if let Some(spelled) = spelled.filter(|_| inner.len() == text.value.len()) {
        let span = Span { start: inner.start, end: inner.end, ..problem.span.clone() };
        problem.fix = Some(Box::new(Fix::rewrite(&span, spelled)));
    }
}

/// The one spelling that a hint offers for a date that is written with the year first and only lacks zeros or hyphens:
/// `2015-4-2`, `2015/04/02`. Of any other the writer may have meant something else.
fn same_in_digits(written: &str, hint: &str) -> Option<String> {
    let spelled = hint.strip_prefix("write `")?.strip_suffix('`').filter(|text| !text.contains('`'))?;
    let numbers = |text: &str| -> Option<Vec<u32>> {
        text.split(['-', '/', '.']).map(|part| part.parse().ok()).collect()
    };
    let (one, other) = (numbers(written)?, numbers(spelled)?);
    let is_whole = written.split(['-', '/', '.']).next().is_some_and(|year| year.len() == 4);
    (is_whole && one == other).then(|| spelled.to_owned())
}

/// Seasons that a hint proposes and that read like years, in the quotation marks that confirm them.
fn in_quotes(hint: &str) -> String {
    let spelled = hint.split('`').enumerate().map(|(index, part)| {
        let is_doubtful =
            index % 2 == 1 && Edtf::parse(part).is_ok_and(|date| date.years_for_season().is_some());
        if is_doubtful { format!("\"{part}\"") } else { part.to_owned() }
    });
    spelled.collect::<Vec<_>>().join("`")
}

/// An EDTF date.
pub(super) fn edtf(text: &Spanned<String>, reader: &mut Reader) -> Option<Spanned<Edtf>> {
    match Edtf::parse(&text.value) {
        Ok(date) => {
            check_season(text, &date, reader);
            Some(Spanned::new(date, text.range.clone()))
        }
        Err(error) => {
            date_problem(text, error, reader);
            None
        }
    }
}

/// Warns of a season that reads like a span of years. Quotation marks say that the season is meant.
fn check_season(text: &Spanned<String>, date: &Edtf, reader: &mut Reader) {
    let is_quoted = text.range.len() == text.value.len() + 2;
    let Some(years) = date.years_for_season().filter(|_| !is_quoted) else { return };
    let edtf = date.as_str();
    let what = match date.precision() {
        Precision::Quarter => "the quarter",
        Precision::Half => "the half year",
        _ => "the season",
    };
    let message = format!("`{edtf}` is {}, and reads like a span of years.", date.display());
    reader.problem(Lint::DateSeason, text.range.clone(), message).hint =
        Some(format!("for the years write `{years}`; for {what} write it in quotation marks, `\"{edtf}\"`"));
}

/// A publication day or instant.
pub(super) fn publication(text: &Spanned<String>, reader: &mut Reader) -> Option<Spanned<Publication>> {
    match Publication::parse(&text.value) {
        Ok(date) => Some(Spanned::new(date, text.range.clone())),
        Err(error) => {
            date_problem(text, error, reader);
            None
        }
    }
}

/// The EDTF date of `key`, if it is there.
pub(super) fn edtf_field(fields: &mut Fields, key: &'static str, reader: &mut Reader) -> Option<Edtf> {
    let text = fields.text(key, reader)?;
    edtf(&text, reader).map(|date| date.value)
}

/// The publication date of `key`, if it is there.
pub(super) fn publication_field(
    fields: &mut Fields,
    key: &'static str,
    reader: &mut Reader,
) -> Option<Spanned<Publication>> {
    let text = fields.text(key, reader)?;
    publication(&text, reader)
}

/// `image` with its words.
pub(super) fn image(fields: &mut Fields, reader: &mut Reader) -> Option<Image> {
    let file = fields.text("image", reader);
    let alt = fields.text("image_alt", reader).map(|text| text.value);
    let caption = fields.text("image_caption", reader).map(|text| text.value);
    let credit = fields.text("image_credit", reader).map(|text| text.value);
    let licence = fields.text("image_licence", reader).map(|text| text.value);
    let file = file?;
    if alt.is_none() {
        let message = "This picture has no text that says what it shows.";
        reader.problem(Lint::ImageAltMissing, file.range.clone(), message).hint =
            Some("add `image_alt: what it shows`".into());
    }
    Some(Image { file, alt, caption, credit, licence })
}

/// `language`, checked; else the one that the file's name ends in.
pub(super) fn language(fields: &mut Fields, reader: &mut Reader) -> Option<String> {
    let path = SourcePath::new(std::sync::Arc::clone(reader.file));
    let named = path.language().map(str::to_owned);
    let Some(text) = fields.text("language", reader) else { return named };
    let range = text.range.clone();
    let given = crate::config::language_tag(text, reader);
    if let (Some(given), Some(named)) = (&given, &named)
        && given != named
    {
        let message = format!("The file's name says `{named}`, and `language` says `{given}`.");
        reader.problem(Lint::ValueInvalid, range, message).hint = Some("take one of them out".into());
    }
    named.or(given)
}

/// `old_urls`, and of a briefing or page the older word for it, `aliases`.
pub(super) fn old_urls(fields: &mut Fields, reader: &mut Reader) -> Vec<Spanned<String>> {
    let mut old = fields.texts("old_urls", reader);
    old.extend(fields.texts("aliases", reader));
    old
}

/// `names`: what something is called in other languages, by their tags.
pub(super) fn names(fields: &mut Fields, reader: &mut Reader) -> Vec<(String, Spanned<String>)> {
    let Some(node) = fields.take("names") else { return Vec::new() };
    let Some(inner) = reader.fields(node, "`names`") else { return Vec::new() };
    let mut names = Vec::new();
    for (key, node) in inner.entries() {
        // An empty key counts as absent.
        if node.value == Value::Null {
            continue;
        }
        let tag = crate::config::language_tag(Spanned::new(key.text.clone(), key.range.clone()), reader);
        let name = reader.text(node, &key.text).filter(|name| !name.value.is_empty());
        names.extend(tag.zip(name));
    }
    names
}

/// `extra`, as JSON; an empty object when it is absent.
pub(super) fn extra(fields: &mut Fields) -> serde_json::Value {
    fields.take("extra").map_or_else(|| serde_json::Value::Object(serde_json::Map::default()), Node::to_json)
}

/// Says so when `later` lies before `earlier`.
pub(super) fn check_order(
    earlier: &Spanned<Publication>,
    later: Option<&Spanned<Publication>>,
    key: &str,
    reader: &mut Reader,
) {
    let Some(later) = later.filter(|later| later.value.is_surely_before(&earlier.value)) else { return };
    let message = format!("`{key}` lies before `date`.");
    let span = Span::new(reader.file, earlier.range.clone());
    let problem = reader.problem(Lint::DateOrder, later.range.clone(), message);
    problem.labels.push(crate::diagnostic::Label { span, text: "published on this day".into() });
}
