//! What linking may read of a file: names, dates, what its slug is made of, events and quotes.
//!
//! An outline derives its hash and holds no places: a text that is shifted leaves it as it is. Where its values stand
//! is asked of the document by [`At`], for messages alone. What the body says is `analysis`'s.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::event_words::EventWords;
use crate::date::{Edtf, Publication};
use crate::name::SourcePath;
use crate::snapshot::Sealed;
use crate::yaml::Spanned;

/// A value of a file. Where it stands is no part of it, neither of its hash nor of what it equals, and only
/// [`super::Document::place`] tells it.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file.
    pub(super) place: Range<usize>,
}

impl<T> Placed<T> {
    /// A value that has no place of its own: another one stands for it.
    pub fn beside<U>(value: T, other: &Placed<U>) -> Self {
        Self { value, place: other.place.clone() }
    }
}

impl<T> From<Spanned<T>> for Placed<T> {
    fn from(Spanned { value, range }: Spanned<T>) -> Self {
        Self { value, place: range }
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Placed<T> {}

impl<T: Hash> Hash for Placed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// Values of a file, without their places.
pub(super) fn placed<T>(values: Vec<Spanned<T>>) -> Vec<Placed<T>> {
    values.into_iter().map(Placed::from).collect()
}

/// Which value of a file a message points at: the same in every state of the file that has the same outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum At {
    /// `title` of a briefing, `name` of an actor or topic.
    Title,
    /// `slug`.
    Slug,
    /// An entry of an actor's or topic's `aliases`.
    Alias(usize),
    /// An entry of `weak_aliases`.
    WeakAlias(usize),
    /// An entry of `shared_aliases`.
    SharedAlias(usize),
    /// `parent` of a topic.
    Parent,
    /// An entry of a briefing's `actors`.
    Actor(usize),
    /// An entry of a briefing's `topics`.
    Topic(usize),
    /// The `date` of an entry of `dates`.
    EventDate(usize),
    /// The words of an entry of `dates`.
    Event(usize),
    /// The `id` of an entry of `dates`.
    EventId(usize),
    /// An entry of `actors` of an entry of `dates`.
    EventActor(usize, usize),
    /// An entry of `topics` of an entry of `dates`.
    EventTopic(usize, usize),
    /// The `speaker` of an entry of `quotes`.
    Speaker(usize),
    /// The words of an entry of `quotes`.
    Quote(usize),
}

/// A file and its outline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outline {
    /// Where the file stands.
    pub path: SourcePath,
    /// By what the file declares.
    pub of: OutlineOf,
}

/// An outline by what the file declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OutlineOf {
    /// Of a briefing.
    Briefing(Sealed<BriefingOutline>),
    /// Of an actor.
    Actor(Sealed<ActorOutline>),
    /// Of a topic.
    Topic(Sealed<TopicOutline>),
    /// Of an ordinary page.
    Page(Sealed<PageOutline>),
}

/// What a file says of the time in which it is published, beside its `date`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Withholding {
    /// `draft`.
    pub draft: bool,
    /// The day or moment before which a key of another program holds it back.
    pub embargo: Option<Publication>,
    /// `expires`.
    pub expires: Option<Publication>,
}

/// What linking may read of a briefing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BriefingOutline {
    /// `date`.
    pub date: Publication,
    /// Why it may be withheld.
    pub withholding: Withholding,
    /// `slug`.
    pub slug: Option<Placed<String>>,
    /// `title`, where the slug may be made of it.
    pub slug_title: Option<String>,
    /// `actors`.
    pub actors: Vec<Part>,
    /// `topics`.
    pub topics: Vec<Placed<String>>,
    /// `dates`.
    pub dates: Vec<EventMatter>,
    /// `quotes`.
    pub quotes: Vec<QuoteMatter>,
    /// `sources`.
    pub sources: Vec<Arc<Source>>,
}

/// An actor named in a briefing's `actors`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// Name, alias or slug.
    pub name: Placed<String>,
    /// The part that the actor plays in this briefing.
    pub role: Option<String>,
}

/// Where an event or a quote comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SourceRef {
    /// An entry of the briefing's `sources`, by its place in the list.
    Listed(usize),
    /// Words of its own, or a mapping like one of `sources`.
    Inline(Arc<Source>),
}

/// A source that a briefing names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Source {
    /// `id`, by which events and quotes name it.
    pub id: Option<String>,
    /// `title` of the document.
    pub title: Option<String>,
    /// `publisher`.
    pub publisher: Option<String>,
    /// `url`.
    pub url: Option<String>,
    /// `date` of the document.
    pub date: Option<Edtf>,
}

/// An entry of `dates`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventMatter {
    /// When.
    pub date: Placed<Edtf>,
    /// What happened.
    pub event: Placed<String>,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    pub actors: Vec<Placed<String>>,
    /// What it is about.
    pub topics: Vec<Placed<String>>,
    /// Who says so.
    pub source: Option<SourceRef>,
    /// What other briefings call it that tell it too.
    pub id: Option<Placed<String>>,
    /// What happened, as it is compared.
    pub(crate) words: Arc<EventWords>,
}

