//! Corrections reach readers: a page and feeds of all of them, in each language, and the ways that lead there.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{Built, Input, build, request};

const SETTINGS: &str = "title: Desk\nbase_url: https://x.org/\npaginate: 2\n";
const TEN: &str = "corrections: [{ date: 2024-06-25, text: It was ten. }]\n";

/// A site of briefings: file, further front matter.
fn site(briefings: &[(&str, &str)]) -> Built {
    let texts: Vec<(String, String)> = briefings
        .iter()
        .map(|(file, front_matter)| {
            let text = format!("---\ntitle: On {file}\ndate: 2024-06-19\n{front_matter}---\n\nText.\n");
            (format!("content/briefings/{file}.md"), text)
        })
        .collect();
    let mut files = vec![("briefgen.yaml", SETTINGS)];
    files.extend(texts.iter().map(|(file, text)| (&**file, &**text)));
    build(&Input::new(&files).snapshot(), &request())
}

fn found<'h>(html: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: &scraper::ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_of_them_in_pages() {
    let built = site(&[
        ("a", TEN),
        (
            "b",
            "corrections:\n  - { date: 2024-07, text: It was nine. }\n  - { date: 2024-06-20, text: Not <Kim>. }\n",
        ),
        ("c", ""),
    ]);
    let pages: Vec<Html> = ["corrections/index.html", "corrections/page/2/index.html"]
        .iter()
        .map(|page| Html::parse_document(built.text(page)))
        .collect();
    let listed: Vec<String> = pages
        .iter()
        .flat_map(|page| found(page, ".all-corrections li").iter().map(words).collect::<Vec<_>>())
        .collect();
    assert_eq!(
        listed,
        ["July 2024 On b It was nine.", "25 June 2024 On a It was ten.", "20 June 2024 On b Not <Kim>."]
    );
    // Each leads to its place on the page of its briefing.
    for link in pages.iter().flat_map(|page| found(page, ".correction-of > a:first-child")) {
        let href = link.value().attr("href").unwrap_or_default();
        let (page, id) = href.trim_start_matches('/').split_once('#').unwrap_or_else(|| panic!("{href}"));
        assert!(built.text(&format!("{page}index.html")).contains(&format!("<li id=\"{id}\">")), "{href}");
    }
    let sitemap: String = built.text("sitemap.xml").split_whitespace().collect();
    assert!(sitemap.contains("<loc>https://x.org/corrections/</loc><lastmod>2024-07-01"), "{sitemap}");
    let table = built.text("data/corrections.csv");
    let rows: Vec<&str> = table.trim_end().split("\r\n").collect();
    assert_eq!(rows[0], "id,url,briefing,date,text");
    assert!(rows[1].ends_with(",b,2024-07,It was nine."), "{table}");
    assert_eq!(rows.len(), 4, "{table}");
}

#[test]
fn their_feed() {
    let built = site(&[("a", TEN), ("b", TEN), ("c", &format!("{TEN}updated: 2024-08-01\n"))]);
    let json: Value = serde_json::from_str(built.text("corrections/feed.json")).expect("a feed is JSON");
    assert_eq!(json["title"], "Corrections – Desk");
    assert_eq!(json["home_page_url"], "https://x.org/corrections/");
    let items = json["items"].as_array().expect("a feed has items");
    let mut ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3, "one day and one text in three briefings: {ids:?}");
    for (key, value) in [
        ("title", "Correction: On c"),
        ("content_text", "It was ten."),
        ("date_published", "2024-06-25T00:00:00Z"),
        ("date_modified", "2024-06-25T00:00:00Z"),
    ] {
        assert_eq!(items[0][key], value);
    }
    let atom = built.text("corrections/feed.xml");
    assert!(atom.contains("<updated>2024-06-25T00:00:00Z</updated>"), "{atom}");
    let page = built.text("corrections/index.html");
    assert!(page.contains("type=\"application/atom+xml\" title=\"Corrections – Desk\""), "{page}");
}

#[test]
fn the_ways_that_lead_there() {
    for (briefings, has_page) in
        [(&[("a", TEN), ("b", "")][..], true), (&[("a", ""), ("b", "updated: 2024-07-01\n")], false)]
    {
        let built = site(briefings);
        for file in ["corrections/index.html", "corrections/feed.xml", "corrections/feed.json"] {
            assert_eq!(built.files.contains_key(file), has_page, "{file}");
        }
        assert_eq!(built.text("data/corrections.json") != "[]\n", has_page);
        for (page, selector) in [
            ("index.html", "section[aria-labelledby=home-changes] .all a"),
            ("about/../briefings/b/index.html", "footer a[href='/corrections/']"),
            ("briefings/a/index.html", "section[aria-labelledby=briefing-corrections] .all a"),
        ] {
            let html = Html::parse_document(built.text(page.trim_start_matches("about/../")));
            let links = found(&html, selector);
            let leads = links.iter().any(|link| link.value().attr("href") == Some("/corrections/"));
            assert_eq!(leads, has_page, "{page}: {selector}");
        }
    }
}

/// An id stays while day and words do, whatever stands beside them.
#[test]
fn ids_stay() {
    let id = |front_matter: &str| {
        let built = site(&[("a", front_matter)]);
        let records: Value =
            serde_json::from_str(built.text("data/corrections.json")).expect("records are JSON");
        let all = records.as_array().expect("records are a list");
        let of_ten = all.iter().find(|one| one["text"] == "It was ten.").expect("it is there");
        of_ten["id"].as_str().expect("it has an id").to_owned()
    };
    let first = id(TEN);
    let later = "corrections:\n  - { date: 2024-07-01, text: It was nine. }\n  - { date: 2024-06-25, text: It was ten. }\n";
    assert_eq!(id(later), first);
    assert_ne!(id("corrections: [{ date: 2024-06-26, text: It was ten. }]\n"), first);
    let twice = "corrections:\n  - { date: 2024-06-25, text: It was ten. }\n  - { date: 2024-06-25, text: It was ten. }\n";
    let built = site(&[("a", twice)]);
    assert!(built.text("briefings/a/index.html").contains(&format!("<li id=\"{first}-2\">")));
}

#[test]
fn each_language_has_its_own() {
    let built = build(
        &Input::new(&[
            ("briefgen.yaml", SETTINGS),
            ("content/briefings/a.md", &format!("---\ntitle: A\ndate: 2024-06-19\n{TEN}---\n\nText.\n")),
            ("content/briefings/a.ko.md", "---\ntitle: 가\ndate: 2024-06-19\ncorrections: [{ date: 2024-06-26, text: 열 }]\n---\n\n글.\n"),
            ("content/briefings/b.fr.md", "---\ntitle: B\ndate: 2024-06-19\n---\n\nTexte.\n"),
        ])
        .snapshot(),
        &request(),
    );
    let has = |file: &str, text: &str| built.text(file).contains(text);
    assert!(has("corrections/index.html", "It was ten.") && !has("corrections/index.html", "열"));
    assert!(has("ko/corrections/index.html", "열") && has("ko/corrections/feed.xml", "정정: 가"));
    assert!(has("corrections/index.html", "hreflang=\"ko\""));
    assert!(!built.files.contains_key("fr/corrections/index.html"));
}
