//! Who plainly says a quotation: the subject of a verb of speech right beside the words.
//!
//! What this finds is written into front matter unasked. So it knows a few patterns, and leaves all else to
//! the writer: `X said, "..."`, `"...," X said` and `"...," said X`, with a title, a time or a place.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::aside::has_aside;
use super::block::{blocks, sentence_at, sentence_starts, words};
use super::doubt::{is_doubtful, is_forged, is_taken_back};
use super::pairs::{Quotation, in_paragraph};
use super::speaker::{Person, between};
use super::speech::{takes_listener, verbs};
use super::split::stands_alone;
use super::spoken::Spoken;
use crate::prose::Prose;
use crate::text::{self, WordList};

/// Bytes of a paragraph that are read for one quotation, so that many in a long one cost no more than it.
const LONGEST_PARAGRAPH: usize = 5000;

/// What headings and notes say of the words of a text, read once.
#[derive(Default)]
pub(super) struct Notices {
    /// Where each heading ends, and whether it says that the words below it were not said.
    headings: Vec<(usize, bool)>,
    /// Whether a note takes words back; which, nobody can tell.
    is_noted: bool,
}

impl Notices {
    pub(super) fn read(prose: &Prose) -> Self {
        let mut notices = Self::default();
        for block in blocks(prose).iter().filter(|block| block.around.heading || block.around.footnote) {
            let told = text::within(&prose.text, block.range.clone());
            if block.around.heading {
                notices.headings.push((block.range.end, is_taken_back(told)));
            } else {
                notices.is_noted |= sentences(told).any(is_taken_back);
            }
        }
        notices
    }

    fn are_against(&self, at: usize) -> bool {
        let above = self.headings.partition_point(|(end, _)| *end <= at).checked_sub(1);
        self.is_noted
            || above.and_then(|above| self.headings.get(above)).is_some_and(|(_, is_against)| *is_against)
    }
}

/// The bearer who plainly says the words, if anyone does. `people` stand in order.
pub(super) fn plain_speaker(
    prose: &Prose,
    spoken: &Spoken,
    (people, notices): (&[Person], &Notices),
) -> Option<usize> {
    let is_struck = |range: &Range<usize>| prose.runs_in(range).iter().any(|run| run.around.struck);
    if spoken.paragraph.len() > LONGEST_PARAGRAPH
        || is_struck(&spoken.paragraph)
        || notices.are_against(spoken.paragraph.start)
    {
        return None;
    }
    if is_open(&prose.text, spoken) {
        return None;
    }
    let clause = spoken.attribution.clone()?;
    let first = spoken.ranges.first()?.start;
    let telling = Telling::around(prose, spoken)?;
    if telling.is_doubtful() || telling.has_other_verb() || !is_of_one(prose, spoken) {
        return None;
    }
    let named = between(people, clause.start, clause.end);
    let text = prose.text.as_str();
    let pattern = Pattern { text, clause: &clause, named };
    if clause.end <= first { pattern.before() } else { pattern.after(&telling) }
}

/// Whether nothing closes the marks around the words.
fn is_open(text: &str, spoken: &Spoken) -> bool {
    let end = spoken.ranges.last().map_or(0, |range| range.end);
    let rest = text::within(text, end..spoken.paragraph.end.max(end)).trim_start();
    rest.is_empty()
}

/// Whether all the words are the speaker's: none are the writer's, and nothing after a second part may attribute that.
fn is_of_one(prose: &Prose, spoken: &Spoken) -> bool {
    let text = prose.text.as_str();
    let is_told = |range: &Range<usize>| {
        let mark = text::before(text, range.start).trim_end().chars().next_back();
        mark.is_some_and(|mark| has_aside(text::within(text, range.clone()), mark))
    };
    if spoken.ranges.iter().any(is_told) {
        return false;
    }
    let [_, .., last] = spoken.ranges.as_slice() else { return true };
    let quotations = in_paragraph(prose, &spoken.paragraph);
    let at = quotations.iter().position(|quotation| quotation.inner == *last);
    let last = at.and_then(|at| Some((quotations.get(at)?, quotations.get(at + 1))));
    last.is_none_or(|(last, next)| stands_alone(text, last, (next, spoken.paragraph.end)))
}

