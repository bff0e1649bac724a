//! One run of the rooms `render` and `output`: every page of a loaded site that differs.

use std::sync::Mutex;
use std::time::Duration;
#[cfg(feature = "search")]
use std::time::Instant;

use rayon::prelude::*;

use super::Progress;
use super::memory::{Memory, Rendered as Fingerprints};
use crate::diagnostic::Diagnostic;
use crate::output::{Content, OutputError, Sink};
use crate::page::{Pages, Planned};
use crate::render::{Rendered, Renderer};
use crate::source::{Bytes, Fingerprint, Snapshot};
use crate::theme::{StaticFile, Theme};

/// One run of the rooms `render` and `output`.
pub(super) struct Run<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) pages: &'a Pages,
    pub(super) renderer: &'a Renderer,
    pub(super) sink: &'a dyn Sink,
    pub(super) progress: &'a dyn Progress,
    pub(super) memory: &'a Memory,
    /// The language of the search index, if one is to be made.
    pub(super) search: Option<&'a str>,
}

/// What a run made.
#[derive(Default)]
pub(super) struct Made {
    pub(super) files: usize,
    pub(super) rendered: Vec<String>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) failures: Vec<OutputError>,
    pub(super) remembered: Fingerprints,
    #[cfg(feature = "search")]
    pub(super) index: Option<super::search::Index>,
    /// How long the search index took.
    pub(super) indexing: Duration,
}

impl Made {
    fn take(&mut self, page: PageMade) {
        if page.rendered {
            self.rendered.push(page.file.clone());
        }
        // One fault in a template fails on many pages: it is told once.
        if let Some(problem) = page.problem
            && !self
                .problems
                .iter()
                .any(|known| (&known.span, &known.message) == (&problem.span, &problem.message))
        {
            self.problems.push(problem);
        }
        self.failures.extend(page.failure);
        if let Some(fingerprint) = page.fingerprint {
            self.remembered.insert(page.file, fingerprint);
        }
    }
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
    /// Copies files, makes the search index, then new pages, then those that are there already: what is linked
    /// appears before the links to it.
    pub(super) fn make(&self, theme: &Theme) -> Made {
        let files = self.pages.planned().len() + self.pages.copied().len() + theme.files().len();
        let mut made = Made { files, ..Made::default() };
        self.progress.begin(files);
        self.copy(theme, &mut made);
        self.make_index(&mut made);
        self.make_pages(&mut made);
        made
    }

    /// The files of the theme, and those of `content/` that are no documents.
    fn copy(&self, theme: &Theme, made: &mut Made) {
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
        self.pages.copied().par_iter().for_each(|copied| {
            let content = match self.snapshot.get(&copied.file).map(|file| &file.bytes) {
                Some(Bytes::Memory(bytes)) => Content::Bytes(bytes),
                Some(Bytes::Disk(path)) => Content::File(path),
                None => return,
            };
            note(self.sink.put(&copied.path.output_file(), content));
        });
        made.failures.extend(failures.into_inner().unwrap_or_default());
    }

    #[cfg(feature = "search")]
    fn make_index(&self, made: &mut Made) {
        let Some(language) = self.search else { return };
        let since = Instant::now();
        let index = self.index(language);
        made.files += index.files;
        made.failures.extend(index.failures);
        made.index = index.index;
        made.indexing = since.elapsed();
    }

    #[cfg(not(feature = "search"))]
    fn make_index(&self, _made: &mut Made) {
        debug_assert!(self.search.is_none(), "`Settings::has_search` knows the feature");
    }

    fn make_pages(&self, made: &mut Made) {
        let planned = self.pages.planned();
        let (old, new): (Vec<usize>, Vec<usize>) =
            (0..planned.len()).partition(|&index| self.sink.exists(&planned[index].path.output_file()));
        let mut pages: Vec<(usize, PageMade)> = Vec::with_capacity(planned.len());
        for group in [new, old] {
            pages.par_extend(group.into_par_iter().map(|index| (index, self.page(&planned[index]))));
        }
        pages.sort_by_key(|(index, _)| *index);
        for (_, page) in pages {
            made.take(page);
        }
    }

    fn page(&self, planned: &Planned) -> PageMade {
        let file = planned.path.output_file();
        let view = self.pages.view(&planned.key);
        let fingerprint = self.renderer.fingerprint(&view);
        let mut made =
            PageMade { file, fingerprint: Some(fingerprint), rendered: false, problem: None, failure: None };
        let unchanged = self.memory.rendered(&made.file) == Some(fingerprint);
        let kept = || self.sink.keep(&made.file);
        let result = if unchanged && matches!(kept(), Ok(true)) {
            Ok(())
        } else {
            match self.renderer.render(&view) {
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
