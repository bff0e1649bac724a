//! What is wrong with YAML that cannot be read, or that reads as something else than was meant: where
//! it is, and what to write instead. Works on the text alone; it must not know the tree.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError, Tag};

use super::parse_bool;
use crate::text;

/// What is wrong, and where in the YAML.
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    /// What mends it where that is safe: the bytes of the YAML, and what stands there instead.
    pub(super) mend: Option<(Range<usize>, String)>,
}

impl Fault {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: Some(hint.into()), mend: None }
    }
}

pub(super) fn is_core(tag: &Tag) -> bool {
    const CORE: &str = "tag:yaml.org,2002:";
    tag.handle() == CORE || tag.suffix().starts_with(CORE)
}

/// `Rule #1 matters`, of which YAML keeps `Rule`. A space after the hash makes it a real comment.
pub(super) fn lost_comment(text: &str, value: &str, range: &Range<usize>) -> Option<Fault> {
    let is_text = value.contains(char::is_alphabetic) && parse_bool(value).is_none();
    if !range.is_empty() && !is_text {
        return None;
    }
    // The place of an empty value is before the colon.
    let rest = text.get(range.end..)?.lines().next()?;
    let rest = if range.is_empty() { rest.trim_start_matches(':') } else { rest };
    let comment = rest.trim_start();
    let glued = comment.len() == rest.len();
    let is_word = comment.strip_prefix('#').is_some_and(|word| !word.starts_with(['#', ' ', '\t']));
    if glued || !is_word || comment.trim_end().len() < 2 {
        return None;
    }
    let start = text.get(range.end..)?.find('#')? + range.end;
    Some(comment_fault(text, start))
}

fn comment_fault(text: &str, hash: usize) -> Fault {
    Fault::new(
        hash..line_end(text, hash),
        "What follows `#` is a comment and is lost.",
        quote_hint(text, hash),
    )
}

/// `!important x` or `&a b`, of which YAML keeps the last word.
pub(super) fn lost_property(text: &str, range: &Range<usize>, sign: char) -> Option<Fault> {
    let kept = text.get(..range.start)?.trim_end();
    // At most a tag and an anchor stand before a value.
    let (second, _) = kept.rmatch_indices([' ', '\t', '\n']).nth(1).unwrap_or((0, ""));
    let start = second + text::from(kept, second).rfind(sign)?;
    let end = range.end.max(kept.len());
    let name = if sign == '!' { "a tag" } else { "an anchor" };
    let message = format!("A word that begins with `{sign}` is {name} of YAML and is lost.");
    Some(Fault::new(start..end, message, quote_hint(text, start)))
}

/// `-arms transfers`, which YAML reads as a text.
pub(super) fn dash_without_space(text: &str, at: usize) -> Option<Fault> {
    let line = Line::of(text, at);
    let is_first = line.content == at;
    if is_first
        && text.get(at..)?.starts_with('-')
        && let Some(fault) = odd_space_in_line(text, line.start)
    {
        return Some(fault);
    }
    let item = text.get(at..line.end)?.strip_prefix('-')?;
    (is_first && item.starts_with(char::is_alphabetic))
        .then(|| Fault::new(at..line.end, "A space is missing after the dash.", format!("write `- {item}`")))
}

/// One line of the YAML, in bytes.
struct Line {
    /// Its first byte.
    start: usize,
    /// The first byte that is not white space.
    content: usize,
    /// The byte after the last one that is not white space.
    end: usize,
}

impl Line {
    fn of(text: &str, at: usize) -> Self {
        let start = text::before(text, at).rfind('\n').map_or(0, |newline| newline + 1);
        let line = text::from(text, start).lines().next().unwrap_or_default();
        let end = start + line.trim_end().len();
        let content = (start + line.len() - line.trim_start().len()).min(end);
        Self { start, content, end }
    }

