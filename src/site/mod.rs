//! All documents linked: actors, topics, events, quotes, and who appears with whom.
//!
//! Links by index, never by copy. It must not know templates or the URLs of files: a link leads to a
//! [`Target`], and `page` says where that is.

mod addresses;
mod agree;
mod assets;
mod bodies;
mod called;
mod copies;
mod destination;
mod doubts;
mod editions;
mod events;
mod fragments;
mod frame;
mod link;
mod memory;
mod named;
mod names;
mod near_events;
mod newcomers;
mod order;
mod places;
mod quotes;
mod references;
mod related;
mod several;
mod shared;
mod sort_out;
mod speeches;
mod spelling;
mod topics;
mod unseen;
mod withhold;

use std::collections::BTreeSet;
use std::ops::Index;
use std::sync::Arc;

pub use addresses::addresses;
pub use assets::referenced;
pub use copies::copies;
pub use editions::{Edition, editions};
pub use link::{Broken, Input, link};
pub use memory::Memory;
pub use named::{DocumentId, NameInBody, NamedIn, Who, linked_names};
pub use order::{Alphabet, initial};
pub use related::Company;
pub use withhold::{Publishing, Withheld, WithheldBecause};

use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::name::{SourcePath, steps};
use crate::parse::{
    ActorKind, ActorMatter, BriefingMatter, Document, EventMatter, Matter, PageMatter, QuoteMatter, Role,
    Source, TopicMatter,
};

macro_rules! ids {
    ($($id:ident, $item:ident, $list:ident;)*) => { $(
        #[doc = concat!("Index of an entry of [`Site::", stringify!($list), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub(crate) usize);

        impl Index<$id> for Site {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                steps::take();
                &self.$list[id.0]
            }
        }
    )* };
}

ids! {
    BriefingId, Briefing, briefings;
    ActorId, Actor, actors;
    TopicId, Topic, topics;
    EventId, Event, events;
    QuoteId, Quote, quotes;
    PageId, Page, pages;
}

/// Everything that is published, linked. Nothing withheld is in it.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Briefings, newest first.
    pub briefings: Vec<Briefing>,
    /// Actors: the declared ones in the order of their files, then the undeclared.
    pub actors: Vec<Actor>,
    /// Topics, in the same order.
    pub topics: Vec<Topic>,
    /// Events by date, earliest first.
    pub events: Vec<Event>,
    /// Quotes, those of the newest briefing first.
    pub quotes: Vec<Quote>,
    /// Ordinary pages by path.
    pub pages: Vec<Page>,
    /// Files that are copied, by path.
    pub assets: BTreeSet<SourcePath>,
    /// Those of them that pages refer to.
    pub referenced: BTreeSet<SourcePath>,
    /// What is not published, and why.
    pub withheld: Vec<Withheld>,
    /// Actors from A to Z in the site's language.
    pub actors_by_name: Vec<ActorId>,
    /// Topics from A to Z in the site's language.
    pub topics_by_name: Vec<TopicId>,
    /// Actors and topics that nothing in this language shows, where others do: they have no page here.
    pub unseen_actors: BTreeSet<ActorId>,
    /// The same of topics.
    pub unseen_topics: BTreeSet<TopicId>,
    /// What is wrong across files.
    pub problems: Vec<Diagnostic>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A briefing's page, with a fragment.
    Briefing(BriefingId, Option<String>),
    /// An actor's page, with a fragment.
    Actor(ActorId, Option<String>),
    /// A topic's page, with a fragment.
    Topic(TopicId, Option<String>),
    /// An ordinary page, with a fragment.
    Page(PageId, Option<String>),
    /// A briefing or page in another language, by its file, with a fragment.
    Elsewhere(SourcePath, Option<String>),
    /// A copied file.
    Asset(SourcePath),
    /// A path of the site as the writer gave it, `/timeline/2024/`; `page` checks it.
    Path(String),
    /// A place on the same page.
    Here(String),
    /// An address elsewhere.
    External(String),
    /// Nowhere: the text stands without a link.
    Nowhere,
}

