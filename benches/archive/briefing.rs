//! One briefing: what its front matter tells, and a body of 300 to 900 words, a few longer, with headings, lists,
//! tables, footnotes, links, names and the words of its quotes.

use std::collections::VecDeque;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::numbers::Numbers;
use super::{Archive, Flavour, Head, Shape, words};

const VERBS: [&str; 8] =
    ["said", "told reporters", "wrote", "argued", "warned", "added", "insisted", "replied"];
const OCCASIONS: [&str; 6] =
    ["Press conference", "Interview", "Statement", "Hearing in parliament", "Speech", "Joint communiqué"];
const PUBLISHERS: [&str; 6] = ["Wire", "Gazette", "Evening Post", "State Radio", "Observer", "Register"];

/// The parts of a briefing that no other refers to.
pub(super) struct Briefing<'a> {
    pub(super) head: &'a Head,
    pub(super) summary: String,
    pub(super) events: Vec<Event<'a>>,
    pub(super) quotes: Vec<Quote<'a>>,
    pub(super) sources: Vec<Source>,
    pub(super) body: String,
}

pub(super) struct Event<'a> {
    pub(super) date: String,
    pub(super) text: String,
    pub(super) place: Option<&'a str>,
    pub(super) actor: Option<&'a str>,
    pub(super) source: Option<String>,
}

pub(super) struct Quote<'a> {
    pub(super) speaker: &'a str,
    pub(super) text: String,
    pub(super) date: Option<String>,
    pub(super) occasion: Option<&'static str>,
    pub(super) source: Option<String>,
}

pub(super) struct Source {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) publisher: &'static str,
    pub(super) url: String,
    pub(super) date: String,
}

impl<'a> Briefing<'a> {
    pub(super) fn new(archive: &'a Archive, flavour: Flavour, index: usize) -> Self {
        let head = &archive.heads[index];
        let numbers = &mut archive.numbers(4, index);
        let first = &archive.actors[head.actors[0]].name;
        let mut summary = sentence(archive, &[first], numbers);
        if !numbers.once_in(3) {
            summary = format!("{summary} {}", sentence(archive, &[], numbers));
        }
        let sources: Vec<Source> =
            (0..numbers.count(3)).map(|number| source(archive, head, number, numbers)).collect();
        let events = (0..numbers.count(5)).map(|_| event(archive, head, &sources, numbers)).collect();
        let count = match archive.plan.shape {
            Shape::ManyQuotes { quotes } if index == 0 => quotes,
            Shape::OneSpeaker { quotes } => share(quotes, archive, index),
            _ => numbers.count(4),
        };
        let quotes: Vec<Quote<'_>> = (0..count).map(|_| quote(archive, head, &sources, numbers)).collect();
        let body = Body::write(archive, flavour, index, &quotes);
        Self { head, summary, events, quotes, sources, body }
    }
}

/// How many of `all` things the briefing at `index` has, if all have about as many.
fn share(all: usize, archive: &Archive, index: usize) -> usize {
    let briefings = archive.plan.briefings;
    all * (index + 1) / briefings - all * index / briefings
}

/// A sentence with the pieces somewhere in it.
fn sentence(archive: &Archive, pieces: &[&str], numbers: &mut Numbers) -> String {
    let count = 8 + numbers.below(16);
    let mut words: Vec<&str> = (0..count).map(|_| archive.words.any(numbers)).collect();
    for piece in pieces {
        words.insert(1 + numbers.below(words.len()), piece);
    }
    let mut text = words::capital(&words[..count / 2].join(" "));
    text.push_str(if numbers.once_in(2) { ", " } else { " " });
    text.push_str(&words[count / 2..].join(" "));
    text.push('.');
    text
}

/// As much of a day as is known.
fn partly(date: Date, numbers: &mut Numbers) -> String {
    let day = date.to_string();
    let known = match numbers.below(10) {
        0 | 1 => 4,
        2..=4 => 7,
        _ => day.len(),
    };
    day.chars().take(known).collect()
}

/// A day up to three years before another, mostly soon before it.
fn before(date: Date, numbers: &mut Numbers) -> Date {
    let most = 1 << numbers.below(11);
    date.saturating_sub(i64::try_from(numbers.below(most)).unwrap_or_default().days())
}

fn source(archive: &Archive, head: &Head, number: usize, numbers: &mut Numbers) -> Source {
    let count = 3 + numbers.below(5);
    let title = words::capital(&archive.words.row(count, numbers));
    let date = before(head.date, numbers).to_string();
    let url = format!("https://{}.example.org/{}", archive.words.rare(numbers), words::slug(&title));
    Source { id: format!("s{}", number + 1), title, publisher: numbers.pick::<&str>(&PUBLISHERS), url, date }
}

