//! The budget: what each build may cost in each room.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::Failure;

/// Thousands of instructions by the room that they were spent in or for.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Counts(pub(crate) BTreeMap<String, u64>);

impl Counts {
    pub(crate) fn total(&self) -> u64 {
        self.0.values().sum()
    }

    fn of(&self, room: &str) -> u64 {
        self.0.get(room).copied().unwrap_or_default()
    }
}

/// What was counted of all builds, and which compiler made the program.
#[derive(Serialize, Deserialize)]
pub(crate) struct Budget {
    pub(crate) compiler: String,
    pub(crate) builds: BTreeMap<String, Counts>,
}

/// By how many hundredths a whole build may pass the budget, and by how many a room.
struct Leeway {
    build: u64,
    room: u64,
}

impl Budget {
    /// Compares with what was counted now: a table, as an error if something passes the budget.
    pub(crate) fn compare(&self, now: &Self) -> Result<String, Failure> {
        let is_same_compiler = self.compiler == now.compiler;
        // Another compiler inlines other functions.
        let leeway =
            if is_same_compiler { Leeway { build: 3, room: 8 } } else { Leeway { build: 10, room: 25 } };
        let (mut table, mut grown, mut shrunk) = (String::new(), Vec::new(), false);
        for (name, counts) in &now.builds {
            let Some(budget) = self.builds.get(name) else {
                grown.push(format!("`{name}` has no budget"));
                continue;
            };
            let (total, allowed) = (counts.total(), budget.total());
            let _ = writeln!(table, "{name:<26}{}", row(allowed, total));
            // What is a small part of a build may vary more.
            let slack = allowed / 200;
            for room in budget.0.keys().chain(counts.0.keys().filter(|room| !budget.0.contains_key(*room))) {
                let (was, is) = (budget.of(room), counts.of(room));
                if is > was * (100 + leeway.room) / 100 + slack {
                    grown.push(format!("`{room}` in `{name}`: {}", row(was, is).trim()));
                }
                shrunk |= is * 100 / 85 + slack < was;
                if was.max(is) > slack {
                    let _ = writeln!(table, "  {room:<24}{}", row(was, is));
                }
            }
            if total > allowed * (100 + leeway.build) / 100 {
                grown.push(format!("`{name}` as a whole: {}", row(allowed, total).trim()));
            }
        }
        let _ = writeln!(table, "Thousands of instructions: budget, now.");
        if !is_same_compiler {
            let _ = writeln!(
                table,
                "The budget was counted with Rust {}, this is {}: more leeway is given.",
                self.compiler, now.compiler
            );
        }
        if !grown.is_empty() {
            let wrong = grown.join("\n  ");
            return Err(format!(
                "{table}\nThese cost more than their budget:\n  {wrong}\nIf it is worth it: \
                 `benches/budget/run --renew`, and say why in the commit."
            )
            .into());
        }
        if shrunk {
            table.push_str(
                "Something costs much less than its budget: `benches/budget/run --renew` keeps that.\n",
            );
        }
        Ok(table)
    }
}

fn row(was: u64, is: u64) -> String {
    let change = if was == 0 { f64::INFINITY } else { (is as f64 / was as f64 - 1.0) * 100.0 };
    format!("{was:>10} {is:>10} {change:>+7.1} %")
}