/// What is told around a quotation: its sentence without what stands in marks.
struct Telling<'t> {
    /// From the beginning of the sentence to the words.
    lead: &'t str,
    /// From the words to the end of the sentence, with what is told between their parts.
    rest: String,
    /// All that the paragraph tells.
    paragraph: String,
    /// What it tells before and after the sentence, and the beginning of the next paragraph.
    beside: String,
}

impl<'t> Telling<'t> {
    fn around(prose: &'t Prose, spoken: &Spoken) -> Option<Self> {
        let text = prose.text.as_str();
        let paragraph = &spoken.paragraph;
        let (first, last) = (spoken.ranges.first()?, spoken.ranges.last()?);
        let starts = sentence_starts(text, paragraph);
        let sentence = sentence_at(&starts, first.start, paragraph.end);
        let quotations = in_paragraph(prose, paragraph);
        let outer = |inner: &Range<usize>| {
            let known = quotations.iter().find(|quotation| quotation.outer.contains(&inner.start));
            known.map_or(inner.clone(), |quotation| quotation.outer.clone())
        };
        let lead = text.get(sentence.start.min(outer(first).start)..outer(first).start)?;
        let from = outer(first).end;
        let end = spoken.attribution.as_ref().map_or(last.end, |clause| clause.end.max(last.end));
        let end = sentence_at(&starts, end.saturating_sub(1), paragraph.end).end.max(end);
        let told = |from: usize, to: usize| told(text, &quotations, from..to);
        let rest = told(from, end.max(from));
        let mut beside = told(paragraph.start, sentence.start);
        beside.push('\n');
        beside.push_str(&told(end.max(from), paragraph.end));
        // "Here is what he did not say." may stand alone before the words.
        let before = text::within(text, text::back(text, paragraph.start, BEFORE)..paragraph.start);
        let last = sentences(before.trim_end()).last().unwrap_or_default();
        if is_taken_back(last) {
            beside.push('\n');
            beside.push_str(last);
        }
        let next = text::within(text, paragraph.end..text::forth(text, paragraph.end, NEXT)).trim_start();
        if is_correction(next) {
            beside.push('\n');
            beside.push_str(next);
        }
        Some(Self { lead, rest, paragraph: told(paragraph.start, paragraph.end), beside })
    }

    fn is_doubtful(&self) -> bool {
        is_doubtful(self.lead)
            || is_doubtful(&self.rest)
            || is_forged(&self.paragraph)
            || sentences(&self.beside).any(is_taken_back)
            || self.lead.contains('?')
            || self.rest.contains('?')
    }

    /// Whether the sentence has a second verb of speech: the words may then be another's. One that goes on,
    /// as in `he said, adding`, does not count.
    fn has_other_verb(&self) -> bool {
        let count = |told: &str| {
            let goes_on = |place: &Range<usize>| {
                told.get(place.clone()).is_some_and(|word| word.is_ascii() && word.ends_with("ing"))
            };
            verbs(told, &(0..told.len())).iter().filter(|place| !goes_on(place)).count()
        };
        count(self.lead) + count(&self.rest) > 1
    }
}

/// Letters of the paragraph before that are looked at.
const BEFORE: usize = 200;

/// Letters of the next paragraph that are looked at.
const NEXT: usize = 80;

/// Whether a paragraph begins like one that corrects the one before.
fn is_correction(text: &str) -> bool {
    words(text).take(3).any(is_taken_back)
}

/// The sentences of a text.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let starts = sentence_starts(text, &(0..text.len()));
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| text::within(text, start..end)).flat_map(str::lines)
}

/// A part of a text without its quotations.
fn told(text: &str, quotations: &[Quotation], part: Range<usize>) -> String {
    let mut told = String::new();
    let mut at = part.start;
    let inside = |quotation: &&Quotation| part.contains(&quotation.outer.start);
    for quotation in quotations.iter().filter(inside) {
        told.push_str(text.get(at..quotation.outer.start).unwrap_or_default());
        told.push(' ');
        at = quotation.outer.end;
    }
    told.push_str(text.get(at..part.end).unwrap_or_default());
    told
}

