//! The search page, and the records of all that a reader can find.
//!
//! Must not know the search engine.

use jiff::civil::Date;
use rayon::prelude::*;

use super::briefing::Begin;
use super::view::{SearchRecord, SearchView};
use super::{INDEX, Pages};
use crate::date::Publication;
use crate::name::UrlPath;
use crate::parse::{ActorOutline, Document, Placed};
use crate::site::{ActorId, BriefingId, PageId, QuoteId, TopicId};

impl Pages {
    pub(super) fn search(&self) -> SearchView<'_> {
        let mut page =
            self.meta(&UrlPath::page(&["search"]), "search", "search", self.language.text("search"));
        page.description = Some(self.of_site("about_search"));
        // What is found is worth a visit, the empty page is not.
        page.noindex = true;
        page.json_ld = self.structured_page(&page);
        let Begin { recent, actors, topics } = self.begin();
        SearchView { page, index: self.urls.href(&UrlPath::page(&[INDEX])), recent, actors, topics }
    }

    /// The folder of the output in which the index stands: what Pagefind calls it by itself.
    pub fn index_folder(&self) -> String {
        UrlPath::file(&[INDEX]).below(&self.folder).output_file()
    }

    /// Everything that a reader can find, in a fixed order; nothing when the settings want no search.
    pub fn search_records(&self) -> Vec<SearchRecord> {
        if self.settings.has_search() { SearchRecords { pages: self }.all() } else { Vec::new() }
    }
}

/// Makes the records of what a reader can find.
#[derive(Clone, Copy)]
struct SearchRecords<'p> {
    pages: &'p Pages,
}

