//! What is not published: drafts, what is dated in the future, what has expired.

use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::date::{Clock, Publication};
use crate::name::SourcePath;
use crate::parse::{Document, Outline, OutlineOf};

/// What a build publishes, and its clock.
#[derive(Clone, Debug)]
pub struct Publishing {
    /// The moment of the build.
    pub clock: Clock,
    /// Where the site is at home: there a publication day begins.
    pub zone: TimeZone,
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish what is dated in the future too.
    pub future: bool,
    /// Publish what has expired too.
    pub expired: bool,
}

/// Why something is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WithheldBecause {
    /// `draft: true`.
    Draft,
    /// Its date is in the future.
    Future,
    /// `expires` has passed.
    Expired,
}

impl WithheldBecause {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Future => "dated in the future",
            Self::Expired => "expired",
        }
    }

    /// The flag of the command line that shows it all the same.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Draft => "--drafts",
            Self::Future => "--future",
            Self::Expired => "--expired",
        }
    }
}

/// A document that is not published.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// Its file.
    pub path: SourcePath,
    /// Its document, which nothing published may show.
    pub document: Arc<Document>,
    /// Why.
    pub because: WithheldBecause,
}

impl Publishing {
    /// Why a document is withheld, if it is. A briefing expires when the day or moment of `expires` has begun.
    pub fn withholds(&self, outline: &Outline) -> Option<WithheldBecause> {
        let (date, withholding) = match &outline.of {
            OutlineOf::Briefing(outline) => (Some(&outline.date), &outline.withholding),
            OutlineOf::Page(outline) => (outline.date.as_ref(), &outline.withholding),
            OutlineOf::Actor(_) | OutlineOf::Topic(_) => return None,
        };
        let mut dates = date.into_iter().chain(&withholding.embargo);
        let begun = |date: &Publication| !date.is_after(&self.clock);
        if withholding.draft && !self.drafts {
            Some(WithheldBecause::Draft)
        } else if !self.future && dates.any(|date| !begun(date)) {
            Some(WithheldBecause::Future)
        } else if !self.expired && withholding.expires.as_ref().is_some_and(begun) {
            Some(WithheldBecause::Expired)
        } else {
            None
        }
    }
}
