//! What nests deeply overflows no stack: an overflow ends the process, and nothing could catch it.

use briefgen::diagnostic::Lint;
use briefgen::engine::{Engine, Silent};
use briefgen::output::MemoryOutput;

use crate::support::{Input, request};

const DEEP: usize = 10_000;

/// Bodies that nest `DEEP` deep, each in its own way.
fn bodies() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str| format!("{}words{}", open.repeat(DEEP), close.repeat(DEEP));
    let list: String = (0..DEEP / 10).map(|depth| format!("{}- words\n", "  ".repeat(depth))).collect();
    vec![
        ("block quotes", nested("> ", "")),
        ("block quotes without spaces", nested(">", "")),
        ("lists in a line", nested("- ", "")),
        ("numbered lists", nested("1. ", "")),
        ("lists below each other", list),
        ("lists in block quotes", nested("> - ", "")),
        ("emphasis", nested("*a ", "*")),
        ("strong emphasis", nested("**a ", "**")),
        ("emphasis of two kinds", nested("*_a ", "_*")),
        ("brackets", nested("[", "]")),
        ("links", nested("[", "](x.md)")),
        ("pictures", nested("![", "](x.png)")),
        ("wiki links", nested("[[", "]]")),
        ("notes", nested("[^", "]")),
        ("elements", nested("<div>", "</div>")),
        ("elements in lines", nested("<b>\n", "</b>\n")),
        ("elements that never end", "<div>".repeat(DEEP)),
        ("ends of nothing", format!("{}{}", "<div>".repeat(DEEP), "</span>".repeat(DEEP))),
        ("texts that never end", format!("x {}", "<title>".repeat(DEEP))),
        ("comments", nested("<!-- ", " -->")),
        ("quotation marks", nested("“", "”")),
        ("straight quotation marks", nested("\"a ", "\"")),
        ("parentheses", nested("(", ")")),
        ("strike", nested("~~a ", "~~")),
        ("code", nested("`", "`")),
        ("notes in notes", (0..DEEP).map(|number| format!("[^{number}]: [^{}]\n\n", number + 1)).collect()),
    ]
}

fn front_matter() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(DEEP), close.repeat(DEEP));
    let blocks: String = (0..DEEP / 10).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    vec![
        ("flow lists", format!("extra: {}", nested("[", "]"))),
        ("flow mappings", format!("extra: {}", nested("{a: ", "}"))),
        ("flow mappings as keys", format!("extra: {}", nested("{", "}"))),
        ("lists that never close", format!("extra: {}", nested("[", ""))),
        ("lists in a line", format!("extra:\n  {}", nested("- ", "words"))),
        ("questions", format!("extra:\n  {}", nested("? ", "words"))),
        ("mappings below each other", blocks),
        ("anchors", format!("extra: {}", nested("&a [", "]"))),
    ]
}

fn templates() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(DEEP), close.repeat(DEEP));
    vec![
        ("conditions", nested("{% if true %}", "{% endif %}")),
        ("loops", nested("{% for a in [] %}", "{% endfor %}")),
        ("parentheses", format!("{{{{ {}1{} }}}}", "(".repeat(DEEP), ")".repeat(DEEP))),
        ("lists", format!("{{{{ {} }}}}", nested("[", "]"))),
        ("negations", format!("{{{{ {}true }}}}", "not ".repeat(DEEP))),
        ("signs", format!("{{{{ {}1 }}}}", "-".repeat(DEEP))),
        ("sums", format!("{{{{ 1{} }}}}", " + 1".repeat(DEEP))),
        ("filters", format!("{{{{ 1{} }}}}", " | abs".repeat(DEEP))),
        ("members", format!("{{{{ a{} }}}}", ".a".repeat(DEEP))),
        ("choices", format!("{{{{ {}1 }}}}", "1 if true else ".repeat(DEEP))),
        ("maps", format!("{{{{ {}1{} }}}}", "{\"a\": ".repeat(DEEP), "}".repeat(DEEP))),
    ]
}

/// Builds a site with one more file, and shows that the rest of it is there.
fn check(kind: &str, path: &str, text: &str) {
    println!("{kind}");
    let theme = if path.starts_with("themes/") { "theme: t\n" } else { "" };
    let settings = format!("base_url: https://example.org/\ncards: false\n{theme}");
    let mut input = Input::new(&[
        ("briefgen.yaml", &settings),
        ("content/about.md", "---\ntitle: About\n---\nAbout us.\n"),
    ]);
    if !theme.is_empty() {
        input.put("themes/t/theme.yaml", b"extends: default\n");
    }
    input.put(path, text.as_bytes());
    // To show ten thousand problems of one line would take longer than all the rest.
    let output = MemoryOutput::new();
    let outcome = Engine::new().build(&input.snapshot(), &request(), &output, &Silent);
    let (files, _) = output.finish();
    let about = String::from_utf8_lossy(&files["about/index.html"]).into_owned();
    assert!(about.contains("About us."), "{kind}");
    let fault = outcome.diagnostics.iter().find(|problem| problem.lint == Lint::InternalError);
    assert!(fault.is_none(), "{kind}: {fault:?}");
}

#[test]
fn in_bodies() {
    for (kind, body) in bodies() {
        let text = format!("---\ntitle: Deep\ndate: 2024-06-19\nactors: [Kim]\n---\n{body}\n");
        check(kind, "content/briefings/deep.md", &text);
    }
}

#[test]
fn in_front_matter() {
    for (kind, yaml) in front_matter() {
        check(
            kind,
            "content/briefings/deep.md",
            &format!("---\ntitle: Deep\ndate: 2024-06-19\n{yaml}\n---\nWords.\n"),
        );
        check(kind, "content/deep.md", &format!("---\n{yaml}\n---\nWords.\n"));
    }
}

#[test]
fn in_templates() {
    for (kind, template) in templates() {
        check(kind, "themes/t/templates/quotes.html", &template);
    }
}
