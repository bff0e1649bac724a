//! Georgia, the country, and Georgia, the state of the United States: the one name that both have.
//!
//! It must not know who is meant. In doubt the name is left alone.

use super::context::Context;
use super::hit::{Hit, Shape};
use super::neighbour::after;
use super::words::Kind;
use crate::text;

/// What has the name of a country and is none.
const SHARED: &str = "Georgia";

/// What a state has: of the country they are Georgian.
const OF_A_STATE: [&str; 21] = [
    "ballot",
    "ballots",
    "governor",
    "law",
    "lawmaker",
    "lawmakers",
    "legislator",
    "legislators",
    "legislature",
    "peaches",
    "peanuts",
    "primaries",
    "primary",
    "prosecutor",
    "prosecutors",
    "residents",
    "runoff",
    "runoffs",
    "senator",
    "senators",
    "voters",
];

impl Context<'_> {
    /// Whether a country's name may be that of the state: "Georgia, the state", "Atlanta, Georgia", "Georgia voters".
    pub(super) fn is_state(&self, hit: &Hit) -> bool {
        hit.shape.is(Shape::COUNTRY)
            && hit.shape.is(Shape::WORD)
            && text::within(self.text, hit.start..hit.end) == SHARED
            && (self.is_called_state(hit) || self.is_after_town(hit))
    }

    fn is_called_state(&self, hit: &Hit) -> bool {
        let (before, rest) = (text::before(self.text, hit.start), text::from(self.text, hit.end));
        let said_after = rest.strip_prefix(", ").is_some_and(|rest| {
            let words: Vec<&str> = rest.split([' ', ',', '.', ';', ')', '\n']).take(4).collect();
            matches!(words.first(), Some(&("the" | "a" | "an"))) && words.contains(&"state")
        });
        let has = after(self.text, hit.end, self.words).is_some_and(|next| OF_A_STATE.contains(&next.word));
        said_after || has || ["state of ", "State of ", "governor of "].iter().any(|of| before.ends_with(of))
    }

    /// "Atlanta, Georgia", but not "Russia, Georgia and Turkey", nor "In Brussels, Georgia asked".
    fn is_after_town(&self, hit: &Hit) -> bool {
        let Some(comma) = text::before(self.text, hit.start).strip_suffix(", ").map(str::len) else {
            return false;
        };
        let Some(town) = text::before(self.text, comma).rsplit(|c: char| !c.is_alphanumeric()).next() else {
            return false;
        };
        let kind = self.words.kind(town);
        let is_town = town.starts_with(char::is_uppercase)
            && !kind.is(Kind::NATION.or(Kind::DAY).or(Kind::MONTH).or(Kind::FUNCTION))
            && !self.is_country_end(comma);
        let next = after(self.text, hit.end, self.words);
        let goes_on = next.is_some_and(|next| {
            matches!(next.word, "and" | "or") || next.kind().is(Kind::SPEECH.or(Kind::ACT))
        });
        let is_listed =
            text::from(self.text, hit.end).strip_prefix(", ").is_some_and(|rest| rest.starts_with("and "));
        is_town && !goes_on && !is_listed
    }

    fn is_country_end(&self, end: usize) -> bool {
        let number = self.hits.binary_search_by(|other| other.end.cmp(&end));
        number.is_ok_and(|number| self.hits[number].shape.is(Shape::COUNTRY))
    }
}
