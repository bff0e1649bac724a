//! `briefgen theme`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::new::write_new;
use super::say::say;
use super::{End, Failure, root};
use crate::engine::{ThemeFile, theme_files};
use crate::name::nearest;
use crate::snapshot::{Snapshot, THEMES};

/// Copy a template of the theme, to override it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    Eject(Eject),
}

/// Copy one template, text or other file of the theme into the site's own themes/ folder
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen theme eject                 list what can be copied
  briefgen theme eject briefing.html
  briefgen theme eject style.css
  briefgen theme eject en.yaml         the words of its pages in English

The copy goes to the theme that the setting `theme` names. No file that is there already is changed.")]
struct Eject {
    /// The template, such as briefing.html, or the file of texts/, static/ or root/
    name: Option<String>,
    /// The site's folder [default: this folder or the nearest above it that holds a site]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let ThemeCommand::Eject(args) = &args.command;
    let root = root::find(args.root.as_deref())?;
    let (theme, files) = theme_files(&Snapshot::read(&root));
    let Some(name) = &args.name else {
        let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        say!("{}", names.join("\n"));
        return Ok(End::Well);
    };
    let Some(file) = files.iter().find(|file| file.name == *name) else {
        let near = nearest(name, files.iter().map(|file| &*file.name));
        let hint = near.map(|near| format!("did you mean `{near}`?"));
        let hint = hint.unwrap_or_else(|| "`briefgen theme eject` lists what there is".to_owned());
        return Err(Failure::new(format!("The theme has no template or file `{name}`.")).hint(hint));
    };
    eject(file, &root.join(THEMES).join(theme))
}

/// Copies a file into the folder of a theme.
fn eject(file: &ThemeFile, folder: &Path) -> Result<End, Failure> {
    let copy = folder.join(&file.path);
    if copy.symlink_metadata().is_ok() {
        let message = format!("`{}` exists already, and nothing was written.", copy.display());
        return Err(Failure::new(message).hint("edit it, or remove it to start again from the theme"));
    }
    let failed = |error| Failure::new(format!("`{}` could not be written: {error}.", copy.display()));
    fs::create_dir_all(copy.parent().unwrap_or(folder)).map_err(failed)?;
    write_new(&copy, &file.bytes).map_err(failed)?;
    say!("Wrote {}", copy.display());
    Ok(End::Well)
}
