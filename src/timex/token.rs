//! The words, numbers and signs of a block of running text, as temporal expressions are made of them.
//!
//! It must not know what a word means: which words of scripts without spaces belong together, the lexicon tells.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::Lexicon;
use crate::text;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A whole number, and how many digits it has.
    Number {
        value: u32,
        digits: usize,
    },
    /// A single character that is neither.
    Sign,
}

/// A word, a number or a sign of the text.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// As it is compared: words in lower case.
    pub(super) lower: Cow<'t, str>,
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the token before.
    pub(super) is_tight: bool,
    /// Whether its first letter is a capital.
    pub(super) is_capital: bool,
}

impl Token<'_> {
    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.kind == Kind::Sign && signs.contains(&*self.lower)
    }

    pub(super) fn number(&self) -> Option<(u32, usize)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            Kind::Word | Kind::Sign => None,
        }
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// Which characters make one token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    /// A letter of a script that parts no words: Chinese characters and Korean syllables, to which particles cling.
    Unparted,
    Digit,
    Space,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' => {
            Class::Unparted
        }
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        // Marks that turn the direction, and what joins or parts without a sign.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            Class::Space
        }
        _ if c.is_alphabetic() || is_mark(c) => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Sign,
    }
}

/// Whether a word is of a script that parts none.
pub(super) fn is_unparted(word: &str) -> bool {
    word.chars().next().is_some_and(|first| class(first) == Class::Unparted)
}

/// Marks on a letter, and the soft hyphen.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{ad}')
}

/// The value of a digit of the scripts that are read.
fn digit(c: char) -> u32 {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => '0',
    };
    u32::from(c).saturating_sub(u32::from(zero))
}

/// The tokens of a block that begins at byte `offset`.
pub(super) fn tokens<'t>(block: &'t str, offset: usize, lexicon: &Lexicon) -> Vec<Token<'t>> {
    let mut tokens: Vec<Token<'t>> = Vec::with_capacity(block.len() / 5);
    let mut chars = block.char_indices().peekable();
    let mut is_tight = false;
    while let Some(&(at, first)) = chars.peek() {
        let class = class(first);
        let end = match class {
            Class::Space => {
                chars.next();
                is_tight = false;
                continue;
            }
            Class::Sign => at + first.len_utf8(),
            Class::Unparted => at + lexicon.longest(text::from(block, at)).unwrap_or(first.len_utf8()),
            Class::Letter | Class::Digit => run_end(block, at, class),
        };
        while chars.next_if(|&(next, _)| next < end).is_some() {}
        tokens.push(token(text::within(block, at..end), (class, first), offset + at, is_tight));
        is_tight = true;
        if lexicon.has_pairs() {
            join_pair(&mut tokens, lexicon);
        }
    }
    tokens
}

fn run_end(block: &str, at: usize, wanted: Class) -> usize {
    let rest = text::from(block, at);
    at + rest.find(|c| class(c) != wanted).unwrap_or(rest.len())
}

fn token(text: &str, (class, first): (Class, char), at: usize, is_tight: bool) -> Token<'_> {
    let range = at..at + text.len();
    let kind = match class {
        Class::Digit => {
            let digits = text.chars().count();
            let value = text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)));
            Kind::Number { value: value.unwrap_or(u32::MAX), digits }
        }
        Class::Sign => Kind::Sign,
        _ => Kind::Word,
    };
    let is_plain = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = if is_plain || kind != Kind::Word {
        Cow::Borrowed(text)
    } else {
        let lower = text.to_lowercase();
        Cow::Owned(if lower.contains('\u{ad}') { lower.replace('\u{ad}', "") } else { lower })
    };
    Token { lower, range, kind, is_tight, is_capital: first.is_uppercase() }
}

/// Two words that mean one thing become one token: كانون الثاني.
fn join_pair(tokens: &mut Vec<Token>, lexicon: &Lexicon) {
    let [.., first, second] = tokens.as_slice() else { return };
    if !(first.is_word() && second.is_word() && lexicon.begins_pair(&first.lower)) {
        return;
    }
    let joined = format!("{} {}", first.lower, second.lower);
    if lexicon.knows(&joined) {
        let end = second.range.end;
        tokens.pop();
        if let Some(first) = tokens.last_mut() {
            first.lower = Cow::Owned(joined);
            first.range.end = end;
        }
    }
}
