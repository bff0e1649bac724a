//! Names in a body that may be another's: `José García` in `María José García`, `García` beside two who bear it.

use std::collections::HashMap;

use super::block::{word_places, words};
use super::human::is_human;
use super::plain::{is_time, is_title_word};
use super::speaker::{Person, is_filler, is_preposition};
use crate::name::steps;
use crate::text::{self, WordList};

/// Tells of each person whether its name may mean somebody else. `people` stand in order.
pub(super) fn mark_doubtful(text: &str, people: &mut [Person]) {
    let parts = parts(text, people);
    let longer = longer_names(text, people);
    let mut first_place: HashMap<usize, usize> = HashMap::new();
    let mut end_before = 0;
    for person in people.iter_mut() {
        steps::take();
        let name = text::within(text, person.start..person.end);
        let goes_on = is_longer_after(text::from(text, person.end));
        let since = if goes_on { 0 } else { *first_place.entry(person.bearer).or_insert(person.start) };
        let is_one_word = words(name).nth(1).is_none();
        let is_shared = is_one_word && parts.get(name).is_some_and(|bearer| *bearer != Some(person.bearer));
        let is_given = is_one_word && longer.get(name).is_some_and(|place| *place < since);
        let began = !is_one_word && is_longer_before(text::within(text, end_before..person.start));
        let is_own = parts.get(name).is_some_and(Option::is_none);
        person.doubtful = is_shared || is_given || goes_on || began;
        person.shared = is_shared && is_own && !is_given && !goes_on && !began;
        end_before = person.end;
    }
}

/// Who bears each word of the longer names: `None` for several.
fn parts<'t>(text: &'t str, people: &[Person]) -> HashMap<&'t str, Option<usize>> {
    let mut parts: HashMap<&str, Option<usize>> = HashMap::new();
    for person in people {
        let name = text::within(text, person.start..person.end);
        if words(name).nth(1).is_some() {
            for word in words(name) {
                let bearer = parts.entry(word).or_insert(Some(person.bearer));
                bearer.take_if(|bearer| *bearer != person.bearer);
            }
        }
    }
    parts
}

/// Words that begin a name of nobody known, as in `Jordan Reed`, with the first place of each.
fn longer_names<'t>(text: &'t str, people: &[Person]) -> HashMap<&'t str, usize> {
    let mut longer = HashMap::new();
    let mut places = word_places(text).peekable();
    let mut people = people.iter().peekable();
    while let Some(place) = places.next() {
        while people.next_if(|person| person.end <= place.start).is_some() {}
        let is_known = people.peek().is_some_and(|person| person.start < place.end && person.end > place.end);
        let Some(next) = places.peek() else { break };
        let word = text::within(text, place.clone());
        let follower = text::within(text, next.clone());
        let is_next = matches!(text::within(text, place.end..next.start), " " | "\u{a0}");
        if !is_known && is_next && is_name_part(word) && is_name_part(follower) && !is_light(follower) {
            longer.entry(word).or_insert(place.start);
        }
    }
    longer
}

/// Whether a name goes on after what was taken for it.
fn is_longer_after(after: &str) -> bool {
    const YOUNGER: [&str; 11] = [
        "fils",
        "père",
        "hijo",
        "padre",
        "filho",
        "neto",
        "junior",
        "senior",
        "младший",
        "старший",
        "молодший",
    ];
    let Some(after) = after.strip_prefix([' ', '\u{a0}']) else { return false };
    let Some(place) = word_places(after).next().filter(|place| place.start == 0) else { return false };
    let word = text::within(after, place);
    YOUNGER.contains(&word) || (is_name_part(word) && !is_light(word) && !is_title_word(word))
}

/// Whether a name began before what was taken for it. A place or a title is none: `In Oslo Ana Duarte`.
fn is_longer_before(before: &str) -> bool {
    const MOST: usize = 4;
    let mut rest = before;
    let mut run: Vec<&str> = Vec::new();
    let mut lead = "";
    while run.len() < MOST {
        let Some(stripped) = rest.strip_suffix([' ', '\u{a0}']) else { break };
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let kept = stripped.trim_end_matches(inner);
        let word = text::from(stripped, kept.len());
        if !is_name_part(word) {
            lead = word;
            break;
        }
        run.push(word);
        rest = kept;
    }
    let Some(nearest) = run.first() else { return false };
    let is_placed = |word: &str| is_at(&word.to_lowercase());
    let is_owner = nearest.ends_with("'s") || nearest.ends_with("’s");
    !is_owner
        && !is_light(nearest)
        && !is_title_word(nearest)
        && !is_human(nearest)
        && !run.iter().any(|word| is_placed(word))
        && !is_at(lead)
}

/// A word with a capital that is no shortening: `Reed`, not `MP`.
fn is_name_part(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// Words with a capital at the beginning of a sentence, and names of days.
fn is_light(word: &str) -> bool {
    static OPENINGS: WordList = WordList::new("
        if that the this here there now once since although because however instead ayer hoy entonces luego pero hier
        aujourd'hui puis mais et alors gestern heute dann aber und auch da вчера сегодня потом затем но и а тогда
        вчора сьогодні потім але january february march april may june july august september october november december");
    let lower = word.to_lowercase();
    is_time(&lower) || is_filler(word) || is_preposition(word) || OPENINGS.has(&lower)
}

/// Words before a place or a day.
fn is_at(word: &str) -> bool {
    AT.has(word)
}

/// Prepositions of places and times.
static AT: WordList = WordList::new("in on at near en im am à em в во на у på från");
