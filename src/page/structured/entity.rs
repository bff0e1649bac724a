//! Actors and topics: their own pages, and how others refer to them.

use serde_json::{Value, json};

use super::{MOST_NAMED, Node, breadcrumbs, graph};
use crate::page::Pages;
use crate::page::view::Meta;
use crate::parse::ActorKind;
use crate::site::{ActorId, TopicId};

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
        let same: Vec<&str> = links.iter().map(|(_, url)| &**url).collect();
        let mut node = self.actor_node(id);
        node["description"] = json!(page.description);
        node["alternateName"] = json!(self.aliases_of(id));
        node["sameAs"] = json!(same);
        node["image"] = json!(page.image);
        node["mainEntityOfPage"] = json!(page.canonical);
        Some(graph(vec![node, breadcrumbs(page, &self.home_ref())]))
    }

    /// The page of a topic.
    pub(in crate::page) fn structured_topic(&self, id: TopicId, page: &Meta) -> Option<String> {
        let mut node = self.web_page(page)?;
        let mut about = self.topic_node(id);
        let matter = self.site[id].matter();
        let names = matter.map(|matter| matter.aliases.iter().map(|alias| &*alias.value).collect::<Vec<_>>());
        about["alternateName"] = json!(names);
        node["about"] = about;
        Some(graph(vec![node, breadcrumbs(page, &self.home_ref())]))
    }

    /// An actor in short.
    pub(super) fn actor_node(&self, id: ActorId) -> Node {
        let actor = &self.site[id];
        let url = self.urls.best(self.urls.actor(id));
        json!({ "@type": kind(actor.kind), "@id": format!("{url}#actor"), "name": actor.name, "url": url })
    }

    /// An actor as one who says something: to schema.org only people and organizations do, so that a country
    /// speaks as the organization that it is too. A thing has all types that are said of it anywhere.
    pub(super) fn speaker_node(&self, id: ActorId) -> Node {
        let mut node = self.actor_node(id);
        if self.site[id].kind == ActorKind::Country {
            node["@type"] = json!("Organization");
        }
        node
    }

    /// A topic in short.
    pub(super) fn topic_node(&self, id: TopicId) -> Node {
        let url = self.urls.best(self.urls.topic(id));
        json!({ "@type": "Thing", "@id": format!("{url}#topic"), "name": self.site[id].name, "url": url })
    }

    /// Actors and topics in short, of many the first.
    pub(super) fn thing_nodes(
        &self,
        actors: impl Iterator<Item = ActorId>,
        topics: impl Iterator<Item = TopicId>,
    ) -> Vec<Value> {
        let actors = actors.take(MOST_NAMED).map(|id| self.actor_node(id));
        actors.chain(topics.take(MOST_NAMED).map(|id| self.topic_node(id))).collect()
    }
}
