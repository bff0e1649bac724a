//! Raw HTML in pieces: text, comments, tags. It reads what browsers read, and knows which words are elements.
//! It must not know what becomes of them.

use std::ops::Range;

use crate::name::steps;
use crate::text::{WordList, within};

/// A piece of raw HTML with its bytes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'h> {
    pub(crate) kind: PieceKind<'h>,
    pub(crate) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind<'h> {
    Text,
    /// A comment, or what browsers take for one: `<!...>`, `<?...>`; and whether it ends.
    Comment {
        ends: bool,
    },
    Open(Tag<'h>),
    /// The name of an end tag.
    Close(&'h str),
    /// A tag that never comes to its `>`.
    Cut,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'h> {
    pub(crate) name: &'h str,
    /// Names with their values, if they have any.
    pub(crate) attributes: Vec<(&'h str, Option<&'h str>)>,
    /// Written `<x />`.
    pub(crate) closes_itself: bool,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        *value
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The pieces of raw HTML, in order and without gaps.
pub(crate) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut text = 0;
    let last_end = html.rfind('>').unwrap_or_default();
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = html.get(open..).unwrap_or_default();
        match piece(rest, open < last_end) {
            Some((kind, length)) => {
                if text < open {
                    pieces.push(Piece { kind: PieceKind::Text, range: text..open });
                }
                at = open + length;
                text = at;
                pieces.push(Piece { kind, range: open..at });
            }
            None => at = open + 1,
        }
    }
    if text < html.len() {
        pieces.push(Piece { kind: PieceKind::Text, range: text..html.len() });
    }
    pieces
}

/// The tag or comment with which a text begins, and its length; `None` for a lone `<`. What never ends is not read to
/// the end of the text from each of its signs.
fn piece(html: &str, may_end: bool) -> Option<(PieceKind<'_>, usize)> {
    let rest = html.strip_prefix('<')?;
    if let Some(inside) = rest.strip_prefix("!--") {
        let end = inside.find("-->").map(|end| "<!--".len() + end + "-->".len());
        return Some((PieceKind::Comment { ends: end.is_some() }, end.unwrap_or(html.len())));
    }
    if rest.starts_with(['!', '?']) {
        let end = html.find('>').map(|end| end + 1);
        return Some((PieceKind::Comment { ends: end.is_some() }, end.unwrap_or(html.len())));
    }
    if let Some(name) =
        rest.strip_prefix('/').filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        let (inside, _) = html.split_once('>').map_or((html, ""), |found| found);
        let kind = if inside.len() == html.len() { PieceKind::Cut } else { PieceKind::Close(name_of(name)) };
        return Some((kind, (inside.len() + 1).min(html.len())));
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // What never ends is cut after its sign, so that the rest is read.
    let found = if may_end { tag(rest) } else { None };
    Some(found.map_or((PieceKind::Cut, 1), |(tag, length)| (PieceKind::Open(tag), length + 1)))
}

fn name_of(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
}

/// Reads a tag after its `<`; returns it with its length, `>` included. One with a name or a number of attributes that
/// no element has is none.
fn tag(text: &str) -> Option<(Tag<'_>, usize)> {
    const LONGEST_NAME: usize = 200;
    const MOST_ATTRIBUTES: usize = 200;
    let name = name_of(within(text, 0..LONGEST_NAME));
    let mut tag = Tag { name, attributes: Vec::new(), closes_itself: false };
    let mut rest = text.strip_prefix(name)?;
    while tag.attributes.len() < MOST_ATTRIBUTES {
        steps::take();
        let kept = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = kept.strip_prefix('>') {
            let gap = rest.strip_suffix(kept).unwrap_or_default();
            tag.closes_itself = gap.ends_with('/');
            return Some((tag, text.len() - after.len()));
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=');
        let mut letters = kept.char_indices().skip(1);
        let end = letters.find(|(_, c)| ends(*c)).map_or(kept.len(), |(at, _)| at);
        let (key, after) = kept.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()).map(|(value, after)| (Some(value), after))?,
            None => (None, after),
        };
        tag.attributes.push((key, value));
        rest = after;
    }
    None
}

/// An attribute's value and what follows it.
fn value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote);
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>')?;
    text.split_at_checked(end)
}

/// Elements that have no end tag.
static VOID: WordList = WordList::new(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
);

