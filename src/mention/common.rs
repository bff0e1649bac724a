//! Names that are common words too: "May I", "Turkey prices rose", "in May".
//!
//! It must not know who is meant, nor names longer than a word.

use super::context::{Context, Verdict, first_word};
use super::hit::{Hit, Shape};
use super::neighbour::{Neighbour, after, before};
use super::words::Kind;
use crate::text::{self, WordList};

impl Context<'_> {
    /// Names that are common words too: "May I", "Turkey prices", "in May".
    pub(super) fn common(&self, hit: &Hit) -> Verdict {
        let found = text::within(self.text, hit.start..hit.end);
        if !hit.shape.is(Shape::WORD) {
            return Verdict::Sound;
        }
        let kind = hit.word_kind();
        // Acronyms are not words, unless all else is in capitals too.
        let words = match hit.shape {
            shape if shape.is(Shape::ACRONYM) => Kind::COMMON.or(Kind::FUNCTION),
            shape if shape.is(Shape::SURNAME) => Kind::COMMON.or(Kind::NOUN),
            _ => Kind::COMMON,
        };
        if !kind.is(words.or(Kind::MONTH)) {
            return Verdict::Sound;
        }
        let acronym = hit.shape.is(Shape::ACRONYM);
        if hit.shape.is(Shape::SURNAME) && PRONOUNS.has(found) && self.begins_sentence(hit.start) {
            return Verdict::Part;
        }
        if hit.shape.is(Shape::SURNAME) && !acronym && self.is_thing(hit) {
            return Verdict::Part;
        }
        if kind.is(Kind::MONTH) && self.is_date(hit) {
            return Verdict::Part;
        }
        let common = kind.is(words);
        if common && acronym && self.is_shouting(hit) {
            return Verdict::Part;
        }
        if !common || (acronym && found.len() > 2 && found != "WHO") || !self.begins_sentence(hit.start) {
            return Verdict::Sound;
        }
        // "WHO: anybody" asks.
        let asks = found == "WHO" && text::from(self.text, hit.end).starts_with(':');
        match acronym {
            true if asks => Verdict::Part,
            true => Verdict::Sound,
            false => self.opening(hit),
        }
    }

    /// Whether a common word is plainly no surname: "the Moon landing", "in Winter", "To the Field".
    fn is_thing(&self, hit: &Hit) -> bool {
        let Some(previous) = before(self.text, hit.start, self.words) else { return false };
        let article = ["the", "a", "an", "no", "any", "every", "each", "some", "this", "that"];
        let of_time = hit.word_kind().is(Kind::DAY) && previous.kind().is(Kind::PREPOSITION);
        of_time
            || (!previous.possessive && article.iter().any(|word| previous.word.eq_ignore_ascii_case(word)))
    }

    /// A common word at the start of a sentence: who speaks or owns is likelier a name.
    fn opening(&self, hit: &Hit) -> Verdict {
        if hit.shape.is(Shape::SURNAME) {
            return self.opening_surname(hit);
        }
        let rest = text::from(self.text, hit.end);
        let owns = rest.starts_with("'s ") || rest.starts_with("’s ");
        match after(self.text, hit.end, self.words) {
            Some(next) if !next.capital && !next.possessive && self.speaks(hit, &next) => Verdict::Sound,
            Some(next) if next.capital && next.kind().is(Kind::TITLE) && !hit.shape.is(Shape::PERSON) => {
                Verdict::Sound
            }
            _ if owns => Verdict::Doubtful,
            Some(next) if AFTER_SUBJECT.has(next.word) => Verdict::Doubtful,
            Some(next) if hit.shape.is(Shape::PERSON) && !next.capital && is_verb(&next) => Verdict::Doubtful,
            _ => Verdict::Part,
        }
    }

    /// "Moon left" and "Hope's plan" are about a person, "Court ruled" and "Ban on exports stands" are not.
    fn opening_surname(&self, hit: &Hit) -> Verdict {
        let rest = self.text.get(hit.end..).unwrap_or_default();
        let owns = rest.starts_with("'s ") || rest.starts_with("’s ");
        match after(self.text, hit.end, self.words) {
            Some(next) if !next.capital && !next.possessive && next.kind().is(Kind::SPEECH) => Verdict::Sound,
            Some(next) if !next.capital && !next.possessive && next.kind().is(Kind::ACT) => Verdict::Doubtful,
            _ if owns => Verdict::Doubtful,
            // "Ford was 93", not "Hope was lost".
            Some(next) if matches!(next.word, "was" | "is") && self.is_told_of(&next) => Verdict::Doubtful,
            // "King: That is no answer.", "Stern, asked for an answer,"
            None if rest.starts_with(": ") || is_aside(rest) => Verdict::Doubtful,
            _ => Verdict::Part,
        }
    }

    /// "was 93", "was born", "was elected".
    fn is_told_of(&self, verb: &Neighbour) -> bool {
        after(self.text, verb.end, self.words)
            .is_some_and(|word| word.word.starts_with(|c: char| c.is_ascii_digit()) || TOLD.has(word.word))
    }

    /// "Turkey raised rates", "Apple will buy"; not "May said" nor "Turkey prices rose".
    fn speaks(&self, hit: &Hit, next: &Neighbour) -> bool {
        let then = |words: &[&str]| {
            after(self.text, next.end, self.words).is_some_and(|word| words.contains(&word.word))
        };
        next.kind().is(Kind::SPEECH)
            || (next.word == "has" && then(&["bought", "said", "told", "announced", "agreed", "signed"]))
            || (matches!(next.word, "will" | "would")
                && hit.shape.is(Shape::ORGANIZATION.or(Shape::COUNTRY))
                && then(&[
                    "buy", "sell", "sign", "send", "pay", "announce", "launch", "appeal", "invest", "vote",
                    "host",
                ]))
    }

    pub(super) fn is_date(&self, hit: &Hit) -> bool {
        let digit = |c: char| c.is_numeric();
        let beside = |next: Option<Neighbour>| {
            next.is_some_and(|next| next.kind().is(Kind::PREPOSITION) || next.word.starts_with(digit))
        };
        let next = after(self.text, hit.end, self.words);
        beside(before(self.text, hit.start, self.words))
            || next.is_some_and(|next| next.word.starts_with(digit))
    }

    /// Whether the text around is all in capitals.
    fn is_shouting(&self, hit: &Hit) -> bool {
        let shouts = |next: Option<Neighbour>| {
            next.is_some_and(|next| {
                // A short word in capitals is an acronym, unless it is one that every sentence has.
                let long = next.word.chars().nth(3).is_some() || next.kind().is(Kind::FUNCTION);
                long && next.word.chars().nth(1).is_some() && !next.word.chars().any(char::is_lowercase)
            })
        };
        shouts(before(self.text, hit.start, self.words)) || shouts(after(self.text, hit.end, self.words))
    }
}

