//! Texts and sites in several languages.

use std::collections::{BTreeMap, BTreeSet};

use briefgen::engine::Engine;
use briefgen::language::Language;
use briefgen::output::MemoryFiles;
use briefgen::theme::{Text, Texts, Theme};

use briefgen::snapshot::Snapshot;
use scraper::{Html, Selector};

use crate::support::{Built, Texts as Files, build, folder, is_page, rebuild, request, root};

/// The languages that the default theme speaks.
const LANGUAGES: [&str; 6] = ["ar", "en", "fr", "ko", "ru", "zh"];

fn texts(language: &str) -> Texts {
    let mut problems = Vec::new();
    let texts = Theme::embedded().texts(language, &mut problems);
    // What is embedded is read once and told of nowhere else: here as the file of another theme.
    let path = format!("themes/default/texts/{language}.yaml");
    let text = std::fs::read_to_string(root().join(&path)).expect("the file is there");
    let copy = format!("themes/copy/texts/{language}.yaml");
    let snapshot = Snapshot::from_texts([("themes/copy/theme.yaml", "extends: default"), (&*copy, &*text)]);
    let wanted = briefgen::yaml::Spanned::new("copy".to_owned(), 0..0);
    let copied = Theme::load(&wanted, &snapshot, &mut problems).texts(language, &mut problems);
    assert_eq!(problems, [], "{language}");
    assert!(copied.keys().eq(texts.keys()), "{language}");
    texts
}

#[test]
fn every_language_has_every_text() {
    let english: BTreeSet<String> = texts("en").into_keys().collect();
    assert!(english.len() > 200, "only {} texts", english.len());
    for language in LANGUAGES {
        let own: BTreeSet<String> = texts(language).into_keys().collect();
        assert_eq!(own, english, "{language}");
        let mut problems = Vec::new();
        Language::new(language, &Theme::embedded(), &mut problems);
        assert_eq!(problems, [], "{language}");
    }
}

