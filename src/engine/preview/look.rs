//! A look at the pages of a preview: which of them changed, and which cannot be rendered. All of it takes
//! as long as a build, so it goes a few pages at a time, in quiet moments.

use super::super::edition::Edition;
use super::super::fault;
use super::super::memory::Rendered as Fingerprints;
use super::Preview;
use crate::diagnostic::{self, Diagnostic};
use crate::page::Planned;
use crate::render::Rendered;

/// Pages that are looked at in one go: nobody waits for longer.
const AT_ONCE: usize = 8;

/// How far a look has come, and what it found.
#[derive(Debug, Default)]
pub struct Look {
    next: usize,
    seen: Fingerprints,
    changed: Vec<String>,
    problems: Vec<Diagnostic>,
}

impl Preview {
    /// Looks at the next few pages, and renders those that differ since the look before; true when all
    /// were looked at. A look that began before an update is of no use after it.
    ///
    /// Records, social cards and the files that show the whole archive are left out: they cannot fail, and each
    /// takes longer than all other pages of a go.
    pub fn look(&self, look: &mut Look) -> bool {
        let editions = &self.loaded().editions;
        let all: usize = editions.iter().map(|edition| edition.pages.planned().len()).sum();
        let upto = (look.next + AT_ONCE).min(all);
        let pages = editions
            .iter()
            .flat_map(|edition| edition.pages.planned().iter().map(move |page| (edition, page)));
        for (edition, planned) in pages.skip(look.next).take(upto - look.next) {
            if !planned.key.is_costly() {
                self.look_at(edition, planned, look);
            }
        }
        look.next = upto;
        upto == all
    }

    fn look_at(&self, edition: &Edition, planned: &Planned, look: &mut Look) {
        if let Err(panicked) = diagnostic::catch(|| self.render_again(edition, planned, look)) {
            add_once(&mut look.problems, fault::of_page(&panicked, edition, planned));
        }
    }

    fn render_again(&self, Edition { pages, templates, .. }: &Edition, planned: &Planned, look: &mut Look) {
        diagnostic::trip("page", planned.path.as_str());
        let view = pages.view(&planned.key);
        let fingerprint = templates.renderer.fingerprint(&view);
        let file = planned.path.output_file();
        if self.engine.memory.rendered(&file) != Some(fingerprint) {
            if let Rendered::Failed(problem) = templates.renderer.render(&view) {
                if let Some(problem) = problem {
                    add_once(&mut look.problems, problem);
                }
                templates.note_failure();
                return;
            }
            look.changed.push(file.clone());
        }
        look.seen.insert(file, fingerprint);
    }

    /// Takes in what a whole look found.
    pub fn learn(&mut self, look: Look) {
        let is_first = self.engine.memory.pages.is_empty();
        self.engine.memory.pages = look.seen;
        self.changed = if is_first { Vec::new() } else { look.changed };
        self.changed.sort_unstable();
        if let Ok(failures) = self.failures.get_mut() {
            look.problems.into_iter().for_each(|problem| add_once(failures, problem));
        }
    }

    /// How many pages the last look found changed.
    pub fn changed(&self) -> usize {
        self.changed.len()
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
