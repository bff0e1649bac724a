//! Signs of other programs that Markdown does not know: `!!! note`, `:::`, `{{< x >}}`, `%%comment%%`, `==x==`.

use pulldown_cmark::BlockQuoteKind;

use super::mask::{MASKED, Mask};
use super::{Slip, short};
use crate::diagnostic::Lint;
use crate::name::steps;
use crate::prose::boxes;
use crate::text;

pub(super) fn slips(mask: &Mask) -> Vec<Slip> {
    let mut slips = lines(mask);
    shortcodes(mask, &mut slips);
    pairs(mask, &mut slips);
    slips.extend(mask.places("<!--").map(|at| {
        let message = "This comment never ends, and readers see it.".to_owned();
        let hint = "write `-->` where it ends".to_owned();
        Slip { lint: Lint::HtmlUnbalanced, range: at..at + 4, message, hint }
    }));
    slips
}

fn slip(range: std::ops::Range<usize>, message: String, hint: impl Into<String>) -> Slip {
    Slip { lint: Lint::MarkdownUnread, range, message, hint: hint.into() }
}

/// Lines that begin something elsewhere.
fn lines(mask: &Mask) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut in_box = false;
    for (range, line) in mask.lines() {
        if mask.is_escaped(range.start) {
            continue;
        }
        let shown = || format!("`{}` is shown as it stands.", short(line));
        if let Some(kind) = admonition(line) {
            let hint = format!("write `> [!{kind}]`, and `> ` before each line below that belongs to it");
            slips.push(slip(range, shown(), hint));
        } else if let Some(rest) = line.strip_prefix(":::") {
            let word = rest.trim_start_matches(':').trim();
            if word.is_empty() {
                if !in_box {
                    slips.push(slip(range, shown(), "take it out, or write `\\:::`"));
                }
                in_box = false;
            } else if word.starts_with(|c: char| c.is_alphabetic() || c == '{') {
                in_box = true;
                let hint = format!(
                    "write `> [!{}]`, and `> ` before each line that belongs to it, without `:::` at the end",
                    kind_of(word).unwrap_or("NOTE")
                );
                slips.push(slip(range, shown(), hint));
            }
        } else if line == "[TOC]" || line == "[toc]" {
            slips.push(slip(range, shown(), "take it out; no list of headings is made here"));
        } else if line.starts_with("{:") && line.ends_with('}') {
            slips.push(slip(
                range,
                shown(),
                "take it out; a heading may end in `{#id}`, nothing else has attributes",
            ));
        } else if is_import(line) {
            slips.push(slip(range, shown(), "take it out; a page has no components"));
        }
    }
    slips
}

/// The kind of box that `!!! note "Title"` or `??? info` begins.
fn admonition(line: &str) -> Option<&'static str> {
    let rest = ["!!!", "???+", "???"].iter().find_map(|mark| line.strip_prefix(mark))?;
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    let word = rest.strip_prefix(' ')?.trim_start();
    let (kind, after) = word.split_once(' ').unwrap_or((word, ""));
    let has_title = after.starts_with(['"', '“']) || after.trim().is_empty();
    kind_of(kind).filter(|_| has_title || after.contains('"'))
}

fn kind_of(word: &str) -> Option<&'static str> {
    let word = word.trim_start_matches(['{', '.']);
    let word = word.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    boxes::kind_of(word).map(|kind| match kind {
        BlockQuoteKind::Note => "NOTE",
        BlockQuoteKind::Tip => "TIP",
        BlockQuoteKind::Important => "IMPORTANT",
        BlockQuoteKind::Warning => "WARNING",
        BlockQuoteKind::Caution => "CAUTION",
    })
}

fn is_import(line: &str) -> bool {
    let file = line.strip_prefix("import ").and_then(|line| line.split_once(" from ")).map(|(_, file)| file);
    file.is_some_and(|file| file.starts_with(['"', '\'', '“', '‘']))
}

