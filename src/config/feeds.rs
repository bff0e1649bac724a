//! The setting `feeds`.

use crate::yaml::{Node, Reader};

/// How much of a briefing stands in a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Feeds {
    /// The whole text.
    #[default]
    Full,
    /// Its summary.
    Summary,
}

impl Feeds {
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        match reader.word(node, "feeds", &["full", "summary"]) {
            Some("summary") => Self::Summary,
            _ => Self::Full,
        }
    }
}
