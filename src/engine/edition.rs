//! The editions of a site, one for each language: each is linked and planned like a site of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::load::Templates;
use super::memory::Memory;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Level, Lint, Span};
use crate::language::Language;
use crate::name::{SourcePath, UrlPath};
use crate::page::{EarlierPlan, Pages, PlannedEdition, Surroundings};
use crate::parse::Document;
use crate::site::{self, Publishing, Site};
use crate::snapshot::Snapshot;
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
    pub(super) snapshot: &'s Snapshot,
    pub(super) settings: &'s Arc<Settings>,
    pub(super) publishing: &'s Publishing,
    pub(super) theme: &'s Theme,
    pub(super) earlier: BTreeMap<String, Earlier>,
    pub(super) memory: &'s mut Memory,
    pub(super) problems: &'s mut Vec<Diagnostic>,
}

/// The edition that found a problem.
struct Finder<'e> {
    index: usize,
    /// The files in its language.
    own_files: &'e BTreeSet<SourcePath>,
    /// The files of actors that further editions name.
    used: &'e BTreeSet<SourcePath>,
}

/// An edition that is linked and planned, and does not know the others yet.
struct Linked {
    site: Arc<Site>,
    planned: PlannedEdition,
    problems: Vec<Diagnostic>,
}

impl Shared<'_> {
    /// Links all editions, lets them know each other, and reads their templates.
    pub(super) fn editions(mut self, editions: Vec<site::Edition>) -> Vec<Edition> {
        let tags: Vec<String> = editions.iter().map(|one| one.language.clone()).collect();
        let own_files: Vec<BTreeSet<SourcePath>> = editions.iter().map(own_files).collect();
        let language = |tag: &String| self.memory.languages.get(tag, self.theme, self.problems);
        let languages: Vec<Arc<Language>> = tags.iter().map(language).collect();
        let mut linked = self.link_all(editions, &languages);
        let used: BTreeSet<SourcePath> = linked[1..].iter().flat_map(|one| used_actors(&one.site)).collect();
        let sites: Vec<Arc<Site>> = linked.iter().map(|one| Arc::clone(&one.site)).collect();
        let found: Vec<Vec<Diagnostic>> =
            linked.iter_mut().map(|one| std::mem::take(&mut one.problems)).collect();
        let pages = PlannedEdition::introduce(linked.into_iter().map(|one| one.planned).collect());
        for (index, pages) in pages.iter().enumerate() {
            let all = found[index].iter().cloned().chain(pages.problems());
            let finder = Finder { index, own_files: &own_files[index], used: &used };
            let told: Vec<Diagnostic> = all.filter(|problem| self.is_told(problem, &finder)).collect();
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

    /// Of two documents with one URL only the first is published: nothing may name the other, so all is linked
    /// again without it.
    fn link_all(&mut self, mut editions: Vec<site::Edition>, languages: &[Arc<Language>]) -> Vec<Linked> {
        let sites = self.sites(&mut editions);
        let linked = self.plan_all(sites, languages);
        if linked.iter().all(|one| one.planned.losers().is_empty()) {
            return linked;
        }
        let mut conflicts = Vec::new();
        let losers: Vec<SourcePath> = linked.iter().flat_map(|one| one.planned.losers()).cloned().collect();
        let lost: FxHashSet<&str> = losers.iter().map(SourcePath::as_str).collect();
        let (planned, problems): (Vec<_>, Vec<_>) =
            linked.into_iter().map(|one| (one.planned, one.problems)).unzip();
        let pages = PlannedEdition::introduce(planned);
        for ((edition, problems), pages) in editions.iter_mut().zip(problems).zip(pages) {
            let told = pages.problems().filter(|problem| is_why_lost(problem, &lost));
            conflicts.push((told.collect::<Vec<_>>(), places(&problems)));
            // What one edition cannot publish is published by none.
            edition.input.withdraw(&losers);
        }
        let sites = self.sites(&mut editions);
        let mut linked = self.plan_all(sites, languages);
        for (one, (conflicts, found)) in linked.iter_mut().zip(conflicts) {
            let labels = conflicts.iter().flat_map(|conflict: &Diagnostic| &conflict.labels);
            let winners: FxHashSet<&str> = labels.map(|label| &*label.span.file).collect();
            // What is found without the loser alone goes when the conflict is mended.
            one.problems.retain(|problem| {
                let is_older = found.contains(&(problem.lint, problem.span.clone()));
                is_older && !(problem.lint == Lint::OrphanActor && winners.contains(&*problem.span.file))
            });
            one.problems.extend(conflicts);
        }
        linked
    }

    /// Links all editions. The further ones come first: the first one copies the files that they refer to.
    fn sites(&mut self, editions: &mut [site::Edition]) -> Vec<Arc<Site>> {
        let mut referenced = BTreeSet::new();
        let mut sites = Vec::new();
        for (index, edition) in editions.iter_mut().enumerate().rev() {
            if index == 0 {
                edition.input.referenced = std::mem::take(&mut referenced);
            }
            let settings = self.settings_of(&edition.language);
            let publishing = self.publishing;
            let memory = self.linking(&edition.language);
            let site = Arc::new(site::link(&edition.input, &settings, publishing, memory));
            if index > 0 {
                referenced.extend(site::referenced(&site).into_iter().cloned());
            }
            sites.push(site);
        }
        sites.reverse();
        sites
    }

    /// Plans the pages of all editions.
    fn plan_all(&mut self, sites: Vec<Arc<Site>>, languages: &[Arc<Language>]) -> Vec<Linked> {
        let mut of_pictures = Vec::new();
        let assets = Arc::new(self.memory.pictures.assets(
            (self.snapshot, self.settings.images.metadata),
            &sites[0],
            &mut of_pictures,
        ));
        let theme_files: Vec<UrlPath> = self.theme.published().map(|file| file.path.clone()).collect();
        let mut linked = Vec::new();
        let further: Vec<String> = languages[1..].iter().map(|language| language.tag().to_owned()).collect();
        for (index, (site, language)) in sites.into_iter().zip(languages).enumerate() {
            let (is_first, tag) = (index == 0, language.tag());
            let folder = if is_first { String::new() } else { format!("/{tag}") };
            let around = Surroundings {
                theme_files: if is_first { &theme_files } else { &[] },
                identity: self.theme.identity(),
                assets: &assets,
                clock: self.publishing.clock,
                language,
                folder: &folder,
                reserved: if is_first { &further } else { &[] },
            };
            let plan = self.earlier.get_mut(tag).and_then(|earlier| earlier.plan.take());
            let settings = self.settings_of(tag);
            let planned = PlannedEdition::new(&site, &settings, &around, plan);
            let problems = site.problems.iter().cloned().chain(std::mem::take(&mut of_pictures)).collect();
            linked.push(Linked { site, planned, problems });
        }
        linked
    }

    /// The settings of an edition.
    fn settings_of(&self, tag: &str) -> Arc<Settings> {
        if tag == self.settings.language {
            return Arc::clone(self.settings);
        }
        Arc::new(self.settings.for_language(tag))
    }

    fn linking(&mut self, tag: &str) -> &mut site::Memory {
        self.memory.linking.entry(tag.to_owned()).or_default()
    }

    /// Whether what an edition finds is told: what stands in files of its own, and of the settings what no other
    /// one tells. That nothing names an actor is true when no edition does.
    fn is_told(&self, problem: &Diagnostic, finder: &Finder) -> bool {
        let Finder { index, own_files, used } = *finder;
        let file = SourcePath::new(Arc::clone(&problem.span.file));
        let is_current = self.memory.is_current(file.as_str());
        if index == 0 {
            return is_current
                && !(problem.lint == Lint::OrphanActor && used.contains(&file.without_language()));
        }
        let is_of_settings = file.as_str() == crate::config::FILE && !self.problems.contains(problem);
        let is_own = own_files.contains(&file) && problem.lint != Lint::OrphanActor;
        is_current && (is_own || is_of_settings)
    }
}

/// Whether a problem says why a document has no URL: another has it, or no system can hold it.
fn is_why_lost(problem: &Diagnostic, lost: &FxHashSet<&str>) -> bool {
    let is_error = problem.lint.default_level() == Level::Error;
    problem.lint == Lint::UrlConflict || (is_error && lost.contains(&*problem.span.file))
}

fn places(problems: &[Diagnostic]) -> FxHashSet<(Lint, Span)> {
    problems.iter().map(|problem| (problem.lint, problem.span.clone())).collect()
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
