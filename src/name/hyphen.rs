//! Hyphens and dashes of all scripts: which are one inside a name, and which part words.
//!
//! Dots between the parts of a name (`・`, `·`) are none; they are left as they are.

/// Hyphens and dashes that writers use for one another inside a name: what Unicode calls a dash, without
/// the swung, wavy, raised and lowered ones.
pub fn is_hyphen(c: char) -> bool {
    if c.is_ascii() {
        return c == '-';
    }
    matches!(
        c,
        '\u{058A}'
            | '\u{05BE}'
            | '\u{1400}'
            | '\u{1806}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2212}'
            | '\u{2E17}'
            | '\u{2E1A}'
            | '\u{2E3A}'..='\u{2E3B}'
            | '\u{2E40}'
            | '\u{2E5D}'
            | '\u{30A0}'
            | '\u{FE31}'..='\u{FE32}'
            | '\u{FE58}'
            | '\u{FE63}'
            | '\u{FF0D}'
            | '\u{10D6E}'
            | '\u{10EAD}'
    )
}

/// Hyphens that stand inside words; a long dash parts them.
pub fn is_joiner(c: char) -> bool {
    is_hyphen(c) && !matches!(c, '—' | '―' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE31}' | '\u{FE58}')
}

/// The hyphens that texts may have for one of a name that is written in such letters.
pub fn hyphens_of(name: &str) -> Vec<&'static str> {
    let mut hyphens = vec!["-", "\u{2010}", "\u{2011}", "\u{2013}"];
    if name.is_ascii() {
        return hyphens;
    }
    let has = |from: char, to: char| name.contains(|c| (from..=to).contains(&c));
    for (from, to, hyphen) in [
        ('\u{0531}', '\u{0587}', "\u{058A}"),
        ('\u{05D0}', '\u{05F4}', "\u{05BE}"),
        ('\u{1401}', '\u{167F}', "\u{1400}"),
        ('\u{1820}', '\u{18AA}', "\u{1806}"),
        ('\u{30A1}', '\u{30FF}', "\u{30A0}"),
        ('\u{3041}', '\u{9FFF}', "\u{FF0D}"),
        ('\u{AC00}', '\u{D7A3}', "\u{FF0D}"),
    ] {
        if has(from, to) {
            hyphens.push(hyphen);
        }
    }
    hyphens
}

#[cfg(test)]
mod tests {
    use icu_properties::CodePointSetData;
    use icu_properties::props::Dash;

    use super::*;
    use crate::name::{SlugStyle, fold, slugify, spelling};

    /// Dashes of Unicode that are no hyphens of names: swung and wavy ones, which show a range or a long vowel, and a
    /// minus above or below the line.
    const OTHER_DASHES: &[char] = &['\u{2053}', '\u{207B}', '\u{208B}', '\u{301C}', '\u{3030}'];

    #[test]
    fn every_dash_is_known() {
        let dashes = CodePointSetData::new::<Dash>();
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let expected = dashes.contains(c) && !OTHER_DASHES.contains(&c);
            assert_eq!(is_hyphen(c), expected, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn one_name_with_any_hyphen() {
        for (name, slug) in [
            ("יעל בן\u{5BE}דוד", "יעל-בן-דוד"),
            ("Kim Jong\u{2011}un", "kim-jong-un"),
            ("Kim Jong\u{2212}un", "kim-jong-un"),
            ("Kim Jong\u{FE63}un", "kim-jong-un"),
            ("Kim Jong\u{2E3A}un", "kim-jong-un"),
            ("Հայկ\u{58A}Արամ", "հայկ-արամ"),
            ("ᐃᓄᒃ\u{1400}ᑎᑐᑦ", "ᐃᓄᒃ-ᑎᑐᑦ"),
            ("ᠮᠣᠩ\u{1806}ᠭᠣᠯ", "ᠮᠣᠩ-ᠭᠣᠯ"),
            ("ダ\u{30A0}ヴィンチ", "ダ-ヴィンチ"),
            ("金\u{FF0D}李", "金-李"),
        ] {
            let plain: String = name.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect();
            assert_ne!(name, plain);
            assert_eq!(fold(name), fold(&plain), "{name}");
            assert_eq!(spelling(name), spelling(&plain), "{name}");
            assert_eq!(slugify(name, SlugStyle::Unicode), slug, "{name}");
            assert_eq!(slugify(name, SlugStyle::Ascii), slugify(&plain, SlugStyle::Ascii), "{name}");
        }
    }

    #[test]
    fn dots_and_long_vowels_are_no_hyphens() {
        for name in ["ウラジーミル・プーチン", "弗拉基米尔·普京", "スーパー", "あ〜い"]
        {
            assert!(!name.contains(is_hyphen), "{name}");
        }
    }
}
