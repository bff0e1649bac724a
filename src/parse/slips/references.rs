//! Brackets that would be a link, a picture or a note, if what they refer to were there or were written another way.

use std::ops::Range;

use memchr::memmem;

use super::mask::{MASKED, Mask};
use super::{Slip, short};
use crate::diagnostic::Lint;
use crate::name::steps;
use crate::prose::spaced::{Spaced, is_address};
use crate::text;

/// Longest text between brackets.
const LONGEST: usize = 300;

/// Most bytes beside a pair of brackets that are looked at: to look to the end of the line from each would make a line
/// of nothing but openers cost its length squared.
const NEAR: usize = 500;

/// Words in brackets that editors put into other people's sentences.
const EDITORIAL: [&str; 6] = ["sic", "ed.", "laughter", "applause", "emphasis added", "redacted"];

/// A pair of brackets: the bytes of the first, and of the last.
type Pair = (usize, usize);

pub(super) fn slips(mask: &Mask) -> Vec<Slip> {
    let (pairs, unpaired) = pairs(mask);
    let mut slips = Vec::new();
    let mut told = 0;
    for &pair in &pairs {
        if pair.0 < told {
            continue;
        }
        let found = note(mask, pair)
            .or_else(|| address(mask, pair))
            .or_else(|| turned_round(mask, pair))
            .or_else(|| reference(mask, pair, &pairs))
            .or_else(|| wiki(mask, pair, &unpaired));
        if let Some(slip) = found {
            told = slip.range.end;
            slips.push(slip);
        }
    }
    slips.extend(sizes(mask));
    slips
}

fn slip(range: Range<usize>, message: String, hint: String) -> Slip {
    Slip { lint: Lint::MarkdownUnread, range, message, hint }
}

/// The pairs of square brackets of each paragraph, in order, and the opening ones that nothing closes.
fn pairs(mask: &Mask) -> (Vec<Pair>, Vec<usize>) {
    let mut open: Vec<usize> = Vec::new();
    let (mut pairs, mut unpaired) = (Vec::new(), Vec::new());
    if !mask.shown.contains('[') {
        return (pairs, unpaired);
    }
    let mut last = '\0';
    for (at, c) in mask.shown.char_indices() {
        match c {
            '[' if !mask.is_escaped(at) => open.push(at),
            ']' if !mask.is_escaped(at) => {
                let pair = open.pop().map(|start| (start, at));
                pairs.extend(pair.filter(|(start, end)| end - start <= LONGEST));
            }
            '\n' if last == '\n' => unpaired.append(&mut open),
            _ => {}
        }
        last = c;
    }
    unpaired.append(&mut open);
    unpaired.sort_unstable();
    pairs.sort_unstable();
    (pairs, unpaired)
}

/// `[^label]` without its note.
fn note(mask: &Mask, (start, end): Pair) -> Option<Slip> {
    let label = mask.shown(start + 1..end).strip_prefix('^')?;
    let letters: Vec<char> = label.chars().collect();
    // `[^a-z]` is a pattern.
    let is_pattern = matches!(letters.as_slice(), [_, '-', _, ..]);
    let is_label = !letters.is_empty()
        && letters.iter().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    if !is_label || is_pattern {
        return None;
    }
    let message = format!("Nothing defines the note `[^{label}]`, which is shown as it stands.");
    Some(slip(start..end + 1, message, format!("add a paragraph `[^{label}]: the note`")))
}

