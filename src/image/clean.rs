//! A picture without what it tells of its maker: place, time, camera, names, thumbnails of what was cut off.
//! The pixels are not encoded again; colours and the side that is up are kept.

use image::metadata::Orientation;
use img_parts::png::{Png, PngChunk};
use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF as _};

use super::head::{Kind, Opened};
use super::jpeg;

/// PNG chunks that say how the pixels look (PNG, Third Edition, section 11). Critical ones are kept too.
const SHOWN: [&[u8; 4]; 15] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The chunks of a WebP file that show something (WebP Container Specification).
const SHOWN_IN_WEBP: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The picture without what it tells of its maker. `None` when nothing can be taken out: of GIF, AVIF and
/// SVG, and of what cannot be read.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let kind = Kind::of_bytes(bytes)?;
    let up = || up(kind, bytes);
    match kind {
        Kind::Jpeg => jpeg::clean(bytes, up().as_deref()),
        Kind::Png => clean_png(bytes, up()),
        Kind::WebP => clean_webp(bytes, up()),
        Kind::Gif | Kind::Avif | Kind::Svg => None,
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
