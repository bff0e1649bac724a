//! What bodies refer to and name, remembered document by document.
//!
//! A document is read again when it changed itself, or when something changed that it rests on: the
//! frame, the files that are copied, titles, ids of headings, declared names.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::frame::Frame;
use super::link::Input;
use super::named::{Lookout, NameInBody, NamedPages, NamesOfBody, Subject};
use super::references::{References, Resolved, Wanted};
use super::surroundings::Surroundings;
use super::{ActorId, BriefingId, DocumentId, PageId, Target, TopicId};
use crate::diagnostic::{self, Diagnostic, Lint};
use crate::parse::{At, Document, Matter};
use crate::snapshot::Fingerprint;

/// Most broken links for which the nearest target is looked up.
const MOST_SUGGESTIONS: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// The frame that they were read for.
    frame: Option<Arc<Frame>>,
    /// Of what they were read beside.
    surroundings: Fingerprint,
    /// Of the titles of what is withheld.
    withheld: Fingerprint,
    lookout: Option<Lookout>,
    /// One for each body of the site, in the order of [`ids`].
    kept: Vec<Kept>,
    /// What was looked up for broken links.
    near: FxHashMap<Wanted, Option<String>>,
}

/// What a body says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Where its references lead.
    pub(super) links: Arc<[Target]>,
    /// Where the picture of the front matter is.
    pub(super) image: Option<Target>,
    pub(super) names: Arc<[NameInBody]>,
}

/// What is known of one body.
#[derive(Debug, Default)]
struct Kept {
    hash: Fingerprint,
    /// Quotes that do not stand in it and name no source.
    without_source: Vec<Diagnostic>,
    title: Fingerprint,
    ids: Fingerprint,
    resolved: Option<Resolved>,
    /// Of all that decides what is found; `None` when that may have changed.
    key: Option<Fingerprint>,
    found: Option<NamesOfBody>,
    /// A fault of briefgen that ended the last reading: then the body is read again at the next run.
    fault: Option<Diagnostic>,
}

/// What changed that bodies rest on.
#[derive(Default)]
struct Changes {
    anything: bool,
    titles: bool,
    ids: bool,
}

impl Bodies {
    /// Reads every body that has to be read; returns what is wrong in all of them.
    pub(super) fn read(&mut self, input: &Input, frame: &Arc<Frame>) -> Vec<Diagnostic> {
        let beside = Surroundings::of(input, frame);
        let surroundings = Fingerprint::of_value(&beside);
        let subjects = subjects(frame, &input.documents);
        let is_same = self.frame.as_ref().is_some_and(|known| Arc::ptr_eq(known, frame));
        if !is_same || surroundings != self.surroundings {
            self.begin_again(&subjects);
            self.lookout = Some(Lookout::new(frame, self.lookout.take()));
            (self.frame, self.surroundings) = (Some(Arc::clone(frame)), surroundings);
        }
        let changes = self.changes(frame, (&input.documents, &subjects));
        self.forget(&changes);
        let references = References::new(frame, &input.documents, &beside);
        let Some(lookout) = &self.lookout else { return Vec::new() };
        let unread = self.kept.par_iter_mut().zip(&subjects).filter(|(kept, _)| kept.key.is_none());
        unread.for_each(|(kept, subject)| kept.read_or_fail(*subject, &references, lookout));
        self.problems(&references)
    }

    /// What each body says: briefings first, newest first, then pages, declared actors, declared topics.
    pub(super) fn said(&self) -> impl Iterator<Item = Said> + '_ {
        self.kept.iter().map(|kept| {
            let (links, image) = match &kept.resolved {
                Some(resolved) => (Arc::clone(&resolved.links), resolved.image.clone()),
                None => Default::default(),
            };
            let names = kept.found.as_ref().map(|found| Arc::clone(&found.names)).unwrap_or_default();
            Said { links, image, names }
        })
    }

    /// The pages that name each actor and topic of a frame and do not list it.
    pub(super) fn named(&self, frame: &Frame) -> NamedPages {
        let mut named = NamedPages::of(frame);
        for (kept, id) in self.kept.iter().zip(ids(frame)) {
            if let Some(found) = &kept.found {
                named.add(found, frame, id);
            }
        }
        named
    }

    /// Another frame: ids stand for other documents. What was found stays, with the key that tells
    /// whether it still holds.
    fn begin_again(&mut self, subjects: &[Subject]) {
        let found = self.kept.drain(..).filter_map(|kept| kept.found);
        let mut known: FxHashMap<Fingerprint, NamesOfBody> =
            found.map(|found| (found.document, found)).collect();
        let kept = |subject: &Subject| {
            let found = known.remove(&subject.document.hash);
            Kept { found, ..Kept::default() }
        };
        self.kept = subjects.iter().map(kept).collect();
        self.near.clear();
    }

    /// Notes which documents are not as they were.
    fn changes(&mut self, frame: &Frame, (documents, subjects): (&[Arc<Document>], &[Subject])) -> Changes {
        let mut changes = Changes::default();
        let titles: Vec<&str> = frame.withheld.iter().map(|&(file, _)| documents[file].title()).collect();
        let withheld = Fingerprint::of_value(&titles);
        changes.titles |= withheld != self.withheld;
        self.withheld = withheld;
        for (kept, subject) in self.kept.iter_mut().zip(subjects) {
            if kept.hash == subject.document.hash {
                continue;
            }
            let now = Kept::of(subject.document);
            changes.anything = true;
            changes.titles |= kept.title != now.title;
            changes.ids |= kept.ids != now.ids;
            *kept = Kept { found: kept.found.take(), ..now };
        }
        changes
    }

    /// Forgets what rests on something that changed.
    fn forget(&mut self, changes: &Changes) {
        if changes.titles || changes.ids {
            self.near.clear();
        }
        for kept in &mut self.kept {
            if kept.fault.is_some() {
                (kept.resolved, kept.key) = (None, None);
            }
            let Some(resolved) = &kept.resolved else { continue };
            let rests_on = resolved.rests_on;
            if (changes.titles && rests_on.titles)
                || (changes.ids && rests_on.ids)
                || (changes.anything && rests_on.everything)
            {
                (kept.resolved, kept.key) = (None, None);
            }
        }
    }

    /// What is wrong in all bodies. Suggestions take a look at every name: they are bounded.
    fn problems(&mut self, references: &References) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let (mut unfound, suggestions) = (0, references.affordable(MOST_SUGGESTIONS));
        for kept in &self.kept {
            problems.extend(kept.without_source.iter().cloned());
            for broken in kept.resolved.iter().flat_map(|resolved| &resolved.problems) {
                let wanted = broken.wanted.as_ref().filter(|_| unfound < suggestions);
                let near = wanted.and_then(|wanted| {
                    let near = self.near.entry(wanted.clone());
                    near.or_insert_with(|| references.nearest(wanted)).clone()
                });
                let hint = near.map(|near| format!("did you mean `{near}`?"));
                problems.push(broken.problem.clone().maybe_hint(hint));
                unfound += 1;
            }
            problems.extend(kept.found.iter().flat_map(|found| found.problems.iter().cloned()));
            problems.extend(kept.fault.clone());
        }
        problems
    }
}

