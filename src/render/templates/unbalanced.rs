//! Tags and blocks of a template that are not closed, or that close nothing: the engine only says that
//! the text ends too early.

use super::{Told, one_sign};
use crate::text;

/// A tag of a template.
struct Tag<'t> {
    start: usize,
    /// Its first word, and where it stands.
    word: &'t str,
    word_at: usize,
    /// What follows the word; `None` when the tag has no end.
    rest: Option<&'t str>,
}

/// The tags of a template, comments and raw text left out.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text::from(text, at).find('{').map(|offset| at + offset) {
        let after = |from: usize, mark: &str| {
            text::from(text, from).find(mark).map(|found| from + found + mark.len())
        };
        let end = match text.as_bytes().get(start + 1) {
            Some(b'#') => {
                at = after(start, "#}").unwrap_or(text.len());
                continue;
            }
            Some(b'%') => after(start, "%}"),
            Some(b'{') => after(start, "}}"),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let inside = text::from(text, start + 2).trim_start_matches('-').trim_start();
        let word_at = text.len() - inside.len();
        let word = inside.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let rest = end.map(|end| text.get(word_at + word.len()..end).unwrap_or_default());
        at = end.unwrap_or(text.len());
        if word == "raw" {
            at = after(at, "endraw").unwrap_or(text.len());
        }
        tags.push(Tag { start, word, word_at, rest });
    }
    tags
}

/// The tag or the innermost block that is not closed.
pub(super) fn unclosed(text: &str) -> Told {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for tag in tags(text) {
        let Some(rest) = tag.rest else {
            let end = if text::from(text, tag.start).starts_with("{%") { "%}" } else { "}}" };
            return Told {
                message: "This tag is not closed".into(),
                range: tag.start..tag.start + 2,
                hint: Some(format!("end it with `{end}`")),
            };
        };
        match tag.word {
            _ if text::from(text, tag.start).starts_with("{{") => {}
            "if" | "for" | "block" | "filter" | "component" => open.push((tag.word, tag.word_at)),
            "set" | "set_global" if !rest.contains('=') => open.push((tag.word, tag.word_at)),
            word if word.starts_with("end") => drop(open.pop()),
            _ => {}
        }
    }
    let Some((word, at)) = open.pop() else {
        let last = text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        return Told {
            message: "A tag or block is not closed".into(),
            range: one_sign(text, last),
            hint: None,
        };
    };
    let end = if word == "set_global" { "set" } else { word };
    Told {
        message: format!("This `{word}` is not closed"),
        range: at..at + word.len(),
        hint: Some(format!("write `{{% end{end} %}}` where it ends")),
    }
}

/// A tag that ends or parts a block where none of its kind is open.
pub(super) fn stray(text: &str, range: std::ops::Range<usize>) -> Option<Told> {
    let word = text.get(range.clone())?;
    let message = match word {
        "else" | "elif" => format!("This `{word}` belongs to no `if`"),
        _ if word.starts_with("end") => format!("This `{word}` closes nothing that is open here"),
        _ => return None,
    };
    Some(Told { message, range, hint: None })
}
