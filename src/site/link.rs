//! Links all documents: the steps from files to a [`Site`], in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::finding::{Finding, Spot};
use super::frame::{Declared, Frame, Given, LinkedActor, LinkedTopic};
use super::names::{Meaning, Names, Rank, Use};
use super::order::Alphabet;
use super::related::{Inputs, Related};
use super::{ActorId, Appearance, BriefingId, Memory, Publishing, Site, TopicId};
use super::{assets, events, named, quotes, topics, unseen};
use crate::config::Settings;
use crate::diagnostic::Lint;
use crate::name::SourcePath;
use crate::parse::{At, Document, DocumentKind, Part, Placed};

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
    let frame = memory.frame(Given::of(input, settings, publishing));
    let mut problems: Vec<_> = memory.problems.of(&frame.findings, &input.documents).collect();
    problems.extend(memory.bodies.read(input, &frame));
    let mut site = Site::new(&frame, &input.documents, &memory.bodies);
    if input.is_further {
        (site.unseen_actors, site.unseen_topics) = unseen::find(&site, &settings.language);
    } else {
        let assets = assets::Inputs::of(input, &site);
        memory.assets.find(&assets);
        (site.assets, site.referenced) = memory.assets.files();
        problems.extend(memory.assets.problems());
    }
    problems.extend(named::orphans(&site));
    site.problems = problems;
    site
}

impl Frame {
    /// Links outlines. Of an `earlier` frame it is taken who appears with whom, if that is the same.
    pub(super) fn new(given: &Given, earlier: Option<&Self>) -> Self {
        let mut linker = Linker { given, frame: Self::empty(given) };
        linker.sort_out();
        linker.declare();
        linker.link_offices();
        topics::link_parents(&mut linker);
        linker.link_briefings();
        linker.finish();
        let mut frame = linker.frame;
        frame.related = Related::of(&Inputs::of(&frame), earlier.map(|earlier| &earlier.related));
        frame
    }

    fn empty(given: &Given) -> Self {
        Self {
            briefings: Vec::new(),
            actors: Vec::new(),
            topics: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            pages: Vec::new(),
            actors_by_name: Vec::new(),
            topics_by_name: Vec::new(),
            withheld: Vec::new(),
            withheld_elsewhere: FxHashSet::default(),
            actor_names: Names::new("actor", Lint::ActorUndeclared, given.slugs),
            topic_names: Names::new("topic", Lint::TopicUndeclared, given.slugs),
            known: FxHashMap::default(),
            findings: Vec::new(),
            demonyms: given.demonyms,
            related: Arc::default(),
        }
    }
}

/// The frame under construction. It is made of what is given alone.
pub(super) struct Linker<'g> {
    pub(super) given: &'g Given,
    pub(super) frame: Frame,
}

