//! Generates an archive of briefings to measure with: the same files for the same numbers.
//!
//! `cargo run --release --example archive -- 10000 2000 target/archive` makes 10,000 briefings of 300
//! to 900 words that name 2,000 actors and 200 topics, with events, quotes and sources.

mod site;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |place: usize, default| arguments.get(place).and_then(|text| text.parse().ok()).unwrap_or(default);
    let folder = arguments.get(2).map_or("target/archive", String::as_str);
    site::write(Path::new(folder), site::Size { briefings: number(0, 1000), actors: number(1, 200) })
}
