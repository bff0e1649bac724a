//! Where every page and file is found.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::memo::Memo;
use super::others::Others;
use super::timeline::Years;
use super::view::{Hashed, LinkView, Ref, Shared, ShownView};
use super::{Assets, PlannedRendition, Surroundings};
use crate::config::{PermalinkParts, Settings};
use crate::name::{SourcePath, UrlPath};
use crate::site::{ActorId, BriefingId, EventId, PageId, Site, Target, TopicId};
use crate::snapshot::CONTENT;
use crate::text;

/// The paths of an edition's pages, and links to them: what it knows without the other editions. A path is made when
/// it is asked for.
#[derive(Debug)]
pub(super) struct EditionUrls {
    site: Arc<Site>,
    settings: Arc<Settings>,
    years: Arc<Years>,
    /// The base path of the host and the folder of the edition.
    base: String,
    /// The base path of the host alone.
    root: String,
    origin: Option<String>,
    briefings: Memo<UrlPath>,
    actors: Memo<UrlPath>,
    topics: Memo<UrlPath>,
    pages: Memo<UrlPath>,
    /// Folders of `index.md` files: what stands in them is found below their page.
    pub(super) bundles: HashMap<String, UrlPath>,
    /// Files that go to `/assets/`.
    assets: Arc<Assets>,
}

/// All links of an edition, with those that lead into other editions.
#[derive(Debug)]
pub(super) struct Urls {
    edition: EditionUrls,
    others: Arc<Others>,
    links: Links,
}

impl Deref for Urls {
    type Target = EditionUrls;

    fn deref(&self) -> &EditionUrls {
        &self.edition
    }
}

/// Links that many pages show.
#[derive(Debug)]
struct Links {
    briefings: Memo<Shared<Ref>>,
    actors: Memo<Shared<Ref>>,
    topics: Memo<Shared<Ref>>,
}

impl EditionUrls {
    pub(super) fn new(
        site: &Arc<Site>,
        settings: &Arc<Settings>,
        years: &Arc<Years>,
        around: &Surroundings,
    ) -> Self {
        let mut urls = Self {
            site: Arc::clone(site),
            settings: Arc::clone(settings),
            years: Arc::clone(years),
            base: format!("{}{}", settings.base_path(), around.folder),
            root: settings.base_path().to_owned(),
            origin: settings.base_url.as_ref().map(|base| base.origin().to_owned()),
            briefings: Memo::new(site.briefings.len()),
            actors: Memo::new(site.actors.len()),
            topics: Memo::new(site.topics.len()),
            pages: Memo::new(site.pages.len()),
            bundles: HashMap::new(),
            assets: Arc::clone(around.assets),
        };
        urls.bundles = urls.find_bundles();
        urls
    }

    fn find_bundles(&self) -> HashMap<String, UrlPath> {
        let briefings = self
            .site
            .briefing_ids()
            .filter_map(|id| Some((bundle(&self.site[id].document.path)?, self.briefing(id).clone())));
        let pages = (0..self.site.pages.len())
            .map(PageId)
            .filter_map(|id| Some((bundle(&self.site[id].document.path)?, self.page(id).clone())));
        briefings.chain(pages).collect()
    }

    pub(super) fn briefing(&self, id: BriefingId) -> &UrlPath {
        self.briefings.get(id.0, || {
            let briefing = &self.site[id];
            permalink(&self.settings, &briefing.slug, briefing.outline().date.date())
        })
    }

    pub(super) fn actor(&self, id: ActorId) -> &UrlPath {
        self.actors.get(id.0, || actor_path(&self.site[id].slug))
    }

    pub(super) fn topic(&self, id: TopicId) -> &UrlPath {
        self.topics.get(id.0, || topic_path(&self.site[id].slug))
    }

    pub(super) fn page(&self, id: PageId) -> &UrlPath {
        self.pages.get(id.0, || page_path(&self.site[id].parts))
    }

