//! What editions share and what each has for itself: files, the search index, cards, data files, what hosts and
//! other sites read. What pages say in each language is in `languages.rs`.

use briefgen::engine::{Engine, Request, Silent};
use briefgen::output::Discard;
use briefgen::snapshot::Snapshot;
use serde_json::Value;

use crate::languages::{SITE, site, values};
use crate::search::records_below;
use crate::support::{build, picture, request};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// The nodes of a page's JSON-LD of a type.
fn nodes(page: &str, kind: &str) -> Vec<Value> {
    let start = page.find("application/ld+json\">").expect("the page has JSON-LD") + 21;
    let end = start + page[start..].find("</script>").expect("it ends");
    let graph = json(&page[start..end])["@graph"].as_array().cloned().expect("it is a graph");
    graph.into_iter().filter(|node| node["@type"] == kind).collect()
}

#[test]
fn pictures_stand_in_the_first_edition() {
    let small = picture(3, (40, 8));
    let shown = "---\ntitle: 사진\ndate: 2024-06-20\n---\n![도장](p.png)\n";
    let mut input: crate::support::Input = crate::support::Input::new(SITE);
    input.put("content/briefings/photo.ko.md", shown.as_bytes());
    input.put("content/briefings/p.png", &small);
    input.replace("briefgen.yaml", "title: Desk", "images: { widths: [16] }\ntitle: Desk");
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    let page = built.text("ko/briefings/photo/index.html");
    let sources = [values(page, "main img", "src"), values(page, "main [srcset]", "srcset")].concat();
    let paths: Vec<&str> = sources.iter().filter_map(|one| one.split(' ').next()).collect();
    assert_eq!(paths.len(), 2, "{sources:?}");
    for path in paths {
        let file = path.strip_prefix("/desk/").unwrap_or_else(|| panic!("{path} is below the base path"));
        assert!(file.starts_with("assets/") && built.files.contains_key(file), "{file}");
    }
    assert!(!built.files.keys().any(|path| path.contains("/assets/")), "files are copied once");
}

#[test]
fn each_has_its_own_search() {
    let built = build(&Snapshot::from_texts(SITE.iter().copied()), &Request { search: true, ..request() });
    for (folder, own, other) in [
        ("", &["The treaty", "The visit", "Kim Jong Un"][..], &["평양 방문", "Визит"][..]),
        ("ko/", &["평양 방문", "김정은", "블라디미르 푸틴", "회담", "소개"], &["The visit", "To Lam"]),
        ("ru/", &["Визит", "Владимир Путин"], &["The visit", "Kim Jong Un"]),
    ] {
        let records = records_below(&built.files, folder);
        let titles: Vec<&str> = records.iter().filter_map(|one| one["meta"]["title"].as_str()).collect();
        assert!(own.iter().all(|title| titles.contains(title)), "{folder}: {titles:?}");
        assert!(!other.iter().any(|title| titles.contains(title)), "{folder}: {titles:?}");
        let starts = format!("/{folder}");
        let is_inside = |record: &Value| record["url"].as_str().is_some_and(|url| url.starts_with(&starts));
        assert!(records.iter().all(is_inside), "{folder}");
        let page = built.text(&format!("{folder}search/index.html"));
        assert_eq!(values(page, ".search", "data-index"), [format!("/desk/{folder}pagefind/")]);
    }
    // A name of another language leads to an actor all the same.
    let korean = records_below(&built.files, "ko/");
    let kim = korean.iter().find(|one| one["meta"]["title"] == "김정은").expect("he has a record");
    assert!(kim["meta"]["aliases"].as_str().is_some_and(|words| words.contains("Kim Jong Un")), "{kim}");
}

#[test]
fn what_is_shared_is_said_in_the_language() {
    let built = site(&[]);
    let page = built.text("ko/briefings/visit/index.html");
    let meta = |name: &str| values(page, &format!("meta[property=\"{name}\"]"), "content");
    assert_eq!(meta("og:locale"), ["ko_KR"]);
    assert_eq!(meta("og:locale:alternate"), ["en_US", "ar_EG", "ru_RU"]);
    assert_eq!(meta("og:title"), ["평양 방문"]);
    let card = meta("og:image").concat();
    let card = card.split('?').next().unwrap_or_default();
    let file = card.strip_prefix("https://example.org/desk/").unwrap_or_default();
    assert!(file.starts_with("ko/cards/") && built.files.contains_key(file), "{card}");
    let article = &nodes(page, "NewsArticle")[0];
    assert_eq!(article["inLanguage"], "ko");
    assert_eq!(article["isPartOf"]["@id"], "https://example.org/desk/ko/#website");
    // Who publishes is one in all languages.
    let publishers: Vec<Value> = ["index.html", "ko/index.html", "ar/index.html"]
        .iter()
        .map(|home| nodes(built.text(home), "WebSite")[0]["publisher"]["@id"].clone())
        .collect();
    assert_eq!(publishers, vec![Value::from("https://example.org/desk/#publisher"); 3]);
    let korean = &nodes(built.text("ko/index.html"), "WebSite")[0];
    assert_eq!((&korean["name"], &korean["url"]), (&"데스크".into(), &"https://example.org/desk/ko/".into()));
}

