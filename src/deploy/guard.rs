//! A second look at what goes out, beside `site::withhold`: the site must be the one that would stand if what
//! is withheld were not there at all.
//!
//! It reads the front matter by itself, takes those files away, builds once more, and compares byte for byte.
//! Must not know how a site leaves something out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use crate::date::{Clock, Publication};
use crate::diagnostic::Lint;
use crate::engine::{Engine, Outcome, Request, Silent};
use crate::name::SourcePath;
use crate::output::{MemoryFiles, MemoryOutput};
use crate::parse::{self, Document, Matter};
use crate::site::WithheldBecause;
use crate::source::{Bytes, CONTENT, Fingerprint, Snapshot, SourceFile};

/// Documents that must not go out, by their files.
pub(super) type Held = BTreeMap<SourcePath, (WithheldBecause, Arc<Document>)>;

/// The documents of a site, sorted by whether they may go out.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// What must not.
    pub(super) held: Held,
    /// The titles of what may.
    pub(super) titles: BTreeSet<String>,
}

/// A file that would go out, and what it shows of something withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The file: `briefings/x/index.html`.
    pub file: String,
    /// What it shows.
    pub shown: Shown,
}

/// What a file shows of something withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Without what is withheld it would be another, or none.
    Something,
    /// It is a file of this document.
    FileOf(SourcePath, WithheldBecause),
    /// The title of this document.
    Title(SourcePath, WithheldBecause),
    /// The address of this document.
    Address(SourcePath, WithheldBecause),
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        let (what, path, because) = match &self.shown {
            Shown::Something => return write!(f, "`{file}` would be another file without what is withheld."),
            Shown::FileOf(path, because) => ("belongs to", path, because),
            Shown::Title(path, because) => ("shows the title of", path, because),
            Shown::Address(path, because) => ("links to", path, because),
        };
        write!(f, "`{file}` {what} `{path}`, which is {}.", because.word())
    }
}

/// Sorts the documents by what the files themselves say, and holds back what the build does, too.
pub(super) fn sort(snapshot: &Snapshot, outcome: &Outcome, request: &Request) -> Sorted {
    let clock = request.now.clock(&outcome.settings.time_zone);
    let mut sorted = Sorted::default();
    for withheld in &outcome.withheld {
        let document = Arc::clone(&withheld.document);
        sorted.held.insert(withheld.path.clone(), (withheld.because, document));
    }
    let files: Vec<_> = snapshot.below(CONTENT).collect();
    let documents: Vec<Arc<Document>> = files.into_par_iter().filter_map(read).collect();
    for document in documents {
        match why(&document, &clock) {
            Some(because) => drop(sorted.held.insert(document.path.clone(), (because, document))),
            None if sorted.held.contains_key(&document.path) => {}
            None => drop(sorted.titles.insert(document.title().to_owned())),
        }
    }
    sorted
}

fn read((path, file): (&SourcePath, &SourceFile)) -> Option<Arc<Document>> {
    let Bytes::Memory(bytes) = &file.bytes else { return None };
    let is_markdown = path.as_str().to_ascii_lowercase().ends_with(".md");
    is_markdown.then(|| parse::parse(path, bytes, file.hash).document)?
}

fn why(document: &Document, clock: &Clock) -> Option<WithheldBecause> {
    let (draft, date, expires) = match &document.matter {
        Matter::Briefing(matter) => (matter.draft, Some(&matter.date.value), &matter.expires),
        Matter::Page(matter) => (matter.draft, matter.date.as_ref().map(|date| &date.value), &matter.expires),
        Matter::Actor(_) | Matter::Topic(_) => return None,
    };
    let lies_ahead = |date: &Publication| date.is_after(clock);
    if draft {
        return Some(WithheldBecause::Draft);
    }
    if date.is_some_and(lies_ahead) {
        return Some(WithheldBecause::Future);
    }
    let expires = expires.as_ref()?;
    (!lies_ahead(&expires.value)).then_some(WithheldBecause::Expired)
}

