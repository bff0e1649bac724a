//! Which files a style sheet refers to, and where in its text: `url(...)`, `@import "..."` and the texts
//! of `image-set(...)`.
//!
//! It must not know which files there are. The text is cut as CSS Syntax Level 3 cuts it
//! (<https://www.w3.org/TR/css-syntax-3/#tokenization>), as far as that tells comments, strings and
//! functions apart; the libraries that read whole style sheets are not under a permissive licence.

use std::ops::Range;

use crate::text;

/// The places of all that a style sheet refers to, without quotation marks, in order.
pub(super) fn references(css: &str) -> Vec<Range<usize>> {
    let mut scan = Scan { css, at: 0, found: Vec::new(), import: false, functions: Vec::new() };
    while let Some(byte) = scan.peek() {
        scan.token(byte);
    }
    scan.found
}

struct Scan<'c> {
    css: &'c str,
    at: usize,
    found: Vec<Range<usize>>,
    /// Just after `@import`.
    import: bool,
    /// For each bracket that is open whether a text in it names a file.
    functions: Vec<bool>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.css.as_bytes().get(self.at).copied()
    }

    fn token(&mut self, byte: u8) {
        match byte {
            b'/' if text::from(self.css, self.at).starts_with("/*") => self.comment(),
            b'"' | b'\'' => {
                let text = self.string(byte);
                if self.import || self.functions.last() == Some(&true) {
                    self.found.push(text);
                }
                self.import = false;
            }
            b'@' => {
                self.at += 1;
                self.import = self.word().eq_ignore_ascii_case("import");
            }
            b'(' => self.open(false),
            b')' => {
                self.functions.pop();
                self.at += 1;
            }
            b';' | b'{' | b'}' => {
                self.import = false;
                self.functions.clear();
                self.at += 1;
            }
            byte if is_word(byte) => self.word_or_function(),
            _ => self.at += 1,
        }
    }

    fn comment(&mut self) {
        let end =
            text::from(self.css, self.at + 2).find("*/").map_or(self.css.len(), |end| self.at + 2 + end + 2);
        self.at = end;
    }

    /// A string up to its quotation mark or, if that is missing, the end of the line; its text.
    fn string(&mut self, mark: u8) -> Range<usize> {
        self.at += 1;
        let start = self.at;
        while let Some(byte) = self.peek().filter(|byte| *byte != mark && *byte != b'\n') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.css.len());
        self.at = end + 1;
        start..end
    }

    fn word(&mut self) -> &str {
        let start = self.at;
        while let Some(byte) = self.peek().filter(|byte| is_word(*byte)) {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at = self.at.min(self.css.len());
        // What follows a backslash may be part of a letter.
        self.css.get(start..self.at).unwrap_or_default()
    }

    fn word_or_function(&mut self) {
        let word = self.word().to_ascii_lowercase();
        if self.peek() != Some(b'(') {
            return;
        }
        match &*word {
            "url" => self.url(),
            "image-set" | "-webkit-image-set" => self.open(true),
            _ => self.open(false),
        }
    }

    fn open(&mut self, names_files: bool) {
        self.functions.push(names_files);
        self.at += 1;
    }

    /// What stands in `url(...)`, with or without quotation marks.
    fn url(&mut self) {
        self.import = false;
        self.at += 1;
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        if let Some(mark @ (b'"' | b'\'')) = self.peek() {
            let text = self.string(mark);
            self.found.push(text);
            // A text that came to the end of its line has lost its bracket too.
            self.functions.push(false);
            return;
        }
        let start = self.at;
        while self.peek().is_some_and(|byte| byte != b')' && !byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        self.found.push(start..self.at);
        self.functions.push(false);
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sheet_refers_to() {
        for (css, files) in [
            ("body { color: red }", vec![]),
            ("a { background: url(a.png) no-repeat, url( 'b c.png' ) }", vec!["a.png", "b c.png"]),
            ("@font-face { src: URL(\"f.woff2?#x\") format(\"woff2\") }", vec!["f.woff2?#x"]),
            ("@import \"x.css\" screen; @import url(y.css);", vec!["x.css", "y.css"]),
            ("@charset \"utf-8\"; @media print { @page { size: A4 } }", vec![]),
            ("/* url(a.png) */ a { content: \"url(b.png)\" }", vec![]),
            (
                "a { background: image-set(\"a.png\" 1x, url(b.png) 2x) } b { content: \"c\" }",
                vec!["a.png", "b.png"],
            ),
            ("a { background: image-set(\"a.avif\" type(\"image/avif\")) }", vec!["a.avif"]),
            ("a { content: \"\\\"url(x)\" } b { background: url(y) }", vec!["y"]),
            ("a { mask: my-url(x.png); --url: (\"y\") }", vec![]),
            ("@import", vec![]),
            ("a { background: url(", vec![""]),
            ("a { background: url(\"x", vec!["x"]),
            ("a { content: \"\\", vec![]),
            ("한글 { background: url(그림.png) } \\", vec!["그림.png"]),
            ("\\é { } /*", vec![]),
        ] {
            let found: Vec<&str> = references(css).into_iter().map(|range| &css[range]).collect();
            assert_eq!(found, files, "{css}");
        }
    }
}
