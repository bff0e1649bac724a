//! A Markdown body -> HTML: resolved links, heading ids, marked quotes, footnotes.
//!
//! One named rule an element. Everything that Markdown itself says is left to pulldown-cmark's writer.

use std::collections::{HashMap, VecDeque};

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd, html};
use pulldown_cmark_escape::escape_href;

use super::dress::{self, Dress, Table};
use super::image::{Loading, OpenImage};
use super::notes::Notes;
#[cfg(feature = "sanitize")]
use super::sanitize::sanitized;
use super::seams::{Seam, Seams, closing_signs};
use crate::config;
use crate::language::Language;
use crate::page::view::{BodyView, LinkView, NameMark, QuoteView};
use crate::parse::{Heading, NO_VALUE, is_after_sign, without_hazards};
use crate::prose::markdown::{events, html_references};
use crate::text;

/// A body as a page shows it.
#[derive(Debug, Default)]
pub(super) struct Html {
    pub(super) text: String,
    /// The addresses elsewhere that it links, once each; a link says its place among them, from 1, as
    /// `data-link`, so that paper can show where it leads.
    pub(super) links: Vec<String>,
}

/// The HTML of a body on its page.
pub(super) fn html(view: &BodyView, language: &Language) -> Html {
    let html = written(view, Dress::Page, language);
    #[cfg(feature = "sanitize")]
    if view.html == config::Html::Sanitize {
        return Html { text: sanitized(&html.text), ..html };
    }
    html
}

/// The HTML of a body, in a dress.
pub(super) fn written(view: &BodyView, dress: Dress, language: &Language) -> Html {
    let mut writer = Writer::new(view, dress, language);
    for (number, (event, _)) in events(view.document.markdown()).enumerate() {
        writer.event(number, event);
    }
    writer.finish()
}

/// Whether HTML in a body is shown as text. A briefgen without `sanitize` shows what it cannot make harmless.
fn is_escaped(html: config::Html, dress: Dress) -> bool {
    match html {
        config::Html::Trust => !dress.is_page() && !cfg!(feature = "sanitize"),
        config::Html::Sanitize => !cfg!(feature = "sanitize"),
        config::Html::Escape => true,
    }
}

struct Writer<'v> {
    language: &'v Language,
    dress: Dress<'v>,
    /// Whether HTML is shown as text.
    is_escaped: bool,
    links: VecDeque<&'v Option<LinkView>>,
    headings: VecDeque<&'v Heading>,
    /// What begins and ends inside each event, in order.
    seams: Seams<'v>,
    /// The level of the heading that is open.
    level: u8,
    /// Inside the heading that became the page's title.
    skipping: bool,
    skip_first_heading: bool,
    /// Whether each open link has a destination.
    open_links: Vec<bool>,
    /// The table that is open.
    table: Table,
    /// The image that is open.
    image: Option<OpenImage>,
    /// How many images there are so far.
    images: usize,
    /// Open images without a source, of which the text is shown.
    missing_images: usize,
    /// Addresses elsewhere.
    external: Vec<String>,
    /// The place of each among them, from 1.
    numbers: HashMap<String, usize>,
    out: Vec<Event<'v>>,
    /// The link of a quote that just ended: it stands behind the signs that close the quote.
    quote_link: Option<String>,
    notes: Notes<'v>,
}

/// How much of a value in quotation marks follows an address in it and belongs to that: up to the next comma, that
/// included, or to the closing mark.
fn length_of_rest(after: &str) -> usize {
    match after.find([',', '"', '\'']) {
        Some(at) if text::from(after, at).starts_with(',') => at + 1,
        Some(at) => at,
        None => 0,
    }
}

impl<'v> Writer<'v> {
    fn new(view: &'v BodyView<'v>, dress: Dress<'v>, language: &'v Language) -> Self {
        let body = &view.document.body;
        Self {
            language,
            dress,
            is_escaped: is_escaped(view.html, dress),
            links: view.links.iter().collect(),
            headings: body.headings.iter().collect(),
            seams: Seams::new(view),
            level: 1,
            skipping: false,
            skip_first_heading: body.title_taken,
            open_links: Vec::new(),
            table: Table::default(),
            image: None,
            images: 0,
            missing_images: 0,
            external: Vec::new(),
            numbers: HashMap::new(),
            out: Vec::new(),
            quote_link: None,
            notes: Notes::default(),
        }
    }

    fn finish(mut self) -> Html {
        self.place_quote_link();
        let mut out = String::new();
        html::push_html(&mut out, std::mem::take(&mut self.out).into_iter());
        self.notes.write(&mut out, self.dress, self.language);
        Html { text: out, links: self.external }
    }

    fn raw(&mut self, html: String) {
        self.out.push(Event::InlineHtml(CowStr::from(html)));
    }

    fn block(&mut self, html: &str) {
        self.out.push(Event::Html(CowStr::from(html.to_owned())));
    }

