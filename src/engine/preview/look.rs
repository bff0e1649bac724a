//! A look at every page of a preview: which of them changed, and which cannot be rendered. It takes as
//! long as a build, so it is for quiet moments and can be broken off.

use std::sync::atomic::{AtomicBool, Ordering};

use super::super::Progress;
use super::super::make::Run;
use super::super::memory;
use super::Preview;
use crate::diagnostic::Diagnostic;
use crate::output::Discard;

/// What a look at all pages found.
#[derive(Debug)]
pub struct Look {
    seen: memory::Rendered,
    changed: Vec<String>,
    problems: Vec<Diagnostic>,
}

impl Look {
    /// How many pages are not what they were at the look before.
    pub fn changed(&self) -> usize {
        self.changed.len()
    }
}

struct Until<'s>(&'s AtomicBool);

impl Progress for Until<'_> {
    fn begin(&self, _files: usize) {}
    fn advance(&self) {}
    fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Preview {
    /// Looks at every page, and renders those that differ since the look before. `None` when `stop` was
    /// set meanwhile.
    pub fn look(&self, stop: &AtomicBool) -> Option<Look> {
        let loaded = self.loaded();
        let run = Run {
            snapshot: &self.snapshot,
            pages: &loaded.pages,
            renderer: &loaded.templates.renderer,
            sink: &Discard,
            progress: &Until(stop),
            memory: &self.engine.memory,
        };
        let made = run.make(&loaded.theme);
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        Some(Look { seen: made.remembered, changed: made.rendered, problems: made.problems })
    }

    /// Takes in what a look found; true when there is something wrong that was not known.
    pub fn learn(&mut self, look: Look) -> bool {
        self.engine.memory.pages = look.seen;
        self.changed = look.changed;
        self.changed.sort_unstable();
        let Ok(failures) = self.failures.get_mut() else { return false };
        let known = failures.len();
        for problem in look.problems {
            add_once(failures, problem);
        }
        let is_news = failures.len() > known;
        if !failures.is_empty() {
            self.loaded().templates.note_failure();
        }
        is_news
    }

    /// Renders some pages at once, so that what is wrong with them is known before anybody asks.
    pub fn try_pages<'p>(&self, paths: impl IntoIterator<Item = &'p str>) {
        for path in paths {
            self.answer(path);
        }
    }
}

/// One fault in a template fails on many pages: it is told once.
pub(super) fn add_once(problems: &mut Vec<Diagnostic>, problem: Diagnostic) {
    let is_known = |known: &Diagnostic| (&known.span, &known.message) == (&problem.span, &problem.message);
    if !problems.iter().any(is_known) {
        problems.push(problem);
    }
}
