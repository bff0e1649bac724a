//! `_redirects`: old URLs as true redirects.
//!
//! Netlify: <https://docs.netlify.com/manage/routing/redirects/overview/>. It serves a file that is there before
//! it looks at a rule, unless the status ends in `!`; here a page for the old URL is always there.
//! Cloudflare Pages: <https://developers.cloudflare.com/pages/configuration/redirects/>. Rules come first; it knows
//! no `!`, and takes at most 2,000 rules without patterns, of at most 1,000 characters each.

use crate::config::Host;
use crate::page::view::{RedirectRule, RedirectsView};

/// Most rules that Cloudflare takes.
const MOST_RULES: usize = 2_000;
/// Most characters of a rule that Cloudflare takes.
const LONGEST_RULE: usize = 1_000;

/// A rule a line. What does not fit stays a page that leads on.
pub(in crate::render) fn redirects(view: &RedirectsView) -> Vec<u8> {
    let mut lines = "# Old URLs, made by briefgen.\n".to_owned();
    let sound = view.rules.iter().filter(|rule| is_literal(&rule.from) && is_literal(&rule.to));
    let written = sound.map(|rule| line(rule, view.host));
    let fits = |line: &String| line.chars().count() <= LONGEST_RULE;
    match view.host {
        Host::Netlify => lines.extend(written),
        Host::Cloudflare => lines.extend(written.filter(fits).take(MOST_RULES)),
    }
    lines.into_bytes()
}

fn line(rule: &RedirectRule, host: Host) -> String {
    let status = match host {
        Host::Netlify => "301!",
        Host::Cloudflare => "301",
    };
    format!("{} {} {status}\n", rule.from, rule.to)
}

/// Whether a path means itself: no pattern, no second word.
fn is_literal(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains([':', '*'])
        && !path.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::super::samples::ODD_TEXTS;
    use super::*;

    fn written(host: Host, rules: &[(&str, &str)]) -> String {
        let rules = rules.iter().map(|(from, to)| RedirectRule { from: (*from).into(), to: (*to).into() });
        let view = RedirectsView { host, rules: rules.collect() };
        String::from_utf8(redirects(&view)).expect("_redirects is UTF-8")
    }

    #[test]
    fn rules() {
        let head = "# Old URLs, made by briefgen.\n";
        let rules = [("/old/", "/briefings/new/"), ("/o%20b.html", "/about/#top")];
        for (host, lines) in [
            (Host::Netlify, "/old/ /briefings/new/ 301!\n/o%20b.html /about/#top 301!\n"),
            (Host::Cloudflare, "/old/ /briefings/new/ 301\n/o%20b.html /about/#top 301\n"),
        ] {
            assert_eq!(written(host, &rules), format!("{head}{lines}"));
            assert_eq!(written(host, &[]), head);
        }
    }

    #[test]
    fn what_would_be_a_pattern_or_another_host_is_left_out() {
        for odd in ["/:year/", "/a/*", "//example.org/", "old", "", "/a b/"].iter().chain(&ODD_TEXTS) {
            for rule in [(*odd, "/new/"), ("/old/", *odd)] {
                assert_eq!(written(Host::Netlify, &[rule]).lines().count(), 1, "{rule:?}");
            }
        }
    }

    #[test]
    fn limits() {
        let many: Vec<String> = (0..2_100).map(|number| format!("/old/{number}/")).collect();
        let rules: Vec<(&str, &str)> = many.iter().map(|from| (from.as_str(), "/new/")).collect();
        assert_eq!(written(Host::Netlify, &rules).lines().count(), 2_101);
        assert_eq!(written(Host::Cloudflare, &rules).lines().count(), 2_001);
        let long = format!("/{}/", "x".repeat(990));
        let rules = [(long.as_str(), "/new/"), ("/old/", "/new/")];
        assert_eq!(written(Host::Netlify, &rules).lines().count(), 3);
        assert_eq!(written(Host::Cloudflare, &rules).lines().nth(1), Some("/old/ /new/ 301"));
    }
}
