//! On the sample site every quote and every date of front matter leads to its place, and back.

use serde_json::Value;

use crate::support::{Built, base_url, build, request, root, target};
use briefgen::snapshot::Snapshot;

fn sample() -> (Built, String) {
    let snapshot = Snapshot::read(root());
    let base = base_url(&snapshot);
    (build(&snapshot, &request()), base)
}

fn records(built: &Built, file: &str) -> Vec<Value> {
    serde_json::from_str(built.text(file)).expect("a data file is JSON")
}

fn text<'v>(record: &'v Value, key: &str) -> &'v str {
    record[key].as_str().unwrap_or_else(|| panic!("{record} has no text `{key}`"))
}

/// The pages that link to an address, by their files.
fn linking<'b>(built: &'b Built, href: &str) -> Vec<&'b str> {
    let link = format!("href=\"{href}\"");
    let files = built.files.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&link));
    files.map(|(path, _)| path.as_str()).collect()
}

fn slugs<'v>(record: &'v Value, key: &str) -> Vec<&'v str> {
    record[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_quote() {
    let (built, base) = sample();
    let quotes = records(&built, "data/quotes.json");
    assert!(quotes.len() >= 40, "the sample has its quotes");
    for quote in quotes {
        let url = text(&quote, "url");
        let (page, id) = target(&base, url).expect("an address of the site");
        assert_eq!(id, text(&quote, "id"));
        let html = built.text(&page);
        assert!(html.contains(&format!("<span class=\"quote\" id=\"{id}\"")), "{url} is marked in the body");
        assert!(html.contains(&format!("href=\"#{id}\"")), "{url} has a link of its own");
        let href = &url[base.trim_end_matches('/').len()..];
        let from = linking(&built, href);
        assert!(
            from.iter().any(|page| page.starts_with("quotes/")),
            "{url} is linked from the quotes: {from:?}"
        );
        let speaker = format!("actors/{}/", text(&quote, "speaker"));
        assert!(
            from.iter().any(|page| page.starts_with(&speaker)),
            "{url} is linked from its speaker: {from:?}"
        );
    }
}

#[test]
fn every_date() {
    let (built, base) = sample();
    let events = records(&built, "data/events.json");
    assert!(events.len() >= 60, "the sample has its events");
    for event in events {
        let url = text(&event, "url");
        let (page, id) = target(&base, url).expect("an address of the site");
        let marked = format!("id=\"{id}\"");
        assert!(built.text(&page).contains(&marked), "{url} is there");
        // Its address is in a briefing, which does not change; its place on the timeline is on a page of its year.
        let is_of_year = |path: &&String| path.starts_with("timeline/") && *path != "timeline/index.html";
        let page = built.files.keys().filter(is_of_year).find(|path| built.text(path).contains(&marked));
        let page = page.unwrap_or_else(|| panic!("{url} is on the timeline"));
        let html = built.text(page);
        let from = linking(&built, &format!("/{}#{id}", page.trim_end_matches("index.html")));
        for briefing in slugs(&event, "briefings") {
            let file = format!("briefings/{briefing}/index.html");
            assert!(from.contains(&&*file), "{briefing} links to {url}");
            assert!(html.contains(&format!("href=\"/briefings/{briefing}/\"")), "{page} links to {briefing}");
        }
    }
}
