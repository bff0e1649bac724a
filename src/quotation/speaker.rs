//! Who most likely says a direct quotation, told by its attribution.
//!
//! Silence goes before a guess: a wrong speaker in a suggestion is worse than none.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use super::block::{word_places, words};
use super::clause::Clause;
use super::doubt::is_unsaid;
use super::floor::Floor;
use super::fold::is_unspaced;
use super::korean::{is_korean, topic_before};
use super::namesake::mark_doubtful;
use super::noun::{Named, Noun};
use super::plain::{Notices, is_time, is_title_word, plain_speaker};
use super::speech::{is_pronoun, takes_listener, verbs};
use super::split::{has_no_case, is_stop};
use super::spoken::Spoken;
use super::voice::Voices;
use crate::prose::Prose;
use crate::text::{self, WordList};

/// Longest attribution in bytes: in a longer stretch of text nobody is the plain subject.
pub(super) const LONGEST_CLAUSE: usize = 2000;

/// Who may speak in a body.
pub(crate) struct Speakers<'p> {
    prose: &'p Prose,
    /// In order, none inside another.
    people: Vec<Person>,
    voices: Voices,
    floor: OnceCell<Floor>,
    notices: OnceCell<Notices>,
}

impl<'p> Speakers<'p> {
    /// `people` are the places of persons and organizations in [`Prose::text`], each with the number of its bearer.
    pub(crate) fn new(prose: &'p Prose, people: &[(Range<usize>, usize)], voices: Voices) -> Self {
        Self {
            prose,
            people: people_in(&prose.text, people),
            voices,
            floor: OnceCell::new(),
            notices: OnceCell::new(),
        }
    }

    /// The bearer who plainly says the words: no guess.
    pub(crate) fn plain(&self, spoken: &Spoken) -> Option<usize> {
        let notices = self.notices.get_or_init(|| Notices::read(self.prose));
        plain_speaker(self.prose, spoken, (&self.people, notices))
    }

    /// The bearer whom the attribution names, or the one that its pronoun stands for; `None` when that is not clear.
    pub(crate) fn likely(&self, spoken: &Spoken) -> Option<usize> {
        let named = self.named();
        let begin = spoken.ranges.first()?.start;
        let Some(clause) = spoken.attribution.clone() else {
            let goes_on = self.begins_sentence(spoken.paragraph.start, begin) && self.ends_sentence(spoken);
            return self.floor().speaker(named, begin, spoken.paragraph.start).filter(|_| goes_on);
        };
        if clause.len() > LONGEST_CLAUSE {
            return None;
        }
        let leads = clause.end <= begin;
        let told = text::within(&self.prose.text, clause.clone());
        let goes_on = || self.floor().speaker(named, begin, spoken.paragraph.start);
        // `Then: "..."`, `"...," he said, adding: "..."`
        if leads && (words(told).all(is_filler) || self.follows_speech(&clause)) {
            return goes_on();
        }
        if !leads && named.people_in(&clause).is_empty() && is_korean(told) {
            return topic_before(named, &(spoken.paragraph.start..begin));
        }
        match (Attribution { named, clause, leads }).subject() {
            Noun::Named(person) => (!person.doubtful || person.shared).then_some(person.bearer),
            Noun::Pronoun(at) => {
                let word = words(text::from(named.text, at)).next().unwrap_or_default();
                // A pronoun refers to someone before; what others are quoted as saying does not count.
                let until = if leads { at } else { begin };
                match word.to_lowercase().as_str() {
                    "it" => self.floor().it(named, until),
                    _ => self.floor().pronoun(named, word, until),
                }
            }
            Noun::Described(phrase) if is_statement(named.slice(phrase.clone())) => goes_on(),
            Noun::Described(phrase) => {
                let is_general = || is_general(named.slice(phrase.clone()));
                self.floor().described(named, &phrase).or_else(|| goes_on().filter(|_| is_general()))
            }
            Noun::Somebody(_) | Noun::Writer | Noun::Several | Noun::Thing | Noun::Nothing => None,
        }
    }

    /// `"...," he said, adding: "..."`, `"..." and said that "..."`: a clause without a subject of its own.
    fn follows_speech(&self, clause: &Range<usize>) -> bool {
        let text = self.prose.text.as_str();
        let before = text::before(text, clause.start).trim_end();
        let told = text::within(text, clause.clone());
        let mut all = words(told);
        let first = all.next().unwrap_or_default();
        let verb =
            if matches!(first, "and" | "but" | "then") { all.next().unwrap_or_default() } else { first };
        let is_verb = !verbs(verb, &(0..verb.len())).is_empty() && verb.starts_with(char::is_lowercase);
        let is_participle = words(told).zip(words(told).skip(1)).any(|(_, word)| ADDING.has(word))
            && told.trim_end().ends_with([':', ',']);
        let follows = before.ends_with(['”', '"', '’', '»', ',', '“']);
        (is_verb && follows && before.ends_with(|c: char| !c.is_alphanumeric())) || (is_participle && is_verb)
    }

