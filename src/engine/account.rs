//! The account of a build: every Markdown file that was read is published, withheld, or told as an error.
//!
//! A document that is none of these is lost without a word. The account finds it whatever lost it, since it counts
//! from the files themselves and from what the site shows in the end, written pages alone. It must not know how a
//! document is lost.

use rustc_hash::FxHashSet;

use super::edition::Edition;
use crate::diagnostic::{Diagnostic, Level, Lint, Span};
use crate::name::SourcePath;
use crate::parse::DocumentKind;
use crate::snapshot::{CONTENT, Snapshot};

/// What became of the documents of a site. It always adds up: what is lost is among the faults of the build that
/// came with it, as an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    read: usize,
    published: usize,
    withheld: usize,
    told: usize,
}

impl Account {
    /// Settles the account of a build whose problems are `diagnostics`, as they are shown, and which wrote the files that
    /// `is_written` knows. What is lost is added to the problems.
    pub(super) fn settle(
        snapshot: &Snapshot,
        editions: &[Edition],
        is_written: &dyn Fn(&str) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let shown = editions.iter().flat_map(|edition| edition.pages.shown_files());
        // That a page is not written is told of the page, the theme, or the whole site.
        let (published, unwritten): (Vec<_>, Vec<_>) =
            shown.partition(|(_, planned)| is_written(&planned.path.output_file()));
        let withheld = editions.iter().flat_map(|edition| &edition.site.withheld);
        let fates = Fates {
            published: published.into_iter().map(|(path, _)| path.as_str()).collect(),
            unwritten: unwritten.into_iter().map(|(path, _)| path.as_str()).collect(),
            withheld: withheld.map(|withheld| withheld.path.as_str()).collect(),
        };
        let read = snapshot.below(CONTENT).map(|(path, _)| path).filter(|path| path.is_markdown());
        let (account, lost) = fates.settle(read, diagnostics);
        diagnostics.extend(lost);
        account
    }

    /// The account of a build that broke off as a whole.
    pub(super) fn of_nothing(snapshot: &Snapshot) -> Self {
        let read = snapshot.below(CONTENT).filter(|(path, _)| path.is_markdown()).count();
        Self { read, told: read, ..Self::default() }
    }

    /// How many documents were read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// How many of them the site shows.
    pub fn published(&self) -> usize {
        self.published
    }

    /// How many are withheld.
    pub fn withheld(&self) -> usize {
        self.withheld
    }

    /// How many are not there for an error that is told.
    pub fn told(&self) -> usize {
        self.told
    }
}

/// What the site says of its documents, by their paths.
#[derive(Debug, Default)]
struct Fates<'s> {
    published: FxHashSet<&'s str>,
    /// What has a page that is not written.
    unwritten: FxHashSet<&'s str>,
    withheld: FxHashSet<&'s str>,
}

impl Fates<'_> {
    /// Counts the files that were read; those that are lost become diagnostics.
    fn settle<'p>(
        &self,
        read: impl Iterator<Item = &'p SourcePath>,
        diagnostics: &[Diagnostic],
    ) -> (Account, Vec<Diagnostic>) {
        let errors = diagnostics.iter().filter(|problem| problem.level == Level::Error);
        let told: FxHashSet<&str> = errors.map(|problem| &*problem.span.file).collect();
        let mut account = Account { read: 0, published: 0, withheld: 0, told: 0 };
        let mut lost = Vec::new();
        for path in read {
            account.read += 1;
            if is_among(&self.published, path) {
                account.published += 1;
            } else if self.withheld.contains(path.as_str()) {
                account.withheld += 1;
            } else {
                account.told += 1;
                let is_told = is_among(&told, path) || is_among(&self.unwritten, path);
                lost.extend((!is_told).then(|| lost_without_a_word(path)));
            }
        }
        (account, lost)
    }
}

/// A translation of an actor or topic is shown where the original is, and the other way round.
fn is_among(paths: &FxHashSet<&str>, path: &SourcePath) -> bool {
    paths.contains(path.as_str()) || (is_named(path) && paths.contains(path.without_language().as_str()))
}

/// Whether a translation goes the way of its original: of two files of one actor the translations of the one that is
/// left out are left out with it.
fn is_named(path: &SourcePath) -> bool {
    matches!(DocumentKind::of(path), DocumentKind::Actor | DocumentKind::Topic)
}

fn lost_without_a_word(path: &SourcePath) -> Diagnostic {
    let message = format!("`{path}` is neither published nor withheld, and no error says why.");
    Diagnostic::new(Lint::InternalError, Span::whole_file(path.shared()), message)
        .hint("this is a fault of briefgen: please report it, with the file if it may be shown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_told() {
        let paths = [
            "content/briefings/shown.md",
            "content/briefings/secret.md",
            "content/briefings/broken.md",
            "content/briefings/warned.md",
            "content/briefings/lost.ko.md",
            "content/actors/kim.md",
            "content/actors/kim.ko.md",
            "content/actors/김.ja.md",
            "content/briefings/large.md",
            "content/actors/large.ko.md",
        ]
        .map(SourcePath::new);
        let fates = Fates {
            published: ["content/briefings/shown.md", "content/briefings/lost.md", "content/actors/kim.md"]
                .into_iter()
                .collect(),
            unwritten: ["content/briefings/large.md", "content/actors/large.md"].into_iter().collect(),
            withheld: std::iter::once("content/briefings/secret.md").collect(),
        };
        let problem = |lint, path: &SourcePath| Diagnostic::new(lint, Span::whole_file(path.shared()), "x");
        let told = [problem(Lint::FieldMissing, &paths[2]), problem(Lint::DateOrder, &paths[3])];
        let (account, lost) = fates.settle(paths.iter(), &told);
        assert_eq!((account.read(), account.published(), account.withheld(), account.told()), (10, 3, 1, 6));
        let lost: Vec<&str> = lost.iter().map(|problem| &*problem.span.file).collect();
        assert_eq!(lost, [paths[3].as_str(), paths[4].as_str(), paths[7].as_str()]);
    }
}
