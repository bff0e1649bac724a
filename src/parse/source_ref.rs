//! Sources: entries of `sources`, and what names them.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use super::front::edtf_field;
use super::outline::{Source, SourceRef};
use crate::diagnostic::Lint;
use crate::name::{nearest, steps};
use crate::yaml::{Node, Reader, Spanned, Value};

/// Unknown ids of one file for which the nearest known one is looked up.
const MOST_SUGGESTIONS: usize = 20;

/// Known ids that such a look takes in.
const MOST_COMPARED: usize = 500;

/// The `sources` of a briefing.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub(super) list: Vec<Arc<Source>>,
    /// By id the first source that has it.
    by_id: HashMap<String, usize>,
    /// Suggestions that were looked up.
    suggested: Cell<usize>,
}

impl Sources {
    pub(super) fn push(&mut self, source: Source) {
        if let Some(id) = &source.id {
            self.by_id.entry(id.clone()).or_insert(self.list.len());
        }
        self.list.push(Arc::new(source));
    }

    pub(super) fn place(&self, id: &str) -> Option<usize> {
        steps::take();
        self.by_id.get(id).copied()
    }

    fn nearest(&self, id: &str) -> Option<&str> {
        self.suggested.set(self.suggested.get() + 1);
        let known = self.list.iter().filter_map(|source| source.id.as_deref()).take(MOST_COMPARED);
        if self.suggested.get() > MOST_SUGGESTIONS { None } else { nearest(id, known) }
    }
}

/// Reads a mapping like those of `sources`; a plain text is a source with a title alone, and a
/// plain address one with a URL alone.
pub(super) fn read_source(node: &Node, reader: &mut Reader) -> Option<Source> {
    let Value::Mapping(_) = node.value else {
        let text = reader.entry(node, "sources")?.value;
        return (!text.is_empty()).then(|| from_text(text));
    };
    let mut fields = reader.fields(node, "a source")?;
    let id = fields.text("id", reader).map(|text| text.value);
    let title = fields.text("title", reader).map(|text| text.value);
    let publisher = fields.text("publisher", reader).map(|text| text.value);
    let url = fields.text("url", reader);
    let date = edtf_field(&mut fields, "date", reader);
    fields.finish(reader);
    let written = url.as_ref().map(|url| url.value.clone());
    let url = url.and_then(|url| web_address(url, reader));
    if title.is_none() && publisher.is_none() && written.is_none() {
        let message = "A source needs a `title`, a `publisher` or a `url`.";
        reader.problem(Lint::FieldMissing, node.range.clone(), message).hint =
            Some("write `title: ...` or `url: https://...`".into());
    }
    // What is reported here still answers to its id, so that its uses are not reported too.
    let stand_in = || written.or_else(|| id.clone());
    let title = if publisher.is_none() && url.is_none() { title.or_else(stand_in) } else { title };
    let is_named = title.is_some() || publisher.is_some() || url.is_some();
    is_named.then_some(Source { id, title, publisher, url, date })
}

fn web_address(url: Spanned<String>, reader: &mut Reader) -> Option<String> {
    if is_web_address(&url.value) {
        return Some(url.value);
    }
    reader.problem(Lint::ValueInvalid, url.range, "A source's `url` must be a full address.").hint =
        Some("write it with `https://`".into());
    None
}

fn from_text(text: String) -> Source {
    if is_web_address(&text) {
        Source { url: Some(text), ..Source::default() }
    } else {
        Source { title: Some(text), ..Source::default() }
    }
}

fn is_web_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

/// `Reuters` is a text, `reuters` an id. In a script without small letters a word is an id when one like it is listed.
fn looks_like_id(text: &str, sources: &Sources) -> bool {
    if text.contains(char::is_whitespace) || is_web_address(text) {
        return false;
    }
    match text.chars().next() {
        Some(first) if first.is_ascii() || first.is_lowercase() => !first.is_uppercase(),
        Some(first) if first.is_uppercase() => false,
        _ => sources.nearest(text).is_some(),
    }
}

/// Reads `source:` of an event or a quote: an id from `sources`, a text of its own, or a mapping.
///
/// With `id_only` a text is always meant as an id; otherwise only one that looks like an id is.
pub(super) fn source_ref(
    node: &Node,
    sources: &Sources,
    id_only: bool,
    reader: &mut Reader,
) -> Option<SourceRef> {
    if let Value::Mapping(_) = node.value {
        return read_source(node, reader).map(|source| SourceRef::Inline(Arc::new(source)));
    }
    let text = reader.text(node, "source")?;
    if text.value.is_empty() {
        return None;
    }
    if let Some(index) = sources.place(&text.value) {
        return Some(SourceRef::Listed(index));
    }
    if looks_like_id(&text.value, sources) || (id_only && !is_web_address(&text.value)) {
        let hint = sources.nearest(&text.value).map_or_else(
            || "list it under `sources` with this `id`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("No source of this briefing has the id `{}`.", text.value);
        reader.problem(Lint::SourceUnknown, text.range, message).hint = Some(hint);
        return None;
    }
    Some(SourceRef::Inline(Arc::new(from_text(text.value))))
}
