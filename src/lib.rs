//! briefgen turns Markdown briefings into a linked static site.
//!
//! The library is the house, the program `briefgen` its front door. Input flows one way through
//! rooms that each turn one type into the next; a room uses only rooms to its left:
//!
//! ```text
//! text -> diagnostic, date, name -> yaml -> config -> snapshot -> image -> theme -> language
//!     -> prose -> timex, quotation, mention -> parse -> schema, site -> page -> render -> output, cache
//!     -> engine, external -> serve, deploy -> cli
//! ```
//!
//! (`output` and `cache` know bytes alone and could stand anywhere left of `engine`.)
//!
//! The path of one briefing: [`snapshot`] reads and hashes its file; [`parse`] makes a typed document
//! of it, with [`prose`] for its body and [`quotation`] for its quotes; [`site`] links all documents,
//! and finds their names with [`mention`]; [`page`] plans the pages and makes the view of each;
//! [`render`] turns a view into bytes; [`output`] writes the bytes that differ. [`engine`] is the one
//! pipeline through them. `ARCHITECTURE.md` says what must hold and why.

#![cfg_attr(
    test,
    allow(clippy::string_slice, reason = "a test that cuts a text wrongly fails, as it should")
)]

pub mod text;

pub mod diagnostic;

pub mod date;

pub mod name;

pub mod yaml;

pub mod config;

pub mod snapshot;

pub mod image;

pub mod theme;

pub mod language;

pub mod prose;

pub mod timex;

pub mod quotation;

pub mod mention;

pub mod parse;

pub mod schema;

pub mod site;

pub mod page;

pub mod render;

pub mod output;

pub mod cache;

pub mod engine;

#[cfg(feature = "external")]
pub mod external;

pub mod serve;

pub mod deploy;

pub mod cli;
