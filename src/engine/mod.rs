//! The one pipeline, from a snapshot to files; it remembers the last run, so that a rebuild does
//! only what changed. A full build is a rebuild with nothing remembered.
//!
//! It must not know HTTP or terminals.

mod account;
mod cards;
#[cfg(test)]
mod costs;
pub(crate) mod earlier;
mod edition;
mod fault;
mod languages;
mod limits;
mod load;
mod make;
mod memory;
mod mend;
mod moved;
mod pictures;
mod plain_files;
mod preview;
mod readings;
#[cfg(feature = "search")]
mod search;
mod theme_files;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cache::Cache;
use crate::config::{self, Overrides, Settings};
use crate::date::{Clock, GivenClock};
use crate::diagnostic::{self, Diagnostic, Lint, LintLevels, SourceTexts, Span};
use crate::name::SourcePath;
use crate::output::{OutputError, Sink};
use crate::site::{self, Site, Withheld, WithheldBecause};
use crate::snapshot::{CONTENT, Fingerprint, Snapshot, THEMES};
use crate::theme::Theme;
pub use account::Account;
use edition::Edition;
use limits::Meter;
use load::Loaded;
use make::{Made, Run};
use memory::Memory;
pub use mend::Mended;
use moved::LastBuild;
pub use pictures::PictureJob;
pub use preview::{Answer, Look, Preview, PreviewPage, PreviewWithheld, StyleSheet, Update};
pub use readings::Readings;
pub use theme_files::{ThemeFile, theme_files};

/// What a build takes for now.
#[derive(Clone, Copy, Debug)]
pub enum Now {
    /// As the user gave it.
    Given(GivenClock),
    /// An instant; its day is the one of the site's `time_zone`.
    Instant(Timestamp),
    /// A clock that is asked at each build, for a site that is kept while days pass.
    Running(fn() -> Timestamp),
}

impl Now {
    /// The clock of a build at this moment.
    pub fn clock(self, zone: &TimeZone) -> Clock {
        match self {
            Self::Given(given) => given.in_zone(zone),
            Self::Instant(timestamp) => Clock::at(timestamp, zone),
            Self::Running(ask) => Clock::at(ask(), zone),
        }
    }
}

/// What a build is asked to do.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Request {
    /// What the command line sets in place of the settings.
    pub overrides: Overrides,
    /// The moment of the build.
    pub now: Now,
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish what is dated in the future too.
    pub future: bool,
    /// Publish what has expired too.
    pub expired: bool,
    /// List the addresses elsewhere that the site links to.
    pub addresses: bool,
    /// Make the index that readers search, if the settings want one.
    pub search: bool,
}

impl Request {
    /// A build as the settings say, which publishes nothing that is withheld and makes no index.
    pub fn at(now: Now) -> Self {
        Self {
            overrides: Overrides::default(),
            now,
            drafts: false,
            future: false,
            expired: false,
            addresses: false,
            search: false,
        }
    }
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// What is done next, in a word: `Reading`, `Linking`, `Writing`.
    fn enter(&self, room: &'static str);
    /// So many files are to be made.
    fn begin(&self, files: usize);
    /// One more is made.
    fn advance(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn enter(&self, _room: &'static str) {}
    fn begin(&self, _files: usize) {}
    fn advance(&self) {}
}

/// What a site holds and what was done, for the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Published briefings.
    pub briefings: usize,
    /// Actors.
    pub actors: usize,
    /// Topics.
    pub topics: usize,
    /// Files of the site.
    pub files: usize,
    /// Paths of the files that were rendered, in the order of the plan.
    pub rendered: Vec<String>,
    /// Withheld documents by reason.
    pub withheld: Vec<(WithheldBecause, usize)>,
}

/// How long each room took.
pub type Times = Vec<(&'static str, Duration)>;

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// What is wrong with the input, at the levels that the settings give, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that could not be written.
    pub failures: Vec<OutputError>,
    /// What the site holds and what was done.
    pub stats: Stats,
    /// How long each room took.
    pub times: Times,
    /// The addresses elsewhere, when they were asked for.
    pub addresses: Vec<(String, Span)>,
    /// The levels that the settings give to lints.
    pub lints: LintLevels,
    /// The theme, whose texts diagnostics may show.
    pub theme: Arc<Theme>,
    /// The settings that were built with.
    pub settings: Arc<Settings>,
    /// What is not published, and why.
    pub withheld: Vec<Withheld>,
    /// Whether a limit or a fault of briefgen ended the build as a whole. The sink has not got all files: it is not
    /// to be finished, so that what an earlier build left stays.
    pub is_broken_off: bool,
    /// What became of every document.
    pub account: Account,
    /// Whether no document comes or goes before the day of the build's clock ends.
    pub is_timeless: bool,
}

impl Outcome {
    /// The texts that the diagnostics point into.
    pub fn texts<'a>(&'a self, snapshot: &'a Snapshot) -> impl SourceTexts + 'a {
        Texts { snapshot, theme: &self.theme }
    }
}

struct Texts<'a> {
    snapshot: &'a Snapshot,
    theme: &'a Theme,
}

impl SourceTexts for Texts<'_> {
    fn text(&self, file: &str) -> Option<&str> {
        self.snapshot.text(file).or_else(|| self.theme.text(file))
    }
}

