//! Raw HTML that would hide or restyle what follows, and words that a browser takes for a tag.

use std::collections::HashSet;

use super::{Slip, short};
use crate::diagnostic::Lint;
use crate::prose::balance::{HtmlSlip, HtmlSlipKind};
use crate::prose::unended::{Unended, open_fence};

/// `found` is what reading the body's events found.
pub(super) fn slips(markdown: &str, found: &[HtmlSlip], unended: &[Unended]) -> Vec<Slip> {
    let unclosed: HashSet<&String> = found
        .iter()
        .filter_map(|slip| match &slip.kind {
            HtmlSlipKind::Unclosed(name) => Some(name),
            _ => None,
        })
        .collect();
    let mut told = HashSet::new();
    let mut slips: Vec<Slip> = found
        .iter()
        // An element whose tags stand in two blocks is told once.
        .filter(|slip| !matches!(&slip.kind, HtmlSlipKind::Unopened(name) if unclosed.contains(name)))
        .filter(|slip| told.insert((slip.range.start, slip.written.clone())))
        .map(slip)
        .collect();
    slips.extend(unended.iter().map(|unended| {
        let message = format!("`{}` is never closed, and would hide all that follows.", unended.name);
        let end = match unended.name {
            "<!--" => "-->".to_owned(),
            "<?" => "?>".to_owned(),
            "<!" => ">".to_owned(),
            name => name.replace('<', "</"),
        };
        let hint = format!("write `{end}` where it ends; until then what follows its paragraph is shown");
        Slip { lint: Lint::HtmlUnbalanced, range: unended.range.clone(), message, hint }
    }));
    slips.extend(open_fence(markdown).map(|range| {
        let message = "This block of code is never closed: all that follows is shown as code.".to_owned();
        let hint = "write a line of the same signs where it ends".to_owned();
        Slip { lint: Lint::HtmlUnbalanced, range, message, hint }
    }));
    slips
}

fn slip(found: &HtmlSlip) -> Slip {
    let HtmlSlip { kind, range, written } = found;
    let written = short(written);
    let (message, hint) = match kind {
        HtmlSlipKind::Words => (
            format!("`{written}` looks like a tag to a browser, which would show nothing of it."),
            format!("write `\\{written}` or `[{}]`", written.trim_matches(['<', '>'])),
        ),
        HtmlSlipKind::Unclosed(name) => (
            format!("`{written}` is never closed."),
            format!("write `</{name}>` where it ends; until then it ends with its part of the text"),
        ),
        HtmlSlipKind::Unopened(_) => (
            format!("`{written}` closes nothing that is open here."),
            "take it out; it is not published, since it would end a part of the page".to_owned(),
        ),
        HtmlSlipKind::Comment => {
            ("This comment is never closed.".to_owned(), "write `-->` where it ends".to_owned())
        }
        HtmlSlipKind::Cut => (
            "This tag never comes to its `>`.".to_owned(),
            "close its quotation marks, and write `>`; or write `\\<` for the sign itself".to_owned(),
        ),
    };
    Slip { lint: Lint::HtmlUnbalanced, range: range.clone(), message, hint }
}