/// Letters of the Latin script stand in other languages where a name or a format has them.
#[test]
fn no_text_is_left_in_english() {
    let english = texts("en");
    // What is called so in every language.
    let names =
        ["Atom", "CSV", "EDTF", "Esc", "Escape", "JSON", "JavaScript", "briefgen", "build", "id", "slug"];
    let latin = |text: &Text| -> Vec<String> {
        let outside = text.forms.values().flat_map(|form| form.split('{'));
        let outside = outside.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        let words = outside.flat_map(|part| part.split(|c: char| !c.is_ascii_alphabetic()));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let is_latin = |text: &Text| !latin(text).is_empty();
    for language in ["ar", "ko", "ru", "zh"] {
        for (key, text) in texts(language) {
            let other = latin(&text).into_iter().find(|word| {
                let is_first_of_slug = word == "Slug" && key == "data_stays";
                !names.contains(&&**word) && !is_first_of_slug
            });
            assert_eq!(other, None, "{language}: {key}");
        }
    }
    let same: Vec<String> = texts("fr")
        .into_iter()
        .filter(|(key, text)| is_latin(text) && text.forms == english[key].forms)
        .map(|(key, _)| key)
        .collect();
    let shared = [
        "date",
        "dates",
        "important",
        "note",
        "ordinary_page",
        "ordinary_pages",
        "page_of",
        "pages",
        "sources",
    ];
    for key in same {
        assert!(shared.contains(&&*key) || key == "page", "fr: {key}");
    }
}

/// The keys that a source asks for: the text after `t(key="` or `.text("` and its kind. One that ends in `_`
/// begins several.
fn keys_in(source: &str) -> impl Iterator<Item = &str> {
    const CALLS: [&str; 10] = [
        "t(key=\"",
        "forms(key=\"",
        "language.text(\"",
        "self.text(\"",
        "words.text(\"",
        "language.say(\"",
        "self.say(\"",
        "words.say(\"",
        "language.count(\"",
        "self.of_site(\"",
    ];
    let after = |call: &'static str| source.split(call).skip(1).filter_map(|rest| rest.split('"').next());
    CALLS.into_iter().flat_map(after)
}

#[test]
fn every_key_that_is_used_has_a_text_and_the_reverse() {
    let mut sources: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for place in ["src/language", "src/page", "src/render", "themes/default/templates"] {
        let files = folder(&root().join(place)).into_iter();
        sources.extend(files.map(|(path, bytes)| (format!("{place}/{path}"), bytes)));
    }
    let sources: Vec<(String, String)> = sources
        .into_iter()
        .filter(|(path, _)| !path.contains("/fonts/"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("sources are UTF-8")))
        .collect();
    let known = texts("en");
    for (path, source) in &sources {
        for key in keys_in(source) {
            let begins = key.ends_with('_') && known.keys().any(|known| known.starts_with(key));
            assert!(known.contains_key(key) || begins, "{path} asks for `{key}`");
        }
    }
    let all: String = sources.iter().map(|(_, source)| &**source).collect();
    let prefixes = ["kind_", "a_", "all_", "section_", "all_n_", "data_"];
    for key in known.keys() {
        let is_named = all.contains(&format!("\"{key}\""));
        let is_made = prefixes.iter().any(|prefix| key.starts_with(prefix))
            || ["months_without", "years_without"].contains(&&**key)
            || key.strip_suffix("_day").is_some_and(|rest| known.contains_key(rest));
        assert!(is_named || is_made, "nothing asks for `{key}`");
    }
}

const SETTINGS: &str = "title: Desk\nbase_url: https://example.org/desk/\nlints: { actor-undeclared: error }\n\
    languages: { ko: { title: 데스크, menu: [{ title: 소개, url: /about/ }, { title: 날짜, url: /timeline/ }] } }\n";

/// A visit in four languages, a treaty in English alone, and who they are about.
pub(crate) const SITE: &Files = &[
    ("briefgen.yaml", SETTINGS),
    (
        "content/briefings/2024-06-19-visit.md",
        "---\ntitle: The visit\ndate: 2024-06-19\nactors: [Vladimir Putin, Kim Jong Un]\ntopics: [talks]\n\
         dates: [{ date: 2024-06-18/2024-06-19, event: Visit, actors: [Kim Jong Un] }]\n---\nVladimir Putin came.\n",
    ),
    (
        "content/briefings/2024-06-19-visit.ko.md",
        "---\ntitle: 평양 방문\ndate: 2024-06-19\nactors: [Vladimir Putin, 김정은]\ntopics: [talks]\n\
         dates: [{ date: 2024-06-18/2024-06-19, event: 방문, actors: [김정은] }]\n---\n김정은은 \
         [조약](2024-06-21-treaty.md)과 [[The treaty]], [원문](2024-06-19-visit.md), [날짜](/timeline/).\n",
    ),
    (
        "content/briefings/2024-06-19-visit.ar.md",
        "---\ntitle: الزيارة\ndate: 2024-06-19\nactors: [Vladimir Putin]\n---\nزيارة.\n",
    ),
    (
        "content/briefings/2024-06-19-visit.ru.md",
        "---\ntitle: Визит\ndate: 2024-06-19\nactors: [Владимир Путин]\n---\nВизит.\n",
    ),
    (
        "content/briefings/2024-06-21-treaty.md",
        "---\ntitle: The treaty\ndate: 2024-06-21\nactors: [To Lam]\n---\nTo Lam, \
         [Korean](2024-06-19-visit.ko.md), [home](/ko/).\n",
    ),
    (
        "content/actors/vladimir-putin.md",
        "---\nname: Vladimir Putin\nnames: { ko: 블라디미르 푸틴, ru: Владимир Путин, ar: فلاديمير بوتين }\n---\n\
         President.\n",
    ),
    ("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\nkind: person\n---\nLeader.\n"),
    ("content/actors/kim-jong-un.ko.md", "---\nname: 김정은\n---\n위원장.\n"),
    ("content/actors/to-lam.md", "---\nname: To Lam\n---\nPresident.\n"),
    ("content/topics/talks.md", "---\nname: Talks\nnames: { ko: 회담 }\n---\nTalks.\n"),
    ("content/about.md", "# About\n\nWords.\n"),
    ("content/about.ko.md", "# 소개\n\n말.\n"),
];

pub(crate) fn site(more: &Files) -> Built {
    let changed = |path: &str| more.iter().any(|(other, _)| *other == path);
    let files = SITE.iter().filter(|(path, _)| !changed(path)).chain(more);
    build(&Snapshot::from_texts(files.copied()), &request())
}

/// What the elements of a page that a selector finds have as an attribute.
pub(crate) fn values(page: &str, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let page = Html::parse_document(page);
    page.select(&selector).filter_map(|element| Some(element.attr(attribute)?.to_owned())).collect()
}

#[test]
fn each_language_has_its_own_pages() {
    let built = site(&[]);
    assert_eq!(built.human, "");
    for (path, holds, lacks) in [
        ("index.html", &["The treaty", "The visit", "lang=\"en\""][..], &["평양 방문", "Визит"][..]),
        (
            "ko/index.html",
            &["평양 방문", "데스크", "lang=\"ko\"", "href=\"/desk/ko/feed.xml\""],
            &["The visit"],
        ),
        ("ko/briefings/index.html", &["평양 방문"], &["The visit", "Визит"]),
        ("ko/feed.xml", &["평양 방문", "xml:lang=\"ko\"", "https://example.org/desk/ko/"], &["The visit"]),
        ("feed.xml", &["The visit", "The treaty"], &["평양 방문"]),
        ("ko/calendar.ics", &["방문"], &["Visit"]),
        ("ko/data/briefings.json", &["\"language\":\"ko\""], &["\"language\":\"en\""]),
        ("ko/actors/kim-jong-un/index.html", &["김정은", "위원장", "Kim Jong Un"], &["Leader."]),
        ("ko/actors/vladimir-putin/index.html", &["<h1>블라디미르 푸틴</h1>"], &["President."]),
        ("actors/kim-jong-un/index.html", &["<h1>Kim Jong Un</h1>", "김정은", "Leader."], &["위원장"]),
        ("ko/topics/talks/index.html", &["<h1>회담</h1>"], &[]),
        (
            "ko/briefings/visit/index.html",
            &["2024년 6월 18~19일", "href=\"/desk/ko/about/\""],
            &["18–19 June"],
        ),
        ("ru/actors/index.html", &["Владимир Путин"], &["Kim Jong Un"]),
        ("ar/index.html", &["dir=\"rtl\"", "19 يونيو 2024"], &["June"]),
        ("robots.txt", &["/desk/sitemap.xml", "/desk/ko/sitemap.xml", "/desk/ar/sitemap.xml"], &[]),
        (
            "ko/sitemap.xml",
            &["hreflang=\"x-default\" href=\"https://example.org/desk/briefings/visit/\""],
            &[],
        ),
    ] {
        let text = built.text(path);
        for words in holds {
            assert!(text.contains(words), "{path} lacks {words}\n{text}");
        }
        for words in lacks {
            assert!(!text.contains(words), "{path} holds {words}");
        }
    }
    for path in ["ko/actors/to-lam/index.html", "ar/topics/talks/index.html", "ko/robots.txt", "ko/CNAME"] {
        assert!(!built.files.contains_key(path), "{path}");
    }
    assert!(built.files.keys().all(|path| !path.contains("/assets/")), "the theme's files are copied once");
    assert_eq!((built.stats.briefings, built.stats.actors, built.stats.topics), (5, 3, 1));
}

/// Each version of a page names all of them, itself too, and each of these is there and does the same.
#[test]
fn translations_name_each_other() {
    let built = site(&[]);
    let mut linked = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| is_page(path)) {
        let page = std::str::from_utf8(bytes).expect("a page is UTF-8");
        let named = values(page, "link[hreflang]", "href");
        let own = values(page, "link[rel=canonical]", "href");
        for address in &named {
            linked += 1;
            assert!(named.contains(&own[0]), "{path} does not name itself");
            let file = address.strip_prefix("https://example.org/desk/").expect("an address of the site");
            let other = built.text(&format!("{file}index.html"));
            assert_eq!(values(other, "link[hreflang]", "href"), named, "{path} and {address}");
        }
    }
    assert!(linked > 100, "only {linked} links");
    let page = built.text("briefings/visit/index.html");
    assert_eq!(values(page, "link[hreflang]", "hreflang"), ["en", "x-default", "ar", "ko", "ru"]);
    assert_eq!(values(page, ".languages a", "hreflang"), ["ar", "ko", "ru"]);
    // What is in one language leads to the home pages.
    let page = built.text("briefings/treaty/index.html");
    assert_eq!(values(page, "link[hreflang]", "href"), [""; 0]);
    assert_eq!(values(page, ".languages a", "href"), ["/desk/ar/", "/desk/ko/", "/desk/ru/"]);
}

