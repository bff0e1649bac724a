//! Who is named where: mentions in bodies, what they lead to, and what they tell of front matter
//! that lacks a name or a quote.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::frame::Frame;
use super::shared::{SHARED, SharedNames, unsettled};
use super::speeches::Speeches;
use super::spoken_of::{Called, ToldOf};
use super::{ActorId, BriefingId, PageId, Site, Target, TopicId};
use crate::diagnostic::{Change, Diagnostic, Fix, Lint, Span};
use crate::mention::{Bearer, BearerKind, Lexicon, Mention, Setting, sentence};
use crate::parse::{ActorKind, At, Document, Placed};
use crate::prose::{Mark, Prose};
use crate::quotation::Voices;
use crate::snapshot::Fingerprint;
use crate::text;
use crate::yaml::edit::{Item, add_to_list};

/// Whom or what a body names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// An actor.
    Actor(ActorId),
    /// A topic.
    Topic(TopicId),
}

/// A name in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameInBody {
    /// Whose.
    pub who: Who,
    /// Where it stands.
    pub marks: Vec<Mark>,
    /// Whether it may be linked: it stands in no link, heading or code.
    pub linkable: bool,
}

/// A document whose body names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentId {
    /// A briefing.
    Briefing(BriefingId),
    /// An ordinary page.
    Page(PageId),
    /// An actor's biography.
    Actor(ActorId),
    /// A topic's description.
    Topic(TopicId),
}

/// That a page names something, which its front matter does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedIn {
    /// The page.
    pub document: DocumentId,
    /// The sentence around the first mention.
    pub sentence: Arc<str>,
    /// How often it is named there.
    pub times: usize,
}

/// An actor named this often in a body belongs into the briefing's `actors`.
const OFTEN: usize = 3;

/// What was found in one body.
#[derive(Debug)]
pub(super) struct NamesOfBody {
    /// Hash of the document.
    pub(super) document: Fingerprint,
    /// Of all that decides what is found.
    pub(super) key: Fingerprint,
    pub(super) names: Arc<[NameInBody]>,
    /// Whom and what it names.
    pub(super) named: Vec<Named>,
    pub(super) problems: Vec<Diagnostic>,
}

/// That a body names something.
#[derive(Debug)]
pub(super) struct Named {
    who: Who,
    /// The first sentence that does.
    sentence: Arc<str>,
    times: usize,
}

/// The pages that name each actor and topic and do not list it.
#[derive(Debug)]
pub(super) struct NamedPages {
    pub(super) actors: Vec<Vec<NamedIn>>,
    pub(super) topics: Vec<Vec<NamedIn>>,
}

impl NamedPages {
    /// None yet.
    pub(super) fn of(frame: &Frame) -> Self {
        Self { actors: vec![Vec::new(); frame.actors.len()], topics: vec![Vec::new(); frame.topics.len()] }
    }

    /// Adds a page for those that its body names and that it does not list.
    pub(super) fn add(&mut self, found: &NamesOfBody, frame: &Frame, document: DocumentId) {
        let listed = Listed::of(frame, document);
        for Named { who, sentence, times } in &found.named {
            let named_in = NamedIn { document, sentence: Arc::clone(sentence), times: *times };
            match *who {
                Who::Actor(id) if !listed.actors.contains(&id) => self.actors[id.0].push(named_in),
                Who::Topic(id) if !listed.topics.contains(&id) => self.topics[id.0].push(named_in),
                _ => {}
            }
        }
    }
}

/// What the front matter of a page lists.
#[derive(Default)]
struct Listed {
    actors: FxHashSet<ActorId>,
    topics: FxHashSet<TopicId>,
}

impl Listed {
    fn of(frame: &Frame, id: DocumentId) -> Self {
        let DocumentId::Briefing(id) = id else { return Self::default() };
        let actors = frame[id].actors.iter().map(|appearance| appearance.actor);
        Self { actors: actors.collect(), topics: frame[id].topics.iter().copied().collect() }
    }
}

/// Declared actors that nothing names.
pub(super) fn orphans(site: &Site) -> Vec<Diagnostic> {
    let bodies: BTreeSet<ActorId> =
        site.actors.iter().flat_map(|actor| actor.offices_of.iter().flatten().copied()).collect();
    let mut orphans = Vec::new();
    for (index, actor) in site.actors.iter().enumerate() {
        let Some(document) = &actor.document else { continue };
        let used =
            !actor.briefings.is_empty() || !actor.named_in.is_empty() || bodies.contains(&ActorId(index));
        if !used {
            let message = format!("Nothing names {}.", actor.name);
            orphans.push(
                Diagnostic::new(Lint::OrphanActor, document.span_at(At::Title), message)
                    .hint("name it in a briefing, or delete the file"),
            );
        }
    }
    orphans
}

