//! The look that the settings give a site: colours, fonts, logo, icons. What stands in pages, in `identity.css` and
//! beside it, and that a site that says nothing gets nothing.

use briefgen::snapshot::Snapshot;
use briefgen::theme::EMBEDDED_NAMES;

use crate::support::{Built, Input, build, folder, picture, request, root, temporary, write};

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h40v20H0z' fill='#14508c'/></svg>";

/// A site of one briefing with these settings, and files that they may name.
fn site(settings: &str) -> Input {
    let mut input = Input::new(&[
        ("briefgen.yaml", &format!("title: Desk\nbase_url: https://x.org/desk/\n{settings}\n")),
        ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-01-01\n---\nText.\n"),
        ("logo.svg", SVG),
        ("icon.svg", SVG),
        ("content/dark.svg", SVG),
        ("fonts/desk.woff2", "wOF2 upright"),
        ("fonts/desk bold.woff2", "wOF2 bold"),
        ("fonts/desk-italic.woff2", "wOF2 italic"),
    ]);
    input.put("logo.png", &picture(1, (1200, 600)));
    input.put("icon.png", &picture(2, (64, 64)));
    input
}

fn built(settings: &str) -> Built {
    let built = build(&site(settings).snapshot(), &request());
    assert_eq!(built.human, "", "{settings}");
    built
}

/// A text without the hashes in its paths.
fn unhashed(text: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split('.').filter(|part| !is_hash(part)).collect::<Vec<_>>().join(".")
}

/// `identity.css`, if the site has one.
fn sheet(built: &Built) -> Option<String> {
    let path =
        built.files.keys().find(|path| path.starts_with("assets/identity.") && path.ends_with(".css"))?;
    Some(unhashed(built.text(path)))
}

/// Files of the site below a folder.
fn files(built: &Built, folder: &str) -> Vec<String> {
    let mut files: Vec<String> =
        built.files.keys().filter(|path| path.starts_with(folder)).map(|path| unhashed(path)).collect();
    files.sort();
    files
}

