//! How wide a text is, about: a drawing is made where no font is at hand.

use crate::text;

/// Width of a text in CSS pixels at a font size of 12, on the wide side for common sans-serif fonts.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 3.4,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' => 4.4,
        'm' | 'w' | 'M' | 'W' | '…' => 10.4,
        'A'..='Z' => 8.4,
        // Chinese, Japanese, Korean letters fill a square.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' => 12.4,
        c if u32::from(c) > 0x1f000 => 15.0,
        _ => 6.9,
    }
}

/// The text, or its start with an ellipsis when it is wider than `most` pixels.
pub(super) fn cut(text: &str, most: f64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut room = most - letter('…');
    let fits = text.char_indices().find(|&(_, c)| {
        room -= letter(c);
        room < 0.0
    });
    text::beginning(text, fits.map_or(text.len(), |(at, _)| at))
}

/// A name in one line or two, each no wider than `most` pixels.
pub(super) fn lines(name: &str, most: f64) -> Vec<String> {
    if width(name) <= most {
        return vec![name.to_owned()];
    }
    let mut halves = name.rmatch_indices(' ').filter_map(|(at, gap)| {
        let (first, rest) = name.split_at_checked(at)?;
        Some((first, rest.strip_prefix(gap)?))
    });
    match halves.find(|(first, _)| width(first) <= most) {
        Some((first, rest)) => vec![first.to_owned(), cut(rest, most)],
        None => vec![cut(name, most)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_between_words() {
        for (name, most, expected) in [
            ("Kim Jong Un", 100.0, "Kim Jong Un"),
            ("Putin arrives in Pyongyang", 120.0, "Putin arrives in…"),
            ("Donaudampfschifffahrt", 60.0, "Donaud…"),
            ("김정은 국무위원장", 50.0, "김정은…"),
            // No letter of several characters is cut in two.
            ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 140.0, "👩‍👩‍👧👩‍👩‍👧…"),
            ("Ŝ\u{301}Ŝ\u{301}Ŝ\u{301}", 32.0, "Ŝ\u{301}…"),
        ] {
            assert_eq!(cut(name, most), expected, "{name}");
            assert!(width(&cut(name, most)) <= most, "{name}");
        }
        assert_eq!(lines("Workers' Party of Korea", 90.0), ["Workers' Party", "of Korea"]);
        assert_eq!(lines("Kim", 90.0), ["Kim"]);
    }
}
