//! What is opened in a body and never ends, so that all that follows would be lost: a comment, a script, `<pre>`. It
//! is blanked, byte for byte, up to the end of its paragraph, so that the rest is read and every place holds.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::markdown::options;

/// Most of them that are blanked in one body.
const MOST: usize = 20;

/// What never ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unended {
    /// Bytes of the body's Markdown.
    pub(crate) range: Range<usize>,
    /// What it is: `<!--`, `<script>`.
    pub(crate) name: &'static str,
}

/// What begins a block that only its own end ends: by its first letters, its end, and whether it holds words of
/// the body.
const BLOCKS: [(&str, &str, &str, bool); 7] = [
    ("<!--", "-->", "<!--", false),
    ("<script", "</script", "<script>", false),
    ("<style", "</style", "<style>", false),
    ("<pre", "</pre", "<pre>", true),
    ("<textarea", "</textarea", "<textarea>", true),
    ("<?", "?>", "<?", false),
    ("<!", ">", "<!", false),
];

/// The body with all that never ends blanked; `None` when nothing is.
pub(crate) fn mend(markdown: &str) -> Option<(String, Vec<Unended>)> {
    if !markdown.contains('<') {
        return None;
    }
    let lower = markdown.to_ascii_lowercase();
    let may_be = BLOCKS.iter().any(|(start, ..)| lower.contains(start));
    if !may_be {
        return None;
    }
    let mut mended = markdown.to_owned();
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some((unended, blank)) = first(&mended) else { break };
        mended = blanked(&mended, &blank);
        found.push(unended);
    }
    (!found.is_empty()).then_some((mended, found))
}

/// The first that never ends, and the bytes to blank.
fn first(markdown: &str) -> Option<(Unended, Range<usize>)> {
    let blocks = Parser::new_ext(markdown, options()).into_offset_iter();
    let blocks = blocks.filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock)));
    for (_, place) in blocks {
        let written = markdown.get(place.clone())?;
        let lower = written.to_ascii_lowercase();
        let block = BLOCKS.iter().find(|(start, ..)| lower.trim_start().starts_with(start));
        let Some(&(start, end, name, holds_words)) = block else { continue };
        let inside = lower.split_once(start).map_or("", |(_, inside)| inside);
        let is_whole_word = start.ends_with(['-', '?', '!'])
            || !inside.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        if !is_whole_word || inside.contains(end) {
            continue;
        }
        let first_line = written.lines().next().unwrap_or_default();
        let length = if holds_words {
            written.split_once('>').map_or(first_line.len(), |(tag, _)| tag.len() + 1)
        } else {
            paragraph(written)
        };
        let unended = Unended { range: place.start..place.start + first_line.trim_end().len(), name };
        return Some((unended, place.start..place.start + length));
    }
    None
}

/// The length of the first paragraph of a text.
fn paragraph(text: &str) -> usize {
    text.split_inclusive('\n')
        .take_while(|line| !line.trim_matches(['>', ' ', '\t', '\n', '\r']).is_empty())
        .map(str::len)
        .sum()
}

/// The text with spaces in place of all but line ends.
fn blanked(text: &str, blank: &Range<usize>) -> String {
    let parts = (text.get(..blank.start), text.get(blank.clone()), text.get(blank.end..));
    let (Some(before), Some(inside), Some(after)) = parts else { return text.to_owned() };
    let mut mended = String::with_capacity(text.len());
    mended.push_str(before);
    for c in inside.chars() {
        match c {
            '\n' | '\r' => mended.push(c),
            c => mended.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
    }
    mended.push_str(after);
    mended
}

/// The fenced block that runs to the end of a body because nothing closes it: the bytes of its first line.
pub(crate) fn open_fence(markdown: &str) -> Option<Range<usize>> {
    if !["```", "~~~"].iter().any(|fence| memmem::find(markdown.as_bytes(), fence.as_bytes()).is_some()) {
        return None;
    }
    let fences = Parser::new_ext(markdown, options()).into_offset_iter();
    let (_, place) = fences
        .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))))
        .last()?;
    if place.end < markdown.trim_end().len() {
        return None;
    }
    let written = markdown.get(place.clone())?.trim_end();
    let first = written.lines().next()?;
    let sign = first.trim_start().chars().next()?;
    let signs = first.trim_start().chars().take_while(|c| *c == sign).count();
    let last = written.lines().skip(1).last().unwrap_or_default().trim_matches(['>', ' ', '\t']);
    let is_closed = last.chars().count() >= signs && last.chars().all(|c| c == sign);
    (!is_closed).then(|| place.start..place.start + first.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_blanked() {
        for (markdown, shown) in [
            ("a\n\n<!-- 메모\nto self\n\nThe rest.", "a\n\nThe rest."),
            ("a\n\n<!-- one\n\nx\n\n<!-- two\n\ny", "a\n\nx\n\ny"),
            ("<script>\nlost()\n\nThe rest.", "The rest."),
            ("<pre class=x>\nЗдесь\n\nthe rest.", "Здесь\n\nthe rest."),
            ("> <!-- note\n> more\n>\n> said", ">\n\n>\n> said"),
            ("<!-- note -->\n\nx", ""),
            ("<!-- a\n\nb -->\n\nx", ""),
            ("`<!--` and\n\n    <!--\n\nx", ""),
            ("```html\n<!--\n```\n\nx", ""),
            ("<script>x</script>\n\n<pre>y\n\nz</pre>", ""),
            ("<preface>\n\nx", ""),
        ] {
            let mended = mend(markdown).map(|(mended, _)| mended).unwrap_or_default();
            assert!(mended.is_empty() || mended.len() == markdown.len(), "{markdown}");
            let lines: Vec<&str> = mended.lines().map(str::trim).collect();
            let short = lines.join("\n").replace("\n\n\n\n", "\n\n").replace("\n\n\n", "\n\n");
            assert_eq!(short.trim(), shown, "{markdown}");
        }
    }

    #[test]
    fn fences_that_nothing_closes() {
        for (markdown, expected) in [
            ("x\n\n```\ncode\n\nthe rest", Some("```")),
            ("~~~ py\ncode\n```\n", Some("~~~ py")),
            ("```", Some("```")),
            ("```\ncode\n```\n\nx", None),
            ("> ```\n> code\n> ```", None),
            ("- a\n\n  ```\n  code\n  ```\n", None),
            ("```\ncode\n`````\n", None),
            ("`code` and ``` more ```", None),
        ] {
            assert_eq!(open_fence(markdown).and_then(|range| markdown.get(range)), expected, "{markdown}");
        }
    }
}