/// "Stern, a former judge,", "Stern, 54,": what tells of a person after a name.
fn is_aside(rest: &str) -> bool {
    rest.strip_prefix(", ").is_some_and(|rest| {
        let word = first_word(rest);
        word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()) || ASIDES.has(word)
    })
}

/// Whether a word may be what a person does: "Cook met", not "Rice prices" nor "Mark my words".
fn is_verb(next: &Neighbour) -> bool {
    let helps = VERBS.has(next.word);
    helps || (!next.kind().is(Kind::FUNCTION) && !next.word.ends_with('s') && !next.possessive)
}

/// What is said of persons alone after "was".
static TOLD: WordList =
    WordList::new("born elected re-elected appointed sworn educated married ordained widowed arrested");

/// Words that begin what tells of a person.
static ASIDES: WordList = WordList::new("a an the who whose asked speaking now then himself herself");

/// Surnames that are pronouns where a sentence begins.
static PRONOUNS: WordList = WordList::new("He She It We You They Who I");

/// Verbs and words after the subject of a sentence.
static AFTER_SUBJECT: WordList = WordList::new("has is was will would had and");

/// Verbs and adverbs that follow a subject.
static VERBS: WordList = WordList::new(
    "
    did does has had was is could would also never then later himself herself often always says
",
);
