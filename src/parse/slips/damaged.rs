//! Damaged letters: `�`, and text that was read in a wrong encoding, such as `â€œ` for `“` or `Ã©` for `é`.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::mask::Mask;
use super::{Slip, short};
use crate::diagnostic::Lint;
use crate::name::steps;

/// What Windows-1252 has for the bytes 80 to 9F; `\0` where it has nothing.
const WESTERN: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
/// What Windows-1251 has for the bytes 80 to BF.
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\0™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";
static WESTERN_BYTES: LazyLock<FxHashMap<char, u8>> = LazyLock::new(|| bytes_of(WESTERN));
static CYRILLIC_BYTES: LazyLock<FxHashMap<char, u8>> = LazyLock::new(|| bytes_of(CYRILLIC));

pub(super) fn slips(mask: &Mask) -> Vec<Slip> {
    // All of them are letters beyond ASCII.
    if mask.shown.is_ascii() {
        return Vec::new();
    }
    let mut slips = replaced(mask);
    slips.extend(misread(mask, western));
    slips.extend(misread(mask, cyrillic));
    slips
}

fn slip(range: Range<usize>, message: String, hint: String) -> Slip {
    Slip { lint: Lint::TextDamaged, range, message, hint }
}

/// `�`, which programs write for what they could not read: once a word.
fn replaced(mask: &Mask) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    // `ï¿½` and `пїЅ` are what `�` becomes when it is read wrong in turn.
    let signs = ["\u{fffd}", "ï¿½", "пїЅ"].into_iter().flat_map(|sign| mask.places(sign));
    let mut places: Vec<usize> = signs.collect();
    places.sort_unstable();
    for at in places {
        if slips.last().is_none_or(|last| last.range.end <= at) {
            let word = word_around(&mask.shown, at);
            let message = format!(
                "A letter of `{}` is lost: `\u{fffd}` stands in its place.",
                short(mask.shown(word.clone()))
            );
            slips.push(slip(word, message, "write the word again".into()));
        }
    }
    slips
}

/// Control characters, which no page can have: once a word. Those from 80 to 9F are mostly letters of Windows-1252.
pub(super) fn controls(mask: &Mask) -> Vec<Slip> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let mut slips: Vec<Slip> = Vec::new();
    // Those beyond ASCII begin with this byte.
    let may_be =
        |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || matches!(byte, 0x7f | 0xc2);
    if !mask.written.bytes().any(may_be) {
        return slips;
    }
    for (at, c) in mask.written.char_indices().filter(|(_, c)| is_control(*c)) {
        if slips.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        // A NUL ends a word, so that each side is looked at by itself.
        let word = word_around(mask.written, at).start..word_around(mask.written, at + c.len_utf8()).end;
        let written: String = mask.written(word.clone()).chars().filter(|c| !c.is_control()).collect();
        let message =
            format!("A control character (U+{:04X}) stands in `{}`.", u32::from(c), short(&written));
        let meant = |c: char| match u32::from(c) {
            code @ 0x80..=0x9f => WESTERN.chars().nth(code as usize - 0x80).filter(|c| *c != '\0'),
            _ => (!c.is_control()).then_some(c),
        };
        let hint = match mask.written(word.clone()).chars().filter_map(meant).collect::<String>() {
            letters if letters != written => {
                format!("write `{}`, and save the file as UTF-8", short(&letters))
            }
            _ => "take it out: readers see a gap".to_owned(),
        };
        slips.push(slip(word, message, hint));
    }
    slips
}

fn word_around(text: &str, at: usize) -> Range<usize> {
    let ends = |c: char| {
        steps::take();
        c.is_whitespace() || c == '\0'
    };
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start =
        before.char_indices().rev().take_while(|(_, c)| !ends(*c)).last().map_or(at, |(start, _)| start);
    start..at + after.find(ends).unwrap_or(after.len())
}

/// Words that were read in another encoding than they were written in, once each: as bytes of it they are UTF-8.
fn misread(mask: &Mask, byte_of: fn(char) -> Option<u8>) -> Vec<Slip> {
    let told = |(word, mut meant): (Range<usize>, String)| {
        let lost = ['?', '\u{fffd}'];
        // Some texts were misread twice.
        for _ in 0..2 {
            let again = misread_words(&Mask::plain(&meant), byte_of).into_iter().next();
            let Some((_, again)) = again.filter(|(_, again)| !again.contains(lost)) else { break };
            meant = again;
        }
        let message = format!("`{}` was read in a wrong encoding.", short(mask.shown(word.clone())));
        let hint = if meant.contains(lost) {
            "write the word again, and save the file as UTF-8".to_owned()
        } else {
            format!("write `{}`, and save the file as UTF-8", short(&meant))
        };
        slip(word, message, hint)
    };
    misread_words(mask, byte_of).into_iter().map(told).collect()
}

