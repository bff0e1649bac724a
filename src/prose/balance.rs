//! Raw HTML of a body that ends in the body: what was opened is closed where its Markdown block ends, what closes
//! nothing is left out, words in pointed brackets are words. So that a body cannot hide or restyle the page around it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark_escape::escape_html;

use super::markdown::find_after;
use super::tags::{self, Piece, PieceKind, Tag};

/// What is wrong with the raw HTML of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HtmlSlip {
    pub(crate) kind: HtmlSlipKind,
    /// Bytes of the body's Markdown.
    pub(crate) range: Range<usize>,
    /// What stands there.
    pub(crate) written: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HtmlSlipKind {
    /// Words in pointed brackets.
    Words,
    /// An element that is never closed.
    Unclosed(String),
    /// An end tag of nothing.
    Unopened(String),
    /// A comment that never ends.
    Comment,
    /// A tag without its `>`.
    Cut,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    number: usize,
    range: Range<usize>,
    written: String,
    /// Its end tag stood in a block inside it, at whose end it is closed.
    is_ending: bool,
}

/// Follows the raw HTML of a body from its start to its end.
#[derive(Debug, Default)]
pub(super) struct Balance {
    open: Vec<Open>,
    /// The places of each name in what is open, and of all that wait for the end of a block: so that nothing looks
    /// through all that is open.
    names: HashMap<String, Vec<usize>>,
    ending: BTreeSet<usize>,
    /// How many were open at the start of each Markdown block that is open.
    blocks: Vec<usize>,
    /// How many start tags there were.
    number: usize,
    /// Numbers of start tags that have no end tag, once known: from an earlier reading of the same body.
    unclosed: HashSet<usize>,
    pub(super) slips: Vec<HtmlSlip>,
}

impl Balance {
    /// For another reading of the same body: it knows what is never closed.
    pub(super) fn again(self) -> Self {
        Self { unclosed: self.unclosed, ..Self::default() }
    }

    /// A block or span of Markdown begins.
    pub(super) fn enter(&mut self) {
        self.blocks.push(self.open.len());
    }

    /// It ends: the end tags to write before its end, and those to write after it.
    pub(super) fn leave(&mut self) -> (String, String) {
        let kept = self.blocks.pop().unwrap_or_default();
        let inside = self.close_down_to(kept);
        let base = self.blocks.last().copied().unwrap_or_default();
        let first = self.ending.range(base..).next().copied();
        let after = first.map_or_else(String::new, |first| self.close_down_to(first));
        (inside, after)
    }

    /// The body ends.
    pub(super) fn finish(&mut self) -> String {
        self.close_down_to(0)
    }

    fn push(&mut self, open: Open) {
        self.names.entry(open.name.clone()).or_default().push(self.open.len());
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        if let Some(places) = self.names.get_mut(&open.name) {
            places.pop();
        }
        self.ending.remove(&self.open.len());
        Some(open)
    }

    /// The place of the element of that name that was opened last and is open.
    fn last_open(&self, name: &str) -> Option<usize> {
        self.names.get(name)?.last().copied()
    }

    /// Closes what was opened last, until so many are open.
    fn close_down_to(&mut self, kept: usize) -> String {
        let mut html = String::new();
        while self.open.len() > kept {
            let Some(open) = self.pop() else { break };
            if tags::is_implied(&open.name) {
                continue;
            }
            let _ = write!(html, "</{}>", open.name);
            if !open.is_ending {
                self.unclosed.insert(open.number);
                let kind = HtmlSlipKind::Unclosed(open.name);
                self.slips.push(HtmlSlip { kind, range: open.range, written: open.written });
            }
        }
        html
    }

