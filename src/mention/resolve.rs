//! Who is meant by each name of a body: one bearer, or nobody.
//!
//! Full names first, then parts of the names of those who were named before or whom the briefing lists. It must not
//! know what makes a name part of a longer one: `context` says that, and `namesake` who else bears a name.

use std::cell::OnceCell;

use Part::Sole;
use rustc_hash::FxHashSet;

use super::alone::is_alone;
use super::context::{Context, Verdict};
use super::hit::{Hit, Shape};
use super::lexicon::{Claim, Claimed};
use super::namesake::{Namesakes, Other};
use super::words::Kind;
use super::{Mention, Named, Setting, Unsettled, several};

/// The names that mean somebody, but not those of whose page it is.
pub(super) fn resolve(context: &Context, setting: &Setting) -> Named {
    let hits = context.hits;
    let mut verdicts: Vec<Verdict> = (0..hits.len()).map(|number| context.verdict(number)).collect();
    let mut body = Body::new(context, &verdicts, setting);
    for (hit, verdict) in hits.iter().zip(&mut verdicts) {
        let doubtful = matches!(verdict, Verdict::Doubtful)
            || (*verdict == Verdict::Part && body.is_listed_word(context, hit));
        if doubtful {
            *verdict = if body.settles_doubt(hit) { Verdict::Sound } else { Verdict::Part };
        }
    }
    let mut mentions = Vec::with_capacity(hits.len());
    let mut unsettled = Vec::new();
    for (hit, _) in hits.iter().zip(verdicts).filter(|(_, verdict)| *verdict == Verdict::Sound) {
        let Some((bearer, by_surname)) = body.meant(context, hit) else {
            unsettled.extend(body.unsettled(hit));
            continue;
        };
        body.met.insert(bearer);
        if setting.own != Some(bearer) {
            let range = hit.start..hit.end;
            let is_alone = !body.doubted.contains(&bearer) && is_alone(context.text, &range);
            mentions.push(Mention { bearer, linkable: hit.linkable, range, by_surname, is_alone });
        }
    }
    Named { mentions, unsettled }
}

/// What the whole body says about who is in it. Each list is sorted, to be searched; the first two
/// stay empty if nothing asks for them.
pub(super) struct Body<'s> {
    setting: &'s Setting<'s>,
    /// Where each bearer was named in full.
    named: Vec<(usize, usize)>,
    /// Everybody who may be meant by a full name somewhere in the body.
    present: Vec<usize>,
    /// Those of whom somebody else in the body bears the name or a part of it.
    namesakes: Namesakes,
    /// Those whose name somebody may bear in the body: they are linked, and no file is changed for them.
    doubted: FxHashSet<usize>,
    /// Who was meant by a name so far.
    met: FxHashSet<usize>,
    /// What the text calls bearers by before their full names, found when it is asked for.
    titles: OnceCell<Vec<(usize, String)>>,
}

impl<'s> Body<'s> {
    fn new(context: &Context, verdicts: &[Verdict], setting: &'s Setting<'s>) -> Self {
        let mut body = Self {
            setting,
            named: Vec::new(),
            present: Vec::new(),
            namesakes: Namesakes::new(context, verdicts),
            doubted: FxHashSet::default(),
            met: FxHashSet::default(),
            titles: OnceCell::new(),
        };
        let judged = || context.hits.iter().zip(verdicts);
        // Full names that nobody doubts need no other to tell who is meant.
        if judged().any(|(hit, verdict)| hit.sole().is_none() || *verdict == Verdict::Doubtful) {
            body.named.reserve(context.hits.len());
            body.present.reserve(context.hits.len());
            for (hit, _) in judged().filter(|(_, verdict)| **verdict == Verdict::Sound) {
                body.note(hit);
            }
        }
        for (hit, _) in judged().filter(|(_, verdict)| **verdict == Verdict::Borrowed) {
            body.doubted.extend(hit.claims().map(|claim| claim.bearer));
        }
        body.named.sort_unstable();
        body.present.sort_unstable();
        body
    }

    fn note(&mut self, hit: &Hit) {
        let full = || hit.claims().filter(|claim| !claim.is_surname());
        match hit.sole().or_else(|| self.one(full())) {
            Some(bearer) => {
                self.present.push(bearer);
                self.named.push((bearer, hit.start));
            }
            None => self.present.extend(full().map(|claim| claim.bearer)),
        }
    }