/// A letter beyond ASCII that may be a byte of another one.
#[derive(Clone, Copy)]
struct Misread {
    at: usize,
    letter: char,
    byte: u8,
}

/// Such words, each with what it becomes when it is read rightly.
fn misread_words(mask: &Mask, byte_of: fn(char) -> Option<u8>) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut run: Vec<Misread> = Vec::new();
    let shown = mask.shown.as_bytes();
    let mut at = 0;
    // Most letters are ASCII, and no part of a run.
    while let Some(skipped) = shown.get(at..).and_then(|rest| rest.iter().position(|byte| !byte.is_ascii())) {
        at += skipped;
        // One alone is no run, but for one sign.
        let first = mask.shown.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        if first != '€' && shown.get(at + first.len_utf8()).is_none_or(u8::is_ascii) {
            at += first.len_utf8();
            continue;
        }
        run.clear();
        for c in mask.shown.get(at..).unwrap_or_default().chars() {
            let byte = byte_of(c).filter(|byte| !byte.is_ascii());
            at += if byte.is_some() || run.is_empty() { c.len_utf8() } else { 0 };
            let Some(byte) = byte else { break };
            run.push(Misread { at: at - c.len_utf8(), letter: c, byte });
        }
        let is_found = found.last().is_some_and(|(word, _)| at <= word.end);
        if !is_found && (run.len() > 1 || matches!(run.as_slice(), [Misread { letter: '€', .. }])) {
            found.extend(of_run(mask, &run, at, byte_of));
        }
    }
    found
}

/// The word around a run of letters beyond ASCII, which ends at `end`, and what it was meant to be.
fn of_run(
    mask: &Mask,
    run: &[Misread],
    end: usize,
    byte_of: fn(char) -> Option<u8>,
) -> Option<(Range<usize>, String)> {
    let sequences = sequences(run);
    let next = mask.shown.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let is_sure = if byte_of('é').is_some() {
        is_surely_western(run, &sequences, next)
    } else {
        is_surely_cyrillic(run, &sequences)
    };
    if !is_sure {
        return None;
    }
    let start = run.first()?.at;
    let word = word_around(&mask.shown, start);
    let word = word.start..word.end.max(end);
    let meant = meant(mask.shown(word.clone()), byte_of);
    Some((word, meant))
}

/// The places in a run, and lengths, of what is one letter of UTF-8.
fn sequences(run: &[Misread]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let length = match run.get(at).map_or(0, |one| one.byte) {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => 0,
        };
        let bytes: Vec<u8> = run.iter().skip(at).take(length).map(|one| one.byte).collect();
        if length > 1 && bytes.len() == length && std::str::from_utf8(&bytes).is_ok() {
            found.push((at, length));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Capital letters with marks stand before quotation marks and dashes in all languages of Europe: `„MENÜ“`. So one
/// letter counts when no such sign follows, several when they stand together.
fn is_surely_western(run: &[Misread], sequences: &[(usize, usize)], next: char) -> bool {
    let letter = |at: usize| run.get(at).map_or('\0', |one| one.letter);
    let begins = |first: char, second: char| {
        run.windows(2).any(|pair| matches!(pair, [a, b] if a.letter == first && b.letter == second))
    };
    if begins('â', '€') || begins('â', '‚') || begins('ð', 'Ÿ') {
        return true;
    }
    if sequences.windows(2).any(|pair| matches!(pair, [(a, length), (b, _)] if a + length == *b)) {
        return true;
    }
    sequences.iter().any(|&(at, length)| {
        let (first, second) = (letter(at), letter(at + 1));
        let is_last = at + length == run.len();
        let is_sign = is_typographic(second);
        length == 2
            && match first {
                'Ã' => !is_sign || (is_last && next.is_alphabetic()),
                'Â' => !is_sign && second != '\u{a0}' && !second.is_alphabetic(),
                _ => false,
            }
    })
}

fn is_typographic(c: char) -> bool {
    matches!(
        c,
        '‘' | '’'
            | '“'
            | '”'
            | '‚'
            | '„'
            | '‹'
            | '›'
            | '«'
            | '»'
            | '–'
            | '—'
            | '…'
            | '•'
            | '\u{a0}'
            | '™'
            | '®'
            | '†'
            | '‡'
    )
}

/// `Р` and `С` before letters of other Slavic languages and signs, three times together.
fn is_surely_cyrillic(run: &[Misread], sequences: &[(usize, usize)]) -> bool {
    let together = sequences
        .windows(3)
        .any(|three| matches!(three, [(a, 2), (b, 2), (c, 2)] if a + 2 == *b && b + 2 == *c));
    let odd = run
        .iter()
        .any(|one| !one.letter.is_alphabetic() || "ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇіґєјЅѕї".contains(one.letter));
    together && odd
}

/// The word as it was before it was misread.
fn meant(word: &str, byte_of: fn(char) -> Option<u8>) -> String {
    let mut bytes = Vec::new();
    for c in word.chars() {
        match byte_of(c) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(c.to_string().as_bytes()),
        }
    }
    let text = String::from_utf8_lossy(&bytes).replace("\u{fffd}", "?");
    // The last byte of a closing quotation mark is a sign that many programs drop.
    text.strip_suffix('?').map_or(text.clone(), |text| format!("{text}”"))
}

fn western(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0x20..=0x7e | 0x80..=0xff) => u8::try_from(code).ok(),
        _ => WESTERN_BYTES.get(&c).copied(),
    }
}

