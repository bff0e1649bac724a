//! What an engine remembers of its last run: parsed files by path and hash, pages by fingerprint.

use std::collections::HashMap;

use crate::name::SourcePath;
use crate::parse::Parsed;
use crate::site;
use crate::source::Fingerprint;

/// The fingerprint under which each output file was last rendered.
pub(super) type Rendered = HashMap<String, Fingerprint>;

#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) linking: site::Memory,
    parsed: HashMap<SourcePath, (Fingerprint, Parsed)>,
    pub(super) pages: Rendered,
}

impl Memory {
    /// The document of a file, if it was parsed with these bytes.
    pub(super) fn parsed(&self, path: &SourcePath, hash: Fingerprint) -> Option<&Parsed> {
        self.parsed.get(path).filter(|(known, _)| *known == hash).map(|(_, parsed)| parsed)
    }

    /// Takes the place of what was remembered: files that are gone are forgotten.
    pub(super) fn remember_parsed(&mut self, parsed: Vec<(SourcePath, Fingerprint, Parsed)>) {
        self.parsed = parsed.into_iter().map(|(path, hash, parsed)| (path, (hash, parsed))).collect();
    }

    /// The fingerprint under which a file was rendered.
    pub(super) fn rendered(&self, file: &str) -> Option<Fingerprint> {
        self.pages.get(file).copied()
    }
}
