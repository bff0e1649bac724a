//! A fault of YAML as a problem of its file.

use std::ops::Range;
use std::sync::Arc;

use super::fault::Fault;
use crate::diagnostic::{Diagnostic, Fix, Lint, Span};

impl Fault {
    /// The problem of a file whose YAML begins at byte `offset`.
    pub(super) fn told(self, file: &Arc<str>, offset: usize) -> Diagnostic {
        let span = |range: Range<usize>| Span::new(file, offset + range.start..offset + range.end);
        let fix = self.mend.map(|(range, text)| Fix::rewrite(&span(range), text));
        Diagnostic::new(Lint::YamlSyntax, span(self.range), self.message).maybe_hint(self.hint).fix(fix)
    }
}