fn cyrillic(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x20..=0x7e => u8::try_from(code).ok(),
        code @ 0x410..=0x44f => u8::try_from(code - 0x410 + 0xc0).ok(),
        _ => CYRILLIC_BYTES.get(&c).copied(),
    }
}

/// The bytes of the signs of a table, which begins with the byte 80.
fn bytes_of(table: &'static str) -> FxHashMap<char, u8> {
    table.chars().zip(0x80..).filter(|(c, _)| *c != '\0').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a text: the words.
    fn check(rows: &[(&str, &[&str])]) {
        for (text, expected) in rows {
            let mask = Mask::plain(text);
            let found: Vec<&str> = slips(&mask).into_iter().map(|slip| mask.written(slip.range)).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn damaged_words() {
        check(&[
            ("пїЅпїЅпїЅ said ï¿½x", &["пїЅпїЅпїЅ", "ï¿½x"]),
            ("â‚¬5", &["â‚¬5"]),
            ("K\u{fffd}ln and the \u{fffd}\u{fffd} ministry", &["K\u{fffd}ln", "\u{fffd}\u{fffd}"]),
            ("KÃ¶ln, FranÃ§ois", &["KÃ¶ln,", "FranÃ§ois"]),
            ("â€œWe goâ€, Itâ€™s", &["â€œWe", "goâ€,", "Itâ€™s"]),
            ("5Â°C and Â£5", &["5Â°C", "Â£5"]),
            ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", &["ÐŸÑ€Ð¸Ð²ÐµÑ‚"]),
            ("ì„œìš¸ met", &["ì„œìš¸"]),
            ("РџСЂРёРІРµС‚", &["РџСЂРёРІРµС‚"]),
            ("ðŸ˜€", &["ðŸ˜€"]),
        ]);
    }

    #[test]
    fn control_characters() {
        for (text, word, hint) in [
            ("We will\u{8} go", "will\u{8}", "take it out"),
            ("It\u{92}s ours", "It\u{92}s", "write `It’s`"),
            ("a \0 b", "\0", "take it out"),
            ("`co\u{1b}de`", "`co\u{1b}de`", "take it out"),
            ("\u{8}\u{8}x\u{8} y", "\u{8}\u{8}x\u{8}", "take it out"),
        ] {
            let mask = Mask::of(text);
            let found = controls(&mask);
            let [slip] = found.as_slice() else { panic!("{text:?}: {}", found.len()) };
            assert_eq!(mask.written(slip.range.clone()), word);
            assert!(slip.hint.contains(hint), "{}", slip.hint);
        }
        assert!(controls(&Mask::of("a\tb\r\nc")).is_empty());
    }

    #[test]
    fn what_to_write() {
        for (text, hint) in [
            ("KÃ¶ln", "write `Köln`"),
            ("KÃƒÂ¶ln", "write `Köln`"),
            ("Ã¢â‚¬â„¢", "write `’`"),
            ("à¤¹à¤¿à¤¨à¥à¤¦à¥€", "write the word again"),
            ("ÑÐ°Ð·", "write the word again"),
        ] {
            let found = slips(&Mask::plain(text));
            assert!(
                found.first().is_some_and(|slip| slip.hint.starts_with(hint)),
                "{text}: {:?}",
                found.first().map(|slip| &slip.hint)
            );
        }
    }

    #[test]
    fn sound_words() {
        check(&[
            ("Köln, François, “quotes” — it’s 5 °C and £5 … naïve", &[]),
            ("„MENÜ“ und „ÖKO“, “CAFÉ”, «CAFÉ», “MAÇÃ”, NESCAFÉ™ É… Ü–", &[]),
            ("Привет, СССР, РСФСР, Рё, їжак, Січ, Рік, подъём", &[]),
            ("서울, 東京, العربية, עברית, Ελλάδα, Tiếng Việt, São Paulo, SÃO PAULO", &[]),
            ("Â, Ã, â, € 5, 5 €, a€b, ÂGE, “É”", &[]),
        ]);
    }
}
