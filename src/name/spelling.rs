//! When two names are one but for how they are written, and slugs that keep signs apart: `C`, `C++` and `C#`.
//!
//! Must not know whose names they are.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::fold::{fold, is_apostrophe};
use super::hyphen::is_hyphen;
use super::slug::{SlugStyle, slugify};

/// Stands for a hyphen that is a minus: no writer types it, and folding leaves it alone.
const MINUS: char = '\u{2213}';

/// Longest run of letters and digits before a hyphen that makes a mark of it: `A-`, `AAA-`.
const LONGEST_MARK: usize = 3;

/// The slug of a name: [`slugify`], with signs that tell names apart in words, `c-plus-plus` and `a-minus`.
pub fn slug_of_name(name: &str, style: SlugStyle) -> String {
    if !has_sign(name) {
        return slugify(name, style);
    }
    let name = marked(name);
    let mut words = String::with_capacity(name.len() + 16);
    for (before, c, after) in neighbours(&name) {
        match sign_word(before, c, after) {
            Some(word) => words.extend([" ", word, " "]),
            None => words.push(c),
        }
    }
    slugify(&words, style)
}

/// The form in which names of one spelling are the same: letters, digits and signs, folded, words joined by
/// hyphens. Case, spaces, hyphens, apostrophes and punctuation do not count; accents, letters of any script and
/// signs do.
pub fn spelling(name: &str) -> String {
    joined(&fold(&marked(name)), '-', |_, _, _| None)
}

/// The form in which two texts say the same in the same words: as [`spelling`], and an apostrophe inside a
/// word counts, and a minus before a figure.
pub fn same_words(text: &str) -> String {
    same_words_of_folded(&fold(text))
}

/// The same of a text that is folded.
pub fn same_words_of_folded(folded: &str) -> String {
    joined(folded, ' ', |before, c, after| {
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '\'' if is_inside(before) && is_inside(after) => Some('\''),
            '-' if !is_inside(before) && after.is_some_and(char::is_numeric) => Some(MINUS),
            _ => None,
        }
    })
}

/// Joins what counts of a folded text by `joint` wherever anything else stands between.
fn joined(
    folded: &str,
    joint: char,
    counts: impl Fn(Option<char>, char, Option<char>) -> Option<char>,
) -> String {
    let mut key = String::with_capacity(folded.len());
    let mut is_apart = false;
    for (before, c, after) in neighbours(folded) {
        let kept = if c.is_alphanumeric() || is_mark_or_sign(c) { Some(c) } else { counts(before, c, after) };
        match kept {
            Some(kept) => {
                if is_apart && !key.is_empty() {
                    key.push(joint);
                }
                is_apart = false;
                key.push(kept);
            }
            None => is_apart |= !is_apostrophe(c),
        }
    }
    key
}

/// Each character between its neighbours.
fn neighbours(text: &str) -> impl Iterator<Item = (Option<char>, char, Option<char>)> {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain(std::iter::once(None));
    before.zip(text.chars()).zip(after).map(|((before, c), after)| (before, c, after))
}

/// Accents and vowel signs, signs of mathematics and money and pictures, and `#`, `%`, `&`, `@`, `*`.
fn is_mark_or_sign(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '+' | '#' | '%' | '&' | '@' | '*' | '$' | '<' | '>' | '=' | '|' | '~' | '^');
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category) || GeneralCategoryGroup::Symbol.contains(category)
}

/// Whether a sign may stand in the name that its slug says in words.
fn has_sign(name: &str) -> bool {
    name.contains(['+', '\u{FF0B}', '#', '\u{266F}', '%']) || name.contains(is_hyphen)
}

/// What a sign is called in a slug.
fn sign_word(before: Option<char>, c: char, after: Option<char>) -> Option<&'static str> {
    let ends_word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '%'))
        && !after.is_some_and(char::is_alphanumeric);
    match c {
        '+' | '\u{FF0B}' => Some("plus"),
        MINUS => Some("minus"),
        '#' | '\u{266F}' if ends_word => Some("sharp"),
        '%' if ends_word => Some("percent"),
        _ => None,
    }
}

