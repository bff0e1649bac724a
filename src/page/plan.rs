//! The plan: every page with its path, no path twice.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use super::data_files;
use super::paths::AllUnsure;
use super::plan_inputs::{Inputs, OwnerInputs, PagedList};
use super::plan_redirects::{MovedFile, OldUrl};
use super::social::card_path;
use super::taken::{Claim, Taken};
use super::urls::{actor_path, copied_to, topic_path};
use super::{Copied, Facet, FeedOf, Owner, PageKey, Planned, PlannedRendition, Records};
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SourcePath, UrlPath, path_fault};
use crate::site::{ActorId, BriefingId, PageId, TopicId};

/// Most addresses in one sitemap file (sitemaps.org protocol).
pub(super) const MOST_IN_SITEMAP: usize = 50_000;

/// What pages there are, and what is wrong with their URLs.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Every page, in a fixed order.
    pub(super) planned: Vec<Planned>,
    /// Every file of `content/` that is copied.
    pub(super) copied: Vec<Copied>,
    pub(super) renditions: Vec<PlannedRendition>,
    pub(super) redirects: Vec<OldUrl>,
    pub(super) moved_files: Vec<MovedFile>,
    /// Paths that writers gave and that lead nowhere in this edition.
    pub(super) unsure: AllUnsure,
    /// Paths that writers gave without the slash of the page, and with it.
    pub(super) mended_paths: HashMap<String, String>,
    pub(super) problems: Vec<Diagnostic>,
    /// Documents whose URL another one has.
    pub(super) losers: Vec<SourcePath>,
    /// The place of each page by its output file, once somebody asks.
    by_file: OnceLock<HashMap<String, usize>>,
}

impl Plan {
    /// The page that an output file is.
    pub(super) fn page_at(&self, file: &str) -> Option<&Planned> {
        let by_file = self.by_file.get_or_init(|| {
            let files = self.planned.iter().map(|planned| planned.path.output_file());
            files.enumerate().map(|(index, file)| (file, index)).collect()
        });
        by_file.get(file).map(|&index| &self.planned[index])
    }

    /// The pages that the sitemap lists: what a reader may land on.
    pub(super) fn in_sitemap(&self) -> impl Iterator<Item = &Planned> {
        self.planned.iter().filter(|page| page.key.is_landing())
    }
}

/// Makes the plan of an edition, of its inputs and the settings alone.
pub(super) struct Planner<'p> {
    pub(super) inputs: &'p Inputs<'p>,
    pub(super) settings: &'p Settings,
    pub(super) plan: Plan,
    /// The file with the words of the home page.
    home: Option<Span>,
}

impl<'p> Planner<'p> {
    pub(super) fn new(inputs: &'p Inputs<'p>, settings: &'p Settings) -> Self {
        Self { inputs, settings, plan: Plan::default(), home: None }
    }

    /// Whether the pages are those of the site's own language.
    fn is_first(&self) -> bool {
        self.inputs.folder.is_empty()
    }

    /// Plans every page, beside what is there.
    pub(super) fn plan(mut self) -> Plan {
        let inputs = self.inputs;
        let mut taken = Taken::of(inputs.folder);
        for folder in inputs.reserved {
            taken.reserve(folder);
        }
        for path in inputs.theme_files {
            let _ = taken.take(path, Claim::Theme);
        }
        self.plan_built_in(&mut taken);
        self.plan_actors(&mut taken);
        self.plan_topics(&mut taken);
        self.plan_briefings(&mut taken);
        for (index, page) in inputs.pages.iter().enumerate() {
            if page.is_home() {
                self.plan_words_of_home(page.file);
            } else {
                let claim = Claim::Document(page.places.slug());
                self.add(&mut taken, page.path(), PageKey::Page(PageId(index)), claim);
            }
        }
        self.plan_files(&mut taken);
        self.plan_redirects(&mut taken);
        self.check_paths(&taken);
        self.plan_sitemap();
        self.plan.problems.append(&mut taken.warnings);
        for planned in &mut self.plan.planned {
            planned.path = planned.path.below(inputs.folder);
        }
        self.plan
    }

    /// The home page has the words of one file.
    fn plan_words_of_home(&mut self, path: &SourcePath) {
        let file = Span::whole_file(path.shared());
        let Some(first) = self.home.replace(file.clone()) else { return };
        let message = "Two files want the URL `/`.";
        let problem = Diagnostic::new(Lint::UrlConflict, file, message).hint("remove one of them");
        self.plan.problems.push(problem.label(first.clone(), "this one has it"));
        self.plan.losers.push(path.clone());
        self.home = Some(first);
    }

