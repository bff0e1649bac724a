//! What is drawn of a date, which is as exact as the date is known.
//!
//! A day is a point. What happened some time in a month, season, year or decade is a soft band as wide as
//! what is not known; what lasted is a bar, with soft ends where these are not exact. An open end fades
//! into an arrow, an unknown one into nothing. An estimate has a dashed outline, a doubt a question mark.

use std::fmt::Write as _;

use super::scale::{Scale, number};
use super::svg::Across;
use super::{NARROW, mirrored};
use crate::date::{Days, Edtf, End, Extent};

/// Half of a mark's height, in pixels.
pub(super) const HALF: f64 = 4.5;
/// Across, in pixels: a band at least, and a fading end.
const LEAST_BAND: f64 = 9.0;
const FADE: f64 = 26.0;

/// How an open end fades, to the right and to the left.
pub(super) const FADES: &str = "<defs><linearGradient id=\"drawing-fade-right\"><stop class=\"fade\" stop-color=\"currentColor\"/>\
     <stop class=\"fade\" offset=\"1\" stop-color=\"currentColor\" stop-opacity=\".1\"/></linearGradient>\
     <linearGradient id=\"drawing-fade-left\"><stop class=\"fade\" stop-color=\"currentColor\" stop-opacity=\".1\"/>\
     <stop class=\"fade\" offset=\"1\" stop-color=\"currentColor\"/></linearGradient></defs>";

/// A part of a mark, in pixels of the narrowest column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    /// A day.
    Point(f64),
    /// Some time in it.
    Soft(f64, f64),
    /// All of it.
    Solid(f64, f64),
    /// It goes on to the right or to the left: with an arrow, or nobody knows how far.
    Fade { from: f64, to: f64, open: bool },
}

/// What is drawn of an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) pieces: Vec<Piece>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Mark {
    /// `None` when the date has no day at all.
    pub(super) fn of(date: &Edtf, scale: &Scale) -> Option<Self> {
        let Extent { start, end } = date.extent();
        let pieces = match (start.days(), end.days()) {
            (Some(days), Some(_)) if !date.is_interval() => vec![some_time(days, scale)],
            (Some(start), Some(end)) => lasting(start, end, scale),
            (Some(days), None) => {
                let (left, right) = places(days, scale);
                let from = if days.first == days.last { left } else { right };
                let to = if end == End::Open { NARROW - 8.0 } else { from + FADE };
                let fade = Piece::Fade { from, to: to.max(from + 4.0), open: end == End::Open };
                soft(days, scale).into_iter().chain([fade]).collect()
            }
            (None, Some(days)) => {
                let (left, right) = places(days, scale);
                let from = if days.first == days.last { right } else { left };
                let to = if start == End::Open { 8.0 } else { from - FADE };
                let fade = Piece::Fade { from, to: to.min(from - 4.0), open: start == End::Open };
                soft(days, scale).into_iter().chain([fade]).collect()
            }
            (None, None) => return None,
        };
        let (left, right) = pieces
            .iter()
            .map(|piece| piece.bounds())
            .fold((NARROW, 0.0), |all, piece| (f64::min(all.0, piece.0), f64::max(all.1, piece.1)));
        let (approximate, uncertain) = (date.is_approximate(), date.is_uncertain());
        Some(Self { pieces, left, right, approximate, uncertain })
    }

    /// The same on an axis that runs the other way.
    pub(super) fn mirrored(mut self) -> Self {
        for piece in &mut self.pieces {
            *piece = match *piece {
                Piece::Point(x) => Piece::Point(mirrored(x)),
                Piece::Soft(left, right) => Piece::Soft(mirrored(right), mirrored(left)),
                Piece::Solid(left, right) => Piece::Solid(mirrored(right), mirrored(left)),
                Piece::Fade { from, to, open } => {
                    Piece::Fade { from: mirrored(from), to: mirrored(to), open }
                }
            };
        }
        (self.left, self.right) = (mirrored(self.right), mirrored(self.left));
        self
    }

    pub(super) fn fades(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Fade { .. }))
    }

    pub(super) fn draw(&self, svg: &mut String, y: f64) {
        for piece in &self.pieces {
            piece.draw(svg, y, self.approximate);
        }
    }
}