    /// Where the value of `key: value` or `- value` begins.
    fn value(&self, text: &str) -> usize {
        let line = text::within(text, self.content..self.end);
        let dash = line.strip_prefix("- ").map_or(0, |item| line.len() - item.trim_start().len());
        let key =
            text::from(line, dash).find(": ").filter(|&colon| is_key(text::within(line, dash..dash + colon)));
        let value = key.map_or(dash, |colon| dash + colon + 2);
        self.content + value + text::from(line, value).len() - text::from(line, value).trim_start().len()
    }
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

fn line_end(text: &str, at: usize) -> usize {
    Line::of(text, at).end
}

/// How the line at `at` looks with its value in quotation marks.
fn quote_hint(text: &str, at: usize) -> String {
    let line = Line::of(text, at);
    let start = line.value(text);
    let value = text::within(text, start..line.end);
    if value.starts_with(['[', '{']) || text::within(text, line.start..start).contains(['[', '{']) {
        return "put the text in quotation marks".to_owned();
    }
    let before = text::within(text, line.content..start).trim_start_matches("- ");
    if value.contains(['"', '\\']) {
        let value = value.replace('\'', "''");
        format!("put the whole text into single quotation marks: `{before}'{value}'`")
    } else {
        format!("put the whole text into quotation marks: `{before}\"{value}\"`")
    }
}

pub(super) fn syntax_error(error: &ScanError, text: &str, open: &[usize]) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let at = if is_tab(error.kind()) { at_tab(text, at) } else { at };
    let found = unprintable(text, at)
        .or_else(|| odd_space(text, at))
        .or_else(|| words_after_brackets(error.kind(), text, at))
        .or_else(|| unclosed(error.kind(), text, at, open))
        .or_else(|| colon_in_value(error.kind(), text, at))
        .or_else(|| missing_space(error.kind(), text, at))
        .or_else(|| bad_quotes(error.kind(), text, at))
        .or_else(|| bad_beginning(error.kind(), text, at));
    found.unwrap_or_else(|| {
        let (message, hint) = explain(error.kind(), error);
        Fault { range: place(text, at), message, hint: hint.map(str::to_owned), mend: None }
    })
}

/// A sign of control, such as U+0000, which no text of YAML may hold.
fn unprintable(text: &str, at: usize) -> Option<Fault> {
    let c = text.get(at..)?.chars().next().filter(|&c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))?;
    let message = format!("A character without a shape (U+{:04X}) stands here.", u32::from(c));
    Some(Fault::new(at..at + c.len_utf8(), message, "delete it, and type what it should be"))
}

/// The character at `at`; at the end of a line or of the text the last thing that stands there.
fn place(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    match rest.chars().next() {
        Some(c) if c != '\n' && c != '\r' => at..at + c.len_utf8(),
        _ => {
            let kept = text.get(..at).unwrap_or_default().trim_end();
            let last = kept.chars().next_back().map_or(0, char::len_utf8);
            kept.len() - last..kept.len()
        }
    }
}

/// Spaces that look like one and are none to YAML.
fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2002}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

fn is_any_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd_space(c)
}

/// A no-break space, or another one that YAML does not take for a space, before a line's words, after its dash or
/// after the colon of its key; in the line at `at` or the one above.
pub(super) fn odd_space(text: &str, at: usize) -> Option<Fault> {
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let above = before
        .get(..start.saturating_sub(1))
        .map(|before| before.rfind('\n').map_or(0, |newline| newline + 1));
    [Some(start), above].into_iter().flatten().find_map(|start| odd_space_in_line(text, start))
}

