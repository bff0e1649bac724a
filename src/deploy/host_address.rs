//! Whether a site's address is the one where its host shows it.
//!
//! Must not know git: a remote is an address here.

use super::GithubRepository;
use crate::config::BaseUrl;

/// What is odd about the address of a site that goes to the remote at `url`.
///
/// GitHub Pages: <https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages>.
pub(super) fn warnings(url: &str, base_url: &BaseUrl, domain: Option<&str>) -> Vec<String> {
    let Ok(repository) = GithubRepository::of_remote(url) else { return Vec::new() };
    if let Some(domain) = domain {
        let fits = base_url.host() == domain;
        let odd = format!("`base_url` is `{base_url}`, but GitHub Pages will show the site at `{domain}`.");
        return if fits { Vec::new() } else { vec![odd] };
    }
    let shown = repository.pages_address();
    let is_theirs = base_url.host().ends_with(".github.io");
    let fits = base_url.to_string().eq_ignore_ascii_case(&shown);
    let at_own_domain = !is_theirs && !base_url.path().is_empty();
    if fits || at_own_domain {
        return Vec::new();
    }
    let mut odd = format!("`base_url` is `{base_url}`, but GitHub Pages shows this repository at `{shown}`");
    odd.push_str(if is_theirs { "." } else { "; a domain of your own goes into the setting `domain`." });
    vec![odd]
}

/// Whether only this machine finds the address.
pub(super) fn is_own_machine(base_url: &BaseUrl) -> bool {
    let host = base_url.host();
    host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with("127.")
        || host.starts_with("[::1]")
}

/// Whether the address stands for one that nobody has put in yet: a name kept for examples (RFC 2606, RFC 6761), or
/// the owner of a repository as instructions call them.
pub(super) fn is_placeholder(base_url: &BaseUrl) -> bool {
    let host = base_url.host().to_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    let is_below =
        |name: &&str| host == *name || host.strip_suffix(*name).is_some_and(|rest| rest.ends_with('.'));
    EXAMPLES.iter().any(is_below) || NOBODY.contains(&host)
}

/// Domains that nobody can have.
const EXAMPLES: [&str; 6] = ["example.org", "example.com", "example.net", "example", "invalid", "test"];

/// Sites of nobody.
const NOBODY: [&str; 4] = ["owner.github.io", "user.github.io", "username.github.io", "your-name.github.io"];

#[cfg(test)]
mod tests {
    use super::*;

    fn base(url: &str) -> BaseUrl {
        BaseUrl::parse(url).expect("a full address")
    }

    #[test]
    fn github_pages() {
        for (remote, base_url, domain, odd) in [
            ("git@github.com:Desk/site.git", "https://desk.github.io/site/", None, false),
            ("https://github.com/desk/Site", "https://desk.github.io/site/", None, false),
            ("https://github.com/desk/desk.github.io.git", "https://desk.github.io/", None, false),
            ("ssh://git@github.com/desk/site.git", "https://desk.github.io/", None, true),
            ("git@github.com:desk/site.git", "https://other.github.io/site/", None, true),
            ("git@github.com:desk/site.git", "https://desk.org/", None, true),
            ("git@github.com:desk/site.git", "https://desk.org/", Some("desk.org"), false),
            ("git@github.com:desk/site.git", "https://desk.github.io/site/", Some("desk.org"), true),
            // The domain of the owner's own site holds for all repositories.
            ("git@github.com:desk/site.git", "https://desk.org/site/", None, false),
            ("git@gitlab.com:desk/site.git", "https://desk.github.io/", None, false),
            ("../site.git", "https://desk.org/", None, false),
        ] {
            assert_eq!(
                !warnings(remote, &base(base_url), domain).is_empty(),
                odd,
                "{remote} {base_url} {domain:?}"
            );
        }
    }

    #[test]
    fn placeholders() {
        for (url, expected) in [
            ("https://example.org/", true),
            ("https://www.example.com/desk/", true),
            ("https://desk.example/", true),
            ("https://desk.test:8080/", true),
            ("https://OWNER.github.io/desk/", true),
            ("https://user.github.io/repo/", true),
            ("https://counterexample.org/", false),
            ("https://desk.github.io/site/", false),
            ("https://test.org/", false),
        ] {
            assert_eq!(is_placeholder(&base(url)), expected, "{url}");
        }
    }

    #[test]
    fn own_machine() {
        for (url, own) in [
            ("http://localhost:4000/", true),
            ("http://127.0.0.1/", true),
            ("http://[::1]:4000/", true),
            ("https://desk.localhost/", true),
            ("https://example.org/", false),
            ("https://localhost.example.org/", false),
        ] {
            assert_eq!(is_own_machine(&base(url)), own, "{url}");
        }
    }
}
