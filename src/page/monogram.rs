//! The letters that stand for an actor without a picture.

use crate::name::is_hyphen;
use crate::parse::ActorKind;

/// Words that a name is not known by.
const SMALL: [&str; 9] = ["of", "the", "for", "and", "in", "on", "to", "de", "von"];

/// One to four letters: first and last name of a person, two of a country, the initials of a body.
pub(super) fn monogram(name: &str, kind: ActorKind) -> String {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || is_hyphen(c) || c == '/')
        .map(|word| without_article(word.trim_start_matches(|c: char| !c.is_alphabetic())))
        .filter(|word| !word.is_empty() && !SMALL.contains(&word.to_lowercase().as_str()))
        .collect();
    let letter = |word: &str| word.chars().next().map(|first| first.to_uppercase().to_string());
    match (&words[..], kind) {
        ([], _) => name.chars().next().unwrap_or('?').to_string(),
        ([word], _) => of_word(word),
        ([first, .., last], ActorKind::Person) => apart([*first, *last].into_iter().filter_map(letter)),
        (words, ActorKind::Country) => apart(words.iter().take(2).filter_map(|word| letter(word))),
        // `UN Security Council`: what is an abbreviation already stays.
        ([first, ..], _) if is_abbreviation(first) => (*first).to_owned(),
        (words, _) => apart(words.iter().take(4).filter_map(|word| letter(word))),
    }
}

/// The Arabic article begins many names, and stands for none.
fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(word)
}

/// Letters that do not join: next to each other those of Arabic would make a word.
fn apart(letters: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = letters.collect();
    let joins = |letter: &String| letter.starts_with(|c| matches!(c, '\u{600}'..='\u{8ff}'));
    all.join(if all.iter().any(joins) { "\u{200c}" } else { "" })
}

fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=4).contains(&letters) && word.chars().all(char::is_uppercase)
}

/// `NATO`, `Ch` of China, and one sign where letters have no case.
fn of_word(word: &str) -> String {
    if is_abbreviation(word) {
        return word.to_owned();
    }
    let has_case = word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_lowercase());
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let rest: String = letters.take(usize::from(has_case)).collect();
    first + &rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        use ActorKind::{Country, Group, Organization, Person};
        for (name, kind, expected) in [
            ("Vladimir Putin", Person, "VP"),
            ("Linda Thomas-Greenfield", Person, "LG"),
            ("Choe Son Hui", Person, "CH"),
            ("ursula von der leyen", Person, "UL"),
            ("Pelé", Person, "Pe"),
            ("김정은", Person, "김"),
            ("North Korea", Country, "NK"),
            ("كوريا الشمالية", Country, "ك\u{200c}ش"),
            ("فلاديمير بوتين", Person, "ف\u{200c}ب"),
            ("الصين", Country, "ص"),
            ("China", Country, "Ch"),
            ("NATO", Organization, "NATO"),
            ("UN Security Council", Organization, "UN"),
            ("Workers' Party of Korea", Organization, "WPK"),
            ("Panel of Experts of the 1718 Committee", Group, "PEC"),
            ("Multilateral Sanctions Monitoring Team of Eleven", Group, "MSMT"),
            ("9/11", Group, "9"),
            ("", Group, "?"),
        ] {
            assert_eq!(monogram(name, kind), expected, "{name}");
        }
    }
}
