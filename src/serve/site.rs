//! The site that is served: a preview, and what is said of it to pages, readers and the terminal.
//!
//! It must not know HTTP: `answer` asks it by path.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use tokio::sync::broadcast;

use super::events::{Change, Sheet};
use super::hosts::Hosts;
use super::inject::Marks;
use super::problems::{EditorLinks, Problems};
use super::reported::Reported;
use super::target::Target;
use super::{Looked, Updated};
use crate::config::{self, Editor, Overrides, Settings};
use crate::diagnostic::{self, Diagnostic, Format, SourceTexts as _};
use crate::engine::{Answer, Look as LookAtAll, Preview, Times};
use crate::name::SourcePath;
use crate::snapshot::{CONTENT, Fingerprint, Snapshot, THEMES};

/// So many of the last updates are remembered for the overview.
const REMEMBERED: usize = 20;
/// So many of the open pages are tried with each update.
const TRIED: usize = 8;
/// So many changes may wait for a slow page before it is simply told to reload.
const WAITING: usize = 64;

/// What stands for a page that does not exist, and for one that could not be rendered.
const NOTHING: &str = "none";
const FAILED: &str = "failed";

/// The site and those who look at it.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) root: PathBuf,
    pub(super) hosts: Hosts,
    kept: RwLock<Kept>,
    changes: broadcast::Sender<Arc<Change>>,
    /// The paths that browsers have open, and how often.
    open: Mutex<BTreeMap<String, usize>>,
}

/// What changes with an update, all at once.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) preview: Preview,
    pub(super) editor: Editor,
    pub(super) problems: Problems,
    /// What the problems are made of.
    diagnostics: Vec<Diagnostic>,
    /// What stands for all files that are copied as they are.
    assets: String,
    pub(super) history: VecDeque<Past>,
    /// How many updates there were.
    pub(super) updates: usize,
    reported: Reported,
}

/// An update of the past.
#[derive(Clone, Debug)]
pub(super) struct Past {
    pub(super) number: usize,
    pub(super) changed: Vec<SourcePath>,
    pub(super) times: Times,
}

/// What the path of a request leads to.
pub(super) enum Resolved {
    /// Something of the server's own, below its folder.
    Own(String),
    /// A redirect: an encoded path with the base path.
    Elsewhere(String),
    /// What the site has there.
    Found(Lookup),
}

/// A note that a browser has a page open.
#[derive(Debug)]
pub(super) struct Opened {
    site: Arc<Site>,
    path: String,
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut open = self.site.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.path) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.path);
            }
        }
    }
}

/// What stands for a page and for the site now.
pub(super) struct Look {
    pub(super) seen: String,
    pub(super) assets: String,
    /// As JSON.
    pub(super) problems: Arc<str>,
}

/// What stands at a path, and what stands for it.
pub(super) struct Lookup {
    pub(super) answer: Answer,
    pub(super) marks: Marks,
}

impl Site {
    /// A site that nobody looks at yet, and its first news.
    pub(super) fn new(root: &Path, hosts: Hosts, preview: Preview) -> (Self, Updated) {
        let editor = editor(preview.snapshot()).unwrap_or_default();
        let diagnostics = preview.diagnostics();
        let problems = problems(root, &editor, (&preview, &diagnostics));
        let (reported, history) = (Reported::default(), VecDeque::new());
        let assets = assets(preview.snapshot());
        let mut kept = Kept { preview, editor, problems, diagnostics, assets, history, updates: 0, reported };
        let first = kept.tell(Vec::new(), Vec::new());
        let (changes, _) = broadcast::channel(WAITING);
        let site =
            Self { root: root.to_owned(), hosts, kept: RwLock::new(kept), changes, open: Mutex::default() };
        (site, first)
    }

    /// The site between two updates.
    pub(super) fn kept(&self) -> RwLockReadGuard<'_, Kept> {
        // What an update that panicked left is still shown.
        self.kept.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn kept_alone(&self) -> RwLockWriteGuard<'_, Kept> {
        self.kept.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears of every change from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Arc<Change>> {
        self.changes.subscribe()
    }

