//! What the words before a name make of it: "Bank of Russia", "George Washington", "Mr. Putin".
//!
//! It must not know the words after it, nor who is meant.

use super::context::{Context, Verdict, in_headline, is_shouted};
use super::hit::{Hit, Shape};
use super::neighbour::{Neighbour, before, loud_before, quiet_before};
use super::words::Kind;
use crate::text::{self, WordList};

impl Context<'_> {
    pub(super) fn left(&self, number: usize, first: usize) -> Verdict {
        let (hit, start) = (&self.hits[number], self.hits[first].start);
        let bytes = &self.text.as_bytes()[..start];
        if bytes.last().is_none_or(|&byte| byte.is_ascii() && byte != b' ') {
            return Verdict::Sound;
        }
        if bytes.ends_with(b"& ") {
            return Verdict::Part;
        }
        if hit.shape.is(Shape::SURNAME) && self.is_place(hit) {
            return Verdict::Part;
        }
        // No space has more than two bytes.
        let neighbour = first.checked_sub(1).map(|other| &self.hits[other]);
        let neighbour = neighbour.filter(|other| other.end + 2 >= start);
        let previous = match quiet_before(self.text, start) {
            Some(word) if self.is_quiet(hit, word, neighbour) => return Verdict::Sound,
            Some(word) => Some(Neighbour::quiet(word, start - 1 - word.len(), self.words)),
            None => loud_before(self.text, start, self.words),
        };
        let Some(previous) = previous else { return Verdict::Sound };
        if previous.possessive {
            return Verdict::Sound;
        }
        if let Some(neighbour) = neighbour
            && neighbour.end == previous.end
            && !previous.dotted
        {
            return self.beside(neighbour, hit, hit);
        }
        if is_shouted(hit, &previous) {
            return Verdict::Sound;
        }
        if previous.capital { self.left_capital(hit, &previous) } else { self.left_lower(hit, &previous) }
    }

    /// Whether a word in small letters leaves the name after it as it is; it may be, or end, a name
    /// itself, the `neighbour`.
    fn is_quiet(&self, hit: &Hit, word: &str, neighbour: Option<&Hit>) -> bool {
        // What connects names has three letters at most.
        let connects = match word {
            "in" | "on" | "to" | "by" | "as" | "at" | "a" | "but" => false,
            "the" | "and" => true,
            _ if word.len() > 3 => false,
            _ => is_connector(word) || neighbour.is_some(),
        };
        let lone = hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD);
        let changes = lone && self.words.kind(word).is(Kind::PARTICLE.or(Kind::FAMILY));
        !connects && !changes
    }

    /// "Bank of Russia", "van Putin", "the elder Bush".
    fn left_lower(&self, hit: &Hit, previous: &Neighbour) -> Verdict {
        let mut connector = *previous;
        if connector.word == "the" {
            match before(self.text, connector.start, self.words) {
                Some(earlier) => connector = earlier,
                None => return Verdict::Sound,
            }
        }
        if is_connector(connector.word) {
            return self.connected(hit, &connector);
        }
        if hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD) {
            if previous.kind().is(Kind::PARTICLE) && previous.word != "und" {
                return Verdict::Namesake;
            }
            if previous.kind().is(Kind::FAMILY) {
                return Verdict::Part;
            }
        }
        let paired = previous.word == "and" && SECOND_PARTS.has(text::within(self.text, hit.start..hit.end));
        if paired { Verdict::Part } else { Verdict::Sound }
    }

    /// "In Noyce, they met", "near Duarte.": where a surname may be a town's name.
    fn is_place(&self, hit: &Hit) -> bool {
        let ends = |rest: &str| rest.starts_with([',', '.', ';', '\n']) || rest.is_empty();
        let is_preposition = |previous: Neighbour| {
            ["in", "near", "outside"].iter().any(|word| previous.word.eq_ignore_ascii_case(word))
        };
        self.text.get(hit.end..).is_some_and(ends)
            && before(self.text, hit.start, self.words).is_some_and(is_preposition)
    }

    /// A name after "X of": X is an office, or the start of a longer name.
    fn connected(&self, hit: &Hit, connector: &Neighbour) -> Verdict {
        let Some(head) = before(self.text, connector.start, self.words) else { return Verdict::Sound };
        if !head.capital || head.possessive || self.is_hit_end(head.end) {
            return Verdict::Sound;
        }
        if connector.word == "for" {
            return if head.kind().is(Kind::INSTITUTION) { Verdict::Part } else { Verdict::Sound };
        }
        let ruled = head.kind().is(Kind::TITLE.or(Kind::GENERATION)) || HEADS.has(head.word);
        let opens = self.begins_sentence(head.start) && !head.kind().is(Kind::INSTITUTION);
        let whole_person = hit.shape.is(Shape::PERSON) && !hit.shape.is(Shape::WORD);
        if ruled || opens || (whole_person && !head.kind().is(Kind::INSTITUTION)) {
            Verdict::Sound
        } else {
            Verdict::Part
        }
    }

    fn is_hit_end(&self, end: usize) -> bool {
        self.hits.binary_search_by(|hit| hit.end.cmp(&end)).is_ok()
    }

    fn left_capital(&self, hit: &Hit, previous: &Neighbour) -> Verdict {
        let opens = self.begins_sentence(previous.start);
        let kind = previous.kind();
        let (person, word) = (hit.shape.is(Shape::PERSON), hit.shape.is(Shape::WORD));
        let initial = previous.word.chars().nth(1).is_none();
        if person && initial && !(opens && kind.is(Kind::FUNCTION) && !previous.dotted) {
            return self.after_initial(hit, previous);
        }
        if (kind.is(Kind::FUNCTION) && opens) || previous.word == "The" || (kind.is(Kind::DAY) && !initial) {
            return Verdict::Sound;
        }
        if kind.is(Kind::TITLE) && person && !kind.is(Kind::GIVEN) {
            return Verdict::Sound;
        }
        if hit.given(previous.word) {
            return Verdict::Sound;
        }
        if kind.is(Kind::GIVEN) {
            return if word { Verdict::Namesake } else { Verdict::Part };
        }
        let named_after = kind.is(Kind::INSTITUTION.or(Kind::COMPASS));
        if self.is_headline(hit) && !named_after {
            return in_headline(hit);
        }
        if opens && !named_after {
            let bent =
                previous.word.len() > 5 && (previous.word.ends_with("ing") || previous.word.ends_with("ly"));
            return if bent || !word {
                Verdict::Sound
            } else if person {
                Verdict::Namesake
            } else {
                Verdict::Part
            };
        }
        let acronym = previous.word.len() > 1 && !previous.word.chars().any(char::is_lowercase);
        if person
            && !word
            && !named_after
            && (acronym || is_demonym(previous.word) || !previous.word.is_ascii())
        {
            return Verdict::Sound;
        }
        if named_after || acronym {
            Verdict::Part
        } else if person && word {
            Verdict::Namesake
        } else if hit.may_be_given() && !kind.is(Kind::NATION.or(Kind::TITLE)) {
            Verdict::Borrowed
        } else {
            Verdict::Part
        }
    }

    /// "J. Biden" is Joe Biden; "Hunter R. Biden" is not.
    fn after_initial(&self, hit: &Hit, initial: &Neighbour) -> Verdict {
        let letter = initial.word.to_lowercase();
        match before(self.text, initial.start, self.words) {
            Some(name) if name.capital && !name.possessive && !self.begins_with_function(&name) => {
                let same =
                    hit.given(name.word) || name.kind().is(Kind::TITLE) && !name.kind().is(Kind::GIVEN);
                if same { Verdict::Sound } else { Verdict::Namesake }
            }
            _ if hit.given_starts(&letter) => Verdict::Sound,
            _ => Verdict::Namesake,
        }
    }

    fn begins_with_function(&self, word: &Neighbour) -> bool {
        word.kind().is(Kind::FUNCTION) && self.begins_sentence(word.start)
    }
}

/// What may connect a name with the start of a longer one.
fn is_connector(word: &str) -> bool {
    CONNECTORS.has(word)
}

/// Adjectives of places, which stand before persons: "Belgian", "Japanese".
fn is_demonym(word: &str) -> bool {
    ["ian", "ean", "ese", "ish", "can", "aqi", "eli", "ench", "utch", "eek", "man", "iss", "ani"]
        .iter()
        .any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

/// Second parts of the names of countries.
static SECOND_PARTS: WordList = WordList::new("Tobago Herzegovina Barbuda Principe Nevis");

/// Heads that a name follows: `Embassy of Iran`.
static HEADS: WordList = WordList::new("Government People Parliament Leader Invasion Embassy");

/// Between the parts of a name.
static CONNECTORS: WordList = WordList::new("of de del do da du di des for");