/// Files that would not be there, or be others, without what is withheld.
pub(super) fn traces(
    snapshot: &Snapshot,
    request: &Request,
    held: &Held,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Vec<Trace> {
    if held.is_empty() {
        return Vec::new();
    }
    let mut without = snapshot.clone();
    for path in held.keys() {
        without.remove(path.as_str());
    }
    // A file that is kept back with its document is not there either.
    for problem in outcome.diagnostics.iter().filter(|problem| problem.lint == Lint::FileWithheld) {
        without.remove(&problem.span.file);
    }
    let output = MemoryOutput::after(files.clone());
    Engine::new().build(&without, request, &output, &Silent);
    let (reference, _) = output.finish();
    let differs = |(path, bytes): &(&String, &Arc<[u8]>)| {
        !reference.get(*path).is_some_and(|known| Arc::ptr_eq(known, bytes) || known == *bytes)
    };
    let of_pages = files.iter().filter(differs);
    let mut traces: Vec<Trace> =
        of_pages.map(|(file, _)| Trace { file: file.clone(), shown: Shown::Something }).collect();
    traces.extend(bundled(snapshot, held, files));
    traces
}

/// Files that stand below the folder of a withheld `index.md`, that no published file names, and that
/// would go out all the same.
fn bundled(snapshot: &Snapshot, held: &Held, files: &MemoryFiles) -> Vec<Trace> {
    let mut traces = Vec::new();
    for (path, (because, _)) in
        held.iter().filter(|(path, _)| path.stem() == "index" && path.folder() != CONTENT)
    {
        for (file, source) in snapshot.below(path.folder()).filter(|(file, _)| !held.contains_key(*file)) {
            let name = file.file_name();
            let has_its_bytes = |bytes: &[u8]| Fingerprint::of(bytes) == source.hash;
            let mut same = files.iter().filter(|(path, bytes)| path.ends_with(name) && has_its_bytes(bytes));
            if let Some((written, _)) = same.next()
                && !is_named(snapshot, held, name)
            {
                let shown = Shown::FileOf(path.clone(), *because);
                traces.push(Trace { file: written.clone(), shown });
            }
        }
    }
    traces
}

fn is_named(snapshot: &Snapshot, held: &Held, name: &str) -> bool {
    let mut texts = snapshot.below(CONTENT).filter(|(path, _)| !held.contains_key(*path));
    texts.any(|(_, file)| match &file.bytes {
        Bytes::Memory(bytes) => String::from_utf8_lossy(bytes).contains(name),
        Bytes::Disk(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Now;

    const SOUND: [(&str, &str); 3] = [
        ("briefgen.yaml", "base_url: https://example.org/\n"),
        (
            "content/briefings/sound.md",
            "---\ntitle: Sound\ndate: 2024-06-19\nactors: [Kim]\n---\nSound words.\n",
        ),
        ("content/about.md", "---\ntitle: About\n---\nAbout us.\n"),
    ];

    /// What a build finds that publishes all that it should withhold, of a site with one more document.
    fn check(path: &str, front: &str, expected: Option<WithheldBecause>) {
        let text = format!("---\ntitle: More\n{front}\n---\nMore words.\n");
        let mut snapshot = Snapshot::from_texts(SOUND.into_iter().chain([(path, text.as_str())]));
        snapshot.insert("content/briefings/more/photo.png", b"a picture");
        let clock = Clock::parse("2026-01-01").expect("a day");
        let request = Request::at(Now::Clock(clock));
        let leaky = Request { drafts: true, future: true, expired: true, ..request.clone() };
        let output = MemoryOutput::new();
        let outcome = Engine::new().build(&snapshot, &leaky, &output, &Silent);
        let (files, _) = output.finish();
        assert!(outcome.withheld.is_empty(), "the build leaks");
        let held = sort(&snapshot, &outcome, &request).held;
        assert_eq!(held.get(&SourcePath::new(path)).map(|(because, _)| *because), expected, "{front}");
        let traces = traces(&snapshot, &request, &held, (&files, &outcome));
        assert_eq!(traces.is_empty(), expected.is_none(), "{front}: {traces:?}");
        if expected.is_some() {
            let shows = |file: &str| traces.iter().any(|trace| trace.file == file);
            assert!(
                shows("sitemap.xml") && traces.iter().any(|trace| trace.file.contains("more")),
                "{traces:?}"
            );
            assert!(!shows("about/index.html"), "{traces:?}");
        }
        let of_bundle = traces.iter().any(|trace| matches!(trace.shown, Shown::FileOf(..)));
        assert_eq!(of_bundle, expected.is_some() && path.ends_with("more/index.md"), "{front}: {traces:?}");
    }

    #[test]
    fn a_leaky_build_is_found_out() {
        for path in ["content/briefings/more.md", "content/briefings/more/index.md", "content/more.md"] {
            check(path, "date: 2024-06-20", None);
            check(path, "date: 2024-06-20\nexpires: 2026-01-02", None);
            check(path, "date: 2024-06-20\ndraft: true", Some(WithheldBecause::Draft));
            check(path, "date: 2024-06-20\ndraft: yes", Some(WithheldBecause::Draft));
            check(path, "date: 2026-01-02", Some(WithheldBecause::Future));
            check(path, "date: 2024-06-20\nexpires: 2026-01-01", Some(WithheldBecause::Expired));
        }
    }
}
