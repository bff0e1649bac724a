//! The tools: how a site is laid out for each, and how it is built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use super::Failure;
use super::archive::{Archive, Flavour};

/// The folder of this benchmark, with the templates of the peers.
pub(crate) const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers");

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// briefgen with its default settings
    Briefgen,
    /// briefgen without search and cards, in lists as long as the peers'
    Lean,
    Hugo,
    Eleventy,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Briefgen => "briefgen, default settings",
            Self::Lean => "briefgen without search and cards",
            Self::Hugo => "Hugo",
            Self::Eleventy => "Eleventy",
        }
    }

    pub(crate) fn flavour(self) -> Flavour {
        match self {
            Self::Briefgen | Self::Lean => Flavour::Briefgen,
            Self::Hugo => Flavour::Hugo,
            Self::Eleventy => Flavour::Eleventy,
        }
    }

    pub(crate) fn is_briefgen(self) -> bool {
        matches!(self, Self::Briefgen | Self::Lean)
    }

    /// Codes with which a build ends that made a site: briefgen tells of broken links with 1.
    pub(crate) fn accepted(self) -> &'static [i32] {
        if self.is_briefgen() { &[0, 1] } else { &[0] }
    }

    /// Lays out a site: the archive, and what the tool needs beside it.
    pub(crate) fn lay_out(self, archive: &Archive, site: &Path) -> Result<(), Failure> {
        archive.write(self.flavour(), site)?;
        match self {
            Self::Hugo => copy(&Path::new(HERE).join("hugo"), site),
            Self::Eleventy => copy(&Path::new(HERE).join("eleventy"), site),
            Self::Briefgen | Self::Lean => Ok(self.settle(site)?),
        }
    }

    /// Makes a site ready for its next first build: its settings, and nothing kept from earlier builds.
    pub(crate) fn settle(self, site: &Path) -> std::io::Result<()> {
        let settings = "title: Archive\nbase_url: https://archive.example.org/\n";
        let lean = "search: false\ncards: false\npaginate: 20\n";
        match self {
            Self::Briefgen => fs::write(site.join("briefgen.yaml"), settings)?,
            Self::Lean => fs::write(site.join("briefgen.yaml"), format!("{settings}{lean}"))?,
            Self::Hugo | Self::Eleventy => {}
        }
        let kept = site.join(".briefgen-cache");
        if kept.is_dir() { fs::remove_dir_all(kept) } else { Ok(()) }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}", format!("{self:?}").to_lowercase())
    }
}

/// A tool that is there.
pub(crate) struct Tool {
    pub(crate) kind: Kind,
    /// The program, or for Eleventy the folder of its packages.
    pub(crate) program: PathBuf,
    pub(crate) version: String,
}

impl Tool {
    /// The command that builds a site into a folder.
    pub(crate) fn build(&self, site: &Path, output: &Path) -> Command {
        let mut command = Command::new(&self.program);
        match self.kind {
            Kind::Briefgen | Kind::Lean => {
                command.args(["build", "--root"]).arg(site).arg("--output").arg(output);
            }
            Kind::Hugo => {
                command
                    .args(["--quiet", "--noBuildLock", "--source"])
                    .arg(site)
                    .arg("--destination")
                    .arg(output);
            }
            Kind::Eleventy => {
                command = Command::new("node");
                command.arg(self.program.join("@11ty/eleventy/cmd.cjs"));
                command.args(["--quiet", "--output"]).arg(output);
                command.env("NODE_PATH", &self.program).current_dir(site);
            }
        }
        command
    }
}

/// Copies the files of a folder into another.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
