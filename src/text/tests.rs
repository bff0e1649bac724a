//! What holds for every text and every number, and how known texts are cut.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::random::text_and_places;
use super::*;

/// Whether a place parts two letters as a reader sees them.
fn parts_letters(text: &str, at: usize) -> bool {
    at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at)
}

/// The longest letter or sign, in characters.
fn longest(text: &str) -> usize {
    text.graphemes(true).map(|letter| letter.chars().count()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_make_the_whole((text, a, b) in text_and_places(60)) {
        prop_assert_eq!(format!("{}{}", before(&text, a), from(&text, a)), &*text);
        prop_assert_eq!(before(&text, usize::MAX), &*text);
        prop_assert_eq!(from(&text, usize::MAX), "");
        let whole = [before(&text, a), within(&text, a..b), from(&text, b)].concat();
        prop_assert!(a > b || whole == text);
        prop_assert!(a < b || within(&text, a..b).is_empty());
    }

    #[test]
    fn a_cut_is_short_and_parts_letters((text, most, _) in text_and_places(60)) {
        let cut = first(&text, most);
        prop_assert!(text.starts_with(cut) && cut.chars().count() <= most);
        if longest(&text) <= most.min(100) {
            prop_assert!(parts_letters(&text, cut.len()), "{cut:?}");
            prop_assert!(cut.chars().count() + longest(&text) > most || cut == text);
        }
        let short = shortened(&text, most);
        prop_assert!(short.chars().count() <= most.max(1), "{short:?}");
        prop_assert_eq!(short == *text, text.chars().count() <= most);
        prop_assert!(text.starts_with(beginning(&text, most).trim_end_matches('…')));
    }

    #[test]
    fn what_stands_around_is_bounded((text, a, b) in text_and_places(60), most in 0..400_usize) {
        let range = around(&text, a..b, most);
        prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
        prop_assert!(range.start <= text.floor_char_boundary(a));
        prop_assert!(range.end >= text.floor_char_boundary(a.max(b)));
        prop_assert!(within(&text, range.start..a).chars().count() <= most);
        prop_assert!(within(&text, a.max(b)..range.end).chars().count() <= most);
    }

    #[test]
    fn characters_are_counted_back_and_forth((text, at, count) in text_and_places(60)) {
        let at = text.floor_char_boundary(at);
        let (start, end) = (back(&text, at, count), forth(&text, at, count));
        prop_assert_eq!(within(&text, start..at).chars().count(), count.min(before(&text, at).chars().count()));
        prop_assert_eq!(within(&text, at..end).chars().count(), count.min(from(&text, at).chars().count()));
    }
}

#[test]
fn beginnings() {
    for (text, most, expected) in [
        ("Kim met Putin", 13, "Kim met Putin"),
        ("Kim met Putin again", 14, "Kim met Putin…"),
        ("Kim met, Putin", 9, "Kim met…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        // Words of scripts without spaces.
        ("普京抵达平壤会见金正恩", 6, "普京抵达平…"),
        ("東京 大阪 名古屋の会議は明日", 12, "東京 大阪 名古屋の会…"),
        ("김정은 국무위원장이 말했다", 12, "김정은 국무위원장이…"),
        // Letters of several characters stay whole.
        ("cafe\u{301} cafe\u{301}cafe\u{301}cafe\u{301}", 11, "cafe\u{301} caf…"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧👩‍👩‍👧…"),
        ("🇰🇷🇳🇴🇸🇪", 5, "🇰🇷🇳🇴…"),
        ("क्षिक्षिक्षि", 8, "क्षि…"),
        ("x", 0, "…"),
        ("", 0, ""),
    ] {
        assert_eq!(shortened(text, most), expected, "{text} in {most}");
    }
}

#[test]
fn one_letter_with_a_million_accents_is_cut_all_the_same() {
    let text = format!("e{}", "\u{301}".repeat(1_000_000));
    assert_eq!(first(&text, 100).chars().count(), 100);
    assert_eq!(around(&text, 1_000_001..1_000_003, 10), 1_000_001 - 20..1_000_003 + 20);
}
