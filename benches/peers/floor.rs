//! What no tool can do without: reading the sources, and parsing their Markdown. Each is a process of its own, so
//! that it is measured like the tools; both use all cores.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::Failure;

/// The command that does `work` (`read` or `markdown`) over the files below a folder.
pub(crate) fn command(work: &str, folder: &Path) -> Result<Command, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--bench", "--floor", work]).arg(folder);
    Ok(command)
}

/// Does the work, in the process that was started for it.
pub(crate) fn run(work: &str, folder: &Path) -> Result<(), Failure> {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let files: Vec<PathBuf> = files.map(walkdir::DirEntry::into_path).collect();
    let bytes = files.par_iter().map(|file| {
        let text = fs::read_to_string(file)?;
        Ok(if work == "markdown" { rendered(&text) } else { text.len() })
    });
    let bytes =
        bytes.try_reduce(|| 0, |a, b| Ok(a + b)).map_err(|error: std::io::Error| error.to_string())?;
    if bytes == 0 { Err("there is nothing to read".into()) } else { Ok(()) }
}

/// Turns the body of a file into HTML by pulldown-cmark alone; how long that is.
fn rendered(text: &str) -> usize {
    let after = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let body = after.map_or(text, |(_, body)| body);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_SMART_PUNCTUATION;
    let mut page = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut page, Parser::new_ext(body, options));
    page.len()
}
