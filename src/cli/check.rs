//! `briefgen check`.

use std::path::{Path, PathBuf};

use super::build::{named, unreadable_input, write_failure};
use super::mend::{sweep, write};
use super::say::say;
#[cfg(feature = "external")]
use super::say::tell;
use super::site::{ProblemArgs, SiteArgs, counted, problem_counts};
use super::{End, Failure, root, tomorrow, withheld};
use crate::cache::Cache;
#[cfg(feature = "external")]
use crate::diagnostic::Diagnostic;
use crate::diagnostic::{Format, Lint};
use crate::engine::{Engine, Outcome, Request, Silent};
use crate::output::Discard;
use crate::snapshot::Snapshot;

/// Find the problems of a site without building it
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen check
  briefgen check content/briefings/2024-06-19-pact.md
  briefgen check --strict --format github      in a GitHub workflow
  briefgen check --fix                         mend what can be mended safely
  briefgen check --external                    ask whether external links answer
  briefgen lint quote-unlisted                 what a lint means

`--fix` adds actors, quotes and aliases to front matter, and rewrites what its own hint holds in full\n(`Date:`, `2015-4-2`, a title with a colon). It changes no other byte.")]
pub(super) struct Args {
    /// Show the problems of these files alone; all are read
    #[arg(value_name = "FILE", conflicts_with = "fix")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    problems: ProblemArgs,
    /// Mend what can be mended safely, then show what is left
    #[arg(long)]
    fix: bool,
    /// Ask the hosts of external links too; good answers count for a week
    #[cfg(feature = "external")]
    #[arg(long)]
    external: bool,
    /// With `--external`: ask hosts of private networks too
    #[cfg(feature = "external")]
    #[arg(long, requires = "external")]
    allow_private: bool,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let root = args.site.root()?;
    let files =
        args.files.iter().map(|file| root::path_within(&root, file)).collect::<Result<Vec<_>, _>>()?;
    // The index says nothing about problems, and takes as long as the rest of a build.
    let request = Request { search: false, ..args.site.request()? };
    #[cfg(feature = "external")]
    let request = Request { addresses: args.external, ..request };
    let mut engine = Engine::new().with_cache(Cache::of_site(&root));
    let (mut snapshot, mut outcome) = look(&root, &request, &mut engine);
    let mut fixed = None;
    let mut failures = Vec::new();
    if args.fix {
        let mended = mend(&root, &request, &mut engine, (&mut snapshot, &mut outcome));
        (fixed, failures) = (Some(mended.0), mended.1);
    } else if fixable(&outcome) > 0 {
        // What is offered must be what would be done.
        engine.rehearse(&snapshot, &request, &outcome).take_back(&mut outcome.diagnostics);
    }
    #[cfg(feature = "external")]
    if args.external {
        ask(&root, args, &mut outcome);
    }
    tomorrow::add(&mut engine, &snapshot, &request, &mut outcome);
    if !files.is_empty() {
        outcome.diagnostics.retain(|problem| files.iter().any(|file| **file == *problem.span.file));
    }
    let unreadable = unreadable_input(&snapshot);
    if !unreadable.is_empty() {
        // What the settings say is not known.
        outcome.diagnostics.retain(|problem| problem.lint != Lint::BaseUrlMissing);
    }
    args.problems.show(&outcome.diagnostics, &outcome.texts(&snapshot));
    withheld::show(&outcome, args.problems.format(), usize::MAX);
    summarise(args, &outcome, fixed);
    if !failures.is_empty() {
        return Err(Failure::new(failures.join("\n")));
    }
    if !unreadable.is_empty() {
        return Err(Failure::new(format!(
            "`{}` cannot be read, and nothing can be built.",
            named(&unreadable)
        )));
    }
    match write_failure(&outcome) {
        Some(failure) => Err(failure),
        None => args.problems.end(&outcome.diagnostics),
    }
}

