//! A view -> bytes: templates, Markdown bodies, pictures, feeds, calendar, data, the search index.
//!
//! It must not know the disk, the clock or the site: a view is all that it sees.

mod alert;
mod body;
#[cfg(feature = "cards")]
mod card;
mod characters;
mod code;
mod dress;
mod feed_text;
mod formulas;
mod image;
mod kinds;
mod machine;
mod notes;
mod picture;
mod policy;
mod sanitize;
mod seams;
#[cfg(feature = "search")]
mod search;
mod templates;

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::page::view::{CardView, FeedView, Meta, SiteView, View};
use crate::snapshot::Fingerprint;
use crate::theme::Theme;
#[cfg(feature = "search")]
pub use search::{IndexCache, IndexFile, index};
use templates::{Insert, Templates};

/// Renders views with one theme.
#[derive(Debug)]
pub struct Renderer {
    templates: Templates,
    language: Arc<Language>,
    /// Of all that every template sees.
    site: Fingerprint,
    /// Of all that the theme holds.
    theme: Fingerprint,
    #[cfg(feature = "cards")]
    painter: card::Painter,
}

/// What became of a view.
#[derive(Debug)]
pub enum Rendered {
    /// The bytes of the file.
    Bytes(Vec<u8>),
    /// The template failed; the diagnostic says where, unless it has been told already.
    Failed(Option<Diagnostic>),
}

impl Renderer {
    /// Reads the templates of a theme; what is wrong with them goes to `problems`, and the pages
    /// that need a broken one fail.
    pub fn new(
        theme: &Theme,
        site: &SiteView,
        language: &Arc<Language>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            templates: Templates::new(theme, site, language, problems),
            language: Arc::clone(language),
            site: seen_by_all(site, language),
            theme: theme.fingerprint(),
            #[cfg(feature = "cards")]
            painter: card::Painter::new(),
        }
    }

    /// Whether another one, made of this theme for this site and language, would be the same.
    pub fn is_of(&self, theme: &Theme, site: &SiteView, language: &Language) -> bool {
        self.theme == theme.fingerprint() && self.site == seen_by_all(site, language)
    }

    /// The fingerprint of what a view becomes: of the view, the templates that it uses, what every
    /// template sees, and briefgen itself.
    pub fn fingerprint(&self, view: &View) -> Fingerprint {
        let template =
            |view: &View| view.template().map(|name| (self.templates.fingerprint(name), self.site));
        let within = match view {
            View::Headers(headers) => headers.pages.iter().map(template).collect(),
            _ => Vec::new(),
        };
        Fingerprint::of_value(&(env!("CARGO_PKG_VERSION"), template(view), within, view))
    }

    /// The fingerprint of what a view becomes but for the names of the theme's style sheets: two pages that
    /// agree in it are one page in another style.
    pub fn unstyled_fingerprint(&self, view: &View) -> Fingerprint {
        let template = view.template().map(|name| (self.templates.unstyled_fingerprint(name), self.site));
        Fingerprint::of_value(&(env!("CARGO_PKG_VERSION"), template, view))
    }

    /// The bytes of a view.
    pub fn render(&self, view: &View) -> Rendered {
        match view {
            View::Home(shown) => self.page(view, &**shown, &shown.page),
            View::Briefings(shown) => self.page(view, &**shown, &shown.page),
            View::Briefing(shown) => self.page(view, &**shown, &shown.page),
            View::Actors(shown) => self.page(view, &**shown, &shown.page),
            View::Actor(shown) => self.page(view, &**shown, &shown.page),
            View::Topics(shown) => self.page(view, &**shown, &shown.page),
            View::Topic(shown) => self.page(view, &**shown, &shown.page),
            View::List(shown) => self.page(view, &**shown, &shown.page),
            View::Timeline(shown) => self.page(view, &**shown, &shown.page),
            View::Year(shown) => self.page(view, &**shown, &shown.page),
            View::Network(shown) => self.page(view, &**shown, &shown.page),
            View::Quotes(shown) => self.page(view, &**shown, &shown.page),
            View::Corrections(shown) => self.page(view, &**shown, &shown.page),
            View::Search(shown) => self.page(view, &**shown, &shown.page),
            View::Page(shown) => self.page(view, &**shown, &shown.page),
            View::DataFiles(shown) => self.page(view, &**shown, &shown.page),
            View::NotFound(shown) => self.page(view, &**shown, &shown.page),
            View::Redirect(shown) => self.page(view, &**shown, &shown.page),
            View::Atom(view) => Rendered::Bytes(machine::atom(view, &self.texts_of_feed(view))),
            View::JsonFeed(view) => Rendered::Bytes(machine::json_feed(view, &self.texts_of_feed(view))),
            View::Calendar(view) => Rendered::Bytes(machine::calendar(view)),
            View::Sitemap(view) => Rendered::Bytes(machine::sitemap(view)),
            View::Robots(view) => Rendered::Bytes(machine::robots(view)),
            View::Data(view) => Rendered::Bytes(machine::records(view)),
            View::Redirects(view) => Rendered::Bytes(machine::redirects(view)),
            View::Headers(view) => {
                Rendered::Bytes(machine::headers(view, self.common_policy(&view.pages).as_deref()))
            }
            View::Table(view) => Rendered::Bytes(machine::table(view)),
            View::Schema(view) => Rendered::Bytes(machine::schema(view)),
            View::Card(view) => Rendered::Bytes(self.card(view)),
            View::Text(text) => Rendered::Bytes(text.clone().into_bytes()),
        }
    }

    /// The texts of a feed: the same in both formats.
    fn texts_of_feed<'v>(&self, feed: &'v FeedView) -> Vec<Option<Cow<'v, str>>> {
        let size = |texts: &[Option<Cow<'v, str>>]| {
            machine::atom(feed, texts).len().max(machine::json_feed(feed, texts).len())
        };
        feed_text::texts(feed, &self.language, size)
    }

    /// The policy that all of these pages state, if they state one and the same. The search page may run
    /// WebAssembly besides: then so does the policy for all, and what each page states itself stays stricter.
    fn common_policy(&self, pages: &[View]) -> Option<String> {
        let mut common: Option<String> = None;
        for page in pages {
            let Rendered::Bytes(html) = self.render(page) else { return None };
            let policy = policy::stated(&String::from_utf8_lossy(&html))?;
            common = Some(policy::widest(common.as_deref().unwrap_or(&policy), &policy)?.to_owned());
        }
        common
    }

    #[cfg(feature = "cards")]
    fn card(&self, view: &CardView) -> Vec<u8> {
        self.painter.card(view)
    }

    /// No page names a card, and none is planned.
    #[cfg(not(feature = "cards"))]
    #[expect(clippy::unused_self, reason = "with the feature it draws")]
    fn card(&self, _view: &CardView) -> Vec<u8> {
        Vec::new()
    }

    /// A page for people, with what its template gets of the view.
    fn page<V: Serialize>(&self, view: &View, shown: &V, page: &Meta) -> Rendered {
        let inserts = inserts(view, &self.language);
        let template = view.template().expect("a page for people has a template");
        match self.templates.render(template, shown, &inserts) {
            Ok(bytes) => Rendered::Bytes(characters::clean(bytes)),
            Err(problem) => Rendered::Failed(problem.map(|problem| templates::on_page(problem, &page.url))),
        }
    }
}

