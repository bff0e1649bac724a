//! The folded form of a quote: what two spellings of the same words have in common.
//!
//! One kind of quotation mark and apostrophe, of dash and of ellipsis, one space for any white space,
//! Unicode NFC. Case, editorial brackets and all other punctuation stay.

use std::ops::Range;

use icu_normalizer::ComposingNormalizer;
use icu_normalizer::properties::CanonicalCombiningClassMap;
use memchr::memmem;

use crate::name::fold_char_class;
use crate::text;

/// The folded form of a quote. The same words give the same form, so that it can be compared, hashed
/// and made into an id.
///
/// Quotation marks around the whole are left out, and so is one mark that only closes the quotation:
/// a comma, semicolon or full stop at the end, for `"We will," he said` gives `We will`. A question
/// or exclamation mark and an ellipsis are part of what was said and stay.
pub(crate) fn fold_quote(quote: &str) -> String {
    let mut folded = Folded::default();
    folded.add(quote, 0);
    core(&folded.text).to_owned()
}

/// A folded text without what only encloses it.
fn core(folded: &str) -> &str {
    let mut rest = folded.trim_matches(' ');
    loop {
        let shorter = without_marks(without_closing(rest)).trim_matches(' ');
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

fn without_closing(folded: &str) -> &str {
    match folded.strip_suffix(is_closing) {
        Some(rest) if !folded.ends_with("..") => rest,
        _ => folded,
    }
}

/// Takes off a pair of marks, unless they belong to two quotations, as in `"A" and "B"`.
fn without_marks(folded: &str) -> &str {
    let inner = folded.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    let is_inside_word = |inner: &str, at: usize| {
        let before = text::before(inner, at).chars().next_back();
        let after = text::from(inner, at + 1).chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    match inner {
        Some(inner) if inner.match_indices('\'').all(|(at, _)| is_inside_word(inner, at)) => inner,
        _ => folded,
    }
}

/// Marks that end a quotation without being part of what was said.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | '，' | '。' | '、' | '；' | '．' | '،' | '؛' | '۔' | '।')
}

/// A folded text with the way back to the text that it was made from.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// Where its characters came from, in order and without gaps.
    origins: Vec<Origin>,
}

/// Where a character came from, or many that stand side by side there too, each as long as it was.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// First byte in the folded text.
    at: usize,
    /// First byte in the text before folding.
    start: usize,
    /// The byte after the last.
    end: usize,
    /// Whether each byte came from a byte: else it is one character, which had another length.
    is_as_long: bool,
}

impl Folded {
    /// Adds a text whose first byte stands at `base`.
    pub(super) fn add(&mut self, text: &str, base: usize) {
        self.text.reserve(text.len());
        let composer = ComposingNormalizer::new_nfc();
        // Most texts are composed already; an invisible character may stand between two that combine.
        if text.is_ascii() || (composer.is_normalized(text) && !text.contains(is_invisible)) {
            self.add_composed(text, base);
            return;
        }
        for cluster in clusters(text) {
            let visible: String =
                text::within(text, cluster.clone()).chars().filter(|&c| !is_invisible(c)).collect();
            for c in composer.normalize(&visible).chars() {
                self.add_char(c, base + cluster.start, base + cluster.end);
            }
        }
    }

    /// Adds a text that is composed: words at once, all else by character.
    fn add_composed(&mut self, text: &str, base: usize) {
        let mut at = 0;
        while at < text.len() {
            let words = unchanged(text.as_bytes(), at);
            if words > at {
                self.push(text::within(text, at..words), base + at, base + words);
                at = words;
            }
            let Some(c) = text::from(text, at).chars().next() else { return };
            self.add_char(c, base + at, base + at + c.len_utf8());
            at += c.len_utf8();
        }
    }

    /// Adds a mark that stands nowhere; `at` is where it would.
    pub(super) fn add_unseen(&mut self, mark: char, at: usize) {
        self.add_char(mark, at, at);
    }

