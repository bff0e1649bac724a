//! The `Content-Security-Policy` that a page states in a `meta` element.
//!
//! Must not know which theme made the page.

use crate::text;

/// The policy of a page; `None` when it states none, or in a form that is not read here.
pub(super) fn stated(html: &str) -> Option<String> {
    let head = html.split("</head").next()?;
    let mut tags = head.split("<meta").skip(1).filter_map(|rest| {
        let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
        attribute(tag, "http-equiv")?.eq_ignore_ascii_case("content-security-policy").then_some(tag)
    });
    let tag = tags.next()?;
    // Of several policies each holds: together they are none that one line can say.
    if tags.next().is_some() {
        return None;
    }
    let policy = attribute(tag, "content")?;
    Some(policy.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The wider of two policies that differ in WebAssembly alone; `None` when they differ otherwise.
pub(super) fn widest<'p>(one: &'p str, other: &'p str) -> Option<&'p str> {
    let rest = |policy: &str| -> Vec<String> {
        let parts = policy.replace(';', " ;");
        parts.split_whitespace().filter(|part| !part.starts_with("'wasm-")).map(str::to_owned).collect()
    };
    (rest(one) == rest(other)).then_some(if one.len() >= other.len() { one } else { other })
}

/// The value of an attribute in quotation marks, with its character references replaced.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        let (key, after) = rest.split_once('=')?;
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, further) = text::from(after, 1).split_once(quote)?;
        if key.trim().eq_ignore_ascii_case(name) {
            return unescaped(value);
        }
        rest = further;
    }
}

/// The references that templates write; `None` when there are others.
fn unescaped(text: &str) -> Option<String> {
    const REFERENCES: [(&str, &str); 8] = [
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let reference = text::from(rest, before.len());
        let (written, meant) = REFERENCES.iter().find(|(written, _)| reference.starts_with(written))?;
        plain.push_str(meant);
        rest = text::from(after, written.len() - 1);
    }
    plain.push_str(rest);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_narrow() {
        let (narrow, wide) = ("script-src 'self'; img-src *", "script-src 'self' 'wasm-eval'; img-src *");
        for (one, other, expected) in [
            (narrow, narrow, Some(narrow)),
            (narrow, wide, Some(wide)),
            (wide, narrow, Some(wide)),
            (narrow, "script-src 'self'", None),
            (wide, "script-src 'self'", None),
        ] {
            assert_eq!(widest(one, other), expected, "{one} and {other}");
        }
    }

    #[test]
    fn policies() {
        for (head, policy) in [
            (
                r#"<meta http-equiv="Content-Security-Policy" content="default-src 'self'">"#,
                Some("default-src 'self'"),
            ),
            (
                r#"<meta charset="utf-8"><meta content='default-src &#x27;self&#39;;
                   img-src *' HTTP-EQUIV='content-security-policy' />"#,
                Some("default-src 'self'; img-src *"),
            ),
            (r#"<meta http-equiv="refresh" content="0; url=/">"#, None),
            (r#"<meta http-equiv="Content-Security-Policy" content=none>"#, None),
            (r#"<meta http-equiv="Content-Security-Policy" content="a &nbsp; b">"#, None),
            (
                r#"<meta http-equiv="Content-Security-Policy" content="a">
                   <meta http-equiv="Content-Security-Policy" content="b">"#,
                None,
            ),
            ("</head><body><meta http-equiv=\"Content-Security-Policy\" content=\"a\">", None),
            ("", None),
        ] {
            assert_eq!(stated(&format!("<head>{head}</head>")).as_deref(), policy, "{head}");
        }
    }
}
