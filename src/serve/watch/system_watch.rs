//! What the system says has changed: `notify`, and what its events mean.
//!
//! It must not know: when to look, and what a file holds.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{CreateKind, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::schedule::Heard;
use crate::config;
use crate::snapshot::{CONTENT, THEMES};

/// What wakes a watcher.
#[derive(Debug)]
pub(super) enum Signal {
    /// An event of the system.
    Event(notify::Result<Event>),
    /// Nobody waits for news any more.
    Stop,
}

/// The system's watches on a site.
#[derive(Debug)]
pub(super) struct SystemWatch {
    root: PathBuf,
    watcher: RecommendedWatcher,
}

/// What an event means for a site.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing.
    Nothing,
    /// Something to look at.
    Heard(Heard),
    /// `content/` or `themes/` itself came or went: it has to be watched anew.
    Top,
    /// The system watches no more folders.
    WatchLimit,
}

impl SystemWatch {
    /// Watches the site at `root`: itself for the settings, the pictures that they may name and the folders, and
    /// `content/`, `themes/` and `fonts/` with all below them.
    pub(super) fn new(root: &Path, signals: Sender<Signal>) -> notify::Result<Self> {
        // When nobody listens any more, the watcher is about to go too.
        let tell = move |event| drop(signals.send(Signal::Event(event)));
        let watcher = notify::recommended_watcher(tell)?;
        let mut watch = Self { root: root.to_owned(), watcher };
        watch.watcher.watch(root, RecursiveMode::NonRecursive)?;
        watch.watch_folders()?;
        Ok(watch)
    }

    /// Watches the folders that are there, also those that came back under their old names.
    pub(super) fn watch_folders(&mut self) -> notify::Result<()> {
        for folder in [CONTENT, THEMES, FONTS] {
            let folder = self.root.join(folder);
            // Fails when it was not watched, or when the system has ended the watch with the folder.
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                    // It went in this moment, which is an event of its own.
                    Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                    result => result?,
                }
            }
        }
        Ok(())
    }
}

/// What an event means for the site at `root`. Reading a file is an event too, and means nothing.
pub(super) fn meaning(root: &Path, event: notify::Result<Event>) -> Meaning {
    let event = match event {
        Ok(event) if event.need_rescan() => return Meaning::Heard(Heard::Lost),
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => return Meaning::WatchLimit,
        Err(_) => return Meaning::Heard(Heard::Lost),
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return Meaning::Nothing;
    }
    let paths: Vec<PathBuf> = event.paths.into_iter().filter(|path| is_input(root, path)).collect();
    let is_metadata = matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_)));
    if paths.is_empty() {
        Meaning::Nothing
    } else if !is_metadata
        && paths.iter().any(|path| [CONTENT, THEMES, FONTS].iter().any(|top| *path == root.join(top)))
    {
        Meaning::Top
    } else if !is_metadata
        && (event.kind == EventKind::Create(CreateKind::Folder) || paths.iter().any(|path| path.is_dir()))
    {
        Meaning::Heard(Heard::Folders(paths))
    } else {
        Meaning::Heard(Heard::Files(paths))
    }
}

/// Where the fonts of a site usually stand; a watch costs nothing where they do not.
const FONTS: &str = "fonts";

/// Endings of what settings name beside `content/`: logos, icons, fonts. Whether they do is seen when it is read.
const NAMED: [&str; 8] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif", "woff2"];

/// The settings file, under any ending, what it may name, and all of the two folders.
fn is_input(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let Some(first) = inside.iter().next().map(|name| name.to_string_lossy()) else { return false };
    let stem = config::FILE.trim_end_matches(".yaml");
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_named = NAMED.iter().any(|known| ending.eq_ignore_ascii_case(known));
    let may_be_named = first == FONTS || (inside.iter().count() == 1 && is_named);
    let is_settings = first.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.'));
    first == CONTENT || first == THEMES || is_settings || may_be_named
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, DataChange, Flag, MetadataKind, RemoveKind};

    use super::*;

    #[test]
    fn events() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        let root = here.path();
        std::fs::create_dir_all(root.join("content/a")).expect("a folder is made");
        let modified = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let metadata = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        let created = EventKind::Create(CreateKind::Folder);
        let removed = EventKind::Remove(RemoveKind::Folder);
        let files = |path: &str| Meaning::Heard(Heard::Files(vec![root.join(path)]));
        let folders = |path: &str| Meaning::Heard(Heard::Folders(vec![root.join(path)]));
        for (kind, path, meaning_expected) in [
            (modified, "content/x.md", files("content/x.md")),
            (modified, "briefgen.yaml", files("briefgen.yaml")),
            (modified, "briefgen.yml", files("briefgen.yml")),
            (modified, "briefgen.toml", files("briefgen.toml")),
            (EventKind::Access(AccessKind::Any), "content/x.md", Meaning::Nothing),
            (modified, "public/index.html", Meaning::Nothing),
            (modified, ".git/index", Meaning::Nothing),
            (modified, "README.md", Meaning::Nothing),
            (modified, "logo.svg", files("logo.svg")),
            (modified, "fonts/desk.woff2", files("fonts/desk.woff2")),
            (modified, "public/logo.svg", Meaning::Nothing),
            (created, "fonts", Meaning::Top),
            (created, "content/new", folders("content/new")),
            (EventKind::Modify(ModifyKind::Any), "content/a", folders("content/a")),
            (metadata, "content/a", files("content/a")),
            (removed, "content/gone", files("content/gone")),
            (removed, "content", Meaning::Top),
            (created, "themes", Meaning::Top),
            (metadata, "content", files("content")),
        ] {
            let event = Event::new(kind).add_path(root.join(path));
            assert_eq!(meaning(root, Ok(event)), meaning_expected, "{kind:?} {path}");
        }
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(meaning(root, Ok(lost)), Meaning::Heard(Heard::Lost));
        assert_eq!(meaning(root, Err(notify::Error::generic("?"))), Meaning::Heard(Heard::Lost));
        assert_eq!(meaning(root, Err(notify::Error::new(ErrorKind::MaxFilesWatch))), Meaning::WatchLimit);
    }
}
