//! How the elements of a body are written: for a page of the theme, with classes and ids for its style sheet and its
//! links, or for a feed, whose readers show plain elements alone.
//!
//! It must not know where in a body an element stands.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::language::Language;
use crate::page::view::{DateView, LinkView, QuoteView};
use crate::parse::Heading;

/// For whom a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress<'v> {
    /// A page of the theme.
    Page,
    /// A feed. Notes and headings are found on the text's own page, at this full address: the ids of two entries that a
    /// reader shows together would be one.
    Feed(&'v str),
}

impl Dress<'_> {
    pub(super) fn is_page(self) -> bool {
        self == Self::Page
    }

    /// The start of a heading.
    pub(super) fn heading(self, heading: &Heading) -> String {
        let mut html = format!("<h{}", heading.level);
        if self.is_page() {
            attribute(&mut html, "id", &heading.id);
        }
        html + ">"
    }

    /// The start of a link. `number`: its place among the addresses elsewhere, for paper.
    pub(super) fn link(self, link: &LinkView, title: &str, number: Option<usize>) -> String {
        let mut html = String::from("<a");
        if self.is_page() && !link.class.is_empty() {
            let _ = write!(html, " class=\"{}\"", link.class);
        }
        html.push_str(" href=\"");
        let _ = escape_href(&mut html, &link.url);
        html.push('"');
        if let Some(number) = number {
            let _ = write!(html, " rel=\"external\" data-link=\"{number}\"");
        }
        // The writer's own words go before ours.
        if !title.is_empty() {
            attribute(&mut html, "title", title);
        } else if self.is_page() {
            push_card(&mut html, link.card.as_deref());
        }
        html + ">"
    }

    /// The frame of a table, in which a page lets it scroll.
    pub(super) fn table(self, language: &Language) -> Option<String> {
        let mut html = String::from("<div class=\"table\" tabindex=\"0\" role=\"region\"");
        attribute(&mut html, "aria-label", &language.text("table"));
        self.is_page().then(|| html + ">\n")
    }

    /// The start of the part of a caption that says who made a picture.
    pub(super) fn credit(self) -> &'static str {
        if self.is_page() { "<span class=\"credit\">" } else { "<span>" }
    }

    /// The name of the host on which a video or post stands.
    pub(super) fn host(self, name: &str) -> String {
        if self.is_page() {
            format!("<span class=\"embed-host\">{name}</span> ")
        } else {
            format!("{name}: ")
        }
    }

    /// The box of a task.
    pub(super) fn task(self, done: bool, language: &Language) -> String {
        if !self.is_page() {
            return if done { "☑ " } else { "☐ " }.to_owned();
        }
        let (label, checked) = if done { ("done", " checked") } else { ("open", "") };
        let mut html = String::from("<input type=\"checkbox\" disabled");
        attribute(&mut html, "aria-label", &language.text(label));
        format!("{html}{checked}>\n")
    }

    /// Where the text refers to a note; `times`: how often it has.
    pub(super) fn note_reference(self, number: usize, times: usize) -> String {
        match self {
            // Some readers of feeds show no raised letters: `in 2024[1]` and not `in 20241`.
            Self::Feed(page) => {
                let mut html = String::from("<sup><a href=\"");
                let _ = escape_href(&mut html, page);
                let _ = write!(html, "#fn-{number}\">[{number}]</a></sup>");
                html
            }
            Self::Page => {
                let id =
                    if times == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{times}") };
                format!("<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>")
            }
        }
    }

    /// What stands before the list of notes, and after it.
    pub(super) fn notes(self, language: &Language) -> (String, &'static str) {
        let title = language.text("footnotes");
        if self.is_page() {
            let mut html = String::from("<section class=\"footnotes\"");
            attribute(&mut html, "aria-label", &title);
            return (html + ">\n<ol>\n", "</ol>\n</section>\n");
        }
        let mut html = String::from("<hr>\n<p><strong>");
        let _ = escape_html(&mut html, &title);
        (html + "</strong></p>\n<ol>\n", "</ol>\n")
    }

    /// The start of a note, and the way from its end back to the text.
    pub(super) fn note(self, number: usize, language: &Language) -> (String, Option<String>) {
        if !self.is_page() {
            return (format!("<li value=\"{number}\">"), None);
        }
        let mut back = format!(" <a class=\"footnote-back\" href=\"#fnref-{number}\"");
        attribute(&mut back, "aria-label", &language.text("back_to_text"));
        (format!("<li id=\"fn-{number}\" value=\"{number}\">"), Some(format!("{back}>↩</a>")))
    }
}

/// A table's columns; classes take the place of style attributes, which a strict content security
/// policy forbids.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
}

impl Table {
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        Self { alignments, in_head: false, column: 0 }
    }

    pub(super) fn next_row(&mut self, in_head: bool) {
        self.in_head = in_head;
        self.column = 0;
    }

    pub(super) fn cell_name(&self) -> &'static str {
        if self.in_head { "th" } else { "td" }
    }

    /// The start of the next cell.
    pub(super) fn next_cell(&mut self, dress: Dress) -> String {
        let class = match self.alignments.get(self.column).filter(|_| dress.is_page()) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        format!("<{}{class}>", self.cell_name())
    }
}

/// The start of a part of a quote on a page.
pub(super) fn open_quote(quote: &QuoteView, is_first: bool, language: &Language) -> String {
    let mut html = String::from("<span class=\"quote\"");
    if is_first {
        let _ = write!(html, " id=\"{}\"", quote.id);
    }
    push_card(&mut html, Some(&said(quote, language)));
    html + ">"
}

/// The link of a quote on a page.
pub(super) fn quote_link(quote: &QuoteView, language: &Language) -> String {
    let mut html = format!("<a class=\"quote-link\" href=\"#{}\"", quote.id);
    let name = [("name", &*quote.speaker.name)];
    attribute(&mut html, "aria-label", &language.say("link_to_quote", &name));
    push_card(&mut html, Some(&said(quote, language)));
    html + ">¶</a>"
}

/// What the theme shows of a link or a quote to those who point at it; the words are no name of the link.
fn push_card(html: &mut String, card: Option<&str>) {
    if let Some(card) = card {
        attribute(html, "data-card", card);
    }
}

pub(super) fn attribute(html: &mut String, name: &str, value: &str) {
    let _ = write!(html, " {name}=\"");
    let _ = escape_html(&mut *html, value);
    html.push('"');
}

/// Who said a quote, and when.
pub(super) fn said(quote: &QuoteView, language: &Language) -> String {
    let name = &*quote.speaker.name;
    let on = |date: &DateView| language.say("apposition", &[("name", name), ("what", &date.display)]);
    quote.date.as_ref().map_or_else(|| name.to_owned(), on)
}
