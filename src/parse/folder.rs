//! Whether a file stands in the folder of its kind: an actor in `people/` would be published as an ordinary page,
//! and no list, link or count would know it.
//!
//! It must not know other files.

use super::DocumentKind;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::snapshot::CONTENT;
use crate::yaml::{Node, Value};

/// The keys of each kind of file, by those that kinds share. A test compares them with the schemas.
const ANY: &[&str] = &["slug", "aliases", "old_urls", "extra"];
const DATED: &[&str] = &["title", "date", "updated", "summary", "language", "draft", "expires"];
const PICTURED: &[&str] = &["image", "image_alt", "image_caption", "image_credit", "image_licence"];
const BRIEFING: &[&str] = &["authors", "actors", "topics", "sources", "dates", "quotes", "corrections"];
const ACTOR: &[&str] = &[
    "name",
    "kind",
    "names",
    "weak_aliases",
    "pronouns",
    "shared_aliases",
    "surname",
    "given",
    "demonyms",
    "roles",
    "links",
];
const TOPIC: &[&str] = &["name", "names", "parent"];

/// Those of an entry of `sources`, and its name.
const SOURCE: &[&str] = &["id", "title", "publisher", "url", "date", "name", "kind"];

/// Names that writers give to folders of topics, and of sources.
const TOPICS: &str =
    "topics topic themes theme subjects subject tags tag categories category issues keywords";
const SOURCES: &str = "sources source publishers publisher outlets references bibliography";

/// Whether a kind of file has a key.
pub(crate) fn has_key(kind: DocumentKind, key: &str) -> bool {
    let lists: &[&[&str]] = match kind {
        DocumentKind::Briefing => &[ANY, DATED, PICTURED, BRIEFING],
        DocumentKind::Actor => &[ANY, PICTURED, ACTOR],
        DocumentKind::Topic => &[ANY, TOPIC],
        DocumentKind::Page => &[ANY, DATED, PICTURED],
    };
    lists.iter().any(|list| list.contains(&key))
}

/// What a file seems to be that does not stand in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Kind(DocumentKind),
    /// Of which there are no files.
    Source,
}

/// Says where a file belongs that reads like one of another kind. What was said of keys that it has there rightly
/// is taken back. Returns whether its `aliases` are names, and no old URLs.
pub(super) fn tell(path: &SourcePath, root: &Node, problems: &mut Vec<Diagnostic>) -> bool {
    let kind = DocumentKind::of(path);
    let Some(meant) = meant(path, kind, root) else { return false };
    let is_known = |key: &str| match meant {
        Meant::Kind(meant) => has_key(meant, key),
        Meant::Source => SOURCE.contains(&key),
    };
    problems.retain(|problem| {
        problem.lint != Lint::KeyUnknown || !unknown_key(root, problem).is_some_and(is_known)
    });
    let file = path.shared();
    match meant {
        Meant::Source => {
            let message = format!(
                "This reads like a source, and `{}/` holds pages: a source has no file.",
                path.folder()
            );
            let problem = Diagnostic::new(Lint::FolderWrong, Span::whole_file(file), message);
            problems.push(problem.hint("name it under `sources` in each briefing that rests on it"));
        }
        Meant::Kind(meant) => problems.push(misplaced(path, kind, meant)),
    }
    matches!(meant, Meant::Kind(DocumentKind::Actor | DocumentKind::Topic))
}

fn misplaced(path: &SourcePath, kind: DocumentKind, meant: DocumentKind) -> Diagnostic {
    let (what, holds) = (meant.with_article(), kind.folder().unwrap_or("pages"));
    let message = format!("This reads like {what}, and `{}/` holds {holds}.", path.folder());
    let folder = meant.folder().unwrap_or_default();
    let hint = format!("move it to `{CONTENT}/{folder}/{}`", path.file_name());
    Diagnostic::new(Lint::FolderWrong, Span::whole_file(path.shared()), message).hint(hint)
}

/// The key that a problem is about.
pub(super) fn unknown_key<'n>(root: &'n Node, problem: &Diagnostic) -> Option<&'n str> {
    let Value::Mapping(entries) = &root.value else { return None };
    let found = entries.iter().find(|(key, _)| key.range == problem.span.range());
    found.map(|(key, _)| &*key.text)
}

fn meant(path: &SourcePath, kind: DocumentKind, root: &Node) -> Option<Meant> {
    let keys = Keys::of(root);
    let folder = first_folder(path).unwrap_or_default().to_lowercase();
    let is_among = |names: &str| names.split_whitespace().any(|name| name == folder);
    let by_keys = if keys.have("name") && !keys.have("title") {
        let is_actor = keys.have_any(&["kind", "roles", "weak_aliases"]);
        let is_topic = keys.have("parent") || is_among(TOPICS);
        match (is_actor, is_topic, is_among(SOURCES)) {
            (true, ..) => Some(Meant::Kind(DocumentKind::Actor)),
            (_, true, _) => Some(Meant::Kind(DocumentKind::Topic)),
            (.., true) => Some(Meant::Source),
            // A name alone is an actor's, unless it stands where topics do.
            _ if kind == DocumentKind::Page => Some(Meant::Kind(DocumentKind::Actor)),
            _ => None,
        }
    } else if keys.have_any(&["actors", "topics", "quotes", "dates", "sources", "corrections"]) {
        Some(Meant::Kind(DocumentKind::Briefing))
    } else {
        None
    };
    let meant = by_keys.or_else(|| by_folder(kind, &folder, &keys))?;
    let is_there = match meant {
        // An actor with a key of topics has a key too many.
        Meant::Kind(DocumentKind::Topic) if kind == DocumentKind::Actor => true,
        Meant::Kind(meant) => meant == kind,
        Meant::Source => kind != DocumentKind::Page,
    };
    (!is_there).then_some(meant)
}

/// A folder whose name is nearly that of a kind of file, `Actors` or `briefing`; and posts of other programs.
fn by_folder(kind: DocumentKind, folder: &str, keys: &Keys) -> Option<Meant> {
    if kind != DocumentKind::Page {
        return None;
    }
    let meant = match folder {
        "briefings" | "briefing" | "briefs" => DocumentKind::Briefing,
        "posts" | "_posts" if keys.have("date") => DocumentKind::Briefing,
        "actors" | "actor" => DocumentKind::Actor,
        "topics" | "topic" => DocumentKind::Topic,
        _ => return None,
    };
    Some(Meant::Kind(meant))
}

/// The folder right below `content/` in which a file stands.
fn first_folder(path: &SourcePath) -> Option<&str> {
    let inside = path.as_str().strip_prefix(CONTENT)?.strip_prefix('/')?;
    inside.split_once('/').map(|(folder, _)| folder)
}

/// The keys of a file that are not empty.
struct Keys<'n>(Vec<&'n str>);

impl<'n> Keys<'n> {
    fn of(root: &'n Node) -> Self {
        let Value::Mapping(entries) = &root.value else { return Self(Vec::new()) };
        let filled = entries.iter().filter(|(_, node)| node.value != Value::Null);
        Self(filled.map(|(key, _)| &*key.text).collect())
    }

    fn have(&self, key: &str) -> bool {
        self.0.contains(&key)
    }

    fn have_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.have(key))
    }
}
