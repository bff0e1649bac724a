//! The view of a briefing, and of ordinary pages.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::Pages;
use super::corrections::ids;
use super::entity::MOST_BACKLINKS;
use super::meta::short;
use super::plan_redirects::OldUrl;
use super::social::locale;
use super::view::{
    ActorCard, AppearanceView, BriefingCard, BriefingEvent, BriefingQuote, BriefingView, CorrectionView,
    Extra, Hashed, ImageView, LinkView, Meta, NameMark, NotFoundView, PageView, QuoteMark, RedirectView,
    Section, TopicCard,
};
use crate::date::Publication;
use crate::name::{UrlPath, licence_address};
use crate::parse::{Document, Image, LinkKind, QuoteMatter};
use crate::prose::Mark;
use crate::site::{Briefing, BriefingId, PageId, QuoteId, Target};

impl Pages {
    pub(super) fn briefing(&self, id: BriefingId) -> BriefingView<'_> {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let document = &briefing.document;
        let day = briefing.outline().date.date();
        let mut body = self.body(document, &briefing.links, &briefing.names, day);
        let given = given_in(briefing);
        body.quotes = given
            .iter()
            .filter(|one| one.in_body)
            .map(|one| QuoteMark { quote: self.quote_card(one.id), marks: one.marks })
            .collect();
        body.names.extend(self.days_in_body(id));
        BriefingView {
            page: self.briefing_meta(id),
            slug: &briefing.slug,
            title: &matter.title.value,
            summary: matter.summary.as_deref(),
            date: self.published(&briefing.outline().date),
            updated: matter.updated.as_ref().map(|date| self.published(&date.value)),
            authors: &matter.authors,
            image: self
                .image((matter.image.as_ref(), briefing.image.as_ref()), Some((document, &briefing.links))),
            actors: self.appearances(id, day),
            topics: briefing.topics.iter().map(|&topic| self.topic_card(topic)).collect(),
            events: self.events_of(id),
            quotes: given
                .iter()
                .map(|one| BriefingQuote {
                    quote: self.quote_in(one.id, (id, one.matter)),
                    in_body: one.in_body,
                    source: self.cited(id, one.matter.source.as_ref()),
                })
                .collect(),
            sources: briefing
                .outline()
                .sources
                .iter()
                .enumerate()
                .map(|(index, source)| self.source_view(source, Some(index + 1)))
                .collect(),
            corrections: matter
                .corrections
                .iter()
                .zip(ids(&matter.corrections))
                .map(|(one, id)| CorrectionView { id, date: self.dated(&one.date), text: &one.text })
                .collect(),
            body,
            headings: document.body.shown_headings(),
            words: document.body.words,
            older: self.site.older(id).map(|id| self.briefing_card(id)),
            newer: self.site.newer(id).map(|id| self.briefing_card(id)),
            next: self.read_next(id),
            backlinks: self.backlinks_of(id),
            citation: self.citation(id),
            extra: Extra { extra: &matter.extra, hash: document.hash },
        }
    }

    /// The days of its events that the body names, each with a link to its event.
    fn days_in_body(&self, id: BriefingId) -> impl Iterator<Item = NameMark> {
        let briefing = &self.site[id];
        let named = briefing.events.iter().filter_map(move |&event| {
            let entry = self.site.telling(event, id)?;
            let marks = briefing.document.analysis.day(entry);
            (!marks.is_empty()).then(|| (event, &briefing.outline().dates[entry], marks))
        });
        named.map(move |(event, matter, marks)| NameMark {
            link: LinkView {
                url: self.urls.event_href(event),
                class: "date",
                card: Some(matter.event.value.clone()),
                picture: None,
            },
            marks: marks.to_vec(),
        })
    }

    fn briefing_meta(&self, id: BriefingId) -> Meta {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let mut page = self.meta(self.urls.briefing(id), "briefing", "briefings", &matter.title.value);
        page.description = Some(short(briefing.summary())).filter(|text| !text.is_empty());
        speak(&mut page, matter.language.as_ref());
        page.breadcrumbs = vec![self.crumb("briefings")];
        self.share_briefing(&mut page, id);
        page.published = Some(briefing.outline().date.rfc3339(self.zone()));
        page.modified = matter.changed().map(|date| date.rfc3339(self.zone()));
        page.json_ld = self.structured_briefing(id, &page);
        page
    }

    /// Whom a briefing names, with the office of its day.
    fn appearances(&self, id: BriefingId, day: Date) -> Vec<AppearanceView<'_>> {
        self.site[id]
            .actors
            .iter()
            .map(|appearance| AppearanceView {
                actor: self.actor_card(appearance.actor),
                part: appearance.role.as_deref(),
                office: self.office_on(appearance.actor, day),
            })
            .collect()
    }

    /// The start of the list of briefings that link to one.
    fn backlinks_of(&self, id: BriefingId) -> Section<&Hashed<BriefingCard>> {
        let backlinks = &self.site[id].backlinks;
        let all = || self.urls.href(&UrlPath::page(&[self.urls.briefing(id).as_str(), "links"]));
        Section {
            items: self.briefing_cards(&backlinks[..backlinks.len().min(MOST_BACKLINKS)]),
            total: backlinks.len(),
            more: (backlinks.len() > MOST_BACKLINKS).then(all),
            rest: 0,
        }
    }

    /// The events of a briefing by date, each with the source that this briefing names.
    fn events_of(&self, id: BriefingId) -> Vec<BriefingEvent<'_>> {
        let mut events = self.site[id].events.clone();
        events.sort_unstable();
        events
            .into_iter()
            .map(|event_id| {
                let entry = self.site.telling(event_id, id);
                let source = entry.and_then(|entry| self.site[id].outline().dates[entry].source.as_ref());
                BriefingEvent { event: self.event_in(event_id, (id, entry)), source: self.cited(id, source) }
            })
            .collect()
    }

    /// A picture with its words. If the body, with where its references lead, shows it too, the words alone.
    pub(super) fn image(
        &self,
        image: (Option<&Image>, Option<&Target>),
        body: Option<(&Document, &[Target])>,
    ) -> Option<ImageView> {
        let (Some(image), Some(target)) = image else { return None };
        let is_in_body = body.is_some_and(|(document, targets)| {
            let shown =
                document.body.links.iter().zip(targets).filter(|(link, _)| link.kind == LinkKind::Image);
            shown.into_iter().any(|(_, shown)| shown == target)
        });
        let has_words = image.caption.is_some() || image.credit.is_some() || image.licence.is_some();
        if is_in_body && !has_words {
            return None;
        }
        Some(ImageView {
            url: self.urls.target(target)?,
            shown: self.urls.shown(target),
            alt: image.alt.clone(),
            caption: image.caption.clone(),
            credit: image.credit.clone(),
            licence_url: image.licence.as_deref().and_then(licence_address),
            licence: image.licence.clone(),
            in_body: is_in_body,
        })
    }

    pub(super) fn ordinary(&self, id: PageId) -> PageView<'_> {
        let ordinary = &self.site[id];
        let matter = ordinary.matter();
        let date = ordinary.outline().date.as_ref();
        let document = &ordinary.document;
        let mut page = self.meta(self.urls.page(id), "page", "", &matter.title);
        page.description = Some(short(matter.summary.as_deref().unwrap_or(&document.body.first_paragraph)))
            .filter(|text| !text.is_empty());
        speak(&mut page, matter.language.as_ref());
        self.share_picture(&mut page, (matter.image.as_ref(), ordinary.image.as_ref()));
        page.json_ld = self.structured_page(&page);
        PageView {
            page,
            title: &matter.title,
            date: date.map(|date| self.published(date)),
            updated: matter.updated.as_ref().map(|date| self.published(&date.value)),
            image: self
                .image((matter.image.as_ref(), ordinary.image.as_ref()), Some((document, &ordinary.links))),
            body: self.body(
                document,
                &ordinary.links,
                &ordinary.names,
                date.map_or(self.clock.date(), Publication::date),
            ),
            headings: document.body.shown_headings(),
            extra: Extra { extra: &matter.extra, hash: document.hash },
        }
    }

    pub(super) fn not_found(&self) -> NotFoundView<'_> {
        let mut page = self.meta(&UrlPath::file(&["404.html"]), "404", "", self.language.text("not_found"));
        page.noindex = true;
        page.canonical = None;
        let Begin { recent, actors, topics } = self.begin();
        NotFoundView { page, recent, actors, topics }
    }

    /// What to begin with.
    pub(super) fn begin(&self) -> Begin<'_> {
        Begin {
            recent: self.site.briefing_ids().take(5).map(|id| self.briefing_card(id)).collect(),
            actors: self.news().actors().into_iter().map(|trend| trend.item).collect(),
            topics: self.news().topics().into_iter().map(|trend| trend.item).collect(),
        }
    }

    pub(super) fn redirect(&self, index: usize) -> RedirectView {
        let old @ OldUrl { path, target, .. } = &self.plan.redirects[index];
        let title = match target {
            Target::Briefing(id, _) => &*self.site[*id].matter().title.value,
            Target::Page(id, _) => &*self.site[*id].matter().title,
            Target::Actor(id, _) => &*self.site[*id].name,
            Target::Topic(id, _) => &*self.site[*id].name,
            _ => "",
        };
        let to = old.to(&self.urls);
        let mut page = self.meta(path, "redirect", "", title);
        page.canonical = self.urls.full_of_href(&to);
        page.noindex = true;
        RedirectView { page, to }
    }
}

