//! The data files: what programs read.

use super::corrections::{Listed, ids};
use super::entity::links;
use super::view::{
    ActorDossier, ActorRecord, BriefingEntry, BriefingRecord, CompanyEntry, CorrectionRecord, DataView,
    EventRecord, QuoteRecord, RoleRecord, SourceRecord, TopicDossier, TopicRecord,
};
use super::{Pages, Records};
use crate::date::Edtf;
use crate::parse::{Correction, Role, Source};
use crate::site::{ActorId, BriefingId, EventId, QuoteId, TopicId};

/// Most actors and briefings that a record names in the file of one actor or topic; as many files have the record.
const MOST_NAMED: usize = 100;
/// Most quotes in the file of a topic.
const MOST_QUOTES: usize = 1_000;

impl Pages {
    pub(super) fn records(&self, records: Records) -> DataView<'_> {
        DataRecords { pages: self }.of(records)
    }

    /// The address of an event or quote, in the first briefing that has it: it stays when others come.
    pub(super) fn first_place(&self, tellings: &[(BriefingId, usize)], id: &str) -> String {
        let path = tellings.last().map(|telling| self.urls.best(self.urls.briefing(telling.0)));
        format!("{}#{id}", path.unwrap_or_default())
    }
}

/// Makes the records of the data files.
#[derive(Clone, Copy)]
struct DataRecords<'p> {
    pages: &'p Pages,
}

