//! Mentions by month or year, as bars.

use std::fmt::Write as _;

use super::NARROW;
use super::letters::width;
use super::svg::{Across, Pixels, Text, open};
use crate::language::Language;
use crate::page::view::{MentionCount, MentionsView};

/// Down, in pixels: the foot of the bars, the highest bar, the whole drawing.
const FOOT: f64 = 66.0;
const HIGHEST: f64 = 46.0;
const HEIGHT: f64 = 86.0;
/// Across, in hundredths of the room that a bar has.
const BAR: u32 = 82;

pub(super) fn draw(mentions: &MentionsView, language: &Language) -> String {
    let most = mentions.spans.iter().map(all).max().unwrap_or_default().max(1);
    let size = format!("width=\"100%\" height=\"{HEIGHT}\"");
    let mut svg = open("mentions", &size, (&mentions.title, &description(mentions, language)));
    // Stretched to the column: all bars are one path, whose units are a hundredth of a bar's room
    // across and a pixel down.
    let _ = write!(
        svg,
        "<svg y=\"{}\" width=\"100%\" height=\"{HIGHEST}\" viewBox=\"0 0 {} {HIGHEST}\" \
         preserveAspectRatio=\"none\" overflow=\"visible\">",
        FOOT - HIGHEST,
        mentions.spans.len() * 100,
    );
    let height =
        |count: usize| if count == 0 { 0.0 } else { (count as f64 / most as f64 * HIGHEST).max(3.0) };
    let bars = |from: fn(&MentionCount) -> usize, to: fn(&MentionCount) -> usize| {
        let mut path = String::new();
        for (index, span) in mentions.spans.iter().enumerate().filter(|(_, span)| to(span) > from(span)) {
            let (foot, head) = (HIGHEST - height(from(span)), HIGHEST - height(to(span)));
            let _ = write!(path, "M{} {}h{BAR}V{}h-{BAR}z", index * 100 + 9, Pixels(foot), Pixels(head));
        }
        path
    };
    let _ = write!(svg, "<path class=\"bar\" d=\"{}\"/>", bars(|_| 0, |span| span.listed));
    let named = bars(|span| span.listed, all);
    if !named.is_empty() {
        let _ = write!(svg, "<path class=\"bar-named\" fill-opacity=\".45\" d=\"{named}\"/>");
    }
    let years = years(mentions);
    if !years.is_empty() {
        let _ = write!(
            svg,
            "<path class=\"axis\" d=\"{years}\" stroke=\"currentColor\" vector-effect=\"non-scaling-stroke\"/>"
        );
    }
    let _ = write!(
        svg,
        "</svg><line class=\"axis\" x2=\"100%\" y1=\"{FOOT}\" y2=\"{FOOT}\" stroke=\"currentColor\"/>"
    );
    labels(&mut svg, &mentions.spans, (most, language));
    svg.push_str("</svg>");
    svg
}

/// Short lines below the axis where a year begins, when the bars are months.
fn years(mentions: &MentionsView) -> String {
    let mut path = String::new();
    for (index, _) in mentions.spans.iter().enumerate().filter(|(_, span)| span.begins_year) {
        let _ = write!(path, "M{} {HIGHEST}v5", index * 100);
    }
    path
}

fn all(span: &MentionCount) -> usize {
    span.listed + span.named
}

/// The latest of the highest bars.
fn peak(spans: &[MentionCount]) -> Option<(usize, &MentionCount)> {
    spans.iter().enumerate().max_by_key(|(_, span)| all(span))
}

/// The first and the last month below the bars, the highest above its bar.
fn labels(svg: &mut String, spans: &[MentionCount], (most, language): (usize, &Language)) {
    let (Some(first), Some(last), Some((place, peak))) = (spans.first(), spans.last(), peak(spans)) else {
        return;
    };
    let foot = FOOT + 15.0;
    let _ = write!(svg, "<text class=\"tick\" y=\"{foot}\">{}</text>", Text(&first.label));
    let _ = write!(
        svg,
        "<text class=\"tick\" x=\"100%\" y=\"{foot}\" text-anchor=\"end\">{}</text>",
        Text(&last.label)
    );
    let words = language.say("peak", &[("n", &language.number(most)), ("span", &peak.label)]);
    let middle = (place as f64 + 0.5) / spans.len() as f64 * NARROW;
    let half = width(&words) / 2.0;
    let (x, anchor) = if middle < half {
        (0.0, "start")
    } else if middle > NARROW - half {
        (NARROW, "end")
    } else {
        (middle, "middle")
    };
    let _ = write!(
        svg,
        "<text class=\"peak\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
        Across(x),
        FOOT - HIGHEST - 6.0,
        Text(&words)
    );
}

fn description(mentions: &MentionsView, language: &Language) -> String {
    let spans = &mentions.spans;
    let (Some(first), Some(last), Some((_, peak))) = (spans.first(), spans.last(), peak(spans)) else {
        return String::new();
    };
    let briefings = language.count("n_briefings", all(peak));
    let key = if mentions.unit == "month" { "bars_of_months" } else { "bars_of_years" };
    let values = [
        ("first", &*first.label),
        ("last", &*last.label),
        ("peak", &*peak.label),
        ("briefings", &*briefings),
    ];
    language.say(key, &values)
}