#[test]
fn links_lead_to_other_languages() {
    let built = site(&[]);
    for (path, links) in [
        (
            "ko/briefings/visit/index.html",
            &[
                "/desk/ko/actors/kim-jong-un/",
                "/desk/briefings/treaty/",
                "/desk/briefings/treaty/",
                "/desk/briefings/visit/",
                "/desk/ko/timeline/",
            ][..],
        ),
        ("briefings/treaty/index.html", &["/desk/actors/to-lam/", "/desk/ko/briefings/visit/", "/desk/ko/"]),
    ] {
        assert_eq!(values(built.text(path), ".text a", "href"), links, "{path}");
    }
}

/// Beside names, no page in Korean says a Latin word.
#[test]
fn no_english_is_left_in_korean() {
    let built = site(&[]);
    let names = "Desk English To Lam Kim Jong Un Vladimir Putin Talks The treaty Atom JSON BibTeX CSL-JSON CSL \
                 briefgen https example org desk CSV Schema EDTF Esc JavaScript id slug build";
    let names: Vec<&str> = names.split(' ').collect();
    let body = Selector::parse("body").expect("a selector");
    let code = Selector::parse("pre, .print-head, .cite p, code, [lang=en]").expect("a selector");
    let mut pages = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| is_page(path) && path.starts_with("ko/")) {
        let page = std::str::from_utf8(bytes).expect("a page is UTF-8");
        let page = Html::parse_document(page);
        let text: String = page.select(&body).flat_map(|body| body.text()).collect();
        let aside: String = page.select(&code).flat_map(|code| code.text()).collect();
        let labels = page.root_element().descendent_elements();
        let labels: Vec<&str> = labels
            .flat_map(|one| {
                ["aria-label", "title", "data-label", "data-card", "alt"].map(|name| one.attr(name))
            })
            .flatten()
            .collect();
        let words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
        let words = words.chain(labels.iter().flat_map(|label| label.split(|c: char| !c.is_alphabetic())));
        for word in words.filter(|word| word.chars().any(|c| c.is_ascii_alphabetic())) {
            assert!(names.contains(&word) || aside.contains(word) || word.len() < 2, "{path} says {word}");
        }
        pages += 1;
    }
    assert!(pages > 10, "only {pages} pages");
}

