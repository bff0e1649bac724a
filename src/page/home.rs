//! The view of the front page: which briefing leads, and what stands beside and below it.

use super::Pages;
use super::view::{Counts, Hashed, HomeView, ImageView, QuoteView};
use crate::config::{FILE, HomePart};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SourcePath, UrlPath, nearest};
use crate::site::{BriefingId, Page, QuoteId};

/// The folder that a writer may leave out of the name of a file.
const CONTENT: &str = "content/";

/// How wide the first picture is on a page of the default theme, as the attribute `sizes` says it.
const LEAD_SIZES: &str = "(max-width: 64rem) 100vw, 42rem";

/// Most quotes.
const MOST_QUOTES: usize = 3;

/// The longest quote of the front page, in letters.
const LONGEST_QUOTE: usize = 280;

impl Pages {
    pub(super) fn home(&self) -> HomeView<'_> {
        let site = &*self.site;
        let home = &self.settings.home;
        let shows = |part| home.shows(part);
        let mut page = self.meta(&UrlPath::page(&[]), "home", "", &self.settings.title);
        page.description.clone_from(&self.settings.description);
        let words = site.pages.iter().find(|page| page.parts.is_empty());
        let image = words.and_then(|words| self.page_image(words));
        if let Some(words) = words {
            self.share_picture(&mut page, (words.matter().image.as_ref(), words.image.as_ref()));
        }
        page.json_ld = self.structured_home(&page);
        let lead = self.lead();
        let news = self.news();
        let recent = site.briefing_ids().filter(|&id| Some(id) != lead);
        let recent = recent.take(home.briefings.saturating_sub(1)).filter(|_| shows(HomePart::Recent));
        HomeView {
            page,
            image,
            body: words.map(|page| self.body(&page.document, &page.links, &page.names, self.clock.date())),
            latest: lead.map(|id| self.briefing_card(id)),
            latest_image: lead.and_then(|id| self.lead_image(id)),
            recent: recent.map(|id| self.briefing_card(id)).collect(),
            period: news.period(),
            actors: if shows(HomePart::Actors) { news.actors() } else { Vec::new() },
            topics: if shows(HomePart::Topics) { news.topics() } else { Vec::new() },
            changes: if shows(HomePart::Changes) { news.changes() } else { Vec::new() },
            quotes: if shows(HomePart::Quotes) { self.last_said() } else { Vec::new() },
            next_dates: if shows(HomePart::Dates) { news.next_dates() } else { Vec::new() },
            last_dates: if shows(HomePart::Dates) { news.last_dates() } else { Vec::new() },
            counts: Counts {
                briefings: site.briefings.len(),
                actors: site.shown_actors().count(),
                topics: site.shown_topics().count(),
                events: site.events.len(),
                quotes: site.quotes.len(),
            },
            shows_counts: shows(HomePart::Counts),
        }
    }

    /// The briefing that the settings name, in the language of this edition; else the newest.
    fn lead(&self) -> Option<BriefingId> {
        let named = self.settings.home.lead.as_ref().and_then(|lead| {
            let file = lead_file(&lead.value);
            self.site.briefing_ids().find(|&id| is_file(&self.site[id].document.path, &file))
        });
        named.or_else(|| self.site.briefing_ids().next())
    }

    /// The picture of the briefing that leads, larger than on its own page.
    fn lead_image(&self, id: BriefingId) -> Option<ImageView> {
        let briefing = &self.site[id];
        let mut image = self.image((briefing.matter().image.as_ref(), briefing.image.as_ref()), None)?;
        if let Some(shown) = &mut image.shown {
            LEAD_SIZES.clone_into(&mut shown.sizes);
        }
        Some(image)
    }

    fn page_image(&self, page: &Page) -> Option<ImageView> {
        let in_body = (&*page.document, &*page.links);
        self.image((page.matter().image.as_ref(), page.image.as_ref()), Some(in_body))
    }

    /// A short quote of each of the newest briefings that have one, no speaker twice.
    fn last_said(&self) -> Vec<&Hashed<QuoteView>> {
        let mut said: Vec<QuoteId> = Vec::new();
        for id in self.site.briefing_ids().take(self.settings.home.briefings) {
            let mut quotes = self.site[id].quotes.iter().copied();
            let fits = |&quote: &QuoteId| {
                let text = &self.site.quote_matter(self.site[quote].tellings[0]).text.value;
                text.chars().count() <= LONGEST_QUOTE
                    && said.iter().all(|&other| self.site[other].speaker != self.site[quote].speaker)
            };
            said.extend(quotes.find(fits));
            if said.len() == MOST_QUOTES {
                break;
            }
        }
        self.quote_cards(&said)
    }

    /// What is wrong with the briefing that is to lead. Told once, by the edition of the site's own language.
    pub(super) fn broken_lead(&self) -> Option<Diagnostic> {
        let lead = self.settings.home.lead.as_ref().filter(|_| self.folder.is_empty())?;
        let file = lead_file(&lead.value);
        let span = Span::new(&FILE.into(), lead.range.clone());
        if self.others.documents.keys().chain(self.briefing_files()).any(|path| is_file(path, &file)) {
            return None;
        }
        if self.site.withheld.iter().any(|withheld| is_file(&withheld.path, &file)) {
            let message = format!("`{}` is withheld; the newest briefing leads the front page.", lead.value);
            return Some(Diagnostic::new(Lint::LinkWithheld, span, message));
        }
        let near = nearest(file.as_str(), self.briefing_files().map(SourcePath::as_str));
        let hint = match near {
            Some(near) => format!("did you mean `{}`?", near.strip_prefix(CONTENT).unwrap_or(near)),
            None => "write the path of its file, such as `briefings/2024-06-19-visit.md`".to_owned(),
        };
        let message = format!("No briefing stands in `{}`; the newest leads the front page.", file.as_str());
        Some(Diagnostic::new(Lint::LinkBroken, span, message).hint(hint))
    }

    fn briefing_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.site.briefings.iter().map(|briefing| &briefing.document.path)
    }
}

/// The file that the setting `lead` means.
fn lead_file(written: &str) -> SourcePath {
    let inside = written.strip_prefix(CONTENT).unwrap_or(written);
    SourcePath::new(format!("{CONTENT}{inside}"))
}

/// Whether a document is the file, or its translation.
fn is_file(path: &SourcePath, file: &SourcePath) -> bool {
    path == file || path.without_language() == *file
}
