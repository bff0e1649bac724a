//! What is wrong, where, and what to write instead.
//!
//! Owns [`Diagnostic`], its [`Span`] and [`Level`], the table of [`Lint`]s, and the emitters that
//! show a list of diagnostics to a person, a program or GitHub. It must not know who raised them.

mod emit;
mod lines;
mod lint;
mod panicked;

use std::ops::Range;
use std::sync::Arc;

pub use emit::{Format, SourceTexts, emit, line_and_column, lines_and_columns, source_lines};
pub use lint::{Lint, LintLevels, Setting};
pub use panicked::{Panicked, catch, is_caught, note, trip};

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Something to know; never changes the exit code.
    Note,
    /// Should be mended; fails the build under `--strict`.
    Warning,
    /// Must be mended; the exit code of the build is 1.
    Error,
}

impl Level {
    /// The lower-case word that is shown: `note`, `warning`, `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in an input file: bytes `range` of the file at `file`, a path relative to the site's root.
///
/// A range of `0..0` in a file that has no text (a folder, bytes that are not UTF-8) means the file itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Path of the file, relative to the site's root, with `/` between its parts.
    pub file: Arc<str>,
    /// First byte of the place.
    pub start: usize,
    /// The byte after the last one of the place.
    pub end: usize,
}

impl Span {
    /// The place `range` (in bytes) of the file `file`.
    pub fn new(file: &Arc<str>, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), start: range.start, end: range.end }
    }

    /// The file as a whole, shown at its first line.
    pub fn whole_file(file: &Arc<str>) -> Self {
        Self::new(file, 0..0)
    }

    /// The bytes of the place.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A second place that helps to understand a diagnostic, with what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where to look.
    pub span: Span,
    /// What is to be seen there, a few words.
    pub text: String,
}

/// A change that mends a problem without a human decision.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fix {
    /// Path of the file, relative to the site's root.
    pub file: Arc<str>,
    /// What is done to it.
    pub change: Change,
}

/// What is done to a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// A list of its front matter gets an item at its end.
    Add {
        /// The top-level key of the list.
        list: &'static str,
        /// What is added.
        item: Item,
    },
    /// Some bytes of it are written in another way.
    Rewrite {
        /// First byte and the byte after the last one.
        place: (usize, usize),
        /// What stands there instead.
        text: String,
    },
}

impl Fix {
    /// Writes the bytes of a place in another way.
    pub fn rewrite(span: &Span, text: impl Into<String>) -> Self {
        let change = Change::Rewrite { place: (span.start, span.end), text: text.into() };
        Self { file: Arc::clone(&span.file), change }
    }
}

/// A new item of a list. Keys and values are plain texts; quotation marks are put where YAML needs them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A single value.
    Text(String),
    /// Keys and values.
    Mapping(Vec<(String, String)>),
}

/// One problem in the input.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which lint found it; its name is the code that is shown.
    pub lint: Lint,
    /// How serious it is: the lint's default, until [`LintLevels::apply`] sets it.
    pub level: Level,
    /// Where it is.
    pub span: Span,
    /// One short sentence.
    pub message: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// What to write instead, or what to do.
    pub hint: Option<String>,
    /// The change that mends it, where one is safe.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// A diagnostic at the default level of its lint.
    pub fn new(lint: Lint, span: Span, message: impl Into<String>) -> Self {
        Self {
            lint,
            level: lint.default_level(),
            span,
            message: message.into(),
            labels: Vec::new(),
            hint: None,
            fix: None,
        }
    }

    /// Something is larger than the setting `limits.NAME` lets it be: `what` says what, and by how much.
    pub fn beyond(span: Span, what: &str, (name, limit): (&str, &dyn std::fmt::Display)) -> Self {
        Self::new(Lint::LimitExceeded, span, format!("{what}; the limit is {limit}."))
            .hint(format!("make it smaller, or set `limits: {{ {name}: ... }}` in briefgen.yaml"))
    }

    /// The same, with what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same, with a hint if there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// The same, with the change that mends it, if there is one.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.map(Box::new);
        self
    }

    /// Offers to write its place in another way, if there is one that is safe.
    pub fn rewrite(&mut self, text: Option<impl Into<String>>) -> &mut Self {
        self.fix = text.map(|text| Box::new(Fix::rewrite(&self.span, text)));
        self
    }

    /// The same, with a further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }
}

/// A problem whatever its place: a line that is added above it does not make it another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProblemKey {
    lint: Lint,
    file: Arc<str>,
    message: String,
}

impl ProblemKey {
    /// The key of a problem.
    pub fn of(problem: &Diagnostic) -> Self {
        let Diagnostic { lint, span, message, .. } = problem;
        Self { lint: *lint, file: Arc::clone(&span.file), message: message.clone() }
    }

    /// Path of its file.
    pub fn file(&self) -> &str {
        &self.file
    }
}

/// Puts diagnostics in the order in which they are shown: by file, place, then code; what is there twice goes.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics
        .sort_by(|a, b| (&a.span, a.lint.name(), &a.message).cmp(&(&b.span, b.lint.name(), &b.message)));
    diagnostics.dedup();
}

/// How many diagnostics of each level there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Diagnostics of level error.
    pub errors: usize,
    /// Diagnostics of level warning.
    pub warnings: usize,
}

impl Counts {
    /// Counts a list.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |level| diagnostics.iter().filter(|d| d.level == level).count();
        Self { errors: count(Level::Error), warnings: count(Level::Warning) }
    }
}
