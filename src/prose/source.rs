//! A body's Markdown as the parser gets it. Boxes and definitions of other programs, and dollar signs that are no
//! formula, are written in it in ways that the parser knows; every byte of the words stands where it stood.

use std::borrow::Cow;

use pulldown_cmark::Options;

use super::boxes::{self, TextBox};
use super::{formula, terms};

/// What is read in texts beside the usual Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// Whether addresses that stand in a text are links.
    pub autolink: bool,
    /// Whether what stands between dollar signs is a formula.
    pub math: bool,
}

/// What is known of a body before its events are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    pub(super) dialect: Dialect,
    /// Boxes, by where they begin.
    pub(super) boxes: Vec<TextBox>,
    /// Whether it has lists of terms and what they mean.
    pub(super) has_terms: bool,
    /// Whether its formulas can be told from its prices.
    pub(super) has_formulas: bool,
}

/// A body's Markdown, with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct BodyText<'m> {
    pub(super) text: &'m str,
    pub(super) signs: &'m Signs,
}

/// Markdown made ready for the parser.
#[derive(Clone, Debug)]
pub(crate) struct Prepared<'m> {
    pub(crate) text: Cow<'m, str>,
    pub(crate) signs: Signs,
}

impl Signs {
    /// Of a text that has none.
    pub(super) const NONE: Self = Self {
        dialect: Dialect { autolink: false, math: false },
        boxes: Vec::new(),
        has_terms: false,
        has_formulas: false,
    };

    /// The box that begins at a byte of the text.
    pub(super) fn box_at(&self, start: usize) -> Option<&TextBox> {
        let index = self.boxes.binary_search_by_key(&start, |one| one.start).ok()?;
        self.boxes.get(index)
    }

    /// What the parser reads.
    pub(super) fn options(&self) -> Options {
        let mut options = super::markdown::options();
        options.set(Options::ENABLE_DEFINITION_LIST, self.has_terms);
        options.set(Options::ENABLE_MATH, self.has_formulas);
        options
    }
}

impl<'m> BodyText<'m> {
    /// A text as it is written, without boxes and terms.
    pub(super) fn plain(text: &'m str) -> Self {
        static NONE: Signs = Signs::NONE;
        Self { text, signs: &NONE }
    }

    /// Text that was prepared, and what is known of it.
    pub(crate) fn new(text: &'m str, signs: &'m Signs) -> Self {
        Self { text, signs }
    }

    /// The text as the parser gets it.
    pub(crate) fn text(&self) -> &'m str {
        self.text
    }

    /// Of the box that begins at a byte of the text: whether it is folded, and whether it has a title.
    pub(crate) fn box_at(&self, start: usize) -> Option<(boxes::Fold, bool)> {
        self.signs.box_at(start).map(|one| (one.fold, one.has_title()))
    }
}

impl<'m> Prepared<'m> {
    /// Prepares a body's Markdown.
    pub(crate) fn of(markdown: &'m str, dialect: Dialect) -> Self {
        let mut text = Cow::Borrowed(markdown);
        let mut signs = Signs { dialect, ..Signs::NONE };
        if let Some((with_boxes, boxes)) = boxes::read(&text) {
            (text, signs.boxes) = (Cow::Owned(with_boxes), boxes);
        }
        if let Some(with_terms) = terms::read(&text) {
            signs.has_terms = true;
            text = with_terms.map_or(text, Cow::Owned);
        }
        if dialect.math && markdown.contains('$') && !markdown.contains(formula::NO_SIGN) {
            signs.has_formulas = true;
            match formula::without_prices(&text, signs.options()) {
                Some(without) => text = without.map_or(text, Cow::Owned),
                None => signs.has_formulas = false,
            }
        }
        Self { text, signs }
    }

    pub(crate) fn source(&self) -> BodyText<'_> {
        BodyText { text: &self.text, signs: &self.signs }
    }
}
