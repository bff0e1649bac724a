//! Names of files that hold a hash of their bytes: `style.0123456789abcdef.css`. Such a file never
//! changes, so that a browser may keep it for ever.

use crate::text;

/// The folder of a site in which every name holds a hash, and nothing else stands.
pub const ASSETS: &str = "assets";

/// Hexadecimal digits of a hash in a file's name.
pub const DIGITS: usize = 16;

/// A path with a hash in the name of its file, before the ending.
pub fn with_hash(path: &str, digits: &str) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let at = text::from(path, name).rfind('.').map_or(path.len(), |dot| name + dot);
    format!("{}.{digits}{}", text::before(path, at), text::from(path, at))
}

/// A path without the hash in the name of its file, if there is one.
pub fn without_hash(path: &str) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let is_hash = |part: &str| {
        part.len() == DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let parts: Vec<&str> = text::from(path, name).split('.').collect();
    // The hash stands before the ending, or last in a name without one.
    let hash = [2, 1]
        .into_iter()
        .find(|back| parts.len() > *back && parts.get(parts.len() - back).is_some_and(|part| is_hash(part)));
    let kept = parts.iter().enumerate().filter(|(index, _)| hash != Some(parts.len() - index));
    let kept: Vec<&str> = kept.map(|(_, part)| *part).collect();
    format!("{}{}", text::before(path, name), kept.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let hash = "0123456789abcdef";
        for (path, hashed) in [
            ("/assets/style.css", "/assets/style.0123456789abcdef.css"),
            ("fonts/a.b.woff2", "fonts/a.b.0123456789abcdef.woff2"),
            ("a.b/licence", "a.b/licence.0123456789abcdef"),
        ] {
            assert_eq!(with_hash(path, hash), hashed);
            assert_eq!(without_hash(hashed), path);
        }
        for plain in ["/assets/style.css", "style.0123456789ABCDEF.css", "0123456789abcdef.css", "a", ""] {
            assert_eq!(without_hash(plain), plain);
        }
    }
}