    /// The page of this edition that a target stands on.
    pub(super) fn page_of(&self, target: &Target) -> Option<&UrlPath> {
        match target {
            Target::Briefing(id, _) => Some(self.briefing(*id)),
            Target::Actor(id, _) => Some(self.actor(*id)),
            Target::Topic(id, _) => Some(self.topic(*id)),
            Target::Page(id, _) => Some(self.page(*id)),
            _ => None,
        }
    }

    /// A link from any page of the site.
    pub(super) fn href(&self, path: &UrlPath) -> String {
        format!("{}{}", self.base, path.encoded())
    }

    /// A link to a path from the site's root, whatever the edition.
    pub(super) fn href_of_site(&self, path: &UrlPath) -> String {
        format!("{}{}", self.root, path.encoded())
    }

    /// The full address, when the settings give a base URL.
    pub(super) fn full(&self, path: &UrlPath) -> Option<String> {
        Some(format!("{}{}", self.origin.as_ref()?, self.href(path)))
    }

    /// The full address where there is one, else the link.
    pub(super) fn best(&self, path: &UrlPath) -> String {
        self.full(path).unwrap_or_else(|| self.href(path))
    }

    /// The full address of a link of the site.
    pub(super) fn full_of_href(&self, href: &str) -> Option<String> {
        Some(format!("{}{href}", self.origin.as_ref()?))
    }

    pub(super) fn event_href(&self, id: EventId) -> String {
        format!("{}#{}", self.href(&self.years.page_of(id)), self.site[id].id)
    }

    pub(super) fn briefing_ref(&self, id: BriefingId) -> Ref {
        Ref { name: self.site[id].matter().title.value.clone(), url: self.href(self.briefing(id)) }
    }

    pub(super) fn actor_ref(&self, id: ActorId) -> Ref {
        Ref { name: self.site[id].name.clone(), url: self.href(self.actor(id)) }
    }

    pub(super) fn topic_ref(&self, id: TopicId) -> Ref {
        Ref { name: self.site[id].name.clone(), url: self.href(self.topic(id)) }
    }
}

/// The path of a briefing.
pub(super) fn permalink(settings: &Settings, slug: &str, date: Date) -> UrlPath {
    let parts = PermalinkParts { year: date.year(), month: date.month(), day: date.day(), slug };
    page_path(&settings.permalink.fill(parts))
}

/// The path of an actor.
pub(super) fn actor_path(slug: &str) -> UrlPath {
    UrlPath::page(&["actors", slug])
}

/// The path of a topic.
pub(super) fn topic_path(slug: &str) -> UrlPath {
    UrlPath::page(&["topics", slug])
}

