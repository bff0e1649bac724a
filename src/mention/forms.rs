//! Other forms of a declared name that a text may have: without its title, with the surname first, with
//! fewer given names, with initials in other spellings.
//!
//! It must not know texts, nor whether a form is somebody else's name: `lexicon` knows all names.

use super::Bearer;
use super::surname::{parts, surname_start};
use super::words::{Kind, Words};
use crate::text::WordList;

/// When a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// By itself, as the name does.
    Full,
    /// After the full name.
    After,
    /// In a body that names the person in full somewhere, or lists them.
    Beside,
}

/// The forms of a person's names beyond what is declared and the surname.
pub(super) fn forms(person: &Bearer, words: &Words, family_first: bool) -> Vec<(String, Standing)> {
    let mut found = Vec::new();
    for name in person.names() {
        let parts = parts(name, words);
        if parts.len() > 1 {
            titles(name, &parts, words, &mut found);
            if family_first {
                found.push((format!("{} {}", parts[1..].join(" "), parts[0]), Standing::Beside));
            } else {
                given_first(&parts, words, &mut found);
            }
        }
    }
    found
}

/// "Ama Mensah" of "Dr. Ama Mensah", "Samuel Dawes" of "Samuel Dawes, Jr.".
fn titles(name: &str, parts: &[&str], words: &Words, found: &mut Vec<(String, Standing)>) {
    let all: Vec<&str> = name.split_whitespace().collect();
    let before = all.iter().take_while(|&&word| word.trim_end_matches(',') != parts[0]).count();
    let whole = parts.join(" ");
    if before > 0 && before + parts.len() == all.len() {
        found.push((whole, Standing::Full));
    } else if before + parts.len() < all.len() {
        found.push((whole, Standing::After));
    }
    // "Brewster Jr." of "Martin Brewster Jr.".
    if let Some(last) = all.last().filter(|last| words.kind(last.trim_end_matches('.')).is(Kind::GENERATION))
        && let [_, .., surname] = parts
    {
        found.push((format!("{surname} {last}"), Standing::After));
    }
}

/// The forms of a name that has the surname last.
fn given_first(parts: &[&str], words: &Words, found: &mut Vec<(String, Standing)>) {
    let start = surname_start(parts, words);
    let (given, surname) = (&parts[..start], parts[start..].join(" "));
    if surname.starts_with(crate::name::is_apostrophe) || !surname.contains(|c: char| c.is_lowercase()) {
        return;
    }
    // "Larrea Obregón" of "Andrés Manuel Larrea Obregón": never only half of it.
    for index in 1..given.len() {
        if !is_initial(given[index]) && !words.kind(given[index]).is(Kind::PARTICLE) {
            found.push((format!("{} {surname}", given[index..].join(" ")), Standing::After));
        }
    }
    let middle = given.get(1..).unwrap_or_default();
    if !is_initial(given[0]) && !middle.is_empty() {
        let standing =
            if middle.iter().all(|part| is_initial(part)) { Standing::Full } else { Standing::After };
        found.push((format!("{} {surname}", given[0]), standing));
    }
    // "Kirill Veniaminovich", "Octaviano Paz": without the last name.
    if !is_initial(given[0]) && given.len() > 1 && given[1..].iter().all(|part| is_name(part, words)) {
        found.push((given.join(" "), Standing::After));
    }
    let initial = |part: &&str| part.chars().next().map(|first| format!("{first}."));
    let initials: Vec<String> = given.iter().filter_map(initial).collect();
    if !is_initial(given[0]) && given.iter().all(|part| part.starts_with(char::is_uppercase)) {
        // "M. Garba" may be Monsieur.
        if initials != ["M."] {
            found.push((format!("{} {surname}", initials.join(" ")), Standing::After));
        }
        if initials.len() > 1 {
            found.push((format!("{} {surname}", initials[0]), Standing::After));
        }
    }
    found.push((format!("{surname} {}", given.join(" ")), Standing::Beside));
    found.push((format!("{surname}, {}", given.join(" ")), Standing::Beside));
    if initials.len() == given.len() {
        found.push((format!("{surname}, {}", initials.join(" ")), Standing::After));
    }
}

