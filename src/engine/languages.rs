//! The languages of a site, kept while the theme is the same: to read texts and patterns takes longer than to
//! link a small site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::snapshot::Fingerprint;
use crate::theme::Theme;

/// Languages by their tag, with what is wrong with their texts.
#[derive(Debug, Default)]
pub(super) struct Languages {
    theme: Fingerprint,
    known: BTreeMap<String, (Arc<Language>, Vec<Diagnostic>)>,
}

impl Languages {
    /// A language with the texts of a theme.
    pub(super) fn get(&mut self, tag: &str, theme: &Theme, problems: &mut Vec<Diagnostic>) -> Arc<Language> {
        let fingerprint = theme.fingerprint();
        if self.theme != fingerprint {
            *self = Self { theme: fingerprint, known: BTreeMap::new() };
        }
        let (language, found) = self.known.entry(tag.to_owned()).or_insert_with(|| {
            let mut found = Vec::new();
            (Arc::new(Language::new(tag, theme, &mut found)), found)
        });
        problems.extend(found.iter().cloned());
        Arc::clone(language)
    }
}
