//! The declared name that an undeclared one may stand for: written the wrong way round, with an office, with an initial,
//! or several names in one.
//!
//! Looks at declared names alone; how far apart the letters of two names are is not its matter.

use super::{Meaning, Names};
use crate::name::{fold, nearest};

/// Countries that news are about, a line each: what they are called in English, then in other languages by their tags.
static COUNTRIES: &str = include_str!("countries.txt");

/// The names in a line of [`COUNTRIES`], each with its language.
fn names_of(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let named = line.split("; ").enumerate().map(|(index, part)| match part.split_once(' ') {
        Some((language, names)) if index > 0 => (language, names),
        _ => ("en", part),
    });
    named.flat_map(|(language, names)| names.split(", ").map(move |name| (language, name)))
}

impl Names {
    /// What to write for a name that no file declares. Other names are looked at only where `may_compare`.
    pub(super) fn hint_for(&self, bearer: usize, name: &str, may_compare: bool) -> String {
        let declare = format!("declare it: `briefgen new {} {}`", self.what, argument(name));
        let parts = several(name).unwrap_or_default();
        let is_known = |part: &&str| !matches!(self.meaning(part), Meaning::Unknown);
        if !parts.is_empty() && parts.iter().all(is_known) {
            return format!("write several as a list: `[{}]`", parts.join(", "));
        }
        if !may_compare {
            return declare;
        }
        if let Some(hint) = self.abroad(name).or_else(|| self.otherwise(name)).or_else(|| self.of_part(name))
        {
            return hint;
        }
        if parts.iter().any(is_known) || (name.contains(", ") && parts.iter().any(|part| part.contains(' ')))
        {
            return format!("if these are several, write a list: `[{}]`; else {declare}", parts.join(", "));
        }
        if let Some(near) = self.nearest(name) {
            return format!("did you mean `{near}`?");
        }
        match self.near_undeclared(bearer, name) {
            Some(near) => {
                format!(
                    "no file declares `{near}` either: if both are one, write one of them; else {declare}"
                )
            }
            None => declare,
        }
    }

    /// The declared country that is called so in another language: `États-Unis` where `United States` is declared, and
    /// the other way round.
    fn abroad(&self, name: &str) -> Option<String> {
        if self.what != "actor" {
            return None;
        }
        let folded = fold(name);
        let country =
            COUNTRIES.lines().find(|line| names_of(line).any(|(_, known)| fold(known) == folded))?;
        let (language, _) = names_of(country).find(|(_, known)| fold(known) == folded)?;
        let (_, found) = names_of(country).find(|(_, known)| self.is_declared(known))?;
        let found = self.as_declared(found.to_owned());
        Some(format!(
            "did you mean `{found}`? `names: {{ {language}: {name} }}` in that file lets texts call it so"
        ))
    }

    /// Whose surname it may be, alone: `Zarif` of Mohammad Javad Zarif.
    fn of_part(&self, name: &str) -> Option<String> {
        /// Most names that a hint lists.
        const MOST: usize = 3;
        if self.what != "actor" || name.contains(' ') {
            return None;
        }
        let part = fold(name);
        let ends = |known: &&String| {
            known.rsplit_once(' ').is_some_and(|(_, last)| last.chars().count() > 2 && fold(last) == part)
        };
        let mut bearers: Vec<(usize, &str)> = Vec::new();
        for known in self.declared.iter().filter(ends) {
            let Meaning::One(bearer) = self.meaning(known) else { continue };
            if bearers.iter().all(|(other, _)| *other != bearer) {
                bearers.push((bearer, known));
            }
        }
        match &bearers[..] {
            [] => None,
            [(_, one)] => Some(format!(
                "did you mean `{one}`? `weak_aliases: [{name}]` in that file lets briefings write the name so"
            )),
            several if several.len() <= MOST => {
                let names: Vec<String> = several.iter().map(|(_, name)| format!("`{name}`")).collect();
                Some(format!("write who is meant: {}", names.join(" or ")))
            }
            _ => None,
        }
    }

    /// The nearest of the other names that no file declares.
    fn near_undeclared(&self, bearer: usize, name: &str) -> Option<&str> {
        /// Most names that one is compared with.
        const MOST: usize = 500;
        let others =
            self.undeclared.iter().filter(|(other, first)| **other != bearer && first.known.is_none());
        nearest(name, others.take(MOST).map(|(_, first)| first.name.as_str()))
    }

