//! The editions of a site, one for each language: each is linked and planned like a site of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::Templates;
use super::memory::Memory;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Lint};
use crate::language::Language;
use crate::name::{SourcePath, UrlPath};
use crate::page::{EarlierPlan, Pages, Surroundings};
use crate::parse::Document;
use crate::site::{self, Publishing, Site};
use crate::theme::Theme;

/// An edition that can be rendered. The first one of a site is that of its own language.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) site: Arc<Site>,
    pub(super) pages: Pages,
    pub(super) templates: Templates,
}

/// What an earlier run left of an edition.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    pub(super) plan: Option<EarlierPlan>,
    pub(super) templates: Option<Templates>,
}

/// What all editions of a run share.
pub(super) struct Shared<'s> {
    pub(super) settings: &'s Arc<Settings>,
    pub(super) publishing: &'s Publishing,
    pub(super) theme: &'s Theme,
    pub(super) earlier: BTreeMap<String, Earlier>,
    pub(super) memory: &'s mut Memory,
    pub(super) problems: &'s mut Vec<Diagnostic>,
}

/// An edition that is linked and planned, and does not know the others yet.
struct Linked {
    site: Arc<Site>,
    pages: Pages,
    problems: Vec<Diagnostic>,
}

impl Shared<'_> {
    /// Links all editions, lets them know each other, and reads their templates.
    pub(super) fn editions(mut self, editions: Vec<site::Edition>) -> Vec<Edition> {
        let tags: Vec<String> = editions.iter().map(|one| one.language.clone()).collect();
        let own_files: Vec<BTreeSet<SourcePath>> = editions.iter().map(own_files).collect();
        let mut linked = self.link_all(editions, &tags);
        let used: BTreeSet<SourcePath> = linked[1..].iter().flat_map(|one| used_actors(&one.site)).collect();
        let sites: Vec<Arc<Site>> = linked.iter().map(|one| Arc::clone(&one.site)).collect();
        let found: Vec<Vec<Diagnostic>> =
            linked.iter_mut().map(|one| std::mem::take(&mut one.problems)).collect();
        let pages = Pages::introduce(linked.into_iter().map(|one| one.pages).collect());
        for (index, pages) in pages.iter().enumerate() {
            let all = found[index].iter().cloned().chain(pages.problems());
            let told: Vec<Diagnostic> =
                all.filter(|problem| self.is_told(problem, (index, &own_files, &used))).collect();
            self.problems.extend(told);
        }
        let with_templates = pages.into_iter().zip(sites).zip(tags);
        let edition = |((pages, site), tag): ((Pages, Arc<Site>), String)| {
            let earlier = self.earlier.remove(&tag).and_then(|earlier| earlier.templates);
            let templates = Templates::new(self.theme, &pages, earlier);
            Edition { site, pages, templates }
        };
        with_templates.map(edition).collect()
    }

    /// The further editions come first: the first one copies the files that they refer to.
    fn link_all(&mut self, editions: Vec<site::Edition>, tags: &[String]) -> Vec<Linked> {
        let mut referenced = BTreeSet::new();
        let mut linked = Vec::new();
        for (index, mut edition) in editions.into_iter().enumerate().rev() {
            if index == 0 {
                edition.input.referenced = std::mem::take(&mut referenced);
            }
            let one = self.link(edition, (index, tags));
            if index > 0 {
                referenced.extend(site::referenced(&one.site).into_iter().cloned());
            }
            linked.push(one);
        }
        linked.reverse();
        linked
    }

    fn link(&mut self, edition: site::Edition, (index, tags): (usize, &[String])) -> Linked {
        let site::Edition { language: tag, mut input } = edition;
        let is_first = index == 0;
        let settings =
            if is_first { Arc::clone(self.settings) } else { Arc::new(self.settings.for_language(&tag)) };
        let language: Arc<Language> = self.memory.languages.get(&tag, self.theme, self.problems);
        let theme_files: Vec<UrlPath> = self.theme.files().values().map(|file| file.path.clone()).collect();
        let folder = if is_first { String::new() } else { format!("/{tag}") };
        let around = Surroundings {
            theme_files: if is_first { &theme_files } else { &[] },
            language: &language,
            folder: &folder,
            reserved: if is_first { &tags[1..] } else { &[] },
        };
        let plan = self.earlier.get_mut(&tag).and_then(|earlier| earlier.plan.take());
        let memory = self.memory.linking.entry(tag).or_default();
        let mut site = Arc::new(site::link(&input, &settings, self.publishing, memory));
        let mut pages = Pages::new(&site, &settings, self.publishing.clock, (&around, plan));
        let mut problems = Vec::new();
        if !pages.losers().is_empty() {
            // Of two documents with one URL only the first is published: nothing may name the other.
            problems.extend(pages.problems().filter(|problem| problem.lint == Lint::UrlConflict));
            input.withdraw(pages.losers());
            drop(pages);
            memory.give_back(Arc::into_inner(site));
            site = Arc::new(site::link(&input, &settings, self.publishing, memory));
            pages = Pages::new(&site, &settings, self.publishing.clock, (&around, None));
        }
        problems.extend(site.problems.iter().cloned());
        Linked { site, pages, problems }
    }

    /// Whether what an edition finds is told: what stands in files of its own, and of the settings what no other
    /// one tells. That nothing names an actor is true when no edition does.
    fn is_told(
        &self,
        problem: &Diagnostic,
        (index, own_files, used): (usize, &[BTreeSet<SourcePath>], &BTreeSet<SourcePath>),
    ) -> bool {
        let file = SourcePath::new(Arc::clone(&problem.span.file));
        let is_current = self.memory.is_current(file.as_str());
        if index == 0 {
            return is_current
                && !(problem.lint == Lint::OrphanActor && used.contains(&file.without_language()));
        }
        let is_of_settings = file.as_str() == crate::config::FILE && !self.problems.contains(problem);
        let is_own = own_files[index].contains(&file) && problem.lint != Lint::OrphanActor;
        is_current && (is_own || is_of_settings)
    }
}

/// The files that are written in the language of an edition.
fn own_files(edition: &site::Edition) -> BTreeSet<SourcePath> {
    let is_own = |document: &&Arc<Document>| document.language() == Some(&*edition.language);
    edition.input.documents.iter().filter(is_own).map(|document| document.path.clone()).collect()
}

/// The files of actors that something in an edition names.
fn used_actors(site: &Site) -> impl Iterator<Item = SourcePath> + '_ {
    let named = site.actors.iter().filter(|actor| !actor.briefings.is_empty() || !actor.named_in.is_empty());
    let bodies = site.actors.iter().flat_map(|actor| actor.offices_of.iter().flatten()).map(|&id| &site[id]);
    named.chain(bodies).filter_map(|actor| Some(actor.document.as_ref()?.path.without_language()))
}
