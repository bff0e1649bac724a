//! Boxes as other programs write them: `> [!info]- Title` of Obsidian, `!!! note "Title"` and `???` of `MkDocs`, `:::note` of
//! Docusaurus. They become the alerts that the parser knows.
//!
//! The text is written anew, byte for byte as long: the title becomes a heading, an indented body an item of a list, a
//! line that ends a box a rule. None of these is meant so where a box begins and ends, and the events are turned back.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Parser, Tag};

use super::markdown::options;

/// Most rounds in which what is no box is left out.
const MOST_ROUNDS: usize = 4;

/// Kinds of boxes elsewhere, and the alert that is nearest.
const KINDS: [(&str, BlockQuoteKind); 35] = [
    ("note", BlockQuoteKind::Note),
    ("info", BlockQuoteKind::Note),
    ("abstract", BlockQuoteKind::Note),
    ("summary", BlockQuoteKind::Note),
    ("tldr", BlockQuoteKind::Note),
    ("seealso", BlockQuoteKind::Note),
    ("quote", BlockQuoteKind::Note),
    ("cite", BlockQuoteKind::Note),
    ("example", BlockQuoteKind::Note),
    ("todo", BlockQuoteKind::Note),
    ("question", BlockQuoteKind::Note),
    ("help", BlockQuoteKind::Note),
    ("faq", BlockQuoteKind::Note),
    ("details", BlockQuoteKind::Note),
    ("admonition", BlockQuoteKind::Note),
    ("update", BlockQuoteKind::Note),
    ("notice", BlockQuoteKind::Note),
    ("primary", BlockQuoteKind::Note),
    ("secondary", BlockQuoteKind::Note),
    ("success", BlockQuoteKind::Tip),
    ("check", BlockQuoteKind::Tip),
    ("done", BlockQuoteKind::Tip),
    ("tip", BlockQuoteKind::Tip),
    ("hint", BlockQuoteKind::Tip),
    ("important", BlockQuoteKind::Important),
    ("warning", BlockQuoteKind::Warning),
    ("attention", BlockQuoteKind::Warning),
    ("alert", BlockQuoteKind::Warning),
    ("caution", BlockQuoteKind::Caution),
    ("danger", BlockQuoteKind::Caution),
    ("error", BlockQuoteKind::Caution),
    ("bug", BlockQuoteKind::Caution),
    ("failure", BlockQuoteKind::Caution),
    ("fail", BlockQuoteKind::Caution),
    ("missing", BlockQuoteKind::Caution),
];

/// Whether a reader opens a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    /// It is no box that can be closed.
    Never,
    /// It is closed until a reader opens it.
    Closed,
    /// It is open until a reader closes it.
    Open,
}

/// How a box is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As a block quote.
    Quote,
    /// By four spaces before each line.
    Indented,
    /// Between two lines `:::`, of which the second begins at this byte.
    Fenced(usize),
}

/// A box of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextBox {
    /// Where its block quote, heading or rule begins.
    pub(super) start: usize,
    pub(super) kind: BlockQuoteKind,
    pub(super) fold: Fold,
    pub(super) form: Form,
    /// The bytes of its title.
    title: Option<Range<usize>>,
    /// The bytes of the line that begins it, from the first sign on.
    head: Range<usize>,
    /// Where an indented body begins.
    body: Option<usize>,
}

impl TextBox {
    pub(super) fn has_title(&self) -> bool {
        self.title.is_some()
    }
}

/// The kind of alert that is nearest to a kind of box elsewhere.
pub(crate) fn kind_of(word: &str) -> Option<BlockQuoteKind> {
    KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

/// The text with its boxes as the parser reads them; `None` when it has none.
pub(super) fn read(markdown: &str) -> Option<(String, Vec<TextBox>)> {
    if !["!!!", "???", ":::", "[!"].iter().any(|sign| markdown.contains(sign)) {
        return None;
    }
    let mut boxes = candidates(markdown);
    for _ in 0..MOST_ROUNDS {
        if boxes.is_empty() {
            return None;
        }
        let text = rewritten(markdown, &boxes);
        let found = Found::in_text(&text);
        let before = boxes.len();
        boxes.retain(|one| found.has(one, &text));
        if boxes.len() == before {
            boxes.sort_by_key(|one| one.start);
            return Some((text, boxes));
        }
    }
    None
}

/// A line with its first byte, without what ends it.
struct Line<'m> {
    start: usize,
    text: &'m str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

fn lines(markdown: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let lines = markdown.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        Line { start, text: line.trim_end_matches(['\n', '\r']) }
    });
    lines.collect()
}

