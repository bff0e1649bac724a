//! What docs/security.md promises of texts that others wrote.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use scraper::{ElementRef, Html};

use crate::support::{Built, Input, build, folder, request, root};

const SETTINGS: &str = "base_url: https://example.org/\nsearch: false\ncards: false\n";

fn site(settings: &str, body: &str) -> Built {
    // A page shows a text that has words.
    let body = format!("Words.\n\n{body}");
    let settings = format!("{SETTINGS}{settings}");
    let briefing = format!("---\ntitle: X\ndate: 2024-06-19\nactors: [Ana Duarte]\n---\n{body}\n");
    let actor = format!("---\nname: Ana Duarte\n---\n{body}\n");
    let page = format!("---\ntitle: About\n---\n{body}\n");
    let files = [
        ("briefgen.yaml", &*settings),
        ("content/briefings/x.md", &*briefing),
        ("content/actors/ana-duarte.md", &*actor),
        ("content/about.md", &*page),
    ];
    build(&Input::new(&files).snapshot(), &request())
}

/// The pages that show the body.
const SHOWN: [&str; 3] = ["briefings/x/index.html", "actors/ana-duarte/index.html", "about/index.html"];

/// The part of a page that the text makes.
fn body_of(page: &str) -> Html {
    let html = Html::parse_document(page);
    let text = scraper::Selector::parse(".text").expect("a selector");
    let found = html.select(&text).next().unwrap_or_else(|| panic!("no text in {page}"));
    Html::parse_fragment(&found.html())
}

/// An address that is none, as it may be written in Markdown, in HTML, in front matter; each is an error.
const UNSAFE: &[&str] = &[
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html,hello)",
    "[x](DATA:text/html;base64,PHM+)",
    "![x](data:image/png;base64,iVBORw0KGgo=)",
    "![x](javascript:alert(1))",
    "[x][ref]\n\n[ref]: javascript:alert(1)",
    "[ref]\n\n[ref]: <data:text/html,x> 'title'",
    "<javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href=JAVASCRIPT:alert(1)>x</a>",
    "<div>\n<img src=\"data:text/html,x\">\n</div>",
    "<img srcset=\"javascript:alert(1) 2x\">",
    "<img srcset=\"javascript:x 2x, https://example.com/a.png 1x\">",
    "<div>\n<a href=javascript:1 javascript:alert(1)>x</a>\n</div>",
    "<form action=javascript:1 javascript:alert(1)>x</form>",
    "<form action=\"javascript:alert(1)\">x</form>",
    "<button formaction=\"&#x6A;avascript:alert(1)\">x</button>",
    "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
    "<p style=\"background: url(javascript:alert(1))\">x</p>",
    "<object data='data:text/html,x'></object>",
    "> - <a href='vbscript:x'>x</a>",
    "한국어 <a href='javascript:x'>링크</a>",
    "النص <a href='javascript:x'>رابط</a>",
];

