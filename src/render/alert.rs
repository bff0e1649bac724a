//! Alerts: block quotes that say what they are, `> [!NOTE]`, and the boxes of other programs; with a title of their own,
//! and some that a reader opens and closes.

use std::fmt::Write as _;

use pulldown_cmark::BlockQuoteKind;

use super::body::attribute;
use crate::language::Language;
use crate::prose::BodyText;
use crate::prose::boxes::Fold;

/// The alerts that are open, the outer ones first.
pub(super) struct Alerts<'v> {
    text: BodyText<'v>,
    folds: Vec<Fold>,
}

impl<'v> Alerts<'v> {
    pub(super) fn new(text: BodyText<'v>) -> Self {
        Self { text, folds: Vec::new() }
    }

    /// The start of an alert that begins at a byte of the text.
    pub(super) fn start(&mut self, kind: BlockQuoteKind, at: usize, language: &Language) -> String {
        let word = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let (fold, has_title) = self.text.box_at(at).unwrap_or((Fold::Never, false));
        self.folds.push(fold);
        let mut html = match fold {
            Fold::Never => format!("<blockquote class=\"markdown-alert-{word}\""),
            Fold::Closed => format!("<details class=\"markdown-alert-{word}\""),
            Fold::Open => format!("<details class=\"markdown-alert-{word}\" open"),
        };
        if has_title {
            return html + ">\n";
        }
        if fold == Fold::Never {
            // The style sheet shows it above.
            attribute(&mut html, "data-label", &language.text(word));
        } else {
            let _ = write!(html, "><summary>{}</summary", language.text(word));
        }
        html + ">\n"
    }

    pub(super) fn end(&mut self) -> &'static str {
        match self.folds.pop() {
            None | Some(Fold::Never) => "</blockquote>\n",
            Some(_) => "</details>\n",
        }
    }

    pub(super) fn start_title(&self) -> &'static str {
        match self.folds.last() {
            None | Some(Fold::Never) => "<p class=\"alert-title\">",
            Some(_) => "<summary>",
        }
    }

    pub(super) fn end_title(&self) -> &'static str {
        match self.folds.last() {
            None | Some(Fold::Never) => "</p>\n",
            Some(_) => "</summary>\n",
        }
    }
}
