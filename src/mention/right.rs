//! What the words after a name make of it: "Moscow Times", "Kim Yo Jong", "NATO Secretary General".
//!
//! It must not know the words before it, nor who is meant.

use super::context::{Context, Verdict, first_word, in_headline, is_shouted};
use super::hit::{Hit, Shape};
use super::neighbour::{Neighbour, after, before, loud_after, quiet_after};
use super::words::Kind;
use crate::text::{self, WordList};

impl Context<'_> {
    pub(super) fn right(&self, number: usize, last: usize) -> Verdict {
        let (hit, end) = (&self.hits[number], self.hits[last].end);
        let bytes = &self.text.as_bytes()[end..];
        if bytes.first().is_none_or(|&byte| byte.is_ascii() && byte != b' ' && byte != b',') {
            return Verdict::Sound;
        }
        if bytes.starts_with(b" & ") {
            return Verdict::Part;
        }
        if self.in_state(hit, end) {
            return Verdict::Part;
        }
        if hit.shape.is(Shape::SURNAME) && self.is_relative(hit, end) {
            return Verdict::Namesake;
        }
        // No space has more than two bytes.
        let neighbour = self.hits.get(last + 1).filter(|other| other.start <= end + 2);
        let next = match quiet_after(self.text, end) {
            Some(word) if self.is_quiet_after(hit, word, neighbour) => return Verdict::Sound,
            Some(word) => Some(Neighbour::quiet(word, end + 1, self.words)),
            None => loud_after(self.text, end, self.words),
        };
        let Some(next) = next else { return Verdict::Sound };
        if let Some(neighbour) = neighbour.filter(|other| other.start == next.start) {
            return self.beside(hit, neighbour, hit);
        }
        if next.word.starts_with(|c: char| c.is_ascii_digit()) {
            return right_number(hit, &next);
        }
        // "Were I the Revolutionary Guards I would": no generation.
        let pronoun = next.word == "I" && !(hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD));
        let capitals = next.word.len() > 1 && !next.word.chars().any(char::is_lowercase);
        let shouts = capitals && hit.is_shouted() && !next.kind().is(Kind::GIVEN.or(Kind::INSTITUTION));
        if pronoun || shouts || is_shouted(hit, &next) {
            return Verdict::Sound;
        }
        if next.capital { self.right_capital(hit, &next) } else { self.right_lower(hit, &next) }
    }

    /// Whether a word in small letters leaves the name before it as it is; it may be, or begin, a name
    /// itself, the `neighbour`.
    fn is_quiet_after(&self, hit: &Hit, word: &str, neighbour: Option<&Hit>) -> bool {
        let plain = QUIET.has(word);
        // What goes on with a name in more words has three letters at most.
        let goes_on = word.len() <= 3 && (matches!(word, "of" | "and") || neighbour.is_some());
        if plain || goes_on {
            return plain;
        }
        let lone = hit.shape.is(Shape::PERSON);
        let changes = hit.shape.is(Shape::WORD)
            && (is_phrase(text::within(self.text, hit.start..hit.end), word)
                || (lone && self.words.kind(word).is(Kind::PARTICLE.or(Kind::FAMILY).or(Kind::NAMESAKE))));
        !changes
    }

    /// "Ms. Noyce, the widow,": a form of address, and a relation that is said after the name.
    fn is_relative(&self, hit: &Hit, end: usize) -> bool {
        let Some(rest) = self.text.get(end..).and_then(|rest| rest.strip_prefix(", ")) else { return false };
        let Some((determiner, rest)) = rest.split_once(' ') else { return false };
        DETERMINERS.has(determiner)
            && self.words.kind(first_word(rest)).is(Kind::FAMILY)
            && before(self.text, hit.start, self.words).is_some_and(|word| word.kind().is(Kind::TITLE))
    }

    /// "Paris, Texas".
    fn in_state(&self, hit: &Hit, end: usize) -> bool {
        if !hit.shape.is(Shape::WORD) || !text::from(self.text, end).starts_with(", ") {
            return false;
        }
        let state = first_word(text::from(self.text, end + 2));
        state.starts_with(char::is_uppercase) && self.words.kind(state).is(Kind::STATE)
    }

    fn right_lower(&self, hit: &Hit, next: &Neighbour) -> Verdict {
        let following = |kind: fn(&Neighbour) -> bool| {
            after(self.text, next.end, self.words).is_some_and(|word| kind(&word))
        };
        let capital: fn(&Neighbour) -> bool = |word| word.capital;
        let (person, word) = (hit.shape.is(Shape::PERSON), hit.shape.is(Shape::WORD));
        let things = !person && !hit.shape.is(Shape::COUNTRY.or(Shape::ACRONYM));
        if word && next.word == "of" && things && following(capital) {
            return Verdict::Part;
        }
        if word && person && next.kind().is(Kind::FAMILY) {
            return Verdict::Part;
        }
        if word && person && next.kind().is(Kind::NAMESAKE) && self.is_after_article(hit) {
            return Verdict::Part;
        }
        if word && person && next.kind().is(Kind::PARTICLE) && next.word != "und" && following(capital) {
            return Verdict::Part;
        }
        if is_phrase(text::within(self.text, hit.start..hit.end), next.word) {
            return Verdict::Part;
        }
        let paired: fn(&Neighbour) -> bool = |word| SECOND_PARTS.has(word.word);
        if next.word == "and" && following(paired) { Verdict::Part } else { Verdict::Sound }
    }

    fn right_capital(&self, hit: &Hit, next: &Neighbour) -> Verdict {
        let (person, kind) = (hit.shape.is(Shape::PERSON), next.kind());
        if person && kind.is(Kind::POSTNOMINAL) && !kind.is(Kind::GIVEN) {
            return Verdict::Sound;
        }
        // A name over an office, as at the end of a letter.
        if person && text::within(self.text, hit.start..hit.end).contains(' ') && self.is_office(next) {
            return Verdict::Sound;
        }
        if kind.is(Kind::GENERATION) {
            return if hit.shape.is(Shape::WORD) { Verdict::Namesake } else { Verdict::Part };
        }
        if kind.is(Kind::COMPANY) && hit.shape.is(Shape::ORGANIZATION) && !kind.is(Kind::GIVEN) {
            return Verdict::Sound;
        }
        if kind.is(Kind::DAY) {
            return Verdict::Sound;
        }
        if !person && self.is_office(next) {
            return Verdict::Sound;
        }
        if kind.is(Kind::INSTITUTION) {
            return Verdict::Part;
        }
        if self.is_headline(hit)
            && !kind.is(Kind::GIVEN)
            && !(hit.family_first() && hit.shape.is(Shape::WORD))
        {
            return in_headline(hit);
        }
        if self.ends_in_institution(next) {
            Verdict::Part
        } else if hit.family_first() && hit.shape.is(Shape::WORD) {
            Verdict::Namesake
        } else if begins_longer(hit, next) {
            Verdict::Borrowed
        } else {
            Verdict::Part
        }
    }

    /// "The Noyce river" is called after him.
    fn is_after_article(&self, hit: &Hit) -> bool {
        before(self.text, hit.start, self.words).is_some_and(|word| word.word.eq_ignore_ascii_case("the"))
    }

    /// "Secretary General", "Foreign Minister", but not "General Assembly" nor "Foreign Ministry".
    fn is_office(&self, next: &Neighbour) -> bool {
        let following = after(self.text, next.end, self.words);
        let then = |kind: Kind| following.is_some_and(|word| word.kind().is(kind));
        if next.kind().is(Kind::PORTFOLIO) && then(Kind::TITLE) {
            return true;
        }
        let general = next.kind().is(Kind::AUXILIARY)
            && (following.is_none_or(|word| !word.capital) || then(Kind::INSTITUTION));
        next.kind().is(Kind::TITLE) && !next.possessive && !general && !then(Kind::INSTITUTION)
    }

    /// "Kim Il Sung Square": the square's name, not another Kim in the text.
    fn ends_in_institution(&self, next: &Neighbour) -> bool {
        let mut word = *next;
        for _ in 0..3 {
            match after(self.text, word.end, self.words) {
                Some(more) if more.capital => word = more,
                _ => break,
            }
            if word.kind().is(Kind::INSTITUTION) {
                return true;
            }
        }
        false
    }
}

