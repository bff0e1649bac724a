//! When two places that writers state for an event cannot be one.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

use crate::name::is_spaceless;

/// Whether two places are plainly not one: neither says the other more exactly, as `Vladivostok, Russia` does
/// `Vladivostok`, or `北京市` does `北京`. Both are in the form in which the same words are the same.
pub(super) fn contradict(one: &str, other: &str) -> bool {
    let holds = |whole: &str, part: &str| {
        let is_unspaced = |c: char| is_spaceless(CodePointMapData::<Script>::new().get(c));
        (part.starts_with(is_unspaced) && whole.contains(part))
            || part.split(' ').all(|word| whole.split(' ').any(|known| known == word))
    };
    !holds(one, other) && !holds(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::same_words;

    #[test]
    fn places_that_are_two() {
        for (one, other, are_two) in [
            ("Tbilisi", "Yerevan", true),
            ("Tbilisi", "TBILISI", false),
            ("Vladivostok", "Vladivostok, Russia", false),
            ("Kim Il Sung Square, Pyongyang", "Pyongyang", false),
            ("Oman", "Romania", true),
            ("Paris, France", "Paris, Texas", true),
            ("北京", "北京市", false),
            ("北京", "東京", true),
            ("Москва, Кремль", "Москва", false),
            ("Москва", "Минск", true),
            ("בן־גוריון", "בן-גוריון", false),
            ("서울", "서울 용산", false),
            ("서울", "부산", true),
        ] {
            let [one, other] = [one, other].map(same_words);
            assert_eq!(contradict(&one, &other), are_two, "{one} / {other}");
            assert_eq!(contradict(&other, &one), are_two, "{other} / {one}");
        }
    }
}
