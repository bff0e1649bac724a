//! Events: when as far as it is known, where, about whom and what, and the briefings that tell them.

use serde::Serialize;

use super::entity::Things;
use super::quotation::SourceNode;
use super::{Named, Node, Reference, date};
use crate::site::EventId;

#[derive(Serialize)]
pub(super) struct EventNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'p str,
    /// The date in words, of an event whose date has no form in schema.org.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<PlaceNode<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Named<'p>>,
    #[serde(rename = "subjectOf", skip_serializing_if = "Vec::is_empty")]
    told: Vec<Telling<'p>>,
}

#[derive(Serialize)]
struct PlaceNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Telling<'p> {
    Article(Reference),
    Source(Box<SourceNode<'p>>),
}

impl<'p> Things<'p> {
    pub(super) fn event(&mut self, id: EventId) -> Node<'p> {
        let pages = self.pages;
        let event = &pages.site[id];
        let matter = pages.site.event_matter(event);
        let (start, end) = date::span(&matter.date.value);
        let is_dated = start.is_some() && (end.is_some() || !matter.date.value.is_interval());
        let articles = self.articles(&event.tellings).into_iter().map(Telling::Article);
        let card = pages.event_card(id);
        // A source is looked for in all tellings: the card knows whether there is one.
        let source = card.source.as_ref().and_then(|_| pages.site.event_source(event));
        let source = source.map(|source| SourceNode::of(source));
        Node::Event(Box::new(EventNode {
            kind: "Event",
            id: pages.first_place(&event.tellings, &event.id),
            name: &matter.event.value,
            description: (!is_dated)
                .then(|| format!("{}: {}", pages.language.date(&matter.date.value), matter.event.value)),
            start,
            end,
            location: card.place.as_deref().map(|name| PlaceNode { kind: "Place", name }),
            about: self.named(event.actors.iter().copied(), event.topics.iter().copied()),
            told: articles.chain(source.map(|source| Telling::Source(Box::new(source)))).collect(),
        }))
    }
}
