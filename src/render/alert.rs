//! Alerts: block quotes that say what they are, `> [!NOTE]`, and the boxes of other programs; with a title of their own,
//! and some that a reader opens and closes.

use std::fmt::Write as _;

use pulldown_cmark::BlockQuoteKind;

use super::dress::{Dress, attribute};
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
    pub(super) fn start(
        &mut self,
        kind: BlockQuoteKind,
        at: usize,
        dress: Dress,
        language: &Language,
    ) -> String {
        let word = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let (fold, has_title) = self.text.box_at(at).unwrap_or((Fold::Never, false));
        self.folds.push(fold);
        if !dress.is_page() {
            let label = language.text(word);
            let label = if has_title { String::new() } else { format!("<p><strong>{label}</strong></p>\n") };
            return format!("<blockquote>\n{label}");
        }
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

    pub(super) fn end(&mut self, dress: Dress) -> &'static str {
        if opens(self.folds.pop(), dress) { "</details>\n" } else { "</blockquote>\n" }
    }

    pub(super) fn start_title(&self, dress: Dress) -> &'static str {
        match self.folds.last() {
            fold if opens(fold.copied(), dress) => "<summary>",
            _ if dress.is_page() => "<p class=\"alert-title\">",
            _ => "<p><strong>",
        }
    }

    pub(super) fn end_title(&self, dress: Dress) -> &'static str {
        match self.folds.last() {
            fold if opens(fold.copied(), dress) => "</summary>\n",
            _ if dress.is_page() => "</p>\n",
            _ => "</strong></p>\n",
        }
    }
}

/// Whether a reader opens and closes it; in a feed all stand open.
fn opens(fold: Option<Fold>, dress: Dress) -> bool {
    dress.is_page() && !matches!(fold, None | Some(Fold::Never))
}
