//! Cards: the short forms of briefings, actors, topics, events and quotes that lists show. Each is
//! made once, when it is first asked for, and carries its own hash, so that a list of them is cheap to compare.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::Pages;
use super::corrections::Corrections;
use super::memo::Memo;
use super::meta::shortened;
use super::monogram::monogram;
use super::urls::Urls;
use super::view::{
    ActorCard, BriefingCard, DateView, EventView, FeedText, Hashed, Office, PublicationView, QuoteView, Ref,
    Shared, SourceView, TopicCard,
};
use crate::date::{Edtf, Publication};
use crate::name::UrlPath;
use crate::parse::{QuoteMatter, Source, SourceRef};
use crate::site::{Actor, ActorId, BriefingId, EventId, QuoteId, Site, TopicId};

/// Most actors that a briefing's card names.
const MOST_ACTORS: usize = 5;
/// Most topics that a briefing's card names.
const MOST_TOPICS: usize = 12;
/// Most actors and briefings that the card of an event names, and briefings that the card of a quote names. The card
/// stands on a page of each of them: a thousand who took part would else be named a thousand times.
const MOST_NAMED: usize = 24;
/// Longest summary on a card, in characters: a first paragraph may go on for pages.
const MOST_SUMMARY: usize = 1_000;

#[derive(Debug)]
pub(super) struct Cards {
    briefings: Memo<Hashed<BriefingCard>>,
    actors: Memo<Hashed<ActorCard>>,
    topics: Memo<Hashed<TopicCard>>,
    events: Memo<Hashed<EventView>>,
    quotes: Memo<Hashed<QuoteView>>,
    pub(super) feed_texts: Memo<Hashed<FeedText>>,
    pub(super) corrections: OnceLock<Corrections>,
    /// Those that name all, where the card does not.
    whole_events: Memo<Hashed<EventView>>,
    whole_quotes: Memo<Hashed<QuoteView>>,
}

impl Cards {
    /// Room for the cards of a site.
    pub(super) fn new(site: &Site) -> Self {
        Self {
            briefings: Memo::new(site.briefings.len()),
            actors: Memo::new(site.actors.len()),
            topics: Memo::new(site.topics.len()),
            events: Memo::new(site.events.len()),
            quotes: Memo::new(site.quotes.len()),
            feed_texts: Memo::new(site.briefings.len()),
            corrections: OnceLock::new(),
            whole_events: Memo::new(site.events.len()),
            whole_quotes: Memo::new(site.quotes.len()),
        }
    }
}

impl Pages {
    pub(super) fn briefing_card(&self, id: BriefingId) -> &Hashed<BriefingCard> {
        self.cards.briefings.get(id.0, || Hashed::often(briefing(self, id)))
    }

    pub(super) fn actor_card(&self, id: ActorId) -> &Hashed<ActorCard> {
        self.cards.actors.get(id.0, || Hashed::often(actor(self, id)))
    }

    pub(super) fn topic_card(&self, id: TopicId) -> &Hashed<TopicCard> {
        self.cards.topics.get(id.0, || Hashed::often(topic(&self.site, &self.urls, id)))
    }

    pub(super) fn event_card(&self, id: EventId) -> &Hashed<EventView> {
        self.cards.events.get(id.0, || Hashed::new(event(self, id, MOST_NAMED)))
    }

    /// An event with all whom it names, for the one page that tells them.
    pub(super) fn whole_event(&self, id: EventId) -> &Hashed<EventView> {
        let card = self.event_card(id);
        if card.more_actors + card.more_briefings == 0 {
            return card;
        }
        self.cards.whole_events.get(id.0, || Hashed::new(event(self, id, usize::MAX)))
    }

    pub(super) fn quote_card(&self, id: QuoteId) -> &Hashed<QuoteView> {
        self.cards.quotes.get(id.0, || Hashed::new(quote(self, id, MOST_NAMED)))
    }

    /// An event with the place that one of its tellings states.
    pub(super) fn event_in(
        &self,
        id: EventId,
        (briefing, entry): (BriefingId, Option<usize>),
    ) -> Cow<'_, Hashed<EventView>> {
        let card = self.event_card(id);
        let place = entry.and_then(|entry| self.site[briefing].outline().dates[entry].place.clone());
        if place.is_none() || place == card.place {
            return Cow::Borrowed(card);
        }
        Cow::Owned(Hashed::new(EventView { place, ..EventView::clone(card) }))
    }

    /// A quote as one of its tellings states when, where and in which words it was said.
    pub(super) fn quote_in(
        &self,
        id: QuoteId,
        (briefing, matter): (BriefingId, &QuoteMatter),
    ) -> Cow<'_, Hashed<QuoteView>> {
        let card = self.quote_card(id);
        if self.site[id].tellings.len() == 1 {
            return Cow::Borrowed(card);
        }
        let mut view = QuoteView::clone(card);
        if let Some(date) = &matter.date {
            view.date = Some(self.dated(date));
        }
        if matter.occasion.is_some() {
            view.occasion.clone_from(&matter.occasion);
        }
        if matter.original.is_some() {
            view.original.clone_from(&matter.original);
            view.original_language.clone_from(&matter.original_language);
        }
        let said = view.date.as_ref().and_then(|date| date.value.earliest());
        let day = said.unwrap_or_else(|| self.site[briefing].outline().date.date());
        view.office = self.office_on(self.site[id].speaker, day);
        Cow::Owned(Hashed::new(view))
    }

    /// A quote with all briefings that give it, for the one page that tells them.
    pub(super) fn whole_quote(&self, id: QuoteId) -> &Hashed<QuoteView> {
        let card = self.quote_card(id);
        if card.more_briefings == 0 {
            return card;
        }
        self.cards.whole_quotes.get(id.0, || Hashed::new(quote(self, id, usize::MAX)))
    }
}