/// A file of an earlier build that stands as it was left.
#[derive(Clone, Debug)]
pub struct KeptFile {
    /// Its path in the output.
    pub path: String,
    /// The fingerprint of what it was made of.
    pub made_of: Fingerprint,
    /// In bytes.
    pub size: u64,
}

/// Builds sites and remembers the last one.
#[derive(Debug, Default)]
pub struct Engine {
    memory: Memory,
    loaded: Option<Loaded>,
    /// Whether what cannot be read stays as it was last, as in a preview. A build leaves it out.
    keeps_last_good: bool,
    /// Where drawings and renditions of pictures are kept between runs; parts of search indexes stand beside it.
    cache: Option<Cache>,
}

impl Engine {
    /// An engine that remembers nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a cache for drawings and renditions of pictures, which saves time and changes no byte.
    #[must_use]
    pub fn with_cache(self, cache: Cache) -> Self {
        Self { cache: Some(cache), ..self }
    }

    /// Lets it go on where an earlier process ended: the files that it made and that stand in the sink as it left
    /// them, each with the fingerprint of what it was made of ([`Self::made`]) and its size in bytes.
    #[must_use]
    pub fn continuing(mut self, files: impl IntoIterator<Item = KeptFile>) -> Self {
        for KeptFile { path, made_of, size } in files {
            self.memory.sizes.insert(path.clone(), size);
            self.memory.pages.insert(path, made_of);
        }
        self
    }

    /// The files of the last build, each with the fingerprint of what it was made of. They are those of this very
    /// program: another one may make something else of it.
    pub fn made(&self) -> impl Iterator<Item = (&str, Fingerprint)> {
        self.memory.pages.iter().map(|(path, fingerprint)| (path.as_str(), *fingerprint))
    }

    /// Builds the site of a snapshot into `sink`. The caller finishes the sink, which removes what
    /// is stale.
    ///
    /// Rendering remembers what the sink was given: an engine that has built once goes with the
    /// sinks that continue the first one's files.
    pub fn build(
        &mut self,
        snapshot: &Snapshot,
        request: &Request,
        sink: &dyn Sink,
        progress: &dyn Progress,
    ) -> Outcome {
        let built = diagnostic::catch(|| self.build_all(snapshot, request, sink, progress));
        built.unwrap_or_else(|panicked| self.break_off(&panicked, snapshot))
    }

    fn build_all(
        &mut self,
        snapshot: &Snapshot,
        request: &Request,
        sink: &dyn Sink,
        progress: &dyn Progress,
    ) -> Outcome {
        let mut times = self.load_telling(snapshot, request, progress);
        progress.enter("Writing");
        let since = Instant::now();
        let loaded = self.loaded.as_ref().expect("`load` leaves a loaded site");
        let images = &loaded.settings.images;
        let (quality, metadata, cache) = (images.quality, images.metadata, self.cache.as_ref());
        let search = request.search && loaded.settings.has_search();
        let (editions, memory) = (&*loaded.editions, &self.memory);
        let meter = Meter::new(sink, &memory.sizes);
        let limits = &loaded.settings.limits;
        let run = Run {
            snapshot,
            editions,
            sink: &meter,
            progress,
            memory,
            quality,
            metadata,
            cache,
            search,
            limits,
            meter: &meter,
            pages_went: OnceLock::new(),
        };
        // Before anything is written: what the last build left is read.
        let read = |file: &str| sink.read(file);
        let moved = moved::moved(editions, &LastBuild { files: &sink.earlier(), read: &read });
        let mut made = run.make(&loaded.theme);
        made.problems.extend(moved);
        let (bytes, sizes) = meter.finish();
        made.problems.extend(limits::of_site(&loaded.settings, bytes, made.left_out));
        if let Some(cache) = cache.filter(|_| sink.wants_bytes() && !made.is_broken_off) {
            let mut used = std::mem::take(&mut made.cards);
            used.extend(loaded.main().pages.renditions().iter().map(|planned| planned.key.to_string()));
            cache.finish(&used);
            #[cfg(feature = "search")]
            if search && made.indexes.len() == loaded.editions.len() {
                let used = made.indexes.values().flat_map(|index| index.keys.iter().cloned()).collect();
                search::kept_beside(cache).finish(&used);
            }
        }
        times.push(("search", made.indexing));
        times.push(("render", since.elapsed()));
        let stats = stats(&loaded.editions, &made);
        let addresses = if request.addresses { addresses(&loaded.editions) } else { Vec::new() };
        self.memory.pages = made.remembered;
        self.memory.faults = made.faults;
        self.memory.sizes = sizes;
        #[cfg(feature = "search")]
        {
            self.memory.indexes = made.indexes;
        }
        let mut diagnostics = loaded.diagnostics(made.problems);
        let is_written = |file: &str| !made.is_broken_off && !made.unwritten.contains(file);
        let account = Account::settle(snapshot, &loaded.editions, &is_written, &mut diagnostics);
        Outcome {
            diagnostics,
            account,
            failures: made.failures,
            stats,
            times,
            addresses,
            lints: loaded.settings.lints.clone(),
            theme: Arc::clone(&loaded.theme),
            settings: Arc::clone(&loaded.settings),
            withheld: loaded.editions.iter().flat_map(|one| one.site.withheld.iter().cloned()).collect(),
            is_broken_off: made.is_broken_off,
            is_timeless: loaded.editions.iter().all(|edition| is_timeless(&edition.site)),
        }
    }
}

