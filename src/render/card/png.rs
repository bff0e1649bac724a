//! Pixels as PNG with a palette (<https://www.w3.org/TR/png-3/>), which for a card is a third of the size of
//! full colour.
//!
//! Must not know what is drawn, but that it is opaque and of few colours.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::Pixmap;

/// Most colours of a palette.
const MOST: usize = 256;

/// The file. Colours are rounded until a palette holds them: by so little that nobody sees it.
pub(super) fn encode(pixels: &Pixmap) -> Vec<u8> {
    let (palette, indices) =
        (0..8).find_map(|bits| reduce(pixels, bits)).expect("one bit a colour leaves eight colours");
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_palette(palette);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&indices)?;
        writer.finish()
    });
    written.expect("there is a place for each pixel, and memory takes all bytes");
    file
}

/// The palette and the place of each pixel in it, with so many bits of each colour rounded away; `None` when
/// there are still too many.
fn reduce(pixels: &Pixmap, bits: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut indices = Vec::with_capacity(pixels.pixels().len());
    let mut last = None;
    for pixel in pixels.pixels() {
        // Most pixels are like the one before.
        if let Some((_, place)) = last.filter(|(known, _)| known == pixel) {
            indices.push(place);
            continue;
        }
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        let place = match places.entry(colour.map(|part| round(part, bits))) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let place = u8::try_from(palette.len() / 3).ok().filter(|_| palette.len() < 3 * MOST)?;
                // The first of those that are rounded to one stands for them: the plain colours stay.
                palette.extend(colour);
                *new.insert(place)
            }
        };
        indices.push(place);
        last = Some((*pixel, place));
    }
    Some((palette, indices))
}

fn round(part: u8, bits: u32) -> u8 {
    part >> bits
}
