//! Actors and topics: their own pages, and how others refer to them.

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::{MOST_NAMED, MOST_TELLINGS, Named, Node, PageNode, Reference, breadcrumbs, graph, web_page};
use crate::page::Pages;
use crate::page::view::Meta;
use crate::parse::ActorKind;
use crate::site::{ActorId, BriefingId, TopicId};

/// An actor or a topic, on its own page.
#[derive(Default, Serialize)]
pub(super) struct EntityNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'p str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(rename = "alternateName", skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'p str>,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    same: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'p str>,
    #[serde(rename = "mainEntityOfPage", skip_serializing_if = "Option::is_none")]
    page: Option<&'p str>,
}

/// The schema.org type of an actor; a group is an organization to schema.org.
fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Country => "Country",
        ActorKind::Organization | ActorKind::Group => "Organization",
    }
}

impl Pages {
    /// The page of an actor.
    pub(in crate::page) fn structured_actor(&self, id: ActorId, page: &Meta) -> Option<String> {
        page.canonical.as_ref()?;
        let actor = &self.site[id];
        let links = actor.matter().map(|matter| &*matter.links).unwrap_or_default();
        let url = self.urls.best(self.urls.actor(id));
        let node = EntityNode {
            kind: kind(actor.kind),
            id: format!("{url}#actor"),
            name: &actor.name,
            url,
            description: page.description.as_deref(),
            aliases: self.aliases_of(id),
            same: links.iter().map(|(_, url)| &**url).collect(),
            image: page.image.as_deref(),
            page: page.canonical.as_deref(),
        };
        let home = self.home_ref();
        Some(graph(
            [Some(Node::Actor(Box::new(node))), breadcrumbs(page, &home)].into_iter().flatten().collect(),
        ))
    }

    /// The page of a topic.
    pub(in crate::page) fn structured_topic(&self, id: TopicId, page: &Meta) -> Option<String> {
        let topic = &self.site[id];
        let url = self.urls.best(self.urls.topic(id));
        let outline = topic.outline();
        let aliases = outline.map(|outline| outline.aliases.iter().map(|alias| &*alias.value).collect());
        let about = EntityNode {
            kind: "Thing",
            id: format!("{url}#topic"),
            name: &topic.name,
            url,
            aliases: aliases.unwrap_or_default(),
            ..EntityNode::default()
        };
        Some(self.graph_of(page, PageNode { about: Some(about), ..web_page(self, page)? }, Vec::new()))
    }
}

/// The actors and topics of a graph: each is described where it is first told of, after that its `@id` refers to it.
pub(super) struct Things<'p> {
    pub(super) pages: &'p Pages,
    /// The briefing whose page it is: what stands inside it needs no word that it is told there.
    pub(super) here: Option<BriefingId>,
    described: FxHashSet<Described>,
}

#[derive(PartialEq, Eq, Hash)]
enum Described {
    Actor(ActorId),
    Speaker(ActorId),
    Topic(TopicId),
    Publisher,
}

impl<'p> Things<'p> {
    /// None is described yet.
    pub(super) fn of(pages: &'p Pages, here: Option<BriefingId>) -> Self {
        Self { pages, here, described: FxHashSet::default() }
    }

    /// The briefings that tell something, which come newest first: of many the newest and the first of all.
    pub(super) fn articles(&self, tellings: &[(BriefingId, usize)]) -> Vec<Reference> {
        let told = tellings.chunk_by(|one, next| one.0 == next.0).filter_map(|same| Some(same.first()?.0));
        let mut told: Vec<BriefingId> = told.take(MOST_TELLINGS).collect();
        // Each of these briefings asks: no more is looked at than is said.
        if let (true, Some(first)) = (told.len() == MOST_TELLINGS, tellings.last()) {
            told.pop();
            told.push(first.0);
        }
        let others = told.into_iter().filter(|&briefing| Some(briefing) != self.here);
        others.map(|briefing| Reference { id: self.pages.article_id(briefing) }).collect()
    }

    fn actor(&mut self, id: ActorId) -> Named<'p> {
        self.short(
            Described::Actor(id),
            self.actor_id(id),
            kind(self.pages.site[id].kind),
            &self.pages.site[id].name,
        )
    }

    /// An actor as one who says something: to schema.org only people and organizations do, so that a country
    /// speaks as the organization that it is too. A thing has all types that are said of it anywhere.
    pub(super) fn speaker(&mut self, id: ActorId) -> Named<'p> {
        let actor = &self.pages.site[id];
        if actor.kind != ActorKind::Country {
            return self.actor(id);
        }
        self.short(Described::Speaker(id), self.actor_id(id), "Organization", &actor.name)
    }

    fn topic(&mut self, id: TopicId) -> Named<'p> {
        let address = format!("{}#topic", self.pages.urls.best(self.pages.urls.topic(id)));
        self.short(Described::Topic(id), address, "Thing", &self.pages.site[id].name)
    }

    /// Who publishes the site.
    pub(super) fn publisher(&mut self) -> Option<Named<'p>> {
        let publisher = self.pages.publisher()?;
        let is_new = self.described.insert(Described::Publisher);
        Some(if is_new {
            publisher
        } else {
            Named { kind: None, name: None, url: None, logo: None, ..publisher }
        })
    }

    /// Actors and topics in short, of many the first.
    pub(super) fn named(
        &mut self,
        actors: impl Iterator<Item = ActorId>,
        topics: impl Iterator<Item = TopicId>,
    ) -> Vec<Named<'p>> {
        let mut named: Vec<Named> = actors.take(MOST_NAMED).map(|id| self.actor(id)).collect();
        named.extend(topics.take(MOST_NAMED).map(|id| self.topic(id)));
        named
    }

    fn actor_id(&self, id: ActorId) -> String {
        format!("{}#actor", self.pages.urls.best(self.pages.urls.actor(id)))
    }

    fn short(&mut self, thing: Described, id: String, kind: &'static str, name: &'p str) -> Named<'p> {
        let is_new = self.described.insert(thing);
        Named { kind: is_new.then_some(kind), id, name: is_new.then_some(name), url: None, logo: None }
    }
}
