//! Old URLs that documents name: a page at each, which leads to the document, and what stood below it.

use super::plan::Planner;
use super::plan_inputs::{PagedList, Places};
use super::taken::{Claim, Taken};
use super::urls::{EditionUrls, actor_path, topic_path};
use super::{Facet, FeedOf, PageKey, Records};
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{UrlPath, decoded_path, path_fault};
use crate::site::{ActorId, BriefingId, PageId, Target, TopicId};

/// An old URL of a document, or one below it.
#[derive(Debug)]
pub(super) struct OldUrl {
    pub(super) path: UrlPath,
    /// Whose it is.
    pub(super) target: Target,
    /// Where it leads.
    to: UrlPath,
    /// Whether it is a page below an old URL.
    pub(super) is_below: bool,
}

impl OldUrl {
    /// The link to the document.
    pub(super) fn to(&self, urls: &EditionUrls) -> String {
        urls.href(&self.to)
    }
}

/// A file that stands at an old URL as it stands at the new one: readers of feeds and data follow no page.
#[derive(Debug)]
pub(super) struct MovedFile {
    pub(super) from: UrlPath,
    pub(super) to: UrlPath,
}

/// The old URLs of a document.
struct OldUrls<'i> {
    old: &'i [&'i str],
    target: Target,
    path: UrlPath,
    places: Places<'i>,
    /// The lists that have pages below its own.
    lists: Vec<PagedList>,
}

/// An old URL that is planned, and what stands at the new one.
struct Moving<'m> {
    old: &'m UrlPath,
    own: &'m UrlPath,
    target: &'m Target,
    span: &'m Span,
}

impl Planner<'_> {
    /// Old URLs of published documents.
    pub(super) fn plan_redirects(&mut self, taken: &mut Taken) {
        let inputs = self.inputs;
        let briefings = inputs.briefings.iter().enumerate().map(|(index, one)| OldUrls {
            old: &one.old,
            target: Target::Briefing(BriefingId(index), None),
            path: one.path(self.settings),
            places: one.places,
            lists: (one.link_pages > 0)
                .then_some(PagedList { facet: Facet::Backlinks, pages: one.link_pages })
                .into_iter()
                .collect(),
        });
        let pages = inputs.pages.iter().enumerate().map(|(index, one)| OldUrls {
            old: &one.old,
            target: Target::Page(PageId(index), None),
            path: one.path(),
            places: one.places,
            lists: Vec::new(),
        });
        let actors = inputs.actors.iter().enumerate().filter(|(_, one)| one.is_shown);
        let actors = actors.filter_map(|(index, one)| {
            Some(OldUrls {
                old: &one.old,
                target: Target::Actor(ActorId(index), None),
                path: actor_path(one.slug),
                places: one.declared?,
                lists: one.lists.clone(),
            })
        });
        let topics = inputs.topics.iter().enumerate().filter(|(_, one)| one.is_shown);
        let topics = topics.filter_map(|(index, one)| {
            Some(OldUrls {
                old: &one.old,
                target: Target::Topic(TopicId(index), None),
                path: topic_path(one.slug),
                places: one.declared?,
                lists: one.lists.clone(),
            })
        });
        let all = briefings.chain(pages).chain(actors).chain(topics);
        let mut documents: Vec<OldUrls> = all.filter(|document| !document.old.is_empty()).collect();
        documents.sort_by(|a, b| a.places.file().cmp(b.places.file()));
        for document in documents {
            for (entry, written) in document.old.iter().enumerate() {
                self.plan_old_url(taken, &document, (entry, written));
            }
        }
    }

    fn plan_old_url(&mut self, taken: &mut Taken, document: &OldUrls, (entry, written): (usize, &str)) {
        let folder = self.inputs.folder;
        let span = document.places.old(entry);
        let mut refuse = |message: String, hint: &str| {
            self.plan.problems.push(Diagnostic::new(Lint::ValueInvalid, span.clone(), message).hint(hint));
        };
        // An old URL may be written whole.
        let alias = written.strip_prefix(folder).filter(|rest| rest.starts_with('/'));
        let path = match redirect_path(alias.unwrap_or(written), self.settings) {
            Ok(path) => path,
            Err(hint) => return refuse(format!("`{written}` cannot be an old URL."), &hint),
        };
        if document.path == path {
            let path = path.below(folder);
            return refuse(format!("`{path}` is this page's own URL."), "take it out of the old URLs");
        }
        let (own, target) = (&document.path, &document.target);
        let moving = Moving { old: &path, own, target, span: &span };
        if self.lead(taken, &moving, (path.clone(), own.clone(), false)) && path.as_str().ends_with('/') {
            self.plan_below(taken, &moving, &document.lists);
        }
    }

    /// Plans a page at an old URL; false when its path is taken.
    fn lead(
        &mut self,
        taken: &mut Taken,
        moving: &Moving,
        (path, to, is_below): (UrlPath, UrlPath, bool),
    ) -> bool {
        let key = PageKey::Redirect(self.plan.redirects.len());
        let target = moving.target.clone();
        self.plan.redirects.push(OldUrl { path: path.clone(), target, to, is_below });
        self.add(taken, path, key, Claim::Alias(moving.span.clone()))
    }

    /// What stands below the page of an actor or topic keeps its old addresses too: further pages of its lists, its
    /// feeds and its data.
    fn plan_below(&mut self, taken: &mut Taken, moving: &Moving, lists: &[PagedList]) {
        for list in lists {
            let below = |page: &UrlPath| UrlPath::page(&[page.as_str(), list.facet.segment()]);
            for number in 1..=list.pages {
                let (old, own) = (below(moving.old).numbered(number), below(moving.own).numbered(number));
                self.lead(taken, moving, (old, own, true));
            }
        }
        let (feed, records, folder) = match *moving.target {
            Target::Actor(id, _) => (FeedOf::Actor(id), Records::Actor(id), "actors"),
            Target::Topic(id, _) => (FeedOf::Topic(id), Records::Topic(id), "topics"),
            _ => return,
        };
        if self.settings.base_url.is_some() {
            for (file, key) in [("feed.xml", PageKey::Atom(feed)), ("feed.json", PageKey::JsonFeed(feed))] {
                self.move_file(taken, moving, (moving.old.beside(file), moving.own.beside(file), key));
            }
        }
        let slug = |page: &UrlPath| {
            let mut parts = page.as_str().trim_matches('/').split('/');
            let is_own = parts.next() == Some(folder);
            parts.next().filter(|_| is_own && parts.next().is_none()).map(str::to_owned)
        };
        if let (Some(old), Some(own)) = (slug(moving.old), slug(moving.own)) {
            let key = PageKey::Data(records);
            self.move_file(taken, moving, (records.path(&old), records.path(&own), key));
        }
    }

    fn move_file(
        &mut self,
        taken: &mut Taken,
        moving: &Moving,
        (from, to, key): (UrlPath, UrlPath, PageKey),
    ) {
        if self.add(taken, from.clone(), key, Claim::Alias(moving.span.clone())) {
            self.plan.moved_files.push(MovedFile { from, to });
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
        return Err(format!("the path {}; take it out of the old URLs", fault.why));
    }
    let last = inside.rsplit('/').next().unwrap_or_default();
    match last.rsplit_once('.') {
        None => Ok(UrlPath::page(&[inside])),
        // Anything else would be served with a type that no browser follows as a page.
        Some((_, "html" | "htm")) => Ok(UrlPath::file(&[inside])),
        Some(_) => Err(LIKE.to_owned()),
    }
}

/// What to write in place of an old URL that is none as it stands, where that is plain.
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
