//! How briefings and pages are called that a wiki link may mean: published ones, those that are not, and names that
//! several bear. Each list is made once a link asks for it, and who asks hands in the note of what it rests on.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::frame::{Frame, LinkedBriefing};
use super::references::{Document as Known, RestsOn};
use super::several::Several;
use super::sort_out::slug_of;
use super::surroundings::Elsewhere;
use super::{BriefingId, PageId, Target};
use crate::diagnostic::{Diagnostic, Span};
use crate::name::{fold, slugify};
use crate::parse::{Document, Outline};
use crate::snapshot::CONTENT;

pub(super) struct Called<'a> {
    frame: &'a Frame,
    documents: &'a [Arc<Document>],
    elsewhere: &'a [Elsewhere<'a>],
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
    pub(super) fn new(
        frame: &'a Frame,
        documents: &'a [Arc<Document>],
        elsewhere: &'a [Elsewhere<'a>],
    ) -> Self {
        Self {
            frame,
            documents,
            elsewhere,
            published: OnceLock::new(),
            unpublished: OnceLock::new(),
            several: OnceLock::new(),
            used: OnceLock::new(),
        }
    }

    /// The briefing or page that is called so.
    pub(super) fn target(&self, name: &str, rests_on: &mut RestsOn) -> Option<Target> {
        rests_on.titles = true;
        self.published.get_or_init(|| self.find_published()).get(&fold(name)).cloned()
    }

    /// Says that a name, which a link takes for a target, could mean several briefings.
    pub(super) fn doubt(
        &self,
        (name, found): (&str, &Target),
        span: Span,
        rests_on: &mut RestsOn,
    ) -> Option<Diagnostic> {
        // Only briefings are called by their titles.
        if !matches!(found, Target::Briefing(..)) {
            return None;
        }
        rests_on.titles = true;
        let several = self.several.get_or_init(|| Several::of(self.frame, self.documents));
        several.doubt(self.frame, (name, found), span)
    }

    fn find_published(&self) -> HashMap<String, Target> {
        let (frame, documents) = (self.frame, self.documents);
        let mut called = HashMap::new();
        for (index, page) in frame.pages.iter().enumerate() {
            let target = Target::Page(PageId(index), None);
            let title = fold(page.declared.document(documents).title());
            called.entry(title).or_insert_with(|| target.clone());
            if let Some(slug) = page.parts.last() {
                called.entry(slug.clone()).or_insert(target);
            }
        }
        for (index, briefing) in frame.briefings.iter().enumerate() {
            let target = Target::Briefing(BriefingId(index), None);
            let title = fold(briefing.declared.document(documents).title());
            called.entry(title).or_insert_with(|| target.clone());
            called.entry(briefing.slug.clone()).or_insert(target);
        }
        for Elsewhere { outline, title, .. } in self.elsewhere.iter().filter(|one| !one.is_withheld) {
            let target = || Target::Elsewhere(outline.path.clone(), None);
            called.entry(fold(title)).or_insert_with(target);
            if outline.path.folder() != CONTENT || outline.path.stem() != "index" {
                called.entry(self.slug(outline)).or_insert_with(target);
            }
        }
        called
    }

    fn slug(&self, outline: &Outline) -> String {
        slug_of(outline, self.frame.actor_names.style())
    }

    /// Whether a briefing or page that is withheld is called so.
    pub(super) fn is_withheld(&self, name: &str, rests_on: &mut RestsOn) -> bool {
        rests_on.titles = true;
        self.unpublished().withheld.contains(&fold(name))
    }

    /// Whether a file that cannot be read may be meant.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        let broken = &self.unpublished().broken;
        broken.contains(&fold(name)) || broken.contains(&slugify(name, self.frame.actor_names.style()))
    }

    fn unpublished(&self) -> &Unpublished {
        self.unpublished.get_or_init(|| {
            // Only briefings and pages can be withheld.
            let own = self.frame.withheld.iter().map(|&(file, _)| &self.documents[file]);
            let own = own.flat_map(|one| [fold(one.title()), self.slug(&one.outline())]);
            let elsewhere = self.elsewhere.iter().filter(|one| one.is_withheld);
            let elsewhere = elsewhere.flat_map(|one| [fold(one.title), self.slug(&one.outline)]);
            let broken = self.frame.known.iter().filter(|(_, known)| matches!(known, Known::Broken));
            let style = self.frame.actor_names.style();
            let broken =
                broken.flat_map(|(path, _)| [fold(path.stem()), slugify(path.undated_name(), style)]);
            Unpublished { withheld: own.chain(elsewhere).collect(), broken: broken.collect() }
        })
    }

    /// Whether front matter uses a folded name of several bearers: that settles it, or is reported itself.
    pub(super) fn is_used(&self, folded: &str, rests_on: &mut RestsOn) -> bool {
        rests_on.everything = true;
        self.used.get_or_init(|| self.find_used()).contains(folded)
    }

    /// All such names in one pass: a look for each would read all front matter for each.
    fn find_used(&self) -> HashSet<String> {
        let Frame { briefings, actor_names, topic_names, .. } = self.frame;
        let shared: Vec<&str> = actor_names.shared().chain(topic_names.shared()).collect();
        let Ok(automaton) = AhoCorasick::new(&shared) else { return HashSet::new() };
        let used_by = |briefing: &LinkedBriefing| -> BTreeSet<usize> {
            let document = briefing.declared.document(self.documents);
            let front = fold(document.text.get(..document.body.range.start).unwrap_or_default());
            automaton.find_overlapping_iter(&front).map(|found| found.pattern().as_usize()).collect()
        };
        let used: HashSet<usize> = briefings.par_iter().flat_map_iter(used_by).collect();
        used.into_iter().map(|number| shared[number].to_owned()).collect()
    }
}
