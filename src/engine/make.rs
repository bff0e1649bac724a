//! One run of the rooms `render` and `output`: every page of a loaded site that differs.

use std::sync::Mutex;

use rayon::prelude::*;

use super::Progress;
use super::edition::Edition;
use super::memory::{Memory, Rendered as Fingerprints};
use crate::diagnostic::Diagnostic;
use crate::output::{Content, OutputError, Sink};
use crate::page::{Copied, Planned};
use crate::render::Rendered;
use crate::source::{Bytes, Fingerprint, Snapshot};
use crate::theme::{StaticFile, Theme};

/// One run of the rooms `render` and `output`.
pub(super) struct Run<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) editions: &'a [Edition],
    pub(super) sink: &'a dyn Sink,
    pub(super) progress: &'a dyn Progress,
    pub(super) memory: &'a Memory,
}

/// What a run made.
#[derive(Default)]
pub(super) struct Made {
    pub(super) files: usize,
    pub(super) rendered: Vec<String>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) failures: Vec<OutputError>,
    pub(super) remembered: Fingerprints,
}

/// What became of one page.
struct PageMade {
    file: String,
    fingerprint: Option<Fingerprint>,
    rendered: bool,
    problem: Option<Diagnostic>,
    failure: Option<OutputError>,
}

impl Run<'_> {
    /// Copies files, then makes new pages, then those that are there already: what is linked appears
    /// before the links to it.
    pub(super) fn make(&self, theme: &Theme) -> Made {
        let planned: Vec<(&Edition, &Planned)> = self
            .editions
            .iter()
            .flat_map(|one| one.pages.planned().iter().map(move |page| (one, page)))
            .collect();
        let copied: Vec<&Copied> = self.editions.iter().flat_map(|one| one.pages.copied()).collect();
        let mut made = Made { files: planned.len() + copied.len() + theme.files().len(), ..Made::default() };
        self.progress.begin(made.files);
        let failures: Mutex<Vec<OutputError>> = Mutex::default();
        let note = |result: Result<(), OutputError>| {
            self.progress.advance();
            if let (Err(error), Ok(mut failures)) = (result, failures.lock()) {
                failures.push(error);
            }
        };
        theme.files().values().for_each(|file: &StaticFile| {
            note(self.sink.put(&file.path.output_file(), Content::Bytes(&file.bytes)));
        });
        copied.par_iter().for_each(|copied| {
            let content = match self.snapshot.get(&copied.file).map(|file| &file.bytes) {
                Some(Bytes::Memory(bytes)) => Content::Bytes(bytes),
                Some(Bytes::Disk(path)) => Content::File(path),
                None => return,
            };
            note(self.sink.put(&copied.path.output_file(), content));
        });
        let (old, new): (Vec<usize>, Vec<usize>) =
            (0..planned.len()).partition(|&index| self.sink.exists(&planned[index].1.path.output_file()));
        let mut pages: Vec<(usize, PageMade)> = Vec::with_capacity(planned.len());
        for group in [new, old] {
            pages.par_extend(group.into_par_iter().map(|index| (index, self.page(planned[index]))));
        }
        pages.sort_by_key(|(index, _)| *index);
        made.failures = failures.into_inner().unwrap_or_default();
        for (_, page) in pages {
            if page.rendered {
                made.rendered.push(page.file.clone());
            }
            // One fault in a template fails on many pages: it is told once.
            if let Some(problem) = &page.problem
                && !made
                    .problems
                    .iter()
                    .any(|known| (&known.span, &known.message) == (&problem.span, &problem.message))
            {
                made.problems.push(problem.clone());
            }
            made.failures.extend(page.failure);
            if let Some(fingerprint) = page.fingerprint {
                made.remembered.insert(page.file, fingerprint);
            }
        }
        made
    }

    fn page(&self, (edition, planned): (&Edition, &Planned)) -> PageMade {
        let file = planned.path.output_file();
        let (pages, renderer) = (&edition.pages, &edition.templates.renderer);
        let view = pages.view(&planned.key);
        let fingerprint = renderer.fingerprint(&view);
        let mut made =
            PageMade { file, fingerprint: Some(fingerprint), rendered: false, problem: None, failure: None };
        let unchanged = self.memory.rendered(&made.file) == Some(fingerprint);
        let kept = || self.sink.keep(&made.file);
        let result = if unchanged && matches!(kept(), Ok(true)) {
            Ok(())
        } else {
            match renderer.render(&view) {
                Rendered::Bytes(bytes) => {
                    made.rendered = true;
                    self.sink.put(&made.file, Content::Bytes(&bytes))
                }
                Rendered::Failed(problem) => {
                    made.problem = problem;
                    made.fingerprint = None;
                    // The page of an earlier build stays.
                    self.sink.keep(&made.file).map(|_| ())
                }
            }
        };
        if let Err(error) = result {
            made.fingerprint = None;
            made.failure = Some(error);
        }
        self.progress.advance();
        made
    }
}