/// A published briefing.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// Its file.
    pub document: Arc<Document>,
    /// Its slug.
    pub slug: String,
    /// Who it names in front matter: `actors` first, then those of events and quotes.
    pub actors: Vec<Appearance>,
    /// How many of them `actors` lists.
    pub listed: usize,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its events, in the order of the file.
    pub events: Vec<EventId>,
    /// Its quotes, in the order of the file, one for each entry.
    pub quotes: Vec<QuoteId>,
    /// Where the references of its body lead, one for each of `document.body.links`.
    pub links: Arc<[Target]>,
    /// Its picture.
    pub image: Option<Target>,
    /// The names in its body.
    pub names: Arc<[NameInBody]>,
    /// Briefings near to it, nearest first.
    pub related: Vec<BriefingId>,
    /// Briefings whose bodies link here, newest first.
    pub backlinks: Vec<BriefingId>,
}

impl Briefing {
    /// Its front matter.
    pub fn matter(&self) -> &BriefingMatter {
        match &self.document.matter {
            Matter::Briefing(matter) => matter,
            _ => unreachable!("`link` makes briefings of briefing documents alone"),
        }
    }

    /// `summary`, else the first paragraph as text.
    pub fn summary(&self) -> &str {
        self.matter().summary.as_deref().unwrap_or(&self.document.body.first_paragraph)
    }
}

/// An actor in a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Who.
    pub actor: ActorId,
    /// The part that the briefing gives.
    pub role: Option<String>,
}

/// A person, country, organization or group.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its file; `None` for a name that no file declares.
    pub document: Option<Arc<Document>>,
    /// Its name.
    pub name: String,
    /// Its slug.
    pub slug: String,
    /// What it is.
    pub kind: ActorKind,
    /// Briefings that name it in front matter, newest first.
    pub briefings: Vec<BriefingId>,
    /// Events that it took part in, earliest first.
    pub events: Vec<EventId>,
    /// What it said, newest briefing first.
    pub quotes: Vec<QuoteId>,
    /// Whom it appears with in briefings and in how many, most often first.
    pub with_actors: Company<ActorId>,
    /// Topics of its briefings and of how many, most often first.
    pub with_topics: Company<TopicId>,
    /// Sources of its events and quotes with the newest briefing that names each, newest first.
    pub sources: Vec<(BriefingId, Arc<Source>)>,
    /// The actor that each of its roles is an office of, where one is declared.
    pub offices_of: Vec<Option<ActorId>>,
    /// Where the references of its biography lead.
    pub links: Arc<[Target]>,
    /// Its picture.
    pub image: Option<Target>,
    /// The names in its biography.
    pub names: Arc<[NameInBody]>,
    /// Pages that name it in their text and not in front matter: briefings, newest first, then others.
    pub named_in: Vec<NamedIn>,
}

impl Actor {
    /// Its front matter, when a file declares it.
    pub fn matter(&self) -> Option<&ActorMatter> {
        match &self.document.as_ref()?.matter {
            Matter::Actor(matter) => Some(matter),
            _ => None,
        }
    }

    /// The office that it held on a day, by its place in the list: of several the one that began
    /// last, and of those the first.
    pub fn role_on(&self, day: jiff::civil::Date) -> Option<usize> {
        let started = |role: &Role| role.from.as_ref().and_then(Edtf::earliest);
        let held = |role: &Role| {
            started(role).is_none_or(|from| from <= day)
                && role.to.as_ref().and_then(Edtf::latest).is_none_or(|to| day <= to)
        };
        let roles = self.matter()?.roles.iter().enumerate().rev();
        roles.filter(|(_, role)| held(role)).max_by_key(|(_, role)| started(role)).map(|(index, _)| index)
    }
}

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its file; `None` for a topic that no file declares.
    pub document: Option<Arc<Document>>,
    /// Its name.
    pub name: String,
    /// Its slug.
    pub slug: String,
    /// The topic above it.
    pub parent: Option<TopicId>,
    /// The topics below it, from A to Z.
    pub children: Vec<TopicId>,
    /// Briefings of the topic and of those below it, newest first.
    pub briefings: Vec<BriefingId>,
    /// Events of the topic and of those below it, earliest first.
    pub events: Vec<EventId>,
    /// Who is named in its briefings and in how many, most often first.
    pub with_actors: Company<ActorId>,
    /// Where the references of its description lead.
    pub links: Arc<[Target]>,
    /// The names in its description.
    pub names: Arc<[NameInBody]>,
    /// Pages that name it in their text and not in front matter: briefings, newest first, then others.
    pub named_in: Vec<NamedIn>,
}

impl Topic {
    /// Its front matter, when a file declares it.
    pub fn matter(&self) -> Option<&TopicMatter> {
        match &self.document.as_ref()?.matter {
            Matter::Topic(matter) => Some(matter),
            _ => None,
        }
    }
}

