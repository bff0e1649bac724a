//! What a page says of itself to machines: schema.org as JSON-LD (<https://schema.org>, <https://json-ld.org>).
//!
//! Each page is a graph: its main thing, the way to it, and what it tells of. Things are named by full addresses,
//! so a site without a base URL has none. It must not know templates: it gives text that is safe in `<script>`.

mod briefing;
mod date;
mod entity;
mod event;
mod json;
mod quotation;

use serde::Serialize;

use super::Pages;
use super::view::{Meta, Ref};
use crate::name::UrlPath;
use crate::site::{BriefingId, EventId, QuoteId};
use briefing::ArticleNode;
use entity::{EntityNode, Things};
use event::EventNode;
use quotation::QuotationNode;

/// Most actors, topics and briefings that a thing of a graph names: a page tells machines what it is about, and the
/// data files tell them all.
const MOST_NAMED: usize = 24;
/// Most briefings that an event or quote of a graph names: the first that told it, and the newest.
const MOST_TELLINGS: usize = 5;

/// The graph of a page.
#[derive(Serialize)]
struct Graph<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node<'p>>,
}

/// A thing that a page tells of.
#[derive(Serialize)]
#[serde(untagged)]
enum Node<'p> {
    Site(Box<SiteNode<'p>>),
    Page(Box<PageNode<'p>>),
    Way(WayNode<'p>),
    Article(Box<ArticleNode<'p>>),
    Actor(Box<EntityNode<'p>>),
    Event(Box<EventNode<'p>>),
    Quotation(Box<QuotationNode<'p>>),
}

/// A thing that is described elsewhere, in this graph or in that of another page
/// (<https://www.w3.org/TR/json-ld11/#node-identifiers>).
#[derive(Clone, Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

/// A thing in short; once it is described, its `@id` refers to it.
#[derive(Serialize)]
struct Named<'p> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Full address of the logo, of who publishes alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

/// The site.
#[derive(Serialize)]
struct SiteNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    url: Option<String>,
    #[serde(rename = "inLanguage")]
    language: &'p str,
    publisher: Named<'p>,
}

/// A page that is no thing of its own.
#[derive(Serialize)]
struct PageNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'p str,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    url: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'p str>,
    #[serde(rename = "inLanguage")]
    language: &'p str,
    #[serde(rename = "isPartOf")]
    site: Option<Reference>,
    /// The topic that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<EntityNode<'p>>,
    /// What it lists, each described on a page of its own.
    #[serde(rename = "mainEntity", skip_serializing_if = "Option::is_none")]
    list: Option<ListNode>,
}

/// Things in order.
#[derive(Serialize)]
struct ListNode {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<Reference>,
}

/// The way to a page.
#[derive(Serialize)]
struct WayNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "itemListElement")]
    steps: Vec<Step<'p>>,
}

#[derive(Serialize)]
struct Step<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'p str,
    item: String,
}

/// The graph of a page as JSON that may stand inside `<script>`.
fn graph(nodes: Vec<Node>) -> String {
    json::inside_script(&Graph { context: "https://schema.org", nodes })
}

/// Scheme and host of the site: what stands before the path in a page's full address.
fn origin(page: &Meta) -> Option<&str> {
    page.canonical.as_deref()?.strip_suffix(&*page.url)
}

/// The way to a page, home first and the page itself last; home has none.
fn breadcrumbs<'p>(page: &'p Meta, home: &'p Ref) -> Option<Node<'p>> {
    let (origin, canonical) = (origin(page)?, page.canonical.as_ref()?);
    if page.kind == "home" {
        return None;
    }
    let before = std::iter::once(home).chain(&page.breadcrumbs).map(|crumb| (&*crumb.name, &*crumb.url));
    let way = before.chain([(&*page.title, &*page.url)]);
    let step = |(index, (name, url)): (usize, (&'p str, &'p str))| Step {
        kind: "ListItem",
        position: index + 1,
        name,
        item: format!("{origin}{url}"),
    };
    Some(Node::Way(WayNode {
        kind: "BreadcrumbList",
        id: format!("{canonical}#breadcrumbs"),
        steps: way.enumerate().map(step).collect(),
    }))
}

