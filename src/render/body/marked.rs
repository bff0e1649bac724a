//! Text of a body with its quotes and names marked.

use pulldown_cmark::Event;

use super::Writer;
use crate::page::view::{NameMark, QuoteView};
use crate::render::dress;
use crate::render::seams::{Seam, closing_signs};
use crate::text;

impl<'v> Writer<'v> {
    /// Text, with the quotes and names in it marked.
    pub(super) fn text(&mut self, number: usize, event: Event<'v>) {
        let seams = if self.missing_images == 0 { self.seams.take(number) } else { Vec::new() };
        match event {
            Event::Text(text) => {
                let mut at = 0;
                for (offset, seam) in seams {
                    let offset = offset.clamp(at, text.len());
                    self.words(text::within(&text, at..offset));
                    self.seam(&seam);
                    at = offset;
                }
                self.words(text::from(&text, at));
            }
            // A break or code is marked whole.
            event => {
                let (before, after): (Vec<_>, Vec<_>) = seams.into_iter().partition(|(_, seam)| seam.opens());
                for (_, seam) in &before {
                    self.seam(seam);
                }
                self.out.push(event);
                for (_, seam) in &after {
                    self.seam(seam);
                }
            }
        }
    }

    /// Writes text, and the link of a quote that ended before it behind the signs that close the quote.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        if self.quote_link.is_some() {
            let (signs, after) = text.split_at(closing_signs(text));
            if !signs.is_empty() {
                self.out.push(Event::Text(signs.to_owned().into()));
            }
            if !after.is_empty() {
                self.place_quote_link();
            }
            rest = after;
        }
        if !rest.is_empty() {
            self.out.push(Event::Text(rest.to_owned().into()));
        }
    }

    pub(super) fn place_quote_link(&mut self) {
        if let Some(link) = self.quote_link.take() {
            self.raw(link);
        }
    }

    fn seam(&mut self, seam: &Seam) {
        if seam.opens() {
            self.place_quote_link();
        }
        match seam {
            Seam::OpenQuote(quote, is_first) => self.open_quote(quote, *is_first),
            Seam::CloseQuote(quote, is_last) => self.close_quote(quote, *is_last),
            Seam::Anchor(quote) => self.raw(format!("<span id=\"{}\"></span>", quote.id)),
            Seam::OpenName(name) => self.open_name(name),
            Seam::CloseName => self.raw("</a>".into()),
        }
    }

    fn open_name(&mut self, name: &NameMark) {
        let html = self.dress.link(&name.link, "", None);
        self.raw(html);
    }

    fn open_quote(&mut self, quote: &QuoteView, is_first: bool) {
        self.raw(dress::open_quote(quote, is_first, self.language));
    }

    fn close_quote(&mut self, quote: &QuoteView, is_last: bool) {
        self.raw("</span>".into());
        // A link inside a link would end the outer one.
        if is_last && self.open_links.iter().all(|open| !open) {
            self.place_quote_link();
            self.quote_link = Some(dress::quote_link(quote, self.language));
        }
    }
}
