//! The setting `images`: which smaller copies are made of pictures.

use crate::yaml::{Node, Reader};

/// The widest copy that can be asked for, in pixels.
const WIDEST: usize = 8192;

/// What is kept of what a picture tells of its maker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Metadata {
    /// Nothing.
    #[default]
    None,
    /// Who made it, under which licence it stands, and whether a machine made it.
    Credit,
}

/// How pictures are scaled.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Images {
    /// `widths`: of the copies, in pixels; empty for none.
    pub widths: Vec<u32>,
    /// `quality`: of the copies, from 1 to 100.
    pub quality: u8,
    /// `sizes`: how wide a picture is on a page, as the attribute `sizes` of HTML says it.
    pub sizes: String,
    /// `metadata`: what is kept of what a picture tells of its maker.
    pub metadata: Metadata,
}

impl Default for Images {
    fn default() -> Self {
        Self {
            widths: vec![480, 800, 1200, 1600],
            quality: 80,
            // The column of the default theme.
            sizes: "(max-width: 40rem) 100vw, 36rem".into(),
            metadata: Metadata::None,
        }
    }
}

impl Images {
    /// Reads the mapping; what is wrong leaves the default in its place.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        let mut images = Self::default();
        let Some(mut fields) = reader.fields(node, "`images`") else { return images };
        if let Some(node) = fields.take("widths") {
            let nodes = reader.list(node, "widths");
            let widths = nodes.iter().filter_map(|node| reader.count(node, "widths", 1..=WIDEST));
            images.widths = widths.filter_map(|width| u32::try_from(width).ok()).collect();
        }
        let quality = fields.take("quality").and_then(|node| reader.count(node, "quality", 1..=100));
        images.quality = quality.and_then(|quality| u8::try_from(quality).ok()).unwrap_or(images.quality);
        if let Some(sizes) = fields.text("sizes", reader) {
            images.sizes = sizes.value;
        }
        if let Some(node) = fields.take("metadata")
            && reader.word(node, "metadata", &["none", "credit"]) == Some("credit")
        {
            images.metadata = Metadata::Credit;
        }
        fields.finish(reader);
        images
    }
}
