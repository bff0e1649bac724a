//! Which files of a site are read, and what is said of those that are not.

use std::fs::FileType;
use std::io;
use std::path::Path;

/// Endings of the files that briefgen looks into; theme files are read whole whatever they are.
const TEXT_ENDINGS: [&str; 3] = ["md", "yaml", "yml"];

/// Whether a file is text that a writer wrote.
pub(super) fn is_text(path: &str) -> bool {
    has_ending(path, &TEXT_ENDINGS)
}

/// Whether a file is read whole, and not only copied.
pub(super) fn is_looked_into(path: &str) -> bool {
    is_text(path) || path.starts_with(super::THEMES)
}

/// Settings files of nearly the right name.
const MISNAMED: [&str; 7] = [
    "briefgen.yml",
    ".briefgen.yaml",
    ".briefgen.yml",
    "_briefgen.yaml",
    "briefgen.yaml.txt",
    "briefgen.json",
    "briefgen.toml",
];

/// What stands next to `content` and seems to be meant for the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    /// Settings under a name that is not read.
    Settings,
    /// A folder of texts, which belongs below `content`.
    Folder,
}

/// What a file or folder next to `content` seems to be, by its name.
pub(super) fn stray(name: &str) -> Option<Stray> {
    if MISNAMED.contains(&name) {
        return Some(Stray::Settings);
    }
    ["briefings", "actors", "topics", "_posts"].contains(&name).then_some(Stray::Folder)
}

/// Hidden files, and what editors, office programs, browsers and systems leave behind. Each of them may hold
/// what its file no longer says.
pub(super) fn is_passed_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '~'])
        || name.ends_with(['~', '#'])
        || lower.ends_with("(copy)")
        || (lower.starts_with('[') && lower.ends_with(".md]"))
        || SYSTEM_NAMES.contains(&lower.as_str())
        || beside_markdown(&lower)
        || has_ending(&lower, &LEFT_ENDINGS)
}

/// Whether the name of what is passed over may be that of a text which is meant: `talks.md.md`, `~talks.md`,
/// `talks.md.txt`. Of a folder its files tell.
pub(super) fn may_be_meant(name: &str, is_folder: bool) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.trim_end_matches(['.', ' ']);
    let is_text = || {
        has_ending(bare, &["md"]) || bare.strip_suffix(".txt").is_some_and(|bare| has_ending(bare, &["md"]))
    };
    let is_left = name.starts_with('[') || name.starts_with("~$") || name.ends_with(['~', '#']);
    !name.starts_with('.')
        && !SYSTEM_NAMES.contains(&lower.as_str())
        && (is_folder || (!is_left && is_text()))
}

/// Files and folders of systems and tools, in small letters. The last one has a carriage return at its end.
const SYSTEM_NAMES: [&str; 10] = [
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "4913",
    "__macosx",
    "node_modules",
    "nohup.out",
    "$recycle.bin",
    "icon\r",
];

/// Endings of what is only for a while: of backups, of swap files, of what was not merged or not loaded to its end.
const LEFT_ENDINGS: [&str; 29] = [
    "bak",
    "bak2",
    "backup",
    "orig",
    "rej",
    "save",
    "tmp",
    "temp",
    "old~",
    "swp",
    "swo",
    "swn",
    "swm",
    "swl",
    "swx",
    "kate-swp",
    "crswap",
    "lock",
    "diff",
    "patch",
    "conflict",
    "part",
    "partial",
    "crdownload",
    "download",
    "icloud",
    "canvas",
    "un~",
    "autosave",
];

/// What was made of the name of a Markdown file: `x.md.1`, `x.md (copy)`, `x.md___jb_tmp___`, `x.md2`,
/// `x.mdbackup`. What ends in `.md` itself, such as `x.md.old.md`, counts too.
fn beside_markdown(lower: &str) -> bool {
    lower.match_indices(".md").any(|(at, mark)| {
        let rest = lower.get(at + mark.len()..).unwrap_or_default();
        let is_other = rest.starts_with(|c: char| !c.is_alphabetic());
        is_other || rest.starts_with("bak") || rest.starts_with("backup")
    })
}

/// Markdown by an ending that is not read.
pub(super) fn is_other_markdown(path: &str) -> bool {
    has_ending(path, &["markdown", "mdown", "mkd", "mdx"])
}

