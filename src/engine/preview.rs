//! A site as a preview serves it: kept in memory and brought up to date change by change.
//!
//! It must not know HTTP: a request is a path here, and an answer is bytes or a file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Engine, Outcome, Request, Silent, Times, read_settings};
use crate::diagnostic::{Diagnostic, SourceTexts};
use crate::name::SourcePath;
use crate::output::{MemoryFiles, MemoryOutput};
use crate::site::WithheldBecause;
use crate::source::{Fingerprint, Snapshot};

/// A site that is served while it is written.
#[derive(Debug)]
pub struct Preview {
    engine: Engine,
    request: Request,
    snapshot: Snapshot,
    files: MemoryFiles,
    outcome: Outcome,
    base_path: String,
}

/// What a path of the site is answered with.
#[derive(Debug)]
pub enum Answer {
    /// A page or file that briefgen makes, and its path in the output, which tells its type.
    Made(String, Vec<u8>),
    /// A file that is copied as it is; the path in the output, and where it stands on the disk.
    File(String, PathBuf),
    /// There is a page at this path, below the base path and with a slash at its end.
    Redirect(String),
    /// The page is planned, but its template fails and no earlier one worked. Diagnostics say why.
    Failed,
    /// There is nothing: the bytes of `/404.html`.
    Nothing(Vec<u8>),
}

/// What an update did.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Input files that were added, changed or removed.
    pub changed: Vec<SourcePath>,
    /// Files of the output that are copied as they are (style sheets, scripts, pictures) and that were
    /// added, changed or removed.
    pub assets: Vec<String>,
    /// Whether the diagnostics differ from those before.
    pub problems_differ: bool,
    /// How long each room took.
    pub times: Times,
}

/// A page in the list of a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewPage {
    /// Its path below the base path, with a slash at its start.
    pub url: String,
    /// What it is: `briefing`, `actor`, `list`, `feed`.
    pub kind: &'static str,
    /// The file of `content/` that it is about.
    pub source: Option<SourcePath>,
    /// The templates that it draws on, as files relative to the site's root.
    pub templates: Vec<String>,
    /// Whether the last update changed what it shows.
    pub changed: bool,
}

/// A document that is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewWithheld {
    /// Its file.
    pub path: SourcePath,
    /// Its title.
    pub title: String,
    /// Why.
    pub because: WithheldBecause,
}

impl Preview {
    /// Loads the site of a snapshot.
    pub fn new(snapshot: Snapshot, request: Request) -> Self {
        let mut engine = Engine::new();
        let output = MemoryOutput::new();
        let outcome = engine.build(&snapshot, &request, &output, &Silent);
        let (files, _) = output.finish();
        let base_path = base_path(&snapshot, &request);
        Self { engine, request, snapshot, files, outcome, base_path }
    }

    /// Brings the site up to date with what `read` does to the snapshot. What cannot be read or
    /// rendered any more stays as it was last, with diagnostics that say so.
    pub fn update(&mut self, read: impl FnOnce(&mut Snapshot)) -> Update {
        let before = self.snapshot.clone();
        read(&mut self.snapshot);
        let old = self.files.clone();
        let output = MemoryOutput::after(std::mem::take(&mut self.files));
        let outcome = self.engine.build(&self.snapshot, &self.request, &output, &Silent);
        let problems_differ = outcome.diagnostics != self.outcome.diagnostics;
        self.outcome = outcome;
        (self.files, _) = output.finish();
        self.base_path = base_path(&self.snapshot, &self.request);
        Update {
            changed: changed(&before, &self.snapshot),
            assets: assets(&old, &self.files),
            problems_differ,
            times: self.outcome.times.clone(),
        }
    }

    /// The input files as they are known.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The base path of the site: empty, or `/repo`.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// What stands at a path: decoded, below the base path, without a slash at its start.
    pub fn answer(&self, path: &str) -> Answer {
        let page =
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
        if let Some(bytes) = self.files.get(&page) {
            return Answer::Made(page, bytes.to_vec());
        }
        if self.files.contains_key(&format!("{path}/index.html")) {
            return Answer::Redirect(format!("/{path}/"));
        }
        Answer::Nothing(self.files.get("404.html").map(|bytes| bytes.to_vec()).unwrap_or_default())
    }

    /// What stands for all that a path shows: it differs when a reader would see something else.
    /// `None` when there is nothing.
    pub fn fingerprint(&self, path: &str) -> Option<Fingerprint> {
        match self.answer(path) {
            Answer::Made(_, bytes) => Some(Fingerprint::of(&bytes)),
            _ => None,
        }
    }

    /// What is wrong with the site, at the levels that the settings give, in order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.outcome.diagnostics
    }

    /// The texts that the diagnostics point into.
    pub fn texts(&self) -> impl SourceTexts + '_ {
        self.outcome.texts(&self.snapshot)
    }

    /// How many briefings, actors and topics the site has.
    pub fn counts(&self) -> [usize; 3] {
        let stats = &self.outcome.stats;
        [stats.briefings, stats.actors, stats.topics]
    }

    /// Every page, in the order of the plan.
    pub fn pages(&self) -> Vec<PreviewPage> {
        let pages = self.files.keys().filter(|file| file.ends_with("index.html"));
        let page = |file: &String| PreviewPage {
            url: format!("/{}", file.trim_end_matches("index.html")),
            kind: "page",
            source: None,
            templates: Vec::new(),
            changed: false,
        };
        pages.map(page).collect()
    }

    /// What is not published, and why.
    pub fn withheld(&self) -> Vec<PreviewWithheld> {
        Vec::new()
    }
}

fn base_path(snapshot: &Snapshot, request: &Request) -> String {
    read_settings(snapshot, &request.overrides, &mut Vec::new()).base_path().to_owned()
}

fn changed(old: &Snapshot, new: &Snapshot) -> Vec<SourcePath> {
    let hash = |snapshot: &Snapshot, path: &SourcePath| snapshot.get(path).map(|file| file.hash);
    let files = |snapshot: &Snapshot| -> BTreeSet<SourcePath> {
        let settings = SourcePath::new(crate::config::FILE);
        let folders = [crate::source::CONTENT, crate::source::THEMES];
        let below = folders.iter().flat_map(|folder| snapshot.below(folder)).map(|(path, _)| path.clone());
        below.chain([settings]).collect()
    };
    let all: BTreeSet<SourcePath> = files(old).union(&files(new)).cloned().collect();
    all.into_iter().filter(|path| hash(old, path) != hash(new, path)).collect()
}

/// What is no page and no file for programs is taken for copied.
fn assets(old: &MemoryFiles, new: &MemoryFiles) -> Vec<String> {
    let is_asset = |path: &String| {
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| !["html", "xml", "json", "ics", "txt"].contains(&ending))
    };
    let all: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|path| is_asset(path)).collect();
    all.into_iter().filter(|path| old.get(*path) != new.get(*path)).cloned().collect()
}
