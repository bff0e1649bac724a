//! The command line: one file a command, and the only place that prints or exits.

mod build;
mod check;
mod completions;
mod deploy;
mod deploy_report;
mod dump;
mod fault;
mod guessed_address;
mod init;
mod interrupt;
mod last;
mod lint;
mod man;
mod mend;
mod new;
mod progress;
mod read;
mod root;
mod say;
mod schema;
mod serve;
mod site;
mod starter;
mod theme;
mod tomorrow;

mod watch;
mod withheld;
mod workflow;

use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::{self, Format};
use say::tell;

/// Turns Markdown briefings into a linked static site: a page for every briefing, actor and topic,
/// with timelines, quotes, feeds and data.
#[derive(Debug, Parser)]
#[command(name = "briefgen", version, long_version = LONG_VERSION, max_term_width = 100, after_help = EXAMPLES, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The version, and the commit and its day where the program was built from a checkout. No page shows them: a
/// site's bytes depend on the version alone.
const LONG_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), env!("BRIEFGEN_COMMIT"));

const EXAMPLES: &str = "\
Examples:
  briefgen init desk && cd desk     begin a site
  briefgen new briefing \"Talks resume in Geneva\"
  briefgen serve --open             show it in the browser, and follow every save
  briefgen build                    build it into public/
  briefgen build --strict           the same; a warning fails
  briefgen check                    find problems and write nothing
  briefgen deploy --dry-run         show what publishing would change

Exit codes: 0 all is well, 1 problems in the content, 2 the command could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Serve(serve::Args),
    Check(check::Args),
    Deploy(Box<deploy::Args>),
    Init(init::Args),
    New(new::Args),
    Read(read::Args),
    Lint(lint::Args),
    Schema(schema::Args),
    Theme(theme::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// How problems are shown.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FormatArg {
    /// For people: the line with the place underlined
    #[default]
    Human,
    /// For programs: one JSON object a line
    Json,
    /// For GitHub Actions: annotations on the pull request
    Github,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Self::Human,
            FormatArg::Json => Self::Json,
            FormatArg::Github => Self::Github,
        }
    }
}

/// `12 ms`, `1.5 s`
fn seconds(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}

/// How a command that ran ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Well,
    /// The content has problems.
    Problems,
}

/// Why a command could not run: one sentence, and what to do.
#[derive(Debug)]
struct Failure {
    message: String,
    hint: Option<String>,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  help: {hint}"),
            None => Ok(()),
        }
    }
}

/// Reads the command line, runs the command, and tells how it ended.
pub fn run() -> ExitCode {
    fault::keep_still();
    let command = Cli::parse().command;
    let ended = diagnostic::catch(|| ended(command));
    match ended.unwrap_or_else(|panicked| Err(fault::failure(&panicked))) {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::Problems) => ExitCode::from(1),
        Err(failure) => {
            tell!("\u{1b}[1;31merror\u{1b}[0m: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs a command, and sees that what it said was heard.
fn ended(command: Command) -> Result<End, Failure> {
    let ended = match command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Deploy(args) => deploy::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::New(args) => new::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Theme(args) => theme::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    ended.and_then(|end| match say::failure() {
        None => Ok(end),
        Some(error) => {
            Err(Failure::new(format!("Not all could be written to the standard output: {error}.")))
        }
    })
}
