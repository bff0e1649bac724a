//! Old URLs that documents name: a page at each, which leads to the document.

use super::PageKey;
use super::plan::Planner;
use super::plan_inputs::Places;
use super::taken::{Claim, Taken};
use super::urls::EditionUrls;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::{SourcePath, UrlPath, decoded_path, path_fault};
use crate::site::{BriefingId, PageId, Target};

/// An old URL of a document.
#[derive(Debug)]
pub(super) struct OldUrl {
    pub(super) path: UrlPath,
    /// The briefing or page that it leads to.
    pub(super) target: Target,
}

impl OldUrl {
    /// The link to the document.
    pub(super) fn to(&self, urls: &EditionUrls) -> String {
        let home = || urls.href(&UrlPath::page(&[]));
        urls.page_of(&self.target).map_or_else(home, |path| urls.href(path))
    }
}

/// The old URLs of a document.
struct OldUrls<'i> {
    file: &'i SourcePath,
    old: &'i [&'i str],
    target: Target,
    path: UrlPath,
    places: Places<'i>,
}

impl Planner<'_> {
    /// Old URLs of published documents.
    pub(super) fn plan_redirects(&mut self, taken: &mut Taken) {
        let inputs = self.inputs;
        let briefings = inputs.briefings.iter().enumerate().map(|(index, one)| OldUrls {
            file: one.file,
            old: &one.old,
            target: Target::Briefing(BriefingId(index), None),
            path: one.path(self.settings),
            places: one.places,
        });
        let pages = inputs.pages.iter().enumerate().map(|(index, one)| OldUrls {
            file: one.file,
            old: &one.old,
            target: Target::Page(PageId(index), None),
            path: one.path(),
            places: one.places,
        });
        let mut documents: Vec<OldUrls> =
            briefings.chain(pages).filter(|document| !document.old.is_empty()).collect();
        documents.sort_by(|a, b| a.file.cmp(b.file));
        for OldUrls { old, target, path: own, places, .. } in documents {
            for (entry, written) in old.iter().enumerate() {
                let span = places.old(entry);
                let mut refuse = |message: String, hint: &str| {
                    self.plan
                        .problems
                        .push(Diagnostic::new(Lint::ValueInvalid, span.clone(), message).hint(hint));
                };
                // An old URL may be written whole.
                let alias = written.strip_prefix(inputs.folder).filter(|rest| rest.starts_with('/'));
                let alias = alias.unwrap_or(written);
                let path = match redirect_path(alias, self.settings) {
                    Ok(path) => path,
                    Err(hint) => {
                        refuse(format!("`{written}` cannot be an old URL."), &hint);
                        continue;
                    }
                };
                if own == path {
                    let path = path.below(inputs.folder);
                    refuse(format!("`{path}` is this page's own URL."), "take the alias out");
                    continue;
                }
                let key = PageKey::Redirect(self.plan.redirects.len());
                self.plan.redirects.push(OldUrl { path: path.clone(), target: target.clone() });
                self.add(taken, path, key, Claim::Alias(span));
            }
        }
    }
}

/// The path of an old URL: a page, or a file when its last part has an ending. Addresses are decoded, as a host
/// does before it looks for a file.
///
/// # Errors
/// What to write instead.
fn redirect_path(alias: &str, settings: &Settings) -> Result<UrlPath, String> {
    const LIKE: &str = "write a path of the site, such as `/old/path/` or `/old/page.html`";
    if let Some(meant) = meant(alias, settings) {
        return Err(meant);
    }
    let decoded = decoded_path(alias).map_err(|why| format!("it {why}"))?;
    let inside = decoded.strip_prefix('/').ok_or(LIKE)?;
    let bad = |part: &str| {
        part.contains([':', '*', '"', '<', '>', '|', '\\', '?', '#'])
            || part == "."
            || part == ".."
            || part.trim() != part
    };
    let trimmed = inside.trim_end_matches('/');
    if inside.is_empty() || trimmed.split('/').any(|part| part.is_empty() || bad(part)) {
        return Err(LIKE.to_owned());
    }
    if let Some(fault) = path_fault(trimmed).filter(|fault| !fault.is_elsewhere) {
        return Err(format!("the path {}; take the alias out", fault.why));
    }
    let last = inside.rsplit('/').next().unwrap_or_default();
    match last.rsplit_once('.') {
        None => Ok(UrlPath::page(&[inside])),
        // Anything else would be served with a type that no browser follows as a page.
        Some((_, "html" | "htm")) => Ok(UrlPath::file(&[inside])),
        Some(_) => Err(LIKE.to_owned()),
    }
}

/// What to write in place of an alias that is none as it stands, where that is plain.
fn meant(alias: &str, settings: &Settings) -> Option<String> {
    if let Some(base) = &settings.base_url
        && let Some(path) = alias.strip_prefix(base.origin()).filter(|rest| rest.starts_with('/'))
    {
        let inside = path.strip_prefix(base.path()).filter(|rest| rest.starts_with('/'));
        return Some(format!("write its path below the site alone: `{}`", inside.unwrap_or(path)));
    }
    let base = settings.base_path();
    if let Some(inside) = alias.strip_prefix(base).filter(|rest| !base.is_empty() && rest.starts_with('/')) {
        return Some(format!("leave out `{base}`, below which the whole site stands: `{inside}`"));
    }
    if alias.contains(", /") {
        return Some(format!("write several as a list: `[{alias}]`"));
    }
    if alias.contains('?') {
        return Some("what follows `?` leads to no file: only the host can redirect it".to_owned());
    }
    if let Some((path, _)) = alias.split_once('#') {
        return Some(format!("what follows `#` never reaches a host: write `{path}`"));
    }
    let is_bare = !alias.starts_with(['/', '.']) && !alias.contains(':') && !alias.is_empty();
    is_bare.then(|| format!("begin it with a slash: `/{alias}`"))
}
