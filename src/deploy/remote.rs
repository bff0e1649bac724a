//! The address of a git remote: whether it leads to GitHub, and to which repository there.
//!
//! Text alone, and nothing but the standard library, for `build.rs` reads it too. It must not know git.

use std::fmt;

/// A repository on github.com, as `OWNER/NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GithubRepository {
    owner: String,
    name: String,
}

impl GithubRepository {
    /// Reads `OWNER/NAME`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.chars().all(|c| c == '.')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        let (owner, name) = text.split_once('/')?;
        (is_plain(owner) && is_plain(name)).then(|| Self { owner: owner.to_owned(), name: name.to_owned() })
    }

    /// Reads the address of a remote, over HTTPS or SSH, such as `git@github.com:OWNER/NAME.git`
    /// (git-clone(1), "Git URLs").
    ///
    /// # Errors
    /// The host, where that is another one; else nothing: a folder of this machine, or no address.
    pub(crate) fn of_remote(address: &str) -> Result<Self, Option<String>> {
        let (host, path) = host_and_path(address.trim()).ok_or(None)?;
        if !matches!(host.as_str(), "github.com" | "www.github.com" | "ssh.github.com") {
            return Err(Some(host));
        }
        let path = path.trim_matches('/');
        Self::parse(path.strip_suffix(".git").unwrap_or(path)).ok_or(None)
    }

    /// Where GitHub Pages serves it, unless it has a domain of its own: below the owner's host, and at its root
    /// for the repository `OWNER.github.io`.
    pub(crate) fn pages_address(&self) -> String {
        let host = format!("{}.github.io", self.owner.to_ascii_lowercase());
        if self.name.eq_ignore_ascii_case(&host) {
            format!("https://{host}/")
        } else {
            format!("https://{host}/{}/", self.name)
        }
    }
}

impl fmt::Display for GithubRepository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.owner, self.name)
    }
}

/// The host in small letters, without a user and port, and the path after it.
fn host_and_path(address: &str) -> Option<(String, &str)> {
    let (authority, path) = match address.split_once("://") {
        Some((scheme, rest)) if !scheme.eq_ignore_ascii_case("file") => rest.split_once('/')?,
        Some(_) => return None,
        // The short form of SSH: a colon before any slash. One letter is a drive of Windows.
        None => address.split_once(':').filter(|(host, _)| host.len() > 1 && !host.contains(['/', '\\']))?,
    };
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next().unwrap_or(host);
    (!host.is_empty()).then(|| (host.to_ascii_lowercase(), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(remote: &str, expected: Result<&str, Option<&str>>) {
        let found = GithubRepository::of_remote(remote).map(|repository| repository.pages_address());
        let found = found.as_deref().map_err(|host| host.as_deref());
        assert_eq!(found, expected, "{remote}");
    }

    #[test]
    fn remotes() {
        let project = Ok("https://user.github.io/Desk/");
        for remote in [
            "https://github.com/User/Desk.git",
            "https://github.com/User/Desk",
            "https://github.com/User/Desk/",
            "HTTPS://GitHub.com/User/Desk.git",
            "https://www.github.com/User/Desk",
            "https://user:secret@github.com/User/Desk.git",
            "http://github.com/User/Desk",
            "git://github.com/User/Desk.git",
            "git@github.com:User/Desk.git",
            "git@GitHub.com:User/Desk",
            "github.com:User/Desk.git",
            "git@github.com:/User/Desk.git",
            "ssh://git@github.com/User/Desk.git",
            "ssh://git@github.com:22/User/Desk",
            "ssh://git@ssh.github.com:443/User/Desk.git",
            "  https://github.com/User/Desk.git\n",
        ] {
            check(remote, project);
        }
    }

    #[test]
    fn the_owners_own_site() {
        for remote in ["git@github.com:User/user.github.io.git", "https://github.com/user/User.GitHub.io"] {
            check(remote, Ok("https://user.github.io/"));
        }
        check("https://github.com/user/other.github.io", Ok("https://user.github.io/other.github.io/"));
    }

    #[test]
    fn elsewhere() {
        for (remote, host) in [
            ("https://gitlab.com/user/desk.git", Some("gitlab.com")),
            ("git@codeberg.org:user/desk.git", Some("codeberg.org")),
            ("https://github.com.example.org/user/desk", Some("github.com.example.org")),
            ("https://github.example.org:8443/user/desk", Some("github.example.org")),
            ("/srv/git/desk.git", None),
            ("../desk", None),
            ("C:\\git\\desk", None),
            ("file:///srv/git/desk.git", None),
            ("https://github.com/user", None),
            ("https://github.com/user/desk/tree/main", None),
            ("https://github.com/us er/desk", None),
            ("https://github.com/user/..", None),
            ("https://github.com", None),
            ("", None),
        ] {
            check(remote, Err(host));
        }
    }
}
