//! One pass over a text that finds where spellings of names begin.
//!
//! The first word and the next letters tell where some name may begin. There the names with the same
//! first word are compared if they are few; else, and in other scripts, an Aho-Corasick automaton is
//! walked. A name is at most as long as the longest pattern, so the time is linear in the text.
//! It must not know what a name is: patterns come in as bytes.

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;

use super::first_word::{Begun, FirstWords, Row};
use super::starts::{MOST_STARTS, Starts, WordStart};

/// Finds the patterns that begin at the starts of words.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: NFA,
    first_words: FirstWords,
    starts: Starts,
}

/// A pattern found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PatternMatch {
    /// Where it ends.
    pub(super) end: usize,
    /// Its number.
    pub(super) pattern: usize,
    /// Set only if each letter has the case of the pattern; it may be so all the same where not set.
    pub(super) as_declared: bool,
}

impl Finder {
    /// `patterns` match in any ASCII case; `spellings` have their case, and whether each may stand in any,
    /// to tell early where none can begin.
    pub(super) fn new(patterns: &[String], spellings: impl Iterator<Item = (String, bool)>) -> Self {
        let automaton = NFA::builder()
            .dense_depth(3)
            .build(patterns.iter().map(|pattern| pattern.to_ascii_lowercase()))
            .expect("the names of a site are far fewer than 2^31 bytes");
        Self { automaton, first_words: FirstWords::new(patterns), starts: Starts::new(spellings) }
    }

    /// Calls `take` at each place where patterns may begin, with those that do, the longest first; it
    /// says from where to go on. Some that end inside a word are left out.
    ///
    /// `fetch` reads something of a pattern that may soon be found: what is known of thousands of names
    /// lies far away, and many reads at once take as long as one.
    pub(super) fn each(
        &self,
        text: &str,
        fetch: impl Fn(usize),
        mut take: impl FnMut(usize, &[PatternMatch]) -> usize,
    ) {
        let bytes = text.as_bytes();
        let mut from = 0;
        let mut found = Vec::new();
        self.starts.each(bytes, |starts| {
            let mut rows = [Row::default(); MOST_STARTS];
            for (row, WordStart { opening, .. }) in rows.iter_mut().zip(starts) {
                *row = self.first_words.row(*opening);
            }
            rows[..starts.len()].iter().filter_map(|row| row.first()).for_each(&fetch);
            for (&WordStart { at, opening }, row) in starts.iter().zip(rows) {
                if at < from {
                    continue;
                }
                found.clear();
                if opening == 0 || matches!(row.find(bytes, at, &mut found), Begun::Many) {
                    self.walk(bytes, at, &mut found);
                    found.reverse();
                }
                if !found.is_empty() {
                    from = take(at, &found).max(from);
                }
            }
        });
    }

    /// Adds the patterns that begin at `at`, the shortest first.
    fn walk(&self, bytes: &[u8], at: usize, found: &mut Vec<PatternMatch>) {
        let automaton = &self.automaton;
        let Ok(mut state) = automaton.start_state(Anchored::Yes) else { return };
        for (offset, &byte) in bytes[at..].iter().enumerate() {
            state = automaton.next_state(Anchored::Yes, state, byte.to_ascii_lowercase());
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                return;
            }
            if automaton.is_match(state) {
                // A state also knows the patterns that are its endings; those begin later.
                let whole =
                    (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index));
                let whole = whole.filter(|&pattern| automaton.pattern_len(pattern) == offset + 1);
                found.extend(whole.map(|pattern| PatternMatch {
                    end: at + offset + 1,
                    pattern: pattern.as_usize(),
                    as_declared: false,
                }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], text: &str, expected: &[&str]) {
        let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        let finder = Finder::new(&patterns, patterns.iter().map(|pattern| (pattern.clone(), true)));
        let mut found = Vec::new();
        finder.each(
            text,
            |_| {},
            |at, ends| {
                found.extend(ends.iter().map(|found| text[at..found.end].to_owned()));
                at + 1
            },
        );
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_at_the_starts_of_words() {
        let names = ["us", "kim", "kim jong un", "jong", "普京", "путин"];
        check(&names, "Kim Jong Un and US", &["Kim Jong Un", "Kim", "Jong", "US"]);
        check(&names, "bus akim 俄罗斯总统普京 x путин", &["普京", "путин"]);
        check(&names, "1234567 kim12345 (us) us", &["us", "us"]);
        check(&names, "u", &[]);
    }

    #[test]
    fn many_names_with_one_first_word() {
        let names: Vec<String> = (0..20).map(|number| format!("Kim {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).chain(["Kim", "Kimura", "Lee"]).collect();
        check(&names, "KIM 12, Kimura and lee 3", &["KIM 12", "KIM 1", "KIM", "Kimura", "lee"]);
    }
}
