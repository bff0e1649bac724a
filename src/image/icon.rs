//! Pictures in a size of one's own: as pixels, and as the small squares that stand for a site. SVG is drawn where this
//! briefgen can draw.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

use super::Fault;
use super::head::Kind;
use super::rendition;

/// A picture as pixels: red, green, blue and opacity, a byte each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Drawn {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Row by row.
    pub rgba: Vec<u8>,
}

/// Whether bytes are a picture as SVG.
pub fn is_svg(bytes: &[u8]) -> bool {
    Kind::of_bytes(bytes).is_none() && std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg"))
}

/// Width and height of an SVG picture, if it tells them, in pixels of CSS.
pub fn svg_size(bytes: &[u8]) -> Option<(f64, f64)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = text.split_once("<svg")?.1.split('>').next()?;
    let attribute = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}="))?;
        let mark = rest.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        rest.split(mark).nth(1)
    };
    let side = |name: &str| attribute(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let size = side("width").zip(side("height")).or_else(|| {
        let parts: Vec<f64> =
            attribute("viewBox")?.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        parts.get(2).copied().zip(parts.get(3).copied())
    });
    size.filter(|(width, height)| *width > 0.0 && *height > 0.0)
}

/// A picture as large as fits into so many pixels across and down.
///
/// # Errors
/// When it cannot be read, or is of a kind that is not drawn.
pub fn within(bytes: &[u8], most: (u32, u32)) -> Result<Drawn, Fault> {
    if is_svg(bytes) {
        return svg(bytes, most);
    }
    let info = super::Info::read(bytes)?;
    let (width, height) = fitted((f64::from(info.width), f64::from(info.height)), most);
    rendition::scaled(bytes, super::Rendition { width, height })
}

/// A picture in the middle of a square, as PNG; `ground` is behind it, else nothing, and `margin` pixels around it.
///
/// # Errors
/// When it cannot be read, or is of a kind that is not drawn.
pub fn square(bytes: &[u8], side: u32, (ground, margin): (Option<[u8; 3]>, u32)) -> Result<Vec<u8>, Fault> {
    let inner = side.saturating_sub(2 * margin).max(1);
    let drawn = within(bytes, (inner, inner))?;
    let behind = ground.map_or([0; 4], |[red, green, blue]| [red, green, blue, 255]);
    let mut pixels = behind.repeat(side as usize * side as usize);
    let (left, top) = ((side - drawn.width) / 2, (side - drawn.height) / 2);
    let rows = drawn.rgba.chunks_exact(drawn.width as usize * 4);
    for (row, line) in (top..).zip(rows) {
        let start = (row * side + left) as usize * 4;
        let there = pixels.iter_mut().skip(start);
        for (pixel, (index, part)) in there.zip(line.iter().enumerate()) {
            let opacity = line.get(index / 4 * 4 + 3).copied().unwrap_or(255);
            *pixel = match ground {
                None => *part,
                Some(_) if index % 4 == 3 => 255,
                Some(_) => over(*part, *pixel, opacity),
            };
        }
    }
    png(&pixels, side)
}

fn over(part: u8, behind: u8, opacity: u8) -> u8 {
    let (part, behind, opacity) = (u32::from(part), u32::from(behind), u32::from(opacity));
    u8::try_from((part * opacity + behind * (255 - opacity) + 127) / 255).unwrap_or(255)
}

/// An icon file of Windows around a square PNG, as browsers ask for it at `/favicon.ico`.
pub fn ico(png: &[u8], side: u8) -> Vec<u8> {
    let mut file = vec![0, 0, 1, 0, 1, 0, side, side, 0, 0, 1, 0, 32, 0];
    file.extend(u32::try_from(png.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(22_u32.to_le_bytes());
    file.extend(png);
    file
}

fn png(pixels: &[u8], side: u32) -> Result<Vec<u8>, Fault> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(pixels, side, side, ExtendedColorType::Rgba8).map_err(Fault::damaged)?;
    Ok(file)
}

/// The size of a picture that fills a room on one side, and no more than that on the other.
fn fitted((width, height): (f64, f64), most: (u32, u32)) -> (u32, u32) {
    let scale = (f64::from(most.0) / width).min(f64::from(most.1) / height);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is from 1 to the room there is"
    )]
    let side = |side: f64, most: u32| ((side * scale).round() as u32).clamp(1, most);
    (side(width, most.0), side(height, most.1))
}

