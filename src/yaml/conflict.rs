//! The marks that a merge leaves in a file where two versions did not fit. They mean nothing in YAML or Markdown,
//! and whoever publishes them publishes both versions.

use std::ops::Range;

use memchr::memmem;

use crate::diagnostic::{Diagnostic, Label, Lint, Span};

/// Most conflicts of one file that are told.
const MOST: usize = 10;

/// A conflict: the line that begins it, and the one that ends it.
#[derive(Debug, PartialEq, Eq)]
struct Conflict {
    begin: Range<usize>,
    end: Option<Range<usize>>,
}

/// Reports each conflict of a file; returns whether there is one. What stands in code shows the marks and is none.
pub fn report_conflicts(text: &str, file: &std::sync::Arc<str>, problems: &mut Vec<Diagnostic>) -> bool {
    let conflicts = conflicts(text);
    for Conflict { begin, end } in conflicts.iter().take(MOST) {
        let message = "A merge left both versions here.";
        let mut problem = Diagnostic::new(Lint::MergeConflict, Span::new(file, begin.clone()), message);
        problem
            .labels
            .extend(end.clone().map(|end| Label { span: Span::new(file, end), text: "it ends here".into() }));
        problems.push(problem.hint(
            "keep one version, and take out the lines that begin with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
        ));
    }
    !conflicts.is_empty()
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    if !["<<<<<<<", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
    {
        return found;
    }
    let mut code = Code::default();
    // A line of seven `=` may underline a heading; what began before it tells.
    let mut divider: Option<Range<usize>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let shown = line.trim_end().trim_start_matches('\u{feff}');
        let place = start + (line.trim_end().len() - shown.len())..start + line.trim_end().len();
        if code.holds(shown) {
            continue;
        }
        if is_mark(shown, "<<<<<<<") {
            found.push(Conflict { begin: place, end: None });
            divider = None;
        } else if shown == "=======" {
            divider = Some(place);
        } else if is_base(shown) && found.last().is_none_or(|last| last.end.is_some()) {
            // The lines around it were taken out, and what both versions began from was forgotten.
            found.push(Conflict { end: Some(place.clone()), begin: place });
        } else if is_mark(shown, ">>>>>>>") && shown.len() > 7 {
            match found.last_mut().filter(|last| last.end.is_none()) {
                Some(last) => last.end = Some(place),
                // The first line was taken out, and the others were forgotten.
                None => found.extend(divider.take().map(|begin| Conflict { begin, end: Some(place) })),
            }
        }
    }
    found
}

/// Seven signs at the start of a line, alone or before a space and a name.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The mark of what both versions began from. A row of a table has more bars after its words, or no words.
fn is_base(line: &str) -> bool {
    line.strip_prefix("||||||| ").is_some_and(|name| !name.contains('|'))
}

/// Whether lines stand in a fenced block or in `<pre>`.
#[derive(Default)]
struct Code<'t> {
    fence: Option<&'t str>,
    in_pre: bool,
}

impl<'t> Code<'t> {
    fn holds(&mut self, line: &'t str) -> bool {
        let kept = line.trim_start_matches(' ');
        if line.len() - kept.len() < 4 {
            let signs = kept.len() - kept.trim_start_matches(['`', '~']).len();
            let fence = kept.get(..signs).unwrap_or_default();
            match self.fence {
                Some(open) if fence.starts_with(open) && kept.len() == signs => {
                    self.fence = None;
                    return true;
                }
                None if signs > 2 && !self.in_pre => self.fence = Some(fence),
                _ => {}
            }
        }
        let was_in_pre = self.in_pre;
        self.in_pre =
            self.fence.is_none() && (self.in_pre || kept.starts_with("<pre")) && !kept.contains("</pre");
        self.fence.is_some() || self.in_pre || was_in_pre
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_of_files() {
        for (text, expected) in [
            ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> 81fd217 (fix)\n", vec!["<<<<<<< HEAD"]),
            ("\u{feff}<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> main\r\n", vec!["<<<<<<< HEAD"]),
            (
                "<<<<<<< ours\n가\n||||||| base\n나\n=======\n다\n>>>>>>> theirs\n\n<<<<<<< ours\nа\n=======\nб\n>>>>>>> их",
                vec!["<<<<<<< ours"; 2],
            ),
            ("<<<<<<< HEAD\nthe rest was taken out", vec!["<<<<<<< HEAD"]),
            ("a\n=======\nb\n>>>>>>> main", vec!["======="]),
            ("<<<<<<<\na\n=======\nb\n>>>>>>>\n", vec!["<<<<<<<"]),
            ("new\n||||||| 81fd217\nold\n", vec!["||||||| 81fd217"]),
            ("| a | b |\n|---|---|\n||||||| x | y |\n|||||||\n", vec![]),
            ("```\nclosed\n```\n<<<<<<< HEAD\n", vec!["<<<<<<< HEAD"]),
            // Headings, quotes in quotes, code, rules and arrows.
            ("Heading\n=======\n\nText.", vec![]),
            ("제목\n=======\n\n> > > > > > > deep", vec![]),
            (">>>>>>> a quote of a quote", vec![]),
            ("```\n<<<<<<< HEAD\n=======\n>>>>>>> main\n```\n", vec![]),
            ("~~~~ text\n<<<<<<< HEAD\n~~~\n>>>>>>> main\n~~~~\n", vec![]),
            ("<pre>\n<<<<<<< HEAD\n</pre>\n", vec![]),
            ("    <<<<<<< HEAD\n", vec![]),
            ("The line `<<<<<<< HEAD` begins it.", vec![]),
            ("<<<<<<<<<< ten\n<<<<<<<x\n=======\n>>>>>>>>> nine\n", vec![]),
        ] {
            let found: Vec<&str> =
                conflicts(text).into_iter().filter_map(|one| text.get(one.begin)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
