//! What a process costs, and what a folder holds.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;
use walkdir::WalkDir;

use super::Failure;

/// What a process took, with all processes that it waited for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    pub(crate) processor: Duration,
    /// The most memory that it held at once, in bytes.
    pub(crate) memory: u64,
}

/// Runs a process to its end. What it says goes into `log`, of which the end is told if its code is not among
/// `accepted`.
pub(crate) fn run(command: &mut Command, log: &Path, accepted: &[i32]) -> Result<Cost, Failure> {
    let said = File::create(log)?;
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said);
    let since = Instant::now();
    let used = command.spawn()?.wait4()?;
    let wall = since.elapsed();
    if used.status.code().is_none_or(|code| !accepted.contains(&code)) {
        let said = std::fs::read_to_string(log).unwrap_or_default();
        let last: Vec<&str> = said.lines().rev().take(8).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        return Err(format!("{}\n{}", used.status, last.join("\n")).into());
    }
    let usage = used.rusage;
    Ok(Cost { wall, processor: usage.utime + usage.stime, memory: usage.maxrss })
}

/// How many files a folder holds, and of how many bytes.
pub(crate) fn contents(folder: &Path) -> (u64, u64) {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.fold((0, 0), |(count, bytes), file| {
        (count + 1, bytes + file.metadata().map_or(0, |metadata| metadata.len()))
    })
}
