//! `briefgen deploy`.

use std::io::{IsTerminal as _, stderr};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::build::{inputs, named, open_output, unreadable_input, write_failure};
use super::deploy_report::{self, DeployTarget, Done, Report};
use super::progress::Bar;
use super::say::tell;
use super::site::{ProblemArgs, base_url, faults};
use super::{End, Failure, root};
use crate::config::{FILE, Overrides, Settings};
use crate::date::{Clock, GivenClock};
use crate::deploy::{self, Demands, Foreign, Named, Order, Plan, Prompts, Ready, Refusal, Removals, Unfit};
use crate::diagnostic::{Format, Level, SourceTexts as _};
use crate::engine::{Now, Request};
use crate::output::{OutputError, Protected};
use crate::snapshot::Snapshot;

/// Publish the site: push it to the branch that the host shows
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen deploy --dry-run        show what would change on the live site
  briefgen deploy                  push it to the branch gh-pages of origin
  briefgen deploy --to /srv/www    write it into a folder, for any other host

The site is built anew, in memory. Nothing goes out when it has errors, or when it shows anything
of a draft or of what is dated in the future or expired. The work tree, the index and the branches
of the repository are left alone.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Args {
    /// The site's folder [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The address of the site, in place of `base_url` in briefgen.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Take this day or moment for now; one that lies ahead is refused
    #[arg(long, value_name = "DATE")]
    clock: Option<String>,
    #[command(flatten)]
    problems: ProblemArgs,
    /// Show what would change on the live site, and publish nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Write the site into a folder in place of pushing it
    #[arg(long, value_name = "DIR", conflicts_with_all = ["overwrite", "remote", "branch"])]
    to: Option<PathBuf>,
    /// The remote or its address, in place of `remote` under `deploy` in briefgen.yaml
    #[arg(long, value_name = "REMOTE")]
    remote: Option<String>,
    /// The branch, in place of `branch` under `deploy` in briefgen.yaml
    #[arg(long, value_name = "BRANCH")]
    branch: Option<String>,
    /// Put the site in the place of files on the branch that briefgen did not write
    #[arg(long)]
    overwrite: bool,
    /// Publish though a page shows the title or the address of a draft, where somebody wrote it
    #[arg(long)]
    allow_named: bool,
    /// Take pages off the live site though what they show is still published, at another address
    #[arg(long)]
    allow_removals: bool,
    /// List all pages and files that change
    #[arg(long, short)]
    verbose: bool,
    #[arg(long, hide = true)]
    drafts: bool,
    #[arg(long, hide = true)]
    future: bool,
    #[arg(long, hide = true)]
    expired: bool,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    refuse_withheld(args)?;
    let root = root::find(args.root.as_deref())?;
    let snapshot = Snapshot::read(&root);
    let request = request(args, &snapshot)?;
    let problems = unreadable_input(&snapshot);
    if !problems.is_empty() {
        args.problems.show(&problems, &snapshot);
        let message = format!("`{}` cannot be read, and nothing was published.", named(&problems));
        return Err(Failure::new(message));
    }
    let demands = Demands {
        worst: if args.problems.strict() { Level::Note } else { Level::Warning },
        named: if args.allow_named { Named::Allowed } else { Named::Refused },
    };
    let bar = Bar::new(args.problems.format() == Format::Human);
    let prepared = deploy::prepare(&snapshot, &request, demands, &bar);
    bar.finish();
    let ready = match prepared {
        Ok(ready) => ready,
        Err(unfit) => return refuse(args, &snapshot, &unfit),
    };
    args.problems.show(&ready.outcome.diagnostics, &ready.outcome.texts(&snapshot));
    match &args.to {
        Some(folder) => write(args, &ready, &root, folder),
        None => push(args, &ready, &root),
    }
}

/// What is withheld is withheld: these flags of `build` would publish it.
fn refuse_withheld(args: &Args) -> Result<(), Failure> {
    let flags = [(args.drafts, "--drafts"), (args.future, "--future"), (args.expired, "--expired")];
    match flags.iter().find(|(given, _)| *given) {
        None => Ok(()),
        Some((_, flag)) => Err(Failure::new(format!(
            "`deploy` has no `{flag}`: what is withheld is never published."
        ))
        .hint(
            "change `draft`, `date` or `expires` in the file; `briefgen serve --drafts` shows drafts to you",
        )),
    }
}

fn request(args: &Args, snapshot: &Snapshot) -> Result<Request, Failure> {
    let now = match root::now(args.clock.as_deref())? {
        Now::Given(given) => {
            let settings = Settings::read(snapshot.text(FILE), &Overrides::default(), &mut Vec::new());
            not_ahead(given, Clock::at(Timestamp::now(), &settings.time_zone))?
        }
        now => now,
    };
    let overrides = Overrides { base_url: args.base_url.as_deref().map(base_url).transpose()? };
    Ok(Request { overrides, search: true, ..Request::at(now) })
}

/// A clock that runs ahead would publish what is not due. Today means until now: its end lies ahead.
fn not_ahead(given: GivenClock, now: Clock) -> Result<Now, Failure> {
    match given {
        GivenClock::Day(day) if day == now.date() => Ok(Now::Instant(now.timestamp())),
        GivenClock::Day(day) if day < now.date() => Ok(Now::Given(given)),
        GivenClock::Instant(instant) if instant <= now.timestamp() => Ok(Now::Given(given)),
        GivenClock::Day(_) | GivenClock::Instant(_) => {
            Err(Failure::new("`--clock` lies ahead: what is not due would be published.")
                .hint("leave it out, or look at that day with `briefgen serve --clock`"))
        }
    }
}