/// Mends the site on the disk and looks at it again; tells how many problems that mended, and which files stayed.
fn mend(
    root: &Path,
    request: &Request,
    engine: &mut Engine,
    (snapshot, outcome): (&mut Snapshot, &mut Outcome),
) -> (usize, Vec<String>) {
    sweep(root);
    let mended = engine.mend(snapshot, request, outcome);
    let before = outcome.diagnostics.len();
    let failures = write(root, snapshot, &mended.texts);
    (*snapshot, *outcome) = look(root, request, engine);
    mended.take_back(&mut outcome.diagnostics);
    let gone = before.saturating_sub(outcome.diagnostics.len());
    // A file that is read at last may show more than was mended.
    (if failures.is_empty() { gone.max(mended.made) } else { gone }, failures)
}

fn fixable(outcome: &Outcome) -> usize {
    outcome.diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some()).count()
}

/// Says what was found and done, in the words or the form that is asked for.
fn summarise(args: &Args, outcome: &Outcome, fixed: Option<usize>) {
    match args.problems.format() {
        Format::Human | Format::Github => say!("{}", summary(outcome, fixed)),
        Format::Json => {
            let counts = crate::diagnostic::Counts::of(&outcome.diagnostics);
            say!(
                "{}",
                serde_json::json!({
                    "type": "summary",
                    "errors": counts.errors,
                    "warnings": counts.warnings,
                    "fixable": fixable(outcome),
                    "fixed": fixed.unwrap_or_default(),
                    "withheld": withheld::counts_json(&outcome.stats),
                    "documents": withheld::account_json(outcome),
                })
            );
        }
    }
}

/// Asks the hosts of external links; what does not answer becomes a problem.
#[cfg(feature = "external")]
fn ask(root: &Path, args: &Args, outcome: &mut Outcome) {
    use crate::diagnostic::Level;
    use crate::external::{self, Policy, Verdict};

    let now = jiff::Timestamp::now().as_second();
    let path = root.join(".briefgen-cache/links.json");
    let mut cache = external::Cache::read(&path);
    let policy = Policy { allow_private: args.allow_private, ..Policy::default() };
    let addresses: Vec<String> = outcome.addresses.iter().map(|(address, _)| address.clone()).collect();
    let verdicts = external::check(&addresses, &policy, &mut cache, now);
    if let Err(error) = cache.write(&path, now) {
        tell!("The answers could not be kept in `{}`: {error}.", path.display());
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for (address, span) in &outcome.addresses {
        let problem = |message| Diagnostic::new(Lint::ExternalLinkBroken, span.clone(), message);
        match verdicts.get(address) {
            Some(Verdict::Broken(why)) => found.push(problem(format!("`{address}` leads nowhere: {why}."))),
            Some(Verdict::Unsure(why)) => {
                let mut unsure = problem(format!("`{address}` could not be checked: {why}."));
                unsure.level = Level::Note;
                found.push(unsure);
            }
            Some(Verdict::Good) | None => {}
        }
    }
    let (mut broken, unsure): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|problem| problem.level != Level::Note);
    outcome.lints.apply(&mut broken);
    outcome.diagnostics.extend(broken.into_iter().chain(unsure));
    crate::diagnostic::sort(&mut outcome.diagnostics);
}

fn look(root: &Path, request: &Request, engine: &mut Engine) -> (Snapshot, Outcome) {
    let snapshot = Snapshot::read(root);
    let outcome = engine.build(&snapshot, request, &Discard::default(), &Silent);
    (snapshot, outcome)
}

fn summary(outcome: &Outcome, mended: Option<usize>) -> String {
    let stats = &outcome.stats;
    let mut line = format!(
        "Checked {}, {}, {}: ",
        counted(stats.briefings, "briefing", "briefings"),
        counted(stats.actors, "actor", "actors"),
        counted(stats.topics, "topic", "topics"),
    );
    let problems = problem_counts(&outcome.diagnostics);
    line.push_str(if problems.is_empty() { "no problems" } else { &problems });
    line.push('.');
    line.push_str(&withheld::counts(stats));
    if let Some(mended) = mended {
        line.push_str(&format!(" Mended {}.", counted(mended, "problem", "problems")));
    }
    let fixable = fixable(outcome);
    if fixable > 0 {
        line.push_str(&format!(" `briefgen check --fix` mends {fixable} of them."));
    }
    line
}
