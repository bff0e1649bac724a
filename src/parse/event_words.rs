//! The words of an event as they are compared: two briefings tell one event in the same words, and may in near ones.

use crate::date::Edtf;
use crate::name::{fold, same_words_of_folded};
use crate::snapshot::Fingerprint;

/// The words of an event, for comparing two tellings.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct EventWords {
    /// The same for all spellings of the same words.
    pub(crate) same: String,
    /// Made of date and words: the same as long as they are.
    pub(crate) id: String,
    /// Those that carry the meaning, in order of the alphabet, each once, with a space between.
    telling: String,
}

impl EventWords {
    pub(crate) fn new(date: &Edtf, text: &str) -> Self {
        const FUNCTION_WORDS: [&str; 18] = [
            "a", "an", "the", "of", "in", "on", "at", "to", "and", "with", "for", "by", "from", "is", "its",
            "his", "her", "as",
        ];
        let folded = fold(text);
        let words = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !FUNCTION_WORDS.contains(word));
        let mut telling: Vec<&str> = words.collect();
        telling.sort_unstable();
        telling.dedup();
        let told = format!("{}\n{folded}", date.as_str());
        let id = format!("event-{}", Fingerprint::of(told.as_bytes()).short(12));
        Self { same: same_words_of_folded(&folded), id, telling: telling.join(" ") }
    }

    fn telling(&self) -> impl Iterator<Item = &str> {
        self.telling.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether most words are shared (Jaccard index of 0.6), and none of them is a number that the
    /// other does not have: a first and a second summit are two.
    pub(crate) fn are_near(&self, other: &Self) -> bool {
        let (mut shared, mut all) = (0, other.telling().count());
        let mut others = other.telling().peekable();
        for word in self.telling() {
            while others.next_if(|other| *other < word).is_some() {}
            let is_shared = others.peek() == Some(&word);
            shared += usize::from(is_shared);
            all += usize::from(!is_shared);
        }
        let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
        shared >= 2
            && shared * 10 >= all * 6
            && self.telling().filter(has_digit).eq(other.telling().filter(has_digit))
    }
}

#[cfg(test)]
mod tests {
    use super::EventWords;
    use crate::date::Edtf;

    #[test]
    fn near_words() {
        for (a, b, near) in [
            ("First Kim-Putin summit", "First Putin-Kim summit", true),
            ("Kim meets Putin in Vladivostok", "Kim and Putin meet in Vladivostok", true),
            ("Kim leaves Russia", "Kim leaves Russia by train", true),
            ("Kim enters Russia", "Kim leaves Russia", false),
            ("Launch 1 fails", "Launch 2 fails", false),
            ("Summit", "Summit", false),
            ("Panel mandate ends", "Mandate of the panel ends", true),
        ] {
            let date = Edtf::parse("2024").expect("a year");
            let words = |text| EventWords::new(&date, text);
            assert_eq!(words(a).are_near(&words(b)), near, "{a} / {b}");
        }
    }
}
