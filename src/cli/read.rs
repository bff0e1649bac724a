//! `briefgen read`.

use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;

use super::say::say;
use super::site::{SiteArgs, counted};
use super::{End, Failure, root};
use crate::diagnostic::{SourceTexts, lines_and_columns};
use crate::engine::{Engine, Readings, Request};
use crate::name::SourcePath;
use crate::site::{QuoteRead, Reading};
use crate::snapshot::Snapshot;

/// Show what briefgen reads in the text of briefings: names, quotes and who says them, dates
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen read content/briefings/2024-06-19-pact.md
  briefgen read --format json content/briefings/*.md

Drafts and briefings that are not yet published are read too. Nothing is written.")]
pub(super) struct Args {
    /// Files of briefings
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgs,
    /// How it is shown
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// For people: a line each, with its place
    #[default]
    Human,
    /// For programs: one JSON object a file; places are bytes of the file
    Json,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let root = args.site.root()?;
    let wanted =
        args.files.iter().map(|file| root::path_within(&root, file)).collect::<Result<Vec<_>, _>>()?;
    let snapshot = Snapshot::read(&root);
    let request =
        Request { drafts: true, future: true, expired: true, search: false, ..args.site.request()? };
    let Readings { files, .. } =
        Engine::new().readings(&snapshot, &request, |path| wanted.iter().any(|one| one == path.as_str()));
    let is_read = |path: &&String| files.iter().any(|(read, _)| read.as_str() == path.as_str());
    if let Some((_, other)) = wanted.iter().zip(&args.files).find(|(path, _)| !is_read(path)) {
        return Err(Failure::new(format!("`{}` is no briefing that could be read.", other.display()))
            .hint("briefings stand in `content/briefings/`; `briefgen check` says what is wrong with one"));
    }
    for (path, reading) in &files {
        match args.format {
            FormatArg::Human => show(path, reading, snapshot.text(path.as_str()).unwrap_or_default()),
            FormatArg::Json => show_json(path, reading)?,
        }
    }
    Ok(End::Well)
}

#[derive(Serialize)]
struct Shown<'r> {
    file: &'r str,
    #[serde(flatten)]
    reading: &'r Reading,
}

fn show_json(path: &SourcePath, reading: &Reading) -> Result<(), Failure> {
    let shown = serde_json::to_string(&Shown { file: path.as_str(), reading });
    say!("{}", shown.map_err(|error| Failure::new(error.to_string()))?);
    Ok(())
}

fn show(path: &SourcePath, reading: &Reading, text: &str) {
    let names = counted(reading.names.len(), "name", "names");
    let quotes = counted(reading.quotes.len(), "quote", "quotes");
    let dates = counted(reading.dates.len(), "date", "dates");
    say!("{path}: {names}, {quotes}, {dates}");
    let places = lines_and_columns(text);
    let place = |at: usize| {
        let (line, column) = places(at);
        format!("{line}:{column}")
    };
    for name in &reading.names {
        say!("  {:>8}  {} -> {}", place(name.place.start), name.text, name.name);
    }
    for quote in &reading.quotes {
        let start = quote.places.first().map_or(0, |place| place.start);
        say!("  {:>8}  {} -> \u{201c}{}\u{201d}", place(start), who_says(quote), quote.text);
    }
    for date in &reading.dates {
        say!("  {:>8}  {} -> {}", place(date.place.start), date.text, date.value);
    }
}

fn who_says(quote: &QuoteRead) -> String {
    match &quote.speaker {
        Some(name) if quote.is_plain => name.clone(),
        Some(name) => format!("{name} (likely)"),
        None => "nobody is named".to_owned(),
    }
}
