//! Which name means whom: declared names in ranks, ambiguity, undeclared names, and suggestions.
//!
//! Serves actors and topics alike.

mod otherwise;

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::finding::{Finding, Spot};
use super::newcomers::Newcomers;
use super::spelling::Spelling;
use crate::diagnostic::{Item, Lint};
use crate::name::{SlugStyle, SourcePath, affordable, fold, nearest, slug_of_name, slugify, spelling, steps};
use crate::parse::At;
use crate::snapshot::Fingerprint;

/// How strongly a name belongs to its bearer; the stronger rank wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Slug,
    Name,
    Alias,
    Weak,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    One(usize),
    Ambiguous(Vec<usize>),
    Unknown,
}

#[derive(Clone, Debug)]
struct Claim {
    rank: Rank,
    bearer: usize,
    /// Where the bearer's file claims it; `None` for slugs from file names and undeclared names.
    spot: Option<Spot>,
}

/// An undeclared name's first use.
#[derive(Debug)]
struct FirstUse {
    spot: Spot,
    name: String,
    more: usize,
    /// Whom a file declares in nearly this spelling.
    known: Option<usize>,
}

/// The names of all bearers of one kind.
#[derive(Debug)]
pub(super) struct Names {
    /// `actor` or `topic`, for messages.
    what: &'static str,
    undeclared_lint: Lint,
    style: SlugStyle,
    claims: FxHashMap<String, Vec<Claim>>,
    /// Bearers by their declared slugs.
    by_slug: HashMap<String, usize>,
    /// Bearers by the spelling of their slugs and undeclared names.
    by_spelling: HashMap<String, usize>,
    /// Declared bearers whose slugs do not show all of their names, such as `c` of C++: another name that makes
    /// that slug does not mean them.
    lossy: HashMap<usize, String>,
    newcomers: Newcomers,
    /// Spellings of declared names, for suggestions.
    declared: Vec<String>,
    undeclared: BTreeMap<usize, FirstUse>,
    /// Slugs of files that could not be read: what names them is not reported again.
    broken: HashSet<String>,
    /// Folded names with several bearers that a use settled, and those that one did not.
    settled: HashSet<String>,
    reported: HashSet<String>,
}

/// A name at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'a> {
    pub(super) name: &'a str,
    pub(super) spot: Spot,
    /// The day of the briefing that uses it.
    pub(super) since: Option<Date>,
}

/// Most undeclared names for which the nearest declared one is looked up.
const MOST_SUGGESTIONS: usize = 50;

impl Names {
    pub(super) fn new(what: &'static str, undeclared_lint: Lint, style: SlugStyle) -> Self {
        Self {
            what,
            undeclared_lint,
            style,
            claims: FxHashMap::default(),
            by_slug: HashMap::new(),
            by_spelling: HashMap::new(),
            lossy: HashMap::new(),
            newcomers: Newcomers::default(),
            declared: Vec::new(),
            undeclared: BTreeMap::new(),
            broken: HashSet::new(),
            settled: HashSet::new(),
            reported: HashSet::new(),
        }
    }

    /// Which letters slugs may hold.
    pub(super) fn style(&self) -> SlugStyle {
        self.style
    }

    /// Folded names, each of several bearers of one rank.
    pub(super) fn shared(&self) -> impl Iterator<Item = &str> {
        let is_shared = |claims: &[Claim]| {
            let best = claims.iter().map(|claim| claim.rank).min();
            claims.iter().filter(|claim| Some(claim.rank) == best).nth(1).is_some()
        };
        self.claims.iter().filter(move |(_, claims)| is_shared(claims)).map(|(name, _)| &**name)
    }

    /// A file could not be read, so that the names in it are not known.
    pub(super) fn broken_file(&mut self, path: &SourcePath) {
        self.broken.insert(slugify(path.stem(), self.style));
    }

    /// Whether a file that could not be read may declare this name: `putin.md` for Vladimir Putin.
    fn may_be_broken(&self, slug: &str) -> bool {
        !self.broken.is_empty()
            && (self.broken.contains(slug) || slug.split('-').any(|word| self.broken.contains(word)))
    }

    /// Adds a bearer's slug.
    pub(super) fn slug(&mut self, slug: &str, bearer: usize) {
        self.claim(slug, Rank::Slug, bearer, None);
        self.by_slug.entry(slug.to_owned()).or_insert(bearer);
        self.by_spelling.entry(spelling(slug)).or_insert(bearer);
    }

    /// Adds the name of a bearer whose slug is known.
    pub(super) fn name(&mut self, (name, slug): (&str, &str), bearer: usize, spot: Spot) {
        self.declare(name, Rank::Name, bearer, spot);
        if spelling(name) != spelling(slug) && slugify(name, self.style) == slug {
            self.lossy.insert(bearer, slug.to_owned());
            if self.by_spelling.get(&spelling(slug)) == Some(&bearer) {
                self.by_spelling.remove(&spelling(slug));
            }
        }
    }

