//! `briefgen build`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::last::{Key, Said};
use super::mend::sweep;
use super::progress::Bar;
use super::say::{say, tell};
use super::site::{ProblemArgs, SiteArgs, counted, problem_counts};
use super::{End, Failure, dump, seconds, watch, withheld};
use crate::cache::Cache;
use crate::config::FILE;
use crate::diagnostic::{self, Counts, Diagnostic, Format};
use crate::engine::{self, Engine, Outcome, Stats};
use crate::output::{OutputFolder, Protected, Written};
use crate::snapshot::{CONTENT, Snapshot, THEMES};

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
    let format = args.problems.format();
    let key = Key::of((&root, &folder), &snapshot, &request, (format, args.verbose));
    let last = key.as_ref().and_then(|key| key.last(&output)).unwrap_or_default();
    if let Some(said) = last.said {
        output.leave().map_err(|error| Failure::new(error.to_string()))?;
        args.show(&said, said.all_unchanged(), since.elapsed());
        if args.verbose {
            tell!("Time: source {}, nothing changed.", seconds(read));
        }
        return Ok(args.problems.end_with(said.counts()));
    }
    let bar = Bar::new(format == Format::Human);
    let mut engine = Engine::new().with_cache(Cache::of_site(&root)).continuing(last.files);
    let outcome = engine.build(&snapshot, &request, &output, &bar);
    bar.finish();
    let place = output.folder().to_owned();
    let (written, files) = if outcome.is_broken_off {
        (Written::default(), BTreeSet::new())
    } else {
        output.finish_listed().map_err(|error| Failure::new(error.to_string()))?
    };
    let summary = Summary { outcome: &outcome, written, took: since.elapsed() };
    let said = args.said(&summary, &snapshot);
    args.show(&said, summary.written, summary.took);
    if args.verbose {
        tell!("{}", summary.times(read));
    }
    match write_failure(&outcome) {
        Some(failure) => Err(failure),
        None => {
            let end = args.problems.end(&outcome.diagnostics)?;
            if let Some(key) = key {
                key.keep(&place, files, &engine, (&summary, said));
            }
            Ok(end)
        }
    }
}

impl Args {
    /// What is said of a build.
    fn said(&self, summary: &Summary, snapshot: &Snapshot) -> Said {
        let (outcome, format) = (summary.outcome, self.problems.format());
        let counts = Counts::of(&outcome.diagnostics);
        Said {
            problems: diagnostic::emit(&outcome.diagnostics, &outcome.texts(snapshot), format),
            withheld: withheld::lines(
                outcome,
                format,
                if self.verbose { usize::MAX } else { withheld::MOST },
            ),
            json: summary.json(),
            line: summary.line_parts(),
            files: outcome.stats.files,
            errors: counts.errors,
            warnings: counts.warnings,
        }
    }

    /// Says it.
    fn show(&self, said: &Said, written: Written, took: Duration) {
        self.problems.show_emitted(&said.problems);
        withheld::show_lines(&said.withheld, self.problems.format());
        match self.problems.format() {
            Format::Human | Format::Github => say!("{}", said.line(written, took)),
            Format::Json => say!("{}", said.json_line(written, took)),
        }
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
        line(&self.line_parts(), self.written, self.took)
    }

    /// What stands before and after what was written; nothing after it where nothing was.
    fn line_parts(&self) -> (String, Option<String>) {
        if self.outcome.is_broken_off {
            return (format!("Nothing was written: {}.", problem_counts(&self.outcome.diagnostics)), None);
        }
        let stats = &self.outcome.stats;
        let before = format!(
            "Built {}, {}, {}: {}",
            counted(stats.briefings, "briefing", "briefings"),
            counted(stats.actors, "actor", "actors"),
            counted(stats.topics, "topic", "topics"),
            counted(stats.files, "file", "files"),
        );
        let mut after = withheld::counts(stats);
        let problems = problem_counts(&self.outcome.diagnostics);
        if !problems.is_empty() {
            after.push_str(&format!(" {problems}."));
        }
        (before, Some(after))
    }

    /// How long each room took.
    pub(super) fn times(&self, read: Duration) -> String {
        let rooms = std::iter::once(("source", read)).chain(self.outcome.times.iter().copied());
        let times: Vec<String> = rooms.map(|(room, took)| format!("{room} {}", seconds(took))).collect();
        format!("Time: {}.", times.join(", "))
    }

    /// The summary for programs, without what was written and how long it took.
    fn json(&self) -> serde_json::Value {
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
            "withheld": withheld::counts_json(stats),
            "documents": withheld::account_json(self.outcome),
            "errors": counts.errors,
            "warnings": counts.warnings,
        })
    }
}

/// The summary for people: its two parts, and between them what was written.
fn line((before, after): &(String, Option<String>), written: Written, took: Duration) -> String {
    let Some(after) = after else { return before.clone() };
    let Written { written, unchanged, removed, .. } = written;
    let took = seconds(took);
    format!("{before} ({written} written, {unchanged} unchanged, {removed} removed) in {took}.{after}")
}

impl Said {
    fn line(&self, written: Written, took: Duration) -> String {
        line(&self.line, written, took)
    }

    fn json_line(&self, written: Written, took: Duration) -> String {
        let mut json = self.json.clone();
        json["written"] = written.written.into();
        json["unchanged"] = written.unchanged.into();
        json["removed"] = written.removed.into();
        json["seconds"] = took.as_secs_f64().into();
        json.to_string()
    }

    /// What became of the files of a build in which nothing changed.
    fn all_unchanged(&self) -> Written {
        Written { unchanged: self.files, ..Written::default() }
    }

    fn counts(&self) -> Counts {
        Counts { errors: self.errors, warnings: self.warnings }
    }
}