#[cfg(feature = "cards")]
fn svg(bytes: &[u8], most: (u32, u32)) -> Result<Drawn, Fault> {
    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
    use resvg::usvg::{ImageHrefResolver, Options, Tree};

    // A picture may show other files of the disk, unless that is forbidden.
    let nothing = ImageHrefResolver { resolve_string: Box::new(|_, _| None), ..ImageHrefResolver::default() };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_data(bytes, &options).map_err(Fault::damaged)?;
    let size = tree.size();
    let (width, height) = fitted((f64::from(size.width()), f64::from(size.height())), most);
    let mut pixels = Pixmap::new(width, height).ok_or(Fault::Unknown)?;
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    let rgba = pixels.pixels().iter().map(PremultipliedColorU8::demultiply);
    let rgba = rgba.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    Ok(Drawn { width, height, rgba })
}

#[cfg(not(feature = "cards"))]
fn svg(_bytes: &[u8], _most: (u32, u32)) -> Result<Drawn, Fault> {
    Err(Fault::Damaged("this briefgen was built without the feature `cards`, which draws SVG".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_svg() {
        for (svg, size) in [
            ("<svg xmlns=\"x\" width=\"30\" height=\"20px\"/>", Some((30.0, 20.0))),
            ("<?xml version='1.0'?><svg viewBox='0 0 300 60'>", Some((300.0, 60.0))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,4,2\">", Some((4.0, 2.0))),
            ("<svg>", None),
            ("<svg width=\"0\" height=\"0\">", None),
            ("no picture", None),
        ] {
            assert_eq!(svg_size(svg.as_bytes()), size, "{svg}");
        }
    }

    #[cfg(feature = "cards")]
    #[test]
    fn a_picture_shows_no_other_file() {
        let here = tempfile::tempdir().expect("a temporary folder can be made");
        let red = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><rect width='8' height='8' fill='#f00'/></svg>";
        let other = here.path().join("other.svg");
        std::fs::write(&other, red).expect("a file is written");
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><image width='8' height='8' href='{}'/></svg>",
            other.display()
        );
        let drawn = within(svg.as_bytes(), (8, 8)).expect("it is drawn");
        assert!(drawn.rgba.iter().all(|part| *part == 0));
    }

    #[cfg(feature = "cards")]
    #[test]
    fn a_wide_picture_stands_in_the_middle_of_its_square() {
        let red = b"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='#f00'/></svg>";
        let drawn = within(red, (8, 8)).expect("it is drawn");
        assert_eq!((drawn.width, drawn.height), (8, 4));
        let pixels = |ground| {
            let file = square(red, 8, (ground, 0)).expect("it is drawn");
            image::load_from_memory(&file).expect("it is PNG").into_rgba8()
        };
        let (clear, white) = (pixels(None), pixels(Some([255; 3])));
        assert_eq!(clear.get_pixel(0, 0).0, [0, 0, 0, 0]);
        assert_eq!(white.get_pixel(0, 0).0, [255, 255, 255, 255]);
        assert_eq!(clear.get_pixel(4, 4).0, [255, 0, 0, 255]);
        // What is scaled from pixels is the same picture.
        let file = square(red, 64, (None, 0)).expect("it is drawn");
        let again = within(&file, (8, 8)).expect("it is scaled");
        assert_eq!((again.width, again.height, again.rgba[4 * (4 * 8 + 4)]), (8, 8, 255));
        assert!(within(b"<svg", (8, 8)).is_err());
    }
}