#[test]
fn no_unsafe_address_is_a_link() {
    let mut wrong = String::new();
    for body in UNSAFE {
        for mode in ["trust", "sanitize", "escape"] {
            let built = site(&format!("markdown: {{ html: {mode} }}\n"), body);
            let told = built
                .told
                .iter()
                .filter(|told| told.starts_with("error[link-dangerous] content/briefings/x.md:"));
            if told.count() != 1 {
                let _ = writeln!(wrong, "{body}: {:?}", built.told);
            }
            for page in SHOWN {
                let html = body_of(built.text(page));
                let elements = html.root_element().descendants().filter_map(ElementRef::wrap);
                for (name, value) in elements.flat_map(|element| element.value().attrs().collect::<Vec<_>>())
                {
                    if briefgen::name::unsafe_scheme(value).is_some() {
                        let _ = writeln!(wrong, "{body} ({mode}): {name}={value} on {page}");
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Where an address is taken out, what stands next to it does not take its place.
#[test]
fn no_word_becomes_an_address() {
    for (body, expected) in [
        ("<img src=missing.png alt=Map width=10>", r#"<img src="" alt=Map width=10>"#),
        ("<a href=/nowhere/ title=x>two</a>", r#"<a href="" title=x>two</a>"#),
        ("<a href='/nowhere/ ' title=x>two</a>", "<a href='' title=x>two</a>"),
        (
            "<img alt=x srcset=\"javascript:x 2x, https://example.com/a.png 1x\">",
            r#"<img alt=x srcset=" https://example.com/a.png 1x">"#,
        ),
        (
            "<img alt=x srcset=\"https://example.com/a.png 1x, missing.png 2x\">",
            r#"<img alt=x srcset="https://example.com/a.png 1x, ">"#,
        ),
        ("<p background=javascript:1 title=x>", r#"<p background="" title=x>"#),
    ] {
        let built = site("markdown: { html: trust }\n", body);
        let shown = SHOWN.iter().all(|page| built.text(page).contains(expected));
        assert!(shown, "{body}: {}", built.text(SHOWN[0]));
    }
}

#[test]
fn unsafe_addresses_of_front_matter_and_settings() {
    for (file, text, expected) in [
        (
            "briefgen.yaml",
            "menu: [{ title: A, url: 'java\tscript:x' }]\n",
            "error[link-dangerous] briefgen.yaml:",
        ),
        (
            "briefgen.yaml",
            "menu: [{ title: A, url: 'DATA:text/html,x' }]\n",
            "error[link-dangerous] briefgen.yaml:",
        ),
        ("briefgen.yaml", "editor: 'javascript:{file}:{line}'\n", "error[value-invalid] briefgen.yaml:"),
        (
            "content/briefings/y.md",
            "---\ntitle: Y\ndate: 2024-06-19\nimage: javascript:alert(1)\nimage_alt: x\n---\n",
            "error[link-dangerous] content/briefings/y.md:4:8 `javascript:alert(1)`",
        ),
        (
            "content/briefings/y.md",
            "---\ntitle: Y\ndate: 2024-06-19\nimage: data:image/png;base64,iVBORw0KGgo=\nimage_alt: x\n---\n",
            "error[link-dangerous] content/briefings/y.md:4:8",
        ),
        (
            "content/briefings/y.md",
            "---\ntitle: Y\ndate: 2024-06-19\nsources: [{ title: S, url: 'javascript:alert(1)' }]\n---\n",
            "error[value-invalid] content/briefings/y.md:4:",
        ),
        (
            "content/actors/ben.md",
            "---\nname: Ben Ode\nlinks: { website: 'vbscript:x' }\n---\n",
            "error[value-invalid] content/actors/ben.md:3:",
        ),
    ] {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        let text = if file == "briefgen.yaml" { format!("{SETTINGS}{text}") } else { text.to_owned() };
        input.put(file, text.as_bytes());
        let built = build(&input.snapshot(), &request());
        assert!(built.told.iter().any(|told| told.starts_with(expected)), "{text}: {:?}", built.told);
        for (path, bytes) in
            built.files.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"))
        {
            let page = String::from_utf8_lossy(bytes);
            assert!(!page.contains("script:") && !page.contains("=\"data:"), "{text} in {path}");
        }
    }
}

#[test]
fn what_leads_away_is_left_out() {
    for body in [
        "<base href=\"https://example.com/\">",
        "Text <BASE target=_top> text",
        "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/\">",
        "- <META content='1' HTTP-EQUIV=Refresh>",
        "<div>\n<base href=/>\n</div>",
    ] {
        let built = site("", body);
        let told = built
            .told
            .iter()
            .filter(|told| told.starts_with("error[link-dangerous] content/briefings/x.md:"));
        assert_eq!(told.count(), 1, "{body}: {:?}", built.told);
        for page in SHOWN {
            let html = body_of(built.text(page)).html().to_ascii_lowercase();
            assert!(!html.contains("<base") && !html.contains("refresh"), "{body} on {page}");
        }
    }
}

/// What a text may try, whole or spread over the pieces that Markdown makes of it.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "Text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "**<img src=x onerror=alert(1)>**",
    "<svg onload=alert(1)>",
    "<svg><style>\n\n*text*\n\n<img title=\"</style><img src=x onerror=alert(1)>\">",
    "<math>\n\n<mtext><table><mglyph><style>\n\n<!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<div>\n\n*text*\n\n<script>\n\nalert(1)\n\n</script>",
    "<textarea>\n\n</textarea><img src=x onerror=alert(1)>",
    "<!-- \n\n--><script>alert(1)</script>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<form action=\"https://example.com/\"><input name=password type=password></form>",
    "<a href=\"https://example.org/\" onclick=alert(1)>x</a>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[^1]\n\n[^1]: <svg onload=alert(1)>",
    "# A <img src=x onerror=alert(1)> heading",
    "[<img src=x onerror=alert(1)>](https://example.org/)",
    "<style>body { display: none }</style>",
    "<p style=\"position: fixed; inset: 0\">x</p>",
    "</div></main></body></html><script>alert(1)</script>",
    "<details ontoggle=alert(1) open>\n\nx\n\n</details>",
    "<object data=\"https://example.com/\"></object><embed src=\"https://example.com/\">",
    "<link rel=stylesheet href=\"https://example.com/x.css\">",
];

#[test]
fn no_text_runs_a_program() {
    const FORBIDDEN: [&str; 14] = [
        "script", "style", "iframe", "object", "embed", "form", "button", "textarea", "svg", "math", "link",
        "base", "meta", "noscript",
    ];
    let mut wrong = String::new();
    for body in ATTACKS {
        for mode in ["sanitize", "escape"] {
            let built = site(&format!("markdown: {{ html: {mode} }}\n"), body);
            let clean = site(&format!("markdown: {{ html: {mode} }}\n"), "Text.");
            for page in SHOWN {
                let html = body_of(built.text(page));
                for element in html.root_element().descendants().filter_map(ElementRef::wrap) {
                    let name = element.value().name();
                    let mut attributes = element.value().attrs();
                    if FORBIDDEN.contains(&name)
                        || attributes.any(|(name, _)| name.starts_with("on") || name == "style")
                    {
                        let _ = writeln!(wrong, "{body} ({mode}): {} on {page}", element.html());
                    }
                }
                // Nothing breaks out of its place: the page has no more of what runs than one without the text.
                let count = |built: &Built| {
                    let page = built.text(page).to_ascii_lowercase();
                    [
                        page.matches("<script").count(),
                        page.matches("</main>").count(),
                        page.matches("</body>").count(),
                    ]
                };
                if count(&built) != count(&clean) {
                    let _ = writeln!(wrong, "{body} ({mode}) breaks out on {page}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn html_is_trusted_made_harmless_or_shown() {
    let body = "A <b>bold</b> <span class=\"x\" onclick=\"y()\">word</span> of Ana Duarte.[^1]\n\n<div>\n\n## Talks\n\n</div>\n\n[^1]: A note.";
    for (mode, present, absent) in [
        ("trust", vec!["<b>bold</b>", "onclick=\"y()\"", "<div>", "<h2 id=\"talks\">"], vec!["&lt;b&gt;"]),
        (
            "sanitize",
            vec!["<b>bold</b>", "<span class=\"x\">word</span>", "<div>", "id=\"talks\""],
            vec!["onclick"],
        ),
        ("escape", vec!["&lt;b&gt;bold&lt;/b&gt;", "<p>&lt;div&gt;</p>", "id=\"talks\""], vec!["<b>"]),
    ] {
        let built = site(&format!("markdown: {{ html: {mode} }}\n"), body);
        let page = built.text("briefings/x/index.html");
        for part in
            present.iter().chain(&["class=\"actor\"", "id=\"fnref-1\"", "id=\"fn-1\"", "class=\"footnotes\""])
        {
            assert!(page.contains(part), "{mode} lacks {part}\n{page}");
        }
        for part in absent {
            assert!(!page.contains(part), "{mode} has {part}\n{page}");
        }
    }
}

#[test]
fn every_promise_has_its_test() {
    let page = fs::read_to_string(root().join("docs/security.md")).expect("there is a page on security");
    let rows = page.lines().skip_while(|line| !line.starts_with("| what could happen")).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 10, "only {} promises", rows.len());
    let code: String = ["src", "tests"]
        .into_iter()
        .flat_map(|top| folder(&root().join(top)))
        .filter(|(path, _)| path.rsplit_once('.').is_some_and(|name| name.1 == "rs"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    let mut missing = BTreeSet::new();
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit_once(" | ").map_or("", |(_, tests)| tests);
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "a promise without a test: {row}");
        missing.extend(named.into_iter().filter(|test| !code.contains(&format!("fn {test}("))));
    }
    assert!(missing.is_empty(), "docs/security.md names tests that are not there: {missing:?}");
}
