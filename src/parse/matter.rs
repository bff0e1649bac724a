//! The types of front matter: what a file says of itself, before it is linked with the others.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value as Json;

use super::event_words::EventWords;
use crate::date::{Edtf, Publication};
use crate::prose::markdown::Mark;
use crate::quotation::Spoken;
use crate::yaml::Spanned;

/// The front matter of a file.
#[derive(Clone, Debug)]
pub enum Matter {
    /// Of a briefing.
    Briefing(Box<BriefingMatter>),
    /// Of an actor.
    Actor(Box<ActorMatter>),
    /// Of a topic.
    Topic(Box<TopicMatter>),
    /// Of an ordinary page.
    Page(Box<PageMatter>),
}

impl Matter {
    /// The `aliases` that are old URLs; actors and topics have names there.
    pub fn redirects(&self) -> &[Spanned<String>] {
        match self {
            Self::Briefing(matter) => &matter.aliases,
            Self::Page(matter) => &matter.aliases,
            Self::Actor(_) | Self::Topic(_) => &[],
        }
    }

    /// The day or moment before which a key of another program holds it back.
    pub fn embargo(&self) -> Option<&Publication> {
        match self {
            Self::Briefing(matter) => matter.embargo.as_ref(),
            Self::Page(matter) => matter.embargo.as_ref(),
            Self::Actor(_) | Self::Topic(_) => None,
        }
    }
}

/// A picture that stands for a page.
#[derive(Clone, Debug)]
pub struct Image {
    /// `image`: a file beside the page, or a full address.
    pub file: Spanned<String>,
    /// `image_alt`: what it shows.
    pub alt: Option<String>,
    /// `image_credit`: who made it.
    pub credit: Option<String>,
}

/// An actor named in a briefing's `actors`.
#[derive(Clone, Debug)]
pub struct Part {
    /// Name, alias or slug.
    pub name: Spanned<String>,
    /// The part that the actor plays in this briefing.
    pub role: Option<String>,
}

/// Where an event or a quote comes from.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
pub struct EventMatter {
    /// When.
    pub date: Spanned<Edtf>,
    /// What happened.
    pub event: Spanned<String>,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    pub actors: Vec<Spanned<String>>,
    /// What it is about.
    pub topics: Vec<Spanned<String>>,
    /// Who says so.
    pub source: Option<SourceRef>,
    /// What other briefings call it that tell it too.
    pub id: Option<Spanned<String>>,
    /// Where the body first names its day, as pieces of events; empty when it does not.
    pub marks: Vec<Mark>,
    /// What happened, as it is compared.
    pub(crate) words: Arc<EventWords>,
}

/// An entry of `quotes`.
#[derive(Clone, Debug)]
pub struct QuoteMatter {
    /// Name, alias or slug of who said it.
    pub speaker: Spanned<String>,
    /// The words.
    pub text: Spanned<String>,
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
    /// Where the words stand in the body; empty when they do not.
    pub marks: Vec<Mark>,
    /// The paragraph of the body in which they stand.
    pub context: Option<String>,
    /// The value of a text fragment that leads to them (`#:~:text=`).
    pub fragment: Option<String>,
    /// The words as they are compared.
    pub(crate) folded: Arc<str>,
    /// A hash of them that is the same for any spelling of the same words.
    pub(crate) same_words: u64,
    /// Hashes of runs of words, by which near quotes are found.
    pub(crate) runs: Box<[u64]>,
}

/// An entry of `corrections`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Correction {
    /// When it was made.
    pub date: Edtf,
    /// What was wrong, and what is right.
    pub text: String,
}

/// Front matter of a briefing.
#[derive(Clone, Debug)]
pub struct BriefingMatter {
    /// `title`.
    pub title: Spanned<String>,
    /// `date`.
    pub date: Spanned<Publication>,
    /// `updated`.
    pub updated: Option<Spanned<Publication>>,
    /// `summary`.
    pub summary: Option<String>,
    /// `slug`.
    pub slug: Option<Spanned<String>>,
    /// `authors`.
    pub authors: Vec<String>,
    /// `language`.
    pub language: Option<String>,
    /// `draft`.
    pub draft: bool,
    /// The day or moment before which a key of another program holds it back.
    pub embargo: Option<Publication>,
    /// `expires`.
    pub expires: Option<Spanned<Publication>>,
    /// `aliases`: old URLs.
    pub aliases: Vec<Spanned<String>>,
    /// `image`, `image_alt`, `image_credit`.
    pub image: Option<Image>,
    /// `actors`.
    pub actors: Vec<Part>,
    /// `topics`.
    pub topics: Vec<Spanned<String>>,
    /// `dates`.
    pub dates: Vec<EventMatter>,
    /// `quotes`.
    pub quotes: Vec<QuoteMatter>,
    /// `sources`.
    pub sources: Vec<Arc<Source>>,
    /// `corrections`.
    pub corrections: Vec<Correction>,
    /// Direct quotes of the body that `quotes` does not list, or perhaps for another speaker alone.
    pub(crate) spoken: Vec<Spoken>,
    /// `extra`.
    pub extra: Json,
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

/// Front matter of an actor.
#[derive(Clone, Debug)]
pub struct ActorMatter {
    /// `name`.
    pub name: Spanned<String>,
    /// `names`: by language tag; they are aliases too.
    pub names: Vec<(String, Spanned<String>)>,
    /// `kind`.
    pub kind: ActorKind,
    /// `slug`.
    pub slug: Option<Spanned<String>>,
    /// `aliases`.
    pub aliases: Vec<Spanned<String>>,
    /// `weak_aliases`.
    pub weak_aliases: Vec<Spanned<String>>,
    /// `roles`.
    pub roles: Vec<Role>,
    /// `image`, `image_alt`, `image_credit`.
    pub image: Option<Image>,
    /// `links`: label and address, in the order of the file.
    pub links: Vec<(String, String)>,
    /// `extra`.
    pub extra: Json,
}

/// Front matter of a topic.
#[derive(Clone, Debug)]
pub struct TopicMatter {
    /// `name`.
    pub name: Spanned<String>,
    /// `names`: by language tag; they are aliases too.
    pub names: Vec<(String, Spanned<String>)>,
    /// `slug`.
    pub slug: Option<Spanned<String>>,
    /// `aliases`.
    pub aliases: Vec<Spanned<String>>,
    /// `parent`.
    pub parent: Option<Spanned<String>>,
    /// `extra`.
    pub extra: Json,
}

/// Front matter of an ordinary page.
#[derive(Clone, Debug)]
pub struct PageMatter {
    /// `title`, else the first heading, else the file name.
    pub title: String,
    /// `date`.
    pub date: Option<Spanned<Publication>>,
    /// `updated`.
    pub updated: Option<Spanned<Publication>>,
    /// `summary`.
    pub summary: Option<String>,
    /// `slug`.
    pub slug: Option<Spanned<String>>,
    /// `language`.
    pub language: Option<String>,
    /// `draft`.
    pub draft: bool,
    /// The day or moment before which a key of another program holds it back.
    pub embargo: Option<Publication>,
    /// `expires`.
    pub expires: Option<Spanned<Publication>>,
    /// `aliases`: old URLs.
    pub aliases: Vec<Spanned<String>>,
    /// `image`, `image_alt`, `image_credit`.
    pub image: Option<Image>,
    /// `extra`.
    pub extra: Json,
}
