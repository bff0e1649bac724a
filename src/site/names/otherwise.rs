//! The declared name that an undeclared one may stand for: written the wrong way round, with an office, with an initial,
//! or several names in one.
//!
//! Looks at declared names alone; how far apart the letters of two names are is not its matter.

use super::{Meaning, Names};
use crate::name::fold;

impl Names {
    /// The declared name that is written the wrong way round, with an office or with an initial.
    pub(super) fn otherwise(&self, name: &str) -> Option<String> {
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
pub(super) fn several(text: &str) -> Option<Vec<&str>> {
    let marks = [", ", "; ", " and ", " & ", "،", "、", "，"];
    let mark = marks.into_iter().find(|mark| text.contains(mark))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then_some(parts)
}

/// A name as one argument of a command: in single quotation marks where a shell would read double ones otherwise.
pub(super) fn argument(name: &str) -> String {
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
