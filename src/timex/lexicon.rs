//! The words and patterns of a language for dates, read from its table in `languages/`.
//!
//! A table has lines `class value: forms` and lines `op: pattern`; `languages/en.txt` says how they are written. It must
//! not know texts.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::pattern::{Class, Op, Pattern};

/// What a word can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) class: Class,
    pub(super) value: i8,
    /// Whether it must begin with a capital letter.
    pub(super) needs_capital: bool,
    /// Whether it is a short form, after which a full stop may stand.
    pub(super) is_short: bool,
}

/// Lists of words that are no part of a date, and tell what a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// What comes: `will`.
    Future,
    /// What has been: `said`.
    Past,
    /// After which `to` and a verb are past: `forced to resign`.
    Forced,
    /// Before a day that has been: `since`.
    Since,
    /// Before a day that comes: `by`.
    By,
    /// Before what comes again and again: `every`.
    Each,
    /// Names that a weekday or month is a part of, before it: `Black`.
    NameBefore,
    /// And after it: `Times`.
    NameAfter,
    /// Before a month or year that is one.
    Before,
    /// Of those, what makes a word a month that is a name or a verb too.
    SureBefore,
    /// Words that are a month, and something else as well.
    Doubtful,
    /// What a number counts, however it looks like a year.
    Counted,
    /// Says that a date is one of another year: `the year before`.
    OtherYear,
    /// What may follow a Korean word.
    Particle,
}

/// The words and patterns of a language.
pub(super) struct Lexicon {
    senses: FxHashMap<&'static str, Vec<Sense>>,
    lists: FxHashMap<List, FxHashSet<&'static str>>,
    /// All words of patterns, and all with senses.
    known: FxHashSet<&'static str>,
    /// The first words of pairs.
    pairs: FxHashSet<&'static str>,
    /// Most characters of a word of a script that parts none.
    longest: usize,
    pub(super) patterns: Vec<Pattern>,
    starts: FxHashMap<&'static str, Vec<usize>>,
    number_starts: Vec<usize>,
    /// All ways to write a month.
    months: Option<AhoCorasick>,
}

macro_rules! languages {
    ($($tag:literal = $name:ident),*) => {
        $(static $name: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::read(include_str!(concat!("languages/", $tag, ".txt"))));)*

        impl Lexicon {
            /// That of a BCP 47 tag, if there is one.
            pub(super) fn of(tag: &str) -> Option<&'static Self> {
                match tag.split(['-', '_']).next().unwrap_or_default() {
                    $($tag => Some(&$name),)*
                    _ => None,
                }
            }
        }
    };
}

languages!("en" = ENGLISH, "fr" = FRENCH, "ru" = RUSSIAN, "ko" = KOREAN, "zh" = CHINESE, "ar" = ARABIC);

