//! The whole texts of briefings for feeds: where all links lead, by full addresses.
//!
//! It must not know how a text becomes HTML, nor how much of it a feed has room for.

use super::Pages;
use super::briefing::given_in;
use super::view::{FeedQuote, FeedText, Hashed, ImageView, LinkView, QuoteView};
use crate::name::UrlPath;
use crate::site::BriefingId;

/// The newest briefings that the feeds of actors and topics have whole. Older ones stand there with their summaries: who
/// follows a feed has had them, and the texts of a whole archive, each in a dozen feeds, would be half of the site.
const MOST_WITH_TEXT: usize = 200;

/// Most bytes that one briefing takes in all of these feeds together: of one that lists a thousand names, or that is as
/// long as a book, they have the summary.
const MOST_REPEATED: usize = 250_000;

impl Pages {
    /// A briefing as feeds have it.
    pub(super) fn feed_text(&self, id: BriefingId) -> &Hashed<FeedText> {
        self.cards.feed_texts.get(id.0, || Hashed::new(self.new_feed_text(id)))
    }

    /// Whether the feeds of the actors and topics of a briefing have it whole.
    pub(super) fn is_repeated(&self, id: BriefingId) -> bool {
        let briefing = &self.site[id];
        let feeds = briefing.actors.len() + briefing.topics.len();
        id.0 < MOST_WITH_TEXT && briefing.document.text.len() * feeds <= MOST_REPEATED
    }

    fn new_feed_text(&self, id: BriefingId) -> FeedText {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let day = briefing.outline().date.date();
        let page = self.urls.best(self.urls.briefing(id));
        let mut body = self.body(&briefing.document, &briefing.links, &briefing.names, day);
        for link in body.links.iter_mut().flatten() {
            self.make_full(link, &page);
        }
        for name in &mut body.names {
            self.make_full(&mut name.link, &page);
        }
        let shown = (&*briefing.document, &*briefing.links);
        let image = self.image((matter.image.as_ref(), briefing.image.as_ref()), Some(shown));
        let apart = given_in(briefing).into_iter().filter(|one| !one.in_body);
        let image = image.map(|image| ImageView { url: self.full_link(&image.url, &page), ..image });
        let mut text = FeedText::new(page, &briefing.document, body);
        text.image = image;
        text.quotes = apart.map(|one| self.feed_quote(&self.quote_in(one.id, (id, one.matter)))).collect();
        text.sources = briefing.outline().sources.iter().map(|one| self.source_view(one, None)).collect();
        let corrections = matter.corrections.iter();
        text.corrections = corrections.map(|one| (self.dated(&one.date), one.text.clone())).collect();
        text
    }

    fn feed_quote(&self, quote: &QuoteView) -> FeedQuote {
        let name = &quote.speaker.name;
        let date = quote.date.as_ref().map(|date| self.what_is(name, &date.display));
        FeedQuote { text: quote.text.clone(), said: date.unwrap_or_else(|| name.clone()) }
    }

    fn make_full(&self, link: &mut LinkView, page: &str) {
        link.url = self.full_link(&link.url, page);
        link.card = None;
        link.picture = None;
    }

    /// A link of a page by its full address.
    fn full_link(&self, url: &str, page: &str) -> String {
        match url.as_bytes().first() {
            Some(b'#') => format!("{page}{url}"),
            Some(b'/') => self.urls.full_of_href(url).unwrap_or_else(|| url.to_owned()),
            Some(_) => url.to_owned(),
            None => self.urls.best(&UrlPath::page(&[])),
        }
    }
}