pub(super) fn odd_space_in_line(text: &str, start: usize) -> Option<Fault> {
    let line = text.get(start..)?.lines().next()?;
    let mut structure = String::new();
    let mut rest = line;
    loop {
        let kept = rest.trim_start_matches(is_any_space);
        structure.push_str(rest.strip_suffix(kept)?);
        rest = kept;
        let Some(item) = rest.strip_prefix('-').filter(|item| item.starts_with(is_any_space)) else { break };
        structure.push('-');
        rest = item;
    }
    if let Some((key, value)) = rest.split_once(':')
        && is_key(key.trim_end_matches(is_any_space))
    {
        let kept = value.trim_start_matches(is_any_space);
        structure.push_str(key);
        structure.push(':');
        structure.push_str(value.strip_suffix(kept)?);
        rest = kept;
    }
    let (found, odd) = structure.char_indices().find(|(_, c)| is_odd_space(*c))?;
    let name = match odd {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => "A no-break space",
        '\u{200b}' | '\u{2060}' | '\u{feff}' => "An invisible space",
        '\u{3000}' => "A wide space",
        _ => "A thin or wide space",
    };
    let mended: String = structure.chars().map(|c| if is_odd_space(c) { ' ' } else { c }).collect();
    let mended = format!("{mended}{rest}");
    let message = format!("{name} (U+{:04X}) stands where YAML wants an ordinary one.", u32::from(odd));
    let hint = format!("delete it and type a space: `{}`", mended.trim());
    Some(Fault::new(start + found..start + found + odd.len_utf8(), message, hint))
}

/// `title: [Updated] Talks`: a text that begins like a list or mapping.
fn words_after_brackets(kind: &ErrorKind, text: &str, at: usize) -> Option<Fault> {
    use ErrorKind as E;
    let fits = matches!(kind, E::SimpleKeyExpected | E::ExpectedBlockMappingKey | E::InvalidSimpleKey)
        || is_colon(kind);
    let line = Line::of(text, at);
    let start = line.value(text);
    let value = text.get(start..line.end)?;
    let (name, close) = match value.chars().next()? {
        '[' => ("a list", ']'),
        '{' => ("a mapping", '}'),
        _ => return None,
    };
    let (_, after) = value.split_once(close)?;
    let words = after.trim_start();
    if !fits || words.is_empty() || words.starts_with(['#', ',', ']', '}']) || start == line.content {
        return None;
    }
    let message = format!("The text begins like {name}, and words follow it.");
    let before = text.get(line.content..start)?;
    let hint = format!("put the whole text into quotation marks: `{}`", in_marks(before, value));
    let mend = Some((start..line.end, in_marks("", value)));
    Some(Fault { mend, ..Fault::new(start..line.end, message, hint) })
}

/// `title: “Sanctions: a new round”`: a colon with a space, or one at the end, in a text.
fn colon_in_value(kind: &ErrorKind, text: &str, at: usize) -> Option<Fault> {
    let line = Line::of(text, at);
    let start = line.value(text);
    let value = text.get(start..line.end)?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '&', '*', '!', '|', '>', '%', '@', '`', '#']);
    if !is_colon(kind) || !is_plain || start >= at || start == line.content {
        return None;
    }
    let before = text.get(line.content..start)?;
    let hint = format!("put the whole text into quotation marks: `{}`", in_marks(before, value));
    // What follows ` #` may be meant as a comment.
    let is_plain = !value.contains(" #");
    let mend =
        (is_plain && is_last_of_its_value(text, line.end)).then(|| (start..line.end, in_marks("", value)));
    Some(Fault { mend, ..Fault::new(place(text, at), "A colon stands where no key can be.", hint) })
}

/// Whether a value does not run on in the next line: then marks at the line's end hold all of it.
fn is_last_of_its_value(text: &str, end: usize) -> bool {
    let next = text::from(text, end).lines().skip(1).find(|line| !line.trim().is_empty());
    next.is_none_or(|line| !line.starts_with([' ', '\t']) || line.trim_start().starts_with("- "))
}

/// A line with its value in quotation marks.
fn in_marks(before: &str, value: &str) -> String {
    let before = before.trim_start_matches("- ");
    if value.contains(['"', '\\']) {
        format!("{before}'{}'", value.replace('\'', "''"))
    } else {
        format!("{before}\"{value}\"")
    }
}

