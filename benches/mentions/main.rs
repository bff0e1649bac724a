//! How well and how fast names are found: `cargo bench --bench mentions`.
//!
//! It prints precision, recall and every wrong and missed mention over
//! `tests/mentions/evaluation/`, and compares the scan with the parsing of Markdown.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use briefgen::mention::{Bearer, BearerKind, Lexicon, Setting, sentence};
use briefgen::parse::{ActorKind, Matter, Placed, parse};
use briefgen::prose::{Prose, markdown};
use briefgen::snapshot::{Bytes, Snapshot};
use briefgen::text;

#[expect(clippy::print_stdout, reason = "it prints what it found")]
fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        // `cargo test --benches` only wants to know whether it builds.
        return;
    }
    for file in ["first.txt", "held-out.txt"] {
        print!("{}", evaluate(file).unwrap_or_else(|error| format!("{file}: {error}\n")));
    }
    print!("{}", bench());
}

fn root() -> PathBuf {
    // The working directory first: the program may be built elsewhere.
    let near = Path::new(".");
    let is_here = near.join("tests/mentions/evaluation").is_dir();
    if is_here { near.into() } else { env!("CARGO_MANIFEST_DIR").into() }
}

/// The declared bearers, with their ids.
fn declared(text: &str) -> (Vec<&str>, Vec<Bearer<'_>>) {
    let rows = text.lines().filter(|line| !line.trim().is_empty());
    rows.map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let kind = match cells[1] {
            "person" => BearerKind::Person,
            "country" => BearerKind::Country,
            "organization" => BearerKind::Organization,
            "group" => BearerKind::Group,
            _ => BearerKind::Topic,
        };
        let names = |cell: usize| {
            let cell = cells.get(cell).copied().unwrap_or_default();
            cell.split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
        };
        (cells[0], Bearer { kind, name: cells[2], aliases: names(3), weak: names(4), ..Bearer::default() })
    })
    .unzip()
}

/// A paragraph without its marks, and what was marked in it.
#[derive(Default)]
struct Paragraph {
    markdown: String,
    marked: Vec<(Range<usize>, usize)>,
    own: Option<usize>,
    listed: Vec<usize>,
}

fn paragraph(text: &str, ids: &HashMap<&str, usize>) -> Result<Paragraph, String> {
    let mut found = Paragraph::default();
    let number = |id: &str| ids.get(id.trim()).copied().ok_or(format!("no bearer `{id}`"));
    let mut body = text.trim_start();
    while let Some((line, rest)) = body.split_once('\n') {
        if let Some(ids) = line.strip_prefix("actors: ") {
            found.listed = ids.split(',').map(number).collect::<Result<_, _>>()?;
        } else if let Some(id) = line.strip_prefix("own: ") {
            found.own = Some(number(id)?);
        } else if !line.starts_with("# ") {
            break;
        }
        body = rest;
    }
    let mut pieces = body.split('⟦');
    found.markdown.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (mark, rest) = piece.split_once('⟧').ok_or(format!("a mark is not closed: {piece}"))?;
        let (id, name) = mark.split_once('|').ok_or(format!("a mark without an id: {mark}"))?;
        let start = found.markdown.len();
        found.markdown.push_str(name);
        found.marked.push((start..found.markdown.len(), number(id)?));
        found.markdown.push_str(rest);
    }
    Ok(found)
}

fn evaluate(file: &str) -> Result<String, String> {
    let folder = root().join("tests/mentions/evaluation");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).map_err(|error| error.to_string());
    let (names, text) = (read("declared.txt")?, read(file)?);
    let (ids, bearers) = declared(&names);
    let numbers: HashMap<&str, usize> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let lexicon = Lexicon::new(&bearers);
    let (mut right, mut wrong, mut missed, mut report) = (0, 0, 0, String::new());
    for text in text.split("\n===\n") {
        let paragraph = paragraph(text, &numbers)?;
        let prose = Prose::read(&paragraph.markdown);
        let setting = Setting { own: paragraph.own, listed: &paragraph.listed };
        let mut expected = paragraph.marked;
        for mention in lexicon.scan(&prose, &setting) {
            let source = prose.source(&mention.range);
            let place =
                expected.iter().position(|(range, bearer)| *range == source && *bearer == mention.bearer);
            if let Some(place) = place {
                right += 1;
                expected.remove(place);
                continue;
            }
            wrong += 1;
            let around = text::within(&prose.text, sentence(&prose.text, &mention.range));
            let name = text::within(&prose.text, mention.range);
            report.push_str(&format!("  wrong   {name:<22} {around}\n"));
        }
        missed += expected.len();
        for (range, _) in expected {
            let around = text::within(&paragraph.markdown, sentence(&paragraph.markdown, &range));
            report
                .push_str(&format!("  missed  {:<22} {around}\n", text::within(&paragraph.markdown, range)));
        }
    }
    let share = |of: usize| 100.0 * f64::from(right) / (f64::from(right) + of as f64).max(1.0);
    Ok(format!(
        "{file}: {right} right, {wrong} wrong, {missed} missed; precision {:.1} %, recall {:.1} %\n{report}",
        share(wrong),
        share(missed)
    ))
}