/// Elements of HTML, those of older times too.
static ELEMENTS: WordList = WordList::new(
    "a abbr acronym address applet article aside audio b bdi bdo big blink blockquote body button \
    canvas caption center cite code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption \
    figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li listing \
    main map mark marquee math menu meter nav nobr noembed noframes noscript object ol optgroup option output p picture \
    plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small span strike strong style \
    sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video xmp",
);

/// Elements whose end tag may be left out.
static IMPLIED: WordList = WordList::new(
    "p li dt dd option optgroup rb rp rt rtc thead tbody tfoot tr td th colgroup caption body head html",
);

/// Elements that do not show what they hold, or not as text.
static HIDING: WordList = WordList::new(
    "details dialog template script style textarea title select noscript noembed noframes iframe object \
    video audio canvas svg math datalist xmp listing plaintext button map applet frameset",
);

/// Elements that hold letters and no tags.
static LETTERS_ONLY: WordList =
    WordList::new("script style textarea title xmp iframe noembed noframes plaintext");

/// Attributes that have no value.
static FLAGS: WordList = WordList::new(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled download \
    formnovalidate hidden inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline \
    readonly required reversed selected crossorigin id class name title alt href src value style popover noresize",
);

pub(super) fn is_void(name: &str) -> bool {
    VOID.has_in_any_case(name)
}

pub(super) fn is_implied(name: &str) -> bool {
    IMPLIED.has_in_any_case(name)
}

pub(super) fn hides(name: &str) -> bool {
    HIDING.has_in_any_case(name)
}

pub(super) fn holds_letters_only(name: &str) -> bool {
    LETTERS_ONLY.has_in_any_case(name)
}

/// Whether browsers know the element, or a script might: such names hold a hyphen.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.has_in_any_case(name) || is_void(name) || name.contains('-')
}

/// Whether a tag is words in pointed brackets, such as `<name withheld>`: no element, or one with words where
/// attributes belong.
pub(super) fn is_words(tag: &Tag) -> bool {
    static BARE: WordList =
        WordList::new("area base basefont bgsound embed frame img link meta param source track");
    let is_bare_void = tag.attributes.is_empty() && BARE.has_in_any_case(tag.name);
    let has_words = tag.attributes.iter().any(|(name, value)| value.is_none() && !is_flag(name));
    !is_element(tag.name) || is_bare_void || has_words
}

fn is_flag(name: &str) -> bool {
    FLAGS.has_in_any_case(name) || name.contains(['-', ':', '"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let word = |piece: &Piece| match &piece.kind {
            PieceKind::Text => "text".to_owned(),
            PieceKind::Comment { ends } => format!("comment {ends}"),
            PieceKind::Open(tag) => {
                let words = if is_words(tag) { " words" } else { "" };
                format!("open {}{}{words}", tag.name, if tag.closes_itself { "/" } else { "" })
            }
            PieceKind::Close(name) => format!("close {name}"),
            PieceKind::Cut => "cut".to_owned(),
        };
        pieces(html).iter().map(word).collect()
    }

    #[test]
    fn html_in_pieces() {
        for (html, expected) in [
            ("<b>x</b>", vec!["open b", "text", "close b"]),
            ("<img src=a.png alt=\"x > y\" />", vec!["open img/"]),
            (
                "<!-- <b> --> <!DOCTYPE html><?php ?>",
                vec!["comment true", "text", "comment true", "comment true"],
            ),
            ("<!-- x", vec!["comment false"]),
            ("a < b <5% x", vec!["text"]),
            ("<div class=\"x>\n", vec!["cut", "text"]),
            ("<name withheld>", vec!["open name words"]),
            ("<source withheld><source src=x>", vec!["open source words", "open source"]),
            ("<video controls muted></video>", vec!["open video", "close video"]),
            ("<details open><x-box y>", vec!["open details", "open x-box words"]),
            ("<имя>", vec!["text"]),
            ("</div", vec!["cut"]),
            ("<p data-x><td nowrap>", vec!["open p", "open td"]),
            ("<Kim> <address withheld>", vec!["open Kim words", "text", "open address words"]),
        ] {
            assert_eq!(shown(html), expected, "{html}");
            let whole: String =
                pieces(html).iter().filter_map(|piece| html.get(piece.range.clone())).collect();
            assert_eq!(whole, html);
        }
    }
}
