//! Puts the preview's script into a page.
//!
//! It is a file of its own and not a script in the page: a theme may forbid those by a policy in a `meta` tag.

use super::target::OWN;

/// The script, as it is served.
pub(super) const SCRIPT: &str = include_str!("preview.js");

/// What a page carries, so that its script can ask whether that is still so.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    /// The base path of the site.
    pub(super) base: String,
    /// What stands for the page.
    pub(super) seen: String,
    /// What stands for the style sheets, scripts and pictures of the site.
    pub(super) assets: String,
    /// The file of `content/` that the page is about; `*` where there is no page, or none that can be shown.
    pub(super) file: String,
}

/// The page with a link to the script before its last `</body>`, or at its end.
pub(super) fn with_script(mut page: Vec<u8>, marks: &Marks) -> Vec<u8> {
    let Marks { base, seen, assets, file } = marks;
    let mut tag = String::from("<script src=\"");
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_html(&mut tag, base);
    tag.push_str(&format!("/{OWN}/preview.js\" data-seen=\"{seen}\" data-assets=\"{assets}\" data-file=\""));
    let _ = pulldown_cmark_escape::escape_html(&mut tag, file);
    tag.push_str("\" defer></script>");
    let end = b"</body";
    let at = page.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    page.splice(at..at, tag.into_bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let tag = "<script src=\"/repo/__briefgen/preview.js\" data-seen=\"abc\" data-assets=\"0\" data-file=\"a&quot;.md\" defer></script>";
        let marks =
            Marks { base: "/repo".into(), seen: "abc".into(), assets: "0".into(), file: "a\".md".into() };
        for (page, parts) in [
            ("<body>x</body></html>", ["<body>x", "</body></html>"]),
            ("<body>x</BODY >\n", ["<body>x", "</BODY >\n"]),
            ("<!-- </body> --><body>x</body>", ["<!-- </body> --><body>x", "</body>"]),
            ("no end", ["no end", ""]),
            ("", ["", ""]),
        ] {
            let injected = with_script(page.into(), &marks);
            assert_eq!(
                String::from_utf8_lossy(&injected),
                format!("{}{tag}{}", parts[0], parts[1]),
                "{page}"
            );
        }
    }
}
