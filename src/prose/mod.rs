//! A body's Markdown as events, and as the running text that a reader reads, with the way back to the events that show
//! it.
//!
//! `markdown` is the dialect; `events` reads it, and mends what would be lost or would harm the page: addresses with
//! spaces (`spaced`), apostrophes turned round (`elision`), raw HTML that does not end (`tags`, `balance`, `unended`). What
//! must be known before is found by `source`: boxes, terms and formulas.
//! Names and quotes are looked for in [`Prose`], which must not know them. The text is as it is shown, so that typographic
//! marks are in it; blocks are parted by an empty line, and a line break inside one is a space.

mod ahead;
pub(crate) mod balance;
mod bare;
pub(crate) mod boxes;
mod elision;
mod events;
mod figure;
pub(crate) mod formula;
pub(crate) mod hosts;
pub mod markdown;
mod source;
pub(crate) mod spaced;
pub(crate) mod tags;
mod terms;
mod turned;
pub(crate) mod unended;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

pub use self::markdown::Mark;
use self::markdown::{events_of, is_line_break};
pub(crate) use self::source::Prepared;
pub use self::source::{BodyText, Dialect, Signs};
use self::tags::{PieceKind, Tag as HtmlTag, is_void, pieces};
use crate::name::steps;
use crate::text;

/// What a piece of text stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a text may stand in any of them at once")]
pub struct Around {
    /// Inside a link.
    pub link: bool,
    /// Inside a heading.
    pub heading: bool,
    /// Code, inline or in a block.
    pub code: bool,
    /// Inside a block quote.
    pub block_quote: bool,
    /// Inside a footnote.
    pub footnote: bool,
    /// Struck out, or hidden by raw HTML: what a writer took back.
    pub struck: bool,
}

impl Around {
    /// Whether names, quotes and dates are looked for here.
    pub fn is_read(self) -> bool {
        !self.code && !self.struck
    }
}

/// The text of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it begins in [`Prose::text`].
    pub at: usize,
    /// Its length in bytes.
    pub length: usize,
    /// Number of the event.
    pub event: usize,
    /// What it stands in.
    pub around: Around,
    /// Whether markup begins or ends between this run and the one before: a link over both would
    /// cut an element in two.
    pub after_markup: bool,
    /// Whether it is text that can be split and wrapped, not a break or code.
    pub is_text: bool,
}

/// The running text of a body.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// The events that it was read from, in order.
    pub runs: Vec<Run>,
    /// For each run, the bytes of the body's Markdown that it was read from.
    pub sources: Vec<Range<usize>>,
}

impl Prose {
    /// Reads a body's Markdown.
    pub fn read(markdown: &str) -> Self {
        Self::of(BodyText::plain(markdown))
    }

    /// Reads a body that was prepared.
    pub fn of(source: BodyText) -> Self {
        let mut reader = Reader::new(source.text);
        for (number, (event, place)) in events_of(source).enumerate() {
            reader.event(number, &event, place);
        }
        reader.prose
    }

    /// The first run that ends after byte `at` of the text.
    fn run_index(&self, at: usize) -> usize {
        steps::take();
        self.runs.partition_point(|run| run.at + run.length <= at)
    }

    /// The runs that a range of the text touches.
    pub fn runs_in(&self, range: &Range<usize>) -> &[Run] {
        let first = self.run_index(range.start);
        let count = self.runs[first..].partition_point(|run| run.at < range.end);
        &self.runs[first..first + count]
    }

    /// The pieces of events that a range of the text covers.
    pub fn marks(&self, range: &Range<usize>) -> Vec<Mark> {
        let pieces = self.runs_in(range).iter().map(|run| Mark {
            event: run.event,
            start: range.start.saturating_sub(run.at),
            end: (range.end - run.at).min(run.length),
        });
        pieces.filter(|mark| mark.start < mark.end).collect()
    }

    /// The block in which a range of the text stands, cut between words when it is long.
    pub fn paragraph(&self, range: &Range<usize>) -> String {
        /// Most characters.
        const MOST: usize = 600;
        let text = self.text.as_str();
        // No more of a long block is looked at than is shown: every quote asks.
        let (near, far) = (text::back(text, range.start, MOST), text::forth(text, range.end, MOST));
        let before = text::within(text, near..range.start);
        let start = before.rfind("\n\n").map_or(near, |at| near + at + 2);
        let end = text::within(text, range.end..far).find("\n\n").map_or(far, |after| range.end + after);
        let is_whole = text::within(text, start..end).trim().chars().count() <= MOST;
        let (from, to) = if is_whole {
            (start, end)
        } else {
            // The words themselves are never cut; what stands around them is.
            let words = text::within(text, range.clone()).chars().count();
            let around = text::around(text, range.clone(), MOST.saturating_sub(words) / 2);
            (around.start.max(start), around.end.min(end))
        };
        let (left, right) = (if from > start { "… " } else { "" }, if to < end { " …" } else { "" });
        format!("{left}{}{right}", text::within(text, from..to).trim())
    }

