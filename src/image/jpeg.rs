//! A JPEG file without its metadata: segment by segment, as ITU-T T.81, annex B, has them. Libraries keep what
//! stands between scans and after the end, where cameras put further pictures with places and times of their own.

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const COM: u8 = 0xfe;

/// Most bytes of a segment, without its length.
const MOST_IN_SEGMENT: usize = 65_533;

/// The file without its metadata, with `exif` as the only one. `None` when the bytes are no JPEG file.
pub(super) fn clean(bytes: &[u8], exif: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xff, SOI]);
    let mut exif = exif;
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == EOI {
            break;
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let (segment, after) = (after.get(2..length)?, after.get(length..)?);
        // The head of the file (JFIF) comes first.
        if marker != 0xe0
            && let Some(exif) = exif.take()
        {
            put(0xe1, &[b"Exif\0\0", exif].concat(), &mut out);
        }
        if let Some(segment) = kept(marker, segment) {
            put(marker, &segment, &mut out);
        }
        rest = after;
        if marker == SOS {
            let scan = scan_length(rest);
            out.extend_from_slice(&rest[..scan]);
            rest = &rest[scan..];
            // A file that is cut off ends where it does.
            if rest.is_empty() {
                break;
            }
        }
    }
    out.extend([0xff, EOI]);
    Some(out)
}

/// The segments before the pixels, each with its marker.
pub(super) fn segments(bytes: &[u8]) -> Vec<(u8, &[u8])> {
    let mut found = Vec::new();
    let Some(mut rest) = bytes.strip_prefix(&[0xff, SOI]) else { return found };
    while let Some((marker, after)) = next_marker(rest) {
        let Some(&[high, low]) = after.first_chunk::<2>() else { break };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let (Some(segment), Some(next)) = (after.get(2..length), after.get(length..)) else { break };
        if matches!(marker, SOS | EOI) {
            break;
        }
        found.push((marker, segment));
        rest = next;
    }
    found
}

/// The file with one segment more, behind the heads of JFIF and EXIF.
pub(super) fn with_segment(bytes: &[u8], marker: u8, segment: &[u8]) -> Option<Vec<u8>> {
    if segment.len() > MOST_IN_SEGMENT {
        return None;
    }
    let mut at = 2;
    while bytes.get(at) == Some(&0xff) && matches!(bytes.get(at + 1), Some(0xe0 | 0xe1)) {
        at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
    }
    let mut out = bytes.get(..at)?.to_vec();
    put(marker, segment, &mut out);
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

/// The file without some segments before the pixels; all else stays byte for byte.
pub(super) fn without_segments(bytes: &[u8], goes: impl Fn(u8, &[u8]) -> bool) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    loop {
        let (marker, after) = next_marker(rest)?;
        if matches!(marker, SOS | EOI) {
            out.extend_from_slice(rest);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let whole = rest.len() - after.get(length..)?.len();
        if !goes(marker, after.get(2..length)?) {
            out.extend_from_slice(rest.get(..whole)?);
        }
        rest = rest.get(whole..)?;
    }
}

/// The next marker and what follows it; filling bytes are passed over.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let start = bytes.iter().position(|byte| *byte == 0xff)?;
    let rest = &bytes[start..];
    let marker = rest.iter().position(|byte| *byte != 0xff)?;
    Some((rest[marker], &rest[marker + 1..]))
}

/// The part of a segment that is kept: all but applications' own and comments. Of those, what tells how the
/// colours look.
fn kept(marker: u8, segment: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // JFIF without its thumbnail.
        0xe0 => segment.starts_with(b"JFIF\0").then(|| {
            let mut head = segment.to_vec();
            head.resize(14, 0);
            head[12..].fill(0);
            head
        }),
        0xe2 => segment.starts_with(b"ICC_PROFILE\0").then(|| segment.to_vec()),
        0xee => segment.starts_with(b"Adobe").then(|| segment.to_vec()),
        0xe0..=0xef | COM => None,
        _ => Some(segment.to_vec()),
    }
}

fn put(marker: u8, segment: &[u8], out: &mut Vec<u8>) {
    let length = u16::try_from(segment.len() + 2).expect("a segment is as long as it was, or a few bytes");
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(segment);
}

/// How many bytes of pixels come before the next marker that is not part of them.
fn scan_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == 0xff).map(|next| at + next) {
        match bytes.get(next + 1) {
            // A byte 0xff of the pixels, or where a reader may begin again.
            Some(0 | 0xd0..=0xd7) => at = next + 2,
            Some(0xff) => at = next + 1,
            Some(_) => return next,
            None => break,
        }
    }
    bytes.len()
}