struct Pattern<'t> {
    text: &'t str,
    clause: &'t Range<usize>,
    named: &'t [Person],
}

impl Pattern<'_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// `X said in Oslo: "..."`
    fn before(&self) -> Option<usize> {
        let (person, verb) = self.subject(self.clause.start)?;
        let tail = self.slice(verb.end..self.clause.end);
        let word = self.slice(verb.clone());
        let listens = takes_listener(word) || word == "asked" || word == "asks";
        (is_plain_tail(tail, listens) && !person.doubtful).then_some(person.bearer)
    }

    /// `"...," X said in Oslo.`, `"...," said the minister, X.`
    fn after(&self, telling: &Telling) -> Option<usize> {
        if !words(telling.lead).all(|word| is_time(&word.to_lowercase())) {
            return None;
        }
        let clause = self.slice(self.clause.clone());
        let start = self.clause.end - clause.trim_start_matches([',', ' ', '—', '–', '-', '\u{a0}']).len();
        let found = self.subject(start).or_else(|| self.inverted(start));
        let (person, verb) = found?;
        let word = self.slice(verb.clone());
        let tail = self.slice(person.end.max(verb.end)..self.clause.end);
        let listens = verb.start > person.start && (takes_listener(word) || word == "asked");
        let follows = tail.trim_start_matches(' ');
        let is_end = follows.is_empty() || tail.starts_with(['.', '!', ';', ',', ':', '。', '，']);
        let is_place = tail.starts_with(' ') && words(follows).next().is_some_and(leads_on);
        let is_listener = listens && tail.starts_with(' ') && !Self::has_clause(tail);
        let next = person.end.max(verb.end);
        let is_joint = words(follows).next().is_some_and(|word| is_and(&word.to_lowercase()))
            || self
                .named
                .iter()
                .any(|other| other.start >= next && words(self.slice(next..other.start)).count() == 0);
        let is_plain = (is_end || is_place || is_listener) && (!is_joint || is_listener);
        (is_plain && !person.doubtful).then_some(person.bearer)
    }

    /// A person and the verb after it, with nothing of weight before, between or around.
    fn subject(&self, start: usize) -> Option<(Person, Range<usize>)> {
        let person = *self.named.iter().find(|person| person.start >= start)?;
        let lead = self.slice(start..person.start);
        if !is_plain_lead(lead) || self.is_of_family(lead, &person) {
            return None;
        }
        let verb = self.plain_verb(person.end, Order::AfterSubject)?;
        let gap = self.slice(person.end..verb.start);
        let has_other = self.named.iter().any(|other| other.start > person.start && other.start < verb.start);
        (!has_other && is_plain_gap(gap)).then_some((person, verb))
    }

    /// A person after the verb: `said Ana Duarte`, `said the president, Ana Duarte`.
    fn inverted(&self, start: usize) -> Option<(Person, Range<usize>)> {
        let verb = self.plain_verb(start, Order::BeforeSubject)?;
        let is_first = words(self.slice(start..verb.start)).all(is_auxiliary);
        let person = *self.named.iter().find(|person| person.start >= verb.end)?;
        let between = self.slice(verb.end..person.start);
        (is_first && is_title(between) && !self.is_of_family(between, &person)).then_some((person, verb))
    }

    /// Whether a title before a surname alone may mean another one of the family: `Mrs Putin`.
    fn is_of_family(&self, before: &str, person: &Person) -> bool {
        let is_surname = words(self.slice(person.start..person.end)).count() == 1;
        is_surname && words(before).last().is_some_and(|title| OF_WOMEN.has(&title.to_lowercase()))
    }

    /// The first verb of speech, if it is one of those whose subject speaks.
    fn plain_verb(&self, start: usize, order: Order) -> Option<Range<usize>> {
        let verb = verbs(self.text, &(start..self.clause.end)).into_iter().next()?;
        let word = self.slice(verb.clone());
        let is_plain = VERBS.has(word)
            && (order == Order::AfterSubject || !(takes_listener(word) || LISTENED.contains(&word)));
        is_plain.then_some(verb)
    }

    /// Whether what follows a verb has a clause of its own.
    fn has_clause(tail: &str) -> bool {
        words(tail).any(|word| CLAUSES.contains(&&*word.to_lowercase()))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    AfterSubject,
    BeforeSubject,
}

