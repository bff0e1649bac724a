//! The accent of the settings as a theme can show it: light enough or dark enough to be read on each of its
//! backgrounds, of the same hue.

use super::oklab::{Oklch, contrast, distance};
use crate::config::Rgb;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::yaml::Spanned;

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
const ENOUGH: f64 = 4.5;
/// A step of lightness, which nobody sees.
const STEP: f64 = 0.002;
/// A colour that moved so far looks like another one.
const FAR: f64 = 0.1;

/// The backgrounds on which a theme's links stand; the first of each is that of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Backgrounds {
    pub(crate) light: Vec<Rgb>,
    pub(crate) dark: Vec<Rgb>,
}

impl Default for Backgrounds {
    /// White and nearly black, for a theme that says nothing.
    fn default() -> Self {
        Self { light: vec![Rgb([0xff; 3])], dark: vec![Rgb([0x15; 3])] }
    }
}

/// One colour on light pages, and one on dark pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Schemes {
    /// On light pages.
    pub light: Rgb,
    /// On dark pages.
    pub dark: Rgb,
}

/// The accent on the backgrounds of a theme; tells when it is not what its writer will expect. On dark pages it is
/// lighter than on light ones, which is no news.
pub(super) fn accent(
    wanted: &Spanned<Rgb>,
    backgrounds: &Backgrounds,
    problems: &mut Vec<Diagnostic>,
) -> Schemes {
    let light = fitted(wanted.value, &backgrounds.light);
    let dark = fitted(wanted.value, &backgrounds.dark);
    let told = if least(light, &backgrounds.light) < ENOUGH {
        Some(("light", light, &backgrounds.light))
    } else if least(dark, &backgrounds.dark) < ENOUGH {
        Some(("dark", dark, &backgrounds.dark))
    } else {
        (distance(wanted.value, light) > FAR).then_some(("light", light, &backgrounds.light))
    };
    if let Some((pages, shown, backgrounds)) = told {
        problems.push(problem(wanted, (pages, shown), backgrounds));
    }
    Schemes { light, dark }
}

fn problem(wanted: &Spanned<Rgb>, (pages, shown): (&str, Rgb), backgrounds: &[Rgb]) -> Diagnostic {
    let span = Span::new(&crate::config::FILE.into(), wanted.range.clone());
    let (before, after) = (least(wanted.value, backgrounds), least(shown, backgrounds));
    let is_read = after >= ENOUGH;
    // Rounded down: 4.499 is not 4.5.
    let ratio = |contrast: f64| format!("{:.1}:1", (contrast * 10.0).floor() / 10.0);
    let message = format!(
        "`{}` is hard to read on {pages} pages ({} where {ENOUGH}:1 is needed), and is `{shown}` there{}.",
        wanted.value,
        ratio(before),
        if is_read { String::new() } else { format!(", which is no better than {}", ratio(after)) }
    );
    let hint = if is_read {
        format!(
            "write `accent: \"{shown}\"`, the nearest colour of its hue that can be read, or one of your own that is darker"
        )
    } else {
        "no colour can be read on all `backgrounds` of the theme's theme.yaml: they are too far apart"
            .to_owned()
    };
    Diagnostic::new(Lint::AccentContrast, span, message).hint(hint)
}

/// The contrast of a colour with the worst of some backgrounds.
pub(super) fn least(colour: Rgb, backgrounds: &[Rgb]) -> f64 {
    backgrounds.iter().map(|&background| contrast(colour, background)).fold(f64::INFINITY, f64::min)
}