#[test]
fn names_stand_in_the_order_of_the_language() {
    let actor = |name: &'static str| format!("---\nname: {name}\nkind: person\n---\n");
    let files: Vec<(String, String)> = ["Öberg", "Zorn", "Åberg", "Alm"]
        .iter()
        .enumerate()
        .map(|(index, name)| (format!("content/actors/a{index}.md"), actor(name)))
        .chain([
            ("briefgen.yaml".into(), "base_url: https://example.org/\n".into()),
            (
                "content/briefings/a.md".into(),
                "---\ntitle: A\ndate: 2024-01-01\nactors: [a0, a1, a2, a3]\n---\nA.\n".into(),
            ),
            (
                "content/briefings/a.sv.md".into(),
                "---\ntitle: B\ndate: 2024-01-01\nactors: [a0, a1, a2, a3]\n---\nB.\n".into(),
            ),
        ])
        .collect();
    let files = files.iter().map(|(path, text)| (&**path, &**text));
    let built = build(&Snapshot::from_texts(files), &request());
    assert_eq!(built.human, "");
    for (path, order) in
        [("actors/index.html", ["a2", "a3", "a0", "a1"]), ("sv/actors/index.html", ["a3", "a1", "a2", "a0"])]
    {
        let links = values(built.text(path), ".entries a", "href");
        let slugs: Vec<&str> =
            links.iter().filter_map(|link| link.trim_end_matches('/').rsplit('/').next()).collect();
        assert_eq!(slugs, order, "{path}");
    }
}

