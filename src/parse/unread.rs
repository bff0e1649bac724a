//! Front matter that a file has and that is not read as such: under another fence, with other line ends, after what
//! nobody sees, without its first line, as JSON. It would be published as text, and it may say `draft`.
//!
//! It must not know what the keys say: in doubt the file is held back.

use std::ops::Range;

use super::folder::has_key;
use super::{DocumentKind, not_yet};
use crate::text;

/// Lines that are looked at.
const MOST: usize = 80;

/// What editors and systems take for the end of a line; front matter takes `\n`.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Keys by which a text is held back, and that no sentence begins with in small letters.
const WITHHOLDING: &str = "draft drafts publish published unpublished expires embargo";

/// The first line that reads like a key of front matter, in a text that does not begin with front matter.
pub(super) fn instead(text: &str) -> Option<Range<usize>> {
    let found = Keys::at_start_of(text);
    let known = found.keys.iter().filter(|(key, _)| is_known(key)).count();
    let holds_back = found.keys.iter().any(|(key, _)| not_yet::is_key(key) && is_small(key));
    let is_matter = holds_back || known >= if found.is_fenced { 1 } else { 2 };
    is_matter.then(|| found.keys.into_iter().next().map(|(_, range)| range))?
}

/// The first line of a body that reads like a key by which a text is held back, before anything else.
pub(super) fn in_body(body: &str) -> Option<Range<usize>> {
    let is_meant = |key: &str| is_small(key) && WITHHOLDING.split(' ').any(|known| known == key);
    Keys::at_start_of(body).keys.into_iter().find(|(key, _)| is_meant(key)).map(|(_, range)| range)
}

fn is_small(key: &str) -> bool {
    !key.starts_with(char::is_uppercase)
}

fn is_known(key: &str) -> bool {
    let key = key.to_lowercase();
    has_key(DocumentKind::Briefing, &key) || has_key(DocumentKind::Actor, &key) || not_yet::is_key(&key)
}

/// The lines at the start of a text that read like keys, up to the first one that reads like anything else.
#[derive(Default)]
struct Keys<'t> {
    /// Each key with the place of its line.
    keys: Vec<(&'t str, Range<usize>)>,
    /// Whether a line of signs alone stands before them.
    is_fenced: bool,
}

impl<'t> Keys<'t> {
    fn at_start_of(text: &'t str) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        for line in text.split(LINE_ENDS).take(MOST) {
            let range = at..at + line.len();
            // Each of the line ends is one character.
            at = text::forth(text, range.end, 1);
            let bare = bare(line);
            if bare.is_empty() {
                if !found.keys.is_empty() && !found.is_fenced {
                    break;
                }
                continue;
            }
            let is_json = bare.starts_with('{');
            let keys: Vec<&str> = if is_json {
                bare.split([',', '{']).filter_map(key).collect()
            } else {
                key(bare).into_iter().collect()
            };
            let is_inside = line.starts_with([' ', '\t']) || bare.starts_with("- ");
            if !keys.is_empty() {
                found.is_fenced |= is_json;
                found.keys.extend(keys.into_iter().map(|key| (key, range.clone())));
            } else if is_fence(bare) {
                found.is_fenced |= found.keys.is_empty();
            } else if found.keys.is_empty() || !is_inside {
                break;
            }
        }
        found
    }
}

/// A line without the characters around it that nobody sees.
fn bare(line: &str) -> &str {
    let is_unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    line.trim_matches(is_unseen)
}

/// Whether a line parts front matter from text in some program: signs alone, or with a word after them.
fn is_fence(line: &str) -> bool {
    let signs: String = line.chars().take_while(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect();
    let is_alone = signs.len() == line.len();
    let is_comment = line.starts_with("<!--") && line.ends_with("-->");
    is_alone
        || is_comment
        || (signs.chars().count() >= 3 && !signs.starts_with(['#', '*', '_', '>', '|']))
        || line.to_lowercase().starts_with("#+begin")
}

/// The key of `draft: true`, `"draft": true`, `draft = true`, `#+DRAFT: true`.
fn key(line: &str) -> Option<&str> {
    let (before, after) = line.split_once([':', '='])?;
    let key = before.trim().trim_start_matches("#+").trim_matches(['"', '\'', '“', '”', ' ']);
    let is_key = !key.is_empty()
        && key.chars().count() <= 30
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    // `https://` is an address.
    (is_key && !after.starts_with('/')).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_that_is_not_read() {
        for (text, expected) in [
            ("---\rtitle: Secret\rdraft: true\r---\rWords\r", "title: Secret"),
            ("---yaml\ntitle: Secret\ndraft: true\n---\n", "title: Secret"),
            ("--- # front\ntitle: Secret\n---\n", "title: Secret"),
            ("----\ndraft: true\n----\n", "draft: true"),
            ("\u{200b}---\ndate: 2099-01-01\n---\n", "date: 2099-01-01"),
            ("–--\ntitle: 비밀\n—\n", "title: 비밀"),
            ("<!-- x -->\n---\ntitle: Secret\n---\n", "title: Secret"),
            ("title: Secret\ndraft: true\n---\nWords\n", "title: Secret"),
            ("draft: true\n\nWords\n", "draft: true"),
            ("---\u{85}title: Secret\u{85}draft: true\u{85}---\u{85}", "title: Secret"),
            ("---\u{2028}title: Тайна\u{2028}draft: true\u{2028}---", "title: Тайна"),
            (
                "{ \"title\": \"Secret\", \"draft\": true }\nWords",
                "{ \"title\": \"Secret\", \"draft\": true }",
            ),
            ("{\n  \"title\": \"Secret\",\n  \"draft\": true\n}\n", "  \"title\": \"Secret\","),
            (";;;\ntitle = \"Secret\"\n;;;\n", "title = \"Secret\""),
            ("#+TITLE: Secret\n#+DRAFT: t\n", "#+TITLE: Secret"),
            ("```yaml\ntitle: Secret\ndraft: true\n```\n", "title: Secret"),
            ("tags:\n  - a\nstatus: draft\n\nWords\n", "tags:"),
            // Texts.
            ("# About\n\nWords.\n", ""),
            ("Note: this is a page.\n\ndraft: no key\n", ""),
            ("Draft: the treaty, as it stood.\n", ""),
            ("Title: Moby-Dick\n\nA novel.\n", ""),
            ("---\n\nWords after a rule.\n", ""),
            ("https://example.org/\n\nWords.\n", ""),
            ("***\n\nTime: noon\nPlace: Geneva\n", ""),
            ("```\nkey: value\n```\n", ""),
            ("Контакт: редакция\n", ""),
            ("", ""),
        ] {
            let found = instead(text).map_or("", |range| &text[range]);
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_second_block_in_the_body() {
        for (body, expected) in [
            ("---\ndraft: true\n---\nWords\n", "draft: true"),
            ("draft: true\n---\nWords\n", "draft: true"),
            ("\n\ntitle: Other\npublished: false\n", "published: false"),
            ("Draft: the treaty.\n", ""),
            ("---\n\nWords.\n\ndraft: true\n", ""),
            ("title: Other\n", ""),
            ("status: under review\n", ""),
        ] {
            let found = in_body(body).map_or("", |range| &body[range]);
            assert_eq!(found, expected, "{body:?}");
        }
    }
}
