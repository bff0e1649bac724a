//! The setting `home`: what stands on the front page.

use crate::yaml::{Node, Reader, Spanned};

/// A part of the front page. Its text is of `content/index.md`, which says by itself whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HomePart {
    /// Who is in the news.
    Actors,
    /// What it is about.
    Topics,
    /// The briefings after the first.
    Recent,
    /// Updates and corrections.
    Changes,
    /// What was said last.
    Quotes,
    /// Dates to come, or else the last ones.
    Dates,
    /// How much the site holds.
    Counts,
}

/// The words of [`HomePart`], as `show` has them.
const PARTS: [(&str, HomePart); 7] = [
    ("actors", HomePart::Actors),
    ("topics", HomePart::Topics),
    ("recent", HomePart::Recent),
    ("changes", HomePart::Changes),
    ("quotes", HomePart::Quotes),
    ("dates", HomePart::Dates),
    ("counts", HomePart::Counts),
];

/// What stands on the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// `lead`: the file of the briefing that leads, from `content/` on; the newest leads without it.
    pub lead: Option<Spanned<String>>,
    /// `briefings`: how many there are, the first one included.
    pub briefings: usize,
    /// `show`: the parts besides the first briefing.
    pub show: Vec<HomePart>,
}

impl Default for Home {
    fn default() -> Self {
        Self { lead: None, briefings: 12, show: PARTS.map(|(_, part)| part).into() }
    }
}

impl Home {
    /// The words that `show` may have.
    pub const WORDS: [&'static str; 7] =
        [PARTS[0].0, PARTS[1].0, PARTS[2].0, PARTS[3].0, PARTS[4].0, PARTS[5].0, PARTS[6].0];

    /// Reads the mapping; what is wrong leaves the default in its place.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        let mut home = Self::default();
        let Some(mut fields) = reader.fields(node, "`home`") else { return home };
        home.lead = fields.text("lead", reader);
        let briefings = fields.take("briefings").and_then(|node| reader.count(node, "briefings", 1..=100));
        home.briefings = briefings.unwrap_or(home.briefings);
        if let Some(node) = fields.take("show") {
            let words = reader.list(node, "show").iter();
            let words = words.filter_map(|node| reader.word(node, "show", &Self::WORDS));
            home.show = words.filter_map(part).collect();
        }
        fields.finish(reader);
        home
    }

    /// Whether a part is shown.
    pub fn shows(&self, part: HomePart) -> bool {
        self.show.contains(&part)
    }
}

fn part(word: &str) -> Option<HomePart> {
    PARTS.iter().find(|(one, _)| *one == word).map(|&(_, part)| part)
}
