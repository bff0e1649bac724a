//! Mixed quotation: words of another in the writer's own sentence, `called it "a clear threat to peace"`.
//!
//! They are no quote of their own. A sentence, or a clause with its verb right after a verb of speech, is.

use super::block::words;
use super::noun::is_verbal;
use super::speaker::is_preposition;
use super::speech::{is_english, verbs};
use super::split::has_no_case;
use crate::text::{self, WordList};

/// Whether quoted words are part of the sentence that leads to them.
pub(super) fn is_part_of_sentence(lead: &str, quote: &str) -> bool {
    let lead = lead.trim_end();
    if lead.is_empty() || quote.chars().find(|c| c.is_alphabetic()).is_some_and(has_no_case) {
        return false;
    }
    let is_begun =
        quote.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase());
    let is_clause = is_clause(quote);
    if lead.ends_with([':', '：', '—', '–', ',', '，', ';', '(', '.', '?', '!', '»', '”', '"', '’'])
    {
        let all = verbs(lead, &(0..lead.len()));
        let is_told = all.last().is_some_and(|verb| words(text::from(lead, verb.end)).next().is_none());
        return !is_begun && !is_clause && !is_told;
    }
    if ends_with_that(lead) {
        return !is_clause;
    }
    let all = verbs(lead, &(0..lead.len()));
    let Some(verb) = all.last() else { return true };
    let verb_word = text::within(lead, verb.clone());
    if !is_english(verb_word) {
        return false;
    }
    let between = text::from(lead, verb.end);
    let last = words(between).last();
    // `said it was "a threat"`, `said to be "a threat"`, `called it "a threat"`
    let is_near = match last {
        None => !NAMING.has(verb_word),
        Some(last) => !is_verbal(last) && !is_preposition(last) && !is_owner(last),
    };
    let is_object = words(between).count() <= MOST_BETWEEN && !words(between).any(is_finite);
    let is_told = is_near && is_object && (!NAMING.has(verb_word) || TOLD.has(verb_word));
    !(is_told && (is_clause || (is_begun && last.is_none())))
}

/// `stresses that "..."`: what follows is said, whatever the verb.
pub(super) fn ends_with_that(lead: &str) -> bool {
    words(lead).last() == Some("that") && lead.trim_end().ends_with("that")
}

/// Words between a verb of speech and the words that it tells of: `told reporters in Oslo`.
const MOST_BETWEEN: usize = 6;

/// Whether words have a subject and a verb of their own, as far as can be told without knowing all verbs.
pub(super) fn is_clause(quote: &str) -> bool {
    let all: Vec<&str> = words(quote).collect();
    let first = all.first().copied().unwrap_or_default().to_lowercase();
    let is_relative = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| all.get(before))
            .is_some_and(|before| RELATIVE.has(&before.to_lowercase()))
    };
    let has_finite = all.iter().enumerate().any(|(at, word)| is_finite(word) && !is_relative(at));
    (has_finite && !JOINING.has(&first)) || (SUBJECTS.has(&first) && all.len() > 1)
}

fn is_finite(word: &str) -> bool {
    let lower = word.to_lowercase();
    let endings = ["n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'m", "’m", "'d", "’d"];
    FINITE.has(&lower)
        || endings.iter().any(|ending| lower.ends_with(ending))
        || matches!(
            lower.as_str(),
            "it's"
                | "it’s"
                | "that's"
                | "that’s"
                | "he's"
                | "he’s"
                | "she's"
                | "she’s"
                | "there's"
                | "there’s"
                | "what's"
                | "what’s"
                | "let's"
                | "let’s"
        )
}

fn is_owner(word: &str) -> bool {
    OWNERS.has(&word.to_lowercase())
}

static FINITE: WordList = WordList::new(
    "
    is are was were am has have had do does did will would can could shall should may might must cannot wont
    think believe know want need hope feel see says said",
);

/// Subjects of their own.
static SUBJECTS: WordList =
    WordList::new("i we you they he she it there this nobody nothing everyone everybody");

/// Words with which a clause depends on the writer's.
static JOINING: WordList = WordList::new("who which whom whose as than until");
static RELATIVE: WordList = WordList::new("who which that whom what where when if");

static OWNERS: WordList =
    WordList::new("a an the his her its their our my your this these those some any no more most as");

/// Verbs that name or judge what follows.
static NAMING: WordList = WordList::new("
    called calling calls described describes describing praised denounced hailed condemned accused criticised criticized
    dubbed branded labelled labeled quoting quoted quotes");

/// Verbs whose listener stands before the words.
static TOLD: WordList = WordList::new("told tell tells telling assured warned warns");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_sentences() {
        for (lead, quote, expected) in [
            ("", "a clear threat to peace", false),
            ("Miller said:", "We will not go back.", false),
            ("Miller said,", "We will not go back.", false),
            ("Miller said", "we will not go back", false),
            ("Miller said that", "we will not go back", false),
            ("Miller told reporters", "we will not go back", false),
            ("Miller told reporters in Oslo", "we will not go back", false),
            ("Miller said", "No.", false),
            ("Miller said it was", "a clear threat to peace", true),
            ("Miller called it", "a clear threat to peace", true),
            ("Miller said the plan was", "something that is new to us", true),
            ("Miller described it as", "a clear threat to peace", true),
            ("Miller warned of", "consequences for all of us", true),
            ("They meet", "in desperation, to develop relations", true),
            ("Miller said it would", "put a target on officers.", true),
            ("It was cheaper this year:", "visible, if you own a microscope.", true),
            ("Kim praised", "the great friendship of two peoples", true),
            ("Annex I provides that", "for 15 years Iran will not engage in it", false),
            ("Miller said the tests went on and that", "to date, no fault has been found.", false),
            ("Mazur says", "of course we will appeal", false),
            ("He boasted that he had", "a friend on the committee who is there at once", true),
            ("Putin sagte", "wir werden das niemals tun", false),
        ] {
            assert_eq!(is_part_of_sentence(lead, quote), expected, "{lead} / {quote}");
        }
    }
}
