//! Quotes, and the sources that they and briefings rest on.

use serde_json::json;

use super::{Node, date, refer};
use crate::page::Pages;
use crate::parse::Source;
use crate::site::QuoteId;

impl Pages {
    pub(super) fn quotation_node(&self, id: QuoteId) -> Node {
        let quote = &self.site[id];
        let card = self.quote_card(id);
        let newest = quote.tellings[0].0;
        let language = self.site[newest].matter().language.as_ref().unwrap_or(&self.settings.language);
        let speaker = self.speaker_node(quote.speaker);
        let original = card
            .original
            .as_ref()
            .map(|text| json!({ "@type": "Quotation", "text": text, "inLanguage": card.original_language }));
        let source = card.source.as_ref().and_then(|_| self.site.quote_source(quote));
        let url = self.first_place(&quote.tellings, &quote.id);
        json!({
            "@type": "Quotation",
            "@id": url,
            "text": card.text,
            "inLanguage": language,
            "creator": speaker,
            "spokenByCharacter": refer(speaker["@id"].as_str().unwrap_or_default()),
            "dateCreated": card.date.as_ref().and_then(|date| date::single(&date.value)),
            "isPartOf": self.articles(&quote.tellings),
            "citation": source.map(|source| source_node(source)),
            "translationOfWork": original,
            "url": url,
        })
    }
}

/// A document that something rests on.
pub(super) fn source_node(source: &Source) -> Node {
    let publisher = source.publisher.as_ref();
    json!({
        "@type": "CreativeWork",
        "name": source.title.as_ref().or(source.publisher.as_ref()).or(source.url.as_ref()),
        "publisher": publisher.map(|name| json!({ "@type": "Organization", "name": name })),
        "datePublished": source.date.as_ref().and_then(date::single),
        "url": source.url,
    })
}
