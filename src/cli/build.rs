//! `briefgen build`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::mend::sweep;
use super::progress::Bar;
use super::say::{say, tell};
use super::site::{ProblemArgs, SiteArgs, counted, problem_counts};
use super::{End, Failure, dump, seconds, watch, withheld};
use crate::cache::Cache;
use crate::config::FILE;
use crate::diagnostic::{Counts, Diagnostic, Format};
use crate::engine::{self, Engine, Outcome, Stats};
use crate::output::{OutputFolder, Protected, Written};
use crate::source::{CONTENT, Snapshot, THEMES};

/// Build the site into public/
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen build
  briefgen build --base-url https://user.github.io/repo/
  briefgen build --drafts --future --output /tmp/preview
  briefgen build --strict --format github      in a GitHub workflow
  briefgen build --watch                       and again after each save
  briefgen build --dump-view /actors/kim-jong-un/

What is a draft, dated in the future or expired is left out, with every trace of it.
Files that briefgen did not write are never touched; a folder that holds some is refused.")]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    problems: ProblemArgs,
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Say how long each part took
    #[arg(long, short)]
    pub(super) verbose: bool,
    /// Print what the template of the page at this URL sees, as JSON, and write nothing
    #[arg(long, value_name = "URL", conflicts_with_all = ["watch", "output", "strict", "format"])]
    dump_view: Option<String>,
    /// Build again whenever a file changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["strict", "format"])]
    watch: bool,
    /// With `--watch`: look for changes again and again, where the system does not tell of them
    #[arg(long, requires = "watch")]
    pub(super) poll: bool,
}

impl Args {
    /// The site and the output folder.
    pub(super) fn folders(&self) -> Result<(PathBuf, PathBuf), Failure> {
        let root = self.site.root()?;
        let folder = self.output.clone().unwrap_or_else(|| root.join("public"));
        Ok((root, folder))
    }
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    if args.watch {
        return watch::run(args);
    }
    if let Some(url) = &args.dump_view {
        return dump::run(args, url);
    }
    let since = Instant::now();
    let (root, folder) = args.folders()?;
    let request = args.site.request()?;
    let reading = Instant::now();
    let snapshot = Snapshot::read(&root);
    let read = reading.elapsed();
    stop_without_input(&snapshot, args)?;
    let output = open_output(&root, &folder)?;
    sweep(&root);
    let bar = Bar::new(args.problems.format() == Format::Human);
    let outcome = Engine::new().with_cache(Cache::of_site(&root)).build(&snapshot, &request, &output, &bar);
    bar.finish();
    let written = if outcome.is_broken_off {
        Written::default()
    } else {
        output.finish().map_err(|error| Failure::new(error.to_string()))?
    };
    let summary = Summary { outcome: &outcome, written, took: since.elapsed() };
    args.problems.show(&outcome.diagnostics, &outcome.texts(&snapshot));
    withheld::show(&outcome, args.problems.format(), if args.verbose { usize::MAX } else { withheld::MOST });
    match args.problems.format() {
        Format::Human | Format::Github => say!("{}", summary.line()),
        Format::Json => say!("{}", summary.json()),
    }
    if args.verbose {
        tell!("{}", summary.times(read));
    }
    match write_failure(&outcome) {
        Some(failure) => Err(failure),
        None => args.problems.end(&outcome.diagnostics),
    }
}

/// Why not all files could be written.
pub(super) fn write_failure(outcome: &Outcome) -> Option<Failure> {
    let error = outcome.failures.first()?;
    let more = match outcome.failures.len() - 1 {
        0 => String::new(),
        more => format!(" ({more} more files could not be written.)"),
    };
    Some(Failure::new(format!("{error}{more}")))
}

/// Opens the output folder for one run.
pub(super) fn open_output(root: &Path, folder: &Path) -> Result<OutputFolder, Failure> {
    OutputFolder::open(folder, Protected { root, inputs: &inputs(root) })
        .map_err(|error| Failure::new(error.to_string()))
}

/// What briefgen reads of a site.
pub(super) fn inputs(root: &Path) -> [PathBuf; 3] {
    [root.join(CONTENT), root.join(THEMES), root.join(FILE)]
}

/// What stops a build: a settings file that cannot be read, since with the defaults in its place the site would
/// lose its title and theme, and its feeds would be removed as stale; and a folder of input that cannot be read as a
/// whole, since the site would be removed with it.
pub(super) fn unreadable_input(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut problems = engine::unreadable_settings(snapshot);
    problems.extend(engine::unreadable_folders(snapshot));
    problems
}

/// What cannot be read, for a message.
pub(super) fn named(problems: &[Diagnostic]) -> &str {
    problems.first().map_or(FILE, |problem| &*problem.span.file)
}

fn stop_without_input(snapshot: &Snapshot, args: &Args) -> Result<(), Failure> {
    let problems = unreadable_input(snapshot);
    if problems.is_empty() {
        return Ok(());
    }
    args.problems.show(&problems, snapshot);
    Err(Failure::new(format!("`{}` cannot be read, and nothing was built.", named(&problems))))
}

/// What is said at the end.
pub(super) struct Summary<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) written: Written,
    pub(super) took: Duration,
}

impl Summary<'_> {
    pub(super) fn line(&self) -> String {
        if self.outcome.is_broken_off {
            return format!("Nothing was written: {}.", problem_counts(&self.outcome.diagnostics));
        }
        let stats = &self.outcome.stats;
        let mut line = format!(
            "Built {}, {}, {}: {} ({} written, {} unchanged, {} removed) in {}.",
            counted(stats.briefings, "briefing", "briefings"),
            counted(stats.actors, "actor", "actors"),
            counted(stats.topics, "topic", "topics"),
            counted(stats.files, "file", "files"),
            self.written.written,
            self.written.unchanged,
            self.written.removed,
            seconds(self.took),
        );
        line.push_str(&withheld::counts(stats));
        let problems = problem_counts(&self.outcome.diagnostics);
        if !problems.is_empty() {
            line.push_str(&format!(" {problems}."));
        }
        line
    }

    /// How long each room took.
    pub(super) fn times(&self, read: Duration) -> String {
        let rooms = std::iter::once(("source", read)).chain(self.outcome.times.iter().copied());
        let times: Vec<String> = rooms.map(|(room, took)| format!("{room} {}", seconds(took))).collect();
        format!("Time: {}.", times.join(", "))
    }

    fn json(&self) -> String {
        let withheld = self.outcome.stats.withheld.clone();
        let none = Stats { withheld, ..Stats::default() };
        let stats = if self.outcome.is_broken_off { &none } else { &self.outcome.stats };
        let counts = Counts::of(&self.outcome.diagnostics);
        serde_json::json!({
            "type": "summary",
            "briefings": stats.briefings,
            "actors": stats.actors,
            "topics": stats.topics,
            "files": stats.files,
            "written": self.written.written,
            "unchanged": self.written.unchanged,
            "removed": self.written.removed,
            "withheld": withheld::counts_json(stats),
            "documents": withheld::account_json(self.outcome),
            "errors": counts.errors,
            "warnings": counts.warnings,
            "seconds": self.took.as_secs_f64(),
        })
        .to_string()
    }
}