impl Linker<'_> {
    pub(super) fn find(&mut self, finding: Finding) {
        self.frame.findings.push(finding);
    }

    /// Declares all names before any is used.
    fn declare(&mut self) {
        let Frame { actors, topics, actor_names, topic_names, .. } = &mut self.frame;
        for path in &self.given.broken {
            match DocumentKind::of(path) {
                DocumentKind::Actor => actor_names.broken_file(path),
                DocumentKind::Topic => topic_names.broken_file(path),
                DocumentKind::Briefing | DocumentKind::Page => {}
            }
        }
        for (index, actor) in actors.iter().enumerate() {
            actor_names.slug(&actor.slug, index);
            let Some(Declared { file, outline, .. }) = &actor.declared else { continue };
            actor_names.name((&outline.name.value, &actor.slug), index, Spot::new(*file, At::Title));
            let mut declare = |names: &[Placed<String>], rank, at: fn(usize) -> At| {
                for (entry, name) in names.iter().enumerate() {
                    actor_names.declare(&name.value, rank, index, Spot::new(*file, at(entry)));
                }
            };
            declare(&outline.aliases, Rank::Alias, At::Alias);
            declare(&outline.shared_aliases, Rank::Alias, At::SharedAlias);
            declare(&outline.weak_aliases, Rank::Weak, At::WeakAlias);
        }
        for (index, topic) in topics.iter().enumerate() {
            topic_names.slug(&topic.slug, index);
            let Some(Declared { file, outline, .. }) = &topic.declared else { continue };
            topic_names.name((&outline.name.value, &topic.slug), index, Spot::new(*file, At::Title));
            for (entry, name) in outline.aliases.iter().enumerate() {
                topic_names.declare(&name.value, Rank::Alias, index, Spot::new(*file, At::Alias(entry)));
            }
        }
    }

    /// Of which actor each role is an office. A body that no file declares stays a text.
    fn link_offices(&mut self) {
        let Frame { actors, actor_names, .. } = &mut self.frame;
        for (index, actor) in actors.iter_mut().enumerate() {
            let Some(Declared { outline, .. }) = &actor.declared else { continue };
            let of = |role: &crate::parse::Role| match actor_names.meaning(role.of.as_deref()?) {
                Meaning::One(bearer) if bearer != index => Some(ActorId(bearer)),
                _ => None,
            };
            actor.offices_of = outline.roles.iter().map(of).collect();
        }
    }

    /// Names, events and quotes of every briefing, in the order of the files, so that who is first
    /// to use an undeclared name does not depend on dates.
    fn link_briefings(&mut self) {
        let mut ids: Vec<BriefingId> = self.frame.briefing_ids().collect();
        ids.sort_by(|a, b| self.frame[*a].declared.path.cmp(&self.frame[*b].declared.path));
        let mut events = events::Gathered::default();
        let mut quotes = quotes::Gathered::default();
        for id in ids {
            let Declared { file, outline, .. } = &self.frame[id].declared;
            let (file, outline) = (*file, outline.clone());
            let since = Some(outline.date.date());
            let mut appearances = self.listed_actors((file, since), &outline.actors);
            let listed = appearances.len();
            let mut context: Vec<usize> = appearances.iter().map(|appearance| appearance.actor.0).collect();
            context.sort_unstable();
            let topics = outline.topics.iter().enumerate().map(|(entry, name)| {
                self.topic(Use { name: &name.value, spot: Spot::new(file, At::Topic(entry)), since })
            });
            let topics = without_twins(topics.collect());
            events.gather(id, &context, self);
            quotes.gather(id, &context, self);
            let mut known: FxHashSet<usize> = context.into_iter().collect();
            for actor in events.actors_of(id).chain(quotes.speakers_of(id)) {
                if known.insert(actor.0) {
                    appearances.push(Appearance { actor, role: None });
                }
            }
            let briefing = &mut self.frame.briefings[id.0];
            (briefing.actors, briefing.listed, briefing.topics) = (appearances, listed, topics);
        }
        self.own_slugs();
        let found = events.finish(&mut self.frame);
        self.frame.findings.extend(found);
        let found = quotes.finish(&mut self.frame);
        self.frame.findings.extend(found);
        self.post();
    }

    /// Gives names that no file declares slugs of their own, once all are known.
    fn own_slugs(&mut self) {
        let Frame { actors, topics, actor_names, topic_names, findings, .. } = &mut self.frame;
        let spot = |file: usize| Spot::new(file, At::Title);
        let declared = |actor: usize| actors[actor].declared.as_ref().map(|declared| spot(declared.file));
        for (actor, slug) in actor_names.own_slugs(|actor| actors[actor].name.clone(), declared, findings) {
            actors[actor].slug = slug;
        }
        let declared = |topic: usize| topics[topic].declared.as_ref().map(|declared| spot(declared.file));
        for (topic, slug) in topic_names.own_slugs(|topic| topics[topic].name.clone(), declared, findings) {
            topics[topic].slug = slug;
        }
    }

    /// The `actors` of a briefing, by its file and day. Names of one bearer are resolved first and settle the others.
    fn listed_actors(
        &mut self,
        (file, since): (usize, Option<jiff::civil::Date>),
        parts: &[Part],
    ) -> Vec<Appearance> {
        let mut context: Vec<usize> = parts
            .iter()
            .filter_map(|part| match self.frame.actor_names.meaning(&part.name.value) {
                Meaning::One(bearer) => Some(bearer),
                _ => None,
            })
            .collect();
        context.sort_unstable();
        let mut appearances: Vec<Appearance> = Vec::new();
        let mut places: FxHashMap<ActorId, usize> = FxHashMap::default();
        for (entry, part) in parts.iter().enumerate() {
            let spot = Spot::new(file, At::Actor(entry));
            let actor = self.actor(Use { name: &part.name.value, spot, since }, &context);
            let place = *places.entry(actor).or_insert(appearances.len());
            match appearances.get_mut(place) {
                Some(known) => known.role = known.role.take().or_else(|| part.role.clone()),
                None => appearances.push(Appearance { actor, role: part.role.clone() }),
            }
        }
        appearances
    }

    /// Whom a name in front matter means.
    pub(super) fn actor(&mut self, used: Use, context: &[usize]) -> ActorId {
        let Frame { actors, actor_names, findings, .. } = &mut self.frame;
        ActorId(actor_names.resolve(used, context, findings, |name, slug| {
            actors.push(LinkedActor::new(name, slug));
            actors.len() - 1
        }))
    }

    /// Which topic a name in front matter means.
    pub(super) fn topic(&mut self, used: Use) -> TopicId {
        let Frame { topics, topic_names, findings, .. } = &mut self.frame;
        TopicId(topic_names.resolve(used, &[], findings, |name, slug| {
            topics.push(LinkedTopic::new(name, slug));
            topics.len() - 1
        }))
    }

    /// Posting lists: what each actor and topic has, in the order of the lists.
    fn post(&mut self) {
        let Frame { briefings, actors, events, quotes, .. } = &mut self.frame;
        for (index, briefing) in briefings.iter().enumerate() {
            for appearance in &briefing.actors {
                actors[appearance.actor.0].briefings.push(BriefingId(index));
            }
        }
        for (index, event) in events.iter().enumerate() {
            for actor in &event.actors {
                actors[actor.0].events.push(super::EventId(index));
            }
        }
        for (index, quote) in quotes.iter().enumerate() {
            actors[quote.speaker.0].quotes.push(super::QuoteId(index));
        }
        topics::post(&mut self.frame);
    }

    /// Orders and reports.
    fn finish(&mut self) {
        let alphabet = Alphabet::of(&self.given.language);
        let Frame { actors, topics, actor_names, topic_names, findings, .. } = &mut self.frame;
        let mut actors_by_name: Vec<ActorId> = (0..actors.len()).map(ActorId).collect();
        actors_by_name.sort_by(|a, b| alphabet.compare(&actors[a.0].name, &actors[b.0].name).then(a.cmp(b)));
        let names: Vec<&str> = topics.iter().map(|topic| &*topic.name).collect();
        let by_name = |a: &TopicId, b: &TopicId| alphabet.compare(names[a.0], names[b.0]).then(a.cmp(b));
        let mut topics_by_name: Vec<TopicId> = (0..topics.len()).map(TopicId).collect();
        topics_by_name.sort_by(by_name);
        let children = topics.iter().map(|topic| {
            let mut children = topic.children.clone();
            children.sort_by(by_name);
            children
        });
        let children: Vec<Vec<TopicId>> = children.collect();
        for (topic, children) in topics.iter_mut().zip(children) {
            topic.children = children;
        }
        let file = |actor: usize| Some(actors[actor].declared.as_ref()?.file);
        actor_names.report(|actor| actors[actor].name.clone(), file, findings);
        let file = |topic: usize| Some(topics[topic].declared.as_ref()?.file);
        topic_names.report(|topic| topics[topic].name.clone(), file, findings);
        (self.frame.actors_by_name, self.frame.topics_by_name) = (actors_by_name, topics_by_name);
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
