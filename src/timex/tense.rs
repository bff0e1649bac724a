//! Whether a sentence tells of what has been or of what comes, where an expression stands in it.
//!
//! The verb nearest before the expression counts, else the first after it. It must not know dates.

use super::lexicon::{Lexicon, List};
use super::token::Token;

/// When something happens, seen from the day of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// Most tokens to either side that are looked at.
const NEAR: usize = 30;

/// The tokens of a block, and the words of its language.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'t> {
    pub(super) tokens: &'t [Token<'t>],
    pub(super) lexicon: &'t Lexicon,
}

impl Sentence<'_> {
    /// The tense around the tokens from `first` to `end`; none when nothing tells.
    pub(super) fn tense(self, first: usize, end: usize) -> Option<Tense> {
        // "by Friday", "by noon Friday"
        let near = self.tokens.get(first.saturating_sub(2)..first).unwrap_or_default().iter().rev();
        let is_between =
            |token: &&Token| matches!(&*token.lower, "noon" | "midday" | "midnight" | "late" | "early");
        for token in near.clone().skip_while(is_between).take(1) {
            if self.lexicon.is_in(List::Since, &token.lower) {
                return Some(Tense::Past);
            }
            if self.lexicon.is_in(List::By, &token.lower) {
                return Some(if self.has_been(end) { Tense::Past } else { Tense::Future });
            }
        }
        let start = self.start(first);
        let before = (start..first).rev().find_map(|at| Some((at, self.verb(at)?)));
        match before {
            // "said the talks on Friday would": the talks are what comes.
            Some((verb, Tense::Past)) if self.has_noun(verb, first) && self.comes_soon(end) => {
                Some(Tense::Future)
            }
            Some((_, tense)) => Some(tense),
            None => (end..self.end(end)).filter(|&at| !self.is_infinitive(at)).find_map(|at| self.verb(at)),
        }
    }

    /// Whether a token ends a sentence.
    fn ends(self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        if token.is_sign("!?。！？؟;；") {
            return true;
        }
        let is_short = |before: &Token| {
            before.lower.chars().count() < 2
                || self.lexicon.senses(&before.lower).iter().any(|sense| sense.is_short)
                || matches!(&*before.lower, "mr" | "mrs" | "ms" | "dr" | "gen" | "sen" | "rep" | "gov" | "st")
        };
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let after = self.tokens.get(at + 1);
        token.is_sign(".")
            && !before.is_some_and(is_short)
            && after.is_none_or(|after| !after.is_tight || after.is_sign("”\"’»"))
    }

    /// Whether what follows close says that it has been: "by Monday it was everywhere".
    fn has_been(self, end: usize) -> bool {
        const CLOSE: usize = 4;
        let after = self.tokens.get(end..(end + CLOSE).min(self.tokens.len())).unwrap_or_default();
        let clause = after.iter().take_while(|token| !token.is_sign(".;:"));
        clause.into_iter().any(|token| self.lexicon.is_in(List::Past, &token.lower))
    }

    /// Whether two tokens stand in one sentence.
    pub(super) fn is_one(self, from: usize, to: usize) -> bool {
        to < from + NEAR && (from..to).all(|at| !self.ends(at))
    }

    fn start(self, first: usize) -> usize {
        let from = first.saturating_sub(NEAR);
        (from..first).rev().find(|&at| self.ends(at)).map_or(from, |at| at + 1)
    }

    fn end(self, end: usize) -> usize {
        let to = (end + NEAR).min(self.tokens.len());
        (end..to).find(|&at| self.ends(at)).unwrap_or(to)
    }

    fn verb(self, at: usize) -> Option<Tense> {
        let token = self.tokens.get(at)?;
        if !token.is_word() {
            return None;
        }
        let word = &*token.lower;
        let next = self.tokens.get(at + 1).map_or("", |next| &*next.lower);
        let is_negated = word == "won" && matches!(next, "'" | "’" | "‘");
        if is_negated || self.lexicon.is_in(List::Future, word) || self.begins_future(word) {
            return Some(Tense::Future);
        }
        let before =
            at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or("", |one| &*one.lower);
        // "is likely to be held": the verb before tells.
        if matches!(before, "be" | "being") {
            return None;
        }
        // "On Tuesday he publishes"
        if matches!(before, "he" | "she" | "it" | "they")
            && word.ends_with('s')
            && word.len() > 4
            && word != "says"
        {
            return Some(Tense::Future);
        }
        // A capital begins a name, or the sentence.
        if self.lexicon.is_in(List::Past, word) || (!token.is_capital && ends_like_past(self.lexicon, word)) {
            return Some(Tense::Past);
        }
        if self.is_infinitive(at) {
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            let is_forced = before.is_some_and(|before| self.lexicon.is_in(List::Forced, &before.lower));
            return Some(if is_forced { Tense::Past } else { Tense::Future });
        }
        None
    }

    /// Words that a language makes future by what they begin or end with.
    fn begins_future(self, word: &str) -> bool {
        self.lexicon.words_of(List::Future).any(|mark| {
            mark.strip_suffix('*').is_some_and(|start| word.starts_with(start) && word.len() > start.len())
                || mark.strip_prefix('*').is_some_and(|end| word.ends_with(end) && word.len() > end.len() + 2)
        })
    }

    /// `to` before a verb in English: `agreed to meet`, not `spoke to reporters`.
    fn is_infinitive(self, at: usize) -> bool {
        const NO_VERBS: [&str; 24] = [
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "your",
            "one",
            "police",
            "parliament",
            "congress",
            "people",
            "state",
            "media",
            "talks",
            "power",
            "war",
            "it",
        ];
        const NO_INFINITIVE_AFTER: [&str; 16] = [
            "according",
            "spoke",
            "talked",
            "said",
            "returned",
            "flew",
            "addressed",
            "sent",
            "back",
            "speaking",
            "close",
            "due_to",
            "thanks",
            "up",
            "respect",
            "regard",
        ];
        let Some(token) = self.tokens.get(at).filter(|token| token.lower == "to") else { return false };
        let Some(next) = self.tokens.get(at + 1) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_verb = next.is_word()
            && !next.is_capital
            && !next.lower.ends_with('s')
            && !next.lower.ends_with("ing")
            && !NO_VERBS.contains(&&*next.lower);
        !token.is_capital
            && is_verb
            && !before.is_some_and(|before| NO_INFINITIVE_AFTER.contains(&&*before.lower))
    }

    /// Whether something of its own stands between a verb and the expression.
    fn has_noun(self, verb: usize, first: usize) -> bool {
        let between = self.tokens.get(verb + 1..first).unwrap_or_default();
        between
            .iter()
            .any(|token| matches!(&*token.lower, "the" | "a" | "an" | "that" | "his" | "her" | "their"))
    }

    /// Whether `will` or `would` follows in the same clause.
    fn comes_soon(self, end: usize) -> bool {
        const SOON: usize = 5;
        let after = self.tokens.get(end..(end + SOON).min(self.tokens.len())).unwrap_or_default();
        let clause = after.iter().take_while(|token| !token.is_sign(",.;:") && token.lower != "that");
        clause.into_iter().any(|token| matches!(&*token.lower, "will" | "would"))
    }
}

/// Regular English verbs.
fn ends_like_past(lexicon: &Lexicon, word: &str) -> bool {
    std::ptr::eq(lexicon, Lexicon::english())
        && word.len() > 4
        && word.ends_with("ed")
        && !matches!(
            word,
            "indeed" | "hundred" | "speed" | "proceed" | "exceed" | "succeed" | "sacred" | "naked"
        )
}
