//! What bodies are read beside: files that are no documents, and what stands in other languages.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::frame::Frame;
use super::link::Input;
use crate::name::{SourcePath, nearest};
use crate::parse::{Document, Outline, OutlineOf};

/// Headings of one document that are looked at for the nearest.
const MOST_HEADINGS: usize = 1000;

/// What bodies are read beside, but for the frame and the documents themselves: whoever resolves references gets
/// nothing else of it.
#[derive(Hash)]
pub(super) struct Surroundings<'i> {
    /// The files that are no documents.
    pub(super) files: &'i [SourcePath],
    pub(super) elsewhere: Vec<Elsewhere<'i>>,
}

/// A briefing or page in another language: what a link can name.
#[derive(Hash)]
pub(super) struct Elsewhere<'i> {
    pub(super) outline: Outline,
    pub(super) title: &'i str,
    /// Ids of its headings, and those that its HTML sets.
    headings: Vec<&'i str>,
    html_ids: &'i [String],
    pub(super) is_withheld: bool,
}

impl<'i> Surroundings<'i> {
    pub(super) fn of(input: &'i Input, frame: &Frame) -> Self {
        let elsewhere = input.elsewhere.iter().map(|document| Elsewhere {
            outline: document.outline(),
            title: document.title(),
            headings: document.body.shown_headings().iter().map(|heading| &*heading.id).collect(),
            html_ids: &document.body.html_ids,
            is_withheld: frame.withheld_elsewhere.contains(&document.path),
        });
        Self { files: &input.files, elsewhere: elsewhere.collect() }
    }
}

/// A page that a link with a fragment leads to.
pub(super) enum LinkedTo<'r, 'a> {
    Document(&'a Document),
    Elsewhere(&'a Elsewhere<'a>, &'r OnceLock<HashSet<&'a str>>),
}

impl<'a> LinkedTo<'_, 'a> {
    pub(super) fn path(&self) -> &'a SourcePath {
        match self {
            Self::Document(document) => &document.path,
            Self::Elsewhere(page, _) => &page.outline.path,
        }
    }

    pub(super) fn outline(&self) -> OutlineOf {
        match self {
            Self::Document(document) => document.matter.outline(),
            Self::Elsewhere(page, _) => page.outline.of.clone(),
        }
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        match self {
            Self::Document(document) => document.body.has_id(id),
            Self::Elsewhere(page, ids) => {
                let all = || page.headings.iter().copied().chain(page.html_ids.iter().map(String::as_str));
                ids.get_or_init(|| all().collect()).contains(id)
            }
        }
    }

    /// The one of the first headings whose id is nearest.
    pub(super) fn nearest(&self, id: &str) -> Option<&'a str> {
        match self {
            Self::Document(document) => {
                let headings = document.body.shown_headings().iter().take(MOST_HEADINGS);
                nearest(id, headings.map(|heading| &*heading.id))
            }
            Self::Elsewhere(page, _) => nearest(id, page.headings.iter().copied().take(MOST_HEADINGS)),
        }
    }
}
