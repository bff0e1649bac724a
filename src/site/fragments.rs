//! The part of an address after `#`: which ids a page has, and targets with one.

use super::Target;
use crate::parse::OutlineOf;

/// Whether an id is that of a quote, event or correction, by the way in which such ids begin.
pub(super) fn is_id_of_record(id: &str) -> bool {
    ["quote-", "event-", "correction-"].iter().any(|start| id.starts_with(start))
}

/// Ids that every theme gives (a briefing's sources), and those that only a theme knows.
pub(super) fn is_id_of_page(to: &OutlineOf, id: &str) -> bool {
    let number = id.strip_prefix("source-").and_then(|number| number.parse::<usize>().ok());
    if let (Some(number), OutlineOf::Briefing(outline)) = (number, to) {
        return (1..=outline.sources.len()).contains(&number);
    }
    ["briefing-", "actor-", "topic-", "fn-", "fnref-"].iter().any(|start| id.starts_with(start))
        || id == "content"
}

pub(super) fn with_fragment(target: Target, fragment: Option<&str>) -> Target {
    let fragment = fragment.map(str::to_owned);
    match target {
        Target::Briefing(id, _) => Target::Briefing(id, fragment),
        Target::Actor(id, _) => Target::Actor(id, fragment),
        Target::Topic(id, _) => Target::Topic(id, fragment),
        Target::Page(id, _) => Target::Page(id, fragment),
        Target::Elsewhere(path, _) => Target::Elsewhere(path, fragment),
        other => other,
    }
}
