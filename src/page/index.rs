//! The views of the indexes.

use super::Pages;
use super::pager::entries;
use super::view::{
    ActorEntry, ActorsView, BriefingsView, KindGroup, KindLink, LetterGroup, TopicEntry, TopicsView,
    YearGroup, YearLink,
};
use crate::name::UrlPath;
use crate::parse::ActorKind;
use crate::site::{ActorId, Briefing, BriefingId, TopicId, initial};

impl Pages {
    pub(super) fn briefings(&self, number: usize) -> BriefingsView<'_> {
        let all = &self.site.briefings;
        let path = UrlPath::page(&["briefings"]);
        let mut page =
            self.index_meta(&path, "briefings", &self.language.text("briefings"), number, all.len());
        page.description = Some(self.of_site("about_briefings"));
        page.json_ld = self.structured_page(&page);
        let shown = entries(number, all.len(), self.settings.paginate);
        let years = all[shown.clone()]
            .chunk_by(|a, b| year_of(a) == year_of(b))
            .scan(shown.start, |start, chunk| {
                let from = *start;
                *start += chunk.len();
                Some(YearGroup {
                    year: year_of(&chunk[0]),
                    briefings: (from..*start).map(|index| self.briefing_card(BriefingId(index))).collect(),
                })
            })
            .collect();
        let all_years = all
            .chunk_by(|a, b| year_of(a) == year_of(b))
            .scan(0, |start, chunk| {
                let on_page = path.numbered(*start / self.settings.paginate + 1);
                *start += chunk.len();
                let year = year_of(&chunk[0]);
                Some(YearLink {
                    year: Some(year),
                    url: format!("{}#y{year}", self.urls.href(&on_page)),
                    count: chunk.len(),
                })
            })
            .collect();
        BriefingsView { page, years, all_years }
    }

    pub(super) fn actors(&self, number: usize) -> ActorsView<'_> {
        let site = &*self.site;
        let path = UrlPath::page(&["actors"]);
        let mut page = self.index_meta(
            &path,
            "actors",
            &self.language.text("actors"),
            number,
            site.shown_actors().count(),
        );
        page.description = Some(self.language.text("about_actors"));
        page.json_ld = self.structured_page(&page);
        let mut ordered: Vec<ActorId> = site.shown_actors().collect();
        ordered.sort_by_key(|&id| site[id].kind);
        let kind = |id: &ActorId| site[*id].kind;
        let all_kinds = ordered
            .chunk_by(|a, b| kind(a) == kind(b))
            .scan(0, |start, chunk| {
                let on_page = path.numbered(*start / self.settings.paginate + 1);
                *start += chunk.len();
                let kind = kind(&chunk[0]);
                let url = format!("{}#kind-{}", self.urls.href(&on_page), kind.word());
                Some(KindLink { kind: kind.word(), label: self.several(kind), url, count: chunk.len() })
            })
            .collect();
        let shown = &ordered[entries(number, ordered.len(), self.settings.paginate)];
        let kinds = shown
            .chunk_by(|a, b| kind(a) == kind(b))
            .map(|chunk| self.kind_group(kind(&chunk[0]), chunk))
            .collect();
        ActorsView { page, kinds, all_kinds }
    }

    /// A text that names the site.
    pub(super) fn of_site(&self, key: &str) -> String {
        self.language.say(key, &[("site", &self.settings.title)])
    }

    /// The word for several actors of a kind.
    fn several(&self, kind: ActorKind) -> String {
        self.language.text(&format!("all_{}", kind.word()))
    }

    fn kind_group(&self, kind: ActorKind, actors: &[ActorId]) -> KindGroup<'_> {
        let letter = |id: &ActorId| initial(&self.site[*id].name);
        let entry = |&id: &ActorId| ActorEntry {
            actor: self.actor_card(id),
            office: self.office_on(id, self.clock.date()),
            aliases: self.aliases_of(id),
        };
        let letters = actors
            .chunk_by(|a, b| letter(a) == letter(b))
            .map(|chunk| LetterGroup { letter: letter(&chunk[0]), actors: chunk.iter().map(entry).collect() })
            .collect();
        KindGroup { kind: kind.word(), label: self.several(kind), letters }
    }

    pub(super) fn topics(&self, number: usize) -> TopicsView<'_> {
        let mut tree = Vec::with_capacity(self.site.topics.len());
        for topic in self.site.shown_topics() {
            if self.site[topic].parent.is_none() {
                self.walk_topics(topic, 0, &mut tree);
            }
        }
        let path = UrlPath::page(&["topics"]);
        let mut page = self.index_meta(&path, "topics", &self.language.text("topics"), number, tree.len());
        page.description = Some(self.language.text("about_topics"));
        page.json_ld = self.structured_page(&page);
        let shown = &tree[entries(number, tree.len(), self.settings.paginate)];
        let topics = shown
            .iter()
            .map(|&(id, depth)| TopicEntry {
                topic: self.topic_card(id),
                depth,
                summary: self.site[id]
                    .document
                    .as_ref()
                    .map_or("", |document| &document.body.first_paragraph),
            })
            .collect();
        TopicsView { page, topics }
    }

    fn walk_topics(&self, topic: TopicId, depth: usize, tree: &mut Vec<(TopicId, usize)>) {
        tree.push((topic, depth));
        let children = self.site[topic].children.iter();
        for &child in children.filter(|child| !self.site.unseen_topics.contains(child)) {
            self.walk_topics(child, depth + 1, tree);
        }
    }
}

fn year_of(briefing: &Briefing) -> i16 {
    briefing.outline().date.date().year()
}
