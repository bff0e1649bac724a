//! What becomes of a fault of briefgen itself: of one file or page it is a problem of that one; of the whole site it
//! ends the build, and nothing that was remembered is used again.

use std::sync::Arc;

use super::edition::Edition;
use super::{Account, Engine, Outcome, Stats};
use crate::config::{self, Settings};
use crate::diagnostic::{Diagnostic, LintLevels, Panicked, Span};
use crate::name::SourcePath;
use crate::page::{PageKey, Planned};
use crate::snapshot::Snapshot;
use crate::theme::Theme;

impl Engine {
    /// Forgets everything: a panic may have left it half changed.
    pub(super) fn forget(&mut self) {
        let cache = self.cache.take();
        *self = Self { keeps_last_good: self.keeps_last_good, cache, ..Self::default() };
    }

    /// What came of a build that panicked as a whole.
    pub(super) fn break_off(&mut self, panicked: &Panicked, snapshot: &Snapshot) -> Outcome {
        self.forget();
        Outcome {
            diagnostics: vec![of_site(panicked, "built the site, and nothing of it was changed")],
            failures: Vec::new(),
            stats: Stats::default(),
            times: Vec::new(),
            addresses: Vec::new(),
            lints: LintLevels::default(),
            theme: Arc::new(Theme::default()),
            settings: Arc::new(Settings::default()),
            withheld: Vec::new(),
            is_broken_off: true,
            is_timeless: false,
            account: Account::of_nothing(snapshot),
        }
    }
}

/// A fault at the site as a whole.
pub(super) fn of_site(panicked: &Panicked, did: &str) -> Diagnostic {
    panicked.problem(Span::whole_file(&config::FILE.into()), did)
}

/// A fault at one file.
pub(super) fn of_file(panicked: &Panicked, file: &SourcePath, did: &str) -> Diagnostic {
    panicked.problem(Span::whole_file(file.shared()), did)
}

/// A fault at one page, told at the file that it is about.
pub(super) fn of_page(panicked: &Panicked, edition: &Edition, planned: &Planned) -> Diagnostic {
    let did = format!("made `{}`", planned.path.as_str());
    match source(edition, &planned.key) {
        Some(file) => of_file(panicked, file, &did),
        None => of_site(panicked, &did),
    }
}

/// The file of `content/` that a page is about.
pub(super) fn source<'e>(edition: &'e Edition, key: &PageKey) -> Option<&'e SourcePath> {
    let site = &edition.site;
    let document = match key {
        PageKey::Briefing(id) => &site[*id].document,
        PageKey::Page(id) => &site[*id].document,
        PageKey::Actor(id) => site[*id].document.as_ref()?,
        PageKey::Topic(id) => site[*id].document.as_ref()?,
        _ => return None,
    };
    Some(&document.path)
}