/// Verbs that name a listener when a name follows them.
const LISTENED: [&str; 2] = ["asked", "asks"];

/// Verbs of speech that leave no doubt that their subject spoke or wrote the words.
static VERBS: WordList = WordList::new(
    "
    said says added adds replied replies answered wrote writes stated declared announced insisted insists
    argued argues noted explained explains continued concluded told tells warned warns asked asks promised
    vowed vows pledged stressed emphasized emphasised commented remarked responded complained shouted
    exclaimed cautioned testified acknowledged affirmed asserted maintained objected demanded urged
    sagt sagte erklärte betonte meinte schrieb schreibt warnte
    dit déclaré déclare affirmé affirme ajouté ajoute expliqué explique écrit répondu souligné
    dijo dice declaró afirmó añadió aseguró explicó escribió advirtió respondió
    detto dichiarato affermato aggiunto disse afirmou declarou acrescentou
    sade säger sagde siger sier sanoi
    сказал сказала заявил заявила отметил отметила добавил добавила подчеркнул подчеркнула написал написала
    ответил ответила говорит сказав заявив додав наголосив
    說 说 表示 指出 強調 强调
",
);

/// Whether nothing but titles, a time or a light word stands before a subject.
fn is_plain_lead(lead: &str) -> bool {
    let is_light = lead.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '\u{a0}'));
    let all: Vec<&str> = words(lead).collect();
    let times = all.iter().take_while(|word| is_time(&word.to_lowercase())).count();
    let rest = all.get(times..).unwrap_or_default();
    let has_comma = lead.contains(',');
    is_light && (!has_comma || (times > 0 && rest.is_empty())) && is_titles(rest)
}

/// `the president, `, `Foreign Minister `, `ministry spokesman `
fn is_title(between: &str) -> bool {
    let is_light =
        between.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '\u{a0}'));
    let all: Vec<&str> = words(between).collect();
    let rest = match all.split_first() {
        Some((&("the" | "der" | "die" | "le" | "la" | "el"), rest)) if !rest.is_empty() => rest,
        _ => all.as_slice(),
    };
    let is_apposed = between.trim_end().ends_with(',');
    is_light
        && between.matches(',').count() == usize::from(is_apposed)
        && is_titles(rest)
        && (!is_apposed || !rest.is_empty())
}

/// Words that end in a title; what stands before it says of what: `Kremlin spokesman`.
fn is_titles(words: &[&str]) -> bool {
    const MOST: usize = 5;
    let is_word = |word: &&str| !word.contains(['\'', '’']) && !CLAUSES.contains(&&*word.to_lowercase());
    match words.split_last() {
        None => true,
        Some((last, before)) => {
            words.len() <= MOST && TITLES.contains(&*last.to_lowercase()) && before.iter().all(is_word)
        }
    }
}

/// Whether a word is a title or ends in one: `Minister`, `Bundeskanzler`.
pub(super) fn is_title_word(word: &str) -> bool {
    const SHORTEST: usize = 6;
    let lower = word.to_lowercase();
    TITLES.contains(&*lower)
        || MORE_TITLES.has(&lower)
        || TITLES.iter().any(|title| title.len() >= SHORTEST && lower.ends_with(title))
}

/// Titles that stand before a name, but whose bearer is not plain enough to be written unasked.
static MORE_TITLES: WordList = WordList::new("
    ayatollah sheikh imam rabbi reverend father sister brother coach comrade marshal emperor empress duke duchess
    baron count countess sultan emir crown mme canciller señor señora chef chefin politiker politikerin experte
    expertin anwalt anwältin abgeordneter abgeordnete vorsitzender vorsitzende leiter leiterin direktor direktorin
    bürgermeister bürgermeisterin correspondent reporter senadora senador diputado diputada ministro ministra
    chancelier chancelière maire député députée");

static TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "mr mrs ms miss dr prof professor president minister secretary chancellor chair chairman chairwoman
    chairperson spokesman spokeswoman spokesperson senator sen rep representative congressman congresswoman
    governor gov mayor general gen lieutenant lt major maj colonel col admiral adm captain capt sergeant sgt
    commander ambassador amb king queen prince princess pope cardinal bishop archbishop judge justice
    commissioner director premier speaker leader chief sir lady lord mp envoy prosecutor editor analyst
    economist professor lawyer deputy head coach author
    herr frau präsident präsidentin minister ministerin sprecher sprecherin kanzler kanzlerin
    président présidente ministre porte-parole monsieur madame m mme presidente presidenta ministro ministra
    portavoz señor señora signor signora президент министр представитель"
        .split_whitespace()
        .collect()
});

