//! What stands in bodies beside plain Markdown, and how a page shows it: boxes, terms, figures, addresses, formulas,
//! code. Each row is the text of a page, and the HTML that is made of it.

use crate::support::{Built, Input, build, request};

const SETTINGS: &str = "title: Desk\nbase_url: https://desk.example.org/\n";

/// Markdown, and the HTML of the body without line ends.
type Rows<'r> = &'r [(&'r str, &'r str)];

/// A site with a page for each text.
fn site(settings: &str, texts: &[&str]) -> Built {
    let mut input = Input::new(&[("briefgen.yaml", &*format!("{SETTINGS}{settings}"))]);
    for name in ["content/map.png", "content/my map.png"] {
        input.put(name, &crate::support::picture(10, (60, 40)));
    }
    for (number, text) in texts.iter().enumerate() {
        input.put(&format!("content/p{number}.md"), format!("---\ntitle: P\n---\n\n{text}\n").as_bytes());
    }
    build(&input.snapshot(), &request())
}

/// The body of a page, without line ends and names of files below `/assets/`.
fn body(built: &Built, number: usize) -> String {
    let page = built.text(&format!("p{number}/index.html"));
    let (_, rest) = page.split_once("<div class=\"text\">").expect("a page has a text");
    let (body, _) = rest.split_once("</article>").expect("an article ends");
    let body = body.split("<div class=\"print-links\"").next().unwrap_or(body);
    let body = body.trim().strip_suffix("</div>").unwrap_or(body).replace('\n', "");
    let mut parts = body.split("/assets/");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| {
        shown + "/" + part.find('"').and_then(|end| part.get(end..)).unwrap_or_default()
    })
}

fn check(settings: &str, rows: Rows) {
    let texts: Vec<&str> = rows.iter().map(|(markdown, _)| *markdown).collect();
    let built = site(settings, &texts);
    let mut faults = Vec::new();
    for (number, (markdown, expected)) in rows.iter().enumerate() {
        let shown = body(&built, number);
        if shown != *expected {
            faults.push(format!("{markdown}\n- {expected}\n+ {shown}"));
        }
    }
    assert!(faults.is_empty(), "{}\n{:#?}", faults.join("\n\n"), built.told);
}

const NOTE: &str = "<blockquote class=\"markdown-alert-note\"";

#[test]
fn boxes_of_other_programs() {
    let note = |inside: &str| format!("{NOTE}>{inside}</blockquote>");
    let titled = |inside: &str| {
        note(&format!("<p class=\"alert-title\">T *x*</p>{inside}").replace("*x*", "<em>x</em>"))
    };
    let plain = format!("{NOTE} data-label=\"Note\"><p>a</p></blockquote>");
    let warning = "<blockquote class=\"markdown-alert-warning\" data-label=\"Warning\"><p>a</p></blockquote>";
    check(
        "",
        &[
            ("> [!note] T *x*\n> a\n>\n> - b\n> - c", &titled("<p>a</p><ul><li>b</li><li>c</li></ul>")),
            ("> [!info]\n> a", &plain),
            ("> [!NOTE]\n> a", &plain),
            ("> [!my-own] T *x*\n> a", &titled("<p>a</p>")),
            (
                "> [!tip]- T\n> a",
                "<details class=\"markdown-alert-tip\"><summary>T</summary><p>a</p></details>",
            ),
            (
                "> [!danger]+\n> a",
                "<details class=\"markdown-alert-caution\" open><summary>Caution</summary><p>a</p></details>",
            ),
            ("!!! note \"T *x*\"\n    a\n\n    b\n\nc", &(titled("<p>a</p><p>b</p>") + "<p>c</p>")),
            ("!!! warning\n    a\n", warning),
            (
                "!!! note\n\n    - a\n    - b\n\n    ```\n    x\n\n      y\n    ```\n\nc",
                &(format!(
                    "{NOTE} data-label=\"Note\"><ul><li>a</li><li>b</li></ul><pre><code>x  y</code></pre></blockquote>"
                ) + "<p>c</p>"),
            ),
            (
                "??? tip \"T\"\n    a *b* c\n    - d",
                "<details class=\"markdown-alert-tip\"><summary>T</summary><p>a <em>b</em> c</p><ul><li>d</li></ul></details>",
            ),
            (":::note\n\na\n\n:::\n\nc", &(plain.clone() + "<p>c</p>")),
            (":::note T *x*\na\n:::\nc", &(titled("<p>a</p>") + "<p>c</p>")),
            (
                ":::warning[T]\n- a\n:::",
                "<blockquote class=\"markdown-alert-warning\"><p class=\"alert-title\">T</p><ul><li>a</li></ul></blockquote>",
            ),
            (
                ":::details T\na\n\n:::tip\nb\n:::\n\n:::",
                "<details class=\"markdown-alert-note\"><summary>T</summary><p>a</p>\
                 <blockquote class=\"markdown-alert-tip\" data-label=\"Tip\"><p>b</p></blockquote></details>",
            ),
            (
                "```\n:::note\n!!! note\n    a\n> [!info] x\n:::\n```",
                "<pre><code>:::note!!! note    a&gt; [!info] x:::</code></pre>",
            ),
            ("> [!5] x", "<blockquote><p>[!5] x</p></blockquote>"),
            ("Wow!!! note this", "<p>Wow!!! note this</p>"),
        ],
    );
}