/// Whether a part of a name is more than an initial or a small word.
fn is_name(part: &str, words: &Words) -> bool {
    part.starts_with(char::is_uppercase)
        && part.chars().nth(2).is_some()
        && !words.kind(part).is(Kind::PARTICLE.or(Kind::OPENING))
}

/// "Skaldborg" of "Skaldborg Defence & Aerospace": what a company is called by after its whole name.
pub(super) fn company(name: &str, words: &Words) -> Option<String> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let head = parts.iter().take_while(|part| !INDUSTRIES.has(part.trim_end_matches(['.', ',']))).count();
    let is_own = |part: &&str| {
        let kind = words.kind(part);
        let others = Kind::INSTITUTION.or(Kind::COMPASS).or(Kind::NATION).or(Kind::COMMON).or(Kind::NOUN);
        part.starts_with(char::is_uppercase)
            && part.chars().nth(3).is_some()
            && !kind.is(others.or(Kind::GIVEN).or(Kind::FUNCTION).or(Kind::PORTFOLIO))
            && !is_adjective(part)
    };
    let (name, rest) = parts.split_at(head);
    let is_called = !name.is_empty() && name.len() < 3 && !rest.is_empty() && name.iter().all(is_own);
    is_called.then(|| name.join(" "))
}

/// Adjectives of places: "Belgian", "Japanese".
pub(super) fn is_adjective(word: &str) -> bool {
    ["ian", "ean", "ese", "ish", "can", "aqi", "eli", "ench", "utch", "eek", "iss", "ani"]
        .iter()
        .any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

/// Words that say what a company does, or what it is before the law.
static INDUSTRIES: WordList = WordList::new(
    "
    Aerospace Automotive Aviation Biotech Brewery Capital Chemicals Company Construction Corp Corporation Defence
    Defense Dynamics Electric Electronics Energy Engineering Enterprises Finance Foods Gas Global Group Gruppen Holding
    Holdings Inc Industries Insurance Investments Laboratories Labs Limited LLC Logistics Ltd Manufacturing Maritime
    Materials Media Metals Mining Motors Networks Oil Partners Petroleum Pharma Pharmaceuticals PLC Power Productions
    Properties Resources Robotics Sciences Semiconductor Semiconductors Shipping Shipyard Shipyards Software Solutions
    Nation Nations Steel Systems Technologies Technology Telecom Textiles Ventures Works AG AB ASA SA SE NV GmbH Oyj SpA
",
);

/// "W." or "W", also "J.R.".
fn is_initial(part: &str) -> bool {
    part.split('.').all(|letters| letters.chars().nth(1).is_none()) && part.starts_with(char::is_uppercase)
}

/// The ways to write the initials of a name: "J. R. Okafor", "J.R. Okafor", "JR Okafor", "J R Okafor"; the dots
/// of an acronym alike. A name without initials has none.
pub(super) fn initials(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let Some(first) = words.iter().position(|word| is_initial(word)) else { return acronym(name) };
    let count = words[first..].iter().take_while(|word| is_initial(word)).count();
    let letters: Vec<char> =
        words[first..first + count].iter().flat_map(|word| word.chars()).filter(|&c| c != '.').collect();
    let alone = words.len() == count;
    if alone && letters.len() < 2 {
        return Vec::new();
    }
    let dotted = |between: &str| {
        let dotted: Vec<String> = letters.iter().map(|letter| format!("{letter}.")).collect();
        dotted.join(between)
    };
    let spaced = letters.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
    let mut runs = vec![dotted(" "), dotted(""), letters.iter().collect()];
    // "A Cole" may be an article and a name.
    if matches!(letters[..], ['A' | 'E' | 'I' | 'O' | 'Y']) {
        runs.truncate(2);
    } else if !alone {
        runs.push(spaced);
    }
    let around = |run: String| {
        let (before, after) = (&words[..first], &words[first + count..]);
        before.iter().copied().chain([&*run]).chain(after.iter().copied()).collect::<Vec<_>>().join(" ")
    };
    runs.into_iter().map(around).filter(|form| form != name).collect()
}

/// "W.H.O." of "WHO".
fn acronym(name: &str) -> Vec<String> {
    let letters = name.chars().count();
    let is_acronym = (2..=5).contains(&letters) && name.chars().all(|c| c.is_ascii_uppercase());
    let dotted = || name.chars().flat_map(|letter| [letter, '.']).collect();
    if is_acronym { vec![dotted()] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::BearerKind;
    use super::*;

    fn check(name: &str, family_first: bool, expected: &[(&str, Standing)]) {
        let words = Words::new();
        let person = Bearer { kind: BearerKind::Person, name, ..Bearer::default() };
        let found = forms(&person, &words, family_first);
        let found: Vec<(&str, Standing)> =
            found.iter().map(|(form, standing)| (&**form, *standing)).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn forms_of_names() {
        use Standing::{After, Beside, Full};
        check("Prayitno", false, &[]);
        check(
            "Haruto Tanaka",
            false,
            &[
                ("H. Tanaka", After),
                ("Tanaka Haruto", Beside),
                ("Tanaka, Haruto", Beside),
                ("Tanaka, H.", After),
            ],
        );
        check("Kim Jong Un", true, &[("Jong Un Kim", Beside)]);
        check(
            "Dr. Ama Mensah",
            false,
            &[
                ("Ama Mensah", Full),
                ("A. Mensah", After),
                ("Mensah Ama", Beside),
                ("Mensah, Ama", Beside),
                ("Mensah, A.", After),
            ],
        );
        check(
            "Sir Alan Foxley",
            false,
            &[
                ("Alan Foxley", Full),
                ("A. Foxley", After),
                ("Foxley Alan", Beside),
                ("Foxley, Alan", Beside),
                ("Foxley, A.", After),
            ],
        );
        check(
            "Samuel Dawes, Jr.",
            false,
            &[
                ("Samuel Dawes", After),
                ("Dawes Jr.", After),
                ("S. Dawes", After),
                ("Dawes Samuel", Beside),
                ("Dawes, Samuel", Beside),
                ("Dawes, S.", After),
            ],
        );
        check(
            "George W. Lane",
            false,
            &[
                ("George Lane", Full),
                ("G. W. Lane", After),
                ("G. Lane", After),
                ("Lane George W.", Beside),
                ("Lane, George W.", Beside),
                ("Lane, G. W.", After),
            ],
        );
        check(
            "Andrés Manuel Larrea Obregón",
            false,
            &[
                ("Manuel Larrea Obregón", After),
                ("Larrea Obregón", After),
                ("Andrés Obregón", After),
                ("Andrés Manuel Larrea", After),
                ("A. M. L. Obregón", After),
                ("A. Obregón", After),
                ("Obregón Andrés Manuel Larrea", Beside),
                ("Obregón, Andrés Manuel Larrea", Beside),
                ("Obregón, A. M. L.", After),
            ],
        );
    }

    #[test]
    fn ways_to_write_initials() {
        for (name, expected) in [
            ("J. R. Okafor", vec!["J.R. Okafor", "JR Okafor", "J R Okafor"]),
            ("A.B. Cole", vec!["A. B. Cole", "AB Cole", "A B Cole"]),
            ("T S Mill", vec!["T. S. Mill", "T.S. Mill", "TS Mill"]),
            ("George W. Lane", vec!["George W Lane"]),
            ("U.N. Watch", vec!["U. N. Watch", "UN Watch", "U N Watch"]),
            ("U.N.", vec!["U. N.", "UN"]),
            ("WHO", vec!["W.H.O."]),
            ("Plan B", vec!["Plan B."]),
            ("X", vec![]),
            ("Kim Jong Un", vec![]),
        ] {
            let mut found = initials(name);
            found.dedup();
            assert_eq!(found, expected, "{name}");
        }
    }
}
