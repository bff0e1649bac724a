//! A deploy from the repository to the live branch: look, then push.
//!
//! Must not know how a site is built, or what may go out.

use std::path::Path;

use super::git::Prompts;
use super::host_address;
use super::live::{self, Live, MARK};
use super::moved::{Moved, moved};
use super::repository::{Repository, Source};
use super::{Changes, Ready, Refusal, stage};
use crate::config::{Deploy, History};
use crate::text;

/// What to do with files on the branch that briefgen did not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Refuse.
    Respected,
    /// Put the site in their place.
    Overwritten,
}

/// What to do where a page goes off the live site, and what it showed is published elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removals {
    /// Refuse.
    Refused,
    /// Let it go.
    Allowed,
}

/// Where a site goes, and how.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The remote, the branch, and what becomes of its history.
    pub deploy: &'a Deploy,
    /// What to do with files that briefgen did not write.
    pub foreign: Foreign,
    /// What to do where a page goes and its file stays.
    pub removals: Removals,
    /// Whether git may ask for a password.
    pub prompts: Prompts,
}

/// What a deploy would do.
#[derive(Debug)]
pub struct Plan {
    repository: Repository,
    live: Live,
    tree: String,
    history: History,
    changes: Changes,
    warnings: Vec<String>,
}

/// What a deploy did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The commit that is live now.
    pub commit: String,
}

/// Fetches the live branch and tells what the site would change there. Pushes nothing.
///
/// # Errors
/// When git cannot, or when the push would take away what briefgen did not write.
pub fn look(ready: &Ready, order: &Order) -> Result<Plan, Refusal> {
    let base_url = ready.base_url()?;
    let repository = Repository::open(order.root, order.deploy, order.prompts)?;
    let live = live::fetch(&repository)?;
    let tree = stage::stage(&repository, &ready.files)?;
    let changes = live.changes(&repository, &tree, &ready.files).and_then(|changes| {
        if order.foreign == Foreign::Respected {
            refuse_losses(&repository, &live, &changes)?;
        }
        if order.removals == Removals::Refused {
            let moved = moved(&changes, &ready.files, |file| live.read(&repository, file));
            refuse_removals(moved)?;
        }
        Ok(changes)
    });
    let changes = match changes {
        Ok(changes) => changes,
        Err(refusal) => {
            stage::clear(&repository)?;
            return Err(refusal);
        }
    };
    let mut warnings = host_address::warnings(&repository.url, base_url, ready.domain());
    if repository.source.is_changed {
        warnings.push("The site is built with changes that are not committed.".to_owned());
    }
    Ok(Plan { repository, live, tree, history: order.deploy.history, changes, warnings })
}

/// Refuses to take a page away for which there is another one, and no way from the one to the other.
pub(super) fn refuse_removals(moved: Vec<Moved>) -> Result<(), Refusal> {
    if moved.is_empty() { Ok(()) } else { Err(Refusal::Removals { moved }) }
}

/// Refuses to take away what briefgen did not put there.
fn refuse_losses(repository: &Repository, live: &Live, changes: &Changes) -> Result<(), Refusal> {
    if let Some(domain) = live.lost_domain(repository, changes) {
        return Err(Refusal::DomainLost { domain });
    }
    let files = live.foreign(repository, changes)?;
    if files.is_empty() { Ok(()) } else { Err(Refusal::Foreign { branch: repository.branch.clone(), files }) }
}

impl Plan {
    /// What would change on the live site.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// What is odd, one sentence each.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Where the site goes, for people: the address without secrets, and the branch.
    pub fn target(&self) -> (&str, &str) {
        (&self.repository.url, &self.repository.branch)
    }

    /// Ends without publishing.
    ///
    /// # Errors
    /// When git cannot clear up.
    pub fn leave(self) -> Result<(), Refusal> {
        stage::clear(&self.repository)
    }

    /// Commits the site and pushes it, if the live branch is still the one that was looked at.
    ///
    /// # Errors
    /// When git cannot. The live branch is then as it was.
    pub fn publish(self) -> Result<Published, Refusal> {
        let commit = self.commit()?;
        self.push(&commit)?;
        live::note(&self.repository, &commit)?;
        stage::clear(&self.repository)?;
        Ok(Published { commit })
    }

    fn commit(&self) -> Result<String, Refusal> {
        let mut arguments = vec!["commit-tree", "--no-gpg-sign"];
        if let (History::Keep, Some(parent)) = (self.history, &self.live.commit) {
            arguments.extend(["-p", parent]);
        }
        arguments.extend(["-F", "-", &self.tree]);
        let message = message(&self.repository.source);
        let said = self.repository.git.feed(&arguments, |stdin| stdin.write_all(message.as_bytes()));
        let said = said.map_err(|failed| self.repository.refusal("commit the site", &failed.words))?;
        Ok(String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// The lease makes the server compare: it moves the branch from the commit that was looked at, or not
    /// at all.
    fn push(&self, commit: &str) -> Result<(), Refusal> {
        let branch = format!("refs/heads/{}", self.repository.branch);
        let expected = self.live.commit.as_deref().unwrap_or_default();
        let lease = format!("--force-with-lease={branch}:{expected}");
        let refspec = format!("{commit}:{branch}");
        let push = [
            "push",
            "--porcelain",
            "--no-verify",
            "--no-signed",
            "--no-follow-tags",
            "--recurse-submodules=no",
            &lease,
            "--",
            &self.repository.address,
            &refspec,
        ];
        self.repository.run("push", &push).map(drop)
    }
}

/// Names the commit that the site was built from, but not its words: the sources may not be public.
fn message(source: &Source) -> String {
    let state = if source.is_changed { ", with changes that are not committed" } else { "" };
    let version = env!("CARGO_PKG_VERSION");
    let (subject, from) = match &source.commit {
        Some(commit) => {
            (format!("Publish {}", text::before(commit, commit.len().min(12))), format!("{commit}{state}"))
        }
        None => ("Publish".to_owned(), "files that are not committed".to_owned()),
    };
    format!("{subject}\n\nSource: {from}\n{MARK} {version}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        let commit = Some("0123456789abcdef0123456789abcdef01234567".to_owned());
        let end = format!("Published-By: briefgen {}\n", env!("CARGO_PKG_VERSION"));
        for (source, expected) in [
            (
                Source { commit: commit.clone(), is_changed: false },
                "Publish 0123456789ab\n\nSource: 0123456789abcdef0123456789abcdef01234567\n",
            ),
            (
                Source { commit, is_changed: true },
                "Publish 0123456789ab\n\nSource: 0123456789abcdef0123456789abcdef01234567, with changes that are \
                 not committed\n",
            ),
            (Source { commit: None, is_changed: true }, "Publish\n\nSource: files that are not committed\n"),
        ] {
            assert_eq!(message(&source), format!("{expected}{end}"));
        }
    }
}
