//! The pages for people, one struct a template.

use std::borrow::Cow;

use serde::Serialize;

use super::corrections::CorrectionView;
use super::dates::PublicationView;
use super::hashed::Hashed;
use super::parts::{
    ActorCard, BodyView, BriefingCard, EventView, ImageView, Meta, Office, QuoteView, Ref, Section,
    SourceView, TopicCard,
};
use super::pictures::PicturesView;
use crate::parse::Heading;
use crate::snapshot::Fingerprint;

/// Something with a number of briefings.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Counted<T> {
    /// The actor or topic.
    pub item: T,
    /// How many briefings.
    pub count: usize,
}

/// A page of the index of briefings.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingsView<'s> {
    /// The page.
    pub page: Meta,
    /// Its briefings by year, newest first.
    pub years: Vec<YearGroup<'s>>,
    /// All years, with the page on which each begins.
    pub all_years: Vec<YearLink>,
}

/// The briefings of one year on one page.
#[derive(Debug, Hash, Serialize)]
pub struct YearGroup<'s> {
    /// The year.
    pub year: i16,
    /// Its briefings.
    pub briefings: Vec<&'s Hashed<BriefingCard>>,
}

/// A year and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct YearLink {
    /// The year; `None` for events whose year is not known.
    pub year: Option<i16>,
    /// Where it begins.
    pub url: String,
    /// How many entries it has.
    pub count: usize,
}

/// A briefing.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingView<'s> {
    /// The page.
    pub page: Meta,
    /// Its slug.
    pub slug: &'s str,
    /// Its headline.
    pub title: &'s str,
    /// `summary` of the front matter; `None` when the first paragraph stands for it.
    pub summary: Option<&'s str>,
    /// When it was published.
    pub date: PublicationView,
    /// When it was updated.
    pub updated: Option<PublicationView>,
    /// Who wrote it.
    pub authors: &'s [String],
    /// Its picture.
    pub image: Option<ImageView>,
    /// Whom it names.
    pub actors: Vec<AppearanceView<'s>>,
    /// Its topics.
    pub topics: Vec<&'s Hashed<TopicCard>>,
    /// Its events.
    pub events: Vec<BriefingEvent<'s>>,
    /// Its quotes.
    pub quotes: Vec<BriefingQuote<'s>>,
    /// Its sources; the id of each on the page is `source-NUMBER`.
    pub sources: Vec<SourceView>,
    /// What was corrected.
    pub corrections: Vec<CorrectionView<'s>>,
    /// The body.
    #[serde(skip)]
    pub body: BodyView<'s>,
    /// The headings of the body.
    pub headings: &'s [Heading],
    /// Words of the body.
    pub words: usize,
    /// The briefing published before it.
    pub older: Option<&'s Hashed<BriefingCard>>,
    /// The briefing published after it.
    pub newer: Option<&'s Hashed<BriefingCard>>,
    /// What to read next, newest first: the story so far, briefings near to it, and those that link to it.
    pub next: Vec<&'s Hashed<BriefingCard>>,
    /// Briefings that link to it.
    pub backlinks: Section<&'s Hashed<BriefingCard>>,
    /// How to cite it.
    pub citation: Citation,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Extra<'s>,
}

/// How to cite a briefing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Citation {
    /// In words.
    pub plain: String,
    /// As an entry of a BibTeX file.
    pub bibtex: String,
    /// As CSL-JSON.
    pub csl_json: String,
}

/// `extra` of a file's front matter; hashed with the file.
#[derive(Debug, Serialize)]
pub struct Extra<'s> {
    /// Whatever the writer put there.
    pub extra: &'s serde_json::Value,
    /// The file's hash stands for it.
    #[serde(skip)]
    pub hash: Fingerprint,
}

impl std::hash::Hash for Extra<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// An actor in a briefing.
#[derive(Debug, Hash, Serialize)]
pub struct AppearanceView<'s> {
    /// Who.
    pub actor: &'s Hashed<ActorCard>,
    /// The part that the actor plays in this briefing.
    pub part: Option<&'s str>,
    /// The office held on the day of the briefing.
    pub office: Option<Office>,
}

