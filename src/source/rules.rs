//! Which files of a site are read, and what is said of those that are not.

use std::io;
use std::path::Path;

use crate::config;

/// Endings of the files that briefgen looks into; theme files are read whole whatever they are.
const TEXT_ENDINGS: [&str; 3] = ["md", "yaml", "yml"];

/// Whether a file is read whole, and not only copied.
pub(super) fn is_looked_into(path: &str) -> bool {
    has_ending(path, &TEXT_ENDINGS) || path.starts_with(super::THEMES)
}

/// A settings file with the other ending of YAML.
pub(super) fn misnamed_settings() -> String {
    config::FILE.replace(".yaml", ".yml")
}

/// Hidden files, and what editors and systems leave behind.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913")
        || is_backup(name)
}

/// What editors and merges leave beside a file; it may hold what the file no longer says.
fn is_backup(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains(".md.") || has_ending(&lower, &["bak", "orig", "rej", "swp", "swo", "tmp", "save"])
}

/// Whether a path has one of these endings, in any case.
pub(super) fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A path from the root, with `/` between its parts; `None` outside of the root, and for names that are not
/// UTF-8.
pub(super) fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// The system's reason without the number that Rust appends.
pub(super) fn reason(error: Option<&io::Error>) -> String {
    error.map_or_else(
        || "a loop of links".to_owned(),
        |error| {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        },
    )
}