impl<'p> DataRecords<'p> {
    fn of(self, records: Records) -> DataView<'p> {
        match records {
            Records::Briefings => DataView::Briefings(
                self.pages.site.briefing_ids().map(|id| self.briefing_record(id)).collect(),
            ),
            Records::Actors => {
                DataView::Actors(self.pages.site.shown_actors().map(|id| self.actor_record(id)).collect())
            }
            Records::Topics => {
                DataView::Topics(self.pages.site.shown_topics().map(|id| self.topic_record(id)).collect())
            }
            Records::Events => DataView::Events(
                self.pages.site.event_ids().map(|id| self.event_record(id, usize::MAX)).collect(),
            ),
            Records::Quotes => DataView::Quotes(
                (0..self.pages.site.quotes.len())
                    .map(|index| self.quote_record(QuoteId(index), usize::MAX))
                    .collect(),
            ),
            Records::Corrections => DataView::Corrections(self.corrections()),
            Records::Actor(id) => DataView::Actor(Box::new(self.actor_dossier(id))),
            Records::Topic(id) => DataView::Topic(Box::new(self.topic_dossier(id))),
        }
    }

    fn slugs(self, briefings: impl Iterator<Item = BriefingId>) -> Vec<&'p str> {
        let mut slugs: Vec<&'p str> = briefings.map(|id| &*self.pages.site[id].slug).collect();
        slugs.dedup();
        slugs
    }

    /// The slugs of the first briefings that tell something, and how many more there are.
    fn first_slugs(self, tellings: &[(BriefingId, usize)], most: usize) -> (Vec<&'p str>, usize) {
        let mut slugs = self.slugs(tellings.iter().map(|telling| telling.0));
        let more = slugs.len().saturating_sub(most);
        slugs.truncate(most);
        (slugs, more)
    }

    fn briefing_record(self, id: BriefingId) -> BriefingRecord<'p> {
        let site = &*self.pages.site;
        let briefing = &site[id];
        let matter = briefing.matter();
        BriefingRecord {
            slug: &briefing.slug,
            url: self.pages.urls.best(self.pages.urls.briefing(id)),
            title: &matter.title.value,
            date: briefing.outline().date.datetime(),
            updated: matter.updated.as_ref().map(|date| date.value.datetime()),
            summary: briefing.summary(),
            language: matter.language.as_deref().unwrap_or(&self.pages.settings.language),
            authors: &matter.authors,
            actors: briefing.actors.iter().map(|appearance| &*site[appearance.actor].slug).collect(),
            topics: briefing.topics.iter().map(|&topic| &*site[topic].slug).collect(),
            events: briefing.events.iter().map(|&event| &*site[event].id).collect(),
            quotes: briefing.quotes.iter().map(|&quote| &*site[quote].id).collect(),
            sources: briefing.outline().sources.iter().map(|source| source_record(source)).collect(),
            corrections: self.corrections_of(id),
        }
    }

    fn corrections_of(self, id: BriefingId) -> Vec<CorrectionRecord<'p>> {
        let corrections = &self.pages.site[id].matter().corrections;
        let ids = ids(corrections).into_iter();
        ids.zip(corrections).map(|(correction_id, one)| self.correction(id, correction_id, one)).collect()
    }

    fn corrections(self) -> Vec<CorrectionRecord<'p>> {
        let all = self.pages.all_corrections().iter();
        let record =
            |one: &'p Listed| self.correction(one.briefing, one.id.clone(), self.pages.correction(one));
        all.map(record).collect()
    }

    fn correction(self, of: BriefingId, id: String, correction: &'p Correction) -> CorrectionRecord<'p> {
        CorrectionRecord {
            url: self.pages.address_of_correction(of, &id),
            id,
            briefing: &self.pages.site[of].slug,
            date: correction.date.as_str(),
            text: &correction.text,
        }
    }

    fn actor_record(self, id: ActorId) -> ActorRecord<'p> {
        let actor = &self.pages.site[id];
        let (matter, outline) = (actor.matter(), actor.outline());
        ActorRecord {
            slug: &actor.slug,
            url: self.pages.urls.best(self.pages.urls.actor(id)),
            data: self.pages.urls.best(&Records::Actor(id).path(&actor.slug)),
            name: &actor.name,
            kind: actor.kind.word(),
            aliases: outline
                .map(|outline| outline.aliases.iter().map(|alias| &*alias.value).collect())
                .unwrap_or_default(),
            roles: outline.map(|outline| outline.roles.iter().map(role_record).collect()).unwrap_or_default(),
            links: matter.map(|matter| links(&matter.links)).unwrap_or_default(),
            briefings: self.slugs(actor.briefings.iter().copied()),
        }
    }

    fn topic_record(self, id: TopicId) -> TopicRecord<'p> {
        let topic = &self.pages.site[id];
        TopicRecord {
            slug: &topic.slug,
            url: self.pages.urls.best(self.pages.urls.topic(id)),
            data: self.pages.urls.best(&Records::Topic(id).path(&topic.slug)),
            name: &topic.name,
            parent: topic.parent.map(|parent| &*self.pages.site[parent].slug),
            briefings: self.slugs(topic.briefings.iter().copied()),
        }
    }

    /// `most`: how many actors and briefings it names.
    fn event_record(self, id: EventId, most: usize) -> EventRecord<'p> {
        let site = &*self.pages.site;
        let event = &site[id];
        let matter = site.event_matter(event);
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let source = site.event_source(event);
        let (briefings, more_briefings) = self.first_slugs(&event.tellings, most);
        EventRecord {
            id: &event.id,
            url: self.pages.first_place(&event.tellings, &event.id),
            date: matter.date.value.as_str(),
            earliest: day(matter.date.value.earliest()),
            latest: day(matter.date.value.latest()),
            event: &matter.event.value,
            place: self.pages.event_card(id).place.as_deref(),
            actors: event.actors.iter().take(most).map(|&actor| &*site[actor].slug).collect(),
            more_actors: event.actors.len().saturating_sub(most),
            topics: event.topics.iter().take(most).map(|&topic| &*site[topic].slug).collect(),
            briefings,
            more_briefings,
            source: source.map(|source| source_record(source)),
        }
    }

    /// `most`: how many briefings it names.
    fn quote_record(self, id: QuoteId, most: usize) -> QuoteRecord<'p> {
        let site = &*self.pages.site;
        let quote = &site[id];
        let matter = site.quote_matter(quote.tellings[0]);
        let card = self.pages.quote_card(id);
        let source = site.quote_source(quote);
        let (briefings, more_briefings) = self.first_slugs(&quote.tellings, most);
        QuoteRecord {
            id: &quote.id,
            url: self.pages.first_place(&quote.tellings, &quote.id),
            speaker: &site[quote.speaker].slug,
            text: &matter.text.value,
            date: card.date.as_ref().map(|date| &*date.edtf),
            occasion: card.occasion.as_deref(),
            original: card.original.as_deref(),
            original_language: card.original_language.as_deref(),
            briefings,
            more_briefings,
            source: source.map(|source| source_record(source)),
        }
    }

    fn actor_dossier(self, id: ActorId) -> ActorDossier<'p> {
        let actor = &self.pages.site[id];
        ActorDossier {
            actor: self.actor_record(id),
            briefings: actor.briefings.iter().map(|&id| self.briefing_entry(id)).collect(),
            events: actor.events.iter().map(|&id| self.event_record(id, MOST_NAMED)).collect(),
            quotes: actor.quotes.iter().map(|&id| self.quote_record(id, MOST_NAMED)).collect(),
            actors: self.company(&actor.with_actors().first),
            more_actors: actor.with_actors().total - actor.with_actors().first.len(),
            more_topics: actor.with_topics().total - actor.with_topics().first.len(),
            topics: actor
                .with_topics()
                .first
                .iter()
                .map(|&(topic, briefings)| {
                    let topic = &self.pages.site[topic];
                    CompanyEntry { slug: &topic.slug, name: &topic.name, briefings }
                })
                .collect(),
        }
    }

    fn topic_dossier(self, id: TopicId) -> TopicDossier<'p> {
        let topic = &self.pages.site[id];
        let more_quotes = topic.quotes.len().saturating_sub(MOST_QUOTES);
        let quotes = topic.quotes.iter().take(MOST_QUOTES);
        TopicDossier {
            topic: self.topic_record(id),
            children: topic.children.iter().map(|&child| &*self.pages.site[child].slug).collect(),
            briefings: topic.briefings.iter().map(|&id| self.briefing_entry(id)).collect(),
            events: topic.events.iter().map(|&id| self.event_record(id, MOST_NAMED)).collect(),
            quotes: quotes.map(|&id| self.quote_record(id, MOST_NAMED)).collect(),
            actors: self.company(&topic.with_actors().first),
            more_actors: topic.with_actors().total - topic.with_actors().first.len(),
            more_quotes,
        }
    }

    fn briefing_entry(self, id: BriefingId) -> BriefingEntry<'p> {
        let briefing = &self.pages.site[id];
        BriefingEntry {
            slug: &briefing.slug,
            url: self.pages.urls.best(self.pages.urls.briefing(id)),
            title: &briefing.matter().title.value,
            date: briefing.outline().date.datetime(),
        }
    }

    fn company(self, actors: &[(ActorId, usize)]) -> Vec<CompanyEntry<'p>> {
        let entry = |&(id, briefings): &(ActorId, usize)| {
            let actor = &self.pages.site[id];
            CompanyEntry { slug: &actor.slug, name: &actor.name, briefings }
        };
        actors.iter().map(entry).collect()
    }
}

fn source_record(source: &Source) -> SourceRecord<'_> {
    SourceRecord {
        id: source.id.as_deref(),
        title: source.title.as_deref(),
        publisher: source.publisher.as_deref(),
        url: source.url.as_deref(),
        date: source.date.as_ref().map(Edtf::as_str),
    }
}

fn role_record(role: &Role) -> RoleRecord<'_> {
    RoleRecord {
        title: &role.title,
        of: role.of.as_deref(),
        from: role.from.as_ref().map(Edtf::as_str),
        to: role.to.as_ref().map(Edtf::as_str),
    }
}