/// Takes back the bytes of a page that is written, for the next page of this thread.
pub fn give_back(page: Vec<u8>) {
    templates::spare::give_back(page);
}

/// What every template sees beside its view: the site, and the texts of the language.
fn seen_by_all(site: &SiteView, language: &Language) -> Fingerprint {
    Fingerprint::of_value(&(site, language.fingerprint()))
}

/// What is made of a body and of pictures, by the name of its variable.
fn inserts(view: &View, language: &Language) -> Vec<(&'static str, Insert)> {
    let (body, pictures) = view.made();
    let body = body.map(|body| body::html(body, language)).unwrap_or_default();
    let drawings = pictures.into_iter().flat_map(|pictures| picture::draw(pictures, language));
    [("body", Insert::Html(body.text)), ("body_links", Insert::Texts(body.links))]
        .into_iter()
        .chain(drawings.map(|(name, drawing)| (name, Insert::Html(drawing))))
        .collect()
}

/// All that the template of a page sees, or what a file for programs is made of, as JSON.
pub fn seen(view: &View, site: &SiteView, language: &Language) -> serde_json::Value {
    let json = |value: serde_json::Result<serde_json::Value>| value.unwrap_or_default();
    let mut seen = json(serde_json::to_value(view));
    if let (Some(_), serde_json::Value::Object(fields)) = (view.template(), &mut seen) {
        fields.insert("site".to_owned(), json(serde_json::to_value(site)));
        for (name, insert) in inserts(view, language) {
            let value = match insert {
                Insert::Html(html) => html.into(),
                Insert::Texts(texts) => texts.into(),
            };
            fields.insert(name.to_owned(), value);
        }
    }
    seen
}
