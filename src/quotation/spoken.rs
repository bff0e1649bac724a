//! The direct speech of a body: what someone is quoted as saying.
//!
//! Precision goes before completeness: a title, a nickname, a word in scare quotes or a slogan is
//! not speech, and where that cannot be told nothing is reported.

use std::ops::Range;

use super::block::{Block, sentence_at, sentence_starts, trim, unspaced_letters, words};
use super::block_quote::block_quotes;
use super::dialogue::Line;
use super::differ::same_words;
use super::find::Quotable;
use super::mixed::{ends_with_that, is_part_of_sentence};
use super::pairs::Quotation;
use super::seam::{Seam, joined_words, of_line as seams_of_line};
use super::speech::verbs;
use super::split::Split;
use super::title::{is_file_name, is_named, is_noun_after, is_shown, is_title_case};
use crate::name::steps;
use crate::prose::Prose;
use crate::text;

/// A direct quotation in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// The words in [`Prose::text`], without the marks: one place, or several when an attribution
    /// or the end of a paragraph splits the quotation.
    pub(crate) ranges: Vec<Range<usize>>,
    /// The words as one text, fit for front matter: the body's `find` finds it.
    pub(crate) text: String,
    /// The paragraph in which the quotation begins.
    pub(crate) paragraph: Range<usize>,
    /// The words that say who speaks, with the verb.
    pub(crate) attribution: Option<Range<usize>>,
    /// A hash of the words that is the same for any spelling of them.
    pub(crate) words: u64,
    /// Whether the words are part of the writer's own sentence: `called it "a threat to peace"`.
    pub(crate) is_fragment: bool,
    /// The entries of `quotes` that give these words.
    pub(crate) listed: Vec<usize>,
}

impl Spoken {
    /// Words of one paragraph that stand at some places, listed nowhere yet.
    pub(super) fn new(ranges: Vec<Range<usize>>, text: String, paragraph: Range<usize>) -> Self {
        let words = same_words(&text);
        Self { ranges, text, paragraph, attribution: None, words, is_fragment: false, listed: Vec::new() }
    }
}

/// Places of a text, for asking whether something stands in one of them.
#[derive(Debug, Default)]
pub(crate) struct RangeSet {
    /// Apart from each other, in order.
    places: Vec<Range<usize>>,
}

impl RangeSet {
    pub(crate) fn new(mut places: Vec<Range<usize>>) -> Self {
        places.retain(|place| !place.is_empty());
        places.sort_unstable_by_key(|place| place.start);
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(places.len());
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        Self { places: apart }
    }

    /// Whether any of some ranges meets one of the places.
    pub(crate) fn meet(&self, ranges: &[Range<usize>]) -> bool {
        ranges.iter().any(|range| {
            steps::take();
            let first = self.places.partition_point(|place| place.end <= range.start);
            !range.is_empty() && self.places.get(first).is_some_and(|place| place.start < range.end)
        })
    }
}

/// The direct quotations of a body, in order.
pub(crate) fn spoken(quotable: &Quotable) -> Vec<Spoken> {
    let Quotable { prose, quotations, .. } = quotable;
    let mut spoken = block_quotes(prose, quotations);
    spoken.extend(quotations.lines.iter().filter_map(|line| of_line(&prose.text, line)));
    let from_blocks = RangeSet::new(spoken.iter().flat_map(|quote| quote.ranges.iter().cloned()).collect());
    let said: Vec<Quotation> =
        quotations.all.iter().filter(|quotation| !is_inserted(&prose.text, quotation)).cloned().collect();
    let mut rest = said.as_slice();
    let mut end_before = 0;
    let mut sentences = Sentences::default();
    while let Some(first) = rest.first() {
        let block = &quotations.blocks[first.block];
        sentences.read(&prose.text, block);
        let reader =
            Reader { prose, blocks: &quotations.blocks, block, sentences: &sentences.starts, end_before };
        let (count, seams, attribution) = reader.utterance(rest);
        let (parts, after) = rest.split_at(count);
        rest = after;
        end_before = parts.last().map_or(end_before, |part| part.outer.end);
        let utterance = Utterance { parts, next: after.first(), attribution };
        if !from_blocks.meet(std::slice::from_ref(&(first.outer.start..end_before))) {
            spoken.extend(reader.spoken(&utterance, &seams));
        }
    }
    spoken.sort_by_key(|quote| quote.ranges.first().map_or(0, |range| range.start));
    spoken
}

/// Speech after a dash.
fn of_line(text: &str, line: &Line) -> Option<Spoken> {
    let whole = line.parts.first()?.start..line.parts.last()?.end;
    let words = joined_words(text, &whole, &seams_of_line(text, line));
    let fitting = fit(words.split_whitespace());
    let attribution = Some(line.attribution.clone());
    (!fitting.is_empty())
        .then(|| Spoken { attribution, ..Spoken::new(line.parts.clone(), fitting, line.paragraph.clone()) })
}

