//! The style sheet `identity.css`: the accent and the fonts of the settings as the variables that themes use.

use std::fmt::Write as _;

use super::Schemes;
use crate::config::{Face, FontFile, FontName, Fonts};

/// The settings of fonts, and the names of their files.
type Set<'s> = (&'s Fonts, &'s [Option<String>]);

/// What stands in when an own font of the interface is not there: what the others fall back on is the theme's.
const INTERFACE: &str = "system-ui, sans-serif";

/// The style sheet; `None` when it has nothing to say.
pub(super) fn sheet(
    accent: Option<Schemes>,
    (fonts, names): (&Fonts, &Vec<Option<String>>),
) -> Option<String> {
    if accent.is_none() && fonts.is_empty() {
        return None;
    }
    let mut css = "/* Made of the settings `accent` and `fonts`. */\n".to_owned();
    for (font, name) in fonts.files.iter().zip(names) {
        if let Some(name) = name {
            font_face(&mut css, font, name);
        }
    }
    if let Some(Schemes { light, dark }) = accent {
        // Paper keeps the black of the theme.
        let _ = write!(
            css,
            "@media screen {{ :root {{ --accent: {light}; --link: {light}; }} }}\n\
             @media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; --link: {dark}; }} }}\n"
        );
    }
    let faces = [
        ("--text-face", &fonts.body, "var(--serif)"),
        ("--heading-face", &fonts.headings, "var(--serif)"),
        ("--sans", &fonts.interface, INTERFACE),
    ];
    for (variable, face, otherwise) in faces {
        if let Some(face) = face {
            let _ = writeln!(css, ":root {{ {variable}: {}; }}", families(face, otherwise));
        }
    }
    Some(css)
}

fn font_face(css: &mut String, font: &FontFile, name: &str) {
    let (least, most) = font.weight;
    let weight = if least == most { least.to_string() } else { format!("{least} {most}") };
    let style = if font.is_italic { "italic" } else { "normal" };
    let _ = writeln!(
        css,
        "@font-face {{ font-family: \"{}\"; src: url(\"{name}\") format(\"woff2\"); font-weight: {weight}; \
         font-style: {style}; font-display: swap; }}",
        font.family
    );
}

fn families(face: &Face, otherwise: &str) -> String {
    let names = face.0.iter().map(|name| match name {
        FontName::Stack(stack) => stack.families.to_owned(),
        FontName::Family(family) => format!("\"{family}\""),
    });
    let has_stack = matches!(face.0.last(), Some(FontName::Stack(_)));
    names.chain((!has_stack).then(|| otherwise.to_owned())).collect::<Vec<_>>().join(", ")
}

/// The files that each page needs at once: the upright ones of the text and of headlines. What is bold or leans in a text
/// may come later.
pub(super) fn preloads((fonts, names): Set) -> Vec<String> {
    let mut needed = Vec::new();
    for (face, weight) in [(&fonts.body, 400), (&fonts.headings, 700)] {
        let Some(FontName::Family(family)) = face.as_ref().and_then(|face| face.0.first()) else { continue };
        let away =
            |font: &FontFile| weight - weight.clamp(i32::from(font.weight.0), i32::from(font.weight.1));
        let upright =
            fonts.files.iter().zip(names).filter(|(font, _)| font.family == *family && !font.is_italic);
        let nearest = upright.min_by_key(|(font, _)| away(font).abs()).and_then(|(_, name)| name.clone());
        needed.extend(nearest.filter(|name| !needed.contains(name)));
    }
    needed
}