#[test]
fn data_files() {
    let built = site(&[]);
    for (path, place, value) in [
        ("data/actors/kim-jong-un.json", "/actor/name", "Kim Jong Un"),
        ("ko/data/actors/kim-jong-un.json", "/actor/name", "김정은"),
        (
            "ko/data/actors/kim-jong-un.json",
            "/actor/data",
            "https://example.org/desk/ko/data/actors/kim-jong-un.json",
        ),
        ("ko/data/topics/talks.json", "/topic/name", "회담"),
        ("ko/data/events.json", "/0/event", "방문"),
        ("data/events.json", "/0/event", "Visit"),
    ] {
        assert_eq!(json(built.text(path)).pointer(place), Some(&Value::from(value)), "{path}");
    }
    assert!(built.text("ko/data/events.csv").contains("방문"));
    assert!(built.text("ko/calendar.ics").contains("@ko.example.org\r\n"));
    assert!(built.text("calendar.ics").contains("@example.org\r\n"));
    // Schemas are the same in all languages, and stand once.
    assert!(!built.files.keys().any(|path| path.starts_with("ko/data/") && path.contains("schema")));
    let links = values(built.text("ko/data/index.html"), "a[type=\"application/schema+json\"]", "href");
    assert_eq!(links.len(), 8);
    for link in links {
        let file = link.strip_prefix("/desk/").unwrap_or_default();
        assert!(built.files.contains_key(file), "{link}");
    }
}

#[test]
fn addresses_elsewhere_are_known_by_file() {
    let linked = "---\ntitle: 글\ndate: 2024-06-01\nactors: [김정은]\n---\n[글](https://example.com/a).\n";
    let english =
        "---\ntitle: Text\ndate: 2024-06-01\nactors: [Kim Jong Un]\n---\n[Text](https://example.com/a).\n";
    let actor =
        "---\nname: Kim Jong Un\nkind: person\nlinks: { wikipedia: https://example.com/kim }\n---\nLeader.\n";
    let files = [
        ("content/briefings/text.md", english),
        ("content/briefings/text.ko.md", linked),
        ("content/actors/kim-jong-un.md", actor),
    ];
    let input = crate::support::Input::new(&[SITE, &files[..]].concat());
    let request = Request { addresses: true, ..request() };
    let outcome = Engine::new().build(&input.snapshot(), &request, &Discard::default(), &Silent);
    let places: Vec<(&str, &str)> =
        outcome.addresses.iter().map(|(address, span)| (&**address, &*span.file)).collect();
    assert_eq!(
        places,
        [
            ("https://example.com/kim", "content/actors/kim-jong-un.md"),
            ("https://example.com/a", "content/briefings/text.ko.md"),
            ("https://example.com/a", "content/briefings/text.md"),
        ]
    );
}

#[test]
fn old_urls_of_all_editions_are_told_to_the_host() {
    let old = "---\ntitle: 옛 글\ndate: 2024-06-01\naliases: [/old/, /ko/older/]\n---\n글.\n";
    let settings = "title: Desk\nbase_url: https://example.org/desk/\ndeploy: { host: netlify }\n";
    let built = site(&[("briefgen.yaml", settings), ("content/briefings/old.ko.md", old)]);
    let rules = built.text("_redirects");
    for words in ["/desk/ko/old/", "/desk/ko/older/", "/desk/ko/briefings/old/"] {
        assert!(rules.contains(words), "{words}: {rules}");
    }
    assert!(built.files.contains_key("ko/old/index.html") && built.files.contains_key("ko/older/index.html"));
    assert!(
        built.files.keys().all(|path| !path.starts_with("ko/_")),
        "hosts read the files at the root alone"
    );
}
