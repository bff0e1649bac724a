//! The bytes of one file, from memory or from disk, compared and copied without holding a whole
//! file from disk in memory.
//!
//! Must not know: where they go.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::OutputError;

/// The bytes that a file shall have.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// These.
    Bytes(&'a [u8]),
    /// A copy of this file.
    File(&'a Path),
}

/// Content that is there and can be read, once.
pub(super) enum Opened<'a> {
    Bytes(&'a [u8]),
    File { file: File, length: u64 },
}

const BUFFER: usize = 64 * 1024;

impl<'a> Content<'a> {
    /// How many bytes there are; 0 of a file that cannot be read.
    pub fn size(self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(file) => fs::metadata(file).map_or(0, |metadata| metadata.len()),
        }
    }

    pub(super) fn open(self) -> Result<Opened<'a>, OutputError> {
        match self {
            Content::Bytes(bytes) => Ok(Opened::Bytes(bytes)),
            Content::File(path) => {
                open_file(path).map_err(|cause| OutputError::Source { path: path.to_path_buf(), cause })
            }
        }
    }
}

fn open_file(path: &Path) -> io::Result<Opened<'static>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok(Opened::File { file, length: metadata.len() })
    } else {
        Err(io::Error::other("it is not a file"))
    }
}

impl Opened<'_> {
    pub(super) fn length(&self) -> u64 {
        match self {
            Opened::Bytes(bytes) => bytes.len() as u64,
            Opened::File { length, .. } => *length,
        }
    }

    /// Whether `other` has exactly these bytes.
    pub(super) fn same_as(self, other: impl Read) -> io::Result<bool> {
        match self {
            Opened::Bytes(bytes) => same(bytes, other),
            Opened::File { file, .. } => same(BufReader::with_capacity(BUFFER, file), other),
        }
    }

    /// Copies the bytes to `target` and returns how many there were.
    pub(super) fn copy_to(mut self, target: &mut File) -> io::Result<u64> {
        match &mut self {
            Opened::Bytes(bytes) => io::copy(bytes, target),
            Opened::File { file, .. } => io::copy(file, target),
        }
    }
}

fn same(mut one: impl BufRead, mut other: impl Read) -> io::Result<bool> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let part = one.fill_buf()?;
        if part.is_empty() {
            return Ok(other.read(&mut buffer[..1])? == 0);
        }
        let length = part.len().min(BUFFER);
        match other.read_exact(&mut buffer[..length]) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            result => result?,
        }
        if part[..length] != buffer[..length] {
            return Ok(false);
        }
        one.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_across_buffers() {
        let long = vec![7; 2 * BUFFER + 3];
        let mut late = long.clone();
        late[2 * BUFFER + 1] = 8;
        let table: &[(&[u8], &[u8], bool)] = &[
            (b"", b"", true),
            (b"a", b"", false),
            (b"", b"a", false),
            (b"abc", b"abd", false),
            (&long, &long, true),
            (&long, &late, false),
            (&long, &long[..2 * BUFFER], false),
            (&long[..BUFFER], &long, false),
        ];
        for (one, other, expected) in table {
            assert_eq!(same(*one, *other).expect("memory"), *expected);
        }
    }
}
