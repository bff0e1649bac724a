//! Quotes, and the sources that they and briefings rest on.

use serde::Serialize;

use super::entity::Things;
use super::{Named, Node, Reference, date};
use crate::parse::Source;
use crate::site::QuoteId;

#[derive(Serialize)]
pub(super) struct QuotationNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    text: &'p str,
    #[serde(rename = "inLanguage")]
    language: &'p str,
    creator: Named<'p>,
    #[serde(rename = "dateCreated", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "isPartOf", skip_serializing_if = "Vec::is_empty")]
    articles: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<SourceNode<'p>>,
    #[serde(rename = "translationOfWork", skip_serializing_if = "Option::is_none")]
    original: Option<OriginalNode<'p>>,
}

/// The words in the language in which they were said.
#[derive(Serialize)]
struct OriginalNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'p str,
    #[serde(rename = "inLanguage", skip_serializing_if = "Option::is_none")]
    language: Option<&'p str>,
}

/// A document that something rests on.
#[derive(Serialize)]
pub(super) struct SourceNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<PublisherNode<'p>>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'p str>,
}

#[derive(Serialize)]
struct PublisherNode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
}

impl<'p> SourceNode<'p> {
    pub(super) fn of(source: &'p Source) -> Self {
        let name = source.title.as_ref().or(source.publisher.as_ref()).or(source.url.as_ref());
        Self {
            kind: "CreativeWork",
            name: name.map(String::as_str),
            publisher: source.publisher.as_deref().map(|name| PublisherNode { kind: "Organization", name }),
            date: source.date.as_ref().and_then(date::single),
            url: source.url.as_deref(),
        }
    }
}

impl<'p> Things<'p> {
    pub(super) fn quotation(&mut self, id: QuoteId) -> Node<'p> {
        let pages = self.pages;
        let quote = &pages.site[id];
        let card = pages.quote_card(id);
        let newest = quote.tellings[0].0;
        // A source is looked for in all tellings: the card knows whether there is one.
        let source = card.source.as_ref().and_then(|_| pages.site.quote_source(quote));
        Node::Quotation(Box::new(QuotationNode {
            kind: "Quotation",
            id: pages.first_place(&quote.tellings, &quote.id),
            text: &card.text,
            language: pages.site[newest].matter().language.as_ref().unwrap_or(&pages.settings.language),
            creator: self.speaker(quote.speaker),
            date: card.date.as_ref().and_then(|date| date::single(&date.value)),
            articles: self.articles(&quote.tellings),
            citation: source.map(|source| SourceNode::of(source)),
            original: card.original.as_deref().map(|text| OriginalNode {
                kind: "Quotation",
                text,
                language: card.original_language.as_deref(),
            }),
        }))
    }
}
