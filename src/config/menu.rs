//! `menu`: the further links of every page.

use crate::diagnostic::Lint;
use crate::name::{decoded_path, unsafe_scheme};
use crate::yaml::{Node, Reader, Spanned};

/// A link in the site's menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// The words of the link.
    pub title: String,
    /// Where it leads: a path of the site (`/about/`) or a full address.
    pub url: Spanned<String>,
}

impl MenuItem {
    /// Reads an entry; one whose address leads nowhere, or elsewhere on every page, is told and left out.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let mut fields = reader.fields(node, "a menu item")?;
        let title = fields.required("title", "About", reader);
        let url = fields.required("url", "/about/", reader);
        fields.finish(reader);
        let (title, url) = (title?.value, url?);
        if let Some(Fault { lint, why, hint }) = fault(&url.value) {
            reader.problem(lint, url.range, format!("{why}, and the link is left out of the menu.")).hint =
                Some(hint);
            return None;
        }
        Some(Self { title, url })
    }

    /// Whether it leads to a path of the site.
    pub fn is_inside(&self) -> bool {
        is_inside(&self.url.value)
    }
}

fn is_inside(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//")
}

/// What is wrong with an address as it is written.
struct Fault {
    lint: Lint,
    why: String,
    /// What to write instead.
    hint: String,
}

/// What is wrong with an address as it is written, and what to write instead.
fn fault(url: &str) -> Option<Fault> {
    if let Some(scheme) = unsafe_scheme(url) {
        let hint = "write a path of the site or a full address".to_owned();
        return Some(Fault { lint: Lint::LinkDangerous, why: format!("`{scheme}:` is no address"), hint });
    }
    // Browsers read `\` as `/`, so that `\\host` and `/\host` lead to another host.
    if url.contains('\\') {
        let hint = "write `/` in its place, and the full address of another host".to_owned();
        let why = format!("`{url}` has a `\\`, which no address has");
        return Some(Fault { lint: Lint::ValueInvalid, why, hint });
    }
    if is_inside(url) {
        let why = decoded_path(url.split(['?', '#']).next().unwrap_or_default()).err()?;
        let hint = "write the path as the page has it, such as `/about/`".to_owned();
        return Some(Fault { lint: Lint::ValueInvalid, why: format!("`{url}` {why}"), hint });
    }
    if url.contains(':') || url.starts_with("//") {
        return None;
    }
    let (why, hint) = match url.strip_prefix('#') {
        Some(id) => (
            format!("`{url}` means a place of the page that is read, another one on every page"),
            format!("write the page before it, such as `/about/#{id}`"),
        ),
        None => (
            format!("`{url}` means another page on every page"),
            format!("write `/{}`, or a full address", url.trim_start_matches(['.', '/'])),
        ),
    };
    Some(Fault { lint: Lint::LinkBroken, why, hint })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_menu() {
        for (url, expected) in [
            ("/", None),
            ("/about/", None),
            ("/about/?x#y", None),
            ("/%EC%84%9C%EC%9A%B8/", None),
            ("https://example.org/a", None),
            ("//example.org/a", None),
            ("mailto:desk@example.org", None),
            ("javascript:x", Some("`javascript:` is no address")),
            ("\\\\evil.example", Some("has a `\\`")),
            ("/\\evil.example", Some("has a `\\`")),
            ("/a%2Fb/", Some("hides a slash")),
            ("/%2e%2e/", Some("hides a step")),
            ("..", Some("another page on every page")),
            ("about", Some("another page on every page")),
            ("#main", Some("a place of the page that is read")),
        ] {
            let why = fault(url).map(|fault| fault.why);
            assert_eq!(why.is_some(), expected.is_some(), "{url}: {why:?}");
            assert!(why.unwrap_or_default().contains(expected.unwrap_or_default()), "{url}");
        }
    }
}
