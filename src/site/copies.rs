//! Copies of a file that a synchroniser, a system or a hand made beside it: they would be published like any other,
//! with what their original no longer says.

use std::collections::HashMap;

use super::link::Input;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{SourcePath, fold};
use crate::parse::Document;

/// Words for a copy before and after a name, in the languages of systems.
const BEFORE: [&str; 10] = [
    "copy of ",
    "kopie von ",
    "kopie van ",
    "copie de ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "копия ",
    "kopia ",
    "kopi av ",
];
const AFTER: [&str; 20] = [
    "copy",
    "kopie",
    "kopia",
    "kopi",
    "kopya",
    "copie",
    "copia",
    "cópia",
    "копия",
    "копія",
    "복사본",
    "사본",
    "のコピー",
    "コピー",
    "的副本",
    "副本",
    "拷贝",
    "نسخة",
    "עותק",
    "backup",
];
/// What stands in brackets after the name of a file that two devices changed.
const CONFLICTED: [&str; 10] = [
    "conflicted copy",
    "conflict copy",
    "conflicting copy",
    "case conflict",
    "sfconflict",
    "in konflikt stehende kopie",
    "copie en conflit",
    "copia en conflicto",
    "конфликтующая копия",
    "충돌된 사본",
];

/// How sure it is that a name is that of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// Nobody calls a file so by hand.
    Alone,
    /// When a file of the other name is there.
    WithOriginal,
    /// When that other file has the same title or words: `talks 2` may be the second of a row.
    WithTitle,
}

/// Reports each file that looks like a copy of another one.
pub fn copies(input: &Input) -> Vec<Diagnostic> {
    let broken = input.broken.iter().map(|broken| (&broken.path, None));
    let documents = input.documents.iter().map(|document| (&document.path, Some(&**document)));
    let known: Vec<(&SourcePath, Option<&Document>)> = documents.chain(broken).collect();
    let by_name: HashMap<String, (&SourcePath, Option<&Document>)> =
        known.iter().map(|&(path, document)| (path.as_str().to_lowercase(), (path, document))).collect();
    let mut problems = Vec::new();
    for &(path, document) in &known {
        let Some((name, sure)) = original(path.file_name()) else { continue };
        let name = beside(path, &name);
        let there = by_name.get(&name.to_lowercase()).filter(|(other, _)| *other != path);
        let is_copy = match (sure, there) {
            (Sure::Alone, _) | (Sure::WithOriginal, Some(_)) => true,
            (Sure::WithTitle, Some((_, other))) => document.zip(*other).is_none_or(|(a, b)| is_same(a, b)),
            (_, None) => false,
        };
        if is_copy {
            problems.push(problem(path, there.map_or(&*name, |(other, _)| other.as_str())));
        }
    }
    for path in &input.files {
        if let Some((name, Sure::Alone)) = original(path.file_name()) {
            problems.push(problem(path, &beside(path, &name)));
        }
    }
    problems
}

fn problem(path: &SourcePath, original: &str) -> Diagnostic {
    let message = format!("`{}` looks like a copy of `{original}`.", path.file_name());
    Diagnostic::new(Lint::FileCopy, Span::whole_file(path.shared()), message)
        .hint("keep one of the two and delete the other; if it is no copy, give it another name")
}

fn beside(path: &SourcePath, name: &str) -> String {
    if path.folder().is_empty() { name.to_owned() } else { format!("{}/{name}", path.folder()) }
}

fn is_same(a: &Document, b: &Document) -> bool {
    let words = &a.body.first_paragraph;
    fold(a.title()) == fold(b.title()) || (!words.is_empty() && *words == b.body.first_paragraph)
}

/// The name of the file that a file's name says it is a copy of.
fn original(name: &str) -> Option<(String, Sure)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let whole = |stem: &str, sure| {
        let stem = stem.trim_end();
        (!stem.is_empty()).then(|| (format!("{stem}.{ending}"), sure))
    };
    if let Some(found) = conflicted(stem) {
        return whole(&found, Sure::Alone);
    }
    if let Some(before) = without_machine(stem) {
        return whole(before, Sure::WithOriginal);
    }
    let (unnumbered, numbered) = without_number(stem);
    if let Some(before) = without_word(unnumbered) {
        return whole(before, Sure::WithOriginal);
    }
    if let Some(after) = without_first_words(unnumbered) {
        return whole(after, Sure::WithOriginal);
    }
    if let Some((before, "bak" | "old" | "orig" | "save")) = stem.rsplit_once(['.', '_', '-']) {
        return whole(before, Sure::WithOriginal);
    }
    if let Some((before, after)) = stem.rsplit_once('.')
        && (matches!(after, "mine" | "theirs" | "working") || is_revision(after))
    {
        return whole(before, Sure::WithOriginal);
    }
    numbered.then(|| whole(unnumbered, Sure::WithTitle))?
}

/// `r123`, as Subversion names the versions that it could not merge.
fn is_revision(text: &str) -> bool {
    text.strip_prefix('r')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// What synchronisers and merge tools add, which nobody writes by hand.
fn conflicted(stem: &str) -> Option<String> {
    if let Some((before, _)) = stem.split_once(".sync-conflict-") {
        return Some(before.to_owned());
    }
    for mark in ["_conflict-", "-conflict-"] {
        if let Some((before, after)) = stem.rsplit_once(mark)
            && after.chars().take_while(char::is_ascii_digit).count() >= 8
        {
            return Some(before.to_owned());
        }
    }
    for mark in ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"] {
        if let Some((before, after)) = stem.rsplit_once(mark)
            && !after.is_empty()
            && after.chars().all(|c| c.is_ascii_digit())
        {
            return Some(before.to_owned());
        }
    }
    let (before, inside) = stem.rsplit_once(['(', '['])?;
    let (inside, after) = inside.split_once([')', ']'])?;
    let inside = inside.to_lowercase();
    let is_said = inside == "conflict" || CONFLICTED.iter().any(|words| inside.contains(words));
    is_said.then(|| format!("{}{after}", before.trim_end_matches([' ', '.'])))
}

