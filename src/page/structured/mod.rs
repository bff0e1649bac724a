//! What a page says of itself to machines: schema.org as JSON-LD (<https://schema.org>, <https://json-ld.org>).
//!
//! Each page is a graph: its main thing, the way to it, and what it tells of. Things are named by full addresses,
//! so a site without a base URL has none. It must not know templates: it gives text that is safe in `<script>`.

mod briefing;
mod date;
mod entity;
mod event;
mod quotation;

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::Pages;
use super::view::{Meta, Ref};
use crate::config::Settings;
use crate::name::UrlPath;
use crate::site::{BriefingId, EventId, QuoteId};

/// A thing of a graph; what is `null` or an empty list is not said.
type Node = Value;

/// Most actors, topics and briefings that a thing of a graph names: a page tells machines what it is about, and the
/// data files tell them all.
const MOST_NAMED: usize = 24;
/// Most briefings that an event or quote of a graph names: the first that told it, and the newest.
const MOST_TELLINGS: usize = 5;

/// The graph of a page as JSON that may stand inside `<script>`. A thing inside others is described where it stands
/// first; after that its `@id` refers to it (<https://www.w3.org/TR/json-ld11/#node-identifiers>).
fn graph(nodes: Vec<Node>) -> String {
    let mut described = HashMap::new();
    let nodes = nodes.into_iter().filter_map(|node| match node {
        Value::Object(object) => Some(members(object, &mut described)),
        other => said(other, &mut described),
    });
    let nodes: Vec<Node> = nodes.collect();
    inside_script(&json!({ "@context": "https://schema.org", "@graph": nodes }))
}

/// A value without what says nothing, and without what was `described` before, by `@id`; `None` when nothing is left.
fn said(value: Value, described: &mut HashMap<String, Map<String, Value>>) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(|item| said(item, described)).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(object) => {
            if let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| object.len() > 1) {
                match described.get(id) {
                    Some(known) if object.iter().all(|(key, value)| known.get(key) == Some(value)) => {
                        return Some(refer(id));
                    }
                    Some(_) => {}
                    None => drop(described.insert(id.to_owned(), object.clone())),
                }
            }
            Some(members(object, described))
        }
        value => Some(value),
    }
}

fn members(object: Map<String, Value>, described: &mut HashMap<String, Map<String, Value>>) -> Value {
    object.into_iter().filter_map(|(key, value)| Some((key, said(value, described)?))).collect()
}

/// Nothing in the text can end the element or start a comment, and each character can stand in a page.
fn inside_script(value: &Value) -> String {
    let json = value.to_string();
    let mut written = String::with_capacity(json.len());
    let mut kept = 0;
    for (at, character) in json.match_indices(is_escaped) {
        written.push_str(json.get(kept..at).unwrap_or_default());
        for character in character.chars() {
            let _ = write!(written, "\\u{:04x}", u32::from(character));
        }
        kept = at + character.len();
    }
    written.push_str(json.get(kept..).unwrap_or_default());
    written
}

fn is_escaped(character: char) -> bool {
    matches!(
        character,
        '<' | '>'
            | '&'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fffe}'
            | '\u{ffff}'
    )
}

/// A reference to a thing that another graph, or another place of this one, describes.
fn refer(address: &str) -> Node {
    json!({ "@id": address })
}

/// Scheme and host of the site: what stands before the path in a page's full address.
fn origin(page: &Meta) -> Option<&str> {
    page.canonical.as_deref()?.strip_suffix(&*page.url)
}

