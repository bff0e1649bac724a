//! What is not published: drafts, what is dated in the future, what has expired.

use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::Serialize;

use crate::date::{Clock, Publication};
use crate::name::SourcePath;
use crate::parse::{Document, Matter};

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
    pub fn withholds(&self, document: &Document) -> Option<WithheldBecause> {
        let (draft, date, expires) = match &document.matter {
            Matter::Briefing(matter) => (matter.draft, Some(&matter.date), matter.expires.as_ref()),
            Matter::Page(matter) => (matter.draft, matter.date.as_ref(), matter.expires.as_ref()),
            Matter::Actor(_) | Matter::Topic(_) => return None,
        };
        let dates = date.map(|date| &date.value).into_iter().chain(document.matter.embargo());
        let begun = |date: &Publication| !date.is_after(&self.clock);
        if draft && !self.drafts {
            Some(WithheldBecause::Draft)
        } else if !self.future && dates.into_iter().any(|date| !begun(date)) {
            Some(WithheldBecause::Future)
        } else if !self.expired && expires.is_some_and(|expires| begun(&expires.value)) {
            Some(WithheldBecause::Expired)
        } else {
            None
        }
    }
}
