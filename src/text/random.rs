//! Text by chance, for tests: eight scripts, accents, emoji, marks that cannot be seen, what stands in
//! Markdown and in quotes.

use proptest::prelude::*;

/// Letters of eight scripts.
const LETTERS: &[&str] = &[
    "a", "Z", "s", "I", "é", "ß", "İ", "ŉ", "ﬁ", "ж", "Й", "ё", "Σ", "ς", "ά", "한", "국", "ᄒ", "ᅡ", "ᆫ",
    "王", "伟", "𠮷", "、", "か", "が", "カ", "ー", "ب", "ل", "א", "ת", "क", "्", "ष", "ि", "ไ", "ท", "ย", "்",
    "க",
];

/// Signs of more than one character, or of none that is seen.
const SIGNS: &[&str] = &[
    "\u{301}",
    "\u{308}",
    "\u{483}",
    "\u{64b}",
    "\u{3099}",
    "👩‍👩‍👧",
    "🇰🇷",
    "🇳",
    "👍🏽",
    "☝️",
    "1️⃣",
    "\u{200d}",
    "\u{200b}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "\u{fffd}",
    "\u{85}",
    "\u{10ffff}",
];

/// What a text of briefings is made of besides letters.
const MARKS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{3000}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "「",
    "」",
    ".",
    ",",
    ":",
    "?",
    "…",
    "—",
    "-",
    "(",
    ")",
    "[",
    "]",
    "[[",
    "]]",
    "#",
    "*",
    "_",
    "`",
    ">",
    "<",
    "&",
    ";",
    "\\",
    "/",
    "|",
    "{",
    "}",
    "!",
    "0",
    "19",
    "2024-06-19",
    " said ",
    " told ",
    " U.S. ",
    "Friday",
    "사람",
    "said: ",
];

/// A text of up to `most` of these.
pub(crate) fn text(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(LETTERS).prop_map(str::to_owned),
        2 => prop::sample::select(SIGNS).prop_map(str::to_owned),
        4 => prop::sample::select(MARKS).prop_map(str::to_owned),
        // One sign again and again goes past every limit.
        1 => (prop::sample::select([LETTERS, SIGNS, MARKS].concat()), 1..700_usize)
            .prop_map(|(sign, count)| sign.repeat(count)),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

/// A text with two places in it, or just behind, in any order and perhaps inside a character.
pub(crate) fn text_and_places(most: usize) -> impl Strategy<Value = (String, usize, usize)> {
    text(most).prop_flat_map(|text| {
        let places = 0..text.len() + 4;
        (Just(text), places.clone(), places)
    })
}
