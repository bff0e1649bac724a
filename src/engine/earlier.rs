//! What a site that was built earlier tells of its pages, by its own files: the data files say which page is whose, and an
//! ordinary page is known by its title. No history of the sources is needed.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::name::fold;

/// The data files of an edition that say which page is whose.
const LISTS: [&str; 3] = ["data/briefings.json", "data/actors.json", "data/topics.json"];

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    /// Number of the list in which it stands: briefings, actors, topics.
    pub(crate) list: usize,
    /// Its title or name, folded.
    pub(crate) name: String,
    /// When a briefing was published.
    pub(crate) day: String,
}

/// Whose the pages are, for those among `places`.
pub(crate) fn subjects(
    lists: Vec<(usize, &str)>,
    read: impl Fn(&str) -> Option<Vec<u8>>,
    places: &BTreeSet<String>,
) -> BTreeMap<String, Subject> {
    let mut subjects = BTreeMap::new();
    for (list, file) in lists {
        let records =
            read(file).and_then(|bytes| serde_json::from_slice::<Vec<serde_json::Value>>(&bytes).ok());
        for record in records.unwrap_or_default() {
            let text = |key: &str| record.get(key).and_then(serde_json::Value::as_str);
            let name = text("title").or_else(|| text("name"));
            let found = text("url").and_then(|url| place_among(url, places)).zip(name);
            if let Some((place, name)) = found {
                let day = text("date").unwrap_or_default().to_owned();
                subjects.insert(place, Subject { list, name: fold(name), day });
            }
        }
    }
    subjects
}

/// The place that an address ends in. Below which path the site stood is not known.
fn place_among(url: &str, places: &BTreeSet<String>) -> Option<String> {
    let decoded = percent_decode_str(url).decode_utf8().ok()?;
    let mut rest = &*decoded;
    while let Some((_, inside)) = rest.split_once('/') {
        if places.contains(inside) {
            return Some(inside.to_owned());
        }
        rest = inside;
    }
    None
}

/// The title of a page of the site: the words of its `h1`, which every theme has, without what marks them.
pub(crate) fn title(html: &[u8]) -> Option<String> {
    let html = str::from_utf8(html).ok()?;
    let (_, rest) = html.split_once("<h1")?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once("</h1>")?;
    let mut words = String::new();
    let mut is_tag = false;
    for c in inside.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => words.push(c),
            _ => {}
        }
    }
    let words = fold(&crate::name::unescaped_html(&words));
    (!words.is_empty()).then_some(words)
}

/// The data files among files, with the list that each is.
pub(crate) fn data_files<'f>(files: impl Iterator<Item = &'f String>) -> Vec<(usize, &'f str)> {
    let list = |file: &str| {
        LISTS.iter().position(|name| {
            file.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        })
    };
    files.filter_map(|file| Some((list(file)?, &**file))).collect()
}