/// The way to a page, home first and the page itself last; home has none.
fn breadcrumbs(page: &Meta, home: &Ref) -> Node {
    let (Some(origin), Some(canonical)) = (origin(page), &page.canonical) else { return Value::Null };
    if page.kind == "home" {
        return Value::Null;
    }
    let own = Ref { name: page.title.clone(), url: page.url.clone() };
    let way = std::iter::once(home).chain(&page.breadcrumbs).chain([&own]);
    let items = way.enumerate().map(|(index, crumb)| {
        json!({
            "@type": "ListItem",
            "position": index + 1,
            "name": crumb.name,
            "item": format!("{origin}{}", crumb.url),
        })
    });
    json!({
        "@type": "BreadcrumbList",
        "@id": format!("{canonical}#breadcrumbs"),
        "itemListElement": items.collect::<Vec<_>>(),
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

    /// Who publishes the site.
    fn publisher(&self) -> Node {
        let settings = &*self.settings;
        json!({
            "@type": "Organization",
            // One and the same, whatever the language.
            "@id": settings.base_url.as_ref().map(|url| format!("{url}#publisher")),
            "name": settings.author.as_ref().unwrap_or(&settings.title),
            "url": settings.base_url.as_ref().map(ToString::to_string),
        })
    }

    fn website(&self) -> Node {
        let Settings { title, description, language, .. } = &*self.settings;
        json!({
            "@type": "WebSite",
            "@id": self.website_id(),
            "name": title,
            "description": description,
            "url": self.urls.full(&UrlPath::page(&[])),
            "inLanguage": language,
            "publisher": self.publisher(),
        })
    }

    /// The site, on its home page.
    pub(super) fn structured_home(&self, page: &Meta) -> Option<String> {
        page.canonical.as_ref()?;
        Some(graph(vec![self.website()]))
    }

    /// A page that is no thing of its own: a list, the timeline, an ordinary page.
    pub(super) fn structured_page(&self, page: &Meta) -> Option<String> {
        Some(graph(vec![self.web_page(page)?, breadcrumbs(page, &self.home_ref())]))
    }

    /// A page of the timeline.
    pub(super) fn structured_events(
        &self,
        page: &Meta,
        events: impl Iterator<Item = EventId>,
    ) -> Option<String> {
        let mut nodes = vec![self.web_page(page)?, breadcrumbs(page, &self.home_ref())];
        nodes.extend(events.map(|event| self.event_node(event)));
        Some(graph(nodes))
    }

    /// A page of quotes.
    pub(super) fn structured_quotes(
        &self,
        page: &Meta,
        quotes: impl Iterator<Item = QuoteId>,
    ) -> Option<String> {
        let mut nodes = vec![self.web_page(page)?, breadcrumbs(page, &self.home_ref())];
        nodes.extend(quotes.map(|quote| self.quotation_node(quote)));
        Some(graph(nodes))
    }

    fn web_page(&self, page: &Meta) -> Option<Node> {
        let canonical = page.canonical.as_ref()?;
        let kind = if matches!(page.kind, "page") { "WebPage" } else { "CollectionPage" };
        Some(json!({
            "@type": kind,
            "@id": canonical,
            "name": page.title,
            "description": page.description,
            "url": canonical,
            "image": page.image,
            "inLanguage": page.language,
            "isPartOf": self.website_id().map(|site| refer(&site)),
        }))
    }

    /// The briefings that tell something, which come newest first: of many the newest and the first of all.
    fn articles(&self, tellings: &[(BriefingId, usize)]) -> Vec<Node> {
        let told = tellings.chunk_by(|one, next| one.0 == next.0).filter_map(|same| Some(same.first()?.0));
        let mut told: Vec<BriefingId> = told.take(MOST_TELLINGS).collect();
        // Each of these briefings asks: no more is looked at than is said.
        if let (true, Some(first)) = (told.len() == MOST_TELLINGS, tellings.last()) {
            told.pop();
            told.push(first.0);
        }
        told.into_iter().map(|briefing| refer(&self.article_id(briefing))).collect()
    }

    /// The address that stands for a briefing as a text, beside its page.
    fn article_id(&self, id: BriefingId) -> String {
        format!("{}#article", self.urls.best(self.urls.briefing(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_not_said() {
        for (value, expected) in [
            (json!(null), None),
            (json!([]), None),
            (json!([null, []]), None),
            (json!({"a": null, "b": [], "c": [null, 1], "d": {"e": null}}), Some(json!({"c": [1], "d": {}}))),
            (json!(""), Some(json!(""))),
            (json!(0), Some(json!(0))),
        ] {
            assert_eq!(said(value.clone(), &mut HashMap::new()), expected, "{value}");
        }
    }

    #[test]
    fn a_thing_is_described_once() {
        let person = json!({ "@id": "p", "name": "P", "url": null });
        let more = json!({ "@id": "p", "name": "P", "url": "u" });
        let written = graph(vec![
            json!({ "@id": "a", "author": [person, person], "creator": more }),
            json!({ "@id": "b", "author": person, "about": { "@id": "p" } }),
        ]);
        assert_eq!(
            written,
            concat!(
                r#"{"@context":"https://schema.org","@graph":["#,
                r#"{"@id":"a","author":[{"@id":"p","name":"P"},{"@id":"p"}],"creator":{"@id":"p","name":"P","url":"u"}},"#,
                r#"{"@id":"b","about":{"@id":"p"},"author":{"@id":"p"}}]}"#
            )
        );
    }

    #[test]
    fn no_text_ends_the_script() {
        let odd = "</script><!-- & \u{2028}\u{2029} \u{1} \" \\ 老 🌍";
        let text = graph(vec![json!({ "name": odd })]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{1}']), "{text}");
        let read: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(read["@graph"][0]["name"], odd);
    }
}