/// The name with the hyphen of each mark, `A-` or `BB−`, as a sign.
fn marked(name: &str) -> String {
    let mut marked = String::with_capacity(name.len());
    let mut run: Vec<char> = Vec::new();
    for (_, c, after) in neighbours(name) {
        let ends = !after.is_some_and(|c| c.is_alphanumeric() || is_hyphen(c));
        let is_mark = !run.is_empty()
            && run.len() <= LONGEST_MARK
            && run.iter().all(|c| c.is_uppercase() || c.is_numeric());
        marked.push(if is_hyphen(c) && ends && is_mark { MINUS } else { c });
        if c.is_alphanumeric() {
            run.push(c);
        } else {
            run.clear();
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_say_signs() {
        for (name, slug) in [
            ("C", "c"),
            ("C++", "c-plus-plus"),
            ("C#", "c-sharp"),
            ("C++17", "c-plus-plus-17"),
            ("A", "a"),
            ("A+", "a-plus"),
            ("A-", "a-minus"),
            ("A\u{2212}", "a-minus"),
            ("BBB- ratings", "bbb-minus-ratings"),
            ("50", "50"),
            ("50+", "50-plus"),
            ("50%", "50-percent"),
            ("50-", "50-minus"),
            ("LGBTQ+ rights", "lgbtq-plus-rights"),
            ("pre- and post-war", "pre-and-post-war"),
            ("Kim Jong-un", "kim-jong-un"),
            ("#MeToo", "metoo"),
            ("No #1", "no-1"),
            ("AT&T", "at-t"),
            ("F-16", "f-16"),
        ] {
            assert_eq!(slug_of_name(name, SlugStyle::Ascii), slug, "{name}");
            assert_eq!(slug_of_name(name, SlugStyle::Unicode), slug, "{name}");
        }
    }

    #[test]
    fn one_spelling() {
        for (a, b) in [
            ("Kim Jong-un", "KIM JONG UN"),
            ("O'Brien", "O\u{2019}Brien"),
            ("O'Brien", "OBrien"),
            ("U.S.-Japan", "U S Japan"),
            ("Jose\u{301}", "Jos\u{E9}"),
            ("ＡＢＣ", "ａｂｃ"),
            ("김정은", "\u{1100}\u{1175}\u{11B7}\u{110C}\u{1165}\u{11BC}\u{110B}\u{1173}\u{11AB}"),
            ("A-", "A\u{2212}"),
            ("ИВАН-ПЁТР", "Иван Пётр"),
        ] {
            assert_eq!(spelling(a), spelling(b), "{a} / {b}");
        }
    }

    #[test]
    fn two_names() {
        for (a, b) in [
            ("王伟", "汪伟"),
            ("李明", "黎明"),
            ("김정", "金正"),
            ("Юлия Шах", "Iuliia Shakh"),
            ("Müller", "Muller"),
            ("Андрей", "Андреи"),
            ("C", "C++"),
            ("C++", "C#"),
            ("A+", "A-"),
            ("A", "A-"),
            ("50+", "50"),
            ("50%", "50"),
            ("R&D", "R D"),
            ("#MeToo", "MeToo"),
            ("$100", "€100"),
            ("حسن", "حسین"),
            ("राम", "रामा"),
            ("🎉", "🎊"),
        ] {
            assert_ne!(spelling(a), spelling(b), "{a} / {b}");
        }
    }

    #[test]
    fn the_same_words() {
        for (a, b, same) in [
            ("Court convicts Vale of fraud", "court convicts  Vale, of fraud.", true),
            ("Kim–Putin summit", "Kim-Putin summit", true),
            ("Vale: “We go on”", "Vale: 'We go on'", true),
            ("Vale's party wins", "Vale\u{2019}s party wins", true),
            ("Court convicts Vale of fraud", "Court acquits Vale of fraud", false),
            ("Vale's party wins", "Vales party wins", false),
            ("C++ is released", "C# is released", false),
            ("It falls to -5", "It falls to 5", false),
            ("Vote of 50-49", "Vote of 50-51", false),
            ("राम आता है", "राम आते है", false),
            ("会谈开始。", "会谈开始", true),
            ("会谈开始", "会谈结束", false),
        ] {
            assert_eq!(same_words(a) == same_words(b), same, "{a} / {b}");
        }
    }
}
