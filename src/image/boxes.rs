//! AVIF and HEIC files without their metadata: box by box, as ISO/IEC 14496-12 and 23008-12 have them.
//!
//! What goes is overwritten with zeros and becomes free space, so that no place that another box names moves.

use std::ops::Range;

/// Boxes that show something, or say where it is.
const SHOWN: [&[u8; 4]; 5] = [b"ftyp", b"meta", b"mdat", b"moov", b"pdin"];
/// Boxes of a movie that hold others.
const HOLDERS: [&[u8; 4]; 7] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf"];
/// Boxes that tell of the maker wherever they stand.
const TELLING: [&[u8; 4]; 6] = [b"udta", b"uuid", b"jumb", b"xml ", b"bxml", b"meco"];
/// Kinds of items that are no pictures.
const TELLING_ITEMS: [&[u8; 4]; 4] = [b"Exif", b"mime", b"uri ", b"jumb"];

/// How deep boxes may be nested.
const DEEPEST: usize = 12;

/// Where something stands in a file.
type Place = Range<usize>;

/// The file without its metadata; `None` when its boxes cannot be read.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    let mut end = 0;
    for one in children(bytes, 0..bytes.len())? {
        end = one.whole.end;
        if !SHOWN.contains(&&one.kind) {
            free(&mut out, &one);
        } else if one.kind == *b"meta" {
            meta(bytes, &one, &mut out)?;
        } else if one.kind == *b"moov" {
            movie(bytes, &one, &mut out, 0)?;
        }
    }
    // What stands behind the last box belongs to nothing.
    out.truncate(end);
    Some(out)
}

/// A box.
#[derive(Clone, Debug)]
struct One {
    kind: [u8; 4],
    whole: Place,
    /// Without its head.
    inside: Place,
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let read = bytes.get(at..at.checked_add(length)?)?;
    let value = read.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte));
    usize::try_from(value).ok()
}

/// The boxes of a place, which they fill.
fn children(bytes: &[u8], place: Place) -> Option<Vec<One>> {
    let mut found = Vec::new();
    let mut at = place.start;
    while at < place.end {
        // A few bytes at the end of a file are none.
        if place.end - at < 8 {
            return (place.end == bytes.len() && !found.is_empty()).then_some(found);
        }
        let kind = <[u8; 4]>::try_from(bytes.get(at + 4..at + 8)?).ok()?;
        let (head, length) = match number(bytes, at, 4)? {
            0 => (8, place.end - at),
            1 => (16, number(bytes, at + 8, 8)?),
            length => (8, length),
        };
        let end = at.checked_add(length).filter(|end| *end <= place.end && length >= head)?;
        found.push(One { kind, whole: at..end, inside: at + head..end });
        at = end;
    }
    Some(found)
}

/// Makes a box free space.
fn free(out: &mut [u8], one: &One) {
    if let Some(kind) = out.get_mut(one.whole.start + 4..one.whole.start + 8) {
        kind.copy_from_slice(b"free");
    }
    blank(out, one.inside.clone());
}

fn blank(out: &mut [u8], place: Place) {
    if let Some(bytes) = out.get_mut(place) {
        bytes.fill(0);
    }
}

/// Takes the items of a still picture that are no pictures out of it.
fn meta(bytes: &[u8], one: &One, out: &mut [u8]) -> Option<()> {
    let inside = one.inside.start + 4..one.inside.end;
    let all = children(bytes, inside)?;
    let mut telling = Vec::new();
    for one in &all {
        match &one.kind {
            b"iinf" => telling.extend(items(bytes, one, out)?),
            kind if TELLING.contains(&kind) => free(out, one),
            _ => {}
        }
    }
    let data = all.iter().find(|one| one.kind == *b"idat").map(|one| one.inside.clone());
    for one in all.iter().filter(|one| one.kind == *b"iloc") {
        for place in places(bytes, one, &telling, data.as_ref())? {
            bytes.get(place.clone())?;
            blank(out, place);
        }
    }
    Some(())
}

/// The numbers of the items that tell of the maker, which become items of no kind. Names of items go.
fn items(bytes: &[u8], one: &One, out: &mut [u8]) -> Option<Vec<usize>> {
    let version = *bytes.get(one.inside.start)?;
    let count_length = if version == 0 { 2 } else { 4 };
    let mut telling = Vec::new();
    for entry in children(bytes, one.inside.start + 4 + count_length..one.inside.end)? {
        let version = *bytes.get(entry.inside.start)?;
        if entry.kind != *b"infe" || version < 2 {
            continue;
        }
        let id_length = if version == 2 { 2 } else { 4 };
        let id = number(bytes, entry.inside.start + 4, id_length)?;
        let kind = entry.inside.start + 4 + id_length + 2;
        let is_telling = TELLING_ITEMS.iter().any(|telling| bytes.get(kind..kind + 4) == Some(*telling));
        if is_telling {
            telling.push(id);
            out.get_mut(kind..kind + 4)?.copy_from_slice(b"free");
        }
        blank(out, kind + 4..entry.inside.end);
    }
    Some(telling)
}

/// Where items stand in the file.
fn places(bytes: &[u8], one: &One, wanted: &[usize], data: Option<&Place>) -> Option<Vec<Place>> {
    let start = one.inside.start;
    let version = *bytes.get(start)?;
    let sizes = number(bytes, start + 4, 2)?;
    let (offset, length, base) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15);
    let index = if version == 0 { 0 } else { sizes & 15 };
    let wide = if version < 2 { 2 } else { 4 };
    let count = number(bytes, start + 6, wide)?;
    let mut at = start + 6 + wide;
    let mut take = |size: usize| {
        let value = number(bytes, at, size)?;
        at += size;
        Some(value)
    };
    let mut found = Vec::new();
    for _ in 0..count {
        let id = take(wide)?;
        let method = if version == 0 { 0 } else { take(2)? & 15 };
        take(2)?;
        let base_offset = take(base)?;
        for _ in 0..take(2)? {
            take(index)?;
            let (from, size) = (take(offset)?, take(length)?);
            if !wanted.contains(&id) {
                continue;
            }
            let within = match method {
                0 => 0..bytes.len(),
                1 => data?.clone(),
                // Made of other items: those are looked at by themselves.
                _ => continue,
            };
            let from = within.start.checked_add(base_offset)?.checked_add(from)?;
            let size = if size == 0 { within.end.checked_sub(from)? } else { size };
            found.push(from..from.checked_add(size).filter(|end| *end <= within.end)?);
        }
    }
    Some(found)
}

/// Takes what tells of the maker out of a moving picture: texts, and when it was made.
fn movie(bytes: &[u8], one: &One, out: &mut [u8], depth: usize) -> Option<()> {
    for inner in children(bytes, one.inside.clone())? {
        match &inner.kind {
            kind if TELLING.contains(&kind) || *kind == *b"meta" => free(out, &inner),
            b"mvhd" | b"tkhd" | b"mdhd" => {
                let wide = if *bytes.get(inner.inside.start)? == 1 { 16 } else { 8 };
                blank(out, inner.inside.start + 4..inner.inside.start + 4 + wide);
            }
            kind if HOLDERS.contains(&kind) && depth < DEEPEST => movie(bytes, &inner, out, depth + 1)?,
            _ => {}
        }
    }
    Some(())
}
