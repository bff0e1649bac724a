//! Social cards: which briefings have one, what pages say of it, and that the cache changes no byte.

use std::fs;

use briefgen::cache::Cache;
use briefgen::engine::{Engine, Silent};
use briefgen::output::{Discard, MemoryFiles};

use crate::support::{Built, Input, build, rebuild, request, target, temporary};

const BASE: &str = "https://example.org/desk/";

/// A briefing without a picture, and one with.
fn site(settings: &str) -> Input {
    let talks =
        "---\ntitle: Talks in 평양\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Arms]\n---\nWords.\n";
    let photo = "---\ntitle: A photo\ndate: 2024-06-18\nimage: p.png\nimage_alt: A square\n---\nWords.\n";
    Input::new(&[
        ("briefgen.yaml", settings),
        ("content/briefings/talks.md", talks),
        ("content/briefings/photo.md", photo),
        ("content/briefings/p.png", "png"),
    ])
}

fn with_base() -> Input {
    site("base_url: https://example.org/desk/\nlints: { actor-undeclared: allow, topic-undeclared: allow }\n")
}

/// What a page says under a name of Open Graph or of a `<meta>`.
fn meta<'b>(built: &'b Built, page: &str, name: &str) -> Vec<&'b str> {
    let (property, named) = (format!("property=\"{name}\""), format!("name=\"{name}\""));
    let lines = built.text(page).lines();
    let says = lines.filter(|line| line.contains(&property) || line.contains(&named));
    says.filter_map(|line| line.split("content=\"").nth(1)?.split('"').next()).collect()
}

fn cards(built: &Built) -> Vec<&str> {
    built.files.keys().map(String::as_str).filter(|path| path.starts_with("cards/")).collect()
}

const TALKS: &str = "briefings/talks/index.html";
const CARD: &str = "cards/briefings/talks.png";

#[test]
fn who_has_one() {
    for (settings, expected) in [
        ("base_url: https://example.org/desk/\n", &[CARD][..]),
        ("base_url: https://example.org/desk/\ncards: false\n", &[]),
        ("title: No base URL\n", &[]),
    ] {
        let built = build(&site(settings).snapshot(), &request());
        assert_eq!(cards(&built), expected, "{settings}");
        let has_card = meta(&built, TALKS, "og:image").len();
        assert_eq!(has_card, expected.len(), "{settings}");
    }
}

#[test]
fn what_pages_say() {
    let built = build(&with_base().snapshot(), &request());
    let says = |page: &str, name: &str| meta(&built, page, name).join(", ");
    let image = says(TALKS, "og:image");
    assert!(image.starts_with("https://example.org/desk/cards/briefings/talks.png?v="), "{image}");
    assert_eq!(target(BASE, &image).map(|found| found.0).as_deref(), Some(CARD));
    for (page, name, expected) in [
        (TALKS, "og:type", "article"),
        (TALKS, "og:title", "Talks in 평양"),
        (TALKS, "og:url", "https://example.org/desk/briefings/talks/"),
        (TALKS, "og:site_name", "Briefings"),
        (TALKS, "og:locale", "en_US"),
        (TALKS, "og:image:width", "1200"),
        (TALKS, "og:image:height", "630"),
        (TALKS, "og:image:alt", "Talks in 평양"),
        (TALKS, "article:published_time", "2024-06-19T00:00:00Z"),
        (TALKS, "article:tag", "Arms"),
        (TALKS, "twitter:card", "summary_large_image"),
        ("briefings/photo/index.html", "og:image:alt", "A square"),
        ("index.html", "og:type", "website"),
        ("index.html", "og:image", ""),
        ("index.html", "twitter:card", "summary"),
    ] {
        assert_eq!(says(page, name), expected, "{page} {name}");
    }
    let file = &built.files[CARD];
    assert_eq!(file[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!((&file[16..20], &file[20..24]), (&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..]));
}

/// Another title draws another card, at the same path, which pages give another address.
#[test]
fn a_card_follows_its_briefing() {
    let mut input = with_base();
    let mut engine = Engine::new();
    let before = rebuild(&mut engine, &input.snapshot(), &request(), MemoryFiles::new());
    for (old, new, is_drawn) in [
        ("\nWords.", "\nOther words.", false),
        ("title: Talks", "title: More talks", true),
        ("topics: [Arms]", "topics: [Arms, Trade]", false),
        ("actors: [Kim Jong Un]", "actors: [Kim Jong Un, Putin]", true),
    ] {
        input.replace("content/briefings/talks.md", old, new);
        let after = rebuild(&mut engine, &input.snapshot(), &request(), before.files.clone());
        assert_eq!(after.stats.rendered.iter().any(|path| path == CARD), is_drawn, "{new}");
    }
    let after = build(&input.snapshot(), &request());
    assert_ne!(before.files[CARD], after.files[CARD]);
    assert_ne!(meta(&before, TALKS, "og:image"), meta(&after, TALKS, "og:image"));
}

#[test]
fn the_cache_changes_no_byte() {
    let folder = temporary();
    let cache = || Cache::at(folder.path().join("cache"));
    let input = with_base();
    let with_cache =
        || rebuild(&mut Engine::new().with_cache(cache()), &input.snapshot(), &request(), MemoryFiles::new());
    // A check draws nothing.
    let outcome =
        Engine::new().with_cache(cache()).build(&input.snapshot(), &request(), &Discard::default(), &Silent);
    assert!(outcome.failures.is_empty() && !folder.path().join("cache").exists());
    let clean = build(&input.snapshot(), &request()).files;
    assert_eq!(with_cache().files, clean, "with an empty cache");
    assert_eq!(with_cache().files, clean, "with a full one");
    // What stands in it is used, unless it is damaged.
    let entries = fs::read_dir(folder.path().join("cache")).expect("there is a cache");
    let names = entries.map(|entry| entry.expect("it is listed").file_name().to_string_lossy().into_owned());
    let keys: Vec<String> = names.filter(|name| name.len() == 32).collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    cache().put(&keys[0], b"planted");
    assert_eq!(&*with_cache().files[CARD], b"planted");
    fs::write(folder.path().join("cache").join(&keys[0]), "damaged").expect("it can be written");
    assert_eq!(with_cache().files, clean, "with a damaged one");
}
