//! What hosts read: old URLs for `_redirects`, and what the headers of `_headers` depend on.
//!
//! Must not know the syntax of these files, or what the hosts allow.

use std::mem;

use super::plan::Plan;
use super::urls::EditionUrls;
use super::view::{HeadersView, RedirectRule, RedirectsView, View};
use super::{PageKey, Pages};
use crate::config::Host;
use crate::name::UrlPath;

/// Endings of copied files that a policy for the theme's pages might break.
const WITH_OWN_STYLES: [&str; 4] = ["html", "htm", "xhtml", "svg"];

impl Pages {
    /// The old URLs of all editions.
    pub(super) fn all_redirects(&self) -> RedirectsView {
        let rules =
            redirects(&self.plan, &self.urls).into_iter().chain(self.others.redirects.iter().cloned());
        RedirectsView { host: self.host(), rules: rules.collect() }
    }

    pub(super) fn headers(&self) -> HeadersView<'_> {
        let ending = |path: &UrlPath| {
            path.as_str().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
        };
        let copied = &self.plan.copied;
        let foreign = copied.iter().any(|file| WITH_OWN_STYLES.contains(&&*ending(&file.path)));
        HeadersView {
            host: self.host(),
            root: self.urls.href(&UrlPath::page(&[])),
            pages: if foreign { Vec::new() } else { self.one_of_each() },
        }
    }

    /// The first page of each kind, which has a template of its own. A redirect loads nothing.
    fn one_of_each(&self) -> Vec<View<'_>> {
        let mut seen = Vec::new();
        let mut views = Vec::new();
        for planned in &self.plan.planned {
            let kind = mem::discriminant(&planned.key);
            let is_page =
                planned.key.is_landing() || matches!(planned.key, PageKey::NotFound | PageKey::Search);
            if is_page && !seen.contains(&kind) {
                seen.push(kind);
                views.push(self.view(&planned.key));
            }
        }
        views
    }

    fn host(&self) -> Host {
        self.settings.deploy.host.expect("files for a host are planned when the settings name one")
    }
}

/// The old URLs of an edition: first those that documents name, as a host may take only some.
pub(super) fn redirects(plan: &Plan, urls: &EditionUrls) -> Vec<RedirectRule> {
    let rules = plan.planned.iter().filter_map(|planned| {
        let PageKey::Redirect(index) = planned.key else { return None };
        let old = &plan.redirects[index];
        let from = urls.href_of_site(&planned.path);
        Some((old.is_below, RedirectRule { from, to: old.to(urls) }))
    });
    let (below, named): (Vec<_>, Vec<_>) = rules.partition(|(is_below, _)| *is_below);
    let files = plan.moved_files.iter();
    let files = files.map(|file| RedirectRule { from: urls.href(&file.from), to: urls.href(&file.to) });
    named.into_iter().chain(below).map(|(_, rule)| rule).chain(files).collect()
}