/// An event as a briefing tells it.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingEvent<'s> {
    /// The event, in the place that this briefing states.
    pub event: Cow<'s, Hashed<EventView>>,
    /// The source that this briefing names.
    pub source: Option<SourceView>,
}

/// A quote as a briefing gives it.
#[derive(Debug, Hash, Serialize)]
pub struct BriefingQuote<'s> {
    /// The quote, as this briefing states when and how it was said.
    pub quote: Cow<'s, Hashed<QuoteView>>,
    /// Whether it stands in this body, under its id.
    pub in_body: bool,
    /// The source that this briefing names.
    pub source: Option<SourceView>,
}

/// A page of the index of actors.
#[derive(Debug, Hash, Serialize)]
pub struct ActorsView<'s> {
    /// The page.
    pub page: Meta,
    /// Its actors by kind and letter.
    pub kinds: Vec<KindGroup<'s>>,
    /// All kinds, with the page on which each begins.
    pub all_kinds: Vec<KindLink>,
}

/// The actors of one kind on one page.
#[derive(Debug, Hash, Serialize)]
pub struct KindGroup<'s> {
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for several: `People` ...
    pub label: String,
    /// Its actors by letter.
    pub letters: Vec<LetterGroup<'s>>,
}

/// The actors of one kind under one letter.
#[derive(Debug, Hash, Serialize)]
pub struct LetterGroup<'s> {
    /// The letter.
    pub letter: String,
    /// The actors.
    pub actors: Vec<ActorEntry<'s>>,
}

/// An actor in an index.
#[derive(Debug, Hash, Serialize)]
pub struct ActorEntry<'s> {
    /// The actor.
    pub actor: &'s Hashed<ActorCard>,
    /// The office held at the time of the build.
    pub office: Option<Office>,
    /// Its other names, for a filter to find.
    pub aliases: Vec<&'s str>,
}

/// A kind and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct KindLink {
    /// `person`, `country`, `organization` or `group`.
    pub kind: &'static str,
    /// The word for several.
    pub label: String,
    /// Where it begins.
    pub url: String,
    /// How many there are.
    pub count: usize,
}

/// An actor.
#[derive(Debug, Hash, Serialize)]
pub struct ActorView<'s> {
    /// The page.
    pub page: Meta,
    /// Who it is.
    pub actor: &'s Hashed<ActorCard>,
    /// Whether a file declares it.
    pub declared: bool,
    /// Its other names.
    pub aliases: Vec<&'s str>,
    /// Its offices, in the order of the file.
    pub offices: Vec<Office>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Its links: label and address.
    pub links: Vec<Ref>,
    /// Its biography.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// Briefings that name it, newest first.
    pub briefings: Section<ActorBriefing<'s>>,
    /// What it took part in, the last first.
    pub events: Section<&'s Hashed<EventView>>,
    /// What it said.
    pub quotes: Section<&'s Hashed<QuoteView>>,
    /// The sources of its events and quotes.
    pub sources: Section<SourceEntry>,
    /// Whom it appears with, most often first.
    pub actors: Section<Counted<&'s Hashed<ActorCard>>>,
    /// What it appears with, most often first.
    pub topics: Section<Counted<&'s Hashed<TopicCard>>>,
    /// Pages that name it and do not list it in front matter.
    pub named_in: Section<NamedInView<'s>>,
    /// Its pictures: `mentions`, `network`.
    pub pictures: PicturesView<'s>,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Option<Extra<'s>>,
}

/// A briefing on an actor's page.
#[derive(Debug, Hash, Serialize)]
pub struct ActorBriefing<'s> {
    /// The briefing.
    pub briefing: &'s Hashed<BriefingCard>,
    /// The part that the actor plays in it.
    pub part: Option<&'s str>,
    /// The office held on its day.
    pub office: Option<Office>,
}

/// A page that names something in its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NamedInView<'s> {
    /// The page.
    pub page: Ref,
    /// When it was published, if it is a briefing.
    pub date: Option<PublicationView>,
    /// The sentence around the first mention.
    pub sentence: &'s str,
    /// How often it is named there.
    pub times: usize,
}

