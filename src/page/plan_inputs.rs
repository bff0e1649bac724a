//! What the plan of a site is made of: two sites that agree in it have the same pages at the same
//! paths, whatever stands on them.

use std::hash::{Hash, Hasher};

use super::Surroundings;
use super::entity::{MOST_BACKLINKS, facets_of_actor, facets_of_topic};
use super::pager::pages;
use super::social::has_card;
use super::timeline::Years;
use crate::config::Settings;
use crate::parse::{Document, Matter};
use crate::site::{Site, Target};
use crate::snapshot::Fingerprint;

/// The fingerprint of all that [`super::plan::Planner`] reads but the settings.
pub(super) fn fingerprint(
    site: &Site,
    settings: &Settings,
    years: &Years,
    around: &Surroundings,
) -> Fingerprint {
    let Surroundings { theme_files, assets, folder, reserved, .. } = around;
    Fingerprint::of_value(&(theme_files, assets, folder, reserved, Inputs { site, settings, years }))
}

struct Inputs<'i> {
    site: &'i Site,
    settings: &'i Settings,
    years: &'i Years,
}

impl Hash for Inputs<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lists(state);
        let site = self.site;
        for actor in &site.actors {
            actor.slug.hash(state);
            self.pages(actor.briefings.len(), state);
            for list in facets_of_actor(actor) {
                list.facet.hash(state);
                list.pages(self.settings.paginate).hash(state);
            }
            hash_document(actor.document.as_deref(), &actor.links, state);
        }
        for topic in &site.topics {
            topic.slug.hash(state);
            self.pages(topic.briefings.len(), state);
            for list in facets_of_topic(topic) {
                list.facet.hash(state);
                list.pages(self.settings.paginate).hash(state);
            }
            hash_document(topic.document.as_deref(), &topic.links, state);
        }
        for id in site.briefing_ids() {
            let briefing = &site[id];
            briefing.slug.hash(state);
            briefing.outline().date.date().hash(state);
            let links = briefing.backlinks.len();
            has_card(self.settings, id, briefing).hash(state);
            self.pages(if links > MOST_BACKLINKS { links } else { 0 }, state);
            hash_document(Some(&briefing.document), &briefing.links, state);
        }
        for page in &site.pages {
            page.parts.hash(state);
            hash_document(Some(&page.document), &page.links, state);
        }
        (&site.assets, &site.unseen_actors, &site.unseen_topics).hash(state);
    }
}

impl Inputs<'_> {
    /// The lists that every site has.
    fn lists<H: Hasher>(&self, state: &mut H) {
        let site = self.site;
        let counts = [site.briefings.len(), site.actors.len(), site.topics.len(), site.pages.len()];
        counts.hash(state);
        self.pages(site.quotes.len(), state);
        site.events.is_empty().hash(state);
        for index in 0..self.years.len() {
            self.years.path(index).hash(state);
            self.pages(self.years.count(index), state);
        }
    }

    fn pages<H: Hasher>(&self, total: usize, state: &mut H) {
        pages(total, self.settings.paginate).hash(state);
    }
}

/// Where a document stands, its old URLs, and the paths of the site that it links to.
fn hash_document<H: Hasher>(document: Option<&Document>, links: &[Target], state: &mut H) {
    let Some(document) = document else { return false.hash(state) };
    document.path.hash(state);
    for alias in document.matter.redirects() {
        alias.value.hash(state);
    }
    match &document.matter {
        Matter::Briefing(matter) => matter.outline.sources.iter().for_each(|source| source.url.hash(state)),
        Matter::Actor(matter) => matter.links.iter().for_each(|(_, address)| address.hash(state)),
        Matter::Topic(_) | Matter::Page(_) => {}
    }
    for target in links {
        match target {
            Target::Path(path) | Target::External(path) => path.hash(state),
            _ => {}
        }
    }
}