/// One problem is told once, whatever the number of languages.
#[test]
fn problems_across_languages() {
    for (more, told) in [
        (&[("content/actors/to-lam.md", "---\nname: To Lam\n---\n[x](none.md)\n")][..], &["link-broken"][..]),
        (&[("content/actors/nobody.md", "---\nname: Nobody\n---\n")], &["orphan-actor"]),
        (&[("content/actors/moon.md", "---\nname: Moon\nnames: { ru: Визит }\n---\n")], &[]),
        (&[("content/ko/x.md", "# X\n")], &["url-conflict"]),
        (
            &[("content/briefings/y.ko.md", "---\ntitle: Y\ndate: 2024-01-01\nlanguage: fr\n---\nY.\n")],
            &["value-invalid"],
        ),
        (
            &[("content/briefings/y.ko.md", "---\ntitle: Y\ndate: 2024-01-01\nactors: [Nadie]\n---\nY.\n")],
            &["actor-undeclared"],
        ),
        (
            &[(
                "briefgen.yaml",
                "title: Desk\nbase_url: https://example.org/desk/\nlanguages: { en: { title: X }, ko: { title: 데스크 } }\n",
            )],
            &["value-invalid"],
        ),
        (&[("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\nnames: { ru: , ar: ~ }\n---\n")], &[]),
        // Two names in Korean clash there, and not in English.
        (
            &[
                ("content/actors/kim-jong-un.ko.md", "---\nname: 가가\n---\n위원장.\n"),
                ("content/actors/to-lam.ko.md", "---\nname: 가가\n---\n주석.\n"),
                ("content/briefings/y.ko.md", "---\ntitle: Y\ndate: 2024-01-01\nactors: [to-lam]\n---\nY.\n"),
            ],
            &["alias-ambiguous", "actor-undeclared"],
        ),
        // A second file in the site's own language is no translation.
        (&[("content/index.md", "Words.\n"), ("content/index.en.md", "Others.\n")], &["url-conflict"]),
        (&[("content/index.ko.md", "말.\n")], &[]),
        (&[("content/actors/to-lam.en.md", "---\nname: Tô Lâm\n---\nAnother.\n")], &["url-conflict"]),
        (
            &[("content/briefings/y.KO.md", "---\ntitle: Y\ndate: 2024-01-01\n---\nY.\n")],
            &["translation-name"],
        ),
        // What a link names in another language is looked at as in its own.
        (
            &[(
                "content/briefings/y.ko.md",
                "---\ntitle: Y\ndate: 2024-01-01\n---\n[a](2024-06-21-treaty.md#none) \
                 [b](2024-06-21-treaty.md#source-1) [[The treaty#none]] [[treaty]] [c](2024-06-21-treaty.md#content)\n",
            )],
            &["link-broken", "link-broken", "link-broken"],
        ),
        (
            &[
                (
                    "content/briefings/s.md",
                    "---\ntitle: Secret talks\ndate: 2024-01-01\ndraft: true\n---\nS.\n",
                ),
                (
                    "content/briefings/y.ko.md",
                    "---\ntitle: Y\ndate: 2024-01-01\n---\n[[Secret talks]] [a](s.md)\n",
                ),
            ],
            &["link-withheld", "link-withheld"],
        ),
        (
            &[
                ("content/briefings/s.ko.md", "---\ntitle: 비밀\ndate: 2024-01-01\ndraft: true\n---\nS.\n"),
                ("content/briefings/y.md", "---\ntitle: Y\ndate: 2024-01-01\n---\n[[비밀]]\n"),
            ],
            &["link-withheld"],
        ),
        (
            &[("content/about.ko.md", "---\ndraft: true\n---\n말.\n")],
            // The Korean menu leads there.
            &[],
        ),
    ] {
        let built = site(more);
        let codes: Vec<&str> = built.told.iter().filter_map(|one| one.split(['[', ']']).nth(1)).collect();
        assert_eq!(codes, told, "{more:?}\n{}", built.human);
    }
}

