//! Mending in memory: which of the offered changes make a site better, told by checking it again.
//!
//! A change is kept when the problem that offered it is gone and no other came, but in a file that could not be read
//! before. Each trial is a check of the whole site, so that changes are tried together: those that a new problem points
//! at are set apart from the others, and not each is tried by itself. It must not touch the disk: who calls it writes
//! the texts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Engine, Outcome, Request, Silent};
use crate::diagnostic::{Change, Diagnostic, Fix, Item, ProblemKey, SourceTexts};
use crate::output::Discard;
use crate::snapshot::Snapshot;
use crate::text::within;
use crate::yaml::edit::{Edit, add_to_list, apply};

/// How often what a change shows to be missing is added with it.
const MOST_STEPS: usize = 3;

/// Most builds that are made only to know what may be offered.
const MOST_BUILDS: usize = 6;

/// Most builds of one round of mending, and how many more for twice as many offers.
const BUILDS_OF_ROUND: (usize, usize) = (24, 4);

/// So many changes are tried one by one when nothing else tells which of them does harm.
const FEW: usize = 4;

/// A site with all that could be mended.
#[derive(Debug)]
pub struct Mended {
    /// New texts of the files that changed, by path.
    pub texts: BTreeMap<Arc<str>, String>,
    /// How many problems are gone.
    pub gone: usize,
    /// How many changes were made for it.
    pub made: usize,
    /// Offers that would mend nothing or make something worse.
    pub refused: BTreeSet<Fix>,
    /// How often the whole site was built for it.
    pub builds: usize,
}

impl Mended {
    /// Takes back what diagnostics offer and would not keep.
    pub fn take_back(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            diagnostic.fix.take_if(|fix| self.refused.contains(fix));
        }
    }
}

impl Engine {
    /// Mends a site as far as it goes: each round removes problems and adds none, so that it ends, and
    /// a second time finds nothing to do. `outcome` is what a build of the snapshot came to.
    pub fn mend(&mut self, snapshot: &Snapshot, request: &Request, outcome: &Outcome) -> Mended {
        Mending::new(self, request, (snapshot, outcome)).whole()
    }

    /// The first round of it for the sake of what is refused, with a few builds whatever is offered: what they do not
    /// get to stays offered, unless a new problem pointed at it.
    pub fn rehearse(&mut self, snapshot: &Snapshot, request: &Request, outcome: &Outcome) -> Mended {
        let mut mending = Mending::new(self, request, (snapshot, outcome));
        mending.builds_left = MOST_BUILDS;
        mending.round();
        mending.refused.append(&mut mending.suspects);
        mending.finish(outcome.diagnostics.len())
    }
}

/// A site on its way.
struct State {
    snapshot: Snapshot,
    texts: BTreeMap<Arc<str>, String>,
    problems: Problems,
}

impl State {
    /// Makes one change; `None` when the file's front matter does not allow it.
    fn make(&mut self, fix: &Fix) -> Option<()> {
        let text = self.snapshot.text(&fix.file)?;
        let edit = match &fix.change {
            Change::Add { list, item } => add_to_list(text, list, item)?,
            Change::Rewrite { place, text } => Edit { range: place.0..place.1, text: text.clone() },
        };
        text.get(edit.range.clone())?;
        let text = apply(text, &[edit]);
        self.snapshot.insert(&fix.file, text.as_bytes());
        self.texts.insert(Arc::clone(&fix.file), text);
        Some(())
    }
}

/// Whether what is added by a change is what some words name, or the other way round.
fn is_about(fix: &Fix, words: &str) -> bool {
    let is_same = |value: &String| value.contains(words) || words.contains(&**value);
    match &fix.change {
        Change::Add { item: Item::Text(text), .. } | Change::Rewrite { text, .. } => is_same(text),
        Change::Add { item: Item::Mapping(values), .. } => values.iter().any(|(_, value)| is_same(value)),
    }
}

/// Changes in an order in which each finds its place: what is rewritten from the end of a file to its start, and then
/// what is added. `None` when two rewrite the same bytes.
fn in_order(fixes: &[Fix]) -> Option<Vec<&Fix>> {
    let mut ordered: Vec<&Fix> = fixes.iter().collect();
    ordered.sort_by_key(|fix| match &fix.change {
        Change::Rewrite { place, .. } => (false, &fix.file, Reverse(place.0)),
        Change::Add { .. } => (true, &fix.file, Reverse(0)),
    });
    let overlap = |pair: &[&Fix]| match (&pair[0].change, &pair[1].change) {
        (Change::Rewrite { place: later, .. }, Change::Rewrite { place, .. }) => {
            pair[0].file == pair[1].file && place.1 > later.0
        }
        _ => false,
    };
    (!ordered.windows(2).any(overlap)).then_some(ordered)
}

