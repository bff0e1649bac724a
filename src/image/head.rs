//! What the head of a picture tells: its kind, its size, and which side is up. No pixel is looked at.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageResult};

use super::{Fault, MOST_PIXELS};

/// A kind of picture that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is what its name says")]
pub enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    Avif,
    Svg,
}

impl Kind {
    /// The kind that a file's name tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match &*ending.to_ascii_lowercase() {
            "jpg" | "jpeg" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::WebP,
            "gif" => Self::Gif,
            "avif" => Self::Avif,
            "svg" => Self::Svg,
            _ => return None,
        })
    }

    /// The kind that a file's first bytes tell. SVG is a text, which they do not tell.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match image::guess_format(bytes).ok()? {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::WebP => Some(Self::WebP),
            ImageFormat::Gif => Some(Self::Gif),
            ImageFormat::Avif => Some(Self::Avif),
            _ => None,
        }
    }
}

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Info {
    /// Pixels across, as it is shown.
    pub width: u32,
    /// Pixels down, as it is shown.
    pub height: u32,
    /// Whether smaller copies can be made: it is a still picture of a kind that is read.
    pub scales: bool,
}

impl Info {
    /// Reads the head of a picture.
    ///
    /// # Errors
    /// When the bytes are no picture, the head is damaged, or it tells of too many pixels.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let kind = Kind::of_bytes(bytes).ok_or(Fault::Unknown)?;
        let info = match kind {
            Kind::Jpeg | Kind::Png | Kind::WebP => {
                let mut opened = Opened::new(kind, bytes).map_err(Fault::damaged)?;
                let (width, height) = opened.size();
                Self { width, height, scales: opened.is_still }
            }
            Kind::Gif | Kind::Avif | Kind::Svg => {
                let size = imagesize::blob_size(bytes).map_err(Fault::damaged)?;
                let side = |side| u32::try_from(side).unwrap_or(u32::MAX);
                Self { width: side(size.width), height: side(size.height), scales: false }
            }
        };
        if info.width == 0 || info.height == 0 {
            return Err(Fault::Damaged("it has no pixels".to_owned()));
        }
        if info.scales && u64::from(info.width) * u64::from(info.height) > MOST_PIXELS {
            return Err(Fault::TooLarge { width: info.width, height: info.height });
        }
        Ok(info)
    }
}

/// A picture of which the head was read.
pub(super) struct Opened<'b> {
    pub(super) decoder: Box<dyn ImageDecoder + 'b>,
    pub(super) is_still: bool,
}

impl<'b> Opened<'b> {
    pub(super) fn new(kind: Kind, bytes: &'b [u8]) -> ImageResult<Self> {
        let bytes = Cursor::new(bytes);
        Ok(match kind {
            Kind::Png => {
                let decoder = PngDecoder::new(bytes)?;
                let is_still = !decoder.is_apng()?;
                Self { decoder: Box::new(decoder), is_still }
            }
            Kind::WebP => {
                let decoder = WebPDecoder::new(bytes)?;
                let is_still = !decoder.has_animation();
                Self { decoder: Box::new(decoder), is_still }
            }
            _ => Self { decoder: Box::new(JpegDecoder::new(bytes)?), is_still: true },
        })
    }

    /// Which side is up (EXIF 2.3, tag 0x0112).
    pub(super) fn orientation(&mut self) -> Orientation {
        self.decoder.orientation().unwrap_or(Orientation::NoTransforms)
    }

    /// Pixels across and down, as it is shown.
    fn size(&mut self) -> (u32, u32) {
        let (width, height) = self.decoder.dimensions();
        if lies(self.orientation()) { (height, width) } else { (width, height) }
    }
}

/// Whether a picture is stored on its side.
pub(super) fn lies(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}
