//! `briefgen build --watch`: builds, and builds again after each save.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::build::{Args, Summary, named, open_output, unreadable_input, write_failure};
use super::mend::sweep;
use super::say::{self, say, tell};
use super::{End, Failure, fault, interrupt};
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic, Format, SourceTexts};
use crate::engine::{Engine, Now, Request, Silent};
use crate::name::SourcePath;
use crate::serve::Reported;
use crate::serve::watch::{Noticed, Watcher, Watching};
use crate::snapshot::CONTENT;

/// How often a site whose clock runs is built without a save: a briefing may have become due.
const TICK: Duration = Duration::from_mins(10);

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let since = Instant::now();
    let (root, folder) = args.folders()?;
    let request = args.site.running_request()?;
    // What is wrong with the folder now was wrong before: nothing has to be waited for.
    drop(open_output(&root, &folder)?);
    let watching = if args.poll { Watching::Polling } else { Watching::Events };
    let mut watcher = Watcher::new(&root, watching);
    let stopper = watcher.stopper();
    interrupt::then(move || stopper.stop())?;
    sweep(&root);
    let engine = Engine::new().with_cache(Cache::of_site(&root));
    let mut rounds = Rounds { folder, request, verbose: args.verbose, engine, reported: Reported::default() };
    let is_running = matches!(rounds.request.now, Now::Running(_));
    rounds.build(&watcher, Round { changed: &[], read: since.elapsed(), tells: Tells::Always });
    say!("Watching for changes; Ctrl-C ends it.");
    loop {
        match watcher.next(is_running.then(|| Instant::now() + TICK)) {
            Noticed::Changed(changed, read) => {
                rounds.build(&watcher, Round { changed: &changed, read, tells: Tells::Always });
            }
            Noticed::Nothing => {
                rounds.build(&watcher, Round { changed: &[], read: Duration::ZERO, tells: Tells::IfWritten });
            }
            Noticed::ContentGone => {
                tell!("The folder {CONTENT}/ is gone. The site stays as it was until it is back.");
            }
            Noticed::Polling(reason) => {
                tell!(
                    "The system does not tell of changes ({reason}). The folders are read again and again."
                );
            }
            Noticed::Stopped => return Ok(End::Well),
        }
    }
}

/// Builds one after the other, by one engine into one folder.
struct Rounds {
    folder: PathBuf,
    request: Request,
    verbose: bool,
    engine: Engine,
    reported: Reported,
}

/// One build.
#[derive(Clone, Copy)]
struct Round<'a> {
    changed: &'a [SourcePath],
    /// How long reading took.
    read: Duration,
    tells: Tells,
}

/// When a build says that it was done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    Always,
    /// Only when it changed the site.
    IfWritten,
}

impl Rounds {
    /// Builds and tells. Nothing that goes wrong ends the watching, a fault of briefgen neither: the next save may
    /// mend it.
    fn build(&mut self, watcher: &Watcher, round: Round<'_>) {
        if let Err(panicked) = diagnostic::catch(|| self.build_whole(watcher, round)) {
            self.engine = Engine::new().with_cache(Cache::of_site(watcher.root()));
            warn(&fault::failure(&panicked));
        }
    }

    fn build_whole(&mut self, watcher: &Watcher, round: Round<'_>) {
        let since = Instant::now();
        let snapshot = watcher.snapshot();
        let unreadable = unreadable_input(snapshot);
        if !unreadable.is_empty() {
            self.tell(&unreadable, snapshot);
            tell!("`{}` cannot be read; the site stays as it was.", named(&unreadable));
            return;
        }
        let output = match open_output(watcher.root(), &self.folder) {
            Ok(output) => output,
            Err(failure) => return warn(&failure),
        };
        let outcome = self.engine.build(snapshot, &self.request, &output, &Silent);
        if outcome.is_broken_off {
            // Not to finish the folder leaves it as it was.
            return self.tell(&outcome.diagnostics, &outcome.texts(snapshot));
        }
        let written = match output.finish() {
            Ok(written) => written,
            Err(error) => return warn(&Failure::new(error.to_string())),
        };
        if round.tells == Tells::Always || written.written + written.removed > 0 {
            let summary = Summary { outcome: &outcome, written, took: since.elapsed() + round.read };
            say!("{}", summary.line());
            if self.verbose {
                say!("  Changed: {}.", names(round.changed));
                say!("  {}", summary.times(round.read));
            }
        }
        self.tell(&outcome.diagnostics, &outcome.texts(snapshot));
        if let Some(failure) = write_failure(&outcome) {
            warn(&failure);
        }
    }

    /// Shows problems that were not shown before.
    fn tell(&mut self, diagnostics: &[Diagnostic], texts: &dyn SourceTexts) {
        let news = self.reported.update(diagnostics);
        say::err(format_args!("{}", diagnostic::emit(&news.new, texts, Format::Human)));
        if news.mended {
            say!("All problems are mended.");
        }
    }
}

fn warn(failure: &Failure) {
    tell!("\u{1b}[1;31merror\u{1b}[0m: {failure}");
}

fn names(changed: &[SourcePath]) -> String {
    const MOST: usize = 10;
    if changed.is_empty() {
        return "nothing that was watched".to_owned();
    }
    let mut names: Vec<String> = changed.iter().take(MOST).map(ToString::to_string).collect();
    if changed.len() > MOST {
        names.push(format!("and {} more", changed.len() - MOST));
    }
    names.join(", ")
}