/// A source and the briefing that names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceEntry {
    /// The source.
    pub source: SourceView,
    /// The newest briefing that names it.
    pub briefing: Ref,
}

/// A page of the index of topics.
#[derive(Debug, Hash, Serialize)]
pub struct TopicsView<'s> {
    /// The page.
    pub page: Meta,
    /// The topics of this page in the order of the tree; `depth` tells where each hangs.
    pub topics: Vec<TopicEntry<'s>>,
}

/// A topic in the tree.
#[derive(Debug, Hash, Serialize)]
pub struct TopicEntry<'s> {
    /// The topic.
    pub topic: &'s Hashed<TopicCard>,
    /// How many topics are above it.
    pub depth: usize,
    /// Its description's first paragraph.
    pub summary: &'s str,
}

/// A topic.
#[derive(Debug, Hash, Serialize)]
pub struct TopicView<'s> {
    /// The page.
    pub page: Meta,
    /// What it is.
    pub topic: &'s Hashed<TopicCard>,
    /// Whether a file declares it.
    pub declared: bool,
    /// Its other names.
    pub aliases: Vec<&'s str>,
    /// The topics above it, the topmost first.
    pub ancestors: Vec<Ref>,
    /// The topics below it.
    pub children: Vec<&'s Hashed<TopicCard>>,
    /// Its description.
    #[serde(skip)]
    pub body: Option<BodyView<'s>>,
    /// Briefings about it, newest first.
    pub briefings: Section<&'s Hashed<BriefingCard>>,
    /// Its events.
    pub events: Section<&'s Hashed<EventView>>,
    /// Who is named in its briefings, most often first.
    pub actors: Section<Counted<&'s Hashed<ActorCard>>>,
    /// Pages that name it and do not list it in front matter.
    pub named_in: Section<NamedInView<'s>>,
    /// Its pictures: `mentions`, `timeline`, `network`.
    pub pictures: PicturesView<'s>,
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Option<Extra<'s>>,
}

/// A page of a list that did not fit on the page of its owner.
#[derive(Debug, Hash, Serialize)]
pub struct ListView<'s> {
    /// The page.
    pub page: Meta,
    /// Whose list it is.
    pub owner: Ref,
    /// What is listed: `briefings`, `events`, `quotes`, `sources`, `actors`, `topics`, `backlinks`,
    /// `mentions`.
    pub list: &'static str,
    /// The heading of the list.
    pub heading: String,
    /// The entries, when they are briefings.
    pub briefings: Vec<&'s Hashed<BriefingCard>>,
    /// The entries, when they are events, the last first.
    pub events: Vec<&'s Hashed<EventView>>,
    /// The entries, when they are quotes.
    pub quotes: Vec<&'s Hashed<QuoteView>>,
    /// The entries, when they are sources.
    pub sources: Vec<SourceEntry>,
    /// The entries, when they are actors.
    pub actors: Vec<Counted<&'s Hashed<ActorCard>>>,
    /// The entries, when they are topics.
    pub topics: Vec<Counted<&'s Hashed<TopicCard>>>,
    /// The entries, when they are pages that name the owner.
    pub mentions: Vec<NamedInView<'s>>,
    /// The picture of all events on their first page: `timeline`.
    pub pictures: PicturesView<'s>,
    /// How many further actors or topics stand in the briefings of the owner; no page of the list names them.
    pub rest: usize,
}

/// An ordinary page.
#[derive(Debug, Hash, Serialize)]
pub struct PageView<'s> {
    /// The page.
    pub page: Meta,
    /// Its title.
    pub title: &'s str,
    /// When it was published.
    pub date: Option<PublicationView>,
    /// When it was updated.
    pub updated: Option<PublicationView>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// The body.
    #[serde(skip)]
    pub body: BodyView<'s>,
    /// The headings of the body.
    pub headings: &'s [Heading],
    /// `extra` of the front matter.
    #[serde(flatten)]
    pub extra: Extra<'s>,
}

/// A page at an old URL that leads to the new one.
#[derive(Debug, Hash, Serialize)]
pub struct RedirectView {
    /// The page.
    pub page: Meta,
    /// Where it leads.
    pub to: String,
}
