//! Paths of files that a site may have: what no system can hold, what some cannot, and what some take for one.
//!
//! It must not know which pages there are. A path is relative, with `/` between its parts.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;

/// Most bytes of one part of a path: what common file systems take.
const LONGEST_PART: usize = 255;
/// Most bytes of a whole path, so that it fits below a folder everywhere but in the deepest.
const LONGEST_PATH: usize = 1_000;

/// What is wrong with a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFault {
    /// Why it cannot be, as the end of a sentence about the path.
    pub why: &'static str,
    /// Whether only other systems cannot hold it.
    pub is_elsewhere: bool,
    /// The part of the path that is meant.
    pub part: String,
    /// A part that could stand there; none when there is nothing to make it of.
    pub mended: Option<String>,
}

/// What is wrong with the path of a file, if anything: first what no system can hold.
pub fn path_fault(path: &str) -> Option<PathFault> {
    let parts = || path.split('/');
    let fault = |part: &str, why, is_elsewhere| PathFault {
        why,
        is_elsewhere,
        part: part.to_owned(),
        mended: Some(mended(part)).filter(|mended| !mended.is_empty()),
    };
    if path.len() > LONGEST_PATH {
        return Some(PathFault { mended: None, ..fault(path, "is longer than 1,000 bytes", false) });
    }
    let first = parts().next().unwrap_or_default();
    if has_drive(first) {
        return Some(fault(first, "begins like the name of a drive on Windows", false));
    }
    let never = parts().find_map(|part| never(part).map(|why| fault(part, why, false)));
    never.or_else(|| parts().find_map(|part| elsewhere(part).map(|why| fault(part, why, true))))
}

/// Paths that have the same key are one file on some systems: those that tell neither letter case nor composed from
/// decomposed letters apart, and drop dots and spaces at the end of names.
pub fn meeting_key(path: &str) -> String {
    if path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_/.".contains(&byte))
        && !path.contains("./")
        && !path.ends_with('.')
    {
        return path.to_owned();
    }
    let normalizer = ComposingNormalizer::new_nfc();
    let folded = CaseMapper::new().fold_string(&normalizer.normalize(path)).into_owned();
    let parts: Vec<&str> = folded.split('/').map(|part| part.trim_end_matches(['.', ' '])).collect();
    normalizer.normalize(&parts.join("/")).into_owned()
}

fn has_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic())
}

/// Why no site can have a part; the room `output` refuses the same.
fn never(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        return Some("has an empty part");
    }
    if part == "." || part == ".." {
        return Some("has a part that is only dots");
    }
    if part.contains('\\') {
        return Some("has a backslash");
    }
    if part.chars().any(char::is_control) {
        return Some("has a control character");
    }
    if part.len() > LONGEST_PART {
        return Some("has a part of more than 255 bytes");
    }
    if part.starts_with(".briefgen-") {
        return Some("is reserved for briefgen's own notes");
    }
    let plain: String = part.chars().filter(|c| !is_ignored(*c)).flat_map(char::to_lowercase).collect();
    matches!(plain.trim_end_matches(['.', ' ']), ".git" | "git~1").then_some("leads into a Git repository")
}

/// Characters that macOS passes over in names.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}')
}

/// Why Windows cannot hold a part.
fn elsewhere(part: &str) -> Option<&'static str> {
    if part.contains([':', '*', '?', '"', '<', '>', '|']) {
        return Some("has one of `: * ? \" < > |`, which Windows cannot have in names");
    }
    if part.ends_with(['.', ' ']) {
        return Some("has a part that ends in a dot or a space, which Windows drops");
    }
    is_device(part).then_some("has a name that Windows keeps for a device")
}

/// `con`, `NUL.txt`, `com1 .x`: names of devices, whatever follows a dot.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |kind: &str| {
        let rest = stem.strip_prefix(kind);
        rest.is_some_and(|rest| {
            rest.chars().count() == 1
                && rest.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9', '¹', '²', '³'])
        })
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

