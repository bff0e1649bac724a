//! The repository that a site stands in: its remote, its commit, whether there is more than that.
//!
//! Must not know what is published.

use std::path::Path;

use super::Refusal;
use super::git::{Git, Prompts};
use super::refusal::{Remote, last_words, without_secrets};
use crate::config::{Deploy, FILE};
use crate::snapshot::{CONTENT, THEMES};

/// A repository and the remote that the site goes to.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) git: Git,
    /// The address that git is given, with whatever secrets stand in it.
    pub(super) address: String,
    /// The same for people.
    pub(super) url: String,
    pub(super) branch: String,
    pub(super) source: Source,
}

/// What a site is built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The commit that is checked out; none in a repository without commits.
    pub(super) commit: Option<String>,
    /// Whether files of the site differ from it.
    pub(super) is_changed: bool,
}

impl Repository {
    /// Finds the repository around `root`, and checks that a deploy can begin.
    pub(super) fn open(root: &Path, deploy: &Deploy, prompts: Prompts) -> Result<Self, Refusal> {
        let git = Git::find(root, prompts)?;
        git.run(&["rev-parse", "--git-dir"]).map_err(|failed| no_repository(&failed.words, root))?;
        let address = address(&git, &deploy.remote)?;
        let work_branch = git.run(&["symbolic-ref", "--quiet", "--short", "HEAD"]).ok();
        if work_branch.as_ref() == Some(&deploy.branch) {
            return Err(Refusal::WorkBranch { branch: deploy.branch.clone() });
        }
        for who in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
            git.run(&["var", who]).map_err(|_| Refusal::NoIdentity)?;
        }
        let source = source(&git)?;
        let url = without_secrets(&address);
        Ok(Self { git, address, url, branch: deploy.branch.clone(), source })
    }

    /// What its words mean.
    pub(super) fn refusal(&self, doing: &'static str, words: &str) -> Refusal {
        Refusal::of(doing, words, Remote { url: &self.url, branch: &self.branch })
    }

    /// Runs a command of git.
    pub(super) fn run(&self, doing: &'static str, arguments: &[&str]) -> Result<String, Refusal> {
        self.git.run(arguments).map_err(|failed| self.refusal(doing, &failed.words))
    }
}

fn no_repository(words: &str, root: &Path) -> Refusal {
    if words.contains("dubious ownership") {
        return Refusal::Ownership;
    }
    if words.contains("not a git repository") {
        return Refusal::NotARepository { folder: root.display().to_string() };
    }
    Refusal::Other { doing: "open the repository", words: last_words(words) }
}

/// The address to push to: of a remote by that name, else the text itself when it is an address.
fn address(git: &Git, remote: &str) -> Result<String, Refusal> {
    let known: Vec<String> = git.run(&["remote"]).unwrap_or_default().lines().map(str::to_owned).collect();
    if known.iter().any(|name| name == remote) {
        let address = git.run(&["remote", "get-url", "--push", remote]);
        return address.map_err(|_| Refusal::NoRemote { name: remote.to_owned(), known: Vec::new() });
    }
    if remote.contains([':', '/', '\\']) {
        return Ok(remote.to_owned());
    }
    Err(Refusal::NoRemote { name: remote.to_owned(), known })
}

fn source(git: &Git) -> Result<Source, Refusal> {
    let commit = git.run(&["rev-parse", "--quiet", "--verify", "HEAD^{commit}"]).ok();
    let status = git.run(&["status", "--porcelain", "--untracked-files=normal", "--", FILE, CONTENT, THEMES]);
    let status = status.map_err(|failed| Refusal::Other {
        doing: "look at the work tree",
        words: last_words(&failed.words),
    })?;
    Ok(Source { commit, is_changed: !status.is_empty() })
}
