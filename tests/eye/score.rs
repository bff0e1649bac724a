//! How well names, quotes, speakers and dates are found in annotated texts: `tests/eye/README.md` says how these are
//! written and what each figure means.

#[path = "dates.rs"]
mod dates;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use briefgen::date::GivenClock;
use briefgen::diagnostic::{Diagnostic, Lint};
use briefgen::engine::{Engine, Now, Readings, Request};
use briefgen::site::{DateRead, QuoteRead, Reading};
use briefgen::snapshot::Snapshot;

/// The sets of annotated texts, by the name of the file without `.txt`.
pub(crate) const SETS: [&str; 2] = ["first", "held-out"];

/// A bearer of a name, as texts declare it.
struct Actor {
    kind: String,
    name: String,
    aliases: Vec<String>,
    roles: Vec<String>,
}

/// An annotated text.
struct Text {
    title: String,
    date: String,
    language: String,
    /// Keys of those whom the briefing lists.
    listed: HashSet<String>,
    /// Keys of those whom it declares.
    declared: HashSet<String>,
    /// The Markdown without its marks.
    body: String,
    marks: Marks,
}

/// What is marked; places are bytes of the body.
#[derive(Default)]
struct Marks {
    /// Names, each with the key of its bearer.
    names: Vec<(Range<usize>, String)>,
    quotes: Vec<Quote>,
    /// Quoted words that are part of the writer's own sentence.
    fragments: Vec<Range<usize>>,
    /// Dates, each with its value.
    dates: Vec<(Range<usize>, String)>,
}

#[derive(Default)]
struct Quote {
    number: String,
    places: Vec<Range<usize>>,
    /// The key of who says it, if that is declared.
    speaker: Option<String>,
}

/// The key by which texts of one set mean one bearer.
fn key(name: &str) -> String {
    name.to_lowercase()
}

/// Reads the texts of a set, and whom all of them declare.
fn texts(raw: &str) -> (Vec<Text>, BTreeMap<String, Actor>) {
    let mut actors = BTreeMap::new();
    let texts = raw.split("\n=====\n").filter(|block| !block.trim().is_empty());
    let texts = texts.map(|block| text(block, &mut actors)).collect();
    (texts, actors)
}

fn text(block: &str, actors: &mut BTreeMap<String, Actor>) -> Text {
    let (head, body) = block.split_once("\n-----\n").expect("a text has a head and a body");
    let mut text = Text {
        title: String::new(),
        date: String::new(),
        language: "en".into(),
        listed: HashSet::new(),
        declared: HashSet::new(),
        body: String::new(),
        marks: Marks::default(),
    };
    let mut ids: HashMap<&str, String> = HashMap::new();
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once(": ").expect("a line of a head has a key and a value");
        match name.trim() {
            "title" => text.title = value.trim().into(),
            "date" => text.date = value.trim().into(),
            "language" => text.language = value.trim().into(),
            "declare" => {
                let cells: Vec<&str> = value.split('|').map(str::trim).collect();
                let [id, kind, name, aliases, roles, listed] = cells[..] else {
                    panic!("six cells: {value}")
                };
                ids.insert(id, key(name));
                text.declared.insert(key(name));
                if listed == "listed" {
                    text.listed.insert(key(name));
                }
                let actor = actors.entry(key(name)).or_insert_with(|| Actor {
                    kind: kind.into(),
                    name: name.into(),
                    aliases: Vec::new(),
                    roles: Vec::new(),
                });
                add(&mut actor.aliases, aliases);
                add(&mut actor.roles, roles);
            }
            _ => {}
        }
    }
    (text.body, text.marks) = marked(body.trim(), &ids);
    text
}

fn add(list: &mut Vec<String>, values: &str) {
    for value in values.split(';').map(str::trim).filter(|value| !value.is_empty()) {
        if !list.iter().any(|known| known == value) {
            list.push(value.into());
        }
    }
}

