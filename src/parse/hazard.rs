//! What HTML in a text must not do to its reader: run a program by an address, or lead away from the page.
//!
//! It is told where it stands, and left out of the page. Links and pictures (`href`, `src`) are references of the
//! body, and looked at with those of Markdown. It must not know whether HTML is trusted: that decides what else goes.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SourcePath, unescaped_html, unsafe_scheme};
use crate::prose::markdown::find_after;

/// Something in HTML that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// Its bytes in the HTML: the value of an attribute, or a whole tag.
    pub range: Range<usize>,
    /// What is wrong with it, in one sentence.
    pub message: String,
    hint: &'static str,
}

/// Attributes that hold an address and are no references of a body.
const ADDRESSES: [&str; 20] = [
    "action",
    "archive",
    "background",
    "by",
    "cite",
    "classid",
    "code",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "from",
    "icon",
    "longdesc",
    "lowsrc",
    "manifest",
    "ping",
    "to",
    "values",
    "xlink:href",
];

/// Elements whose inside is text to a browser.
const TEXT_ELEMENTS: [&str; 8] =
    ["script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"];

/// What must be left out of some HTML, in its order.
pub fn hazards(html: &str) -> Vec<Hazard> {
    let mut found = Vec::new();
    for tag in tags(html) {
        match &*tag.name {
            "base" => found.push(Hazard {
                range: tag.range,
                message: "`<base>` changes where every link of the page leads.".to_owned(),
                hint: "write full addresses, or set `base_url` in briefgen.yaml",
            }),
            "meta" if tag.attributes.iter().any(|attribute| is_refresh(html, attribute)) => {
                found.push(Hazard {
                    range: tag.range,
                    message: "`<meta http-equiv=\"refresh\">` leads the reader away from the page."
                        .to_owned(),
                    hint: "write a link; an old address of a page belongs under `old_urls`",
                });
            }
            _ => found.extend(tag.attributes.iter().filter_map(|attribute| address(html, attribute))),
        }
    }
    found
}

/// What stands for a value that is taken out and that had no quotation marks: else the next word would be the value.
pub(crate) const NO_VALUE: &str = "\"\"";

/// Whether the value of an attribute that follows has no quotation marks.
pub(crate) fn is_after_sign(before: &str) -> bool {
    before.trim_end().ends_with('=')
}

/// HTML without its hazards.
pub(crate) fn without_hazards(html: String) -> String {
    let found = hazards(&html);
    if found.is_empty() {
        return html;
    }
    let mut kept = String::with_capacity(html.len());
    let mut at = 0;
    for hazard in found {
        let before = html.get(at..hazard.range.start).unwrap_or_default();
        kept.push_str(before);
        if is_after_sign(before) {
            kept.push_str(NO_VALUE);
        }
        at = hazard.range.end;
    }
    kept.push_str(html.get(at..).unwrap_or_default());
    kept
}

/// Adds what must be left out of an event's HTML, which stands at `place` of a body: each with its bytes in the body.
pub(super) fn read(
    html: &str,
    (markdown, place): (&str, &Range<usize>),
    found: &mut Vec<(Range<usize>, Hazard)>,
) {
    let written = markdown.get(place.clone()).unwrap_or_default();
    let mut seen = 0;
    for hazard in hazards(html) {
        let part = html.get(hazard.range.clone()).unwrap_or_default();
        let range = match find_after(written, seen, part).filter(|_| !part.is_empty()) {
            Some(at) => {
                seen = at + part.len();
                place.start + at..place.start + seen
            }
            None => place.clone(),
        };
        found.push((range, hazard));
    }
}

impl Hazard {
    /// The problem of a file in which it stands at `range`.
    pub(super) fn problem(self, path: &SourcePath, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(Lint::LinkDangerous, Span::new(path.shared(), range), self.message).hint(self.hint)
    }
}

fn is_refresh(html: &str, attribute: &Attribute) -> bool {
    let value = unescaped_html(html.get(attribute.value.clone()).unwrap_or_default());
    attribute.name == "http-equiv" && value.trim().eq_ignore_ascii_case("refresh")
}

fn address(html: &str, attribute: &Attribute) -> Option<Hazard> {
    let value = html.get(attribute.value.clone())?;
    let plain = unescaped_html(value);
    let scheme = match &*attribute.name {
        // Style sheets write addresses as `url(...)`.
        "style" => plain
            .split('(')
            .skip(1)
            .find_map(|url| unsafe_scheme(url.trim_start_matches(['"', '\'', ' '])))?,
        name if ADDRESSES.contains(&name) => plain.split([';', ',']).find_map(unsafe_scheme)?,
        _ => return None,
    };
    Some(Hazard {
        range: attribute.value.clone(),
        message: format!("`{scheme}:` in `{}` is no address.", attribute.name),
        hint: "write a path of the site or a full address",
    })
}

/// A start tag.
struct Tag {
    /// In small letters.
    name: String,
    range: Range<usize>,
    attributes: Vec<Attribute>,
}

/// An attribute of a tag: its name in small letters, and the bytes of its value.
struct Attribute {
    name: String,
    value: Range<usize>,
}

