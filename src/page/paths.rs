//! Paths of the site that writers gave, in links and in the menu: which of them lead nowhere, and what to say then.
//!
//! The plan keeps the paths, not their places in files, which move: so a dead link costs a save nothing but its message.

use std::collections::HashMap;

use super::Pages;
use super::own::{missing_page, own_path, own_paths};
use super::plan::Planner;
use super::taken::Taken;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{UrlPath, affordable, decoded_path, nearest};
use crate::parse::{Document, LinkRef};
use crate::site::{Site, Target};

/// Most paths for which the nearest page is looked up.
const MOST_SUGGESTIONS: usize = 50;

/// Most pages that such a look takes in.
const MOST_COMPARED: usize = 20_000;

/// A path that leads nowhere in this edition; it may lead into another one.
#[derive(Debug)]
pub(super) struct Unsure {
    /// Without what follows `?` or `#`.
    pub(super) plain: String,
    /// Why it means no path at all.
    fault: Option<&'static str>,
    /// The page that is meant, where the path begins with what `base_url` ends in.
    inside: Option<String>,
    /// The page that may be meant.
    near: Option<String>,
}

/// By the path as it was written.
pub(super) type AllUnsure = HashMap<String, Unsure>;

/// The paths of the site that documents link to.
fn paths(site: &Site) -> impl Iterator<Item = (&Document, &LinkRef, &String)> {
    let briefings = site.briefings.iter().map(|briefing| (Some(&briefing.document), &briefing.links));
    let pages = site.pages.iter().map(|page| (Some(&page.document), &page.links));
    let actors = site.actors.iter().map(|actor| (actor.document.as_ref(), &actor.links));
    let topics = site.topics.iter().map(|topic| (topic.document.as_ref(), &topic.links));
    let all = briefings.chain(pages).chain(actors).chain(topics);
    all.filter_map(|(document, targets)| Some((&**document?, targets))).flat_map(|(document, targets)| {
        document.body.links.iter().zip(targets.iter()).filter_map(move |(link, target)| match target {
            Target::Path(path) => Some((document, link, path)),
            _ => None,
        })
    })
}

/// A path without what follows `?` or `#`, as a host decodes it; else as it was written, and why it cannot be decoded.
fn plain(path: &str) -> (String, Option<&'static str>) {
    let plain = path.split(['?', '#']).next().unwrap_or_default();
    match decoded_path(plain) {
        Ok(plain) => (plain, None),
        Err(why) => (plain.to_owned(), Some(why)),
    }
}

impl Planner<'_> {
    /// Paths that lead nowhere, and those that want a slash at their end.
    pub(super) fn check_paths(&mut self, taken: &Taken) {
        let in_menu = self.settings.menu.iter().filter(|item| item.is_inside()).map(|item| &item.url.value);
        let base = self.settings.base_url.as_ref();
        let own = self.inputs.addresses.iter().filter_map(|address| own_path(base?, address));
        let in_menu = in_menu.map(String::as_str);
        let all = self.inputs.paths.iter().copied().chain(in_menu).chain(own);
        let (mut unsure, mut mended) = (Vec::new(), HashMap::new());
        for path in all {
            let (plain, fault) = plain(path);
            if fault.is_none() && taken.has(&plain) {
                // A page is linked as it is found, with the slash at its end.
                let page = UrlPath::page(&[&plain]);
                let is_page = taken.files.contains_key(&page.output_file());
                if is_page && !plain.ends_with('/') {
                    let rest = path.find(['?', '#']).and_then(|at| path.get(at..)).unwrap_or_default();
                    mended.insert(path.to_owned(), format!("{page}{rest}"));
                }
            } else {
                let inside = plain.strip_prefix(self.settings.base_path());
                let inside = inside.filter(|inside| inside.len() < plain.len() && taken.has(inside));
                let inside = inside.map(str::to_owned);
                unsure.push((path.to_owned(), Unsure { plain, fault, inside, near: None }));
            }
        }
        self.plan.mended_paths = mended;
        self.suggest(unsure);
    }

    fn suggest(&mut self, unsure: Vec<(String, Unsure)>) {
        let pages = || self.plan.planned.iter().take(MOST_COMPARED).map(|page| page.path.as_str());
        let suggestions = affordable(pages().count(), MOST_SUGGESTIONS);
        let mut found = AllUnsure::new();
        for (path, mut unsure) in unsure {
            let is_affordable =
                unsure.fault.is_none() && unsure.inside.is_none() && found.len() < suggestions;
            found.entry(path).or_insert_with(|| {
                let near = if is_affordable { nearest(&unsure.plain, pages()) } else { None };
                unsure.near = near.map(str::to_owned);
                unsure
            });
        }
        self.plan.unsure = found;
    }
}

impl Pages {
    /// Whether a path that a writer gave leads nowhere.
    pub(super) fn is_broken(&self, path: &str) -> bool {
        self.plan.unsure.contains_key(path) && !self.others.paths.contains(path)
    }

    /// What is wrong with the paths that writers gave.
    pub(super) fn broken_paths(&self) -> Vec<Diagnostic> {
        let lead = self.broken_lead();
        if self.plan.unsure.is_empty() {
            return lead.into_iter().collect();
        }
        let links = paths(&self.site).map(|(document, link, path)| (path, document.span(link.range.clone())));
        let menu = self.settings.menu.iter().filter(|item| item.is_inside());
        let menu = menu
            .map(|item| (&item.url.value, Span::new(&crate::config::FILE.into(), item.url.range.clone())));
        let own = own_paths(&self.site, &self.settings).filter(|(path, _)| self.is_broken(path));
        let own = own.map(|(path, span)| missing_page(&path, span));
        links
            .chain(menu)
            .filter_map(|(path, span)| self.broken_path(path, span))
            .chain(own)
            .chain(lead)
            .collect()
    }

    fn broken_path(&self, path: &str, span: Span) -> Option<Diagnostic> {
        let unsure = self.plan.unsure.get(path).filter(|_| self.is_broken(path))?;
        let message = match unsure.fault {
            Some(why) => format!("`{}` {why}.", unsure.plain),
            None => format!("The site has no page `{}`.", unsure.plain),
        };
        let hint = match &unsure.inside {
            Some(inside) => {
                Some(format!("write `{inside}`: what `base_url` ends in comes before it by itself"))
            }
            None => unsure.near.as_ref().map(|near| format!("did you mean `{near}`?")),
        };
        Some(Diagnostic::new(Lint::LinkBroken, span, message).maybe_hint(hint))
    }
}
