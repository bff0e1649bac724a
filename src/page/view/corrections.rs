//! Corrections: on the page of a briefing, and all in one list.

use serde::Serialize;

use super::dates::DateView;
use super::hashed::Hashed;
use super::parts::{BriefingCard, Meta};

/// A correction of a briefing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CorrectionView<'s> {
    /// Its id on the page.
    pub id: String,
    /// When it was made.
    pub date: DateView,
    /// What was wrong, and what is right.
    pub text: &'s str,
}

/// A page of the list of all corrections.
#[derive(Debug, Hash, Serialize)]
pub struct CorrectionsView<'s> {
    /// The page.
    pub page: Meta,
    /// Its corrections, the latest first.
    pub corrections: Vec<ListedCorrection<'s>>,
}

/// A correction in the list of all.
#[derive(Debug, Hash, Serialize)]
pub struct ListedCorrection<'s> {
    /// Its place on the page of its briefing.
    pub url: String,
    /// When it was made.
    pub date: DateView,
    /// What was wrong, and what is right.
    pub text: &'s str,
    /// The briefing that it corrects.
    pub briefing: &'s Hashed<BriefingCard>,
}