/// Takes the marks out of a body: `⟦id|name⟧`, `⟪1:id|quote⟫`, `⟪1|its next part⟫`, `⟪~id|fragment⟫`, `⦃value|date⦄`.
fn marked(text: &str, ids: &HashMap<&str, String>) -> (String, Marks) {
    let (mut body, mut marks) = (String::new(), Marks::default());
    let mut open: Vec<(char, &str, usize)> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' | '⟪' | '⦃' => {
                let (told, after) = rest.split_once('|').expect("a mark has a bar");
                open.push((c, told, body.len()));
                rest = after;
            }
            '⟧' | '⟫' | '⦄' => {
                let (kind, told, start) = open.pop().expect("a mark that closes was opened");
                marks.note((kind, told), start..body.len(), ids);
            }
            _ => body.push(c),
        }
    }
    (body, marks)
}

impl Marks {
    fn note(&mut self, (kind, told): (char, &str), place: Range<usize>, ids: &HashMap<&str, String>) {
        match (kind, told.strip_prefix('~')) {
            ('⟦', _) => self.names.push((place, ids[told].clone())),
            ('⦃', _) => self.dates.push((place, told.into())),
            (_, Some(_)) => self.fragments.push(place),
            _ => {
                let (number, speaker) = told.split_once(':').unwrap_or((told, "?"));
                match self.quotes.iter_mut().find(|quote| quote.number == number) {
                    Some(quote) => quote.places.push(place),
                    None => self.quotes.push(Quote {
                        number: number.into(),
                        places: vec![place],
                        speaker: ids.get(speaker).cloned(),
                    }),
                }
            }
        }
    }
}

/// Counts of one set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(BTreeMap<&'static str, (usize, usize)>);

impl Counts {
    fn note(&mut self, what: &'static str, is_right: bool) {
        let count = self.0.entry(what).or_default();
        count.0 += usize::from(is_right);
        count.1 += 1;
    }

    /// Each figure: its name, how many are right, and of how many.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, usize, usize)> + '_ {
        ROWS.iter().map(|row| {
            let (right, all) = self.0.get(row).copied().unwrap_or_default();
            (*row, right, all)
        })
    }
}

const NAME_RECALL: &str = "names of listed actors: recall";
const NAME_RECALL_ALL: &str = "names of all declared: recall";
const NAME_PRECISION: &str = "names: precision";
const QUOTE_RECALL: &str = "quotes: recall";
const QUOTE_PRECISION: &str = "quotes: precision";
const QUOTE_INSIDE: &str = "quotes: inside something attributed";
const SPEAKER_RECALL: &str = "speakers: named, of those who can be";
const SPEAKER_PRECISION: &str = "speakers: precision in hints";
const FIX_PRECISION: &str = "speakers: precision of --fix";
const FIX_RECALL: &str = "speakers: written by --fix";
const END_TO_END: &str = "quote and speaker both right";
const DATE_RECALL: &str = "dates: recall";
const DATE_VALUE: &str = "dates: value right";
const DATE_PRECISION: &str = "dates: precision";
const WEEKDAYS: &str = "texts without a false weekday alarm";

const ROWS: [&str; 15] = [
    NAME_RECALL,
    NAME_RECALL_ALL,
    NAME_PRECISION,
    QUOTE_RECALL,
    QUOTE_PRECISION,
    QUOTE_INSIDE,
    SPEAKER_RECALL,
    SPEAKER_PRECISION,
    FIX_PRECISION,
    FIX_RECALL,
    END_TO_END,
    DATE_RECALL,
    DATE_VALUE,
    DATE_PRECISION,
    WEEKDAYS,
];

/// Scores a set of texts, and tells each fault in a line.
pub(crate) fn score(folder: &Path, set: &str) -> (Counts, String) {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let (texts, actors) = texts(&read(&format!("{set}.txt")));
    let strangers = read("strangers.txt");
    let mut languages: Vec<&str> = texts.iter().map(|text| text.language.as_str()).collect();
    languages.sort_unstable();
    languages.dedup();
    let (mut counts, mut faults) = (Counts::default(), String::new());
    for language in languages {
        let texts: Vec<&Text> = texts.iter().filter(|text| text.language == language).collect();
        let site = Site::of(&texts, (&actors, &strangers), language);
        site.judge(&mut counts, &mut faults);
    }
    (counts, faults)
}

/// The texts of one language as a site.
struct Site<'t> {
    texts: &'t [&'t Text],
    actors: &'t BTreeMap<String, Actor>,
    /// Bytes before each body.
    heads: Vec<usize>,
    /// The names and aliases of those whom the texts declare, each with its key.
    others: HashSet<(String, String)>,
    readings: Readings,
}

