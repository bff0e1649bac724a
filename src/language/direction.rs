//! Which way a language is written, and how foreign words are kept apart in it.

/// The way in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// Languages whose usual script runs from right to left.
const LANGUAGES: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
/// Scripts that do. What a tag says of its script counts more than its language.
const SCRIPTS: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];

impl Direction {
    /// Of a BCP 47 tag.
    pub fn of(tag: &str) -> Self {
        let tag = tag.to_lowercase();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let script =
            parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let is_right =
            script.map_or_else(|| LANGUAGES.contains(&language), |script| SCRIPTS.contains(&script));
        if is_right { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The word that HTML has for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// A text in a pair of isolates (UAX #9, FSI and PDI), if the language needs them.
    pub fn isolated(self, text: &str) -> String {
        match self {
            Self::LeftToRight => text.to_owned(),
            Self::RightToLeft => format!("\u{2068}{text}\u{2069}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        for (tag, word) in [
            ("en", "ltr"),
            ("ar", "rtl"),
            ("ar-EG", "rtl"),
            ("ar-Latn", "ltr"),
            ("pa-Arab", "rtl"),
            ("he", "rtl"),
            ("az-Arab-IR", "rtl"),
            ("ko", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(Direction::of(tag).word(), word, "{tag}");
        }
    }
}
