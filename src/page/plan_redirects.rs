//! Old URLs that documents name: a page at each, which leads to the document.

use super::PageKey;
use super::plan::Planner;
use super::taken::{Claim, Taken};
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::UrlPath;
use crate::site::{BriefingId, PageId, Target};

impl Planner<'_> {
    /// Old URLs of published documents.
    pub(super) fn plan_redirects(&mut self, taken: &mut Taken) {
        let briefings = self
            .site
            .briefings
            .iter()
            .enumerate()
            .map(|(index, briefing)| (&briefing.document, Target::Briefing(BriefingId(index), None)));
        let pages = self
            .site
            .pages
            .iter()
            .enumerate()
            .map(|(index, page)| (&page.document, Target::Page(PageId(index), None)));
        let mut documents: Vec<_> = briefings.chain(pages).collect();
        documents.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        for (document, target) in documents {
            for written in document.matter.redirects() {
                let span = document.span(written.range.clone());
                let mut refuse = |message: String, hint: &str| {
                    self.plan
                        .problems
                        .push(Diagnostic::new(Lint::ValueInvalid, span.clone(), message).hint(hint));
                };
                // An old URL may be written whole.
                let alias = written.value.strip_prefix(&*self.folder).filter(|rest| rest.starts_with('/'));
                let alias = alias.unwrap_or(&written.value);
                let Some(path) = redirect_path(alias) else {
                    let message = format!("`{}` cannot be an old URL.", written.value);
                    refuse(message, "write a path of the site, such as `/old/path/` or `/old/page.html`");
                    continue;
                };
                let own = match &target {
                    Target::Briefing(id, _) => Some(self.urls.briefing(*id)),
                    Target::Page(id, _) => Some(self.urls.page(*id)),
                    _ => None,
                };
                if own == Some(&path) {
                    let path = path.below(&self.folder);
                    refuse(format!("`{path}` is this page's own URL."), "take the alias out");
                    continue;
                }
                let key = PageKey::Redirect(self.plan.redirects.len());
                self.plan.redirects.push((path.clone(), target.clone()));
                self.add(taken, path, key, Claim::Alias(span));
            }
        }
    }
}

/// The path of an old URL: a page, or a file when its last part has an ending.
fn redirect_path(alias: &str) -> Option<UrlPath> {
    let inside = alias.strip_prefix('/')?;
    let bad = |part: &str| {
        part.len() > 200
            || part.contains([':', '*', '"', '<', '>', '|'])
            || part == "."
            || part == ".."
            || part.contains(['\\', '?', '#', '\0'])
            || part.trim() != part
    };
    if inside.is_empty() || inside.trim_end_matches('/').split('/').any(|part| part.is_empty() || bad(part)) {
        return None;
    }
    let last = inside.rsplit('/').next().unwrap_or_default();
    match last.rsplit_once('.') {
        None => Some(UrlPath::page(&[inside])),
        // Anything else would be served with a type that no browser follows as a page.
        Some((_, "html" | "htm")) => Some(UrlPath::file(&[inside])),
        Some(_) => None,
    }
}