/// `[text](…)` and `[text] (…)` that Markdown takes for no link.
fn address(mask: &Mask, (start, end): Pair) -> Option<Slip> {
    let after = text::within(mask.written, end + 1..end + 1 + NEAR).lines().next().unwrap_or_default();
    steps::take_many(after.len());
    let gap = after.len() - after.trim_start_matches(' ').len();
    let inside = after.get(gap..)?.strip_prefix('(')?;
    // What is a link is no shown text.
    let opener = end + 1..end + 2 + gap;
    if gap > 1 || mask.shown(opener.clone()) != mask.written(opener) {
        return None;
    }
    let is_picture = start > 0 && mask.shown(start - 1..start) == "!" && !mask.is_escaped(start - 1);
    let first = if is_picture { start - 1 } else { start };
    let words = mask.written(start + 1..end);
    let (address, is_closed) = inside.split_once(')').map_or((inside, false), |(address, _)| (address, true));
    let address = address.trim().trim_start_matches('<').trim_end_matches('>');
    let has_space = address.contains(char::is_whitespace);
    let is_sure = is_address(address) || (is_picture && !address.is_empty());
    if !is_sure || (gap > 0 && (has_space || address.contains("://"))) {
        return None;
    }
    let mark = if is_picture { "!" } else { "" };
    let what = if is_picture { "picture" } else { "link" };
    let fixed = if has_space || address.contains('(') { format!("<{address}>") } else { address.to_owned() };
    let words = if is_picture && words.trim().is_empty() { "what it shows" } else { words };
    let hint = format!("write `{mark}[{}]({})`", short(words), short(&fixed));
    let length = if is_closed {
        inside.split(')').next().map_or(0, str::len) + 2
    } else {
        inside.trim_end().len() + 1
    };
    let range = first..end + 1 + gap + length;
    let message = match (gap > 0, is_closed) {
        (true, _) => format!("This is no {what}: a space stands before the address."),
        (_, false) => format!("This is no {what}: the address has no closing bracket."),
        _ => format!("This is no {what}, and is shown as it stands."),
    };
    Some(slip(range, message, hint))
}

/// `(address)[text]`.
fn turned_round(mask: &Mask, (start, end): Pair) -> Option<Slip> {
    let before = text::within(&mask.shown, start.saturating_sub(NEAR)..start).strip_suffix(')')?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let (_, address) = line.rsplit_once('(')?;
    if address.contains(char::is_whitespace) || !is_address(address) {
        return None;
    }
    let range = start - address.len() - 2..end + 1;
    let words = mask.written(start + 1..end);
    let message = "This is no link: the brackets are the wrong way round.".to_owned();
    Some(slip(range, message, format!("write `[{}]({})`", short(words), short(address))))
}

/// `[text][label]` without a definition of the label.
fn reference(mask: &Mask, (start, end): Pair, pairs: &[Pair]) -> Option<Slip> {
    let next = pairs.binary_search_by_key(&(end + 1), |(start, _)| *start).ok()?;
    let (from, to) = *pairs.get(next)?;
    let (text, label) = (mask.shown(start + 1..end), mask.shown(from + 1..to));
    let is_word = |text: &str| text.chars().any(char::is_alphanumeric) && !text.starts_with('^');
    // `matrix[i][j]`, `[1][2]` and `[sic][1]` are no links.
    let (before, _) = mask.around(start);
    let is_apart = before.is_none_or(|c| !c.is_alphanumeric() && c != ']' && c != '[');
    let has_letters = text.chars().any(char::is_alphabetic);
    let is_editorial = EDITORIAL.iter().any(|known| text.trim().eq_ignore_ascii_case(known));
    let wanted = if label.is_empty() { text } else { label };
    if !is_apart || !has_letters || is_editorial || !(is_word(wanted)) {
        return None;
    }
    let message = format!("Nothing defines `[{}]`, and the link is shown as it stands.", short(wanted));
    let written = short(mask.written(start + 1..end));
    let hint = format!("write `[{written}](address)`, or add a line `[{}]: address`", short(wanted));
    Some(slip(start..to + 1, message, hint))
}

/// `[[name]`, which lacks a bracket.
fn wiki(mask: &Mask, (start, end): Pair, unpaired: &[usize]) -> Option<Slip> {
    let outer = start.checked_sub(1).filter(|outer| unpaired.binary_search(outer).is_ok())?;
    let name = mask.written(start + 1..end);
    if !name.starts_with(char::is_alphanumeric) {
        return None;
    }
    let message = "This is no wiki link: a closing bracket is missing.".to_owned();
    Some(slip(outer..end + 1, message, format!("write `[[{}]]`", short(name))))
}

/// Sizes of pictures, which other programs read.
fn sizes(mask: &Mask) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in memmem::find_iter(mask.written.as_bytes(), "](") {
        // The brackets of a link that was read are not shown.
        if mask.shown(at..at + 2) == "](" || matches!(mask.around(at).0, None | Some(MASKED)) {
            continue;
        }
        let rest = mask.written(at + 1..mask.written.len());
        let Some(Spaced { destination, size: Some(size), length, .. }) = Spaced::read(rest) else { continue };
        if mask.shown(at + 1..at + 1 + length).contains('(') {
            continue;
        }
        let message = format!("The size `={size}` means nothing here.");
        slips.push(slip(
            at + 1..at + 1 + length,
            message,
            format!("write `({destination})`; the page fits pictures by itself"),
        ));
    }
    slips
}
