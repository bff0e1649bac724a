//! How large a tree is, and how large it may be.

use super::{Node, Value};

/// How much one block of YAML may hold. What stands behind an alias counts each time that it is used: a few lines of
/// aliases could otherwise fill the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Bytes of all texts and keys together, and of the YAML itself; the setting `limits.front_matter`.
    pub bytes: usize,
    /// Entries of one list or mapping; the setting `limits.entries`.
    pub entries: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { bytes: 1_000_000, entries: 10_000 }
    }
}

/// How much a node holds, aliases replaced.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) bytes: usize,
}

impl Size {
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self { nodes: 1, bytes: 0 },
            Value::Scalar { text, .. } => Self { nodes: 1, bytes: text.len() },
            Value::Sequence(items) => items.iter().map(Self::of).fold(Self { nodes: 1, bytes: 0 }, Self::and),
            Value::Mapping(entries) => {
                let keys = Self { nodes: 1, bytes: entries.iter().map(|(key, _)| key.text.len()).sum() };
                entries.iter().map(|(_, node)| Self::of(node)).fold(keys, Self::and)
            }
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { nodes: self.nodes.saturating_add(other.nodes), bytes: self.bytes.saturating_add(other.bytes) }
    }
}
