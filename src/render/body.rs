//! A Markdown body -> HTML: resolved links, heading ids, marked quotes, footnotes.
//!
//! One named rule an element. Everything that Markdown itself says is left to pulldown-cmark's writer.

mod marked;

use std::collections::{HashMap, VecDeque};

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd, html};
use pulldown_cmark_escape::escape_href;

use super::alert::Alerts;
use super::code;
use super::dress::{self, Dress, Table};
use super::formulas::Formulas;
use super::image::{Loading, OpenImage};
use super::notes::Notes;
#[cfg(feature = "sanitize")]
use super::sanitize::sanitized;
use super::seams::Seams;
use crate::config;
use crate::language::Language;
use crate::name::licence_address;
use crate::page::view::{BodyView, LinkView};
use crate::parse::{Heading, NO_VALUE, is_after_sign, without_hazards};
use crate::prose::formula::Shape;
use crate::prose::hosts::host_of;
use crate::prose::markdown::{CAPTION, CREDIT, FIGURE, events_of, html_references};
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
    let (mut html, formulas) = write(view, Dress::Page, language);
    #[cfg(feature = "sanitize")]
    if view.html == config::Html::Sanitize {
        html.text = sanitized(&html.text);
    }
    html.text = formulas.put_into(html.text);
    html
}

/// The HTML of a body for a feed, in which formulas stand as they were written.
pub(super) fn written(view: &BodyView, dress: Dress, language: &Language) -> Html {
    write(view, dress, language).0
}

/// The HTML of a body in a dress, and the formulas that are to be put into it.
fn write(view: &BodyView, dress: Dress, language: &Language) -> (Html, Formulas) {
    let mut writer = Writer::new(view, dress, language);
    for (number, (event, place)) in events_of(view.document.body_text()).enumerate() {
        writer.event(number, event, place.start);
    }
    let formulas = std::mem::take(&mut writer.formulas);
    (writer.finish(), formulas)
}

