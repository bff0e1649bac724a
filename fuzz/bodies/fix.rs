//! What `check --fix` changes: in random sites, round for round, until nothing is left to mend.

use std::collections::BTreeMap;

use briefgen::diagnostic::{Diagnostic, Fix};

use super::choices::Choices;
use super::site::{Files, build, site};

/// More rounds than any site needs.
const MOST_ROUNDS: usize = 60;

/// Mending comes to an end and changes front matter alone.
pub(crate) fn check(bytes: &[u8]) {
    let mut files = site(&mut Choices::new(bytes));
    let bodies: Vec<String> = files.iter().map(|(_, text)| body(text).to_owned()).collect();
    for _ in 0..MOST_ROUNDS {
        let problems = build(&files).diagnostics;
        if !mend(&mut files, &problems) {
            for ((path, text), before) in files.iter().zip(&bodies) {
                assert_eq!(body(text), before, "the body of {path} was changed");
            }
            return;
        }
    }
    panic!("after {MOST_ROUNDS} rounds there is still something to mend: {files:?}");
}

/// Makes one round of changes: of several that meet only the first. True when there was one.
fn mend(files: &mut Files, problems: &[Diagnostic]) -> bool {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in problems.iter().filter_map(|problem| problem.fix.as_deref()) {
        let fixes = by_file.entry(&fix.span.file).or_default();
        let meets = |known: &&Fix| known.span.start <= fix.span.end && fix.span.start <= known.span.end;
        if !fixes.iter().any(meets) {
            fixes.push(fix);
        }
    }
    for (path, text) in &mut *files {
        let mut fixes = by_file.remove(path.as_str()).unwrap_or_default();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
        for fix in fixes {
            text.replace_range(fix.span.range(), &fix.text);
        }
    }
    problems.iter().any(|problem| problem.fix.is_some())
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    text.split_once("\n---\n").map_or("", |(_, body)| body)
}
