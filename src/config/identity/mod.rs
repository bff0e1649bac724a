//! What makes a site look like its publisher: a logo, an icon, a colour, fonts.
//!
//! It must not know themes: what a colour becomes on a page, and whether a file is there, is found later.

mod colour;
mod font_file;
mod fonts;
mod icon;
mod logo;

pub use colour::Rgb;
pub use font_file::FontFile;
pub use fonts::{Face, FontName, Fonts};
pub use icon::Icon;
pub use logo::Logo;

use crate::diagnostic::Lint;
use crate::name::SourcePath;
use crate::yaml::{Fields, Reader, Spanned};

/// The settings `logo`, `icon`, `accent` and `fonts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Identity {
    /// `logo`: what stands in the head of each page in place of the title.
    pub logo: Option<Logo>,
    /// `icon`: what stands for the site in a browser's tab and on a phone.
    pub icon: Option<Icon>,
    /// `accent`: the one colour of links and lines.
    pub accent: Option<Spanned<Rgb>>,
    /// `fonts`: in what pages are set.
    pub fonts: Fonts,
}

impl Identity {
    pub(super) fn read(fields: &mut Fields, reader: &mut Reader) -> Self {
        Self {
            logo: fields.take("logo").and_then(|node| Logo::read(node, reader)),
            icon: fields.take("icon").and_then(|node| Icon::read(node, reader)),
            accent: fields.text("accent", reader).and_then(|text| colour(text, reader)),
            fonts: fields.take("fonts").map(|node| Fonts::read(node, reader)).unwrap_or_default(),
        }
    }

    /// The files that it names, as they are written, each once.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<SourcePath>> {
        let logo = self.logo.iter().flat_map(|logo| [Some(&logo.file), logo.dark.as_ref()]).flatten();
        let icon = self.icon.iter().flat_map(|icon| [Some(&icon.file), icon.touch.as_ref()]).flatten();
        logo.chain(icon).chain(self.fonts.files.iter().map(|font| &font.file))
    }
}

/// A colour. One that is written without quotation marks is a comment of YAML, which is told when that is read.
fn colour(text: Spanned<String>, reader: &mut Reader) -> Option<Spanned<Rgb>> {
    match Rgb::parse(&text.value) {
        Ok(colour) => Some(Spanned::new(colour, text.range)),
        Err(hint) => {
            let message = format!("`{}` is not a colour.", text.value);
            reader.problem(Lint::ValueInvalid, text.range, message).hint = Some(hint);
            None
        }
    }
}

/// A path of a file as a setting names it: below the site's root, and nothing hidden. What is wrong is told, with
/// `example` as what to write.
fn file(
    text: Spanned<String>,
    endings: &[&str],
    example: &str,
    reader: &mut Reader,
) -> Option<Spanned<SourcePath>> {
    let written = text.value.trim_start_matches("./").trim_start_matches('/');
    let is_elsewhere = written.contains(':')
        || written.contains('\\')
        || written.split('/').any(|part| part.is_empty() || part.starts_with('.'));
    let fits = written
        .rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if is_elsewhere {
        let message = format!("`{}` is no file of this site.", text.value);
        reader.problem(Lint::ValueInvalid, text.range, message).hint =
            Some(format!("write its path from the folder of briefgen.yaml, such as `{example}`"));
    } else if fits {
        return Some(Spanned::new(SourcePath::new(written), text.range));
    } else {
        let message = format!("`{}` is none of the kinds of files that fit here.", text.value);
        let known: Vec<String> = endings.iter().map(|ending| format!("`.{ending}`")).collect();
        reader.problem(Lint::ValueInvalid, text.range, message).hint =
            Some(format!("name a file that ends in {}", known.join(", ")));
    }
    None
}
