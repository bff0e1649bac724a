//! A briefing as a news article: about whom it lists, mentioning whom else it names, citing its sources, with
//! its corrections, quotes and events.

use serde::Serialize;

use super::entity::Things;
use super::quotation::SourceNode;
use super::{Named, Node, Reference, breadcrumbs, graph};
use crate::page::Pages;
use crate::page::view::Meta;
use crate::parse::{BriefingMatter, Correction};
use crate::site::{ActorId, Briefing, BriefingId, TopicId, Who};

#[derive(Serialize)]
pub(super) struct ArticleNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    headline: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    url: &'p str,
    #[serde(rename = "mainEntityOfPage")]
    page: &'p str,
    #[serde(rename = "datePublished")]
    published: String,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(rename = "inLanguage")]
    language: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'p str>,
    #[serde(rename = "wordCount")]
    words: usize,
    author: Vec<AuthorNode<'p>>,
    publisher: Option<Named<'p>>,
    #[serde(rename = "isPartOf")]
    site: Option<Reference>,
    /// Whom and what it lists, and the events that it dates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Subject<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Named<'p>>,
    /// Its quotes.
    #[serde(rename = "hasPart", skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Node<'p>>,
    #[serde(rename = "citation", skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceNode<'p>>,
    #[serde(rename = "correction", skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionNode<'p>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Subject<'p> {
    Named(Named<'p>),
    Event(Node<'p>),
}

#[derive(Serialize)]
#[serde(untagged)]
enum AuthorNode<'p> {
    Publisher(Named<'p>),
    Person {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'p str,
    },
}

#[derive(Serialize)]
struct CorrectionNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'p str,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl<'p> CorrectionNode<'p> {
    fn of(correction: &'p Correction) -> Self {
        Self {
            kind: "CorrectionComment",
            text: &correction.text,
            date: super::date::single(&correction.date),
        }
    }
}

impl Pages {
    /// The page of a briefing.
    pub(in crate::page) fn structured_briefing(&self, id: BriefingId, page: &Meta) -> Option<String> {
        let canonical = page.canonical.as_ref()?;
        let home = self.home_ref();
        let article = Things::of(self, Some(id)).article(id, page, canonical);
        let nodes = [Some(Node::Article(Box::new(article))), breadcrumbs(page, &home)];
        Some(graph(nodes.into_iter().flatten().collect()))
    }

    /// Whom and what a briefing names and does not list: in events, quotes and the text.
    fn mentioned(briefing: &Briefing) -> (Vec<ActorId>, Vec<TopicId>) {
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
        (actors, topics)
    }
}

impl<'p> Things<'p> {
    fn article<'a>(&mut self, id: BriefingId, page: &'a Meta, canonical: &'a str) -> ArticleNode<'a>
    where
        'p: 'a,
    {
        let pages = self.pages;
        let briefing = &pages.site[id];
        let matter = briefing.matter();
        let listed = briefing.actors[..briefing.listed].iter().map(|appearance| appearance.actor);
        let (actors, topics) = Pages::mentioned(briefing);
        let mut events = briefing.events.clone();
        events.sort_unstable();
        let mut quotes = briefing.quotes.clone();
        quotes.sort_unstable();
        quotes.dedup();
        let about = self.named(listed, briefing.topics.iter().copied()).into_iter().map(Subject::Named);
        let mut about: Vec<Subject> = about.collect();
        let mentions = self.named(actors.into_iter(), topics.into_iter());
        about.extend(events.into_iter().map(|event| Subject::Event(self.event(event))));
        ArticleNode {
            kind: "NewsArticle",
            id: pages.article_id(id),
            headline: &matter.title.value,
            description: page.description.as_deref(),
            url: canonical,
            page: canonical,
            published: briefing.outline().date.datetime(),
            modified: matter.changed().map(|date| date.datetime()),
            language: &page.language,
            image: page.image.as_deref(),
            words: briefing.document.body.words,
            author: self.authors(matter),
            publisher: self.publisher(),
            site: pages.website_id().map(|id| Reference { id }),
            about,
            mentions,
            quotes: quotes.into_iter().map(|quote| self.quotation(quote)).collect(),
            sources: briefing.outline().sources.iter().map(|source| SourceNode::of(source)).collect(),
            corrections: matter.corrections.iter().map(CorrectionNode::of).collect(),
        }
    }

    fn authors(&mut self, matter: &'p BriefingMatter) -> Vec<AuthorNode<'p>> {
        let person = |name: &'p String| AuthorNode::Person { kind: "Person", name };
        let named: Vec<AuthorNode> = matter.authors.iter().map(person).collect();
        if named.is_empty() {
            self.publisher().map(AuthorNode::Publisher).into_iter().collect()
        } else {
            named
        }
    }
}
