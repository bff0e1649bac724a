//! Lists of words that are looked up.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Words that stand in one text, parted by white space; the first look reads it.
pub struct WordList {
    words: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    /// The words of a text, each as it is compared.
    pub const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// Whether a word is one of them, with the same letters.
    pub fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_whitespace().collect()).contains(word)
    }

    /// Whether a word is one of them but for the case of ASCII letters; the list has lower case.
    pub fn has_in_any_case(&self, word: &str) -> bool {
        self.has(word)
            || word.bytes().any(|byte| byte.is_ascii_uppercase()) && self.has(&word.to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        static WORDS: WordList = WordList::new("one\n    zwei\tтри  four");
        for (word, has, in_any_case) in [
            ("one", true, true),
            ("One", false, true),
            ("три", true, true),
            ("four ", false, false),
            ("", false, false),
        ] {
            assert_eq!((WORDS.has(word), WORDS.has_in_any_case(word)), (has, in_any_case), "{word}");
        }
    }
}