    /// The bytes before folding that a part of the folded text came from.
    pub(super) fn origin(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.text.ceil_char_boundary(part.start);
        let end = self.text.ceil_char_boundary(part.end);
        if first >= end {
            return 0..0;
        }
        let holding = |at: usize| {
            let next = self.origins.partition_point(|origin| origin.at <= at);
            next.checked_sub(1).and_then(|index| self.origins.get(index))
        };
        let (Some(first_origin), Some(last_origin)) = (holding(first), holding(end - 1)) else { return 0..0 };
        let start = if first_origin.is_as_long {
            first_origin.start + (first - first_origin.at)
        } else {
            first_origin.start
        };
        let end =
            if last_origin.is_as_long { last_origin.start + (end - last_origin.at) } else { last_origin.end };
        start..end.max(start)
    }

    fn add_char(&mut self, c: char, start: usize, end: usize) {
        let class = if is_mark(c) { Some('\'') } else { fold_char_class(c) };
        match class {
            None => {}
            Some('\u{2026}') => (0..3).for_each(|_| self.add_dot(start, end)),
            Some('.') => self.add_dot(start, end),
            Some(' ') => self.add_space(start, end),
            Some('-') => self.add_dash(start, end),
            Some(c) => self.push_char(c, start, end),
        }
    }

    /// A space at the beginning or beside a dash or an ellipsis says nothing: `word—word` is
    /// `word - word`, and `word ...` is `word…`.
    fn add_space(&mut self, start: usize, end: usize) {
        let is_idle = self.text.is_empty() || self.text.ends_with([' ', '-']) || self.text.ends_with("...");
        if !is_idle {
            self.push_char(' ', start, end);
        }
    }

    fn add_dash(&mut self, start: usize, end: usize) {
        if self.text.ends_with(' ') {
            self.pop();
        }
        if !self.text.ends_with('-') {
            self.push_char('-', start, end);
        }
    }

    /// A dot, which may complete an ellipsis: `...`, `. . .`.
    fn add_dot(&mut self, start: usize, end: usize) {
        if self.text.ends_with(". ") {
            self.pop();
        }
        self.push_char('.', start, end);
        if self.text.ends_with(" ...") {
            let length = self.text.len();
            let dots = [3, 2, 1].map(|back| self.origin(&(length - back..length - back + 1)));
            (0..4).for_each(|_| self.pop());
            for dot in dots {
                self.push_char('.', dot.start, dot.end);
            }
        }
    }

    fn push_char(&mut self, c: char, start: usize, end: usize) {
        self.push(c.encode_utf8(&mut [0; 4]), start, end);
    }

    /// Adds one character, or several that are each as long as they were.
    fn push(&mut self, characters: &str, start: usize, end: usize) {
        let (at, is_as_long) = (self.text.len(), end - start == characters.len());
        self.text.push_str(characters);
        match self.origins.last_mut() {
            Some(last) if is_as_long && last.is_as_long && last.end == start => last.end = end,
            _ => self.origins.push(Origin { at, start, end, is_as_long }),
        }
    }

    fn pop(&mut self) {
        self.text.pop();
        let Some(last) = self.origins.last_mut() else { return };
        if last.at == self.text.len() {
            self.origins.pop();
        } else {
            last.end = last.start + (self.text.len() - last.at);
        }
    }
}

/// Where the ASCII letters and signs end that folding leaves as they are, with single spaces between them.
fn unchanged(bytes: &[u8], from: usize) -> usize {
    const MANY: usize = 16;
    let rest = bytes.get(from..).unwrap_or_default();
    if rest.first().is_none_or(|&byte| byte == b' ') {
        return from;
    }
    // Many at once, without a branch for each.
    let whole = rest
        .chunks_exact(MANY)
        .take_while(|many| many.iter().fold(true, |all, &byte| all & is_unchanged(byte)));
    let at = whole.count() * MANY;
    let more = rest.iter().skip(at).take_while(|&&byte| is_unchanged(byte)).count();
    let run = rest.get(..at + more).unwrap_or_default();
    from + memmem::find(run, b"  ").map_or(run.len(), |spaces| spaces + 1)
}

