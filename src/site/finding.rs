//! What linking finds wrong in front matter: which value of which file, not where that stands.
//!
//! So a text that is shifted leaves the frame as it is. The places are looked up in the documents as they are now.

use std::sync::Arc;

use super::named::front_matter_fix;
use crate::diagnostic::{Diagnostic, Item, Label, Lint, Span};
use crate::parse::{At, Document};
use crate::snapshot::Fingerprint;

/// A value of the front matter of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The file's place among the documents that are linked.
    pub(super) file: usize,
    pub(super) at: At,
}

impl Spot {
    pub(super) fn new(file: usize, at: At) -> Self {
        Self { file, at }
    }

    fn span(self, documents: &[Arc<Document>]) -> Option<Span> {
        Some(documents.get(self.file)?.span_at(self.at))
    }
}

/// A problem of front matter.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    lint: Lint,
    spot: Spot,
    message: String,
    hint: Option<String>,
    labels: Vec<(Spot, String)>,
    /// The file, and what a list of its front matter lacks.
    fix: Option<(usize, &'static str, Item)>,
}

impl Finding {
    pub(super) fn new(lint: Lint, spot: Spot, message: impl Into<String>) -> Self {
        Self { lint, spot, message: message.into(), hint: None, labels: Vec::new(), fix: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn label(mut self, spot: Spot, text: impl Into<String>) -> Self {
        self.labels.push((spot, text.into()));
        self
    }

    /// Offers to add an item to a list of a file, if that can be done.
    pub(super) fn fix(mut self, fix: Option<(usize, &'static str, Item)>) -> Self {
        self.fix = fix;
        self
    }

    /// The hashes of the files that it speaks of.
    fn files(&self, documents: &[Arc<Document>]) -> Fingerprint {
        let labels = self.labels.iter().map(|(spot, _)| spot.file);
        let files = std::iter::once(self.spot.file).chain(labels).chain(self.fix.iter().map(|fix| fix.0));
        let hashes: Vec<_> = files.map(|file| documents.get(file).map(|one| one.hash)).collect();
        Fingerprint::of_value(&hashes)
    }

    fn problem(&self, documents: &[Arc<Document>]) -> Option<Diagnostic> {
        let mut problem = Diagnostic::new(self.lint, self.spot.span(documents)?, self.message.clone());
        problem.hint.clone_from(&self.hint);
        let label =
            |(spot, text): &(Spot, String)| Some(Label { span: spot.span(documents)?, text: text.clone() });
        problem.labels = self.labels.iter().filter_map(label).collect();
        let fix = self.fix.as_ref();
        Some(problem.fix(
            fix.and_then(|(file, list, item)| front_matter_fix(documents.get(*file)?, list, item.clone())),
        ))
    }
}

/// Findings as problems, each with the fingerprint of the files that it speaks of.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<(Fingerprint, Diagnostic)>);

impl Problems {
    /// Forgets all, since other things are found.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// Tells where all findings stand. What a change of a file offers takes reading it, so that a problem whose files
    /// are as they were is taken as it was.
    pub(super) fn of(
        &mut self,
        findings: &[Finding],
        documents: &[Arc<Document>],
    ) -> impl Iterator<Item = Diagnostic> {
        let mut earlier = std::mem::take(&mut self.0).into_iter();
        self.0 = findings
            .iter()
            .filter_map(|finding| {
                let files = finding.files(documents);
                let same = earlier.next().filter(|earlier| earlier.0 == files);
                same.or_else(|| Some((files, finding.problem(documents)?)))
            })
            .collect();
        self.0.iter().map(|(_, problem)| problem.clone())
    }
}
