//! How a text writes the name of a file: as it is, or by the escapes of addresses, HTML, Markdown and YAML, in
//! upper or lower case, composed or decomposed.
//!
//! Must not know what a text is: it is read in every way that a reader of one of these languages could.

use std::borrow::Cow;
use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;

use crate::text;

/// What stands in place of bytes that are no UTF-8.
const UNREADABLE: char = '\u{FFFD}';

/// The composed form (NFC) of a text. Some disks keep names decomposed, and no reader sees a difference.
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizer::new_nfc().normalize(text)
}

/// A form that all spellings of one file's name or path have: in one case, decomposed, without spaces and line
/// breaks, which YAML folds and browsers drop. Word by word, and decomposed, so that the key of a text holds the
/// keys of what stands in it: nothing next to a name joins with its letters.
pub fn file_key(text: &str) -> String {
    let (decomposer, caser) = (DecomposingNormalizer::new_nfd(), CaseMapper::new());
    let mut key = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_ascii() {
            key.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            key.push_str(&decomposer.normalize(&caser.fold_string(&decomposer.normalize(word))));
        }
    }
    key
}

/// Names of files that are looked for in texts, all in one pass.
#[derive(Debug)]
pub struct FileNames {
    automaton: AhoCorasick,
    /// The names of each key of the automaton, by their numbers.
    of_key: Vec<Vec<usize>>,
    names: Vec<String>,
}

impl FileNames {
    /// Takes the names; their numbers are those of their order.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.into_iter().map(|name| composed(name).into_owned()).collect();
        let mut keys: Vec<String> = Vec::new();
        let mut of_key: Vec<Vec<usize>> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (number, name) in names.iter().enumerate() {
            let at = *known.entry(file_key(name)).or_insert_with_key(|key| {
                keys.push(key.clone());
                of_key.push(Vec::new());
                keys.len() - 1
            });
            of_key[at].push(number);
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&keys);
        let automaton = automaton.expect("the names of all files are far fewer than an automaton can hold");
        Self { automaton, of_key, names }
    }

    /// The numbers of the names that a text may mean, in order. In doubt it means them.
    pub fn meant_by(&self, text: &str) -> BTreeSet<usize> {
        let readings = readings(text);
        let mut seen = vec![false; self.of_key.len()];
        for reading in &readings {
            let key = file_key(reading);
            for found in self.automaton.find_overlapping_iter(&key) {
                seen[found.pattern().as_usize()] = true;
            }
        }
        let found = seen.iter().zip(&self.of_key).filter(|(seen, _)| **seen).flat_map(|(_, names)| names);
        // A name without an ending may be a common word: `LICENCE` is not a licence.
        let is_meant = |name: &str| name.contains('.') || readings.iter().any(|one| one.contains(name));
        let mut meant: BTreeSet<usize> =
            found.copied().filter(|&number| is_meant(&self.names[number])).collect();
        if text.contains(UNREADABLE) {
            // In an encoding that cannot be read any name may stand that is not plain ASCII.
            meant.extend((0..self.names.len()).filter(|&number| !self.names[number].is_ascii()));
        }
        meant
    }
}

/// A text, and what it says when escapes are read: of front matter, of a body, of HTML in it, of addresses in
/// all of these. Composed, and none twice.
fn readings(text: &str) -> Vec<String> {
    let mut readings = vec![composed(text).into_owned()];
    for read in [unescaped_yaml, unescaped_markdown, unescaped_html, decoded] {
        let further: Vec<String> = readings
            .iter()
            .filter_map(|reading| match read(reading) {
                Cow::Owned(other) => Some(composed(&other).into_owned()),
                Cow::Borrowed(_) => None,
            })
            .collect();
        for reading in further {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }
    readings
}

fn decoded(text: &str) -> Cow<'_, str> {
    match Cow::from(percent_decode_str(text)) {
        Cow::Borrowed(_) => text.into(),
        Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
    }
}

