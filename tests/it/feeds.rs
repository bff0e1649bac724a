//! What feeds hold: whole texts that any reader shows, as RFC 4287 and JSON Feed 1.1 want them.

use briefgen::snapshot::Snapshot;
use roxmltree::{Document, Node};
use scraper::{ElementRef, Html};
use serde_json::Value;

use crate::odd;
use crate::support::{Built, Input, build, data, request, root};

const SETTINGS: &str = "title: Desk\nbase_url: https://x.org/desk/\n";

/// The texts of a feed's entries as HTML, the same in both formats.
fn texts(built: &Built, beside: &str) -> Vec<Option<String>> {
    let json: Value =
        serde_json::from_str(built.text(&format!("{beside}feed.json"))).expect("a feed is JSON");
    let items = json["items"].as_array().expect("a feed has items");
    let in_json: Vec<Option<String>> =
        items.iter().map(|item| item["content_html"].as_str().map(str::to_owned)).collect();
    let atom = Document::parse(built.text(&format!("{beside}feed.xml"))).expect("a feed is XML");
    let entries = atom.root_element().children().filter(|child| child.has_tag_name("entry"));
    let content = |entry: Node| {
        let content = entry.children().find(|child| child.has_tag_name("content"))?;
        assert_eq!(content.attribute("type"), Some("html"));
        Some(content.text().unwrap_or_default().to_owned())
    };
    let in_atom: Vec<Option<String>> = entries.map(content).collect();
    let without_controls = |text: &Option<String>| {
        text.as_ref().map(|text| {
            text.chars()
                .filter(|c| *c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || *c == '\n')
                .collect::<String>()
        })
    };
    let [one, other] = [&in_json, &in_atom].map(|all| all.iter().map(without_controls).collect::<Vec<_>>());
    assert_eq!(one, other, "{beside}: the formats differ");
    in_json
}

