//! The one pipeline, from a snapshot to files; it remembers the last run, so that a rebuild does
//! only what changed. A full build is a rebuild with nothing remembered.
//!
//! It must not know HTTP or terminals.

mod memory;
mod preview;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::config::{self, Overrides, Settings};
use crate::date::Clock;
use crate::diagnostic::{self, Diagnostic, Lint, LintLevels, SourceTexts, Span};
use crate::name::{SourcePath, UrlPath};
use crate::output::{Content, OutputError, Sink};
use crate::page::{Pages, Planned};
use crate::parse::{self, Parsed};
use crate::render::{Rendered, Renderer};
use crate::site::{self, Broken, Input, Publishing, Site, WithheldBecause};
use crate::source::{Bytes, CONTENT, Fingerprint, Snapshot};
use crate::theme::{StaticFile, Theme};
use memory::Memory;
pub use preview::{Answer, Preview, PreviewPage, PreviewWithheld, Update};

/// What a build takes for now.
#[derive(Clone, Copy, Debug)]
pub enum Now {
    /// As the user gave it.
    Clock(Clock),
    /// An instant; its day is the one of the site's `time_zone`.
    Instant(Timestamp),
    /// A clock that is asked at each build, for a site that is kept while days pass.
    Running(fn() -> Timestamp),
}

impl Now {
    /// The clock of a build at this moment.
    pub fn clock(self, zone: &TimeZone) -> Clock {
        let at = |timestamp| Clock::from_timestamp(timestamp, zone.to_datetime(timestamp).date());
        match self {
            Self::Clock(clock) => clock,
            Self::Instant(timestamp) => at(timestamp),
            Self::Running(ask) => at(ask()),
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
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// So many files are to be made.
    fn begin(&self, files: usize);
    /// One more is made.
    fn advance(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
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
    pub theme: Theme,
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

/// Builds sites and remembers the last one.
#[derive(Debug, Default)]
pub struct Engine {
    memory: Memory,
}

impl Engine {
    /// An engine that remembers nothing.
    pub fn new() -> Self {
        Self::default()
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
        let mut watch = Stopwatch::start();
        let mut problems = snapshot.problems().to_vec();
        let settings = read_settings(snapshot, &request.overrides, &mut problems);
        let publishing = publishing(request, &settings);
        let theme = Theme::load(&settings.theme, snapshot, &mut problems);
        watch.lap("theme");
        let mut input = self.parse(snapshot, &mut problems);
        watch.lap("parse");
        let theme_files: Vec<UrlPath> = theme.files().values().map(|file| file.path.clone()).collect();
        let plan = |site| Pages::new(site, &settings, publishing.clock, &theme_files);
        let first = site::link(&input, &settings, &publishing);
        watch.lap("site");
        let second;
        let mut site = &first;
        let mut pages = plan(site);
        if !pages.losers().is_empty() {
            // Of two documents with one URL only the first is published: nothing may name the other.
            problems
                .extend(pages.problems().iter().filter(|problem| problem.lint == Lint::UrlConflict).cloned());
            input.withdraw(pages.losers());
            second = site::link(&input, &settings, &publishing);
            site = &second;
            pages = plan(site);
        }
        problems.extend(site.problems.iter().cloned());
        problems.extend(pages.problems().iter().cloned());
        watch.lap("page");
        let renderer = Renderer::new(&theme, &pages.site_view(), &mut problems);
        let run = Run { snapshot, pages: &pages, renderer: &renderer, sink, progress, memory: &self.memory };
        let made = run.make(&theme);
        watch.lap("render");
        let stats = stats(site, &made);
        problems.extend(made.problems);
        self.memory.pages = made.remembered;
        settings.lints.apply(&mut problems);
        diagnostic::sort(&mut problems);
        let addresses = if request.addresses { site::addresses(site) } else { Vec::new() };
        let lints = settings.lints.clone();
        Outcome {
            diagnostics: problems,
            failures: made.failures,
            stats,
            times: watch.laps,
            addresses,
            lints,
            theme,
        }
    }

    /// Parses every Markdown file that is not remembered.
    fn parse(&mut self, snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Input {
        let is_markdown = |path: &SourcePath| {
            path.as_str().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
        };
        let (markdown, others): (Vec<_>, Vec<_>) =
            snapshot.below(CONTENT).partition(|(path, _)| is_markdown(path));
        let memory = &self.memory;
        let parsed: Vec<(SourcePath, Fingerprint, Parsed)> = markdown
            .into_par_iter()
            .filter_map(|(path, file)| {
                let Bytes::Memory(bytes) = &file.bytes else { return None };
                let parsed = memory
                    .parsed(path, file.hash)
                    .cloned()
                    .unwrap_or_else(|| parse::parse(path, bytes, file.hash));
                Some((path.clone(), file.hash, parsed))
            })
            .collect();
        let mut input =
            Input { files: others.into_iter().map(|(path, _)| path.clone()).collect(), ..Input::default() };
        for (path, _, parsed) in &parsed {
            problems.extend(parsed.problems.iter().cloned());
            match &parsed.document {
                Some(document) => input.documents.push(document.clone()),
                None => {
                    let bytes = snapshot.get(path).map(|file| &file.bytes);
                    let text = match bytes {
                        Some(Bytes::Memory(bytes)) => String::from_utf8_lossy(bytes).into(),
                        _ => "".into(),
                    };
                    input.broken.push(Broken { path: path.clone(), text });
                }
            }
        }
        self.memory.remember_parsed(parsed);
        input
    }
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

fn publishing(request: &Request, settings: &Settings) -> Publishing {
    let clock = request.now.clock(&settings.time_zone);
    Publishing { clock, drafts: request.drafts, future: request.future, expired: request.expired }
}

fn stats(site: &Site, made: &Made) -> Stats {
    let mut withheld: Vec<(WithheldBecause, usize)> = Vec::new();
    for because in [WithheldBecause::Draft, WithheldBecause::Future, WithheldBecause::Expired] {
        let count = site.withheld.iter().filter(|withheld| withheld.because == because).count();
        if count > 0 {
            withheld.push((because, count));
        }
    }
    Stats {
        briefings: site.briefings.len(),
        actors: site.actors.len(),
        topics: site.topics.len(),
        files: made.files,
        rendered: made.rendered.clone(),
        withheld,
    }
}

/// One run of the rooms `render` and `output`.
struct Run<'a> {
    snapshot: &'a Snapshot,
    pages: &'a Pages<'a>,
    renderer: &'a Renderer,
    sink: &'a dyn Sink,
    progress: &'a dyn Progress,
    memory: &'a Memory,
}

#[derive(Default)]
struct Made {
    files: usize,
    rendered: Vec<String>,
    problems: Vec<Diagnostic>,
    failures: Vec<OutputError>,
    remembered: memory::Rendered,
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
    fn make(&self, theme: &Theme) -> Made {
        let planned = self.pages.planned();
        let copied = self.pages.copied();
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
            (0..planned.len()).partition(|&index| self.sink.exists(&planned[index].path.output_file()));
        let mut pages: Vec<(usize, PageMade)> = Vec::with_capacity(planned.len());
        for group in [new, old] {
            pages.par_extend(group.into_par_iter().map(|index| (index, self.page(&planned[index]))));
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

struct Stopwatch {
    since: Instant,
    laps: Times,
}

impl Stopwatch {
    fn start() -> Self {
        Self { since: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, room: &'static str) {
        self.laps.push((room, self.since.elapsed()));
        self.since = Instant::now();
    }
}