/// What to begin with: the newest briefings, and who and what they are about.
pub(super) struct Begin<'s> {
    pub(super) recent: Vec<&'s Hashed<BriefingCard>>,
    pub(super) actors: Vec<&'s Hashed<ActorCard>>,
    pub(super) topics: Vec<&'s Hashed<TopicCard>>,
}

/// A quote of a briefing.
pub(super) struct Given<'s> {
    pub(super) id: QuoteId,
    pub(super) matter: &'s QuoteMatter,
    /// Whether its words are marked in the body.
    pub(super) in_body: bool,
    /// Where they stand there.
    marks: &'s [Mark],
}

/// The quotes of a briefing: one that the file lists twice is given once. Of two in the same words, said at different
/// times, the first stands in the body.
pub(super) fn given_in(briefing: &Briefing) -> Vec<Given<'_>> {
    let (mut ids, mut words) = (FxHashSet::default(), FxHashSet::default());
    let entries = briefing.outline().quotes.iter().zip(&briefing.document.analysis.quotes);
    entries
        .zip(&briefing.quotes)
        .filter(|(_, id)| ids.insert(**id))
        .map(|((matter, found), &id)| {
            let in_body = !found.marks.is_empty() && words.insert(&matter.folded);
            Given { id, matter, in_body, marks: &found.marks }
        })
        .collect()
}

/// A page in a language of its own.
fn speak(page: &mut Meta, language: Option<&String>) {
    if let Some(language) = language {
        page.locale = locale(language);
        page.language.clone_from(language);
    }
}