/// A wiki link finds a briefing by its slug, whatever stands before that in the file's name, from its own language
/// and from another one.
#[test]
fn slugs_are_found_from_each_language() {
    for (file, more, name, told) in [
        ("visit", "", "visit", ""),
        ("2024-06-19-visit", "", "visit", ""),
        ("2024_06_19_visit", "", "visit", ""),
        ("2024-06-19_visit", "", "Visit", ""),
        ("2024_06_19_Visit_To_Seoul", "", "visit-to-seoul", ""),
        ("2024_06_19_visit/index", "", "visit", ""),
        ("2024_06_19_방문", "", "bangmun", ""),
        ("2024_06_19_визит", "", "vizit", ""),
        ("2024_06_19_---", "", "arrival", ""),
        ("2024_06_19_visit", "slug: other\n", "other", ""),
        ("2024_06_19_visit", "slug: other\n", "visit", "link-broken"),
        ("2024_06_19", "", "2024-06-19", ""),
        ("2024_06_19_visit", "draft: true\n", "visit", "link-withheld"),
        ("2024_06_19_visit/index", "draft: true\n", "visit", "link-withheld"),
        ("2024_06_19_visit", "date: never\n", "visit", ""),
        ("2024_06_19_visit", "", "visits", "link-broken"),
    ] {
        for (file, language) in
            [(file.to_owned(), "language: ko\n"), (format!("{file}.ko"), ""), (file.to_owned(), "")]
        {
            let date = if more.contains("date:") { "" } else { "date: 2024-06-19\n" };
            let text = format!("---\ntitle: Arrival\n{date}{language}{more}---\nWords.\n");
            let path = format!("content/briefings/{file}.md");
            let link = format!("---\ntitle: Y\ndate: 2024-07-01\n---\n[[{name}]]\n");
            let files = [
                ("briefgen.yaml", "title: Desk\nlanguage: en\nlanguages: { ko: { title: Desk } }\n"),
                (&*path, &*text),
                ("content/briefings/y.md", &*link),
            ];
            let built = build(&Snapshot::from_texts(files), &request());
            let links = built.told.iter().filter(|one| one.contains("briefings/y.md"));
            let codes: Vec<&str> = links.filter_map(|one| one.split(['[', ']']).nth(1)).collect();
            assert_eq!(codes.join(" "), told, "{path} {more} {name}\n{}", built.human);
        }
    }
}

#[test]
fn what_is_withheld_makes_no_edition() {
    let files = [
        ("content/briefings/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\nA.\n"),
        (
            "content/briefings/a.ko.md",
            "---\ntitle: 비밀\ndate: 2024-01-01\ndraft: true\nimage: b.png\n---\nB.\n",
        ),
        ("content/briefings/b.png", "png"),
    ];
    let built = build(&Snapshot::from_texts(files), &request());
    let shows = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("비밀");
    for (path, bytes) in &built.files {
        assert!(!path.starts_with("ko/") && !shows(bytes) && !path.contains("/b."), "{path}");
    }
    let request = briefgen::engine::Request { drafts: true, ..request() };
    let built = build(&Snapshot::from_texts(files), &request);
    assert!(built.text("ko/index.html").contains("비밀"));
    assert!(built.files.keys().any(|path| path.starts_with("assets/briefings/b.")));
}