/// `{{< figure >}}`, `{% include x %}`, `{{ page.title }}`, and `{.class}` after a link or a picture.
fn shortcodes(mask: &Mask, slips: &mut Vec<Slip>) {
    const LONGEST: usize = 1_000;
    let last_end = mask.written.rfind('}').unwrap_or_default();
    let mut seen = 0;
    for at in mask.places("{") {
        if at < seen {
            continue;
        }
        if at > last_end {
            break;
        }
        let line = text::within(mask.written, at..at + LONGEST).lines().next().unwrap_or_default();
        steps::take_many(line.len());
        let found =
            [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")].iter().find_map(|(open, close)| {
                let inside = line.strip_prefix(open)?;
                let (inside, _) = inside.split_once(close)?;
                let word = inside.trim_start_matches(['-', '/', ' ']);
                let is_code = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
                is_code.then_some(open.len() + inside.len() + close.len())
            });
        if let Some(length) = found {
            seen = at + length;
            let message = format!(
                "`{}` is code of another program and is shown as it stands.",
                short(mask.written(at..seen))
            );
            slips.push(slip(
                at..seen,
                message,
                "write what it makes, in Markdown: a picture is `![what it shows](file.png)`",
            ));
        } else if let Some(length) = attributes(mask, at, line) {
            seen = at + length;
            let message = format!("`{}` is shown as it stands.", short(mask.written(at..seen)));
            slips.push(slip(at..seen, message, "take it out; links and pictures have no attributes here"));
        }
    }
}

/// The length of `{target=_blank}` right after a link, a picture or code.
fn attributes(mask: &Mask, at: usize, line: &str) -> Option<usize> {
    let (inside, _) = line.strip_prefix('{')?.split_once('}')?;
    let follows = mask.written.get(..at)?.ends_with([')', ']', '`']) && mask.around(at).0 == Some(MASKED);
    let is_attribute = |word: &str| {
        let word = word.strip_prefix(':').unwrap_or(word);
        (word.starts_with(['.', '#']) && word.len() > 1)
            || word.split_once('=').is_some_and(|(key, _)| !key.is_empty())
    };
    let words: Vec<&str> = inside.split_whitespace().filter(|word| *word != ":").collect();
    (follows && !words.is_empty() && words.into_iter().all(is_attribute)).then_some(inside.len() + 2)
}

/// `%%comment%%` and `==marked==`.
fn pairs(mask: &Mask, slips: &mut Vec<Slip>) {
    for (sign, lint_message) in [("%%", "`%%…%%` is no comment here: readers see it."), ("==", "")] {
        let mut seen = 0;
        let ends = ends(mask, sign);
        for at in mask.places(sign) {
            if at < seen || !opens(mask, at, sign) {
                continue;
            }
            let Some(end) = closing(mask, (at, sign), &ends) else { continue };
            seen = end + sign.len();
            let inside = mask.written(at + sign.len()..end);
            if sign == "%%" {
                let hint = format!("write `<!-- {} -->`, which is not published", short(inside.trim()));
                slips.push(slip(at..seen, lint_message.to_owned(), hint));
            } else {
                let message = format!("`{}` is shown with its signs.", short(mask.written(at..seen)));
                slips.push(slip(at..seen, message, format!("write `<mark>{}</mark>`", short(inside))));
            }
        }
    }
}

/// Whether a sign may begin a pair: no letter, digit or sign of its kind before it, and words after it.
fn opens(mask: &Mask, at: usize, sign: &str) -> bool {
    let own = sign.chars().next();
    let (before, _) = mask.around(at);
    let (_, after) = mask.around(at + sign.len());
    let is_apart = before.is_none_or(|c| !c.is_alphanumeric() && Some(c) != own && c != '!' && c != '<');
    let begins = after.is_some_and(|c| Some(c) != own && (sign == "%%" || !c.is_whitespace()));
    is_apart && begins
}

/// Where a pair may end.
fn ends(mask: &Mask, sign: &str) -> Vec<usize> {
    let may_end = |at: &usize| {
        let (before, _) = mask.around(*at);
        let (_, next) = mask.around(at + sign.len());
        let is_end = sign == "%%" || before.is_none_or(|c| !c.is_whitespace());
        is_end && next.is_none_or(|c| !c.is_alphanumeric() && !sign.starts_with(c))
    };
    mask.all_places(sign).filter(may_end).collect()
}

/// Where the pair ends: in the same paragraph, after words. A comment of several paragraphs ends on a line of its own.
fn closing(mask: &Mask, (at, sign): (usize, &str), ends: &[usize]) -> Option<usize> {
    const LONGEST: usize = 4_000;
    let start = at + sign.len();
    let next = *ends.get(ends.partition_point(|end| *end <= start))?;
    let rest = text::within(&mask.shown, start..start + LONGEST);
    let is_block = sign == "%%" && rest.starts_with('\n');
    let rest = if is_block { rest } else { rest.split_once("\n\n").map_or(rest, |(paragraph, _)| paragraph) };
    if next + sign.len() > start + rest.len() {
        return None;
    }
    let first_word = start + rest.find(char::is_alphanumeric)?;
    steps::take_many(ends.len().ilog2() as usize);
    let end = *ends.get(ends.partition_point(|end| *end <= first_word))?;
    (end + sign.len() <= start + rest.len()).then_some(end)
}
