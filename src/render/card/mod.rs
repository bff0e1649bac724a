//! Social cards: a picture of a briefing for those who share its address, as PNG of 1200 by 630 pixels.
//!
//! Owns how a card looks; `font` has the letters, `layout` puts words into lines, `png` writes the file. The
//! look is that of the default theme. It must not know where a card goes or who asks for it: a view is all that
//! it sees, and the bytes depend on the view alone.

mod font;
mod layout;
mod png;
#[cfg(test)]
mod tests;

use std::fmt::{Display, Write as _};
use std::sync::LazyLock;

use resvg::tiny_skia::{ColorU8, IntSize, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{FontResolver, Group, Node, Options, Tree};

use crate::image::Drawn;
use crate::page::Mark;
use crate::page::view::CardView;
use crate::render::picture::Text;
use font::{Face, Fonts, Run};
use layout::{Block, Direction, END, one_line, plain};

/// The size of a card in pixels, as networks ask for it.
const SIZE: (u32, u32) = CardView::SIZE;
/// From either side to the words.
const MARGIN: f32 = 80.0;
/// The width of the words.
const MEASURE: f32 = SIZE.0 as f32 - 2.0 * MARGIN;

/// `--paper`, `--ink`, `--muted`, `--rule` and `--accent` of the default theme's style sheet.
const PAPER: &str = "#fdfcfa";
const INK: &str = "#1b1a18";
const MUTED: &str = "#5d5a54";
const RULE: &str = "#dfdad1";
const ACCENT: &str = "#96281b";
/// The quotation marks of the default theme's icon, on a square of 32.
const MARK: &str = "M6.5 17.5c0-5 2.6-8.2 7-9.5l.8 1.9c-2.4 1-3.7 2.7-3.9 4.9.3-.1.7-.1 1-.1 2.1 0 3.6 1.5 3.6 \
    3.7 0 2.3-1.7 4-4.1 4-2.7 0-4.4-1.9-4.4-4.9zm11.5 0c0-5 2.6-8.2 7-9.5l.8 1.9c-2.4 1-3.7 2.7-3.9 \
    4.9.3-.1.7-.1 1-.1 2.1 0 3.6 1.5 3.6 3.7 0 2.3-1.7 4-4.1 4-2.7 0-4.4-1.9-4.4-4.9z";

/// Draws cards.
#[derive(Debug)]
pub(super) struct Painter {
    /// Read with the first card: most runs draw none.
    fonts: LazyLock<Fonts>,
}

impl Painter {
    pub(super) fn new() -> Self {
        Self { fonts: LazyLock::new(Fonts::new) }
    }

    /// The card of a view as PNG. One with a letter that no font has shows no words at all.
    pub(super) fn card(&self, view: &CardView) -> Vec<u8> {
        let worded = self.worded(view).map(|svg| self.read(&svg));
        let tree = worded.filter(is_whole).unwrap_or_else(|| self.read(&wordless(view)));
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1).expect("the size is not zero");
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        if let Some(mark) = view.mark {
            own_mark(&mut pixels, mark, Direction::of(&plain(view.title)));
        }
        png::encode(&pixels)
    }

    fn read(&self, svg: &str) -> Tree {
        // Each piece of text names its font.
        let font_resolver =
            FontResolver { select_fallback: Box::new(|_, _, _| None), ..FontResolver::default() };
        let options = Options { fontdb: self.fonts.database(), font_resolver, ..Options::default() };
        Tree::from_str(svg, &options).expect("the drawing is XML, for its texts are escaped")
    }

    /// The drawing with words; `None` when a letter is missing.
    fn worded(&self, view: &CardView) -> Option<String> {
        let title = plain(view.title);
        let direction = Direction::of(&title);
        let site = plain(view.site);
        let site = one_line(&self.fonts, (self.fonts.text_face(&site), 30.0), &site, MEASURE - 70.0);
        let date = plain(&view.date);
        let actors = self.actors(view);
        let all = [&title, &site, &date, &actors];
        if title.is_empty() || !all.iter().all(|text| self.fonts.have(text)) {
            return None;
        }
        let mut svg = open(view);
        let mark_at = match direction {
            Direction::LeftToRight => MARGIN,
            Direction::RightToLeft => SIZE.0 as f32 - MARGIN - 48.0,
        };
        if view.mark.is_none() {
            mark(&mut svg, (mark_at, 62.0), (1.5, accent(view)));
        }
        let mut line = |style, (inside, down), (text, runs): (&str, Direction)| {
            let at = match direction {
                Direction::LeftToRight => (MARGIN + inside, down, "start"),
                Direction::RightToLeft => (SIZE.0 as f32 - MARGIN - inside, down, "end"),
            };
            self.line(&mut svg, style, at, (text, runs));
        };
        if !view.mark.is_some_and(|mark| mark.is_title) {
            // An icon or a sign of one's own may be wider than that of the theme.
            let inside = view.mark.map_or(66.0, |mark| mark.drawn.width as f32 + 18.0);
            line((self.fonts.text_face(&site), 30.0, MUTED), (inside, 97.0), (&site, Direction::of(&site)));
        }
        let Block { lines, size } = layout::title(&self.fonts, &title, MEASURE);
        for (number, text) in lines.iter().enumerate() {
            line(
                (Face::Title, size, INK),
                (0.0, 160.0 + size + number as f32 * size * 1.18),
                (text, direction),
            );
        }
        line((self.fonts.text_face(&date), 28.0, MUTED), (0.0, 546.0), (&date, Direction::of(&date)));
        line((self.fonts.text_face(&actors), 28.0, INK), (0.0, 588.0), (&actors, Direction::of(&actors)));
        let _ = write!(svg, "<path d='M{MARGIN} 500h{MEASURE}' stroke='{RULE}' stroke-width='2'/>");
        svg.push_str("</svg>");
        Some(svg)
    }

    /// Writes a line: its face, size and colour, where its anchor is and which end that is, its words and which
    /// way they run.
    fn line(
        &self,
        svg: &mut String,
        (face, size, colour): (Face, f32, &str),
        (x, y, anchor): (f32, f32, &str),
        (text, direction): (&str, Direction),
    ) {
        let _ = write!(
            svg,
            "<text x='{x}' y='{y}' font-size='{size}' fill='{colour}' text-anchor='{anchor}' xml:space='preserve'>"
        );
        let runs = self.fonts.runs(face, text);
        // resvg shapes a line in the font of its first piece, then puts those of the others over it, one for one:
        // a font that makes one glyph of several letters has to come first.
        if let Some(first) = runs.iter().find(|run| run.joins).or(runs.first()) {
            piece(svg, first, direction.isolate());
        }
        for run in &runs {
            piece(svg, run, Text(run.text));
        }
        if let Some(last) = runs.last() {
            piece(svg, last, END);
        }
        svg.push_str("</text>");
    }

    /// As many names as fit into a line, and how many more there are.
    fn actors(&self, view: &CardView) -> String {
        let names: Vec<String> = view.actors.iter().map(|name| plain(name)).collect();
        let shown = |count: usize| {
            let more = view.total - count;
            let more = if more == 0 { String::new() } else { format!(" +{more}") };
            format!("{}{more}", names[..count].join(" · "))
        };
        let style = |text: &str| (self.fonts.text_face(text), 28.0);
        let fits = |count: &usize| self.fonts.width(style(&shown(*count)), &shown(*count)) <= MEASURE;
        let count = (1..=names.len()).rev().find(fits);
        match (count, names.first()) {
            (Some(count), _) => shown(count),
            (None, Some(name)) => one_line(&self.fonts, style(name), name, MEASURE),
            (None, None) => String::new(),
        }
    }
}