/// Without the backslashes before punctuation.
fn unescaped_markdown(text: &str) -> Cow<'_, str> {
    replaced(text, '\\', |rest| {
        let sign = rest.chars().next().filter(char::is_ascii_punctuation)?;
        Some((sign.to_string(), 1))
    })
}

/// Without the escapes of a text in quotation marks (YAML 1.2, 5.7 and 7.3).
fn unescaped_yaml(text: &str) -> Cow<'_, str> {
    let doubled = |text: &str| text.contains("''").then(|| text.replace("''", "'"));
    let read = replaced(text, '\\', |rest| {
        let sign = rest.chars().next()?;
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '"' | '/' | '\\' => return Some((sign.to_string(), 1)),
            // Spaces, line breaks and other controls, which no key holds.
            _ if sign.is_whitespace() || "0abtnvfreN_LP".contains(sign) => {
                return Some((" ".into(), sign.len_utf8()));
            }
            _ => return None,
        };
        let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
        Some((char::from_u32(code)?.to_string(), 1 + digits))
    });
    match doubled(&read) {
        Some(text) => text.into(),
        None => read,
    }
}

/// A text with its character references read as HTML reads those of an attribute: `&amp;` is `&`.
pub fn unescaped_html(text: &str) -> Cow<'_, str> {
    replaced(text, '&', |rest| {
        let (meant, length) = match rest.strip_prefix('#') {
            Some(number) => numbered(number).map(|(c, length)| (c.to_string(), length + 1))?,
            None => named(rest)?,
        };
        Some((meant, length + usize::from(text::from(rest, length).starts_with(';'))))
    })
}

/// The character of `38` or `x26`, and how long its number is. Its semicolon may be missing.
fn numbered(text: &str) -> Option<(char, usize)> {
    let is_hex = text.starts_with(['x', 'X']);
    let (start, radix) = if is_hex { (1, 16) } else { (0, 10) };
    let length = text::from(text, start).bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(text::within(text, start..start + length), radix).ok()?;
    Some((char::from_u32(code).filter(|c| *c != '\0')?, start + length))
}

/// What a name means, and how long it is. Without its semicolon only the old ones do, those of Latin-1.
fn named(text: &str) -> Option<(String, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, after) = text.split_at(length);
    let at = html_escape::NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
    let meant = html_escape::NAMED_ENTITIES[at].1;
    let is_old = || meant.chars().all(|c| "&<>\"".contains(c) || ('\u{A0}'..='\u{FF}').contains(&c));
    (after.starts_with(';') || (!after.starts_with('=') && is_old())).then(|| (meant.to_owned(), length))
}

