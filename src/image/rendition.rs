//! Smaller copies of a picture: which there are, and their bytes as WebP.

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageBuffer, ImageDecoder as _, RgbaImage};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageICC as _};
use webp::{Encoder, WebPConfig};

use super::head::{Info, Kind, Opened, lies};
use super::icon::Drawn;
use super::{Fault, MOST_PIXELS};

/// Most pixels of a side of a WebP file (VP8, RFC 6386, section 9.1).
const MOST_SIDE: u32 = 16_383;

/// A smaller copy of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rendition {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Renditions as bytes.
#[derive(Clone, Debug)]
pub struct Made {
    /// One for each that was asked for, as WebP.
    pub files: Vec<Vec<u8>>,
    /// What is wrong with the pixels, when not all could be read; those that could are shown.
    pub fault: Option<Fault>,
}

/// The renditions of a picture at these widths. None is wider than the picture. Of a picture that is not wider
/// than the last there is one of its own width, and none that is nearly as wide. One that is not wider than the
/// first has none: it is small already.
pub fn renditions(info: &Info, widths: &[u32]) -> Vec<Rendition> {
    let (Some(&first), Some(&last)) = (widths.iter().min(), widths.iter().max()) else { return Vec::new() };
    if !info.scales || info.width <= first {
        return Vec::new();
    }
    let is_own = info.width <= last;
    let fits = |width: &u32| if is_own { *width < info.width / 5 * 4 } else { *width < info.width };
    let mut widths: Vec<u32> = widths.iter().copied().filter(fits).collect();
    widths.extend(is_own.then_some(info.width));
    widths.sort_unstable();
    widths.dedup();
    let high = |width: u32| {
        let high =
            (u64::from(info.height) * u64::from(width) + u64::from(info.width) / 2) / u64::from(info.width);
        u32::try_from(high.max(1)).unwrap_or(u32::MAX)
    };
    let all = widths.into_iter().map(|width| Rendition { width, height: high(width) });
    all.filter(|rendition| rendition.width <= MOST_SIDE && rendition.height <= MOST_SIDE).collect()
}

/// Makes renditions of a picture; `quality` goes from 0 to 100.
///
/// Of a picture that is cut off or damaged the part that can be read is shown.
///
/// # Errors
/// When the bytes are no picture that can be scaled.
pub fn make(bytes: &[u8], wanted: &[Rendition], quality: u8) -> Result<Made, Fault> {
    let mut pixels = Pixels::read(bytes)?;
    let files = wanted.iter().map(|rendition| pixels.file(*rendition, quality)).collect::<Result<_, _>>()?;
    Ok(Made { files, fault: pixels.fault })
}

/// A picture as pixels of another size.
///
/// # Errors
/// When the bytes are no picture that can be scaled.
pub(super) fn scaled(bytes: &[u8], wanted: Rendition) -> Result<Drawn, Fault> {
    let image = Pixels::read(bytes)?.scaled(wanted)?;
    Ok(Drawn { width: image.width(), height: image.height(), rgba: image.into_raw() })
}

/// A picture that was read.
struct Pixels {
    image: Image<'static>,
    has_alpha: bool,
    /// Whether it is drawn rather than photographed: such pictures are encoded without loss if that is shorter.
    is_drawn: bool,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
    fault: Option<Fault>,
    resizer: Resizer,
}

