//! Folding: when two spellings are one name; and the nearest name to a misspelt one.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;

use super::hyphen::is_hyphen;
use super::steps;

/// Apostrophes and single quotation marks that writers use for one another inside a name.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02B9}' | '\u{02BB}'
            ..='\u{02BF}' | '\u{FF07}' | '`' | '\u{00B4}'
    )
}

/// Marks without a width that carry no meaning inside a name: soft hyphen, zero-width space,
/// direction marks, byte-order mark.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What folding makes of one character before case is folded: `None` drops it.
pub fn fold_char_class(c: char) -> Option<char> {
    if is_ignorable(c) {
        None
    } else if is_hyphen(c) {
        Some('-')
    } else if is_apostrophe(c) {
        Some('\'')
    } else if c.is_whitespace() {
        Some(' ')
    } else {
        Some(c)
    }
}

/// The form under which names are compared: Unicode NFC, full case folding, one space for each run
/// of white space, one kind of hyphen and of apostrophe, no invisible marks.
///
/// `kim jong-un`, `Kim Jong‑Un` and `KIM JONG-UN` fold to one text.
pub fn fold(name: &str) -> String {
    steps::take_many(1 + name.len() / 8);
    let mut plain = String::with_capacity(name.len());
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        plain.push_str(name);
        plain.make_ascii_lowercase();
        return plain;
    }
    let normalizer = ComposingNormalizer::new_nfc();
    // Composed first: some characters are apostrophes only then.
    for c in normalizer.normalize(name).chars().filter_map(fold_char_class) {
        match c {
            ' ' if plain.is_empty() || plain.ends_with(' ') => {}
            // Case folding makes an apostrophe and a letter of it.
            'ŉ' => plain.push_str("'n"),
            c => plain.push(c),
        }
    }
    plain.truncate(plain.trim_end().len());
    if plain.is_ascii() {
        plain.make_ascii_lowercase();
        return plain;
    }
    let composed = normalizer.normalize(&plain);
    let folded = CaseMapper::new().fold_string(&composed);
    normalizer.normalize(&folded).into_owned()
}

/// Longest name in characters that is compared with others.
const LONGEST: usize = 120;

/// Most comparisons of names for all suggestions of one kind in a run.
const MOST_COMPARISONS: usize = 200_000;

/// For how many names the nearest of so many candidates may be looked up, `most` at the most: all looks together take
/// a bounded time, however much is wrong on however large a site.
pub fn affordable(candidates: usize, most: usize) -> usize {
    (MOST_COMPARISONS / candidates.max(1)).clamp(1, most)
}

/// The candidate that a writer most likely meant by `name`, if one is near enough to suggest.
///
/// Near is a Jaro-Winkler likeness above 0.82 of the folded forms, or one being the start of the
/// other; of equals the first in order wins. For a text longer than any name nothing is suggested.
///
/// It looks at every candidate: who asks for content asks for [`affordable`] many names.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f64 = 0.82;
    let length = |text: &str| text.chars().take(LONGEST + 1).count();
    if length(name) > LONGEST {
        return None;
    }
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    // One slip of the fingers for every four letters.
    let letters = wanted.chars().count();
    let slips = (letters / 4).min(3);
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| length(candidate) <= LONGEST) {
        steps::take();
        let folded = fold(candidate);
        let mut likeness = strsim::jaro_winkler(&wanted, &folded);
        // Each slip changes the length by one at the most.
        let is_as_long = folded.chars().count().abs_diff(letters) <= slips;
        if is_as_long && strsim::damerau_levenshtein(&wanted, &folded) <= slips {
            likeness = likeness.max(0.95);
        }
        if likeness > NEAR && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_are_one_name() {
        for (a, b) in [
            ("kim jong-un", "Kim Jong\u{2011}Un"),
            ("KIM JONG-UN", "Kim Jong-un"),
            ("  António   Guterres ", "Anto\u{0301}nio Guterres"),
            ("Владимир Путин", "ВЛАДИМИР ПУТИН"),
            ("O'Brien", "O\u{2019}Brien"),
            ("Straße", "STRASSE"),
            ("김정은", "\u{1100}\u{1175}\u{11B7}\u{110C}\u{1165}\u{11BC}\u{110B}\u{1173}\u{11AB}"),
            ("New\u{00A0}York", "new york"),
            ("co\u{00AD}operation", "cooperation"),
            ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
            ("ŉ Berg", "'n Berg"),
            ("Ann\u{374}s", "Ann's"),
            ("Ann\u{1FEF}s", "Ann's"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn spellings_that_are_two_names() {
        for (a, b) in [("Kim Jong Un", "Kim Jong-un"), ("Jose", "José"), ("Korea", "South Korea")] {
            assert_ne!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn nearest_names() {
        let names = ["title", "quotes", "sources", "Kim Jong Un", "Vladimir Putin"];
        for (wrong, right) in [
            ("quote", Some("quotes")),
            ("titel", Some("title")),
            ("Kim Jong-un", Some("Kim Jong Un")),
            ("Vladimr Putin", Some("Vladimir Putin")),
            ("banana", None),
            ("x", None),
            ("tilte", Some("title")),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, names), right, "{wrong}");
        }
        let long = "x".repeat(LONGEST + 1);
        assert_eq!((nearest(&long, [&*long]), nearest("x", [&*long])), (None, None));
    }

    #[test]
    fn suggestions_that_can_be_afforded() {
        for (candidates, most, expected) in
            [(0, 50, 50), (100, 50, 50), (4_000, 50, 50), (20_000, 50, 10), (1_000_000, 50, 1)]
        {
            assert_eq!(affordable(candidates, most), expected, "{candidates}");
        }
    }
}
