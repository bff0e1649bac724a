//! The setting `logo`.

use super::file;
use crate::name::SourcePath;
use crate::yaml::{Node, Reader, Spanned, Value};

/// Endings of pictures that every browser shows.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"];
/// What stands in the head of each page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Logo {
    /// The picture.
    pub file: Spanned<SourcePath>,
    /// The one for dark pages, if that is another.
    pub dark: Option<Spanned<SourcePath>>,
    /// What it says to those who do not see it; without it the title of the site. Empty when the title stands beside it.
    pub alt: Option<String>,
}

impl Logo {
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            let file = picture(reader.text(node, "logo")?, reader)?;
            return Some(Self { file, dark: None, alt: None });
        }
        let mut fields = reader.fields(node, "`logo`")?;
        let light = fields.required("file", "logo.svg", reader);
        let dark = fields.text("dark", reader);
        let alt = fields.take("alt").and_then(|node| reader.text(node, "alt")).map(|text| text.value);
        fields.finish(reader);
        let dark = dark.and_then(|text| picture(text, reader));
        Some(Self { file: picture(light?, reader)?, dark, alt })
    }
}

fn picture(text: Spanned<String>, reader: &mut Reader) -> Option<Spanned<SourcePath>> {
    file(text, &PICTURES, "logo.svg", reader)
}
