//! Pages that would go off the live site though what they showed is still published, at another address: a changed
//! slug, permalink or file name without an alias. Their readers would find nothing.
//!
//! Both sites tell it by themselves, in their data files and in the titles of their pages: no history of the sources
//! is needed, which a workflow often has not. Must not know git.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::changes::{Changes, is_page, place};
use crate::engine::earlier::{Subject, data_files, subjects, title};
use crate::output::MemoryFiles;

/// A page that goes, and where what it showed stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The place of the page: `briefings/x/`.
    pub from: String,
    /// Where it is now.
    pub to: String,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`/{}` is now `/{}`", self.from, self.to)
    }
}

/// The pages among those that go whose subject has a new page. `live` reads a file of the live site.
pub(super) fn moved(
    changes: &Changes,
    files: &MemoryFiles,
    live: impl Fn(&str) -> Option<Vec<u8>>,
) -> Vec<Moved> {
    let places = |files: &[String]| -> BTreeSet<String> {
        files.iter().filter(|file| is_page(file)).map(|file| place(file).to_owned()).collect()
    };
    let (gone, added) = (places(&changes.removed), places(&changes.added));
    if gone.is_empty() || added.is_empty() {
        return Vec::new();
    }
    let before = subjects(data_files(changes.removed.iter().chain(&changes.changed)), &live, &gone);
    let now = |file: &str| files.get(file).map(|bytes| bytes.to_vec());
    let after = subjects(data_files(files.keys()), now, &added);
    let after: BTreeMap<Subject, String> =
        after.into_iter().map(|(place, subject)| (subject, place)).collect();
    let titles = titles(&added, files);
    let to = |from: &String| match before.get(from) {
        Some(subject) => after.get(subject).or_else(|| titles.get(&subject.name)),
        None => titles.get(&title(&live(&format!("{from}index.html"))?)?),
    };
    gone.iter().filter_map(|from| Some(Moved { from: from.clone(), to: to(from)?.clone() })).collect()
}

/// Titles of new pages, by which an ordinary page is known again.
fn titles(added: &BTreeSet<String>, files: &MemoryFiles) -> BTreeMap<String, String> {
    let title_of = |place: &String| title(files.get(&format!("{place}index.html"))?);
    added.iter().filter_map(|place| Some((title_of(place)?, place.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://desk.example.org/site";

    /// A site by its pages: place and title; those of briefings stand in the list.
    fn site(pages: &[(&str, &str)]) -> MemoryFiles {
        let mut files = MemoryFiles::new();
        let mut put = |path: String, text: String| drop(files.insert(path, text.into_bytes().into()));
        let mut records = Vec::new();
        for (place, title) in pages {
            put(format!("{place}index.html"), format!("<main><h1 class=\"t\"><a>{title}</a></h1>"));
            if place.contains("briefings/") {
                records.push(serde_json::json!({"url": format!("{BASE}/{place}"), "title": title, "date": "2024-06-19"}));
            }
        }
        put("data/briefings.json".to_owned(), serde_json::Value::from(records).to_string());
        files
    }

    #[test]
    fn pages_that_move() {
        let before = site(&[
            ("briefings/talks/", "Talks resume"),
            ("briefings/비밀/", "비밀 회담"),
            ("about/", "About &amp; contact"),
            ("briefings/stays/", "Stays"),
        ]);
        for (what, after, expected) in [
            (
                "nothing",
                vec![
                    ("briefings/talks/", "Talks resume"),
                    ("briefings/비밀/", "비밀 회담"),
                    ("about/", "About &amp; contact"),
                ],
                "",
            ),
            ("all are gone", vec![], ""),
            ("other ones come", vec![("briefings/new/", "New")], ""),
            (
                "a slug",
                vec![("briefings/talks-resume/", "Talks resume")],
                "`/briefings/talks/` is now `/briefings/talks-resume/`",
            ),
            (
                "a permalink",
                vec![("2024/06/19/briefings/비밀-2/", "비밀 회담")],
                "`/briefings/비밀/` is now `/2024/06/19/briefings/비밀-2/`",
            ),
            ("a page", vec![("about-us/", "About &amp; contact")], "`/about/` is now `/about-us/`"),
            (
                "a briefing that became a page",
                vec![("posts/talks/", "Talks resume")],
                "`/briefings/talks/` is now `/posts/talks/`",
            ),
            (
                "one that redirects",
                vec![("briefings/talks/", "Moved"), ("briefings/talks-resume/", "Talks resume")],
                "",
            ),
        ] {
            let mut pages = after.clone();
            pages.push(("briefings/stays/", "Stays"));
            let after = site(&pages);
            let only = |these: &MemoryFiles, those: &MemoryFiles| -> Vec<String> {
                these.keys().filter(|file| !those.contains_key(*file)).cloned().collect()
            };
            let changes = Changes {
                added: only(&after, &before),
                changed: vec!["data/briefings.json".to_owned()],
                removed: only(&before, &after),
            };
            let moved = moved(&changes, &after, |file| before.get(file).map(|bytes| bytes.to_vec()));
            let told: Vec<String> = moved.iter().map(ToString::to_string).collect();
            assert_eq!(told.join("\n"), expected, "{what}");
        }
    }
}