/// All that a [`Lookout`] is made of: the declared names of a site, actors first, then topics.
#[derive(Hash)]
struct DeclaredNames<'f> {
    bearers: Vec<Bearer<'f>>,
    /// What is told of each.
    told: Vec<ToldOf>,
    /// Who each is.
    who: Vec<Who>,
    shared: SharedNames,
    /// How many actors and topics there are, declared or not.
    actors: usize,
    topics: usize,
}

/// Looks for the declared names of a site.
#[derive(Debug)]
pub(super) struct Lookout {
    /// Of all that it is made of.
    inputs: Fingerprint,
    lexicon: Lexicon,
    shared: SharedNames,
    who: Vec<Who>,
    /// What each is called, and whether it is a person.
    called: Vec<Called>,
    of_actor: Vec<Option<usize>>,
    of_topic: Vec<Option<usize>>,
}

/// A body and what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    pub(super) id: DocumentId,
    pub(super) document: &'s Arc<Document>,
}

/// All that decides what is found in a body, beside its document: who looks gets nothing else.
#[derive(Debug, Hash)]
pub(super) struct Context {
    names: Fingerprint,
    is_briefing: bool,
    own: Option<usize>,
    /// What the page lists, and the bearers among it, each in order.
    actors: Vec<ActorId>,
    topics: Vec<TopicId>,
    listed: Vec<usize>,
    /// Who says its quotes, one for each entry.
    pub(super) speakers: Vec<ActorId>,
    /// Whom its links lead to.
    links: Vec<(usize, Who)>,
}

impl Context {
    /// The fingerprint of all that decides what is found in a document's body.
    pub(super) fn key(&self, document: &Document) -> Fingerprint {
        Fingerprint::of_value(&(&document.path, document.hash, self))
    }

    /// The sentence around a mention. What the page lists needs none: it is not "also named" there.
    fn sentence(&self, prose: &Prose, who: Who, mention: &Range<usize>) -> Arc<str> {
        let is_listed = match who {
            Who::Actor(id) => self.actors.binary_search(&id).is_ok(),
            Who::Topic(id) => self.topics.binary_search(&id).is_ok(),
        };
        if is_listed {
            Arc::default()
        } else {
            text::within(&prose.text, sentence(&prose.text, mention)).trim().into()
        }
    }
}

impl Lookout {
    /// Reads the declared names of a site, or takes the `earlier` ones when they are the same.
    pub(super) fn new(frame: &Frame, earlier: Option<Self>) -> Self {
        let names = DeclaredNames::of(frame);
        let inputs = Fingerprint::of_value(&names);
        earlier.filter(|earlier| earlier.inputs == inputs).unwrap_or_else(|| Self::of(names, inputs))
    }

    fn of(names: DeclaredNames, inputs: Fingerprint) -> Self {
        let DeclaredNames { bearers, told, who, shared, actors, topics } = names;
        let (mut of_actor, mut of_topic) = (vec![None; actors], vec![None; topics]);
        for (number, who) in who.iter().enumerate() {
            match who {
                Who::Actor(id) => of_actor[id.0] = Some(number),
                Who::Topic(id) => of_topic[id.0] = Some(number),
            }
        }
        let called = bearers.iter().zip(told).map(|(bearer, told)| Called {
            name: bearer.name.to_owned(),
            is_person: matches!(bearer.kind, BearerKind::Person),
            told,
        });
        let (called, lexicon) = (called.collect(), Lexicon::new(&bearers));
        Self { inputs, lexicon, shared, who, called, of_actor, of_topic }
    }

    fn called(&self, actor: ActorId) -> Option<&Called> {
        self.called.get((*self.of_actor.get(actor.0)?)?)
    }

    /// What a bearer of the lexicon is called.
    pub(super) fn name_of(&self, bearer: usize) -> &str {
        self.called.get(bearer).map_or("", |called| &called.name)
    }

    /// The name of a declared actor.
    pub(super) fn name(&self, actor: ActorId) -> &str {
        self.called(actor).map_or("", |called| &called.name)
    }

    /// Whether a declared actor is a person.
    pub(super) fn is_person(&self, actor: ActorId) -> bool {
        self.called(actor).is_some_and(|called| called.is_person)
    }

    /// Whether a declared actor's name may mean another one.
    pub(super) fn is_shared(&self, actor: ActorId) -> bool {
        self.shared.is_shared(actor)
    }

