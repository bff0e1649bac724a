//! The corrections of all briefings: their ids, their order, the pages that list them, and their feed.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write as _;

use super::pager::{entries, pager};
use super::view::{CorrectionsView, FeedEntry, ListedCorrection};
use super::{FeedOf, Pages};
use crate::date::Publication;
use crate::name::UrlPath;
use crate::parse::Correction;
use crate::site::{BriefingId, Site};
use crate::snapshot::Fingerprint;

/// A correction among all.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) briefing: BriefingId,
    /// Its place among those of the briefing.
    pub(super) entry: usize,
    /// Its id on the page of the briefing.
    pub(super) id: String,
}

/// The corrections of a site, the latest first.
#[derive(Debug)]
pub(super) struct Corrections(Vec<Listed>);

impl Corrections {
    fn of(site: &Site) -> Self {
        let mut all = Vec::new();
        for briefing in site.briefing_ids() {
            let ids = ids(&site[briefing].matter().corrections).into_iter().enumerate();
            all.extend(ids.map(|(entry, id)| Listed { briefing, entry, id }));
        }
        all.sort_by_key(|one| Reverse(&site[one.briefing].matter().corrections[one.entry].date));
        Self(all)
    }
}

/// How many corrections a site has.
pub(super) fn number_of_corrections(site: &Site) -> usize {
    site.briefings.iter().map(|briefing| briefing.matter().corrections.len()).sum()
}

/// The ids of a briefing's corrections. Each is made of the day and the words: it stays when others come.
pub(super) fn ids(corrections: &[Correction]) -> Vec<String> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let id = |correction: &Correction| {
        let Correction { date, text } = correction;
        let said = Fingerprint::of(format!("{}\n{text}", date.as_str()).as_bytes());
        let mut id = format!("correction-{}", said.short(12));
        let times = known.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            let _ = write!(id, "-{times}");
        }
        id
    };
    corrections.iter().map(id).collect()
}

impl Pages {
    /// All corrections, the latest first.
    pub(super) fn all_corrections(&self) -> &[Listed] {
        &self.cards.corrections.get_or_init(|| Corrections::of(&self.site)).0
    }

    pub(super) fn correction(&self, listed: &Listed) -> &Correction {
        &self.site[listed.briefing].matter().corrections[listed.entry]
    }

    /// The day of a correction; where that is not known, its first possible day, else the briefing's own.
    pub(super) fn corrected(&self, listed: &Listed) -> Publication {
        let date = &self.correction(listed).date;
        let day = date.earliest().or_else(|| date.latest()).map(Publication::on);
        day.unwrap_or_else(|| self.site[listed.briefing].outline().date.clone())
    }

    /// A page of the list of all corrections.
    pub(super) fn corrections(&self, number: usize) -> CorrectionsView<'_> {
        let all = self.all_corrections();
        let path = UrlPath::page(&["corrections"]);
        let title = self.numbered(&self.language.text("corrections"), number);
        let mut page = self.meta(&path.numbered(number), "corrections", "", title);
        page.description = Some(self.of_site("about_corrections"));
        page.pager = pager(&self.urls, &path, number, all.len(), self.settings.paginate);
        page.feeds.splice(0..0, self.feeds_of(FeedOf::Corrections));
        page.json_ld = self.structured_page(&page);
        let shown = &all[entries(number, all.len(), self.settings.paginate)];
        CorrectionsView { page, corrections: shown.iter().map(|one| self.listed_correction(one)).collect() }
    }

    fn listed_correction(&self, listed: &Listed) -> ListedCorrection<'_> {
        let correction = self.correction(listed);
        ListedCorrection {
            url: format!("{}#{}", self.urls.href(self.urls.briefing(listed.briefing)), listed.id),
            date: self.dated(&correction.date),
            text: &correction.text,
            briefing: self.briefing_card(listed.briefing),
        }
    }

    /// The full address of a correction.
    pub(super) fn address_of_correction(&self, briefing: BriefingId, id: &str) -> String {
        format!("{}#{id}", self.urls.best(self.urls.briefing(briefing)))
    }

    /// A correction in the feed of all.
    pub(super) fn correction_entry(&self, listed: &Listed) -> FeedEntry<'_> {
        let entry = self.feed_entry(FeedOf::Corrections, listed.briefing);
        let day = self.corrected(listed).rfc3339(self.zone());
        FeedEntry {
            url: self.address_of_correction(listed.briefing, &listed.id),
            title: self.language.say("correction_of", &[("title", &entry.title)]).into(),
            summary: &self.correction(listed).text,
            published: day.clone(),
            updated: day,
            text: None,
            ..entry
        }
    }
}
