//! The front matter of a briefing.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::body::Body;
use super::event_words::EventWords;
use super::front::{check_order, edtf, edtf_field, extra, image, language, publication, publication_field};
use super::matter::{BriefingMatter, Correction, EventMatter, Part, QuoteMatter};
use super::source_ref::{Sources, read_source, source_ref};
use super::weekday::{Dates, Slip};
use crate::date::{Edtf, month_name, weekday};
use crate::diagnostic::Lint;
use crate::prose::Prose;
use crate::quotation::{Compared, Quotable, RangeSet, Sought, Spoken, Wanted, placed, spoken, text_fragment};
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

pub(super) fn read(
    mut fields: Fields,
    (body, prose): (&Body, &Prose),
    reader: &mut Reader,
) -> Option<BriefingMatter> {
    let title = fields.required("title", "Putin arrives in Pyongyang", reader);
    let date = fields.required("date", "2024-06-19", reader).and_then(|text| publication(&text, reader));
    let updated = publication_field(&mut fields, "updated", reader);
    let summary = fields.text("summary", reader).map(|text| text.value);
    let slug = fields.text("slug", reader);
    let authors = fields.texts("authors", reader).into_iter().map(|text| text.value).collect();
    let language = language(&mut fields, reader);
    let draft = fields.flag("draft", reader);
    let expires = publication_field(&mut fields, "expires", reader);
    let aliases = fields.texts("aliases", reader);
    let image = image(&mut fields, reader);
    let actors = fields.list("actors", reader).iter().filter_map(|node| part(node, reader)).collect();
    let topics = fields.texts("topics", reader);
    let sources = sources(fields.list("sources", reader), reader);
    let mut dates: Vec<EventMatter> =
        fields.list("dates", reader).iter().filter_map(|node| event(node, &sources, reader)).collect();
    let mut quotes: Vec<QuoteMatter> =
        fields.list("quotes", reader).iter().filter_map(|node| quote(node, &sources, reader)).collect();
    let corrections =
        fields.list("corrections", reader).iter().filter_map(|node| correction(node, reader)).collect();
    let extra = extra(&mut fields);
    fields.finish(reader);
    let spoken = find_quotes(prose, &mut quotes);
    let (title, date) = (title?, date?);
    let dates_in_text = Dates::read(prose);
    find_days((prose, &dates_in_text), date.value.date(), &mut dates);
    check_dates_in_text((prose, &dates_in_text), body, date.value.date(), reader);
    check_order(&date, updated.as_ref(), "updated", reader);
    check_order(&date, expires.as_ref(), "expires", reader);
    Some(BriefingMatter {
        title,
        date,
        updated,
        summary,
        slug,
        authors,
        language,
        draft,
        embargo: None,
        expires,
        aliases,
        image,
        actors,
        topics,
        dates,
        quotes,
        sources: sources.list,
        corrections,
        spoken,
        extra,
    })
}

/// Most entries with the same words that a direct quote is compared with.
const MOST_ENTRIES: usize = 16;

/// Finds each quote in the body; returns the direct quotes that no other one covers, with the entries that
/// give the same words: these may be listed for all who say them, or not.
fn find_quotes(prose: &Prose, quotes: &mut [QuoteMatter]) -> Vec<Spoken> {
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
    let words: Vec<u64> = wanted.iter().map(|quote| quote.words).collect();
    let mut places_of_all = Vec::new();
    let mut by_words: HashMap<u64, Vec<usize>> = HashMap::new();
    for (((entry, quote), places), words) in quotes.iter_mut().enumerate().zip(all).zip(words) {
        quote.marks = places.iter().flat_map(|place| prose.marks(place)).collect();
        quote.context = places.first().map(|place| prose.paragraph(place));
        quote.fragment = places.first().map(|place| text_fragment(text::within(&prose.text, place.clone())));
        places_of_all.extend(places);
        by_words.entry(words).or_default().push(entry);
    }
    let places_of_all = RangeSet::new(places_of_all);
    found.retain_mut(|spoken| {
        let entries = by_words.get(&spoken.words).map(Vec::as_slice).unwrap_or_default();
        spoken.listed = entries.iter().copied().take(MOST_ENTRIES).collect();
        !spoken.listed.is_empty() || !places_of_all.meet(&spoken.ranges)
    });
    found
}

/// Finds where the body first names the day of each event. Of several events of one day the first has
/// the place; what is known less exactly than to the day has none.
fn find_days((prose, dates): (&Prose, &Dates), published: jiff::civil::Date, events: &mut [EventMatter]) {
    if events.is_empty() {
        return;
    }
    let mut named = BTreeMap::new();
    for (range, day) in dates.days(published) {
        named.entry(day).or_insert(range);
    }
    for event in events {
        let day = event.date.value.earliest().filter(|day| event.date.value.latest() == Some(*day));
        if let Some(range) = day.and_then(|day| named.remove(&day)) {
            event.marks = prose.marks(&range);
        }
    }
}

