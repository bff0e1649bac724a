//! The setting `fonts`: stacks of fonts that systems have, by name, and files of one's own.

use super::font_file::FontFile;
use crate::diagnostic::Lint;
use crate::name::nearest;
use crate::yaml::{Node, Reader, Spanned};

/// Fonts that systems have and that look alike, the best one first.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Stack {
    /// Its name in the settings.
    pub name: &'static str,
    /// The fonts, as CSS lists them.
    pub families: &'static str,
    /// Whether its letters have serifs, or are drawn by hand: such a stack is not for menus and notes by itself.
    pub is_serif: bool,
}

const fn serif(name: &'static str, families: &'static str) -> Stack {
    Stack { name, families, is_serif: true }
}

const fn sans(name: &'static str, families: &'static str) -> Stack {
    Stack { name, families, is_serif: false }
}

/// The stacks, by the names that <https://modernfontstacks.com> gives them (CC0).
pub(super) static STACKS: [Stack; 15] = [
    sans("system-ui", "system-ui, sans-serif"),
    serif("transitional", "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, serif"),
    serif("old-style", "\"Iowan Old Style\", \"Palatino Linotype\", \"URW Palladio L\", P052, serif"),
    sans(
        "humanist",
        "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, \"DejaVu Sans\", source-sans-pro, sans-serif",
    ),
    sans("geometric-humanist", "Avenir, Montserrat, Corbel, \"URW Gothic\", source-sans-pro, sans-serif"),
    sans("classical-humanist", "Optima, Candara, \"Noto Sans\", source-sans-pro, sans-serif"),
    sans(
        "neo-grotesque",
        "Inter, Roboto, \"Helvetica Neue\", \"Arial Nova\", \"Nimbus Sans\", Arial, sans-serif",
    ),
    serif("monospace-slab-serif", "\"Nimbus Mono PS\", \"Courier New\", monospace"),
    sans(
        "monospace-code",
        "ui-monospace, \"Cascadia Code\", \"Source Code Pro\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace",
    ),
    sans(
        "industrial",
        "Bahnschrift, \"DIN Alternate\", \"Franklin Gothic Medium\", \"Nimbus Sans Narrow\", sans-serif-condensed, sans-serif",
    ),
    sans(
        "rounded-sans",
        "ui-rounded, \"Hiragino Maru Gothic ProN\", Quicksand, Comfortaa, Manjari, \"Arial Rounded MT\", \
         \"Arial Rounded MT Bold\", Calibri, source-sans-pro, sans-serif",
    ),
    serif(
        "slab-serif",
        "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", \"Sitka Small\", serif",
    ),
    serif(
        "antique",
        "Superclarendon, \"Bookman Old Style\", \"URW Bookman\", \"URW Bookman L\", \"Georgia Pro\", Georgia, serif",
    ),
    serif("didone", "Didot, \"Bodoni MT\", \"Noto Serif Display\", \"URW Palladio L\", P052, Sylfaen, serif"),
    serif("handwritten", "\"Segoe Print\", \"Bradley Hand\", Chilanka, TSCU_Comic, casual, cursive"),
];

/// What words are set in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Face(pub Vec<FontName>);

/// A stack, or a family of files of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FontName {
    /// Fonts that systems have.
    Stack(&'static Stack),
    /// The family of some of the files.
    Family(String),
}

/// The setting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fonts {
    /// `body`: of what is read.
    pub body: Option<Face>,
    /// `headings`: of headlines and headings.
    pub headings: Option<Face>,
    /// `interface`: of everything around them.
    pub interface: Option<Face>,
    /// `files`: one's own.
    pub files: Vec<FontFile>,
}

impl Fonts {
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        let Some(mut fields) = reader.fields(node, "`fonts`") else { return Self::default() };
        let files = fields.list("files", reader);
        let files: Vec<FontFile> = files.iter().filter_map(|node| FontFile::read(node, reader)).collect();
        let [body, headings, interface] =
            [fields.take("body"), fields.take("headings"), fields.take("interface")]
                .map(|node| node.and_then(|node| face(node, &files, reader)));
        fields.finish(reader);
        // What is read in letters without serifs has the same ones around it, as most would expect.
        let follows = |body: &&Face| matches!(body.0.last(), Some(FontName::Stack(stack)) if !stack.is_serif);
        let interface = interface.or_else(|| body.as_ref().filter(follows).cloned());
        Self { body, headings, interface, files }
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn face(node: &Node, files: &[FontFile], reader: &mut Reader) -> Option<Face> {
    let names = reader.texts(node, "fonts");
    let names: Vec<FontName> = names.into_iter().filter_map(|name| font(&name, files, reader)).collect();
    (!names.is_empty()).then_some(Face(names))
}

fn font(name: &Spanned<String>, files: &[FontFile], reader: &mut Reader) -> Option<FontName> {
    if let Some(file) = files.iter().find(|file| file.family.eq_ignore_ascii_case(&name.value)) {
        return Some(FontName::Family(file.family.clone()));
    }
    let stack = STACKS.iter().find(|stack| stack.name.eq_ignore_ascii_case(&name.value));
    if stack.is_none() {
        let known = STACKS.iter().map(|stack| stack.name).chain(files.iter().map(|file| &*file.family));
        let hint = match nearest(&name.value, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "put its files under `files:`, or write one of {}",
                known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        let message = format!("There is no font `{}`.", name.value);
        reader.problem(Lint::ValueInvalid, name.range.clone(), message).hint = Some(hint);
    }
    stack.map(FontName::Stack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stack_is_documented_and_ends_in_a_kind_of_font() {
        let settings = include_str!("../../../docs/settings.md");
        for Stack { name, families, is_serif } in &STACKS {
            assert!(settings.contains(&format!("\n| `{name}` | ")), "{name}");
            let last = families.rsplit(", ").next().unwrap_or_default();
            assert!(["serif", "sans-serif", "monospace", "cursive"].contains(&last), "{name}: {last}");
            assert!(last != "sans-serif" || !is_serif, "{name}");
        }
    }
}