/// Whether HTML in a body is shown as text. A briefgen without `sanitize` shows what it cannot make harmless.
fn is_escaped(html: config::Html, dress: Dress) -> bool {
    match html {
        config::Html::Trust => !dress.is_page() && !cfg!(feature = "sanitize"),
        config::Html::Sanitize => !cfg!(feature = "sanitize"),
        config::Html::Escape => true,
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each says where in the body the writer is")]
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
    alerts: Alerts<'v>,
    /// Inside a figure.
    in_figure: bool,
    /// Inside the part of its caption that says who made the picture.
    in_credit: bool,
    formulas: Formulas,
    /// The code that is open, of a language that is known.
    code: Option<OpenCode<'v>>,
}

/// Code that is being read: its language, and its text with the numbers of the events.
struct OpenCode<'v> {
    info: CowStr<'v>,
    texts: Vec<(usize, CowStr<'v>)>,
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
            alerts: Alerts::new(view.document.body_text()),
            in_figure: false,
            in_credit: false,
            formulas: Formulas::new(view.document.markdown()),
            code: None,
        }
    }

    fn finish(mut self) -> Html {
        self.place_quote_link();
        let mut out = String::new();
        html::push_html(&mut out, std::mem::take(&mut self.out).into_iter());
        self.notes.write(&mut out, self.dress, self.language);
        Html { text: out, links: self.external }
    }

    pub(super) fn raw(&mut self, html: String) {
        self.out.push(Event::InlineHtml(CowStr::from(html)));
    }

    pub(super) fn block(&mut self, html: &str) {
        self.out.push(Event::Html(CowStr::from(html.to_owned())));
    }

    /// Writes an event that stands at a byte of the Markdown.
    fn event(&mut self, number: usize, event: Event<'v>, at: usize) {
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
        if self.code.is_some() {
            return self.in_code(number, event);
        }
        if !matches!(event, Event::Text(_)) {
            self.place_quote_link();
        }
        let Some(event) = self.box_or_figure(event, at) else { return };
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
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if code::is_known(&info) => {
                self.code = Some(OpenCode { info, texts: Vec::new() });
            }
            Event::InlineMath(tex) => self.formula(&tex, Shape::Inline),
            Event::DisplayMath(tex) => self.formula(&tex, Shape::Block),
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

    /// Writes what begins or ends a box or a figure, and the words that belong to it; what is none of these comes back.
    fn box_or_figure(&mut self, event: Event<'v>, at: usize) -> Option<Event<'v>> {
        match event {
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let html = self.alerts.start(kind, at, self.dress, self.language);
                self.block(&html);
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => {
                let html = self.alerts.end(self.dress);
                self.block(html);
            }
            Event::Start(Tag::MetadataBlock(FIGURE)) => {
                self.in_figure = true;
                self.block("<figure>\n");
            }
            Event::End(TagEnd::MetadataBlock(FIGURE)) => {
                self.in_figure = false;
                self.block("</figure>\n");
            }
            Event::Start(CREDIT) => {
                self.in_credit = true;
                self.raw(self.dress.credit().into());
            }
            Event::End(TagEnd::Subscript) => {
                self.in_credit = false;
                self.raw("</span>".into());
            }
            Event::Text(text) if self.in_credit && licence_address(&text).is_some() => self.licence(text),
            Event::Start(Tag::MetadataBlock(CAPTION)) => {
                self.block(if self.in_figure { "<figcaption>" } else { self.alerts.start_title(self.dress) });
            }
            Event::End(TagEnd::MetadataBlock(CAPTION)) => {
                self.block(if self.in_figure {
                    "</figcaption>\n"
                } else {
                    self.alerts.end_title(self.dress)
                });
            }
            event => return Some(event),
        }
        None
    }

    /// A licence, with a link to it.
    fn licence(&mut self, name: CowStr<'v>) {
        let mut html = String::from("<a rel=\"license\"");
        dress::attribute(&mut html, "href", &licence_address(&name).unwrap_or_default());
        self.raw(html + ">");
        self.out.push(Event::Text(name));
        self.raw("</a>".into());
    }

    fn formula(&mut self, tex: &str, shape: Shape) {
        // Few readers of feeds show MathML.
        match self.formulas.write(tex, shape).filter(|_| self.dress.is_page()) {
            Some(sign) => self.raw(sign),
            None => self.out.push(Event::Text(shape.written(tex).into())),
        }
    }

    /// Code in colours; where a quote stands in it, it has none, as that is marked.
    fn in_code(&mut self, number: usize, event: Event<'v>) {
        let Some(code) = &mut self.code else { return };
        if let Event::Text(text) = event {
            code.texts.push((number, text));
            return;
        }
        let Some(OpenCode { info, texts }) = self.code.take() else { return };
        let is_marked = texts.iter().any(|(number, _)| self.seams.has(*number));
        let whole: String = texts.iter().map(|(_, text)| &**text).collect();
        match code::highlighted(&info, &whole).filter(|_| !is_marked) {
            Some(html) => {
                let mut start = String::from("<pre><code");
                dress::attribute(&mut start, "class", &format!("language-{}", code::language(&info)));
                self.block(&format!("{start}>{html}</code></pre>\n"));
            }
            None => {
                self.out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))));
                for (number, text) in texts {
                    self.text(number, Event::Text(text));
                }
                self.place_quote_link();
                self.out.push(event);
            }
        }
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
        let host = host_of(&target.url).filter(|_| self.in_figure);
        let Some(host) = host else {
            let html = self.dress.link(&target, title, number);
            return self.raw(html);
        };
        // What stands there is named, and nothing of it is loaded.
        let html = self.dress.link(&LinkView { class: "embed", ..target }, title, number);
        let name = self.dress.host(host.name);
        self.raw(html + &name);
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