    /// Plans the files that are copied, and the renditions of pictures. The site of a further edition has none.
    fn plan_files(&mut self, taken: &mut Taken) {
        let Inputs { assets, copied, .. } = self.inputs;
        let bundles = self.inputs.bundles(self.settings);
        for file in *copied {
            let path = copied_to(assets, &bundles, file);
            let span = Span::whole_file(file.shared());
            let claim = if assets.get(file).is_some() { Claim::Hashed(span) } else { Claim::Copied(span) };
            match taken.take(&path, claim) {
                Ok(()) => self.plan.copied.push(Copied { path, file: file.clone() }),
                Err(problem) => self.plan.problems.extend(problem.map(|problem| *problem)),
            }
            for rendered in assets.renditions(file, &self.settings.images) {
                if taken.take(&rendered.path, Claim::Hashed(Span::whole_file(file.shared()))).is_ok() {
                    self.plan.renditions.push(rendered);
                }
            }
        }
    }

    /// Plans a page; false when its path is taken.
    pub(super) fn add(&mut self, taken: &mut Taken, path: UrlPath, key: PageKey, claim: Claim) -> bool {
        let document = match &claim {
            Claim::Document(span) => Some(SourcePath::new(Arc::clone(&span.file))),
            _ => None,
        };
        match taken.take(&path, claim) {
            Ok(()) => {
                self.plan.planned.push(Planned { path, key });
                true
            }
            Err(problem) => {
                self.plan.losers.extend(document);
                self.plan.problems.extend(problem.map(|problem| *problem));
                false
            }
        }
    }

    fn built_in(&mut self, taken: &mut Taken, path: UrlPath, key: PageKey) {
        self.add(taken, path, key, Claim::BuiltIn);
    }

    /// Pages of a list that begins at `first`.
    fn numbered(
        &mut self,
        taken: &mut Taken,
        first: &UrlPath,
        numbers: RangeInclusive<usize>,
        key: impl Fn(usize) -> PageKey,
    ) {
        for number in numbers {
            self.built_in(taken, first.numbered(number), key(number));
        }
    }

    fn plan_built_in(&mut self, taken: &mut Taken) {
        let Inputs { lists, years, .. } = self.inputs;
        self.built_in(taken, UrlPath::page(&[]), PageKey::Home);
        self.numbered(taken, &UrlPath::page(&["briefings"]), 1..=lists.briefings, PageKey::Briefings);
        self.numbered(taken, &UrlPath::page(&["actors"]), 1..=lists.actors, PageKey::Actors);
        self.numbered(taken, &UrlPath::page(&["topics"]), 1..=lists.topics, PageKey::Topics);
        self.built_in(taken, UrlPath::page(&["timeline"]), PageKey::Timeline);
        for (index, (first, pages)) in years.iter().enumerate() {
            self.numbered(taken, first, 1..=*pages, |number| PageKey::Year(index, number));
        }
        self.built_in(taken, UrlPath::page(&["network"]), PageKey::Network);
        self.numbered(taken, &UrlPath::page(&["quotes"]), 1..=lists.quotes, PageKey::Quotes);
        if lists.corrections > 0 {
            let first = UrlPath::page(&["corrections"]);
            self.numbered(taken, &first, 1..=lists.corrections, PageKey::Corrections);
            self.plan_feeds(taken, &first, FeedOf::Corrections);
        }
        if self.settings.has_search() {
            self.built_in(taken, UrlPath::page(&["search"]), PageKey::Search);
            // All of the folder is the index's own, whatever its files are called.
            let _ = taken.take(&UrlPath::file(&[super::INDEX]), Claim::BuiltIn);
        }
        self.built_in(taken, UrlPath::file(&["404.html"]), PageKey::NotFound);
        self.plan_feeds(taken, &UrlPath::page(&[]), FeedOf::Site);
        if lists.has_events {
            self.built_in(taken, UrlPath::file(&["calendar.ics"]), PageKey::Calendar);
        }
        if self.is_first() {
            self.built_in(taken, UrlPath::file(&["robots.txt"]), PageKey::Robots);
        }
        self.plan_data(taken);
        if self.settings.base_url.is_some() {
            self.built_in(taken, UrlPath::file(&["sitemap.xml"]), PageKey::Sitemap(0));
        }
        if self.is_first() {
            self.built_in(taken, UrlPath::file(&[".nojekyll"]), PageKey::NoJekyll);
        }
        if self.is_first() && self.settings.domain.is_some() {
            self.built_in(taken, UrlPath::file(&["CNAME"]), PageKey::Cname);
        }
        if self.is_first() && self.settings.deploy.host.is_some() {
            self.built_in(taken, UrlPath::file(&["_redirects"]), PageKey::HostRedirects);
            self.built_in(taken, UrlPath::file(&["_headers"]), PageKey::HostHeaders);
        }
    }

    /// The data files of all records, and what describes them. Those of one actor or topic come with its page.
    fn plan_data(&mut self, taken: &mut Taken) {
        self.built_in(taken, UrlPath::page(&["data"]), PageKey::DataFiles);
        for records in Records::OF_ALL {
            self.built_in(taken, records.path(""), PageKey::Data(records));
            if let Some(path) = records.table() {
                self.built_in(taken, path, PageKey::Table(records));
            }
        }
        // They are the same in every language.
        let schemas = if self.is_first() { &data_files::KINDS[..] } else { &[] };
        for (index, kind) in schemas.iter().enumerate() {
            self.built_in(taken, kind.schema_path(), PageKey::Schema(index));
        }
    }

