//! The live branch as it stands: its commit, who made it, and what would be lost.
//!
//! Must not know how a new commit is made.

use super::Refusal;
use super::changes::Changes;
use super::repository::Repository;
use crate::output::MemoryFiles;
use crate::snapshot::Fingerprint;
use crate::text;

/// How the commits of a deploy end, by which they are known again.
pub(super) const MARK: &str = "Published-By: briefgen";

/// The live branch, fetched.
#[derive(Debug)]
pub(super) struct Live {
    /// Its commit; none when there is no such branch.
    pub(super) commit: Option<String>,
}

/// Fetches the branch, without tags, into a ref that nobody else uses.
pub(super) fn fetch(repository: &Repository) -> Result<Live, Refusal> {
    let branch = format!("refs/heads/{}", repository.branch);
    let listed = repository.run("ask for the branch", &["ls-remote", "--", &repository.address, &branch])?;
    // A pattern of ls-remote also finds `refs/heads/x/refs/heads/gh-pages`.
    let is_there = listed.lines().any(|line| line.split_whitespace().nth(1) == Some(&branch));
    if !is_there {
        return Ok(Live { commit: None });
    }
    let kept = kept(repository);
    let refspec = format!("+{branch}:{kept}");
    let fetch = [
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-prune",
        "--no-auto-maintenance",
        "--no-write-fetch-head",
        "--no-recurse-submodules",
        "--",
        &repository.address,
        &refspec,
    ];
    repository.run("fetch the branch", &fetch)?;
    let commit = repository.run("find the branch", &["rev-parse", "--verify", &kept])?;
    Ok(Live { commit: Some(commit) })
}

/// Notes what is live now, so that the next fetch has little to do.
pub(super) fn note(repository: &Repository, commit: &str) -> Result<(), Refusal> {
    repository.run("note the branch", &["update-ref", &kept(repository), commit]).map(drop)
}

/// The ref of a branch at an address.
fn kept(repository: &Repository) -> String {
    let of = Fingerprint::of_value(&(&repository.url, &repository.branch)).to_string();
    format!("refs/briefgen/live/{}", text::before(&of, 16))
}

impl Live {
    /// What `tree` changes.
    pub(super) fn changes(
        &self,
        repository: &Repository,
        tree: &str,
        files: &MemoryFiles,
    ) -> Result<Changes, Refusal> {
        match &self.commit {
            Some(commit) => compare(repository, commit, tree),
            None => Ok(Changes { added: files.keys().cloned().collect(), ..Changes::default() }),
        }
    }

    /// A file of the branch.
    pub(super) fn read(&self, repository: &Repository, file: &str) -> Option<Vec<u8>> {
        let commit = self.commit.as_ref()?;
        repository.git.feed(&["cat-file", "blob", &format!("{commit}:{file}")], |_| Ok(())).ok()
    }

    /// The domain that the branch names in `CNAME`, when `changes` take it away.
    pub(super) fn lost_domain(&self, repository: &Repository, changes: &Changes) -> Option<String> {
        let commit = self.commit.as_ref().filter(|_| changes.removed.iter().any(|file| file == "CNAME"))?;
        let domain = repository.git.run(&["cat-file", "blob", &format!("{commit}:CNAME")]).ok()?;
        domain.lines().next().map(|line| line.trim().to_owned()).filter(|domain| !domain.is_empty())
    }

    /// What `changes` would take away though briefgen did not put it there: of all that came after the
    /// last commit of a deploy, what is not in the new site as it is.
    pub(super) fn foreign(&self, repository: &Repository, changes: &Changes) -> Result<Vec<String>, Refusal> {
        let Some(commit) = &self.commit else { return Ok(Vec::new()) };
        let grep = format!("--grep=^{MARK}");
        let last = ["rev-list", "--first-parent", "--max-count=1", &grep, commit];
        let last = repository.run("read the history", &last)?;
        if last == *commit {
            return Ok(Vec::new());
        }
        let lost = changes.changed.iter().chain(&changes.removed);
        if last.is_empty() {
            return Ok(lost.cloned().collect());
        }
        let since = compare(repository, &last, commit)?;
        let since: Vec<&String> = since.added.iter().chain(&since.changed).collect();
        Ok(lost.filter(|file| since.contains(file)).cloned().collect())
    }
}

fn compare(repository: &Repository, before: &str, after: &str) -> Result<Changes, Refusal> {
    let arguments =
        ["diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", "--name-status", before, after];
    let said = repository.git.feed(&arguments, |_| Ok(()));
    let said = said.map_err(|failed| repository.refusal("compare the sites", &failed.words))?;
    Ok(Changes::read(&String::from_utf8_lossy(&said)))
}