/// Where a run of days begins and ends, at least as wide as can be seen.
fn places(days: Days, scale: &Scale) -> (f64, f64) {
    let (left, right) = (scale.place(number(days.first)), scale.place(number(days.last) + 1));
    let lacking = if days.first == days.last { 0.0 } else { (LEAST_BAND - (right - left)).max(0.0) };
    (left - lacking / 2.0, right + lacking / 2.0)
}

fn some_time(days: Days, scale: &Scale) -> Piece {
    let (left, right) = places(days, scale);
    if days.first == days.last { Piece::Point(f64::midpoint(left, right)) } else { Piece::Soft(left, right) }
}

fn soft(days: Days, scale: &Scale) -> Option<Piece> {
    let (left, right) = places(days, scale);
    (days.first != days.last).then_some(Piece::Soft(left, right))
}

/// From one run of days to another: sure between them, soft in them.
fn lasting(start: Days, end: Days, scale: &Scale) -> Vec<Piece> {
    let from =
        scale.place(if start.first == start.last { number(start.first) } else { number(start.last) + 1 });
    let to = scale.place(if end.first == end.last { number(end.last) + 1 } else { number(end.first) });
    // Ends in the same month or year leave nothing that is sure.
    let lacking = (LEAST_BAND - (to - from)).max(0.0);
    let is_exact = start.first == start.last && end.first == end.last;
    let solid = if is_exact {
        Some(Piece::Solid(from - lacking / 2.0, to + lacking / 2.0))
    } else {
        (to > from).then_some(Piece::Solid(from, to))
    };
    soft(start, scale).into_iter().chain(soft(end, scale)).chain(solid).collect()
}

impl Piece {
    fn bounds(self) -> (f64, f64) {
        match self {
            Self::Point(x) => (x - HALF, x + HALF),
            Self::Soft(left, right) | Self::Solid(left, right) => (left, right),
            Self::Fade { from, to, open } => {
                let arrow = if open { 8.0 } else { 0.0 };
                (from.min(to - arrow), from.max(to + arrow))
            }
        }
    }

    fn draw(self, svg: &mut String, y: f64, approximate: bool) {
        let dashes = if approximate { " stroke-dasharray=\"2.5 2\"" } else { "" };
        let bar = |svg: &mut String, class: &str, (left, right): (f64, f64), look: &str| {
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{look}/>",
                Across(left),
                y - HALF,
                Across(right - left),
                HALF * 2.0,
                if class == "solid" { 2.0 } else { HALF },
            );
        };
        match self {
            Self::Point(x) => {
                let look = if approximate {
                    format!(" fill-opacity=\".3\" stroke=\"currentColor\"{dashes}")
                } else {
                    String::new()
                };
                let _ = write!(
                    svg,
                    "<circle class=\"point\" cx=\"{}\" cy=\"{y}\" r=\"{HALF}\"{look}/>",
                    Across(x)
                );
            }
            Self::Soft(left, right) => {
                let look = format!(" fill-opacity=\".3\" stroke=\"currentColor\"{dashes}");
                bar(svg, "soft", (left, right), &look);
            }
            Self::Solid(left, right) => {
                let look = if approximate {
                    format!(" fill-opacity=\".6\" stroke=\"currentColor\"{dashes}")
                } else {
                    String::new()
                };
                bar(svg, "solid", (left, right), &look);
            }
            Self::Fade { from, to, open } => {
                let side = if to > from { "right" } else { "left" };
                let look = format!(" fill=\"url(#drawing-fade-{side})\"");
                bar(svg, "fade", (from.min(to), from.max(to)), &look);
                if open {
                    let way = if to > from { "M-2-6l9 6-9 6z" } else { "M2-6l-9 6 9 6z" };
                    let _ = write!(
                        svg,
                        "<svg x=\"{}\" y=\"{y}\" overflow=\"visible\"><path class=\"arrow\" d=\"{way}\"/></svg>",
                        Across(to)
                    );
                }
            }
        }
    }
}
