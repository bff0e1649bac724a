//! An image of a body: the element `img`, in a `picture` with the smaller copies where there are some.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::dress::attribute;
use crate::page::view::LinkView;
use crate::prose::markdown::{html_references, shown_text};

/// An image that is being read: the text up to its end says what it shows.
pub(super) struct OpenImage {
    source: LinkView,
    title: String,
    alt: String,
    /// Images that stand in its text.
    nested: usize,
    /// References that stand in its text, and are not shown.
    pub(super) references: usize,
}

/// When a browser loads an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loading {
    /// With the page: it may be what a reader sees first.
    Eager,
    /// When it comes into view.
    Lazy,
}

impl OpenImage {
    pub(super) fn new(source: LinkView, title: &str) -> Self {
        Self { source, title: title.to_owned(), alt: String::new(), nested: 0, references: 0 }
    }

    /// Takes the next event; true when it was the end of the image.
    pub(super) fn takes(&mut self, event: &Event) -> bool {
        self.alt.push_str(shown_text(event).unwrap_or_default());
        match event {
            Event::Start(Tag::Image { .. }) => {
                self.nested += 1;
                self.references += 1;
            }
            Event::Start(Tag::Link { .. }) => self.references += 1,
            Event::InlineHtml(html) => self.references += html_references(html).len(),
            Event::End(TagEnd::Image) if self.nested == 0 => return true,
            Event::End(TagEnd::Image) => self.nested -= 1,
            _ => {}
        }
        false
    }

    /// The HTML of the image. Attributes stand in a fixed order; writing to a string does not fail.
    pub(super) fn html(&self, loading: Loading) -> String {
        let mut html = String::new();
        let shown = self.source.picture.as_deref();
        let srcset = shown.and_then(|shown| Some((shown.srcset.as_ref()?, &shown.sizes)));
        if let Some((srcset, sizes)) = srcset {
            html.push_str("<picture><source type=\"image/webp\" srcset=\"");
            let _ = escape_html(&mut html, srcset);
            html.push_str("\" sizes=\"");
            let _ = escape_html(&mut html, sizes);
            html.push_str("\">");
        }
        html.push_str("<img src=\"");
        let _ = escape_href(&mut html, &self.source.url);
        html.push_str("\" alt=\"");
        let _ = escape_html(&mut html, &self.alt);
        html.push('"');
        if !self.title.is_empty() {
            html.push_str(" title=\"");
            let _ = escape_html(&mut html, &self.title);
            html.push('"');
        }
        if let Some(shown) = shown {
            let _ = write!(html, " width=\"{}\" height=\"{}\"", shown.width, shown.height);
        }
        if loading == Loading::Lazy {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
        if srcset.is_some() {
            html.push_str("</picture>");
        }
        html
    }

    /// The image for readers of feeds, which choose its size themselves.
    pub(super) fn plain_html(&self) -> String {
        plain_image(&self.source.url, &self.alt, &self.title)
    }
}

/// An image that says where it is and what it shows.
pub(super) fn plain_image(url: &str, alt: &str, title: &str) -> String {
    let mut html = String::from("<img src=\"");
    let _ = escape_href(&mut html, url);
    html.push('"');
    attribute(&mut html, "alt", alt);
    if !title.is_empty() {
        attribute(&mut html, "title", title);
    }
    html + ">"
}