    /// What decides what is found in a body. `targets` are where its references lead.
    pub(super) fn context(&self, frame: &Frame, subject: Subject, targets: &[Target]) -> Context {
        let briefing = match subject.id {
            DocumentId::Briefing(id) => Some(&frame[id]),
            _ => None,
        };
        let appearances = briefing.map(|briefing| briefing.actors.as_slice()).unwrap_or_default();
        let mut actors: Vec<ActorId> = appearances.iter().map(|appearance| appearance.actor).collect();
        let mut topics = briefing.map(|briefing| briefing.topics.clone()).unwrap_or_default();
        let quotes = briefing.map(|briefing| briefing.quotes.as_slice()).unwrap_or_default();
        let speakers = quotes.iter().map(|quote| frame[*quote].speaker).collect();
        actors.sort_unstable();
        topics.sort_unstable();
        let mut listed: Vec<usize> = actors.iter().filter_map(|actor| self.of_actor[actor.0]).collect();
        listed.sort_unstable();
        let own = match subject.id {
            DocumentId::Actor(id) => self.of_actor[id.0],
            DocumentId::Topic(id) => self.of_topic[id.0],
            DocumentId::Briefing(_) | DocumentId::Page(_) => None,
        };
        let who = |target: &Target| match target {
            Target::Actor(id, _) => Some(Who::Actor(*id)),
            Target::Topic(id, _) => Some(Who::Topic(*id)),
            _ => None,
        };
        let links = targets.iter().enumerate();
        let links = links.filter_map(|(link, target)| Some((link, who(target)?))).collect();
        let is_briefing = briefing.is_some();
        Context { names: self.inputs, is_briefing, own, actors, topics, listed, speakers, links }
    }

    /// The names in a body, in order.
    pub(super) fn mentions(&self, prose: &Prose, around: &Context) -> Vec<Mention> {
        self.lexicon.scan(prose, &Setting { own: around.own, listed: &around.listed })
    }

    /// The places of actors among mentions: who may speak.
    pub(super) fn people(&self, mentions: &[Mention]) -> Vec<(Range<usize>, usize)> {
        let actor = |mention: &Mention| match self.who[mention.bearer] {
            Who::Actor(actor) => Some((mention.range.clone(), actor.0)),
            Who::Topic(_) => None,
        };
        mentions.iter().filter_map(actor).collect()
    }

    /// What is known of those who may speak in a text of a day.
    pub(super) fn voices(&self, people: &[(Range<usize>, usize)], day: Date) -> Voices {
        let bearers: BTreeSet<usize> = people.iter().map(|(_, bearer)| *bearer).collect();
        let voice = |bearer: usize| Some((bearer, self.called(ActorId(bearer))?.voice(day)));
        Voices::new(bearers.into_iter().filter_map(voice))
    }

    /// Whom a mention means.
    pub(super) fn who(&self, mention: &Mention) -> Who {
        self.who[mention.bearer]
    }

    /// Looks for names in a body; `None` when it is empty.
    pub(super) fn look(&self, document: &Document, around: &Context) -> Option<NamesOfBody> {
        if document.body.is_empty() {
            return None;
        }
        let prose = document.prose();
        let read = self.lexicon.read(&prose, &Setting { own: around.own, listed: &around.listed });
        let mentions = read.mentions;
        let mut named: BTreeMap<Who, (Arc<str>, usize)> = BTreeMap::new();
        for mention in &mentions {
            let who = self.who[mention.bearer];
            let named = named.entry(who).or_insert_with(|| (around.sentence(&prose, who, &mention.range), 0));
            named.1 += 1;
        }
        let name = |mention: &Mention| NameInBody {
            who: self.who[mention.bearer],
            marks: prose.marks(&mention.range),
            linkable: mention.linkable,
        };
        let names = mentions.iter().map(name).collect();
        self.add_links(document, around, &prose, &mut named);
        let named = named.into_iter().map(|(who, (sentence, times))| Named { who, sentence, times });
        let (key, named) = (around.key(document), named.collect());
        let mut found = NamesOfBody { document: document.hash, key, names, named, problems: Vec::new() };
        if around.is_briefing {
            self.check_listed(around, (document, &prose), &mentions, &mut found);
            found.problems.extend(unsettled(self, (document, &prose), &read.unsettled));
            let speeches = Speeches { lookout: self, around, document, prose: &prose };
            speeches.report(&self.people(&mentions), &mut found.problems);
        }
        Some(found)
    }

    /// A link to an actor names it too, whatever its words.
    fn add_links(
        &self,
        document: &Document,
        around: &Context,
        prose: &Prose,
        named: &mut BTreeMap<Who, (Arc<str>, usize)>,
    ) {
        for &(link, who) in &around.links {
            if named.contains_key(&who) || around.own.is_some_and(|own| self.who[own] == who) {
                continue;
            }
            let start = document.body.links[link].range.start;
            let at = start.saturating_sub(document.body.range.start);
            let run = prose.sources.partition_point(|source| source.end <= at);
            let Some(run) = prose.runs.get(run) else { continue };
            named.insert(who, (around.sentence(prose, who, &(run.at..run.at + run.length)), 1));
        }
    }

