//! The addresses elsewhere that published files link to, with their places.

use super::{Site, Target};
use crate::diagnostic::Span;
use crate::parse::{Document, Matter};

/// Every web address of a published file, in the order of files and places; an address that stands
/// in several files comes once for each.
pub fn addresses(site: &Site) -> Vec<(String, Span)> {
    let briefings = site.briefings.iter().map(|briefing| (&*briefing.document, &briefing.links));
    let pages = site.pages.iter().map(|page| (&*page.document, &page.links));
    let actors = site.actors.iter().filter_map(|actor| Some((&**actor.document.as_ref()?, &actor.links)));
    let topics = site.topics.iter().filter_map(|topic| Some((&**topic.document.as_ref()?, &topic.links)));
    let mut found: Vec<(String, Span)> = Vec::new();
    for (document, targets) in briefings.chain(pages).chain(actors).chain(topics) {
        for (link, target) in document.body.links.iter().zip(targets.iter()) {
            if let Target::External(address) = target {
                found.push((address.clone(), document.span(link.range.clone())));
            }
        }
        found.extend(
            of_matter(document).into_iter().map(|address| (address.to_owned(), place_of(document, address))),
        );
    }
    found.retain(|(address, _)| address.starts_with("https://") || address.starts_with("http://"));
    found.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    found.dedup_by(|a, b| a.0 == b.0 && a.1.file == b.1.file);
    found
}

/// The addresses of front matter.
fn of_matter(document: &Document) -> Vec<&str> {
    match &document.matter {
        Matter::Briefing(matter) => {
            matter.outline.sources.iter().filter_map(|source| source.url.as_deref()).collect()
        }
        Matter::Actor(matter) => matter.links.iter().map(|(_, address)| &**address).collect(),
        Matter::Topic(_) | Matter::Page(_) => Vec::new(),
    }
}

/// Where an address of the front matter stands in the file; the file itself when it is made of a
/// shorter form.
fn place_of(document: &Document, address: &str) -> Span {
    let start = document.text.find(address);
    document.span(start.map_or(0..0, |start| start..start + address.len()))
}
