//! What a link says of where it leads: another host, or a path with a fragment; and paths as writers write them.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, Lint};
use crate::name::unsafe_scheme;
use crate::parse::Document;

/// The parts of a link's destination.
pub(super) struct Destination<'l> {
    pub(super) path: String,
    pub(super) fragment: Option<&'l str>,
}

impl<'l> Destination<'l> {
    pub(super) fn split(link: &'l str) -> Self {
        let (rest, fragment) =
            link.split_once('#').map_or((link, None), |(rest, fragment)| (rest, Some(fragment)));
        let path = rest.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path)
            .decode_utf8()
            .map_or_else(|_| path.to_owned(), std::borrow::Cow::into_owned);
        Self { path, fragment: fragment.filter(|fragment| !fragment.is_empty()) }
    }
}

/// Whether a destination leads to another host or program: it has a scheme, or begins with `//`.
pub(super) fn is_external(link: &str) -> bool {
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    has_scheme || link.starts_with("//")
}

/// What is said of an address that runs a program or carries a page of its own, written at a place of a document.
pub(super) fn unsafe_address(
    document: &Document,
    (written, range): (&str, &Range<usize>),
) -> Option<Diagnostic> {
    let scheme = unsafe_scheme(written)?;
    let message = format!("`{scheme}:` is no address, and the link is left out.");
    let problem = Diagnostic::new(Lint::LinkDangerous, document.span(range.clone()), message);
    Some(problem.hint("write a path of the site, a file or a full address"))
}

/// `path` as it is written in a file of `folder`.
pub(super) fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}