fn web_page<'p>(pages: &'p Pages, page: &'p Meta) -> Option<PageNode<'p>> {
    let canonical = page.canonical.as_ref()?;
    Some(PageNode {
        kind: if matches!(page.kind, "page") { "WebPage" } else { "CollectionPage" },
        id: canonical,
        name: &page.title,
        description: page.description.as_deref(),
        url: canonical,
        image: page.image.as_deref(),
        language: &page.language,
        site: pages.website_id().map(|id| Reference { id }),
        about: None,
        list: None,
    })
}

impl Pages {
    fn home_ref(&self) -> Ref {
        let home = UrlPath::page(&[]);
        Ref { name: self.settings.title.clone(), url: self.urls.href(&home) }
    }

    /// The address that stands for the site, in this language.
    fn website_id(&self) -> Option<String> {
        Some(format!("{}#website", self.urls.full(&UrlPath::page(&[]))?))
    }

    /// Who publishes the site: one and the same, whatever the language.
    fn publisher(&self) -> Option<Named<'_>> {
        let settings = &*self.settings;
        let url = settings.base_url.as_ref()?.to_string();
        Some(Named {
            kind: Some("Organization"),
            id: format!("{url}#publisher"),
            name: Some(settings.author.as_ref().unwrap_or(&settings.title)),
            url: Some(url),
            logo: self
                .identity
                .logo
                .as_ref()
                .and_then(|logo| self.urls.full_of_href(&self.urls.href_of_site(&logo.path))),
        })
    }

    /// The site, on its home page.
    pub(super) fn structured_home(&self, page: &Meta) -> Option<String> {
        page.canonical.as_ref()?;
        let settings = &*self.settings;
        Some(graph(vec![Node::Site(Box::new(SiteNode {
            kind: "WebSite",
            id: self.website_id()?,
            name: &settings.title,
            description: settings.description.as_deref(),
            url: self.urls.full(&UrlPath::page(&[])),
            language: &settings.language,
            publisher: self.publisher()?,
        }))]))
    }

    /// A page that is no thing of its own: a list, the timeline, an ordinary page.
    pub(super) fn structured_page(&self, page: &Meta) -> Option<String> {
        Some(self.graph_of(page, web_page(self, page)?, Vec::new()))
    }

    /// A page of the timeline: here each event has its place.
    pub(super) fn structured_events(
        &self,
        page: &Meta,
        events: impl Iterator<Item = EventId>,
    ) -> Option<String> {
        let mut things = Things::of(self, None);
        let node = web_page(self, page)?;
        Some(self.graph_of(page, node, events.map(|event| things.event(event)).collect()))
    }

    /// A page of quotes: each is described where it was given.
    pub(super) fn structured_quotes(
        &self,
        page: &Meta,
        quotes: impl Iterator<Item = QuoteId>,
    ) -> Option<String> {
        let place = |id: QuoteId| {
            let quote = &self.site[id];
            Reference { id: self.first_place(&quote.tellings, &quote.id) }
        };
        let list = ListNode { kind: "ItemList", items: quotes.map(place).collect() };
        Some(self.graph_of(page, PageNode { list: Some(list), ..web_page(self, page)? }, Vec::new()))
    }

    fn graph_of(&self, page: &Meta, node: PageNode, things: Vec<Node>) -> String {
        let home = self.home_ref();
        let nodes = [Some(Node::Page(Box::new(node))), breadcrumbs(page, &home)].into_iter().flatten();
        graph(nodes.chain(things).collect())
    }

    /// The address that stands for a briefing as a text, beside its page.
    fn article_id(&self, id: BriefingId) -> String {
        format!("{}#article", self.urls.best(self.urls.briefing(id)))
    }
}
