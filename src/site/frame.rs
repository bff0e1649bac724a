//! The frame of a site: all that follows from front matter, made of outlines alone and never changed afterwards.
//! What bodies say stands beside it.
//!
//! A change of a body, a title or a summary leaves the frame as it is, and most saves are such changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rustc_hash::{FxHashMap, FxHashSet};

use super::finding::Finding;
use super::link::Input;
use super::names::Names;
use super::references::Document as Known;
use super::related::Related;
use super::{
    ActorId, Appearance, BriefingId, Event, EventId, PageId, Publishing, Quote, QuoteId, TopicId,
    WithheldBecause, index,
};
use crate::config::Settings;
use crate::name::{SlugStyle, SourcePath};
use crate::parse::{
    ActorKind, ActorOutline, BriefingOutline, Document, EventMatter, Outline, PageOutline, QuoteMatter,
    Source, SourceRef, TopicOutline,
};
use crate::snapshot::Sealed;

/// All that a frame is made of: whoever makes it gets nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Every document in the order of the input, and why it is withheld: not the clock itself, which differs from run
    /// to run.
    pub(super) documents: Vec<(Outline, Option<WithheldBecause>)>,
    /// Files that gave no document.
    pub(super) broken: Vec<SourcePath>,
    /// Briefings and pages in other languages.
    pub(super) elsewhere: Vec<(SourcePath, Option<WithheldBecause>)>,
    /// Files that another one of the documents stands for.
    pub(super) twins: BTreeMap<SourcePath, SourcePath>,
    pub(super) slugs: SlugStyle,
    pub(super) language: String,
    /// Whether adjectives of countries are names.
    pub(super) demonyms: bool,
    /// Where days begin.
    pub(super) zone: TimeZone,
}

impl Given {
    pub(super) fn of(input: &Input, settings: &Settings, publishing: &Publishing) -> Self {
        let document = |outline: Outline| {
            let because = publishing.withholds(&outline);
            (outline, because)
        };
        let elsewhere = input.elsewhere.iter().map(|one| document(one.outline()));
        Self {
            documents: input.documents.iter().map(|one| document(one.outline())).collect(),
            broken: input.broken.iter().map(|broken| broken.path.clone()).collect(),
            elsewhere: elsewhere.map(|(outline, because)| (outline.path, because)).collect(),
            twins: input.twins.clone(),
            slugs: settings.slugs,
            language: settings.language.clone(),
            demonyms: settings.demonyms,
            zone: publishing.zone.clone(),
        }
    }
}

/// What follows from front matter.
#[derive(Debug)]
pub struct Frame {
    /// Briefings, newest first.
    pub briefings: Vec<LinkedBriefing>,
    /// Actors: the declared ones in the order of their files, then the undeclared.
    pub actors: Vec<LinkedActor>,
    /// Topics, in the same order.
    pub topics: Vec<LinkedTopic>,
    /// Events by date, earliest first.
    pub events: Vec<Event>,
    /// Quotes, the last said first.
    pub quotes: Vec<Quote>,
    /// Ordinary pages by path.
    pub pages: Vec<LinkedPage>,
    /// Actors from A to Z in the site's language.
    pub actors_by_name: Vec<ActorId>,
    /// Topics from A to Z in the site's language.
    pub topics_by_name: Vec<TopicId>,
    /// What is not published, by its place among the documents, and why.
    pub(super) withheld: Vec<(usize, WithheldBecause)>,
    /// What is not published of what stands in other languages.
    pub(super) withheld_elsewhere: FxHashSet<SourcePath>,
    pub(super) actor_names: Names,
    pub(super) topic_names: Names,
    /// What each Markdown file became.
    pub(super) known: FxHashMap<SourcePath, Known>,
    pub(super) findings: Vec<Finding>,
    /// Whether adjectives of countries are names.
    pub(super) demonyms: bool,
    /// Who appears with whom.
    pub(super) related: Arc<Related>,
}

/// A file that declares something, and its outline.
#[derive(Debug)]
pub struct Declared<T> {
    /// Its place among the documents that are linked.
    pub(super) file: usize,
    /// Where it stands.
    pub path: SourcePath,
    /// What linking may read of it.
    pub outline: Sealed<T>,
}

/// What linking makes of a briefing.
#[derive(Debug)]
pub struct LinkedBriefing {
    /// Its file.
    pub declared: Declared<BriefingOutline>,
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
}

