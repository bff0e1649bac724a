//! What pages show of who publishes the site.
//!
//! It must not know how a look is made of settings.

use super::Pages;
use super::view::{IconView, IdentityView, LogoView, SchemesView};
use crate::theme::Schemes;
pub use crate::theme::{Identity, Mark};

impl Pages {
    /// The identity, its files under their addresses.
    pub(super) fn identity_view(&self) -> IdentityView {
        let identity = &*self.identity;
        let logo = identity.logo.as_ref().map(|logo| LogoView {
            url: self.urls.href_of_site(&logo.path),
            dark: logo.dark.as_ref().map(|path| self.urls.href_of_site(path)),
            alt: logo.alt.clone().unwrap_or_else(|| self.settings.title.clone()),
            width: logo.size.map(|(width, _)| width),
            height: logo.size.map(|(_, height)| height),
        });
        let icons = identity.icons.iter().map(|icon| IconView {
            rel: icon.rel,
            url: self.urls.href_of_site(&icon.path),
            media_type: icon.media_type,
            sizes: icon.side.map(|side| format!("{side}x{side}")),
        });
        IdentityView {
            styled: identity.is_styled,
            paper: in_words(identity.papers),
            accent: identity.accent.map(in_words),
            logo,
            icons: icons.collect(),
            preloads: identity.preloads.iter().map(|path| self.urls.href_of_site(path)).collect(),
        }
    }
}

fn in_words(colours: Schemes) -> SchemesView {
    SchemesView { light: colours.light.to_string(), dark: colours.dark.to_string() }
}
