//! Integration tests: whole sites, built in memory or by the real program.
//!
//! One crate, so that it links once. Each module is one promise; its tests are tables through one
//! `check` function. `support` builds the sites.

#![allow(clippy::string_slice, reason = "a test that cuts a text wrongly fails, as it should")]
#![allow(clippy::format_collect, reason = "inputs are made of many small pieces, and read best so")]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "briefgen writes its names in small letters"
)]
#![allow(clippy::print_stdout, reason = "a failing case says which one it was")]

#[path = "../../benches/archive/mod.rs"]
#[allow(dead_code, reason = "the benchmarks need more of it")]
mod archive;
mod support;

mod archives;
mod as_written;
mod bodies;
mod broken;
mod cards;
mod cli;
mod corrections;
mod data_files;
#[cfg(unix)]
mod deploy;
mod deterministic;
mod documented;
mod editions;
mod eye;
#[cfg(debug_assertions)]
mod faults;
mod feeds;
mod fix;
mod front_page;
mod fuzzed;
mod golden;
mod growth;
mod guide;
mod host_files;
mod identity;
mod incremental;
mod init;
mod languages;
mod limits;
mod links;
mod links_on_disk;
mod lints;
mod machine;
mod mend;
mod moving;
mod nested;
mod odd;
mod odd_paths;
mod old_urls;
mod pictures;
mod random;
mod records;
mod release;
mod rooms;
#[cfg(feature = "search")]
mod search;
mod security;
mod serve;
mod slips;
mod theme_docs;
mod themes;
mod there_and_back;
mod unchanged;
mod withheld;
mod yaml_alike;
