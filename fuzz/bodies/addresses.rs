//! Addresses: paths of files and pages, patterns of addresses, the address of a site.

use briefgen::config::{BaseUrl, Permalink, PermalinkParts};
use briefgen::name::{SourcePath, UrlPath};

use super::choices::Choices;
use super::words;

/// No link leads out of the site, no page stands outside of the output, and what can be read is read from its own
/// spelling again.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let parts = choices.some((0, 6), part);
    let text = if choices.once_in(3) { choices.rest() } else { parts.join(choices.pick(&["/", "", "//"])) };
    paths(&text);
    let page = UrlPath::page(&parts.iter().map(String::as_str).collect::<Vec<_>>());
    for url in
        [UrlPath::from_site(&format!("/{text}")), page.clone(), page.beside("feed.xml"), page.numbered(2)]
    {
        assert!(url.as_str().starts_with('/'), "{url:?}");
        assert!(!url.output_file().starts_with('/'), "{url:?}");
        assert!(url.encoded().is_ascii(), "{url:?}");
    }
    if let Ok(pattern) = Permalink::parse(&text) {
        let slug = words::word(&mut choices);
        let filled = pattern.fill(PermalinkParts { year: 2024, month: 6, day: 9, slug: &slug });
        assert!(filled.contains(&slug), "{text:?} gives {filled:?}");
        assert!(!filled.iter().any(|part| part == ".." || part.is_empty()), "{text:?} gives {filled:?}");
    }
    for text in [&text, &format!("https://{text}"), &format!("https://example.org/{text}")] {
        if let Ok(url) = BaseUrl::parse(text) {
            assert!(!url.path().ends_with('/') && !url.host().is_empty(), "{text:?}");
            assert_eq!(BaseUrl::parse(&url.to_string()), Ok(url), "{text:?}");
        }
    }
}

fn part(choices: &mut Choices) -> String {
    const PARTS: [&str; 24] = [
        "..",
        ".",
        "",
        "x",
        ":slug",
        ":year",
        "index.md",
        "x.ko.md",
        "%2e%2e",
        "%",
        "?a=b",
        "#c",
        "\\",
        "con",
        "a b",
        ":",
        "@",
        "example.org",
        "[::1]",
        "https:",
        ".git",
        "~",
        "\u{202e}",
        "x.KO.md",
    ];
    match choices.below(3) {
        0 | 1 => choices.pick(&PARTS).to_owned(),
        _ => words::name(choices),
    }
}

fn paths(text: &str) {
    let here = SourcePath::new("content/briefings/x.md");
    if let Some(joined) = here.join(text, "content") {
        let parts: Vec<&str> = joined.as_str().split('/').collect();
        assert!(!parts.iter().any(|part| [".", ".."].contains(part)), "{text:?} leads to {joined}");
    }
    let path = SourcePath::new(text);
    let _ = (path.stem(), path.language(), path.translation_meant(), path.folder());
    assert_eq!(path.without_language().without_language().folder(), path.folder(), "{text:?}");
    let rebuilt = match path.folder() {
        "" if !text.starts_with('/') => path.file_name().to_owned(),
        folder => format!("{folder}/{}", path.file_name()),
    };
    assert_eq!(rebuilt, text);
}
