//! Who is named where: mentions in bodies, what they lead to, and what they tell of front matter
//! that lacks a name or a quote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::link::without_twins;
use super::mention::{Bearer, BearerKind, Lexicon, Mention, Setting, sentence};
use super::{ActorId, BriefingId, PageId, Site, Target, TopicId};
use crate::diagnostic::{Diagnostic, Fix, Lint, Span};
use crate::parse::{ActorKind, Document, Mark, Prose, Spoken, likely_speaker};
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

/// A page whose body names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
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
    pub place: Place,
    /// The sentence around the first mention.
    pub sentence: String,
    /// How often it is named there.
    pub times: usize,
}

/// An actor named this often in a body belongs into the briefing's `actors`.
const OFTEN: usize = 3;

/// What was found in one body.
struct Found {
    place: Place,
    names: Vec<NameInBody>,
    /// For each name the first sentence and the number of mentions.
    named: BTreeMap<Who, (String, usize)>,
    problems: Vec<Diagnostic>,
}

/// Looks for names in every published body.
pub(super) fn link(site: &mut Site) {
    let found: Vec<Found> = {
        let site = &*site;
        let lexicon = Names::new(site);
        let briefings = (0..site.briefings.len()).map(|index| Place::Briefing(BriefingId(index)));
        let pages = (0..site.pages.len()).map(|index| Place::Page(PageId(index)));
        let actors = (0..site.actors.len()).map(|index| Place::Actor(ActorId(index)));
        let topics = (0..site.topics.len()).map(|index| Place::Topic(TopicId(index)));
        let places: Vec<Place> = briefings.chain(pages).chain(actors).chain(topics).collect();
        places.into_par_iter().filter_map(|place| lexicon.look(site, place)).collect()
    };
    for Found { place, names, named, problems } in found {
        for (who, (sentence, times)) in named {
            let named_in = NamedIn { place, sentence, times };
            match who {
                Who::Actor(id) => {
                    if !lists_actor(site, place, id) {
                        site.actors[id.0].named_in.push(named_in);
                    }
                }
                Who::Topic(id) => {
                    if !lists_topic(site, place, id) {
                        site.topics[id.0].named_in.push(named_in);
                    }
                }
            }
        }
        match place {
            Place::Briefing(id) => site.briefings[id.0].names = names,
            Place::Page(id) => site.pages[id.0].names = names,
            Place::Actor(id) => site.actors[id.0].names = names,
            Place::Topic(id) => site.topics[id.0].names = names,
        }
        site.problems.extend(problems);
    }
    report_orphans(site);
}

fn lists_actor(site: &Site, place: Place, actor: ActorId) -> bool {
    match place {
        Place::Briefing(id) => site[id].actors.iter().any(|appearance| appearance.actor == actor),
        _ => false,
    }
}

fn lists_topic(site: &Site, place: Place, topic: TopicId) -> bool {
    match place {
        Place::Briefing(id) => site[id].topics.contains(&topic),
        _ => false,
    }
}

/// Declared actors that nothing names.
fn report_orphans(site: &mut Site) {
    let bodies: BTreeSet<ActorId> =
        site.actors.iter().flat_map(|actor| actor.offices_of.iter().flatten().copied()).collect();
    let mut orphans = Vec::new();
    for (index, actor) in site.actors.iter().enumerate() {
        let (Some(document), Some(matter)) = (&actor.document, actor.matter()) else { continue };
        let used =
            !actor.briefings.is_empty() || !actor.named_in.is_empty() || bodies.contains(&ActorId(index));
        if !used {
            let message = format!("Nothing names {}.", actor.name);
            let span = document.span(matter.name.range.clone());
            orphans.push(
                Diagnostic::new(Lint::OrphanActor, span, message)
                    .hint("name it in a briefing, or delete the file"),
            );
        }
    }
    site.problems.extend(orphans);
}

/// The declared names of a site: actors first, then topics.
struct Names {
    lexicon: Lexicon,
    who: Vec<Who>,
    of_actor: Vec<Option<usize>>,
    of_topic: Vec<Option<usize>>,
}

