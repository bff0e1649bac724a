//! `briefgen build`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::progress::Bar;
use super::{End, Failure, FormatArg, root};
use crate::config::{BaseUrl, FILE, Overrides};
use crate::diagnostic::{self, Counts, Format};
use crate::engine::{Engine, Outcome, Request};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    /// The site's folder [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address of the site, in place of `base_url` in briefgen.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Publish briefings dated in the future too
    #[arg(long)]
    future: bool,
    /// Publish expired briefings too
    #[arg(long)]
    expired: bool,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Take this day or moment for now, such as 2024-06-19
    #[arg(long, value_name = "DATE")]
    clock: Option<String>,
    /// How problems are shown
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
    /// Say how long each part took
    #[arg(long, short)]
    verbose: bool,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let since = Instant::now();
    let root = root::find(args.root.as_deref())?;
    let request = Request {
        overrides: Overrides { base_url: args.base_url.as_deref().map(base_url).transpose()? },
        now: root::now(args.clock.as_deref())?,
        drafts: args.drafts,
        future: args.future,
        expired: args.expired,
    };
    let folder = args.output.clone().unwrap_or_else(|| root.join("public"));
    let inputs = [root.join(CONTENT), root.join(THEMES), root.join(FILE)];
    let output = OutputFolder::open(&folder, Protected { root: &root, inputs: &inputs })
        .map_err(|error| Failure::new(error.to_string()))?;
    let reading = Instant::now();
    let snapshot = Snapshot::read(&root);
    let read = reading.elapsed();
    let format = Format::from(args.format);
    let bar = Bar::new(format == Format::Human);
    let outcome = Engine::new().build(&snapshot, &request, &output, &bar);
    bar.finish();
    let written = output.finish().map_err(|error| Failure::new(error.to_string()))?;
    let summary = Summary { outcome: &outcome, written, took: since.elapsed() };
    report(&summary, &snapshot, format);
    if args.verbose {
        eprintln!("{}", summary.times(read));
    }
    if let Some(error) = outcome.failures.first() {
        let more = outcome.failures.len() - 1;
        let more =
            if more > 0 { format!(" ({more} more files could not be written.)") } else { String::new() };
        return Err(Failure::new(format!("{error}{more}")));
    }
    let counts = Counts::of(&outcome.diagnostics);
    let failed = counts.errors > 0 || (args.strict && counts.warnings > 0);
    Ok(if failed { End::Problems } else { End::Well })
}

fn base_url(text: &str) -> Result<BaseUrl, Failure> {
    BaseUrl::parse(text).map_err(|message| {
        Failure::new(format!("`--base-url`: {message}"))
            .hint("write a full address such as https://user.github.io/repo/")
    })
}

fn report(summary: &Summary, snapshot: &Snapshot, format: Format) {
    let texts = summary.outcome.texts(snapshot);
    let shown = diagnostic::emit(&summary.outcome.diagnostics, &texts, format);
    match format {
        Format::Human => {
            anstream::eprint!("{shown}");
            println!("{}", summary.line());
        }
        Format::Json => {
            print!("{shown}");
            println!("{}", summary.json());
        }
        Format::Github => {
            print!("{shown}");
            println!("{}", summary.line());
        }
    }
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
        let counts = Counts::of(&self.outcome.diagnostics);
        let problems: Vec<String> =
            [(counts.errors, "error", "errors"), (counts.warnings, "warning", "warnings")]
                .into_iter()
                .filter(|(count, _, _)| *count > 0)
                .map(|(count, one, many)| counted(count, one, many))
                .collect();
        if !problems.is_empty() {
            line.push_str(&format!(" {}.", problems.join(", ")));
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

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn seconds(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}
