//! The front page: which briefing leads, and what the setting `home` shows and hides.

use scraper::{Html, Selector};

use crate::support::{Built, Input, build, picture, request};

const BRIEFINGS: [(&str, &str); 3] = [
    (
        "content/briefings/old.md",
        "---\ntitle: The old one\ndate: 2024-01-01\nupdated: 2024-01-05\nactors: [Ana Duarte]\n\
         dates: [{ date: 2023-12-01, event: A landing }]\n---\nText.\n",
    ),
    (
        "content/briefings/middle.md",
        "---\ntitle: The middle one\ndate: 2024-02-01\nactors: [Ana Duarte]\ntopics: [Fish]\nimage: boat.png\nimage_alt: A boat\n\
         quotes: [{ speaker: Ana Duarte, text: We stay at sea. }]\n---\nText.\n",
    ),
    (
        "content/briefings/new.md",
        "---\ntitle: The new one\ndate: 2024-03-01\nactors: [Ana Duarte]\n---\nText.\n",
    ),
];

fn site(settings: &str, more: &[(&str, &str)]) -> Input {
    let quiet = "lints: { base-url-missing: allow, actor-undeclared: allow, topic-undeclared: allow, quote-not-in-body: allow }\n";
    let mut input = Input::new(&BRIEFINGS);
    input.put("briefgen.yaml", format!("title: Desk\n{quiet}{settings}").as_bytes());
    input.put("content/briefings/boat.png", &picture(1, (1200, 800)));
    for (path, text) in more {
        input.put(path, text.as_bytes());
    }
    input
}

fn shown(built: &Built, page: &str, selector: &str) -> Vec<String> {
    let html = Html::parse_document(built.text(page));
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|one| one.text().collect::<String>().trim().to_owned()).collect()
}

const PINNED: &str = "home: { lead: briefings/middle.md }\n";

/// The settings, more files, the page that is looked at, its briefings in order, and what is told.
type Row<'t> = (&'t str, &'t [(&'t str, &'t str)], &'t str, &'t [&'t str], &'t [&'t str]);

#[test]
fn what_leads_and_what_follows() {
    let korean = ("content/briefings/middle.ko.md", "---\ntitle: 가운데\ndate: 2024-02-01\n---\nText.\n");
    let later = ("content/briefings/new.ko.md", "---\ntitle: 새것\ndate: 2024-03-01\n---\nText.\n");
    let draft = ("content/briefings/draft.md", "---\ntitle: D\ndate: 2024-02-01\ndraft: true\n---\nText.\n");
    let all = ["The new one", "The middle one", "The old one"];
    let pinned = ["The middle one", "The new one", "The old one"];
    let missing = "error[link-broken] ~ briefgen.yaml:3:15";
    let rows: [Row; 8] = [
        ("", &[], "index.html", &all, &[]),
        (PINNED, &[], "index.html", &pinned, &[]),
        ("home: { lead: content/briefings/middle.md }\n", &[], "index.html", &pinned, &[]),
        (PINNED, &[korean, later], "ko/index.html", &["가운데", "새것"], &[]),
        ("home: { lead: briefings/midle.md }\n", &[], "index.html", &all, &[missing, "briefings/middle.md"]),
        (
            "home: { lead: briefings/draft.md }\n",
            &[draft],
            "index.html",
            &all,
            &["link-withheld", "withheld"],
        ),
        ("home: { briefings: 1 }\n", &[], "index.html", &["The new one"], &[]),
        ("home: { show: [actors] }\n", &[], "index.html", &["The new one"], &[]),
    ];
    for (settings, more, page, titles, told) in rows {
        let built = build(&site(settings, more).snapshot(), &request());
        assert_eq!(shown(&built, page, ".card-title"), titles, "{settings}");
        let said = format!("{}\n{}", built.told.join("\n"), built.human);
        for words in told {
            let (code, place) = words.split_once(" ~ ").unwrap_or((words, words));
            assert!(said.contains(code) && said.contains(place), "{settings}: {said}");
        }
        assert_eq!(told.is_empty(), built.told.is_empty(), "{settings}: {:?}", built.told);
    }
}

#[test]
fn parts_stand_where_they_are_wanted() {
    let ids = |settings: &str| {
        let built = build(&site(settings, &[]).snapshot(), &request());
        assert_eq!(built.told, [""; 0], "{settings}");
        let html = Html::parse_document(built.text("index.html"));
        let selector = Selector::parse(".front h2[id]").expect("a selector");
        html.select(&selector).filter_map(|one| one.attr("id")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(""),
        [
            "home-actors",
            "home-topics",
            "home-changes",
            "home-recent",
            "home-quotes",
            "home-dates",
            "home-counts"
        ]
    );
    assert_eq!(ids("home: { show: [] }\n"), [""; 0]);
    for (word, id) in [
        ("actors", "home-actors"),
        ("topics", "home-topics"),
        ("changes", "home-changes"),
        ("recent", "home-recent"),
        ("quotes", "home-quotes"),
        ("dates", "home-dates"),
        ("counts", "home-counts"),
    ] {
        assert_eq!(ids(&format!("home: {{ show: [{word}] }}\n")), [id]);
    }
}

#[test]
fn the_first_briefing_shows_its_picture() {
    let sources = |settings: &str| {
        let built = build(&site(settings, &[]).snapshot(), &request());
        let html = Html::parse_document(built.text("index.html"));
        let selector = Selector::parse(".top source[srcset]").expect("a selector");
        html.select(&selector).filter_map(|one| one.attr("sizes")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(sources(""), [""; 0], "the newest has none");
    assert_eq!(sources(PINNED), ["(max-width: 64rem) 100vw, 42rem"]);
}

#[test]
fn the_page_shows_its_own_picture() {
    let words = "---\ntitle: Home\nimage: briefings/boat.png\nimage_alt: A boat\n---\nWelcome.\n";
    let built = build(&site("", &[("content/index.md", words)]).snapshot(), &request());
    let page = built.text("index.html");
    assert!(page.contains("alt=\"A boat\"") && page.contains("Welcome."), "{page}");
}
