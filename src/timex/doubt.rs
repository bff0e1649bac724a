//! Words that look like a date and are none: names, counts, what comes again and again. In doubt nothing is read.
//!
//! It must not know what a date means.

use super::lexicon::{Lexicon, List};
use super::pattern::{Match, Op, is_in};
use super::tense::Sentence;
use super::token::{Token, is_unparted};

/// Whether a match stands where it is no date.
pub(super) fn is_doubtful(
    found: &Match,
    (sentence, named): (Sentence, &[&'static str]),
    after_year: bool,
) -> bool {
    let around = Around { found, sentence, named };
    if around.clings() {
        return true;
    }
    match found.op {
        Op::BareWeekday => around.is_no_weekday(),
        Op::BareMonth => around.is_no_month(),
        Op::BareYear => !after_year && around.is_no_year(),
        Op::BareSeason => around.is_premodifier(),
        Op::MonthDay => around.goes_on(),
        Op::Offset(_) => around.is_name(),
        Op::Step(_) => around.is_within_name(),
        Op::Ahead => sentence.tense(found.first, found.seen) == Some(super::tense::Tense::Past),
        _ => false,
    }
}

/// Words for months that a text has as names of people: `Theresa May`.
pub(super) fn names(text: &str, lexicon: &Lexicon) -> Vec<&'static str> {
    let is_name = |word: &&str| {
        let mut capital = word.chars();
        let Some(first) = capital.next() else { return false };
        let written = format!("{}{}", first.to_uppercase(), capital.as_str());
        memchr::memmem::find_iter(text.as_bytes(), written.as_bytes()).any(|at| {
            let before = crate::text::before(text, at).trim_end_matches(' ');
            let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
            let lower = word.to_lowercase();
            before.len() < at
                && word.starts_with(char::is_uppercase)
                && lexicon.senses(lower.trim_end_matches('.')).is_empty()
                && !lexicon.is_in(List::Before, &lower)
                && !lexicon.is_in(List::NameBefore, &lower)
                && !matches!(&*lower, "the" | "a" | "it" | "he" | "she" | "they" | "we" | "i" | "you" | "but")
        })
    };
    lexicon.words_of(List::Doubtful).filter(is_name).collect()
}

struct Around<'f, 't> {
    found: &'f Match,
    sentence: Sentence<'t>,
    /// Words for months that are names of people.
    named: &'f [&'static str],
}

