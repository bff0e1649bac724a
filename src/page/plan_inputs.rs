//! What the plan of an edition is made of: who plans gets [`Inputs`] and the settings, and nothing else. Two sites that
//! agree in it have the same pages at the same paths, whatever stands on them.

use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use super::corrections::number_of_corrections;
use super::entity::{LongList, MOST_BACKLINKS, facets_of_actor, facets_of_topic};
use super::own::is_web_address;
use super::pager::pages;
use super::social::has_card;
use super::timeline::Years;
use super::urls::{bundle, page_path, permalink};
use super::{Assets, Facet, Surroundings};
use crate::config::Settings;
use crate::diagnostic::Span;
use crate::name::{SourcePath, UrlPath};
use crate::parse::{At, Document, Matter};
use crate::site::{ActorId, Briefing, BriefingId, Page, Site, Target, TopicId};

/// All that the plan of an edition is made of but the settings.
#[derive(Hash)]
pub(super) struct Inputs<'i> {
    pub(super) theme_files: &'i [UrlPath],
    /// Files that go to `/assets/`.
    pub(super) assets: &'i Assets,
    /// The folder of the edition: `/ko`, or nothing.
    pub(super) folder: &'i str,
    /// The folders of the other editions.
    pub(super) reserved: &'i [String],
    pub(super) lists: Lists,
    /// Each year of the timeline: where it begins, and how many pages it has.
    pub(super) years: Vec<(UrlPath, usize)>,
    pub(super) briefings: Vec<BriefingInputs<'i>>,
    pub(super) actors: Vec<OwnerInputs<'i>>,
    pub(super) topics: Vec<OwnerInputs<'i>>,
    pub(super) pages: Vec<PageInputs<'i>>,
    /// Files that are copied.
    pub(super) copied: &'i BTreeSet<SourcePath>,
    /// Paths of the site that links lead to.
    pub(super) paths: Vec<&'i str>,
    /// Addresses on the web that links and front matter lead to.
    pub(super) addresses: Vec<&'i str>,
}

/// How many pages the lists have that every site has.
#[derive(Hash)]
pub(super) struct Lists {
    pub(super) briefings: usize,
    pub(super) actors: usize,
    pub(super) topics: usize,
    pub(super) quotes: usize,
    /// None where there are no corrections.
    pub(super) corrections: usize,
    pub(super) has_events: bool,
}

/// A briefing, as far as its pages go.
#[derive(Hash)]
pub(super) struct BriefingInputs<'i> {
    pub(super) file: &'i SourcePath,
    slug: &'i str,
    date: Date,
    pub(super) has_card: bool,
    /// Pages of the list of those that link to it.
    pub(super) link_pages: usize,
    /// Old URLs.
    pub(super) old: Vec<&'i str>,
    pub(super) places: Places<'i>,
}

/// An actor or topic, as far as its pages go.
#[derive(Hash)]
pub(super) struct OwnerInputs<'i> {
    /// Whether it has a page.
    pub(super) is_shown: bool,
    pub(super) slug: &'i str,
    pub(super) lists: Vec<PagedList>,
    /// Old URLs.
    pub(super) old: Vec<&'i str>,
    /// Where its slug comes from; `None` for a name that no file declares.
    pub(super) declared: Option<Places<'i>>,
    pub(super) used: Used<'i>,
}

/// A list that has pages of its own.
#[derive(Clone, Copy, Hash)]
pub(super) struct PagedList {
    pub(super) facet: Facet,
    pub(super) pages: usize,
}

/// An ordinary page, as far as its path goes.
#[derive(Hash)]
pub(super) struct PageInputs<'i> {
    pub(super) file: &'i SourcePath,
    parts: &'i [String],
    /// Old URLs.
    pub(super) old: Vec<&'i str>,
    pub(super) places: Places<'i>,
}

/// Where values of a document stand. That is said in messages alone, and a plan with a message is not taken again: so it
/// is no part of what is hashed.
#[derive(Clone, Copy)]
pub(super) struct Places<'i>(&'i Document);

impl Places<'_> {
    /// The file.
    pub(super) fn file(&self) -> &SourcePath {
        &self.0.path
    }

    /// Where a document's URL comes from: its `slug`, else the title or the file itself.
    pub(super) fn slug(self) -> Span {
        let place = self.0.place(At::Slug).or_else(|| self.0.place(At::Title));
        self.0.span(place.unwrap_or_default())
    }

    /// Where an old URL is written.
    pub(super) fn old(self, entry: usize) -> Span {
        self.0.span(self.0.matter.old_urls().get(entry).map(|old| old.range.clone()).unwrap_or_default())
    }
}

impl Hash for Places<'_> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// Where a name is used first, for messages alone, as [`Places`] are.
pub(super) struct Used<'i> {
    site: &'i Site,
    name: &'i str,
    briefings: &'i [BriefingId],
}

impl Used<'_> {
    pub(super) fn span(&self) -> Option<Span> {
        let users = self.briefings.iter().map(|&id| &self.site[id].document);
        let document = users.min_by(|a, b| a.path.cmp(&b.path))?;
        let at = document.text.find(self.name);
        Some(document.span(at.map_or(0..0, |at| at..at + self.name.len())))
    }
}