impl Names {
    fn new(site: &Site) -> Self {
        let mut bearers = Vec::new();
        let mut who = Vec::new();
        let mut of_actor = vec![None; site.actors.len()];
        let mut of_topic = vec![None; site.topics.len()];
        for (index, actor) in site.actors.iter().enumerate() {
            let Some(matter) = actor.matter() else { continue };
            of_actor[index] = Some(bearers.len());
            who.push(Who::Actor(ActorId(index)));
            bearers.push(Bearer {
                kind: match actor.kind {
                    ActorKind::Person => BearerKind::Person,
                    ActorKind::Country => BearerKind::Country,
                    ActorKind::Organization => BearerKind::Organization,
                    ActorKind::Group => BearerKind::Group,
                },
                name: &actor.name,
                aliases: matter.aliases.iter().map(|alias| &*alias.value).collect(),
                weak: matter.weak_aliases.iter().map(|alias| &*alias.value).collect(),
            });
        }
        for (index, topic) in site.topics.iter().enumerate() {
            let Some(matter) = topic.matter() else { continue };
            of_topic[index] = Some(bearers.len());
            who.push(Who::Topic(TopicId(index)));
            let aliases = matter.aliases.iter().map(|alias| &*alias.value).collect();
            bearers.push(Bearer { kind: BearerKind::Topic, name: &topic.name, aliases, weak: Vec::new() });
        }
        Self { lexicon: Lexicon::new(&bearers), who, of_actor, of_topic }
    }

    fn look(&self, site: &Site, place: Place) -> Option<Found> {
        let (document, targets): (&Arc<Document>, &[Target]) = match place {
            Place::Briefing(id) => (&site[id].document, &site[id].links),
            Place::Page(id) => (&site[id].document, &site[id].links),
            Place::Actor(id) => (site[id].document.as_ref()?, &site[id].links),
            Place::Topic(id) => (site[id].document.as_ref()?, &site[id].links),
        };
        if document.body.is_empty() {
            return None;
        }
        let prose = Prose::read(document.markdown());
        let listed: Vec<usize> = match place {
            Place::Briefing(id) => {
                site[id].actors.iter().filter_map(|appearance| self.of_actor[appearance.actor.0]).collect()
            }
            _ => Vec::new(),
        };
        let own = match place {
            Place::Actor(id) => self.of_actor[id.0],
            Place::Topic(id) => self.of_topic[id.0],
            Place::Briefing(_) | Place::Page(_) => None,
        };
        let mentions = self.lexicon.scan(&prose, &Setting { own, listed: &listed });
        let mut found = Found { place, names: Vec::new(), named: BTreeMap::new(), problems: Vec::new() };
        for mention in &mentions {
            let who = self.who[mention.bearer];
            let named = found.named.entry(who).or_insert_with(|| {
                let around = sentence(&prose.text, &mention.range);
                (prose.text[around].trim().to_owned(), 0)
            });
            named.1 += 1;
            found.names.push(NameInBody {
                who,
                marks: prose.marks(&mention.range),
                linkable: mention.linkable,
            });
        }
        self.add_links(document, targets, &prose, own, &mut found);
        if let Place::Briefing(id) = place {
            self.check_listed(site, id, &prose, &mentions, &mut found);
            self.check_quotes(site, id, &prose, &mentions, &mut found);
        }
        Some(found)
    }

    /// A link to an actor names it too, whatever its words.
    fn add_links(
        &self,
        document: &Document,
        targets: &[Target],
        prose: &Prose,
        own: Option<usize>,
        found: &mut Found,
    ) {
        for (link, target) in document.body.links.iter().zip(targets) {
            let who = match target {
                Target::Actor(id, _) => Who::Actor(*id),
                Target::Topic(id, _) => Who::Topic(*id),
                _ => continue,
            };
            if found.named.contains_key(&who) || own.is_some_and(|own| self.who[own] == who) {
                continue;
            }
            let at = link.range.start.saturating_sub(document.body.range.start);
            let run = prose.sources.iter().position(|source| source.end > at);
            let Some(run) = run.and_then(|index| prose.runs.get(index)) else { continue };
            let around = sentence(&prose.text, &(run.at..run.at + run.length));
            found.named.insert(who, (prose.text[around].trim().to_owned(), 1));
        }
    }

