//! Whether a file may be meant to be withheld though it does not say so rightly: then it is withheld,
//! until the slip is mended. What should not be out cannot be called back.

use super::DocumentKind;
use crate::date::Publication;
use crate::diagnostic::{Diagnostic, Lint};
use crate::name::nearest;
use crate::yaml::{Node, Value};

/// The keys that withhold.
const WITHHOLDING: [&str; 2] = ["draft", "expires"];

/// Keys by which other generators withhold: Jekyll's `published: false`, and dates of Hugo that may lie ahead.
const WITHHOLDING_ELSEWHERE: [&str; 3] = ["published", "publishdate", "unpublishdate"];

/// Whether front matter leaves a doubt: a `draft` that is neither true nor false, an `expires` or a
/// page's `date` that is no date, such a key twice, one that looks like a slip of them, or one of another
/// generator.
pub(super) fn is_doubtful(root: &Node, kind: DocumentKind, text: &str, problems: &[Diagnostic]) -> bool {
    let Value::Mapping(entries) = &root.value else { return false };
    let in_keys = entries.iter().any(|(key, node)| match (&*key.text, &node.value) {
        (_, Value::Null) => false,
        ("draft", Value::Scalar { text, plain: true }) => {
            !matches!(&**text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
        }
        ("draft", _) => true,
        ("expires", value) => !is_date(value),
        ("date", value) => kind == DocumentKind::Page && !is_date(value),
        (other, Value::Scalar { text, .. }) if is_of_another_generator(other) => {
            !text.eq_ignore_ascii_case("true")
        }
        (other, _) => !is_known(other) && nearest(other, WITHHOLDING).is_some(),
    });
    let twice = problems.iter().filter(|problem| problem.lint == Lint::KeyDuplicate);
    in_keys || twice.map(|problem| &text[problem.span.range()]).any(|key| WITHHOLDING.contains(&key))
}

/// Keys that are near to the withholding ones and mean something else.
fn is_known(key: &str) -> bool {
    matches!(key, "date" | "dates" | "updated" | "extra" | "title" | "authors")
}

fn is_of_another_generator(key: &str) -> bool {
    WITHHOLDING_ELSEWHERE.iter().any(|known| key.eq_ignore_ascii_case(known))
}

fn is_date(value: &Value) -> bool {
    matches!(value, Value::Scalar { text, .. } if Publication::parse(text.trim()).is_ok())
}
