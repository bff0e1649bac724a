//! `_headers`: what a host sends with files.
//!
//! Netlify: <https://docs.netlify.com/manage/routing/headers/>. Cloudflare Pages:
//! <https://developers.cloudflare.com/pages/configuration/headers/>, at most 2,000 characters a line. Both join the
//! values of a header that two rules give, so no header stands in two rules; both have files asked for anew
//! each time unless a rule says otherwise.

use crate::config::Host;
use crate::page::view::HeadersView;

/// Most characters of a line that Cloudflare takes.
const LONGEST_LINE: usize = 2_000;

/// What the browser must not do with the site, for all files; a lifetime for those whose name changes
/// with their bytes. `policy` is the one that all pages state.
pub(in crate::render) fn headers(view: &HeadersView, policy: Option<&str>) -> Vec<u8> {
    let root = &view.root;
    let policy = line(policy.map(with_frames), view.host);
    format!(
        "# Headers, made by briefgen.\n\
         {root}*\n  {policy}\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: SAMEORIGIN\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\
         {root}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
    .into_bytes()
}

/// A page cannot say who may frame it: that is for a header alone (CSP Level 3, 3.3).
fn with_frames(policy: &str) -> String {
    let policy = policy.trim().trim_end_matches(';');
    if policy.to_ascii_lowercase().contains("frame-ancestors") {
        return policy.to_owned();
    }
    format!("{policy}; frame-ancestors 'self'")
}

fn line(policy: Option<String>, host: Host) -> String {
    let written = |policy: &str| format!("Content-Security-Policy: {policy}");
    let fits = |policy: &String| {
        let is_short = host == Host::Netlify || written(policy).chars().count() + 2 <= LONGEST_LINE;
        is_short && !policy.contains(char::is_control)
    };
    written(policy.filter(fits).as_deref().unwrap_or("frame-ancestors 'self'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: Host, policy: Option<&str>, expected: &str) {
        let view = HeadersView { host, root: "/repo/".into(), pages: Vec::new() };
        let written = String::from_utf8(headers(&view, policy)).expect("_headers is UTF-8");
        let rules: Vec<&str> = written.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(rules, ["/repo/*", "/repo/assets/*"]);
        let policies: Vec<&str> =
            written.lines().filter_map(|line| line.strip_prefix("  Content-Security-Policy: ")).collect();
        assert_eq!(policies, [expected], "{policy:?}");
        for header in ["X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Cache-Control"] {
            assert_eq!(written.matches(header).count(), 1, "{header}");
        }
        assert_eq!(written.lines().count(), 8, "{written}");
    }

    #[test]
    fn policies() {
        let alone = "frame-ancestors 'self'";
        let long = format!("img-src {}", "https://example.org ".repeat(100));
        for host in [Host::Netlify, Host::Cloudflare] {
            check(host, None, alone);
            check(host, Some("default-src 'self'"), "default-src 'self'; frame-ancestors 'self'");
            check(host, Some(" default-src 'self'; "), "default-src 'self'; frame-ancestors 'self'");
            check(host, Some("frame-ancestors 'none'"), "frame-ancestors 'none'");
            check(host, Some("default-src 'self'\n  Set-Cookie: a=b"), alone);
        }
        check(Host::Cloudflare, Some(&long), alone);
        check(Host::Netlify, Some(&long), &format!("{}; frame-ancestors 'self'", long.trim()));
    }
}