/// Weekdays that do not fit, and days that no month has.
fn check_dates_in_text(
    (prose, dates): (&Prose, &Dates),
    body: &Body,
    published: jiff::civil::Date,
    reader: &mut Reader,
) {
    for (range, slip) in dates.slips(published) {
        let source = prose.source(&range);
        let range = body.range.start + source.start..body.range.start + source.end;
        match slip {
            Slip::Weekday { said, date } => {
                let day = Edtf::from_date(date).display();
                let is = weekday(date);
                reader.problem(Lint::WeekdayMismatch, range, format!("{day} is not a {said}.")).hint =
                    Some(format!("it is a {is}; correct the weekday or the date"));
            }
            Slip::NoSuchDay { day, month, year } => {
                let year = year.map(|year| format!(" {year}")).unwrap_or_default();
                let message = format!("There is no {day} {}{year}.", month_name(month));
                reader.problem(Lint::DateInvalid, range, message);
            }
        }
    }
}

/// A name, or `{ name: ..., role: ... }`.
fn part(node: &Node, reader: &mut Reader) -> Option<Part> {
    if let Value::Mapping(_) = node.value {
        let mut fields = reader.fields(node, "an actor of a briefing")?;
        let name = fields.required("name", "Kim Jong Un", reader);
        let role = fields.text("role", reader).map(|text| text.value);
        fields.finish(reader);
        return Some(Part { name: name?, role });
    }
    let name = reader.entry(node, "actors")?;
    (!name.value.is_empty()).then_some(Part { name, role: None })
}

fn sources(nodes: &[Node], reader: &mut Reader) -> Sources {
    let mut sources = Sources::default();
    for node in nodes {
        let Some(source) = read_source(node, reader) else { continue };
        if let Some(id) = source.id.as_deref().filter(|id| sources.place(id).is_some()) {
            let message = format!("Two sources of this briefing have the id `{id}`.");
            reader.problem(Lint::ValueInvalid, node.range.clone(), message).hint =
                Some("give each source an id of its own".into());
        }
        sources.push(source);
    }
    sources
}

fn event(node: &Node, sources: &Sources, reader: &mut Reader) -> Option<EventMatter> {
    let mut fields = reader.fields(node, "an event of `dates`")?;
    let date = fields.required("date", "2019-04-25", reader).and_then(|text| edtf(&text, reader));
    let event = fields.required("event", "First Kim-Putin summit", reader);
    let place = fields.text("place", reader).map(|text| text.value);
    let actors = fields.texts("actors", reader);
    let topics = fields.texts("topics", reader);
    let source = fields.take("source").and_then(|node| source_ref(node, sources, true, reader));
    let id = fields.text("id", reader);
    fields.finish(reader);
    let (date, event) = (date?, event?);
    let words = Arc::new(EventWords::new(&date.value, &event.value));
    Some(EventMatter { date, event, place, actors, topics, source, id, words, marks: Vec::new() })
}

fn quote(node: &Node, sources: &Sources, reader: &mut Reader) -> Option<QuoteMatter> {
    let mut fields = reader.fields(node, "a quote")?;
    let speaker = fields.required("speaker", "Antony Blinken", reader);
    let text = fields.required("text", "the words that were said", reader);
    let date = edtf_field(&mut fields, "date", reader);
    let occasion = fields.text("occasion", reader).map(|text| text.value);
    let original = fields.text("original", reader).map(|text| text.value);
    let original_language =
        fields.text("original_language", reader).and_then(|text| crate::config::language_tag(text, reader));
    let source = fields.take("source");
    let names_source = source.is_some();
    let source = source.and_then(|node| source_ref(node, sources, false, reader));
    fields.finish(reader);
    let text = text?;
    let Compared { folded, same_words, runs } = Compared::of(&text.value);
    Some(QuoteMatter {
        speaker: speaker?,
        folded: folded.into(),
        same_words,
        runs,
        text,
        date,
        occasion,
        original,
        original_language,
        source,
        names_source,
        marks: Vec::new(),
        context: None,
        fragment: None,
    })
}

fn correction(node: &Node, reader: &mut Reader) -> Option<Correction> {
    let mut fields = reader.fields(node, "a correction")?;
    let date = fields.required("date", "2024-06-21", reader).and_then(|text| edtf(&text, reader));
    let text = fields.required("text", "An earlier version misnamed the venue.", reader);
    fields.finish(reader);
    Some(Correction { date: date?.value, text: text?.value })
}
