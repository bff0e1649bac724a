//! Addresses with spaces: `![a map](my map.png)`. `CommonMark` reads no link there, and writers name files so. The
//! parser asks what a link without a definition means; here the brackets after it answer.

use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr};

/// Longest address.
const LONGEST: usize = 500;

/// An address in round brackets, with its spaces.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spaced<'m> {
    pub(crate) destination: &'m str,
    pub(crate) title: &'m str,
    /// A size that other programs read: `=300x200`.
    pub(crate) size: Option<&'m str>,
    /// The bytes of the brackets and all between them.
    pub(crate) length: usize,
}

/// Answers the parser.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers<'m> {
    pub(super) markdown: &'m str,
}

impl<'m> BrokenLinkCallback<'m> for Answers<'m> {
    fn handle_broken_link(&mut self, link: BrokenLink<'m>) -> Option<(CowStr<'m>, CowStr<'m>)> {
        let spaced = Spaced::read(self.markdown.get(link.span.end..)?)?;
        Some((CowStr::Borrowed(spaced.destination), CowStr::Borrowed(spaced.title)))
    }
}

impl<'m> Spaced<'m> {
    /// Reads the brackets with which a text begins; `None` when they hold no address, or one without spaces.
    pub(crate) fn read(text: &'m str) -> Option<Self> {
        let inside = bracketed(text)?;
        let length = inside.len() + 2;
        let (address, title) = with_title(inside.trim());
        let (destination, size) = with_size(address);
        let has_space = destination.contains([' ', '\t', '\u{a0}']) || size.is_some();
        let is_address = has_space && !destination.starts_with('<') && is_address(destination);
        is_address.then_some(Self { destination, title, size, length })
    }
}

/// What stands between the round brackets with which a text begins, on one line.
fn bracketed(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('(')?;
    let mut open = 1;
    for (at, c) in inside.char_indices().take_while(|(at, c)| *at < LONGEST && *c != '\n') {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return inside.split_at_checked(at).map(|(inside, _)| inside);
        }
    }
    None
}

fn with_title(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some((address, title)) = text.strip_suffix(quote).and_then(|text| text.split_once(quote))
            && address.ends_with(' ')
        {
            return (address.trim_end(), title);
        }
    }
    (text, "")
}

fn with_size(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(" =") {
        Some((address, size)) if is_size(size) => (address.trim_end(), Some(size)),
        _ => (text, None),
    }
}

fn is_size(text: &str) -> bool {
    text.split_once('x').is_some_and(|(width, height)| {
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '%');
        is_number(width) && is_number(height) && text.len() > 1
    })
}

/// Whether words are an address: they end like a file, or begin with a scheme.
pub(crate) fn is_address(text: &str) -> bool {
    let has_scheme =
        ["http://", "https://", "file://", "mailto:", "ftp://"].iter().any(|s| text.starts_with(s));
    has_scheme || has_file_ending(text)
}

fn has_file_ending(text: &str) -> bool {
    let path = text.split(['#', '?']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(stem, ending)| {
        (2..=5).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.chars().any(|c| c.is_ascii_alphabetic())
            && stem.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '_' | '-' | ']'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_spaces() {
        for (text, expected) in [
            ("(my map.png)", Some(("my map.png", "", None))),
            ("(my report.pdf \"Title\") and", Some(("my report.pdf", "Title", None))),
            ("( карта мира.png )", Some(("карта мира.png", "", None))),
            ("(남북 지도 (1).png)", Some(("남북 지도 (1).png", "", None))),
            ("(a b/c d.md#part)", Some(("a b/c d.md#part", "", None))),
            ("(map.png =300x200)", Some(("map.png", "", Some("300x200")))),
            ("(https://example.org/a b)", Some(("https://example.org/a b", "", None))),
            ("(map.png)", None),
            ("(as he said)", None),
            ("(see Art. 5)", None),
            ("(in the U.S.)", None),
            ("(<my map.png>)", None),
            ("(my map\n.png)", None),
            ("(my map.png", None),
            (" (my map.png)", None),
        ] {
            let found = Spaced::read(text);
            let found = found.as_ref().map(|spaced| (spaced.destination, spaced.title, spaced.size));
            assert_eq!(found, expected, "{text}");
        }
    }
}
