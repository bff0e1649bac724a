//! A GIF file without its metadata: block by block, as `GIF89a` has them. Comments, texts and what programs add go; how often it
//! plays and its colours stay.

/// What applications add that says how the picture looks: how often it plays, and its colour profile.
const SHOWN: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The file without its metadata; `None` when it is no GIF file.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let packed = *bytes.get(10)?;
    let head = 13 + colours(packed);
    let mut out = bytes.get(..head)?.to_vec();
    let mut rest = bytes.get(head..)?;
    loop {
        match rest.first() {
            Some(0x2c) => {
                let length = 10 + colours(*rest.get(9)?) + 1;
                let (whole, ends) = with_parts(rest, length);
                out.extend_from_slice(rest.get(..whole)?);
                if !ends {
                    // A file that is cut off ends where it does.
                    out.push(0);
                    break;
                }
                rest = rest.get(whole..)?;
            }
            Some(0x21) => {
                let (whole, _) = with_parts(rest, 2);
                let block = rest.get(..whole)?;
                if is_shown(block) {
                    out.extend_from_slice(block);
                }
                rest = rest.get(whole..)?;
            }
            // The end, or what is none of these: nothing is read behind it.
            _ => break,
        }
    }
    out.push(0x3b);
    Some(out)
}

/// The bytes of a table of colours.
fn colours(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// The length of a block whose parts begin at a byte, each with its length before it; and whether the block ends.
fn with_parts(block: &[u8], start: usize) -> (usize, bool) {
    let mut at = start;
    loop {
        match block.get(at) {
            Some(0) => return (at + 1, true),
            Some(&length) if at + 1 + usize::from(length) <= block.len() => at += 1 + usize::from(length),
            _ => return (block.len(), false),
        }
    }
}

/// Whether an extension says how the picture looks.
fn is_shown(block: &[u8]) -> bool {
    match block.get(1) {
        Some(0xf9) => true,
        Some(0xff) => SHOWN.iter().any(|name| block.get(3..14) == Some(*name)),
        _ => false,
    }
}
