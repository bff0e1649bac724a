//! Words in lines: where a title breaks, how large it is, what is cut, and which way lines run.
//!
//! Lines break by the Unicode line breaking algorithm (UAX #14). Must not know what a card looks like.

use icu_properties::CodePointMapData;
use icu_properties::props::{BidiClass, Script};
use unicode_linebreak::linebreaks;

use super::font::{Face, Fonts, Style};
use crate::text;

/// Sizes of titles, each with the most lines that it may take.
const TITLES: [(f32, usize); 4] = [(76.0, 3), (64.0, 4), (54.0, 5), (46.0, 6)];
/// More of a title no card shows.
const MOST_OF_TITLE: usize = 600;

/// A title in lines.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    /// In pixels.
    pub(super) size: f32,
}

/// A text on one line: white space as single spaces, no characters that are not seen.
pub(super) fn plain(text: &str) -> String {
    let is_hidden = |c: char| match c {
        '\u{200c}' | '\u{200d}' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff9}'..='\u{fffb}' => true,
        c => c.is_control() && !c.is_whitespace(),
    };
    let seen: String = text.chars().take(MOST_OF_TITLE).filter(|&c| !is_hidden(c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which way words run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The way of a text: that of its first letter (UAX #9, rules P2 and P3).
    pub(super) fn of(text: &str) -> Self {
        let classes = CodePointMapData::<BidiClass>::new();
        let strong = text.chars().map(|c| classes.get(c)).find_map(|class| match class {
            BidiClass::LeftToRight => Some(Self::LeftToRight),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::RightToLeft),
            _ => None,
        });
        strong.unwrap_or(Self::LeftToRight)
    }

    /// The sign before a line that runs this way, whatever stands around it; [`END`] follows the line.
    pub(super) fn isolate(self) -> char {
        match self {
            Self::LeftToRight => '\u{2066}',
            Self::RightToLeft => '\u{2067}',
        }
    }
}

/// The sign after a line that runs its own way.
pub(super) const END: char = '\u{2069}';

/// A title in the largest size in which it fits; in the smallest, what does not fit is cut.
pub(super) fn title(fonts: &Fonts, text: &str, width: f32) -> Block {
    let mut wrapped =
        TITLES.iter().map(|&(size, most)| (wrap(fonts, (Face::Title, size), text, width), size, most));
    let fitting = wrapped.find(|(lines, _, most)| lines.len() <= *most);
    if let Some((lines, size, _)) = fitting {
        return Block { lines, size };
    }
    let (size, most) = TITLES[TITLES.len() - 1];
    let style = (Face::Title, size);
    let mut lines = wrap(fonts, style, text, width);
    let rest = lines.split_off(most - 1).join(" ");
    lines.push(one_line(fonts, style, &rest, width));
    Block { lines, size }
}

/// A text cut so that it fits into a line.
pub(super) fn one_line(fonts: &Fonts, style: Style, text: &str, width: f32) -> String {
    if fonts.width(style, text) <= width {
        return text.to_owned();
    }
    let room = width - fonts.width(style, "…");
    let kept = fitting(fonts, style, text, room);
    text::beginning(text, kept)
}

/// How many bytes of a text fit.
fn fitting(fonts: &Fonts, style: Style, text: &str, room: f32) -> usize {
    let mut used = 0.0;
    let mut letter = [0; 4];
    text.char_indices()
        .find(|&(_, c)| {
            used += fonts.width(style, c.encode_utf8(&mut letter));
            used > room
        })
        .map_or(text.len(), |(at, _)| at)
}

/// Whether a place is inside a Korean word: UAX #14 lets lines break there, headlines do not.
fn is_within_korean(text: &str, place: usize) -> bool {
    let is_hangul = |c: char| CodePointMapData::<Script>::new().get(c) == Script::Hangul;
    let (before, after) =
        (text::before(text, place).chars().next_back(), text::from(text, place).chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    (is_hangul(before) && after.is_alphanumeric()) || (before.is_alphanumeric() && is_hangul(after))
}

/// A text in lines; a word that is too long for one is broken.
fn wrap(fonts: &Fonts, style: Style, text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    let breaks = linebreaks(text).map(|(end, _)| end).filter(|&end| !is_within_korean(text, end));
    for end in breaks {
        let mut piece = text::within(text, start..end);
        start = end;
        if !line.is_empty() && fonts.width(style, &format!("{line}{}", piece.trim_end())) > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        while line.is_empty() && fonts.width(style, piece.trim_end()) > width {
            let first = piece.chars().next().map_or(0, char::len_utf8);
            let (fits, rest) = piece.split_at(fitting(fonts, style, piece, width).max(first));
            lines.push(fits.to_owned());
            piece = rest;
        }
        line.push_str(piece);
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}
