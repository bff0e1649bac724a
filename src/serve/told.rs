//! Which problems have been told already: each is told once, though every save finds it again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Counts, Diagnostic, Lint};

/// A problem whatever its place: a line that is added above it does not make it new.
type Key = (Lint, Arc<str>, String);

/// The problems that were told.
#[derive(Debug, Default)]
pub struct Told {
    known: HashMap<Key, usize>,
    counts: Counts,
}

/// What is to be told of a list of problems.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Problems that are new, in their order.
    pub new: Vec<Diagnostic>,
    /// Errors and warnings of the whole list.
    pub counts: Counts,
    /// Whether there were errors or warnings before, and there are none now.
    pub mended: bool,
}

impl Told {
    /// Takes in the problems of now and returns what of them is news.
    pub fn tell(&mut self, diagnostics: &[Diagnostic]) -> Untold {
        let mut known = std::mem::take(&mut self.known);
        let mut new = Vec::new();
        for diagnostic in diagnostics {
            let key = (diagnostic.lint, Arc::clone(&diagnostic.span.file), diagnostic.message.clone());
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
        Untold { new, counts, mended }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn each_once() {
        let problem = |at, message: &str| {
            Diagnostic::new(Lint::FileUnreadable, Span::new(&"a.md".into(), at..at), message)
        };
        let mut told = Told::default();
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
            let untold = told.tell(&problems);
            assert_eq!((untold.new.len(), untold.mended), (new, mended), "{problems:?}");
        }
    }
}
