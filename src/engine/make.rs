//! One run of the rooms `render` and `output`: every page of a loaded site that differs.

#[cfg(feature = "search")]
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::Duration;
#[cfg(feature = "search")]
use std::time::Instant;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Progress;
use super::edition::Edition;
use super::fault;
use super::limits::{self, Meter};
use super::memory::{Memory, Rendered as Fingerprints};
use crate::cache::Cache;
use crate::config::{Limits, Metadata};
use crate::diagnostic::{self, Diagnostic};
use crate::image::Fault;
use crate::output::{Content, OutputError, Sink};
use crate::page::{PageKey, Planned};
use crate::render::{self, Rendered};
use crate::snapshot::{Fingerprint, Snapshot};
use crate::theme::Theme;

/// One run of the rooms `render` and `output`.
pub(super) struct Run<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) editions: &'a [Edition],
    pub(super) sink: &'a dyn Sink,
    pub(super) progress: &'a dyn Progress,
    pub(super) memory: &'a Memory,
    pub(super) quality: u8,
    pub(super) metadata: Metadata,
    pub(super) cache: Option<&'a Cache>,
    /// Whether a search index is to be made for each edition.
    pub(super) search: bool,
    pub(super) limits: &'a Limits,
    /// Counts what goes into the sink.
    pub(super) meter: &'a Meter<'a>,
    /// Whether pages of earlier runs are no more, once that was asked.
    pub(super) pages_went: OnceLock<bool>,
}

/// Pages that are made before it is asked whether there is room for more: what is left out is the same whichever
/// thread is the fastest.
const TOGETHER: usize = 128;

/// What a run made.
#[derive(Default)]
pub(super) struct Made {
    pub(super) files: usize,
    /// Whether nothing was made, since the site passes a limit.
    pub(super) is_broken_off: bool,
    /// Pages that were left out since the site is too large.
    pub(super) left_out: usize,
    /// Files of pages that could not be made, or have no room.
    pub(super) unwritten: FxHashSet<String>,
    pub(super) rendered: Vec<String>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) failures: Vec<OutputError>,
    pub(super) remembered: Fingerprints,
    pub(super) faults: FxHashMap<Fingerprint, Fault>,
    /// The keys of the cards of the site in the cache.
    pub(super) cards: BTreeSet<String>,
    #[cfg(feature = "search")]
    pub(super) indexes: BTreeMap<String, super::search::Index>,
    /// How long the search indexes took, beside the pages.
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
            if page.is_card {
                self.cards.insert(fingerprint.to_string());
            }
            self.remembered.insert(page.file, fingerprint);
        } else {
            self.unwritten.insert(page.file);
        }
    }
}

/// What became of one page.
struct PageMade {
    file: String,
    is_card: bool,
    /// Since the site is too large.
    left_out: bool,
    fingerprint: Option<Fingerprint>,
    rendered: bool,
    problem: Option<Diagnostic>,
    failure: Option<OutputError>,
}

/// What became of the search indexes.
#[derive(Default)]
struct Indexed {
    files: usize,
    failures: Vec<OutputError>,
    problems: Vec<Diagnostic>,
    took: Duration,
    /// By the language of the edition.
    #[cfg(feature = "search")]
    indexes: BTreeMap<String, super::search::Index>,
}