    /// The declared name that is written the wrong way round, with an office or with an initial.
    fn otherwise(&self, name: &str) -> Option<String> {
        /// Longest name, in bytes: the words of a longer one are compared with no declared name.
        const LONGEST: usize = 200;
        if name.len() > LONGEST {
            return None;
        }
        let after_office = name.match_indices(' ').take(4).filter_map(|(at, _)| name.get(at + 1..));
        let is_known = |name: &str| !matches!(self.meaning(name), Meaning::Unknown);
        let after_office = after_office.map(str::to_owned).find(|rest| rest.contains(' ') && is_known(rest));
        let turned = turned(name).into_iter().find(|turned| self.is_declared(turned));
        let found = match turned.or(after_office.filter(|rest| self.is_declared(rest))) {
            Some(found) => self.as_declared(found),
            None => self.of_initial(name)?.to_owned(),
        };
        Some(format!("did you mean `{found}`?"))
    }

    /// Whether a file declares the name, and it means one alone.
    fn is_declared(&self, name: &str) -> bool {
        let claims = self.claims.get(&fold(name));
        claims.is_some_and(|claims| claims.iter().any(|claim| claim.spot.is_some()))
            && matches!(self.meaning(name), Meaning::One(_))
    }

    /// A name in the letters of the file that declares it: `Omar al-Hadid` for `Omar AL-HADID`.
    fn as_declared(&self, name: String) -> String {
        let folded = fold(&name);
        self.declared.iter().find(|known| fold(known) == folded).cloned().unwrap_or(name)
    }

    /// The one declared name that `V. Zelensky` shortens.
    fn of_initial(&self, name: &str) -> Option<&str> {
        let (initial, last) = name.split_once(". ")?;
        let initial = fold(initial);
        let end = format!(" {}", fold(last));
        let mut fitting = self.declared.iter().filter(|known| {
            let known = fold(known);
            initial.chars().count() == 1 && known.starts_with(&initial) && known.ends_with(&end)
        });
        fitting.next().filter(|_| fitting.next().is_none()).map(String::as_str)
    }
}

/// A name with its surname at the other end: `Omar Hadid` of `Hadid, Omar`, `Ivan Sergeyevich Petrov` of
/// `Petrov Ivan Sergeyevich`.
fn turned(name: &str) -> Vec<String> {
    /// Most words: longer names are not of people.
    const MOST: usize = 6;
    if let Some((last, first)) = name.split_once(", ") {
        return vec![format!("{first} {last}")];
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > MOST {
        return Vec::new();
    }
    let turns = 1..words.len();
    turns
        .map(|_| {
            words.rotate_left(1);
            words.join(" ")
        })
        .collect()
}

/// The parts of a text that may be several names in one: `Ana Duarte, Bo Lind`.
fn several(text: &str) -> Option<Vec<&str>> {
    let marks = [", ", "; ", " and ", " & ", "،", "、", "，"];
    let mark = marks.into_iter().find(|mark| text.contains(mark))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then_some(parts)
}

/// A name as one argument of a command: in single quotation marks where a shell would read double ones otherwise.
fn argument(name: &str) -> String {
    if !name.contains(['"', '$', '`', '\\', '!']) {
        return format!("\"{name}\"");
    }
    // A single mark cannot stand between single marks.
    format!("'{}'", name.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries() {
        let mut known = std::collections::BTreeMap::new();
        for line in COUNTRIES.lines() {
            let languages: Vec<&str> = line.split("; ").skip(1).filter_map(|part| part.get(..2)).collect();
            assert!(languages.ends_with(&["fr", "ru", "ko", "zh", "ar"]), "{line}");
            for (language, name) in names_of(line) {
                let fits = match language {
                    "en" => name.starts_with(|c: char| c.is_ascii_uppercase()),
                    "fr" => name.starts_with(char::is_uppercase),
                    "ru" => name.chars().all(|c| "а".contains(c) || ('А'..='ё').contains(&c) || c == ' '),
                    "ko" => name.chars().all(|c| ('가'..='힣').contains(&c)),
                    "zh" => name.chars().all(|c| ('一'..='鿿').contains(&c)),
                    _ => name.chars().all(|c| ('ء'..='ي').contains(&c) || c == ' '),
                };
                assert!(fits, "{language}: {name}");
                let other = known.insert(fold(name), line);
                assert!(other.is_none_or(|other| other == line), "{name} is two countries");
            }
        }
    }

    #[test]
    fn arguments() {
        for (name, expected) in [
            ("Kim Jong Un", "\"Kim Jong Un\""),
            ("O'Neil & Sons", "\"O'Neil & Sons\""),
            ("Ltd. \"Severny Les\" OOO", "'Ltd. \"Severny Les\" OOO'"),
            ("A$AP", "'A$AP'"),
            ("Sam's \"Den\"", r#"'Sam'\''s "Den"'"#),
        ] {
            assert_eq!(argument(name), expected, "{name}");
        }
    }
}