fn is_colon(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::MappingValueNotAllowed
            | E::InvalidColonPlacement
            | E::MappingKeyNotAllowed
            | E::InvalidMappingValueWhitespace
    )
}

/// A `[` or `{` that runs into the next key or entry.
fn unclosed(kind: &ErrorKind, text: &str, at: usize, open: &[usize]) -> Option<Fault> {
    let start = *open.last()?;
    let (here, opening) = (Line::of(text, at), Line::of(text, start));
    let is_next = here.start > opening.start
        && here.content - here.start <= opening.content - opening.start
        && (is_colon(kind) || *kind == ErrorKind::BlockEntryInFlowCollection);
    is_next.then(|| {
        if text::from(text, start).starts_with('[') {
            Fault::new(start..start + 1, UNCLOSED_LIST, "write `[one, two]`")
        } else {
            Fault::new(start..start + 1, UNCLOSED_MAPPING, "write `{ name: Kim Jong Un, role: host }`")
        }
    })
}

const UNCLOSED_LIST: &str = "A list in `[...]` is not closed, or a comma is missing.";
const UNCLOSED_MAPPING: &str = "A mapping in `{...}` is not closed, or a comma is missing.";

/// `title:X` or `-x`, of which YAML makes one text with the line below.
fn missing_space(kind: &ErrorKind, text: &str, at: usize) -> Option<Fault> {
    if !is_colon(kind) && *kind != ErrorKind::SimpleKeyExpected {
        return None;
    }
    let here = Line::of(text, at);
    let above = here.start.checked_sub(1).map(|end| Line::of(text, end));
    let above = above.filter(|_| is_colon(kind));
    [Some(here), above].into_iter().flatten().find_map(|line| {
        let start = line.value(text);
        colon_without_space(text, start).or_else(|| dash_without_space(text, line.content))
    })
}

pub(super) fn colon_without_space(text: &str, start: usize) -> Option<Fault> {
    if let Some(fault) = odd_space_in_line(text, Line::of(text, start).start) {
        return Some(fault);
    }
    let end = line_end(text, start).max(start);
    let fixed = with_space(text::within(text, start..end))?;
    let hint = format!("write a space after the colon: `{fixed}`");
    Some(Fault::new(start..end, "A space is missing after the colon.", hint))
}

/// `title: X` of `title:X`; an address is left alone.
pub(in crate::yaml) fn with_space(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let glued = !value.is_empty() && !value.starts_with([' ', '\t']) && !value.starts_with("//");
    (glued && is_key(key)).then(|| format!("{key}: {value}"))
}

/// Words after a closing quotation mark, or a backslash that means nothing.
fn bad_quotes(kind: &ErrorKind, text: &str, at: usize) -> Option<Fault> {
    use ErrorKind as E;
    let line = Line::of(text, at);
    let quoted = text::within(text, line.value(text).min(at)..at).starts_with(['"', '\'']);
    let trailing =
        matches!(kind, E::InvalidTrailingDoubleQuotedScalar | E::InvalidTrailingSingleQuotedScalar);
    if trailing || (is_colon(kind) && quoted && text::before(text, at).ends_with(['"', '\''])) {
        let hint =
            if quoted { quote_hint(text, at) } else { "put the whole text into one pair of marks".into() };
        let words = text::within(text, at..line.end).trim_start_matches([':', ' ']).len();
        return Some(Fault::new(line.end - words..line.end, "Words follow a closing quotation mark.", hint));
    }
    if matches!(kind, E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape) {
        let start = bad_escape(text, at).unwrap_or(at);
        return Some(Fault::new(
            start..place(text, start + 1).end.max(start + 1),
            "The text holds an unknown escape after a backslash.",
            "in double quotation marks write `\\\\` for a backslash, or use single ones",
        ));
    }
    None
}