/// The colour itself, if it can be read on all of these backgrounds; else the nearest one of its hue that can, or the one
/// that comes nearest to it.
pub(super) fn fitted(colour: Rgb, backgrounds: &[Rgb]) -> Rgb {
    if least(colour, backgrounds) >= ENOUGH {
        return colour;
    }
    let given = Oklch::of(colour);
    let mut best = colour;
    let mut away = STEP;
    while away <= 1.0 {
        for lightness in [given.lightness - away, given.lightness + away] {
            let moved = Oklch { lightness: lightness.clamp(0.0, 1.0), ..given }.on_screen();
            if least(moved, backgrounds) > least(best, backgrounds) {
                best = moved;
            }
            if least(moved, backgrounds) >= ENOUGH {
                return moved;
            }
        }
        away += STEP;
    }
    best
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::snapshot::Snapshot;
    use crate::theme::{EMBEDDED_NAMES, Theme};

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).expect("a colour")
    }

    /// The backgrounds of all themes that briefgen carries.
    static ALL: LazyLock<Vec<(&str, Backgrounds)>> = LazyLock::new(|| {
        let of = |name: &'static str| {
            let theme =
                Theme::load(&Spanned::new(name.to_owned(), 0..0), &Snapshot::default(), &mut Vec::new());
            (name, theme.backgrounds().clone())
        };
        EMBEDDED_NAMES.into_iter().map(of).collect()
    });

    /// How far the hue of a colour turned, in `OKLab`: of a colour that is nearly gray a turn is not seen.
    fn turned(from: Rgb, to: Rgb) -> f64 {
        let (from, to) = (Oklch::of(from), Oklch::of(to));
        2.0 * from.chroma.min(to.chroma) * ((from.hue - to.hue) / 2.0).sin().abs()
    }

    fn check(colour: Rgb) {
        for (name, backgrounds) in &*ALL {
            for on in [&backgrounds.light, &backgrounds.dark] {
                let shown = fitted(colour, on);
                assert!(least(shown, on) >= ENOUGH, "{colour} is {shown} in {name}: {}", least(shown, on));
                // A step of eight bits is up to 0.01 in dark colours.
                assert!(
                    turned(colour, shown) < 0.012,
                    "{colour} is {shown} in {name}: {}",
                    turned(colour, shown)
                );
                assert!(least(colour, on) < ENOUGH || shown == colour, "{colour} could stay in {name}");
            }
        }
    }

    /// What theme.yaml says of a theme is what its style sheet has.
    #[test]
    fn backgrounds_are_those_of_the_style_sheets() {
        for (name, backgrounds) in &*ALL {
            let theme =
                Theme::load(&Spanned::new((*name).to_owned(), 0..0), &Snapshot::default(), &mut Vec::new());
            let sheet = String::from_utf8_lossy(&theme.files()["style.css"].source).into_owned();
            let own = theme.files().get(&format!("{name}.css"));
            let sheet =
                sheet + &own.map_or(String::new(), |own| String::from_utf8_lossy(&own.source).into_owned());
            for colour in backgrounds.light.iter().chain(&backgrounds.dark) {
                assert!(sheet.contains(&format!(": {colour};")), "{name} has no {colour}");
            }
        }
    }

    #[test]
    fn any_colour_can_be_read_and_keeps_its_hue() {
        for corner in 0..8_u8 {
            check(Rgb([0, 1, 2].map(|bit| if corner >> bit & 1 == 1 { 255 } else { 0 })));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]
        #[test]
        fn any_colour_by_chance(parts: [u8; 3]) {
            check(Rgb(parts));
        }
    }

    #[test]
    fn what_a_writer_is_told() {
        let paper = Backgrounds { light: vec![rgb("#ffffff")], dark: vec![rgb("#151617")] };
        let between =
            Backgrounds { light: vec![rgb("#ffffff"), rgb("#000000"), rgb("#777777")], ..paper.clone() };
        for (colour, backgrounds, told) in [
            ("#14508c", &paper, ""),
            ("#96281b", &paper, ""),
            ("#000000", &paper, ""),
            // It has to move, by less than is seen as another colour.
            ("#1a80e8", &paper, ""),
            (
                "#ffd400",
                &paper,
                "`#ffd400` is hard to read on light pages (1.4:1 where 4.5:1 is needed), and is `#",
            ),
            (
                "#ff6600",
                &paper,
                "`#ff6600` is hard to read on light pages (2.9:1 where 4.5:1 is needed), and is `#",
            ),
            ("#14508c", &between, "`#14508c` is hard to read on light pages (1.8:1"),
        ] {
            let mut problems = Vec::new();
            let wanted = Spanned::new(rgb(colour), 0..0);
            let shown = accent(&wanted, backgrounds, &mut problems);
            let message = problems.first().map_or("", |problem| &*problem.message);
            assert!(
                message.starts_with(told) && told.is_empty() == message.is_empty(),
                "{colour}: {message:?}"
            );
            // Whoever does what the hint says is told nothing more.
            let hinted = problems.first().filter(|problem| problem.message.ends_with("there."));
            if hinted.is_some() {
                let mut again = Vec::new();
                accent(&Spanned::new(shown.light, 0..0), backgrounds, &mut again);
                assert_eq!(again, [], "{colour}");
            }
        }
    }
}
