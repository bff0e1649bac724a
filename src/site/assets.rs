//! Which files are copied: nothing that belongs to what is withheld.

use std::collections::{BTreeSet, HashSet};

use super::link::Input;
use super::references::file_of;
use super::{Site, Target};
use crate::name::SourcePath;
use crate::parse::{Document, LinkKind, Matter};

/// Files that published documents refer to.
pub(super) type Referenced = BTreeSet<SourcePath>;

/// The files to copy. One that a published document refers to is copied; one that only withheld
/// documents refer to is not; one that nobody refers to is, unless something withheld or unreadable
/// stands beside it, to which it may belong.
pub(super) fn published(input: &Input, site: &Site, referenced: &Referenced) -> BTreeSet<SourcePath> {
    let files: HashSet<&SourcePath> = input.files.iter().collect();
    let mut of_withheld: HashSet<SourcePath> = HashSet::new();
    let mut withheld_folders: HashSet<&str> = input.broken.iter().map(SourcePath::folder).collect();
    for withheld in &site.withheld {
        of_withheld.extend(files_of(&withheld.document).filter(|file| files.contains(file)));
        withheld_folders.insert(withheld.path.folder());
    }
    let withheld_bundles: Vec<&str> = site
        .withheld
        .iter()
        .map(|withheld| &withheld.path)
        .chain(&input.broken)
        .filter(|path| path.stem() == "index")
        .map(SourcePath::folder)
        .collect();
    let belongs_to_withheld = |file: &SourcePath| {
        of_withheld.contains(file)
            || withheld_folders.contains(file.folder())
            || withheld_bundles
                .iter()
                .any(|folder| file.folder().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    };
    input
        .files
        .iter()
        .filter(|file| referenced.contains(*file) || !belongs_to_withheld(file))
        .cloned()
        .collect()
}

/// The files that a document may refer to, whether they exist or not.
fn files_of(document: &Document) -> impl Iterator<Item = SourcePath> {
    let image = match &document.matter {
        Matter::Briefing(matter) => matter.image.as_ref(),
        Matter::Page(matter) => matter.image.as_ref(),
        Matter::Actor(matter) => matter.image.as_ref(),
        Matter::Topic(_) => None,
    };
    let links =
        document.body.links.iter().filter(|link| link.kind != LinkKind::Wiki).map(|link| &*link.destination);
    links.chain(image.map(|image| &*image.file.value)).filter_map(|link| file_of(document, link))
}

/// Notes the file of a target.
pub(super) fn note(referenced: &mut Referenced, target: &Target) {
    if let Target::Asset(file) = target {
        referenced.insert(file.clone());
    }
}
