//! `briefgen man`.

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory as _;

use super::say::say;
use super::{Cli, End, Failure};

/// Write the manual pages, one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen man ~/.local/share/man/man1
  man briefgen-build

Pages that are there are replaced.")]
pub(super) struct Args {
    /// The folder for the pages; made when it does not exist
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let folder = &args.folder;
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
        .map_err(|error| Failure::new(format!("`{}` could not be written: {error}.", folder.display())))?;
    say!("Wrote the manual pages into {}.", folder.display());
    Ok(End::Well)
}
