//! A site as a preview serves it: kept in memory, brought up to date change by change, each page
//! rendered when it is asked for.
//!
//! So a save costs what it takes to link it and to render the one page that is looked at, and nothing
//! that is shown can be stale. It must not know HTTP: a request is a path here, an answer is bytes or a file.

mod list;
mod look;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

pub use list::{PreviewPage, PreviewWithheld};
pub use look::Look;

use super::edition::Edition;
use super::load::Loaded;
use super::moved::{LastBuild, moved};
use super::pictures::{PictureJob, is_cleaned};
use super::{Engine, Request, Texts, Times, fault};
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic, SourceTexts};
use crate::image::Rendition;
use crate::name::{SourcePath, UrlPath, without_hash};
use crate::output::files_of;
use crate::page::{Planned, PlannedRendition};
use crate::render::Rendered;
use crate::snapshot::{Bytes, CONTENT, Fingerprint, Snapshot};

/// A site that is served while it is written.
#[derive(Debug)]
pub struct Preview {
    engine: Engine,
    request: Request,
    snapshot: Snapshot,
    /// What is shown, where briefgen failed at what there is.
    shown: Option<(Snapshot, Request)>,
    /// The input files of the last update, by which the next one tells what changed.
    files: Vec<(SourcePath, Fingerprint)>,
    /// What is wrong but for what rendering finds.
    problems: Vec<Diagnostic>,
    /// What rendering found since the last update.
    failures: Mutex<Vec<Diagnostic>>,
    /// The output files that the last look at all pages found changed.
    changed: Vec<String>,
    /// Where the site was last built, and the files that it had then.
    last_build: Option<(PathBuf, Vec<String>)>,
}

/// What a path of the site is answered with.
#[derive(Debug)]
pub enum Answer {
    /// A page or file that briefgen makes, and its path in the output, which tells its type.
    Made(String, Vec<u8>),
    /// A picture, which is made now; its path in the output.
    Picture(String, Box<PictureJob>),
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
    /// Style sheets that changed, as they are now.
    pub styles: Vec<StyleSheet>,
    /// Whether another file that is not rendered was added, changed or removed: a script, a picture.
    pub other_files: bool,
    /// Whether the diagnostics differ from those before.
    pub problems_differ: bool,
    /// How long each room took.
    pub times: Times,
}

/// A style sheet of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSheet {
    /// Its path in the output, without the hash in its name: by this a page finds the one that it has.
    pub name: String,
    /// Its path in the output.
    pub path: String,
    /// What `integrity` says of it, if it is the theme's.
    pub integrity: Option<String>,
}

