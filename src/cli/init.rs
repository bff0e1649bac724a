//! `briefgen init`.

use std::fs;
use std::path::{Path, PathBuf};

use super::new::{write_new, yaml_text};
use super::starter::FILES;
use super::{End, Failure};
use crate::schema::{Names, SchemaKind};

/// Begin a site: settings and a few true briefings to build on
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen init desk && cd desk && briefgen build
  briefgen init .                   in this folder

No file that is there already is changed.")]
pub(super) struct Args {
    /// The folder of the new site; made when it does not exist
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The site's title [default: made of the folder's name]
    #[arg(long)]
    title: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let folder = &args.folder;
    let files = files();
    let taken = files.iter().map(|(path, _)| folder.join(path)).find(|file| file.symlink_metadata().is_ok());
    if let Some(first) = taken {
        let message = format!("`{}` exists already, and nothing was written.", first.display());
        return Err(Failure::new(message).hint("choose an empty folder: `briefgen init my-site`"));
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let title = args.title.clone().unwrap_or_else(|| title_of(folder));
    for (path, text) in &files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        let title = if path == crate::config::FILE { yaml_text(&title) } else { title.clone() };
        write_new(&file, text.replace("{{ TITLE }}", &title)).map_err(|error| failed(&file, &error))?;
    }
    println!("Began a site in {}: {} files.", folder.display(), files.len());
    println!("Next:");
    if folder != Path::new(".") {
        let folder = folder.display().to_string();
        let is_plain = folder.chars().all(|c| c.is_alphanumeric() || "/._-~".contains(c));
        println!("  cd {}", if is_plain { folder } else { format!("'{}'", folder.replace('\'', "'\\''")) });
    }
    println!("  briefgen build                 the site is then in public/");
    println!("  briefgen new briefing TITLE    write one of your own");
    Ok(End::Well)
}

/// The files of the new site: those of the starter, and the schemas for editors.
fn files() -> Vec<(String, String)> {
    let starter = FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let schemas = SchemaKind::ALL.iter().map(|&kind| {
        let path = format!(".vscode/briefgen/{}.schema.json", kind.name());
        (path, format!("{}\n", super::schema::text(kind, &Names::default())))
    });
    starter.chain(schemas).collect()
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be written: {error}.", path.display()))
}

/// `russia-desk` -> `Russia desk`.
fn title_of(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name =
        full.file_name().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
    let mut chars = name.trim().chars();
    chars.next().map_or_else(|| "Briefings".to_owned(), |first| first.to_uppercase().chain(chars).collect())
}
