//! A picture without what it tells of its maker: place, time, camera, names, thumbnails of what was cut off.
//! The pixels are not encoded again; colours and the side that is up are kept.

use image::metadata::Orientation;
use img_parts::png::{Png, PngChunk};
use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF as _};

use super::head::{Kind, Opened};
use super::{boxes, credit, gif, jpeg, vector};
use crate::config::Metadata;

/// PNG chunks that say how the pixels look (PNG, Third Edition, section 11). Critical ones are kept too.
const SHOWN: [&[u8; 4]; 15] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The chunks of a WebP file that show something (WebP Container Specification).
const SHOWN_IN_WEBP: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Endings of files that tell of their maker as pictures do, and are none that browsers show: HEIC and TIFF, raw files of
/// cameras, layers of drawing programs.
const UNSHOWN: [&str; 21] = [
    "heic", "heif", "hif", "tif", "tiff", "dng", "nef", "nrw", "cr2", "cr3", "crw", "arw", "raf", "orf",
    "rw2", "pef", "srw", "x3f", "psd", "psb", "jxl",
];

/// How files begin that tell of their maker and cannot be cleaned: TIFF with what is made of it, Photoshop, raw files of
/// Canon, Fujifilm, Olympus, Panasonic and Sigma, JPEG XL.
const REFUSED: [&[u8]; 12] = [
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"8BPS",
    b"FUJIFILMCCD-RAW",
    b"IIRO",
    b"IIRS",
    b"IIU\0",
    b"FOVb",
    b"\xff\x0a",
    b"\0\0\0\x0cJXL ",
];

/// What can be done with a file of pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cleaned {
    /// It goes out without what it tells of its maker.
    Clean(Vec<u8>),
    /// It is no picture that tells anything, or one that cannot be read.
    AsItIs,
    /// It tells of its maker, and that cannot be taken out.
    Refused,
}

/// Whether a file of this name may tell of its maker as pictures do.
pub fn may_tell(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    Kind::of_name(name).is_some() || ending.is_some_and(|ending| UNSHOWN.contains(&&*ending))
}

/// A file of pictures, whatever its name says.
pub fn cleaned(bytes: &[u8], metadata: Metadata) -> Cleaned {
    let clean = match metadata {
        Metadata::None => clean(bytes),
        Metadata::Credit => credit::with_credit_alone(bytes),
    };
    match clean {
        Some(clean) => Cleaned::Clean(clean),
        None if is_never_usual(bytes) => Cleaned::Refused,
        None => Cleaned::AsItIs,
    }
}

/// Whether a file that begins so is of a kind that can be refused.
pub fn is_never_usual(start: &[u8]) -> bool {
    let is_gif = start.starts_with(b"GIF8");
    REFUSED.iter().any(|refused| start.starts_with(refused))
        || is_boxed(start)
        || is_gif
        || vector::is_svg(start)
}

/// Whether a file is made of boxes, as AVIF, HEIC and raw files of Canon are.
fn is_boxed(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// The brands of boxed files that hold still pictures which can be cleaned.
const BRANDS: [&[u8; 4]; 10] =
    [b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// The picture without what it tells of its maker. `None` when nothing can be taken out: of what cannot be read, and of
/// other kinds than JPEG, PNG, WebP, GIF, AVIF, HEIC and SVG.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    if is_boxed(bytes) {
        return BRANDS.iter().any(|brand| bytes.get(8..12) == Some(*brand)).then(|| boxes::clean(bytes))?;
    }
    let Some(kind) = Kind::of_bytes(bytes) else {
        return if vector::is_svg(bytes) { vector::clean(bytes) } else { None };
    };
    let up = || up(kind, bytes);
    match kind {
        Kind::Jpeg => jpeg::clean(bytes, up().as_deref()),
        Kind::Png => clean_png(bytes, up()),
        Kind::WebP => clean_webp(bytes, up()),
        Kind::Gif => gif::clean(bytes),
        Kind::Avif | Kind::Svg => None,
    }
}

fn clean_png(bytes: &[u8], up: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let is_critical = |kind: [u8; 4]| kind[0].is_ascii_uppercase();
    png.chunks_mut().retain(|chunk| is_critical(chunk.kind()) || SHOWN.contains(&&chunk.kind()));
    if let Some(up) = up {
        let chunk = PngChunk::new(*b"eXIf", up.into());
        png.chunks_mut().insert(1, chunk);
    }
    Some(png.encoder().bytes().to_vec())
}

fn clean_webp(bytes: &[u8], up: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    webp.remove_chunks_by_id(CHUNK_XMP);
    webp.chunks_mut().retain(|chunk| SHOWN_IN_WEBP.contains(&&chunk.id()));
    // Sets the flags of the file's head by what is left.
    webp.set_exif(up.map(Bytes::from));
    Some(webp.encoder().bytes().to_vec())
}

/// The smallest EXIF data (a TIFF file) that says which side is up; `None` when it is the usual one.
fn up(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    let orientation = Opened::new(kind, bytes).ok()?.orientation();
    if orientation == Orientation::NoTransforms {
        return None;
    }
    // Big-endian; one entry at byte 8: tag 0x0112, a short, once; no further directory.
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(orientation.to_exif());
    exif.extend([0; 6]);
    Some(exif)
}
