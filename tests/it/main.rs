//! Integration tests: whole sites, built in memory or by the real program.
//!
//! One crate, so that it links once. Each module is one promise; its tests are tables through one
//! `check` function. `support` builds the sites.

mod support;

mod broken;
mod cli;
mod deterministic;
mod documented;
mod fix;
mod golden;
mod incremental;
mod languages;
mod links;
mod lints;
mod machine;
mod odd;
mod random;
mod rooms;
mod serve;
mod theme_docs;
mod themes;
mod there_and_back;
mod withheld;
