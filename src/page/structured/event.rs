//! Events: when as far as it is known, where, about whom and what, and the briefings that tell them.

use serde_json::json;

use super::quotation::source_node;
use super::{Node, date};
use crate::page::Pages;
use crate::site::EventId;

impl Pages {
    pub(super) fn event_node(&self, id: EventId) -> Node {
        let event = &self.site[id];
        let matter = self.site.event_matter(event);
        let url = self.first_place(&event.tellings, &event.id);
        let (start, end) = date::span(&matter.date.value);
        let card = self.event_card(id);
        let place = card.place.as_deref();
        let source = card.source.as_ref().and_then(|_| self.site.event_source(event));
        json!({
            "@type": "Event",
            "@id": url,
            "name": matter.event.value,
            "description": format!("{}: {}", self.language.date(&matter.date.value), matter.event.value),
            "startDate": start,
            "endDate": end,
            "location": place.map(|place| json!({ "@type": "Place", "name": place })),
            "about": self.thing_nodes(event.actors.iter().copied(), event.topics.iter().copied()),
            "subjectOf": self
                .articles(&event.tellings)
                .into_iter()
                .chain(source.map(|source| source_node(source)))
                .collect::<Vec<_>>(),
            "url": url,
        })
    }
}
