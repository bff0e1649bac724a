//! Whether a file may be meant to be withheld though it does not say so rightly: then it is withheld, until the slip
//! is mended. What should not be out cannot be called back.
//!
//! It must not know which keys other programs have (`not_yet`), nor the clock.

use std::ops::Range;

use icu_normalizer::ComposingNormalizer;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::DocumentKind;
use super::matter::Matter;
use super::not_yet::{Says, is_label, says, says_under_extra};
use super::outline::Withholding;
use crate::date::Publication;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::nearest;
use crate::yaml::{Key, Node, Spanned, Value};

/// The keys that withhold.
const WITHHOLDING: [&str; 2] = ["draft", "expires"];

/// What a file seems to say of when it may be out, beside what it says rightly.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// The first key for which it is withheld, whatever the day.
    withheld: Option<Spanned<String>>,
    /// The last day or moment that it waits for.
    from: Option<Publication>,
    /// The first one at which it ends.
    until: Option<Publication>,
    /// Keys of other programs, with what to write.
    foreign: Vec<ForeignKey>,
}

#[derive(Debug)]
struct ForeignKey {
    name: String,
    range: Range<usize>,
    hint: String,
    under_extra: bool,
}

impl Doubts {
    /// Finds them: a `draft` that is neither true nor false, an `expires` or a page's `date` that is no date, such a
    /// key or `date` twice, one that looks like a slip of them, and those of other programs, also under `extra`.
    pub(super) fn find(
        root: &Node,
        (path, kind): (&str, DocumentKind),
        text: &str,
        problems: &[Diagnostic],
    ) -> Self {
        let mut doubts = Self::default();
        let Value::Mapping(entries) = &root.value else { return doubts };
        let is_said = entries.iter().any(|(key, _)| key.text == "draft");
        if matches!(kind, DocumentKind::Briefing | DocumentKind::Page) && !is_said && is_named_draft(path) {
            doubts.withhold(&Key { text: "draft".to_owned(), range: 0..0 });
        }
        for (key, node) in entries {
            if key.text == "extra" {
                doubts.look_under_extra(node);
            } else if is_slip(key, node, kind) {
                doubts.withhold(key);
            } else if let Some(said) = says(&key.text, node).filter(|_| !is_of_kind(&key.text, kind)) {
                doubts.take(key, node, said, false);
            } else if !is_known(&key.text) && is_near_withholding(&key.text) && node.value != Value::Null {
                doubts.withhold(key);
            }
        }
        let twice = problems.iter().filter(|problem| problem.lint == Lint::KeyDuplicate);
        for problem in twice {
            let key = text.get(problem.span.range()).unwrap_or_default();
            let is_date = key == "date" && matches!(kind, DocumentKind::Briefing | DocumentKind::Page);
            if is_date || WITHHOLDING.contains(&key) {
                doubts.withhold(&Key { text: key.to_owned(), range: problem.span.range() });
            }
        }
        doubts
    }

    fn look_under_extra(&mut self, node: &Node) {
        let Value::Mapping(entries) = &node.value else { return };
        for (key, node) in entries {
            match says_under_extra(&key.text, node) {
                None | Some(Says::Out) => {}
                Some(said) => self.take(key, node, said, true),
            }
        }
    }

    fn take(&mut self, key: &Key, node: &Node, said: Says, under_extra: bool) {
        if said == Says::Out && is_label(&key.text) {
            return;
        }
        let written = match &node.value {
            Value::Scalar { text, .. } => text.trim(),
            _ => "",
        };
        let hint = match said {
            Says::Out => {
                format!("take `{}` out: what is no `draft` is published from its `date` on", key.text)
            }
            Says::NotYet => {
                self.withhold(key);
                "write `draft: true`, or a `date` that lies ahead, or `expires`".to_owned()
            }
            Says::From(day) => {
                if self.from.as_ref().is_none_or(|known| begins(known) < begins(&day)) {
                    self.from = Some(day);
                }
                format!("write `date: {written}`, or `draft: true` until then")
            }
            Says::Until(day) => {
                if self.until.as_ref().is_none_or(|known| begins(&day) < begins(known)) {
                    self.until = Some(day);
                }
                format!("write `expires: {written}`")
            }
        };
        self.foreign.push(ForeignKey { name: key.text.clone(), range: key.range.clone(), hint, under_extra });
    }

    fn withhold(&mut self, key: &Key) {
        self.withheld.get_or_insert_with(|| Spanned::new(key.text.clone(), key.range.clone()));
    }

    /// Puts into words what the keys of other programs mean here, in the place of what is said of unknown keys.
    pub(super) fn tell(&self, what: &str, problems: &mut Vec<Diagnostic>, file: &std::sync::Arc<str>) {
        for key in &self.foreign {
            let is_same = |problem: &&mut Diagnostic| {
                problem.lint == Lint::KeyUnknown && problem.span.range() == key.range
            };
            if let Some(problem) = problems.iter_mut().find(is_same) {
                problem.hint = Some(key.hint.clone());
            } else if key.under_extra {
                let message =
                    format!("`{}` under `extra` is no key of {what}, and withholds it in doubt.", key.name);
                let span = Span::new(file, key.range.clone());
                problems.push(Diagnostic::new(Lint::KeyUnknown, span, message).hint(key.hint.clone()));
            }
        }
    }