    /// The one bearer that is claimed, or the one of them that the briefing lists.
    fn one<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> Option<usize> {
        let mut first = None;
        let mut listed = None;
        let (mut several, mut several_listed) = (false, false);
        for bearer in claims.map(|claim| claim.bearer) {
            several |= first.is_some_and(|first| first != bearer);
            first = Some(bearer);
            if self.setting.lists(bearer) {
                several_listed |= listed.is_some_and(|listed| listed != bearer);
                listed = Some(bearer);
            }
        }
        match (several, several_listed) {
            (false, _) => first,
            (true, false) => listed,
            (true, true) => None,
        }
    }

    /// A whole name that several bear.
    fn unsettled(&self, hit: &Hit) -> Option<Unsettled> {
        let whole = || hit.claims().filter(|claim| !claim.is_surname());
        let mut bearers: Vec<usize> = whole().map(|claim| claim.bearer).collect();
        bearers.sort_unstable();
        bearers.dedup();
        let several = bearers.len() > 1 && self.one(whole()).is_none();
        several.then_some(Unsettled { range: hit.start..hit.end, bearers })
    }

    /// Who is meant, and whether by a part of the name.
    fn meant(&self, context: &Context, hit: &Hit) -> Option<(usize, bool)> {
        if let Some(bearer) = hit.sole() {
            let shared = self.is_shared(context, hit, bearer);
            return (!shared).then_some((bearer, false));
        }
        let part = self.bearer_of_part(hit, Claimed::Surname);
        if hit.claims().all(Claim::is_surname) {
            return match part {
                Some(Sole(bearer)) => {
                    let whole = hit
                        .claims()
                        .any(|claim| claim.bearer == bearer && claim.claimed == Claimed::Inverted);
                    let couple =
                        self.namesakes.are_couple(bearer) && !self.is_told_apart(context, hit, bearer);
                    match whole {
                        true => Some((bearer, false)),
                        false if couple => None,
                        false => self.is_surname_of(context, hit, bearer).then_some((bearer, true)),
                    }
                }
                Some(Part::Several) => {
                    let bearer = self.one_of(context, hit, &self.bearers_of(hit))?;
                    self.is_surname_of(context, hit, bearer).then_some((bearer, true))
                }
                None => match self.bearer_of_part(hit, Claimed::Given) {
                    Some(Sole(bearer)) => {
                        self.is_given_name_of(context, hit, bearer).then_some((bearer, true))
                    }
                    _ => None,
                },
            };
        }
        let bearer = self.one(hit.claims().filter(|claim| !claim.is_surname()))?;
        let given = || self.bearer_of_part(hit, Claimed::Given).is_some_and(|other| other != Sole(bearer));
        let other = part.map_or_else(given, |part| part != Sole(bearer));
        let shared = self.is_shared(context, hit, bearer);
        let place = hit.shape.is(Shape::COUNTRY) && context.is_in(hit);
        ((!other || place) && !shared).then_some((bearer, false))
    }

    /// Whether a name of one word may be a part of somebody else's in the body: "Jordan" after "Michelle Jordan",
    /// but not "in Jordan".
    fn is_shared(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        let place = hit.shape.is(Shape::COUNTRY) && !hit.shape.is(Shape::PERSON) && context.is_in(hit);
        hit.shape.is(Shape::WORD) && self.namesakes.has(bearer) && !place
    }

    /// Whether a surname alone means a bearer: somebody who was named in full before it, or whom the briefing
    /// lists, and nobody else who bears it was named since.
    fn is_surname_of(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        let named = self.named_before(bearer, hit.start);
        if !self.fits_address(context, hit, bearer) {
            return false;
        }
        if !self.setting.lists(bearer) {
            let other = self.namesakes.last_before(bearer, usize::MAX);
            return named.is_some() && other.is_none_or(|other| self.is_other(context, hit, bearer, other));
        }
        if named.is_none() && self.is_doubtful_word(context, hit, bearer) {
            return false;
        }
        match self.namesakes.last_before(bearer, hit.start) {
            Some(other) if named.is_none_or(|at| at < other.at) => {
                (other.kin && !context.is_addressed(hit)) || self.is_other(context, hit, bearer, other)
            }
            _ => true,
        }
    }

