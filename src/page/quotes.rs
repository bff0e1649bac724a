//! The index of quotes: all of them by time, and the ways to those of a speaker, of a topic and of a year.

use std::cmp::Reverse;

use super::Pages;
use super::meta::short;
use super::pager::entries;
use super::view::{Counted, QuotesOfYear, QuotesView, Ref, YearLink};
use crate::name::UrlPath;
use crate::site::{ActorId, QuoteId, TopicId};

/// Most speakers, and most topics, that the index leads to: those with most quotes.
const MOST_CHOICES: usize = 40;

impl Pages {
    pub(super) fn quotes(&self, number: usize) -> QuotesView<'_> {
        let total = self.site.quotes.len();
        let path = UrlPath::page(&["quotes"]);
        let mut page = self.index_meta(&path, "quotes", &self.language.text("quotes"), number, total);
        page.description = Some(short(&self.of_site("about_quotes")));
        let shown = entries(number, total, self.settings.paginate);
        page.json_ld = self.structured_quotes(&page, shown.clone().map(QuoteId));
        let ids: Vec<QuoteId> = shown.map(QuoteId).collect();
        let place = |id: QuoteId| id.0 - ids[0].0;
        let of_year = |of: &[QuoteId]| QuotesOfYear {
            year: self.year_of_quote(of[0]),
            from: place(of[0]),
            to: place(of[0]) + of.len(),
        };
        QuotesView {
            page,
            quotes: ids.iter().map(|&id| self.whole_quote(id)).collect(),
            years: self.by_year(&ids).map(of_year).collect(),
            all_years: self.years_of_quotes(&path),
            speakers: self.speakers(),
            topics: self.topics_with_quotes(),
        }
    }

    fn year_of_quote(&self, id: QuoteId) -> i16 {
        self.site.day_of(&self.site[id]).year()
    }

    fn by_year<'i>(&'i self, ids: &'i [QuoteId]) -> impl Iterator<Item = &'i [QuoteId]> {
        ids.chunk_by(|&one, &other| self.year_of_quote(one) == self.year_of_quote(other))
    }

    /// Each year, with the page on which its quotes begin.
    fn years_of_quotes(&self, path: &UrlPath) -> Vec<YearLink> {
        let ids: Vec<QuoteId> = (0..self.site.quotes.len()).map(QuoteId).collect();
        let link = |ids: &[QuoteId]| {
            let (year, page) = (self.year_of_quote(ids[0]), ids[0].0 / self.settings.paginate + 1);
            let url = format!("{}#y{year}", self.urls.href(&path.numbered(page)));
            YearLink { year: Some(year), url, count: ids.len() }
        };
        self.by_year(&ids).map(link).collect()
    }

    /// Who said most; of equals who said something last.
    fn speakers(&self) -> Vec<Counted<Ref>> {
        let quotes = |id: ActorId| &*self.site[id].quotes;
        most_quoted(self.site.shown_actors(), quotes, |id| Ref {
            name: self.site[id].name.clone(),
            url: self.quotes_of(id),
        })
    }

    /// The topics in whose briefings most was said.
    fn topics_with_quotes(&self) -> Vec<Counted<Ref>> {
        let quotes = |id: TopicId| &*self.site[id].quotes;
        most_quoted(self.site.shown_topics(), quotes, |id| Ref {
            name: self.site[id].name.clone(),
            url: self.quotes_on(id),
        })
    }
}

/// Those with most quotes; of equals those with the latest.
fn most_quoted<'s, I: Copy + Ord>(
    ids: impl Iterator<Item = I>,
    quotes: impl Fn(I) -> &'s [QuoteId],
    link: impl Fn(I) -> Ref,
) -> Vec<Counted<Ref>> {
    let mut ids: Vec<I> = ids.filter(|&id| !quotes(id).is_empty()).collect();
    ids.sort_by_key(|&id| (Reverse(quotes(id).len()), quotes(id)[0], id));
    ids.truncate(MOST_CHOICES);
    ids.into_iter().map(|id| Counted { item: link(id), count: quotes(id).len() }).collect()
}