    /// Withholds what is in doubt; `None` for what cannot be withheld, and must not be out either.
    pub(super) fn settle(
        self,
        mut matter: Matter,
        problems: &mut Vec<Diagnostic>,
        file: &std::sync::Arc<str>,
    ) -> Option<Matter> {
        if self.withheld.is_none() && self.from.is_none() && self.until.is_none() {
            return Some(matter);
        }
        match &mut matter {
            Matter::Briefing(matter) => {
                matter.outline = matter.outline.changed(|outline| self.add_to(&mut outline.withholding));
            }
            Matter::Page(matter) => {
                matter.outline = matter.outline.changed(|outline| self.add_to(&mut outline.withholding));
            }
            Matter::Actor(_) | Matter::Topic(_) => {
                let Some(key) = self.withheld else { return Some(matter) };
                let message = format!("An actor or a topic cannot be withheld, as `{}` asks for.", key.value);
                let hint = format!("take `{}` out, or move the file out of `content/`", key.value);
                let is_same = |problem: &Diagnostic| {
                    problem.lint == Lint::KeyUnknown && problem.span.range() == key.range
                };
                problems.retain(|problem| !is_same(problem));
                problems.push(
                    Diagnostic::new(Lint::ValueInvalid, Span::new(file, key.range), message).hint(hint),
                );
                return None;
            }
        }
        Some(matter)
    }

    /// Of two times in which something expires the earlier one holds.
    fn add_to(self, withholding: &mut Withholding) {
        withholding.draft |= self.withheld.is_some();
        withholding.embargo = self.from;
        let own = withholding.expires.take().into_iter().chain(self.until);
        withholding.expires = own.min_by_key(begins);
    }
}

/// Whether a file is a draft by its name, as in other programs: `_drafts/x.md`, `drafts/x.md`, `x.draft.md`,
/// `x (draft).md`.
fn is_named_draft(path: &str) -> bool {
    let lower = path.to_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let is_folder = |folder: &str| matches!(folder, "_drafts" | "drafts" | "_draft");
    folders.split('/').any(is_folder)
        || stem.split('.').skip(1).any(|part| part == "draft")
        || ["(draft)", "[draft]"].iter().any(|mark| stem.trim_end().ends_with(mark))
}

/// When a day or moment begins, to compare several of one file: where the site is at home is not known here.
fn begins(publication: &Publication) -> Timestamp {
    publication.timestamp(&TimeZone::UTC)
}

/// Whether a key that withholds has a value that it cannot have.
fn is_slip(key: &Key, node: &Node, kind: DocumentKind) -> bool {
    let cannot_be_withheld = matches!(kind, DocumentKind::Actor | DocumentKind::Topic);
    match (&*key.text, &node.value) {
        (_, Value::Null) => false,
        ("draft", Value::Scalar { text, plain: true }) => match &**text {
            "false" | "False" | "FALSE" => false,
            "true" | "True" | "TRUE" => cannot_be_withheld,
            _ => true,
        },
        ("draft", _) => true,
        ("expires", value) => cannot_be_withheld || !is_date(value),
        ("date", value) => kind == DocumentKind::Page && !is_date(value),
        _ => false,
    }
}

/// Keys of the tables of other programs that a kind of file has itself.
fn is_of_kind(key: &str, kind: DocumentKind) -> bool {
    super::folder::has_key(kind, key)
}

/// Keys that are near to the withholding ones and mean something else.
fn is_known(key: &str) -> bool {
    matches!(
        key,
        "draft"
            | "expires"
            | "date"
            | "dates"
            | "updated"
            | "extra"
            | "title"
            | "authors"
            | "summary"
            | "actors"
            | "topics"
            | "quotes"
            | "sources"
            | "name"
            | "aliases"
    )
}

fn is_near_withholding(key: &str) -> bool {
    nearest(&compatible(key), WITHHOLDING).is_some()
}

/// A key in plain letters (NFKC): some keyboards write wide ones.
fn compatible(key: &str) -> String {
    ComposingNormalizer::new_nfkc().normalize(key).into_owned()
}

fn is_date(value: &Value) -> bool {
    matches!(value, Value::Scalar { text, .. } if Publication::parse(text.trim()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that are not asked whether they are near a withholding one, since they are none.
    #[test]
    fn known_keys_are_far_from_those_that_withhold() {
        for key in ["summary", "actors", "topics", "quotes", "sources", "name", "aliases"] {
            assert!(is_known(key) && !is_near_withholding(key), "{key}");
        }
    }

    #[test]
    fn drafts_by_their_names() {
        for (path, expected) in [
            ("content/briefings/_drafts/x.md", true),
            ("content/drafts/deep/x.md", true),
            ("content/Drafts/x.md", true),
            ("content/briefings/x.draft.md", true),
            ("content/briefings/x.draft.ko.md", true),
            ("content/briefings/x (draft).md", true),
            ("content/briefings/x [Draft].md", true),
            ("content/briefings/the-draft.md", false),
            ("content/briefings/draft.md", false),
            ("content/briefings/nfl-drafts/x.md", false),
        ] {
            assert_eq!(is_named_draft(path), expected, "{path}");
        }
    }
}
