//! Pictures as static SVG: mentions by month, events on an axis of time, networks of actors.
//!
//! Owns where marks go and how a name becomes safe text. It sees the data of one picture alone; colours
//! are the style sheet's, with `currentColor` for pages that have none.
//!
//! A drawing has no width of its own where it can do without: across it is measured in hundredths of
//! the page's column, down in CSS pixels, so that its letters are as large on a telephone as on a desk.
//! Whatever must not overlap is kept apart at [`NARROW`]; wider it only moves further apart.
//!
//! The same data gives the same bytes on every machine: coordinates are rounded, and nothing but the
//! operations that IEEE 754 rounds exactly (`+ - * /` and square roots) goes into them.

mod bars;
mod density;
mod era;
mod label;
mod lanes;
mod layout;
mod letters;
mod mark;
mod network;
mod scale;
mod svg;
mod ticks;
mod timeline;

use crate::language::Language;
use crate::page::view::PicturesView;
#[cfg(feature = "cards")]
pub(super) use svg::Text;

/// The narrowest column that a drawing is made for, in CSS pixels.
const NARROW: f64 = 300.0;

/// Where a place of an axis stands that runs the other way.
fn mirrored(place: f64) -> f64 {
    NARROW - place
}

/// Draws the pictures of a page: SVG elements by the name of their variable, empty where there is none.
pub(super) fn draw(pictures: &PicturesView, language: &Language) -> [(&'static str, String); 4] {
    [
        ("mentions_svg", pictures.mentions.as_ref().map(|one| bars::draw(one, language)).unwrap_or_default()),
        (
            "timeline_svg",
            pictures.timeline.as_ref().map(|one| timeline::draw(one, language)).unwrap_or_default(),
        ),
        (
            "density_svg",
            pictures.density.as_ref().map(|one| density::draw(one, language)).unwrap_or_default(),
        ),
        (
            "network_svg",
            pictures.network.as_ref().map(|one| network::draw(one, language)).unwrap_or_default(),
        ),
    ]
}

#[cfg(test)]
mod tests;
