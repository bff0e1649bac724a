//! A briefing as a news article: about whom it lists, mentioning whom else it names, citing its sources, with
//! its corrections, quotes and events.

use serde_json::{Value, json};

use super::quotation::source_node;
use super::{Node, breadcrumbs, graph, refer};
use crate::page::Pages;
use crate::page::view::Meta;
use crate::parse::{BriefingMatter, Correction};
use crate::site::{ActorId, Briefing, BriefingId, TopicId, Who};

impl Pages {
    /// The page of a briefing.
    pub(in crate::page) fn structured_briefing(&self, id: BriefingId, page: &Meta) -> Option<String> {
        let canonical = page.canonical.as_ref()?;
        let mut events = self.site[id].events.clone();
        events.sort_unstable();
        let mut quotes = self.site[id].quotes.clone();
        quotes.sort_unstable();
        quotes.dedup();
        let mut nodes = vec![self.article(id, page, canonical), breadcrumbs(page, &self.home_ref())];
        nodes.extend(quotes.into_iter().map(|quote| self.quotation_node(quote)));
        nodes.extend(events.into_iter().map(|event| self.event_node(event)));
        Some(graph(nodes))
    }

    fn article(&self, id: BriefingId, page: &Meta, canonical: &str) -> Node {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let listed = || briefing.actors[..briefing.listed].iter().map(|appearance| appearance.actor);
        json!({
            "@type": "NewsArticle",
            "@id": self.article_id(id),
            "headline": matter.title.value,
            "description": page.description,
            "url": canonical,
            "mainEntityOfPage": canonical,
            "datePublished": matter.date.value.datetime(),
            "dateModified": matter.updated.as_ref().map(|date| date.value.datetime()),
            "inLanguage": page.language,
            "image": page.image,
            "wordCount": briefing.document.body.words,
            "author": self.authors(matter),
            "publisher": self.publisher(),
            "isPartOf": self.website_id().map(|site| refer(&site)),
            "about": self.thing_nodes(listed(), briefing.topics.iter().copied()),
            "mentions": self.mentioned(briefing),
            "citation": matter.sources.iter().map(|source| source_node(source)).collect::<Vec<_>>(),
            "correction": matter.corrections.iter().map(correction_node).collect::<Vec<_>>(),
        })
    }

    fn authors(&self, matter: &BriefingMatter) -> Vec<Node> {
        let person = |name: &String| json!({ "@type": "Person", "name": name });
        let named: Vec<Node> = matter.authors.iter().map(person).collect();
        if named.is_empty() { vec![self.publisher()] } else { named }
    }

    /// Whom and what a briefing names and does not list: in events, quotes and the text.
    fn mentioned(&self, briefing: &Briefing) -> Vec<Value> {
        let in_body = |name: &crate::site::NameInBody| name.who;
        let actors = briefing.names.iter().map(in_body).filter_map(|who| match who {
            Who::Actor(id) => Some(id),
            Who::Topic(_) => None,
        });
        let topics = briefing.names.iter().map(in_body).filter_map(|who| match who {
            Who::Topic(id) => Some(id),
            Who::Actor(_) => None,
        });
        let (listed, others) = briefing.actors.split_at(briefing.listed);
        let is_listed = |id: ActorId| listed.iter().any(|appearance| appearance.actor == id);
        let mut actors: Vec<ActorId> = others
            .iter()
            .map(|appearance| appearance.actor)
            .chain(actors)
            .filter(|&id| !is_listed(id))
            .collect();
        actors.sort_unstable();
        actors.dedup();
        let mut topics: Vec<TopicId> = topics.filter(|id| !briefing.topics.contains(id)).collect();
        topics.sort_unstable();
        topics.dedup();
        self.thing_nodes(actors.into_iter(), topics.into_iter())
    }
}

fn correction_node(correction: &Correction) -> Node {
    json!({
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": super::date::single(&correction.date),
    })
}
