//! The words beside a name, and where sentences begin.
//!
//! It must not know mentions: it reads text and says what stands there.

use super::boundary::is_word;
use super::words::{Kind, Words};
use crate::name::{is_apostrophe, is_hyphen, is_joiner};
use crate::text::{self, WordList};

/// The word before or after a name, with nothing but a space between.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbour<'t> {
    /// Without a possessive ending or a full stop.
    pub(super) word: &'t str,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Where it ends, with what was left off.
    pub(super) end: usize,
    /// Whether it begins with a capital, or a part of it after a hyphen does.
    pub(super) capital: bool,
    /// Whether it ends in an apostrophe and "s".
    pub(super) possessive: bool,
    /// Whether a full stop is part of it.
    pub(super) dotted: bool,
    words: &'t Words,
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

fn in_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '\'' | '`')
    } else {
        is_apostrophe(c) || is_joiner(c) || is_word(c)
    }
}

impl<'t> Neighbour<'t> {
    /// A word of [`quiet_before`] or [`quiet_after`] that begins at `start`.
    pub(super) fn quiet(word: &'t str, start: usize, words: &'t Words) -> Self {
        let end = start + word.len();
        Self { word, start, end, capital: false, possessive: false, dotted: false, words }
    }

    /// What it can be, or a part of it before or after a hyphen. Most are never asked.
    pub(super) fn kind(&self) -> Kind {
        let (word, words) = (self.word, self.words);
        let last = last_part(word);
        if last.len() == word.len() {
            return words.kind(word);
        }
        let first = word.split(is_hyphen).next().unwrap_or(word);
        words.kind(word).or(words.kind(last)).or(words.kind(first))
    }
}

/// The word before byte `at`, if only a space parts them.
pub(super) fn before<'t>(text: &'t str, at: usize, words: &'t Words) -> Option<Neighbour<'t>> {
    match quiet_before(text, at) {
        Some(word) => Some(Neighbour::quiet(word, at - 1 - word.len(), words)),
        None => loud_before(text, at, words),
    }
}

/// The same where [`quiet_before`] finds none.
pub(super) fn loud_before<'t>(text: &'t str, at: usize, words: &'t Words) -> Option<Neighbour<'t>> {
    let gap = text::before(text, at).chars().next_back().filter(|&c| is_space(c))?;
    let end = at - gap.len_utf8();
    let start = text::before(text, end).char_indices().rev().take_while(|&(_, c)| in_word(c)).last()?.0;
    read(text, start, end, words)
}

/// The word after byte `at`, if only a space parts them.
pub(super) fn after<'t>(text: &'t str, at: usize, words: &'t Words) -> Option<Neighbour<'t>> {
    match quiet_after(text, at) {
        Some(word) => Some(Neighbour::quiet(word, at + 1, words)),
        None => loud_after(text, at, words),
    }
}

/// The same where [`quiet_after`] finds none.
pub(super) fn loud_after<'t>(text: &'t str, at: usize, words: &'t Words) -> Option<Neighbour<'t>> {
    let gap = text::from(text, at).chars().next().filter(|&c| is_space(c))?;
    let start = at + gap.len_utf8();
    let length = text::from(text, start).find(|c| !in_word(c)).unwrap_or(text.len() - start);
    read(text, start, start + length, words).or_else(|| {
        // A full stop after it ends the sentence; the word is the neighbour all the same.
        let bare = text::within(text, start..start + length).trim_end_matches(['.', '\'', '’']);
        read(text, start, start + bare.len(), words)
    })
}

fn read<'t>(text: &'t str, start: usize, end: usize, words: &'t Words) -> Option<Neighbour<'t>> {
    let whole = text::within(text, start..end);
    // A dash before a word parts it from another.
    let mut word = whole.trim_start_matches(|c| is_apostrophe(c) || matches!(c, '–' | '—'));
    let dotted = word.ends_with('.');
    let mut possessive = false;
    if dotted {
        let stem = word.trim_end_matches('.');
        let short = stem.chars().nth(1).is_none() || is_initials(stem) || is_abbreviation(stem);
        if !short || stem.len() + 1 != word.len() {
            return None;
        }
        word = stem;
    } else if let Some(stem) = word.strip_suffix(is_apostrophe) {
        // "States'" owns; "said'" is the end of what was said.
        if !stem.ends_with('s') {
            return None;
        }
        (word, possessive) = (stem, true);
    } else if let Some(stem) = word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(is_apostrophe))
    {
        (word, possessive) = (stem, true);
    }
    if !word.contains(is_word) {
        return None;
    }
    let capital = word.starts_with(char::is_uppercase) || last_part(word).starts_with(char::is_uppercase);
    Some(Neighbour { word, start, end, capital, possessive, dotted, words })
}

/// What follows the last hyphen.
fn last_part(word: &str) -> &str {
    let may_join = word.bytes().any(|byte| byte == b'-' || !byte.is_ascii());
    if may_join { word.rsplit(is_hyphen).next().unwrap_or(word) } else { word }
}

/// The word before byte `at`, if it is ASCII in small letters between spaces: most words are, and they
/// need no closer look.
#[inline]
pub(super) fn quiet_before(text: &str, at: usize) -> Option<&str> {
    let end = at.checked_sub(1)?;
    let (before, gap) = text.as_bytes().get(..at)?.split_at(end);
    if gap != b" " {
        return None;
    }
    let small = before.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    let start = end - small;
    let open = start.checked_sub(1).is_none_or(|left| matches!(before[left], b' ' | b'\n'));
    (open && small > 0).then(|| text::within(text, start..end))
}

/// The same after byte `at`.
#[inline]
pub(super) fn quiet_after(text: &str, at: usize) -> Option<&str> {
    let (b' ', after) = text.as_bytes().get(at..)?.split_first()? else { return None };
    let small = after.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let close = matches!(after.get(small), None | Some(b' ' | b','));
    (close && small > 0).then(|| text::within(text, at + 1..at + 1 + small))
}

/// Whether a title before a name is written with a full stop: "Gen.", not "Chair.".
fn is_abbreviation(stem: &str) -> bool {
    ABBREVIATIONS.has_in_any_case(stem)
}

/// Titles that end in a full stop.
static ABBREVIATIONS: WordList = WordList::new(
    "
    dr mr mrs ms mx gen sen rep reps sens gov govs col lt sgt capt adm prof rev hon pres brig maj cmdr cpl amb fr msgr mgr
    supt insp det cllr lic ing eng adv pvt atty asst dep vm cdr comdr insp-gen dott sig mme mlle
",
);

/// "U.S" without its last full stop.
fn is_initials(stem: &str) -> bool {
    stem.contains('.') && stem.split('.').all(|part| part.chars().nth(1).is_none())
}

/// Whether a sentence, a quotation or a list item begins at byte `at`.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let opening = |c: char| is_space(c) || "\"'“‘„«»(”’[¿¡*".contains(c);
    let before = text::before(text, at).trim_end_matches(opening);
    match before.chars().next_back() {
        None | Some('!' | '?' | ':' | '\n' | '•' | '—' | '…' | '。' | '|' | '؟') => true,
        Some('–') => before.len() < at,
        Some('.') => {
            let stem = before.trim_end_matches('.');
            let word = stem.rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
            let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
            !(initial || (word.starts_with(char::is_uppercase) && is_abbreviation(word)))
        }
        // A quotation that begins in a sentence: “Kim left”.
        Some(_) => text::within(text, before.len()..at).contains(['“', '"', '„', '«', '‘']),
    }
}
