//! A body read: one pass over its events, which all who tell something of a body share, since to find the events is
//! most of the work.
//!
//! It must not know what each of them looks for, nor front matter.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use super::DocumentKind;
use super::Manner;
use super::body::{Body, Scan};
use super::hazard::{self, Hazard};
use super::limits::Counts;
use super::slips::{self, Slips};
use crate::diagnostic::Diagnostic;
use crate::name::SourcePath;
use crate::prose::markdown::events_of;
use crate::prose::unended;
use crate::prose::{self, BodyText, Prepared, Prose};

/// Where a body stands.
#[derive(Clone, Copy)]
pub(super) struct BodyLocation<'p> {
    /// Its file.
    pub(super) path: &'p SourcePath,
    /// Its first byte in the file.
    pub(super) start: usize,
    /// What the file declares.
    pub(super) kind: DocumentKind,
}

/// What was read of a body.
pub(super) struct Reading {
    pub(super) body: Body,
    /// The running text of a briefing's body; of others nothing is looked for in it.
    pub(super) prose: Prose,
    pub(super) slips: Slips,
    /// What its HTML must not do, each with its bytes in the body.
    pub(super) hazards: Vec<(Range<usize>, Hazard)>,
}

impl Reading {
    /// Reads a body's Markdown; if it holds more than the limits let it, the problem.
    pub(super) fn of(markdown: &str, place: BodyLocation, manner: &Manner) -> Result<Self, Diagnostic> {
        let prepared = Prepared::of(markdown, manner.dialect);
        let mut pass = Pass::new(markdown, prepared.source(), place);
        pass.read(Some(Counts::new(&manner.limits)))?;
        let mut reading = if let Some((mended, unended)) = unended::mend(&prepared.text) {
            let mut again = Pass::new(&mended, BodyText::new(&mended, &prepared.signs), place);
            again.read(None)?;
            let Self { mut body, slips, .. } = again.reading(&unended);
            body.mended = Some(mended.into());
            Self { body, slips, ..pass.reading(&[]) }
        } else {
            let mut reading = pass.reading(&[]);
            reading.body.mended = match &prepared.text {
                Cow::Borrowed(_) => None,
                Cow::Owned(text) => Some(text.as_str().into()),
            };
            reading
        };
        reading.body.signs = prepared.signs;
        Ok(reading)
    }
}

/// One pass over the events of a text.
struct Pass<'m> {
    source: BodyText<'m>,
    place: BodyLocation<'m>,
    scan: Scan<'m>,
    prose: prose::Reader,
    slips: slips::Reader<'m>,
    hazards: Vec<(Range<usize>, Hazard)>,
}

impl<'m> Pass<'m> {
    /// Of a text as it is written, and as it is read.
    fn new(written: &'m str, source: BodyText<'m>, place: BodyLocation<'m>) -> Self {
        let markdown = source.text();
        Self {
            source,
            place,
            scan: Scan::new(markdown, place.start),
            prose: prose::Reader::new(markdown),
            slips: slips::Reader::new(written),
            hazards: Vec::new(),
        }
    }

    fn read(&mut self, mut counts: Option<Counts>) -> Result<(), Diagnostic> {
        let (markdown, has_prose) = (self.source.text(), self.place.kind == DocumentKind::Briefing);
        let mut events = events_of(self.source);
        for (number, (event, place)) in events.by_ref().enumerate() {
            let counted =
                counts.as_mut().and_then(|counts| counts.event(&event, (markdown, &place), self.place));
            if let Some(problem) = counted {
                return Err(problem);
            }
            if let Event::Html(html) | Event::InlineHtml(html) = &event {
                hazard::read(html, (markdown, &place), &mut self.hazards);
            }
            self.slips.event(&event, &place);
            if has_prose {
                self.prose.event(number, &event, place.clone());
            }
            self.scan.event(&event, place);
        }
        self.slips.html = events.html_slips();
        Ok(())
    }

    fn reading(self, unended: &[unended::Unended]) -> Reading {
        Reading {
            body: self.scan.body(),
            prose: self.prose.prose,
            slips: self.slips.slips(unended),
            hazards: self.hazards,
        }
    }
}
