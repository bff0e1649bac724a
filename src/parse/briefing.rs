//! The front matter of a briefing.

use std::sync::Arc;

use super::analysis::Analysis;
use super::body::Body;
use super::event_words::EventWords;
use super::front::{
    check_order, edtf, edtf_field, extra, image, language, old_urls, publication, publication_field,
};
use super::matter::{BriefingMatter, Correction};
use super::outline::{BriefingOutline, EventMatter, Part, Placed, QuoteMatter, Withholding, placed};
use super::source_ref::{Sources, read_source, source_ref};
use super::{Manner, unlisted_dates};
use crate::date::{Edtf, month_name, weekday};
use crate::diagnostic::Lint;
use crate::name::SourcePath;
use crate::prose::Prose;
use crate::quotation::Compared;
use crate::snapshot::Sealed;
use crate::timex::{Dates, Slip};
use crate::yaml::{Fields, Node, Reader, Value};

/// Reads the fields of a briefing at `path`, and what its body says of them.
pub(super) fn read(
    mut fields: Fields,
    path: &SourcePath,
    (body, prose, manner): (&Body, &Prose, &Manner),
    reader: &mut Reader,
) -> Option<(BriefingMatter, Analysis)> {
    let title = fields.required("title", "Putin arrives in Pyongyang", reader);
    let date = fields.required("date", "2024-06-19", reader).and_then(|text| publication(&text, reader));
    let updated = publication_field(&mut fields, "updated", reader);
    let summary = fields.text("summary", reader).map(|text| text.value);
    let slug = fields.text("slug", reader).map(Placed::from);
    let authors = fields.texts("authors", reader).into_iter().map(|text| text.value).collect();
    let language = language(&mut fields, reader);
    let draft = fields.flag("draft", reader);
    let expires = publication_field(&mut fields, "expires", reader);
    let old_urls = old_urls(&mut fields, reader);
    let image = image(&mut fields, reader);
    let actors = fields.list("actors", reader).iter().filter_map(|node| part(node, reader)).collect();
    let topics = placed(fields.texts("topics", reader));
    let sources = sources(fields.list("sources", reader), reader);
    let dates =
        fields.list("dates", reader).iter().filter_map(|node| event(node, &sources, reader)).collect();
    let quotes =
        fields.list("quotes", reader).iter().filter_map(|node| quote(node, &sources, reader)).collect();
    let corrections =
        fields.list("corrections", reader).iter().filter_map(|node| correction(node, reader)).collect();
    let extra = extra(&mut fields);
    fields.finish(reader);
    let (title, date) = (title?, date?);
    check_order(&date, updated.as_ref(), "updated", reader);
    check_order(&date, expires.as_ref(), "expires", reader);
    let outline = Sealed::new(BriefingOutline {
        date: date.value,
        withholding: Withholding { draft, embargo: None, expires: expires.map(|expires| expires.value) },
        slug,
        slug_title: may_be_nameless(path).then(|| title.value.clone()),
        actors,
        topics,
        dates,
        quotes,
        sources: sources.list,
    });
    let setting = manner.of_dates(outline.date.date(), language.as_deref());
    let dates_in_text = Dates::read(prose, &setting);
    check_dates_in_text((prose, &dates_in_text), body, setting.reference, reader);
    if manner.tells_dates {
        unlisted_dates::tell((prose, body), &outline.dates, &setting, reader);
    }
    let analysis = Analysis::of(&outline, prose, &dates_in_text);
    let matter = BriefingMatter {
        outline,
        title,
        updated,
        summary,
        authors,
        language,
        old_urls,
        image,
        corrections,
        extra,
    };
    Some((matter, analysis))
}

/// Whether the slug of a file may be empty, so that the title gives it: when its name has no ASCII letter or digit.
fn may_be_nameless(path: &SourcePath) -> bool {
    !path.undated_name().bytes().any(|byte| byte.is_ascii_alphanumeric())
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
        return Some(Part { name: name?.into(), role });
    }
    let name = reader.entry(node, "actors")?;
    (!name.value.is_empty()).then(|| Part { name: name.into(), role: None })
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
    let actors = placed(fields.texts("actors", reader));
    let topics = placed(fields.texts("topics", reader));
    let source = fields.take("source").and_then(|node| source_ref(node, sources, true, reader));
    let id = fields.text("id", reader).map(Placed::from);
    fields.finish(reader);
    let (date, event) = (Placed::from(date?), Placed::from(event?));
    let words = Arc::new(EventWords::new(&date.value, &event.value));
    Some(EventMatter { date, event, place, actors, topics, source, id, words })
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
    let text = Placed::from(text?);
    let Compared { folded, same_words, runs } = Compared::of(&text.value);
    Some(QuoteMatter {
        speaker: speaker?.into(),
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
    })
}

fn correction(node: &Node, reader: &mut Reader) -> Option<Correction> {
    let mut fields = reader.fields(node, "a correction")?;
    let date = fields.required("date", "2024-06-21", reader).and_then(|text| edtf(&text, reader));
    let text = fields.required("text", "An earlier version misnamed the venue.", reader);
    fields.finish(reader);
    Some(Correction { date: date?.value, text: text?.value })
}
