//! What will be wrong once drafts and what is dated ahead are published: told by `check` today, since else a nightly
//! build fails on the day itself.

use crate::diagnostic::{self, Diagnostic, Level};
use crate::engine::{Engine, Outcome, Request, Silent};
use crate::output::Discard;
use crate::site::WithheldBecause;
use crate::snapshot::Snapshot;

/// Adds what would be wrong in the withheld files: an error of what is dated ahead as a warning, all else as a note.
pub(super) fn add(engine: &mut Engine, snapshot: &Snapshot, request: &Request, outcome: &mut Outcome) {
    let is_to_come = |because| matches!(because, WithheldBecause::Draft | WithheldBecause::Future);
    let to_come = outcome.withheld.iter().filter(|withheld| is_to_come(withheld.because));
    let files: Vec<&str> = to_come.map(|withheld| withheld.path.as_str()).collect();
    if files.is_empty() || outcome.is_broken_off {
        return;
    }
    let request = Request { drafts: true, future: true, addresses: false, ..request.clone() };
    let then = engine.build(snapshot, &request, &Discard::default(), &Silent);
    let is_new = |problem: &Diagnostic| {
        files.contains(&&*problem.span.file)
            && !outcome.diagnostics.iter().any(|known| is_same(known, problem))
    };
    let is_draft = |problem: &Diagnostic| {
        let file = outcome.withheld.iter().find(|withheld| withheld.path.as_str() == &*problem.span.file);
        file.is_some_and(|withheld| withheld.because == WithheldBecause::Draft)
    };
    let new = then.diagnostics.into_iter().filter(is_new);
    let new: Vec<Diagnostic> = new.map(|problem| (is_draft(&problem), problem)).map(of_tomorrow).collect();
    outcome.diagnostics.extend(new);
    diagnostic::sort(&mut outcome.diagnostics);
}

fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.lint, &one.span) == (other.lint, &other.span)
}

/// What would be wrong, as it is told today: a draft has no day on which a build would fail.
fn of_tomorrow((is_draft, mut problem): (bool, Diagnostic)) -> Diagnostic {
    problem.level = match problem.level {
        Level::Error if !is_draft => Level::Warning,
        Level::Error | Level::Warning | Level::Note => Level::Note,
    };
    problem.message = format!("Once this is published: {}", problem.message);
    // `--fix` looks at what is published; with `--drafts` and `--future` it mends these too.
    problem.fix = None;
    problem
}
