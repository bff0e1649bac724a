//! Pictures of a site: pages say how large they are and offer smaller copies, nothing tells of their maker, what
//! is wrong with one is told at its place, and a cache changes no byte.

use std::collections::BTreeSet;

use briefgen::cache::Cache;
use briefgen::engine::{Engine, Silent};
use briefgen::output::{Discard, MemoryFiles, MemoryOutput};
use briefgen::snapshot::Snapshot;
use scraper::{Html, Selector};

use crate::support::{
    Built, Input, build, data, difference, folder, picture, rebuild, request, root, temporary,
};

/// What no published file may hold.
const SECRET: &str = "52.5N 13.4E, Hotel Adlon";

const BRIEFING: &str = "---
title: X
date: 2024-01-01
image: wide.png
image_alt: A wide one
---
![One](wide.png \"Its title\") and ![Two & more](small.png).

![Three](logo.svg)

<img src=\"wide.png\" alt=\"Four\">
";

/// A briefing with these pictures beside it.
fn site() -> Input {
    let mut input = Input::new(&[
        ("briefgen.yaml", "base_url: https://x.org/desk/\nlints: { orphan-actor: allow }\n"),
        ("content/briefings/x.md", BRIEFING),
        ("content/briefings/logo.svg", "<svg/>"),
        ("content/actors/kim.md", "---\nname: Kim\nimage: kim.png\nimage_alt: Kim\n---\n"),
    ]);
    input.put("content/briefings/wide.png", &picture(1, (1000, 500)));
    input.put("content/briefings/small.png", &picture(2, (90, 60)));
    input.put("content/actors/kim.png", &picture(3, (700, 700)));
    input
}

/// Elements of a page, as their attributes in order.
fn elements(page: &str, selector: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let selector = Selector::parse(selector).expect("a selector");
    let element = |element: scraper::ElementRef| {
        let mut attributes: Vec<String> =
            element.value().attrs().map(|(name, value)| format!("{name}={}", unhashed(value))).collect();
        attributes.sort();
        attributes.join("; ")
    };
    html.select(&selector).map(element).collect()
}

/// A text without the hashes in paths.
fn unhashed(text: &str) -> String {
    let words = text.split(' ').map(briefgen::name::without_hash);
    words.collect::<Vec<_>>().join(" ")
}

/// Whether an output file is a smaller copy of a picture.
fn is_copy(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|ending| ending == "webp")
}

const SRCSET: &str = "/desk/assets/briefings/wide-480.webp 480w, /desk/assets/briefings/wide-1000.webp 1000w";
const SIZES: &str = "(max-width: 40rem) 100vw, 36rem";

#[test]
fn pages_say_how_large_pictures_are() {
    let built = build(&site().snapshot(), &request());
    assert_eq!(built.human, "");
    let page = built.text("briefings/x/index.html");
    let wide = "/desk/assets/briefings/wide.png";
    assert_eq!(
        elements(page, ".text img, .text source"),
        [
            format!("sizes={SIZES}; srcset={SRCSET}; type=image/webp"),
            format!("alt=One; decoding=async; height=500; src={wide}; title=Its title; width=1000"),
            "alt=Two & more; decoding=async; height=60; loading=lazy; src=/desk/assets/briefings/small.png; width=90".into(),
            "alt=Three; decoding=async; loading=lazy; src=/desk/assets/briefings/logo.svg".into(),
            format!("alt=Four; src={wide}"),
        ]
    );
    // The picture of the head stands in the text.
    assert_eq!(elements(page, ".picture img, .picture source"), [""; 0]);
    assert_eq!(
        elements(built.text("actors/kim/index.html"), ".picture img"),
        ["alt=Kim; decoding=async; height=700; src=/desk/assets/actors/kim.png; width=700"]
    );
    let meta = |name: &str| elements(page, &format!("meta[property='{name}']")).concat();
    assert_eq!(meta("og:image:width"), "content=1000; property=og:image:width");
    assert_eq!(meta("og:image"), "content=https://x.org/desk/assets/briefings/wide.png; property=og:image");
    let actors = built.text("actors/index.html");
    let small = "src=/desk/assets/actors/kim-480.webp";
    assert!(elements(actors, "img.mono").concat().contains(small), "{:?}", elements(actors, "img.mono"));
}

