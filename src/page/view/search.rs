//! What readers find: a record for each briefing, actor, topic, quote and ordinary page.
//!
//! No template sees it: `render` makes the search index of it.

/// Something that a reader can find.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchRecord {
    /// Where it is, below the base path: `/briefings/x/#quote-1`.
    pub url: String,
    /// What it is: `briefing`, `actor`, `topic`, `quote` or `page`.
    pub kind: &'static str,
    /// Its headline or name; of a quote its speaker. Words in it count most.
    pub title: String,
    /// Other names that are its own: who asks for one of them wants this.
    pub aliases: Vec<String>,
    /// Names that lead to it among others: those that it lists, those that several bear.
    pub named: Vec<String>,
    /// A line below the title: a day, an office.
    pub note: String,
    /// All other words by which it is found, as plain text.
    pub text: String,
    /// The names of its actors.
    pub actors: Vec<String>,
    /// The names of its topics, and of those above them.
    pub topics: Vec<String>,
    /// Its day, `2024-06-19`; of an actor or topic that of the newest briefing. By it results are sorted.
    pub date: Option<String>,
    /// Its year, where it has one of its own.
    pub year: Option<i16>,
}