fn briefing(pages: &Pages, id: BriefingId) -> BriefingCard {
    let Pages { site, settings, urls, .. } = pages;
    let briefing = &site[id];
    let matter = briefing.matter();
    BriefingCard {
        url: urls.href(urls.briefing(id)),
        title: matter.title.value.clone(),
        date: pages.published(&briefing.outline().date),
        updated: matter.updated.as_ref().map(|date| pages.published(&date.value)),
        summary: shortened(briefing.summary(), MOST_SUMMARY),
        language: matter.language.clone().filter(|language| *language != settings.language),
        actors: briefing
            .actors
            .iter()
            .take(MOST_ACTORS)
            .map(|appearance| urls.actor_link(appearance.actor))
            .collect(),
        topics: briefing.topics.iter().take(MOST_TOPICS).map(|&topic| urls.topic_link(topic)).collect(),
    }
}

fn actor(pages: &Pages, id: ActorId) -> ActorCard {
    let Pages { site, urls, .. } = pages;
    let actor = &site[id];
    ActorCard {
        url: urls.href(urls.actor(id)),
        slug: actor.slug.clone(),
        name: actor.name.clone(),
        kind: actor.kind.word(),
        kind_label: pages.language.text(&format!("kind_{}", actor.kind.word())),
        monogram: monogram(&actor.name, actor.kind),
        portrait: actor.image.as_ref().and_then(|image| urls.small(image)),
        briefings: actor.briefings.len(),
        quotes: actor.quotes.len(),
    }
}

fn topic(site: &Site, urls: &Urls, id: TopicId) -> TopicCard {
    let topic = &site[id];
    TopicCard {
        url: urls.href(urls.topic(id)),
        slug: topic.slug.clone(),
        name: topic.name.clone(),
        briefings: topic.briefings.len(),
    }
}

/// `most`: how many actors and briefings it names.
fn event(pages: &Pages, id: EventId, most: usize) -> EventView {
    let Pages { site, urls, .. } = pages;
    let event = &site[id];
    let matter = site.event_matter(event);
    let source = site.event_source(event);
    let (briefings, more_briefings) = refs_of(urls, &event.tellings, most);
    EventView {
        id: event.id.clone(),
        url: urls.event_href(id),
        date: pages.dated(&matter.date.value),
        event: matter.event.value.clone(),
        place: event
            .tellings
            .iter()
            .find_map(|&(briefing, entry)| site[briefing].outline().dates[entry].place.clone()),
        actors: event.actors.iter().take(most).map(|&actor| urls.actor_link(actor)).collect(),
        more_actors: event.actors.len().saturating_sub(most),
        topics: event.topics.iter().take(most).map(|&topic| urls.topic_link(topic)).collect(),
        source: source.map(|source| pages.source_view(source, None)),
        briefings,
        more_briefings,
    }
}

/// The first of the briefings that tell something, and how many more there are.
fn refs_of(urls: &Urls, tellings: &[(BriefingId, usize)], most: usize) -> (Vec<Shared<Ref>>, usize) {
    let mut briefings: Vec<BriefingId> = tellings.iter().map(|telling| telling.0).collect();
    briefings.dedup();
    let more = briefings.len().saturating_sub(most);
    briefings.truncate(most);
    (briefings.into_iter().map(|briefing| urls.briefing_link(briefing)).collect(), more)
}