/// Every file that a page names is there, and every name below `/assets/` holds a hash.
#[test]
fn names_hold_a_hash() {
    let golden = build(&Snapshot::read(&data("golden/input")), &request());
    let sample = build(&Snapshot::read(root()), &request());
    for (name, built, base) in [
        ("own", build(&site().snapshot(), &request()), "/desk/"),
        ("golden", golden, "/desk/"),
        ("sample", sample, ""),
    ] {
        let assets: BTreeSet<&str> =
            built.files.keys().filter(|path| path.starts_with("assets/")).map(String::as_str).collect();
        assert!(!assets.is_empty(), "{name}");
        for path in &assets {
            assert_ne!(briefgen::name::without_hash(path), **path, "{name}");
        }
        let mut named = 0;
        for (page, bytes) in built.files.iter().filter(|(path, _)| crate::support::is_page(path)) {
            let text = String::from_utf8_lossy(bytes);
            for part in text.split(['"', ' ', ',']).filter_map(|part| part.strip_prefix(base)) {
                if let Some(at) = part.find("assets/").filter(|at| *at <= 1) {
                    assert!(assets.contains(&part[at..]), "{name}: {page} names {part}");
                    named += 1;
                }
            }
        }
        assert!(named > 3, "{name}: only {named} files are named");
    }
}

/// A picture that says where it was made.
fn telling() -> Vec<u8> {
    use img_parts::png::{Png, PngChunk};
    let mut png = Png::from_bytes(picture(1, (1000, 500)).into()).expect("a PNG file");
    png.chunks_mut().insert(1, PngChunk::new(*b"tEXt", SECRET.as_bytes().into()));
    png.encoder().bytes().to_vec()
}

#[test]
fn nothing_tells_of_the_maker() {
    let mut input = site();
    let (told, not_shown) = ("content/briefings/wide.png", "content/briefings/other.png");
    input.put(told, &telling());
    input.put(not_shown, &telling());
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    assert!(built.files.contains_key("briefings/other.png"), "what no page shows keeps its name");
    for (path, bytes) in &built.files {
        let holds = bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
        assert!(!holds, "{path}");
    }
}

/// What cannot be cleaned is not copied, whatever its name says; a build, another one and a check tell the same.
#[test]
fn what_cannot_be_cleaned_is_not_copied() {
    for (name, bytes) in [
        ("scan.tif", &b"II*\0\x08\0\0\0"[..]),
        ("raw.dng", b"MM\0*\0\0\0\x08"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x20meta"),
        ("drawing.svg", b"<svg><g></svg>"),
        ("loop.gif", b"GIF89a\x01"),
        ("photo.png", b"II*\0\x08\0\0\0"),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", "base_url: https://x.org/\n")]);
        input.put(&format!("content/{name}"), bytes);
        let (snapshot, request) = (input.snapshot(), request());
        let mut engine = Engine::new();
        let first = rebuild(&mut engine, &snapshot, &request, MemoryFiles::new());
        let again = rebuild(&mut engine, &snapshot, &request, first.files.clone());
        let checked = Engine::new().build(&snapshot, &request, &Discard::default(), &Silent).diagnostics;
        for built in [&first, &again] {
            assert_eq!(built.told.len(), 1, "{name}: {:#?}", built.told);
            let told = format!("error[image-uncleaned] content/{name}:1:1");
            assert!(built.told[0].starts_with(&told), "{:#?}", built.told);
            assert!(!built.files.contains_key(name), "{name}");
        }
        assert_eq!(checked.len(), 1, "{name}");
    }
}

/// Names of files may hold spaces wherever a picture is named: in bodies, front matter, copies and feeds.
#[test]
fn names_with_spaces() {
    let mut input = Input::new(&[
        ("briefgen.yaml", "base_url: https://x.org/desk/\n"),
        (
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-01-01\nimage: my head.png\nimage_alt: A head\n---\n![One](my wide.png)\n",
        ),
    ]);
    input.put("content/briefings/my head.png", &picture(1, (1000, 400)));
    input.put("content/briefings/my wide.png", &picture(2, (1000, 500)));
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        let is_text = [".html", ".xml", ".json"].iter().any(|ending| path.ends_with(ending));
        assert!(!is_text || !text.contains("my head.") && !text.contains("my wide."), "{path}: {text}");
    }
    let page = built.text("briefings/x/index.html");
    for address in [
        "/my%20head-480.",
        "/my%20wide-480.",
        "og:image\" content=\"https://x.org/desk/assets/briefings/my%20head.",
    ] {
        assert!(page.contains(address), "{address} in {page}");
    }
}

/// What is told of a site in which one picture is another, by a build, by the same engine again, and by a check.
fn told_of(name: &str, bytes: &[u8]) -> (Built, String) {
    let mut input = site();
    input.put("content/briefings/wide.png", bytes);
    let (snapshot, request) = (input.snapshot(), request());
    let mut engine = Engine::new();
    let first = rebuild(&mut engine, &snapshot, &request, MemoryFiles::new());
    let again = rebuild(&mut engine, &snapshot, &request, first.files.clone());
    assert_eq!(again.human, first.human, "{name}: a skipped picture still warns");
    assert_eq!(difference(&first.files, &again.files), "", "{name}");
    let mut checking = Engine::new();
    for _ in 0..2 {
        let checked = checking.build(&snapshot, &request, &Discard::default(), &Silent).diagnostics;
        let messages: Vec<String> = checked.iter().map(|problem| problem.message.clone()).collect();
        assert_eq!(messages.len(), first.told.len(), "{name}: {messages:?}");
        assert!(messages.iter().all(|message| first.human.contains(message)), "{name}: {messages:?}");
    }
    let told = first.told.join("\n");
    (first, told)
}

