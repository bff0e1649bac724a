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
/// Columns in which labels are longer, in pixels: `pictures.css` has the same numbers.
const WIDER: [f64; 4] = [350.0, 560.0, 660.0, 760.0];

/// The words beside a mark, on the side that has room for them. In a wider column there is room for more
/// of them, which the style sheet shows there.
pub(super) struct Label {
    /// As much of the words as the narrowest column has room for, then as much as each wider one has.
    texts: Vec<String>,
    pub(super) left: f64,
    pub(super) right: f64,
    x: f64,
    shift: f64,
}

/// What some columns show: their class, the words, and whether the narrowest is one of them.
type Part<'t> = (String, &'t str, bool);

/// The words cut to the room in each column; `gap` is as wide in all of them.
fn cuts(text: &str, room: f64, gap: f64) -> Vec<String> {
    let wider = WIDER.iter().map(|column| cut(text, (room + gap) * column / NARROW - gap));
    std::iter::once(cut(text, room)).chain(wider).collect()
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
        // A wide soft band is light enough for words over it.
        let is_soft = mark.pieces.iter().all(|piece| matches!(piece, Piece::Soft(..)))
            && mark.right - mark.left > LEAST_LABEL;
        if room < LEAST_LABEL || wide > room && is_soft && room < Self::room_over(mark) {
            return Self::over(mark, &text);
        }
        let texts = cuts(&text, room, gap);
        let wide = width(&texts[0]);
        let (x, shift) = if is_after { (x.1, gap) } else { (x.0, -gap) };
        let (left, right) = if is_after { (x, x + shift + wide) } else { (x + shift - wide, x) };
        Self { texts, left, right, x, shift }
    }

    fn room_over(mark: &Mark) -> f64 {
        NARROW - mark.left.clamp(0.0, NARROW / 2.0) - TO_LABEL
    }

    /// Over a band that leaves no room beside it.
    fn over(mark: &Mark, text: &str) -> Self {
        let x = mark.left.clamp(0.0, NARROW / 2.0);
        let room = Self::room_over(mark);
        let texts = cuts(text, room, TO_LABEL);
        Self { texts, left: x, right: NARROW, x, shift: TO_LABEL }
    }

    /// What all columns show, and what each shows behind it, under its class; nothing when all show the same.
    fn parts(&self) -> Option<(&str, Vec<Part<'_>>)> {
        let start = self.texts[0].strip_suffix('…')?;
        let rests: Option<Vec<&str>> = self.texts.iter().map(|text| text.strip_prefix(start)).collect();
        let rests = rests.filter(|rests| rests.iter().any(|rest| *rest != "…"))?;
        let mut parts: Vec<Part> = Vec::new();
        for (column, rest) in rests.into_iter().enumerate() {
            match parts.last_mut().filter(|(_, last, _)| *last == rest) {
                Some((class, ..)) => *class += &format!(" w{column}"),
                None => parts.push((format!("w{column}"), rest, column == 0)),
            }
        }
        Some((start, parts))
    }

    pub(super) fn draw(&self, svg: &mut String, y: f64) {
        let anchor = if self.shift < 0.0 { " text-anchor=\"end\"" } else { "" };
        let _ = write!(svg, "<text x=\"{}\" dx=\"{}\" y=\"{y}\"{anchor}>", Across(self.x), self.shift);
        match self.parts() {
            Some((start, parts)) => {
                let _ = write!(svg, "{}", Text(start));
                for (class, rest, is_first) in parts {
                    let hidden = if is_first { "" } else { " display=\"none\"" };
                    let _ = write!(svg, "<tspan class=\"{class}\"{hidden}>{}</tspan>", Text(rest));
                }
            }
            None => {
                let _ = write!(svg, "{}", Text(&self.texts[0]));
            }
        }
        svg.push_str("</text>");
    }
}
