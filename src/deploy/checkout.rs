//! The git repository that a folder stands in, as far as `git` tells without changing it. There may be none.
//!
//! Must not know what is published.

use std::path::{Path, PathBuf};

use super::GithubRepository;
use super::git::{Git, Prompts};

/// A repository on this machine.
#[derive(Debug)]
pub(crate) struct Checkout {
    /// The folder of its work tree.
    pub(crate) top: PathBuf,
    /// The address of `origin`, else of the only remote.
    remote: Option<String>,
    /// The branch that is published: the remote's main branch, else the current one.
    pub(crate) branch: Option<String>,
}

impl Checkout {
    /// The repository of a folder, which need not exist yet. Nothing when there is none, or no `git`.
    pub(crate) fn of(folder: &Path) -> Option<Self> {
        let folder = std::path::absolute(folder).ok()?;
        let existing = folder.ancestors().find(|folder| folder.is_dir())?;
        let git = Git::find(existing, Prompts::Unanswered).ok()?;
        let git = |arguments: &[&str]| git.run(arguments).ok().filter(|said| !said.is_empty());
        let top = PathBuf::from(git(&["rev-parse", "--show-toplevel"])?);
        let remotes = git(&["remote"]).unwrap_or_default();
        let names: Vec<&str> = remotes.lines().collect();
        let name =
            names.iter().find(|name| **name == "origin").or(names.first().filter(|_| names.len() == 1));
        let remote = name.and_then(|name| git(&["remote", "get-url", name]));
        let main = name.and_then(|name| {
            let head = git(&["symbolic-ref", "-q", "--short", &format!("refs/remotes/{name}/HEAD")])?;
            head.strip_prefix(&format!("{name}/")).map(str::to_owned)
        });
        let branch = main.or_else(|| git(&["symbolic-ref", "-q", "--short", "HEAD"]));
        Some(Self { top, remote, branch })
    }

    /// Whether a folder is its top.
    pub(crate) fn is_top(&self, folder: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        real(folder).is_some_and(|folder| real(&self.top) == Some(folder))
    }

    /// The repository on GitHub that it is pushed to.
    ///
    /// # Errors
    /// Why it is not known, as the end of a sentence.
    pub(crate) fn github(&self) -> Result<GithubRepository, String> {
        let Some(remote) = &self.remote else {
            return Err("the repository has no remote `origin`".to_owned());
        };
        GithubRepository::of_remote(remote).map_err(|host| match host {
            Some(host) => format!("the repository's remote is on {host}, not on github.com"),
            None => "the repository's remote names no repository on github.com".to_owned(),
        })
    }
}
