//! What is read in the bodies of a site's briefings.

use super::edition::Edition;
use super::{Engine, Request};
use crate::diagnostic::Diagnostic;
use crate::name::SourcePath;
use crate::site::{BriefingId, Reader, Reading};
use crate::snapshot::Snapshot;

/// What was read in the bodies of briefings.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    /// Each file with what was read in it, in the order of paths.
    pub files: Vec<(SourcePath, Reading)>,
    /// What is wrong with the site, at the levels of the lints.
    pub diagnostics: Vec<Diagnostic>,
}

impl Engine {
    /// Reads the bodies of the briefings that are asked for, as the checks do. What `request` withholds is not read.
    pub fn readings(
        &mut self,
        snapshot: &Snapshot,
        request: &Request,
        is_wanted: impl Fn(&SourcePath) -> bool,
    ) -> Readings {
        self.load(snapshot, request);
        let loaded = self.loaded.as_ref().expect("`load` leaves a loaded site");
        let mut files = Vec::new();
        for Edition { site, .. } in &loaded.editions {
            let reader = Reader::new(site, &self.memory.manner);
            let wanted = site.briefings.iter().enumerate().filter(|(_, one)| is_wanted(&one.document.path));
            files.extend(wanted.map(|(id, one)| (one.document.path.clone(), reader.read(BriefingId(id)))));
        }
        files.sort_by(|one, other| one.0.cmp(&other.0));
        Readings { files, diagnostics: loaded.diagnostics(Vec::new()) }
    }
}