/// Titles that the wife of a bearer has, too.
static OF_WOMEN: WordList = WordList::new(
    "mrs ms miss madame mme mademoiselle mlle madam lady dame princess queen frau fräulein señora señorita sra signora \
     senhora mevrouw fru pani пани госпожа г-жа",
);

/// Light words around a subject.
pub(super) fn is_time(word: &str) -> bool {
    TIMES.has(word)
}

fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.has(word)
}

/// What may stand between a subject and its verb: nothing, light words, or an age, office or place in commas.
fn is_plain_gap(gap: &str) -> bool {
    const MOST: usize = 12;
    let trimmed = gap.trim();
    let starts_well = gap.is_empty() || gap.starts_with([' ', ',', '\u{a0}']);
    if let Some(inner) = trimmed.strip_prefix(',') {
        let Some(inner) = inner.trim_end().strip_suffix(',') else { return false };
        let mut all = words(inner);
        let is_known = all.next().is_some_and(|word| ARTICLES.has(word) || word.parse::<u8>().is_ok());
        return is_known && words(inner).count() <= MOST && !inner.contains([';', ':', '“', '"']);
    }
    starts_well
        && trimmed.chars().all(|c| c.is_alphanumeric() || c == ' ')
        && words(trimmed).all(|word| is_time(word) || is_auxiliary(word) || is_time(&word.to_lowercase()))
}

/// What may stand between the verb and the words that follow it.
fn is_plain_tail(tail: &str, listens: bool) -> bool {
    const MOST: usize = 10;
    let inner = tail.trim().trim_end_matches([':', ',', '：', '，']).trim_end();
    if inner.is_empty() || matches!(inner, "that" | "dass" | "que") {
        return true;
    }
    let is_light = !inner.contains([',', ';', ':', '.', '(', '’', '\'']);
    let all: Vec<String> = words(inner).map(str::to_lowercase).collect();
    let leads = all.first().is_some_and(|word| leads_on(word));
    is_light && (leads || listens) && all.len() <= MOST && !all.iter().any(|word| CLAUSES.contains(&&**word))
}

/// Words after a verb that tell where, when and to whom.
fn leads_on(word: &str) -> bool {
    let word = word.to_lowercase();
    is_time(&word) || LEADS_ON.has(&word)
}

fn is_and(word: &str) -> bool {
    AND.has(word)
}

/// Words that open a clause of their own, or hand the words on.
const CLAUSES: [&str; 36] = [
    "that", "who", "whom", "which", "whose", "when", "while", "as", "if", "because", "had", "has", "have",
    "was", "were", "is", "are", "would", "could", "by", "from", "for", "how", "why", "what", "where",
    "letter", "dass", "que", "qui", "von", "de", "от", "что", "and", "through",
];

/// Words that say when, and days of the week.
static TIMES: WordList = WordList::new(
    "
    on then later earlier today yesterday but still meanwhile also afterwards again monday tuesday wednesday
    thursday friday saturday sunday
",
);

/// Auxiliaries that stand between a subject and its verb.
static AUXILIARIES: WordList = WordList::new("a ha har hat has had");

/// Articles before an ordinary noun.
static ARTICLES: WordList = WordList::new("the a an der die le la el");

/// Words with which a clause goes on after the speaker.
static LEADS_ON: WordList = WordList::new(
    "
    in at after during to before of about last this am im beim vor nach à en au lors devant durante em в на во
    на́ på ved
",
);

/// Words that join two clauses.
static AND: WordList = WordList::new("and und et y e и och og or");
