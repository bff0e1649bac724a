//! What the path of a request means: below the base path, decoded once, and nothing that leads elsewhere.

use crate::text;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// Where the server's own pages and streams stand, below the base path.
pub(super) const OWN: &str = "__briefgen";

/// What is not written as it is in a path.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// What a path asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Something of the site: decoded, below the base path, without a slash at its start.
    Site(String),
    /// Something of the server's own, below its folder.
    Own(String),
    /// The same is elsewhere: a path that is encoded and holds the base path.
    Elsewhere(String),
    /// Nothing can stand there.
    Nothing,
}

impl Target {
    /// Reads the path of a request to a site at `base`: empty, or `/repo`.
    pub(super) fn of(path: &str, base: &str) -> Self {
        let Some(path) = decode(path) else { return Self::Nothing };
        let Some(base_decoded) = decode(base) else { return Self::Nothing };
        let inside = match path.strip_prefix(&base_decoded) {
            Some("") => return Self::Elsewhere(format!("{base}/")),
            Some(rest) => rest.strip_prefix('/'),
            None => None,
        };
        let Some(inside) = inside else {
            return if path == "/" { Self::Elsewhere(format!("{base}/")) } else { Self::Nothing };
        };
        match inside.strip_prefix(OWN) {
            Some("") => Self::Elsewhere(format!("{base}/{OWN}/")),
            Some(rest) if rest.starts_with('/') => Self::Own(text::from(rest, 1).to_owned()),
            _ => Self::Site(inside.to_owned()),
        }
    }
}

/// A decoded path below the base path as a browser is told it.
pub(super) fn encode(base: &str, path: &str) -> String {
    format!("{base}/{}", utf8_percent_encode(path.trim_start_matches('/'), PATH))
}

/// Decodes each part of a path; `None` when a part means a folder above, hides a slash, or is no text.
fn decode(path: &str) -> Option<String> {
    let mut decoded = String::with_capacity(path.len());
    for (number, part) in path.split('/').enumerate() {
        if number > 0 {
            decoded.push('/');
        }
        let part = percent_decode_str(part).decode_utf8().ok()?;
        if part == "." || part == ".." || part.contains(['/', '\\', '\0']) {
            return None;
        }
        decoded.push_str(&part);
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str) -> Target {
        Target::Site(path.into())
    }

    fn elsewhere(path: &str) -> Target {
        Target::Elsewhere(path.into())
    }

    #[test]
    fn paths() {
        for (path, base, target) in [
            ("/", "", site("")),
            ("/actors/kim/", "", site("actors/kim/")),
            ("/actors/%ea%b9%80/", "", site("actors/김/")),
            ("/a%20b", "", site("a b")),
            ("/repo/", "/repo", site("")),
            ("/repo/x", "/repo", site("x")),
            ("/repo", "/repo", elsewhere("/repo/")),
            ("/", "/repo", elsewhere("/repo/")),
            ("/repository/x", "/repo", Target::Nothing),
            ("/x", "/repo", Target::Nothing),
            ("/caf%c3%a9/x", "/café", site("x")),
            ("/café/x", "/caf%C3%A9", site("x")),
            ("/__briefgen/events", "", Target::Own("events".into())),
            ("/repo/__briefgen/", "/repo", Target::Own(String::new())),
            ("/repo/__briefgen", "/repo", elsewhere("/repo/__briefgen/")),
            ("/__briefgenerator", "", site("__briefgenerator")),
        ] {
            assert_eq!(Target::of(path, base), target, "{path} at {base:?}");
        }
    }

    #[test]
    fn paths_that_lead_nowhere() {
        for path in [
            "/../briefgen.yaml",
            "/a/../../x",
            "/%2e%2e/briefgen.yaml",
            "/a/%2E%2E/%2e./x",
            "/.",
            "/a/./b",
            "/..%2fbriefgen.yaml",
            "/a%2Fb",
            "/..\\briefgen.yaml",
            "/a%5c..%5cb",
            "/a%00.html",
            "/%ff%fe",
            "/__briefgen/../x",
        ] {
            assert_eq!(Target::of(path, ""), Target::Nothing, "{path}");
        }
        // Whatever else stands in a path is looked up among the site's own files.
        for path in ["//etc/passwd", "/C:/x", "/%252e%252e/x", "/a//b"] {
            assert!(matches!(Target::of(path, ""), Target::Site(_)), "{path}");
        }
    }

    #[test]
    fn encoded_again() {
        for (base, path, encoded) in [
            ("", "/actors/김/", "/actors/%EA%B9%80/"),
            ("/repo", "/a b?c#d%/", "/repo/a%20b%3Fc%23d%25/"),
            ("", "//evil.example/", "/evil.example/"),
        ] {
            assert_eq!(encode(base, path), encoded);
        }
    }
}
