//! Links all documents: the steps from files to a [`Site`], in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::frame::{self, Elsewhere, Frame};
use super::names::{Meaning, Names, Rank, Use};
use super::order::Alphabet;
use super::references::Document as Known;
use super::{Actor, ActorId, Appearance, BriefingId, Company, Memory, Publishing, Site, Topic, TopicId};
use super::{assets, events, named, quotes, related, topics, unseen};
use crate::config::Settings;
use crate::diagnostic::Lint;
use crate::name::SourcePath;
use crate::parse::{Document, DocumentKind, Matter, Part};
use crate::snapshot::Fingerprint;
use crate::yaml::Spanned;
use crate::yaml::edit::Item;

/// What is linked: documents in the order of their paths, files that could not be read, and all
/// other files of `content/`.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Every document, withheld ones too.
    pub documents: Vec<Arc<Document>>,
    /// Markdown files that gave no document; their problems are known already.
    pub broken: Vec<Broken>,
    /// Every other file of `content/`.
    pub files: Vec<SourcePath>,
    /// Those of them that are links, with the files that they stand for.
    pub links: BTreeMap<SourcePath, SourcePath>,
    /// Briefings and pages in other languages.
    pub elsewhere: Vec<Arc<Document>>,
    /// Files that another one of the documents stands for: translations, and what they translate.
    pub twins: BTreeMap<SourcePath, SourcePath>,
    /// Files that documents in other languages refer to.
    pub referenced: BTreeSet<SourcePath>,
    /// Whether it is not the first of several editions.
    pub is_further: bool,
}

impl Input {
    /// Takes documents out that cannot be published, as if they could not be read.
    pub fn withdraw(&mut self, paths: &[SourcePath]) {
        let paths: FxHashSet<&SourcePath> = paths.iter().collect();
        let is_lost = |document: &mut Arc<Document>| paths.contains(&document.path);
        let lost: Vec<_> =
            self.documents.extract_if(.., is_lost).chain(self.elsewhere.extract_if(.., is_lost)).collect();
        self.twins.retain(|_, document| !paths.contains(document));
        let broken = |document: Arc<Document>| Broken {
            path: document.path.clone(),
            text: Arc::clone(&document.text),
        };
        self.broken.extend(lost.into_iter().map(broken));
        self.broken.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// A Markdown file that gave no document.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Where it stands.
    pub path: SourcePath,
    /// What can be read of it: it may name files that belong to it.
    pub text: Arc<str>,
}

/// Links documents to a site. Problems across files are in [`Site::problems`]. What `memory` holds of an
/// earlier site is used again where it is the same; a first run is one with an empty memory.
pub fn link(input: &Input, settings: &Settings, publishing: &Publishing, memory: &mut Memory) -> Site {
    let inputs = frame::inputs(input, settings, publishing);
    let mut frame = memory.frame.take();
    let is_same = frame.as_mut().is_some_and(|frame| frame.inputs == inputs && frame.take_in(input));
    let mut frame = match frame {
        Some(frame) if is_same => frame,
        earlier => Linker::new(settings).frame(input, publishing, (inputs, earlier)),
    };
    let problems = memory.bodies.read(input, &frame);
    let mut site = std::mem::take(&mut frame.site);
    site.problems.clone_from(&frame.problems);
    site.problems.extend(problems);
    memory.bodies.hand_out(&mut site);
    related::link_back(&mut site);
    if !input.is_further {
        let mut referenced = assets::referenced(&site);
        referenced.extend(&input.referenced);
        let withheld = elsewhere_withheld(input, publishing);
        memory.assets.find(input, (&site, &withheld), &referenced);
        memory.assets.hand_out(&mut site);
    }
    unseen::find(&mut site, input, &settings.language);
    named::report_orphans(&mut site);
    memory.frame = Some(frame);
    site
}

/// What is withheld in other languages.
fn elsewhere_withheld<'i>(input: &'i Input, publishing: &Publishing) -> Vec<&'i Document> {
    let withheld = input.elsewhere.iter().filter(|document| publishing.withholds(document).is_some());
    withheld.map(|document| &**document).collect()
}

