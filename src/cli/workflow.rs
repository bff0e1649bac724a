//! The workflow that publishes a site on GitHub Pages, `.github/workflows/pages.yml`.

use std::path::Path;

use super::Failure;
use crate::deploy::{Checkout, GithubRepository};

/// Where GitHub looks for it, below the top of a repository.
pub(super) const PATH: &str = ".github/workflows/pages.yml";

const TEMPLATE: &str = include_str!("starter/pages.yml");

/// Stands for the owner where nobody has said who that is.
pub(super) const PLACEHOLDER: &str = "OWNER/briefgen";

/// Which repository of briefgen a workflow installs it from.
#[derive(Debug)]
pub(super) enum Origin {
    /// The one that the user named, or that this program was built from.
    Known(GithubRepository),
    /// Nobody knows: the workflow says so in [`PLACEHOLDER`].
    Unknown,
}

impl Origin {
    /// The repository that the user named, else the one of Cargo.toml or of the checkout that this program was
    /// built from.
    pub(super) fn find(named: Option<&str>) -> Result<Self, Failure> {
        let Some(named) = named else {
            let built_from = GithubRepository::parse(env!("BRIEFGEN_REPOSITORY"));
            return Ok(built_from.map_or(Self::Unknown, Self::Known));
        };
        let repository = GithubRepository::parse(named).or(GithubRepository::of_remote(named).ok());
        repository.map(Self::Known).ok_or_else(|| {
            Failure::new(format!("`{named}` names no repository on GitHub."))
                .hint(format!("write it as `{PLACEHOLDER}`"))
        })
    }

    /// The action that installs this very version.
    fn action(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match self {
            Self::Known(repository) => format!("{repository}@v{version}"),
            Self::Unknown => format!("{PLACEHOLDER}@v{version}"),
        }
    }
}

/// The text of the workflow, which publishes `branch`.
pub(super) fn text(origin: &Origin, branch: &str) -> String {
    TEMPLATE.replace("{{ BRANCH }}", branch).replace("{{ BRIEFGEN }}", &origin.action())
}

/// The branch to publish: the repository's main one. A name that means more in a list of branches than itself
/// is not taken.
pub(super) fn branch(repository: Option<&Checkout>) -> &str {
    let is_plain = |branch: &&str| {
        branch.starts_with(|c: char| c.is_ascii_alphabetic())
            && branch.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c))
            && !["true", "false", "null", "yes", "no", "on", "off"].contains(&branch.to_lowercase().as_str())
    };
    repository.and_then(|repository| repository.branch.as_deref()).filter(is_plain).unwrap_or("main")
}

/// Fails where GitHub would not find the workflow: it looks for it at the top of a repository alone.
pub(super) fn stop_below_the_top(folder: &Path, repository: Option<&Checkout>) -> Result<(), Failure> {
    let Some(repository) = repository.filter(|repository| !repository.is_top(folder)) else { return Ok(()) };
    let message = format!(
        "`{}` stands inside of the repository `{}`, where GitHub finds no workflow, and nothing was written.",
        folder.display(),
        repository.top.display()
    );
    let hint = format!("give the site a repository of its own: `git init {}`", folder.display());
    Err(Failure::new(message).hint(hint))
}
