//! What the body of a briefing says of its front matter: where quotes and the days of events stand in it, and which
//! direct quotes nobody lists.
//!
//! It must not know other files; who is meant by a speaker's name is for `site` to say.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::outline::{BriefingOutline, EventMatter, QuoteMatter};
use crate::prose::Mark;
use crate::prose::Prose;
use crate::quotation::{Quotable, RangeSet, Sought, Spoken, Wanted, placed, spoken, text_fragment};
use crate::text;
use crate::timex::Dates;

/// What the body of a briefing says of its front matter; of other files there is none.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// One for each entry of `quotes`.
    pub quotes: Vec<QuoteInBody>,
    /// For each entry of `dates` where the body first names its day, as pieces of events; empty when it does not.
    pub days: Vec<Vec<Mark>>,
    /// Direct quotes of the body that `quotes` does not list, or perhaps for another speaker alone.
    pub(crate) spoken: Vec<Spoken>,
}

/// Where a quote stands in a body.
#[derive(Clone, Debug, Default)]
pub struct QuoteInBody {
    /// As pieces of events; empty when it does not.
    pub marks: Vec<Mark>,
    /// The paragraph of the body in which the words stand.
    pub context: Option<String>,
    /// The value of a text fragment that leads to them (`#:~:text=`).
    pub fragment: Option<String>,
}

/// Most entries with the same words that a direct quote is compared with.
const MOST_ENTRIES: usize = 16;

impl Analysis {
    /// Looks for what an outline says in the running text of its briefing.
    pub(super) fn of(outline: &BriefingOutline, prose: &Prose, dates: &Dates) -> Self {
        let (quotes, spoken) = find_quotes(prose, &outline.quotes);
        let days = find_days((prose, dates), outline.date.date(), &outline.dates);
        Self { quotes, days, spoken }
    }

    /// Where the day of an entry of `dates` is named.
    pub fn day(&self, entry: usize) -> &[Mark] {
        self.days.get(entry).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Finds each quote in the body; returns too the direct quotes that no other one covers, with the entries that
/// give the same words: these may be listed for all who say them, or not.
fn find_quotes(prose: &Prose, quotes: &[QuoteMatter]) -> (Vec<QuoteInBody>, Vec<Spoken>) {
    let quotable = Quotable::read(prose);
    let sought = quotes.iter().map(|quote| Sought { quote: &quote.text.value, folded: &quote.folded });
    let all = quotable.places_of_all(&sought.collect::<Vec<_>>());
    let mut found = spoken(&quotable);
    let wanted = quotes.iter().zip(all).map(|(quote, places)| Wanted {
        speaker: &quote.speaker.value,
        words: quote.same_words,
        places,
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let all = placed(prose, &found, &wanted);
    let mut in_body = Vec::new();
    let mut places_of_all = Vec::new();
    let mut by_words: HashMap<u64, Vec<usize>> = HashMap::new();
    for (entry, (quote, places)) in quotes.iter().zip(all).enumerate() {
        in_body.push(QuoteInBody {
            marks: places.iter().flat_map(|place| prose.marks(place)).collect(),
            context: places.first().map(|place| prose.paragraph(place)),
            fragment: places.first().map(|place| text_fragment(text::within(&prose.text, place.clone()))),
        });
        places_of_all.extend(places);
        by_words.entry(quote.same_words).or_default().push(entry);
    }
    let places_of_all = RangeSet::new(places_of_all);
    found.retain_mut(|spoken| {
        let entries = by_words.get(&spoken.words).map(Vec::as_slice).unwrap_or_default();
        spoken.listed = entries.iter().copied().take(MOST_ENTRIES).collect();
        !spoken.listed.is_empty() || !places_of_all.meet(&spoken.ranges)
    });
    (in_body, found)
}

/// Finds where the body first names the day of each event. Of several events of one day the first has
/// the place; what is known less exactly than to the day has none.
fn find_days((prose, dates): (&Prose, &Dates), published: Date, events: &[EventMatter]) -> Vec<Vec<Mark>> {
    if events.is_empty() {
        return Vec::new();
    }
    let mut named = BTreeMap::new();
    for (range, day) in dates.days(published) {
        named.entry(day).or_insert(range);
    }
    let mut marks = |event: &EventMatter| {
        let day = event.date.value.earliest().filter(|day| event.date.value.latest() == Some(*day));
        day.and_then(|day| named.remove(&day)).map(|range| prose.marks(&range)).unwrap_or_default()
    };
    events.iter().map(&mut marks).collect()
}
