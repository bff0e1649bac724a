//! A second look at what goes out, beside `site::withhold`: the site must be the one that would stand if what
//! is withheld were not there at all.
//!
//! It reads the front matter by itself, takes those files away, builds once more, and compares byte for byte.
//! Must not know how a site leaves something out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use crate::config::{Limits, Metadata};
use crate::date::{Clock, Publication};
use crate::diagnostic::{Diagnostic, Lint};
use crate::engine::{Engine, Outcome, Request, Silent};
use crate::image::{self, Cleaned};
use crate::name::{FileNames, SourcePath, composed, without_hash};
use crate::output::{MemoryFiles, MemoryOutput};
use crate::parse::{self, Document, Matter};
use crate::site::WithheldBecause;
use crate::snapshot::{Bytes, CONTENT, Fingerprint, Snapshot, SourceFile};

/// Documents that must not go out, by their files.
pub(super) type Held = BTreeMap<SourcePath, (WithheldBecause, Arc<Document>)>;

/// The documents of a site, sorted by whether they may go out.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// What must not.
    pub(super) held: Held,
    /// The titles of what may.
    pub(super) titles: BTreeSet<String>,
    /// The files that the links and pictures of what may lead to, by their composed paths.
    referred: BTreeSet<String>,
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

impl Trace {
    /// Whether it can only be there because somebody wrote it, perhaps on purpose.
    pub fn is_named(&self) -> bool {
        matches!(self.shown, Shown::Title(..) | Shown::Address(..))
    }
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
    let documents: Vec<Arc<Document>> =
        files.into_par_iter().filter_map(|file| read(file, &outcome.settings.limits)).collect();
    for document in documents {
        match why(&document, &clock) {
            Some(because) => drop(sorted.held.insert(document.path.clone(), (because, document))),
            None if sorted.held.contains_key(&document.path) => {}
            None => {
                sorted.titles.insert(document.title().to_owned());
                sorted.referred.extend(references(&document));
            }
        }
    }
    sorted
}

fn read((path, file): (&SourcePath, &SourceFile), limits: &Limits) -> Option<Arc<Document>> {
    let Bytes::Memory(bytes) = &file.bytes else { return None };
    is_markdown(path).then(|| parse::parse_within(limits, path, (bytes, file.hash)).document)?
}

fn is_markdown(path: &SourcePath) -> bool {
    path.as_str().to_ascii_lowercase().ends_with(".md")
}

fn why(document: &Document, clock: &Clock) -> Option<WithheldBecause> {
    let (date, withholding) = match &document.matter {
        Matter::Briefing(matter) => (Some(&matter.outline.date), &matter.outline.withholding),
        Matter::Page(matter) => (matter.outline.date.as_ref(), &matter.outline.withholding),
        Matter::Actor(_) | Matter::Topic(_) => return None,
    };
    let lies_ahead = |date: &Publication| date.is_after(clock);
    if withholding.draft {
        return Some(WithheldBecause::Draft);
    }
    if date.is_some_and(lies_ahead) || withholding.embargo.as_ref().is_some_and(lies_ahead) {
        return Some(WithheldBecause::Future);
    }
    let expires = withholding.expires.as_ref()?;
    (!lies_ahead(expires)).then_some(WithheldBecause::Expired)
}

