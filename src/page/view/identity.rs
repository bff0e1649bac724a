//! What pages show of who publishes them.

use serde::Serialize;

/// What makes the site look like its publisher; `site.identity` in templates.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct IdentityView {
    /// Whether there is a style sheet `identity.css`: of the settings `accent` and `fonts`, or of the theme.
    pub styled: bool,
    /// The backgrounds of the theme's pages.
    pub paper: SchemesView,
    /// `accent` of the settings, as it can be read on the theme's backgrounds.
    pub accent: Option<SchemesView>,
    /// `logo` of the settings.
    pub logo: Option<LogoView>,
    /// The icons made of `icon` of the settings, the best one first; none where the theme's own stands.
    pub icons: Vec<IconView>,
    /// Fonts of the settings that each page needs at once.
    pub preloads: Vec<String>,
}

/// One colour on light pages, and one on dark pages.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct SchemesView {
    /// On light pages: `#14508c`.
    pub light: String,
    /// On dark pages.
    pub dark: String,
}

/// A logo.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LogoView {
    /// Where it is.
    pub url: String,
    /// Where the one for dark pages is, if that is another.
    pub dark: Option<String>,
    /// What it says to those who do not see it: the site's title, unless the settings say otherwise. Empty when the title
    /// belongs beside it.
    pub alt: String,
    /// Pixels across, if they are known.
    pub width: Option<u32>,
    /// Pixels down, if they are known.
    pub height: Option<u32>,
}

/// An icon of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct IconView {
    /// What HTML calls it: `icon` or `apple-touch-icon`.
    pub rel: &'static str,
    /// Where it is.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its size, as the attribute `sizes` says it; nothing for SVG, which has any.
    pub sizes: Option<String>,
}
