//! The workflow that publishes a site on GitHub Pages, `.github/workflows/pages.yml`.

use std::path::Path;

use jiff::tz::TimeZone;

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

/// The text of the workflow, which publishes `branch` of a site at home in `zone`.
pub(super) fn text(origin: &Origin, branch: &str, zone: &TimeZone) -> String {
    let (minute, hour) = after_midnight(zone);
    TEMPLATE
        .replace("{{ BRANCH }}", branch)
        .replace("{{ BRIEFGEN }}", &origin.action())
        .replace("{{ CRON }}", &format!("{minute} {hour} * * *"))
        .replace("{{ ZONE }}", zone.iana_name().unwrap_or("UTC"))
}

/// Minute and hour of UTC at which a new day has begun in a zone, the whole year round.
fn after_midnight(zone: &TimeZone) -> (i32, i32) {
    /// Not on the hour, when all the world's schedules begin and GitHub is late.
    const MINUTES: i32 = 17;
    const DAY: i32 = 24 * 60;
    let offset = |month| {
        let day = jiff::civil::date(2026, month, 1).to_datetime(jiff::civil::Time::midnight());
        zone.to_ambiguous_timestamp(day)
            .compatible()
            .map_or(0, |moment| zone.to_offset(moment).seconds() / 60)
    };
    let minutes = (MINUTES - offset(1).min(offset(7))).rem_euclid(DAY);
    (minutes % 60, minutes / 60)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_follows_the_zone() {
        for (zone, cron) in [
            ("UTC", "17 0 * * *"),
            ("Asia/Seoul", "17 15 * * *"),
            ("Asia/Kolkata", "47 18 * * *"),
            ("America/New_York", "17 5 * * *"),
            ("Europe/Oslo", "17 23 * * *"),
            ("Australia/Sydney", "17 14 * * *"),
        ] {
            let zone = TimeZone::get(zone).expect("it is a zone");
            let text = text(&Origin::Unknown, "main", &zone);
            assert!(text.contains(&format!("cron: \"{cron}\"")), "{zone:?}: {text}");
            assert!(!text.contains("{{ CRON") && !text.contains("{{ ZONE"), "{text}");
        }
    }
}