/// Files that would not be there, or be others, without what is withheld.
///
/// # Errors
/// With why, when the site without it cannot be made.
pub(super) fn traces(
    snapshot: &Snapshot,
    request: &Request,
    sorted: &Sorted,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Result<Vec<Trace>, Vec<Diagnostic>> {
    let held = &sorted.held;
    if held.is_empty() {
        return Ok(Vec::new());
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
    let mut reference = Engine::new().build(&without, request, &output, &Silent);
    // What it could not make it kept, and nothing would differ.
    reference.diagnostics.retain(|problem| matches!(problem.lint, Lint::InternalError | Lint::TemplateError));
    if !reference.diagnostics.is_empty() {
        return Err(reference.diagnostics);
    }
    let (reference, _) = output.finish();
    let differs = |(path, bytes): &(&String, &Arc<[u8]>)| {
        !reference.get(*path).is_some_and(|known| Arc::ptr_eq(known, bytes) || known == *bytes)
    };
    let of_pages = files.iter().filter(differs);
    let mut traces: Vec<Trace> =
        of_pages.map(|(file, _)| Trace { file: file.clone(), shown: Shown::Something }).collect();
    traces.extend(files_of_held(snapshot, sorted, files));
    Ok(traces)
}

/// Files of what is withheld, which nothing published names, and which would go out all the same.
fn files_of_held(snapshot: &Snapshot, sorted: &Sorted, files: &MemoryFiles) -> Vec<Trace> {
    let owned = owned(snapshot, &sorted.held);
    let mut written: HashMap<String, Vec<&String>> = HashMap::new();
    for path in files.keys().filter(|_| !owned.is_empty()) {
        let name = path.rsplit('/').next().unwrap_or(path);
        for name in BTreeSet::from([name.to_owned(), without_hash(name)]) {
            written.entry(name).or_default().push(path);
        }
    }
    let mut found = Vec::new();
    for (file, owner) in owned {
        let is_referred = sorted.referred.contains(&*composed(file.as_str()));
        let Some(source) = snapshot.get(file).filter(|_| !is_referred) else { continue };
        let mut same = written.get(file.file_name()).into_iter().flatten();
        if let Some(&path) = same.find(|path| is_made_of(&files[**path], source)) {
            found.push((file.file_name(), Trace { file: path.clone(), shown: owner }));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let named = named_by_others(snapshot, &sorted.held, &FileNames::new(found.iter().map(|(name, _)| *name)));
    let traces = found.into_iter().enumerate().filter(|(number, _)| !named.contains(number));
    traces.map(|(_, (_, trace))| trace).collect()
}

/// The files that belong to what is withheld, as a trace tells them: below its `index.md`, and those that it names.
fn owned<'s>(snapshot: &'s Snapshot, held: &Held) -> Vec<(&'s SourcePath, Shown)> {
    let files: Vec<&SourcePath> =
        snapshot.below(CONTENT).map(|(file, _)| file).filter(|file| !is_markdown(file)).collect();
    let names = FileNames::new(files.iter().map(|file| file.file_name()));
    let paths: Vec<Cow<str>> = files.iter().map(|file| composed(file.as_str())).collect();
    let owners = held.par_iter().map(|(path, (because, document))| {
        let bundle =
            (path.stem() == "index" && path.folder() != CONTENT).then(|| format!("{}/", path.folder()));
        let named = names.meant_by(&document.text);
        let referred: BTreeSet<String> = references(document).collect();
        let is_owned = |number: usize| {
            named.contains(&number)
                || referred.contains(&*paths[number])
                || bundle.as_ref().is_some_and(|bundle| files[number].as_str().starts_with(bundle))
        };
        let owned: Vec<usize> = (0..files.len()).filter(|&number| is_owned(number)).collect();
        (Shown::FileOf(path.clone(), *because), owned)
    });
    let mut first = BTreeMap::new();
    for (shown, owned) in owners.collect::<Vec<_>>() {
        for number in owned {
            first.entry(number).or_insert_with(|| shown.clone());
        }
    }
    let owned: BTreeMap<&SourcePath, Shown> =
        first.into_iter().map(|(number, shown)| (files[number], shown)).collect();
    // A link to such a file shows it under another name.
    let links = snapshot.links().filter_map(|(link, target)| Some((link, owned.get(target)?.clone())));
    let links: Vec<_> = links.filter(|(link, _)| !owned.contains_key(link)).collect();
    owned.into_iter().chain(links).collect()
}

/// The composed paths of the files that a document refers to.
fn references(document: &Document) -> impl Iterator<Item = String> + '_ {
    let image = document.matter.image();
    let links = document.body.links.iter().map(|link| link.destination.trim());
    links.chain(image.map(|image| &*image.file.value)).filter_map(|written| {
        let path = written.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy();
        Some(composed(document.path.join(&path, CONTENT)?.as_str()).into_owned())
    })
}

/// Whether bytes are those of a file, or of a picture without what it tells of its maker.
fn is_made_of(bytes: &[u8], source: &SourceFile) -> bool {
    Fingerprint::of(bytes) == source.hash
        || source.bytes.read().is_ok_and(|original| {
            let made = [Metadata::None, Metadata::Credit].map(|metadata| image::cleaned(&original, metadata));
            made.iter().any(|made| matches!(made, Cleaned::Clean(made) if made == bytes))
        })
}

/// The names that a file of `content/` holds which is not withheld.
fn named_by_others(snapshot: &Snapshot, held: &Held, names: &FileNames) -> BTreeSet<usize> {
    let texts: Vec<_> = snapshot.below(CONTENT).filter(|(path, _)| !held.contains_key(*path)).collect();
    let named = texts.into_par_iter().map(|(_, file)| match &file.bytes {
        Bytes::Memory(bytes) => names.meant_by(&String::from_utf8_lossy(bytes)),
        Bytes::Disk(_) => BTreeSet::new(),
    });
    named.reduce(BTreeSet::new, |mut all, more| {
        all.extend(more);
        all
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
        let (traces, held) = leaked(path, front, "Sound words.");
        assert_eq!(held, expected, "{front}");
        assert_eq!(traces.is_empty(), expected.is_none(), "{front}: {traces:?}");
        if expected.is_some() {
            let shows = |file: &str| traces.iter().any(|trace| trace.file == file);
            assert!(
                shows("sitemap.xml") && traces.iter().any(|trace| trace.file.contains("more")),
                "{traces:?}"
            );
            assert!(!shows("about/index.html"), "{traces:?}");
        }
        let is_bundle = expected.is_some() && path.ends_with("more/index.md");
        assert_eq!(of_files(&traces, "photo"), is_bundle, "{front}: {traces:?}");
        for named in ["my pic", "gim", "report"] {
            assert_eq!(of_files(&traces, named), expected.is_some(), "{front}: {traces:?}");
        }
    }

    /// What a leaky build shows of a document beside one with these `words`, and why that must not be.
    fn leaked(path: &str, front: &str, words: &str) -> (Vec<Trace>, Option<WithheldBecause>) {
        let text = format!(
            "---\ntitle: More\n{front}\n---\nMore words. ![x](/pics/my%20pic.png) ![x](/pics/gim\u{E9}.png)\n\
             <a href='/pics/report&#x2e;pdf'>x</a>\n"
        );
        let sound = SOUND.map(|(path, text)| (path, text.replace("Sound words.", words)));
        let sound = sound.iter().map(|(path, text)| (*path, text.as_str()));
        let mut snapshot = Snapshot::from_texts(sound.chain([(path, text.as_str())]));
        snapshot.insert("content/briefings/more/photo.png", b"a picture");
        for file in ["my pic.png", "gime\u{301}.png", "report.pdf"] {
            snapshot.insert(&format!("content/pics/{file}"), &file.as_bytes()[..2]);
        }
        let given = crate::date::GivenClock::parse("2026-01-01").expect("a day");
        let request = Request::at(Now::Given(given));
        let leaky = Request { drafts: true, future: true, expired: true, ..request.clone() };
        let output = MemoryOutput::new();
        let outcome = Engine::new().build(&snapshot, &leaky, &output, &Silent);
        let (files, _) = output.finish();
        assert!(outcome.withheld.is_empty(), "the build leaks");
        let sorted = sort(&snapshot, &outcome, &request);
        let traces = traces(&snapshot, &request, &sorted, (&files, &outcome)).expect("the site can be made");
        (traces, sorted.held.get(&SourcePath::new(path)).map(|(because, _)| *because))
    }

    /// Whether files with this in their names are told as those of a document.
    fn of_files(traces: &[Trace], name: &str) -> bool {
        traces.iter().any(|trace| matches!(trace.shown, Shown::FileOf(..)) && trace.file.contains(name))
    }

    /// What a published document names may go out, in whatever spelling.
    #[test]
    fn files_of_both_go_out() {
        for words in [
            "![x](/pics/my%20pic.png) ![x](/pics/gim\u{E9}.png) [x](/pics/%72eport.pdf)",
            "<img src='/pics/my&#32;pic.png' alt=x> <img src='/pics/gim&eacute;.png' alt=x> [x](/pics/report\\.pdf)",
            "`my%20pic.png`, `gim&#xe9;.png` and `report\\.pdf`",
        ] {
            let (traces, _) = leaked("content/briefings/more.md", "date: 2024-06-20\ndraft: true", words);
            assert!(
                !["my pic", "gim", "report"].iter().any(|name| of_files(&traces, name)),
                "{words}: {traces:?}"
            );
        }
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