/// "Jordan Reed" in a text about somebody of that name: what "Jordan" means there is in doubt. An acronym or a
/// country beside it tells of no name.
fn begins_longer(hit: &Hit, next: &Neighbour) -> bool {
    let acronym = !next.word.chars().any(char::is_lowercase);
    let others = Kind::NATION.or(Kind::MONTH).or(Kind::TITLE).or(Kind::PORTFOLIO).or(Kind::COMPANY);
    hit.may_be_given() && !acronym && !next.possessive && !next.kind().is(others)
}

fn right_number(hit: &Hit, next: &Neighbour) -> Verdict {
    let year = next.word.len() == 4 && (next.word.starts_with("19") || next.word.starts_with("20"));
    let product =
        hit.shape.is(Shape::ORGANIZATION) && hit.shape.is(Shape::WORD) && !hit.shape.is(Shape::ACRONYM);
    if !hit.shape.is(Shape::PERSON) && (year || product) { Verdict::Part } else { Verdict::Sound }
}

/// Things called after places.
fn is_phrase(name: &str, next: &str) -> bool {
    let things: &[&str] = match name {
        "Brazil" => &["nut", "nuts"],
        "Guinea" => &["pig", "pigs", "fowl"],
        "Panama" => &["hat", "hats"],
        "India" => &["ink", "rubber"],
        "China" => {
            &["plate", "plates", "cabinet", "cabinets", "teapot", "cups", "shop", "shops", "doll", "dolls"]
        }
        "Jordan" => &["almonds", "shoes", "sneakers"],
        "Chile" => &["pepper", "peppers"],
        "Jersey" => &["cow", "cows"],
        "Turkey" => &["sandwich", "sandwiches", "breast", "prices", "farmers"],
        _ => return false,
    };
    things.contains(&next)
}

/// Words that stand after a whole name.
static QUIET: WordList = WordList::new("in on to by as at a but is was has had the for or not");

/// Words before a noun that a relative sentence tells more of.
static DETERMINERS: WordList = WordList::new("the a an his her their whose");

/// Second parts of names.
static SECOND_PARTS: WordList = WordList::new("Tobago Herzegovina Barbuda Principe Nevis Sons Co Young");