    /// Brings the site up to date with a snapshot that took so long to read, and tells all open pages.
    pub(super) fn update(&self, snapshot: &Snapshot, read: Duration) -> Updated {
        let mut kept = self.kept_alone();
        let update = kept.preview.update(|known| known.clone_from(snapshot));
        let editor = editor(snapshot).unwrap_or_else(|| kept.editor.clone());
        // A template that fails on a page that somebody looks at is told at once.
        let open = self.open_pages();
        kept.preview.try_pages(open.iter().map(String::as_str));
        let problems_differ = kept.gather(&self.root, editor);
        kept.assets = assets(snapshot);
        let base = kept.preview.base_path();
        let styles = update.styles.into_iter().map(|sheet| Sheet::at(base, sheet)).collect();
        let assets = kept.assets.clone();
        let change = Change { styles, other_files: update.other_files, assets, problems: problems_differ };
        let mut times = vec![("source", read)];
        times.extend(update.times);
        let mut updated = kept.tell(update.changed, times);
        drop(kept);
        updated.open = open.len();
        // Without an open page nobody hears it.
        drop(self.changes.send(Arc::new(change)));
        updated
    }

    /// Looks at all pages, and tells what is wrong with them. `None` when `stop` was set meanwhile.
    pub(super) fn look_at_all(&self, stop: &AtomicBool) -> Option<Looked> {
        let mut look = LookAtAll::default();
        // An update that waits comes in between two goes.
        while !self.kept().preview.look(&mut look) {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
        }
        let mut kept = self.kept_alone();
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        kept.preview.learn(look);
        let changed = kept.preview.changed();
        let editor = kept.editor.clone();
        let problems_differ = kept.gather(&self.root, editor);
        let updated = kept.tell(Vec::new(), Vec::new());
        let change = Change { problems: problems_differ, assets: kept.assets.clone(), ..Change::default() };
        drop(kept);
        if problems_differ {
            drop(self.changes.send(Arc::new(change)));
        }
        Some(Looked { changed, updated })
    }

    /// The path below the base path that a browser shows; `None` when it is none of the site.
    pub(super) fn named_path(&self, path: &str) -> Option<String> {
        match Target::of(path, self.kept().preview.base_path()) {
            Target::Site(path) => Some(path),
            _ => None,
        }
    }

    /// Notes that a browser has a path open, until the note is dropped.
    pub(super) fn opened(self: &Arc<Self>, path: &str) -> Opened {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        *open.entry(path.to_owned()).or_default() += 1;
        Opened { site: Arc::clone(self), path: path.to_owned() }
    }

    /// Some of the pages that browsers have open, as paths of the site.
    fn open_pages(&self) -> Vec<String> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.keys().take(TRIED).cloned().collect()
    }

    /// What the path of a request leads to. Waits for an update that is under way, and may render a page.
    pub(super) fn resolve(&self, path: &str) -> Resolved {
        let kept = self.kept();
        match Target::of(path, kept.preview.base_path()) {
            Target::Own(path) => Resolved::Own(path),
            Target::Elsewhere(path) => Resolved::Elsewhere(path),
            Target::Site(path) => Resolved::Found(kept.find(&path)),
            // No file of a site has such a name.
            Target::Nothing => Resolved::Found(kept.find("\0")),
        }
    }

    /// What stands for the page at a path that a browser shows. `before` is what stood for it last.
    pub(super) fn look_again(&self, path: &str, before: &str) -> Look {
        let kept = self.kept();
        let seen = match Target::of(path, kept.preview.base_path()) {
            Target::Own(_) => kept.number(),
            Target::Site(path) => {
                let path = named(&kept.preview, &path);
                let still_fails = before == FAILED && matches!(kept.preview.answer(&path), Answer::Failed);
                if still_fails { FAILED.to_owned() } else { seen(&kept.preview, &path) }
            }
            Target::Elsewhere(_) | Target::Nothing => NOTHING.to_owned(),
        };
        let now = kept.preview.diagnostics();
        let problems = if now == kept.diagnostics {
            Arc::clone(&kept.problems.json)
        } else {
            // A page was asked for since the last update, and failed.
            problems(&self.root, &kept.editor, (&kept.preview, &now)).json
        };
        Look { seen, assets: kept.assets.clone(), problems }
    }
}