    /// Adds a name that a bearer's file declares.
    pub(super) fn declare(&mut self, name: &str, rank: Rank, bearer: usize, spot: Spot) {
        if rank != Rank::Weak {
            self.declared.push(name.to_owned());
        }
        self.claim(name, rank, bearer, Some(spot));
    }

    fn claim(&mut self, name: &str, rank: Rank, bearer: usize, spot: Option<Spot>) {
        let claims = self.claims.entry(fold(name)).or_default();
        // Each bearer claims all its names before the next one does.
        match claims.last_mut().filter(|claim| claim.bearer == bearer) {
            Some(claim) if claim.rank <= rank => claim.spot = claim.spot.or(spot),
            Some(claim) => *claim = Claim { rank, bearer, spot },
            None => claims.push(Claim { rank, bearer, spot }),
        }
    }

    /// What a name means by itself.
    pub(super) fn meaning(&self, name: &str) -> Meaning {
        let Some(claims) = self.claims.get(&fold(name)) else { return Meaning::Unknown };
        steps::take_many(claims.len());
        let claims = || claims.iter().filter(|claim| !self.is_of_another(claim, name));
        let Some(best) = claims().map(|claim| claim.rank).min() else { return Meaning::Unknown };
        let mut bearers = claims().filter(|claim| claim.rank == best).map(|claim| claim.bearer);
        match (bearers.next(), bearers.next()) {
            (Some(one), None) => Meaning::One(one),
            (one, other) => Meaning::Ambiguous(one.into_iter().chain(other).chain(bearers).collect()),
        }
    }

    /// Whether a slug only looks like the name: `C`, where `c` is the slug of C++.
    fn is_of_another(&self, claim: &Claim, name: &str) -> bool {
        let is_slug_alone = claim.rank == Rank::Slug && claim.spot.is_none();
        is_slug_alone && self.lossy.get(&claim.bearer).is_some_and(|slug| slug != name)
    }

    /// Resolves a use. A name of several is settled when `context`, which is in order, holds just one of them; a name
    /// that nobody declares is handed to `add`, which makes its bearer.
    pub(super) fn resolve(
        &mut self,
        used: Use,
        context: &[usize],
        findings: &mut Vec<Finding>,
        mut add: impl FnMut(&str, String) -> usize,
    ) -> usize {
        let bearer = match self.meaning(used.name) {
            Meaning::One(bearer) => {
                if let Some(first) = self.undeclared.get_mut(&bearer) {
                    first.more += 1;
                }
                bearer
            }
            Meaning::Ambiguous(bearers) => self.settle(used, &bearers, context, findings),
            Meaning::Unknown => self.unknown(used, &mut add),
        };
        self.newcomers.used(bearer, used.since);
        bearer
    }

    /// Whom a name means that nobody declares: who is declared in nearly its spelling, else somebody new.
    fn unknown(&mut self, used: Use, add: &mut impl FnMut(&str, String) -> usize) -> usize {
        let slug = self.slug_for(used.name);
        let key = spelling(used.name);
        let known = self.by_spelling.get(&key).copied().filter(|_| !key.is_empty());
        let bearer = known.unwrap_or_else(|| {
            let bearer = add(used.name, slug.clone());
            self.newcomers.add(bearer, (used.name, slug.clone()), used.spot);
            bearer
        });
        self.claim(used.name, Rank::Name, bearer, None);
        self.by_spelling.entry(key).or_insert(bearer);
        if !self.may_be_broken(&slug) && !self.undeclared.contains_key(&bearer) {
            let first = FirstUse { spot: used.spot, name: used.name.to_owned(), more: 0, known };
            self.undeclared.insert(bearer, first);
        }
        bearer
    }

    /// Gives each undeclared name a slug that no other has: those that are not made of the name alone.
    pub(super) fn own_slugs(
        &self,
        bearer_name: impl Fn(usize) -> String,
        declared_at: impl Fn(usize) -> Option<Spot>,
        findings: &mut Vec<Finding>,
    ) -> Vec<(usize, String)> {
        let moved = self.newcomers.settle(|slug| self.by_slug.get(slug).copied());
        for one in &moved {
            let (slug, owner) = &one.wanted;
            let (name, other) = (bearer_name(one.bearer), bearer_name(*owner));
            let message = format!(
                "`{name}` makes the same slug as `{other}`, `{slug}`, and has the slug `{}`.",
                one.slug
            );
            let hint = format!(
                "declare it in a file with a `slug` of its own; if both are one, add `{name}` to the `aliases` of \
                 the other"
            );
            let mut finding = Finding::new(Lint::SlugShared, one.spot, message).hint(hint);
            if let Some(there) = declared_at(*owner).or_else(|| self.newcomers.first_use(*owner)) {
                finding = finding.label(there, format!("`{other}` has `{slug}`"));
            }
            findings.push(finding);
        }
        moved.into_iter().map(|one| (one.bearer, one.slug)).collect()
    }

