//! Alphabetical order as the readers of a language expect it.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use icu_normalizer::DecomposingNormalizer;

/// The alphabet of a language (CLDR collation).
#[derive(Debug)]
pub struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    /// The alphabet of a BCP 47 language tag; the root order for one that is not known.
    pub fn of(language: &str) -> Self {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        Self(Collator::try_new(locale.into(), options).ok())
    }

    /// Compares two names; equal ones fall back to their code points, so that the order is total.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_language = self.0.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b));
        by_language.then_with(|| a.cmp(b))
    }
}

/// The letter under which a name stands in an index: `É` under `E`, digits and signs under `#`.
pub fn initial(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    let Some(first) = first.filter(|c| c.is_alphabetic()) else { return "#".to_owned() };
    let mut buffer = [0; 4];
    let base = DecomposingNormalizer::new_nfd()
        .normalize(first.encode_utf8(&mut buffer))
        .chars()
        .next()
        .unwrap_or(first);
    base.to_uppercase().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_order() {
        for (language, sorted) in [
            ("en", ["Álvarez", "Alvarez B", "Émile", "Zoe"]),
            ("sv", ["Alvarez", "Zoe", "Åberg", "Ödman"]),
            ("de", ["Åberg", "Oda", "Ödman", "Zoe"]),
            ("xx-unknown", ["a", "B", "c", "Д"]),
        ] {
            let alphabet = Alphabet::of(language);
            let mut names = sorted.to_vec();
            names.reverse();
            names.sort_by(|a, b| alphabet.compare(a, b));
            assert_eq!(names, sorted, "{language}");
        }
    }

    #[test]
    fn initials() {
        for (name, letter) in [
            ("Émile", "E"),
            ("von Bülow", "V"),
            ("Путин", "П"),
            ("9/11", "#"),
            ("‘Abd", "A"),
            ("", "#"),
            ("習", "習"),
        ] {
            assert_eq!(initial(name), letter, "{name}");
        }
    }
}
