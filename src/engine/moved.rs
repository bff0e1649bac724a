//! Documents whose page stood at another address in the last build: a renamed file, a changed slug or permalink. Who
//! follows the old address finds nothing, unless the file names it.
//!
//! It must not know where the last build is kept.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::earlier::{Subject, data_files, subjects, title};
use super::edition::Edition;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SourcePath, fold};
use crate::page::{PageKey, Planned};
use crate::parse::{At, Document, Matter};

/// Most pages of the last build whose titles are read.
const MOST_READ: usize = 200;

/// The site that was built last.
pub(super) struct LastBuild<'l> {
    /// Paths of its files.
    pub(super) files: &'l [String],
    /// Gives the bytes of one.
    pub(super) read: &'l dyn Fn(&str) -> Option<Vec<u8>>,
}

/// A document with a page that the last build did not have.
struct New<'e> {
    document: &'e Document,
    /// The place of its page: `ko/actors/x/`.
    place: String,
    /// The folder of its edition: `ko/`, or nothing.
    folder: String,
}

/// Says of each document that moved since the last build what to write, so that the old address leads to it.
pub(super) fn moved(editions: &[Edition], last: &LastBuild) -> Vec<Diagnostic> {
    let is_planned = |file: &str| editions.iter().any(|edition| edition.pages.page_at(file).is_some());
    let is_gone = |file: &&String| file.ends_with("/index.html") && !is_planned(file);
    let gone: BTreeSet<String> =
        last.files.iter().filter(is_gone).map(|file| place(file).to_owned()).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let known: FxHashSet<&str> = last.files.iter().map(String::as_str).collect();
    let new: Vec<New> = editions.iter().flat_map(|edition| new_pages(edition, &known)).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let before = subjects(data_files(last.files.iter()), last.read, &gone);
    let mut whose: BTreeMap<Subject, &str> = BTreeMap::new();
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    for (place, subject) in &before {
        whose.insert(subject.clone(), place);
    }
    // The pages of lists and years, and those below an actor, are nobody's.
    let is_page =
        |place: &&String| !before.contains_key(*place) && !before.keys().any(|of| place.starts_with(of));
    for place in gone.iter().filter(is_page).take(MOST_READ) {
        if let Some(title) = (last.read)(&format!("{place}index.html")).and_then(|html| title(&html)) {
            titles.insert(title, place);
        }
    }
    let folders: Vec<String> = editions.iter().map(folder_of).collect();
    let mut told: FxHashSet<&SourcePath> = FxHashSet::default();
    let mut problems = Vec::new();
    for new in &new {
        let from = subjects_of(new.document).iter().find_map(|subject| whose.get(subject).copied());
        let from = from.or_else(|| titles.get(&name_of(new.document)).copied());
        if let Some(from) = from.filter(|_| told.insert(&new.document.path)) {
            problems.push(problem(new, from, &folders));
        }
    }
    problems
}

/// The place of a page by its file.
fn place(file: &str) -> &str {
    file.strip_suffix("index.html").unwrap_or(file)
}

/// The folder of an edition's pages: `ko/`, or nothing.
fn folder_of(edition: &Edition) -> String {
    let home = edition.pages.planned().iter().find(|page| page.key == PageKey::Home);
    home.map(|page| place(&page.path.output_file()).to_owned()).unwrap_or_default()
}

fn new_pages<'e>(edition: &'e Edition, known: &FxHashSet<&str>) -> Vec<New<'e>> {
    let folder = folder_of(edition);
    let new = |planned: &'e Planned| {
        let site = &edition.site;
        let document = match planned.key {
            PageKey::Briefing(id) => Some(&site[id].document),
            PageKey::Actor(id) => site[id].document.as_ref(),
            PageKey::Topic(id) => site[id].document.as_ref(),
            PageKey::Page(id) => Some(&site[id].document),
            _ => None,
        }?;
        let file = planned.path.output_file();
        let is_new = !known.contains(&*file);
        is_new.then(|| New { document, place: place(&file).to_owned(), folder: folder.clone() })
    };
    edition.pages.planned().iter().filter_map(new).collect()
}

/// As what the last build may have had a document: an actor or topic may have been called as its alias says.
fn subjects_of(document: &Document) -> Vec<Subject> {
    let subject = |list, name: &str, day: &str| Subject { list, name: fold(name), day: day.to_owned() };
    match &document.matter {
        Matter::Briefing(matter) => {
            vec![subject(0, &matter.title.value, &matter.outline.date.datetime())]
        }
        Matter::Actor(matter) => {
            let outline = &matter.outline;
            let names = std::iter::once(&outline.name).chain(&outline.aliases);
            names.map(|name| subject(1, &name.value, "")).collect()
        }
        Matter::Topic(matter) => {
            let outline = &matter.outline;
            let names = std::iter::once(&outline.name).chain(&outline.aliases);
            names.map(|name| subject(2, &name.value, "")).collect()
        }
        Matter::Page(_) => Vec::new(),
    }
}

/// The title of an ordinary page, folded; nothing else is known again by its title.
fn name_of(document: &Document) -> String {
    match &document.matter {
        Matter::Page(matter) => fold(&matter.title),
        _ => String::new(),
    }
}

/// `folders`: of all editions. An old URL leads to a page of its own edition alone.
fn problem(new: &New, from: &str, folders: &[String]) -> Diagnostic {
    let document = new.document;
    let at = document.place(At::Slug).or_else(|| document.place(At::Title));
    let span = at.map_or_else(|| Span::whole_file(document.path.shared()), |at| document.span(at));
    let to = &new.place;
    let message =
        format!("`/{from}` of the last build is `/{to}` now, and nothing leads there from the old address.");
    let folder_of = |place: &str| {
        folders.iter().filter(|folder| place.starts_with(&***folder)).max_by_key(|folder| folder.len())
    };
    let inside = from.strip_prefix(&*new.folder).filter(|_| folder_of(from) == Some(&new.folder));
    let hint = inside.map(|inside| {
        let written = document.matter.old_urls().iter().map(|one| one.value.clone());
        let all: Vec<String> = written.chain([format!("/{inside}")]).collect();
        format!("write `old_urls: [{}]` in this file", all.join(", "))
    });
    Diagnostic::new(Lint::UrlMoved, span, message).maybe_hint(hint)
}
