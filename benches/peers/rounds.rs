//! Measures every tool over one archive, in turn: each once, then each again, so that what else the machine does
//! meets all of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::archive::{Archive, Flavour, Plan};
use super::measure::{self, Cost};
use super::report::{Row, Step, Table};
use super::tool::{Kind, Tool};
use super::{Failure, floor, report};

pub(crate) struct Rounds<'a> {
    pub(crate) place: &'a Path,
    pub(crate) tools: &'a [Tool],
    pub(crate) runs: usize,
    /// Whether builds after the first are measured too, and the floors.
    pub(crate) changes: bool,
}

/// The sites of one archive, each with its flavour, in a folder that goes with it.
struct Sites {
    archive: Archive,
    folder: tempfile::TempDir,
}

impl Sites {
    fn of(&self, kind: Kind) -> PathBuf {
        self.folder.path().join(format!("{:?}", kind.flavour()).to_lowercase())
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

/// The actor whose name is changed, and the briefing whose body is.
const NAMED: usize = 9;

impl Rounds<'_> {
    pub(crate) fn measure(&self, plan: Plan) -> Result<Table, Failure> {
        report::progress(&format!(
            "{} briefings ({:?}) in {}",
            report::number(plan.briefings),
            plan.shape,
            self.place.display()
        ));
        let folder = tempfile::Builder::new().prefix("briefgen-peers-").tempdir_in(self.place)?;
        let sites = Sites { archive: Archive::new(plan), folder };
        for tool in self.tools {
            let site = sites.of(tool.kind);
            if !site.is_dir() {
                tool.kind.lay_out(&sites.archive, &site)?;
            }
        }
        let mut table = Table::default();
        let mut failed = BTreeMap::new();
        for run in 0..self.runs {
            if self.changes {
                self.floors(&sites, &mut table)?;
            }
            for (number, tool) in self.tools.iter().enumerate() {
                if failed.contains_key(&number) {
                    continue;
                }
                report::progress(&format!("  run {} of {}: {}", run + 1, self.runs, tool.kind.name()));
                if let Err(error) = self.tool(tool, &sites, &mut table) {
                    report::progress(&format!("  {} fails: {error}", tool.kind.name()));
                    failed.insert(number, error);
                }
            }
        }
        Ok(table)
    }

    fn floors(&self, sites: &Sites, table: &mut Table) -> Result<(), Failure> {
        let Some(tool) = self.tools.first() else { return Ok(()) };
        let content = sites.of(tool.kind).join("content");
        for (work, step) in [("read", Step::Read), ("markdown", Step::Markdown)] {
            let cost = measure::run(&mut floor::command(work, &content)?, &sites.log(), &[0])?;
            table.add(Row::of(None, step), cost);
        }
        Ok(())
    }

    /// The first build of a tool and those after it.
    fn tool(&self, tool: &Tool, sites: &Sites, table: &mut Table) -> Result<(), Failure> {
        let (site, output) = (sites.of(tool.kind), sites.folder.path().join("output"));
        let build = || -> Result<Cost, Failure> {
            // What waits to be written would be paid by the next.
            let _ = Command::new("sync").status();
            measure::run(&mut tool.build(&site, &output), &sites.log(), tool.kind.accepted())
        };
        tool.kind.settle(&site)?;
        let first = build();
        let done = first.and_then(|cost| {
            let row = Row::of(Some(tool.kind), Step::First);
            table.add(row, cost);
            table.hold(row, measure::contents(&output));
            if self.changes { later(tool, sites, table, &build) } else { Ok(()) }
        });
        if output.is_dir() {
            fs::remove_dir_all(&output)?;
        }
        done
    }
}

/// A copy of the output, and builds into it: nothing changed, and for briefgen one body, one name.
fn later(
    tool: &Tool,
    sites: &Sites,
    table: &mut Table,
    build: &dyn Fn() -> Result<Cost, Failure>,
) -> Result<(), Failure> {
    let (output, copied) = (sites.folder.path().join("output"), sites.folder.path().join("copied"));
    let copy = measure::run(Command::new("cp").arg("-r").args([&output, &copied]), &sites.log(), &[0]);
    fs::remove_dir_all(&copied)?;
    table.add(Row::of(Some(tool.kind), Step::Copy), copy?);
    table.add(Row::of(Some(tool.kind), Step::Unchanged), build()?);
    if !tool.kind.is_briefgen() {
        return Ok(());
    }
    for (step, path, change) in changes(&sites.archive)? {
        let file = sites.of(tool.kind).join(path);
        let before = fs::read_to_string(&file)?;
        fs::write(&file, change(&before))?;
        let cost = build();
        fs::write(&file, before)?;
        table.add(Row::of(Some(tool.kind), step), cost?);
    }
    Ok(())
}

type Change = fn(&str) -> String;

/// What is changed: the file, and how.
fn changes(archive: &Archive) -> Result<[(Step, String, Change); 2], Failure> {
    let (briefing, _) = archive.briefing(Flavour::Briefgen, archive.plan.briefings / 2);
    let declared = (0..archive.actors.len()).filter_map(|index| archive.actor_path(Flavour::Briefgen, index));
    let actor = declared.take(NAMED).last().ok_or("no actor has a file")?;
    let body: Change = |text| format!("{text}\nOne more sentence stands here.\n");
    // The old name stays as an alias, so that nothing else has to change.
    let name: Change = |text| {
        let old = text.lines().find_map(|line| line.strip_prefix("name: ")).unwrap_or_default();
        text.replacen(&format!("name: {old}\n"), &format!("name: {old} Renamed\n"), 1).replacen(
            "aliases: [",
            &format!("aliases: [{old}, "),
            1,
        )
    };
    Ok([(Step::Body, briefing, body), (Step::Name, actor, name)])
}