/// `most`: how many briefings it names.
fn quote(pages: &Pages, id: QuoteId, most: usize) -> QuoteView {
    let Pages { site, urls, .. } = pages;
    let quote = &site[id];
    let newest = quote.tellings[0];
    let matter = site.quote_matter(newest);
    // The reader is led to a body that has the words, if any of the briefings does.
    let in_body = |(briefing, entry): (BriefingId, usize)| site[briefing].document.analysis.quotes.get(entry);
    let place = quote.tellings.iter().find_map(|&telling| {
        Some((telling.0, in_body(telling).filter(|in_body| !in_body.marks.is_empty())?))
    });
    let briefing = place.map_or(newest.0, |(briefing, _)| briefing);
    // What the newest telling leaves out, an older one may give.
    let tellings = || quote.tellings.iter().map(|&telling| site.quote_matter(telling));
    let date = tellings().find_map(|matter| matter.date.clone());
    let said = date.as_ref().and_then(Edtf::earliest);
    let day = said.unwrap_or_else(|| site[newest.0].outline().date.date());
    let original = tellings().find(|matter| matter.original.is_some());
    let source = site.quote_source(quote);
    let (briefings, more_briefings) = refs_of(urls, &quote.tellings, most);
    QuoteView {
        id: quote.id.clone(),
        url: format!("{}#{}", urls.href(urls.briefing(briefing)), quote.id),
        text: matter.text.value.clone(),
        speaker: urls.actor_link(quote.speaker),
        office: pages.office_on(quote.speaker, day),
        date: date.map(|date| pages.dated(&date)),
        occasion: tellings().find_map(|matter| matter.occasion.clone()),
        original: original.and_then(|matter| matter.original.clone()),
        original_language: original.and_then(|matter| matter.original_language.clone()),
        source: source.map(|source| pages.source_view(source, None)),
        topics: site[newest.0].topics.iter().map(|&topic| urls.topic_link(topic)).collect(),
        briefings,
        more_briefings,
        all: (more_briefings > 0).then(|| pages.place_among_quotes(id)),
        in_body: place.is_some(),
        context: place.and_then(|(_, in_body)| in_body.context.clone()),
        fragment: place.and_then(|(briefing, in_body)| {
            let fragment = in_body.fragment.as_ref()?;
            Some(format!("{}#:~:text={fragment}", urls.href(urls.briefing(briefing))))
        }),
    }
}

impl Pages {
    /// Where a quote stands on the pages of all quotes.
    fn place_among_quotes(&self, id: QuoteId) -> String {
        let number = id.0 / self.settings.paginate + 1;
        let page = UrlPath::page(&["quotes"]).numbered(number);
        format!("{}#{}", self.urls.href(&page), self.site[id].id)
    }

    /// A date of front matter in the language of the pages.
    pub(super) fn dated(&self, date: &Edtf) -> DateView {
        DateView::new(date, &self.language)
    }

    /// A publication date in the language of the pages.
    pub(super) fn published(&self, date: &Publication) -> PublicationView {
        PublicationView::new(date, (self.zone(), &self.language))
    }

    /// A source as a reader sees it.
    pub(super) fn source_view(&self, source: &Source, number: Option<usize>) -> SourceView {
        SourceView {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            date: source.date.as_ref().map(|date| self.dated(date)),
            number,
        }
    }

    /// The source that a briefing names, with its number when it stands in the briefing's list.
    pub(super) fn cited(&self, briefing: BriefingId, source: Option<&SourceRef>) -> Option<SourceView> {
        let number = match source? {
            SourceRef::Listed(index) => Some(index + 1),
            SourceRef::Inline(_) => None,
        };
        self.site.source(briefing, source).map(|source| self.source_view(source, number))
    }

    /// One office of an actor.
    pub(super) fn office(&self, actor: &Actor, index: usize) -> Option<Office> {
        let role = actor.outline()?.roles.get(index)?;
        let of = actor.offices_of.get(index).copied().flatten();
        let today = self.clock.date();
        let begun = role.from.as_ref().and_then(Edtf::earliest).is_none_or(|from| from <= today);
        let ended = role.to.as_ref().and_then(Edtf::latest).is_some_and(|to| to < today);
        Some(Office {
            title: role.title.clone(),
            of: role.of.clone().filter(|_| of.is_none()),
            of_ref: of.map(|of| self.urls.actor_ref(of)),
            from: role.from.as_ref().map(|date| self.dated(date)),
            to: role.to.as_ref().map(|date| self.dated(date)),
            current: begun && !ended,
        })
    }

    /// The office that an actor held on a day.
    pub(super) fn office_on(&self, actor: ActorId, day: Date) -> Option<Office> {
        let actor = &self.site[actor];
        self.office(actor, actor.role_on(day)?)
    }

    /// A title with the country or body that it is an office of.
    pub(super) fn office_of(&self, title: &str, of: &str) -> String {
        self.language.say("office_of", &[("title", title), ("of", of)])
    }

    /// An office in a few words: `President, Russia`.
    pub(super) fn office_words(&self, office: &Office) -> String {
        let of = office.of.as_deref().or(office.of_ref.as_ref().map(|of| &*of.name));
        of.map_or_else(|| office.title.clone(), |of| self.office_of(&office.title, of))
    }

    /// A name with what it is: `Vladimir Putin, President`.
    pub(super) fn what_is(&self, name: &str, what: &str) -> String {
        self.language.say("apposition", &[("name", name), ("what", what)])
    }
}