/// The path of parts.
pub(super) fn page_path(parts: &[String]) -> UrlPath {
    UrlPath::page(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The folder whose files belong to a document: that of an `index.md`.
pub(super) fn bundle(document: &SourcePath) -> Option<String> {
    (document.stem() == "index").then(|| document.folder().to_owned())
}

/// Where a copied file is found: below `/assets/` if its name holds a hash, below the page of the nearest `index.md`
/// around it, else under its own path below `content/`.
pub(super) fn copied_to(assets: &Assets, bundles: &HashMap<String, UrlPath>, file: &SourcePath) -> UrlPath {
    if let Some(path) = assets.path(file) {
        return path;
    }
    let inside = file.as_str().strip_prefix(CONTENT).unwrap_or(file.as_str());
    let mut folder = file.folder();
    loop {
        if let Some(page) = bundles.get(folder) {
            return UrlPath::file(&[page.as_str(), text::from(file.as_str(), folder.len())]);
        }
        match folder.rsplit_once('/') {
            Some((above, _)) if above != CONTENT => folder = above,
            _ => return UrlPath::file(&[inside]),
        }
    }
}

impl Urls {
    /// The links of an edition that knows the others.
    pub(super) fn new(edition: EditionUrls, others: Arc<Others>) -> Self {
        let links = Links {
            briefings: Memo::new(edition.site.briefings.len()),
            actors: Memo::new(edition.site.actors.len()),
            topics: Memo::new(edition.site.topics.len()),
        };
        Self { edition, others, links }
    }

    /// Where a copied file is found. What is copied stands in the first edition.
    fn asset(&self, file: &SourcePath) -> UrlPath {
        let bundles = if self.base == self.root { &self.bundles } else { &self.others.bundles };
        copied_to(&self.assets, bundles, file)
    }

    /// A link to a briefing, as all that many pages show hold it.
    pub(super) fn briefing_link(&self, id: BriefingId) -> Shared<Ref> {
        Arc::clone(self.links.briefings.get(id.0, || Arc::new(Hashed::often(self.briefing_ref(id)))))
    }

    /// The same to an actor.
    pub(super) fn actor_link(&self, id: ActorId) -> Shared<Ref> {
        Arc::clone(self.links.actors.get(id.0, || Arc::new(Hashed::often(self.actor_ref(id)))))
    }

    /// The same to a topic.
    pub(super) fn topic_link(&self, id: TopicId) -> Shared<Ref> {
        Arc::clone(self.links.topics.get(id.0, || Arc::new(Hashed::often(self.topic_ref(id)))))
    }

    /// The link to a target with what it leads to; `None` when it leads nowhere.
    pub(super) fn link(&self, target: &Target) -> Option<LinkView> {
        let class = match target {
            Target::Briefing(..) | Target::Elsewhere(..) => "briefing",
            Target::Actor(..) => "actor",
            Target::Topic(..) => "topic",
            _ => "",
        };
        Some(LinkView {
            url: self.target(target)?,
            class,
            card: None,
            picture: self.shown(target).map(Box::new),
        })
    }

    /// How a picture of the site is shown; `None` for everything else.
    pub(super) fn shown(&self, target: &Target) -> Option<ShownView> {
        let Target::Asset(file) = target else { return None };
        let info = self.assets.get(file)?.info?;
        let renditions = self.assets.renditions(file, &self.settings.images);
        let candidate =
            |one: &PlannedRendition| format!("{} {}w", self.href_of_site(&one.path), one.rendition.width);
        let candidates: Vec<String> = renditions.iter().map(candidate).collect();
        Some(ShownView {
            width: info.width,
            height: info.height,
            srcset: (!candidates.is_empty()).then(|| candidates.join(", ")),
            sizes: self.settings.images.sizes.clone(),
        })
    }

    /// The link to the smallest copy of a picture.
    pub(super) fn small(&self, target: &Target) -> Option<String> {
        let smallest = match target {
            Target::Asset(file) => self.assets.renditions(file, &self.settings.images).into_iter().next(),
            _ => None,
        };
        smallest.map_or_else(|| self.target(target), |smallest| Some(self.href_of_site(&smallest.path)))
    }

    /// The link to a path that a writer gave: in this edition, or in another one.
    pub(super) fn path(&self, path: &str) -> String {
        let is_outer = self.others.paths.contains(path);
        format!("{}{path}", if is_outer { &self.root } else { &self.base })
    }

    /// The link to a target; `None` when it leads nowhere.
    pub(super) fn target(&self, target: &Target) -> Option<String> {
        let with = |path: &UrlPath, fragment: &Option<String>| {
            let href = self.href(path);
            Some(fragment.as_ref().map_or(href.clone(), |fragment| format!("{href}#{fragment}")))
        };
        match target {
            Target::Briefing(_, fragment)
            | Target::Actor(_, fragment)
            | Target::Topic(_, fragment)
            | Target::Page(_, fragment) => with(self.page_of(target)?, fragment),
            Target::Elsewhere(file, fragment) => {
                let href = self.others.documents.get(file)?;
                let fragment = fragment.as_ref().map(|fragment| format!("#{fragment}"));
                Some(format!("{href}{}", fragment.unwrap_or_default()))
            }
            Target::Asset(file) => Some(self.href_of_site(&self.asset(file))),
            Target::Path(path) => Some(self.path(path)),
            Target::Here(fragment) => Some(format!("#{fragment}")),
            Target::External(url) => Some(url.clone()),
            Target::Nowhere => None,
        }
    }
}