#[test]
fn boxes_that_are_none_are_told() {
    let built = site("", &["!!! note\na", ":::note\na", "- x\n\n  !!! note\n      a"]);
    let unread: Vec<_> = built.told.iter().filter(|told| told.contains("markdown-unread")).collect();
    assert_eq!(unread.len(), 3, "{:#?}", built.told);
    let built = site("", &["!!! note \"T\"\n    a", ":::note\na\n:::", "> [!info] T\n> a"]);
    assert!(built.told.is_empty(), "{:#?}", built.told);
}

#[test]
fn terms() {
    check(
        "",
        &[
            (
                "Hwasong\n: A *missile*.\n: Another.",
                "<dl><dt>Hwasong</dt><dd>A <em>missile</em>.</dd><dd>Another.</dd></dl>",
            ),
            ("Well\n:-) he said", "<p>Well:-) he said</p>"),
            ("Term\n: yes\n\nWell\n:-) he said", "<dl><dt>Term</dt><dd>yes</dd></dl><p>Well :-) he said</p>"),
            (
                "Note\n: a\n\n:::note\nb\n:::",
                &format!("<dl><dt>Note</dt><dd>a</dd></dl>{NOTE} data-label=\"Note\"><p>b</p></blockquote>"),
            ),
        ],
    );
}

const IMG: &str = "<img src=\"/\" alt=\"a map\" width=\"60\" height=\"40\" decoding=\"async\">";

#[test]
fn figures() {
    let figure = |inside: &str| format!("<figure>{inside}</figure>");
    let with_caption = figure(&format!("{IMG}<figcaption>The map</figcaption>"));
    check(
        "",
        &[
            ("![a map](map.png \"The map\")", &with_caption),
            ("![a map](my map.png \"The map\")", &with_caption),
            (
                "![a map](map.png \"The map | Jane Roe | CC BY 4.0\")",
                &figure(&format!(
                    "{IMG}<figcaption>The map<span class=\"credit\">Jane Roe</span><span class=\"credit\">\
                     <a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a></span></figcaption>"
                )),
            ),
            ("![a map](map.png)", &format!("<p>{IMG}</p>")),
            (
                "See ![a map](map.png \"The map\")",
                &format!("<p>See {}</p>", IMG.replace(" width", " title=\"The map\" width")),
            ),
            (
                "[![a map](map.png \"The map\")](/about/)",
                &figure(&format!("{IMG}<figcaption>The map</figcaption>")),
            ),
            (
                "[Talks](https://youtu.be/abc)",
                &figure(
                    "<a class=\"embed\" href=\"https://youtu.be/abc\" rel=\"external\" data-link=\"1\"><span class=\"embed-host\">YouTube</span> Talks</a>",
                ),
            ),
            (
                "https://x.com/a/status/1",
                &figure(
                    "<a class=\"embed\" href=\"https://x.com/a/status/1\" rel=\"external\" data-link=\"1\"><span class=\"embed-host\">X</span> https://x.com/a/status/1</a>",
                ),
            ),
            ("https://example.org/", "<p>https://example.org/</p>"),
            (
                "Or [Talks](https://youtu.be/abc)",
                "<p>Or <a href=\"https://youtu.be/abc\" rel=\"external\" data-link=\"1\">Talks</a></p>",
            ),
        ],
    );
}

