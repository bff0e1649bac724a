//! Which files are copied: nothing that belongs to what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::link::{Broken, Input};
use super::references::file_of;
use super::{Site, Target};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{FileNames, SourcePath, file_key};
use crate::parse::{Document, LinkRef};
use crate::snapshot::{CONTENT, Fingerprint};

/// All that is asked to find the files to copy: whoever finds them gets nothing else.
#[derive(Hash)]
pub(super) struct Inputs<'i> {
    /// Every file of `content/` that is no document.
    files: &'i [SourcePath],
    /// Those of them that are links, with the files that they stand for.
    links: &'i BTreeMap<SourcePath, SourcePath>,
    hidden: Vec<Hidden<'i>>,
    /// Files that published documents refer to.
    referenced: BTreeSet<&'i SourcePath>,
}

impl<'i> Inputs<'i> {
    pub(super) fn of(input: &'i Input, site: &'i Site) -> Self {
        let withheld = site.withheld.iter().map(|withheld| &withheld.document);
        let is_withheld = |document: &&Arc<Document>| site.withheld_elsewhere.contains(&document.path);
        let hidden = withheld.chain(input.elsewhere.iter().filter(is_withheld)).map(|one| Hidden::of(one));
        let hidden = hidden.chain(input.broken.iter().map(Hidden::unreadable)).collect();
        let mut referenced = referenced(site);
        referenced.extend(&input.referenced);
        Self { files: &input.files, links: &input.links, hidden, referenced }
    }
}

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
    /// something withheld or unreadable names it in any spelling, or stands beside it in a folder below `content/`, or
    /// holds it in the folder of its `index.md`: it may belong to that.
    pub(super) fn find(&mut self, inputs: &Inputs) {
        let fingerprint = Fingerprint::of_value(inputs);
        if fingerprint == self.inputs {
            return;
        }
        let Inputs { files, links, hidden, referenced } = inputs;
        let referenced_files = referenced.iter().map(|file| (*file).clone()).collect();
        *self = Self { inputs: fingerprint, referenced: referenced_files, ..Self::default() };
        let owners = owners(files, hidden);
        for (file, owner) in files.iter().zip(owners) {
            match owner {
                Some(owner) if !referenced.contains(file) => {
                    self.problems.push(kept_back(file, hidden[owner].path));
                }
                _ => {
                    self.published.insert(file.clone());
                }
            }
        }
        for (link, target) in *links {
            self.keep_back_link(link, target, referenced.contains(link));
        }
    }

    /// A link shows nothing that its target does not.
    fn keep_back_link(&mut self, link: &SourcePath, target: &SourcePath, is_referenced: bool) {
        let is_of_content = target.as_str().strip_prefix(CONTENT).is_some_and(|rest| rest.starts_with('/'));
        if !is_of_content || self.published.contains(target) || !self.published.remove(link) {
            return;
        }
        let problem = kept_back(link, target);
        self.problems.push(if is_referenced {
            let message = format!("`{link}` links to `{target}`, which is not published.");
            Diagnostic::new(Lint::FileUnreadable, problem.span, message).hint("put the file itself there")
        } else {
            problem
        });
    }

    /// The files to copy, and those of them that pages refer to.
    pub(super) fn files(&self) -> (BTreeSet<SourcePath>, BTreeSet<SourcePath>) {
        (self.published.clone(), self.referenced.clone())
    }

    pub(super) fn problems(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        self.problems.iter().cloned()
    }
}

/// A document that is withheld or cannot be read.
#[derive(Hash)]
struct Hidden<'h> {
    path: &'h SourcePath,
    text: &'h str,
    /// Where its links lead and its picture is, as written, if it can be read.
    links: &'h [LinkRef],
    image: Option<&'h str>,
}

impl<'h> Hidden<'h> {
    fn of(document: &'h Document) -> Self {
        let image = document.matter.image().map(|image| &*image.file.value);
        Self { path: &document.path, text: &document.text, links: &document.body.links, image }
    }

    fn unreadable(broken: &'h Broken) -> Self {
        Self { path: &broken.path, text: &broken.text, links: &[], image: None }
    }

    /// The files that its links and pictures lead to.
    fn references(&self) -> impl Iterator<Item = SourcePath> + 'h {
        let links = self.links.iter().map(|link| &*link.destination);
        links.chain(self.image).filter_map(|written| file_of(self.path, written))
    }
}

/// For each file the first of the hidden documents that it may belong to. Each text is read once, whatever the
/// number of files.
fn owners(files: &[SourcePath], hidden: &[Hidden]) -> Vec<Option<usize>> {
    let mut owners = vec![None; files.len()];
    if hidden.is_empty() {
        return owners;
    }
    let names = FileNames::new(files.iter().map(SourcePath::file_name));
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, file) in files.iter().enumerate() {
        by_key.entry(file_key(file.as_str())).or_default().push(number);
    }
    let named = hidden.par_iter().map(|hidden| {
        let mut named = names.meant_by(hidden.text);
        let referred = hidden.references().filter_map(|file| by_key.get(&file_key(file.as_str())));
        named.extend(referred.flatten());
        named
    });
    let named: Vec<BTreeSet<usize>> = named.collect();
    for (number, (hidden, named)) in hidden.iter().zip(named).enumerate() {
        for (at, file) in files.iter().enumerate() {
            if owners[at].is_none() && (named.contains(&at) || stands_with(file, hidden.path)) {
                owners[at] = Some(number);
            }
        }
    }
    owners
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