/// One in six is told by other briefings too, in the same words.
fn event<'a>(archive: &'a Archive, head: &Head, sources: &[Source], numbers: &mut Numbers) -> Event<'a> {
    let source = numbers.once_in(2).then(|| numbers.pick(sources).id.clone());
    if numbers.once_in(6) {
        let shared = numbers.below(archive.plan.briefings / 5 + 1);
        let told = &mut archive.numbers(5, shared);
        let days = i64::try_from(told.below(super::DAYS)).unwrap_or_default();
        let date = super::FIRST_DAY.saturating_add(days.days()).to_string();
        let text = words::capital(&archive.words.row(7, told));
        return Event { date, text, place: Some(archive.words.place(told)), actor: None, source };
    }
    let date = before(head.date, numbers);
    let count = 5 + numbers.below(8);
    let mut text = archive.words.row(count, numbers);
    let actor = numbers.once_in(2).then(|| archive.actors[*numbers.pick(&head.actors)].name.as_str());
    text = actor.map_or_else(|| words::capital(&text), |actor| format!("{actor} {text}"));
    let place = (!numbers.once_in(5)).then(|| archive.words.place(numbers));
    Event { date: partly(date, numbers), text, place, actor, source }
}

fn quote<'a>(archive: &'a Archive, head: &Head, sources: &[Source], numbers: &mut Numbers) -> Quote<'a> {
    let speaks_alike = matches!(archive.plan.shape, Shape::OneSpeaker { .. });
    let speaker = if speaks_alike { 0 } else { *numbers.pick(&head.actors) };
    let count = 8 + numbers.below(20);
    let mut text = words::capital(&archive.words.row(count, numbers));
    if speaks_alike {
        // The same sixteen words, one of them another.
        let alike = &mut archive.numbers(6, numbers.below(8));
        let said: Vec<&str> = (0..16).map(|_| archive.words.any(alike)).collect();
        text = words::capital(&format!("{} {}", said.join(" "), archive.words.rare(numbers)));
    }
    if numbers.once_in(4) {
        text.push_str(numbers.pick::<&str>(&[".", "!", "?"]));
    }
    Quote {
        speaker: &archive.actors[speaker].name,
        text,
        date: numbers.once_in(2).then(|| before(head.date, numbers).to_string()),
        occasion: numbers.once_in(3).then(|| *numbers.pick(&OCCASIONS)),
        source: numbers.once_in(2).then(|| numbers.pick(sources).id.clone()),
    }
}

/// A body as it is written.
struct Body<'a> {
    archive: &'a Archive,
    numbers: Numbers,
    blocks: Vec<String>,
    words: usize,
    /// What has to stand somewhere.
    pieces: VecDeque<String>,
    quotes: VecDeque<String>,
    notes: Vec<String>,
}

