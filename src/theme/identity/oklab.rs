//! Colours as people see them: how bright one is beside another, and OKLCH, in which a colour gets lighter or darker
//! and keeps its hue.
//!
//! It must not know what a colour is for.

use crate::config::Rgb;

/// A colour by lightness (0 to 1), chroma and hue (radians): OKLCH, <https://bottosson.github.io/posts/oklab/>.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    pub(super) lightness: f64,
    pub(super) chroma: f64,
    pub(super) hue: f64,
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far apart two colours look: the distance in `OKLab`, about 0.02 of what is just seen.
pub(super) fn distance(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (lab(one), lab(other));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.0.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A part of sRGB as light (IEC 61966-2-1).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn encoded(light: f64) -> u8 {
    let part = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 255")]
    let part = (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    part
}

fn lab(colour: Rgb) -> [f64; 3] {
    let [red, green, blue] = colour.0.map(linear);
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
    ]
}

impl Oklch {
    pub(super) fn of(colour: Rgb) -> Self {
        let [lightness, a, b] = lab(colour);
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// The nearest colour of a screen that is as light and of the same hue: as colourful as this one, or as can be.
    pub(super) fn on_screen(self) -> Rgb {
        let mut shown = self.light();
        if !is_shown(shown) {
            let (mut least, mut most) = (0.0, self.chroma);
            for _ in 0..24 {
                let chroma = f64::midpoint(least, most);
                if is_shown(Self { chroma, ..self }.light()) { least = chroma } else { most = chroma }
            }
            shown = Self { chroma: least, ..self }.light();
        }
        Rgb(shown.map(encoded))
    }

    /// The light of red, green and blue, which a screen has from 0 to 1.
    fn light(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

fn is_shown(light: [f64; 3]) -> bool {
    light.iter().all(|part| (-0.000_1..=1.000_1).contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).expect("a colour")
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#ff0000", "#ffffff", 4.0),
            ("#14508c", "#151617", 2.21),
        ] {
            let found = contrast(rgb(one), rgb(other));
            assert!((found - expected).abs() < 0.01, "{one} on {other}: {found}");
        }
    }

    #[test]
    fn a_colour_is_itself_in_oklch() {
        for text in ["#000000", "#ffffff", "#14508c", "#ff0000", "#00ff00", "#0000ff", "#ffd400", "#808080"] {
            assert_eq!(Oklch::of(rgb(text)).on_screen().to_string(), text);
            assert!(distance(rgb(text), rgb(text)) < 1e-9);
        }
        // The article's own example.
        let red = Oklch::of(rgb("#ff0000"));
        assert!((red.lightness - 0.628).abs() < 0.001 && (red.chroma - 0.2577).abs() < 0.001, "{red:?}");
    }
}