/// All that may be a box: whether it stands in code is not looked at.
fn candidates(markdown: &str) -> Vec<TextBox> {
    let lines = lines(markdown);
    let mut found = Vec::new();
    let mut open = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if line.text.starts_with(":::") {
            fenced(line, &mut open, &mut found);
        } else if line.text.starts_with("!!!") || line.text.starts_with("???") {
            let rest = lines.get(number + 1..).unwrap_or_default();
            found.extend(indented(line, rest));
        } else if line.text.trim_start().starts_with('>') {
            found.extend(quoted(line));
        }
    }
    found
}

/// `> [!note]- Title`. What the parser reads by itself is left to it.
fn quoted(line: &Line) -> Option<TextBox> {
    let at = line.text.find(|c| c != '>' && c != ' ')?;
    let (before, head) = line.text.split_at_checked(at)?;
    let (word, after) = head.strip_prefix("[!")?.split_once(']')?;
    if !word.starts_with(|c: char| c.is_ascii_alphabetic()) || word.len() > 40 || word.contains(['[', '`']) {
        return None;
    }
    let (fold, after) = match after.split_at_checked(1) {
        Some(("-", rest)) => (Fold::Closed, rest),
        Some(("+", rest)) => (Fold::Open, rest),
        _ => (Fold::Never, after),
    };
    if !after.is_empty() && !after.starts_with([' ', '\t']) {
        return None;
    }
    let title = after.trim();
    let is_alert =
        ["note", "tip", "important", "warning", "caution"].iter().any(|own| word.eq_ignore_ascii_case(own));
    if is_alert && title.is_empty() && fold == Fold::Never {
        return None;
    }
    let kind = kind_of(word.split(['|', ' ']).next().unwrap_or_default()).unwrap_or(BlockQuoteKind::Note);
    let start = line.start + before.rfind('>')?;
    let head = line.start + at..line.start + line.text.len();
    let title_start = head.end - after.trim_start().len();
    let title = (!title.is_empty()).then(|| title_start..title_start + title.len());
    Some(TextBox { start, kind, fold, form: Form::Quote, title, head, body: None })
}

/// `!!! note "Title"`, `??? info`, `???+ tip`, with lines below that begin with four spaces.
fn indented(line: &Line, below: &[Line]) -> Option<TextBox> {
    let (fold, rest) = match line.text.split_at_checked(3)? {
        ("???", rest) => match rest.strip_prefix('+') {
            Some(rest) => (Fold::Open, rest),
            None => (Fold::Closed, rest),
        },
        (_, rest) => (Fold::Never, rest),
    };
    let words = rest.strip_prefix(' ')?.trim();
    let (kinds, title) = match words.split_once('"') {
        Some((kinds, title)) => (kinds.trim(), Some(title.strip_suffix('"')?)),
        None => (words, None),
    };
    let is_word = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let mut kinds = kinds.split(' ');
    let word = kinds.next().filter(|word| is_word(word) && !word.is_empty())?;
    let is_known = kind_of(word);
    if !kinds.all(is_word) || (is_known.is_none() && title.is_none()) {
        return None;
    }
    let first = below.iter().find(|line| !line.is_blank()).filter(|line| line.indent() == 4)?;
    let end = below.iter().position(|line| !line.is_blank() && line.indent() < 4);
    let goes_on = end.is_some_and(|end| end > 0 && !below[end - 1].is_blank());
    if goes_on {
        return None;
    }
    let title = title.filter(|title| !title.trim().is_empty()).and_then(|title| {
        let start = line.start + line.text.find(title)?;
        Some(start..start + title.len())
    });
    let kind = is_known.unwrap_or(BlockQuoteKind::Note);
    let head = line.start..line.start + line.text.len();
    Some(TextBox {
        start: line.start,
        kind,
        fold,
        form: Form::Indented,
        title,
        head,
        body: Some(first.start),
    })
}