/// Says why a site may not go out.
fn refuse(args: &Args, snapshot: &Snapshot, unfit: &Unfit) -> Result<End, Failure> {
    args.problems.show(&unfit.outcome.diagnostics, &unfit.outcome.texts(snapshot));
    if let Some(failure) = write_failure(&unfit.outcome) {
        return Err(failure);
    }
    if let Some(failure) = faults(&unfit.outcome.diagnostics) {
        return Err(failure.hint("nothing was published"));
    }
    deploy_report::unfit(unfit, args.problems.format());
    Ok(End::Problems)
}

fn write(args: &Args, ready: &Ready, root: &Path, folder: &Path) -> Result<End, Failure> {
    let base_url = ready.base_url().map_err(|refusal| failure(&refusal))?;
    let failed = |error: OutputError| Failure::new(error.to_string());
    let protected = Protected { root, inputs: &inputs(root) };
    let changes = ready.look(folder, protected).map_err(failed)?;
    let target = DeployTarget { url: folder.display().to_string(), branch: None };
    let report = Report { format: args.problems.format(), base_url: base_url.clone(), target, changes };
    report.changes(args.verbose);
    if removals(args) == Removals::Refused {
        ready.refuse_removals(folder, &report.changes).map_err(|refusal| failure(&refusal))?;
    }
    if args.dry_run && !report.changes.is_empty() {
        report.end(&Done::Looked);
        return Ok(End::Well);
    }
    // What an earlier run left half done is tidied also when nothing differs.
    if !args.dry_run {
        ready.write(open_output(root, folder)?).map_err(failed)?;
    }
    report.end(if report.changes.is_empty() { &Done::Same } else { &Done::Written });
    Ok(End::Well)
}

fn removals(args: &Args) -> Removals {
    if args.allow_removals { Removals::Allowed } else { Removals::Refused }
}

fn push(args: &Args, ready: &Ready, root: &Path) -> Result<End, Failure> {
    let mut deploy = ready.outcome.settings.deploy.clone();
    if let Some(remote) = &args.remote {
        deploy.remote = name(remote, "--remote", "origin")?;
    }
    if let Some(branch) = &args.branch {
        deploy.branch = name(branch, "--branch", "gh-pages")?;
    }
    let order = Order {
        root,
        deploy: &deploy,
        foreign: if args.overwrite { Foreign::Overwritten } else { Foreign::Respected },
        removals: removals(args),
        prompts: if stderr().is_terminal() { Prompts::Answered } else { Prompts::Unanswered },
    };
    let plan = deploy::look(ready, &order).map_err(|refusal| failure(&refusal))?;
    let base_url = ready.base_url().map_err(|refusal| failure(&refusal))?.clone();
    let (url, branch) = plan.target();
    let target = DeployTarget { url: url.to_owned(), branch: Some(branch.to_owned()) };
    let report = Report { format: args.problems.format(), base_url, target, changes: plan.changes().clone() };
    for warning in plan.warnings() {
        tell!("\u{1b}[1;33mwarning\u{1b}[0m: {warning}");
    }
    report.changes(args.verbose);
    let done = finish(args, plan).map_err(|refusal| failure(&refusal))?;
    report.end(&done);
    Ok(End::Well)
}

fn finish(args: &Args, plan: Plan) -> Result<Done, Refusal> {
    if plan.changes().is_empty() {
        return plan.leave().map(|()| Done::Same);
    }
    if args.dry_run {
        return plan.leave().map(|()| Done::Looked);
    }
    plan.publish().map(|published| Done::Published(published.commit))
}

/// A name for git on the command line, by the rules of the settings.
fn name(text: &str, flag: &str, like: &str) -> Result<String, Failure> {
    let good = match flag {
        "--branch" => crate::config::Deploy::is_branch(text),
        _ => crate::config::Deploy::is_remote(text),
    };
    if good {
        return Ok(text.to_owned());
    }
    Err(Failure::new(format!("`{flag} {text}`: git has no such names."))
        .hint(format!("write a name such as `{like}`")))
}

fn failure(refusal: &Refusal) -> Failure {
    Failure { message: refusal.to_string(), hint: refusal.hint() }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn no_clock_runs_ahead() {
        let now = "2026-11-29T03:00:00Z".parse().expect("an instant");
        // In New York it is the evening of the 28th, in Kiritimati the evening of the 29th.
        for (zone, given, expected) in [
            ("America/New_York", "2026-11-27", Some("2026-11-28T04:59:59Z")),
            ("America/New_York", "2026-11-28", Some("2026-11-29T03:00:00Z")),
            ("America/New_York", "2026-11-29", None),
            ("UTC", "2026-11-29", Some("2026-11-29T03:00:00Z")),
            ("UTC", "2026-11-30", None),
            ("Pacific/Kiritimati", "2026-11-29", Some("2026-11-29T03:00:00Z")),
            ("Pacific/Kiritimati", "2026-11-30", None),
            ("UTC", "2026-11-29T03:00:00Z", Some("2026-11-29T03:00:00Z")),
            ("UTC", "2026-11-29T03:00:01Z", None),
            ("UTC", "2026-11-28T22:00:01-05:00", None),
            ("UTC", "2026-11-29T12:00:00+09:00", Some("2026-11-29T03:00:00Z")),
        ] {
            let zone = TimeZone::get(zone).expect("a zone");
            let given = GivenClock::parse(given).expect("a clock");
            let taken = not_ahead(given, Clock::at(now, &zone)).ok();
            let taken = taken.map(|now| now.clock(&zone).timestamp().to_string());
            assert_eq!(taken.as_deref(), expected, "{given:?} in {zone:?}");
        }
    }
}