    /// The bytes of the Markdown from which a range of the text was read: exact inside an event
    /// whose text stands there as it is, else from the first to the last event that it touches.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.run_index(range.start);
        let last = self.run_index(range.end.saturating_sub(1)).min(self.runs.len().saturating_sub(1));
        let (Some(first_run), Some(last_run)) = (self.runs.get(first), self.runs.get(last)) else {
            return 0..0;
        };
        let exact = |index: usize, run: &Run| self.sources[index].len() == run.length;
        let start = self.sources[first].start
            + if exact(first, first_run) { range.start.saturating_sub(first_run.at) } else { 0 };
        let end = if exact(last, last_run) {
            self.sources[last].start + range.end.saturating_sub(last_run.at).min(last_run.length)
        } else {
            self.sources[last].end
        };
        start..end.max(start)
    }
}

/// How deep the current place is inside elements that matter.
#[derive(Default)]
struct Open {
    links: usize,
    images: usize,
    block_quotes: usize,
    footnotes: usize,
    strikes: usize,
    /// The raw element that hides what it holds, and how many of its name are open in it.
    hiding: Option<(String, usize)>,
}

/// Reads the events of a body for its running text.
pub(crate) struct Reader {
    /// What was read.
    pub(crate) prose: Prose,
    around: Around,
    open: Open,
    after_markup: bool,
}

impl Reader {
    /// Before the first event of a body.
    pub(crate) fn new(markdown: &str) -> Self {
        let text = String::with_capacity(markdown.len());
        Self {
            prose: Prose { text, ..Prose::default() },
            around: Around::default(),
            open: Open::default(),
            after_markup: false,
        }
    }

    /// Reads the next event, which has this number.
    pub(crate) fn event(&mut self, number: usize, event: &Event, source: Range<usize>) {
        match event {
            Event::Text(text) => self.run(number, text, source, true),
            Event::Code(text) => {
                let outer = std::mem::replace(&mut self.around.code, true);
                self.run(number, text, source, false);
                self.around.code = outer;
            }
            Event::SoftBreak | Event::HardBreak => self.run(number, " ", source, false),
            Event::Start(tag) => {
                self.start(tag);
                self.after_markup = true;
            }
            Event::End(tag) => {
                self.end(*tag);
                self.after_markup = true;
            }
            Event::InlineHtml(html) => {
                if is_line_break(html) && self.open.images == 0 && !self.prose.text.ends_with([' ', '\n']) {
                    self.prose.text.push(' ');
                }
                self.inline_html(html);
                self.hiding_html(html);
                self.after_markup = true;
            }
            Event::Html(html) => {
                self.hiding_html(html);
                self.after_markup = true;
            }
            _ => self.after_markup = true,
        }
    }

    fn run(&mut self, event: usize, text: &str, source: Range<usize>, is_text: bool) {
        if self.open.images > 0 {
            // What stands for a picture is not running text.
            return;
        }
        let run = Run {
            at: self.prose.text.len(),
            length: text.len(),
            event,
            around: self.around,
            after_markup: std::mem::take(&mut self.after_markup),
            is_text,
        };
        self.prose.text.push_str(text);
        self.prose.runs.push(run);
        self.prose.sources.push(source);
    }

    /// A link in raw HTML is a link as well.
    fn inline_html(&mut self, html: &str) {
        let lower = html.to_ascii_lowercase();
        if lower.starts_with("<a ") || lower.starts_with("<a>") {
            self.open.links += 1;
        } else if lower.starts_with("</a") {
            self.open.links = self.open.links.saturating_sub(1);
        }
        self.refresh();
    }