/// A text in which `read` says, of what follows each `sign`, what stands for the two, and how many bytes it took.
fn replaced(text: &str, sign: char, read: impl Fn(&str) -> Option<(String, usize)>) -> Cow<'_, str> {
    let mut plain = String::new();
    let (mut done, mut is_same) = (0, true);
    while let Some(at) = text::from(text, done).find(sign).map(|at| done + at) {
        let after = at + sign.len_utf8();
        plain.push_str(text::within(text, done..at));
        done = after;
        match read(text::from(text, after)) {
            Some((meant, length)) => {
                plain.push_str(&meant);
                (done, is_same) = (done + length, false);
            }
            None => plain.push(sign),
        }
    }
    if is_same {
        return text.into();
    }
    plain.push_str(text::from(text, done));
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text means a file of that name.
    fn check(text: &str, name: &str, expected: bool) {
        let names = FileNames::new(["other.png", name]);
        let found = names.meant_by(text);
        assert_eq!(found, if expected { BTreeSet::from([1]) } else { BTreeSet::new() }, "{text}: {name}");
    }

    #[test]
    fn spellings_of_a_name() {
        for (text, name) in [
            ("![x](../pics/my pic.png)", "my pic.png"),
            ("![x](../pics/my%20pic.png)", "my pic.png"),
            ("![x](../pics/pl%61in2.png)", "plain2.png"),
            ("![x](%EA%B0%80%eb%82%98.png)", "가나.png"),
            ("![x](100%25%20true.png)", "100% true.png"),
            ("![x](100%.png)", "100%.png"),
            ("<img src=\"../pics/a&amp;b.png\">", "a&b.png"),
            ("<img src='a&#38;b.png'>", "a&b.png"),
            ("<img src='a&#x26b.png'>", "a&#x26b.png"),
            ("<img src='a&#X26;b%20c.png'>", "a&b c.png"),
            ("<img src='caf&eacute;.png'>", "café.png"),
            ("<img src='caf&eacute.png'>", "café.png"),
            ("<img src='a&comma;b&period;png'>", "a,b.png"),
            ("![x](my\\_pic\\(1\\).png)", "my_pic(1).png"),
            ("![x](a\\&amp;b.png)", "a&amp;b.png"),
            ("![x](a&#92;_b.png)", "a\\_b.png"),
            ("![[my pic.png]]", "my pic.png"),
            ("image: \"my\\x20pic.png\"", "my pic.png"),
            ("image: \"\\uAC00\\U0000B098.png\"", "가나.png"),
            ("image: \"a\\/b\\\"c.png\"", "b\"c.png"),
            ("image: 'it''s.png'", "it's.png"),
            ("image: >-\n  my\n  pic.png", "my pic.png"),
            ("image: \"my \\\n  pic.png\"", "my pic.png"),
            ("image: \"my\\_pic.png\"", "my\u{A0}pic.png"),
            ("image: \"my%20\\x70ic.png\"", "my pic.png"),
            ("![x](Photo.PNG)", "photo.png"),
            ("![x](straße.png)", "STRASSE.png"),
            ("![x](가나.png)", "\u{1100}\u{1161}\u{1102}\u{1161}.png"),
            ("![x](\u{1100}\u{1161}\u{1102}\u{1161}.png)", "가나.png"),
            ("![x](%E1%84%80%E1%85%A1%E1%84%82%E1%85%A1.png)", "가나.png"),
            ("![x](cafe&#x301;.png)", "café.png"),
            ("see LICENCE there", "LICENCE"),
            ("see MY%20LICENCE there", "MY LICENCE"),
            ("m\0y\0.\0p\0n\0g\0", "my.png"),
            ("\u{FFFD}\u{FFFD}.png", "가나.png"),
        ] {
            check(text, name, true);
        }
    }

    #[test]
    fn names_that_are_not_meant() {
        for (text, name) in [
            ("![x](my%20pic.png)", "my_pic.png"),
            ("a licence", "LICENCE"),
            ("![x](cafe.png)", "café.png"),
            ("50 % of 100%zz & more; \\z", "z.png"),
            ("\u{FFFD}", "plain.png"),
        ] {
            check(text, name, false);
        }
    }

    #[test]
    fn character_references() {
        for (text, plain) in [
            ("a&amp;amp;b", "a&amp;b"),
            ("&lt;&quot;&apos;&#39;&#x27;&gt;", "<\"'''>"),
            ("?a=1&copy=2&b=3", "?a=1&copy=2&b=3"),
            ("?a&alpha", "?a&alpha"),
            ("&copy &copyx;", "© &copyx;"),
            ("& &# &#x; &#0; &#xD800;", "& &# &#x; &#0; &#xD800;"),
            ("é&é", "é&é"),
        ] {
            assert_eq!(unescaped_html(text), plain, "{text}");
        }
        assert!(matches!(unescaped_html("a & b"), Cow::Borrowed(_)));
    }

    #[test]
    fn names_are_told_apart() {
        let names = FileNames::new(["a.png", "b.png", "A.PNG", "ba.png", "c"]);
        for (text, found) in [("b%61.png", vec![0, 2, 3]), ("b.png, c", vec![1, 4]), ("", vec![])] {
            assert_eq!(names.meant_by(text).into_iter().collect::<Vec<_>>(), found, "{text}");
        }
    }
}