impl Run<'_> {
    /// Copies files, then makes new pages, then those that are there already: what is linked appears before the
    /// links to it. Beside them the search indexes are made.
    pub(super) fn make(&self, theme: &Theme) -> Made {
        let first = &self.editions[0].pages;
        let others = first.copied().len() + first.renditions().len();
        let pages: Vec<(&Edition, &Planned)> = self
            .editions
            .iter()
            .flat_map(|one| one.pages.planned().iter().map(move |page| (one, page)))
            .collect();
        let files = pages.len() + others + theme.published().count();
        self.progress.begin(files);
        if let Some(problem) = limits::refused(self.limits, files, self.copied_bytes()) {
            return Made { problems: vec![problem], is_broken_off: true, ..Made::default() };
        }
        let made_files = self.files(theme);
        let mut made = Made {
            files,
            failures: made_files.failures,
            problems: made_files.problems,
            remembered: made_files.remembered,
            faults: made_files.faults,
            ..Made::default()
        };
        // Both are work for all threads: an index has parts that only one can do.
        let (indexes, made_pages) = rayon::join(|| self.make_indexes(), || self.make_pages(&pages));
        made.files += indexes.files;
        made.failures.extend(indexes.failures);
        made.problems.extend(indexes.problems);
        made.indexing = indexes.took;
        #[cfg(feature = "search")]
        {
            made.indexes = indexes.indexes;
        }
        for page in made_pages {
            made.left_out += usize::from(page.left_out);
            made.take(page);
        }
        made
    }

    /// The bytes of the files that are copied as they are.
    fn copied_bytes(&self) -> u64 {
        let copied = self.editions[0].pages.copied().iter();
        copied.filter_map(|copied| self.snapshot.get(&copied.file)).map(|file| file.bytes.size()).sum()
    }

    #[cfg(feature = "search")]
    fn make_indexes(&self) -> Indexed {
        let since = Instant::now();
        let wanted = if self.search { self.editions } else { &[] };
        let made: Vec<_> = wanted.par_iter().map(|edition| self.index(&edition.pages)).collect();
        let mut all = Indexed::default();
        for index in made {
            all.files += index.files;
            all.failures.extend(index.failures);
            all.problems.extend(index.problem);
            all.indexes.extend(index.index);
        }
        all.took = if self.search { since.elapsed() } else { Duration::ZERO };
        all
    }

    #[cfg(not(feature = "search"))]
    fn make_indexes(&self) -> Indexed {
        debug_assert!(!self.search, "`Settings::has_search` knows the feature");
        Indexed::default()
    }

    fn make_pages(&self, planned: &[(&Edition, &Planned)]) -> Vec<PageMade> {
        let (old, new): (Vec<usize>, Vec<usize>) =
            (0..planned.len()).partition(|&index| self.sink.exists(&planned[index].1.path.output_file()));
        let mut pages: Vec<(usize, PageMade)> = Vec::with_capacity(planned.len());
        let together = new.chunks(TOGETHER).chain(old.chunks(TOGETHER));
        for group in together {
            let is_full = self.meter.made() > self.limits.output.0;
            let make = |&index: &usize| {
                let page = planned[index];
                (index, if is_full { self.leave_out(page.1) } else { self.page(page) })
            };
            pages.par_extend(group.par_iter().map(make));
        }
        pages.sort_by_key(|(index, _)| *index);
        pages.into_iter().map(|(_, page)| page).collect()
    }

    fn is_too_large(&self, planned: &Planned, bytes: usize) -> bool {
        planned.key.template().is_some() && bytes as u64 > self.limits.page.0
    }

    /// A page for which the site has no room; that of an earlier build stays.
    fn leave_out(&self, planned: &Planned) -> PageMade {
        let file = planned.path.output_file();
        let failure = self.keep_earlier(&file).err();
        self.progress.advance();
        PageMade {
            file,
            is_card: false,
            left_out: true,
            fingerprint: None,
            rendered: false,
            problem: None,
            failure,
        }
    }

    fn page(&self, (edition, planned): (&Edition, &Planned)) -> PageMade {
        let mut made = PageMade {
            file: planned.path.output_file(),
            is_card: matches!(planned.key, PageKey::Card(_)),
            left_out: false,
            fingerprint: None,
            rendered: false,
            problem: None,
            failure: None,
        };
        let result = match diagnostic::catch(|| self.render(edition, planned)) {
            Ok((fingerprint, None)) => {
                made.fingerprint = Some(fingerprint);
                Ok(())
            }
            Ok((_, Some(Rendered::Bytes(bytes)))) if self.is_too_large(planned, bytes.len()) => {
                made.problem = Some(limits::of_page(edition, planned, bytes.len(), self.limits.page));
                Ok(())
            }
            Ok((fingerprint, Some(Rendered::Bytes(bytes)))) => {
                made.fingerprint = Some(fingerprint);
                made.rendered = true;
                let put = self.sink.put(&made.file, Content::Bytes(&bytes));
                render::give_back(bytes);
                put
            }
            // The page of an earlier build stays.
            Ok((_, Some(Rendered::Failed(problem)))) => {
                made.problem = problem;
                self.keep_earlier(&made.file)
            }
            Err(panicked) => {
                made.problem = Some(fault::of_page(&panicked, edition, planned));
                self.keep_earlier(&made.file)
            }
        };
        if let Err(error) = result {
            made.fingerprint = None;
            made.failure = Some(error);
        }
        self.progress.advance();
        made
    }

    /// Keeps what an earlier run made of a page that cannot be made now. When pages went since then, it goes too: it may
    /// show what was withdrawn.
    fn keep_earlier(&self, file: &str) -> Result<(), OutputError> {
        if *self.pages_went.get_or_init(|| self.has_pages_no_more()) {
            return Ok(());
        }
        self.sink.keep(file).map(|_| ())
    }

    /// Whether earlier runs made a page that this one does not plan.
    fn has_pages_no_more(&self) -> bool {
        let pages = self.editions.iter().flat_map(|edition| edition.pages.planned());
        let planned: FxHashSet<String> = pages.map(|page| page.path.output_file()).collect();
        let is_page = |path: &&String| path.rsplit('.').next() == Some("html");
        self.sink.earlier().iter().filter(is_page).any(|path| !planned.contains(path))
    }

    /// A page and its fingerprint; no page if the last run made the same one, which is still there.
    fn render(&self, edition: &Edition, planned: &Planned) -> (Fingerprint, Option<Rendered>) {
        diagnostic::trip("page", planned.path.as_str());
        let renderer = &*edition.templates.renderer;
        let view = edition.pages.view(&planned.key);
        let fingerprint = renderer.fingerprint(&view);
        let file = planned.path.output_file();
        if self.memory.rendered(&file) == Some(fingerprint) && matches!(self.sink.keep(&file), Ok(true)) {
            return (fingerprint, None);
        }
        let is_card = matches!(planned.key, PageKey::Card(_));
        let page = if is_card { self.card(renderer, &view, fingerprint) } else { renderer.render(&view) };
        (fingerprint, Some(page))
    }
}