    /// What raw HTML strikes out or hides is no text of the page.
    fn hiding_html(&mut self, html: &str) {
        if self.open.hiding.is_none() && !may_hide(html) {
            return;
        }
        for piece in pieces(html) {
            match (&piece.kind, &mut self.open.hiding) {
                (PieceKind::Open(tag), Some((name, depth))) if tag.is(name) && !tag.closes_itself => {
                    *depth += 1;
                }
                (PieceKind::Close(name), Some((hiding, depth))) if name.eq_ignore_ascii_case(hiding) => {
                    *depth -= 1;
                    if *depth == 0 {
                        self.open.hiding = None;
                    }
                }
                (PieceKind::Open(tag), None) if hides_text(tag) => {
                    self.open.hiding = Some((tag.name.to_owned(), 1));
                }
                _ => {}
            }
        }
        self.refresh();
    }

    fn start(&mut self, tag: &Tag) {
        if is_block(tag.to_end()) {
            self.part();
        }
        match tag {
            Tag::Link { .. } => self.open.links += 1,
            Tag::Image { .. } => self.open.images += 1,
            Tag::Heading { .. } => self.around.heading = true,
            Tag::CodeBlock(_) => self.around.code = true,
            Tag::BlockQuote(_) => self.open.block_quotes += 1,
            Tag::FootnoteDefinition(_) => self.open.footnotes += 1,
            Tag::Strikethrough => self.open.strikes += 1,
            _ => {}
        }
        self.refresh();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.open.links = self.open.links.saturating_sub(1),
            TagEnd::Image => self.open.images = self.open.images.saturating_sub(1),
            TagEnd::Heading(_) => self.around.heading = false,
            TagEnd::CodeBlock => self.around.code = false,
            TagEnd::BlockQuote(_) => self.open.block_quotes = self.open.block_quotes.saturating_sub(1),
            TagEnd::FootnoteDefinition => self.open.footnotes = self.open.footnotes.saturating_sub(1),
            TagEnd::Strikethrough => self.open.strikes = self.open.strikes.saturating_sub(1),
            _ => {}
        }
        if is_block(tag) {
            self.part();
        }
        self.refresh();
    }

    /// Parts what stands before from what follows.
    fn part(&mut self) {
        if !self.prose.text.is_empty() && !self.prose.text.ends_with("\n\n") {
            self.prose.text.push_str("\n\n");
        }
    }

    fn refresh(&mut self) {
        self.around.link = self.open.links > 0;
        self.around.block_quote = self.open.block_quotes > 0;
        self.around.footnote = self.open.footnotes > 0;
        self.around.struck = self.open.strikes > 0 || self.open.hiding.is_some();
    }
}

/// Whether raw HTML can begin what hides its text: most of it need not be taken apart.
fn may_hide(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    ["<del", "<s>", "<s ", "<strike", "<template", "hidden", "display"]
        .iter()
        .any(|sign| lower.contains(sign))
}

fn hides_text(tag: &HtmlTag) -> bool {
    let has_hidden = || tag.attributes.iter().any(|(name, _)| name.eq_ignore_ascii_case("hidden"));
    let is_styled_away = || {
        let style = tag.value("style").unwrap_or_default().to_ascii_lowercase();
        style.split(';').any(|rule| rule.split_whitespace().collect::<String>().starts_with("display:none"))
    };
    !is_void(tag.name)
        && (["del", "s", "strike", "template"].iter().any(|name| tag.is(name))
            || has_hidden()
            || is_styled_away())
}