/// A name that every system can hold.
fn mended(part: &str) -> String {
    let odd = |c: char| c.is_control() || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\\');
    let text: String = part.chars().map(|c| if odd(c) { '-' } else { c }).collect();
    let text = text.trim_matches(['.', ' ', '-']).to_owned();
    if text.len() > LONGEST_PART {
        return String::new();
    }
    if !is_device(&text) {
        return text;
    }
    match text.split_once('.') {
        Some((stem, ending)) => format!("{stem}-file.{ending}"),
        None => format!("{text}-page"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults() {
        let long = "가".repeat(90);
        for (path, expected) in [
            ("a/b.html", ""),
            (".well-known/x", ""),
            ("2019/서울/index.html", ""),
            ("a b/c'd.html", ""),
            ("console/nullable.txt", ""),
            ("com10/lpt0.txt", ""),
            ("a\\b.txt", "never: has a backslash: a-b.txt"),
            ("x/Icon\r", "never: has a control character: Icon"),
            ("a\u{7}.txt", "never: has a control character: a-.txt"),
            ("x/../y", "never: has a part that is only dots: "),
            ("x//y", "never: has an empty part: "),
            (".git/x/index.html", "never: leads into a Git repository: git"),
            ("x/.GIT/config", "never: leads into a Git repository: GIT"),
            (".g\u{200D}it/x", "never: leads into a Git repository: g\u{200D}it"),
            ("git~1/x", "never: leads into a Git repository: git~1"),
            (".git. /x", "never: leads into a Git repository: git"),
            (".briefgen-cache/x", "never: is reserved for briefgen's own notes: briefgen-cache"),
            ("c:x/y", "never: begins like the name of a drive on Windows: c-x"),
            (
                "a/q?.txt",
                "elsewhere: has one of `: * ? \" < > |`, which Windows cannot have in names: q-.txt",
            ),
            ("x/a:b", "elsewhere: has one of `: * ? \" < > |`, which Windows cannot have in names: a-b"),
            ("x/con/index.html", "elsewhere: has a name that Windows keeps for a device: con-page"),
            ("NUL.txt", "elsewhere: has a name that Windows keeps for a device: NUL-file.txt"),
            ("aux", "elsewhere: has a name that Windows keeps for a device: aux-page"),
            ("lpt¹.tar.gz", "elsewhere: has a name that Windows keeps for a device: lpt¹-file.tar.gz"),
            ("x/end./y", "elsewhere: has a part that ends in a dot or a space, which Windows drops: end"),
            ("x/end ", "elsewhere: has a part that ends in a dot or a space, which Windows drops: end"),
            (long.as_str(), "never: has a part of more than 255 bytes: "),
        ] {
            let got = path_fault(path).map(|fault| {
                let level = if fault.is_elsewhere { "elsewhere" } else { "never" };
                format!("{level}: {}: {}", fault.why, fault.mended.unwrap_or_default())
            });
            assert_eq!(got.unwrap_or_default(), expected, "{path:?}");
        }
        assert!(path_fault(&"a/".repeat(600)).is_some());
    }

    #[test]
    fn what_is_mended_is_sound() {
        for part in ["q?.txt", "a:b", "con", "nul.txt", "x. ", "a\\b", "\u{1}\u{2}x", "COM1.md", "c:x"] {
            let mended = path_fault(part).and_then(|fault| fault.mended).expect("it can be mended");
            assert_eq!(path_fault(&mended), None, "{part:?}: {mended:?}");
        }
    }

    #[test]
    fn what_meets() {
        for (one, other) in [
            ("Map.png", "map.png"),
            ("a/José.html", "a/jose\u{301}.html"),
            ("ÅNGSTRÖM/x", "ångström/x"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("Straße", "STRASSE"),
            ("김", "\u{1100}\u{1175}\u{11B7}"),
            ("x./y", "x/y"),
            ("end ", "end"),
        ] {
            assert_eq!(meeting_key(one), meeting_key(other), "{one} {other}");
        }
        for (one, other) in [("a/b", "a-b"), ("e.html", "é.html"), ("x.y", "xy"), ("и.html", "й.html")] {
            assert_ne!(meeting_key(one), meeting_key(other), "{one} {other}");
        }
    }
}
