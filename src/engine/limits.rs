//! How much a build may make: files and bytes are counted on their way to the sink, and what is too much is told.
//!
//! What is left out does not depend on how fast which thread was: see [`Run::make_pages`](super::make::Run).

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::edition::Edition;
use super::fault;
use crate::config::{self, Limits, Settings, Size};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::output::{Content, OutputError, Sink};
use crate::page::{INDEX, Planned};

/// From this size on a site may soon be too large for GitHub Pages, which publishes 1 GB
/// (<https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits>).
const NEARLY_TOO_LARGE: Size = Size(900_000_000);

/// The sizes of output files, by their paths.
pub(super) type Sizes = FxHashMap<String, u64>;

/// Counts what a sink takes.
pub(super) struct Meter<'s> {
    sink: &'s dyn Sink,
    /// Of the last run: what is kept is not looked at.
    last: &'s Sizes,
    sizes: Mutex<Sizes>,
    /// Bytes of pages and files.
    made: AtomicU64,
    /// Bytes of search indexes, which are made beside the pages.
    indexed: AtomicU64,
}

impl<'s> Meter<'s> {
    pub(super) fn new(sink: &'s dyn Sink, last: &'s Sizes) -> Self {
        let (made, indexed) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { sink, last, sizes: Mutex::default(), made, indexed }
    }

    /// The bytes of all but the search indexes.
    pub(super) fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// All bytes, and the size of each file.
    pub(super) fn finish(self) -> (u64, Sizes) {
        let all = self.made.into_inner().saturating_add(self.indexed.into_inner());
        (all, self.sizes.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, path: &str, size: u64) {
        let is_index = path.starts_with(INDEX) || path.contains(&format!("/{INDEX}/"));
        let of_kind = if is_index { &self.indexed } else { &self.made };
        of_kind.fetch_add(size, Ordering::Relaxed);
        self.sizes.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), size);
    }
}

impl Sink for Meter<'_> {
    fn exists(&self, path: &str) -> bool {
        self.sink.exists(path)
    }

    fn put(&self, path: &str, content: Content<'_>) -> Result<(), OutputError> {
        self.note(path, content.size());
        self.sink.put(path, content)
    }

    fn keep(&self, path: &str) -> Result<bool, OutputError> {
        let kept = self.sink.keep(path)?;
        if let (true, Some(&size)) = (kept, self.last.get(path)) {
            self.note(path, size);
        }
        Ok(kept)
    }

    fn earlier(&self) -> Vec<String> {
        self.sink.earlier()
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.sink.read(path)
    }

    fn wants_bytes(&self) -> bool {
        self.sink.wants_bytes()
    }
}

/// Why a site of so many files, of which the copied ones have so many bytes, is not written at all.
pub(super) fn refused(limits: &Limits, files: usize, copied: u64) -> Option<Diagnostic> {
    let settings = Span::whole_file(&config::FILE.into());
    if files > limits.files {
        let what = format!("The site would have {files} files, and nothing is written");
        return Some(Diagnostic::beyond(settings, &what, ("files", &limits.files)));
    }
    (Size(copied) > limits.output).then(|| {
        let what = format!("The files that are copied have {}, and nothing is written", Size(copied));
        Diagnostic::beyond(settings, &what, ("output", &limits.output))
    })
}

/// What is said of the size of a whole site, of which so many pages were left out.
pub(super) fn of_site(settings: &Settings, bytes: u64, left_out: usize) -> Option<Diagnostic> {
    let span = Span::whole_file(&config::FILE.into());
    let limit = settings.limits.output;
    if left_out > 0 {
        let what = format!("The site is too large, and {left_out} of its pages are left out");
        return Some(Diagnostic::beyond(span, &what, ("output", &limit)));
    }
    let is_for_github = settings.deploy.host.is_none();
    (is_for_github && Size(bytes) > NEARLY_TOO_LARGE).then(|| {
        let message = format!("The site has {}, and GitHub Pages publishes 1 GB.", Size(bytes));
        let hint = "make pictures and recordings smaller, or name another host: `deploy: { host: netlify }`";
        Diagnostic::new(Lint::OutputLarge, span, message).hint(hint)
    })
}

/// What is said of a page that is left out for its size.
pub(super) fn of_page(edition: &Edition, planned: &Planned, size: usize, limit: Size) -> Diagnostic {
    let file = fault::source(edition, &planned.key);
    let file = file.map_or_else(|| config::FILE.into(), |file| Arc::clone(file.shared()));
    let what = format!("The page `{}` has {}, and is left out", planned.path.as_str(), Size(size as u64));
    Diagnostic::beyond(Span::whole_file(&file), &what, ("page", &limit))
}