/// Whether an element is a block: its end parts what stands before and after.
fn is_block(end: TagEnd) -> bool {
    use TagEnd as E;
    !matches!(
        end,
        E::Emphasis | E::Strong | E::Strikethrough | E::Superscript | E::Subscript | E::Link | E::Image
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::random::text_and_places;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Any range: of words that were found, of a gap between blocks, inside a character, turned round.
        #[test]
        fn every_range_has_a_paragraph_and_a_source((markdown, a, b) in text_and_places(60)) {
            let prose = Prose::read(&markdown);
            for range in [a..b, b..a, a..a] {
                let paragraph = prose.paragraph(&range);
                let words = text::within(&prose.text, range.clone());
                prop_assert!(paragraph.contains(words.trim()), "{words:?} in {paragraph:?}");
                prop_assert!(paragraph.chars().count() <= 600.max(words.chars().count()) + 4);
                let source = prose.source(&range);
                prop_assert!(source.start <= source.end && source.end <= markdown.len());
                for mark in prose.marks(&range) {
                    prop_assert!(mark.start < mark.end);
                }
            }
        }
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words() {
        const WORDS: &str = "we will never forget";
        for (filler, start, end) in [
            ("It’s the president’s. ", "… ", " …"),
            ("Président à côté. ", "… ", " …"),
            ("Мы не забудем этого. ", "… ", " …"),
            ("우리는 결코 잊지 않을 것이다. ", "… ", " …"),
            ("我们永远不会忘记。", "… ", " …"),
            ("לעולם לא נשכח. ", "… ", " …"),
            ("👩‍👩‍👧", "… 👩‍👩‍👧", "👩‍👩‍👧 …"),
        ] {
            // Every place in the first bytes of a character, and before and behind it.
            for shift in 0..12 {
                let many = filler.repeat(60);
                let markdown = format!("{} {many}“{WORDS}” {many}", "x".repeat(shift));
                let prose = Prose::read(&markdown);
                let at = prose.text.find(WORDS).expect("the words stand in it");
                let paragraph = prose.paragraph(&(at..at + WORDS.len()));
                assert!(paragraph.starts_with(start) && paragraph.ends_with(end), "{paragraph}");
                assert!(paragraph.contains(WORDS), "{paragraph}");
                assert!((500..=604).contains(&paragraph.chars().count()), "{paragraph}");
                let inside = paragraph.trim_matches(['…', ' ']);
                assert!(prose.text.contains(inside) && !inside.starts_with('\u{200d}'), "{inside}");
            }
        }
    }

    #[test]
    fn a_short_paragraph_is_whole_wherever_the_words_stand() {
        let long = "Мы не забудем. ".repeat(20);
        let prose = Prose::read(&format!("# Head\n\n{long}*конец*\n\nNext."));
        for words in ["Мы", "забудем", "конец"] {
            let at = prose.text.find(words).expect("the words stand in it");
            assert_eq!(prose.paragraph(&(at..at + words.len())), format!("{long}конец"));
        }
    }

    #[test]
    fn text_and_the_way_back() {
        let markdown = "# Head\n\nOne *two*\nthree's [four](x.md) `five`. ![alt](p.png)\n\n- item\n  - inner";
        let prose = Prose::read(markdown);
        assert_eq!(prose.text, "Head\n\nOne two three’s four five. \n\nitem\n\ninner\n\n");
        for (words, marks, source) in [
            ("two", 1, "two"),
            ("One two", 2, "One *two"),
            ("three’s", 3, "three's"),
            ("four", 1, "four"),
            ("item", 1, "item"),
            ("inner", 1, "inner"),
        ] {
            let start = prose.text.find(words).unwrap_or_default();
            let range = start..start + words.len();
            assert_eq!(prose.marks(&range).len(), marks, "{words}");
            assert_eq!(&markdown[prose.source(&range)], source, "{words}");
        }
    }

    #[test]
    fn what_text_stands_in() {
        let prose = Prose::read("# H\n\n<a href=\"x\">R</a>\n\n> Q [L](x)\n\n`C` T\n\n[^1]\n\n[^1]: F");
        let around = |words: &str| {
            let start = prose.text.find(words).unwrap_or_default();
            prose.runs_in(&(start..start + 1))[0].around
        };
        assert!(
            around("H").heading && around("Q").block_quote && around("L").link && around("L").block_quote
        );
        assert!(
            around("R").link && around("C").code && around("F").footnote && around("T") == Around::default()
        );
    }

    #[test]
    fn what_is_struck_out_or_hidden() {
        for (markdown, expected) in [
            ("~~Gone.~~ Here.", [true, false]),
            ("<del>Gone.</del> Here.", [true, false]),
            ("<S class=x>Gone.</s> Here.", [true, false]),
            ("<span hidden>Gone.</span> Here.", [true, false]),
            ("<span>Gone.</span> Here.", [false, false]),
            ("<div hidden>\n\nGone.\n\n<div>\n\n</div>\n\nHere.\n\n</div>", [true, true]),
            ("<div hidden>\n\nGone.\n\n<div></div>\n\n</div>\n\nHere.", [true, false]),
            ("<del>\n\nGone.\n\n</del>\n\nHere.", [true, false]),
            ("<details><summary>hidden</summary>\n\nGone.\n\n</details>\n\nHere.", [false, false]),
            ("Gone.<br hidden> Here.", [false, false]),
            ("<template>Gone.</template>\n\nHere.", [true, false]),
            ("<span style='color: red; Display : none'>Gone.</span> Here.", [true, false]),
        ] {
            let prose = Prose::read(markdown);
            let is_struck = |words: &str| {
                let start = prose.text.find(words).expect("the words stand in it");
                prose.runs_in(&(start..start + 1))[0].around.struck
            };
            assert_eq!([is_struck("Gone"), is_struck("Here")], expected, "{markdown}");
        }
    }
}
