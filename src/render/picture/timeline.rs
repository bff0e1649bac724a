//! Events on an axis of time, each as exact as it is known.
//!
//! A day is a point. What happened some time in a month, season, year or decade is a soft band as wide as
//! what is not known; what lasted is a bar, with soft ends where these are not exact. An open end fades
//! into an arrow, an unknown one into nothing. An estimate has a dashed outline, a doubt a question mark.

use std::fmt::Write as _;

use super::NARROW;
use super::lanes::Lanes;
use super::letters::{cut, width};
use super::scale::{Scale, number};
use super::svg::{Across, Text, open};
use super::ticks::{Tick, ticks};
use crate::date::{Days, Edtf, End, Extent};
use crate::page::view::{DatedRef, TimelinePicture};

/// Down, in pixels: a lane, and the room above the lanes and below them.
const LANE: f64 = 21.0;
const ABOVE: f64 = 4.0;
const BELOW: f64 = 28.0;
/// Half of a mark's height.
const HALF: f64 = 4.5;
/// Across, in pixels: from a mark to its label, the room for a label at least, a band at least, a fading end.
const TO_LABEL: f64 = 8.0;
const LEAST_LABEL: f64 = 90.0;
const LEAST_BAND: f64 = 9.0;
const FADE: f64 = 26.0;
/// How far an axis goes on beyond its days.
const AXIS_MARGIN: f64 = 5.0;
/// A column in which labels are longer: `pictures.css` has the same number.
const WIDE: f64 = 560.0;
/// So many lanes that the axis stands above them too.
const TALL: usize = 20;
/// A stretch of days so long that the axis is not made for it: 12 years.
const LONG: i64 = 12 * 366;

pub(super) fn draw(timeline: &TimelinePicture) -> String {
    let scale = scale(&timeline.events);
    let marks: Vec<(Mark, &DatedRef)> =
        timeline.events.iter().filter_map(|event| Some((Mark::of(event.date, &scale)?, event))).collect();
    let mut lanes = Lanes::default();
    let rows: Vec<(usize, Label)> = marks
        .iter()
        .map(|(mark, event)| {
            let label = Label::of(mark, event);
            (lanes.take(mark.left.min(label.left), mark.right.max(label.right)), label)
        })
        .collect();
    let above = if lanes.len() > TALL { ABOVE + 16.0 } else { ABOVE };
    let axis = above + lanes.len() as f64 * LANE + 2.0;
    let size = format!("width=\"100%\" height=\"{}\"", axis + BELOW);
    let mut svg = open("timeline", &size, ("Timeline", &description(timeline)));
    if marks.iter().any(|(mark, _)| mark.fades()) {
        svg.push_str(FADES);
    }
    svg.push_str("<g aria-hidden=\"true\">");
    draw_axis(&mut svg, &scale, (lanes.len() > TALL, axis));
    svg.push_str("</g>");
    for ((mark, event), (lane, label)) in marks.iter().zip(rows) {
        let y = above + (lane as f64 + 0.5) * LANE;
        let class = if mark.approximate { " class=\"approximate\"" } else { "" };
        let words = format!("{}: {}", event.date.display(), event.name);
        let _ = write!(svg, "<a{class} href=\"{}\"><title>{}</title>", Text(event.url), Text(&words));
        mark.draw(&mut svg, y);
        label.draw(&mut svg, y + 4.0);
        svg.push_str("</a>");
    }
    svg.push_str("</svg>");
    svg
}

/// How an open end fades, to the right and to the left.
const FADES: &str = "<defs><linearGradient id=\"drawing-fade-right\"><stop class=\"fade\" stop-color=\"currentColor\"/>\
     <stop class=\"fade\" offset=\"1\" stop-color=\"currentColor\" stop-opacity=\".1\"/></linearGradient>\
     <linearGradient id=\"drawing-fade-left\"><stop class=\"fade\" stop-color=\"currentColor\" stop-opacity=\".1\"/>\
     <stop class=\"fade\" offset=\"1\" stop-color=\"currentColor\"/></linearGradient></defs>";