    fn event(&mut self, number: usize, event: Event<'v>) {
        if self.skipping {
            self.skipping = !matches!(event, Event::End(TagEnd::Heading(_)));
            let references = match &event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => 1,
                Event::InlineHtml(text) => html_references(text).len(),
                _ => 0,
            };
            self.links.drain(..references.min(self.links.len()));
            return;
        }
        if self.image.is_some() {
            return self.in_image(&event);
        }
        if !matches!(event, Event::Text(_)) {
            self.place_quote_link();
        }
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading(),
            Event::End(TagEnd::Heading(_)) => self.block(&format!("</h{}>\n", self.level)),
            Event::Start(Tag::Link { title, .. }) => self.link(&title),
            Event::End(TagEnd::Link) => {
                if self.open_links.pop() == Some(true) {
                    self.raw("</a>".into());
                }
            }
            Event::Start(Tag::Image { title, .. }) => match self.links.pop_front().cloned().flatten() {
                Some(source) => self.image = Some(OpenImage::new(source, &title)),
                // Of a picture that is not there its text is shown.
                None => self.missing_images += 1,
            },
            Event::End(TagEnd::Image) => self.missing_images = self.missing_images.saturating_sub(1),
            Event::Start(Tag::Table(alignments)) => {
                if let Some(html) = self.dress.table(self.language) {
                    self.block(&html);
                }
                self.out.push(Event::Start(Tag::Table(vec![Alignment::None; alignments.len()])));
                self.table = Table::new(alignments);
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let html = self.dress.alert(kind, self.language);
                self.block(&html);
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if !self.dress.is_page() => {
                self.out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.table.next_row(matches!(event, Event::Start(Tag::TableHead)));
                self.out.push(event);
            }
            Event::Start(Tag::TableCell) => {
                let cell = self.table.next_cell(self.dress);
                self.raw(cell);
            }
            Event::End(TagEnd::TableCell) => self.raw(format!("</{}>", self.table.cell_name())),
            Event::TaskListMarker(done) => {
                let html = self.dress.task(done, self.language);
                self.raw(html);
            }
            Event::End(TagEnd::Table) => {
                self.out.push(event);
                if self.dress.is_page() {
                    self.block("</div>\n");
                }
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.start_note(&label),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::Html(text) if self.is_escaped => {
                self.out.push(Event::Start(Tag::Paragraph));
                self.html_as_text(text.trim_end().to_owned().into());
                self.out.push(Event::End(TagEnd::Paragraph));
            }
            Event::InlineHtml(text) if self.is_escaped => self.html_as_text(text),
            Event::Html(text) => {
                let text = self.raw_html(&text);
                self.out.push(Event::Html(text.into()));
            }
            Event::InlineHtml(text) => {
                let text = self.raw_html(&text);
                self.out.push(Event::InlineHtml(text.into()));
            }
            event => self.text(number, event),
        }
    }

    fn in_image(&mut self, event: &Event<'v>) {
        let Some(image) = &mut self.image else { return };
        if !image.takes(event) {
            return;
        }
        // The first one may stand at the top of the page.
        let loading = if self.images == 0 { Loading::Eager } else { Loading::Lazy };
        self.images += 1;
        let html = if self.dress.is_page() { image.html(loading) } else { image.plain_html() };
        self.links.drain(..image.references.min(self.links.len()));
        self.image = None;
        self.raw(html);
    }

    fn heading(&mut self) {
        let Some(heading) = self.headings.pop_front() else { return };
        if std::mem::take(&mut self.skip_first_heading) {
            self.skipping = true;
            return;
        }
        self.level = heading.level;
        let html = self.dress.heading(heading);
        self.block(&html);
    }

    fn link(&mut self, title: &str) {
        let target = self.links.pop_front().cloned().flatten();
        self.open_links.push(target.is_some());
        let Some(target) = target else { return };
        let is_elsewhere = target.url.starts_with("http://") || target.url.starts_with("https://");
        let number = (is_elsewhere && self.dress.is_page()).then(|| self.number_of(&target.url));
        let html = self.dress.link(&target, title, number);
        self.raw(html);
    }

    /// The place of an address elsewhere, from 1.
    fn number_of(&mut self, url: &str) -> usize {
        if let Some(&number) = self.numbers.get(url) {
            return number;
        }
        self.external.push(url.to_owned());
        self.numbers.insert(url.to_owned(), self.external.len());
        self.external.len()
    }

    /// Text, with the quotes and names in it marked.
    fn text(&mut self, number: usize, event: Event<'v>) {
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

    fn place_quote_link(&mut self) {
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

    /// HTML as the text that it is.
    fn html_as_text(&mut self, text: CowStr<'v>) {
        self.links.drain(..html_references(&text).len().min(self.links.len()));
        self.out.push(Event::Text(text));
    }

    /// Raw HTML with its references replaced by resolved ones.
    fn raw_html(&mut self, text: &str) -> String {
        let mut html = String::with_capacity(text.len());
        let mut at = 0;
        for range in html_references(text) {
            let before = text::within(text, at..range.start);
            html.push_str(before);
            at = range.end;
            match self.links.pop_front() {
                Some(Some(target)) => {
                    let _ = escape_href(&mut html, &target.url);
                }
                _ if is_after_sign(before) => html.push_str(NO_VALUE),
                // In a `srcset` its descriptor goes too.
                _ => at += length_of_rest(text::from(text, at)),
            }
        }
        html.push_str(text::from(text, at));
        without_hazards(html)
    }

    fn start_note(&mut self, label: &str) {
        let number = self.notes.number(label);
        let outer = std::mem::take(&mut self.out);
        self.notes.outer = Some((number, outer));
    }

    fn end_note(&mut self) {
        let Some((number, outer)) = self.notes.outer.take() else { return };
        let note = std::mem::replace(&mut self.out, outer);
        self.notes.bodies.insert(number, note);
    }

    fn note_reference(&mut self, label: &str) {
        let number = self.notes.number(label);
        let times = self.notes.references.entry(number).or_default();
        *times += 1;
        let html = self.dress.note_reference(number, *times);
        self.raw(html);
    }
}