    /// Actors that the body names often and front matter does not list.
    fn check_listed(
        &self,
        around: &Context,
        (document, prose): (&Document, &Prose),
        mentions: &[Mention],
        found: &mut NamesOfBody,
    ) {
        let mut first_of: BTreeMap<Who, &Mention> = BTreeMap::new();
        for mention in mentions {
            first_of.entry(self.who[mention.bearer]).or_insert(mention);
        }
        for Named { who, times, .. } in &found.named {
            let Who::Actor(actor) = who else { continue };
            if *times < OFTEN || around.actors.binary_search(actor).is_ok() {
                continue;
            }
            let Some(&first) = first_of.get(who) else { continue };
            let name = self.name(*actor);
            let message = format!("{name} is named {times} times and is not among the `actors`.");
            let problem =
                Diagnostic::new(Lint::ActorUnlisted, body_span(document, prose, &first.range), message);
            found.problems.push(if self.is_shared(*actor) {
                problem.hint(SHARED)
            } else {
                let is_plain = mentions.iter().any(|one| self.who[one.bearer] == *who && one.is_alone);
                let fix = front_matter_fix(document, "actors", Item::Text(name.to_owned()));
                let fix = fix.filter(|_| is_plain);
                problem.hint(format!("add `{name}` to `actors`")).fix(fix)
            });
        }
    }
}

impl<'f> DeclaredNames<'f> {
    fn of(frame: &'f Frame) -> Self {
        fn texts(names: &[Placed<String>]) -> Vec<&str> {
            names.iter().map(|name| &*name.value).collect()
        }
        let mut bearers = Vec::new();
        let mut told = Vec::new();
        let mut who = Vec::new();
        for (index, actor) in frame.actors.iter().enumerate() {
            let Some(outline) = actor.outline() else { continue };
            who.push(Who::Actor(ActorId(index)));
            told.push(ToldOf::of(actor, outline));
            bearers.push(Bearer {
                kind: match actor.kind {
                    ActorKind::Person => BearerKind::Person,
                    ActorKind::Country => BearerKind::Country,
                    ActorKind::Organization => BearerKind::Organization,
                    ActorKind::Group => BearerKind::Group,
                },
                name: &actor.name,
                aliases: texts(&outline.aliases).into_iter().chain(texts(&outline.shared_aliases)).collect(),
                weak: texts(&outline.weak_aliases),
                surname: outline.surname.as_deref(),
                given: outline.given.as_deref(),
                demonyms: if frame.demonyms { texts(&outline.demonyms) } else { Vec::new() },
                offices: outline.roles.iter().map(|role| &*role.title).collect(),
            });
        }
        for (index, topic) in frame.topics.iter().enumerate() {
            let Some(outline) = topic.outline() else { continue };
            who.push(Who::Topic(TopicId(index)));
            told.push(ToldOf::default());
            let aliases = texts(&outline.aliases);
            let (kind, name) = (BearerKind::Topic, &*topic.name);
            bearers.push(Bearer { kind, name, aliases, ..Bearer::default() });
        }
        let (actors, topics) = (frame.actors.len(), frame.topics.len());
        Self { bearers, told, who, shared: SharedNames::of(frame), actors, topics }
    }
}

/// The place of the file that a range of the body's running text was read from.
pub(super) fn body_span(document: &Document, prose: &Prose, range: &Range<usize>) -> Span {
    let source = prose.source(range);
    let start = document.body.range.start;
    document.span(start + source.start..start + source.end)
}

/// The change that adds an item to a list of a file's front matter, if that can be done.
pub(super) fn front_matter_fix(document: &Document, list: &'static str, item: Item) -> Option<Fix> {
    add_to_list(&document.text, list, &item)?;
    Some(Fix { file: Arc::clone(document.path.shared()), change: Change::Add { list, item } })
}

/// The names of a body that are linked: `first` of each, unless the writer links it already.
pub fn linked_names<'n>(names: &'n [NameInBody], links: &[Target], every: bool) -> Vec<&'n NameInBody> {
    let mut seen: BTreeSet<Who> = links
        .iter()
        .filter_map(|target| match target {
            Target::Actor(id, _) => Some(Who::Actor(*id)),
            Target::Topic(id, _) => Some(Who::Topic(*id)),
            _ => None,
        })
        .collect();
    let mut linked = Vec::new();
    for name in names.iter().filter(|name| name.linkable) {
        if seen.insert(name.who) || every {
            linked.push(name);
        }
    }
    linked
}