/// What stands at a path.
enum Resource<'p> {
    Page(&'p Edition, &'p Planned),
    Static(&'p [u8], Fingerprint),
    Copied(&'p SourcePath),
    Rendition(&'p PlannedRendition),
}

impl Preview {
    /// Loads the site of a snapshot.
    pub fn new(snapshot: Snapshot, request: Request) -> Self {
        let mut preview = Self {
            engine: Engine { keeps_last_good: true, ..Engine::default() },
            request,
            snapshot,
            shown: None,
            files: Vec::new(),
            problems: Vec::new(),
            failures: Mutex::default(),
            changed: Vec::new(),
            last_build: None,
        };
        let nothing = (Snapshot::default(), preview.request.clone());
        preview.load(nothing);
        preview
    }

    /// The same with a cache for renditions of pictures.
    #[must_use]
    pub fn with_cache(mut self, cache: Cache) -> Self {
        self.engine.cache = Some(cache);
        self
    }

    /// The same after a build into a folder: what moved since then is told.
    #[must_use]
    pub fn after_build(mut self, folder: PathBuf) -> Self {
        let files = files_of(&folder);
        self.last_build = Some((folder, files));
        self.problems = self.loaded().diagnostics(self.moved());
        self
    }

    /// What stood elsewhere in the last build.
    fn moved(&self) -> Vec<Diagnostic> {
        let Some((folder, files)) = &self.last_build else { return Vec::new() };
        let read = |file: &str| crate::snapshot::read_file(&folder.join(file)).ok();
        moved(&self.loaded().editions, &LastBuild { files, read: &read })
    }

    /// Asks for something else from the next update on: another moment, drafts.
    pub fn ask(&mut self, request: Request) {
        self.request = request;
    }

    /// Brings the site up to date with what `read` does to the snapshot. What cannot be read or
    /// rendered any more stays as it was last, with diagnostics that say so.
    pub fn update(&mut self, read: impl FnOnce(&mut Snapshot)) -> Update {
        let before = (std::mem::take(&mut self.files), self.assets(), self.diagnostics());
        let good = self.shown.take().unwrap_or_else(|| (self.snapshot.clone(), self.request.clone()));
        read(&mut self.snapshot);
        let times = self.load(good);
        let changed = difference(&before.0, &self.files);
        let (styles, other_files) = self.sort(&difference(&before.1, &self.assets()));
        Update { changed, styles, other_files, problems_differ: before.2 != self.problems, times }
    }

    /// Loads the site as it is now. Where briefgen fails at it as a whole, the site of `good` is shown on, which was
    /// loaded before.
    fn load(&mut self, good: (Snapshot, Request)) -> Times {
        let loaded = diagnostic::catch(|| self.engine.load(&self.snapshot, &self.request));
        let (times, fault) = match loaded {
            Ok(times) => (times, None),
            Err(panicked) => {
                let times = self.go_back(good);
                let did = "read the site, which is shown as it was until the next save";
                (times, Some(fault::of_site(&panicked, did)))
            }
        };
        self.files = self.snapshot.files().map(|(path, file)| (path.clone(), file.hash)).collect();
        let moved = self.moved();
        self.problems = self.loaded().diagnostics(fault.into_iter().chain(moved).collect());
        self.failures.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        times
    }

    /// Loads a site that was loaded before; where that fails now, an empty one.
    fn go_back(&mut self, good: (Snapshot, Request)) -> Times {
        self.engine.forget();
        let times = match diagnostic::catch(|| self.engine.load(&good.0, &good.1)) {
            Ok(times) => times,
            Err(_) => {
                self.engine.forget();
                self.engine.load(&Snapshot::default(), &self.request)
            }
        };
        self.shown = Some(good);
        times
    }

    fn loaded(&self) -> &Loaded {
        self.engine.loaded.as_ref().expect("a preview has loaded its site since it was made")
    }

    /// The files of the output that are not rendered, with their hashes.
    fn assets(&self) -> Vec<(String, Fingerprint)> {
        let loaded = self.loaded();
        let theme = loaded.theme.published().map(|file| (file.path.output_file(), file.hash));
        let copied =
            loaded.main().pages.copied().iter().filter_map(|copied| {
                Some((copied.path.output_file(), self.snapshot.get(&copied.file)?.hash))
            });
        let mut assets: Vec<_> = theme.chain(copied).collect();
        assets.sort();
        assets
    }

    /// Of the files that changed the style sheets, as they are now, and whether there are others. A sheet
    /// that is gone is another: a page may have it still.
    fn sort(&self, changed: &[String]) -> (Vec<StyleSheet>, bool) {
        let is_style =
            |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("css"));
        let (styles, others): (Vec<&String>, Vec<&String>) = changed.iter().partition(|path| is_style(path));
        let names: BTreeSet<String> = styles.into_iter().map(|path| without_hash(path)).collect();
        let theme = &self.loaded().theme;
        let of_theme = theme.published().map(|file| (file.path.output_file(), file.integrity.clone()));
        let copied =
            self.loaded().main().pages.copied().iter().map(|copied| (copied.path.output_file(), None));
        let all = of_theme.chain(copied).filter(|(path, _)| is_style(path));
        let sheets = all.map(|(path, integrity)| StyleSheet { name: without_hash(&path), path, integrity });
        let sheets: Vec<StyleSheet> = sheets.filter(|sheet| names.contains(&sheet.name)).collect();
        let is_gone = names.iter().any(|name| sheets.iter().all(|sheet| sheet.name != *name));
        (sheets, is_gone || !others.is_empty())
    }

    /// The input files as they are known.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The base path of the site: empty, or `/repo`.
    pub fn base_path(&self) -> &str {
        self.loaded().settings.base_path()
    }

    /// The settings of the site.
    pub fn settings(&self) -> &crate::config::Settings {
        &self.loaded().settings
    }

    fn find(&self, file: &str) -> Option<Resource<'_>> {
        let loaded = self.loaded();
        if let Some(found) = self.page_at(file) {
            return Some(Resource::Page(found.0, found.1));
        }
        let mut files = loaded.theme.published();
        if let Some(found) = files.find(|known| known.path.as_str().trim_start_matches('/') == file) {
            return Some(Resource::Static(&found.bytes, found.hash));
        }
        let pages = &loaded.main().pages;
        let is_it = |path: &UrlPath| path.as_str().trim_start_matches('/') == file;
        if let Some(copied) = pages.copied().iter().find(|copied| is_it(&copied.path)) {
            return Some(Resource::Copied(&copied.file));
        }
        pages.renditions().iter().find(|planned| is_it(&planned.path)).map(Resource::Rendition)
    }

    /// What stands at a path: decoded, below the base path, without a slash at its start.
    pub fn answer(&self, path: &str) -> Answer {
        let file = index_file(path);
        match self.find(&file) {
            Some(Resource::Page(edition, planned)) => match self.render(edition, planned) {
                Some(bytes) => Answer::Made(file, bytes),
                None => Answer::Failed,
            },
            Some(Resource::Static(bytes, _)) => Answer::Made(file, bytes.to_vec()),
            Some(Resource::Rendition(planned)) => {
                let rendition = Some((planned.rendition, planned.key));
                self.job(&planned.file, rendition)
                    .map_or_else(|| self.nothing(), |job| Answer::Picture(file, job))
            }
            Some(Resource::Copied(source)) if is_cleaned(source) => {
                self.job(source, None).map_or_else(|| self.nothing(), |job| Answer::Picture(file, job))
            }
            Some(Resource::Copied(source)) => match self.snapshot.get(source).map(|source| &source.bytes) {
                Some(Bytes::Memory(bytes)) => Answer::Made(file, bytes.to_vec()),
                Some(Bytes::Disk(disk)) => Answer::File(file, disk.clone()),
                None => self.nothing(),
            },
            None if self.find(&format!("{path}/index.html")).is_some() => {
                Answer::Redirect(format!("/{path}/"))
            }
            None => match self.find(&format!("{path}.html")) {
                Some(Resource::Page(..)) => self.answer(&format!("{path}.html")),
                _ => self.nothing(),
            },
        }
    }

    fn job(&self, file: &SourcePath, rendition: Option<(Rendition, Fingerprint)>) -> Option<Box<PictureJob>> {
        let source = self.snapshot.get(file)?.clone();
        let images = &self.loaded().settings.images;
        let (quality, metadata) = (images.quality, images.metadata);
        Some(Box::new(PictureJob { source, rendition, quality, metadata, cache: self.engine.cache.clone() }))
    }

    /// The page that an output file is, with its edition.
    fn page_at(&self, file: &str) -> Option<(&Edition, &Planned)> {
        self.loaded().editions.iter().find_map(|edition| Some((edition, edition.pages.page_at(file)?)))
    }

    fn nothing(&self) -> Answer {
        let page = self.page_at("404.html");
        Answer::Nothing(page.and_then(|(edition, planned)| self.render(edition, planned)).unwrap_or_default())
    }

    /// Renders a page, with the last templates that worked if these do not. `None` also where briefgen fails at it.
    fn render(&self, edition: &Edition, planned: &Planned) -> Option<Vec<u8>> {
        diagnostic::catch(|| self.render_with_any(edition, planned)).unwrap_or_else(|panicked| {
            self.note_fault(fault::of_page(&panicked, edition, planned));
            None
        })
    }

    fn note_fault(&self, problem: Diagnostic) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        look::add_once(&mut failures, problem);
    }

    fn render_with_any(&self, edition: &Edition, planned: &Planned) -> Option<Vec<u8>> {
        diagnostic::trip("page", planned.path.as_str());
        let view = edition.pages.view(&planned.key);
        let templates = &edition.templates;
        match templates.renderer.render(&view) {
            Rendered::Bytes(bytes) => Some(bytes),
            Rendered::Failed(problem) => {
                templates.note_failure();
                if let Some(problem) = problem {
                    self.note_fault(problem);
                }
                match templates.last_good()?.render(&view) {
                    Rendered::Bytes(bytes) => Some(bytes),
                    Rendered::Failed(_) => None,
                }
            }
        }
    }

    /// What the template of the page at a path sees, as JSON; `None` when no page is there.
    pub fn seen(&self, path: &str) -> Option<serde_json::Value> {
        let found = self.page_at(&index_file(path)).or_else(|| self.page_at(&format!("{path}/index.html")));
        let (Edition { pages, .. }, planned) = found?;
        Some(crate::render::seen(&pages.view(&planned.key), &pages.site_view(), pages.language()))
    }

    /// What stands for all that a path shows but its style: it differs when a reader would see something
    /// else. `None` when there is nothing.
    pub fn fingerprint(&self, path: &str) -> Option<Fingerprint> {
        match self.find(&index_file(path))? {
            Resource::Page(edition, planned) => {
                let Edition { pages, templates, .. } = edition;
                let look = || templates.renderer.unstyled_fingerprint(&pages.view(&planned.key));
                // A page at which briefgen fails looks like nothing else.
                Some(diagnostic::catch(look).unwrap_or_else(|panicked| {
                    self.note_fault(fault::of_page(&panicked, edition, planned));
                    Fingerprint::of(b"failed")
                }))
            }
            Resource::Static(_, hash) => Some(hash),
            Resource::Copied(source) => self.snapshot.get(source).map(|source| source.hash),
            Resource::Rendition(planned) => Some(planned.key),
        }
    }

    /// The file of `content/` that the page at a path is about.
    pub fn source_at(&self, path: &str) -> Option<String> {
        let (edition, planned) = self.page_at(&index_file(path))?;
        fault::source(edition, &planned.key).map(|source| source.as_str().to_owned())
    }

    /// What is wrong with the site, at the levels that the settings give, in order; with what rendering
    /// found since the last update.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut failures = self.failures.lock().map(|failures| failures.clone()).unwrap_or_default();
        self.loaded().settings.lints.apply(&mut failures);
        let mut all = self.problems.clone();
        all.extend(failures);
        diagnostic::sort(&mut all);
        all
    }

    /// The texts that the diagnostics point into.
    pub fn texts(&self) -> impl SourceTexts + '_ {
        Texts { snapshot: &self.snapshot, theme: &self.loaded().theme }
    }

    /// How many briefings, actors and topics the site has.
    pub fn counts(&self) -> [usize; 3] {
        let editions = &self.loaded().editions;
        let briefings = editions.iter().map(|edition| edition.site.briefings.len()).sum();
        [briefings, super::count(editions, super::actor_slugs), super::count(editions, super::topic_slugs)]
    }

    /// Whether there is a `content/` folder with anything in it.
    pub fn has_content(&self) -> bool {
        self.snapshot.below(CONTENT).next().is_some()
    }
}