    /// Whether nothing of a sentence follows the words.
    fn ends_sentence(&self, spoken: &Spoken) -> bool {
        let Some(last) = spoken.ranges.last() else { return false };
        let rest = text::within(&self.prose.text, last.end..spoken.paragraph.end.max(last.end));
        let next = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_apart = !rest.starts_with(',');
        next.is_empty() || (is_apart && next.starts_with(|c: char| !c.is_lowercase()))
    }

    /// Whether words with their mark begin a sentence, or follow a question or a colon.
    fn begins_sentence(&self, paragraph: usize, begin: usize) -> bool {
        let before = text::within(&self.prose.text, paragraph.min(begin)..begin);
        let before =
            before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_stop(c) && c != ',' && c != ':');
        before.is_empty() || before.ends_with(|c: char| is_stop(c) || c == ':')
    }

    fn named(&self) -> Named<'_> {
        Named { text: &self.prose.text, people: &self.people, voices: &self.voices }
    }

    fn floor(&self) -> &Floor {
        self.floor.get_or_init(|| Floor::read(self.prose, self.named()))
    }
}

/// `the statement`, which is of whoever had the floor.
fn is_statement(phrase: &str) -> bool {
    const STATEMENTS: [&str; 6] = ["statement", "message", "post", "letter", "note", "text"];
    words(phrase).last().is_some_and(|last| STATEMENTS.contains(&last)) && words(phrase).count() == 2
}

/// `the official`, a word for whoever has the floor, if that is one person.
fn is_general(phrase: &str) -> bool {
    static GENERAL: WordList =
        WordList::new("official diplomat politician lawmaker legislator speaker interviewee");
    let mut all = words(phrase);
    all.next().is_some_and(|first| first.eq_ignore_ascii_case("the"))
        && all.next().is_some_and(|word| GENERAL.has(word))
        && all.next().is_none()
}

/// A person or organization at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) bearer: usize,
    /// Whether the name may be another's here.
    pub(super) doubtful: bool,
    /// Whether all that makes it doubtful is that two of a text share the name, and the text tells which is meant.
    pub(super) shared: bool,
}

/// Those who stand in a text, in order; of names inside one another the longest counts.
fn people_in(text: &str, people: &[(Range<usize>, usize)]) -> Vec<Person> {
    let mut people: Vec<Person> = people
        .iter()
        .filter(|(place, _)| text.get(place.clone()).is_some_and(|name| !name.is_empty()))
        .map(|(place, bearer)| Person {
            start: place.start,
            end: place.end,
            bearer: *bearer,
            doubtful: false,
            shared: false,
        })
        .collect();
    people.sort_unstable_by_key(|person| (person.start, Reverse(person.end)));
    let mut end = 0;
    people.retain(|person| {
        person.start >= end && {
            end = person.end;
            true
        }
    });
    mark_doubtful(text, &mut people);
    people
}

/// The people who stand in a part of the text.
pub(super) fn between(people: &[Person], start: usize, end: usize) -> &[Person] {
    let first = people.partition_point(|person| person.start < start);
    let count = people.get(first..).unwrap_or_default().partition_point(|person| person.end <= end);
    people.get(first..first + count).unwrap_or_default()
}

struct Attribution<'t> {
    named: Named<'t>,
    clause: Range<usize>,
    /// Whether it stands before the words.
    leads: bool,
}

