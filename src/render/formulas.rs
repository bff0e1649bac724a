//! The formulas of a body as `MathML`. They are put into its HTML last of all: what makes the HTML of others harmless knows
//! no `MathML`, and what stands here was made by us.

use std::fmt::Write as _;

use crate::prose::formula::{Shape, mathml};

/// Stand around the number of a formula until it is put in; no text holds them, since they are no characters.
const AROUND: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];

#[derive(Default)]
pub(super) struct Formulas {
    all: Vec<String>,
    /// Whether the text holds such signs itself.
    is_taken: bool,
}

impl Formulas {
    pub(super) fn new(markdown: &str) -> Self {
        Self { all: Vec::new(), is_taken: markdown.contains(AROUND) }
    }

    /// What stands for a formula; `None` when it cannot be read.
    pub(super) fn write(&mut self, tex: &str, shape: Shape) -> Option<String> {
        let html = mathml(tex, shape).ok().filter(|_| !self.is_taken)?;
        self.all.push(html);
        Some(format!("{}{}{}", AROUND[0], self.all.len() - 1, AROUND[1]))
    }

    /// The HTML with its formulas.
    pub(super) fn put_into(self, html: String) -> String {
        if self.all.is_empty() {
            return html;
        }
        let mut whole = String::with_capacity(html.len() * 2);
        let mut parts = html.split(AROUND[0]);
        whole.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (number, rest) = part.split_once(AROUND[1]).unwrap_or((part, ""));
            let formula = number.parse::<usize>().ok().and_then(|number| self.all.get(number));
            let _ = write!(whole, "{}{rest}", formula.map_or("", String::as_str));
        }
        whole
    }
}