/// A piece of a line, in the font of a run.
fn piece(svg: &mut String, run: &Run, text: impl Display) {
    let Run { family, weight, .. } = run;
    let _ = write!(svg, "<tspan font-family='{family}' font-weight='{weight}'>{text}</tspan>");
}

/// Whether no letter of a drawing became an empty box.
fn is_whole(tree: &Tree) -> bool {
    fn whole(group: &Group) -> bool {
        group.children().iter().all(|node| match node {
            Node::Group(group) => whole(group),
            Node::Text(text) => {
                let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                glyphs.all(|glyph| glyph.id.0 != 0)
            }
            _ => true,
        })
    }
    whole(tree.root())
}

fn accent<'v>(view: &'v CardView) -> &'v str {
    view.accent.as_deref().unwrap_or(ACCENT)
}

fn open(view: &CardView) -> String {
    let ((width, height), accent) = (SIZE, accent(view));
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='{width}' height='{height}' fill='{PAPER}'/><rect width='{width}' height='14' fill='{accent}'/>"
    )
}

/// The mark of the site in the place of the theme's: a picture as it is, pixel by pixel.
fn own_mark(card: &mut Pixmap, mark: &Mark, direction: Direction) {
    let Drawn { width, height, rgba } = &mark.drawn;
    let premultiplied: Vec<u8> = rgba
        .chunks_exact(4)
        .flat_map(|pixel| {
            let colour = ColorU8::from_rgba(pixel[0], pixel[1], pixel[2], pixel[3]).premultiply();
            [colour.red(), colour.green(), colour.blue(), colour.alpha()]
        })
        .collect();
    let size = IntSize::from_wh(*width, *height);
    let Some(picture) = size.and_then(|size| Pixmap::from_vec(premultiplied, size)) else { return };
    let left = match direction {
        Direction::LeftToRight => MARGIN,
        Direction::RightToLeft => SIZE.0 as f32 - MARGIN - *width as f32,
    };
    let at = Transform::from_translate(left, (86.0 - *height as f32 / 2.0).round());
    card.draw_pixmap(0, 0, picture.as_ref(), &PixmapPaint::default(), at, None);
}

fn mark(svg: &mut String, (x, y): (f32, f32), (scale, accent): (f32, &str)) {
    let _ = write!(
        svg,
        "<g transform='translate({x} {y}) scale({scale})'><rect width='32' height='32' rx='6' fill='{accent}'/>\
         <path fill='#fff' d='{MARK}'/></g>"
    );
}

/// The card without words: the mark alone.
fn wordless(view: &CardView) -> String {
    let mut svg = open(view);
    let side = 256.0;
    if view.mark.is_none() {
        let at = ((SIZE.0 as f32 - side) / 2.0, (SIZE.1 as f32 - side) / 2.0);
        mark(&mut svg, at, (side / 32.0, accent(view)));
    }
    svg.push_str("</svg>");
    svg
}