#[test]
fn a_picture_of_head_and_body_is_shown_once() {
    let text = |image: &str, body: &str| {
        format!(
            "---\ntitle: P\ndate: 2024-01-01\nimage: {image}\nimage_alt: a map\nimage_caption: The map\nimage_credit: Jane Roe\n\
             image_licence: CC BY 4.0\n---\n\n{body}\n"
        )
    };
    let shows = |image: &str, body: &str| {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        for (name, shade) in [("map.png", 10), ("my map.png", 20)] {
            input.put(&format!("content/briefings/{name}"), &crate::support::picture(shade, (60, 40)));
        }
        input.put("content/briefings/x.md", text(image, body).as_bytes());
        let built = build(&input.snapshot(), &request());
        assert!(built.told.is_empty(), "{:#?}", built.told);
        let page = built.text("briefings/x/index.html").to_owned();
        let (head, text) = page.split_once("<div class=\"text\">").expect("a briefing has a text");
        (head.matches("<img").count(), text.matches("<img").count(), page)
    };
    let (head, body, page) = shows("my map.png", "Text.");
    assert_eq!((head, body), (1, 0));
    let licence = "rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>";
    assert!(
        page.contains("The map <span class=\"credit\">Jane Roe</span>") && page.contains(licence),
        "{page}"
    );
    for (image, body, expected) in [
        ("my map.png", "![a map](my map.png)", (0, 1)),
        ("my map.png", "![a map](<my map.png>)", (0, 1)),
        ("my map.png", "![a map](my%20map.png)", (0, 1)),
        ("map.png", "![a map](my map.png)", (1, 1)),
        ("map.png", "[the map](map.png)", (1, 0)),
    ] {
        let (head, text, page) = shows(image, body);
        assert_eq!((head, text), expected, "{image}, {body}");
        assert!(page.contains("Jane Roe"), "the credit stays: {page}");
        assert!(page.contains("og:image\" content=\"https://desk.example.org/"), "{page}");
    }
}

#[test]
fn addresses_are_links_where_the_settings_say_so() {
    let link = |address: &str, shown: &str, number: usize| {
        format!("<a href=\"{address}\" rel=\"external\" data-link=\"{number}\">{shown}</a>")
    };
    let one = link("https://example.org/a_b--c", "https://example.org/a_b--c", 1);
    check(
        "markdown: { autolink: true }\n",
        &[
            ("See https://example.org/a_b--c.", &format!("<p>See {one}.</p>")),
            ("**https://example.org/a_b--c**", &format!("<p><strong>{one}</strong></p>")),
            ("`https://example.org/`", "<p><code>https://example.org/</code></p>"),
            ("<code>https://example.org/</code>", "<p><code>https://example.org/</code></p>"),
            (
                "[https://example.org/a_b--c](https://example.org/a_b--c)",
                &format!("<p>{one}</p>").replace("--", "–").replacen("a_b–c", "a_b--c", 1),
            ),
            (
                "www.example.org and https://example.org/?a=1&b",
                &format!(
                    "<p>{} and {}</p>",
                    link("https://www.example.org", "www.example.org", 1),
                    link("https://example.org/?a=1&amp;b", "https://example.org/?a=1&amp;b", 2)
                ),
            ),
            (
                "https://example.org에서",
                &format!("<p>{}에서</p>", link("https://example.org", "https://example.org", 1)),
            ),
        ],
    );
    check("", &[("See https://example.org/a.", "<p>See https://example.org/a.</p>")]);
}

#[test]
fn code_has_classes_and_formulas_are_mathml() {
    let x = "<math display=\"inline\"><msup><mi>x</mi><mn>2</mn></msup></math>";
    check(
        "markdown: { math: true }\n",
        &[
            ("Let $x^2$ be.", &format!("<p>Let {x} be.</p>")),
            ("It costs $5 and $10, or US$5–US$6.", "<p>It costs $5 and $10, or US$5–US$6.</p>"),
            ("A $5–*$6* fee", "<p>A $5–<em>$6</em> fee</p>"),
            ("$\\foo$", "<p>$\\foo$</p>"),
            ("`$x$`", "<p><code>$x$</code></p>"),
            ("$$x^2$$", &format!("<p>{}</p>", x.replace("inline", "block"))),
            (
                "```json\n{\"a\": 1}\n```",
                "<pre><code class=\"language-json\">{<span class=\"hl-name\">\"a\"</span>: <span class=\"hl-number\">1</span>}</code></pre>",
            ),
            ("```none\n<a>\n```", "<pre><code class=\"language-none\">&lt;a&gt;</code></pre>"),
        ],
    );
    check("", &[("Let $x^2$ be.", "<p>Let $x^2$ be.</p>")]);
    check("markdown: { math: true, html: sanitize }\n", &[("Let $x^2$ be.", &format!("<p>Let {x} be.</p>"))]);
    let built = site("markdown: { math: true }\n", &["A.\n\nLet $\\foo$ be."]);
    assert_eq!(built.told.len(), 1, "{:#?}", built.told);
    assert!(built.told[0].starts_with("warning[formula-unread] content/p0.md:7:5"), "{:#?}", built.told);
}
