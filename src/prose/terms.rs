//! Terms and what they mean: a line, and below it lines that begin with `: `.
//!
//! The parser takes any line that begins with a colon for a meaning, and all of the paragraph before it for the term. In
//! running text a line may begin so by chance (` : « Nous`, `:-)`): it is joined to the one before.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::markdown::options;

/// Longest term, in bytes; a longer line is running text.
const LONGEST: usize = 120;

/// `None` when a text has no terms; else the text, if any of its lines had to be joined.
#[expect(clippy::option_option, reason = "no terms, terms in the text as it is, terms in another text")]
pub(super) fn read(markdown: &str) -> Option<Option<String>> {
    let begins = |line: &str| line.trim_start_matches(['>', ' ', '\t']).starts_with(": ");
    if !markdown.contains('\n') || !markdown.lines().skip(1).any(begins) {
        return None;
    }
    let mut text = markdown.to_owned();
    let mut has_terms = false;
    for (paragraph, is_term) in meanings(markdown) {
        has_terms |= is_term;
        if !is_term {
            // A paragraph of its own that begins with a colon: all stays as it is.
            if markdown.get(paragraph.clone())?.matches('\n').count() > 1 {
                return None;
            }
            let blank = " ".repeat(paragraph.len());
            text.replace_range(paragraph, &blank);
        }
    }
    has_terms.then(|| (text != markdown).then_some(text))
}

/// Each line that the parser would take for what a term means: the bytes between it and the line before, and whether it
/// is meant so. The others are lines of the paragraph.
fn meanings(markdown: &str) -> Vec<(Range<usize>, bool)> {
    let with_terms = options() | Options::ENABLE_DEFINITION_LIST;
    let mut found = Vec::new();
    let mut term: Option<Range<usize>> = None;
    for (event, place) in Parser::new_ext(markdown, with_terms).into_offset_iter() {
        match event {
            Event::Start(Tag::DefinitionListTitle) => term = Some(place),
            Event::Start(Tag::DefinitionListDefinition) => {
                let written = markdown.get(place.start..).unwrap_or_default();
                let has_space = written.starts_with(": ") || written.starts_with(":\t");
                let is_short = term.as_ref().is_none_or(|term| {
                    let term = markdown.get(term.clone()).unwrap_or_default().trim_end();
                    !term.contains('\n') && term.len() <= LONGEST
                });
                let before = markdown.get(..place.start).unwrap_or_default();
                let line = before.trim_end_matches(['>', ' ', '\t', '\n', '\r']);
                found.push((line.len()..place.start, has_space && is_short));
                // What is joined to it is part of it.
                term = if has_space && is_short { None } else { Some(0..markdown.len()) };
            }
            Event::End(TagEnd::DefinitionList) => term = None,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_with_a_colon() {
        for (markdown, expected) in [
            ("Hwasong\n: A missile.", Some(None)),
            ("Hwasong\n\n: A missile.\n: And another.", Some(None)),
            ("> Hwasong\n> : A missile.", Some(None)),
            ("A line\nof text\n: no meaning", None),
            ("Well\n:-) he said.", None),
            ("```\nx\n: y\n```", None),
            ("Term\n: yes\n\nWell\n:-) he said.", Some(Some("Term\n: yes\n\nWell :-) he said."))),
            ("Term\n: yes\n\nWell\n\n:-) he said.", None),
            ("A text.", None),
        ] {
            let expected = expected.map(|text| text.map(str::to_owned));
            assert_eq!(read(markdown), expected, "{markdown}");
        }
        let long = "Le ministre a déclaré ".repeat(8);
        assert_eq!(read(&format!("{long}\n: « Nous irons. »")), None);
    }
}