/// A small generator of numbers: xorshift, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }

    fn word(&mut self, syllables: usize) -> String {
        const START: &[&str] =
            &["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "st", "tr", ""];
        const END: &[&str] = &["a", "e", "i", "o", "u", "an", "en", "in", "or", "ar", "el", "is", "ov", "ur"];
        (0..syllables)
            .map(|_| [START[self.below(START.len())], END[self.below(END.len())]].concat())
            .collect()
    }

    fn name(&mut self) -> String {
        let count = 1 + self.below(3);
        let words = (0..count).map(|_| {
            let syllables = 2 + self.below(2);
            let word = self.word(syllables);
            text::before(&word, 1).to_uppercase() + text::from(&word, 1)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Topics: names in small letters, of which one in five of those of more words begins with a common word.
fn topics(numbers: &mut Numbers, count: usize) -> Vec<String> {
    const COMMON: &[&str] =
        &["arms", "trade", "energy", "border", "security", "climate", "nuclear", "water", "human", "food"];
    let topic = |_| {
        let name = numbers.name().to_lowercase();
        match name.split_once(' ') {
            Some((_, rest)) if numbers.below(5) == 0 => {
                format!("{} {rest}", COMMON[numbers.below(COMMON.len())])
            }
            _ => name,
        }
    };
    (0..count).map(topic).collect()
}

/// 600 words of Markdown: sentences of common words with the punctuation of news prose, a name in
/// every so many words, some markup.
fn body(numbers: &mut Numbers, names: &[String], every: usize) -> String {
    const WORDS: &[&str] = &[
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "was",
        "on",
        "are",
        "as",
        "with",
        "his",
        "they",
        "at",
        "be",
        "this",
        "from",
        "have",
        "or",
        "by",
        "one",
        "had",
        "not",
        "but",
        "what",
        "all",
        "were",
        "when",
        "we",
        "there",
        "can",
        "an",
        "said",
        "government",
        "minister",
        "talks",
        "agreement",
        "officials",
        "between",
        "security",
        "economic",
        "military",
        "leaders",
        "meeting",
        "reported",
        "according",
        "statement",
        "international",
        "relations",
        "would",
        "country",
        "after",
        "president",
        "visit",
        "border",
        "trade",
        "energy",
        "support",
        "against",
        "people",
        "weapons",
    ];
    let (mut text, mut words) = (String::from("## What is known\n\n"), 0);
    while words < 600 {
        let length = 8 + numbers.below(18);
        let quoted = numbers.below(6) == 0;
        text.push_str(if quoted { "\"" } else { "" });
        for place in 0..length {
            let word = WORDS[numbers.below(WORDS.len())];
            let shown = match numbers.below(200) {
                _ if numbers.below(every) == 0 => names[numbers.below(names.len())].clone(),
                0..4 => format!("{word}'s"),
                10 => format!("*{word}*"),
                11 if place > 0 => format!("[{word}](https://example.org/{word})"),
                12 | 13 => format!("{word}-led"),
                14 | 15 => "it's".to_owned(),
                16..28 => format!("{word},"),
                _ => word.to_owned(),
            };
            text.push_str(&shown);
            text.push_str(if place + 1 < length {
                " "
            } else if quoted {
                ".\" "
            } else {
                ". "
            });
        }
        words += length;
        if numbers.below(4) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// How dense names are in real briefings: those of the sample site, with its own actors and topics.
fn sample() -> String {
    let snapshot = Snapshot::read(&root());
    let files = snapshot.below("content").filter(|(path, _)| path.as_str().rsplit('.').next() == Some("md"));
    let documents: Vec<_> = files
        .filter_map(|(path, file)| match &file.bytes {
            Bytes::Memory(bytes) => parse(path, bytes, file.hash).document,
            Bytes::Disk(_) => None,
        })
        .collect();
    let bearers: Vec<Bearer> = documents.iter().filter_map(|document| bearer(&document.matter)).collect();
    let lexicon = Lexicon::new(&bearers);
    let (mut words, mut mentions) = (0, 0);
    for document in documents.iter().filter(|document| matches!(document.matter, Matter::Briefing(_))) {
        let prose = Prose::read(document.markdown());
        words += prose.text.split_whitespace().count();
        mentions += lexicon.scan(&prose, &Setting::default()).len();
    }
    let every = words as f64 / f64::from(u32::try_from(mentions.max(1)).unwrap_or(u32::MAX));
    format!(
        "the sample site: {mentions} mentions in {words} words of briefings, a name in {every:.0} words\n"
    )
}

/// The bearer that front matter declares.
fn bearer(matter: &Matter) -> Option<Bearer<'_>> {
    fn names(values: &[Placed<String>]) -> Vec<&str> {
        values.iter().map(|name| name.value.as_str()).collect()
    }
    match matter {
        Matter::Actor(actor) => Some(Bearer {
            kind: match actor.outline.kind {
                ActorKind::Person => BearerKind::Person,
                ActorKind::Country => BearerKind::Country,
                ActorKind::Organization => BearerKind::Organization,
                ActorKind::Group => BearerKind::Group,
            },
            name: &actor.outline.name.value,
            aliases: names(&actor.outline.aliases),
            weak: names(&actor.outline.weak_aliases),
            ..Bearer::default()
        }),
        Matter::Topic(topic) => Some(Bearer {
            kind: BearerKind::Topic,
            name: &topic.outline.name.value,
            aliases: names(&topic.outline.aliases),
            ..Bearer::default()
        }),
        _ => None,
    }
}

/// The least time of each run. They are taken in turn, so that a busy machine slows all of them.
fn least<const COUNT: usize>(runs: [&dyn Fn() -> usize; COUNT]) -> [(Duration, usize); COUNT] {
    let mut found = [(Duration::MAX, 0); COUNT];
    for _ in 0..9 {
        for (least, run) in found.iter_mut().zip(runs) {
            let start = Instant::now();
            let count = run();
            *least = (start.elapsed().min(least.0), count);
        }
    }
    found
}

fn bench() -> String {
    [bench_of(5000, 0), bench_of(4500, 500), sample()].concat()
}

/// The rows of a mix of so many actors and topics.
fn bench_of(actors: usize, topic_count: usize) -> String {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let mut names: Vec<String> = (0..actors).map(|_| numbers.name()).collect();
    let kinds = [BearerKind::Person, BearerKind::Person, BearerKind::Organization, BearerKind::Country];
    let kinds = kinds.iter().cycle().take(actors).chain(std::iter::repeat(&BearerKind::Topic));
    names.extend(topics(&mut numbers, topic_count));
    let bearer = |(name, kind): (_, &BearerKind)| Bearer { kind: *kind, name, ..Bearer::default() };
    let bearers: Vec<Bearer> = names.iter().map(String::as_str).zip(kinds).map(bearer).collect();
    let start = Instant::now();
    let lexicon = Lexicon::new(&bearers);
    let built = start.elapsed();
    // The last is as dense as the sample site.
    let rows = [20, 40, 80, 15].map(|every| {
        let bodies: Vec<String> = (0..10_000).map(|_| body(&mut numbers, &names, every)).collect();
        measure(&lexicon, &bodies, every)
    });
    format!(
        "{actors} actors and {topic_count} topics, lexicon built in {built:.1?}; 10,000 bodies of 600 words\n{}",
        rows.concat()
    )
}

fn measure(lexicon: &Lexicon, bodies: &[String], every: usize) -> String {
    let proses: Vec<Prose> = bodies.iter().map(|body| Prose::read(body)).collect();
    let [(parse, events), (read, bytes), (scan, mentions)] = least([
        &|| bodies.iter().map(|body| markdown::events(body).count()).sum(),
        &|| bodies.iter().map(|body| Prose::read(body).text.len()).sum(),
        &|| proses.iter().map(|prose| lexicon.scan(prose, &Setting::default()).len()).sum(),
    ]);
    format!(
        "a name in {every} words, {mentions} mentions:\n\
         \x20 Markdown to events        {parse:>10.1?}  {events} events\n\
         \x20 Markdown to running text  {read:>10.1?}  {bytes} bytes\n\
         \x20 scan for names            {scan:>10.1?}  {:.2} of Markdown to events\n",
        scan.as_secs_f64() / parse.as_secs_f64()
    )
}