impl<'t> Around<'_, 't> {
    fn before(&self, count: usize) -> Option<&'t Token<'t>> {
        self.found.first.checked_sub(count).and_then(|at| self.sentence.tokens.get(at))
    }

    fn after(&self) -> Option<&'t Token<'t>> {
        self.sentence.tokens.get(self.found.seen)
    }

    fn is_before_in(&self, list: List) -> bool {
        let before = self.before(1);
        let is_sign = |token: &Token| token.kind == super::token::Kind::Sign;
        is_in(self.sentence.lexicon, list, before)
            || before.is_some_and(|token| is_sign(token) && self.sentence.lexicon.is_in(list, &token.lower))
    }

    fn is_article(token: Option<&Token>) -> bool {
        token.is_some_and(|token| matches!(&*token.lower, "the" | "a" | "an"))
    }

    /// Whether the next word is a name that goes on: `Times` after `Sunday`.
    fn is_before_capital(&self) -> bool {
        self.after().is_some_and(|token| token.is_word() && token.is_capital && !self.ends_before(token))
    }

    /// Whether the next word is a weekday or a month itself.
    fn ends_before(&self, token: &Token) -> bool {
        !self.sentence.lexicon.senses(&token.lower).is_empty()
    }

    fn is_name_part(&self) -> bool {
        let lexicon = self.sentence.lexicon;
        let before = self.before(1).filter(|token| token.is_capital);
        let after = self.after().filter(|token| token.is_capital);
        is_in(lexicon, List::NameBefore, before) || is_in(lexicon, List::NameAfter, after)
    }

    fn is_no_weekday(&self) -> bool {
        self.found.caught.has_short
            || self.is_name_part()
            || is_in(self.sentence.lexicon, List::Each, self.before(1))
            || Self::is_article(self.before(1)) && self.is_before_capital()
            || self.before(1).is_some_and(|token| token.is_sign("-–") && self.first_is_tight())
    }

    fn first_is_tight(&self) -> bool {
        self.sentence.tokens.get(self.found.first).is_some_and(|token| token.is_tight)
    }

    fn is_no_month(&self) -> bool {
        let (before, lexicon) = (self.before(1), self.sentence.lexicon);
        if self.is_name_part() || is_in(lexicon, List::Each, before) {
            return true;
        }
        let month = self.sentence.tokens.get(self.found.first);
        if is_in(lexicon, List::Doubtful, month) {
            return !self.is_before_in(List::SureBefore)
                || month.is_some_and(|month| self.named.contains(&&*month.lower));
        }
        if self.is_before_in(List::Before) {
            return false;
        }
        // "Ms. June", "Black September", "April Jones".
        let is_after_article = Self::is_article(before);
        self.found.caught.has_short
            || self.is_before_capital() && !is_after_article
            || before.is_some_and(|token| token.is_capital && self.found.first > 1 && !is_after_article)
    }

    /// Whether a noun follows that it belongs to: `the June summit`, `the 2015 agreement`.
    fn is_premodifier(&self) -> bool {
        let is_after_article =
            Self::is_article(self.before(1)) || Self::is_article(self.sentence.tokens.get(self.found.first));
        is_after_article && self.after().is_some_and(|token| token.is_word() && !token.is_capital)
    }

    fn is_no_year(&self) -> bool {
        let lexicon = self.sentence.lexicon;
        let Some((year, _)) = self.sentence.tokens.get(self.found.first).and_then(Token::number) else {
            return true;
        };
        let is_sure = self.is_before_in(List::SureBefore);
        if !(1000..=2100).contains(&year) || year < 1500 && !is_sure {
            return true;
        }
        let after = self.after();
        let counts = is_in(lexicon, List::Counted, after)
            || after.is_some_and(|token| {
                year.is_multiple_of(100) && token.is_word() && !token.is_capital && token.lower.ends_with('s')
            });
        if counts || after.is_some_and(|token| token.is_tight && token.is_sign("-–%$€£/")) {
            return true;
        }
        let is_alone = self.found.first == 0 && after.is_none();
        let tells = after.is_some_and(|token| {
            matches!(&*token.lower, "was" | "is" | "saw" | "will" | "has" | "began" | "brought" | "marked")
        });
        if is_alone
            || tells && !self.before(1).is_some_and(|token| token.is_capital || token.number().is_some())
        {
            return false;
        }
        let is_first = self.found.first == 0 || self.before(1).is_some_and(|token| token.is_sign(".!?"));
        if is_first {
            return !after.is_some_and(|token| token.is_sign(":–—"));
        }
        let is_bracketed = self.before(1).is_some_and(|token| token.is_sign("("))
            && after.is_some_and(|token| token.is_sign("),;"));
        !is_bracketed
            && (!self.is_before_in(List::Before) || self.before(1).is_some_and(|one| one.is_sign("([")))
    }

    /// Whether letters cling to it that are no particle: `오늘날` is none of `오늘`, and `국내` none of `내`.
    fn clings(&self) -> bool {
        let (tokens, lexicon) = (self.sentence.tokens, self.sentence.lexicon);
        let mut particles = lexicon.words_of(List::Particle).peekable();
        if particles.peek().is_none() || self.found.op == Op::Nothing {
            return false;
        }
        let clinging = |at: Option<usize>, token: Option<usize>| {
            let token = token.and_then(|at| tokens.get(at))?;
            at.and_then(|at| tokens.get(at)).filter(|one| token.is_tight && is_unparted(&one.lower))
        };
        let first = self.found.first;
        let before = clinging(first.checked_sub(1), Some(first));
        let is_word = tokens.get(first).is_some_and(Token::is_word);
        let after = clinging(Some(self.found.seen), Some(self.found.seen));
        is_word && before.is_some()
            || after.is_some_and(|after| {
                let first = after.lower.chars().next();
                !particles.any(|particle| particle.chars().next() == first)
            })
    }

    /// `the 18th floor`
    fn goes_on(&self) -> bool {
        const GO_ON: [&str; 24] = [
            "and", "to", "local", "at", "in", "with", "for", "by", "when", "was", "is", "as", "that", "from",
            "or", "but", "the", "he", "she", "they", "it", "we", "after", "before",
        ];
        if self.after().is_some_and(|token| is_unparted(&token.lower)) {
            return is_in(self.sentence.lexicon, List::Counted, self.after());
        }
        self.after().is_some_and(|token| token.is_word() && !GO_ON.contains(&&*token.lower))
    }

    /// `USA Today`, `Tomorrow's World`: a capital inside a sentence.
    fn is_name(&self) -> bool {
        let first = self.sentence.tokens.get(self.found.first);
        first.is_some_and(|token| token.is_capital)
            && self.before(1).is_some_and(|token| token.is_word() && token.is_capital)
    }

    /// `Next Generation`, `This Week magazine`.
    fn is_within_name(&self) -> bool {
        let tokens = self.sentence.tokens.get(self.found.first..self.found.seen).unwrap_or_default();
        let is_each = is_in(self.sentence.lexicon, List::Each, self.before(1));
        is_each
            || tokens.len() > 1
                && self.found.caught.weekdays[0].is_none()
                && self.found.caught.months[0].is_none()
                && tokens.iter().all(|token| token.is_capital)
    }
}
