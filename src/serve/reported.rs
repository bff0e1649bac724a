//! Which problems have been reported already: each is reported once, though every save finds it again.

use std::collections::HashMap;

use crate::diagnostic::{Counts, Diagnostic, ProblemKey};

/// The problems that were reported.
#[derive(Debug, Default)]
pub struct Reported {
    known: HashMap<ProblemKey, usize>,
    counts: Counts,
}

/// What of a list of problems is new.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NewProblems {
    /// Problems that are new, in their order.
    pub new: Vec<Diagnostic>,
    /// Errors and warnings of the whole list.
    pub counts: Counts,
    /// Whether there were errors or warnings before, and there are none now.
    pub mended: bool,
}

impl Reported {
    /// Takes in the problems of now and returns what of them is news.
    pub fn update(&mut self, diagnostics: &[Diagnostic]) -> NewProblems {
        let mut known = std::mem::take(&mut self.known);
        let mut new = Vec::new();
        for diagnostic in diagnostics {
            let key = ProblemKey::of(diagnostic);
            match known.get_mut(&key) {
                Some(left) if *left > 0 => *left -= 1,
                _ => new.push(diagnostic.clone()),
            }
            *self.known.entry(key).or_default() += 1;
        }
        let is_any = |counts: Counts| counts.errors + counts.warnings > 0;
        let counts = Counts::of(diagnostics);
        let mended = is_any(self.counts) && !is_any(counts);
        self.counts = counts;
        NewProblems { new, counts, mended }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Lint, Span};

    #[test]
    fn each_once() {
        let problem = |at, message: &str| {
            Diagnostic::new(Lint::FileUnreadable, Span::new(&"a.md".into(), at..at), message)
        };
        let mut reported = Reported::default();
        for (problems, new, mended) in [
            (vec![], 0, false),
            (vec![problem(1, "a")], 1, false),
            (vec![problem(9, "a")], 0, false),
            (vec![problem(9, "a"), problem(12, "a"), problem(13, "b")], 2, false),
            (vec![problem(13, "b")], 0, false),
            (vec![], 0, true),
            (vec![], 0, false),
            (vec![problem(13, "b")], 1, false),
        ] {
            let found = reported.update(&problems);
            assert_eq!((found.new.len(), found.mended), (new, mended), "{problems:?}");
        }
    }
}
