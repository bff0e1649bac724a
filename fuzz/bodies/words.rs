//! Letters, words and names in many scripts, and the characters that break careless programs.

use super::choices::Choices;

/// Letters of scripts: Latin, Latin with accents, Cyrillic, Greek, Arabic, Hebrew, Han, Hangul, Devanagari, Thai.
const SCRIPTS: [&str; 10] = [
    "aeinorstKAUM",
    "éàüßøñçłőİıǅŞŁÉ",
    "аеинорстКПЁйў",
    "αεινορστΣςΆΐ",
    "ابتنوريمةىلا",
    "אבגדהוםןץש",
    "王伟汪金正恩国日本㐀𠀀",
    "김정은대한민국이가",
    "कमनरसिीुं्",
    "กมนรสิีุ่์",
];

/// What stands between, in and around words.
const ODD: [&str; 44] = [
    " ",
    "'",
    "’",
    "‘",
    "“",
    "”",
    "\"",
    "«",
    "»",
    "„",
    "–",
    "—",
    "-",
    "\u{2011}",
    ".",
    "…",
    "\u{301}",
    "\u{327}",
    "\u{200d}",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}",
    "\u{202f}",
    "\u{3000}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2067}",
    "👩‍👩‍👧‍👦",
    "🇺🇦",
    "1️⃣",
    "☺️",
    "\0",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "ﬁ",
    "ʼ",
    "՚",
    "\u{1f}",
    "\t",
    "\u{10ffff}",
];

/// A word of one script; now and then something odd is in it.
pub(crate) fn word(choices: &mut Choices) -> String {
    let letters: Vec<char> = choices.pick(&SCRIPTS).chars().collect();
    let mut word: String = choices.some((1, 8), |choices| choices.pick(&letters)).into_iter().collect();
    if choices.once_in(8) {
        word.push_str(odd(choices));
        word.push(choices.pick(&letters));
    }
    word
}

/// Something that is no letter.
pub(crate) fn odd(choices: &mut Choices) -> &'static str {
    choices.pick(&ODD)
}

/// A name: of a person, a body, a country; in any script, or one that is written in many ways.
pub(crate) fn name(choices: &mut Choices) -> String {
    const KNOWN: [&str; 12] = [
        "Kim Jong Un",
        "Ó Cuinn",
        "António Guterres",
        "Володимир Зеленський",
        "王伟",
        "김정은",
        "محمد بن سلمان",
        "HAMAS",
        "O’Brien",
        "Jean-Luc d'Été",
        "North Korea",
        "Smithson, John",
    ];
    if choices.once_in(3) {
        return choices.pick(&KNOWN).to_owned();
    }
    choices.some((1, 3), word).join(choices.pick(&[" ", " ", "-", "\u{a0}", "  ", ""]))
}

/// A date, mostly a good one.
pub(crate) fn date(choices: &mut Choices) -> String {
    const OTHERS: [&str; 16] = [
        "2019-21",
        "201X",
        "2023-09~",
        "2018-06/2018-07",
        "../2019",
        "2019/..",
        "2019?",
        "2024-02-30",
        "24 May 2024",
        "2024-06-19T10:30:00+09:00",
        "9999-12-31",
        "0000",
        "-0001",
        "20１9",
        "2019-25",
        "early 2024",
    ];
    if choices.once_in(3) {
        return choices.pick(&OTHERS).to_owned();
    }
    let year = choices.pick(&[2024, 2025, 2019, 1950, 2031]);
    format!("{year}-{:02}-{:02}", 1 + choices.below(12), 1 + choices.below(28))
}

/// A text as a value of YAML, in one of its ways.
pub(crate) fn quoted(choices: &mut Choices, text: &str) -> String {
    let is_plain =
        !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || c == ' ') && text.trim() == text;
    match choices.below(3) {
        0 if is_plain => text.to_owned(),
        1 if !text.chars().any(char::is_control) => format!("'{}'", text.replace('\'', "''")),
        _ => serde_json::to_string(text).unwrap_or_default(),
    }
}