/// Whether a quotation is a name inside a sentence, which parts nothing: `author of "The Long Road"`, `told "Kurier"`.
fn is_inserted(text: &str, quotation: &Quotation) -> bool {
    const MOST: usize = 8;
    let inner = text::within(text, quotation.inner.clone());
    let before = text::within(text, text::back(text, quotation.outer.start, 2)..quotation.outer.start);
    let follows_word = before.ends_with(' ') && before.trim_end().ends_with(char::is_alphanumeric);
    let is_name = is_title_case(inner)
        || (words(inner).count() == 1
            && inner.starts_with(char::is_uppercase)
            && !inner.ends_with(['.', ',', '!', '?']));
    let is_bracketed = before.ends_with('(') && text::from(text, quotation.outer.end).starts_with(')');
    (follows_word && is_name || is_bracketed)
        && !inner.ends_with(['.', '!', '?'])
        && words(inner).count() <= MOST
}

/// The words as front matter gives them: one space between two, no comma that only closes.
pub(super) fn fit<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let text = words.collect::<Vec<_>>().join(" ");
    text.trim_end_matches([',', '，', ' ']).to_owned()
}

/// Sentences of the block that was read last.
#[derive(Default)]
struct Sentences {
    block: Option<usize>,
    starts: Vec<usize>,
}

impl Sentences {
    fn read(&mut self, text: &str, block: &Block) {
        if self.block != Some(block.range.start) {
            self.block = Some(block.range.start);
            self.starts = sentence_starts(text, &block.range);
        }
    }
}

/// Quotations that are one speech.
struct Utterance<'q> {
    parts: &'q [Quotation],
    /// The quotation after them.
    next: Option<&'q Quotation>,
    /// The attribution that stands inside.
    attribution: Option<Range<usize>>,
}

struct Reader<'p> {
    prose: &'p Prose,
    /// All blocks of the body, and the one that is read.
    blocks: &'p [Block],
    block: &'p Block,
    /// Where the block's sentences begin.
    sentences: &'p [usize],
    /// Where the quotation before ends.
    end_before: usize,
}

