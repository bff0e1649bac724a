//! What pages are made of: cards, links, pagers, bodies.

use schemars::JsonSchema;
use serde::Serialize;

use super::dates::{DateView, PublicationView};
use super::hashed::{Hashed, Shared};
use super::identity::IdentityView;
use crate::config::Html;
use crate::parse::Document;

/// What every page can see of the site; `site` in templates.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SiteView {
    /// `title` of the settings.
    pub title: String,
    /// `description` of the settings.
    pub description: Option<String>,
    /// The full address of the site, when the settings give one.
    pub url: Option<String>,
    /// The base path: empty, or `/repo`.
    pub base: String,
    /// The home page.
    pub home: String,
    /// The language of its pages, a BCP 47 tag.
    pub language: String,
    /// The way in which it is written: `ltr`, or `rtl` from right to left.
    pub direction: &'static str,
    /// `author` of the settings.
    pub author: Option<String>,
    /// `copyright` of the settings.
    pub copyright: Option<String>,
    /// What makes it look like its publisher.
    pub identity: IdentityView,
    /// `menu` of the settings.
    pub menu: Vec<MenuLink>,
    /// The built-in parts of the menu.
    pub sections: Vec<SectionLink>,
    /// The feeds of the whole site.
    pub feeds: Vec<FeedLink>,
    /// The calendar, when there are events.
    pub calendar: Option<String>,
    /// The page of all corrections, when there are some.
    pub corrections: Option<String>,
    /// The page that documents the data files.
    pub data: String,
    /// The search page, when readers can search the site.
    pub search: Option<String>,
    /// `extra` of the settings.
    pub extra: serde_json::Value,
    /// The languages of the site; none when there is one.
    pub languages: Vec<LanguageLink>,
    /// Name and version of briefgen.
    pub generator: String,
}

/// An entry of `menu`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MenuLink {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
}

/// A built-in part of the menu.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SectionLink {
    /// What `page.section` says on its pages.
    pub key: &'static str,
    /// The words.
    pub name: String,
    /// Where they lead.
    pub url: String,
}

/// What every page says of itself; `page` in templates.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct Meta {
    /// Where the page is, with the base path.
    pub url: String,
    /// Its full address, when the settings give a `base_url`.
    pub canonical: Option<String>,
    /// Its title, without the site's.
    pub title: String,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// BCP 47 tag of its language.
    pub language: String,
    /// What kind of page: `home`, `briefing`, `actor`, `list` ...
    pub kind: &'static str,
    /// The part of the menu that it belongs to: `briefings`, `actors`, `topics`, `timeline`,
    /// `network`, `quotes`, or empty.
    pub section: &'static str,
    /// The way to it from the home page, itself left out.
    pub breadcrumbs: Vec<Ref>,
    /// Feeds that follow it.
    pub feeds: Vec<FeedLink>,
    /// Its language with a territory, for Open Graph: `en_US`.
    pub locale: Option<String>,
    /// Full address or path of the picture that stands for it; of a briefing without one its social card.
    pub image: Option<String>,
    /// What that picture shows.
    pub image_alt: Option<String>,
    /// Its width and height in pixels, if they are known.
    pub image_size: Option<(u32, u32)>,
    /// Names of its topics; briefings only.
    pub tags: Vec<String>,
    /// When it was published (RFC 3339); briefings only.
    pub published: Option<String>,
    /// When it was last changed (RFC 3339); briefings only.
    pub modified: Option<String>,
    /// schema.org description as JSON, safe inside `<script>`.
    pub json_ld: Option<String>,
    /// The other pages of a list that is longer than one.
    pub pager: Option<Pager>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// The page in all its languages, itself too; none when there is one.
    pub translations: Vec<Translation>,
}

/// A page in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Translation {
    /// BCP 47 tag.
    pub language: String,
    /// The language with its territory, as Open Graph writes it: `ko_KR`.
    pub locale: Option<String>,
    /// What the language calls itself.
    pub name: String,
    /// Where the page is.
    pub url: String,
    /// Its full address, when the settings give a `base_url`.
    pub canonical: Option<String>,
    /// Whether it is in the site's own language, for readers of any other.
    pub is_default: bool,
}

/// A language of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LanguageLink {
    /// BCP 47 tag.
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// Its home page.
    pub url: String,
}

/// A name and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[schemars(rename = "link")]
pub struct Ref {
    /// The words to show.
    pub name: String,
    /// Where they lead.
    pub url: String,
}

/// A feed of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FeedLink {
    /// What it follows.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// The pages of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many entries all pages hold together.
    pub total: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to show: the first, the last and those around this one.
    pub links: Vec<PagerLink>,
}

/// One page in a pager.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub number: usize,
    /// Where it is.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether pages are left out between the one before in the list and this one.
    pub gap: bool,
}

/// The start of a list that may be longer.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Section<T> {
    /// The entries that are shown.
    pub items: Vec<T>,
    /// How many there are.
    pub total: usize,
    /// The page that shows all of them, when these are not all; of a list that is too long for pages of its own,
    /// the page that shows the first ones.
    pub more: Option<String>,
    /// How many that page does not show.
    pub rest: usize,
}

/// A briefing in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BriefingCard {
    /// Where it is.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub date: PublicationView,
    /// When it was updated.
    pub updated: Option<PublicationView>,
    /// Its summary as plain text.
    pub summary: String,
    /// Its language, when it is not the site's.
    pub language: Option<String>,
    /// The first actors that it names.
    pub actors: Vec<Shared<Ref>>,
    /// Its topics.
    pub topics: Vec<Shared<Ref>>,
}