/// Something that happened, told by one briefing or several.
#[derive(Clone, Debug)]
pub struct Event {
    /// Made of date and words: the same as long as they are.
    pub id: String,
    /// Who took part.
    pub actors: Vec<ActorId>,
    /// What it is about.
    pub topics: Vec<TopicId>,
    /// Who tells it, newest briefing first, with the entry of its `dates`.
    pub tellings: Vec<(BriefingId, usize)>,
}

/// Words that somebody said, given by one briefing or several.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Made of speaker and words: the same as long as they are.
    pub id: String,
    /// Who said it.
    pub speaker: ActorId,
    /// Who gives it, newest briefing first, with the entry of its `quotes`.
    pub tellings: Vec<(BriefingId, usize)>,
}

/// An ordinary page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file.
    pub document: Arc<Document>,
    /// Parts of its path below the site's root; none for the words on the home page.
    pub parts: Vec<String>,
    /// Where the references of its body lead.
    pub links: Arc<[Target]>,
    /// Its picture.
    pub image: Option<Target>,
    /// The names in its body.
    pub names: Arc<[NameInBody]>,
}

impl Page {
    /// Its front matter.
    pub fn matter(&self) -> &PageMatter {
        match &self.document.matter {
            Matter::Page(matter) => matter,
            _ => unreachable!("`link` makes pages of page documents alone"),
        }
    }
}

impl Site {
    /// The entry of a briefing's `dates` that tells an event.
    pub fn telling(&self, event: EventId, briefing: BriefingId) -> Option<usize> {
        let tellings = &self[event].tellings;
        let first = tellings.partition_point(|telling| telling.0 < briefing);
        tellings.get(first).filter(|telling| telling.0 == briefing).map(|telling| telling.1)
    }

    /// The newest telling of an event: its words, place and source.
    pub fn event_matter(&self, event: &Event) -> &EventMatter {
        let (briefing, entry) = event.tellings[0];
        &self[briefing].matter().dates[entry]
    }

    /// One telling of a quote.
    pub fn quote_matter(&self, (briefing, entry): (BriefingId, usize)) -> &QuoteMatter {
        &self[briefing].matter().quotes[entry]
    }

    /// What a reference to a source of a briefing stands for.
    pub fn source<'s>(
        &'s self,
        briefing: BriefingId,
        source: Option<&'s crate::parse::SourceRef>,
    ) -> Option<&'s Arc<Source>> {
        match source? {
            crate::parse::SourceRef::Listed(index) => self[briefing].matter().sources.get(*index),
            crate::parse::SourceRef::Inline(source) => Some(source),
        }
    }

    /// The source of an event: of its newest telling that names one.
    pub fn event_source(&self, event: &Event) -> Option<&Arc<Source>> {
        event.tellings.iter().find_map(|&(briefing, entry)| {
            self.source(briefing, self[briefing].matter().dates[entry].source.as_ref())
        })
    }

    /// The source of a quote: of its newest telling that names one.
    pub fn quote_source(&self, quote: &Quote) -> Option<&Arc<Source>> {
        quote
            .tellings
            .iter()
            .find_map(|&telling| self.source(telling.0, self.quote_matter(telling).source.as_ref()))
    }

    /// Actors that have a page, from A to Z.
    pub fn shown_actors(&self) -> impl Iterator<Item = ActorId> + '_ {
        self.actors_by_name.iter().copied().filter(|id| !self.unseen_actors.contains(id))
    }

    /// Topics that have a page, from A to Z.
    pub fn shown_topics(&self) -> impl Iterator<Item = TopicId> + '_ {
        self.topics_by_name.iter().copied().filter(|id| !self.unseen_topics.contains(id))
    }

    /// All ids of one list, in its order.
    pub fn briefing_ids(&self) -> impl DoubleEndedIterator<Item = BriefingId> + use<> {
        (0..self.briefings.len()).map(BriefingId)
    }

    /// The same of events.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId)
    }

    /// The briefing published just after this one.
    pub fn newer(&self, id: BriefingId) -> Option<BriefingId> {
        id.0.checked_sub(1).map(BriefingId)
    }

    /// The briefing published just before this one.
    pub fn older(&self, id: BriefingId) -> Option<BriefingId> {
        (id.0 + 1 < self.briefings.len()).then_some(BriefingId(id.0 + 1))
    }
}
