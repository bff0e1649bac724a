//! What every page says of itself.

use super::social::locale;
use super::view::{FeedLink, Meta, Ref};
use super::{FeedOf, Pages};
use crate::name::UrlPath;
use crate::site::Target;
use crate::text;

/// Longest description in characters; search engines show no more.
const MOST_DESCRIPTION: usize = 300;

impl Pages {
    /// The start of a page's description: where it is, its title and kind.
    pub(super) fn meta(
        &self,
        path: &UrlPath,
        kind: &'static str,
        section: &'static str,
        title: impl Into<String>,
    ) -> Meta {
        Meta {
            url: self.urls.href(path),
            canonical: self.urls.full(path),
            title: title.into(),
            language: self.settings.language.clone(),
            locale: locale(&self.settings.language),
            kind,
            section,
            feeds: self.feeds_of(FeedOf::Site),
            translations: self.others.translations.get(path).cloned().unwrap_or_default(),
            ..Meta::default()
        }
    }

    /// A page of an index: the title of a later page carries its number.
    pub(super) fn index_meta(
        &self,
        path: &UrlPath,
        section: &'static str,
        title: &str,
        number: usize,
        total: usize,
    ) -> Meta {
        let mut meta = self.meta(&path.numbered(number), section, section, self.numbered(title, number));
        meta.pager = super::pager::pager(&self.urls, path, number, total, self.settings.paginate);
        meta
    }

    /// The title of a page of a list.
    pub(super) fn numbered(&self, title: &str, number: usize) -> String {
        if number <= 1 {
            return title.to_owned();
        }
        self.language.say("page_of", &[("title", title), ("n", &self.language.number(number))])
    }

    /// The way from the home page to a part of the menu.
    pub(super) fn crumb(&self, section: &str) -> Ref {
        Ref { name: self.language.text(section), url: self.urls.href(&UrlPath::page(&[section])) }
    }

    /// The feeds that follow something; none without a base URL.
    pub(super) fn feeds_of(&self, of: FeedOf) -> Vec<FeedLink> {
        if self.settings.base_url.is_none() {
            return Vec::new();
        }
        let (path, title) = self.followed(of);
        [("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json")]
            .into_iter()
            .map(|(file, media_type)| FeedLink {
                title: title.clone(),
                url: self.urls.href(&path.beside(file)),
                media_type,
            })
            .collect()
    }

    /// The page that a feed follows, and the feed's title.
    pub(super) fn followed(&self, of: FeedOf) -> (UrlPath, String) {
        let site_title = &self.settings.title;
        match of {
            FeedOf::Site => (UrlPath::page(&[]), site_title.clone()),
            FeedOf::Corrections => {
                let title = self.language.text("corrections");
                (UrlPath::page(&["corrections"]), format!("{title} – {site_title}"))
            }
            FeedOf::Actor(id) => {
                (self.urls.actor(id).clone(), format!("{} – {site_title}", self.site[id].name))
            }
            FeedOf::Topic(id) => {
                (self.urls.topic(id).clone(), format!("{} – {site_title}", self.site[id].name))
            }
        }
    }

    /// Gives a page the picture that stands for it, by a full address where that can be.
    pub(super) fn set_image(&self, page: &mut Meta, image: Option<&Target>) {
        let Some(image) = image else { return };
        let Some(href) = self.urls.target(image) else { return };
        let full = if matches!(image, Target::Asset(_)) { self.urls.full_of_href(&href) } else { None };
        page.image = Some(full.unwrap_or(href));
        page.image_size = self.urls.shown(image).map(|shown| (shown.width, shown.height));
    }
}

/// A description no longer than what search engines show, cut between words.
pub(super) fn short(text: &str) -> String {
    shortened(text, MOST_DESCRIPTION)
}

/// A text of at most so many characters, cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    text::shortened(text, most).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_cut_between_words_of_any_script() {
        for word in [
            "Kim met Putin, ",
            "Мы не забудем. ",
            "우리는 잊지 않는다 ",
            // One space at the beginning is not where a text without spaces is cut.
            "普京抵达平壤会见金正恩",
            "ไทยและเกาหลี",
            "👩‍👩‍👧",
            "🇰🇷",
            "e\u{301}",
        ] {
            let text = format!("普京 {}", word.repeat(300));
            let cut = short(&text);
            let kept = cut.strip_suffix('…').expect("it is cut");
            assert!((280..300).contains(&kept.chars().count()), "{cut}");
            assert!(text.starts_with(kept), "{cut}");
            assert!(!kept.ends_with(['\u{200d}', ',', ' ', '👩']), "{cut}");
        }
        assert_eq!(short("Kim met Putin."), "Kim met Putin.");
    }
}
