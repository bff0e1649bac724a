//! The icons of a site, all made of one picture: for tabs, for the home screens of phones, and `/favicon.ico` for those
//! who do not look at pages.

use super::files::{IconPicture, Reading};
use crate::config::Rgb;
use crate::diagnostic::{Diagnostic, Lint};
use crate::image;
use crate::name::UrlPath;

/// Pixels of the icon for tabs.
const TAB: u32 = 96;
/// Pixels of the icon for home screens, as Apple asks for it.
const TOUCH: u32 = 180;
/// Pixels around what would else end at the edge of the home screen's square.
const MARGIN: u32 = 18;
/// Pixels of `/favicon.ico`.
const ICO: u8 = 48;

/// An icon among the files of the theme.
#[derive(Clone, Debug)]
pub struct Icon {
    /// What HTML calls it: `icon` or `apple-touch-icon`.
    pub rel: &'static str,
    /// Where it is.
    pub path: UrlPath,
    /// Its media type.
    pub media_type: &'static str,
    /// Pixels of a side; `None` of one that has any size.
    pub side: Option<u32>,
}

/// An icon by the name of its file.
pub(super) struct Named {
    pub(super) name: String,
    rel: &'static str,
    media_type: &'static str,
    side: Option<u32>,
}

impl Named {
    pub(super) fn with_path(&self, path: Option<UrlPath>) -> Option<Icon> {
        Some(Icon { rel: self.rel, path: path?, media_type: self.media_type, side: self.side })
    }
}

/// Makes the icons of a picture. What cannot be drawn is told, and an SVG file stands alone.
pub(super) fn add(icon: &IconPicture, paper: Rgb, reading: &mut Reading) -> Vec<Named> {
    let mut icons = Vec::new();
    let is_svg = image::is_svg(&icon.bytes);
    if is_svg {
        let name = reading.name("icon.svg");
        let name = reading.add(name, &icon.file, icon.bytes.clone());
        icons.push(Named { name, rel: "icon", media_type: "image/svg+xml", side: None });
    }
    // Without what draws SVG there is one icon, which most browsers take.
    if is_svg && !cfg!(feature = "cards") {
        return icons;
    }
    match pngs(icon, paper) {
        Ok(Pngs { tab, touch, ico }) => {
            for (name, rel, side, bytes) in
                [("icon.png", "icon", TAB, tab), ("apple-touch-icon.png", "apple-touch-icon", TOUCH, touch)]
            {
                let name = reading.name(name);
                let name = reading.add(name, &icon.file, bytes);
                icons.push(Named { name, rel, media_type: "image/png", side: Some(side) });
            }
            reading.add_rooted("favicon.ico", &icon.file, ico);
        }
        Err(fault) => tell(icon, &format!("`{}` cannot be drawn: {fault}.", icon.file), reading),
    }
    if is_svg && icon.bytes.windows(5).any(|bytes| bytes == b"<text") {
        tell(icon, &format!("`{}` holds letters, which need a font.", icon.file), reading);
    }
    icons
}

fn tell(icon: &IconPicture, message: &str, reading: &mut Reading) {
    let Some(span) = icon.span.clone() else { return };
    let problem = Diagnostic::new(Lint::ImageUnreadable, span, message);
    reading.problems.push(problem.hint("save it anew as SVG, its letters turned into paths, or as PNG"));
}

struct Pngs {
    tab: Vec<u8>,
    touch: Vec<u8>,
    ico: Vec<u8>,
}

fn pngs(icon: &IconPicture, paper: Rgb) -> Result<Pngs, image::Fault> {
    let touch = icon.touch.as_ref().unwrap_or(&icon.bytes);
    let drawn = image::within(touch, (TOUCH, TOUCH))?;
    // Home screens have no clear squares: what stands free gets paper and air around it.
    let middles = [drawn.width / 2, drawn.height / 2 * drawn.width];
    let is_solid = |at: &u32| drawn.rgba.get(*at as usize * 4 + 3) == Some(&255);
    let is_full = drawn.width == drawn.height && middles.iter().all(is_solid);
    let ico = image::square(&icon.bytes, u32::from(ICO), (None, 0))?;
    Ok(Pngs {
        tab: image::square(&icon.bytes, TAB, (None, 0))?,
        touch: image::square(touch, TOUCH, (Some(paper.0), if is_full { 0 } else { MARGIN }))?,
        ico: image::ico(&ico, ICO),
    })
}