/// A site of briefings: file, further front matter, body.
fn site(settings: &str, briefings: &[(&str, &str, &str)]) -> Built {
    let mut files = vec![("briefgen.yaml".to_owned(), settings.to_owned())];
    for (index, (name, front_matter, body)) in briefings.iter().enumerate() {
        let day = 28 - index;
        let text = format!("---\ntitle: On {name}\ndate: 2024-06-{day:02}\n{front_matter}---\n\n{body}\n");
        files.push((format!("content/briefings/{name}.md"), text));
    }
    let kim = "---\nname: Kim Jong Un\n---\n".to_owned();
    files.push(("content/actors/kim.md".to_owned(), kim));
    files.push(("content/briefings/map.png".to_owned(), "no picture".to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    build(&Input::new(&files).snapshot(), &request())
}

fn text_of(front_matter: &str, body: &str) -> String {
    let built = site(SETTINGS, &[("pact", front_matter, body)]);
    texts(&built, "").remove(0).expect("the entry has its text")
}

#[test]
fn bodies() {
    for (what, body, expected) in [
        ("words", "Two *sign*.", "<p>Two <em>sign</em>.</p>\n"),
        (
            "links",
            "[a](/about/) [b](#talks) [c](https://y.org/?a=1&b=2) [d](pact.md \"D\")\n\n## Talks\n\nx",
            "<p>a <a href=\"https://x.org/desk/briefings/pact/#talks\">b</a> <a \
             href=\"https://y.org/?a=1&amp;b=2\">c</a> <a href=\"https://x.org/desk/briefings/pact/\" \
             title=\"D\">d</a></p>\n<h2>Talks</h2>\n<p>x</p>\n",
        ),
        (
            "a name",
            "Kim Jong Un left.",
            "<p><a href=\"https://x.org/desk/actors/kim/\">Kim Jong Un</a> left.</p>\n",
        ),
        (
            "a picture",
            "![a map](map.png \"Map\")",
            "<figure>\n<img src=\"https://x.org/desk/assets/briefings/map.HASH.png\" \
             alt=\"a map\"><figcaption>Map</figcaption>\n</figure>\n",
        ),
        (
            "a note",
            "In 2024[^1] again[^1].\n\n[^1]: *Pact*, p. 3.",
            "<p>In 2024<sup><a href=\"https://x.org/desk/briefings/pact/#fn-1\">[1]</a></sup> again<sup><a \
             href=\"https://x.org/desk/briefings/pact/#fn-1\">[1]</a></sup>.</p>\n<hr>\n<p><strong>Footnotes</strong></p>\n\
             <ol>\n<li value=\"1\">\n<p><em>Pact</em>, p. 3.</p>\n</li>\n</ol>\n",
        ),
        (
            "a table",
            "| a | b |\n|:--|--:|\n| 1 | 2 |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n",
        ),
        (
            "an alert",
            "> [!NOTE]\n> Mind.",
            "<blockquote>\n<p><strong>Note</strong></p>\n<p>Mind.</p>\n</blockquote>\n",
        ),
        ("tasks", "- [x] a\n- [ ] b", "<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n"),
        ("code", "```rust\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>\n"),
        (
            "HTML",
            "<div class=\"x\" id=\"y\" style=\"color:red\" data-z onclick=\"a()\">Words</div>\n\n<script>a()</script>",
            "<div>Words</div>\n\n",
        ),
        (
            "a form",
            "a\n\n<form action=\"/x\"><label>Name <input></label></form>\n\nb",
            "<p>a</p>\n\n<p>b</p>\n",
        ),
        (
            "addresses in HTML",
            "<a href=\"/about/\">a</a> <img src=\"map.png\" srcset=\"map.png 2x\" alt=\"m\">\n\n\
             <video src=\"map.png\" controls></video>",
            "<p><a href=\"https://x.org/desk/briefings/pact/\">a</a> <img \
             src=\"https://x.org/desk/assets/briefings/map.HASH.png\" alt=\"m\"></p>\n\
             <p><video src=\"https://x.org/desk/assets/briefings/map.HASH.png\" controls=\"\"></video></p>\n",
        ),
    ] {
        let text = text_of("", body);
        let text = match text.split_once("map.").filter(|(_, rest)| !rest.starts_with("png")) {
            Some((_, rest)) => {
                let hash = rest.split('.').next().unwrap_or_default();
                text.replace(&format!("map.{hash}.png"), "map.HASH.png")
            }
            None => text,
        };
        assert_eq!(text, expected, "{what}");
    }
}

/// What stands beside the text on its page.
#[test]
fn whole_briefings() {
    let front_matter = "actors: [Kim Jong Un]\nimage: map.png\nimage_alt: A map\nimage_credit: TASS\nquotes:\n  - { speaker: Kim Jong Un, \
                        text: We go on, date: 2024-06-01, source: tass }\n  - { speaker: Kim Jong Un, text: It is signed and \
                        sealed }\nsources:\n  - { id: tass, title: A visit, publisher: TASS, url: https://y.org/v }\n\
                        corrections: [{ date: 2024-06-29, text: It was <ten>. }]\n";
    let text = text_of(front_matter, "“It is signed and sealed”, Kim Jong Un said.");
    for part in [
        "alt=\"A map\"><figcaption>TASS</figcaption></figure>",
        "<p>“It is signed and sealed”, <a href=\"https://x.org/desk/actors/kim/\">Kim Jong Un</a> said.</p>",
        "<h2>What was said</h2>\n<blockquote>\n<p>We go on</p>\n<p>— Kim Jong Un, 1 June 2024</p>\n</blockquote>",
        "<h2>Sources</h2>\n<ol>\n<li><a href=\"https://y.org/v\">A visit</a>, TASS</li>\n</ol>",
        "<h2>Correction</h2>\n<p>29 June 2024: It was &lt;ten&gt;.</p>",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(text.matches("It is signed").count(), 1, "{text}");
}

#[test]
fn summaries_where_the_settings_want_them() {
    for (setting, has_texts) in [("", true), ("feeds: full\n", true), ("feeds: summary\n", false)] {
        let built = site(&format!("{SETTINGS}{setting}"), &[("pact", "summary: They sign.\n", "A text.")]);
        for beside in ["", "actors/kim/"] {
            let all = texts(&built, beside);
            assert_eq!(all.iter().all(Option::is_some), has_texts || all.is_empty(), "{setting}{beside}");
        }
        let json: Value = serde_json::from_str(built.text("feed.json")).expect("a feed is JSON");
        let item = &json["items"][0];
        assert_eq!(item["summary"], "They sign.");
        assert_eq!(item["content_text"].as_str(), (!has_texts).then_some("They sign."), "{setting}");
    }
}

/// Readers refuse feeds of many megabytes: what has no room says so, and leads to its page.
#[test]
fn long_feeds_are_cut() {
    // How long each text is, in thousands of bytes, and which of them stand whole.
    for (lengths, whole) in [
        (&[40; 20][..], &[true; 20][..]),
        (&[300, 300, 300, 300], &[true, true, true, false]),
        (&[2_000, 10, 10], &[false, true, true]),
        (&[990, 990], &[true, false]),
    ] {
        let bodies: Vec<String> = lengths
            .iter()
            .map(|length| format!("{}\n\n", "word ".repeat(198).trim()).repeat(*length))
            .collect();
        let names: Vec<String> = (0..lengths.len()).map(|index| format!("text-{index:02}")).collect();
        let briefings: Vec<(&str, &str, &str)> = names
            .iter()
            .zip(&bodies)
            .map(|(name, body)| (&**name, "summary: In short.\n", &**body))
            .collect();
        let built = site(&format!("{SETTINGS}limits: {{ page: 90 MB, file: 90 MB }}\n"), &briefings);
        for file in ["feed.xml", "feed.json"] {
            let bytes = built.text(file).len();
            assert!(bytes <= 1_000_000, "{lengths:?}: {file} has {bytes} bytes");
        }
        let all = texts(&built, "");
        assert_eq!(all.len(), whole.len());
        for ((text, is_whole), name) in all.iter().flatten().zip(whole).zip(&names) {
            let cut = format!(
                "<p>In short.</p>\n<p><a href=\"https://x.org/desk/briefings/{name}/\">This text is too long for the feed: \
                 read it on its page.</a></p>\n"
            );
            assert_eq!(*text != cut, *is_whole, "{lengths:?}: {name}");
        }
    }
}

/// Of an archive the feeds of actors and topics have the newest briefings whole.
#[test]
fn old_texts_of_an_archive() {
    let mut files = vec![("briefgen.yaml".to_owned(), SETTINGS.to_owned())];
    for index in 0..210 {
        let (year, month) = (1900 + index / 12, index % 12 + 1);
        let topic = if index % 100 == 5 { "topics: [seldom]\n" } else { "" };
        let text = format!("---\ntitle: N{index}\ndate: {year}-{month:02}-01\n{topic}---\n\nText.\n");
        files.push((format!("content/briefings/n{index}.md"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let built = build(&Input::new(&files).snapshot(), &request());
    let whole = |beside| texts(&built, beside).iter().map(Option::is_some).collect::<Vec<_>>();
    assert_eq!(whole("topics/seldom/"), [true, true, false]);
    assert_eq!(whole(""), [true; 20]);
}

/// A text that stands in many feeds stands whole in that of the site alone.
#[test]
fn a_text_that_names_many() {
    for (names, is_whole) in [(3, true), (400, false)] {
        let names: Vec<String> = (0..names).map(|index| format!("Name N{index}")).collect();
        let front = format!("topics: [Sanctions]\nactors: [{}]\n", names.join(", "));
        let built = site(SETTINGS, &[("list", &front, &names.join(", "))]);
        assert!(texts(&built, "")[0].is_some());
        for beside in ["topics/sanctions/", "actors/name-n1/"] {
            assert_eq!(texts(&built, beside)[0].is_some(), is_whole, "{beside} of {}", names.len());
        }
    }
}

fn full_address(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start))
}

/// No style sheet, script or address of the page is there where a text is read.
fn check_text(what: &str, html: &str) {
    let fragment = Html::parse_fragment(html);
    for element in fragment.root_element().descendants().filter_map(ElementRef::wrap).skip(1) {
        let name = element.value().name();
        let is_plain = !matches!(
            name,
            "script" | "style" | "form" | "input" | "button" | "span" | "iframe" | "svg" | "link" | "meta"
        );
        assert!(is_plain, "{what}: `{name}` in {html}");
        for (attribute, value) in element.value().attrs() {
            let is_known = !matches!(attribute, "class" | "id" | "style" | "role" | "tabindex")
                && !attribute.starts_with("on")
                && !attribute.starts_with("data-")
                && !attribute.starts_with("aria-");
            assert!(is_known, "{what}: `{attribute}` in {html}");
            if matches!(attribute, "href" | "src" | "poster" | "cite") {
                assert!(full_address(value), "{what}: {attribute}={value:?} in {html}");
            }
        }
    }
}

/// What RFC 4287 wants of a feed and of its entries (sections 4.1.1 and 4.1.2).
fn check_atom(what: &str, text: &str) {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{what}: {error}"));
    let feed = document.root_element();
    assert_eq!(feed.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"), "{what}");
    let count = |node: Node, name: &str| node.children().filter(|child| child.has_tag_name(name)).count();
    let links = |node: Node, rel: &str| {
        node.children()
            .filter(|child| child.has_tag_name("link") && child.attribute("rel") == Some(rel))
            .count()
    };
    assert_eq!(links(feed, "self"), 1, "{what}");
    let entries: Vec<Node> = feed.children().filter(|child| child.has_tag_name("entry")).collect();
    for node in std::iter::once(feed).chain(entries) {
        for name in ["id", "title", "updated"] {
            assert_eq!(count(node, name), 1, "{what}: {name}");
        }
        assert!(count(node, "author") >= 1 && links(node, "alternate") == 1, "{what}");
        assert!(count(node, "summary") <= 1 && count(node, "content") <= 1, "{what}");
        for name in ["updated", "published"] {
            for date in node.children().filter(|child| child.has_tag_name(name)) {
                let date = date.text().unwrap_or_default();
                assert!(date.parse::<jiff::Timestamp>().is_ok(), "{what}: {name} is {date:?}");
            }
        }
    }
}

/// What JSON Feed 1.1 wants.
fn check_json(what: &str, text: &str) {
    let feed: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{what}");
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    assert!(is_text(&feed["title"]) && full_address(feed["feed_url"].as_str().unwrap_or_default()), "{what}");
    for item in feed["items"].as_array().expect("a feed has items") {
        assert!(is_text(&item["id"]) && item["url"] == item["id"], "{what}: {item}");
        assert!(item["content_html"].is_string() != item["content_text"].is_string(), "{what}: {item}");
        let date = item["date_modified"].as_str().unwrap_or_default();
        assert!(date.parse::<jiff::Timestamp>().is_ok(), "{what}: {item}");
    }
}

#[test]
fn feeds_of_whole_sites() {
    for (name, snapshot) in [
        ("sample", Snapshot::read(root())),
        ("golden", Snapshot::read(&data("golden/input"))),
        ("odd", odd::stranger_site().snapshot()),
    ] {
        let built = build(&snapshot, &request());
        let mut count = 0;
        for path in built.files.keys().filter_map(|path| path.strip_suffix("feed.xml")) {
            let what = format!("{name}: {path}");
            check_atom(&what, built.text(&format!("{path}feed.xml")));
            check_json(&what, built.text(&format!("{path}feed.json")));
            for text in texts(&built, path).iter().flatten() {
                check_text(&what, text);
                count += 1;
            }
        }
        assert!(count > 0, "{name} has no texts in its feeds");
    }
}
