//! The pages of lists that did not fit on the page of their owner.

use std::ops::Range;

use super::entity::{LongList, latest};
use super::pager::{entries, pager};
use super::view::{ListView, Meta, PicturesView, Ref};
use super::{Facet, Owner, Pages};
use crate::site::{Actor, Company, EventId, Topic};

/// Lines that take the place of one card.
const LINES: usize = 5;

impl Facet {
    fn word(self) -> &'static str {
        match self {
            Self::Briefings => "briefings",
            Self::Events => "events",
            Self::Quotes => "quotes",
            Self::Sources => "sources",
            Self::Actors => "actors",
            Self::Topics => "topics",
            Self::Backlinks => "backlinks",
            Self::Mentions => "mentions",
        }
    }

    /// How many entries a page of the list holds. What takes one line stands closer than cards do: pages of a few
    /// lines each would be most of an archive's files.
    pub(super) fn per_page(self, paginate: usize) -> usize {
        match self {
            Self::Briefings | Self::Backlinks | Self::Events | Self::Quotes => paginate,
            Self::Sources | Self::Actors | Self::Topics | Self::Mentions => LINES * paginate,
        }
    }

    /// The key of the text that stands above it.
    fn heading(self) -> &'static str {
        match self {
            Self::Briefings => "briefings",
            Self::Events => "timeline",
            Self::Quotes => "quotes",
            Self::Sources => "sources",
            Self::Actors => "appears_with",
            Self::Topics => "topics",
            Self::Backlinks => "links_here",
            Self::Mentions => "also_named_in",
        }
    }
}

impl Pages {
    pub(super) fn list(&self, owner: Owner, facet: Facet, number: usize) -> ListView<'_> {
        let total = self.length_of(owner, facet);
        let (page, owner_ref) = self.list_meta(owner, facet, number, total);
        let shown = entries(number, total, facet.per_page(self.settings.paginate));
        let mut view = ListView {
            page,
            owner: owner_ref,
            list: facet.word(),
            heading: self.language.text(facet.heading()),
            briefings: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            sources: Vec::new(),
            actors: Vec::new(),
            topics: Vec::new(),
            mentions: Vec::new(),
            pictures: PicturesView::default(),
            rest: self.rest_of(owner, facet),
        };
        match owner {
            Owner::Actor(id) => self.list_of_actor(&mut view, &self.site[id], facet, shown),
            Owner::Topic(id) => self.list_of_topic(&mut view, &self.site[id], facet, shown),
            Owner::Briefing(id) => view.briefings = self.briefing_cards(&self.site[id].backlinks[shown]),
        }
        view
    }

    fn list_of_actor<'v>(
        &'v self,
        view: &mut ListView<'v>,
        actor: &'v Actor,
        facet: Facet,
        shown: Range<usize>,
    ) {
        match facet {
            Facet::Events => self.list_events(view, &actor.events, shown),
            Facet::Quotes => view.quotes = self.quote_cards(&actor.quotes[shown]),
            Facet::Sources => {
                view.sources =
                    actor.sources()[shown].iter().map(|source| self.source_entry(source)).collect();
            }
            Facet::Actors => view.actors = self.counted_actors(&actor.with_actors().first[shown]),
            Facet::Topics => view.topics = self.counted_topics(&actor.with_topics().first[shown]),
            Facet::Mentions => view.mentions = self.named_in(&actor.named_in[shown]),
            Facet::Briefings | Facet::Backlinks => {
                view.briefings = self.briefing_cards(&actor.briefings[shown]);
            }
        }
    }

    /// Events, the last first; the first page has the picture of all.
    fn list_events<'v>(&'v self, view: &mut ListView<'v>, events: &[EventId], shown: Range<usize>) {
        if shown.start == 0 {
            view.pictures.timeline = self.timeline_of_one(events);
        }
        view.events = self.event_cards(&latest(events, shown));
    }

    fn list_of_topic<'v>(
        &'v self,
        view: &mut ListView<'v>,
        topic: &'v Topic,
        facet: Facet,
        shown: Range<usize>,
    ) {
        match facet {
            Facet::Events => self.list_events(view, &topic.events, shown),
            Facet::Quotes => view.quotes = self.quote_cards(&topic.quotes[shown]),
            Facet::Actors => view.actors = self.counted_actors(&topic.with_actors().first[shown]),
            Facet::Mentions => view.mentions = self.named_in(&topic.named_in[shown]),
            _ => view.briefings = self.briefing_cards(&topic.briefings[shown]),
        }
    }

    /// How many a list does not name, however many pages it has.
    fn rest_of(&self, owner: Owner, facet: Facet) -> usize {
        fn beyond<T>(company: &Company<T>) -> usize {
            company.total - company.first.len()
        }
        match (owner, facet) {
            (Owner::Actor(id), Facet::Actors) => beyond(self.site[id].with_actors()),
            (Owner::Actor(id), Facet::Topics) => beyond(self.site[id].with_topics()),
            (Owner::Topic(id), Facet::Actors) => beyond(self.site[id].with_actors()),
            _ => 0,
        }
    }

    fn length_of(&self, owner: Owner, facet: Facet) -> usize {
        match owner {
            Owner::Actor(id) => {
                let actor = &self.site[id];
                match facet {
                    Facet::Briefings => actor.briefings.len(),
                    Facet::Events => actor.events.len(),
                    Facet::Quotes => actor.quotes.len(),
                    Facet::Sources => actor.sources().len(),
                    Facet::Actors => actor.with_actors().first.len(),
                    Facet::Topics => actor.with_topics().first.len(),
                    Facet::Mentions => actor.named_in.len(),
                    Facet::Backlinks => 0,
                }
            }
            Owner::Topic(id) => {
                let topic = &self.site[id];
                match facet {
                    Facet::Briefings => topic.briefings.len(),
                    Facet::Events => topic.events.len(),
                    Facet::Quotes => topic.quotes.len(),
                    Facet::Actors => topic.with_actors().first.len(),
                    Facet::Mentions => topic.named_in.len(),
                    _ => 0,
                }
            }
            Owner::Briefing(id) => self.site[id].backlinks.len(),
        }
    }

    fn list_meta(&self, owner: Owner, facet: Facet, number: usize, total: usize) -> (Meta, Ref) {
        let (owner_path, owner_ref, section) = match owner {
            Owner::Actor(id) => (self.urls.actor(id), self.urls.actor_ref(id), "actors"),
            Owner::Topic(id) => (self.urls.topic(id), self.urls.topic_ref(id), "topics"),
            Owner::Briefing(id) => (self.urls.briefing(id), self.urls.briefing_ref(id), "briefings"),
        };
        let first = LongList { facet, total }.path(owner_path);
        let list = self.language.text(facet.heading());
        let title = self.language.say("list_of", &[("name", &owner_ref.name), ("list", &list)]);
        let mut page = self.meta(&first.numbered(number), "list", section, self.numbered(&title, number));
        page.breadcrumbs = vec![self.crumb(section), owner_ref.clone()];
        page.pager = pager(&self.urls, &first, number, total, facet.per_page(self.settings.paginate));
        page.json_ld = self.structured_page(&page);
        (page, owner_ref)
    }
}
