//! Named periods: bands behind a timeline, with their names above it.

use std::fmt::Write as _;

use super::lanes::Lanes;
use super::letters::{cut, width};
use super::scale::number;
use super::svg::{Across, Text};
use super::{NARROW, mirrored};
use crate::date::{End, Extent};
use crate::language::Language;
use crate::page::view::EraView;

/// Down, in pixels: a row of names, and what stays free below them.
const ROW: f64 = 15.0;
const BELOW: f64 = 3.0;
/// Across, in pixels: the least that is drawn of a period, and from its edge to its name.
const LEAST: f64 = 1.0;
const TO_NAME: f64 = 3.0;

/// The bands of a drawing.
pub(super) struct Bands {
    bands: Vec<Band>,
    rows: usize,
}

struct Band {
    left: f64,
    right: f64,
    /// What it is called, and when it was.
    words: String,
    name: String,
    /// Where the name begins, and in which row.
    name_at: (f64, usize),
}

impl Bands {
    /// The bands of periods; `place` says where a day begins, `latest` on which side the latest stands.
    pub(super) fn of(
        eras: &[EraView],
        (latest, language): (&str, &Language),
        place: impl Fn(i64) -> f64,
    ) -> Self {
        let mut lanes = Lanes::default();
        let bands = eras.iter().filter_map(|era| {
            let Extent { start, end } = era.date.value.extent();
            let from = End::days(start).map_or(0.0, |days| place(number(days.first)));
            let to = End::days(end).map_or(NARROW, |days| place(number(days.last) + 1));
            let (left, right) = if latest == "left" { (mirrored(to), mirrored(from)) } else { (from, to) };
            if right - left < LEAST {
                return None;
            }
            let name = cut(&era.name, NARROW - 2.0 * TO_NAME);
            // A name longer than its band goes on beyond it, as long as it stays in the drawing.
            let x = (left + TO_NAME).min(NARROW - TO_NAME - width(&name)).max(TO_NAME);
            let row = lanes.take(x, x + width(&name));
            let words = language.say("event_on", &[("date", &era.date.display), ("event", &era.name)]);
            Some(Band { left, right, words, name, name_at: (x, row) })
        });
        let bands: Vec<Band> = bands.collect();
        Self { bands, rows: lanes.len() }
    }

    /// How much room the names take above the drawing.
    pub(super) fn height(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.rows as f64 * ROW + BELOW }
    }

    /// Draws all of them, down to `bottom`.
    pub(super) fn draw(&self, svg: &mut String, bottom: f64) {
        for (index, band) in self.bands.iter().enumerate() {
            let (x, row) = band.name_at;
            let top = row as f64 * ROW;
            let _ = write!(
                svg,
                "<g class=\"era era-{}\"><title>{}</title><rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{}\" \
                 fill-opacity=\".08\"/><text class=\"tick\" x=\"{}\" y=\"{}\">{}</text></g>",
                index % 2 + 1,
                Text(&band.words),
                Across(band.left),
                Across(band.right - band.left),
                bottom - top,
                Across(x),
                top + 11.0,
                Text(&band.name),
            );
        }
    }
}