/// Two files of one language, of which one has it in its name, are two to a rebuild as well.
#[test]
fn a_rebuild_keeps_files_of_one_language_apart() {
    let korean =
        |body: &str| format!("---\ntitle: A\ndate: 2024-01-01\nlanguage: ko\nslug: b\n---\n{body}\n");
    let named = "---\ntitle: B\ndate: 2024-01-02\n---\nB.\n";
    let mut engine = Engine::new();
    let mut files = MemoryFiles::new();
    for body in ["One.", "Two."] {
        let text = korean(body);
        let input = [("content/briefings/a.md", &*text), ("content/briefings/a.ko.md", named)];
        let snapshot = Snapshot::from_texts(input);
        let rebuilt = rebuild(&mut engine, &snapshot, &request(), std::mem::take(&mut files));
        let clean = build(&snapshot, &request());
        assert_eq!((&rebuilt.human, rebuilt.files == clean.files), (&clean.human, true), "{body}");
        files = rebuilt.files;
    }
}

/// The site that docs/screenshots/ shows.
#[test]
fn the_example_is_sound() {
    let built = build(&Snapshot::read(&root().join("examples/languages")), &request());
    assert_eq!(built.human, "");
    assert_eq!(built.stats.briefings, 8);
}

#[test]
fn texts_of_a_theme_are_checked() {
    for (texts, told) in [
        (
            "n_briefings: { one: \"{n} сводка\", other: \"{n} сводок\" }",
            "The text `n_briefings` has no form `few`.",
        ),
        ("made_with: Создано", "The text `made_with` lacks `{generator}`."),
        ("home: \"{site}\"", "Nothing is put in for `{site}` in the text `home`."),
        ("hom: Домой", "There is no text `hom`."),
        ("home: [Домой]", "The text `home` is a list, and not words."),
        ("home: Домой", ""),
    ] {
        let files = [
            ("briefgen.yaml", "language: ru\ntheme: desk\nbase_url: https://example.org/\n"),
            ("themes/desk/theme.yaml", "extends: default"),
            ("themes/desk/texts/ru.yaml", texts),
            ("content/about.md", "# О нас\n"),
        ];
        let built = build(&Snapshot::from_texts(files), &request());
        let lines: Vec<&String> = built.told.iter().collect();
        match told {
            "" => {
                assert_eq!(lines, [&""; 0], "{texts}");
                assert!(
                    built.text("index.html").contains(">Домой</a>")
                        && built.text("index.html").contains("Сводки")
                );
            }
            told => assert!(
                lines.len() == 1 && lines[0].contains("[theme-text]") && lines[0].contains(told),
                "{lines:?}"
            ),
        }
    }
}

/// An original that is not published leads to its translation where that is, as it does where it is not there.
#[test]
fn what_is_withheld_stands_for_nothing() {
    let published = "---\ntitle: Talks\ndate: 2024-01-02\n---\nTalks.\n";
    let link = "---\ntitle: Y\ndate: 2024-01-03\n---\n[talks](a.md)\n";
    for (original, translation, linked, page, leads_to) in [
        (
            "---\ntitle: D\ndate: 2024-01-01\ndraft: true\n---\n",
            "a.en.md",
            "y.md",
            "briefings/y",
            "/desk/briefings/a/",
        ),
        (
            "---\ntitle: D\ndate: 2024-01-01\nlanguage: ko\ndraft: true\n---\n",
            "a.ko.md",
            "y.ko.md",
            "ko/briefings/y",
            "/desk/ko/briefings/a/",
        ),
        ("---\ntitle: D\ndate: bad\n---\n", "a.ko.md", "y.ko.md", "ko/briefings/y", "/desk/ko/briefings/a/"),
    ] {
        let path = |name: &str| format!("content/briefings/{name}");
        let files =
            [("content/briefings/a.md", original), (&*path(translation), published), (&*path(linked), link)];
        let built = site(&files);
        let links = values(built.text(&format!("{page}/index.html")), "main article a, main .text a", "href");
        assert!(links.iter().any(|link| link == leads_to), "{original}: {links:?}\n{}", built.human);
    }
}

