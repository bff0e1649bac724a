//! YAML text -> a tree of values that know their place, and typed fields read from it.
//!
//! The only module that knows the YAML library. It reads events and not serde structs, because one
//! run must report every problem of a file, each at its place, and serde stops at the first.
//! The meanings are those of YAML 1.2's core schema: `NO` is a text, `12:30` is a text.

mod conflict;
pub mod edit;
mod fields;
mod tree;

pub use conflict::report_conflicts;
pub use fields::{Fields, Reader, Spanned};
pub use tree::{Bounds, Key, Node, Value, parse, parse_within};
