//! Paths: where a source file stands and where a page is found.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use super::{language, steps};

/// What a path segment of a URL cannot hold as it is (WHATWG URL, path percent-encode set, and `%`).
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'|');

/// Path of an input file relative to the site's root, with `/` between its parts:
/// `content/briefings/2024-06-19-putin.md`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that is relative, uses `/`, and has no `.` or `..` part.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        steps::take();
        &self.0
    }

    /// The same text, shared, as spans hold it.
    pub fn shared(&self) -> &Arc<str> {
        &self.0
    }

    /// The part after the last `/`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file name without its extension, and of a Markdown file without its language: `x` of `x.ko.md`.
    pub fn stem(&self) -> &str {
        self.parts().0
    }

    /// The name that the file gives its page: its stem, or its folder's name for `index.md`.
    pub fn own_name(&self) -> &str {
        match self.stem() {
            "index" => self.folder().rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("index"),
            stem => stem,
        }
    }

    /// [`SourcePath::own_name`] without the day that it may begin with: `visit` of `2024-06-19-visit.md` and of
    /// `2024_06_19_visit.ko.md`. A name that is a day alone stays.
    pub fn undated_name(&self) -> &str {
        let name = self.own_name();
        let is_day = |text: &str| {
            text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 | 10 => matches!(byte, b'-' | b'_'),
                _ => byte.is_ascii_digit(),
            })
        };
        let split = name.split_at_checked("2024-06-19-".len());
        split.filter(|(day, rest)| is_day(day) && !rest.is_empty()).map_or(name, |(_, rest)| rest)
    }

    /// The language that the name of a Markdown file ends in: `ko` of `x.ko.md`.
    pub fn language(&self) -> Option<&str> {
        self.parts().1
    }

    /// The file name that is meant, where that of a Markdown file ends in a language in other letters: `x.ko.md`
    /// for `x.KO.md`.
    pub fn translation_meant(&self) -> Option<String> {
        let stem = self.file_name().strip_suffix(".md")?;
        Some(format!("{}.md", language::meant(stem)?))
    }

    /// Whether it is a Markdown file, by its ending in any case.
    pub fn is_markdown(&self) -> bool {
        self.0.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
    }

    /// The path without a language in its name: of all translations the same.
    #[must_use]
    pub fn without_language(&self) -> Self {
        match self.parts() {
            (_, None) => self.clone(),
            (stem, Some(_)) if self.folder().is_empty() => Self::new(format!("{stem}.md")),
            (stem, Some(_)) => Self::new(format!("{}/{stem}.md", self.folder())),
        }
    }

    fn parts(&self) -> (&str, Option<&str>) {
        let name = self.file_name();
        match name.rsplit_once('.') {
            Some((stem, ending)) if ending.eq_ignore_ascii_case("md") => {
                language::split(stem).map_or((stem, None), |(stem, language)| (stem, Some(language)))
            }
            Some((stem, _)) => (stem, None),
            None => (name, None),
        }
    }

    /// The folder that it stands in, without a trailing `/`; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Where `link`, written in this file, leads: a path from the root, or `None` when it leaves it.
    /// A leading `/` counts from `top`.
    pub fn join(&self, link: &str, top: &str) -> Option<Self> {
        let (base, link) = match link.strip_prefix('/') {
            Some(rest) => (top, rest),
            None => (self.folder(), link),
        };
        let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self::new(parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Path of a page or file of the site, from the site's own root, always with a leading `/`:
/// `/actors/kim-jong-un/`, `/feed.xml`. The base path of the host is added when it is linked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// Joins parts to a page's path, which ends in `/`.
    pub fn page(parts: &[&str]) -> Self {
        let mut path = String::from("/");
        for part in parts.iter().flat_map(|part| part.split('/')).filter(|part| !part.is_empty()) {
            path.push_str(part);
            path.push('/');
        }
        Self(path.into())
    }

    /// Joins parts to a file's path, which does not end in `/`.
    pub fn file(parts: &[&str]) -> Self {
        let page = Self::page(parts);
        Self(page.0.trim_end_matches('/').into())
    }

    /// Takes a path of the site as it is.
    pub fn from_site(path: &str) -> Self {
        Self(path.into())
    }

    /// The same path below a folder: `/actors/kim/` below `/ko` is `/ko/actors/kim/`.
    #[must_use]
    pub fn below(&self, folder: &str) -> Self {
        if folder.is_empty() { self.clone() } else { Self(format!("{folder}{}", self.0).into()) }
    }

    /// A file beside this page: `/actors/kim/` and `feed.xml` give `/actors/kim/feed.xml`.
    #[must_use]
    pub fn beside(&self, file: &str) -> Self {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self(format!("{folder}/{file}").into())
    }

    /// Page `number` (from 1) of a list that begins at this path: `/actors/kim/page/2/`.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        if number <= 1 { self.clone() } else { Self(format!("{}page/{number}/", self.0).into()) }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as a link has it, but for the base path.
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, ENCODED).to_string()
    }

    /// The file that serves it, relative to the output folder: `actors/kim-jong-un/index.html`.
    pub fn output_file(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_paths_join() {
        let file = SourcePath::new("content/briefings/2024/x.md");
        for (link, target) in [
            ("y.md", Some("content/briefings/2024/y.md")),
            ("../y.md", Some("content/briefings/y.md")),
            ("./img/a.png", Some("content/briefings/2024/img/a.png")),
            ("/about.md", Some("content/about.md")),
            ("../../../../y.md", None),
        ] {
            assert_eq!(file.join(link, "content").as_ref().map(SourcePath::as_str), target, "{link}");
        }
        let korean = SourcePath::new("content/briefings/x.ko.md");
        assert_eq!((korean.stem(), korean.language()), ("x", Some("ko")));
        assert_eq!(korean.without_language().as_str(), "content/briefings/x.md");
        assert_eq!(SourcePath::new("content/x.ko.png").stem(), "x.ko");
        assert_eq!((file.stem(), file.folder(), file.file_name()), ("x", "content/briefings/2024", "x.md"));
    }

    #[test]
    fn what_stands_before_a_slug() {
        for (file, own, undated) in [
            ("content/briefings/visit.md", "visit", "visit"),
            ("content/briefings/2024-06-19-visit.md", "2024-06-19-visit", "visit"),
            ("content/briefings/2024_06_19_visit.md", "2024_06_19_visit", "visit"),
            ("content/briefings/2024-06-19_visit.ko.md", "2024-06-19_visit", "visit"),
            ("content/briefings/2024_06_19_방문.pt-BR.md", "2024_06_19_방문", "방문"),
            ("content/briefings/2024-06-19-visit/index.md", "2024-06-19-visit", "visit"),
            ("content/briefings/2024_06_19_visit/index.ko.md", "2024_06_19_visit", "visit"),
            ("content/briefings/2024-06-19.md", "2024-06-19", "2024-06-19"),
            ("content/briefings/2024-06-19-.md", "2024-06-19-", "2024-06-19-"),
            ("content/briefings/2024-06-19-2024-06-20-x.md", "2024-06-19-2024-06-20-x", "2024-06-20-x"),
            ("content/briefings/20240619-visit.md", "20240619-visit", "20240619-visit"),
            ("content/briefings/2024-6-19-visit.md", "2024-6-19-visit", "2024-6-19-visit"),
            ("content/briefings/2024-06-19é-visit.md", "2024-06-19é-visit", "2024-06-19é-visit"),
            ("content/briefings/방문방문방-visit.md", "방문방문방-visit", "방문방문방-visit"),
            ("index.md", "index", "index"),
        ] {
            let path = SourcePath::new(file);
            assert_eq!((path.own_name(), path.undated_name()), (own, undated), "{file}");
        }
    }

    #[test]
    fn url_paths() {
        let actor = UrlPath::page(&["actors", "kim"]);
        assert_eq!(actor.as_str(), "/actors/kim/");
        assert_eq!(actor.output_file(), "actors/kim/index.html");
        assert_eq!(actor.beside("feed.xml").as_str(), "/actors/kim/feed.xml");
        assert_eq!(actor.numbered(1), actor);
        assert_eq!(actor.numbered(3).output_file(), "actors/kim/page/3/index.html");
        assert_eq!(UrlPath::page(&[]).output_file(), "index.html");
        assert_eq!(UrlPath::page(&[]).beside("feed.xml").as_str(), "/feed.xml");
        assert_eq!(UrlPath::file(&["data/briefings.json"]).output_file(), "data/briefings.json");
        assert_eq!(UrlPath::page(&["/a//b/", "c"]).as_str(), "/a/b/c/");
    }
}
