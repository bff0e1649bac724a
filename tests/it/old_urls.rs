//! Names never lose their addresses: what `old_urls` of each kind of file covers, and files that were renamed since the
//! last build.

use std::fs;
use std::path::Path;
use std::process::Command;

use briefgen::engine::Preview;
use briefgen::snapshot::Snapshot;

use crate::support::{Built, Input, PROGRAM, build, request, temporary, write};

const SETTINGS: &str = "base_url: https://x.org/desk/\npaginate: 2\n";

/// A site in which an actor and a topic have lists of several pages.
fn site(settings: &str, actor: &str, topic: &str) -> Built {
    let mut input = Input::new(&[
        ("briefgen.yaml", &format!("{SETTINGS}{settings}")),
        ("content/actors/kim-jong-un.md", &format!("---\nname: Kim Jong Un\n{actor}---\n")),
        ("content/topics/arms.md", &format!("---\nname: Arms\n{topic}---\n")),
    ]);
    for day in 1..10 {
        let text = format!(
            "---\ntitle: N{day}\ndate: 2024-06-0{day}\nactors: [Kim Jong Un]\ntopics: [Arms]\n---\nText.\n"
        );
        input.put(&format!("content/briefings/n{day}.md"), text.as_bytes());
    }
    build(&input.snapshot(), &request())
}

