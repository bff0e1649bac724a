//! The frame of a site: all that follows from front matter. What bodies say is hung into it.
//!
//! A change of a body, a title or a summary leaves the frame as it is, and most saves are such changes.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::link::Input;
use super::names::Names;
use super::references::Document as Known;
use super::{Publishing, Site, Target};
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::name::SourcePath;
use crate::parse::Document;
use crate::snapshot::Fingerprint;

#[derive(Debug)]
pub(super) struct Frame {
    /// Of all that it is made of.
    pub(super) inputs: Fingerprint,
    /// Of all that tells who appears with whom.
    pub(super) company: Fingerprint,
    /// Without what bodies say.
    pub(super) site: Site,
    pub(super) actors: Names,
    pub(super) topics: Names,
    /// What each Markdown file became.
    pub(super) known: FxHashMap<SourcePath, Known>,
    pub(super) problems: Vec<Diagnostic>,
    /// Briefings and pages in other languages. Their bodies may be older than those of the input; titles, ids of
    /// headings and what else a link can name are not.
    pub(super) elsewhere: Vec<Elsewhere>,
}

/// A briefing or page in another language.
#[derive(Clone, Debug)]
pub(super) struct Elsewhere {
    pub(super) document: Arc<Document>,
    pub(super) is_withheld: bool,
}

/// The fingerprint of all that a frame is made of.
pub(super) fn inputs(input: &Input, settings: &Settings, publishing: &Publishing) -> Fingerprint {
    Fingerprint::of_value(&Inputs { input, settings, publishing })
}

struct Inputs<'i> {
    input: &'i Input,
    settings: &'i Settings,
    publishing: &'i Publishing,
}

impl Hash for Inputs<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.settings.slugs.hash(state);
        self.settings.language.hash(state);
        // Days and instants are sorted by it.
        self.publishing.zone.iana_name().hash(state);
        for document in &self.input.documents {
            document.path.hash(state);
            document.linked.hash(state);
            // Not the clock itself, which differs from run to run.
            self.publishing.withholds(document).hash(state);
        }
        for broken in &self.input.broken {
            broken.path.hash(state);
        }
        for document in &self.input.elsewhere {
            let title = document.title();
            (&document.path, title, document.linked, self.publishing.withholds(document)).hash(state);
            document.body.ids().for_each(|id| id.hash(state));
        }
        self.input.twins.hash(state);
        self.input.is_further.hash(state);
    }
}

impl Frame {
    /// Puts the documents as they are now in the place of those that the frame was made of. False when
    /// one of its problems points into a file that changed: then it has to be made again.
    pub(super) fn take_in(&mut self, input: &Input) -> bool {
        let site = &mut self.site;
        let mut changed: HashSet<&str> = HashSet::new();
        let mut withheld = site.withheld.iter_mut();
        for document in &input.documents {
            let place = match self.known.get(&document.path) {
                // A file for which another one stands leads there.
                Some(Known::Published(Target::Briefing(id, _)))
                    if site.briefings[id.0].document.path == document.path =>
                {
                    &mut site.briefings[id.0].document
                }
                Some(Known::Published(Target::Page(id, _)))
                    if site.pages[id.0].document.path == document.path =>
                {
                    &mut site.pages[id.0].document
                }
                Some(Known::Published(Target::Actor(id, _))) => match &mut site.actors[id.0].document {
                    Some(document) => document,
                    None => return false,
                },
                Some(Known::Published(Target::Topic(id, _))) => match &mut site.topics[id.0].document {
                    Some(document) => document,
                    None => return false,
                },
                // What is withheld stands in the order of the input.
                _ => match withheld.next() {
                    Some(withheld) if withheld.path == document.path => &mut withheld.document,
                    _ => return false,
                },
            };
            replace(place, document, &mut changed);
        }
        self.problems.is_empty() || !self.problems.iter().any(|problem| points_into(problem, &changed))
    }
}

fn replace<'d>(place: &mut Arc<Document>, document: &'d Arc<Document>, changed: &mut HashSet<&'d str>) {
    if !Arc::ptr_eq(place, document) {
        if place.hash != document.hash {
            changed.insert(document.path.as_str());
        }
        *place = Arc::clone(document);
    }
}

fn points_into(problem: &Diagnostic, files: &HashSet<&str>) -> bool {
    let fix = problem.fix.iter().map(|fix| &fix.file);
    let labels = problem.labels.iter().map(|label| &label.span.file);
    std::iter::once(&problem.span.file).chain(fix).chain(labels).any(|file| files.contains(&**file))
}