/// Whether folding leaves an ASCII character as it is, or may: a space after a word.
fn is_unchanged(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'' | b'`' | b'-' | b'.')
}

/// Characters with the marks that combine with them.
fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let classes = CanonicalCombiningClassMap::new();
    // The vowels and final consonants of Hangul combine, too, but have the class 0.
    let combines = move |c: char| {
        matches!(c, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}')
            || classes.get_u8(c) != 0
            || is_invisible(c)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.char_indices().skip(1).find(|&(_, c)| !combines(c)).map_or(rest.len(), |(end, _)| end);
        at += end;
        Some(at - end..at)
    })
}

fn is_invisible(c: char) -> bool {
    !c.is_ascii() && fold_char_class(c).is_none()
}

/// Quotation marks of any language, double or single, that [`fold_char_class`] does not know.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201A}' | '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{2039}' | '\u{203A}'
        | '\u{300A}'..='\u{300F}' | '\u{301D}'..='\u{301F}' | '\u{FF02}' | '\u{FF62}' | '\u{FF63}'
        | '\u{2032}' | '\u{2033}'
    )
}

/// Scripts written without spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_the_same_words() {
        for (a, b) in [
            ("We will", "“We will,”"),
            ("We will", "We will."),
            ("We will", "«We will»,"),
            ("We will", "‘We will;’"),
            ("We don't", "'We don’t'"),
            ("wait ... now", "wait…now"),
            ("wait . . . now", "wait... now"),
            ("one—two", "one - two"),
            ("the 'old' way", "the \"old\" way"),
            ("a  b\u{a0}c\n\nd", "a b c d"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("김정은", "\u{1100}\u{1175}\u{11B7}\u{110C}\u{1165}\u{11BC}\u{110B}\u{1173}\u{11AB}"),
            ("我們同意", "「我們同意。」"),
            ("co\u{ad}op", "coop"),
        ] {
            assert_eq!(fold_quote(a), fold_quote(b), "{a} and {b}");
        }
    }

    #[test]
    fn two_forms_for_different_words() {
        for (a, b) in [
            ("We will", "we will"),
            ("We will", "We will!"),
            ("We will", "We will..."),
            ("We will", "[W]e will"),
            ("We and you", "We [and] you"),
            ("A and B", "\"A\" and \"B\""),
            ("one two", "one, two"),
        ] {
            assert_ne!(fold_quote(a), fold_quote(b), "{a} and {b}");
        }
    }

    /// Each character of the folded text with what it was before.
    #[test]
    fn every_character_knows_where_it_came_from() {
        for (text, expected) in [
            ("We  go", "W=W e=e  =  g=g o=o"),
            ("It’s “so”", "I=I t=t '=’ s=s  =  '=“ s=s o=o '=”"),
            ("a—b - c", "a=a -=— b=b -=- c=c"),
            ("on . . . and", "o=o n=n .=. .=. .=. a=a n=n d=d"),
            ("on… and", "o=o n=n .=… .=… .=… a=a n=n d=d"),
            ("cafe\u{301} à", "c=c a=a f=f é=e\u{301}  =  à=à"),
            ("co\u{ad}op", "c=c o=o\u{ad} o=o p=p"),
            ("Ж 「普」", "Ж=Ж  =  '=「 普=普 '=」"),
        ] {
            let mut folded = Folded::default();
            folded.add("say", 0);
            folded.add(text, 3);
            let whole = format!("say{text}");
            let told = folded.text.char_indices().skip(3).map(|(at, c)| {
                let origin = folded.origin(&(at..at + c.len_utf8()));
                format!("{c}={}", &whole[origin])
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{text}");
            let all = folded.origin(&(0..folded.text.len()));
            assert_eq!(all, 0..whole.len(), "{text}");
        }
    }

    #[test]
    fn nothing_is_left_of_nothing() {
        for quote in ["", " ", "\"\"", ".", "“,”", "''"] {
            assert_eq!(fold_quote(quote), "", "{quote}");
        }
    }
}
