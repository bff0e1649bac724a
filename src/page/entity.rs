//! The views of an actor and of a topic: the start of each of their lists, and a page of its own
//! for a list that is longer.

use std::ops::Range;

use super::mentions::Mentioned;
use super::meta::short;
use super::view::{
    ActorBriefing, ActorCard, ActorView, BriefingCard, Counted, EventView, Extra, Hashed, NamedInView,
    PicturesView, QuoteView, Ref, Section, SourceEntry, TopicCard, TopicView,
};
use super::{Facet, FeedOf, Owner, Pages};
use crate::name::UrlPath;
use crate::parse::Source;
use crate::site::{
    Actor, ActorId, BriefingId, Company, DocumentId, EventId, NamedIn, QuoteId, Topic, TopicId,
};

/// Most backlinks on a briefing's own page.
pub(super) const MOST_BACKLINKS: usize = 6;
/// How many entries of a list open it on the page of its owner. One that is longer by half stands there whole: nobody
/// follows a link for two more lines.
const FIRST_BRIEFINGS: usize = 5;
const FIRST_EVENTS: usize = 5;
const FIRST_QUOTES: usize = 3;
const FIRST_SOURCES: usize = 6;
const FIRST_COMPANY: usize = 12;
const FIRST_MENTIONS: usize = 5;

/// A list that has pages of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct LongList {
    pub(super) facet: Facet,
    pub(super) total: usize,
}

impl LongList {
    /// How many pages it has.
    pub(super) fn pages(self, paginate: usize) -> usize {
        super::pager::pages(self.total, self.facet.per_page(paginate))
    }

    /// Where the list begins, below the page of its owner.
    pub(super) fn path(self, owner: &UrlPath) -> UrlPath {
        UrlPath::page(&[owner.as_str(), self.facet.segment()])
    }
}

impl Facet {
    pub(super) fn segment(self) -> &'static str {
        match self {
            Self::Briefings => "briefings",
            Self::Events => "timeline",
            Self::Quotes => "quotes",
            Self::Sources => "sources",
            Self::Actors => "actors",
            Self::Topics => "topics",
            Self::Backlinks => "links",
            Self::Mentions => "mentions",
        }
    }
}

/// The pages of a list that its owner's page opens with this many entries; `None` when it stands there whole.
fn long(facet: Facet, total: usize, first: usize) -> Option<LongList> {
    (total > whole(first)).then_some(LongList { facet, total })
}

/// The longest list that stands whole where this many open a longer one.
const fn whole(first: usize) -> usize {
    first + first / 2
}

/// How many entries of a list stand on the page of its owner.
fn opening(total: usize, first: usize) -> usize {
    if total > whole(first) { first } else { total }
}

/// Where the pages of so many briefings of an actor or topic begin; `None` when they all stand on its own page.
pub(super) fn pages_of_briefings(owner: &UrlPath, total: usize) -> Option<UrlPath> {
    long(Facet::Briefings, total, FIRST_BRIEFINGS).map(|list| list.path(owner))
}

/// A list of company. Of what stands in one briefing alone, that briefing has the whole list: it gets no pages.
fn long_company<T>(facet: Facet, company: &Company<T>, briefings: &[BriefingId]) -> Option<LongList> {
    long(facet, company.first.len(), FIRST_COMPANY).filter(|_| briefings.len() > 1)
}

/// The lists of an actor that do not fit on its page.
pub(super) fn facets_of_actor(actor: &Actor) -> impl Iterator<Item = LongList> {
    [
        long(Facet::Briefings, actor.briefings.len(), FIRST_BRIEFINGS),
        long(Facet::Events, actor.events.len(), FIRST_EVENTS),
        long(Facet::Quotes, actor.quotes.len(), FIRST_QUOTES),
        long(Facet::Sources, actor.sources().len(), FIRST_SOURCES),
        long_company(Facet::Actors, actor.with_actors(), &actor.briefings),
        long_company(Facet::Topics, actor.with_topics(), &actor.briefings),
        long(Facet::Mentions, actor.named_in.len(), FIRST_MENTIONS),
    ]
    .into_iter()
    .flatten()
}

/// The lists of a topic that do not fit on its page.
pub(super) fn facets_of_topic(topic: &Topic) -> impl Iterator<Item = LongList> {
    [
        long(Facet::Briefings, topic.briefings.len(), FIRST_BRIEFINGS),
        long(Facet::Events, topic.events.len(), FIRST_EVENTS),
        // None of them stands on the topic's own page.
        long(Facet::Quotes, topic.quotes.len(), 0),
        long_company(Facet::Actors, topic.with_actors(), &topic.briefings),
        long(Facet::Mentions, topic.named_in.len(), FIRST_MENTIONS),
    ]
    .into_iter()
    .flatten()
}

