//! The setting `icon`.

use super::file;
use crate::name::SourcePath;
use crate::yaml::{Node, Reader, Spanned, Value};

/// Endings of icons.
const ICONS: [&str; 2] = ["svg", "png"];

/// What stands for the site where there is room for no more than a square.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Icon {
    /// The picture of which all sizes are made.
    pub file: Spanned<SourcePath>,
    /// The one for the home screens of phones, if that is another.
    pub touch: Option<Spanned<SourcePath>>,
}

impl Icon {
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            let file = file(reader.text(node, "icon")?, &ICONS, "icon.svg", reader)?;
            return Some(Self { file, touch: None });
        }
        let mut fields = reader.fields(node, "`icon`")?;
        let written = fields.required("file", "icon.svg", reader);
        let touch = fields.text("touch", reader);
        fields.finish(reader);
        let touch = touch.and_then(|text| file(text, &ICONS, "touch.png", reader));
        Some(Self { file: file(written?, &ICONS, "icon.svg", reader)?, touch })
    }
}