/// The site under construction and the names that lead into it.
pub(super) struct Linker<'a> {
    pub(super) settings: &'a Settings,
    pub(super) site: Site,
    pub(super) actors: Names,
    pub(super) topics: Names,
    /// What each Markdown file became.
    pub(super) known: FxHashMap<SourcePath, Known>,
}

impl<'a> Linker<'a> {
    fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            site: Site::default(),
            actors: Names::new("actor", Lint::ActorUndeclared, settings.slugs),
            topics: Names::new("topic", Lint::TopicUndeclared, settings.slugs),
            known: FxHashMap::default(),
        }
    }

    /// Everything but what bodies say. Of an `earlier` frame it is taken who appears with whom, if that
    /// is the same.
    fn frame(
        mut self,
        input: &Input,
        publishing: &Publishing,
        (inputs, earlier): (Fingerprint, Option<Frame>),
    ) -> Frame {
        self.sort_out(input, publishing);
        self.declare(input);
        self.link_offices();
        topics::link_parents(&mut self);
        self.link_briefings();
        let company = related::inputs(&self.site);
        match earlier.filter(|earlier| earlier.company == company) {
            Some(mut earlier) => related::take_over(&mut self.site, &mut earlier.site),
            None => related::link(&mut self.site),
        }
        self.finish();
        let problems = std::mem::take(&mut self.site.problems);
        let Self { site, actors, topics, known, .. } = self;
        let elsewhere = |document: &Arc<Document>| Elsewhere {
            document: Arc::clone(document),
            is_withheld: publishing.withholds(document).is_some(),
        };
        let elsewhere = input.elsewhere.iter().map(elsewhere).collect();
        Frame { inputs, company, site, actors, topics, known, problems, elsewhere }
    }

    /// Declares all names before any is used.
    fn declare(&mut self, input: &Input) {
        for Broken { path, .. } in &input.broken {
            match DocumentKind::of(path) {
                DocumentKind::Actor => self.actors.broken_file(path),
                DocumentKind::Topic => self.topics.broken_file(path),
                DocumentKind::Briefing | DocumentKind::Page => {}
            }
        }
        for (index, actor) in self.site.actors.iter().enumerate() {
            self.actors.slug(&actor.slug, index);
            let (Some(document), Some(matter)) = (&actor.document, actor.matter()) else { continue };
            let span = |name: &Spanned<String>| document.span(name.range.clone());
            self.actors.name((&matter.name.value, &actor.slug), index, span(&matter.name));
            for (names, rank) in [(&matter.aliases, Rank::Alias), (&matter.weak_aliases, Rank::Weak)] {
                for name in names {
                    self.actors.declare(&name.value, rank, index, span(name));
                }
            }
        }
        for (index, topic) in self.site.topics.iter().enumerate() {
            self.topics.slug(&topic.slug, index);
            let (Some(document), Some(matter)) = (&topic.document, topic.matter()) else { continue };
            let span = document.span(matter.name.range.clone());
            self.topics.name((&matter.name.value, &topic.slug), index, span);
            for name in &matter.aliases {
                self.topics.declare(&name.value, Rank::Alias, index, document.span(name.range.clone()));
            }
        }
    }

    /// Of which actor each role is an office. A body that no file declares stays a text.
    fn link_offices(&mut self) {
        for index in 0..self.site.actors.len() {
            let Some(matter) = self.site.actors[index].matter() else { continue };
            let of = |role: &crate::parse::Role| match self.actors.meaning(role.of.as_deref()?) {
                Meaning::One(bearer) if bearer != index => Some(ActorId(bearer)),
                _ => None,
            };
            self.site.actors[index].offices_of = matter.roles.iter().map(of).collect();
        }
    }

    /// Names, events and quotes of every briefing, in the order of the files, so that who is first
    /// to use an undeclared name does not depend on dates.
    fn link_briefings(&mut self) {
        let mut ids: Vec<BriefingId> = self.site.briefing_ids().collect();
        ids.sort_by(|a, b| self.site[*a].document.path.cmp(&self.site[*b].document.path));
        let mut events = events::Gathered::default();
        let mut quotes = quotes::Gathered::default();
        for id in ids {
            let document = Arc::clone(&self.site[id].document);
            let Matter::Briefing(matter) = &document.matter else { continue };
            let mut appearances = self.listed_actors(&document, &matter.actors);
            let listed = appearances.len();
            let mut context: Vec<usize> = appearances.iter().map(|appearance| appearance.actor.0).collect();
            context.sort_unstable();
            let topics = matter.topics.iter().map(|name| self.topic(&document, name)).collect();
            events.gather(id, &document, matter, &context, self);
            quotes.gather(id, &document, matter, &context, self);
            let mut known: FxHashSet<usize> = context.into_iter().collect();
            for actor in events.actors_of(id).chain(quotes.speakers_of(id)) {
                if known.insert(actor.0) {
                    appearances.push(Appearance { actor, role: None });
                }
            }
            let briefing = &mut self.site.briefings[id.0];
            briefing.actors = appearances;
            briefing.listed = listed;
            briefing.topics = without_twins(topics);
        }
        self.own_slugs();
        events.finish(&mut self.site);
        quotes.finish(&mut self.site);
        self.post();
    }

    /// Gives names that no file declares slugs of their own, once all are known.
    fn own_slugs(&mut self) {
        let mut problems = std::mem::take(&mut self.site.problems);
        let site = &self.site;
        let actor_file = |actor: usize| {
            let actor = &site.actors[actor];
            Some(actor.document.as_ref()?.span(actor.matter()?.name.range.clone()))
        };
        let topic_file = |topic: usize| {
            let topic = &site.topics[topic];
            Some(topic.document.as_ref()?.span(topic.matter()?.name.range.clone()))
        };
        let actors =
            self.actors.own_slugs(|actor| site.actors[actor].name.clone(), actor_file, &mut problems);
        let topics =
            self.topics.own_slugs(|topic| site.topics[topic].name.clone(), topic_file, &mut problems);
        for (actor, slug) in actors {
            self.site.actors[actor].slug = slug;
        }
        for (topic, slug) in topics {
            self.site.topics[topic].slug = slug;
        }
        self.site.problems = problems;
    }

    /// The briefing's `actors`. Names of one bearer are resolved first and settle the others.
    fn listed_actors(&mut self, document: &Document, parts: &[Part]) -> Vec<Appearance> {
        let mut context: Vec<usize> = parts
            .iter()
            .filter_map(|part| match self.actors.meaning(&part.name.value) {
                Meaning::One(bearer) => Some(bearer),
                _ => None,
            })
            .collect();
        context.sort_unstable();
        let mut appearances: Vec<Appearance> = Vec::new();
        let mut places: FxHashMap<ActorId, usize> = FxHashMap::default();
        for part in parts {
            let actor = self.actor(document, &part.name, &context);
            let place = *places.entry(actor).or_insert(appearances.len());
            match appearances.get_mut(place) {
                Some(known) => known.role = known.role.take().or_else(|| part.role.clone()),
                None => appearances.push(Appearance { actor, role: part.role.clone() }),
            }
        }
        appearances
    }

    /// Whom a name in front matter means.
    pub(super) fn actor(
        &mut self,
        document: &Document,
        name: &Spanned<String>,
        context: &[usize],
    ) -> ActorId {
        let used = used(document, name);
        let site_actors = &mut self.site.actors;
        ActorId(self.actors.resolve(used, context, &mut self.site.problems, |name, slug| {
            site_actors.push(new_actor(name, slug));
            site_actors.len() - 1
        }))
    }

    /// Which topic a name in front matter means.
    pub(super) fn topic(&mut self, document: &Document, name: &Spanned<String>) -> TopicId {
        let used = used(document, name);
        let site_topics = &mut self.site.topics;
        TopicId(self.topics.resolve(used, &[], &mut self.site.problems, |name, slug| {
            site_topics.push(new_topic(name, slug));
            site_topics.len() - 1
        }))
    }

    /// Posting lists: what each actor and topic has, in the order of the lists.
    fn post(&mut self) {
        let site = &mut self.site;
        for (index, briefing) in site.briefings.iter().enumerate() {
            for appearance in &briefing.actors {
                site.actors[appearance.actor.0].briefings.push(BriefingId(index));
            }
        }
        for (index, event) in site.events.iter().enumerate() {
            for actor in &event.actors {
                site.actors[actor.0].events.push(super::EventId(index));
            }
        }
        for (index, quote) in site.quotes.iter().enumerate() {
            site.actors[quote.speaker.0].quotes.push(super::QuoteId(index));
        }
        topics::post(site);
    }

    /// Orders and reports.
    fn finish(&mut self) {
        let alphabet = Alphabet::of(&self.settings.language);
        let site = &mut self.site;
        site.actors_by_name = (0..site.actors.len()).map(ActorId).collect();
        let actors = &site.actors;
        site.actors_by_name
            .sort_by(|a, b| alphabet.compare(&actors[a.0].name, &actors[b.0].name).then(a.cmp(b)));
        let topics = &site.topics;
        let by_name =
            |a: &TopicId, b: &TopicId| alphabet.compare(&topics[a.0].name, &topics[b.0].name).then(a.cmp(b));
        site.topics_by_name = (0..topics.len()).map(TopicId).collect();
        site.topics_by_name.sort_by(by_name);
        let children: Vec<Vec<TopicId>> = topics
            .iter()
            .map(|topic| {
                let mut children = topic.children.clone();
                children.sort_by(by_name);
                children
            })
            .collect();
        for (topic, children) in site.topics.iter_mut().zip(children) {
            topic.children = children;
        }
        let mut problems = std::mem::take(&mut self.site.problems);
        let site = &self.site;
        let fix = |document: Option<&Arc<Document>>, name: &str| {
            named::front_matter_fix(document?, "aliases", Item::Text(name.to_owned()))
        };
        self.actors.report(
            |actor| site.actors[actor].name.clone(),
            |actor, name| fix(site.actors[actor].document.as_ref(), name),
            &mut problems,
        );
        self.topics.report(
            |topic| site.topics[topic].name.clone(),
            |topic, name| fix(site.topics[topic].document.as_ref(), name),
            &mut problems,
        );
        self.site.problems = problems;
    }
}

