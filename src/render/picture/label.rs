//! The words beside a mark, cut to the room that there is.

use std::fmt::Write as _;

use super::NARROW;
use super::letters::{cut, width};
use super::mark::{HALF, Mark, Piece};
use super::svg::{Across, Text};
use crate::page::view::DatedRef;

/// Across, in pixels: from a mark to its label, and the room for a label at least.
const TO_LABEL: f64 = 8.0;
const LEAST_LABEL: f64 = 90.0;
/// A column in which labels are longer, in pixels: `pictures.css` has the same number.
const WIDE: f64 = 560.0;

/// The words beside a mark, on the side that has room for them. In a wide column there is room for more
/// of them, which the style sheet shows there.
pub(super) struct Label {
    short: String,
    long: String,
    pub(super) left: f64,
    pub(super) right: f64,
    x: f64,
    shift: f64,
}

impl Label {
    pub(super) fn of(mark: &Mark, event: &DatedRef) -> Self {
        let text = if mark.uncertain { format!("? {}", event.name) } else { event.name.to_owned() };
        let (x, gap) = match mark.pieces[..] {
            [Piece::Point(x)] => ((x, x), TO_LABEL + HALF),
            _ => ((mark.left, mark.right), TO_LABEL),
        };
        let (before, after) = (x.0 - gap, NARROW - x.1 - gap);
        let wide = width(&text);
        let is_after = wide <= after || after >= before;
        let room = if is_after { after } else { before };
        if room < LEAST_LABEL {
            return Self::over(mark, &text);
        }
        let short = cut(&text, room);
        let wide = width(&short);
        // Wider, only the gap stays as it is.
        let long = cut(&text, (room + gap) * WIDE / NARROW - gap);
        let (x, shift) = if is_after { (x.1, gap) } else { (x.0, -gap) };
        let (left, right) = if is_after { (x, x + shift + wide) } else { (x + shift - wide, x) };
        Self { short, long, left, right, x, shift }
    }

    /// Over a band that leaves no room beside it.
    fn over(mark: &Mark, text: &str) -> Self {
        let x = mark.left.clamp(0.0, NARROW / 2.0);
        let room = NARROW - x - TO_LABEL;
        let short = cut(text, room);
        let long = cut(text, (room + TO_LABEL) * WIDE / NARROW - TO_LABEL);
        Self { short, long, left: x, right: NARROW, x, shift: TO_LABEL }
    }

    pub(super) fn draw(&self, svg: &mut String, y: f64) {
        let anchor = if self.shift < 0.0 { " text-anchor=\"end\"" } else { "" };
        let _ = write!(svg, "<text x=\"{}\" dx=\"{}\" y=\"{y}\"{anchor}>", Across(self.x), self.shift);
        match self.short.strip_suffix('…').and_then(|start| Some((start, self.long.strip_prefix(start)?))) {
            Some((start, rest)) if rest != "…" => {
                let (start, rest) = (Text(start), Text(rest));
                let _ = write!(
                    svg,
                    "{start}<tspan class=\"short\">…</tspan><tspan class=\"long\" display=\"none\">{rest}</tspan>"
                );
            }
            _ => {
                let _ = write!(svg, "{}", Text(&self.short));
            }
        }
        svg.push_str("</text>");
    }
}
