//! How a text is written as a YAML value.
//!
//! Plain only where every reader takes it for the same text, those of YAML 1.1 included, to which
//! `NO` is false.

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// After `key: ` or `- `, up to the end of the line.
    Block,
    /// Between `[` and `]` or `{` and `}`.
    Flow,
}

/// The text, in double quotation marks where it needs them.
pub(super) fn quoted(text: &str, context: Context) -> String {
    if is_plain(text, context) { text.to_owned() } else { escaped(text) }
}

fn is_plain(text: &str, context: Context) -> bool {
    const STARTS: [char; 21] = [
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '=',
        '<',
    ];
    let flow_marks = context == Context::Flow && text.contains([',', '[', ']', '{', '}']);
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(STARTS)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(needs_escape)
        && !flow_marks
        && !means_more(text)
}

/// What a reader may take for nothing, a boolean, a number or the end of the document.
fn means_more(text: &str) -> bool {
    const WORDS: [&str; 11] = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "..."];
    let number = text.trim_start_matches(['+', '-']).replace('_', "");
    let is_number = number.parse::<f64>().is_ok()
        || ["0x", "0o", "0b"].iter().any(|prefix| number.starts_with(prefix))
        || matches!(&*number.to_ascii_lowercase(), ".inf" | ".nan");
    is_number || WORDS.contains(&&*text.to_ascii_lowercase())
}

/// Line breaks, what cannot be seen, and the byte-order mark.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn escaped(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if needs_escape(c) => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
