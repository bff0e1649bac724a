//! Schemes that are no addresses: what runs a program, or carries a page of its own, instead of leading somewhere.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::unescaped_html;

/// The schemes that no link of a site may have.
const UNSAFE: [&str; 4] = ["javascript", "vbscript", "livescript", "data"];

/// How often an address is read anew with its references and percent signs replaced.
const MOST_LAYERS: usize = 4;

/// The scheme of an address that runs a program or carries a page, however it is spelt: browsers take no notice of
/// case, and of tabs and line breaks inside; what else reads a page may replace references and percent signs.
pub fn unsafe_scheme(address: &str) -> Option<&'static str> {
    let mut read = Cow::Borrowed(address);
    for _ in 0..MOST_LAYERS {
        if let Some(scheme) = plain_scheme(&read) {
            return Some(scheme);
        }
        let decoded = percent_decode_str(&read).decode_utf8_lossy().into_owned();
        let further = unescaped_html(&decoded).into_owned();
        if further == *read {
            return None;
        }
        read = Cow::Owned(further);
    }
    None
}

/// The scheme of an address as it stands.
fn plain_scheme(address: &str) -> Option<&'static str> {
    let shown = address.chars().filter(|c| !is_ignored(*c));
    let start: String =
        shown.skip_while(|c| c.is_whitespace()).take(24).flat_map(char::to_lowercase).collect();
    let (scheme, _) = start.split_once(':')?;
    UNSAFE.into_iter().find(|known| *known == scheme.trim_end())
}

/// What a browser takes out of an address, and what nobody sees in it.
fn is_ignored(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_is_spelt() {
        for (address, scheme) in [
            ("javascript:alert(1)", Some("javascript")),
            ("JaVaScRiPt:alert(1)", Some("javascript")),
            ("  javascript:alert(1)", Some("javascript")),
            ("\u{1}\u{a0}javascript:alert(1)", Some("javascript")),
            ("java\tscript:alert(1)", Some("javascript")),
            ("java\r\nscript\n:alert(1)", Some("javascript")),
            ("javascript :alert(1)", Some("javascript")),
            ("java\u{200b}script:alert(1)", Some("javascript")),
            ("java&#x0A;script:alert(1)", Some("javascript")),
            ("&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)", Some("javascript")),
            ("&#0000106avascript:alert(1)", Some("javascript")),
            ("java&Tab;script:alert(1)", Some("javascript")),
            ("javascript&colon;alert(1)", Some("javascript")),
            ("javascript%3Aalert(1)", Some("javascript")),
            ("%6Aavascript%253Aalert(1)", Some("javascript")),
            ("vbscript:msgbox(1)", Some("vbscript")),
            ("VBScript:x", Some("vbscript")),
            ("data:text/html,<script>alert(1)</script>", Some("data")),
            ("DATA:image/svg+xml;base64,PHN2Zz4=", Some("data")),
            ("https://example.org/javascript:x", None),
            ("/javascript:x", None),
            ("javascript/", None),
            ("data/talks.csv", None),
            ("database:x", None),
            ("mailto:desk@example.org", None),
            ("#data:x", None),
            ("?q=javascript:x", None),
            ("", None),
            ("данные:x", None),
        ] {
            assert_eq!(unsafe_scheme(address), scheme, "{address}");
        }
    }
}
