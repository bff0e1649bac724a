//! Which files are copied: nothing that belongs to what is withheld.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bodies;
use super::link::{Broken, Input};
use super::references::file_of;
use super::{Site, Target};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{FileNames, SourcePath, file_key};
use crate::parse::Document;
use crate::snapshot::{CONTENT, Fingerprint};

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
    /// something withheld or unreadable names it in any spelling, or stands beside it in a folder below `content/`, or
    /// holds it in the folder of its `index.md`: it may belong to that.
    pub(super) fn find(
        &mut self,
        input: &Input,
        (site, elsewhere): (&Site, &[&Document]),
        referenced: &Referenced,
    ) {
        let mut hidden: Vec<Hidden> = Vec::new();
        hidden.extend(site.withheld.iter().map(|withheld| Hidden::of(&withheld.document)));
        hidden.extend(elsewhere.iter().map(|document| Hidden::of(document)));
        hidden.extend(input.broken.iter().map(Hidden::unreadable));
        let inputs = Fingerprint::of_value(&(&input.files, &input.links, &hidden, referenced));
        if inputs == self.inputs {
            return;
        }
        let referenced_files = referenced.iter().map(|file| (*file).clone()).collect();
        *self = Self { inputs, referenced: referenced_files, ..Self::default() };
        let owners = owners(&input.files, &hidden);
        for (file, owner) in input.files.iter().zip(owners) {
            match owner {
                Some(owner) if !referenced.contains(file) => {
                    self.problems.push(kept_back(file, hidden[owner].path));
                }
                _ => {
                    self.published.insert(file.clone());
                }
            }
        }
        for (link, target) in &input.links {
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

    pub(super) fn hand_out(&self, site: &mut Site) {
        site.assets.clone_from(&self.published);
        site.referenced.clone_from(&self.referenced);
        site.problems.extend(self.problems.iter().cloned());
    }
}

/// A document that is withheld or cannot be read.
struct Hidden<'h> {
    path: &'h SourcePath,
    text: &'h str,
    /// If it can be read.
    document: Option<&'h Document>,
}

impl<'h> Hidden<'h> {
    fn of(document: &'h Document) -> Self {
        Self { path: &document.path, text: &document.text, document: Some(document) }
    }

    fn unreadable(broken: &'h Broken) -> Self {
        Self { path: &broken.path, text: &broken.text, document: None }
    }

    /// The files that its links and pictures lead to.
    fn references(&self) -> impl Iterator<Item = SourcePath> + 'h {
        self.document.into_iter().flat_map(|document| {
            let image = bodies::image(document).map(|image| &image.file.value);
            let links = document.body.links.iter().map(|link| &link.destination);
            links.chain(image).filter_map(|written| file_of(document, written))
        })
    }
}

/// All else follows from these.
impl Hash for Hidden<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.path, self.text).hash(state);
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
