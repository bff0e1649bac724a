//! Frames, scripts, styles and forms of raw HTML that the pages' own policy of security forbids: a reader sees an empty
//! place, or nothing happens.

use std::collections::HashSet;
use std::ops::Range;

use super::Slip;
use crate::diagnostic::Lint;
use crate::prose::markdown::find_after;
use crate::prose::tags::{PieceKind, Tag, pieces};

/// Adds what is blocked of an event's HTML, which stands at `place` of a body.
pub(super) fn read(html: &str, (markdown, place): (&str, &Range<usize>), slips: &mut Vec<Slip>) {
    let written = markdown.get(place.clone()).unwrap_or_default();
    let mut told = HashSet::new();
    let mut seen = 0;
    for piece in pieces(html) {
        let PieceKind::Open(tag) = &piece.kind else { continue };
        let Some((what, hint)) = blocked(tag) else { continue };
        let source = html.get(piece.range.clone()).unwrap_or_default();
        if !told.insert(source.to_owned()) {
            continue;
        }
        let found = find_after(written, seen, source);
        seen = found.unwrap_or(seen);
        let start = place.start + found.unwrap_or_default();
        let range = start..(start + source.len()).min(place.end);
        slips.push(Slip {
            lint: Lint::HtmlBlocked,
            range,
            message: format!("{what}."),
            hint: hint.to_owned(),
        });
    }
}

/// What the policy forbids of a tag, and what to write.
fn blocked(tag: &Tag) -> Option<(String, &'static str)> {
    const LINK: &str = "write a link to it, or a picture";
    const STYLE: &str = "put the rules into a style sheet of a theme, and write a `class`";
    let name = tag.name.to_ascii_lowercase();
    let is = |names: &[&str]| names.contains(&&*name);
    let of_http = |value: Option<&str>| {
        value.is_some_and(|value| value.trim().to_ascii_lowercase().starts_with("http://"))
    };
    if is(&["iframe", "frame", "object", "embed", "applet"]) {
        return Some((
            format!("The policy of the page blocks `<{name}>`, and readers see an empty place"),
            LINK,
        ));
    }
    let src = tag.value("src").unwrap_or_default();
    let is_data = tag.value("type").is_some_and(|kind| kind.contains("json"));
    if is(&["script"]) && !is_data && (src.is_empty() || src.contains("//")) {
        let hint = "take it out; a theme may have scripts of its own";
        return Some(("The policy of the page blocks this script".into(), hint));
    }
    if is(&["style"]) || (is(&["link"]) && tag.value("href").is_some_and(|href| href.contains("//"))) {
        return Some(("The policy of the page blocks this style".into(), STYLE));
    }
    if is(&["form"]) {
        return Some(("The policy of the page lets no form be sent".into(), "write a link to the form"));
    }
    let handler = tag.attributes.iter().find(|(key, value)| is_handler(key) && value.is_some());
    if let Some((key, _)) = handler {
        return Some((format!("The policy of the page blocks `{key}`, and nothing happens"), "take it out"));
    }
    if tag.attributes.iter().any(|(key, value)| key.eq_ignore_ascii_case("style") && value.is_some()) {
        return Some(("The policy of the page blocks `style`".into(), STYLE));
    }
    let shows = is(&["img", "video", "audio", "source", "track"]);
    (shows && (of_http(tag.value("src")) || of_http(tag.value("poster")))).then(|| {
        (
            "The policy of the page blocks what comes by `http://`".into(),
            "write `https://`, or keep the file beside the text",
        )
    })
}

fn is_handler(key: &str) -> bool {
    key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
        && key.len() > 4
        && key.chars().all(|c| c.is_ascii_alphabetic())
}
