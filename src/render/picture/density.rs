//! Events by year or month, as bars that lead to their pages.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::era::Bands;
use super::letters::width;
use super::scale::number;
use super::svg::{Across, Pixels, Text, open};
use super::{NARROW, mirrored};
use crate::language::{Language, Short};
use crate::page::view::{DensitySpan, DensityView};

/// Down, in pixels: the highest bar, the words above it, those below the axis.
const HIGHEST: f64 = 96.0;
const ABOVE: f64 = 18.0;
const BELOW: f64 = 24.0;
/// The lowest bar, so that one event among thousands is seen.
const LOWEST: f64 = 3.0;
/// The part of its room that a bar takes.
const BAR: f64 = 0.82;
/// Pixels between two words below the axis.
const BETWEEN: f64 = 6.0;

pub(super) fn draw(density: &DensityView, language: &Language) -> String {
    let spans = &density.spans;
    let room = NARROW / spans.len().max(1) as f64;
    let bands = Bands::of(&density.eras, (density.latest, language), |day| place(spans, day) * room);
    let foot = bands.height() + ABOVE + HIGHEST;
    let size = format!("width=\"100%\" height=\"{}\"", foot + BELOW);
    let mut svg = open("density", &size, (&language.text("timeline"), &description(density, language)));
    bands.draw(&mut svg, foot);
    let most = spans.iter().map(|span| span.count).max().unwrap_or_default().max(1);
    let left = |index: usize| {
        let index = if density.latest == "left" { spans.len() - 1 - index } else { index };
        index as f64 * room
    };
    for (index, span) in spans.iter().enumerate() {
        let Some(url) = &span.url else { continue };
        let high = (span.count as f64 / most as f64 * HIGHEST).max(LOWEST);
        let words = language.say(
            "peak_of_events",
            &[("events", &language.count("n_events", span.count)), ("span", &span.label)],
        );
        // All of the room above the axis can be hit.
        let _ = write!(
            svg,
            "<a tabindex=\"-1\" href=\"{}\"><title>{}</title><rect class=\"room\" fill-opacity=\"0\" x=\"{}\" y=\"{}\" \
             width=\"{}\" height=\"{}\"/><rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></a>",
            Text(url),
            Text(&words),
            Across(left(index)),
            Pixels(bands.height()),
            Across(room),
            Pixels(foot - bands.height()),
            Across(left(index) + room * (1.0 - BAR) / 2.0),
            Pixels(foot - high),
            Across(room * BAR),
            Pixels(high),
        );
    }
    svg.push_str("<g aria-hidden=\"true\">");
    let _ =
        write!(svg, "<line class=\"axis\" x2=\"100%\" y1=\"{foot}\" y2=\"{foot}\" stroke=\"currentColor\"/>");
    for (middle, label) in labels(density, language) {
        let middle = if density.latest == "left" { mirrored(middle) } else { middle };
        let x = middle.clamp(width(&label) / 2.0, NARROW - width(&label) / 2.0);
        let _ = write!(
            svg,
            "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            Across(x),
            foot + 15.0,
            Text(&label)
        );
    }
    peak(&mut svg, density, (most, language, foot));
    svg.push_str("</g></svg>");
    svg
}

/// Where a day begins, in spans.
fn place(spans: &[DensitySpan], day: i64) -> f64 {
    let starts: Vec<i64> = spans.iter().map(|span| number(span.first_day)).collect();
    let after = starts.partition_point(|&start| start <= day);
    let Some(index) = after.checked_sub(1) else { return 0.0 };
    let usual = if spans.len() > 1 { starts[1] - starts[0] } else { 365 };
    let length = starts.get(after).map_or(usual, |next| next - starts[index]);
    index as f64 + ((day - starts[index]) as f64 / length as f64).min(1.0)
}

/// As many words below the axis as there is room for, each with the middle of its span.
fn labels(density: &DensityView, language: &Language) -> Vec<(f64, String)> {
    let spans = &density.spans;
    let room = NARROW / spans.len().max(1) as f64;
    let word = |day: Date| match density.unit {
        "year" => format!("{:04}", day.year()),
        _ if spans.len() > 12 && day.month() == 1 => format!("{:04}", day.year()),
        _ => language.short(day, Short::Month),
    };
    let steps: &[usize] = if density.unit == "year" { &[1, 2, 5, 10, 20, 50] } else { &[1, 2, 3, 6, 12] };
    let at = |index: usize, step: usize| match density.unit {
        "year" => usize::try_from(spans[index].first_day.year()).unwrap_or(index).is_multiple_of(step),
        _ => index.is_multiple_of(step),
    };
    let of = |step: usize| {
        let chosen = (0..spans.len()).filter(|&index| at(index, step));
        chosen.map(|index| ((index as f64 + 0.5) * room, word(spans[index].first_day))).collect::<Vec<_>>()
    };
    let fits = |labels: &Vec<(f64, String)>| {
        labels
            .windows(2)
            .all(|pair| pair[0].0 + width(&pair[0].1) / 2.0 + BETWEEN <= pair[1].0 - width(&pair[1].1) / 2.0)
    };
    steps.iter().map(|&step| of(step)).find(fits).unwrap_or_default()
}

/// How many the highest bar stands for, above it.
fn peak(svg: &mut String, density: &DensityView, (most, language, foot): (usize, &Language, f64)) {
    let spans = &density.spans;
    let Some(index) = spans.iter().rposition(|span| span.count == most) else { return };
    let middle = (index as f64 + 0.5) / spans.len() as f64 * NARROW;
    let middle = if density.latest == "left" { mirrored(middle) } else { middle };
    let words = language.say("peak", &[("n", &language.number(most)), ("span", &spans[index].label)]);
    let x = middle.clamp(width(&words) / 2.0, NARROW - width(&words) / 2.0);
    let _ = write!(
        svg,
        "<text class=\"peak\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        Across(x),
        foot - HIGHEST - 6.0,
        Text(&words)
    );
}

fn description(density: &DensityView, language: &Language) -> String {
    let spans = &density.spans;
    let peak = spans.iter().rev().max_by_key(|span| span.count);
    let (Some(first), Some(last), Some(peak)) = (spans.first(), spans.last(), peak) else {
        return String::new();
    };
    let events = language.count("n_events", peak.count);
    let values =
        [("first", &*first.label), ("last", &*last.label), ("peak", &*peak.label), ("events", &*events)];
    language.say(if density.unit == "month" { "events_of_months" } else { "events_of_years" }, &values)
}
