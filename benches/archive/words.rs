//! The words of an archive: common ones of English, and thousands that are made up.

use std::collections::HashSet;

use super::numbers::Numbers;

/// The most frequent words, as texts of the news have them.
const COMMON: &str = "the of and to in a for on that with as by at from it was is be which has have this not \
    are were will had but its after more who than would their other been new one all over under between about \
    during up out only some first before last no most when they such into where may while against because both \
    since then any should within without several many across still well our what can own even next so until";

/// How many words there are, the common ones among them.
const WORDS: usize = 7000;

const ONSETS: [&str; 32] = [
    "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "c", "bl", "br", "dr", "fl",
    "gr", "kr", "pl", "pr", "sk", "sl", "sn", "st", "sw", "tr", "sh", "th",
];
const VOWELS: [&str; 12] = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "ou"];
const CODAS: [&str; 16] = ["", "", "", "", "", "", "", "", "", "n", "r", "l", "s", "m", "t", "nd"];

/// Letters with marks that every tool folds in the same way.
const MARKED: [(char, &str); 6] =
    [('a', "áàâäã"), ('e', "éèêë"), ('i', "íîï"), ('o', "óôöõ"), ('u', "úûü"), ('n', "ñ")];

pub(super) struct Words {
    /// Frequent ones first.
    all: Vec<String>,
    places: Vec<String>,
}

impl Words {
    pub(super) fn new(seed: u64) -> Self {
        let numbers = &mut Numbers::of(&[seed, 0]);
        let mut all: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut taken: HashSet<String> = all.iter().cloned().collect();
        while all.len() < WORDS {
            // Frequent words are short.
            let syllables = if all.len() < 1000 { 2 } else { 2 + numbers.below(2) };
            let word = invent(syllables, numbers);
            // YAML reads shorter ones as something else.
            if word.len() > 4 && taken.insert(word.clone()) {
                all.push(word);
            }
        }
        let places = (0..240).map(|_| capital(&marked(&invent(2, numbers), numbers))).collect();
        Self { all, places }
    }

    /// A word, frequent ones more often.
    pub(super) fn any(&self, numbers: &mut Numbers) -> &str {
        &self.all[numbers.skewed(self.all.len())]
    }

    /// A word that is not among the common ones.
    pub(super) fn rare(&self, numbers: &mut Numbers) -> &str {
        &self.all[150 + numbers.below(self.all.len() - 150)]
    }

    /// Words with a space between each two.
    pub(super) fn row(&self, count: usize, numbers: &mut Numbers) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.any(numbers)).collect();
        words.join(" ")
    }

    pub(super) fn place(&self, numbers: &mut Numbers) -> &str {
        self.places[numbers.below(self.places.len())].as_str()
    }

    /// Whether a text is one of the words.
    pub(super) fn has(&self, text: &str) -> bool {
        self.all.iter().any(|word| word == text)
    }
}

/// A word of so many syllables.
pub(super) fn invent(syllables: usize, numbers: &mut Numbers) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        for part in [numbers.pick(&ONSETS), numbers.pick(&VOWELS), numbers.pick(&CODAS)] {
            word.push_str(part);
        }
    }
    word
}

/// A word with a mark on one of its letters, if one can bear it.
pub(super) fn marked(word: &str, numbers: &mut Numbers) -> String {
    let Some((plain, marks)) = MARKED.iter().find(|(plain, _)| word.contains(*plain)) else {
        return word.to_owned();
    };
    let marks: Vec<char> = marks.chars().collect();
    word.replacen(*plain, &numbers.pick(&marks).to_string(), 1)
}

/// A text with its first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a text is in an address: ASCII letters and digits in small, hyphens between them.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        let plain =
            MARKED.iter().find(|(_, marks)| marks.contains(letter)).map_or(letter, |(plain, _)| *plain);
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
