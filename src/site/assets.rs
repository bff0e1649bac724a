//! Which files are copied: nothing that belongs to what is withheld.

use std::collections::BTreeSet;

use super::link::Input;
use super::{Site, Target};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::parse::Document;
use crate::source::{CONTENT, Fingerprint};

/// Files that published documents refer to.
pub(super) type Referenced<'s> = BTreeSet<&'s SourcePath>;

/// The files to copy, with what they were found from.
#[derive(Debug, Default)]
pub(super) struct Assets {
    inputs: Fingerprint,
    published: BTreeSet<SourcePath>,
    referenced: BTreeSet<SourcePath>,
    problems: Vec<Diagnostic>,
}

impl Assets {
    /// The files to copy. One that a published document refers to is copied. Any other is not when
    /// something withheld or unreadable names it, or stands beside it in a folder below `content/`, or
    /// holds it in the folder of its `index.md`: it may belong to that.
    pub(super) fn find(
        &mut self,
        input: &Input,
        (site, elsewhere): (&Site, &[&Document]),
        referenced: &Referenced,
    ) {
        let withheld: Vec<Hidden> = site
            .withheld
            .iter()
            .map(|withheld| Hidden { path: &withheld.path, text: &withheld.document.text })
            .chain(elsewhere.iter().map(|document| Hidden { path: &document.path, text: &document.text }))
            .chain(input.broken.iter().map(|broken| Hidden { path: &broken.path, text: &broken.text }))
            .collect();
        let inputs = Fingerprint::of_value(&(&input.files, &withheld, referenced));
        if inputs == self.inputs {
            return;
        }
        let referenced_files = referenced.iter().map(|file| (*file).clone()).collect();
        *self = Self { inputs, referenced: referenced_files, ..Self::default() };
        for file in &input.files {
            let owner = withheld
                .iter()
                .find(|hidden| hidden.text.contains(file.file_name()) || stands_with(file, hidden.path));
            match owner {
                Some(owner) if !referenced.contains(file) => self.problems.push(kept_back(file, owner.path)),
                _ => {
                    self.published.insert(file.clone());
                }
            }
        }
    }

    pub(super) fn hand_out(&self, site: &mut Site) {
        site.assets.clone_from(&self.published);
        site.referenced.clone_from(&self.referenced);
        site.problems.extend(self.problems.iter().cloned());
    }
}

/// A document that is withheld or cannot be read.
#[derive(Hash)]
struct Hidden<'h> {
    path: &'h SourcePath,
    text: &'h str,
}

fn kept_back(file: &SourcePath, owner: &SourcePath) -> Diagnostic {
    let message = format!("The file is not copied: it may belong to `{owner}`, which is not published.");
    let problem = Diagnostic::new(Lint::FileWithheld, Span::whole_file(file.shared()), message);
    problem.hint("link to it from a published page, or move it to another folder")
}

/// The files that the pages of a site refer to.
pub fn referenced(site: &Site) -> BTreeSet<&SourcePath> {
    let briefings = site.briefings.iter().map(|briefing| (&briefing.links, briefing.image.as_ref()));
    let pages = site.pages.iter().map(|page| (&page.links, page.image.as_ref()));
    let actors = site.actors.iter().map(|actor| (&actor.links, actor.image.as_ref()));
    let topics = site.topics.iter().map(|topic| (&topic.links, None));
    let places = briefings.chain(pages).chain(actors).chain(topics);
    let targets = places.flat_map(|(links, image)| links.iter().chain(image));
    let files = targets.filter_map(|target| match target {
        Target::Asset(file) => Some(file),
        _ => None,
    });
    files.collect()
}

/// Whether a file stands where files of a document do.
fn stands_with(file: &SourcePath, document: &SourcePath) -> bool {
    let folder = document.folder();
    let in_bundle = document.stem() == "index"
        && folder != CONTENT
        && file.folder().strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    in_bundle || (folder != CONTENT && file.folder() == folder)
}
