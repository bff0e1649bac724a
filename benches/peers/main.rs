//! briefgen beside Hugo and Eleventy: the same archives, built in turn, measured as whole processes.
//!
//! `cargo bench --bench peers` makes archives of 1,000 and 10,000 briefings, builds each with every tool into fresh
//! folders in memory and on disk, one tool after the other and then again, and prints medians as tables in
//! Markdown. `-- --help` lists what can be chosen; CONTRIBUTING.md and docs/performance.md say more.

#[path = "../archive/mod.rs"]
mod archive;
mod floor;
mod install;
mod measure;
mod report;
mod rounds;
mod tool;

use std::path::PathBuf;
use std::process::ExitCode;

use archive::{Archive, Plan, Shape};
use clap::Parser as _;
use report::Table;
use rounds::Rounds;
use tool::{Kind, Tool};

/// An error is told and ends the run.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Compare briefgen with Hugo and Eleventy
#[derive(clap::Parser)]
#[command(name = "cargo bench --bench peers --", disable_version_flag = true)]
struct Arguments {
    /// How many briefings the archives have
    #[arg(long, value_delimiter = ',', value_name = "NUMBER", default_values_t = [1_000, 10_000])]
    sizes: Vec<usize>,
    /// Which tools: `briefgen` has the default settings, `lean` is briefgen without search and cards
    #[arg(long, value_delimiter = ',', value_name = "TOOL", default_values_t = [Kind::Lean, Kind::Hugo, Kind::Eleventy, Kind::Briefgen])]
    tools: Vec<Kind>,
    /// How often each is measured; medians are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    runs: usize,
    /// Folders to build in [default: /dev/shm, where there is one, and the target folder]
    #[arg(long, value_delimiter = ',', value_name = "DIR")]
    places: Vec<PathBuf>,
    /// How many briefings the archives of awkward shapes have; 0 leaves them out
    #[arg(long, value_name = "NUMBER", default_value_t = 2_000)]
    shapes: usize,
    /// One run over 100 briefings: does it work?
    #[arg(long)]
    quick: bool,
    /// Measure this briefgen, not the one that was built for this run
    #[arg(long, value_name = "PROGRAM")]
    program: Option<PathBuf>,
    /// Only lay out the site of the first size and the first tool in this folder
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// What the parts of this program say to each other.
    #[arg(long, hide = true, num_args = 2, value_names = ["WORK", "DIR"])]
    floor: Vec<String>,
    /// Cargo says it.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    fn places(&self) -> Vec<PathBuf> {
        if !self.places.is_empty() {
            return self.places.clone();
        }
        let memory = PathBuf::from("/dev/shm");
        let disk = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        if memory.is_dir() && !self.quick { vec![memory, disk] } else { vec![disk] }
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if !arguments.bench {
        // `cargo test --benches` only wants to know whether it builds.
        return ExitCode::SUCCESS;
    }
    if arguments.quick {
        arguments.sizes = vec![100];
        arguments.shapes = arguments.shapes.min(100);
        arguments.runs = 1;
    }
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::progress(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let [work, folder] = arguments.floor.as_slice() {
        return floor::run(work, folder.as_ref());
    }
    let first = *arguments.sizes.first().ok_or("no size is given")?;
    if let Some(folder) = &arguments.write {
        let kind = *arguments.tools.first().ok_or("no tool is given")?;
        return kind.lay_out(&Archive::new(Plan::of(first)), folder);
    }
    let tools = install::tools(arguments);
    report::show(&report::machine(&tools, arguments.runs));
    for place in arguments.places() {
        for size in &arguments.sizes {
            let rounds = Rounds { place: &place, tools: &tools, runs: arguments.runs, changes: true };
            let table = rounds.measure(Plan::of(*size))?;
            let title = format!("{} briefings, {}", report::number(*size), place.display());
            report::show(&table.markdown(&title));
        }
    }
    if arguments.shapes > 0 {
        let place = arguments.places().into_iter().next().ok_or("no place is given")?;
        report::show(&shapes(arguments, &tools, &place)?);
    }
    Ok(())
}

/// Archives with something unusual in them: each beside an ordinary one with as many briefings.
fn shapes(arguments: &Arguments, tools: &[Tool], place: &std::path::Path) -> Result<String, Failure> {
    let quick = arguments.quick;
    let many = |number: usize| if quick { number / 20 } else { number };
    let shapes = [
        ("ordinary", Shape::Plain),
        ("one actor in half of all briefings", Shape::HalfOneActor),
        ("20,000 actors", Shape::ManyActors { actors: many(20_000) }),
        ("one briefing with 2,000 quotes", Shape::ManyQuotes { quotes: many(2_000) }),
        ("one speaker of 5,000 quotes that share words", Shape::OneSpeaker { quotes: many(5_000) }),
        ("2,000 broken links", Shape::BrokenLinks { links: many(2_000) }),
    ];
    let wanted: Vec<&Tool> =
        tools.iter().filter(|tool| matches!(tool.kind, Kind::Lean | Kind::Hugo)).collect();
    let rounds = |tool: &Tool| {
        let rounds =
            Rounds { place, tools: std::slice::from_ref(tool), runs: arguments.runs, changes: false };
        let tables = shapes
            .iter()
            .map(|(name, shape)| Ok((*name, rounds.measure(Plan::shaped(arguments.shapes, *shape))?)));
        tables.collect::<Result<Vec<(&str, Table)>, Failure>>()
    };
    let mut text = format!("### Awkward shapes, {} briefings each\n\n", report::number(arguments.shapes));
    for tool in wanted {
        text.push_str(&report::shapes(tool.kind, &rounds(tool)?));
    }
    Ok(text)
}
