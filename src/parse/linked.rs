//! What linking reads of a document besides its body: names, dates, slugs, words of events and quotes.
//!
//! Two states of a file that agree in it stand in the same places of a site, so that its other
//! documents need not be linked again. Structs are taken apart field by field: a new field has to say
//! on which side it stands.

use std::hash::{Hash, Hasher};

use super::{BriefingMatter, Document, EventMatter, Matter, PageMatter, QuoteMatter, SourceRef};
use crate::name::SourcePath;
use crate::snapshot::Fingerprint;
use crate::yaml::Spanned;

impl Document {
    /// Its title, as other documents may call it.
    pub fn title(&self) -> &str {
        match &self.matter {
            Matter::Briefing(matter) => &matter.title.value,
            Matter::Page(matter) => &matter.title,
            Matter::Actor(matter) => &matter.name.value,
            Matter::Topic(matter) => &matter.name.value,
        }
    }
}

/// The fingerprint of all that linking reads of a document but its body, its title and where things
/// stand in the file. `front` is the text before the body.
pub(super) fn fingerprint(path: &SourcePath, matter: &Matter, front: &str) -> Fingerprint {
    Fingerprint::of_value(&Linked { path, matter, front })
}

struct Linked<'d> {
    path: &'d SourcePath,
    matter: &'d Matter,
    front: &'d str,
}

impl Hash for Linked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.matter {
            Matter::Briefing(matter) => briefing(matter, self.path, state),
            Matter::Page(matter) => page(matter, state),
            // Names are few and decide much: any change of their files counts.
            Matter::Actor(_) | Matter::Topic(_) => self.front.hash(state),
        }
    }
}

fn briefing<H: Hasher>(matter: &BriefingMatter, path: &SourcePath, state: &mut H) {
    let BriefingMatter {
        title,
        date,
        updated: _,
        summary: _,
        slug,
        authors: _,
        language: _,
        draft,
        embargo,
        expires,
        aliases: _,
        image: _,
        actors,
        topics,
        dates,
        quotes,
        sources,
        corrections: _,
        spoken: _,
        extra: _,
    } = matter;
    date.value.hash(state);
    (draft, embargo, expires.as_ref().map(|expires| &expires.value)).hash(state);
    hash_slug(slug.as_ref(), state);
    if may_be_nameless(path) {
        title.value.hash(state);
    }
    actors.len().hash(state);
    for part in actors {
        (&part.name.value, &part.role).hash(state);
    }
    hash_names(topics, state);
    dates.len().hash(state);
    for event in dates {
        hash_event(event, state);
    }
    quotes.len().hash(state);
    for quote in quotes {
        hash_quote(quote, state);
    }
    sources.hash(state);
}

/// Whether the slug of a file may be empty, so that the title gives it: when its name has no ASCII letter or digit.
fn may_be_nameless(path: &SourcePath) -> bool {
    !path.undated_name().bytes().any(|byte| byte.is_ascii_alphanumeric())
}

fn page<H: Hasher>(matter: &PageMatter, state: &mut H) {
    let PageMatter {
        title: _,
        date,
        updated: _,
        summary: _,
        slug,
        language: _,
        draft,
        embargo,
        expires,
        aliases: _,
        image: _,
        extra: _,
    } = matter;
    (date.as_ref().map(|date| &date.value), draft, embargo).hash(state);
    expires.as_ref().map(|expires| &expires.value).hash(state);
    hash_slug(slug.as_ref(), state);
}

fn hash_slug<H: Hasher>(slug: Option<&Spanned<String>>, state: &mut H) {
    slug.map(|slug| &slug.value).hash(state);
}

fn hash_names<H: Hasher>(names: &[Spanned<String>], state: &mut H) {
    names.len().hash(state);
    for name in names {
        name.value.hash(state);
    }
}

fn hash_event<H: Hasher>(event: &EventMatter, state: &mut H) {
    let EventMatter { date, event, place: _, actors, topics, source, id, words: _, marks: _ } = event;
    (&date.value, &event.value, id.as_ref().map(|id| &id.value)).hash(state);
    hash_names(actors, state);
    hash_names(topics, state);
    hash_source(source.as_ref(), state);
}

fn hash_quote<H: Hasher>(quote: &QuoteMatter, state: &mut H) {
    let QuoteMatter {
        speaker,
        text,
        date: _,
        occasion: _,
        original: _,
        original_language: _,
        source,
        names_source,
        marks,
        context: _,
        fragment: _,
        folded: _,
        same_words: _,
        runs: _,
    } = quote;
    (&speaker.value, &text.value, names_source, marks.is_empty()).hash(state);
    hash_source(source.as_ref(), state);
}

fn hash_source<H: Hasher>(source: Option<&SourceRef>, state: &mut H) {
    match source {
        None => 0u8.hash(state),
        Some(SourceRef::Listed(index)) => (1u8, index).hash(state),
        Some(SourceRef::Inline(source)) => (2u8, source).hash(state),
    }
}
