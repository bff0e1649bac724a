//! Who speaks in Korean, where the verb stands after the words and its subject before them.

use std::ops::Range;

use super::block::{sentence_at, sentence_starts};
use super::noun::Named;
use crate::text;

/// Whether an attribution is Korean.
pub(super) fn is_korean(told: &str) -> bool {
    told.chars().any(|c| matches!(c, '\u{AC00}'..='\u{D7A3}'))
}

/// Of `김정은 위원장은 9일 “...”고 말했다` the one before the particle, if the sentence names nobody else.
/// `before` goes from the beginning of a paragraph to the words.
pub(super) fn topic_before(named: Named, before: &Range<usize>) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let starts = sentence_starts(named.text, before);
    let sentence = sentence_at(&starts, before.end, before.end);
    let mut people = named.people_in(&sentence).iter().filter(|person| !named.voices.is_body(person.bearer));
    let person = people.next().filter(|person| !person.doubtful)?;
    if people.any(|other| other.bearer != person.bearer) {
        return None;
    }
    let mut title = text::within(named.text, person.end..before.end).split_whitespace().take(MOST_WORDS);
    let is_of_another = |word: &str| OTHERS.iter().any(|other| word.contains(other));
    for word in title.by_ref() {
        if is_of_another(word) || word.ends_with([',', '의']) {
            return None;
        }
        if word.ends_with(['은', '는', '이', '가']) {
            return Some(person.bearer);
        }
    }
    None
}

/// Words for those who speak for somebody.
const OTHERS: [&str; 7] = ["대변인", "측", "관계자", "보좌관", "변호", "비서", "“"];