    /// The same HTML, mended; `place` is where it stands in the Markdown.
    pub(super) fn mend(&mut self, html: &str, place: &Range<usize>, markdown: &str) -> String {
        let written = markdown.get(place.clone()).unwrap_or_default();
        let is_whole = written == html;
        let mut mended = String::with_capacity(html.len());
        // Closed at the end of the HTML, since what they hold would be hidden.
        let mut hiding: Vec<&str> = Vec::new();
        let mut letters_until: Option<&str> = None;
        // What has no end tag in the rest has none later.
        let mut endless: Vec<&str> = Vec::new();
        let mut seen = 0;
        for Piece { kind, range } in tags::pieces(html) {
            let source = html.get(range.clone()).unwrap_or_default();
            // In a list or quote the HTML lacks what begins its lines, so that the piece is looked for.
            let found = if is_whole { Some(range.start) } else { find_after(written, seen, source) };
            let start = found.unwrap_or(seen);
            // What was not found as it is has another length there.
            seen = written.floor_char_boundary(start + source.len()).max(start);
            let at = place.start + start..place.start + seen;
            if let Some(name) = letters_until {
                mended.push_str(source);
                if matches!(&kind, PieceKind::Close(end) if end.eq_ignore_ascii_case(name)) {
                    letters_until = None;
                }
                continue;
            }
            match kind {
                PieceKind::Text => mended.push_str(source),
                PieceKind::Comment { ends } => {
                    if !ends {
                        self.slip(HtmlSlipKind::Comment, at, source);
                    }
                }
                PieceKind::Cut => {
                    self.slip(HtmlSlipKind::Cut, at, source);
                    let _ = escape_html(&mut mended, source);
                }
                PieceKind::Close(name) => mended.push_str(&self.close(name, at, source)),
                PieceKind::Open(tag) => {
                    let rest = html.get(range.end..).unwrap_or_default();
                    let is_letters = tags::holds_letters_only(tag.name) && !tags::is_words(&tag);
                    if is_letters && ends(&mut endless, tag.name, rest) {
                        self.number += 1;
                        letters_until = Some(tag.name);
                        mended.push_str(source);
                    } else {
                        let opened = self.open(&tag, at, source);
                        hiding.extend(opened.hides.then_some(tag.name));
                        mended.push_str(&opened.html);
                    }
                }
            }
        }
        while let Some(name) = hiding.pop() {
            let _ = write!(mended, "</{name}>");
        }
        mended
    }

    fn slip(&mut self, kind: HtmlSlipKind, range: Range<usize>, written: &str) {
        self.slips.push(HtmlSlip { kind, range, written: written.to_owned() });
    }

    fn open(&mut self, tag: &Tag, range: Range<usize>, source: &str) -> Opened {
        self.number += 1;
        let is_unclosed = self.unclosed.contains(&self.number);
        let is_foreign = ["svg", "math"].iter().any(|name| self.last_open(name).is_some());
        // A name with a hyphen is an element of a script, or `<name-withheld>`.
        let is_words = !is_foreign
            && (tags::is_words(tag) || is_unclosed && tag.name.contains('-') && tag.attributes.is_empty());
        if is_words || tag.is("plaintext") {
            self.slip(HtmlSlipKind::Words, range, source);
            let mut html = String::new();
            let _ = escape_html(&mut html, source);
            return Opened { html, hides: false };
        }
        if ["html", "head", "body"].iter().any(|name| tag.is(name)) {
            return Opened::default();
        }
        if tags::is_void(tag.name) || (tag.closes_itself && is_foreign) {
            return Opened::shown(source);
        }
        if tag.closes_itself {
            return Opened::shown(&format!("{source}</{}>", tag.name));
        }
        if is_unclosed && tags::hides(tag.name) {
            let kind = HtmlSlipKind::Unclosed(tag.name.to_ascii_lowercase());
            self.slip(kind, range, source);
            // Nothing can be shown inside these, and what follows is no part of them.
            let is_dropped = tags::holds_letters_only(tag.name);
            return if is_dropped {
                Opened::default()
            } else {
                Opened { hides: true, ..Opened::shown(source) }
            };
        }
        self.push(Open {
            name: tag.name.to_ascii_lowercase(),
            number: self.number,
            range,
            written: source.to_owned(),
            is_ending: false,
        });
        Opened::shown(source)
    }

    /// What an end tag becomes.
    fn close(&mut self, name: &str, range: Range<usize>, source: &str) -> String {
        let block = self.blocks.last().copied().unwrap_or_default();
        let name = &*name.to_ascii_lowercase();
        match self.last_open(name) {
            Some(index) if index >= block => {
                let mut html = self.close_down_to(index + 1);
                self.pop();
                html.push_str(source);
                html
            }
            Some(index) => {
                if let Some(open) = self.open.get_mut(index) {
                    open.is_ending = true;
                    self.ending.insert(index);
                }
                String::new()
            }
            None if tags::is_element(name) => {
                self.slip(HtmlSlipKind::Unopened(name.to_owned()), range, source);
                String::new()
            }
            None => {
                let mut html = String::new();
                let _ = escape_html(&mut html, source);
                html
            }
        }
    }
}

/// What a start tag becomes.
#[derive(Default)]
struct Opened {
    html: String,
    /// To be closed at the end of its HTML.
    hides: bool,
}

impl Opened {
    fn shown(source: &str) -> Self {
        Self { html: source.to_owned(), hides: false }
    }
}

/// Whether an element ends in the rest of a text; `endless` are those that are known not to.
fn ends<'h>(endless: &mut Vec<&'h str>, name: &'h str, rest: &str) -> bool {
    let ends = !endless.contains(&name) && has_end(rest, name);
    if !ends && !endless.contains(&name) {
        endless.push(name);
    }
    ends
}

/// Whether the end tag of an element stands in a text.
fn has_end(text: &str, name: &str) -> bool {
    text.split("</")
        .skip(1)
        .any(|rest| rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}