    /// Feeds need full addresses.
    fn plan_feeds(&mut self, taken: &mut Taken, beside: &UrlPath, of: FeedOf) {
        if self.settings.base_url.is_some() {
            self.built_in(taken, beside.beside("feed.xml"), PageKey::Atom(of));
            self.built_in(taken, beside.beside("feed.json"), PageKey::JsonFeed(of));
        }
    }

    fn plan_actors(&mut self, taken: &mut Taken) {
        for (index, actor) in self.inputs.actors.iter().enumerate().filter(|(_, actor)| actor.is_shown) {
            let (id, path) = (ActorId(index), actor_path(actor.slug));
            if self.add(taken, path.clone(), PageKey::Actor(id), claim_of(actor, &path)) {
                self.plan_owner(taken, &path, (FeedOf::Actor(id), Owner::Actor(id)), &actor.lists);
                let records = Records::Actor(id);
                self.built_in(taken, records.path(actor.slug), PageKey::Data(records));
            }
        }
    }

    fn plan_topics(&mut self, taken: &mut Taken) {
        for (index, topic) in self.inputs.topics.iter().enumerate().filter(|(_, topic)| topic.is_shown) {
            let (id, path) = (TopicId(index), topic_path(topic.slug));
            if self.add(taken, path.clone(), PageKey::Topic(id), claim_of(topic, &path)) {
                self.plan_owner(taken, &path, (FeedOf::Topic(id), Owner::Topic(id)), &topic.lists);
                let records = Records::Topic(id);
                self.built_in(taken, records.path(topic.slug), PageKey::Data(records));
            }
        }
    }

    /// Feeds and lists below the page of an actor or topic.
    fn plan_owner(
        &mut self,
        taken: &mut Taken,
        path: &UrlPath,
        (feed, owner): (FeedOf, Owner),
        lists: &[PagedList],
    ) {
        self.plan_feeds(taken, path, feed);
        for list in lists {
            let first = UrlPath::page(&[path.as_str(), list.facet.segment()]);
            self.numbered(taken, &first, 1..=list.pages, |number| PageKey::List(owner, list.facet, number));
        }
    }

    fn plan_briefings(&mut self, taken: &mut Taken) {
        // In the order of the files, so that of two with one URL the first file has it.
        let mut briefings: Vec<_> = self.inputs.briefings.iter().enumerate().collect();
        briefings.sort_by(|(_, a), (_, b)| a.file.cmp(b.file));
        for (index, briefing) in briefings {
            let (id, path) = (BriefingId(index), briefing.path(self.settings));
            let claim = Claim::Document(briefing.places.slug());
            let is_planned = self.add(taken, path.clone(), PageKey::Briefing(id), claim);
            if !is_planned {
                self.advise_permalink(briefing.file);
            }
            if is_planned && briefing.has_card {
                self.built_in(taken, card_path(&path), PageKey::Card(id));
            }
            if briefing.link_pages > 0 {
                let first = UrlPath::page(&[path.as_str(), Facet::Backlinks.segment()]);
                self.numbered(taken, &first, 1..=briefing.link_pages, |number| {
                    PageKey::List(Owner::Briefing(id), Facet::Backlinks, number)
                });
            }
        }
    }

    /// Of two files that are named after their days, and else alike, the permalink can tell the days apart.
    fn advise_permalink(&mut self, path: &SourcePath) {
        let is_dated = |file: &str| SourcePath::new(file).stem().starts_with(|c: char| c.is_ascii_digit());
        let Some(problem) = self.plan.problems.last_mut() else { return };
        let first = problem.labels.first().map(|label| &*label.span.file);
        if problem.lint == Lint::UrlConflict
            && *problem.span.file == **path.shared()
            && is_dated(&problem.span.file)
            && first.is_some_and(is_dated)
        {
            problem.hint = Some(
                "give one of them another `slug`; or, for a briefing a day, write \
                 `permalink: /:year/:month/:day/:slug/` in briefgen.yaml"
                    .to_owned(),
            );
        }
    }

    fn plan_sitemap(&mut self) {
        if self.settings.base_url.is_none() {
            return;
        }
        let addresses = self.plan.in_sitemap().count();
        if addresses > MOST_IN_SITEMAP {
            for part in 1..=addresses.div_ceil(MOST_IN_SITEMAP) {
                let path = UrlPath::file(&[&format!("sitemap-{part}.xml")]);
                self.plan.planned.push(Planned { path, key: PageKey::Sitemap(part) });
            }
        }
    }
}

/// The claim of an actor's or topic's page, which has no file when nobody declared it: then what is wrong with
/// its path is told where a briefing uses the name first.
fn claim_of(owner: &OwnerInputs, path: &UrlPath) -> Claim {
    match owner.declared {
        Some(places) => Claim::Document(places.slug()),
        None if path_fault(&path.output_file()).is_none() => Claim::BuiltIn,
        None => owner.used.span().map_or(Claim::BuiltIn, Claim::Undeclared),
    }
}
