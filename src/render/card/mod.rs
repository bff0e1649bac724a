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

use std::fmt::Write as _;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::page::view::CardView;
use crate::render::picture::Text;
use font::{Face, Fonts};
use layout::{Block, one_line, plain};

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
    fonts: Fonts,
}

impl Painter {
    pub(super) fn new() -> Self {
        Self { fonts: Fonts::new() }
    }

    /// The card of a view as PNG. One with a letter that no font has shows no words at all.
    pub(super) fn card(&self, view: &CardView) -> Vec<u8> {
        let svg = self.worded(view).unwrap_or_else(wordless);
        let options = Options {
            fontdb: self.fonts.database(),
            font_resolver: self.fonts.resolver(),
            ..Options::default()
        };
        let tree = Tree::from_str(&svg, &options).expect("the drawing is XML, for its texts are escaped");
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1).expect("the size is not zero");
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        png::encode(&pixels)
    }

    /// The drawing with words; `None` when a letter is missing.
    fn worded(&self, view: &CardView) -> Option<String> {
        let title = plain(view.title);
        let is_right_to_left = layout::is_right_to_left(&title);
        let site = one_line(&self.fonts, (Face::Text, 30.0), &plain(view.site), MEASURE - 70.0);
        let date = plain(&view.date);
        let actors = self.actors(view);
        let all = [&title, &site, &date, &actors];
        if title.is_empty() || !all.iter().all(|text| self.fonts.have(text)) {
            return None;
        }
        let words = Words { is_right_to_left };
        let mut svg = open();
        let mark_at = if is_right_to_left { SIZE.0 as f32 - MARGIN - 48.0 } else { MARGIN };
        mark(&mut svg, (mark_at, 62.0), 1.5);
        words.line(&mut svg, (Face::Text, 30.0, MUTED), (66.0, 97.0), &site);
        let Block { lines, size } = layout::title(&self.fonts, &title, MEASURE);
        for (number, line) in lines.iter().enumerate() {
            let at = 160.0 + size + number as f32 * size * 1.18;
            words.line(&mut svg, (Face::Title, size, INK), (0.0, at), line);
        }
        let _ = write!(svg, "<path d='M{MARGIN} 500h{MEASURE}' stroke='{RULE}' stroke-width='2'/>");
        words.line(&mut svg, (Face::Text, 28.0, MUTED), (0.0, 546.0), &date);
        words.line(&mut svg, (Face::Text, 28.0, INK), (0.0, 588.0), &actors);
        svg.push_str("</svg>");
        Some(svg)
    }

    /// As many names as fit into a line, and how many more there are.
    fn actors(&self, view: &CardView) -> String {
        let names: Vec<String> = view.actors.iter().map(|name| plain(name)).collect();
        let shown = |count: usize| {
            let more = view.total - count;
            let more = if more == 0 { String::new() } else { format!(" +{more}") };
            format!("{}{more}", names[..count].join(" · "))
        };
        let fits = |count: &usize| self.fonts.width((Face::Text, 28.0), &shown(*count)) <= MEASURE;
        let count = (1..=names.len()).rev().find(fits);
        match (count, names.first()) {
            (Some(count), _) => shown(count),
            (None, Some(name)) => one_line(&self.fonts, (Face::Text, 28.0), name, MEASURE),
            (None, None) => String::new(),
        }
    }
}

/// How words run on a card.
struct Words {
    is_right_to_left: bool,
}

impl Words {
    /// Writes a line in a face, size and colour, so far from the edge where lines begin, and down from the top.
    fn line(
        &self,
        svg: &mut String,
        (face, size, colour): (Face, f32, &str),
        (inside, down): (f32, f32),
        text: &str,
    ) {
        let (x, anchor) = if self.is_right_to_left {
            (SIZE.0 as f32 - MARGIN - inside, "end")
        } else {
            (MARGIN + inside, "start")
        };
        let (family, weight) = face.family();
        let text = layout::isolated(text);
        let _ = write!(
            svg,
            "<text x='{x}' y='{down}' font-family='{family}' font-weight='{weight}' font-size='{size}' \
             fill='{colour}' text-anchor='{anchor}' xml:space='preserve'>{}</text>",
            Text(&text)
        );
    }
}

fn open() -> String {
    let (width, height) = SIZE;
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='{width}' height='{height}' fill='{PAPER}'/><rect width='{width}' height='14' fill='{ACCENT}'/>"
    )
}

fn mark(svg: &mut String, (x, y): (f32, f32), scale: f32) {
    let _ = write!(
        svg,
        "<g transform='translate({x} {y}) scale({scale})'><rect width='32' height='32' rx='6' fill='{ACCENT}'/>\
         <path fill='#fff' d='{MARK}'/></g>"
    );
}

/// The card without words: the mark alone.
fn wordless() -> String {
    let mut svg = open();
    let side = 256.0;
    mark(&mut svg, ((SIZE.0 as f32 - side) / 2.0, (SIZE.1 as f32 - side) / 2.0), side / 32.0);
    svg.push_str("</svg>");
    svg
}