impl Reader<'_> {
    /// How many of the quotations are one speech, the seams between them, and its attribution.
    fn utterance(&self, quotations: &[Quotation]) -> (usize, Vec<Seam>, Option<Range<usize>>) {
        let (mut seams, mut attribution) = (Vec::new(), None);
        for (number, pair) in quotations.windows(2).enumerate() {
            let Some(seam) = Seam::between(&self.prose.text, &pair[0], &pair[1]) else { break };
            if !pair[0].goes_on {
                let text = &self.prose.text;
                let rest = quotations.get(number + 1..).unwrap_or_default();
                let lead = if number == 0 { text::within(text, self.before(&pair[0])) } else { "" };
                let split = Split { text, blocks: self.blocks, lead, first: &pair[0], rest };
                if !split.is_one_speech() {
                    break;
                }
                let between = trim(&self.prose.text, &(pair[0].outer.end..pair[1].outer.start));
                attribution = attribution.or(Some(between));
            }
            seams.push(seam);
        }
        (seams.len() + 1, seams, attribution)
    }

    fn spoken(&self, utterance: &Utterance, seams: &[Seam]) -> Option<Spoken> {
        let (first, last) = (utterance.parts.first()?, utterance.parts.last()?);
        let text = &self.prose.text;
        let is_title = first.mark == '《' && !text::within(text, first.inner.clone()).contains(is_hangul);
        let is_torn = self.is_torn(last);
        if self.block.around.heading || !self.block.around.is_read() || last.goes_on || is_title || is_torn {
            return None;
        }
        let attribution =
            utterance.attribution.clone().or_else(|| self.attribution(first, last, utterance.next));
        let whole = first.inner.start..last.inner.end;
        if self.prose.runs_in(&whole).iter().any(|run| run.around.struck) {
            // Which words were said is then for the writer to say.
            return None;
        }
        let words = joined_words(text, &whole, seams);
        let is_whole = utterance.attribution.is_some();
        if !is_whole && !self.is_said(first, last, (&words, attribution.as_ref())) {
            return None;
        }
        self.is_speech(first, &words, attribution.as_ref()).then(|| {
            let ranges = utterance.parts.iter().map(|part| part.inner.clone()).collect();
            let text = fit(words.split_whitespace());
            let lead = self.prose.text.get(self.before(first)).unwrap_or_default();
            let is_fragment = !is_whole && is_part_of_sentence(lead, &words);
            Spoken { attribution, is_fragment, ..Spoken::new(ranges, text, self.block.range.clone()) }
        })
    }

    /// Whether a straight mark that closes is more likely one of inches, which leaves the others without
    /// their partners: `"We keep it 6" wide open."`
    fn is_torn(&self, last: &Quotation) -> bool {
        let inner = self.prose.text.get(last.inner.clone()).unwrap_or_default();
        if !matches!(last.mark, '"' | '“') || !inner.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let rest = self.prose.text.get(last.outer.end..self.block.range.end).unwrap_or_default();
        // Straight marks are typographic ones here, and one without a partner may look either way.
        let next = rest.char_indices().find(|(_, c)| matches!(c, '"' | '“' | '”'));
        next.is_some_and(|(at, _)| {
            let before = rest.get(..at).and_then(|before| before.chars().next_back());
            let after = rest.get(at..).and_then(|after| after.chars().nth(1));
            before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether the words around a quotation leave it speech: not a name, a sign or a noun of the teller's own
    /// sentence.
    fn is_said(
        &self,
        first: &Quotation,
        last: &Quotation,
        (quote, attribution): (&str, Option<&Range<usize>>),
    ) -> bool {
        let text = &self.prose.text;
        let before = text.get(self.before(first)).unwrap_or_default();
        let after = text.get(last.outer.end..self.block.range.end).unwrap_or_default();
        let after = after.trim_start_matches([' ', '\u{a0}']);
        let ends = quote.ends_with(['.', '!', '?', '…', ',', '。', '！', '？', '，', '؟', '।']);
        let parts = [',', '，', '،', '、', '–', '—', '-', ';'];
        let verb =
            attribution.and_then(|place| verbs(text, place).into_iter().next().map(|verb| (place, verb)));
        let is_parted = ends
            || after.is_empty()
            || after.starts_with(parts)
            || verb.as_ref().is_some_and(|(place, verb)| {
                place.start >= last.outer.end
                    && words(text::within(text, place.start..verb.start)).count() <= 3
            });
        let leads = before.trim_end();
        let is_that = ends_with_that(leads);
        let opens = is_that || leads.is_empty() || leads.ends_with([':', '：', '—', '–']);
        if is_shown(before) || is_noun_after(before) || is_file_name(quote) {
            return false;
        }
        match verb {
            // Told before the words, or after them.
            Some((place, _)) => place.end <= first.outer.start || is_parted,
            None => {
                let is_sentence = ends && !quote.starts_with(char::is_lowercase);
                (opens && (is_parted || is_that || leads.ends_with([':', '：'])))
                    || (leads.ends_with([',', '，', '、', '،']) && is_sentence)
            }
        }
    }

    fn is_speech(&self, first: &Quotation, quote: &str, attribution: Option<&Range<usize>>) -> bool {
        const FEWEST_WORDS: usize = 4;
        const FEWEST_LETTERS: usize = 8;
        let text = &self.prose.text;
        let before = text::within(text, self.before(first));
        let verb = attribution.is_some_and(|place| !verbs(text, place).is_empty());
        let count = words(quote).count();
        let ends = quote.ends_with(['.', '!', '?', '…', ',', '。', '！', '？', '，']);
        let is_sentence = ends && !quote.ends_with(',');
        if !(verb && is_sentence) && (is_named(before) || is_title_case(quote)) {
            return false;
        }
        let run = self.prose.runs_in(&first.outer);
        let is_linked = run.iter().all(|run| run.around.link || run.length == 0);
        let is_plain = is_sentence && quote.starts_with(|c: char| !c.is_lowercase()) && count >= FEWEST_WORDS;
        if (is_linked || self.block.around.footnote || (first.is_single() && !is_plain)) && !verb {
            return false;
        }
        let mut letters = quote.chars().filter(|c| c.is_alphabetic());
        if count >= FEWEST_WORDS || unspaced_letters(quote) >= FEWEST_LETTERS {
            return true;
        }
        // A paragraph of its own: `"More doors."`
        let is_alone = is_sentence && count > 1 && trim(text, &self.block.range) == first.outer;
        if is_alone && !letters.clone().next().is_some_and(char::is_lowercase) {
            return true;
        }
        // `"No," he said`, but not `the "gift," he said`.
        let leads =
            before.trim_end().chars().next_back().is_none_or(|c| matches!(c, ':' | ',' | '：' | '，'));
        let starts = letters.next().is_some_and(|c| !c.is_lowercase());
        let is_told = before.trim_end().ends_with([':', '：']) && self.block.range.end > first.outer.end;
        verb && (ends || is_told) && leads && starts
    }

    /// The sentence before a quotation, up to the quotation before it.
    fn before(&self, quotation: &Quotation) -> Range<usize> {
        let sentence = sentence_at(self.sentences, quotation.outer.start, self.block.range.end);
        let start = sentence.start.max(self.end_before).min(quotation.outer.start);
        trim(&self.prose.text, &(start..quotation.outer.start))
    }

    /// The rest of the sentence after a quotation, up to the next quotation; or the next sentence
    /// when that one says whose words these are.
    fn after(&self, quotation: &Quotation, next: Option<&Quotation>) -> Option<Range<usize>> {
        let text = &self.prose.text;
        if !self.block.range.contains(&quotation.outer.start) {
            return None;
        }
        let end = self.block.range.end;
        let limit = next.map_or(end, |next| next.outer.start.min(end));
        let following = trim(text, &(quotation.outer.end..limit.max(quotation.outer.end)));
        if following.is_empty() {
            return None;
        }
        let stop = sentence_at(self.sentences, following.start, end).end.min(limit);
        let place = trim(text, &(following.start..stop));
        let is_next_sentence = self.sentences.binary_search(&place.start).is_ok();
        (!is_next_sentence || self.refers_back(quotation, &place)).then_some(place)
    }

    /// Whether the sentence after a quotation attributes it: `"Why?" Kim asked.`, `"...." So said Kim.`
    fn refers_back(&self, quotation: &Quotation, sentence: &Range<usize>) -> bool {
        let text = &self.prose.text;
        let refers = ["So ", "Thus ", "That was ", "Those were "];
        if refers.iter().any(|opening| text::from(text, sentence.start).starts_with(opening)) {
            return true;
        }
        let asks = text::within(text, quotation.inner.clone()).ends_with(['?', '!', '？', '！']);
        let verb = verbs(text, sentence).into_iter().next();
        // `“……。”金正恩说。`
        if verb
            .as_ref()
            .is_some_and(|verb| is_short_tail(text::within(text, sentence.clone()), verb, sentence))
        {
            return true;
        }
        asks && verb.is_some_and(|verb| words(text::within(text, sentence.start..verb.start)).count() <= 3)
    }

    /// A line `― Name` below words that are all of a paragraph.
    fn line_below(&self, first: &Quotation, last: &Quotation) -> Option<Range<usize>> {
        const MOST_WORDS: usize = 15;
        let text = &self.prose.text;
        if !trim(text, &(self.block.range.start..first.outer.start)).is_empty() {
            return None;
        }
        let here = trim(text, &(last.outer.end..self.block.range.end.max(last.outer.end)));
        let next = self
            .blocks
            .get(last.block + 1)
            .filter(|next| here.is_empty() && next.around == self.block.around);
        let line = next.map_or(here, |next| trim(text, &next.range));
        let told = text::within(text, line.clone());
        let name = told.trim_start_matches(['—', '–', '―', '-', ' ', '\u{a0}']);
        let is_line = name.len() < told.len() && name.starts_with(char::is_uppercase);
        (is_line && words(name).take(MOST_WORDS + 1).count() <= MOST_WORDS).then_some(line)
    }

    /// The words around a speech that attribute it.
    fn attribution(
        &self,
        first: &Quotation,
        last: &Quotation,
        next: Option<&Quotation>,
    ) -> Option<Range<usize>> {
        const NEAR: usize = 12;
        const FAR: usize = 60;
        let text = &self.prose.text;
        let before = self.before(first);
        let verbs_before = verbs(text, &before);
        // `He said; "..."` belongs to the words before.
        let is_over = text::within(text, before.clone()).trim_end().ends_with(';');
        let distance = verbs_before
            .last()
            .filter(|_| !is_over)
            .map(|verb| words(text::within(text, verb.end..before.end)).count());
        let lead = text::within(text, before.clone()).trim_end();
        if lead.ends_with([':', '：']) && words(lead).count() > 0 || distance.is_some_and(|words| words <= 3)
        {
            return Some(before);
        }
        let after = self.after(last, next).filter(|after| {
            let verb = verbs(text, after).into_iter().next();
            verb.is_some_and(|verb| words(text::within(text, after.start..verb.start)).count() <= FAR)
                || is_reference(text::within(text, after.clone()))
        });
        let line = || self.line_below(first, last);
        // `She stated that they were taking samples and that "..."`
        let near = if lead.ends_with(" and that") { FAR } else { NEAR };
        after.or_else(line).or_else(|| distance.filter(|&words| words <= near).map(|_| before))
    }
}

/// A sentence in a script that does not part words, which only says who spoke.
fn is_short_tail(told: &str, verb: &Range<usize>, sentence: &Range<usize>) -> bool {
    const LONGEST: usize = 16;
    let rest = text::from(told, verb.end - sentence.start);
    matches!(rest, "。" | "道。" | "，" | "")
        && unspaced_letters(told) > 1
        && told.chars().take(LONGEST + 1).count() <= LONGEST
}

/// `That was Linda Thomas-Greenfield`, `So its spokeswoman put it`.
fn is_reference(sentence: &str) -> bool {
    ["That was ", "Those were "].iter().any(|opening| sentence.starts_with(opening))
        || (sentence.starts_with("So ") && sentence.contains("put it"))
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}
