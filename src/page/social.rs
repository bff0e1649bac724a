//! What other sites show of a page that is shared: its picture, which is the writer's own or a card with the
//! briefing's title, its locale and its tags (<https://ogp.me>).
//!
//! It must not know how a card is drawn.

use icu_locale::LocaleExpander;
use icu_locale_core::LanguageIdentifier;

use super::Pages;
use super::view::{CardView, Meta};
use crate::config::Settings;
use crate::name::UrlPath;
use crate::parse::Image;
use crate::site::{Briefing, BriefingId, Target};
use crate::snapshot::Fingerprint;

/// Most actors that a card may name.
const MOST_ACTORS: usize = 8;

/// The newest briefings that have cards: a card takes 11 ms and 26 KB, and old ones are seldom shared.
const MOST_CARDS: usize = 1000;

/// Whether a briefing has a card: it is one of the newest, has no picture of its own, and others can find the card.
pub(super) fn has_card(settings: &Settings, id: BriefingId, briefing: &Briefing) -> bool {
    cfg!(feature = "cards")
        && settings.cards
        && id.0 < MOST_CARDS
        && settings.base_url.is_some()
        && briefing.image.as_ref().is_none_or(|image| *image == Target::Nowhere)
}

/// Where the card of the briefing at a path is. It stays there when the title changes.
pub(super) fn card_path(briefing: &UrlPath) -> UrlPath {
    UrlPath::file(&["cards", &format!("{}.png", briefing.as_str().trim_matches('/'))])
}

impl Pages {
    pub(super) fn card(&self, id: BriefingId) -> CardView<'_> {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let listed = &briefing.actors[..briefing.listed];
        CardView {
            title: &matter.title.value,
            date: self.language.publication(&briefing.outline().date),
            actors: listed
                .iter()
                .take(MOST_ACTORS)
                .map(|appearance| &*self.site[appearance.actor].name)
                .collect(),
            total: listed.len(),
            site: &self.settings.title,
            accent: self.identity.accent.map(|accent| accent.light.to_string()),
            mark: self.identity.mark.as_deref(),
        }
    }

    /// Gives a page its picture, if the writer chose one.
    pub(super) fn share_picture(&self, page: &mut Meta, image: (Option<&Image>, Option<&Target>)) {
        self.set_image(page, image.1);
        page.image_alt = image.0.filter(|_| page.image.is_some()).and_then(|image| image.alt.clone());
    }

    /// Gives a briefing its picture, or its card.
    pub(super) fn share_briefing(&self, page: &mut Meta, id: BriefingId) {
        let briefing = &self.site[id];
        self.share_picture(page, (briefing.matter().image.as_ref(), briefing.image.as_ref()));
        page.tags = briefing.topics.iter().map(|&topic| self.site[topic].name.clone()).collect();
        if has_card(&self.settings, id, briefing) {
            // Networks keep a picture by its address: another card has another one.
            let version = Fingerprint::of_value(&self.card(id)).short(8);
            let path = card_path(self.urls.briefing(id));
            page.image = Some(format!("{}?v={version}", self.urls.best(&path)));
            page.image_alt = Some(page.title.clone());
            page.image_size = Some(CardView::SIZE);
        }
    }
}

/// A language with its territory, as Open Graph writes it: `en` is `en_US`, `pt-PT` is `pt_PT`. `None` for a
/// language of which no territory is known.
pub(super) fn locale(language: &str) -> Option<String> {
    let mut locale: LanguageIdentifier = language.parse().ok()?;
    LocaleExpander::new_common().maximize(&mut locale);
    Some(format!("{}_{}", locale.language, locale.region?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        for (language, expected) in [
            ("en", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("ko", Some("ko_KR")),
            ("zh-Hant", Some("zh_TW")),
            ("pt-PT", Some("pt_PT")),
            ("ru", Some("ru_RU")),
            ("not a language", None),
        ] {
            assert_eq!(locale(language).as_deref(), expected, "{language}");
        }
    }

    #[test]
    fn card_paths() {
        for (briefing, card) in [
            (&["briefings", "talks"][..], "/cards/briefings/talks.png"),
            (&["2024", "06", "19", "talks"], "/cards/2024/06/19/talks.png"),
        ] {
            assert_eq!(card_path(&UrlPath::page(briefing)).as_str(), card);
        }
    }
}