/// The start tags of some HTML as a browser reads them: comments and the inside of scripts are none.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = find(html, at, |c| c == '<') {
        let rest = html.get(open + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            at = html.len() - after_comment(comment).len();
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = read_tag(html, open);
            at = tag.range.end;
            if TEXT_ELEMENTS.contains(&&*tag.name) {
                at = end_of_text(html, at, &tag.name);
            }
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

fn after_comment(comment: &str) -> &str {
    // `<!-->` and `<!--->` are whole comments.
    if let Some(rest) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return rest;
    }
    let ends = ["-->", "--!>"].into_iter().filter_map(|end| comment.split_once(end));
    ends.map(|(_, rest)| rest).max_by_key(|rest| rest.len()).unwrap_or("")
}

/// Where the end tag of an element that holds text begins.
fn end_of_text(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = find(html, at, |c| c == '<') {
        let rest = html.get(open + 1..).unwrap_or_default();
        let is_end = rest.strip_prefix('/').and_then(|rest| rest.get(..name.len()));
        if is_end.is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return open;
        }
        at = open + 1;
    }
    html.len()
}

/// The tag whose `<` stands at `open`.
fn read_tag(html: &str, open: usize) -> Tag {
    let ends_name = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
    let mut at = find(html, open + 1, ends_name).unwrap_or(html.len());
    let name = html.get(open + 1..at).unwrap_or_default().to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        let Some(start) = find(html, at, |c| !c.is_whitespace() && c != '/') else {
            return Tag { name, range: open..html.len(), attributes };
        };
        if html.get(start..).is_some_and(|rest| rest.starts_with('>')) {
            return Tag { name, range: open..start + 1, attributes };
        }
        // A sign that begins no name is part of one, as a browser reads it.
        let first = html.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let end = find(html, start + first, |c| ends_name(c) || c == '=').unwrap_or(html.len());
        let equals = find(html, end, |c| !c.is_whitespace()).filter(|&at| html.get(at..at + 1) == Some("="));
        at = end;
        if let Some(equals) = equals {
            let value = value_at(html, equals + 1);
            let is_quoted =
                html.get(value.end..value.end + 1).is_some_and(|mark| mark == "\"" || mark == "'");
            at = (value.end + usize::from(is_quoted)).max(equals + 1);
            let name = html.get(start..end).unwrap_or_default().to_ascii_lowercase();
            attributes.push(Attribute { name, value });
        }
    }
}

/// The bytes of the value that begins behind a `=`.
fn value_at(html: &str, from: usize) -> Range<usize> {
    let Some(start) = find(html, from, |c| !c.is_whitespace()) else { return html.len()..html.len() };
    let mark = html.get(start..).and_then(|rest| rest.chars().next()).unwrap_or('>');
    if matches!(mark, '"' | '\'') {
        let inside = start + 1;
        return inside..find(html, inside, |c| c == mark).unwrap_or(html.len());
    }
    start..find(html, start, |c| c.is_whitespace() || c == '>').unwrap_or(html.len())
}

/// The place of the first such character from `at` on.
fn find(html: &str, at: usize, is_wanted: impl Fn(char) -> bool) -> Option<usize> {
    html.get(at..)?.find(is_wanted).map(|offset| at + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out() {
        for (html, kept) in [
            (r#"<form action="javascript:alert(1)">"#, r#"<form action="">"#),
            ("<form ACTION = JavaScript:alert(1) method=post>", "<form ACTION = \"\" method=post>"),
            (r#"<button formaction="java&Tab;script:x">"#, r#"<button formaction="">"#),
            ("<svg><a xlink:href='data:text/html,x'>", "<svg><a xlink:href=''>"),
            (
                r#"<animate attributeName=href values="https://a;javascript:b">"#,
                r#"<animate attributeName=href values="">"#,
            ),
            (r#"<object data="data:text/html;base64,PHM+">"#, r#"<object data="">"#),
            (r#"<p style="background: url('javascript:x')">"#, r#"<p style="">"#),
            (r#"<p style="width: 4em">"#, r#"<p style="width: 4em">"#),
            (r#"<base href="https://example.org/">x"#, "x"),
            ("a<BASE target=_top>b", "ab"),
            (r#"<meta http-equiv="refresh" content="0; url=/">"#, ""),
            ("<META content='0;url=x' HTTP-EQUIV=Refresh />", ""),
            (r#"<meta name="author" content="x">"#, r#"<meta name="author" content="x">"#),
            ("<!-- <base href=x> --><p>", "<!-- <base href=x> --><p>"),
            ("<!--><base href=x>", "<!-->"),
            ("<!-- --!><base href=x>", "<!-- --!>"),
            ("<script>a = '<base>'</script>", "<script>a = '<base>'</script>"),
            ("<style>a</STYLE><base>", "<style>a</STYLE>"),
            (r#"<form action="/search/">"#, r#"<form action="/search/">"#),
            ("<form action=", "<form action="),
            ("<base", ""),
            ("1 < 2 <", "1 < 2 <"),
            ("<é action='javascript:x'>", "<é action='javascript:x'>"),
            ("<x-é action='javascript:x'>", "<x-é action=''>"),
        ] {
            assert_eq!(without_hazards(html.to_owned()), kept, "{html}");
        }
    }
}