impl<T> Declared<T> {
    /// Its document as it is now, of those that are linked.
    pub(super) fn document<'d>(&self, documents: &'d [Arc<Document>]) -> &'d Arc<Document> {
        &documents[self.file]
    }
}

impl LinkedBriefing {
    /// What its file says that linking may read.
    pub fn outline(&self) -> &BriefingOutline {
        &self.declared.outline
    }
}

/// What linking makes of an actor.
#[derive(Debug)]
pub struct LinkedActor {
    /// Its file; `None` for a name that no file declares.
    pub declared: Option<Declared<ActorOutline>>,
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
    /// The actor that each of its roles is an office of, where one is declared.
    pub offices_of: Vec<Option<ActorId>>,
}

impl LinkedActor {
    /// One that nothing names yet.
    pub(super) fn new(name: &str, slug: String) -> Self {
        Self {
            declared: None,
            name: name.to_owned(),
            slug,
            kind: ActorKind::default(),
            briefings: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            offices_of: Vec::new(),
        }
    }

    /// What its file says that linking may read, when one declares it.
    pub fn outline(&self) -> Option<&ActorOutline> {
        self.declared.as_ref().map(|declared| &*declared.outline)
    }
}

/// What linking makes of a topic.
#[derive(Debug)]
pub struct LinkedTopic {
    /// Its file; `None` for a topic that no file declares.
    pub declared: Option<Declared<TopicOutline>>,
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
    /// Quotes of these briefings, the last said first.
    pub quotes: Vec<QuoteId>,
}

impl LinkedTopic {
    /// One that nothing names yet.
    pub(super) fn new(name: &str, slug: String) -> Self {
        Self {
            declared: None,
            name: name.to_owned(),
            slug,
            parent: None,
            children: Vec::new(),
            briefings: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
        }
    }

    /// What its file says that linking may read, when one declares it.
    pub fn outline(&self) -> Option<&TopicOutline> {
        self.declared.as_ref().map(|declared| &*declared.outline)
    }
}

/// What linking makes of an ordinary page.
#[derive(Debug)]
pub struct LinkedPage {
    /// Its file.
    pub declared: Declared<PageOutline>,
    /// Parts of its path below the site's root; none for the words on the home page.
    pub parts: Vec<String>,
}

impl LinkedPage {
    /// What its file says that linking may read.
    pub fn outline(&self) -> &PageOutline {
        &self.declared.outline
    }
}

index! { Frame:
    BriefingId, LinkedBriefing, briefings;
    ActorId, LinkedActor, actors;
    TopicId, LinkedTopic, topics;
    EventId, Event, events;
    QuoteId, Quote, quotes;
    PageId, LinkedPage, pages;
}

impl Frame {
    /// The entry of a briefing's `dates` that tells an event.
    pub fn telling(&self, event: EventId, briefing: BriefingId) -> Option<usize> {
        let tellings = &self[event].tellings;
        let first = tellings.partition_point(|telling| telling.0 < briefing);
        tellings.get(first).filter(|telling| telling.0 == briefing).map(|telling| telling.1)
    }

    /// The newest telling of an event: its words, place and source.
    pub fn event_matter(&self, event: &Event) -> &EventMatter {
        let (briefing, entry) = event.tellings[0];
        &self[briefing].outline().dates[entry]
    }

    /// One telling of a quote.
    pub fn quote_matter(&self, (briefing, entry): (BriefingId, usize)) -> &QuoteMatter {
        &self[briefing].outline().quotes[entry]
    }

    /// What a reference to a source of a briefing stands for.
    pub fn source<'s>(
        &'s self,
        briefing: BriefingId,
        source: Option<&'s SourceRef>,
    ) -> Option<&'s Arc<Source>> {
        self[briefing].outline().source(source)
    }

    /// The source of an event: of its newest telling that names one.
    pub fn event_source(&self, event: &Event) -> Option<&Arc<Source>> {
        event.tellings.iter().find_map(|&(briefing, entry)| {
            self.source(briefing, self[briefing].outline().dates[entry].source.as_ref())
        })
    }

    /// The source of a quote: of its newest telling that names one.
    pub fn quote_source(&self, quote: &Quote) -> Option<&Arc<Source>> {
        quote
            .tellings
            .iter()
            .find_map(|&telling| self.source(telling.0, self.quote_matter(telling).source.as_ref()))
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
