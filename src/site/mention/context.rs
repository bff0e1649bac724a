//! Whether a name that was found stands for itself or is part of a longer name.
//!
//! "Bank of Russia", "Moscow Times", "George Washington" and "Kim Il Sung Square" are not about
//! Russia, Moscow, Washington and Kim Jong Un. It reads the words beside a name, and errs towards
//! no link. It must not know who is meant.

use super::boundary::is_word;
use super::hit::{Hit, Shape};
use super::neighbour::{Neighbour, after, before, begins_sentence};
use super::words::{Kind, Words};
use crate::name::is_hyphen;

/// How far to both sides a headline is looked at, in bytes.
const HEADLINE: usize = 300;

/// What the words beside a name make of it. The order is from sound to unsound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// It stands for itself.
    Sound,
    /// It begins a sentence and may be a common word; sound if it is about the bearer elsewhere.
    Doubtful,
    /// It is part of a longer name, or a common word.
    Part,
    /// It is part of somebody else's name, so that alone it may mean that one too.
    Namesake,
}

/// The text and the names found in it.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) hits: &'a [Hit<'a>],
    pub(super) words: &'a Words,
}

impl Context<'_> {
    /// The verdict on one of the names.
    pub(super) fn verdict(&self, number: usize) -> Verdict {
        let hit = &self.hits[number];
        if let Some(verdict) = self.topic(hit) {
            return verdict;
        }
        let (Some(first), Some(last)) = (self.first_joined(number), self.last_joined(number)) else {
            return Verdict::Part;
        };
        self.common(hit).max(self.left(number, first)).max(self.right(number, last))
    }

    /// Whether nothing but being a common word at the start of a sentence speaks against a name.
    pub(super) fn is_only_common(&self, hit: &Hit) -> bool {
        let number = self.hits.partition_point(|other| other.start < hit.start);
        let (Some(first), Some(last)) = (self.first_joined(number), self.last_joined(number)) else {
            return false;
        };
        let asks = after(self.text, hit.end, self.words).is_some_and(|next| {
            matches!(
                next.word,
                "I" | "we" | "you" | "he" | "she" | "they" | "it" | "the" | "my" | "his" | "her" | "this"
            )
        });
        !hit.shape.is(Shape::TOPIC)
            && !asks
            && !(self.words.kind(&self.text[hit.start..hit.end]).is(Kind::MONTH) && self.is_date(hit))
            && self.left(number, first).max(self.right(number, last)) == Verdict::Sound
            && self.begins_sentence(hit.start)
    }

    /// Topics in lower case are words, not names: no neighbour but a hyphen changes them.
    fn topic(&self, hit: &Hit) -> Option<Verdict> {
        if !hit.shape.is(Shape::TOPIC) {
            return None;
        }
        let found = &self.text[hit.start..hit.end];
        let sides = [self.text[..hit.start].chars().next_back(), self.text[hit.end..].chars().next()];
        let joined = sides.iter().flatten().any(|&c| is_hyphen(c) && c != '—');
        if found.starts_with(char::is_lowercase) {
            let related = ["-related", "-linked"].iter().any(|end| self.text[hit.end..].starts_with(end));
            return Some(if joined && !related { Verdict::Part } else { Verdict::Sound });
        }
        let told = hit.shape.is(Shape::LOWER) && found.chars().any(char::is_lowercase);
        let out_of_place = told && !self.begins_sentence(hit.start) && !self.is_headline(hit);
        (joined || out_of_place).then_some(Verdict::Part)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        begins_sentence(self.text, at, self.words)
    }

    /// The first of the names that hyphens join to this one from the left; `None` if it is joined
    /// to something that is no name of its own.
    fn first_joined(&self, number: usize) -> Option<usize> {
        let hit = &self.hits[number];
        let before = &self.text[..hit.start];
        let Some(hyphen) = before.chars().next_back().filter(|&c| is_joiner(c)) else { return Some(number) };
        let end = hit.start - hyphen.len_utf8();
        let part = last_word(&before[..end]);
        if part.is_empty() || self.joins(part, hit, Kind::PREFIX) {
            return Some(number);
        }
        let other = number.checked_sub(1).filter(|&other| self.hits[other].end == end)?;
        self.first_joined(other)
    }

    fn last_joined(&self, number: usize) -> Option<usize> {
        let hit = &self.hits[number];
        let after = &self.text[hit.end..];
        let Some(hyphen) = after.chars().next().filter(|&c| is_joiner(c)) else { return Some(number) };
        let start = hit.end + hyphen.len_utf8();
        if let Some(other) = self.hits.get(number + 1).filter(|other| other.start == start) {
            debug_assert!(other.start > hit.start);
            return self.last_joined(number + 1);
        }
        let part = first_word(&self.text[start..]);
        let lower = part.starts_with(char::is_lowercase);
        let participle = lower && part.len() > 3 && part.ends_with("ed");
        let plain = lower && part.len() > 4 && !hit.shape.is(Shape::PERSON);
        (part.is_empty() || participle || plain || self.joins(part, hit, Kind::SUFFIX)).then_some(number)
    }

    /// Whether a word joined by a hyphen leaves a name whole: "pro-", "-led", or another country.
    fn joins(&self, part: &str, hit: &Hit, kind: Kind) -> bool {
        let part = self.words.kind(part);
        part.is(kind) || (hit.shape.is(Shape::COUNTRY) && part.is(Kind::NATION))
    }

    /// Names that are common words too: "May I", "Turkey prices", "in May".
    fn common(&self, hit: &Hit) -> Verdict {
        let found = &self.text[hit.start..hit.end];
        if !hit.shape.is(Shape::WORD) {
            return Verdict::Sound;
        }
        let kind = self.words.kind(found);
        // Acronyms are not words, unless all else is in capitals too.
        let acronym = !found.chars().any(char::is_lowercase);
        if kind.is(Kind::MONTH) && self.is_date(hit) {
            return Verdict::Part;
        }
        let common = kind.is(Kind::COMMON);
        if common && acronym && self.is_shouting(hit) {
            return Verdict::Part;
        }
        if !common || (acronym && found.len() > 2 && found != "WHO") || !self.begins_sentence(hit.start) {
            return Verdict::Sound;
        }
        if acronym { Verdict::Sound } else { self.opening(hit) }
    }

    /// A common word at the start of a sentence: who speaks or owns is likelier a name.
    fn opening(&self, hit: &Hit) -> Verdict {
        let rest = &self.text[hit.end..];
        let owns = rest.starts_with("'s ") || rest.starts_with("’s ");
        match after(self.text, hit.end, self.words) {
            Some(next) if !next.capital && !next.possessive && self.speaks(hit, &next) => Verdict::Sound,
            _ if owns => Verdict::Doubtful,
            Some(next) if matches!(next.word, "has" | "is" | "was" | "will" | "would" | "had" | "and") => {
                Verdict::Doubtful
            }
            _ => Verdict::Part,
        }
    }

    /// "Turkey raised rates", "Apple will buy"; not "May said" nor "Turkey prices rose".
    fn speaks(&self, hit: &Hit, next: &Neighbour) -> bool {
        let then = |words: &[&str]| {
            after(self.text, next.end, self.words).is_some_and(|word| words.contains(&word.word))
        };
        next.kind.is(Kind::SPEECH)
            || (next.word == "has" && then(&["bought", "said", "told", "announced", "agreed", "signed"]))
            || (matches!(next.word, "will" | "would")
                && hit.shape.is(Shape::ORGANIZATION.or(Shape::COUNTRY))
                && then(&[
                    "buy", "sell", "sign", "send", "pay", "announce", "launch", "appeal", "invest", "vote",
                    "host",
                ]))
    }

    fn is_date(&self, hit: &Hit) -> bool {
        let digit = |c: char| c.is_numeric();
        let beside = |next: Option<Neighbour>| {
            next.is_some_and(|next| next.kind.is(Kind::PREPOSITION) || next.word.starts_with(digit))
        };
        let next = after(self.text, hit.end, self.words);
        beside(before(self.text, hit.start, self.words))
            || next.is_some_and(|next| next.word.starts_with(digit))
    }

    /// Whether the text around is all in capitals.
    fn is_shouting(&self, hit: &Hit) -> bool {
        let shouts = |next: Option<Neighbour>| {
            next.is_some_and(|next| {
                next.word.chars().nth(3).is_some() && !next.word.chars().any(char::is_lowercase)
            })
        };
        shouts(before(self.text, hit.start, self.words)) || shouts(after(self.text, hit.end, self.words))
    }

    fn left(&self, number: usize, first: usize) -> Verdict {
        let (hit, start) = (&self.hits[number], self.hits[first].start);
        if self.text[..start].ends_with("& ") {
            return Verdict::Part;
        }
        let Some(previous) = before(self.text, start, self.words) else { return Verdict::Sound };
        if previous.possessive {
            return Verdict::Sound;
        }
        if let Some(neighbour) = first.checked_sub(1).map(|other| &self.hits[other])
            && neighbour.end == previous.end
            && !previous.dotted
        {
            return self.beside(neighbour, hit, hit);
        }
        if previous.capital { self.left_capital(hit, &previous) } else { self.left_lower(hit, &previous) }
    }

    /// "Bank of Russia", "van Putin", "the elder Bush".
    fn left_lower(&self, hit: &Hit, previous: &Neighbour) -> Verdict {
        let connects =
            |word: &str| matches!(word, "of" | "de" | "del" | "do" | "da" | "du" | "di" | "des" | "for");
        let mut connector = *previous;
        if connector.word == "the" {
            match before(self.text, connector.start, self.words) {
                Some(earlier) => connector = earlier,
                None => return Verdict::Sound,
            }
        }
        if connects(connector.word) {
            return self.connected(hit, &connector);
        }
        if hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD) {
            if previous.kind.is(Kind::PARTICLE) && previous.word != "und" {
                return Verdict::Namesake;
            }
            if previous.kind.is(Kind::FAMILY) {
                return Verdict::Part;
            }
        }
        let pairs = matches!(
            &self.text[hit.start..hit.end],
            "Tobago" | "Herzegovina" | "Barbuda" | "Principe" | "Nevis"
        );
        if pairs && previous.word == "and" { Verdict::Part } else { Verdict::Sound }
    }

    /// A name after "X of": X is an office, or the start of a longer name.
    fn connected(&self, hit: &Hit, connector: &Neighbour) -> Verdict {
        let Some(head) = before(self.text, connector.start, self.words) else { return Verdict::Sound };
        if !head.capital || head.possessive || self.is_hit_end(head.end) {
            return Verdict::Sound;
        }
        if connector.word == "for" {
            return if head.kind.is(Kind::INSTITUTION) { Verdict::Part } else { Verdict::Sound };
        }
        let ruled = head.kind.is(Kind::TITLE.or(Kind::GENERATION))
            || matches!(
                head.word,
                "Government" | "People" | "Parliament" | "Leader" | "Invasion" | "Embassy"
            );
        let opens = self.begins_sentence(head.start) && !head.kind.is(Kind::INSTITUTION);
        let whole_person = hit.shape.is(Shape::PERSON) && !hit.shape.is(Shape::WORD);
        if ruled || opens || (whole_person && !head.kind.is(Kind::INSTITUTION)) {
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
        let kind = previous.kind;
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
            return Verdict::Sound;
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
        if person && word && !named_after && !acronym { Verdict::Namesake } else { Verdict::Part }
    }

    /// "J. Biden" is Joe Biden; "Hunter R. Biden" is not.
    fn after_initial(&self, hit: &Hit, initial: &Neighbour) -> Verdict {
        let letter = initial.word.to_lowercase();
        match before(self.text, initial.start, self.words) {
            Some(name) if name.capital && !name.possessive && !self.begins_with_function(&name) => {
                let same = hit.given(name.word) || name.kind.is(Kind::TITLE) && !name.kind.is(Kind::GIVEN);
                if same { Verdict::Sound } else { Verdict::Namesake }
            }
            _ if hit.given_starts(&letter) => Verdict::Sound,
            _ => Verdict::Namesake,
        }
    }

    fn begins_with_function(&self, word: &Neighbour) -> bool {
        word.kind.is(Kind::FUNCTION) && self.begins_sentence(word.start)
    }

    fn right(&self, number: usize, last: usize) -> Verdict {
        let (hit, end) = (&self.hits[number], self.hits[last].end);
        if self.text[end..].starts_with(" & ") {
            return Verdict::Part;
        }
        if self.in_state(hit, end) {
            return Verdict::Part;
        }
        let Some(next) = after(self.text, end, self.words) else { return Verdict::Sound };
        if let Some(neighbour) = self.hits.get(last + 1).filter(|other| other.start == next.start) {
            return self.beside(hit, neighbour, hit);
        }
        if next.word.starts_with(|c: char| c.is_ascii_digit()) {
            return right_number(hit, &next);
        }
        if next.capital { self.right_capital(hit, &next) } else { self.right_lower(hit, &next) }
    }

    /// "Paris, Texas".
    fn in_state(&self, hit: &Hit, end: usize) -> bool {
        if hit.shape.is(Shape::PERSON) || !hit.shape.is(Shape::WORD) || !self.text[end..].starts_with(", ") {
            return false;
        }
        let state = first_word(&self.text[end + 2..]);
        state.starts_with(char::is_uppercase) && self.words.kind(state).is(Kind::STATE)
    }

    fn right_lower(&self, hit: &Hit, next: &Neighbour) -> Verdict {
        let following = |kind: fn(&Neighbour) -> bool| {
            after(self.text, next.end, self.words).is_some_and(|word| kind(&word))
        };
        let capital: fn(&Neighbour) -> bool = |word| word.capital;
        let (person, word) = (hit.shape.is(Shape::PERSON), hit.shape.is(Shape::WORD));
        if word && next.word == "of" && !person && !hit.shape.is(Shape::COUNTRY) && following(capital) {
            return Verdict::Part;
        }
        if word && person && next.kind.is(Kind::FAMILY) {
            return Verdict::Part;
        }
        if word && person && next.kind.is(Kind::PARTICLE) && next.word != "und" && following(capital) {
            return Verdict::Part;
        }
        let paired: fn(&Neighbour) -> bool = |word| {
            matches!(
                word.word,
                "Tobago" | "Herzegovina" | "Barbuda" | "Principe" | "Nevis" | "Sons" | "Co" | "Young"
            )
        };
        if next.word == "and" && following(paired) { Verdict::Part } else { Verdict::Sound }
    }

    fn right_capital(&self, hit: &Hit, next: &Neighbour) -> Verdict {
        let person = hit.shape.is(Shape::PERSON);
        if next.kind.is(Kind::GENERATION) {
            return if hit.shape.is(Shape::WORD) { Verdict::Namesake } else { Verdict::Part };
        }
        if next.kind.is(Kind::COMPANY) && hit.shape.is(Shape::ORGANIZATION) && !next.kind.is(Kind::GIVEN) {
            return Verdict::Sound;
        }
        if next.kind.is(Kind::DAY) {
            return Verdict::Sound;
        }
        if !person && self.is_office(next) {
            return Verdict::Sound;
        }
        if next.kind.is(Kind::INSTITUTION) {
            return Verdict::Part;
        }
        if self.is_headline(hit)
            && !next.kind.is(Kind::GIVEN)
            && !(hit.family_first() && hit.shape.is(Shape::WORD))
        {
            return Verdict::Sound;
        }
        let others_name = hit.family_first() && hit.shape.is(Shape::WORD) && !self.ends_in_institution(next);
        if others_name { Verdict::Namesake } else { Verdict::Part }
    }

    /// "Secretary General", "Foreign Minister", but not "General Assembly" nor "Foreign Ministry".
    fn is_office(&self, next: &Neighbour) -> bool {
        let following = after(self.text, next.end, self.words);
        let then = |kind: Kind| following.is_some_and(|word| word.kind.is(kind));
        if next.kind.is(Kind::PORTFOLIO) && then(Kind::TITLE) {
            return true;
        }
        let general = next.kind.is(Kind::AUXILIARY)
            && (following.is_none_or(|word| !word.capital) || then(Kind::INSTITUTION));
        next.kind.is(Kind::TITLE) && !next.possessive && !general && !then(Kind::INSTITUTION)
    }

    /// "Kim Il Sung Square": the square's name, not another Kim in the text.
    fn ends_in_institution(&self, next: &Neighbour) -> bool {
        let mut word = *next;
        for _ in 0..3 {
            match after(self.text, word.end, self.words) {
                Some(more) if more.capital => word = more,
                _ => break,
            }
            if word.kind.is(Kind::INSTITUTION) {
                return true;
            }
        }
        false
    }

    /// Two names side by side: "In Moscow Putin said", "President of Egypt Abdel Fattah el-Sisi"; but
    /// "Paris Jackson" is one name.
    fn beside(&self, left: &Hit, right: &Hit, of: &Hit) -> Verdict {
        let lone = right.shape.is(Shape::PERSON) && right.shape.is(Shape::WORD) && left.shape.is(Shape::WORD);
        if !lone || left.shape.is(Shape::ACRONYM) {
            return Verdict::Sound;
        }
        let introduced = before(self.text, left.start, self.words).is_some_and(|word| {
            word.kind.is(Kind::PREPOSITION.or(Kind::FUNCTION)) && !left.shape.is(Shape::PERSON)
        });
        match introduced {
            true => Verdict::Sound,
            false if of.shape.is(Shape::PERSON) => Verdict::Namesake,
            false => Verdict::Part,
        }
    }

    /// Whether a name stands in a heading, or in a line whose long words all have capitals: there
    /// capitals tell nothing.
    fn is_headline(&self, hit: &Hit) -> bool {
        let from = self.text.floor_char_boundary(hit.start.saturating_sub(HEADLINE));
        let to = self.text.ceil_char_boundary((hit.end + HEADLINE).min(self.text.len()));
        let start = self.text[from..hit.start].rfind("\n\n").map_or(from, |at| from + at + 2);
        let end = self.text[hit.end..to].find("\n\n").map_or(to, |at| hit.end + at);
        let long = |word: &&str| word.chars().nth(3).is_some();
        let (mut capitals, mut all) = (0, 0);
        for word in self.text[start..end].split(|c| !is_word(c)).filter(long) {
            all += 1;
            capitals += usize::from(!word.starts_with(char::is_lowercase));
        }
        let enough = if hit.shape.is(Shape::HEADING) { 3 } else { 5 };
        all >= enough && capitals * 10 >= all * 9
    }
}

fn right_number(hit: &Hit, next: &Neighbour) -> Verdict {
    let year = next.word.len() == 4 && (next.word.starts_with("19") || next.word.starts_with("20"));
    let product =
        hit.shape.is(Shape::ORGANIZATION) && hit.shape.is(Shape::WORD) && !hit.shape.is(Shape::ACRONYM);
    if !hit.shape.is(Shape::PERSON) && (year || product) { Verdict::Part } else { Verdict::Sound }
}

/// Hyphens inside words; a long dash parts them.
fn is_joiner(c: char) -> bool {
    is_hyphen(c) && !matches!(c, '—' | '―')
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

fn last_word(text: &str) -> &str {
    let length: usize = text.chars().rev().take_while(|&c| is_word(c)).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

/// Adjectives of places, which stand before persons: "Belgian", "Japanese".
fn is_demonym(word: &str) -> bool {
    ["ian", "ean", "ese", "ish", "can", "aqi", "eli", "ench", "utch", "eek", "man", "iss", "ani"]
        .iter()
        .any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}
