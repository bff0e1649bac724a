//! Events on an axis of time: the axis, and a mark with its words in each lane.

use std::fmt::Write as _;

use super::era::Bands;
use super::label::Label;
use super::lanes::Lanes;
use super::letters::width;
use super::mark::{FADES, Mark};
use super::scale::{Scale, number};
use super::svg::{Across, Text, open};
use super::ticks::{Tick, ticks};
use super::{NARROW, mirrored};
use crate::date::{End, Extent};
use crate::language::Language;
use crate::page::view::{DatedRef, TimelinePicture};

/// Down, in pixels: a lane, and the room above the lanes and below them.
const LANE: f64 = 21.0;
const ABOVE: f64 = 4.0;
const BELOW: f64 = 28.0;
/// How far an axis goes on beyond its days.
const AXIS_MARGIN: f64 = 5.0;
/// So many lanes that the axis stands above them too.
const TALL: usize = 20;
/// A stretch of days so long that the axis is not made for it: 12 years.
const LONG: i64 = 12 * 366;

pub(super) fn draw(timeline: &TimelinePicture, language: &Language) -> String {
    let scale = scale(&timeline.events);
    let marks =
        timeline.events.iter().filter_map(|event| Some((Mark::of(&event.date.value, &scale)?, event)));
    let mut marks: Vec<(Mark, &DatedRef)> = marks.collect();
    let is_mirrored = timeline.latest == "left";
    if is_mirrored {
        // The latest at the left stands on top, as the earliest does else.
        marks = marks.into_iter().rev().map(|(mark, event)| (mark.mirrored(), event)).collect();
    }
    let bands = Bands::of(&timeline.eras, (timeline.latest, language), |day| scale.place(day));
    let mut lanes = Lanes::default();
    let rows: Vec<(usize, Label)> = marks
        .iter()
        .map(|(mark, event)| {
            let label = Label::of(mark, event);
            (lanes.take(mark.left.min(label.left), mark.right.max(label.right)), label)
        })
        .collect();
    let names = bands.height();
    let above = names + if lanes.len() > TALL { ABOVE + 16.0 } else { ABOVE };
    let axis = above + lanes.len() as f64 * LANE + 2.0;
    let size = format!("width=\"100%\" height=\"{}\"", axis + BELOW);
    let mut svg = open("timeline", &size, (&language.text("timeline"), &description(timeline, language)));
    if marks.iter().any(|(mark, _)| mark.fades()) {
        svg.push_str(FADES);
    }
    bands.draw(&mut svg, axis);
    svg.push_str("<g aria-hidden=\"true\">");
    let tall = (lanes.len() > TALL).then_some(names);
    draw_axis(&mut svg, (&scale, language), &Axis { y: axis, top: names, tall, is_mirrored });
    svg.push_str("</g>");
    for ((mark, event), (lane, label)) in marks.iter().zip(rows) {
        let y = above + (lane as f64 + 0.5) * LANE;
        let class = if mark.approximate { " class=\"approximate\"" } else { "" };
        let words = language.say("event_on", &[("date", &event.date.display), ("event", event.name)]);
        let _ = write!(svg, "<a{class} href=\"{}\"><title>{}</title>", Text(event.url), Text(&words));
        mark.draw(&mut svg, y);
        label.draw(&mut svg, y + 4.0);
        svg.push_str("</a>");
    }
    svg.push_str("</svg>");
    svg
}

/// An axis for these events. What lasts or may lie for very long does not stretch it, if it can be helped.
fn scale(events: &[DatedRef]) -> Scale {
    let days = |is_long: bool| {
        let mut days = Vec::new();
        for event in events {
            let Extent { start, end } = event.date.value.extent();
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

/// Where an axis stands.
struct Axis {
    y: f64,
    /// Where its lines begin.
    top: f64,
    /// Where its words stand a second time, above a tall drawing.
    tall: Option<f64>,
    is_mirrored: bool,
}

impl Axis {
    fn place(&self, place: f64) -> f64 {
        if self.is_mirrored { mirrored(place) } else { place }
    }
}

fn draw_axis(svg: &mut String, (scale, language): (&Scale, &Language), axis: &Axis) {
    let y = axis.y;
    let top = axis.tall.map_or(axis.top, |tall| tall + 15.0);
    for Tick { place, label, is_exact } in ticks(scale, language) {
        let place = axis.place(place);
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
        for line in axis.tall.map(|tall| tall + 10.0).into_iter().chain([y + 18.0]) {
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
            Across(axis.place(stretch.left - AXIS_MARGIN)),
            Across(axis.place(stretch.right + AXIS_MARGIN)),
        );
    }
    for place in scale.breaks() {
        let _ = write!(
            svg,
            "<svg x=\"{}\" y=\"{y}\" overflow=\"visible\"><path class=\"break\" d=\"M-4 5l4-10M0 5l4-10\" stroke=\"currentColor\" fill=\"none\"/></svg>",
            Across(axis.place(place))
        );
    }
}

fn description(timeline: &TimelinePicture, language: &Language) -> String {
    let (shown, total) = (timeline.events.len(), timeline.total);
    let which = if shown == total {
        language.count("drawn_events", total)
    } else {
        let events = language.count("n_events", total);
        language.say("drawn_some_events", &[("shown", &language.number(shown)), ("events", &events)])
    };
    let date = |event: &DatedRef| event.date.display.clone();
    match (timeline.events.first(), timeline.events.last()) {
        (Some(first), Some(last)) if shown > 1 => {
            let (first, last) = (date(first), date(last));
            language.say("drawn_from_to", &[("events", &which), ("first", &first), ("last", &last)])
        }
        (Some(first), _) => language.say("drawn_on", &[("events", &which), ("date", &date(first))]),
        _ => which,
    }
}
