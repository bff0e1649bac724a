//! A file of a font among the settings.

use super::file;
use crate::diagnostic::Lint;
use crate::name::SourcePath;
use crate::yaml::{Node, Reader, Spanned};

/// A file of a font.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FontFile {
    /// Where it is.
    pub file: Spanned<SourcePath>,
    /// What the settings call the font.
    pub family: String,
    /// How bold it is, from 1 to 1000; of a variable font the lightest and the boldest.
    pub weight: (u16, u16),
    /// Whether its letters lean.
    pub is_italic: bool,
}

impl FontFile {
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let mut fields = reader.fields(node, "a font")?;
        let written = fields.required("file", "fonts/desk.woff2", reader);
        let family = fields.required("family", "Desk", reader);
        let weight = fields.text("weight", reader).and_then(|text| weight(&text, reader));
        let style = fields.take("style").and_then(|node| reader.word(node, "style", &["normal", "italic"]));
        fields.finish(reader);
        let file = file(written?, &["woff2"], "fonts/desk.woff2", reader)?;
        let family = family?;
        // It stands in a style sheet, between quotation marks.
        if family.value.contains(['"', '\\', '\n', '<', '{', '}']) {
            let message = format!("`{}` is no name of a font.", family.value);
            reader.problem(Lint::ValueInvalid, family.range, message).hint =
                Some("write letters, digits and spaces".into());
            return None;
        }
        let weight = weight.unwrap_or((400, 400));
        Some(Self { file, family: family.value, weight, is_italic: style == Some("italic") })
    }
}

/// `700`, or `100 900` of a variable font.
fn weight(text: &Spanned<String>, reader: &mut Reader) -> Option<(u16, u16)> {
    let numbers: Vec<Option<u16>> = text
        .value
        .split([' ', '-', '–'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|number| (1..=1000).contains(number)))
        .collect();
    let read = match numbers.as_slice() {
        [Some(one)] => Some((*one, *one)),
        [Some(least), Some(most)] if least < most => Some((*least, *most)),
        _ => None,
    };
    if read.is_none() {
        let message = format!("`weight` cannot be `{}`.", text.value);
        reader.problem(Lint::ValueInvalid, text.range.clone(), message).hint =
            Some("write a number such as `400` or `700`, or two for a variable font: `100 900`".into());
    }
    read
}