impl Kept {
    /// Takes in what is wrong now; true when that differs.
    fn gather(&mut self, root: &Path, editor: Editor) -> bool {
        let diagnostics = self.preview.diagnostics();
        let differ = diagnostics != self.diagnostics || editor != self.editor;
        self.editor = editor;
        if differ {
            self.problems = problems(root, &self.editor, (&self.preview, &diagnostics));
            self.diagnostics = diagnostics;
        }
        differ
    }

    fn find(&self, path: &str) -> Lookup {
        let path = named(&self.preview, path);
        let answer = self.preview.answer(&path);
        let seen =
            if matches!(answer, Answer::Failed) { FAILED.to_owned() } else { seen(&self.preview, &path) };
        let is_shown = !matches!(answer, Answer::Failed | Answer::Nothing(_));
        let file = if is_shown { self.preview.source_at(&path) } else { Some("*".to_owned()) };
        Lookup { answer, marks: Marks { file: file.unwrap_or_default(), ..self.marks(seen) } }
    }

    /// The marks of a page for which `seen` stands.
    pub(super) fn marks(&self, seen: String) -> Marks {
        let base = self.preview.base_path().to_owned();
        Marks { base, seen, assets: self.assets.clone(), file: String::new() }
    }

    /// What stands for the present update, of this server.
    pub(super) fn number(&self) -> String {
        format!("{}-{}", std::process::id(), self.updates)
    }

    /// Takes an update into the history and returns what the terminal is told of it.
    fn tell(&mut self, changed: Vec<SourcePath>, times: Times) -> Updated {
        let news = self.reported.update(&self.diagnostics);
        if !changed.is_empty() || !news.new.is_empty() || news.mended {
            self.updates += 1;
            self.history.truncate(REMEMBERED - 1);
            let past = Past { number: self.updates, changed: changed.clone(), times: times.clone() };
            self.history.push_front(past);
        }
        let problems = diagnostic::emit(&news.new, &self.preview.texts(), Format::Human);
        let hidden = self.preview.withheld().into_iter().map(|withheld| (withheld.path, withheld.because));
        let hidden = hidden.filter(|(path, _)| changed.contains(path)).collect();
        Updated { hidden, changed, times, open: 0, problems, counts: news.counts, mended: news.mended }
    }
}

/// The editor that the settings name; `None` where briefgen fails at them, which the preview tells.
fn editor(snapshot: &Snapshot) -> Option<Editor> {
    let read = || Settings::read(snapshot.text(config::FILE), &Overrides::default(), &mut Vec::new());
    diagnostic::catch(read).ok().map(|settings| settings.editor)
}

/// What is copied, and what might be: a text or template is told by the pages that show it.
fn assets(snapshot: &Snapshot) -> String {
    let files = [CONTENT, THEMES].map(|folder| {
        let is_asset = |path: &SourcePath| {
            let is_text =
                path.as_str().rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"));
            !is_text && !path.as_str().contains("/templates/")
        };
        let files = snapshot.below(folder).filter(|(path, _)| is_asset(path));
        files.map(|(path, file)| (path.clone(), file.hash)).collect::<Vec<_>>()
    });
    Fingerprint::of_value(&files).short(16)
}

fn problems(root: &Path, editor: &Editor, (preview, all): (&Preview, &[Diagnostic])) -> Problems {
    Problems::new(all, &preview.texts(), EditorLinks { root, editor })
}

/// The path of what is shown: `about` shows `about.html` where there is no `about`, as GitHub Pages does.
fn named(preview: &Preview, path: &str) -> String {
    let is_there = |path: &str| preview.fingerprint(path).is_some();
    let with_ending = format!("{path}.html");
    let is_short = !path.is_empty() && !path.ends_with('/') && !is_there(path) && is_there(&with_ending);
    if is_short { with_ending } else { path.to_owned() }
}

fn seen(preview: &Preview, path: &str) -> String {
    preview.fingerprint(path).map_or_else(|| NOTHING.to_owned(), |fingerprint| fingerprint.to_string())
}
