//! The address that opens a file in an editor, at a place.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What is not written as it is in the path of an address.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'\\');

/// A pattern of addresses, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Option<String>);

impl Default for Editor {
    fn default() -> Self {
        Self(Some("vscode://file/{file}:{line}:{column}".into()))
    }
}

impl Editor {
    /// Reads a pattern, or `none`.
    ///
    /// # Errors
    /// One sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Self(None));
        }
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        if !is_scheme {
            return Err(format!("`{text}` is not a full address."));
        }
        // These would run in the page, or show it as something else.
        if ["javascript", "data", "vbscript"].iter().any(|bad| scheme.eq_ignore_ascii_case(bad)) {
            return Err(format!("An address of an editor does not begin with `{scheme}:`."));
        }
        if text.contains("{file}") { Ok(Self(Some(text.into()))) } else { Err("`{file}` is missing.".into()) }
    }

    /// The address that opens the file at this full path, at a line and column from 1.
    pub fn address(&self, file: &str, (line, column): (usize, usize)) -> Option<String> {
        let pattern = self.0.as_ref()?;
        // `{file}` comes last: a path may hold `{line}`.
        let placed = pattern.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        let file = file.replace('\\', "/");
        // Of `vscode://file/{file}` the slash is the one that the path begins with; of `file://{file}` not.
        let has_slash = placed.contains("/{file}") && !placed.contains("//{file}");
        let file = if has_slash { file.trim_start_matches('/') } else { &file };
        Some(placed.replace("{file}", &utf8_percent_encode(file, PATH).to_string()))
    }
}

impl fmt::Display for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or("none"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (pattern, file, address) in [
            (
                "vscode://file/{file}:{line}:{column}",
                "/home/a b/x#1.md",
                Some("vscode://file/home/a%20b/x%231.md:4:10"),
            ),
            ("vscode://file/{file}:{line}", "C:\\desk\\x.md", Some("vscode://file/C:/desk/x.md:4")),
            (
                "txmt://open?url=file://{file}&line={line}",
                "/x.md",
                Some("txmt://open?url=file:///x.md&line=4"),
            ),
            ("idea://open?file={file}&line={line}", "/{line}.md", Some("idea://open?file=/{line}.md&line=4")),
            ("none", "/x.md", None),
        ] {
            let editor = Editor::parse(pattern).expect("a good pattern");
            assert_eq!(editor.address(file, (4, 10)).as_deref(), address, "{pattern}");
        }
    }

    #[test]
    fn patterns_that_are_refused() {
        for pattern in ["", "vim", "{file}", "vscode://file/", "javascript:alert('{file}')", "1x:{file}"] {
            assert!(Editor::parse(pattern).is_err(), "{pattern}");
        }
    }
}