/// The first backslash of the text in double quotation marks at `at` that YAML cannot read.
fn bad_escape(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.char_indices();
    while let Some((index, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let (_, escape) = chars.next()?;
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let hex = chars.as_str().chars().take(digits).filter(char::is_ascii_hexdigit).count();
        let known = "0abt\tnvfre \"/\\N_LPxuU\r\n".contains(escape);
        if !known || hex < digits {
            return Some(at + index);
        }
    }
    None
}

/// A value that begins with a character of YAML's own.
fn bad_beginning(kind: &ErrorKind, text: &str, at: usize) -> Option<Fault> {
    if *kind == ErrorKind::CommentInterceptedScalar {
        let is_word = !text::from(text, at).starts_with("# ");
        return is_word.then(|| comment_fault(text, at));
    }
    let line = Line::of(text, at);
    let is_value = line.value(text) == at && line.content < at;
    let first = text::from(text, at).chars().next().filter(|_| is_value && !is_tab(kind))?;
    let quote = quote_hint(text, at);
    let (message, hint) = match first {
        '*' => ("A text that begins with `*` is a YAML alias, and no anchor has its name.", quote),
        '|' | '>' => (
            "After this sign a text begins on the next line.",
            format!("write it on the next line, indented; or {quote}"),
        ),
        '-' => (
            "A list cannot begin on the line of its key.",
            format!("write each entry on a line of its own; or {quote}"),
        ),
        '%' | '@' | '`' | '&' | '!' | '?' | ',' | ']' | '}' => {
            ("A text cannot begin with this character.", quote)
        }
        _ => return None,
    };
    Some(Fault::new(place(text, at), message, hint))
}

fn is_tab(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
    )
}

/// The tab that an error is about: it may be reported at the end of the line before.
fn at_tab(text: &str, at: usize) -> usize {
    let line = Line::of(text, at);
    if let Some(tab) = text::within(text, line.start..line.content).find('\t') {
        return line.start + tab;
    }
    let rest = text.get(at..).unwrap_or_default();
    let two_lines: usize = rest.split_inclusive('\n').take(2).map(str::len).sum();
    text::before(rest, two_lines).find('\t').map_or(at, |tab| at + tab)
}

fn explain(kind: &ErrorKind, error: &ScanError) -> (String, Option<&'static str>) {
    use ErrorKind as E;
    let (message, hint) = match kind {
        kind if is_tab(kind) => ("A tab stands where YAML wants spaces.", "indent with spaces"),
        kind if is_colon(kind) => (
            "A colon stands where no key can be.",
            "put a text that holds `: ` in quotation marks: `title: \"Pyongyang: a visit\"`",
        ),
        E::UnclosedQuotedScalar => ("A quotation mark is not closed.", "close it with the same mark"),
        E::UnclosedFlowCollection { open: '[' }
        | E::UnexpectedEofFlowSequence
        | E::ExpectedFlowSequenceSeparator => (UNCLOSED_LIST, "write `[one, two]`"),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator => (UNCLOSED_MAPPING, "write `{ name: Kim Jong Un, role: host }`"),
        E::SimpleKeyExpected | E::ExpectedBlockMappingKey | E::InvalidSimpleKey => (
            "A key with a colon was expected here.",
            "write `key: value`; what belongs to the line above is indented under it",
        ),
        E::InvalidIndentation | E::ExpectedBlockSequenceEntry | E::BlockSequenceEntryNotAllowed => (
            "The indentation does not fit the lines above.",
            "indent the entries of one list or mapping by the same number of spaces",
        ),
        E::UnexpectedCharacter { .. } | E::MissingAnchorOrAliasName => {
            ("A text cannot begin with this character.", "put the text in quotation marks")
        }
        E::UnknownAnchor => (
            "A text that begins with `*` is a YAML alias, and no anchor has its name.",
            "put the text in quotation marks",
        ),
        E::CommentInterceptedScalar => (
            "A comment stands inside a text of several lines.",
            "move it to a line of its own, or put the text in quotation marks",
        ),
        _ => return (format!("The YAML cannot be read: {}.", error.info().trim_end_matches('.')), None),
    };
    (message.to_owned(), Some(hint))
}