impl Attribution<'_> {
    /// Who is made to say the words.
    fn subject(&self) -> Noun {
        let words = self.named.slice(self.clause.clone());
        let all = verbs(self.named.text, &self.clause);
        let is_line = words.starts_with(['—', '–', '―', '-']) && (self.leads_nothing() || all.is_empty());
        if is_line || words.starts_with("That was ") {
            return self.line().map_or(Noun::Nothing, |person| Noun::Named(*person));
        }
        if self.is_unsaid() {
            return Noun::Nothing;
        }
        if all.is_empty() {
            return self.without_verb();
        }
        let clause = Clause { named: self.named, start: self.clause.start, end: self.clause.end };
        if !self.leads {
            return clause.after().subject;
        }
        if self.tells_of_another(&all) { Noun::Nothing } else { clause.before().subject }
    }

    /// Whether the clause is a line of its own, which begins after a break.
    fn leads_nothing(&self) -> bool {
        let before = text::before(self.named.text, self.clause.start);
        before.ends_with('\n') || before.trim_end_matches(' ').ends_with(['.', '!', '?', '”', '"', '’'])
    }

    fn people(&self) -> &[Person] {
        self.named.people_in(&self.clause)
    }

    /// `— Kim Jong Un, leader`, but not `— a spokesman for Kim`.
    fn line(&self) -> Option<&Person> {
        let people = self.people();
        let first = people.first()?;
        let is_joint = people.get(1).is_some_and(|next| self.named.is_joint(first, next));
        let is_owner = is_possessive(text::from(self.named.text, first.end));
        (!is_owner && !self.named.is_dependent(first, self.clause.start) && !is_joint).then_some(first)
    }

    /// Whether the words are denied, asked for, supposed or forged before they have a speaker.
    fn is_unsaid(&self) -> bool {
        let all = verbs(self.named.text, &self.clause);
        let verb = if self.leads { all.last() } else { all.first() }.map(|verb| verb.end);
        let name = self.people().first().map(|person| person.end);
        let end = if self.leads { verb.max(name) } else { verb.or(name) };
        let told = self.named.slice(self.clause.start..end.unwrap_or(self.clause.end));
        is_unsaid(self.after_condition(after_question(told)))
    }

    /// What stands after `If the answer is no,` where that names nobody and a speaker follows.
    fn after_condition<'a>(&self, told: &'a str) -> &'a str {
        let is_condition = matches!(words(told).next(), Some("If" | "Unless" | "Whether"));
        let Some((condition, rest)) = told.trim_end().rsplit_once(", ").filter(|_| is_condition) else {
            return told;
        };
        let names = |start: usize, length: usize| !self.named.people_in(&(start..start + length)).is_empty();
        let start = self.clause.start;
        let from = start + condition.len() + ", ".len();
        let is_apart = self.leads && !names(start, condition.len()) && names(from, rest.len());
        if is_apart { rest } else { told }
    }

    /// Whether words that follow may be those of somebody told of: `said of Kim’s remark that "..."`, `he said, reading
    /// from a note that began "..."`, `she said he had said: "..."`.
    fn tells_of_another(&self, verbs: &[Range<usize>]) -> bool {
        const MOST: usize = 3;
        let Some(last) = verbs.last() else { return false };
        let tail = self.named.slice(last.end..self.clause.end);
        if ["signed by", "written by"].iter().any(|by| self.named.slice(self.clause.clone()).contains(by)) {
            return true;
        }
        let has_owner = words(tail).any(|word| word.ends_with("'s") || word.ends_with("’s"));
        let before = text::before(self.named.text, self.clause.start).trim_end();
        let follows_quote = before.ends_with(['”', '"', '“', '»', '«', '’', '」', '』']);
        let is_far = words(tail).take(MOST + 1).count() > MOST && !tail.trim_end().ends_with([':', '：']);
        let pronouns = words(after_question(self.named.slice(self.clause.clone())));
        let pronouns = pronouns.filter(|word| is_pronoun(word)).count();
        (has_owner && !takes_listener(self.named.slice(last.clone())) && !tail.trim_end().ends_with(':'))
            || (follows_quote && is_far)
            || (verbs.len() > 1 && pronouns > 1)
    }

    /// `Kim: "..."`, `Kim opened with courtesies: "..."`, `So its spokeswoman, Maria Zakharova, put it.`
    fn without_verb(&self) -> Noun {
        let clause = self.named.slice(self.clause.clone());
        if words(clause).any(|word| matches!(word, "him" | "her" | "them")) {
            return Noun::Nothing;
        }
        let people = self.people();
        let Some(first) = people.first() else {
            let pronoun = word_places(clause).find(|place| is_pronoun(text::within(clause, place.clone())));
            return pronoun.map_or(Noun::Nothing, |place| Noun::Pronoun(self.clause.start + place.start));
        };
        let is_joint = self.people().get(1).is_some_and(|next| self.named.is_joint(first, next));
        let lead = self.named.slice(self.clause.start..first.start);
        let before_comma = lead.rsplit_once(',').map_or("", |(before, _)| before);
        let is_unknown = |word: &str| {
            word.starts_with(char::is_uppercase) && !is_title_word(word) && !is_time(&word.to_lowercase())
        };
        let is_another = words(before_comma).any(is_unknown)
            && !lead.starts_with("So ")
            && !is_preposition(words(lead).next().unwrap_or_default());
        if is_another {
            return Noun::Nothing;
        }
        let leads = lead.contains(',') || words(lead).all(leads_to_name) || lead.starts_with("So ");
        let rest = self.named.slice(first.end..self.clause.end);
        if leads
            && !is_possessive(text::from(self.named.text, first.end))
            && !self.named.is_dependent(first, self.clause.start)
            && !is_joint
            && self.begins_to_speak(rest)
        {
            Noun::Named(*first)
        } else {
            Noun::Nothing
        }
    }

    /// What may follow a speaker where no verb of speech does: nothing, or words that open or end a speech.
    /// Whoever is greeted, opens an envelope or shares a post says nothing.
    fn begins_to_speak(&self, rest: &str) -> bool {
        let rest = rest.trim().trim_end_matches([':', '：', '.']).trim_end();
        let is_addressed = rest
            .strip_prefix("to ")
            .is_some_and(|_| self.people().get(1).is_some_and(|next| next.end + 2 >= self.clause.end));
        let is_apposed = rest.starts_with(',') && rest.ends_with(',');
        rest.is_empty()
            || is_addressed
            || (rest.starts_with('(') && rest.ends_with(')'))
            || is_apposed
            || is_sending(rest)
            || OPENINGS.iter().any(|opening| rest.trim_start_matches([',', ' ']).starts_with(opening))
    }
}