    /// Actors that the body names often and front matter does not list.
    fn check_listed(
        &self,
        site: &Site,
        id: BriefingId,
        prose: &Prose,
        mentions: &[Mention],
        found: &mut Found,
    ) {
        let document = &site[id].document;
        for (who, (_, times)) in &found.named {
            let Who::Actor(actor) = who else { continue };
            if *times < OFTEN || lists_actor(site, Place::Briefing(id), *actor) {
                continue;
            }
            let Some(first) = mentions.iter().find(|mention| self.who[mention.bearer] == *who) else {
                continue;
            };
            let name = &site[*actor].name;
            let message = format!("{name} is named {times} times and is not among the `actors`.");
            let fix = front_matter_fix(document, "actors", &Item::Text(name.clone()));
            found.problems.push(
                Diagnostic::new(Lint::ActorUnlisted, body_span(document, prose, &first.range), message)
                    .hint(format!("add `{name}` to `actors`"))
                    .fix(fix),
            );
        }
    }

    /// Direct quotes that front matter does not list.
    fn check_quotes(
        &self,
        site: &Site,
        id: BriefingId,
        prose: &Prose,
        mentions: &[Mention],
        found: &mut Found,
    ) {
        let briefing = &site[id];
        let document = &briefing.document;
        let people: Vec<(std::ops::Range<usize>, usize)> = mentions
            .iter()
            .filter(|mention| matches!(self.who[mention.bearer], Who::Actor(_)))
            .map(|mention| (mention.range.clone(), mention.bearer))
            .collect();
        for spoken in &briefing.matter().unlisted {
            let speaker = likely_speaker(prose, spoken, &people).and_then(|bearer| match self.who[bearer] {
                Who::Actor(actor) => Some(&site[actor]),
                Who::Topic(_) => None,
            });
            // "he said" is never a ministry.
            let attribution = spoken.attribution.clone().map(|range| &prose.text[range]).unwrap_or_default();
            let by_pronoun =
                attribution.split_whitespace().any(|word| matches!(word, "he" | "she" | "He" | "She"));
            let speaker = speaker.filter(|actor| !by_pronoun || actor.kind == ActorKind::Person);
            let speaker = speaker.map(|actor| actor.name.clone());
            found.problems.push(unlisted(document, prose, spoken, speaker));
        }
    }
}

fn unlisted(document: &Document, prose: &Prose, spoken: &Spoken, speaker: Option<String>) -> Diagnostic {
    let place = spoken
        .ranges
        .first()
        .map_or(0..0, |first| first.start..spoken.ranges.last().map_or(first.end, |last| last.end));
    let shown = speaker.clone().unwrap_or_else(|| "WHO SAID IT".into());
    let hint = format!(
        "list it:\nquotes:\n  - speaker: {}\n    text: {}",
        crate::yaml::edit::scalar(&shown),
        crate::yaml::edit::scalar(&spoken.text)
    );
    let fix = speaker.and_then(|speaker| {
        let item = Item::Mapping(vec![("speaker".into(), speaker), ("text".into(), spoken.text.clone())]);
        front_matter_fix(document, "quotes", &item)
    });
    let message = "This quote is not listed in the front matter.";
    Diagnostic::new(Lint::QuoteUnlisted, body_span(document, prose, &place), message).hint(hint).fix(fix)
}

/// The place of the file that a range of the body's running text was read from.
fn body_span(document: &Document, prose: &Prose, range: &std::ops::Range<usize>) -> Span {
    let source = prose.source(range);
    let start = document.body.range.start;
    document.span(start + source.start..start + source.end)
}

/// The change that adds an item to a list of a file's front matter.
pub(super) fn front_matter_fix(document: &Document, key: &str, item: &Item) -> Option<Fix> {
    let edit = add_to_list(&document.text, key, item)?;
    Some(Fix { span: document.span(edit.range), text: edit.text })
}

/// The names of a body that are linked: `first` of each, unless the writer links it already.
pub fn linked_names<'n>(names: &'n [NameInBody], links: &[Target], every: bool) -> Vec<&'n NameInBody> {
    let mut seen: Vec<Who> = links
        .iter()
        .filter_map(|target| match target {
            Target::Actor(id, _) => Some(Who::Actor(*id)),
            Target::Topic(id, _) => Some(Who::Topic(*id)),
            _ => None,
        })
        .collect();
    seen = without_twins(seen);
    let mut linked = Vec::new();
    for name in names.iter().filter(|name| name.linkable) {
        if every || !seen.contains(&name.who) {
            seen.push(name.who);
            linked.push(name);
        }
    }
    linked
}
