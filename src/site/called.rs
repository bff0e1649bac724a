//! How briefings and pages are called that a wiki link may mean: published ones, those that are not, and names that
//! several bear. Each list is made once a link asks for it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::frame::Frame;
use super::references::Document as Known;
use super::several::Several;
use super::sort_out::slug_of;
use super::{Briefing, BriefingId, PageId, Target};
use crate::diagnostic::{Diagnostic, Span};
use crate::name::{fold, slugify};
use crate::parse::{Document, Matter};
use crate::snapshot::CONTENT;

pub(super) struct Called<'a> {
    frame: &'a Frame,
    /// Briefings and pages by folded title and by slug.
    published: OnceLock<HashMap<String, Target>>,
    unpublished: OnceLock<Unpublished>,
    several: OnceLock<Several>,
    /// Names of several bearers that front matter uses.
    used: OnceLock<HashSet<String>>,
}

/// How what is not published is called.
struct Unpublished {
    /// Folded titles and slugs of briefings and pages.
    withheld: HashSet<String>,
    /// Folded names and slugs of files that cannot be read.
    broken: HashSet<String>,
}

impl<'a> Called<'a> {
    pub(super) fn new(frame: &'a Frame) -> Self {
        Self {
            frame,
            published: OnceLock::new(),
            unpublished: OnceLock::new(),
            several: OnceLock::new(),
            used: OnceLock::new(),
        }
    }

    /// The briefing or page that is called so.
    pub(super) fn target(&self, name: &str) -> Option<Target> {
        self.published.get_or_init(|| self.find_published()).get(&fold(name)).cloned()
    }

    /// Says that a name, which a link takes for a target, could mean several briefings.
    pub(super) fn doubt(&self, name: &str, found: &Target, span: Span) -> Option<Diagnostic> {
        let site = &self.frame.site;
        self.several.get_or_init(|| Several::of(site)).doubt(site, (name, found), span)
    }

    fn find_published(&self) -> HashMap<String, Target> {
        let site = &self.frame.site;
        let mut called = HashMap::new();
        for (index, page) in site.pages.iter().enumerate() {
            let target = Target::Page(PageId(index), None);
            called.entry(fold(&page.matter().title)).or_insert_with(|| target.clone());
            if let Some(slug) = page.parts.last() {
                called.entry(slug.clone()).or_insert(target);
            }
        }
        for (index, briefing) in site.briefings.iter().enumerate() {
            let target = Target::Briefing(BriefingId(index), None);
            called.entry(fold(&briefing.matter().title.value)).or_insert_with(|| target.clone());
            called.entry(briefing.slug.clone()).or_insert(target);
        }
        for document in self.frame.elsewhere.iter().filter(|one| !one.is_withheld).map(|one| &*one.document) {
            let target = || Target::Elsewhere(document.path.clone(), None);
            called.entry(fold(document.title())).or_insert_with(target);
            if document.path.folder() != CONTENT || document.path.stem() != "index" {
                called.entry(self.slug(document)).or_insert_with(target);
            }
        }
        called
    }

    fn slug(&self, document: &Document) -> String {
        slug_of(document, self.frame.actors.style())
    }

    /// Whether a briefing or page that is withheld is called so.
    pub(super) fn is_withheld(&self, name: &str) -> bool {
        self.unpublished().withheld.contains(&fold(name))
    }

    /// Whether a file that cannot be read may be meant.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        let broken = &self.unpublished().broken;
        broken.contains(&fold(name)) || broken.contains(&slugify(name, self.frame.actors.style()))
    }

    fn unpublished(&self) -> &Unpublished {
        self.unpublished.get_or_init(|| {
            let own = self.frame.site.withheld.iter().map(|withheld| &*withheld.document);
            let elsewhere = self.frame.elsewhere.iter().filter(|one| one.is_withheld);
            let all = own.chain(elsewhere.map(|one| &*one.document));
            let is_called =
                |document: &&Document| matches!(document.matter, Matter::Briefing(_) | Matter::Page(_));
            let called = |document: &Document| [fold(document.title()), self.slug(document)];
            let broken = self.frame.known.iter().filter(|(_, known)| matches!(known, Known::Broken));
            let style = self.frame.actors.style();
            let broken =
                broken.flat_map(|(path, _)| [fold(path.stem()), slugify(path.undated_name(), style)]);
            Unpublished {
                withheld: all.filter(is_called).flat_map(called).collect(),
                broken: broken.collect(),
            }
        })
    }

    /// Whether front matter uses a folded name of several bearers: that settles it, or is reported itself.
    pub(super) fn is_used(&self, folded: &str) -> bool {
        self.used.get_or_init(|| self.find_used()).contains(folded)
    }

    /// All such names in one pass: a look for each would read all front matter for each.
    fn find_used(&self) -> HashSet<String> {
        let Frame { site, actors, topics, .. } = self.frame;
        let shared: Vec<&str> = actors.shared().chain(topics.shared()).collect();
        let Ok(automaton) = AhoCorasick::new(&shared) else { return HashSet::new() };
        let used_by = |briefing: &Briefing| -> BTreeSet<usize> {
            let document = &briefing.document;
            let front = fold(document.text.get(..document.body.range.start).unwrap_or_default());
            automaton.find_overlapping_iter(&front).map(|found| found.pattern().as_usize()).collect()
        };
        let used: HashSet<usize> = site.briefings.par_iter().flat_map_iter(used_by).collect();
        used.into_iter().map(|number| shared[number].to_owned()).collect()
    }
}
