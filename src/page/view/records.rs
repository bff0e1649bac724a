//! The data files, which programs read: what each record holds.
//!
//! The JSON Schemas and the documentation of the files are made of these structs: the comment of a field says
//! there what it is. It must not know how a record becomes bytes.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::parts::{Meta, Ref};

/// A data file.
#[derive(Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum DataView<'s> {
    /// `/data/briefings.json`.
    Briefings(Vec<BriefingRecord<'s>>),
    /// `/data/actors.json`.
    Actors(Vec<ActorRecord<'s>>),
    /// `/data/topics.json`.
    Topics(Vec<TopicRecord<'s>>),
    /// `/data/events.json`.
    Events(Vec<EventRecord<'s>>),
    /// `/data/quotes.json`.
    Quotes(Vec<QuoteRecord<'s>>),
    /// `/data/corrections.json`.
    Corrections(Vec<CorrectionRecord<'s>>),
    /// `/data/actors/SLUG.json`.
    Actor(Box<ActorDossier<'s>>),
    /// `/data/topics/SLUG.json`.
    Topic(Box<TopicDossier<'s>>),
}

/// The JSON Schema of a kind of data file.
#[derive(Debug, Hash, Serialize)]
#[serde(transparent)]
pub struct SchemaView {
    /// The schema (JSON Schema 2020-12).
    pub schema: Value,
}

/// The page that documents the data files.
#[derive(Debug, Hash, Serialize)]
pub struct DataFilesView {
    /// The page.
    pub page: Meta,
    /// The kinds of files.
    pub files: Vec<DataFile>,
    /// What records are made of.
    pub parts: Vec<DataPart>,
}

/// A kind of data file.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataFile {
    /// The name of its kind: `briefings`, `actor`.
    pub name: &'static str,
    /// Its path below the site's root: `/data/actors.json`, `/data/actors/SLUG.json`.
    pub path: String,
    /// Where it is, or one of its kind; nothing when there is none yet.
    pub url: Option<String>,
    /// Its JSON Schema.
    pub schema: String,
    /// The same records as a table (CSV), if there is one.
    pub table: Option<String>,
    /// What it holds.
    pub about: String,
    /// How many records it holds, or how many files of its kind there are.
    pub count: usize,
    /// The fields of its records.
    pub fields: Vec<DataField>,
}

/// What a record holds at some of its fields.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataPart {
    /// Its name, by which fields refer to it.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its fields.
    pub fields: Vec<DataField>,
}

/// A field of a record.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DataField {
    /// Its name.
    pub name: String,
    /// What may stand there, in words.
    pub holds: String,
    /// What it is.
    pub about: String,
}

/// A briefing.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "briefing")]
pub struct BriefingRecord<'s> {
    /// Slug. The same one can come twice when the setting `permalink` holds the date.
    pub slug: &'s str,
    /// Address; full when the site has a base URL, else a path of the site.
    pub url: String,
    /// Headline.
    pub title: &'s str,
    /// When it was published: a day (`2024-06-19`) or an RFC 3339 instant.
    pub date: String,
    /// The same of the last update.
    pub updated: Option<String>,
    /// Summary as plain text; the first paragraph where the writer gives none.
    pub summary: &'s str,
    /// Language (BCP 47 tag).
    pub language: &'s str,
    /// Who wrote it.
    pub authors: &'s [String],
    /// Slugs of its actors.
    pub actors: Vec<&'s str>,
    /// Slugs of its topics.
    pub topics: Vec<&'s str>,
    /// Ids of its events.
    pub events: Vec<&'s str>,
    /// Ids of its quotes.
    pub quotes: Vec<&'s str>,
    /// Its sources.
    pub sources: Vec<SourceRecord<'s>>,
    /// What was corrected.
    pub corrections: Vec<CorrectionRecord<'s>>,
}

/// A document that a briefing, event or quote rests on.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "source")]
pub struct SourceRecord<'s> {
    /// Its id, which means something in its own briefing alone.
    pub id: Option<&'s str>,
    /// Title of the document.
    pub title: Option<&'s str>,
    /// Who published it.
    pub publisher: Option<&'s str>,
    /// Where it is.
    pub url: Option<&'s str>,
    /// When it was published (EDTF).
    pub date: Option<&'s str>,
}

/// A correction of a briefing.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "correction")]
pub struct CorrectionRecord<'s> {
    /// Id, made of date and words: it stays while they do.
    pub id: String,
    /// Address of its place in the briefing.
    pub url: String,
    /// Slug of the briefing.
    pub briefing: &'s str,
    /// When it was made (EDTF).
    pub date: &'s str,
    /// What was wrong, and what is right.
    pub text: &'s str,
}

/// An office that an actor held.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "role")]
pub struct RoleRecord<'s> {
    /// The office.
    pub title: &'s str,
    /// Of which country or body, as the writer says.
    pub of: Option<&'s str>,
    /// Since when (EDTF).
    pub from: Option<&'s str>,
    /// Until when (EDTF).
    pub to: Option<&'s str>,
}

