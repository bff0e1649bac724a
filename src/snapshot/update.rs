//! Brings a snapshot up to date with the disk: at some paths, or everywhere.
//!
//! Whatever it is told, it looks for itself: a path is a hint, and hashes decide what differs.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::rules::{is_passed_over, relative, stray};
use super::walk::Walk;
use super::{CONTENT, Snapshot, THEMES};
use crate::config::{self, Settings};
use crate::diagnostic::SourceTexts as _;
use crate::name::SourcePath;

impl Snapshot {
    /// Reads the nominated paths of the site at `root` again, each a file, a folder with all that is below
    /// it, or gone. Paths that do not belong to a site's input are ignored.
    ///
    /// Returns what differs: files that came, went or changed, and places that can be read no more or again.
    pub fn refresh<'a>(
        &mut self,
        root: &Path,
        nominated: impl IntoIterator<Item = &'a Path>,
    ) -> Vec<SourcePath> {
        let mut paths = BTreeSet::new();
        for path in nominated {
            match self.nominee(root, path) {
                Nominee::All => return self.rescan(root),
                Nominee::At(path) => {
                    paths.insert(path);
                }
                Nominee::None => {}
            }
        }
        // A link shows what stands elsewhere, and nobody nominates it when that changes.
        let links: Vec<SourcePath> = self.links.keys().cloned().collect();
        for link in links {
            if let Nominee::At(path) = self.nominee(root, &root.join(link.as_str())) {
                paths.insert(path);
            }
        }
        let mut differing = BTreeSet::new();
        let mut last: Option<SourcePath> = None;
        for path in &paths {
            if last.as_ref().is_some_and(|last| stands_at(path, last)) {
                continue;
            }
            differing.extend(self.refresh_at(root, path));
            last = Some(path.clone());
        }
        let (limits, named) = Settings::reading(self.text(config::FILE));
        if limits != self.limits || named != self.named {
            // What was too large or not named may be read now, or the other way round.
            differing.extend(self.rescan(root));
        }
        self.sort_problems();
        differing.into_iter().collect()
    }

    /// Walks over the whole site at `root` again. Files of which the disk says what it said when they were
    /// read are not opened, unless they had been written just then.
    ///
    /// Returns what differs, as [`Snapshot::refresh`] does.
    pub fn rescan(&mut self, root: &Path) -> Vec<SourcePath> {
        let mut walk = Walk::new(root, self);
        walk.all();
        let new = walk.finish();
        let differing = new.differing(self);
        *self = new;
        differing
    }

    /// What a path means for this snapshot.
    fn nominee(&self, root: &Path, path: &Path) -> Nominee {
        let is_beside = !path.starts_with(root.join(CONTENT)) && !path.starts_with(root.join(THEMES));
        let inside =
            relative(root, path).filter(|inside| is_beside && !inside.is_empty()).map(SourcePath::new);
        let is_named = |inside: &SourcePath| self.named.iter().any(|named| stands_at(named, inside));
        // What else the settings name may stand in the same folder.
        if inside.as_ref().is_some_and(is_named) { Nominee::All } else { nominee(root, path) }
    }

    fn refresh_at(&mut self, root: &Path, path: &SourcePath) -> Vec<SourcePath> {
        let old = self.take(path);
        // Nothing is known here: what was nominated is read, whatever its stamp.
        let nothing = Self::default();
        let mut walk = Walk::new(root, &nothing).within(self.limits);
        walk.at(path.as_str());
        let new = walk.finish();
        let differing = new.differing(&old);
        self.files.extend(new.files);
        self.problems.extend(new.problems);
        self.links.extend(new.links);
        differing
    }

    /// Takes out what stands at a path and below it.
    fn take(&mut self, path: &SourcePath) -> Self {
        let mut taken = Self::default();
        let inside: Vec<SourcePath> = std::iter::once(path)
            .filter(|path| self.files.contains_key(*path))
            .chain(self.below(path.as_str()).map(|(path, _)| path))
            .cloned()
            .collect();
        for path in inside {
            taken.files.extend(self.files.remove_entry(&path));
        }
        taken.problems =
            self.problems.extract_if(.., |problem| stands_at_text(&problem.span.file, path)).collect();
        self.links.retain(|link, _| !stands_at(link, path));
        taken
    }

    /// The paths at which two snapshots hold other bytes or have other problems, in order.
    pub fn differing(&self, other: &Self) -> Vec<SourcePath> {
        let mut differing = BTreeSet::new();
        for (these, those) in [(self, other), (other, self)] {
            let is_other = |path: &SourcePath| {
                these.get(path).map(|file| file.hash) != those.get(path).map(|file| file.hash)
            };
            differing.extend(these.files.keys().filter(|path| is_other(path)).cloned());
            let problems = these.problems.iter().filter(|problem| !those.problems.contains(problem));
            differing.extend(problems.map(|problem| SourcePath::new(problem.span.file.clone())));
        }
        differing.into_iter().collect()
    }
}

/// What a nominated path means for a snapshot.
enum Nominee {
    /// It may be anything.
    All,
    /// What stands there.
    At(SourcePath),
    /// It is no input of a site.
    None,
}

fn nominee(root: &Path, path: &Path) -> Nominee {
    let Ok(inside) = path.strip_prefix(root) else { return Nominee::None };
    let mut parts = Vec::new();
    for part in inside.components() {
        match part {
            Component::Normal(name) => parts.push(name),
            Component::CurDir => {}
            _ => return Nominee::None,
        }
    }
    let Some(first) = parts.first() else { return Nominee::All };
    let is_settings = parts.len() == 1 && *first == config::FILE;
    if is_settings || first.to_str().is_some_and(|name| stray(name).is_some()) {
        return Nominee::At(SourcePath::new(first.to_string_lossy()));
    }
    if *first != CONTENT && *first != THEMES {
        return Nominee::None;
    }
    // What is passed over may have to be told; what is below it is not looked at.
    if let Some(at) = parts.iter().skip(1).position(|name| is_passed_over(&name.to_string_lossy())) {
        if parts.get(at + 1).is_none_or(|name| name.to_string_lossy().starts_with('.')) {
            return Nominee::None;
        }
        parts.truncate(at + 2);
    }
    let top = parts.iter().scan(PathBuf::from(root), |folder, name| {
        folder.push(name);
        Some(folder.clone())
    });
    // The first that is no folder has nothing below it any more; a name that is not UTF-8 is told by its folder.
    let mut at = None;
    for place in top {
        let Some(relative) = relative(root, &place) else { break };
        at = Some(relative);
        if !place.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            break;
        }
    }
    at.map_or(Nominee::None, |path| Nominee::At(SourcePath::new(path)))
}

/// Whether a path is `top` or stands below it.
fn stands_at(path: &SourcePath, top: &SourcePath) -> bool {
    stands_at_text(path.as_str(), top)
}

fn stands_at_text(path: &str, top: &SourcePath) -> bool {
    path.strip_prefix(top.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
