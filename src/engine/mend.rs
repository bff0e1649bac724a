//! Mending in memory: which of the offered changes make a site better, told by checking it again.
//!
//! A change is kept when the problem that offered it is gone and no other came. It must not touch the
//! disk: who calls it writes the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Engine, Outcome, Request, Silent};
use crate::diagnostic::{Diagnostic, Fix, Lint, SourceTexts};
use crate::output::Discard;
use crate::source::Snapshot;
use crate::yaml::edit::{add_to_list, apply};

/// How often what a change shows to be missing is added with it.
const MOST_STEPS: usize = 3;

/// Most builds that are made only to know what may be offered.
const MOST_BUILDS: usize = 24;

/// A site with all that could be mended.
#[derive(Debug)]
pub struct Mended {
    /// New texts of the files that changed, by path.
    pub texts: BTreeMap<Arc<str>, String>,
    /// How many problems are gone.
    pub gone: usize,
    /// Offers that would mend nothing or make something worse.
    pub refused: BTreeSet<Fix>,
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

    /// The same for the sake of what is refused, with a bounded number of builds: what they do not get to
    /// stays offered.
    pub fn rehearse(&mut self, snapshot: &Snapshot, request: &Request, outcome: &Outcome) -> Mended {
        let mending = Mending::new(self, request, (snapshot, outcome));
        Mending { builds_left: MOST_BUILDS, ..mending }.whole()
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
        let edit = add_to_list(text, fix.list, &fix.item)?;
        let text = apply(text, &[edit]);
        self.snapshot.insert(&fix.file, text.as_bytes());
        self.texts.insert(Arc::clone(&fix.file), text);
        Some(())
    }
}

/// What is wrong with a site, without the places, which a change moves.
#[derive(Default)]
struct Problems {
    counts: BTreeMap<(Lint, Arc<str>, String), usize>,
    all: usize,
    /// What is offered, in the order of the places.
    offers: Vec<Fix>,
}

impl Problems {
    fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = BTreeMap::new();
        for problem in diagnostics {
            let key = (problem.lint, Arc::clone(&problem.span.file), problem.message.clone());
            *counts.entry(key).or_insert(0) += 1;
        }
        let mut known = BTreeSet::new();
        let offers = diagnostics.iter().filter_map(|problem| problem.fix.as_deref());
        let offers = offers.filter(|fix| known.insert(*fix)).cloned().collect();
        Self { counts, all: diagnostics.len(), offers }
    }

    fn offered(&self) -> BTreeSet<&Fix> {
        self.offers.iter().collect()
    }

    /// Whether each of the changes has mended its problem, so that at least `gone` are fewer, and nothing
    /// new is wrong.
    fn is_better(&self, before: &Self, made: &[Fix], gone: usize) -> bool {
        self.all + gone <= before.all
            && self.counts.iter().all(|(key, count)| before.counts.get(key).is_some_and(|old| count <= old))
            && self.offered().is_disjoint(&made.iter().collect())
    }
}

struct Mending<'e> {
    engine: &'e mut Engine,
    request: &'e Request,
    state: State,
    refused: BTreeSet<Fix>,
    builds_left: usize,
}

impl<'e> Mending<'e> {
    fn new(engine: &'e mut Engine, request: &'e Request, (snapshot, outcome): (&Snapshot, &Outcome)) -> Self {
        let problems = Problems::of(&outcome.diagnostics);
        let state = State { snapshot: snapshot.clone(), texts: BTreeMap::new(), problems };
        Self { engine, request, state, refused: BTreeSet::new(), builds_left: usize::MAX }
    }

    fn whole(mut self) -> Mended {
        let first = self.state.problems.all;
        loop {
            let known = (self.state.problems.all, self.refused.len());
            let is_offered = |fix: &&Fix| !self.refused.contains(*fix);
            let offers: Vec<Fix> = self.state.problems.offers.iter().filter(is_offered).cloned().collect();
            self.attempt(&offers);
            if known == (self.state.problems.all, self.refused.len()) {
                break;
            }
        }
        let gone = first - self.state.problems.all;
        Mended { texts: self.state.texts, gone, refused: self.refused }
    }

    /// Makes these changes together. Where that is no gain, those that mended nothing go, else each half is
    /// tried by itself.
    fn attempt(&mut self, fixes: &[Fix]) {
        if fixes.is_empty() || self.builds_left == 0 {
            return;
        }
        let idle = match self.with(fixes) {
            Ok(better) => {
                self.state = better;
                return;
            }
            Err(idle) => idle,
        };
        if self.builds_left == 0 {
            return;
        }
        match fixes {
            [fix] => {
                self.refused.insert(fix.clone());
            }
            _ if !idle.is_empty() => {
                let rest: Vec<Fix> = fixes.iter().filter(|fix| !idle.contains(fix)).cloned().collect();
                self.refused.extend(idle);
                self.attempt(&rest);
            }
            _ => {
                let (left, right) = fixes.split_at(fixes.len() / 2);
                self.attempt(left);
                self.attempt(right);
            }
        }
    }

    /// The site with these changes, if it is the better for each of them; else those that mended nothing.
    /// What they show to be missing elsewhere, as a new alias does, is added along with them.
    fn with(&mut self, fixes: &[Fix]) -> Result<State, Vec<Fix>> {
        let mut made: Vec<Fix> = Vec::new();
        let mut next = State {
            snapshot: self.state.snapshot.clone(),
            texts: self.state.texts.clone(),
            problems: Problems::default(),
        };
        let mut wanted = fixes.to_vec();
        let mut idle = Vec::new();
        for _ in 0..MOST_STEPS.min(self.builds_left) {
            if wanted.iter().try_for_each(|fix| next.make(fix)).is_none() {
                break;
            }
            made.append(&mut wanted);
            self.builds_left -= 1;
            let outcome = self.engine.build(&next.snapshot, self.request, &Discard::default(), &Silent);
            next.problems = Problems::of(&outcome.diagnostics);
            if next.problems.is_better(&self.state.problems, &made, fixes.len()) {
                return Ok(next);
            }
            let offers = next.problems.offered();
            idle = fixes.iter().filter(|fix| offers.contains(fix)).cloned().collect();
            let known: BTreeSet<&Fix> =
                self.state.problems.offers.iter().chain(&self.refused).chain(&made).collect();
            wanted = next.problems.offers.iter().filter(|fix| !known.contains(fix)).cloned().collect();
            if wanted.is_empty() || !idle.is_empty() {
                break;
            }
        }
        Err(idle)
    }
}