/// `, 81, sent a written message`: what follows is the speaker's.
fn is_sending(rest: &str) -> bool {
    static SENT: WordList = WordList::new("sent issued had has offered gave released published");
    static SAYINGS: WordList =
        WordList::new("message statement answer reply response explanation verdict warning theory");
    let told = match rest.strip_prefix(',').and_then(|apposed| apposed.split_once(',')) {
        Some((_, told)) => told,
        None => rest,
    };
    let mut all = words(told);
    all.next().is_some_and(|verb| SENT.has(verb))
        && matches!(all.next(), Some("a" | "an" | "another" | "this" | "his" | "her"))
        && all.last().is_some_and(|last| SAYINGS.has(last))
}

/// Whether a word may stand before a speaker where no verb of speech is known. A script without capitals does not tell
/// names from other words; there it is a title, or one of the verbs that Arabic begins with.
fn leads_to_name(word: &str) -> bool {
    const TITLES: &str = "长長统統席理人员員官家授使书書记記者王师師";
    static SAID: WordList =
        WordList::new("قال قالت وقال وقالت أكد أكدت وأكد وأكدت صرح صرحت وصرح وصرحت أضاف أضافت وأضاف وأضافت");
    match word.chars().next() {
        Some(c) if !has_no_case(c) => !c.is_lowercase(),
        Some(c) if is_unspaced(c) => word.ends_with(|last| TITLES.contains(last)),
        _ => SAID.has(word),
    }
}

/// Whether the text goes on after a name with the ending of an owner.
pub(super) fn is_possessive(after: &str) -> bool {
    let ending = after.strip_prefix(['’', '\'']);
    ending.is_some_and(|rest| rest.starts_with(['s', ' ']))
}

pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.has(&word.to_lowercase())
}

/// What stands after `Asked if she would go,`.
fn after_question(told: &str) -> &str {
    let is_asked = words(told).next().is_some_and(|word| ASKED.has(word));
    told.split_once(',').filter(|_| is_asked).map_or(told, |(_, told)| told)
}

static ASKED: WordList = WordList::new("Asked asked Pressed pressed Questioned questioned Quizzed");

static ADDING: WordList = WordList::new("adding saying");

/// How a speech is opened or ended without a verb of speech.
const OPENINGS: [&str; 18] = [
    "opened with",
    "began",
    "begins",
    "started",
    "closed with",
    "ended with",
    "ended by",
    "put it",
    "summed up",
    "countered",
    "retorted",
    "went on",
    "shot back",
    "fired back",
    "hit back",
    "agreed",
    "disagreed",
    "was blunt",
];

/// Words that stand between a subject and its verb without a meaning of their own.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.has_in_any_case(word)
}

static FILLERS: WordList = WordList::new(
    "
    also later then has had have once again already previously today yesterday would will was is himself
    herself so and but as who first now still too monday tuesday wednesday thursday friday saturday
    sunday often even just did does hat quoted a further earlier thus
",
);

/// Words before a name that make it no subject.
static PREPOSITIONS: WordList = WordList::new(
    "
    of for with by from about against near to in on at after before during when while as than like between under
    over that whom meeting met through via into following de del du di da von vom für mit bei gegen über avec
    con sobre pour por от для
",
);
