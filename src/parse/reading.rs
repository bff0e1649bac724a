//! A body read: one pass over its events, which all who tell something of a body share, since to find the events is
//! most of the work.
//!
//! It must not know what each of them looks for, nor front matter.

use std::ops::Range;

use pulldown_cmark::Event;

use super::DocumentKind;
use super::body::{Body, Scan};
use super::hazard::{self, Hazard};
use super::limits::Counts;
use super::slips::{self, Slips};
use crate::config::Limits;
use crate::diagnostic::Diagnostic;
use crate::name::SourcePath;
use crate::prose::markdown::events;
use crate::prose::unended;
use crate::prose::{self, Prose};

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
    pub(super) fn of(markdown: &str, place: BodyLocation, limits: &Limits) -> Result<Self, Diagnostic> {
        let mut pass = Pass::new(markdown, place);
        pass.read(Some(Counts::new(limits)))?;
        let Some((mended, unended)) = unended::mend(markdown) else { return Ok(pass.reading(&[])) };
        let mut again = Pass::new(&mended, place);
        again.read(None)?;
        let Self { mut body, slips, .. } = again.reading(&unended);
        body.mended = Some(mended.into());
        Ok(Self { body, slips, ..pass.reading(&[]) })
    }
}

/// One pass over the events of a text.
struct Pass<'m> {
    markdown: &'m str,
    place: BodyLocation<'m>,
    scan: Scan<'m>,
    prose: prose::Reader,
    slips: slips::Reader<'m>,
    hazards: Vec<(Range<usize>, Hazard)>,
}

impl<'m> Pass<'m> {
    fn new(markdown: &'m str, place: BodyLocation<'m>) -> Self {
        Self {
            markdown,
            place,
            scan: Scan::new(markdown, place.start),
            prose: prose::Reader::new(markdown),
            slips: slips::Reader::new(markdown),
            hazards: Vec::new(),
        }
    }

    fn read(&mut self, mut counts: Option<Counts>) -> Result<(), Diagnostic> {
        let (markdown, has_prose) = (self.markdown, self.place.kind == DocumentKind::Briefing);
        let mut events = events(markdown);
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