impl Pixels {
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let info = Info::read(bytes)?;
        let kind = Kind::of_bytes(bytes).filter(|_| info.scales).ok_or(Fault::Unknown)?;
        let mut opened = Opened::new(kind, bytes).map_err(Fault::damaged)?;
        let orientation = opened.orientation();
        let decoder = opened.decoder;
        let (size, colour) = (decoder.dimensions(), decoder.color_type());
        // Up to 16 bytes a pixel; `Info` has bounded the pixels.
        let length = usize::try_from(decoder.total_bytes().min(16 * MOST_PIXELS)).unwrap_or(0);
        let mut decoder = decoder;
        let profile = decoder.icc_profile().ok().flatten();
        let mut buffer = vec![0; length];
        let fault = decoder.read_image_boxed(&mut buffer).err().map(Fault::damaged);
        let image = image_of(buffer, size, colour).ok_or(Fault::Unknown)?;
        let rgba = image.into_rgba8().into_raw();
        let image = Image::from_vec_u8(size.0, size.1, rgba, PixelType::U8x4).map_err(Fault::damaged)?;
        Ok(Self {
            image,
            has_alpha: colour.has_alpha(),
            is_drawn: kind == Kind::Png,
            orientation,
            profile: profile.filter(|profile| colour.has_color() && profile.get(16..20) == Some(b"RGB ")),
            fault,
            resizer: Resizer::new(),
        })
    }

    /// One rendition.
    fn file(&mut self, rendition: Rendition, quality: u8) -> Result<Vec<u8>, Fault> {
        let file = encode(&self.scaled(rendition)?, self.is_drawn, quality)?;
        Ok(with_profile(file, self.profile.as_deref()))
    }

    fn scaled(&mut self, rendition: Rendition) -> Result<RgbaImage, Fault> {
        let Rendition { width, height } = rendition;
        let (across, down) = if lies(self.orientation) { (height, width) } else { (width, height) };
        let mut scaled = Image::new(across, down, PixelType::U8x4);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(self.has_alpha);
        self.resizer.resize(&self.image, &mut scaled, &options).map_err(Fault::damaged)?;
        let scaled = RgbaImage::from_raw(across, down, scaled.into_vec()).ok_or(Fault::Unknown)?;
        let mut scaled = DynamicImage::ImageRgba8(scaled);
        scaled.apply_orientation(self.orientation);
        Ok(scaled.into_rgba8())
    }
}

/// The pixels of a decoder's buffer.
fn image_of(bytes: Vec<u8>, (width, height): (u32, u32), colour: ColorType) -> Option<DynamicImage> {
    let shorts = |bytes: Vec<u8>| -> Vec<u16> {
        bytes.chunks_exact(2).map(|pair| u16::from_ne_bytes([pair[0], pair[1]])).collect()
    };
    Some(match colour {
        ColorType::L8 => DynamicImage::ImageLuma8(ImageBuffer::from_raw(width, height, bytes)?),
        ColorType::La8 => DynamicImage::ImageLumaA8(ImageBuffer::from_raw(width, height, bytes)?),
        ColorType::Rgb8 => DynamicImage::ImageRgb8(ImageBuffer::from_raw(width, height, bytes)?),
        ColorType::Rgba8 => DynamicImage::ImageRgba8(ImageBuffer::from_raw(width, height, bytes)?),
        ColorType::L16 => DynamicImage::ImageLuma16(ImageBuffer::from_raw(width, height, shorts(bytes))?),
        ColorType::La16 => DynamicImage::ImageLumaA16(ImageBuffer::from_raw(width, height, shorts(bytes))?),
        ColorType::Rgb16 => DynamicImage::ImageRgb16(ImageBuffer::from_raw(width, height, shorts(bytes))?),
        ColorType::Rgba16 => DynamicImage::ImageRgba16(ImageBuffer::from_raw(width, height, shorts(bytes))?),
        _ => return None,
    })
}

/// WebP with loss; of a drawing without, if that is no longer.
fn encode(image: &RgbaImage, is_drawn: bool, quality: u8) -> Result<Vec<u8>, Fault> {
    let encoder = Encoder::from_rgba(image.as_raw(), image.width(), image.height());
    let failed = |error| Fault::Damaged(format!("it cannot be encoded: {error:?}"));
    let mut config = WebPConfig::new().map_err(|()| Fault::Unknown)?;
    config.quality = f32::from(quality);
    let lossy = encoder.encode_advanced(&config).map_err(failed)?;
    if is_drawn {
        (config.lossless, config.quality) = (1, 50.0);
        let lossless = encoder.encode_advanced(&config).map_err(failed)?;
        if lossless.len() <= lossy.len() {
            return Ok(lossless.to_vec());
        }
    }
    Ok(lossy.to_vec())
}

/// The file with the colour profile of its source: else wide colours would look dull.
fn with_profile(file: Vec<u8>, profile: Option<&[u8]>) -> Vec<u8> {
    let Some(profile) = profile else { return file };
    let Ok(mut webp) = WebP::from_bytes(Bytes::copy_from_slice(&file)) else { return file };
    webp.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
    webp.encoder().bytes().to_vec()
}
