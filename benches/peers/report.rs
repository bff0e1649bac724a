//! Medians as tables in Markdown, absolute and as ratios.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use super::measure::Cost;
use super::tool::{Kind, Tool};

/// Prints a text of the report.
#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
pub(crate) fn show(text: &str) {
    println!("{text}");
}

/// Says what is under way.
pub(crate) fn progress(text: &str) {
    // Nobody has to hear it.
    drop(writeln!(std::io::stderr(), "{text}"));
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Read,
    Markdown,
    First,
    Unchanged,
    Body,
    Name,
    Copy,
}

/// A row of a table: a step of a tool, or one of no tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    /// The place of the tool among the kinds.
    tool: Option<usize>,
    step: Step,
}

const KINDS: [Kind; 4] = [Kind::Hugo, Kind::Eleventy, Kind::Lean, Kind::Briefgen];

impl Row {
    pub(crate) fn of(kind: Option<Kind>, step: Step) -> Self {
        Self { tool: kind.and_then(|kind| KINDS.iter().position(|other| *other == kind)), step }
    }

    fn name(self) -> String {
        let tool = self.tool.map(|place| KINDS[place].name()).unwrap_or_default();
        match self.step {
            Step::Read => "reading the sources".to_owned(),
            Step::Markdown => "reading them and parsing the Markdown".to_owned(),
            Step::First => tool.to_owned(),
            Step::Unchanged => "– again, nothing changed".to_owned(),
            Step::Body => "– again, one body changed".to_owned(),
            Step::Name => "– again, one name changed".to_owned(),
            Step::Copy => "– `cp -r` of its output".to_owned(),
        }
    }
}

/// What was measured over one archive.
#[derive(Default)]
pub(crate) struct Table {
    costs: BTreeMap<Row, Vec<Cost>>,
    /// Files and bytes of the output.
    contents: BTreeMap<Row, (u64, u64)>,
}

impl Table {
    pub(crate) fn add(&mut self, row: Row, cost: Cost) {
        self.costs.entry(row).or_default().push(cost);
    }

    pub(crate) fn hold(&mut self, row: Row, contents: (u64, u64)) {
        self.contents.insert(row, contents);
    }

    /// The median of each figure by itself.
    fn median(&self, row: Row) -> Option<Cost> {
        let costs = self.costs.get(&row)?;
        Some(Cost {
            wall: middle(costs.iter().map(|cost| cost.wall))?,
            processor: middle(costs.iter().map(|cost| cost.processor))?,
            memory: middle(costs.iter().map(|cost| cost.memory))?,
        })
    }

    fn of(&self, kind: Option<Kind>, step: Step) -> Option<Cost> {
        self.median(Row::of(kind, step))
    }

    pub(crate) fn markdown(&self, title: &str) -> String {
        let mut text = format!(
            "### {title}\n\n\
             | | wall s | processor s | peak MiB | files | MB | wall ÷ Hugo | processor ÷ Hugo | wall ÷ reading \
             | processor ÷ Markdown | wall ÷ `cp -r` | wall ÷ its first |\n|---|{}\n",
            "---:|".repeat(11)
        );
        let hugo = self.of(Some(Kind::Hugo), Step::First);
        let (read, markdown) = (self.of(None, Step::Read), self.of(None, Step::Markdown));
        for row in self.costs.keys() {
            let Some(cost) = self.median(*row) else { continue };
            let kind = row.tool.map(|place| KINDS[place]);
            let (files, bytes) = self.contents.get(row).map_or_else(Default::default, |(files, bytes)| {
                (count(*files), format!("{:.1}", *bytes as f64 / 1e6))
            });
            let is_build = kind.is_some() && row.step != Step::Copy;
            let copy = self.of(kind, Step::Copy).filter(|_| row.step == Step::First);
            let first = self.of(kind, Step::First).filter(|_| is_build && row.step != Step::First);
            let cells = [
                seconds(cost.wall),
                seconds(cost.processor),
                format!("{:.0}", cost.memory as f64 / 1_048_576.0),
                files,
                bytes,
                ratio(cost.wall, hugo.map(|hugo| hugo.wall)),
                ratio(cost.processor, hugo.map(|hugo| hugo.processor)),
                ratio(cost.wall, read.filter(|_| is_build).map(|read| read.wall)),
                ratio(cost.processor, markdown.filter(|_| is_build).map(|floor| floor.processor)),
                ratio(cost.wall, copy.map(|copy| copy.wall)),
                ratio(cost.wall, first.map(|first| first.wall)),
            ];
            let _ = writeln!(text, "| {} | {} |", row.name(), cells.join(" | "));
        }
        text
    }
}

/// The table of archives with awkward shapes, the first of them an ordinary one.
pub(crate) fn shapes(kind: Kind, tables: &[(&str, Table)]) -> String {
    let mut text = format!(
        "| {} | wall s | processor s | peak MiB | files | MB | processor ÷ ordinary |\n|---|{}\n",
        kind.name(),
        "---:|".repeat(6)
    );
    let row = Row::of(Some(kind), Step::First);
    let ordinary = tables.first().and_then(|(_, table)| table.median(row));
    for (name, table) in tables {
        let Some(cost) = table.median(row) else { continue };
        let (files, bytes) = table.contents.get(&row).copied().unwrap_or_default();
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {:.0} | {} | {:.1} | {} |",
            seconds(cost.wall),
            seconds(cost.processor),
            cost.memory as f64 / 1_048_576.0,
            count(files),
            bytes as f64 / 1e6,
            ratio(cost.processor, ordinary.map(|ordinary| ordinary.processor))
        );
    }
    text.push('\n');
    text
}

/// What was measured, where.
pub(crate) fn machine(tools: &[Tool], runs: usize) -> String {
    let mut versions: Vec<&str> = tools.iter().map(|tool| tool.version.as_str()).collect();
    versions.sort_unstable();
    versions.dedup();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!(
        "{} on {} {}, {cores} cores; medians of {runs}, in turn.\n",
        versions.join(", "),
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

fn middle<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.2}") } else { format!("{seconds:.1}") }
}

fn ratio(cost: Duration, to: Option<Duration>) -> String {
    to.map_or_else(String::new, |to| {
        let ratio = cost.as_secs_f64() / to.as_secs_f64().max(1e-6);
        if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
    })
}

/// A number with commas between thousands.
pub(crate) fn number(number: usize) -> String {
    count(number as u64)
}

fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