impl SearchRecords<'_> {
    fn all(self) -> Vec<SearchRecord> {
        let site = &*self.pages.site;
        let pages = (0..site.pages.len()).map(PageId).filter(|&id| !site[id].parts.is_empty());
        let mut records: Vec<SearchRecord> =
            (0..site.briefings.len()).into_par_iter().map(|id| self.found_briefing(BriefingId(id))).collect();
        let actors = (0..site.actors.len()).map(ActorId).filter(|id| !site.unseen_actors.contains(id));
        let topics = (0..site.topics.len()).map(TopicId).filter(|id| !site.unseen_topics.contains(id));
        records.extend(actors.map(|id| self.found_actor(id)));
        records.extend(topics.map(|id| self.found_topic(id)));
        records.extend((0..site.quotes.len()).map(|id| self.found_quote(QuoteId(id))));
        records.extend(pages.map(|id| self.found_page(id)));
        records
    }

    fn found_briefing(self, id: BriefingId) -> SearchRecord {
        let briefing = &self.pages.site[id];
        let matter = briefing.matter();
        let date = &briefing.outline().date;
        let day = date.date();
        let actors = self.names_of(briefing.actors.iter().map(|appearance| appearance.actor));
        let topics = self.topics_of(id);
        SearchRecord {
            url: self.below_base(self.pages.urls.href(self.pages.urls.briefing(id))),
            kind: "briefing",
            title: matter.title.value.clone(),
            note: self.pages.language.publication(date),
            text: paragraphs([matter.summary.as_deref().unwrap_or_default(), &prose(&briefing.document)]),
            aliases: Vec::new(),
            named: actors.iter().chain(&topics).cloned().collect(),
            actors,
            topics,
            date: Some(day.to_string()),
            year: Some(day.year()),
        }
    }

    fn found_actor(self, id: ActorId) -> SearchRecord {
        let actor = &self.pages.site[id];
        let office = self.pages.office_on(id, self.pages.clock.date());
        let kind = || self.pages.language.text(&format!("a_{}", actor.kind.word()));
        let (aliases, weak) = actor
            .outline()
            .map(|outline| (values(&outline.aliases), values(&outline.weak_aliases)))
            .unwrap_or_default();
        let body = actor.document.as_deref().map(prose).unwrap_or_default();
        let offices = actor.outline().map(|outline| self.offices(outline)).unwrap_or_default();
        SearchRecord {
            url: self.below_base(self.pages.urls.href(self.pages.urls.actor(id))),
            kind: "actor",
            title: actor.name.clone(),
            note: office.map_or_else(kind, |office| self.pages.office_words(&office)),
            text: paragraphs([&*body, &*offices]),
            aliases,
            named: weak,
            actors: vec![actor.name.clone()],
            topics: Vec::new(),
            date: self.newest(&actor.briefings),
            year: None,
        }
    }

    fn found_topic(self, id: TopicId) -> SearchRecord {
        let topic = &self.pages.site[id];
        let aliases = topic.outline().map(|outline| values(&outline.aliases)).unwrap_or_default();
        let body = topic.document.as_deref().map(prose).unwrap_or_default();
        SearchRecord {
            url: self.below_base(self.pages.urls.href(self.pages.urls.topic(id))),
            kind: "topic",
            title: topic.name.clone(),
            note: topic.parent.map(|parent| self.pages.site[parent].name.clone()).unwrap_or_default(),
            text: body,
            aliases,
            named: self.with_those_above(topic.parent),
            actors: Vec::new(),
            topics: self.with_those_above([id]),
            date: self.newest(&topic.briefings),
            year: None,
        }
    }

    fn found_quote(self, id: QuoteId) -> SearchRecord {
        let quote = &self.pages.site[id];
        let card = self.pages.quote_card(id);
        let newest = quote.tellings[0].0;
        let published = self.pages.site[newest].outline().date.date();
        let topics = self.topics_of(newest);
        let day = card.date.as_ref().and_then(|date| date.value.earliest()).unwrap_or(published);
        let said = card.date.as_ref().map(|date| &*date.display);
        let note: Vec<&str> = [said, card.occasion.as_deref()].into_iter().flatten().collect();
        SearchRecord {
            url: self.below_base(card.url.clone()),
            kind: "quote",
            title: card.speaker.name.clone(),
            note: note.join(&self.pages.language.text("list_comma")),
            text: paragraphs([&card.text, card.original.as_deref().unwrap_or_default()]),
            aliases: Vec::new(),
            named: topics.clone(),
            actors: vec![card.speaker.name.clone()],
            topics,
            date: Some(day.to_string()),
            year: Some(day.year()),
        }
    }

    fn found_page(self, id: PageId) -> SearchRecord {
        let page = &self.pages.site[id];
        let matter = page.matter();
        let date = page.outline().date.as_ref();
        let day = date.map(Publication::date);
        SearchRecord {
            url: self.below_base(self.pages.urls.href(self.pages.urls.page(id))),
            kind: "page",
            title: matter.title.clone(),
            note: date.map(|date| self.pages.language.publication(date)).unwrap_or_default(),
            text: paragraphs([matter.summary.as_deref().unwrap_or_default(), &prose(&page.document)]),
            aliases: Vec::new(),
            named: Vec::new(),
            actors: Vec::new(),
            topics: Vec::new(),
            date: day.map(|day| day.to_string()),
            year: day.map(Date::year),
        }
    }

    /// All offices of an actor: `Leader, North Korea; Chairman.`
    fn offices(self, outline: &ActorOutline) -> String {
        let words = outline.roles.iter().map(|role| match &role.of {
            Some(of) => self.pages.office_of(&role.title, of),
            None => role.title.clone(),
        });
        self.sentence(&words.collect::<Vec<_>>().join(&self.pages.language.text("list_semicolon")))
    }

    fn sentence(self, words: &str) -> String {
        if words.is_empty() {
            String::new()
        } else {
            format!("{words}{}", self.pages.language.text("full_stop"))
        }
    }

    /// The index is the same wherever the site stands.
    fn below_base(self, href: String) -> String {
        href.strip_prefix(self.pages.settings.base_path()).map(str::to_owned).unwrap_or(href)
    }

    fn names_of(self, actors: impl Iterator<Item = ActorId>) -> Vec<String> {
        actors.map(|id| self.pages.site[id].name.clone()).collect()
    }

    fn topics_of(self, id: BriefingId) -> Vec<String> {
        self.with_those_above(self.pages.site[id].topics.iter().copied())
    }

    /// The names of topics and of those above them, each once.
    fn with_those_above(self, topics: impl IntoIterator<Item = TopicId>) -> Vec<String> {
        let mut all: Vec<TopicId> = Vec::new();
        for topic in topics {
            let line = std::iter::successors(Some(topic), |&above| self.pages.site[above].parent);
            let unseen: Vec<TopicId> = line.filter(|above| !all.contains(above)).collect();
            all.extend(unseen);
        }
        all.into_iter().map(|id| self.pages.site[id].name.clone()).collect()
    }

    /// The day of the newest of some briefings, which stand newest first.
    fn newest(self, briefings: &[BriefingId]) -> Option<String> {
        Some(self.pages.site[*briefings.first()?].outline().date.date().to_string())
    }
}

fn values(names: &[Placed<String>]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

/// The running text of a file's body.
fn prose(document: &Document) -> String {
    document.prose().text
}

/// Texts, those that say anything, each a paragraph.
fn paragraphs<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let said: Vec<&str> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    said.join("\n\n")
}
