//! All documents linked: actors, topics, events, quotes, and who appears with whom.
//!
//! Links by index, never by copy. It must not know templates or the URLs of files: a link leads to a
//! [`Target`], and `page` says where that is.

mod addresses;
mod agree;
mod assemble;
mod assets;
mod bodies;
mod called;
mod copies;
mod destination;
mod doubts;
mod editions;
mod events;
mod finding;
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
mod reading;
mod references;
mod related;
mod several;
mod shared;
mod sort_out;
mod speeches;
mod spelling;
mod spoken_of;
mod surroundings;
mod topics;
mod unseen;
mod withhold;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

pub use addresses::addresses;
pub use assets::referenced;
pub use copies::copies;
pub use editions::{Edition, editions};
pub use frame::{Declared, Frame, LinkedActor, LinkedBriefing, LinkedPage, LinkedTopic};
pub use link::{Broken, Input, link};
pub use memory::Memory;
pub use named::{DocumentId, NameInBody, NamedIn, Who, linked_names};
pub use order::{Alphabet, initial};
pub use reading::{DateRead, NameRead, QuoteRead, Reader, Reading};
pub use related::Company;
pub use withhold::{Publishing, Withheld, WithheldBecause};

use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::name::SourcePath;
use crate::parse::{ActorMatter, BriefingMatter, Document, Matter, PageMatter, Role, Source, TopicMatter};

macro_rules! ids {
    ($($id:ident, $of:ident, $list:ident;)*) => { $(
        #[doc = concat!("Index of an entry of [`", stringify!($of), "::", stringify!($list), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub(crate) usize);
    )* };
}

ids! {
    BriefingId, Site, briefings;
    ActorId, Site, actors;
    TopicId, Site, topics;
    EventId, Frame, events;
    QuoteId, Frame, quotes;
    PageId, Site, pages;
}

/// Lets entries of a site or its frame be had by their index.
macro_rules! index {
    ($of:ident: $($id:ident, $item:ident, $list:ident;)*) => { $(
        impl std::ops::Index<$id> for $of {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                $crate::name::steps::take();
                &self.$list[id.0]
            }
        }
    )* };
}

use index;

index! { Site:
    BriefingId, Briefing, briefings;
    ActorId, Actor, actors;
    TopicId, Topic, topics;
    EventId, Event, events;
    QuoteId, Quote, quotes;
    PageId, Page, pages;
}

/// Everything that is published, linked: the [`Frame`] that follows from front matter, and beside it documents as they
/// are now and what their bodies say. Nothing withheld is in it.
#[derive(Debug)]
pub struct Site {
    frame: Arc<Frame>,
    /// Briefings, newest first.
    pub briefings: Vec<Briefing>,
    /// Actors: the declared ones in the order of their files, then the undeclared.
    pub actors: Vec<Actor>,
    /// Topics, in the same order.
    pub topics: Vec<Topic>,
    /// Ordinary pages by path.
    pub pages: Vec<Page>,
    /// Files that are copied, by path.
    pub assets: BTreeSet<SourcePath>,
    /// Those of them that pages refer to.
    pub referenced: BTreeSet<SourcePath>,
    /// What is not published, and why.
    pub withheld: Vec<Withheld>,
    /// Actors and topics that nothing in this language shows, where others do: they have no page here.
    pub unseen_actors: BTreeSet<ActorId>,
    /// The same of topics.
    pub unseen_topics: BTreeSet<TopicId>,
    /// What is wrong across files.
    pub problems: Vec<Diagnostic>,
}

impl Deref for Site {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        &self.frame
    }
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

/// Gives what is told of a thing of the site all that linking made of it.
macro_rules! linked {
    ($($item:ident, $linked:ident, $list:ident;)*) => { $(
        impl Deref for $item {
            type Target = $linked;

            fn deref(&self) -> &$linked {
                &self.frame.$list[self.id.0]
            }
        }
    )* };
}

linked! {
    Briefing, LinkedBriefing, briefings;
    Actor, LinkedActor, actors;
    Topic, LinkedTopic, topics;
    Page, LinkedPage, pages;
}

/// A published briefing: what linking made of it, and what its body says.
#[derive(Debug)]
pub struct Briefing {
    frame: Arc<Frame>,
    id: BriefingId,
    /// Its file.
    pub document: Arc<Document>,
    /// Where the references of its body lead, one for each of `document.body.links`.
    pub links: Arc<[Target]>,
    /// Its picture.
    pub image: Option<Target>,
    /// The names in its body.
    pub names: Arc<[NameInBody]>,
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

    /// Briefings near to it, nearest first.
    pub fn related(&self) -> &[BriefingId] {
        &self.frame.related.briefings[self.id.0]
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

/// A person, country, organization or group: what linking made of it, and what its file says.
#[derive(Debug)]
pub struct Actor {
    frame: Arc<Frame>,
    id: ActorId,
    /// Its file; `None` for a name that no file declares.
    pub document: Option<Arc<Document>>,
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

    /// Whom it appears with in briefings and in how many, most often first.
    pub fn with_actors(&self) -> &Company<ActorId> {
        &self.frame.related.actors[self.id.0].with_actors
    }

    /// Topics of its briefings and of how many, most often first.
    pub fn with_topics(&self) -> &Company<TopicId> {
        &self.frame.related.actors[self.id.0].with_topics
    }

    /// Sources of its events and quotes with the newest briefing that names each, newest first.
    pub fn sources(&self) -> &[(BriefingId, Arc<Source>)] {
        &self.frame.related.actors[self.id.0].sources
    }
}

impl LinkedActor {
    /// The office that it held on a day, by its place in the list: of several the one that began
    /// last, and of those the first.
    pub fn role_on(&self, day: jiff::civil::Date) -> Option<usize> {
        let started = |role: &Role| role.from.as_ref().and_then(Edtf::earliest);
        let roles = self.outline()?.roles.iter().enumerate().rev();
        roles
            .filter(|(_, role)| role.is_held(day))
            .max_by_key(|(_, role)| started(role))
            .map(|(index, _)| index)
    }
}

/// A topic: what linking made of it, and what its file says.
#[derive(Debug)]
pub struct Topic {
    frame: Arc<Frame>,
    id: TopicId,
    /// Its file; `None` for a topic that no file declares.
    pub document: Option<Arc<Document>>,
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

    /// Who is named in its briefings and in how many, most often first.
    pub fn with_actors(&self) -> &Company<ActorId> {
        &self.frame.related.topics[self.id.0]
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

/// An ordinary page: what linking made of it, and what its file says.
#[derive(Debug)]
pub struct Page {
    frame: Arc<Frame>,
    id: PageId,
    /// Its file.
    pub document: Arc<Document>,
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
    /// Actors that have a page, from A to Z.
    pub fn shown_actors(&self) -> impl Iterator<Item = ActorId> + '_ {
        self.actors_by_name.iter().copied().filter(|id| !self.unseen_actors.contains(id))
    }

    /// Topics that have a page, from A to Z.
    pub fn shown_topics(&self) -> impl Iterator<Item = TopicId> + '_ {
        self.topics_by_name.iter().copied().filter(|id| !self.unseen_topics.contains(id))
    }
}