/// A name in the front matter of a document.
fn used<'d>(document: &'d Document, name: &'d Spanned<String>) -> Use<'d> {
    let since = match &document.matter {
        Matter::Briefing(matter) => Some(matter.date.value.date()),
        Matter::Actor(_) | Matter::Topic(_) | Matter::Page(_) => None,
    };
    Use { name: &name.value, path: &document.path, range: &name.range, since }
}

pub(super) fn new_actor(name: &str, slug: String) -> Actor {
    Actor {
        document: None,
        name: name.to_owned(),
        slug,
        kind: crate::parse::ActorKind::default(),
        briefings: Vec::new(),
        events: Vec::new(),
        quotes: Vec::new(),
        with_actors: Company::default(),
        with_topics: Company::default(),
        sources: Vec::new(),
        offices_of: Vec::new(),
        links: Arc::default(),
        image: None,
        names: Arc::default(),
        named_in: Vec::new(),
    }
}

pub(super) fn new_topic(name: &str, slug: String) -> Topic {
    Topic {
        document: None,
        name: name.to_owned(),
        slug,
        parent: None,
        children: Vec::new(),
        briefings: Vec::new(),
        events: Vec::new(),
        with_actors: Company::default(),
        links: Arc::default(),
        names: Arc::default(),
        named_in: Vec::new(),
    }
}

pub(super) fn without_twins<T: Copy + Eq + Hash>(mut items: Vec<T>) -> Vec<T> {
    let mut seen: FxHashSet<T> = FxHashSet::default();
    items.retain(|&item| seen.insert(item));
    items
}

/// Puts `items` in `order`, and tells for each old index the new one.
pub(super) fn arrange<T>(items: Vec<T>, order: &[usize]) -> (Vec<T>, Vec<usize>) {
    let mut place = vec![0; order.len()];
    for (rank, &index) in order.iter().enumerate() {
        place[index] = rank;
    }
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    (order.iter().filter_map(|&index| items[index].take()).collect(), place)
}