impl<'a> Body<'a> {
    fn write(archive: &'a Archive, flavour: Flavour, index: usize, quotes: &[Quote<'_>]) -> String {
        let mut numbers = archive.numbers(7, index);
        let most = if numbers.once_in(20) { 1500 } else { 300 + numbers.below(601) };
        let mut body = Self {
            pieces: pieces(archive, flavour, index, &mut numbers),
            quotes: quotes.iter().map(|quote| spoken(quote, &mut numbers)).collect(),
            archive,
            numbers,
            blocks: Vec::new(),
            words: 0,
            notes: Vec::new(),
        };
        body.paragraph();
        let mut others: Vec<fn(&mut Self)> = vec![Self::list, Self::quotation];
        if body.numbers.once_in(3) {
            others.push(Self::table);
        }
        if body.numbers.once_in(4) {
            others.push(Self::steps);
        }
        body.numbers.shuffle(&mut others);
        while body.words < most || !body.quotes.is_empty() || !body.pieces.is_empty() || !others.is_empty() {
            body.heading();
            for _ in 0..body.numbers.count(2) {
                body.paragraph();
            }
            if let Some(other) = others.pop() {
                other(&mut body);
            }
        }
        let notes = body.notes.iter().enumerate().map(|(at, note)| format!("[^{}]: {note}", at + 1));
        let notes: Vec<String> = notes.collect();
        body.blocks.extend(notes);
        format!("{}\n", body.blocks.join("\n\n"))
    }

    fn add(&mut self, block: String) {
        self.words += block.split_whitespace().count();
        self.blocks.push(block);
    }

    fn heading(&mut self) {
        let signs = if self.numbers.once_in(4) { "###" } else { "##" };
        let count = 2 + self.numbers.below(4);
        let text = words::capital(&self.archive.words.row(count, &mut self.numbers));
        self.add(format!("{signs} {text}"));
    }

    /// A sentence with one or two of the pieces that are left, or with marked words.
    fn sentence(&mut self) -> String {
        let mut pieces: Vec<String> = Vec::new();
        if self.numbers.once_in(2) {
            pieces.extend(self.pieces.pop_front());
        }
        match self.numbers.below(24) {
            0 => pieces.push(format!("**{}**", self.archive.words.row(2, &mut self.numbers))),
            1 => pieces.push(format!("*{}*", self.archive.words.any(&mut self.numbers))),
            2 => pieces.push(format!("\"{}\"", self.archive.words.row(4, &mut self.numbers))),
            _ => {}
        }
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        sentence(self.archive, &pieces, &mut self.numbers)
    }

    fn paragraph(&mut self) {
        let mut sentences: Vec<String> = (0..3 + self.numbers.below(4)).map(|_| self.sentence()).collect();
        if let Some(spoken) = self.quotes.pop_front() {
            let at = self.numbers.below(sentences.len());
            sentences.insert(at, spoken);
        }
        if self.notes.is_empty() || (self.notes.len() < 3 && self.numbers.once_in(12)) {
            self.notes.push(sentence(self.archive, &[], &mut self.numbers));
            sentences.push(format!(
                "{}[^{}]",
                sentence(self.archive, &[], &mut self.numbers),
                self.notes.len()
            ));
        }
        // Half of all writers end lines by themselves.
        let between = if self.numbers.once_in(2) { "\n" } else { " " };
        self.add(sentences.join(between));
    }

    fn items(&mut self, sign: impl Fn(usize) -> String) {
        let items: Vec<String> =
            (0..3 + self.numbers.below(4)).map(|at| format!("{} {}", sign(at), self.sentence())).collect();
        self.add(items.join("\n"));
    }

    fn list(&mut self) {
        self.items(|_| "-".to_owned());
    }

    fn steps(&mut self) {
        self.items(|at| format!("{}.", at + 1));
    }

    fn quotation(&mut self) {
        let text = self.quotes.pop_front().unwrap_or_else(|| sentence(self.archive, &[], &mut self.numbers));
        self.add(format!("> {text}"));
    }

    fn table(&mut self) {
        let columns = 2 + self.numbers.below(3);
        let mut rows = vec![
            format!("| Place | {} |", vec!["Number"; columns - 1].join(" | ")),
            format!("|{}", " --- |".repeat(columns)),
        ];
        for _ in 0..3 + self.numbers.below(4) {
            let numbers = &mut self.numbers;
            let mut cells = vec![self.archive.words.place(numbers).to_owned()];
            cells.extend((1..columns).map(|_| numbers.below(10_000).to_string()));
            rows.push(format!("| {} |", cells.join(" | ")));
        }
        self.add(rows.join("\n"));
    }
}

/// The words of a quote as a text tells them.
fn spoken(quote: &Quote<'_>, numbers: &mut Numbers) -> String {
    let (text, speaker, verb) = (&quote.text, quote.speaker, numbers.pick(&VERBS));
    if text.ends_with(['.', '!', '?']) {
        format!("{speaker} {verb}: “{text}”")
    } else {
        format!("“{text}”, {speaker} {verb}.")
    }
}

/// Names, links and wiki links, in no order.
fn pieces(archive: &Archive, flavour: Flavour, index: usize, numbers: &mut Numbers) -> VecDeque<String> {
    let head = &archive.heads[index];
    let mut pieces: Vec<String> = Vec::new();
    for actor in &head.actors {
        let actor = &archive.actors[*actor];
        pieces.push(actor.name.clone());
        match numbers.below(4) {
            0 if !actor.aliases.is_empty() => pieces.push(numbers.pick(&actor.aliases).clone()),
            1 => pieces.push(flavour.wiki_link(actor)),
            _ => {}
        }
    }
    for _ in 0..numbers.below(4).min(archive.plan.briefings - 1) {
        let other = numbers.below(archive.plan.briefings);
        let text = archive.words.row(3, numbers);
        pieces.push(format!("[{text}]({})", flavour.link(head, &archive.heads[other])));
    }
    for _ in 0..numbers.count(4) {
        let (text, host) = (archive.words.row(2, numbers), archive.words.rare(numbers));
        pieces.push(format!("[{text}](https://{host}.example.org/{})", archive.words.rare(numbers)));
    }
    if let Shape::BrokenLinks { links } = archive.plan.shape {
        for _ in 0..share(links, archive, index) {
            let (text, gone) = (archive.words.row(2, numbers), archive.words.rare(numbers));
            pieces.push(format!("[{text}](gone-{gone}.md)"));
        }
    }
    numbers.shuffle(&mut pieces);
    pieces.into()
}