impl Lexicon {
    pub(super) fn english() -> &'static Self {
        &ENGLISH
    }

    fn read(table: &'static str) -> Self {
        let mut lexicon = Self {
            senses: FxHashMap::default(),
            lists: FxHashMap::default(),
            known: FxHashSet::default(),
            pairs: FxHashSet::default(),
            longest: 1,
            patterns: Vec::new(),
            starts: FxHashMap::default(),
            number_starts: Vec::new(),
            months: None,
        };
        let rows = table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
        for (head, tail) in rows.filter_map(|row| row.split_once(": ")) {
            lexicon.row(head.trim(), tail);
        }
        lexicon.index();
        lexicon
    }

    fn row(&mut self, head: &'static str, tail: &'static str) {
        let (name, value) = head.split_once(' ').unwrap_or((head, "0"));
        let value = value.trim().parse().unwrap_or(0);
        if let Some(list) = list(name) {
            self.lists.entry(list).or_default().extend(tail.split_whitespace());
        } else if let Some(class) = Class::named(name) {
            for form in tail.split_whitespace() {
                let is_short = form.ends_with('.');
                let needs_capital = form.chars().next().is_some_and(char::is_uppercase);
                let sense = Sense { class, value, needs_capital, is_short };
                self.senses.entry(stored(form.trim_end_matches('.'))).or_default().push(sense);
            }
        } else if let Some(op) = Op::named(name, value) {
            self.patterns.push(Pattern::read(op, tail));
        }
    }

    /// Notes which words there are, and which patterns begin with which.
    fn index(&mut self) {
        self.known.extend(self.senses.keys().copied());
        for pattern in &self.patterns {
            self.known.extend(pattern.words());
        }
        self.pairs.extend(self.known.iter().filter_map(|word| Some(word.split_once(' ')?.0)));
        self.longest = self.known.iter().map(|word| word.chars().count()).max().unwrap_or(1);
        let is_month = |senses: &Vec<Sense>| senses.iter().any(|sense| sense.class == Class::Month);
        let months = self.senses.iter().filter(|(_, senses)| is_month(senses)).map(|(word, _)| *word);
        let signs = ["月", "월"].into_iter().filter(|sign| self.known.contains(sign));
        let written: Vec<String> = months
            .chain(signs)
            .flat_map(|word| {
                let mut rest = word.chars();
                let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
                [word.to_owned(), first + rest.as_str(), word.to_uppercase()]
            })
            .collect();
        self.months = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(written).ok();
        for (number, pattern) in self.patterns.iter().enumerate() {
            for class in pattern.first_classes() {
                if class.is_number() {
                    self.number_starts.push(number);
                }
                let of_class = |senses: &&Vec<Sense>| senses.iter().any(|sense| sense.class == class);
                let words = self.senses.iter().filter(|(_, senses)| of_class(senses)).map(|(word, _)| *word);
                for word in words {
                    self.starts.entry(word).or_default().push(number);
                }
            }
            for word in pattern.first_words() {
                self.starts.entry(word).or_default().push(number);
            }
        }
    }

    /// What a word, in lower case, can be.
    pub(super) fn senses(&self, word: &str) -> &[Sense] {
        self.senses.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn is_in(&self, list: List, word: &str) -> bool {
        self.lists.get(&list).is_some_and(|words| words.contains(word))
    }

    /// The words of a list.
    pub(super) fn words_of(&self, list: List) -> impl Iterator<Item = &'static str> + '_ {
        self.lists.get(&list).into_iter().flatten().copied()
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// Whether a word is the first of two that mean one thing.
    pub(super) fn begins_pair(&self, word: &str) -> bool {
        self.pairs.contains(word)
    }

    /// Where a month may stand in a text.
    pub(super) fn months(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.months
            .iter()
            .flat_map(move |months| months.find_iter(text.as_bytes()).map(|found| found.range()))
    }

    /// Whether there are words that mean one thing together.
    pub(super) fn has_pairs(&self) -> bool {
        !self.pairs.is_empty()
    }

    /// The length in bytes of the longest word with which a text begins, of a script that parts none.
    pub(super) fn longest(&self, text: &str) -> Option<usize> {
        let ends = text.char_indices().take(self.longest).map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.collect();
        ends.into_iter().rev().find(|&end| text.get(..end).is_some_and(|word| self.knows(word)))
    }

    /// The patterns that may begin with a word.
    pub(super) fn starting_with(&self, word: &str) -> &[usize] {
        self.starts.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The patterns that may begin with a number.
    pub(super) fn starting_with_number(&self) -> &[usize] {
        &self.number_starts
    }
}

fn list(name: &str) -> Option<List> {
    Some(match name {
        "future" => List::Future,
        "past" => List::Past,
        "forced" => List::Forced,
        "since" => List::Since,
        "by" => List::By,
        "each" => List::Each,
        "name-before" => List::NameBefore,
        "name-after" => List::NameAfter,
        "before" => List::Before,
        "sure-before" => List::SureBefore,
        "doubtful" => List::Doubtful,
        "counted" => List::Counted,
        "other-year" => List::OtherYear,
        "particle" => List::Particle,
        _ => return None,
    })
}

/// A form as texts are compared with it: in lower case, `_` for a space. Tables are read once, and their words stay.
fn stored(form: &'static str) -> &'static str {
    let lower = form.to_lowercase().replace('_', " ");
    if lower == form { form } else { Box::leak(lower.into_boxed_str()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row of every table is read as something.
    #[test]
    fn tables_are_sound() {
        for tag in ["en", "fr", "ru", "ko", "zh", "ar"] {
            let path = format!("{}/src/timex/languages/{tag}.txt", env!("CARGO_MANIFEST_DIR"));
            let table = std::fs::read_to_string(path).expect("the table can be read");
            for row in table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#')) {
                let (head, tail) = row.split_once(": ").unwrap_or_else(|| panic!("{tag}: {row}"));
                let name = head.split(' ').next().unwrap_or_default();
                let is_known = list(name).is_some() || Class::named(name).is_some();
                assert!(is_known || Op::named(name, 0).is_some(), "{tag}: {row}");
                if Op::named(name, 0).is_some() {
                    assert_eq!(Pattern::unread(tail), None, "{tag}: {row}");
                }
            }
            let lexicon = Lexicon::of(tag).expect("it is one of the languages");
            for (class, count) in [(Class::Month, 12), (Class::Weekday, 7)] {
                let values: std::collections::BTreeSet<i8> = (lexicon.senses.values().flatten())
                    .filter(|sense| sense.class == class)
                    .map(|sense| sense.value)
                    .collect();
                assert_eq!(values.len(), count, "{tag}: {class:?}");
            }
        }
    }
}
