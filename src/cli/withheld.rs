//! What `build` and `check` say of the documents that are not published: nobody misses what nobody names.

use super::say::{say, tell};
use crate::diagnostic::Format;
use crate::engine::{Outcome, Stats};
use crate::site::WithheldBecause;

/// Most documents that `build` names without `--verbose`.
pub(super) const MOST: usize = 10;

/// Names what is withheld, a line each: to people beside the output, to programs in it.
pub(super) fn show(outcome: &Outcome, format: Format, most: usize) {
    show_lines(&lines(outcome, format, most), format);
}

/// Shows these lines.
pub(super) fn show_lines(lines: &str, format: Format) {
    for line in lines.lines() {
        if format == Format::Json {
            say!("{line}");
        } else {
            tell!("{line}");
        }
    }
}

/// What is withheld, a line each.
pub(super) fn lines(outcome: &Outcome, format: Format, most: usize) -> String {
    let mut lines = Vec::new();
    let named = outcome.withheld.iter().take(if format == Format::Json { usize::MAX } else { most });
    for withheld in named {
        let (file, because) = (&withheld.path, withheld.because);
        if format == Format::Json {
            let line =
                serde_json::json!({ "type": "withheld", "file": file.as_str(), "because": short(because) });
            lines.push(line.to_string());
        } else {
            lines.push(format!("withheld: {file} is {}.", because.word()));
        }
    }
    let rest = outcome.withheld.len().saturating_sub(most);
    if rest > 0 && format != Format::Json {
        lines.push(format!("withheld: … and {rest} more (`--verbose` lists all)."));
    }
    lines.join("\n")
}

/// ` Withheld: 2 draft, 1 future.`; empty when nothing is.
pub(super) fn counts(stats: &Stats) -> String {
    let parts: Vec<String> =
        stats.withheld.iter().map(|(because, count)| format!("{count} {}", short(*because))).collect();
    if parts.is_empty() { String::new() } else { format!(" Withheld: {}.", parts.join(", ")) }
}

/// The same for programs.
pub(super) fn counts_json(stats: &Stats) -> serde_json::Value {
    let counts = stats.withheld.iter().map(|(because, count)| (short(*because).to_owned(), (*count).into()));
    serde_json::Value::Object(counts.collect())
}

/// What became of the documents that were read.
pub(super) fn account_json(outcome: &Outcome) -> serde_json::Value {
    let account = outcome.account;
    serde_json::json!({
        "read": account.read(),
        "published": account.published(),
        "withheld": account.withheld(),
        "told": account.told(),
    })
}

fn short(because: WithheldBecause) -> &'static str {
    match because {
        WithheldBecause::Draft => "draft",
        WithheldBecause::Future => "future",
        WithheldBecause::Expired => "expired",
    }
}
