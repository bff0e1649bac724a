//! Titles and addresses of what is withheld, where a writer wrote them into something that is published.
//!
//! No build can leave these out: they are the words of a published file. What has expired was public once, and
//! is not looked for: to refuse then would keep it public. Must not know how pages are made.

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::guard::{Held, Shown, Sorted, Trace};
use crate::engine::{Outcome, Preview, Request};
use crate::name::{SourcePath, UrlPath};
use crate::output::MemoryFiles;
use crate::site::WithheldBecause;
use crate::source::Snapshot;

/// A title of fewer words may be anybody's.
const FEWEST_WORDS: usize = 3;

/// Files that hold text.
const TEXTS: [&str; 9] = ["html", "htm", "xml", "json", "ics", "txt", "svg", "css", "js"];

/// A text that must not occur.
struct Needle {
    text: String,
    shown: Shown,
}

/// Published files that show a title or an address of what is a draft or dated in the future.
pub(super) fn traces(
    snapshot: &Snapshot,
    request: &Request,
    sorted: &Sorted,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Vec<Trace> {
    let held = &sorted.held;
    let secret: Vec<_> =
        held.iter().filter(|(_, (because, _))| *because != WithheldBecause::Expired).collect();
    if secret.is_empty() {
        return Vec::new();
    }
    let mut needles = addresses(snapshot, request, held, (files, outcome));
    for (path, (because, document)) in secret {
        let title = document.title();
        let is_anybodys = title.split_whitespace().count() < FEWEST_WORDS || sorted.titles.contains(title);
        let spellings = if is_anybodys { Vec::new() } else { spellings(title) };
        needles.extend(
            spellings.into_iter().map(|text| Needle { text, shown: Shown::Title(path.clone(), *because) }),
        );
    }
    find(&needles, files)
}

/// A title as data, bodies and templates write it.
fn spellings(title: &str) -> Vec<String> {
    let in_data = title.replace('\\', "\\\\").replace('"', "\\\"");
    let in_body =
        title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let in_template = in_body.replace('\'', "&#39;");
    let spellings = BTreeSet::from([title.to_owned(), in_data, in_body, in_template]);
    spellings.into_iter().collect()
}

/// Where the pages of what is withheld would stand, as links and as full addresses.
fn addresses(
    snapshot: &Snapshot,
    request: &Request,
    held: &Held,
    (files, outcome): (&MemoryFiles, &Outcome),
) -> Vec<Needle> {
    let everything = Request { drafts: true, future: true, expired: true, ..request.clone() };
    let preview = Preview::new(snapshot.clone(), everything);
    let origin = outcome.settings.base_url.as_ref().map(|base| base.origin().to_owned());
    let base = outcome.settings.base_path();
    let mut needles = Vec::new();
    for page in preview.pages() {
        let Some((path, because)) = page.source.as_ref().and_then(|source| secret(held, source)) else {
            continue;
        };
        let file = UrlPath::page(&[&page.url]).output_file();
        if files.contains_key(&file) {
            continue;
        }
        let link = format!("{base}{}", page.url);
        let full = origin.as_ref().map(|origin| format!("{origin}{link}"));
        needles.extend(
            [Some(link), full]
                .into_iter()
                .flatten()
                .map(|text| Needle { text, shown: Shown::Address(path.clone(), because) }),
        );
    }
    needles
}

fn secret(held: &Held, source: &SourcePath) -> Option<(SourcePath, WithheldBecause)> {
    let (path, (because, _)) = held.get_key_value(source)?;
    (*because != WithheldBecause::Expired).then(|| (path.clone(), *because))
}

fn find(needles: &[Needle], files: &MemoryFiles) -> Vec<Trace> {
    let texts: Vec<&str> = needles.iter().map(|needle| needle.text.as_str()).collect();
    let searcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(texts);
    let searcher = searcher.expect("titles and addresses are far fewer than an automaton can hold");
    let is_text = |path: &str| path.rsplit_once('.').is_none_or(|(_, ending)| TEXTS.contains(&ending));
    let files: Vec<(&String, &Arc<[u8]>)> = files.iter().filter(|(path, _)| is_text(path)).collect();
    let found = files.into_par_iter().flat_map_iter(|(path, bytes)| {
        let matches = searcher.find_overlapping_iter(&**bytes);
        let mut shown: Vec<&Shown> = Vec::new();
        for found in matches.filter(|found| stands_alone(bytes, found.range())) {
            let what = &needles[found.pattern().as_usize()].shown;
            if !shown.contains(&what) {
                shown.push(what);
            }
        }
        shown.into_iter().map(|shown| Trace { file: path.clone(), shown: shown.clone() }).collect::<Vec<_>>()
    });
    found.collect()
}

/// Whether a text is no part of a longer word or path.
fn stands_alone(bytes: &[u8], range: std::ops::Range<usize>) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-' || *byte >= 0x80;
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    !before.is_some_and(joins) && !bytes.get(range.end).is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let needles = ["/desk/briefings/x/", "https://example.org/desk/briefings/x/", "Talks break down"]
            .map(|text| {
                let shown = Shown::Title(SourcePath::new(text), WithheldBecause::Draft);
                Needle { text: text.to_owned(), shown }
            });
        let files = MemoryFiles::from([("a.html".to_owned(), text.as_bytes().into())]);
        let found = find(&needles, &files).into_iter().map(|trace| match trace.shown {
            Shown::Title(path, _) => path.to_string(),
            shown => panic!("{shown:?}"),
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn titles_as_they_are_written() {
        assert_eq!(spellings("Talks go on"), ["Talks go on"]);
        let odd = spellings("The \"sons\" & O'Brien");
        for written in [
            "The \\\"sons\\\" & O'Brien",
            "The &quot;sons&quot; &amp; O'Brien",
            "The &quot;sons&quot; &amp; O&#39;Brien",
        ] {
            assert!(odd.iter().any(|spelling| spelling == written), "{written}: {odd:?}");
        }
    }

    #[test]
    fn whole_words_and_paths() {
        check("<a href=\"/desk/briefings/x/\">", &["/desk/briefings/x/"]);
        check(
            "<a href=\"https://example.org/desk/briefings/x/#a\">",
            &["https://example.org/desk/briefings/x/"],
        );
        check("<a href=\"/desk/briefings/x/y/\">", &[]);
        check("<a href=\"/other/desk/briefings/x/\">", &[]);
        check("As talks break down, Talks break down.", &["Talks break down"]);
        check("Talks break downstream", &[]);
    }
}
