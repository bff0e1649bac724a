//! Whether a name that no file declares is another spelling of a declared one, which may become its alias, or
//! the name with marks around it, which may not.

use icu_normalizer::DecomposingNormalizer;

use crate::name::{fold, is_hyphen};

/// What a name is to a declared one with the same slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// The same letters with other spaces, hyphens or accents: `Kim Jong-un`.
    Same,
    /// The same name in marks that do not belong to it: `“Iran”`. This is it without them.
    Marked(String),
    /// Perhaps another name.
    Other,
}

impl Spelling {
    /// Compares a name as it is used with one as it is declared.
    pub(super) fn of(used: &str, declared: &str) -> Self {
        let bare = used.trim_matches(is_mark);
        let is_bare = used.trim().strip_prefix(bare).is_some_and(|rest| rest.is_empty() || rest == ".");
        if !is_bare && letters(bare) == letters(declared) {
            return Self::Marked(bare.to_owned());
        }
        let is_name = used.chars().all(|c| {
            c.is_alphanumeric()
                || is_combining(c)
                || is_hyphen(c)
                || matches!(c, ' ' | '\'' | '’' | 'ʼ' | 'ʻ' | 'ʿ' | '.' | ',' | '·' | '・' | '&')
        });
        if is_bare && is_name && letters(used) == letters(declared) { Self::Same } else { Self::Other }
    }

    /// The name without the marks that do not belong to it.
    pub(super) fn unmarked(&self) -> Option<&str> {
        match self {
            Self::Marked(bare) => Some(bare),
            Self::Same | Self::Other => None,
        }
    }
}

/// Marks that may stand around a name without being part of it.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\''
                | '“'
                | '”'
                | '„'
                | '‟'
                | '‘'
                | '’'
                | '‚'
                | '‛'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
                | '＂'
                | '['
                | ']'
                | '('
                | ')'
                | '*'
                | '_'
                | '`'
                | ','
                | ';'
                | ':'
                | '.'
                | '،'
                | '，'
        )
}

/// A name in folded form without what only parts its letters, and without the accents of Latin letters.
fn letters(name: &str) -> String {
    let folded = fold(name);
    let is_latin = |c: char| {
        !c.is_alphabetic() || ('a'..='\u{24F}').contains(&c) || ('\u{1E00}'..='\u{1EFF}').contains(&c)
    };
    let is_part = |c: &char| !matches!(c, ' ' | '-' | '\'' | 'ʼ' | 'ʻ' | 'ʿ' | '.' | ',' | '·' | '・');
    if !folded.chars().all(is_latin) {
        return folded.chars().filter(is_part).collect();
    }
    let parted = DecomposingNormalizer::new_nfd().normalize(&folded).into_owned();
    parted.chars().filter(|c| is_part(c) && !is_combining(*c)).collect()
}

/// Marks of letters that are none themselves: accents, vowel signs.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '\u{0900}'..='\u{0DFF}'
        | '\u{0E31}'..='\u{0E4E}' | '\u{1AB0}'..='\u{1AFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let marked = |name: &str| Spelling::Marked(name.to_owned());
        for (used, declared, expected) in [
            ("Kim Jong-un", "Kim Jong Un", Spelling::Same),
            ("Emilie Moreau", "Émilie Moreau", Spelling::Same),
            ("J. R. Smith", "J.R. Smith", Spelling::Same),
            ("ONeil", "O’Neil", Spelling::Same),
            ("Smith, John", "Smith John", Spelling::Same),
            ("김 정은", "김정은", Spelling::Same),
            ("“Iran”", "Iran", marked("Iran")),
            ("\"Iran\"", "Iran", marked("Iran")),
            ("'Iran'", "Iran", marked("Iran")),
            ("«Иран»", "Иран", marked("Иран")),
            ("「伊朗」", "伊朗", marked("伊朗")),
            ("**Iran**", "Iran", marked("Iran")),
            ("[[Iran]]", "Iran", marked("Iran")),
            ("Iran,", "Iran", marked("Iran")),
            ("Mohammed “Abu Ali” Hassan", "Mohammed Abu Ali Hassan", Spelling::Other),
            ("汪伟", "王伟", Spelling::Other),
            ("C", "C++", Spelling::Other),
            ("C++", "C", Spelling::Other),
            ("A+", "A-", Spelling::Other),
            ("A/B", "AB", Spelling::Other),
            ("Андрей", "Андреи", Spelling::Other),
            ("Kim", "Kim Jong Un", Spelling::Other),
        ] {
            assert_eq!(Spelling::of(used, declared), expected, "{used} and {declared}");
        }
    }
}