/// An actor in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ActorCard {
    /// Where it is.
    pub url: String,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for its kind: `Person` ...
    pub kind_label: String,
    /// One to four letters that stand for it where it has no picture.
    pub monogram: String,
    /// Its picture, in the smallest copy that there is.
    pub portrait: Option<String>,
    /// How many briefings name it.
    pub briefings: usize,
    /// How many quotes it has.
    pub quotes: usize,
}

/// A topic in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TopicCard {
    /// Where it is.
    pub url: String,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many briefings it has, with those of the topics below it.
    pub briefings: usize,
}

/// An office that an actor held.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Office {
    /// The office.
    pub title: String,
    /// Of which country or body, when that is not linked.
    pub of: Option<String>,
    /// The country's or body's own page.
    pub of_ref: Option<Ref>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
    /// Whether it is held at the time of the build.
    pub current: bool,
}

/// A source as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceView {
    /// Title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<DateView>,
    /// Its number in the list of its briefing, from 1, when it stands there; its id on that page is
    /// `source-NUMBER`.
    pub number: Option<usize>,
}

/// An event.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EventView {
    /// Its id, also on the page of its year.
    pub id: String,
    /// Its place on the timeline.
    pub url: String,
    /// When.
    pub date: DateView,
    /// What happened.
    pub event: String,
    /// Where.
    pub place: Option<String>,
    /// Who took part: of many the first.
    pub actors: Vec<Shared<Ref>>,
    /// How many further ones took part; the pages of the timeline name all.
    pub more_actors: usize,
    /// What it is about.
    pub topics: Vec<Shared<Ref>>,
    /// Who says so.
    pub source: Option<SourceView>,
    /// The briefings that tell it, newest first; of many the newest.
    pub briefings: Vec<Shared<Ref>>,
    /// How many further ones tell it; the pages of the timeline name all.
    pub more_briefings: usize,
}

/// A quote.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuoteView {
    /// Its id, also on the pages where it stands.
    pub id: String,
    /// Its place: in the body of its newest briefing that has it there, else on that briefing's page.
    pub url: String,
    /// The words.
    pub text: String,
    /// Who said it.
    pub speaker: Shared<Ref>,
    /// Which office the speaker held when it was said.
    pub office: Option<Office>,
    /// When it was said.
    pub date: Option<DateView>,
    /// On which occasion.
    pub occasion: Option<String>,
    /// The words in the language they were said in.
    pub original: Option<String>,
    /// That language.
    pub original_language: Option<String>,
    /// Who reports it.
    pub source: Option<SourceView>,
    /// The topics of the newest briefing that gives it.
    pub topics: Vec<Shared<Ref>>,
    /// The briefings that give it, newest first; of many the newest.
    pub briefings: Vec<Shared<Ref>>,
    /// How many further ones give it.
    pub more_briefings: usize,
    /// Its place on the pages of quotes, which name all briefings, when there are further ones.
    pub all: Option<String>,
    /// Whether the words stand in the body of one of them.
    pub in_body: bool,
    /// The paragraph in which they stand there.
    pub context: Option<String>,
    /// The same place as `url`, as a text fragment, which a browser without the id finds too.
    pub fragment: Option<String>,
}

/// How a picture of the site is shown: its size, and its smaller copies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ShownView {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The smaller copies as the attribute `srcset` lists them, all WebP; none of a small picture and of a kind
    /// that is not scaled.
    pub srcset: Option<String>,
    /// `images.sizes` of the settings: how wide a picture is on a page, as the attribute `sizes` says it.
    pub sizes: String,
}

/// A picture that stands for a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ImageView {
    /// Where it is.
    pub url: String,
    /// What it shows.
    pub alt: Option<String>,
    /// What is said of it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Under which licence it may be used.
    pub licence: Option<String>,
    /// Where that licence stands, if it is one of Creative Commons, or an address itself.
    pub licence_url: Option<String>,
    /// Whether the body shows it too, so that only its words are to be shown.
    pub in_body: bool,
    /// Its size and smaller copies, if it is a picture of the site that can be read.
    pub shown: Option<ShownView>,
}

/// A body to be rendered: its Markdown by hash, and where its references lead.
#[derive(Clone, Debug)]
pub struct BodyView<'s> {
    /// The file.
    pub document: &'s Document,
    /// Where each reference leads, ready to be linked; `None` keeps the text alone.
    pub links: Vec<Option<LinkView>>,
    /// The names that are linked where the body says them.
    pub names: Vec<NameMark>,
    /// The quotes of the briefing that stand in the body.
    pub quotes: Vec<QuoteMark<'s>>,
    /// What becomes of HTML in it.
    pub html: Html,
}

/// Where a reference of a body leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkView {
    /// The address.
    pub url: String,
    /// What it leads to, as a class: `actor`, `topic`, `briefing`, `date`, or empty.
    pub class: &'static str,
    /// Who or what that is, in a few words, for those who point at it.
    pub card: Option<String>,
    /// How it is shown, if it is a picture of the site.
    pub picture: Option<Box<ShownView>>,
}

/// A name in a body that is linked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameMark {
    /// Whose page it leads to.
    pub link: LinkView,
    /// The pieces of the body's text.
    pub marks: Vec<crate::prose::Mark>,
}

/// A quote in a body.
#[derive(Clone, Debug, Hash)]
pub struct QuoteMark<'s> {
    /// The quote.
    pub quote: &'s Hashed<QuoteView>,
    /// The pieces of the body's text.
    pub marks: &'s [crate::prose::Mark],
}

impl std::hash::Hash for BodyView<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.document.hash.hash(state);
        self.links.hash(state);
        self.names.hash(state);
        self.quotes.hash(state);
        self.html.hash(state);
    }
}
