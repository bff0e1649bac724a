//! What bodies refer to and name, remembered document by document.
//!
//! A document is read again when it changed itself, or when something changed that it rests on: the
//! frame, the files that are copied, titles, ids of headings, declared names.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::frame::Frame;
use super::link::Input;
use super::named::{Lookout, NamesOfBody, Subject};
use super::references::{References, Resolved, Wanted};
use super::{ActorId, BriefingId, DocumentId, PageId, Site, Target, TopicId};
use crate::diagnostic::{self, Diagnostic};
use crate::parse::{Document, Image};
use crate::snapshot::Fingerprint;

/// Most broken links for which the nearest target is looked up.
const MOST_SUGGESTIONS: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// Of the frame and of the files that are copied.
    surroundings: Fingerprint,
    /// Of the titles of what is withheld.
    withheld: Fingerprint,
    lookout: Option<Lookout>,
    /// One for each body of the site, in the order of [`ids`].
    kept: Vec<Kept>,
    /// What was looked up for broken links.
    near: FxHashMap<Wanted, Option<String>>,
}

/// What is known of one body.
#[derive(Debug, Default)]
struct Kept {
    hash: Fingerprint,
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
    pub(super) fn read(&mut self, input: &Input, frame: &Frame) -> Vec<Diagnostic> {
        let surroundings = Fingerprint::of_value(&(frame.inputs, &input.files));
        let subjects = subjects(&frame.site);
        if surroundings != self.surroundings {
            self.begin_again(&subjects);
            self.lookout = Some(Lookout::new(&frame.site, self.lookout.take()));
            self.surroundings = surroundings;
        }
        let changes = self.changes(&frame.site, &subjects);
        self.forget(&changes);
        let references = References::new(input, frame);
        let Some(lookout) = &self.lookout else { return Vec::new() };
        let unread = self.kept.par_iter_mut().zip(&subjects).filter(|(kept, _)| kept.key.is_none());
        unread.for_each(|(kept, subject)| kept.read_or_fail(*subject, &references, lookout));
        self.problems(&references)
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
    fn changes(&mut self, site: &Site, subjects: &[Subject]) -> Changes {
        let mut changes = Changes::default();
        let titles: Vec<&str> = site.withheld.iter().map(|withheld| withheld.document.title()).collect();
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

    /// Gives every page of the site what its body says, and the named what names them.
    pub(super) fn hand_out(&self, site: &mut Site) {
        site.actors.iter_mut().for_each(|actor| actor.named_in.clear());
        site.topics.iter_mut().for_each(|topic| topic.named_in.clear());
        for (kept, id) in self.kept.iter().zip(ids(site)) {
            let Some(resolved) = &kept.resolved else { continue };
            let links = resolved.links.clone();
            let names = kept.found.as_ref().map(|found| found.names.clone()).unwrap_or_default();
            let (at, image) = match id {
                DocumentId::Briefing(id) => {
                    let briefing = &mut site.briefings[id.0];
                    ((&mut briefing.links, &mut briefing.names), Some(&mut briefing.image))
                }
                DocumentId::Page(id) => {
                    let page = &mut site.pages[id.0];
                    ((&mut page.links, &mut page.names), Some(&mut page.image))
                }
                DocumentId::Actor(id) => {
                    let actor = &mut site.actors[id.0];
                    ((&mut actor.links, &mut actor.names), Some(&mut actor.image))
                }
                DocumentId::Topic(id) => {
                    let topic = &mut site.topics[id.0];
                    ((&mut topic.links, &mut topic.names), None)
                }
            };
            (*at.0, *at.1) = (links, names);
            if let Some(image) = image {
                image.clone_from(&resolved.image);
            }
            if let Some(found) = &kept.found {
                found.tell(site, id);
            }
        }
    }
}

impl Kept {
    fn of(document: &Document) -> Self {
        let headings: Vec<&str> = document.body.shown_headings().iter().map(|heading| &*heading.id).collect();
        Self {
            hash: document.hash,
            title: Fingerprint::of(document.title().as_bytes()),
            ids: Fingerprint::of_value(&(headings, &document.body.html_ids)),
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
        let site = references.site;
        let image = image(subject.document);
        let resolved = self.resolved.get_or_insert_with(|| references.resolve(subject.document, image));
        let key = lookout.key(site, subject, &resolved.links);
        if self.found.as_ref().is_none_or(|found| found.key != key) {
            self.found = lookout.look(site, subject, (&resolved.links, key));
        }
        self.key = Some(key);
    }
}

/// The picture of a document's front matter.
pub(super) fn image(document: &Document) -> Option<&Image> {
    use crate::parse::Matter;
    match &document.matter {
        Matter::Briefing(matter) => matter.image.as_ref(),
        Matter::Actor(matter) => matter.image.as_ref(),
        Matter::Page(matter) => matter.image.as_ref(),
        Matter::Topic(_) => None,
    }
}

/// Every page that can have a body: briefings first, newest first, then pages, actors, topics.
fn ids(site: &Site) -> Vec<DocumentId> {
    let briefings = (0..site.briefings.len()).map(|index| DocumentId::Briefing(BriefingId(index)));
    let pages = (0..site.pages.len()).map(|index| DocumentId::Page(PageId(index)));
    let is_declared = |id: &ActorId| site[*id].document.is_some();
    let actors = (0..site.actors.len()).map(ActorId).filter(is_declared).map(DocumentId::Actor);
    let is_declared = |id: &TopicId| site[*id].document.is_some();
    let topics = (0..site.topics.len()).map(TopicId).filter(is_declared).map(DocumentId::Topic);
    briefings.chain(pages).chain(actors).chain(topics).collect()
}

fn subjects(site: &Site) -> Vec<Subject<'_>> {
    let subject = |id: DocumentId| {
        let document = match id {
            DocumentId::Briefing(id) => &site[id].document,
            DocumentId::Page(id) => &site[id].document,
            DocumentId::Actor(id) => site[id].document.as_ref()?,
            DocumentId::Topic(id) => site[id].document.as_ref()?,
        };
        Some(Subject { id, document })
    };
    ids(site).into_iter().filter_map(subject).collect()
}