impl Pages {
    /// Where what somebody said is listed.
    pub(super) fn quotes_of(&self, id: ActorId) -> String {
        let (path, total) = (self.urls.actor(id), self.site[id].quotes.len());
        match long(Facet::Quotes, total, FIRST_QUOTES) {
            Some(list) => self.urls.href(&list.path(path)),
            None => format!("{}#actor-quotes", self.urls.href(path)),
        }
    }

    /// Where what was said in the briefings of a topic is listed.
    pub(super) fn quotes_on(&self, id: TopicId) -> String {
        let list = LongList { facet: Facet::Quotes, total: self.site[id].quotes.len() };
        self.urls.href(&list.path(self.urls.topic(id)))
    }

    pub(super) fn actor(&self, id: ActorId) -> ActorView<'_> {
        let actor = &self.site[id];
        let path = self.urls.actor(id);
        let matter = actor.matter();
        let mut page = self.meta(path, "actor", "actors", &actor.name);
        page.breadcrumbs = vec![self.crumb("actors")];
        page.description = Some(self.description_of(actor));
        page.feeds.splice(0..0, self.feeds_of(FeedOf::Actor(id)));
        self.share_picture(
            &mut page,
            (matter.and_then(|matter| matter.image.as_ref()), actor.image.as_ref()),
        );
        page.json_ld = self.structured_actor(id, &page);
        ActorView {
            page,
            actor: self.actor_card(id),
            declared: actor.document.is_some(),
            aliases: self.aliases_of(id),
            offices: (0..actor.outline().map_or(0, |outline| outline.roles.len()))
                .filter_map(|index| self.office(actor, index))
                .collect(),
            image: self.image((matter.and_then(|matter| matter.image.as_ref()), actor.image.as_ref()), None),
            links: matter.map(|matter| links(&matter.links)).unwrap_or_default(),
            body: actor
                .document
                .as_ref()
                .filter(|document| !document.body.is_empty())
                .map(|document| self.body(document, &actor.links, &actor.names, self.clock.date())),
            briefings: self.section(
                path,
                (Facet::Briefings, FIRST_BRIEFINGS),
                actor.briefings.len(),
                |shown| {
                    actor.briefings[shown].iter().map(|&briefing| self.briefing_of(id, briefing)).collect()
                },
            ),
            events: self.section(path, (Facet::Events, FIRST_EVENTS), actor.events.len(), |shown| {
                self.event_cards(&latest(&actor.events, shown))
            }),
            quotes: self.section(path, (Facet::Quotes, FIRST_QUOTES), actor.quotes.len(), |shown| {
                self.quote_cards(&actor.quotes[shown])
            }),
            sources: self.section(path, (Facet::Sources, FIRST_SOURCES), actor.sources().len(), |shown| {
                actor.sources()[shown].iter().map(|source| self.source_entry(source)).collect()
            }),
            actors: self.company_section((Owner::Actor(id), Facet::Actors), actor.with_actors(), |ids| {
                self.counted_actors(ids)
            }),
            topics: self.company_section((Owner::Actor(id), Facet::Topics), actor.with_topics(), |ids| {
                self.counted_topics(ids)
            }),
            named_in: self.section(path, (Facet::Mentions, FIRST_MENTIONS), actor.named_in.len(), |shown| {
                self.named_in(&actor.named_in[shown])
            }),
            pictures: PicturesView {
                mentions: self.mentions(Mentioned {
                    path,
                    list: "actor-briefings",
                    briefings: &actor.briefings,
                    named_in: &actor.named_in,
                }),
                network: self.neighbourhood(id),
                ..PicturesView::default()
            },
            extra: actor
                .document
                .as_ref()
                .zip(matter)
                .map(|(document, matter)| Extra { extra: &matter.extra, hash: document.hash }),
        }
    }

    /// The first paragraph of the biography, else what the site has on the actor.
    fn description_of(&self, actor: &Actor) -> String {
        let biography =
            actor.document.as_ref().map(|document| short(&document.body.first_paragraph)).unwrap_or_default();
        let usual = || self.language.say("about_actor", &[("name", &actor.name)]);
        if biography.is_empty() { usual() } else { biography }
    }

    /// The other names of an actor.
    pub(super) fn aliases_of(&self, id: ActorId) -> Vec<&str> {
        let outline = self.site[id].outline();
        outline.map(|outline| outline.aliases.iter().map(|alias| &*alias.value).collect()).unwrap_or_default()
    }

    pub(super) fn topic(&self, id: TopicId) -> TopicView<'_> {
        let topic = &self.site[id];
        let path = self.urls.topic(id);
        let matter = topic.matter();
        let above = std::iter::successors(topic.parent, |&above| self.site[above].parent);
        let mut ancestors: Vec<Ref> = above.map(|above| self.urls.topic_ref(above)).collect();
        ancestors.reverse();
        let mut page = self.meta(path, "topic", "topics", &topic.name);
        page.breadcrumbs = std::iter::once(self.crumb("topics")).chain(ancestors.iter().cloned()).collect();
        let description = topic
            .document
            .as_ref()
            .map(|document| short(&document.body.first_paragraph))
            .filter(|text| !text.is_empty());
        page.description =
            Some(description.unwrap_or_else(|| self.language.say("about_topic", &[("name", &topic.name)])));
        page.feeds.splice(0..0, self.feeds_of(FeedOf::Topic(id)));
        page.json_ld = self.structured_topic(id, &page);
        TopicView {
            page,
            topic: self.topic_card(id),
            declared: topic.document.is_some(),
            aliases: topic
                .outline()
                .map(|outline| outline.aliases.iter().map(|alias| &*alias.value).collect())
                .unwrap_or_default(),
            ancestors,
            children: topic
                .children
                .iter()
                .filter(|child| !self.site.unseen_topics.contains(child))
                .map(|&child| self.topic_card(child))
                .collect(),
            body: topic
                .document
                .as_ref()
                .filter(|document| !document.body.is_empty())
                .map(|document| self.body(document, &topic.links, &topic.names, self.clock.date())),
            briefings: self.section(
                path,
                (Facet::Briefings, FIRST_BRIEFINGS),
                topic.briefings.len(),
                |shown| self.briefing_cards(&topic.briefings[shown]),
            ),
            events: self.section(path, (Facet::Events, FIRST_EVENTS), topic.events.len(), |shown| {
                self.event_cards(&latest(&topic.events, shown))
            }),
            actors: self.company_section((Owner::Topic(id), Facet::Actors), topic.with_actors(), |ids| {
                self.counted_actors(ids)
            }),
            named_in: self.section(path, (Facet::Mentions, FIRST_MENTIONS), topic.named_in.len(), |shown| {
                self.named_in(&topic.named_in[shown])
            }),
            pictures: PicturesView {
                mentions: self.mentions(Mentioned {
                    path,
                    list: "topic-briefings",
                    briefings: &topic.briefings,
                    named_in: &topic.named_in,
                }),
                ..PicturesView::default()
            },
            extra: topic
                .document
                .as_ref()
                .zip(matter)
                .map(|(document, matter)| Extra { extra: &matter.extra, hash: document.hash }),
        }
    }

    /// The start of a list, with the way to its own pages when it is longer. `show` gets the places of its entries.
    fn section<T>(
        &self,
        owner: &UrlPath,
        (facet, first): (Facet, usize),
        total: usize,
        show: impl FnOnce(Range<usize>) -> Vec<T>,
    ) -> Section<T> {
        let more = long(facet, total, first).map(|list| self.urls.href(&list.path(owner)));
        Section { items: show(0..opening(total, first)), total, more, rest: 0 }
    }

    /// The start of a list of company, with the way to the whole: pages of its own, or the one briefing in which
    /// all stand together.
    fn company_section<'v, I, T>(
        &self,
        (owner, facet): (Owner, Facet),
        company: &'v Company<I>,
        show: impl Fn(&'v [(I, usize)]) -> Vec<T>,
    ) -> Section<T> {
        let (path, briefings) = match owner {
            Owner::Actor(id) => (self.urls.actor(id), &self.site[id].briefings),
            Owner::Topic(id) => (self.urls.topic(id), &self.site[id].briefings),
            Owner::Briefing(id) => (self.urls.briefing(id), &self.site[id].backlinks),
        };
        let kept = &company.first;
        let list = long_company(facet, company, briefings).map(|list| self.urls.href(&list.path(path)));
        let together = || self.urls.href(self.urls.briefing(briefings[0]));
        let is_long = kept.len() > whole(FIRST_COMPANY);
        Section {
            items: show(&kept[..opening(kept.len(), FIRST_COMPANY)]),
            total: company.total,
            rest: if list.is_some() { company.total - kept.len() } else { 0 },
            more: list.or_else(|| (is_long && briefings.len() == 1).then(together)),
        }
    }

    pub(super) fn briefing_cards(&self, ids: &[BriefingId]) -> Vec<&Hashed<BriefingCard>> {
        ids.iter().map(|&id| self.briefing_card(id)).collect()
    }

    pub(super) fn event_cards(&self, ids: &[EventId]) -> Vec<&Hashed<EventView>> {
        ids.iter().map(|&id| self.event_card(id)).collect()
    }

    pub(super) fn quote_cards(&self, ids: &[QuoteId]) -> Vec<&Hashed<QuoteView>> {
        ids.iter().map(|&id| self.quote_card(id)).collect()
    }

    pub(super) fn counted_actors(&self, counts: &[(ActorId, usize)]) -> Vec<Counted<&Hashed<ActorCard>>> {
        counts.iter().map(|&(id, count)| Counted { item: self.actor_card(id), count }).collect()
    }

    pub(super) fn counted_topics(&self, counts: &[(TopicId, usize)]) -> Vec<Counted<&Hashed<TopicCard>>> {
        counts.iter().map(|&(id, count)| Counted { item: self.topic_card(id), count }).collect()
    }

    /// Pages that name something, with the sentence in which they do.
    pub(super) fn named_in<'v>(&'v self, mentions: &'v [NamedIn]) -> Vec<NamedInView<'v>> {
        let view = |mention: &'v NamedIn| {
            let (page, date) = match mention.document {
                DocumentId::Briefing(id) => {
                    (self.urls.briefing_ref(id), Some(self.published(&self.site[id].outline().date)))
                }
                DocumentId::Page(id) => {
                    let name = self.site[id].matter().title.clone();
                    (Ref { name, url: self.urls.href(self.urls.page(id)) }, None)
                }
                DocumentId::Actor(id) => (self.urls.actor_ref(id), None),
                DocumentId::Topic(id) => (self.urls.topic_ref(id), None),
            };
            NamedInView { page, date, sentence: &mention.sentence, times: mention.times }
        };
        mentions.iter().map(view).collect()
    }

    pub(super) fn source_entry(
        &self,
        (briefing, source): &(BriefingId, std::sync::Arc<Source>),
    ) -> SourceEntry {
        SourceEntry { source: self.source_view(source, None), briefing: self.urls.briefing_ref(*briefing) }
    }

    /// A briefing on an actor's page: the part and office that the actor had on its day.
    fn briefing_of(&self, actor: ActorId, id: BriefingId) -> ActorBriefing<'_> {
        let briefing = &self.site[id];
        let appearance = briefing.actors.iter().find(|appearance| appearance.actor == actor);
        ActorBriefing {
            briefing: self.briefing_card(id),
            part: appearance.and_then(|appearance| appearance.role.as_deref()),
            office: self.office_on(actor, briefing.outline().date.date()),
        }
    }
}