/// An axis for these events. What lasts or may lie for very long does not stretch it, if it can be helped.
fn scale(events: &[DatedRef]) -> Scale {
    let days = |is_long: bool| {
        let mut days = Vec::new();
        for event in events {
            let Extent { start, end } = event.date.extent();
            let ends = [start, end].into_iter().filter_map(End::days);
            let ends = ends.map(|days| (number(days.first), number(days.last)));
            let ends = ends.filter(|(first, last)| (last - first > LONG) == is_long);
            let mut of_event: Vec<i64> = ends.flat_map(|(first, last)| [first, last]).collect();
            // An event on one day is one thing to tell apart, not four.
            of_event.sort_unstable();
            of_event.dedup();
            days.extend(of_event);
        }
        days
    };
    let short = days(false);
    Scale::new(if short.is_empty() { days(true) } else { short })
}

fn draw_axis(svg: &mut String, scale: &Scale, (is_tall, y): (bool, f64)) {
    let top = if is_tall { 15.0 } else { 0.0 };
    for Tick { place, label, is_exact } in ticks(scale) {
        let line = Across(place);
        let x = Across(place.clamp(width(&label) / 2.0, NARROW - width(&label) / 2.0));
        if is_exact {
            let _ = write!(
                svg,
                "<line class=\"grid\" x1=\"{line}\" x2=\"{line}\" y1=\"{top}\" y2=\"{}\" \
                 stroke=\"currentColor\" stroke-opacity=\".2\"/>",
                y + 4.0
            );
        }
        for line in is_tall.then_some(10.0).into_iter().chain([y + 18.0]) {
            let _ = write!(
                svg,
                "<text class=\"tick\" x=\"{x}\" y=\"{line}\" text-anchor=\"middle\">{}</text>",
                Text(&label)
            );
        }
    }
    for stretch in &scale.stretches {
        let _ = write!(
            svg,
            "<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"currentColor\"/>",
            Across(stretch.left - AXIS_MARGIN),
            Across(stretch.right + AXIS_MARGIN),
        );
    }
    for place in scale.breaks() {
        let _ = write!(
            svg,
            "<svg x=\"{}\" y=\"{y}\" overflow=\"visible\"><path class=\"break\" d=\"M-4 5l4-10M0 5l4-10\" stroke=\"currentColor\" fill=\"none\"/></svg>",
            Across(place)
        );
    }
}

/// A part of a mark, in pixels of the narrowest column.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
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
struct Mark {
    pieces: Vec<Piece>,
    left: f64,
    right: f64,
    approximate: bool,
    uncertain: bool,
}

impl Mark {
    /// `None` when the date has no day at all.
    fn of(date: &Edtf, scale: &Scale) -> Option<Self> {
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

    fn fades(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Fade { .. }))
    }

    fn draw(&self, svg: &mut String, y: f64) {
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

/// The words beside a mark, on the side that has room for them. In a wide column there is room for more
/// of them, which the style sheet shows there.
struct Label {
    short: String,
    long: String,
    left: f64,
    right: f64,
    x: f64,
    shift: f64,
}

impl Label {
    fn of(mark: &Mark, event: &DatedRef) -> Self {
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

    fn draw(&self, svg: &mut String, y: f64) {
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

fn description(timeline: &TimelinePicture) -> String {
    let shown = timeline.events.len();
    let which = match (shown, timeline.total) {
        (1, 1) => "One event".to_owned(),
        (shown, total) if shown == total => format!("{shown} events"),
        (shown, total) => format!("{shown} of {total} events, those that most briefings tell"),
    };
    match (timeline.events.first(), timeline.events.last()) {
        (Some(first), Some(last)) if shown > 1 => {
            format!("{which}, from {} to {}. Each is a link.", first.date.display(), last.date.display())
        }
        (Some(first), _) => format!("{which}, {}. It is a link.", first.date.display()),
        _ => which,
    }
}
