//! The types of front matter: what a file says of itself, before it is linked with the others. What linking may read
//! of it is its outline.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value as Json;

use super::outline::{ActorOutline, At, BriefingOutline, OutlineOf, PageOutline, TopicOutline};
use crate::date::{Edtf, Publication};
use crate::snapshot::Sealed;
use crate::yaml::Spanned;

/// The front matter of a file.
#[derive(Clone, Debug)]
pub enum Matter {
    /// Of a briefing.
    Briefing(Box<BriefingMatter>),
    /// Of an actor.
    Actor(Box<ActorMatter>),
    /// Of a topic.
    Topic(Box<TopicMatter>),
    /// Of an ordinary page.
    Page(Box<PageMatter>),
}

impl Matter {
    /// `old_urls`.
    pub fn old_urls(&self) -> &[Spanned<String>] {
        match self {
            Self::Briefing(matter) => &matter.old_urls,
            Self::Page(matter) => &matter.old_urls,
            Self::Actor(matter) => &matter.old_urls,
            Self::Topic(matter) => &matter.old_urls,
        }
    }

    /// The picture that stands for the page.
    pub fn image(&self) -> Option<&Image> {
        match self {
            Self::Briefing(matter) => matter.image.as_ref(),
            Self::Actor(matter) => matter.image.as_ref(),
            Self::Page(matter) => matter.image.as_ref(),
            Self::Topic(_) => None,
        }
    }

    /// Where a value of a file stands.
    pub(super) fn place(&self, at: At) -> Option<Range<usize>> {
        match self {
            Self::Briefing(matter) => match at {
                At::Title => Some(matter.title.range.clone()),
                _ => matter.outline.place(at),
            },
            Self::Actor(matter) => matter.outline.place(at),
            Self::Topic(matter) => matter.outline.place(at),
            Self::Page(matter) => matter.outline.place(at),
        }
    }

    /// What linking may read.
    pub fn outline(&self) -> OutlineOf {
        match self {
            Self::Briefing(matter) => OutlineOf::Briefing(matter.outline.clone()),
            Self::Actor(matter) => OutlineOf::Actor(matter.outline.clone()),
            Self::Topic(matter) => OutlineOf::Topic(matter.outline.clone()),
            Self::Page(matter) => OutlineOf::Page(matter.outline.clone()),
        }
    }
}

/// A picture that stands for a page.
#[derive(Clone, Debug)]
pub struct Image {
    /// `image`: a file beside the page, or a full address.
    pub file: Spanned<String>,
    /// `image_alt`: what it shows.
    pub alt: Option<String>,
    /// `image_caption`: what is said of it, below it.
    pub caption: Option<String>,
    /// `image_credit`: who made it.
    pub credit: Option<String>,
    /// `image_licence`: under which licence it may be used.
    pub licence: Option<String>,
}

/// An entry of `corrections`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Correction {
    /// When it was made.
    pub date: Edtf,
    /// What was wrong, and what is right.
    pub text: String,
}

/// Front matter of a briefing.
#[derive(Clone, Debug)]
pub struct BriefingMatter {
    /// What linking may read of it.
    pub outline: Sealed<BriefingOutline>,
    /// `title`.
    pub title: Spanned<String>,
    /// `updated`.
    pub updated: Option<Spanned<Publication>>,
    /// `summary`.
    pub summary: Option<String>,
    /// `authors`.
    pub authors: Vec<String>,
    /// `language`.
    pub language: Option<String>,
    /// `old_urls`.
    pub old_urls: Vec<Spanned<String>>,
    /// `image`, with its words.
    pub image: Option<Image>,
    /// `corrections`.
    pub corrections: Vec<Correction>,
    /// `extra`.
    pub extra: Json,
}

impl BriefingMatter {
    /// When it was last changed: `updated`, or the day of its last correction when that is later. Of a correction whose
    /// day is not known the first day that it may be counts.
    pub fn changed(&self) -> Option<Publication> {
        let corrected =
            self.corrections.iter().filter_map(|one| one.date.earliest()).max().map(Publication::on);
        let updated = self.updated.as_ref().map(|updated| updated.value.clone());
        // On one day `updated` has the time.
        [corrected, updated].into_iter().flatten().max_by_key(Publication::date)
    }
}

/// Front matter of an actor.
#[derive(Clone, Debug)]
pub struct ActorMatter {
    /// What linking may read of it.
    pub outline: Sealed<ActorOutline>,
    /// `names`: by language tag; they are aliases too.
    pub names: Vec<(String, Spanned<String>)>,
    /// `old_urls`.
    pub old_urls: Vec<Spanned<String>>,
    /// `image`, with its words.
    pub image: Option<Image>,
    /// `links`: label and address, in the order of the file.
    pub links: Vec<(String, String)>,
    /// `extra`.
    pub extra: Json,
}

/// Front matter of a topic.
#[derive(Clone, Debug)]
pub struct TopicMatter {
    /// What linking may read of it.
    pub outline: Sealed<TopicOutline>,
    /// `names`: by language tag; they are aliases too.
    pub names: Vec<(String, Spanned<String>)>,
    /// `old_urls`.
    pub old_urls: Vec<Spanned<String>>,
    /// `extra`.
    pub extra: Json,
}

/// Front matter of an ordinary page.
#[derive(Clone, Debug)]
pub struct PageMatter {
    /// What linking may read of it.
    pub outline: Sealed<PageOutline>,
    /// `title`, else the first heading, else the file name.
    pub title: String,
    /// `updated`.
    pub updated: Option<Spanned<Publication>>,
    /// `summary`.
    pub summary: Option<String>,
    /// `language`.
    pub language: Option<String>,
    /// `old_urls`.
    pub old_urls: Vec<Spanned<String>>,
    /// `image`, with its words.
    pub image: Option<Image>,
    /// `extra`.
    pub extra: Json,
}
