//! How well names, quotes, speakers and dates are found in annotated texts may not fall.

use std::fmt::Write as _;

use crate::support::data;

#[path = "../eye/score.rs"]
mod score;

/// The share of what is right in a line of a table, and the name of the figure.
fn share(line: &str) -> Option<(&str, f64)> {
    let (name, count) = (line.get(..42)?.trim(), line.get(51..)?);
    let (right, all) = count.split_once(" of ")?;
    let (right, all): (f64, f64) = (right.trim().parse().ok()?, all.trim().parse().ok()?);
    Some((name, right / all.max(1.0)))
}

#[test]
fn no_figure_falls() {
    let mut now = String::new();
    for set in score::SETS {
        let (counts, _) = score::score(&data("eye"), set);
        let _ = writeln!(now, "{set}\n{}", score::table(&counts));
    }
    let file = data("eye/scores.txt");
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    let fallen = known.lines().zip(now.lines()).filter(|(known, now)| match (share(known), share(now)) {
        (Some(known), Some(now)) => now.1 < known.1,
        _ => false,
    });
    let fallen: Vec<_> = fallen.map(|(known, now)| format!("was {known}\nis  {now}")).collect();
    assert!(fallen.is_empty(), "see `cargo bench --bench eye -- --faults`:\n{}", fallen.join("\n"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &now).expect("the scores can be written");
    } else {
        assert_eq!(known, now, "the scores are others: `UPDATE_GOLDEN=1` keeps what was won");
    }
}
