//! Direct quotes of a briefing that its front matter does not list: who says them, what is offered.
//!
//! Only who plainly says the words is offered as a change; whom they most likely belong to is a hint.

use std::collections::HashSet;
use std::ops::Range;

use super::ActorId;
use super::named::{Context, Lookout, body_span, front_matter_fix};
use crate::diagnostic::{Diagnostic, Fix, Item, Lint, Span};
use crate::parse::{Document, Matter};
use crate::prose::Prose;
use crate::quotation::{Speakers, Spoken};
use crate::yaml::edit::scalar;

/// What stands for a speaker who is not known.
const UNKNOWN: &str = "WHO SAID IT";

/// Where the direct quotes of a body are looked at.
#[derive(Clone, Copy)]
pub(super) struct Speeches<'s> {
    pub(super) lookout: &'s Lookout,
    pub(super) around: &'s Context,
    pub(super) document: &'s Document,
    pub(super) prose: &'s Prose,
}

/// Who says a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The text says so.
    Plain(ActorId),
    /// The text lets one think so.
    Likely(ActorId),
    Unknown,
}

impl Speaker {
    pub(super) fn actor(self) -> Option<ActorId> {
        match self {
            Self::Plain(actor) | Self::Likely(actor) => Some(actor),
            Self::Unknown => None,
        }
    }
}

impl Speeches<'_> {
    /// Reports each quote once, however often it stands. `people` are the places of actors in the body.
    pub(super) fn report(&self, people: &[(Range<usize>, usize)], problems: &mut Vec<Diagnostic>) {
        self.report_fragments(problems);
        let spoken = self.doubtful();
        if spoken.is_empty() {
            return;
        }
        let speakers = self.speakers(people);
        let all: Vec<(&Spoken, Speaker)> =
            spoken.into_iter().map(|spoken| (spoken, self.speaker(spoken, &speakers))).collect();
        // Words that stand where one says them who is listed with them.
        let is_own = |(spoken, speaker): &&(&Spoken, Speaker)| {
            speaker.actor().is_some_and(|actor| self.listed(spoken).any(|listed| listed == actor))
        };
        let own: HashSet<u64> = all.iter().filter(is_own).map(|(spoken, _)| spoken.words).collect();
        let mut known: HashSet<(u64, Option<ActorId>)> = HashSet::new();
        let mut words: HashSet<u64> = HashSet::new();
        for (spoken, speaker) in all {
            let is_known = match speaker.actor() {
                actor @ Some(_) => !known.insert((spoken.words, actor)),
                None => words.contains(&spoken.words),
            };
            words.insert(spoken.words);
            // Another may repeat the words of one who is listed with them, and has to say so plainly.
            let is_listed = match speaker {
                Speaker::Plain(actor) if own.contains(&spoken.words) => {
                    self.listed(spoken).any(|listed| listed == actor)
                }
                _ => !spoken.listed.is_empty(),
            };
            if !is_known && !is_listed {
                problems.push(self.unlisted(spoken, speaker));
            }
        }
    }

    /// Who may speak in the body.
    pub(super) fn speakers(&self, people: &[(Range<usize>, usize)]) -> Speakers<'_> {
        let day = match &self.document.matter {
            Matter::Briefing(briefing) => Some(briefing.outline.date.date()),
            _ => None,
        };
        let voices = day.map(|day| self.lookout.voices(people, day)).unwrap_or_default();
        Speakers::new(self.prose, people, voices)
    }

    /// Tells of quoted words in sentences of the writer's own. Who says them is not asked.
    fn report_fragments(&self, problems: &mut Vec<Diagnostic>) {
        let spoken = self.document.analysis.spoken.iter();
        for spoken in spoken.filter(|spoken| spoken.is_fragment && spoken.listed.is_empty()) {
            let message = "These quoted words are not listed in the front matter.";
            let hint = format!("if they are a quote of their own, list them: {}", scalar(&spoken.text));
            problems.push(Diagnostic::new(Lint::QuoteFragment, self.span(spoken), message).hint(hint));
        }
    }

    fn span(&self, spoken: &Spoken) -> Span {
        let (first, last) = (spoken.ranges.first(), spoken.ranges.last());
        let place = first.zip(last).map_or(0..0, |(first, last)| first.start..last.end);
        body_span(self.document, self.prose, &place)
    }

    /// The quotes of which somebody has to know who says them: words that are listed and stand once need no speaker.
    fn doubtful(&self) -> Vec<&Spoken> {
        let spoken = &self.document.analysis.spoken;
        let mut words: Vec<u64> = spoken.iter().map(|spoken| spoken.words).collect();
        words.sort_unstable();
        let is_repeated = |spoken: &Spoken| {
            let first = words.partition_point(|words| *words < spoken.words);
            words.get(first + 1) == Some(&spoken.words)
        };
        let is_own =
            |spoken: &&Spoken| !spoken.is_fragment && (spoken.listed.is_empty() || is_repeated(spoken));
        spoken.iter().filter(is_own).collect()
    }

    /// Who is listed with the words.
    fn listed(&self, spoken: &Spoken) -> impl Iterator<Item = ActorId> {
        spoken.listed.iter().filter_map(|entry| self.around.speakers.get(*entry)).copied()
    }

    pub(super) fn speaker(&self, spoken: &Spoken, speakers: &Speakers) -> Speaker {
        let is_person = |actor: &ActorId| self.lookout.is_person(*actor);
        let plain = speakers.plain(spoken).map(ActorId).filter(is_person);
        if let Some(actor) = plain.filter(|actor| !self.lookout.is_shared(*actor)) {
            return Speaker::Plain(actor);
        }
        // "he said" is never a ministry.
        let attribution = spoken.attribution.clone().and_then(|range| self.prose.text.get(range));
        let mut words = attribution.unwrap_or_default().split_whitespace();
        let by_pronoun = words.any(|word| matches!(word, "he" | "she" | "He" | "She"));
        let likely = speakers.likely(spoken).map(ActorId);
        let likely = likely.filter(|actor| !by_pronoun || is_person(actor));
        likely.filter(|actor| !self.lookout.is_shared(*actor)).map_or(Speaker::Unknown, Speaker::Likely)
    }

    fn unlisted(&self, spoken: &Spoken, speaker: Speaker) -> Diagnostic {
        let name = speaker.actor().map_or(UNKNOWN, |actor| self.lookout.name(actor));
        let hint =
            format!("list it:\nquotes:\n  - speaker: {}\n    text: {}", scalar(name), scalar(&spoken.text));
        let span = self.span(spoken);
        let message = "This quote is not listed in the front matter.";
        Diagnostic::new(Lint::QuoteUnlisted, span, message).hint(hint).fix(self.fix(spoken, speaker))
    }

    fn fix(&self, spoken: &Spoken, speaker: Speaker) -> Option<Fix> {
        let Speaker::Plain(actor) = speaker else { return None };
        let name = self.lookout.name(actor).to_owned();
        let item = Item::Mapping(vec![("speaker".into(), name), ("text".into(), spoken.text.clone())]);
        front_matter_fix(self.document, "quotes", item)
    }
}