#[test]
fn pictures_that_cannot_be_read() {
    let place = "warning[image-unreadable] content/briefings/wide.png:1:1 ";
    let whole = picture(1, (1000, 500));
    let mut bomb = whole.clone();
    // The size in the head: 60,000 pixels each way; its checksum is mended by the library.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let bomb = {
        use img_parts::png::{Png, PngChunk};
        let mut png = Png::from_bytes(whole.clone().into()).expect("a PNG file");
        png.chunks_mut()[0] = PngChunk::new(*b"IHDR", bomb[16..29].to_vec().into());
        png.encoder().bytes().to_vec()
    };
    for (name, bytes, message, has_copies) in [
        (
            "no picture",
            &b"words"[..],
            "it is no JPEG, PNG, WebP, GIF or AVIF file.\n  help: save it again as JPEG, PNG or WebP; it is shown as it is",
            false,
        ),
        (
            "a bomb",
            &bomb,
            "it has 60000 x 60000 pixels, and more than 64 million are not scaled.\n  help: save it in a smaller size; it is shown as it is",
            false,
        ),
        ("cut off", &whole[..whole.len() / 2], "The picture is damaged: ", true),
    ] {
        let (built, told) = told_of(name, bytes);
        assert!(told.starts_with(place) && told.contains(message), "{name}: {told}");
        let page = built.text("briefings/x/index.html");
        let images = elements(page, ".text img");
        assert!(images[0].contains("src=/desk/assets/briefings/wide.png"), "{name}: {images:?}");
        assert_eq!(!elements(page, ".text source").is_empty(), has_copies, "{name}");
        let copies = built.files.keys().filter(|path| is_copy(path) && path.contains("wide")).count();
        assert_eq!(copies > 0, has_copies, "{name}");
    }
}

/// The files of a build with a cache.
fn cached(snapshot: &Snapshot, cache: &Cache) -> MemoryFiles {
    let output = MemoryOutput::after(MemoryFiles::new());
    let mut engine = Engine::new().with_cache(cache.clone());
    let outcome = engine.build(snapshot, &request(), &output, &Silent);
    assert!(outcome.failures.is_empty(), "{:?}", outcome.failures);
    output.finish().0
}

#[test]
fn a_cache_changes_no_byte() {
    let here = temporary();
    let place = here.path().join("images");
    let cache = Cache::at(place.clone());
    let snapshot = site().snapshot();
    let plain = build(&snapshot, &request()).files;
    let entries = || {
        let files = folder(&place).into_keys().filter(|name| name.len() == 32);
        files.collect::<Vec<String>>()
    };
    assert_eq!(difference(&plain, &cached(&snapshot, &cache)), "", "an empty cache");
    let made = entries();
    assert_eq!(made.len(), plain.keys().filter(|path| is_copy(path)).count());
    assert_eq!(difference(&plain, &cached(&snapshot, &cache)), "", "a full cache");
    for damage in [&b""[..], b"half", &[0; 100]] {
        std::fs::write(place.join(&made[0]), damage).expect("an entry can be damaged");
        assert_eq!(difference(&plain, &cached(&snapshot, &cache)), "", "a damaged entry");
    }
    // The cache is used: what it says stands in the site.
    cache.put(&made[0], b"an entry of another");
    assert_ne!(difference(&plain, &cached(&snapshot, &cache)), "");
}

#[test]
fn files_of_a_folder_of_that_name_get_a_hash_too() {
    let mut input = site();
    input.put("content/assets/report.pdf", b"report");
    input.put("content/about.md", b"---\ntitle: About\n---\n[The report](/assets/report.pdf)\n");
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    let links = elements(built.text("about/index.html"), ".text a");
    assert_eq!(links, ["href=/desk/assets/report.pdf"]);
    input.remove("content/assets/report.pdf");
    input.put("content/assets/index.md", b"---\ntitle: Assets\n---\n");
    input.put("content/about.md", b"---\ntitle: About\naliases: [/assets/about/]\n---\n");
    let told = build(&input.snapshot(), &request()).told;
    assert_eq!(
        told,
        [
            "error[url-conflict] content/about.md:3:11 `/assets/about/`: `/assets/about/` stands below `/assets/`, where names hold a hash.\n  help: give it another place",
            "error[url-conflict] content/assets/index.md:1:1 ``: `/assets/` stands below `/assets/`, where names hold a hash.\n  help: give it another place",
        ]
    );
}