    /// A word or a given name that is a surname, too, tells of nobody who is named nowhere in full.
    fn is_doubtful_word(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        let others =
            Kind::COMMON.or(Kind::NOUN).or(Kind::NATION).or(Kind::STATE).or(Kind::MONTH).or(Kind::DAY);
        let others = others.or(Kind::GIVEN).or(Kind::INSTITUTION).or(Kind::TITLE).or(Kind::FUNCTION);
        hit.word_kind().is(others)
            && !self.is_present(bearer)
            && !self.met.contains(&bearer)
            && !context.is_titled(hit)
    }

    /// Whether a given name alone means a bearer, who was met before, or has a title here.
    fn is_given_name_of(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        (self.met.contains(&bearer) || (context.is_titled(hit) && self.setting.lists(bearer)))
            && !self.namesakes.shares_given(bearer)
            && !hit.word_kind().is(Kind::NATION.or(Kind::STATE))
            && !context.is_in(hit)
    }

    /// Where a bearer was last named in full before a place.
    pub(super) fn named_before(&self, bearer: usize, at: usize) -> Option<usize> {
        let place = self.named.partition_point(|&named| named < (bearer, at));
        let (other, at) = *self.named.get(place.checked_sub(1)?)?;
        (other == bearer).then_some(at)
    }

    /// "Mrs Haller" where Paul Haller is a man, and Nadia a woman.
    fn is_other(&self, context: &Context, hit: &Hit, bearer: usize, other: Other) -> bool {
        let woman = self.is_woman(context, bearer);
        context.is_addressed(hit) && woman.is_some() && other.woman.is_some() && other.woman != woman
    }

    /// Whether the form of address tells somebody from another one of a couple.
    fn is_told_apart(&self, context: &Context, hit: &Hit, bearer: usize) -> bool {
        context.is_addressed(hit) && self.is_woman(context, bearer).is_some()
    }

    /// What the text calls a bearer by before the full name.
    pub(super) fn titles(&self, context: &Context, bearer: usize) -> impl Iterator<Item = &str> {
        let titles = self.titles.get_or_init(|| several::titles(context));
        let start = titles.partition_point(|(other, _)| *other < bearer);
        titles[start..].iter().take_while(move |(other, _)| *other == bearer).map(|(_, title)| &**title)
    }

    pub(super) fn lists(&self, bearer: usize) -> bool {
        self.setting.lists(bearer)
    }

    pub(super) fn is_present(&self, bearer: usize) -> bool {
        self.present.binary_search(&bearer).is_ok()
    }

    /// All in the body, or in the briefing's list, who bear a surname.
    fn bearers_of(&self, hit: &Hit) -> Vec<usize> {
        let claims = hit.claims().filter(|claim| claim.is_surname() && claim.claimed != Claimed::Given);
        let known = claims.map(|claim| claim.bearer);
        let mut found: Vec<usize> =
            known.filter(|bearer| self.is_present(*bearer) || self.lists(*bearer)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Who in the body, or in the briefing's list, bears a part of a name: the surname, or all of it in another
    /// order; or the given name.
    fn bearer_of_part(&self, hit: &Hit, part: Claimed) -> Option<Part> {
        let mut found = None;
        let given = part == Claimed::Given;
        let claims = hit.claims().filter(|claim| claim.is_surname());
        for claim in claims.filter(|claim| (claim.claimed == Claimed::Given) == given) {
            let bearer = claim.bearer;
            if !self.is_present(bearer) && !self.setting.lists(bearer) {
                continue;
            }
            found = match found {
                None => Some(Sole(bearer)),
                Some(Sole(other)) if other == bearer => found,
                Some(_) => return Some(Part::Several),
            };
        }
        found
    }

    /// A common word that the briefing lists as an actor, at the start of a sentence.
    fn is_listed_word(&self, context: &Context, hit: &Hit) -> bool {
        !hit.shape.is(Shape::SURNAME)
            && hit.claims().any(|claim| self.setting.lists(claim.bearer))
            && context.is_only_common(hit)
    }

    /// A common word at the start of a sentence means a bearer that the briefing lists, or that the
    /// body means elsewhere.
    fn settles_doubt(&self, hit: &Hit) -> bool {
        hit.claims().any(|claim| self.setting.lists(claim.bearer) || self.is_named(claim.bearer))
    }

    fn is_named(&self, bearer: usize) -> bool {
        let place = self.named.partition_point(|&(other, _)| other < bearer);
        self.named.get(place).is_some_and(|&(other, _)| other == bearer)
    }
}

/// Who bears a part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Sole(usize),
    Several,
}
