//! Where quotes and linked names begin and end in the events of a body, nested as HTML wants it.
//!
//! A quote is the outer element, a name the inner one. Both may go on over neighbouring events; where
//! markup stands between, a quote is closed and opened again, and a name was not marked at all.

use std::collections::HashMap;

use crate::name::steps;
use crate::page::view::{BodyView, NameMark, QuoteView};
use crate::prose::Mark;

/// Something that begins or ends at a place of the text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seam<'v> {
    /// A quote, and whether this is its first part.
    OpenQuote(&'v QuoteView, bool),
    /// A quote, and whether this is its last part.
    CloseQuote(&'v QuoteView, bool),
    /// The place of a quote whose words another one has.
    Anchor(&'v QuoteView),
    /// A linked name.
    OpenName(&'v NameMark),
    /// The end of a linked name.
    CloseName,
}

impl Seam<'_> {
    /// Whether something begins here.
    pub(super) fn opens(&self) -> bool {
        matches!(self, Self::OpenQuote(..) | Self::Anchor(_) | Self::OpenName(_))
    }

    /// What comes first of several at one place: inner ends, outer ends, outer starts, inner starts.
    fn rank(&self) -> u8 {
        match self {
            Self::CloseName => 0,
            Self::CloseQuote(..) => 1,
            Self::OpenQuote(..) => 2,
            Self::Anchor(_) => 3,
            Self::OpenName(_) => 4,
        }
    }
}

/// Signs that may stand between the words of a quote and what follows.
const CLOSING_SIGNS: &str = "\"'”’“‘»›«‹」』】）)].,;:!?…。，、！？；：،؛؟";
/// Those of them that open a quote in one language and close it in another: the first may close one.
const OPEN_OR_CLOSE: &str = "“‘«‹»›";
/// Those that open one right before a word.
const BEFORE_WORDS: &[char] = &['"', '\'', '”', '’', '“', '‘', '«', '‹', '»', '›'];

/// A stretch of text without markup inside: the first and the last of its marks.
type Stretch = (Mark, Mark);

/// All seams of a body by the number of their event.
#[derive(Debug, Default)]
pub(super) struct Seams<'v>(HashMap<usize, Vec<(usize, Seam<'v>)>>);

impl<'v> Seams<'v> {
    /// Whether something begins or ends in an event.
    pub(super) fn has(&self, event: usize) -> bool {
        self.0.contains_key(&event)
    }

    pub(super) fn new(view: &'v BodyView<'v>) -> Self {
        let mut seams = Self::default();
        let quoted = seams.add_quotes(view);
        for name in &view.names {
            if let [stretch] = stretches(&name.marks)[..]
                && touching(&quoted, &stretch).all(|quote| contains(quote, &stretch))
            {
                seams.add(stretch.0.event, stretch.0.start, Seam::OpenName(name));
                seams.add(stretch.1.event, stretch.1.end, Seam::CloseName);
            }
        }
        for of_event in seams.0.values_mut() {
            of_event.sort_by_key(|(at, seam)| (*at, seam.rank()));
        }
        seams
    }

    /// The seams of one event, in order.
    pub(super) fn take(&mut self, event: usize) -> Vec<(usize, Seam<'v>)> {
        self.0.remove(&event).unwrap_or_default()
    }

    fn add(&mut self, event: usize, at: usize, seam: Seam<'v>) {
        self.0.entry(event).or_default().push((at, seam));
    }

    /// Where two quotes overlap, the first one has the words; one that lies wholly inside another
    /// keeps a place without words, so that links to it lead there.
    fn add_quotes(&mut self, view: &'v BodyView<'v>) -> Vec<Stretch> {
        let mut order: Vec<_> = view.quotes.iter().collect();
        order.sort_by_key(|quote| quote.marks.first().copied());
        let mut taken = Mark { event: 0, start: 0, end: 0 };
        let mut all = Vec::new();
        for quote in order {
            let marks: Vec<Mark> = quote.marks.iter().filter_map(|mark| after(taken, *mark)).collect();
            let stretches = stretches(&marks);
            let count = stretches.len();
            if let (0, Some(first)) = (count, quote.marks.first()) {
                self.add(first.event, first.start, Seam::Anchor(quote.quote));
            }
            for (index, (first, last)) in stretches.into_iter().enumerate() {
                self.add(first.event, first.start, Seam::OpenQuote(quote.quote, index == 0));
                self.add(last.event, last.end, Seam::CloseQuote(quote.quote, index + 1 == count));
                all.push((first, last));
                taken = last;
            }
        }
        all
    }
}

/// Marks of neighbouring events make one stretch.
fn stretches(marks: &[Mark]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for &mark in marks {
        match stretches.last_mut() {
            Some((_, last)) if last.event + 1 == mark.event && mark.start == 0 => *last = mark,
            _ => stretches.push((mark, mark)),
        }
    }
    stretches
}

/// What is left of a mark after the words that are taken.
fn after(taken: Mark, mark: Mark) -> Option<Mark> {
    if (mark.event, mark.end) <= (taken.event, taken.end) {
        return None;
    }
    let start = if mark.event == taken.event { mark.start.max(taken.end) } else { mark.start };
    (start < mark.end).then_some(Mark { start, ..mark })
}

fn start(stretch: &Stretch) -> (usize, usize) {
    (stretch.0.event, stretch.0.start)
}

fn end(stretch: &Stretch) -> (usize, usize) {
    (stretch.1.event, stretch.1.end)
}

fn contains(outer: &Stretch, inner: &Stretch) -> bool {
    start(outer) <= start(inner) && end(inner) <= end(outer)
}

/// The stretches that one touches of some that stand in order, apart from each other.
fn touching<'s>(stretches: &'s [Stretch], one: &'s Stretch) -> impl Iterator<Item = &'s Stretch> {
    let first = stretches.partition_point(|other| end(other) <= start(one));
    stretches.iter().skip(first).take_while(|other| start(other) < end(one)).inspect(|_| steps::take())
}

/// How many bytes of signs that close a quote a text begins with: quotation marks, brackets and stops.
pub(super) fn closing_signs(text: &str) -> usize {
    let mut is_closed = false;
    let ends = |c: char| {
        let is_mark = BEFORE_WORDS.contains(&c);
        let ends = !CLOSING_SIGNS.contains(c) || (is_closed && OPEN_OR_CLOSE.contains(c));
        is_closed |= is_mark;
        ends
    };
    let (run, after) = text.split_at(text.find(ends).unwrap_or(text.len()));
    let is_word = after.starts_with(char::is_alphanumeric);
    if is_word { run.trim_end_matches(BEFORE_WORDS).len() } else { run.len() }
}

#[cfg(test)]
mod tests {
    use super::closing_signs;

    #[test]
    fn what_closes_a_quote() {
        for (after, signs) in [
            ("", ""),
            (" he said", ""),
            ("” he said", "”"),
            (",” he said", ",”"),
            ("”, he said", "”,"),
            (".’” He", ".’”"),
            ("\" she said", "\""),
            ("\", she said", "\","),
            ("” (in Oslo)", "”"),
            ("”). Then", "”)."),
            // The next quote follows at once.
            ("”“No", "”"),
            ("” “No", "”"),
            ("\"no", ""),
            // Marks of other languages.
            ("“, sagte er", "“,"),
            ("»", "»"),
            ("«, sagte", "«,"),
            ("›«", "›"),
            ("」と", "」"),
            ("。」", "。」"),
            ("”，他说", "”，"),
            ("»،", "»،"),
        ] {
            assert_eq!(&after[..closing_signs(after)], signs, "{after}");
        }
    }
}
