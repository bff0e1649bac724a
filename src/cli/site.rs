//! What the commands that read a site share: which site, what of it, and how problems are shown.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{End, Failure, FormatArg, root, say};
use crate::config::{BaseUrl, Overrides};
use crate::diagnostic::{self, Counts, Diagnostic, Format, Lint, SourceTexts};
use crate::engine::{Now, Request};

/// Which site, and what of it.
#[derive(Debug, clap::Args)]
pub(super) struct SiteArgs {
    /// The site's folder [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
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
    /// Take this day or moment for now, such as 2024-06-19
    #[arg(long, value_name = "DATE")]
    clock: Option<String>,
}

/// How problems are shown, and when they fail a command.
#[derive(Debug, clap::Args)]
pub(super) struct ProblemArgs {
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// How problems are shown
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
}

impl SiteArgs {
    /// The site's folder.
    pub(super) fn root(&self) -> Result<PathBuf, Failure> {
        root::find(self.root.as_deref())
    }

    /// What the engine is asked.
    pub(super) fn request(&self) -> Result<Request, Failure> {
        Ok(Request {
            overrides: Overrides { base_url: self.base_url.as_deref().map(base_url).transpose()? },
            drafts: self.drafts,
            future: self.future,
            expired: self.expired,
            search: true,
            ..Request::at(root::now(self.clock.as_deref())?)
        })
    }

    /// The same for a command that runs on while days pass.
    pub(super) fn running_request(&self) -> Result<Request, Failure> {
        let request = self.request()?;
        let now = if self.clock.is_some() { request.now } else { Now::Running(Timestamp::now) };
        Ok(Request { now, ..request })
    }
}

impl ProblemArgs {
    /// How problems are shown.
    pub(super) fn format(&self) -> Format {
        self.format.into()
    }

    /// Whether a warning fails the command.
    pub(super) fn strict(&self) -> bool {
        self.strict
    }

    /// Shows problems: to people beside the output, to programs in it.
    pub(super) fn show(&self, diagnostics: &[Diagnostic], texts: &dyn SourceTexts) {
        self.show_emitted(&diagnostic::emit(diagnostics, texts, self.format()));
    }

    /// Shows what was made of problems.
    pub(super) fn show_emitted(&self, shown: &str) {
        match self.format() {
            Format::Human => say::err(format_args!("{shown}")),
            Format::Json | Format::Github => say::out(format_args!("{shown}")),
        }
    }

    /// How a command ends that found these problems. A fault of briefgen itself fails it.
    pub(super) fn end(&self, diagnostics: &[Diagnostic]) -> Result<End, Failure> {
        match faults(diagnostics) {
            Some(failure) => Err(failure),
            None => Ok(self.end_with(Counts::of(diagnostics))),
        }
    }

    /// The same for so many problems, none of them a fault of briefgen itself.
    pub(super) fn end_with(&self, counts: Counts) -> End {
        let failed = counts.errors > 0 || (self.strict() && counts.warnings > 0);
        if failed { End::Problems } else { End::Well }
    }
}

/// What a command ends with at which briefgen itself failed.
pub(super) fn faults(diagnostics: &[Diagnostic]) -> Option<Failure> {
    let count = diagnostics.iter().filter(|problem| problem.lint == Lint::InternalError).count();
    let places = counted(count, "place", "places");
    (count > 0).then(|| Failure::new(format!("briefgen itself failed at {places}, named above.")))
}

pub(super) fn base_url(text: &str) -> Result<BaseUrl, Failure> {
    BaseUrl::parse(text).map_err(|message| {
        Failure::new(format!("`--base-url`: {message}"))
            .hint("write a full address such as https://user.github.io/repo/")
    })
}

/// `1 error, 2 warnings`; empty when there are none.
pub(super) fn problem_counts(diagnostics: &[Diagnostic]) -> String {
    counts_in_words(Counts::of(diagnostics))
}

/// The same for counts.
pub(super) fn counts_in_words(counts: Counts) -> String {
    let parts: Vec<String> = [(counts.errors, "error", "errors"), (counts.warnings, "warning", "warnings")]
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    parts.join(", ")
}

/// A number with its word.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