/// An entry of `quotes`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QuoteMatter {
    /// Name, alias or slug of who said it.
    pub speaker: Placed<String>,
    /// The words.
    pub text: Placed<String>,
    /// When it was said.
    pub date: Option<Edtf>,
    /// On which occasion.
    pub occasion: Option<String>,
    /// The words in the language they were said in.
    pub original: Option<String>,
    /// That language.
    pub original_language: Option<String>,
    /// Who reports it.
    pub source: Option<SourceRef>,
    /// Whether a source is named, known or not.
    pub names_source: bool,
    /// The words as they are compared.
    pub(crate) folded: Arc<str>,
    /// A hash of them that is the same for any spelling of the same words.
    pub(crate) same_words: u64,
    /// Hashes of runs of words, by which near quotes are found.
    pub(crate) runs: Box<[u64]>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    #[default]
    Person,
    /// A state.
    Country,
    /// A body with a name: a ministry, a company, an agency.
    Organization,
    /// People without a common body: an alliance of the day, a delegation.
    Group,
}

impl ActorKind {
    /// All kinds in the order in which pages show them.
    pub const ALL: [Self; 4] = [Self::Person, Self::Country, Self::Organization, Self::Group];
    /// The words for them, `organisation` included.
    pub const WORDS: [&'static str; 5] = ["person", "country", "organization", "organisation", "group"];

    /// The lower-case word for it, as front matter has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::Organization => "organization",
            Self::Group => "group",
        }
    }

    /// Reads one of [`Self::WORDS`].
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "person" => Some(Self::Person),
            "country" => Some(Self::Country),
            "organization" | "organisation" => Some(Self::Organization),
            "group" => Some(Self::Group),
            _ => None,
        }
    }
}

/// By which pronouns texts call an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pronouns {
    /// `she`
    She,
    /// `he`
    He,
    /// `they`
    They,
}

impl Pronouns {
    /// The words for them.
    pub const WORDS: [&'static str; 6] = ["she", "he", "they", "she/her", "he/him", "they/them"];

    /// Reads one of [`Self::WORDS`].
    pub fn parse(word: &str) -> Option<Self> {
        match word.split('/').next()? {
            "she" => Some(Self::She),
            "he" => Some(Self::He),
            "they" => Some(Self::They),
            _ => None,
        }
    }
}

/// An office that an actor held.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Role {
    /// The office.
    pub title: String,
    /// Of which country or body; a name, alias or slug.
    pub of: Option<String>,
    /// Since when.
    pub from: Option<Edtf>,
    /// Until when.
    pub to: Option<Edtf>,
}

impl Role {
    /// Whether it was held on a day, as far as is known.
    pub fn is_held(&self, day: Date) -> bool {
        self.from.as_ref().and_then(Edtf::earliest).is_none_or(|from| from <= day)
            && self.to.as_ref().and_then(Edtf::latest).is_none_or(|to| day <= to)
    }

    /// Whether it was given up before a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.to.as_ref().and_then(Edtf::latest).is_some_and(|to| to < day)
    }
}

/// What linking may read of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActorOutline {
    /// `name`.
    pub name: Placed<String>,
    /// `kind`.
    pub kind: ActorKind,
    /// `slug`.
    pub slug: Option<Placed<String>>,
    /// `aliases`.
    pub aliases: Vec<Placed<String>>,
    /// `weak_aliases`.
    pub weak_aliases: Vec<Placed<String>>,
    /// `shared_aliases`.
    pub shared_aliases: Vec<Placed<String>>,
    /// `surname`.
    pub surname: Option<String>,
    /// `given`.
    pub given: Option<String>,
    /// `demonyms`.
    pub demonyms: Vec<Placed<String>>,
    /// `pronouns`.
    pub pronouns: Option<Pronouns>,
    /// `roles`.
    pub roles: Vec<Role>,
}

/// What linking may read of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicOutline {
    /// `name`.
    pub name: Placed<String>,
    /// `slug`.
    pub slug: Option<Placed<String>>,
    /// `aliases`.
    pub aliases: Vec<Placed<String>>,
    /// `parent`.
    pub parent: Option<Placed<String>>,
}

/// What linking may read of an ordinary page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageOutline {
    /// `date`.
    pub date: Option<Publication>,
    /// Why it may be withheld.
    pub withholding: Withholding,
    /// `slug`.
    pub slug: Option<Placed<String>>,
}

impl BriefingOutline {
    /// What a reference to a source stands for.
    pub fn source<'s>(&'s self, source: Option<&'s SourceRef>) -> Option<&'s Arc<Source>> {
        match source? {
            SourceRef::Listed(index) => self.sources.get(*index),
            SourceRef::Inline(source) => Some(source),
        }
    }

