//! `briefgen init`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::new::write_new;
use super::repository::{Repository, guess_address};
use super::site::counted;
use super::starter::{self, Words};
use super::workflow::{self, Origin};
use super::{End, Failure, root};

/// Begin a site: settings and a few true briefings to build on
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen init desk && cd desk && briefgen build
  briefgen init .                   in this folder
  briefgen init --github-pages      with a workflow that publishes it; also for a site that is there

No file that is there already is changed.")]
pub(super) struct Args {
    /// The folder of the new site; made when it does not exist
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The site's title [default: made of the folder's name]
    #[arg(long)]
    title: Option<String>,
    /// Add a workflow that checks the site and publishes it on GitHub Pages; to a site that is there nothing else
    #[arg(long)]
    github_pages: bool,
    /// The repository on GitHub that the workflow installs briefgen from [default: the one of this briefgen]
    #[arg(long, value_name = "OWNER/NAME", requires = "github_pages")]
    briefgen_repo: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let folder = &args.folder;
    let repository = Repository::of(folder);
    let origin = Origin::find(args.briefgen_repo.as_deref())?;
    if args.github_pages {
        workflow::stop_below_the_top(folder, repository.as_ref())?;
    }
    let mut written = Written::default();
    let is_new = !root::is_site(folder);
    if is_new {
        begin(args, &mut written)?;
    } else if !args.github_pages {
        let message = format!("There is a site in `{}`, and nothing was written.", folder.display());
        return Err(Failure::new(message)
            .hint("name an empty folder: `briefgen init my-site`; `--github-pages` adds a workflow alone"));
    }
    if args.github_pages {
        let text = workflow::text(&origin, workflow::branch(repository.as_ref()));
        written.put(folder, workflow::PATH, &text)?;
    }
    written.tell(folder, is_new)?;
    if is_new {
        tell_address(folder);
    }
    if args.github_pages {
        tell_workflow(&origin, workflow::branch(repository.as_ref()));
    }
    if is_new {
        tell_next(folder);
    }
    Ok(End::Well)
}

/// Writes the files of a new site.
fn begin(args: &Args, written: &mut Written) -> Result<(), Failure> {
    let folder = &args.folder;
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let words = Words {
        title: args.title.clone().unwrap_or_else(|| title_of(folder)),
        address: guess_address(folder).ok(),
        has_domain: folder.join(super::repository::CNAME).is_file(),
    };
    for (path, text) in starter::files(&words) {
        written.put(folder, &path, &text)?;
    }
    Ok(())
}

/// What became of the files.
#[derive(Debug, Default)]
struct Written {
    new: Vec<String>,
    left_alone: Vec<String>,
}

impl Written {
    /// Writes a file, unless there is one.
    fn put(&mut self, folder: &Path, path: &str, text: &str) -> Result<(), Failure> {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        match write_new(&file, text) {
            Ok(()) => self.new.push(path.to_owned()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.left_alone.push(path.to_owned()),
            Err(error) => return Err(failed(&file, &error)),
        }
        Ok(())
    }

    /// Says what was written, and what was not.
    fn tell(&self, folder: &Path, is_new: bool) -> Result<(), Failure> {
        if self.new.is_empty() {
            let message =
                format!("`{}` exists already, and nothing was written.", self.left_alone.join("`, `"));
            return Err(Failure::new(message).hint("to begin anew, move that file away first"));
        }
        if is_new {
            let files = counted(self.new.len(), "file", "files");
            println!("Began a site in {}: {files}.", folder.display());
        } else {
            println!("Wrote {}.", self.new.join(", "));
        }
        if !self.left_alone.is_empty() {
            println!("Left alone, for it was there: {}.", self.left_alone.join(", "));
        }
        if self.left_alone.iter().any(|path| path == ".gitignore") {
            println!("Your .gitignore should hold the lines /public/ and /.briefgen-cache/");
        }
        Ok(())
    }
}

/// Says where the site will stand, or why that could not be guessed.
fn tell_address(folder: &Path) {
    match guess_address(folder) {
        Ok(address) => println!("Its address is {address}: `base_url` in briefgen.yaml."),
        Err(why) => println!("Its address is not known, for {why}: set `base_url` in briefgen.yaml."),
    }
}

/// Says what the workflow needs from its owner.
fn tell_workflow(origin: &Origin, branch: &str) {
    println!(
        "Every push to `{branch}` will publish it, once Settings, Pages, Source on GitHub is \"GitHub Actions\"."
    );
    if matches!(origin, Origin::Unknown) {
        let placeholder = workflow::PLACEHOLDER;
        println!("Put the repository of briefgen in place of `{placeholder}` in {}:", workflow::PATH);
        println!("this briefgen does not know its own. `--briefgen-repo` names it, too.");
    }
}

fn tell_next(folder: &Path) {
    println!("Next:");
    if folder != Path::new(".") {
        let folder = folder.display().to_string();
        let is_plain = folder.chars().all(|c| c.is_alphanumeric() || "/._-~".contains(c));
        println!("  cd {}", if is_plain { folder } else { format!("'{}'", folder.replace('\'', "'\\''")) });
    }
    println!("  briefgen build                 the site is then in public/");
    println!("  briefgen new briefing TITLE    write one of your own");
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