/// Events by date as a part of their list from the last to the first.
pub(super) fn latest(events: &[EventId], shown: Range<usize>) -> Vec<EventId> {
    events.iter().rev().skip(shown.start).take(shown.len()).copied().collect()
}

/// Labels as readers expect them: `wikidata` -> `Wikidata`.
pub(super) fn links(links: &[(String, String)]) -> Vec<Ref> {
    let label = |name: &str| {
        let mut chars = name.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    links.iter().map(|(name, url)| Ref { name: label(name), url: url.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_of_a_list_stands_on_the_page_of_its_owner() {
        for (total, first, shown) in
            [(0, 5, 0), (1, 5, 1), (5, 5, 5), (7, 5, 7), (8, 5, 5), (1000, 5, 5), (4, 3, 4), (5, 3, 3)]
        {
            assert_eq!(opening(total, first), shown, "{total} of {first}");
            // What is not shown has pages.
            assert_eq!(long(Facet::Events, total, first).is_some(), shown < total, "{total} of {first}");
        }
    }

    #[test]
    fn the_last_events_come_first() {
        let events: Vec<EventId> = (0..7).map(EventId).collect();
        for (shown, ids) in [(0..3, &[6, 5, 4][..]), (3..6, &[3, 2, 1]), (6..9, &[0]), (0..0, &[])] {
            let ids: Vec<EventId> = ids.iter().copied().map(EventId).collect();
            assert_eq!(latest(&events, shown.clone()), ids, "{shown:?}");
        }
    }
}
