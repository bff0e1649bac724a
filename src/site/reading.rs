//! What is read in the body of a briefing: the names, the direct quotes and who says them, and dates, each at its place.
//!
//! The same eyes as those of the checks, asked for all that they see.

use std::ops::Range;

use serde::Serialize;

use super::named::{Lookout, Subject, body_span};
use super::speeches::{Speaker, Speeches};
use super::{BriefingId, DocumentId, Site, Who};
use crate::parse::Manner;
use crate::prose::Prose;
use crate::text;
use crate::timex;

/// All that is read in a body, in the order of its text. Places are bytes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The names of declared actors and topics.
    pub names: Vec<NameRead>,
    /// The direct quotes.
    pub quotes: Vec<QuoteRead>,
    /// What names a date or a time.
    pub dates: Vec<DateRead>,
}

/// A name in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameRead {
    /// Where it stands.
    pub place: Range<usize>,
    /// As the body writes it.
    pub text: String,
    /// The declared name of whom it means.
    pub name: String,
    /// Whether that is an actor and not a topic.
    pub is_actor: bool,
}

/// A direct quote in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteRead {
    /// Where its words stand, without the marks: several places where an attribution parts them.
    pub places: Vec<Range<usize>>,
    /// Its words as front matter takes them.
    pub text: String,
    /// The declared name of who says it, if the text tells.
    pub speaker: Option<String>,
    /// Whether the text says so plainly: only then `check --fix` writes it.
    pub is_plain: bool,
    /// Whether `quotes` lists it.
    pub is_listed: bool,
}

/// A date in a body, or words that mean one on the day of the briefing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateRead {
    /// Where it stands.
    pub place: Range<usize>,
    /// As the body writes it.
    pub text: String,
    /// What it means, as an EDTF date.
    pub value: String,
    /// Whether the calendar calls it so; else it is seen from the day of the briefing.
    pub is_explicit: bool,
}

/// Reads bodies of a site.
#[derive(Debug)]
pub struct Reader<'s> {
    site: &'s Site,
    lookout: Lookout,
    manner: &'s Manner,
}

impl<'s> Reader<'s> {
    /// Knows the declared names of a site.
    pub fn new(site: &'s Site, manner: &'s Manner) -> Self {
        Self { site, lookout: Lookout::new(site, None), manner }
    }

    /// Reads the body of a briefing.
    pub fn read(&self, id: BriefingId) -> Reading {
        let (site, lookout) = (self.site, &self.lookout);
        let briefing = &site[id];
        let document = &briefing.document;
        let around =
            lookout.context(site, Subject { id: DocumentId::Briefing(id), document }, &briefing.links);
        let prose = document.prose();
        let mentions = lookout.mentions(&prose, &around);
        let place = |range: &Range<usize>| body_span(document, &prose, range).range();
        let names = mentions.iter().map(|mention| {
            let (name, is_actor) = match lookout.who(mention) {
                Who::Actor(id) => (&site[id].name, true),
                Who::Topic(id) => (&site[id].name, false),
            };
            let text = text::within(&prose.text, mention.range.clone()).to_owned();
            NameRead { place: place(&mention.range), text, name: name.clone(), is_actor }
        });
        let people = lookout.people(&mentions);
        let speeches = Speeches { lookout, around: &around, document, prose: &prose };
        let speakers = speeches.speakers(&people);
        let spoken = document.analysis.spoken.iter().filter(|spoken| !spoken.is_fragment);
        let quotes = spoken.map(|spoken| {
            let speaker = speeches.speaker(spoken, &speakers);
            QuoteRead {
                places: spoken.ranges.iter().map(place).collect(),
                text: spoken.text.clone(),
                speaker: speaker.actor().map(|actor| lookout.name(actor).to_owned()),
                is_plain: matches!(speaker, Speaker::Plain(_)),
                is_listed: !spoken.listed.is_empty(),
            }
        });
        Reading { names: names.collect(), quotes: quotes.collect(), dates: self.dates(id, &prose) }
    }

    fn dates(&self, id: BriefingId, prose: &Prose) -> Vec<DateRead> {
        let briefing = &self.site[id];
        let day = briefing.matter().outline.date.date();
        let setting = self.manner.of_dates(day, briefing.document.language());
        let dates = timex::read_with(prose, &setting).into_iter();
        let read = |expression: timex::Expression| DateRead {
            place: body_span(&briefing.document, prose, &expression.range).range(),
            text: text::within(&prose.text, expression.range).to_owned(),
            value: expression.value.as_str().to_owned(),
            is_explicit: expression.kind == timex::ExpressionKind::Explicit,
        };
        dates.map(read).collect()
    }
}
