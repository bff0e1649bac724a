//! Days and months that a briefing's body names and `dates` does not have, each with an entry to paste.
//!
//! It must not know other files: whether another briefing has the event is not asked.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::body::Body;
use super::outline::EventMatter;
use crate::date::{Edtf, Precision};
use crate::diagnostic::Lint;
use crate::mention::sentence;
use crate::prose::Prose;
use crate::text;
use crate::timex::{Expression, ExpressionKind, Setting, read_with};
use crate::yaml::Reader;
use crate::yaml::edit::scalar;

/// Most characters of a sentence that is offered as an event.
const MOST: usize = 100;

/// Tells each day and month once, where the text first names it.
pub(super) fn tell(
    (prose, body): (&Prose, &Body),
    events: &[EventMatter],
    setting: &Setting,
    reader: &mut Reader,
) {
    let mut told = BTreeSet::new();
    for expression in read_with(prose, setting) {
        let Expression { range, value, .. } = &expression;
        let is_listed = || events.iter().any(|event| covers(&event.date.value, value));
        if !is_exact(&expression) || is_own(value, setting.reference) || is_listed() {
            continue;
        }
        if !told.insert(value.as_str().to_owned()) {
            continue;
        }
        let words = text::within(&prose.text, sentence(&prose.text, range));
        let event = text::shortened(words.trim_end_matches(['.', '。']).trim(), MOST);
        let source = prose.source(range);
        let place = body.range.start + source.start..body.range.start + source.end;
        let message = format!("No entry of `dates` has {}.", value.display());
        reader.problem(Lint::DateUnlisted, place, message).hint =
            Some(format!("list it:\ndates:\n  - date: {}\n    event: {}", value.as_str(), scalar(&event)));
    }
}

/// Whether an expression names days or months as exactly as an event would be dated by it.
fn is_exact(expression: &Expression) -> bool {
    let Expression { value, kind, .. } = expression;
    let is_fine = matches!(value.precision(), Precision::Day | Precision::Month);
    // "Last week" and "early 2024" are runs of days and months too.
    let is_run = value.is_interval() && *kind == ExpressionKind::Relative;
    is_fine && !is_run && !value.is_approximate()
}

/// The briefing's own day, and the month that it is in.
fn is_own(value: &Edtf, published: Date) -> bool {
    let holds = value.earliest().is_some_and(|first| first <= published)
        && value.latest().is_some_and(|last| published <= last);
    holds && !value.is_interval()
}

/// Whether an event is dated within a time, or holds it.
fn covers(event: &Edtf, value: &Edtf) -> bool {
    let days = |date: &Edtf| (date.earliest().unwrap_or(Date::MIN), date.latest().unwrap_or(Date::MAX));
    let (event, value) = (days(event), days(value));
    (event.0 <= value.0 && value.1 <= event.1) || (value.0 <= event.0 && event.1 <= value.1)
}
