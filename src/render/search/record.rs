//! A record as it is indexed: its texts without what Pagefind would misread, and what it is filtered by.
//!
//! It must not know how words are found in a text.

use std::borrow::Cow;

use super::spread;
use crate::page::view::SearchRecord;

/// The words of Pagefind's own marks in a text, which a writer may not set.
const MARKS: [&str; 2] = ["___PAGEFIND", "___END_PAGEFIND"];
/// With it Pagefind parts the words of a language that has no spaces.
pub(super) const BREAK: char = '\u{200b}';
/// What is searched and shown beside the text, in the order in which the index numbers it. `search.js` says how much
/// each counts: so a quote is found by its speaker, but not before what bears that name.
pub(super) const FIELDS: [&str; 5] = ["aliases", "named", "note", "speaker", "title"];
/// What results are filtered by, in the order of the index.
pub(super) const FILTERS: [&str; 4] = ["actor", "kind", "topic", "year"];

/// A record and its texts.
pub(super) struct Entry<'r> {
    pub(super) record: &'r SearchRecord,
    /// All words by which it is found, but those of its fields.
    pub(super) text: Cow<'r, str>,
    /// Its fields, as `FIELDS` names them; one without words is none.
    pub(super) fields: [Cow<'r, str>; 5],
}

impl<'r> Entry<'r> {
    pub(super) fn new(record: &'r SearchRecord, language: &str) -> Self {
        let text = if record.text.is_empty() { &record.title } else { &record.text };
        let mut text = plain(text, language);
        // Between the words of a language with spaces it says nothing.
        if !spread::is_parted(language) && text.contains(BREAK) {
            text = Cow::Owned(text.replace(BREAK, ""));
        }
        let title = plain(&record.title, language);
        let (speaker, title) = if record.kind == "quote" { (title, "".into()) } else { ("".into(), title) };
        let note = plain(&record.note, language);
        let fields =
            [listed(&record.aliases, language), listed(&record.named, language), note, speaker, title];
        Self { record, text, fields }
    }

    /// What Pagefind takes for words of the text, before it looks into them.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.text.split_whitespace().map(|token| token.trim_matches(BREAK)).filter(|token| !token.is_empty())
    }
}

/// The values of a record for one of `FILTERS`.
pub(super) fn values<'r>(record: &'r SearchRecord, filter: &str) -> Vec<Cow<'r, str>> {
    let names = |names: &'r [String]| names.iter().map(|name| Cow::Borrowed(&**name)).collect();
    match filter {
        "actor" => names(&record.actors),
        "topic" => names(&record.topics),
        "kind" => vec![record.kind.into()],
        _ => record.year.iter().map(|year| Cow::Owned(year.to_string())).collect(),
    }
}

/// Names, each in a line.
fn listed<'r>(names: &[String], language: &str) -> Cow<'r, str> {
    names.iter().map(|name| plain(name, language)).collect::<Vec<_>>().join("\n").into()
}

/// A text without Pagefind's marks, with the words apart that the language's index would not part.
fn plain<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    let mut plain = Cow::Borrowed(text);
    // Without one mark, what stood around it can be another.
    while let Some(mark) = MARKS.iter().find(|&&mark| plain.contains(mark)) {
        plain = Cow::Owned(plain.replace(mark, ""));
    }
    match plain {
        plain if spread::is_parted(language) => plain,
        Cow::Borrowed(text) => spread::spread(text),
        Cow::Owned(text) => Cow::Owned(spread::spread(&text).into_owned()),
    }
}