/// An actor: a person, country, organization or group.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "actor")]
pub struct ActorRecord<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address.
    pub url: String,
    /// Address of its own data file.
    pub data: String,
    /// Name.
    pub name: &'s str,
    /// `person`, `country`, `organization` or `group`.
    #[schemars(extend("enum" = ["person", "country", "organization", "group"]))]
    pub kind: &'static str,
    /// Other names; weak aliases are left out.
    pub aliases: Vec<&'s str>,
    /// Offices.
    pub roles: Vec<RoleRecord<'s>>,
    /// Addresses elsewhere.
    pub links: Vec<Ref>,
    /// Slugs of its briefings, newest first.
    pub briefings: Vec<&'s str>,
}

/// A topic.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "topic")]
pub struct TopicRecord<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address.
    pub url: String,
    /// Address of its own data file.
    pub data: String,
    /// Name.
    pub name: &'s str,
    /// Slug of the topic above it.
    pub parent: Option<&'s str>,
    /// Slugs of its briefings, newest first, with those of the topics below it.
    pub briefings: Vec<&'s str>,
}

/// A dated event.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "event")]
pub struct EventRecord<'s> {
    /// Id, made of date and words: it stays while the briefing that first told the event keeps them.
    pub id: &'s str,
    /// Address of its place in the briefing that told it first.
    pub url: String,
    /// Date as exact as it is known (EDTF).
    pub date: &'s str,
    /// First day that it can be; `null` when the start is open or unknown.
    pub earliest: Option<String>,
    /// Last day that it can be; `null` when the end is open or unknown.
    pub latest: Option<String>,
    /// What happened.
    pub event: &'s str,
    /// Where.
    pub place: Option<&'s str>,
    /// Slugs of the actors that took part; in the file of one actor or topic the first 100.
    pub actors: Vec<&'s str>,
    /// How many further actors took part; none where all are named, as in `/data/events.json`.
    pub more_actors: usize,
    /// Slugs of its topics.
    pub topics: Vec<&'s str>,
    /// Slugs of the briefings that tell it, newest first; in the file of one actor or topic the first 100.
    pub briefings: Vec<&'s str>,
    /// How many further briefings tell it.
    pub more_briefings: usize,
    /// Who says so.
    pub source: Option<SourceRecord<'s>>,
}

/// What somebody said.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "quote")]
pub struct QuoteRecord<'s> {
    /// Id, made of the speaker's slug and the words: it stays while they do.
    pub id: &'s str,
    /// Address of its place in the briefing that gave it first.
    pub url: String,
    /// Slug of the actor who said it.
    pub speaker: &'s str,
    /// The words.
    pub text: &'s str,
    /// When it was said (EDTF).
    pub date: Option<&'s str>,
    /// On which occasion.
    pub occasion: Option<&'s str>,
    /// The words in the language in which they were said.
    pub original: Option<&'s str>,
    /// That language (BCP 47 tag).
    pub original_language: Option<&'s str>,
    /// Slugs of the briefings that give it, newest first; in the file of one actor or topic the first 100.
    pub briefings: Vec<&'s str>,
    /// How many further briefings give it; none in `/data/quotes.json`.
    pub more_briefings: usize,
    /// Who reports it.
    pub source: Option<SourceRecord<'s>>,
}

/// A briefing, in short.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "briefing-entry")]
pub struct BriefingEntry<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Address.
    pub url: String,
    /// Headline.
    pub title: &'s str,
    /// When it was published: a day or an RFC 3339 instant.
    pub date: String,
}

/// An actor or topic, and in how many briefings both stand.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "company")]
pub struct CompanyEntry<'s> {
    /// Slug.
    pub slug: &'s str,
    /// Name.
    pub name: &'s str,
    /// Number of briefings.
    pub briefings: usize,
}

/// All that the site has on an actor.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "actor-file")]
pub struct ActorDossier<'s> {
    /// Who it is.
    pub actor: ActorRecord<'s>,
    /// Its briefings, newest first.
    pub briefings: Vec<BriefingEntry<'s>>,
    /// Events that it took part in, earliest first.
    pub events: Vec<EventRecord<'s>>,
    /// What it said, the last first.
    pub quotes: Vec<QuoteRecord<'s>>,
    /// The 100 actors that it appears with most often.
    pub actors: Vec<CompanyEntry<'s>>,
    /// How many further actors it appears with: its briefings name them in `/data/briefings.json`.
    pub more_actors: usize,
    /// The 100 most frequent topics of its briefings.
    pub topics: Vec<CompanyEntry<'s>>,
    /// How many further topics its briefings have.
    pub more_topics: usize,
}

/// All that the site has on a topic.
#[derive(Debug, Hash, Serialize, JsonSchema)]
#[schemars(rename = "topic-file")]
pub struct TopicDossier<'s> {
    /// What it is.
    pub topic: TopicRecord<'s>,
    /// Slugs of the topics below it, from A to Z.
    pub children: Vec<&'s str>,
    /// Its briefings, newest first, with those of the topics below it.
    pub briefings: Vec<BriefingEntry<'s>>,
    /// Its events, earliest first, with those of the topics below it.
    pub events: Vec<EventRecord<'s>>,
    /// Quotes of its briefings, the last said first: the first 1,000.
    pub quotes: Vec<QuoteRecord<'s>>,
    /// How many further quotes they give: `/data/quotes.json` has them.
    pub more_quotes: usize,
    /// The 100 actors that its briefings name most often.
    pub actors: Vec<CompanyEntry<'s>>,
    /// How many further actors its briefings name.
    pub more_actors: usize,
}