impl<'t> Site<'t> {
    fn of(
        texts: &'t [&'t Text],
        (actors, strangers): (&'t BTreeMap<String, Actor>, &str),
        language: &str,
    ) -> Self {
        let mut files = vec![(
            "briefgen.yaml".to_owned(),
            format!("title: Texts\nbase_url: https://example.com/\nlanguage: {language}\n"),
        )];
        let mut taken: HashSet<String> = actors.keys().cloned().collect();
        for (number, actor) in actors.values().enumerate() {
            files.push((format!("content/actors/a{number}.md"), declared(actor, &mut taken)));
        }
        for (number, name) in strangers.lines().filter(|name| taken.insert(key(name))).enumerate() {
            files.push((format!("content/actors/s{number}.md"), format!("---\nname: {name}\n---\n")));
        }
        let names = |actor: &Actor| {
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            names.map(|name| (key(name), key(&actor.name))).collect::<Vec<_>>()
        };
        let others = actors.values().flat_map(names).collect();
        let mut heads = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let mut listed: Vec<&str> = text.listed.iter().map(|key| actors[key].name.as_str()).collect();
            listed.sort_unstable();
            let listed: Vec<String> = listed.into_iter().map(quoted).collect();
            let head = format!(
                "---\ntitle: {}\ndate: {}\nactors: [{}]\n---\n\n",
                quoted(&text.title),
                text.date,
                listed.join(", ")
            );
            heads.push(head.len());
            files.push((path(number), head + &text.body + "\n"));
        }
        let snapshot = Snapshot::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let now = GivenClock::parse("2030-01-01").map(Now::Given).expect("it is a day");
        let readings = Engine::new().readings(&snapshot, &Request::at(now), |_| true);
        Self { texts, actors, heads, others, readings }
    }

    fn judge(&self, counts: &mut Counts, faults: &mut String) {
        for (number, text) in self.texts.iter().enumerate() {
            let path = path(number);
            let reading = self.readings.files.iter().find(|(read, _)| read.as_str() == path);
            let Some((_, reading)) = reading else {
                let why = self.readings.diagnostics.iter().filter(|problem| *problem.span.file == *path);
                panic!("{} is not read: {:?}", text.title, why.collect::<Vec<_>>());
            };
            let judge =
                Judge { text, actors: self.actors, others: &self.others, head: self.heads[number], faults };
            judge.all(reading, counts);
            let alarms = self.readings.diagnostics.iter().filter(|one| is_alarm(one, &path));
            let alarms: Vec<&Diagnostic> = alarms.collect();
            counts.note(WEEKDAYS, alarms.is_empty());
            for alarm in alarms {
                let _ = writeln!(faults, "weekday  {}: {}", text.title, alarm.message);
            }
        }
    }
}

fn path(number: usize) -> String {
    format!("content/briefings/t{number:03}.md")
}

fn is_alarm(problem: &Diagnostic, path: &str) -> bool {
    *problem.span.file == *path && problem.lint == Lint::WeekdayMismatch
}

/// A value as YAML reads it.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An actor's file. Names that another bears are left out.
fn declared(actor: &Actor, taken: &mut HashSet<String>) -> String {
    let aliases: Vec<String> =
        actor.aliases.iter().filter(|alias| taken.insert(key(alias))).map(|alias| quoted(alias)).collect();
    let roles = actor.roles.iter().map(|role| {
        let (title, days) = role.rsplit_once('(').unwrap_or((role, ""));
        let days = days.trim_end_matches(')');
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let year = |name: &str, year: &str| {
            let year = year.trim();
            let is_date = year.len() >= 4 && year.chars().all(|c| c.is_ascii_digit() || c == '-');
            if is_date { format!(", {name}: \"{year}\"") } else { String::new() }
        };
        format!("\n  - {{ title: {}{}{} }}", quoted(title.trim()), year("from", from), year("to", to))
    });
    let roles: String = roles.collect();
    let roles = if roles.is_empty() { roles } else { format!("roles:{roles}\n") };
    format!(
        "---\nname: {}\nkind: {}\naliases: [{}]\n{roles}---\n",
        quoted(&actor.name),
        actor.kind,
        aliases.join(", ")
    )
}