/// The output file that a path leads to.
fn index_file(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// What stands in one list and not, or with another hash, in the other; both are in order.
fn difference<K: Ord + Clone>(before: &[(K, Fingerprint)], after: &[(K, Fingerprint)]) -> Vec<K> {
    let mut differ = Vec::new();
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return differ,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(one), Some(other)) => one.0.cmp(&other.0),
        };
        let old = before.next_if(|_| order.is_le());
        let new = after.next_if(|_| order.is_ge());
        match (old, new) {
            (Some(old), Some(new)) if old.1 == new.1 => {}
            (Some((key, _)), _) | (None, Some((key, _))) => differ.push(key.clone()),
            (None, None) => return differ,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences() {
        let hash = |text: &str| Fingerprint::of(text.as_bytes());
        let list = |text: &str| -> Vec<(char, Fingerprint)> {
            text.split_whitespace()
                .filter_map(|entry| Some((entry.chars().next()?, hash(&entry[1..]))))
                .collect()
        };
        for (before, after, differ) in [
            ("", "", ""),
            ("a1 b2", "a1 b2", ""),
            ("a1 b2", "a1 b3", "b"),
            ("a1 c2", "a1 b1 c2 d1", "bd"),
            ("a1 b1 c1", "b2", "abc"),
        ] {
            let found: String = difference(&list(before), &list(after)).into_iter().collect();
            assert_eq!(found, differ, "{before} / {after}");
        }
    }
}