/// Where the page at an old URL leads.
fn leads_to(built: &Built, file: &str) -> String {
    let page = built.text(file);
    let (_, rest) =
        page.split_once("http-equiv=\"refresh\"").unwrap_or_else(|| panic!("{file} leads nowhere: {page}"));
    let (_, rest) = rest.split_once("url=").expect("a refresh has an address");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn all_below_an_old_url() {
    for (actor, topic, old, new) in [
        ("old_urls: [/actors/kim/]\n", "", "actors/kim/", "actors/kim-jong-un/"),
        ("old_urls: /people/kim\n", "", "people/kim/", "actors/kim-jong-un/"),
        ("", "old_urls: [/topics/weapons/]\n", "topics/weapons/", "topics/arms/"),
    ] {
        let built = site("", actor, topic);
        assert_eq!(built.human, "");
        for page in ["", "briefings/", "briefings/page/2/", "briefings/page/5/"] {
            let to = leads_to(&built, &format!("{old}{page}index.html"));
            assert_eq!(to, format!("/desk/{new}{page}"));
        }
        for file in ["feed.xml", "feed.json"] {
            assert_eq!(built.text(&format!("{old}{file}")), built.text(&format!("{new}{file}")));
        }
        let data = |place: &str| format!("data/{}.json", place.trim_end_matches('/'));
        assert_eq!(built.files.contains_key(&data(old)), !old.starts_with("people"), "{old}");
        if let Some(bytes) = built.files.get(&data(old)) {
            assert_eq!(bytes, &built.files[&data(new)]);
        }
        assert!(!built.text("sitemap.xml").contains(old), "an old URL is nothing to find");
    }
}

#[test]
fn what_is_wrong_with_old_urls() {
    for (actor, topic, told) in [
        ("old_urls: [/actors/kim-jong-un/]\n", "", "`/actors/kim-jong-un/` is this page's own URL."),
        ("old_urls: [/topics/arms/]\n", "", "url-conflict"),
        ("old_urls: [/a/]\n", "old_urls: [/a/]\n", "url-conflict"),
        ("old_urls: ['https://x.org/desk/actors/kim/']\n", "", "`/actors/kim/`"),
        ("redirect_from: /actors/kim/\n", "", "list old addresses in `old_urls`"),
    ] {
        let built = site("", actor, topic);
        assert!(built.human.contains(told), "{actor}{topic}: {}", built.human);
    }
}

/// Hosts take only some rules: those of whole pages come first.
#[test]
fn true_redirects() {
    let built = site("deploy: { host: netlify }\n", "old_urls: [/actors/kim/]\n", "old_urls: [/arms/]\n");
    let lines: Vec<&str> = built.text("_redirects").lines().skip(1).collect();
    assert_eq!(lines[0], "/desk/actors/kim/ /desk/actors/kim-jong-un/ 301!");
    assert_eq!(lines[1], "/desk/arms/ /desk/topics/arms/ 301!");
    for (from, to) in [
        ("actors/kim/briefings/page/2/", "actors/kim-jong-un/briefings/page/2/"),
        ("actors/kim/feed.xml", "actors/kim-jong-un/feed.xml"),
        ("data/actors/kim.json", "data/actors/kim-jong-un.json"),
        ("arms/feed.json", "topics/arms/feed.json"),
    ] {
        let line = format!("/desk/{from} /desk/{to} 301!");
        assert!(lines.contains(&&*line), "{line} is not in {lines:?}");
    }
}

/// `aliases` of briefings and pages are the older word.
#[test]
fn one_word_for_all_kinds() {
    for key in ["old_urls", "aliases"] {
        let built = build(
            &Input::new(&[
                ("content/about.md", &format!("---\ntitle: About\n{key}: [/who/]\n---\nWe.\n")),
                (
                    "content/briefings/a.md",
                    &format!("---\ntitle: A\ndate: 2024-06-19\n{key}: /old/a.html\n---\nText.\n"),
                ),
            ])
            .snapshot(),
            &request(),
        );
        assert_eq!(leads_to(&built, "who/index.html"), "/about/", "{key}");
        assert_eq!(leads_to(&built, "old/a.html"), "/briefings/a/", "{key}");
    }
}

#[test]
fn in_each_language() {
    let built = build(
        &Input::new(&[
            ("briefgen.yaml", SETTINGS),
            (
                "content/actors/kim-jong-un.md",
                "---\nname: Kim Jong Un\nold_urls: [/actors/kim/]\n---\nA leader.\n",
            ),
            ("content/actors/kim-jong-un.ko.md", "---\nname: 김정은\n---\n지도자.\n"),
            (
                "content/briefings/a.md",
                "---\ntitle: A\ndate: 2024-06-19\nactors: [Kim Jong Un]\n---\nText.\n",
            ),
            ("content/briefings/a.ko.md", "---\ntitle: 가\ndate: 2024-06-19\nactors: [김정은]\n---\n글.\n"),
        ])
        .snapshot(),
        &request(),
    );
    assert_eq!(built.human, "");
    for folder in ["", "ko/"] {
        let to = leads_to(&built, &format!("{folder}actors/kim/index.html"));
        assert_eq!(to, format!("/desk/{folder}actors/kim-jong-un/"));
        assert!(built.files.contains_key(&format!("{folder}actors/kim/feed.xml")));
    }
}

fn run_build(folder: &Path) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(["build", "--clock", "2026-01-01", "--root"]).arg(folder).env("NO_COLOR", "1");
    let output = command.output().expect("the program runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a preview tells after a build.
fn shown(folder: &Path) -> String {
    let preview = Preview::new(Snapshot::read(folder), request()).after_build(folder.join("public"));
    preview
        .diagnostics()
        .iter()
        .map(|one| format!("{}\n{}\n", one.message, one.hint.as_deref().unwrap_or_default()))
        .collect()
}

/// What somebody does between two builds: in words, how, and what is told with which hint.
type Edit = (&'static str, fn(&Path), &'static str, &'static str);

fn edits() -> [Edit; 8] {
    [
        ("nothing", |_| {}, "", ""),
        (
            "an actor",
            |folder| {
                fs::rename(
                    folder.join("content/actors/kim.md"),
                    folder.join("content/actors/kim-jong-un.md"),
                )
                .expect("it is there");
            },
            "`/actors/kim/` of the last build is `/actors/kim-jong-un/` now",
            "write `old_urls: [/actors/kim/]` in this file",
        ),
        (
            "an actor that says so",
            |folder| {
                fs::remove_file(folder.join("content/actors/kim.md")).expect("it is there");
                write(
                    &folder.join("content/actors/kim-jong-un.md"),
                    "---\nname: Kim Jong Un\nold_urls: [/actors/kim/]\n---\n",
                );
            },
            "",
            "",
        ),
        (
            "an actor whose name changed too",
            |folder| {
                fs::remove_file(folder.join("content/actors/kim.md")).expect("it is there");
                write(
                    &folder.join("content/actors/kim-jong-un.md"),
                    "---\nname: Kim Jong-un (leader)\naliases: [Kim Jong Un]\n---\n",
                );
            },
            "`/actors/kim/` of the last build",
            "old_urls: [/actors/kim/]",
        ),
        (
            "the slug of a topic",
            |folder| {
                write(
                    &folder.join("content/topics/arms.md"),
                    "---\nname: Arms\nslug: weapons\nold_urls: [/a/]\n---\n",
                );
            },
            "`/topics/arms/` of the last build is `/topics/weapons/` now",
            "old_urls: [/a/, /topics/arms/]",
        ),
        (
            "a briefing",
            |folder| {
                fs::rename(
                    folder.join("content/briefings/pact.md"),
                    folder.join("content/briefings/the-pact.md"),
                )
                .expect("it is there");
            },
            "`/briefings/pact/` of the last build is `/briefings/the-pact/` now",
            "old_urls: [/briefings/pact/]",
        ),
        (
            "a page",
            |folder| {
                fs::rename(folder.join("content/about.md"), folder.join("content/about-us.md"))
                    .expect("it is there");
            },
            "`/about/` of the last build is `/about-us/` now",
            "old_urls: [/about/]",
        ),
        (
            "another briefing in its place",
            |folder| {
                fs::remove_file(folder.join("content/briefings/pact.md")).expect("it is there");
                write(
                    &folder.join("content/briefings/other.md"),
                    "---\ntitle: Other\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Arms]\n---\nText.\n",
                );
            },
            "",
            "",
        ),
    ]
}

#[test]
fn files_that_were_renamed_since_the_last_build() {
    for (what, edit, message, hint) in edits() {
        let desk = temporary();
        let folder = desk.path();
        for (file, text) in [
            ("briefgen.yaml", SETTINGS),
            ("content/actors/kim.md", "---\nname: Kim Jong Un\n---\n"),
            ("content/topics/arms.md", "---\nname: Arms\n---\n"),
            ("content/about.md", "---\ntitle: About us all\n---\nWe.\n"),
            (
                "content/briefings/pact.md",
                "---\ntitle: A pact\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Arms]\n---\nText.\n",
            ),
        ] {
            write(&folder.join(file), text);
        }
        let first = run_build(folder);
        assert!(!first.contains("url-moved"), "{what}: {first}");
        edit(folder);
        let preview = shown(folder);
        let built = run_build(folder);
        for told in [&preview, &built] {
            assert!(told.contains(message) && told.contains(hint), "{what}: {told}");
            assert_eq!(
                told.matches("of the last build").count(),
                usize::from(!message.is_empty()),
                "{what}: {told}"
            );
        }
    }
}

#[test]
fn countries_by_other_names() {
    for (declared, used, hint) in [
        (
            "United States",
            "États-Unis",
            "did you mean `United States`? `names: { fr: États-Unis }` in that file lets texts call it so",
        ),
        ("United States", "미국", "`names: { ko: 미국 }`"),
        ("USA", "США", "did you mean `USA`? `names: { ru: США }`"),
        ("Russie", "Russia", "did you mean `Russie`? `names: { en: Russia }`"),
        ("Norland", "États-Unis", "declare it: `briefgen new actor \"États-Unis\"`"),
    ] {
        let built = build(
            &Input::new(&[
                ("content/actors/one.md", &format!("---\nname: {declared}\nkind: country\n---\n")),
                (
                    "content/briefings/a.md",
                    &format!("---\ntitle: A\ndate: 2024-06-19\nactors: [{used}, {declared}]\n---\nText.\n"),
                ),
            ])
            .snapshot(),
            &request(),
        );
        assert!(built.human.contains(hint), "{declared}, {used}: {}", built.human);
    }
}
