//! `briefgen init`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::guessed_address::{CNAME, guess_address};
use super::new::{read_text, refuse_links, settings, write_new};
use super::say::say;
use super::site::counted;
use super::starter::{self, Words};
use super::workflow::{self, Origin};
use super::{End, Failure, root};
use crate::deploy::Checkout;

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
    let publishing = Publishing::of(args)?;
    match (root::is_site(&args.folder), publishing) {
        (false, publishing) => begin(args, publishing.as_ref())?,
        (true, Some(publishing)) => add_workflow(&args.folder, &publishing)?,
        (true, None) => {
            let message = format!("There is a site in `{}`, and nothing was written.", args.folder.display());
            let hint =
                "name an empty folder: `briefgen init my-site`; `--github-pages` adds a workflow alone";
            return Err(Failure::new(message).hint(hint));
        }
    }
    Ok(End::Well)
}

/// How the site is to be published on GitHub Pages.
#[derive(Debug)]
struct Publishing {
    origin: Origin,
    branch: String,
    needs_repository: bool,
}

impl Publishing {
    /// What the command line asks for.
    fn of(args: &Args) -> Result<Option<Self>, Failure> {
        if !args.github_pages {
            return Ok(None);
        }
        let origin = Origin::find(args.briefgen_repo.as_deref())?;
        let repository = Checkout::of(&args.folder);
        workflow::stop_below_the_top(&args.folder, repository.as_ref())?;
        let branch = workflow::branch(repository.as_ref()).to_owned();
        Ok(Some(Self { origin, branch, needs_repository: repository.is_none() }))
    }

    /// Writes the workflow.
    fn put(&self, folder: &Path, written: &mut Written) -> Result<(), Failure> {
        let text = workflow::text(&self.origin, &self.branch, &settings(folder).time_zone);
        written.put(folder, workflow::PATH, &text)
    }

    /// Says what the workflow needs from its owner.
    fn tell(&self) {
        say!(
            "Every push to `{}` will publish it, once Settings, Pages, Source on GitHub is \"GitHub Actions\".",
            self.branch
        );
        if matches!(self.origin, Origin::Unknown) {
            let placeholder = workflow::PLACEHOLDER;
            say!("Put the repository of briefgen in place of `{placeholder}` in {}:", workflow::PATH);
            say!("this briefgen does not know its own. `--briefgen-repo` names it, too.");
        }
    }
}

/// Adds the workflow to a site that is there.
fn add_workflow(folder: &Path, publishing: &Publishing) -> Result<(), Failure> {
    let mut written = Written::default();
    publishing.put(folder, &mut written)?;
    if written.new.is_empty() {
        let message = format!("`{}` exists already, and nothing was written.", workflow::PATH);
        return Err(Failure::new(message).hint("to begin anew, move that file away first"));
    }
    say!("Wrote {}.", workflow::PATH);
    publishing.tell();
    Ok(())
}

/// Writes the files of a new site, and says what to do next.
fn begin(args: &Args, publishing: Option<&Publishing>) -> Result<(), Failure> {
    let folder = &args.folder;
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let address = guess_address(folder);
    let words = Words {
        title: args.title.clone().unwrap_or_else(|| title_of(folder)),
        address: address.as_ref().ok().cloned(),
        has_domain: folder.join(CNAME).is_file(),
    };
    let mut written = Written::default();
    for (path, text) in starter::files(&words) {
        written.put(folder, &path, &text)?;
    }
    if let Some(publishing) = publishing {
        publishing.put(folder, &mut written)?;
    }
    say!("Began a site in {}: {}.", folder.display(), counted(written.new.len(), "file", "files"));
    written.tell_left_alone(folder);
    match address {
        Ok(address) => say!("Its address is {address}: `base_url` in briefgen.yaml."),
        Err(why) => say!("Its address is not known, for {why}: set `base_url` in briefgen.yaml."),
    }
    if let Some(publishing) = publishing {
        publishing.tell();
    }
    tell_next(folder, publishing);
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
        refuse_links(folder, path)?;
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

    /// Says what was not written, and what that asks of the user.
    fn tell_left_alone(&self, folder: &Path) {
        if self.left_alone.is_empty() {
            return;
        }
        say!("Left alone, for it was there: {}.", self.left_alone.join(", "));
        if self.left_alone.iter().any(|path| path == starter::GITIGNORE) {
            let text = read_text(&folder.join(starter::GITIGNORE)).unwrap_or_default();
            let lacking = starter::not_ignored_by(&text);
            if !lacking.is_empty() {
                say!("Add to {}: {}", starter::GITIGNORE, lacking.join(" "));
            }
        }
    }
}

/// Says what to do next: where GitHub is to publish the site, also what makes a repository of it.
fn tell_next(folder: &Path, publishing: Option<&Publishing>) {
    say!("Next:");
    if folder != Path::new(".") {
        let folder = folder.display().to_string();
        let is_plain = folder.chars().all(|c| c.is_alphanumeric() || "/._-~".contains(c));
        say!("  cd {}", if is_plain { folder } else { format!("'{}'", folder.replace('\'', "'\\''")) });
    }
    if publishing.is_some_and(|publishing| publishing.needs_repository) {
        say!("  git init                       GitHub publishes what is pushed to it");
    }
    say!("  briefgen build                 the site is then in public/");
    say!("  briefgen new briefing TITLE    write one of your own");
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