/// A page in a further edition for all that its briefings name and for what that belongs to, and for nothing else.
#[test]
fn who_has_a_page_in_an_edition() {
    let actor = |name: &str, of: &str| {
        let roles =
            if of.is_empty() { String::new() } else { format!("roles: [{{ title: Member, of: {of} }}]\n") };
        format!("---\nname: {name}\nkind: organization\n{roles}---\n")
    };
    let (head, body, union, moon) =
        (actor("Head", "Body"), actor("Body", "Union"), actor("Union", ""), actor("Moon", "Sun"));
    let files = [
        ("content/actors/head.md", &*head),
        ("content/actors/body.md", &*body),
        ("content/actors/union.md", &*union),
        ("content/actors/moon.md", &*moon),
        ("content/actors/moon.ru.md", "---\nname: Луна\n---\nЛуна.\n"),
        ("content/topics/war.md", "---\nname: War\nparent: Peace\n---\n"),
        ("content/briefings/y.ko.md", "---\ntitle: Y\ndate: 2024-01-01\nactors: [Head]\n---\nY.\n"),
    ];
    let built = site(&files);
    for (path, is_there) in [
        ("ko/actors/head", true),
        ("ko/actors/body", true),
        ("ko/actors/union", true),
        ("ko/actors/moon", false),
        ("ru/actors/moon", true),
        ("ko/topics/war", false),
        ("ko/topics/peace", false),
        ("topics/peace", true),
    ] {
        assert_eq!(built.files.contains_key(&format!("{path}/index.html")), is_there, "{path}");
    }
}

/// A name that `names` gives for the site's own language is one more alias, whether there is a translation or not.
#[test]
fn names_in_the_own_language() {
    let actor = "---\nname: Kim Jong Un\nnames: { en: Chairman Kim, ko: 김 }\n---\nLeader.\n";
    for more in [&[][..], &[("content/actors/kim-jong-un.ru.md", "---\nname: Ким\n---\n")]] {
        let files = [&[("content/actors/kim-jong-un.md", actor)], more].concat();
        let built = site(&files);
        assert!(built.text("actors/kim-jong-un/index.html").contains("<h1>Kim Jong Un</h1>"), "{more:?}");
        assert!(built.text("actors/kim-jong-un/index.html").contains("Chairman Kim"), "{more:?}");
    }
}

/// Of two translations with one URL one is published, and no file of the other.
#[test]
fn a_loser_of_a_conflict_keeps_its_pictures() {
    let text =
        |title: &str, words: &str| format!("---\ntitle: {title}\ndate: 2024-01-01\nslug: s\n---\n{words}\n");
    let (one, other) = (text("B", "B."), text("C", "![blue](blue.png)"));
    let files = [("content/briefings/b.ko.md", &*one), ("content/briefings/c.ko.md", &*other)];
    let mut input = crate::support::Input::new(&[SITE, &files[..]].concat());
    input.put("content/briefings/blue.png", &crate::support::picture(3, (40, 8)));
    let built = build(&input.snapshot(), &request());
    assert!(built.human.contains("url-conflict"), "{}", built.human);
    assert!(!built.files.keys().any(|path| path.contains("blue")), "{:?}", built.files.keys());
}

/// A wiki link rests on titles of all languages.
#[test]
fn a_title_of_another_language_changes() {
    let mut input = crate::support::Input::new(SITE);
    let (mut engine, treaty) = (Engine::new(), "content/briefings/2024-06-21-treaty.md");
    let first = rebuild(&mut engine, &input.snapshot(), &request(), MemoryFiles::new());
    input.replace(treaty, "title: The treaty", "title: The pact");
    let second = rebuild(&mut engine, &input.snapshot(), &request(), first.files);
    let clean = build(&input.snapshot(), &request());
    assert_eq!(second.human, clean.human);
    assert!(clean.human.contains("Nothing is called `The treaty`."), "{}", clean.human);
    assert_eq!(crate::support::difference(&clean.files, &second.files), "");
}
