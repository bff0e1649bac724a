//! What will be wrong once drafts and what is dated ahead are published: told by `check` today, since else a nightly
//! build fails on the day itself.

use std::collections::BTreeMap;

use crate::diagnostic::{self, Diagnostic, Level};
use crate::engine::{Engine, Outcome, Request, Silent};
use crate::output::Discard;
use crate::site::WithheldBecause;
use crate::snapshot::Snapshot;

/// Adds what would be wrong in the withheld files: an error of what is dated ahead as a warning, all else as a note.
pub(super) fn add(engine: &mut Engine, snapshot: &Snapshot, request: &Request, outcome: &mut Outcome) {
    let is_to_come = |because| matches!(because, WithheldBecause::Draft | WithheldBecause::Future);
    let withheld = outcome.withheld.iter().map(|withheld| (withheld.path.as_str(), withheld.because));
    let files: BTreeMap<&str, WithheldBecause> =
        withheld.filter(|(_, because)| is_to_come(*because)).collect();
    if files.is_empty() || outcome.is_broken_off {
        return;
    }
    let request = Request { drafts: true, future: true, addresses: false, ..request.clone() };
    let then = engine.build(snapshot, &request, &Discard::default(), &Silent);
    let new: Vec<Diagnostic> = then
        .diagnostics
        .into_iter()
        .filter_map(|problem| {
            let because = *files.get(&*problem.span.file)?;
            let is_known = outcome.diagnostics.iter().any(|known| is_same(known, &problem));
            (!is_known).then(|| of_tomorrow(problem, because))
        })
        .collect();
    outcome.diagnostics.extend(new);
    diagnostic::sort(&mut outcome.diagnostics);
}

fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    (one.lint, &one.span) == (other.lint, &other.span)
}

/// What would be wrong, as it is told today: a draft has no day on which a build would fail.
fn of_tomorrow(mut problem: Diagnostic, because: WithheldBecause) -> Diagnostic {
    problem.level = match (problem.level, because) {
        (Level::Error, WithheldBecause::Future) => Level::Warning,
        _ => Level::Note,
    };
    problem.message = format!("Once this is published: {}", problem.message);
    // `--fix` looks at what is published; with `--drafts` and `--future` it mends these too.
    problem.fix = None;
    problem
}