impl Hash for Used<'_> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<'i> Inputs<'i> {
    pub(super) fn of(site: &'i Site, settings: &Settings, years: &Years, around: &Surroundings<'i>) -> Self {
        let count = |total| pages(total, settings.paginate);
        let lists = |long: &mut dyn Iterator<Item = LongList>| {
            long.map(|list| PagedList { facet: list.facet, pages: list.pages(settings.paginate) }).collect()
        };
        let actors = site.actors.iter().enumerate().map(|(index, actor)| OwnerInputs {
            is_shown: !site.unseen_actors.contains(&ActorId(index)),
            slug: &actor.slug,
            lists: lists(&mut facets_of_actor(actor)),
            old: actor.document.as_deref().map(old_urls).unwrap_or_default(),
            declared: actor.document.as_deref().map(Places),
            used: Used { site, name: &actor.name, briefings: &actor.briefings },
        });
        let topics = site.topics.iter().enumerate().map(|(index, topic)| OwnerInputs {
            is_shown: !site.unseen_topics.contains(&TopicId(index)),
            slug: &topic.slug,
            lists: lists(&mut facets_of_topic(topic)),
            old: topic.document.as_deref().map(old_urls).unwrap_or_default(),
            declared: topic.document.as_deref().map(Places),
            used: Used { site, name: &topic.name, briefings: &topic.briefings },
        });
        let (paths, addresses) = written(site);
        Self {
            theme_files: around.theme_files,
            assets: around.assets,
            folder: around.folder,
            reserved: around.reserved,
            lists: Lists {
                briefings: count(site.briefings.len()),
                actors: count(site.shown_actors().count()),
                topics: count(site.shown_topics().count()),
                quotes: count(site.quotes.len()),
                corrections: match number_of_corrections(site) {
                    0 => 0,
                    total => count(total),
                },
                has_events: !site.events.is_empty(),
            },
            years: (0..years.len()).map(|index| (years.path(index), count(years.count(index)))).collect(),
            briefings: site.briefing_ids().map(|id| BriefingInputs::of(id, &site[id], settings)).collect(),
            actors: actors.collect(),
            topics: topics.collect(),
            pages: site.pages.iter().map(PageInputs::of).collect(),
            copied: &site.assets,
            paths,
            addresses,
        }
    }

    /// Folders of `index.md` files, with their pages.
    pub(super) fn bundles(&self, settings: &Settings) -> HashMap<String, UrlPath> {
        let briefings = self.briefings.iter().filter_map(|one| Some((bundle(one.file)?, one.path(settings))));
        let pages = self.pages.iter().filter_map(|one| Some((bundle(one.file)?, one.path())));
        briefings.chain(pages).collect()
    }
}

impl<'i> BriefingInputs<'i> {
    fn of(id: BriefingId, briefing: &'i Briefing, settings: &Settings) -> Self {
        let links = Some(briefing.backlinks.len()).filter(|&links| links > MOST_BACKLINKS);
        Self {
            file: &briefing.document.path,
            slug: &briefing.slug,
            date: briefing.outline().date.date(),
            has_card: has_card(settings, id, briefing),
            link_pages: links.map_or(0, |links| pages(links, settings.paginate)),
            old: old_urls(&briefing.document),
            places: Places(&briefing.document),
        }
    }

    /// Where its page is.
    pub(super) fn path(&self, settings: &Settings) -> UrlPath {
        permalink(settings, self.slug, self.date)
    }
}

impl<'i> PageInputs<'i> {
    fn of(page: &'i Page) -> Self {
        let document = &page.document;
        Self { file: &document.path, parts: &page.parts, old: old_urls(document), places: Places(document) }
    }

    /// Whether it is the words on the home page.
    pub(super) fn is_home(&self) -> bool {
        self.parts.is_empty()
    }

    /// Where it is.
    pub(super) fn path(&self) -> UrlPath {
        page_path(self.parts)
    }
}

fn old_urls(document: &Document) -> Vec<&str> {
    document.matter.old_urls().iter().map(|old| &*old.value).collect()
}

/// The paths of the site and the addresses on the web that writers gave.
fn written(site: &Site) -> (Vec<&str>, Vec<&str>) {
    let (mut paths, mut addresses) = (Vec::new(), Vec::new());
    let briefings = site.briefings.iter().map(|one| (Some(&one.document), &one.links));
    let pages = site.pages.iter().map(|one| (Some(&one.document), &one.links));
    let actors = site.actors.iter().map(|one| (one.document.as_ref(), &one.links));
    let topics = site.topics.iter().map(|one| (one.document.as_ref(), &one.links));
    for (document, targets) in briefings.chain(pages).chain(actors).chain(topics) {
        for target in targets.iter() {
            match target {
                Target::Path(path) => paths.push(&**path),
                Target::External(address) => addresses.push(&**address),
                _ => {}
            }
        }
        match document.map(|document| &document.matter) {
            Some(Matter::Briefing(matter)) => {
                addresses.extend(matter.outline.sources.iter().filter_map(|source| source.url.as_deref()));
            }
            Some(Matter::Actor(matter)) => {
                addresses.extend(matter.links.iter().map(|(_, address)| &**address));
            }
            _ => {}
        }
    }
    addresses.retain(|address| is_web_address(address));
    (paths, addresses)
}