/// The files of which something is rewritten: such a file may have given no document before, and what is wrong with
/// it shows only now.
fn rewritten(fixes: &[Fix]) -> BTreeSet<&str> {
    let files = fixes.iter().filter(|fix| matches!(fix.change, Change::Rewrite { .. }));
    files.map(|fix| &*fix.file).collect()
}

/// What is wrong with a site, without the places, which a change moves.
#[derive(Default)]
struct Problems {
    counts: BTreeMap<ProblemKey, usize>,
    all: usize,
    /// What is offered, in the order of the places.
    offers: Vec<Fix>,
}

impl Problems {
    fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = BTreeMap::new();
        for problem in diagnostics {
            *counts.entry(ProblemKey::of(problem)).or_insert(0) += 1;
        }
        let mut known = BTreeSet::new();
        let offers = diagnostics.iter().filter_map(|problem| problem.fix.as_deref());
        let offers = offers.filter(|fix| known.insert(*fix)).cloned().collect();
        Self { counts, all: diagnostics.len(), offers }
    }

    /// The changes that new problems point at: those whose words they name, else all of their file.
    fn blamed(&self, new: &[Diagnostic], site: &Snapshot, made: &[Fix]) -> BTreeSet<Fix> {
        let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
        for fix in made {
            by_file.entry(&fix.file).or_default().push(fix);
        }
        let mut counts = self.counts.clone();
        let mut blamed = BTreeSet::new();
        for problem in new {
            let left = counts.entry(ProblemKey::of(problem)).or_default();
            if *left > 0 {
                *left -= 1;
                continue;
            }
            let Some(near) = by_file.get(&*problem.span.file) else { continue };
            let text = site.text(&problem.span.file).unwrap_or_default();
            let words = within(text, problem.span.range());
            let named: Vec<&&Fix> = near.iter().filter(|fix| is_about(fix, words)).collect();
            let all = if named.is_empty() { near.iter().collect() } else { named };
            blamed.extend(all.into_iter().map(|fix| (*fix).clone()));
        }
        blamed
    }

    fn offered(&self) -> BTreeSet<&Fix> {
        self.offers.iter().collect()
    }

    /// Whether each of the changes has mended its problem, so that there are fewer, and nothing new is wrong but in files
    /// that were rewritten.
    fn is_better(&self, before: &Self, made: &[Fix], wanted: &[Fix]) -> bool {
        let rewritten = rewritten(made);
        let count = |problems: &Self| -> usize {
            let elsewhere = problems.counts.iter().filter(|(key, _)| !rewritten.contains(key.file()));
            elsewhere.map(|(_, count)| count).sum()
        };
        let gone = wanted.iter().filter(|fix| !rewritten.contains(&*fix.file)).count();
        count(self) + gone <= count(before)
            && self.counts.iter().all(|(key, count)| {
                rewritten.contains(key.file()) || before.counts.get(key).is_some_and(|old| count <= old)
            })
            && self.offered().is_disjoint(&made.iter().collect())
    }
}

struct Mending<'e> {
    engine: &'e mut Engine,
    request: &'e Request,
    state: State,
    refused: BTreeSet<Fix>,
    /// Offers that new problems pointed at.
    suspects: BTreeSet<Fix>,
    builds_left: usize,
    builds: usize,
    /// Changes that were kept.
    made: usize,
}

/// Why changes were no gain when they were made together.
#[derive(Default)]
struct NoGain {
    /// Those that mended nothing.
    idle: BTreeSet<Fix>,
    /// Those that new problems point at.
    blamed: BTreeSet<Fix>,
}

impl<'e> Mending<'e> {
    fn new(engine: &'e mut Engine, request: &'e Request, (snapshot, outcome): (&Snapshot, &Outcome)) -> Self {
        let problems = Problems::of(&outcome.diagnostics);
        let state = State { snapshot: snapshot.clone(), texts: BTreeMap::new(), problems };
        let (refused, suspects) = Default::default();
        Self { engine, request, state, refused, suspects, builds_left: 0, builds: 0, made: 0 }
    }

    /// Each round begins as that of another run would: the last one, which changes nothing, is what that would do.
    fn whole(mut self) -> Mended {
        let first = self.state.problems.all;
        loop {
            let before = self.made;
            self.refused.clear();
            let (builds, more) = BUILDS_OF_ROUND;
            let doublings = self.state.problems.offers.len().checked_ilog2().unwrap_or_default();
            self.builds_left = builds + more * doublings as usize;
            self.round();
            if self.made == before {
                break;
            }
        }
        self.refused.extend(self.state.problems.offers.iter().cloned());
        self.finish(first)
    }

