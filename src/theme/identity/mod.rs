//! The look that the settings give a site, as files of its theme: `identity.css` with colours and fonts, the logo, the
//! icons and the fonts themselves. A theme that brings a file of the same name keeps its own.
//!
//! It must not know pages: where a file goes is said, not who links it.

mod accent;
mod files;
mod icons;
mod oklab;
mod sheet;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

pub(super) use accent::Backgrounds;
pub use accent::Schemes;
pub use icons::Icon;

use super::RawFiles;
use super::static_files::StaticFile;
use crate::config::{Rgb, Settings};
use crate::diagnostic::Diagnostic;
use crate::image::Drawn;
use crate::name::UrlPath;
use crate::snapshot::{Fingerprint, Snapshot};
use files::Reading;

/// The style sheet that is made of the settings.
pub(super) const SHEET: &str = "identity.css";

/// What pages and pictures show of who publishes a site.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The backgrounds of pages.
    pub papers: Schemes,
    /// The colour of links and lines, if the settings have one.
    pub accent: Option<Schemes>,
    /// What stands in the head of pages in place of the title.
    pub logo: Option<Logo>,
    /// The icons, the best one first; none where the theme's own stands.
    pub icons: Vec<Icon>,
    /// Fonts that each page needs at once.
    pub preloads: Vec<UrlPath>,
    /// Whether there is a style sheet `identity.css`.
    pub is_styled: bool,
    /// What cards show beside the title of the site, or in its place.
    pub mark: Option<Arc<Mark>>,
}

/// A logo among the files of the theme.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The picture.
    pub path: UrlPath,
    /// The one for dark pages.
    pub dark: Option<UrlPath>,
    /// What it says; nothing when that is the title of the site, empty when the title stands beside it.
    pub alt: Option<String>,
    /// Width and height, if they are known.
    pub size: Option<(u32, u32)>,
}

/// What stands for a site on its cards.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The picture.
    pub drawn: Drawn,
    /// Whether it says the title.
    pub is_title: bool,
    fingerprint: Fingerprint,
}

impl Mark {
    fn new(drawn: Drawn, is_title: bool) -> Self {
        let fingerprint = Fingerprint::of_value(&(&drawn, is_title));
        Self { drawn, is_title, fingerprint }
    }
}

impl Hash for Mark {
    /// A thousand cards show it: its pixels are hashed once.
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.fingerprint.hash(hasher);
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self::of_papers(&Backgrounds::default())
    }
}

impl Identity {
    fn of_papers(backgrounds: &Backgrounds) -> Self {
        let first = |colours: &[Rgb], or: u8| colours.first().copied().unwrap_or(Rgb([or; 3]));
        Self {
            papers: Schemes { light: first(&backgrounds.light, 0xff), dark: first(&backgrounds.dark, 0) },
            accent: None,
            logo: None,
            icons: Vec::new(),
            preloads: Vec::new(),
            is_styled: false,
            mark: None,
        }
    }
}

/// An identity whose files have no addresses yet.
pub(super) struct Draft {
    identity: Identity,
    logo: Option<files::Logo>,
    icons: Vec<icons::Named>,
    preloads: Vec<String>,
}

/// Puts the files that the settings ask for among those of a theme.
pub(super) fn draft(
    settings: &Settings,
    backgrounds: &Backgrounds,
    (snapshot, raw): (&Snapshot, &mut RawFiles),
    problems: &mut Vec<Diagnostic>,
) -> Draft {
    let mut identity = Identity::of_papers(backgrounds);
    let wanted = &settings.identity;
    identity.accent = wanted.accent.as_ref().map(|colour| accent::accent(colour, backgrounds, problems));
    let mut reading = Reading { snapshot, raw, most: settings.limits.theme_file, problems };
    let logo = wanted.logo.as_ref().and_then(|logo| reading.logo(logo));
    let icon = reading.icon(wanted.icon.as_ref(), identity.accent);
    let icons =
        icon.as_ref().map(|icon| icons::add(icon, identity.papers.light, &mut reading)).unwrap_or_default();
    let fonts = reading.fonts(&wanted.fonts);
    if settings.cards && cfg!(feature = "cards") {
        identity.mark = files::mark(logo.as_ref(), icon.as_ref()).map(Arc::new);
    }
    if let Some(sheet) = sheet::sheet(identity.accent, (&wanted.fonts, &fonts)) {
        reading.add(SHEET.to_owned(), &SHEET.into(), sheet.into_bytes());
    }
    Draft { identity, logo, icons, preloads: sheet::preloads((&wanted.fonts, &fonts)) }
}

impl Draft {
    /// The identity, once all files have their names.
    pub(super) fn finish(self, files: &BTreeMap<String, StaticFile>) -> Identity {
        let path = |name: &String| Some(files.get(name)?.path.clone());
        let logo = self.logo.and_then(|logo| {
            let dark = logo.dark.as_ref().and_then(path);
            Some(Logo { path: path(&logo.name)?, dark, alt: logo.alt, size: logo.size })
        });
        Identity {
            logo,
            icons: self.icons.iter().filter_map(|icon| icon.with_path(path(&icon.name))).collect(),
            preloads: self.preloads.iter().filter_map(path).collect(),
            is_styled: files.contains_key(SHEET),
            ..self.identity
        }
    }
}
