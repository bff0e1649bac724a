//! The setting `markdown`: what becomes of HTML in texts, and which signs are read in them beside the usual ones.

use crate::yaml::{Node, Reader};

/// What becomes of HTML that stands in a Markdown text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Html {
    /// It is HTML of the page, as its writer wants it.
    #[default]
    Trust,
    /// What can do harm is taken out.
    Sanitize,
    /// It is shown as text.
    Escape,
}

/// The mapping `markdown`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markdown {
    /// `html`
    pub html: Html,
    /// `autolink`: whether addresses that stand in a text are links.
    pub autolink: bool,
    /// `math`: whether what stands between dollar signs is a formula.
    pub math: bool,
}

impl Markdown {
    /// Reads the mapping; what is wrong leaves the default in its place.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        let Some(mut fields) = reader.fields(node, "`markdown`") else { return Self::default() };
        let html =
            fields.take("html").and_then(|node| reader.word(node, "html", &["trust", "sanitize", "escape"]));
        let autolink = fields.take("autolink").and_then(|node| reader.boolean(node, "autolink"));
        let math = fields.take("math").and_then(|node| reader.boolean(node, "math"));
        fields.finish(reader);
        let html = match html {
            Some("sanitize") => Html::Sanitize,
            Some("escape") => Html::Escape,
            _ => Html::Trust,
        };
        Self { html, autolink: autolink.unwrap_or_default(), math: math.unwrap_or_default() }
    }
}