    fn settle(
        &mut self,
        used: Use,
        bearers: &[usize],
        context: &[usize],
        findings: &mut Vec<Finding>,
    ) -> usize {
        let folded = fold(used.name);
        let mut listed = bearers.iter().copied().filter(|bearer| context.binary_search(bearer).is_ok());
        if let (Some(one), None) = (listed.next(), listed.next()) {
            self.settled.insert(folded);
            return one;
        }
        if self.reported.insert(folded.clone()) {
            let message = format!("`{}` is a name of {} {}s.", used.name, bearers.len(), self.what);
            let mut finding = Finding::new(Lint::AliasAmbiguous, used.spot, message)
                .hint(format!("write the slug of the {} that is meant", self.what));
            for spot in self.claims[&folded].iter().filter_map(|claim| claim.spot) {
                finding = finding.label(spot, "claimed here");
            }
            findings.push(finding);
        }
        bearers[0]
    }

    /// A slug that is never empty: a name without a letter gets one made of its hash.
    fn slug_for(&self, name: &str) -> String {
        let slug = slug_of_name(name, self.style);
        if slug.is_empty() {
            format!("{}-{}", self.what, Fingerprint::of(fold(name).as_bytes()).short(8))
        } else {
            slug
        }
    }

    /// How many names [`Self::nearest`] looks at.
    pub(super) fn declared(&self) -> usize {
        self.declared.len()
    }

    /// The declared name nearest to `name`.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let near = nearest(name, self.declared.iter().map(String::as_str));
        near.filter(|near| matches!(self.meaning(near), Meaning::One(_)))
    }

    /// Reports what was found out by all uses: undeclared names, and names with several bearers
    /// that no use settled. `file` is where a bearer is declared.
    pub(super) fn report(
        &self,
        bearer_name: impl Fn(usize) -> String,
        file: impl Fn(usize) -> Option<usize>,
        findings: &mut Vec<Finding>,
    ) {
        let suggestions = affordable(self.declared.len(), MOST_SUGGESTIONS);
        for (number, (bearer, first)) in self.undeclared.iter().enumerate() {
            let mut message = match first.known {
                Some(_) => format!("`{}` is not a declared name of {}.", first.name, bearer_name(*bearer)),
                None => format!("No file declares the {} `{}`.", self.what, first.name),
            };
            if first.more > 0 {
                message.pop();
                message.push_str(&format!(
                    " (used {} more time{}).",
                    first.more,
                    if first.more == 1 { "" } else { "s" }
                ));
            }
            let spelling = first.known.map(|bearer| Spelling::of(&first.name, &bearer_name(bearer)));
            let hint = match (spelling.as_ref().and_then(Spelling::unmarked), first.known) {
                (Some(bare), _) => format!("write `{bare}`: the marks around it are no part of the name"),
                (None, Some(_)) => {
                    "add it to the `aliases` of that file, or write the name as it stands there".to_owned()
                }
                (None, None) => self.hint_for(*bearer, &first.name, number < suggestions),
            };
            let bearer = first.known.filter(|_| spelling == Some(Spelling::Same));
            let fix =
                bearer.and_then(|bearer| Some((file(bearer)?, "aliases", Item::Text(first.name.clone()))));
            findings.push(Finding::new(self.undeclared_lint, first.spot, message).hint(hint).fix(fix));
        }
        let mut twins: Vec<_> = self
            .claims
            .iter()
            .filter(|(name, _)| !self.settled.contains(*name) && !self.reported.contains(*name))
            .collect();
        twins.sort_by_key(|(name, _)| *name);
        for (_, claims) in twins {
            self.report_twins(claims, &bearer_name, findings);
        }
    }

    /// Two declared names or aliases that are one name; weak aliases may be shared.
    fn report_twins(
        &self,
        claims: &[Claim],
        bearer_name: &impl Fn(usize) -> String,
        findings: &mut Vec<Finding>,
    ) {
        let mut strong = claims.iter().filter(|claim| matches!(claim.rank, Rank::Name | Rank::Alias));
        let (Some(first), Some(second)) = (strong.next(), strong.next()) else { return };
        let says_so = |claim: &Claim| claim.spot.is_some_and(|spot| matches!(spot.at, At::SharedAlias(_)));
        let all_say_so = claims.iter().filter(|claim| claim.rank != Rank::Weak).all(says_so);
        if let (false, Some(one), Some(other)) = (all_say_so, first.spot, second.spot) {
            let message = format!(
                "Two {}s claim one name: {} and {}.",
                self.what,
                bearer_name(first.bearer),
                bearer_name(second.bearer)
            );
            let hint = match self.what {
                "actor" => "take it from one of them, or write it as one of the `shared_aliases` of both",
                _ => "take it from one of them",
            };
            findings.push(
                Finding::new(Lint::AliasAmbiguous, other, message)
                    .label(one, "claimed here first")
                    .hint(hint),
            );
        }
    }
}