/// Why a link at `path` may not stand for the file at `target`, both of the site; `None` when it may. It has to be a
/// file that is read where it is, and as what it is there: a link must not show what its target does not.
pub(super) fn refused_target(path: &str, target: &str) -> Option<&'static str> {
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let is_inside = target.contains('/') && (top(target) == super::CONTENT || top(target) == super::THEMES);
    if !is_inside || target.split('/').skip(1).any(is_passed_over) || is_other_markdown(target) {
        return Some("which is not read where it is, and is not followed");
    }
    if top(path) == super::THEMES && top(target) == super::CONTENT {
        return Some("and a theme holds nothing of `content/`: it may be withheld there");
    }
    if has_ending(target, &["md"]) != has_ending(path, &["md"]) {
        return Some(
            "and the source of a page is not published: a link to it ends in `.md`, as the file does",
        );
    }
    None
}

/// What stands at a path, if no file.
pub(super) fn what(kind: FileType) -> &'static str {
    if kind.is_symlink() {
        "a link"
    } else if kind.is_dir() {
        "a folder"
    } else if kind.is_file() {
        "a file"
    } else {
        "no file, but a pipe or a device"
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_passed_over() {
        for name in [
            ".#x.md",
            "#x.md#",
            "x.md~",
            "x.MD~",
            "%backup%~",
            ".DS_Store",
            "._x.md",
            ".x.md.swp",
            ".~lock.x.odt#",
            "~$report.docx",
            "~WRL0001.tmp",
            "Thumbs.db",
            "thumbs.db",
            "ehthumbs.db",
            "Desktop.ini",
            "desktop.ini",
            "Icon\r",
            "__MACOSX",
            "node_modules",
            "nohup.out",
            "4913",
            "[x.md]",
            "x.md___jb_tmp___",
            "x.md___jb_old___",
            "x.md (copy)",
            "x.csv (copy)",
            "x.md.1",
            "x.md.BAK",
            "x.md2",
            "x.mdbackup",
            "x.md.old.md",
            "x_md.bak",
            "x.csv#",
            "x.swn",
            "x.swx",
            "x.lock",
            "x.patch",
            "x.diff",
            "x.pdf.crdownload",
            "x.pdf.part",
            "방문.md~",
            "визит.md (copy)",
            "訪問.md___jb_tmp___",
            "x.md.sb-1a2b3c4d-XyZ",
            "x.md.icloud",
            "Untitled.canvas",
        ] {
            assert!(is_passed_over(name), "{name:?}");
        }
        for name in [
            "x.md",
            "X.MD",
            "x.ko.md",
            "x.pdf",
            "report.docx",
            "icon.png",
            "Icon",
            "Icons",
            "copy.md",
            "x (copy).md",
            "x (1).md",
            "x #1.md",
            "C#.md",
            "4913.md",
            "thumbs.png",
            "a~b.md",
            "x.mdx",
            "x.mdown",
            "data.mdb",
            "x.mdb.zip",
            "locks.csv",
            "x.swf",
            "patch.md",
            "diff.pdf",
            "old.txt",
            "방문.md",
            "визит.md",
            "map[1].png",
            "notes.txt",
            "x.markdown",
        ] {
            assert!(!is_passed_over(name), "{name:?}");
        }
    }

    #[test]
    fn links() {
        for (path, target, is_read) in [
            ("content/a.md", "content/b.md", true),
            ("content/a.MD", "content/x/b.md", true),
            ("content/logo.svg", "themes/mine/static/logo.svg", true),
            ("themes/mine/static/x.css", "themes/other/static/x.css", true),
            ("content/a.md", "notes.md", false),
            ("content/a.txt", ".env", false),
            ("content/a.txt", ".git/config", false),
            ("content/a.txt", "content/.env", false),
            ("content/a.txt", "content/.git/config", false),
            ("content/a.txt", "content/notes.txt~", false),
            ("content/a.txt", "content/x/.hidden/y.txt", false),
            ("content/a.txt", "briefgen.yaml", false),
            ("content/a.txt", "public/index.html", false),
            ("content/a.txt", ".briefgen-cache/x", false),
            ("content/a.txt", "content", false),
            ("content/a.txt", "contents/x.txt", false),
            ("content/a.txt", "content/briefings/draft.md", false),
            ("content/a.md", "content/secrets.yaml", false),
            ("content/a.md", "content/x.markdown", false),
            ("themes/mine/static/a.md", "content/briefings/draft.md", false),
            ("themes/mine/static/a.png", "content/a.png", false),
        ] {
            assert_eq!(refused_target(path, target).is_none(), is_read, "{path} to {target}");
        }
    }
}