/// Whether nothing of a site comes or goes by itself: nothing waits for its moment, and nothing expires.
fn is_timeless(site: &Site) -> bool {
    let waits = |withheld: &Withheld| withheld.because == WithheldBecause::Future;
    let briefings = site.briefings.iter().map(|briefing| &briefing.outline().withholding);
    let mut shown = briefings.chain(site.pages.iter().map(|page| &page.outline().withholding));
    !site.withheld.iter().any(waits) && !shown.any(|withholding| withholding.expires.is_some())
}

/// Why the settings file as a whole cannot be read; empty when it can, whatever its values.
pub fn unreadable_settings(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> =
        snapshot.problems().iter().filter(|problem| &*problem.span.file == config::FILE).cloned().collect();
    read_settings(snapshot, &Overrides::default(), &mut problems);
    problems.retain(|problem| {
        matches!(problem.lint, Lint::FileUnreadable | Lint::FileNotUtf8 | Lint::YamlSyntax)
    });
    problems
}

/// Why a folder of input as a whole cannot be read: without it the site would be empty, or look like another one.
pub fn unreadable_folders(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let is_top = |problem: &&Diagnostic| matches!(&*problem.span.file, CONTENT | THEMES);
    snapshot.problems().iter().filter(is_top).cloned().collect()
}

fn read_settings(snapshot: &Snapshot, overrides: &Overrides, problems: &mut Vec<Diagnostic>) -> Settings {
    let path = SourcePath::new(config::FILE);
    let text = snapshot.text(config::FILE);
    if text.is_none() && snapshot.get(&path).is_some() {
        let message = "The settings file is not UTF-8 text.";
        problems.push(
            Diagnostic::new(Lint::FileNotUtf8, Span::whole_file(path.shared()), message)
                .hint("save the file as UTF-8"),
        );
    }
    Settings::read(text, overrides, problems)
}

/// The addresses elsewhere of all editions, each place once: a file of an actor stands in several of them.
fn addresses(editions: &[Edition]) -> Vec<(String, Span)> {
    let mut all: Vec<(String, Span)> =
        editions.iter().flat_map(|edition| site::addresses(&edition.site)).collect();
    all.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    all.dedup();
    // A translation of an actor has the links of the original, which do not stand in its file.
    let known: BTreeSet<(String, SourcePath)> = all
        .iter()
        .map(|(address, span)| (address.clone(), SourcePath::new(Arc::clone(&span.file))))
        .collect();
    let is_of_original = |address: &String, span: &Span| {
        let file = SourcePath::new(Arc::clone(&span.file));
        let original = file.without_language();
        span.range().is_empty() && original != file && known.contains(&(address.clone(), original))
    };
    all.retain(|(address, span)| !is_of_original(address, span));
    all
}

/// How many actors, topics or others there are, when those of one slug are one in all editions.
fn count(editions: &[Edition], slugs: fn(&Site) -> Vec<&str>) -> usize {
    let all: BTreeSet<&str> = editions.iter().flat_map(|edition| slugs(&edition.site)).collect();
    all.len()
}

fn actor_slugs(site: &Site) -> Vec<&str> {
    site.shown_actors().map(|id| &*site[id].slug).collect()
}

fn topic_slugs(site: &Site) -> Vec<&str> {
    site.shown_topics().map(|id| &*site[id].slug).collect()
}

fn stats(editions: &[Edition], made: &Made) -> Stats {
    let mut withheld: Vec<(WithheldBecause, usize)> = Vec::new();
    for because in [WithheldBecause::Draft, WithheldBecause::Future, WithheldBecause::Expired] {
        let all = editions.iter().flat_map(|edition| &edition.site.withheld);
        let count = all.filter(|withheld| withheld.because == because).count();
        if count > 0 {
            withheld.push((because, count));
        }
    }
    Stats {
        briefings: editions.iter().map(|edition| edition.site.briefings.len()).sum(),
        actors: count(editions, actor_slugs),
        topics: count(editions, topic_slugs),
        files: made.files,
        rendered: made.rendered.clone(),
        withheld,
    }
}