/// A setting, and what stands in the page of the briefing (without hashes) or in `identity.css`.
struct Row(&'static str, &'static [&'static str], &'static [&'static str]);

const ROWS: &[Row] = &[
    Row(
        "accent: '#14508c'",
        &[
            "<link rel=\"stylesheet\" href=\"/desk/assets/identity.css\" integrity=\"sha384-",
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/desk/assets/identity/icon.svg\">",
        ],
        &["@media screen { :root { --accent: #14508c; --link: #14508c; } }", "dark) { :root { --accent: #"],
    ),
    Row(
        "logo: logo.svg",
        &[
            "<p class=\"site-name\"><a href=\"/desk/\"><img class=\"logo\" src=\"/desk/assets/identity/logo.svg\" alt=\"Desk\" width=\"40\" height=\"20\"></a></p>",
        ],
        &[],
    ),
    Row(
        "logo: { file: logo.png, dark: dark.svg, alt: Our desk }",
        &[
            "<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"/desk/assets/identity/dark.svg\"><img class=\"logo\" src=\"/desk/assets/identity/logo.webp\" alt=\"Our desk\" width=\"336\" height=\"168\"></picture>",
        ],
        &[],
    ),
    Row(
        "logo: { file: /logo.svg, alt: '' }",
        &[" alt=\"\" width=\"40\" height=\"20\"> <span>Desk</span></a>"],
        &[],
    ),
    Row(
        "icon: icon.svg",
        &[
            "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/desk/assets/identity/icon.svg\">",
            "<link rel=\"icon\" type=\"image/png\" sizes=\"96x96\" href=\"/desk/assets/identity/icon.png\">",
            "<link rel=\"apple-touch-icon\" type=\"image/png\" sizes=\"180x180\" href=\"/desk/assets/identity/apple-touch-icon.png\">",
        ],
        &[],
    ),
    Row("fonts: { body: old-style }", &["identity.css"], &[":root { --text-face: \"Iowan Old Style\","]),
    Row(
        "fonts: { body: humanist, headings: transitional }",
        &["identity.css"],
        &["--text-face: Seravek,", "--sans: Seravek,", "--heading-face: Charter,"],
    ),
    Row(
        "fonts:\n  body: [Desk, old-style]\n  headings: Desk\n  interface: system-ui\n  files:\n    \
         - { file: fonts/desk.woff2, family: Desk }\n    - { file: fonts/desk bold.woff2, family: Desk, weight: 700 }\n    \
         - { file: fonts/desk-italic.woff2, family: Desk, weight: 100 900, style: italic }",
        &[
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"/desk/assets/identity/desk.woff2\" crossorigin>",
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"/desk/assets/identity/desk-bold.woff2\" crossorigin>",
            "font-src 'self'",
        ],
        &[
            "@font-face { font-family: \"Desk\"; src: url(\"identity/desk.woff2\") format(\"woff2\"); font-weight: 400; font-style: normal; font-display: swap; }",
            "url(\"identity/desk-italic.woff2\") format(\"woff2\"); font-weight: 100 900; font-style: italic;",
            ":root { --text-face: \"Desk\", \"Iowan Old Style\",",
            ":root { --heading-face: \"Desk\", var(--serif); }",
            ":root { --sans: system-ui, sans-serif; }",
        ],
    ),
];

#[test]
fn what_pages_and_the_style_sheet_say() {
    for Row(settings, in_page, in_sheet) in ROWS {
        let built = built(settings);
        let page = unhashed(built.text("briefings/x/index.html"));
        for expected in *in_page {
            assert!(page.contains(expected), "{settings}: the page lacks {expected}\n{page}");
        }
        let sheet = sheet(&built);
        assert_eq!(sheet.is_some(), !in_sheet.is_empty(), "{settings}");
        for expected in *in_sheet {
            let sheet = sheet.as_deref().unwrap_or_default();
            assert!(sheet.contains(expected), "{settings}: the sheet lacks {expected}\n{sheet}");
        }
        assert!(!page.contains("style=\"") && !page.contains("<style"), "{settings}");
    }
}

#[test]
fn a_site_that_says_nothing_gets_nothing() {
    let built = built("");
    assert_eq!((sheet(&built), files(&built, "assets/identity")), (None, vec![]));
    assert!(!built.files.contains_key("favicon.ico"));
    let page = built.text("index.html");
    assert!(!page.contains("identity") && page.contains("favicon"), "{page}");
    // What the settings do not name is no file of the site.
    assert_eq!(files(&built, "logo"), Vec::<String>::new());
}

#[test]
fn icons_of_all_kinds() {
    for (settings, expected) in [
        (
            "icon: icon.svg",
            &["assets/identity/apple-touch-icon.png", "assets/identity/icon.png", "assets/identity/icon.svg"]
                [..],
        ),
        (
            "icon: { file: icon.png, touch: icon.svg }",
            &["assets/identity/apple-touch-icon.png", "assets/identity/icon.png"],
        ),
    ] {
        let built = built(settings);
        assert_eq!(files(&built, "assets/identity/"), expected, "{settings}");
        let ico = &built.files["favicon.ico"];
        assert_eq!(&ico[..8], [0, 0, 1, 0, 1, 0, 48, 48], "{settings}");
        assert_eq!(&ico[22..30], b"\x89PNG\r\n\x1a\n", "{settings}");
    }
    // The site's own one stays.
    let mut input = site("icon: icon.svg");
    input.put("content/favicon.ico", b"own");
    let built = build(&input.snapshot(), &request());
    assert_eq!((&*built.human, &built.files["favicon.ico"][..]), ("", &b"own"[..]));
}

#[test]
fn cards_show_accent_and_logo() {
    let card = |settings: &str| built(settings).files["cards/briefings/x.png"].clone();
    let cards = [
        card(""),
        card("accent: '#14508c'"),
        card("logo: logo.svg"),
        card("logo: { file: logo.svg, alt: '' }"),
        card("icon: icon.svg"),
        card("icon: icon.png"),
    ];
    for (index, card) in cards.iter().enumerate() {
        assert!(!cards[..index].contains(card), "card {index} is like one before");
    }
    // Networks keep a picture by its address.
    let address = |settings: &str| {
        let page = built(settings);
        page.text("briefings/x/index.html").split("x.png?v=").nth(1).map(|rest| rest[..8].to_owned())
    };
    assert_ne!(address(""), address("logo: logo.svg"));
}

/// Search engines are told the logo of who publishes.
#[test]
fn the_publisher_has_a_logo() {
    let home = |settings: &str| unhashed(built(settings).text("index.html"));
    let logo = r#""logo":"https://x.org/desk/assets/identity/logo.svg""#;
    assert!(home("logo: logo.svg").contains(logo));
    assert!(!home("icon: icon.svg").contains(r#""logo""#));
}

#[test]
fn each_language_has_its_own_title_for_a_logo() {
    let mut input = site("logo: logo.svg\nlanguages: { ko: { title: 데스크 } }");
    input.put("content/briefings/x.ko.md", "---\ntitle: 엑스\ndate: 2024-01-01\n---\n글.\n".as_bytes());
    let built = build(&input.snapshot(), &request());
    for (page, alt) in [("index.html", "alt=\"Desk\""), ("ko/index.html", "alt=\"데스크\"")] {
        assert!(built.text(page).contains(alt), "{page}");
    }
}

/// What a theme brings takes the place of what is made.
#[test]
fn a_theme_may_have_its_own_sheet() {
    let mut input = site("theme: own\naccent: '#14508c'");
    input.put("themes/own/theme.yaml", b"extends: default\n");
    input.put("themes/own/static/identity.css", b":root { --accent: #111; }\n");
    let built = build(&input.snapshot(), &request());
    assert_eq!(sheet(&built).as_deref(), Some(":root { --accent: #111; }\n"));
}

/// From the disk: beside the settings, in a folder, in `content/`, and never through a link that leads elsewhere.
#[test]
fn files_on_the_disk() {
    let here = temporary();
    let root = here.path().join("site");
    site("logo: { file: logo.svg, dark: dark.svg }\nfonts: { body: Desk, files: [{ file: fonts/desk.woff2, family: Desk }] }")
        .write_to(&root);
    let read = |root| {
        let snapshot = Snapshot::read(root);
        (build(&snapshot, &request()), snapshot)
    };
    let (found, mut snapshot) = read(&root);
    assert_eq!(found.human, "");
    let expected = ["assets/identity/dark.svg", "assets/identity/desk.woff2", "assets/identity/logo.svg"];
    assert_eq!(files(&found, "assets/identity/"), expected);
    // A save of any of them is seen, and one that is named for the first time is read.
    write(&root.join("logo.svg"), SVG.replace("#14508c", "#000"));
    let changed =
        |paths: Vec<briefgen::name::SourcePath>| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(changed(snapshot.refresh(&root, [root.join("logo.svg").as_path()])), ["logo.svg"]);
    write(&root.join("briefgen.yaml"), "icon: icon.svg\n");
    let told = changed(snapshot.refresh(&root, [root.join("briefgen.yaml").as_path()]));
    assert_eq!(told, ["briefgen.yaml", "fonts/desk.woff2", "icon.svg", "logo.svg"]);
    #[cfg(unix)]
    {
        let outside = here.path().join("outside");
        write(&outside.join("desk.woff2"), "wOF2 secret");
        write(
            &root.join("briefgen.yaml"),
            "base_url: https://x.org/\nfonts: { body: Desk, files: [{ file: type/desk.woff2, family: Desk }] }\n",
        );
        std::os::unix::fs::symlink(&outside, root.join("type")).expect("a link is made");
        let (found, _) = read(&root);
        assert_eq!(files(&found, "assets/identity/"), Vec::<String>::new());
        assert!(found.told[0].contains("There is no file `type/desk.woff2`"), "{:?}", found.told);
    }
}

/// Colours of examples in the documentation stay what they are, in each theme, and no example sets a colour for light pages
/// alone. Those of a lint are bad on purpose.
#[test]
fn examples_of_the_documentation_can_be_read() {
    let mut colours = 0;
    for (path, bytes) in folder(&root().join("docs")).into_iter().filter(|(path, _)| path.ends_with(".md")) {
        let text = String::from_utf8(bytes).expect("a page is UTF-8");
        assert!(!text.contains("--accent: #"), "{path} sets a colour by CSS: use the setting");
        let examples = text.split("accent: \"").skip(1).filter_map(|rest| rest.split('"').next());
        for colour in examples.filter(|_| path != "lints.md") {
            colours += 1;
            for theme in EMBEDDED_NAMES {
                assert!(
                    sheet(&built(&format!("theme: {theme}\naccent: \"{colour}\""))).is_some(),
                    "{path}: {colour}"
                );
            }
        }
    }
    assert!(colours >= 3, "{colours}");
}

/// The example of theming.md, as whoever copies it has it: nothing is told, and feeds and data stay in the footer.
#[test]
fn the_example_theme() {
    let page = std::fs::read_to_string(root().join("docs/theming.md")).expect("there is a page on themes");
    let (_, example) = page.split_once("\n## An example\n").expect("there is an example");
    let (example, _) = example.split_once("\n## ").expect("it ends");
    let blocks: Vec<&str> = example
        .split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.split_once('\n').map_or("", |(_, text)| text))
        .collect();
    let files =
        ["briefgen.yaml", "theme.yaml", "static/desk.css", "templates/base.html", "templates/parts.html"];
    assert_eq!(blocks.len(), files.len());
    let mut input = site(blocks[0]);
    for (file, text) in files.iter().zip(&blocks).skip(1) {
        input.put(&format!("themes/desk/{file}"), text.as_bytes());
    }
    let built = build(&input.snapshot(), &request());
    assert_eq!(built.human, "");
    let footer = built.text("index.html").split("<footer").nth(1).expect("there is a footer").to_owned();
    for expected in ["Twice a week", "/desk/feed.xml", "/desk/data/"] {
        assert!(footer.contains(expected), "{footer}");
    }
}
