//! What a preview tells of itself: its pages, and what is withheld.

use super::super::fault::source;
use super::Preview;
use crate::name::SourcePath;
use crate::site::WithheldBecause;

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
    /// Whether the last look at all pages found it changed.
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
    /// Every page, in the order of the plan.
    pub fn pages(&self) -> Vec<PreviewPage> {
        let loaded = self.loaded();
        let mut templates: std::collections::BTreeMap<&str, Vec<String>> = std::collections::BTreeMap::new();
        let mut templates_of = |name: Option<&'static str>| {
            let Some(name) = name else { return Vec::new() };
            let files = || {
                let needed = loaded.theme.dependencies(name);
                needed.into_iter().map(|index| loaded.theme.templates()[index].file.to_string()).collect()
            };
            templates.entry(name).or_insert_with(files).clone()
        };
        let editions = loaded.editions.iter();
        editions
            .flat_map(|edition| edition.pages.planned().iter().map(move |planned| (edition, planned)))
            .map(|(edition, planned)| PreviewPage {
                url: planned.path.as_str().to_owned(),
                kind: planned.key.kind(),
                source: source(edition, &planned.key).cloned(),
                templates: templates_of(planned.key.template()),
                changed: self.changed.binary_search(&planned.path.output_file()).is_ok(),
            })
            .collect()
    }

    /// What is not published, and why.
    pub fn withheld(&self) -> Vec<PreviewWithheld> {
        let withheld = self.loaded().editions.iter().flat_map(|edition| &edition.site.withheld);
        withheld
            .map(|withheld| PreviewWithheld {
                path: withheld.path.clone(),
                title: withheld.document.title().to_owned(),
                because: withheld.because,
            })
            .collect()
    }
}
