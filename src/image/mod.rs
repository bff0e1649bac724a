//! Pictures as bytes: what the head of a file tells, a file without what it tells of its maker, and smaller
//! copies of it ("renditions") in a modern format.
//!
//! Pure: the same bytes and wishes give the same bytes. It must not know where a picture stands, who shows
//! it, or the disk.

mod boxes;
mod clean;
mod credit;
mod gif;
mod head;
mod icon;
mod jpeg;
mod rendition;
#[cfg(test)]
mod tests;
mod vector;

use thiserror::Error;

pub use clean::{Cleaned, clean, cleaned, is_never_usual, may_tell};
pub use credit::with_credit;
pub use head::{Info, Kind};
pub use icon::{Drawn, ico, is_svg, square, svg_size, within};
pub use rendition::{Made, Rendition, make, renditions};

/// Most pixels that are scaled; four bytes of memory each. A file of a few bytes may claim billions.
pub const MOST_PIXELS: u64 = 64_000_000;

/// The number of the way in which pictures are cleaned and scaled: another number gives all files of pictures
/// other names. To be raised when the same bytes would be made into others, also by a newer encoder.
pub const RECIPE: u32 = 2;

/// Why a picture cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Its bytes are none of the kinds that are known.
    #[error("it is no JPEG, PNG, WebP, GIF or AVIF file")]
    Unknown,
    /// Its head or its pixels are damaged; the reader's words.
    #[error("{0}")]
    Damaged(String),
    /// It has more than [`MOST_PIXELS`].
    #[error("it has {width} x {height} pixels, and more than {} million are not scaled", MOST_PIXELS / 1_000_000)]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
}

impl Fault {
    fn damaged(error: impl std::fmt::Display) -> Self {
        let text = error.to_string();
        Self::Damaged(text.trim_end_matches('.').to_owned())
    }
}
