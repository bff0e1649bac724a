//! `briefgen build`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::progress::Bar;
use super::site::{SiteArgs, counted, problem_counts};
use super::{End, Failure};
use crate::config::FILE;
use crate::diagnostic::{Counts, Format};
use crate::engine::{self, Engine, Outcome};
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

What is a draft, dated in the future or expired is left out, with every trace of it.
Files that briefgen did not write are never touched; a folder that holds some is refused.")]
pub(super) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Say how long each part took
    #[arg(long, short)]
    verbose: bool,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let since = Instant::now();
    let root = args.site.root()?;
    let request = args.site.request()?;
    let reading = Instant::now();
    let snapshot = Snapshot::read(&root);
    let read = reading.elapsed();
    stop_without_settings(&snapshot, args)?;
    let folder = args.output.clone().unwrap_or_else(|| root.join("public"));
    let inputs = [root.join(CONTENT), root.join(THEMES), root.join(FILE)];
    let output = OutputFolder::open(&folder, Protected { root: &root, inputs: &inputs })
        .map_err(|error| Failure::new(error.to_string()))?;
    let bar = Bar::new(args.site.format() == Format::Human);
    let outcome = Engine::new().build(&snapshot, &request, &output, &bar);
    bar.finish();
    let written = output.finish().map_err(|error| Failure::new(error.to_string()))?;
    let summary = Summary { outcome: &outcome, written, took: since.elapsed() };
    args.site.show(&outcome.diagnostics, &outcome.texts(&snapshot));
    match args.site.format() {
        Format::Human | Format::Github => println!("{}", summary.line()),
        Format::Json => println!("{}", summary.json()),
    }
    if args.verbose {
        eprintln!("{}", summary.times(read));
    }
    if let Some(error) = outcome.failures.first() {
        let more = outcome.failures.len() - 1;
        let more =
            if more > 0 { format!(" ({more} more files could not be written.)") } else { String::new() };
        return Err(Failure::new(format!("{error}{more}")));
    }
    Ok(args.site.end(&outcome.diagnostics))
}

/// A settings file that cannot be read stops the build: with the defaults in its place the site
/// would lose its title and theme, and its feeds would be removed as stale.
fn stop_without_settings(snapshot: &Snapshot, args: &Args) -> Result<(), Failure> {
    let problems = engine::unreadable_settings(snapshot);
    if problems.is_empty() {
        return Ok(());
    }
    args.site.show(&problems, snapshot);
    Err(Failure::new(format!("`{FILE}` cannot be read, and nothing was built.")))
}

/// What is said at the end.
struct Summary<'a> {
    outcome: &'a Outcome,
    written: Written,
    took: Duration,
}

impl Summary<'_> {
    fn line(&self) -> String {
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
        if !stats.withheld.is_empty() {
            let parts: Vec<String> = stats
                .withheld
                .iter()
                .map(|(because, count)| format!("{count} {}", short(*because)))
                .collect();
            line.push_str(&format!(" Withheld: {}.", parts.join(", ")));
        }
        let problems = problem_counts(&self.outcome.diagnostics);
        if !problems.is_empty() {
            line.push_str(&format!(" {problems}."));
        }
        line
    }

    /// How long each room took.
    fn times(&self, read: Duration) -> String {
        let rooms = std::iter::once(("source", read)).chain(self.outcome.times.iter().copied());
        let times: Vec<String> = rooms.map(|(room, took)| format!("{room} {}", seconds(took))).collect();
        format!("Time: {}.", times.join(", "))
    }

    fn json(&self) -> String {
        let stats = &self.outcome.stats;
        let counts = Counts::of(&self.outcome.diagnostics);
        let withheld: serde_json::Map<String, serde_json::Value> = stats
            .withheld
            .iter()
            .map(|(because, count)| (short(*because).to_owned(), (*count).into()))
            .collect();
        serde_json::json!({
            "type": "summary",
            "briefings": stats.briefings,
            "actors": stats.actors,
            "topics": stats.topics,
            "files": stats.files,
            "written": self.written.written,
            "unchanged": self.written.unchanged,
            "removed": self.written.removed,
            "withheld": withheld,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "seconds": self.took.as_secs_f64(),
        })
        .to_string()
    }
}

fn short(because: crate::site::WithheldBecause) -> &'static str {
    use crate::site::WithheldBecause as Because;
    match because {
        Because::Draft => "draft",
        Because::Future => "future",
        Because::Expired => "expired",
    }
}

fn seconds(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}