    fn finish(self, first: usize) -> Mended {
        // A file that is read at last may show more than was mended.
        let gone = first.saturating_sub(self.state.problems.all);
        Mended { texts: self.state.texts, gone, made: self.made, refused: self.refused, builds: self.builds }
    }

    /// Tries all that is offered, what it shows to be offered then too.
    fn round(&mut self) {
        loop {
            let known = (self.made, self.refused.len());
            let is_open = |fix: &&Fix| !self.refused.contains(*fix);
            let offers: Vec<Fix> = self.state.problems.offers.iter().filter(is_open).cloned().collect();
            self.attempt(&offers);
            if known == (self.made, self.refused.len()) {
                break;
            }
        }
    }

    /// Makes these changes together. Where that is no gain, those that mended nothing go, and those that new problems
    /// point at are tried after the others; if that is all of them, or none, each half is tried by itself.
    fn attempt(&mut self, fixes: &[Fix]) {
        if fixes.is_empty() || self.builds_left == 0 {
            return;
        }
        let NoGain { idle, blamed } = match self.with(fixes) {
            Ok(better) => {
                self.suspects.retain(|fix| !fixes.contains(fix));
                self.state = better;
                self.made += fixes.len();
                return;
            }
            Err(no_gain) => no_gain,
        };
        self.suspects.extend(blamed.iter().cloned());
        if self.builds_left == 0 {
            return;
        }
        if let [fix] = fixes {
            self.refused.insert(fix.clone());
        } else if !idle.is_empty() {
            let rest: Vec<Fix> = fixes.iter().filter(|fix| !idle.contains(fix)).cloned().collect();
            self.refused.extend(idle);
            self.attempt(&rest);
        } else if blamed.is_empty() || fixes.len() <= FEW {
            let (left, right) = fixes.split_at(fixes.len() / 2);
            self.attempt(left);
            self.attempt(right);
        } else if blamed.len() < fixes.len() {
            let (last, first): (Vec<Fix>, Vec<Fix>) =
                fixes.iter().cloned().partition(|fix| blamed.contains(fix));
            self.attempt(&first);
            self.attempt(&last);
        } else {
            self.attempt_harmful(fixes);
        }
    }

    /// Tries changes of which each does harm when all are made. When that holds of a few of them too, all are refused:
    /// to try each by itself would take a build for each.
    fn attempt_harmful(&mut self, fixes: &[Fix]) {
        let (few, rest) = fixes.split_at(FEW.min(fixes.len()));
        let before = self.made;
        self.attempt(few);
        if self.made == before {
            self.refused.extend(rest.iter().cloned());
        } else {
            self.attempt(rest);
        }
    }

    /// The site with these changes, if it is the better for each of them. What they show to be missing elsewhere, as a
    /// new alias does, is added along with them.
    fn with(&mut self, fixes: &[Fix]) -> Result<State, NoGain> {
        let mut made: Vec<Fix> = Vec::new();
        let mut next = State {
            snapshot: self.state.snapshot.clone(),
            texts: self.state.texts.clone(),
            problems: Problems::default(),
        };
        let mut wanted = fixes.to_vec();
        let mut no_gain = NoGain::default();
        for _ in 0..MOST_STEPS.min(self.builds_left) {
            let ordered = in_order(&wanted);
            if ordered.and_then(|fixes| fixes.into_iter().try_for_each(|fix| next.make(fix))).is_none() {
                break;
            }
            made.append(&mut wanted);
            self.builds_left -= 1;
            self.builds += 1;
            let outcome = self.engine.build(&next.snapshot, self.request, &Discard::default(), &Silent);
            next.problems = Problems::of(&outcome.diagnostics);
            if next.problems.is_better(&self.state.problems, &made, fixes) {
                return Ok(next);
            }
            let offers = next.problems.offered();
            no_gain.idle = fixes.iter().filter(|fix| offers.contains(fix)).cloned().collect();
            no_gain.blamed = self.state.problems.blamed(&outcome.diagnostics, &next.snapshot, fixes);
            let known: BTreeSet<&Fix> =
                self.state.problems.offers.iter().chain(&self.refused).chain(&made).collect();
            wanted = next.problems.offers.iter().filter(|fix| !known.contains(fix)).cloned().collect();
            if wanted.is_empty() || !no_gain.idle.is_empty() {
                break;
            }
        }
        Err(no_gain)
    }
}