impl Kept {
    fn of(document: &Document) -> Self {
        let headings: Vec<&str> = document.body.shown_headings().iter().map(|heading| &*heading.id).collect();
        Self {
            hash: document.hash,
            title: Fingerprint::of(document.title().as_bytes()),
            ids: Fingerprint::of_value(&(headings, &document.body.html_ids)),
            without_source: quotes_without_source(document),
            ..Self::default()
        }
    }

    /// The same as `read`, where a fault of briefgen leaves a body without links and names.
    fn read_or_fail(&mut self, subject: Subject, references: &References, lookout: &Lookout) {
        self.fault = None;
        let document = subject.document;
        let read = || {
            diagnostic::trip("body", document.markdown());
            self.read(subject, references, lookout);
        };
        let Err(panicked) = diagnostic::catch(read) else { return };
        let did = "looked for links and names in this text, which is shown without them";
        let nowhere = document.body.links.iter().map(|_| Target::Nowhere).collect();
        *self = Self {
            resolved: Some(Resolved { links: nowhere, ..Resolved::default() }),
            fault: Some(panicked.problem(document.span(0..0), did)),
            ..Self::of(document)
        };
    }

    /// Finds out where the references of a body lead, and looks for names in it if that may differ.
    fn read(&mut self, subject: Subject, references: &References, lookout: &Lookout) {
        let resolved = self.resolved.get_or_insert_with(|| references.resolve(subject.document));
        let around = lookout.context(references.frame, subject, &resolved.links);
        let key = around.key(subject.document);
        if self.found.as_ref().is_none_or(|found| found.key != key) {
            self.found = lookout.look(subject.document, &around);
        }
        self.key = Some(key);
    }
}

/// Quotes that do not stand in the body and name no source.
fn quotes_without_source(document: &Document) -> Vec<Diagnostic> {
    let Matter::Briefing(matter) = &document.matter else { return Vec::new() };
    let entries = matter.outline.quotes.iter().zip(&document.analysis.quotes).enumerate();
    let unfounded = entries.filter(|(_, (quote, in_body))| in_body.marks.is_empty() && !quote.names_source);
    let problem = |(entry, _)| {
        let message = "This quote does not stand in the body and names no source.";
        let spoken = document.analysis.spoken.iter().find(|spoken| spoken.listed.contains(&entry));
        let hint = match spoken {
            Some(spoken) => format!("give the words as they stand in the body: `{}`", spoken.text),
            None => "give the words as they stand in the body, or add a `source`".to_owned(),
        };
        Diagnostic::new(Lint::QuoteNotInBody, document.span_at(At::Quote(entry)), message).hint(hint)
    };
    unfounded.map(problem).collect()
}

/// Every page that can have a body: briefings first, newest first, then pages, actors, topics.
fn ids(frame: &Frame) -> impl Iterator<Item = DocumentId> + '_ {
    let briefings = (0..frame.briefings.len()).map(|index| DocumentId::Briefing(BriefingId(index)));
    let pages = (0..frame.pages.len()).map(|index| DocumentId::Page(PageId(index)));
    let actors = frame.actors.iter().enumerate().filter(|(_, actor)| actor.declared.is_some());
    let actors = actors.map(|(index, _)| DocumentId::Actor(ActorId(index)));
    let topics = frame.topics.iter().enumerate().filter(|(_, topic)| topic.declared.is_some());
    let topics = topics.map(|(index, _)| DocumentId::Topic(TopicId(index)));
    briefings.chain(pages).chain(actors).chain(topics)
}

fn subjects<'d>(frame: &Frame, documents: &'d [Arc<Document>]) -> Vec<Subject<'d>> {
    let briefings = frame.briefings.iter().map(|briefing| briefing.declared.file);
    let pages = frame.pages.iter().map(|page| page.declared.file);
    let actors = frame.actors.iter().filter_map(|actor| Some(actor.declared.as_ref()?.file));
    let topics = frame.topics.iter().filter_map(|topic| Some(topic.declared.as_ref()?.file));
    let files = briefings.chain(pages).chain(actors).chain(topics);
    ids(frame).zip(files).map(|(id, file)| Subject { id, document: &documents[file] }).collect()
}
