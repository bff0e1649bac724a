//! Which files are copied: nothing that belongs to what is withheld.

use std::collections::BTreeSet;

use super::link::Input;
use super::{Site, Target};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::source::CONTENT;

/// Files that published documents refer to.
pub(super) type Referenced = BTreeSet<SourcePath>;

/// The files to copy. One that a published document refers to is copied. Any other is not when
/// something withheld or unreadable names it, or stands beside it in a folder below `content/`, or
/// holds it in the folder of its `index.md`: it may belong to that.
pub(super) fn published(input: &Input, site: &mut Site, referenced: &Referenced) -> BTreeSet<SourcePath> {
    let withheld: Vec<(&SourcePath, &str)> = site
        .withheld
        .iter()
        .map(|withheld| (&withheld.path, &*withheld.document.text))
        .chain(input.broken.iter().map(|broken| (&broken.path, &*broken.text)))
        .collect();
    let mut published = BTreeSet::new();
    let mut kept_back = Vec::new();
    for file in &input.files {
        let owner =
            withheld.iter().find(|(path, text)| text.contains(file.file_name()) || stands_with(file, path));
        match owner {
            Some((path, _)) if !referenced.contains(file) => kept_back.push((file, (*path).clone())),
            _ => {
                published.insert(file.clone());
            }
        }
    }
    for (file, owner) in kept_back {
        let message = format!("The file is not copied: it may belong to `{owner}`, which is not published.");
        let problem = Diagnostic::new(Lint::FileWithheld, Span::whole_file(file.shared()), message);
        site.problems.push(problem.hint("link to it from a published page, or move it to another folder"));
    }
    published
}

/// Whether a file stands where files of a document do.
fn stands_with(file: &SourcePath, document: &SourcePath) -> bool {
    let folder = document.folder();
    let in_bundle = document.stem() == "index"
        && folder != CONTENT
        && file.folder().strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    in_bundle || (folder != CONTENT && file.folder() == folder)
}

/// Notes the file of a target.
pub(super) fn note(referenced: &mut Referenced, target: &Target) {
    if let Target::Asset(file) = target {
        referenced.insert(file.clone());
    }
}
