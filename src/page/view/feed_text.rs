//! A briefing as feeds have it.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use super::dates::DateView;
use super::parts::{BodyView, ImageView, LinkView, NameMark, SourceView};
use crate::config::Html;
use crate::parse::Document;

/// The whole text of a briefing for feeds. All addresses are full.
#[derive(Debug)]
pub struct FeedText {
    /// The address of its page.
    pub page: String,
    /// Its picture.
    pub image: Option<ImageView>,
    /// The file.
    pub document: Arc<Document>,
    /// Where each reference of the body leads.
    pub links: Vec<Option<LinkView>>,
    /// The names that are linked where the body says them.
    pub names: Vec<NameMark>,
    /// What becomes of HTML in the body.
    pub html: Html,
    /// Quotes whose words do not stand in the body.
    pub quotes: Vec<FeedQuote>,
    /// Its sources.
    pub sources: Vec<SourceView>,
    /// What was corrected: when, and what.
    pub corrections: Vec<(DateView, String)>,
    /// Its HTML, once somebody asks: it stands in the feeds of the site, of actors and of topics.
    made: OnceLock<String>,
}

/// A quote beside the text.
#[derive(Clone, Debug, Hash)]
pub struct FeedQuote {
    /// The words.
    pub text: String,
    /// Who said them, and when.
    pub said: String,
}

impl FeedText {
    /// A text of a file with nothing beside it.
    pub(crate) fn new(page: String, document: &Arc<Document>, body: BodyView) -> Self {
        let BodyView { links, names, html, .. } = body;
        Self {
            page,
            image: None,
            document: Arc::clone(document),
            links,
            names,
            html,
            quotes: Vec::new(),
            sources: Vec::new(),
            corrections: Vec::new(),
            made: OnceLock::new(),
        }
    }

    /// The body. Quotes are not marked in it: their own marks stand in the text.
    pub fn body(&self) -> BodyView<'_> {
        BodyView {
            document: &self.document,
            links: self.links.clone(),
            names: self.names.clone(),
            quotes: Vec::new(),
            html: self.html,
        }
    }

    /// Its HTML, which `make` makes the first time.
    pub fn made(&self, make: impl FnOnce() -> String) -> &str {
        self.made.get_or_init(make)
    }
}

impl Hash for FeedText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.page.hash(state);
        self.image.hash(state);
        self.document.hash.hash(state);
        self.links.hash(state);
        self.names.hash(state);
        self.html.hash(state);
        self.quotes.hash(state);
        self.sources.hash(state);
        self.corrections.hash(state);
    }
}