/// A name without that of the machine that `OneDrive` puts after it: `talks-DESKTOP-7H2K9QF`.
fn without_machine(stem: &str) -> Option<&str> {
    let (before, machine) = ["-DESKTOP-", "-LAPTOP-"].iter().find_map(|mark| stem.rsplit_once(mark))?;
    let is_name = machine.len() >= 4 && machine.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    (is_name && !before.is_empty()).then_some(before)
}

/// A name without the number that tells copies apart: ` 2`, `(1)`, ` (2)`.
fn without_number(stem: &str) -> (&str, bool) {
    let is_number = |text: &str, least: usize| {
        text.len() < 3 && text.parse::<usize>().is_ok_and(|number| number >= least && !text.starts_with('0'))
    };
    if let Some((before, number)) = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('('))
        && is_number(number, 1)
    {
        return (before.trim_end(), true);
    }
    match stem.rsplit_once(' ') {
        Some((before, number)) if is_number(number, 2) => (before.trim_end(), true),
        _ => (stem, false),
    }
}

/// A name without the word for a copy after it: ` copy`, ` - Copy`, `(copy)`, `.copy`.
fn without_word(stem: &str) -> Option<&str> {
    let bare = stem.strip_suffix([')', '）', ']']).unwrap_or(stem);
    let word = AFTER.iter().find(|word| ends_with(bare, word))?;
    let before = bare.char_indices().nth_back(word.chars().count() - 1).map(|(at, _)| bare.split_at(at).0)?;
    let kept = before.trim_end_matches([' ', '-', '_', '.', '(', '（', '[', '–', '—']);
    // In scripts without spaces the word may follow at once.
    let is_apart = kept.len() < before.len() || !word.is_ascii() && !word.chars().all(char::is_lowercase);
    (is_apart && !kept.is_empty()).then_some(kept)
}

fn ends_with(text: &str, word: &str) -> bool {
    let mut letters = text.chars().rev().flat_map(char::to_lowercase);
    word.chars().rev().all(|letter| letters.next() == Some(letter))
}

fn without_first_words(stem: &str) -> Option<&str> {
    BEFORE.iter().find_map(|words| {
        let at = stem.char_indices().nth(words.chars().count()).map(|(at, _)| at)?;
        let (start, rest) = stem.split_at(at);
        (start.to_lowercase() == **words).then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn originals_of_names() {
        use Sure::{Alone, WithOriginal, WithTitle};
        for (name, expected) in [
            ("x (Jane's conflicted copy 2024-06-19).md", Some(("x.md", Alone))),
            ("x (conflicted copy 2024-06-19 101112).ko.md", Some(("x.ko.md", Alone))),
            ("방문 (SFConflict a@b 2024-06-19).md", Some(("방문.md", Alone))),
            ("x.sync-conflict-20240619-101112-ABCDEFG.md", Some(("x.md", Alone))),
            ("x_conflict-20240619-101112.md", Some(("x.md", Alone))),
            ("x_BACKUP_1234.md", Some(("x.md", Alone))),
            ("map.sync-conflict-20240619-101112-A.png", Some(("map.png", Alone))),
            ("x - Copy.md", Some(("x.md", WithOriginal))),
            ("방문-DESKTOP-7H2K9QF.md", Some(("방문.md", WithOriginal))),
            ("x-LAPTOP-01ABCDEF.ko.md", None),
            ("my-LAPTOP-review.md", None),
            ("x - Copy (2).md", Some(("x.md", WithOriginal))),
            ("x copy 3.md", Some(("x.md", WithOriginal))),
            ("x (copy).md", Some(("x.md", WithOriginal))),
            ("x.copy.md", Some(("x.md", WithOriginal))),
            ("Copy of x.md", Some(("x.md", WithOriginal))),
            ("Kopie von x.md", Some(("x.md", WithOriginal))),
            ("x – копия.md", Some(("x.md", WithOriginal))),
            ("방문 복사본.md", Some(("방문.md", WithOriginal))),
            ("訪問のコピー.md", Some(("訪問.md", WithOriginal))),
            ("x.bak.md", Some(("x.md", WithOriginal))),
            ("x.mine.md", Some(("x.md", WithOriginal))),
            ("x.r123.md", Some(("x.md", WithOriginal))),
            ("x [conflict].md", Some(("x.md", Alone))),
            ("x（副本）.md", Some(("x.md", WithOriginal))),
            ("talks.rome.md", None),
            ("x_old.md", Some(("x.md", WithOriginal))),
            ("x 2.md", Some(("x.md", WithTitle))),
            ("x(1).md", Some(("x.md", WithTitle))),
            ("x.ko (1).md", Some(("x.ko.md", WithTitle))),
            // Names of their own.
            ("x.md", None),
            ("2024-06-19-x.md", None),
            ("photocopy.md", None),
            ("copy.md", None),
            ("Resolution 2270.md", None),
            ("part 1.md", None),
            ("frozen-conflict.md", None),
            ("Nagorno (frozen conflict).md", None),
            ("threshold.md", None),
            ("копия.md", None),
        ] {
            let found = original(name);
            let found = found.as_ref().map(|(name, sure)| (&**name, *sure));
            assert_eq!(found, expected, "{name}");
        }
    }
}
