//! What small builds cost, in instructions, held against a stored budget.
//!
//! Instructions are counted by Callgrind (Valgrind), so that it does not matter what else the machine does. They are
//! shared out to the rooms (`callgrind`), so that it is told which room grew. The same counts hold that cost grows
//! with the archive: twice the archive costs at most 2.2 times as much.
//!
//! `benches/budget/run` compares, and with `--renew` writes what was counted into `budget.json`. It is the program of
//! the tests that is counted, since it is there and nothing in it is inlined away; it does many times what a release
//! does. The numbers say what grew, not how fast briefgen is.

#[path = "../archive/mod.rs"]
#[allow(dead_code, reason = "this guard needs one flavour of the archive alone")]
mod archive;
mod budget;
mod callgrind;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use archive::{Archive, Flavour, Plan};
use budget::{Budget, Counts};

/// An error is told and ends the run.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many briefings the smaller archive has.
const BRIEFINGS: usize = 6;
/// Most that a byte of the second half of twice the archive may cost, by what one of the first half costs.
const MOST_GROWTH: f64 = 1.2;

const LEAN: &str = "search: false\ncards: false\n";

/// A build that is counted: its name, how many briefings the site has, and its settings.
struct Build {
    name: &'static str,
    briefings: usize,
    settings: &'static str,
    /// Whether one briefing has changed since the output was built.
    again: bool,
}

const BUILDS: [Build; 5] = [
    Build { name: "empty", briefings: 1, settings: LEAN, again: false },
    Build { name: "first", briefings: BRIEFINGS, settings: LEAN, again: false },
    Build { name: "twice the archive", briefings: 2 * BRIEFINGS, settings: LEAN, again: false },
    Build { name: "again, one body changed", briefings: 2 * BRIEFINGS, settings: LEAN, again: true },
    Build { name: "with search and cards", briefings: BRIEFINGS, settings: "", again: false },
];

fn main() -> ExitCode {
    let renew = std::env::args().any(|argument| argument == "--renew");
    match run(renew) {
        Ok(told) => {
            say(&told);
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn say(text: &str) {
    // Nobody may listen.
    drop(writeln!(std::io::stderr(), "{text}"));
}

/// Counts all builds; what there is to say.
fn run(renew: bool) -> Result<String, Failure> {
    if !cfg!(debug_assertions) {
        return Err("The budget is of the program of the tests: run `benches/budget/run`.".into());
    }
    let counted = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    if !counted.is_ok_and(|status| status.success()) {
        return Err("The budget is counted by Valgrind: install it (Debian: apt install valgrind).".into());
    }
    let folder = tempfile::tempdir()?;
    // Valgrind runs one thread at a time, so the builds are counted side by side.
    let counts: Result<BTreeMap<String, (Counts, usize)>, Failure> = std::thread::scope(|scope| {
        let running: Vec<_> = BUILDS
            .iter()
            .map(|build| (build, scope.spawn(|| count(build, &folder.path().join(build.name)))))
            .collect();
        let counts = running.into_iter().map(|(build, thread)| {
            let counts = thread.join().map_err(|_| "a count ended in a panic")??;
            Ok((build.name.to_owned(), counts))
        });
        counts.collect()
    });
    let counts = counts?;
    let growth = growth(&counts)?;
    let counts = counts.into_iter().map(|(name, (counts, _))| (name, counts)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/budget/budget.json");
    let budget = Budget { compiler: compiler(), builds: counts };
    if renew {
        fs::write(&path, serde_json::to_string_pretty(&budget)? + "\n")?;
        return Ok(format!("{growth}\nThe budget is renewed."));
    }
    let stored: Budget = serde_json::from_str(&fs::read_to_string(&path)?)?;
    Ok(format!("{growth}\n{}", stored.compare(&budget)?))
}

/// The compiler whose program is counted.
fn compiler() -> String {
    let output = Command::new(env!("CARGO")).arg("--version").output();
    let version =
        output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    version.split_whitespace().nth(1).unwrap_or_default().to_owned()
}

/// Lays out a site and counts its build; how many bytes its briefings have.
fn count(build: &Build, folder: &Path) -> Result<(Counts, usize), Failure> {
    let (site, output, counts) = (folder.join("site"), folder.join("output"), folder.join("counts"));
    let archive = Archive::new(Plan { actors: build.briefings / 2 + 4, ..Plan::of(build.briefings) });
    archive.write(Flavour::Briefgen, &site)?;
    let bytes = (0..build.briefings).map(|index| archive.briefing(Flavour::Briefgen, index).1.len()).sum();
    let settings = format!("title: Archive\nbase_url: https://archive.example.org/\n{}", build.settings);
    fs::write(site.join("briefgen.yaml"), settings)?;
    let program = env!("CARGO_BIN_EXE_briefgen");
    let arguments = |command: &mut Command| {
        command.args(["build", "--clock", "2026-01-01", "--root"]).arg(&site).arg("--output").arg(&output);
        command.env("RAYON_NUM_THREADS", "1").env("LC_ALL", "C").env("TZ", "UTC");
    };
    if build.again {
        let mut first = Command::new(program);
        arguments(&mut first);
        said(&mut first)?;
        let (path, text) = archive.briefing(Flavour::Briefgen, 0);
        fs::write(site.join(path), text + "\nOne more sentence stands here.\n")?;
    }
    let mut counting = Command::new("valgrind");
    counting.args(["--tool=callgrind", "--compress-pos=no", "--dump-line=no"]);
    counting.arg(format!("--callgrind-out-file={}", counts.display())).arg(program);
    arguments(&mut counting);
    said(&mut counting)?;
    Ok((callgrind::by_room(&fs::read_to_string(&counts)?), bytes))
}

fn said(command: &mut Command) -> Result<(), Failure> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into())
}

/// Whether twice the archive costs about twice as much, apart from what a site costs that holds nearly nothing.
fn growth(counts: &BTreeMap<String, (Counts, usize)>) -> Result<String, Failure> {
    let of = |build: &Build| {
        counts.get(build.name).map_or((0.0, 0.0), |(counts, bytes)| (counts.total() as f64, *bytes as f64))
    };
    let [empty, first, twice, ..] = &BUILDS;
    let (empty, first, twice) = (of(empty), of(first), of(twice));
    let one_half = |(less, small): (f64, f64), (more, large): (f64, f64)| (more - less) / (large - small);
    let growth = one_half(first, twice) / one_half(empty, first);
    let told = format!("Twice the archive costs {:.2} times as much.", 1.0 + growth);
    if growth <= MOST_GROWTH {
        return Ok(told);
    }
    Err(format!("{told} At most 2.20 are allowed: something grows faster than the archive.").into())
}
