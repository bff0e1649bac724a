//! Callgrind's counts by room.
//!
//! What a function of a room spends is the room's. What another function spends (of a library, or of a type of ours
//! that a library asks: how it is hashed or serialised) is charged to those who called it, in the proportion of
//! what each call cost, and so on until a room is reached. The format is described in Valgrind's manual, "Callgrind
//! Format Specification".

use std::collections::{BTreeMap, HashMap};

use super::budget::Counts;

/// A function as it was called.
#[derive(Default)]
struct Function {
    room: Option<String>,
    /// What it spent by itself.
    own: f64,
    /// By whom it was called, and what those calls cost.
    callers: HashMap<usize, f64>,
}

/// How often what is left is charged to callers. Few calls are deeper; recursion shares out by itself.
const ROUNDS: usize = 400;

/// Adds up a profile.
pub(crate) fn by_room(profile: &str) -> Counts {
    let functions = read(profile);
    let mut rooms: BTreeMap<String, f64> = BTreeMap::new();
    let mut left: Vec<f64> = functions.iter().map(|function| function.own).collect();
    for _ in 0..ROUNDS {
        let mut next = vec![0.0; functions.len()];
        for (function, cost) in functions.iter().zip(&left).filter(|(_, cost)| **cost > 0.0) {
            let called: f64 = function.callers.values().sum();
            if let Some(room) = &function.room {
                *rooms.entry(room.clone()).or_default() += cost;
            } else if called > 0.0 {
                for (caller, part) in &function.callers {
                    next[*caller] += cost * part / called;
                }
            } else {
                *rooms.entry("start and end".to_owned()).or_default() += cost;
            }
        }
        left = next;
        if left.iter().sum::<f64>() < 1000.0 {
            break;
        }
    }
    *rooms.entry("start and end".to_owned()).or_default() += left.iter().sum::<f64>();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of a small build")]
    let counts = rooms.into_iter().map(|(room, cost)| (room, (cost / 1000.0).round() as u64));
    Counts(counts.collect())
}

/// The functions of a profile.
fn read(profile: &str) -> Vec<Function> {
    let mut functions: Vec<Function> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    // A name stands in full once, `(7) main`, and is `(7)` from then on.
    let mut number = |name: &str, functions: &mut Vec<Function>| {
        let (id, name) = name.split_once(' ').unwrap_or((name, ""));
        *numbers.entry(id.to_owned()).or_insert_with(|| {
            functions.push(Function { room: room(name), ..Function::default() });
            functions.len() - 1
        })
    };
    let (mut current, mut called, mut is_call) = (0, 0, false);
    for line in profile.lines() {
        if let Some(name) = line.strip_prefix("fn=") {
            current = number(name, &mut functions);
        } else if let Some(name) = line.strip_prefix("cfn=") {
            called = number(name, &mut functions);
        } else if line.starts_with("calls=") {
            is_call = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            let cost = line.split_whitespace().nth(1).and_then(|cost| cost.parse().ok()).unwrap_or(0.0);
            if std::mem::take(&mut is_call) {
                // What calls itself pays for itself.
                if called != current {
                    *functions[called].callers.entry(current).or_default() += cost;
                }
            } else if let Some(function) = functions.get_mut(current) {
                function.own += cost;
            }
        }
    }
    functions
}

/// The room of a function: `site` of `briefgen::site::link::link`. What a library asks of a type of ours has none.
fn room(function: &str) -> Option<String> {
    let is_asked = function.starts_with("<briefgen::")
        && function.contains(" as ")
        && !function.contains(" as briefgen::");
    let path = function.trim_start_matches(['<', '&']).strip_prefix("briefgen::").filter(|_| !is_asked)?;
    let room = path.split(|c: char| !c.is_ascii_lowercase() && c != '_').next()?;
    (!room.is_empty()).then(|| room.to_owned())
}