struct Judge<'j> {
    text: &'j Text,
    actors: &'j BTreeMap<String, Actor>,
    /// The names and aliases of those whom some text declares, each with its key.
    others: &'j HashSet<(String, String)>,
    head: usize,
    faults: &'j mut String,
}

impl Judge<'_> {
    fn all(mut self, reading: &Reading, counts: &mut Counts) {
        self.names(reading, counts);
        self.quotes(reading, counts);
        self.dates(reading, counts);
    }

    fn tell(&mut self, what: &str, place: &Range<usize>, more: &str) {
        let body = &self.text.body;
        let around = |at: usize, most: usize| {
            let mut at = if at < most { at.saturating_sub(most) } else { at - most };
            while !body.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = around(place.start, 70);
        let end = around((place.end + 70).min(body.len()), 0);
        let shown = format!(
            "{}[{}]{}",
            &body[start..place.start],
            &body[place.clone()],
            &body[place.end.min(end)..end]
        );
        let _ = writeln!(self.faults, "{what:<8} {}: {} {more}", self.text.title, shown.replace('\n', " ⏎ "));
    }

    /// The place in the body of a place in the file.
    fn place(&self, place: &Range<usize>) -> Range<usize> {
        place.start.saturating_sub(self.head)..place.end.saturating_sub(self.head)
    }

    fn names(&mut self, reading: &Reading, counts: &mut Counts) {
        let read = reading.names.iter().filter(|name| name.is_actor);
        let mut read: Vec<(Range<usize>, String)> =
            read.map(|name| (self.place(&name.place), key(&name.name))).collect();
        for (place, who) in &self.text.marks.names {
            // A title that is part of the declared name may be marked or not.
            let fits = |one: &(Range<usize>, String)| {
                let is_declared =
                    || self.others.contains(&(key(&self.text.body[one.0.clone()]), who.clone()));
                one.0 == *place || (one.0.end == place.end && one.0.start < place.start && is_declared())
            };
            let found = read.iter().position(|one| one.1 == *who && fits(one));
            counts.note(NAME_RECALL_ALL, found.is_some());
            if self.text.listed.contains(who) {
                counts.note(NAME_RECALL, found.is_some());
            }
            match found {
                Some(found) => {
                    read.remove(found);
                    counts.note(NAME_PRECISION, true);
                }
                None => self.tell("missed", place, &format!("-> {who}")),
            }
        }
        for (place, who) in read {
            // Whom this text does not declare it does not mark: the name of another text's actor is no fault.
            if !self.text.declared.contains(&who)
                && self.others.contains(&(key(&self.text.body[place.clone()]), who.clone()))
            {
                continue;
            }
            counts.note(NAME_PRECISION, false);
            self.tell("wrong", &place, &format!("-> {who}"));
        }
    }

    fn dates(&mut self, reading: &Reading, counts: &mut Counts) {
        let read: Vec<(Range<usize>, &DateRead)> =
            reading.dates.iter().map(|date| (self.place(&date.place), date)).collect();
        let mut taken = vec![false; read.len()];
        for marked in &self.text.marks.dates {
            let found = dates::find(marked, &read, &taken);
            counts.note(DATE_RECALL, found.is_some());
            let Some(found) = found else {
                self.tell("undated", &marked.0, &format!("-> {}", marked.1));
                continue;
            };
            taken[found.read] = true;
            counts.note(DATE_VALUE, found.is_right);
            if !found.is_right {
                self.tell("value", &marked.0, &format!("-> {}, not {}", marked.1, read[found.read].1.value));
            }
        }
        for ((place, date), taken) in read.iter().zip(taken) {
            counts.note(DATE_PRECISION, taken);
            if !taken {
                self.tell("no date", place, &format!("is read as {}", date.value));
            }
        }
    }

    fn quotes(&mut self, reading: &Reading, counts: &mut Counts) {
        let read: Vec<(&QuoteRead, Vec<Range<usize>>)> = reading
            .quotes
            .iter()
            .map(|quote| (quote, quote.places.iter().map(|place| self.place(place)).collect()))
            .collect();
        let mut matched: Vec<Option<usize>> = vec![None; read.len()];
        for (number, quote) in self.text.marks.quotes.iter().enumerate() {
            let places = self.words_of(&quote.places);
            let found = read
                .iter()
                .enumerate()
                .position(|(index, (_, there))| matched[index].is_none() && overlap(&places, there) >= 0.8);
            counts.note(QUOTE_RECALL, found.is_some());
            let said = found.map(|found| read[found].0);
            if let Some(found) = found {
                matched[found] = Some(number);
            } else {
                self.tell("unquoted", &quote.places[0], &format!("({} parts)", quote.places.len()));
            }
            if let Some(who) = &quote.speaker {
                let is_right =
                    said.and_then(|said| said.speaker.as_deref()).is_some_and(|one| key(one) == *who);
                counts.note(END_TO_END, is_right);
                if let Some(said) = said {
                    counts.note(SPEAKER_RECALL, is_right);
                    counts.note(FIX_RECALL, is_right && said.is_plain);
                    if said.speaker.is_none() {
                        self.tell("nobody", &quote.places[0], &format!("-> {who}"));
                    }
                }
            }
        }
        let marks = &self.text.marks;
        let attributed: Vec<Range<usize>> =
            marks.quotes.iter().flat_map(|quote| &quote.places).chain(&marks.fragments).cloned().collect();
        for ((quote, places), matched) in read.iter().zip(&matched) {
            counts.note(QUOTE_PRECISION, matched.is_some());
            let is_inside = places.iter().all(|place| {
                attributed.iter().any(|known| known.start <= place.start && place.end <= known.end)
            });
            counts.note(QUOTE_INSIDE, is_inside);
            if matched.is_none() {
                let place =
                    places.first().map_or(0, |place| place.start)..places.last().map_or(0, |place| place.end);
                self.tell(if is_inside { "surplus" } else { "unsaid" }, &place, "");
            }
            let Some(speaker) = &quote.speaker else { continue };
            let closest = matched.map(|number| &self.text.marks.quotes[number]).or_else(|| {
                marks.quotes.iter().find(|known| overlap(&self.words_of(&known.places), places) > 0.0)
            });
            let is_body = self.actors.get(&key(speaker)).is_some_and(|actor| actor.kind != "person");
            if is_body && closest.is_some_and(|quote| quote.speaker.is_none()) {
                // The texts name people alone as speakers; a ministry whose words they are is no fault.
                continue;
            }
            let is_right = closest.and_then(|quote| quote.speaker.as_deref()) == Some(&key(speaker));
            counts.note(SPEAKER_PRECISION, is_right);
            if quote.is_plain {
                counts.note(FIX_PRECISION, is_right);
            }
            if !is_right {
                let place = places[0].clone();
                let plain = if quote.is_plain { " plainly" } else { "" };
                self.tell("speaker", &place, &format!("is not{plain} {speaker}"));
            }
        }
    }

    /// Places of quotes without their marks.
    fn words_of(&self, places: &[Range<usize>]) -> Vec<Range<usize>> {
        const MARKS: &[char] = &[
            '"', '“', '”', '„', '‟', '«', '»', '‹', '›', '‘', '’', '‚', '\'', '「', '」', '『', '』', ' ',
            '\u{a0}', '\u{202f}', '>', '—', '–', '-', '\n',
        ];
        let body = &self.text.body;
        let trimmed = places.iter().map(|place| {
            let words = &body[place.clone()];
            let start = place.end - words.trim_start_matches(MARKS).len();
            start..place.start + words.trim_end_matches(MARKS).len()
        });
        trimmed.filter(|place| place.start < place.end).collect()
    }
}

/// How much two sets of places have in common, of all that is in either.
fn overlap(one: &[Range<usize>], other: &[Range<usize>]) -> f64 {
    let length = |places: &[Range<usize>]| places.iter().map(Range::len).sum::<usize>();
    let common: usize = one
        .iter()
        .flat_map(|a| other.iter().map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start))))
        .sum();
    common as f64 / (length(one) + length(other) - common).max(1) as f64
}

/// The figures of a set as a table.
pub(crate) fn table(counts: &Counts) -> String {
    let mut table = String::new();
    for (name, right, all) in counts.rows() {
        let share = 100.0 * right as f64 / all.max(1) as f64;
        let _ = writeln!(table, "{name:<42} {share:5.1} %  {right:>5} of {all}");
    }
    table
}