/// `:::note Title`, or the line `:::` that ends the box opened last.
fn fenced(line: &Line, open: &mut Vec<TextBox>, found: &mut Vec<TextBox>) {
    let rest = line.text.trim_start_matches(':').trim();
    if rest.is_empty() {
        if let Some(mut ended) = open.pop() {
            ended.form = Form::Fenced(line.start);
            found.push(ended);
        }
        return;
    }
    let inside = rest.trim_start_matches(['{', '.', ' ']);
    let inside = inside.strip_prefix("callout-").unwrap_or(inside);
    let word = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let Some(kind) = kind_of(word) else {
        // Of something else the end must not end a box.
        open.clear();
        return;
    };
    let fold = if word.eq_ignore_ascii_case("details") { Fold::Closed } else { Fold::Never };
    let after = inside.get(word.len()..).unwrap_or_default().trim_start_matches(['}', '[', '"', ' ', '-']);
    let title = after.trim_end_matches([']', '"', '}', ' ']);
    let is_attribute = after.contains('=') || after.starts_with(['#', '.']);
    let start = line.start + line.text.len() - after.len() - (line.text.len() - line.text.trim_end().len());
    let title = (!title.is_empty() && !is_attribute).then(|| start..start + title.len());
    let head = line.start..line.start + line.text.len();
    open.push(TextBox { start: line.start, kind, fold, form: Form::Fenced(0), title, head, body: None });
}

/// The text with these boxes as the parser reads them.
fn rewritten(markdown: &str, boxes: &[TextBox]) -> String {
    let mut bytes = markdown.as_bytes().to_vec();
    let mut put = |at: usize, sign: &[u8]| {
        if let Some(place) = bytes.get_mut(at..at + sign.len()) {
            place.copy_from_slice(sign);
        }
    };
    for one in boxes {
        let blanks = |range: Range<usize>| vec![b' '; range.len()];
        match &one.title {
            Some(title) => {
                put(one.head.start, &blanks(one.head.start..title.start));
                put(title.end, &blanks(title.end..one.head.end));
                put(one.head.start, b"#");
            }
            None => {
                put(one.head.start, &blanks(one.head.clone()));
                if one.form != Form::Quote {
                    put(one.head.start, b"***");
                }
            }
        }
        if let Form::Fenced(end) = one.form {
            put(end, b"***");
            let more = markdown.get(end + 3..).unwrap_or_default();
            put(end + 3, &blanks(0..more.len() - more.trim_start_matches(':').len()));
        }
        if let Some(body) = one.body {
            put(body, b"+   ");
        }
    }
    // Only whole lines of plain signs were replaced, and titles stand as they stood.
    String::from_utf8(bytes).unwrap_or_else(|_| markdown.to_owned())
}

/// Where the parser finds what stands for boxes.
#[derive(Default)]
struct Found {
    quotes: HashSet<usize>,
    /// Headings and rules that nothing is around, or a block quote alone.
    heads: HashSet<usize>,
    /// Rules and lists that nothing is around.
    outer: HashSet<usize>,
}

impl Found {
    fn in_text(text: &str) -> Self {
        let mut found = Self::default();
        let mut depth = 0;
        for (event, place) in Parser::new_ext(text, options()).into_offset_iter() {
            match &event {
                Event::Start(tag) => {
                    match tag {
                        Tag::BlockQuote(_) => drop(found.quotes.insert(place.start)),
                        Tag::Heading { .. } => drop(found.heads.insert(place.start)),
                        _ => {}
                    }
                    if depth == 0 {
                        found.outer.insert(place.start);
                    }
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                Event::Rule if depth == 0 => drop(found.outer.insert(place.start)),
                _ => {}
            }
        }
        found
    }

    fn has(&self, one: &TextBox, text: &str) -> bool {
        match one.form {
            Form::Quote => {
                let is_head = one.title.is_none() || self.heads.contains(&one.head.start);
                self.quotes.contains(&one.start) && is_head
            }
            Form::Indented => {
                let body = one.body.is_some_and(|body| self.outer.contains(&body));
                let is_blank = |text: &str| text.trim().is_empty();
                let between = one.body.and_then(|body| text.get(one.head.end..body));
                body && self.outer.contains(&one.start) && between.is_some_and(is_blank)
            }
            Form::Fenced(end) => self.outer.contains(&one.start) && self.outer.contains(&end),
        }
    }
}
