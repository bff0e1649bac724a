//! A name with an initial that its file does not give: "Jane A. Miller" of Jane Miller.
//!
//! It must not know who is meant where several bear the name: those are left apart.

use super::hit::Hit;
use super::lexicon::Claimed;
use crate::text;

/// Joins given names and surnames of one bearer that nothing but an initial parts.
pub(super) fn join<'l>(text: &str, hits: Vec<Hit<'l>>) -> Vec<Hit<'l>> {
    let mut joined: Vec<Hit<'l>> = Vec::with_capacity(hits.len());
    for hit in hits {
        let whole = joined.last().and_then(|given| bearer(text, given, &hit));
        match (whole, joined.last_mut()) {
            (Some(bearer), Some(given)) => given.extend(&hit, bearer),
            _ => joined.push(hit),
        }
    }
    joined
}

/// The one bearer of a given name and a surname with an initial between them.
fn bearer(text: &str, given: &Hit, surname: &Hit) -> Option<usize> {
    // " A. "
    if surname.start != given.end + 4 || !given.is_given() {
        return None;
    }
    let initial = text::within(text, given.end..surname.start).strip_prefix(' ')?.strip_suffix(". ")?;
    let letter = initial.chars().next().filter(|letter| letter.is_uppercase())?;
    let bears = |hit: &Hit, bearer: usize, part: Claimed| {
        hit.claims().any(|claim| claim.bearer == bearer && claim.claimed == part)
    };
    let given_of = given.claims().filter(|claim| claim.claimed == Claimed::Given).map(|claim| claim.bearer);
    let mut bearers: Vec<usize> =
        given_of.filter(|&bearer| bears(surname, bearer, Claimed::Surname)).collect();
    bearers.dedup();
    match bearers[..] {
        [bearer] if given.may_have_initial(bearer, letter) => Some(bearer),
        _ => None,
    }
}