    pub(super) fn place(&self, at: At) -> Option<Range<usize>> {
        let event = |entry: usize| self.dates.get(entry);
        let quote = |entry: usize| self.quotes.get(entry);
        match at {
            At::Slug => place(self.slug.as_ref()),
            At::Actor(entry) => place(self.actors.get(entry).map(|part| &part.name)),
            At::Topic(entry) => place(self.topics.get(entry)),
            At::EventDate(entry) => place(event(entry).map(|event| &event.date)),
            At::Event(entry) => place(event(entry).map(|event| &event.event)),
            At::EventId(entry) => place(event(entry).and_then(|event| event.id.as_ref())),
            At::EventActor(entry, actor) => place(event(entry).and_then(|event| event.actors.get(actor))),
            At::EventTopic(entry, topic) => place(event(entry).and_then(|event| event.topics.get(topic))),
            At::Speaker(entry) => place(quote(entry).map(|quote| &quote.speaker)),
            At::Quote(entry) => place(quote(entry).map(|quote| &quote.text)),
            At::Title | At::Alias(_) | At::WeakAlias(_) | At::SharedAlias(_) | At::Parent => None,
        }
    }
}

impl ActorOutline {
    pub(super) fn place(&self, at: At) -> Option<Range<usize>> {
        match at {
            At::Title => place(Some(&self.name)),
            At::Slug => place(self.slug.as_ref()),
            At::Alias(entry) => place(self.aliases.get(entry)),
            At::WeakAlias(entry) => place(self.weak_aliases.get(entry)),
            At::SharedAlias(entry) => place(self.shared_aliases.get(entry)),
            _ => None,
        }
    }
}

impl TopicOutline {
    pub(super) fn place(&self, at: At) -> Option<Range<usize>> {
        match at {
            At::Title => place(Some(&self.name)),
            At::Slug => place(self.slug.as_ref()),
            At::Alias(entry) => place(self.aliases.get(entry)),
            At::Parent => place(self.parent.as_ref()),
            _ => None,
        }
    }
}

impl PageOutline {
    pub(super) fn place(&self, at: At) -> Option<Range<usize>> {
        if at == At::Slug { place(self.slug.as_ref()) } else { None }
    }
}

fn place<T>(value: Option<&Placed<T>>) -> Option<Range<usize>> {
    value.map(|value| value.place.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Document, parse};
    use crate::snapshot::Fingerprint;

    const FILE: &str = "---\ntitle: A visit\ndate: 2024-06-19\nactors: [Kim]\ntopics: [Talks]\n\
        dates: [{ date: 2019-04, event: A summit, place: Here, actors: [Kim, Xi] }]\n\
        quotes: [{ speaker: Kim, text: We go, date: 2019 }]\n---\nText.\n";

    fn read(text: &str) -> Arc<Document> {
        let parsed =
            parse(&SourcePath::new("content/briefings/x.md"), text.as_bytes(), Fingerprint::default());
        parsed.document.expect("a briefing")
    }

    #[test]
    fn what_an_outline_holds() {
        let outline = read(FILE).outline();
        for (written, edited, is_held) in [
            ("A visit", "Another visit", false),
            ("title:", "# Words of ours.\ntitle:", false),
            ("title:", "summary: What happened.\ntitle:", false),
            ("title:", "aliases: [/old/]\ntitle:", false),
            ("Text.", "“We go,” Kim said in April 2019.", false),
            ("2024-06-19", "2024-06-20", true),
            ("title:", "draft: true\ntitle:", true),
            ("title:", "expires: 2030\ntitle:", true),
            ("title:", "slug: visit\ntitle:", true),
            ("title:", "sources: [A paper]\ntitle:", true),
            ("[Kim]", "[Xi]", true),
            ("[Kim]", "[{ name: Kim, role: host }]", true),
            ("[Talks]", "[Arms]", true),
            ("2019-04", "2019-05", true),
            ("A summit", "A dinner", true),
            ("place: Here", "place: There", true),
            ("[Kim, Xi]", "[Xi, Kim]", true),
            ("We go", "We stay", true),
            ("date: 2019 }", "date: 2020 }", true),
            ("date: 2019 }", "date: 2019, occasion: A dinner }", true),
            ("date: 2019 }", "date: 2019, source: A paper }", true),
        ] {
            assert!(FILE.contains(written), "{written}");
            let other = read(&FILE.replacen(written, edited, 1)).outline();
            assert_eq!(outline != other, is_held, "{written} -> {edited}");
            let hashes = [&outline, &other].map(Fingerprint::of_value);
            assert_eq!(hashes[0] != hashes[1], is_held, "{written} -> {edited}");
        }
    }

    #[test]
    fn places_are_those_of_the_document() {
        for text in [FILE.to_owned(), FILE.replacen("title:", "summary: What happened.\ntitle:", 1)] {
            let document = read(&text);
            for (at, value) in [
                (At::Title, Some("A visit")),
                (At::Actor(0), Some("Kim")),
                (At::Topic(0), Some("Talks")),
                (At::EventDate(0), Some("2019-04")),
                (At::Event(0), Some("A summit")),
                (At::EventActor(0, 1), Some("Xi")),
                (At::Quote(0), Some("We go")),
                (At::Quote(1), None),
                (At::EventId(0), None),
                (At::Slug, None),
            ] {
                let found = document.place(at).and_then(|place| document.text.get(place));
                assert_eq!(found, value, "{at:?}");
            }
        }
    }
}
