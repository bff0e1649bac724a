//! schema.org descriptions as JSON-LD (<https://schema.org>, <https://json-ld.org>).
//!
//! They need full addresses: a site without a base URL has none.

use serde_json::{Map, Value, json};

use super::Pages;
use super::view::Meta;
use crate::config::Settings;
use crate::parse::ActorKind;
use crate::site::{Actor, BriefingId};

/// JSON that may stand inside `<script>`: nothing in it can end the element or start a comment.
fn inside_script(mut value: Value) -> String {
    if let Value::Object(object) = &mut value {
        object.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()));
    }
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The schema.org type of an actor; a group is an organization to schema.org.
fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Country => "Country",
        ActorKind::Organization | ActorKind::Group => "Organization",
    }
}

pub(super) fn briefing(pages: &Pages, id: BriefingId, page: &Meta) -> Option<String> {
    let canonical = page.canonical.as_ref()?;
    let briefing = &pages.site[id];
    let matter = briefing.matter();
    let settings = &*pages.settings;
    let actors = briefing.actors.iter().map(|appearance| {
        let actor = &pages.site[appearance.actor];
        json!({"@type": kind(actor.kind), "name": actor.name, "url": pages.urls.best(pages.urls.actor(appearance.actor))})
    });
    let topics = briefing.topics.iter().map(|&topic| {
        json!({"@type": "Thing", "name": pages.site[topic].name, "url": pages.urls.best(pages.urls.topic(topic))})
    });
    let authors: Vec<Value> =
        matter.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    let publisher = json!({"@type": "Organization", "name": settings.author.as_ref().unwrap_or(&settings.title), "url": settings.base_url.as_ref().map(ToString::to_string)});
    let corrections: Vec<Value> = matter.corrections.iter().map(|correction| json!({"@type": "CorrectionComment", "text": correction.text, "datePublished": correction.date.datetime()})).collect();
    let citations: Vec<Value> =
        matter.sources.iter().filter_map(|source| source.url.clone().map(Value::from)).collect();
    Some(inside_script(json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": matter.title.value,
        "description": page.description,
        "url": canonical,
        "mainEntityOfPage": canonical,
        "datePublished": matter.date.value.datetime(),
        "dateModified": matter.updated.as_ref().map(|date| date.value.datetime()),
        "inLanguage": page.language,
        "image": page.image,
        "author": if authors.is_empty() { vec![publisher.clone()] } else { authors },
        "publisher": publisher,
        "about": actors.chain(topics).collect::<Vec<_>>(),
        "citation": citations,
        "correction": corrections,
    })))
}

pub(super) fn actor(actor: &Actor, page: &Meta) -> Option<String> {
    let canonical = page.canonical.as_ref()?;
    let matter = actor.matter();
    let same: Vec<&str> =
        matter.map(|matter| matter.links.iter().map(|(_, url)| &**url).collect()).unwrap_or_default();
    let names: Vec<&str> =
        matter.map(|matter| matter.aliases.iter().map(|alias| &*alias.value).collect()).unwrap_or_default();
    let mut object: Map<String, Value> = Map::new();
    object.insert("@context".into(), "https://schema.org".into());
    object.insert("@type".into(), kind(actor.kind).into());
    object.insert("name".into(), actor.name.clone().into());
    object.insert("url".into(), canonical.clone().into());
    object.insert("description".into(), json!(page.description));
    object.insert("alternateName".into(), json!(names));
    object.insert("sameAs".into(), json!(same));
    object.insert("image".into(), json!(page.image));
    Some(inside_script(Value::Object(object)))
}

pub(super) fn site(settings: &Settings, page: &Meta) -> Option<String> {
    let canonical = page.canonical.as_ref()?;
    Some(inside_script(json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": settings.title,
        "description": settings.description,
        "url": canonical,
        "inLanguage": settings.language,
    })))
}

pub(super) fn page(page: &Meta) -> Option<String> {
    let canonical = page.canonical.as_ref()?;
    let kind = if matches!(page.kind, "page") { "WebPage" } else { "CollectionPage" };
    Some(inside_script(json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": page.title,
        "description": page.description,
        "url": canonical,
        "inLanguage": page.language,
    })))
}
