//! Who most likely says a direct quotation, told by its attribution.
//!
//! Silence goes before a guess: a wrong speaker in a suggestion is worse than none.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use super::antecedent::{Paragraph, antecedent};
use super::block::{word_places, words};
use super::doubt::is_unsaid;
use super::fold::is_unspaced;
use super::namesake::mark_doubtful;
use super::plain::{Notices, plain_speaker};
use super::speech::{is_according, is_pronoun, is_quoting, takes_listener, verbs};
use super::split::has_no_case;
use super::spoken::Spoken;
use crate::prose::Prose;
use crate::text::{self, WordList};

/// Longest attribution in bytes: in a longer stretch of text nobody is the plain subject.
pub(super) const LONGEST_CLAUSE: usize = 2000;

/// Who may speak in a body.
pub(crate) struct Speakers<'p> {
    prose: &'p Prose,
    /// In order, none inside another.
    people: Vec<Person>,
    /// The paragraph that was asked for last.
    paragraph: Paragraph,
    notices: OnceCell<Notices>,
}

impl<'p> Speakers<'p> {
    /// `people` are the places of persons and organizations in [`Prose::text`], each with the number of its bearer.
    pub(crate) fn new(prose: &'p Prose, people: &[(Range<usize>, usize)]) -> Self {
        Self {
            prose,
            people: people_in(&prose.text, people),
            paragraph: Paragraph::default(),
            notices: OnceCell::new(),
        }
    }

    /// The bearer who plainly says the words: no guess.
    pub(crate) fn plain(&self, spoken: &Spoken) -> Option<usize> {
        let notices = self.notices.get_or_init(|| Notices::read(self.prose));
        plain_speaker(self.prose, spoken, (&self.people, notices))
    }

    /// The bearer whom the attribution names, or the one that its pronoun stands for; `None` when that is not clear.
    pub(crate) fn likely(&mut self, spoken: &Spoken) -> Option<usize> {
        let text = self.prose.text.as_str();
        let clause = spoken.attribution.clone().filter(|clause| clause.len() <= LONGEST_CLAUSE)?;
        let begin = spoken.ranges.first()?.start;
        let named = between(&self.people, clause.start, clause.end);
        let words = text.get(clause.clone())?;
        let attribution = Attribution { text, clause: clause.clone(), named };
        if words.starts_with(['—', '–', '―', '-']) || words.starts_with("That was ") {
            return attribution.line().filter(|person| !person.doubtful).map(|person| person.bearer);
        }
        if attribution.is_unsaid() {
            return None;
        }
        let verbs = verbs(text, &clause);
        let verb = if clause.end <= begin { verbs.last() } else { verbs.first() };
        if clause.end <= begin && attribution.tells_of_another(&verbs) {
            return None;
        }
        let pronoun = match attribution.by_verb(verb) {
            Subject::Person(person) => return (!person.doubtful).then_some(person.bearer),
            Subject::Pronoun(at) => at,
            Subject::Unclear => return None,
        };
        // A pronoun refers to someone before; what others are quoted as saying does not count.
        let until = if clause.end <= begin { pronoun } else { begin };
        if self.paragraph.range != spoken.paragraph {
            self.paragraph = Paragraph::read(self.prose, &spoken.paragraph);
        }
        antecedent(text, &self.paragraph, until, &self.people)
    }
}

/// A person or organization at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) bearer: usize,
    /// Whether the name may be another's here.
    pub(super) doubtful: bool,
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

enum Subject {
    Person(Person),
    /// The byte where the pronoun stands.
    Pronoun(usize),
    Unclear,
}

/// The people who stand in a part of the text.
pub(super) fn between(people: &[Person], start: usize, end: usize) -> &[Person] {
    let first = people.partition_point(|person| person.start < start);
    let count = people[first..].partition_point(|person| person.end <= end);
    &people[first..first + count]
}

struct Attribution<'t> {
    text: &'t str,
    clause: Range<usize>,
    named: &'t [Person],
}

impl Attribution<'_> {
    /// `— Kim Jong Un, leader`, but not `— a spokesman for Kim`.
    fn line(&self) -> Option<&Person> {
        let first = self.named.first()?;
        let is_joint = self.named.get(1).is_some_and(|next| self.is_joint(first, next));
        (!self.is_dependent(first) && !is_joint).then_some(first)
    }

    /// Whether the words are denied, asked for, supposed or forged before they have a speaker.
    fn is_unsaid(&self) -> bool {
        let verb = verbs(self.text, &self.clause).last().map(|verb| verb.end);
        let name = self.named.first().map(|person| person.end);
        let end = verb.max(name).unwrap_or(self.clause.end);
        is_unsaid(text::within(self.text, self.clause.start..end))
    }

    /// Whether words that follow may be those of somebody told of: `said of Kim’s remark that "..."`, `he said, reading
    /// from a note that began "..."`, `she said he had said: "..."`.
    fn tells_of_another(&self, verbs: &[Range<usize>]) -> bool {
        const MOST: usize = 3;
        let Some(last) = verbs.last() else { return false };
        let tail = text::within(self.text, last.end..self.clause.end);
        let has_owner = words(tail).any(|word| word.ends_with("'s") || word.ends_with("’s"));
        let before = text::before(self.text, self.clause.start).trim_end();
        let follows_quote = before.ends_with(['”', '"', '“', '»', '«', '’', '」', '』']);
        let is_far = words(tail).take(MOST + 1).count() > MOST && !tail.trim_end().ends_with([':', '：']);
        let pronouns =
            words(text::within(self.text, self.clause.clone())).filter(|word| is_pronoun(word)).count();
        (has_owner && !takes_listener(text::within(self.text, last.clone())))
            || (follows_quote && is_far)
            || (verbs.len() > 1 && pronouns > 1)
    }

    /// Who follows a verb in the passive: `was warned by Kim`. `None` when the verb is none.
    fn by_passive(&self, verb: &Range<usize>) -> Option<Subject> {
        let before = text::within(self.text, self.clause.start..verb.start);
        let is_passive = words(before).last().is_some_and(|word| PASSIVE.has(word));
        let word = text::within(self.text, verb.clone());
        if !is_passive || !(takes_listener(word) || word == "asked") || is_quoting(word) {
            return None;
        }
        let rest = text::within(self.text, verb.end..self.clause.end).trim_start().starts_with("by ");
        Some(if rest { self.after(verb.end + " by".len()) } else { Subject::Unclear })
    }

    fn by_verb(&self, verb: Option<&Range<usize>>) -> Subject {
        let Some(verb) = verb else { return self.without_verb() };
        let word = text::within(self.text, verb.clone());
        if is_according(word) || is_quoting(word) {
            return self.after(verb.end);
        }
        if let Some(agent) = self.by_passive(verb) {
            return agent;
        }
        if let Some(pronoun) = self.pronoun(verb) {
            return Subject::Pronoun(pronoun);
        }
        let before = text::within(self.text, self.clause.start..verb.start);
        let has_subject = words(before).any(|word| !is_filler(word));
        if has_subject {
            return self.before(verb.start);
        }
        if takes_listener(word) { Subject::Unclear } else { self.after(verb.end) }
    }

    /// `Kim: "..."`, `Kim opened with courtesies: "..."`, `So its spokeswoman, Maria Zakharova, put it.`
    fn without_verb(&self) -> Subject {
        let clause = text::within(self.text, self.clause.clone());
        if words(clause).any(|word| matches!(word, "him" | "her" | "them")) {
            return Subject::Unclear;
        }
        let Some(first) = self.named.first() else {
            let pronoun = word_places(clause).find(|place| is_pronoun(text::within(clause, place.clone())));
            return pronoun
                .map_or(Subject::Unclear, |place| Subject::Pronoun(self.clause.start + place.start));
        };
        let is_joint = self.named.get(1).is_some_and(|next| self.is_joint(first, next));
        let lead = text::within(self.text, self.clause.start..first.start);
        let leads = lead.contains(',') || words(lead).all(leads_to_name) || lead.starts_with("So ");
        let rest = text::within(self.text, first.end..self.clause.end);
        if leads && !self.is_dependent(first) && !is_joint && self.begins_to_speak(rest) {
            Subject::Person(*first)
        } else {
            Subject::Unclear
        }
    }

    /// What may follow a speaker where no verb of speech does: nothing, or words that open or end a speech.
    /// Whoever is greeted, opens an envelope or shares a post says nothing.
    fn begins_to_speak(&self, rest: &str) -> bool {
        let rest = rest.trim().trim_end_matches([':', '：', '.']).trim_end();
        let is_addressed = rest
            .strip_prefix("to ")
            .is_some_and(|_| self.named.get(1).is_some_and(|next| next.end + 2 >= self.clause.end));
        let is_apposed = rest.starts_with(',') && rest.ends_with(',');
        rest.is_empty()
            || is_addressed
            || (rest.starts_with('(') && rest.ends_with(')'))
            || is_apposed
            || OPENINGS.iter().any(|opening| rest.trim_start_matches([',', ' ']).starts_with(opening))
    }

    /// A pronoun right before the verb or right after it.
    fn pronoun(&self, verb: &Range<usize>) -> Option<usize> {
        let before = text::within(self.text, self.clause.start..verb.start);
        let mut places: Vec<Range<usize>> = word_places(before).collect();
        while let Some(place) = places.pop() {
            if is_pronoun(text::within(before, place.clone())) {
                return Some(self.clause.start + place.start);
            }
            if !is_filler(text::within(before, place)) {
                return None;
            }
        }
        let after = text::within(self.text, verb.end..self.clause.end);
        let next =
            word_places(after).next().filter(|place| is_pronoun(text::within(after, place.clone())))?;
        Some(verb.end + next.start)
    }

    /// The subject before a verb: the nearest person that is joined to it.
    fn before(&self, verb: usize) -> Subject {
        let candidates: Vec<&Person> = self.named.iter().filter(|person| person.end <= verb).collect();
        for (index, person) in candidates.iter().enumerate().rev() {
            if self.is_dependent(person) || !is_link(text::within(self.text, person.end..verb)) {
                continue;
            }
            let is_joint = index.checked_sub(1).is_some_and(|other| self.is_joint(candidates[other], person));
            return if is_joint { Subject::Unclear } else { Subject::Person(**person) };
        }
        Subject::Unclear
    }

    /// The subject after a verb: "said Kremlin spokesman Dmitry Peskov".
    fn after(&self, verb: usize) -> Subject {
        const NEAR: usize = 5;
        let mut found: Option<&Person> = None;
        let mut at = verb;
        for person in self.named.iter().filter(|person| person.start >= verb) {
            let gap = text::within(self.text, at..person.start);
            let gap = if found.is_none() { gap.trim_start().strip_prefix("to ").unwrap_or(gap) } else { gap };
            let is_near = words(gap).count() <= NEAR;
            if let Some(first) = found
                && self.is_joint(first, person)
            {
                return Subject::Unclear;
            }
            let is_apposition = gap.trim_end().ends_with(',') && found.is_none();
            let is_broken = gap.contains([',', ';', '.', ':']) && !is_apposition;
            if !is_near || is_broken || words(gap).any(is_preposition) {
                break;
            }
            found = Some(person);
            at = person.end;
        }
        match found {
            Some(person) if !is_possessive(text::from(self.text, person.end)) => Subject::Person(*person),
            _ => Subject::Unclear,
        }
    }

    /// Whether a person only says more about another word: "a spokesman for Kim", "Kim's aide".
    fn is_dependent(&self, person: &Person) -> bool {
        let before = text::within(self.text, self.clause.start.min(person.start)..person.start);
        let mut lead: Vec<&str> = words(before).collect();
        lead.pop_if(|last| last.eq_ignore_ascii_case("the"));
        is_possessive(text::from(self.text, person.end))
            || before.ends_with(ADDRESSING)
            || lead.last().is_some_and(|word| is_according(word))
            || (before.ends_with(' ') && lead.last().is_some_and(|word| is_preposition(word)))
    }

    fn is_joint(&self, first: &Person, second: &Person) -> bool {
        let gap = self.text.get(first.end..second.start).unwrap_or_default().trim();
        first.bearer != second.bearer && JOINTS.contains(&gap)
    }
}

/// What joins two names.
const JOINTS: [&str; 8] = ["and", "&", ",", ", and", "und", "et", "y", "и"];

/// Chinese words that make an object of the name right after them: asked, to, told, with.
const ADDRESSING: [char; 22] = [
    '问', '問', '对', '對', '向', '给', '給', '和', '与', '與', '跟', '同', '诉', '訴', '访', '訪', '据',
    '據', '被', '让', '讓', '告',
];

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

/// Whether the words between a person and the verb leave the person its subject.
fn is_link(gap: &str) -> bool {
    const LONGEST: usize = 20;
    let trimmed = gap.trim();
    if trimmed.is_empty() {
        return true;
    }
    if words(trimmed).count() > LONGEST || trimmed.contains(['.', ';', ':']) {
        return false;
    }
    // "Kim, the leader of North Korea, said", "Kim (59) said".
    if let Some(inner) = trimmed.strip_prefix(',') {
        // "Kim, through a lawyer, said" gives the words of the lawyer.
        let first = words(inner).next();
        return inner.trim_end().ends_with(',') && first.is_some_and(|first| !HANDING_ON.contains(&first));
    }
    if trimmed.starts_with('(') && trimmed.ends_with(')') {
        return true;
    }
    let mut is_phrase = false;
    !trimmed.contains(',')
        && words(trimmed).all(|word| {
            is_phrase |= is_preposition(word);
            is_phrase || is_filler(word) || word.ends_with("ly")
        })
}

/// How words after a name begin that make what follows another's.
const HANDING_ON: [&str; 9] =
    ["through", "via", "by", "quoting", "citing", "reading", "paraphrasing", "imitating", "translating"];

pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.has(&word.to_lowercase())
}

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

/// Auxiliaries that make a verb of speech passive.
static PASSIVE: WordList = WordList::new("was were is are been being be got gets get");

/// Words before a name that make it no subject.
static PREPOSITIONS: WordList = WordList::new(
    "
    of for with by from about against near to in on at after before during when while as than like between under
    over that whom meeting met through via into following de del du di da von vom für mit bei gegen über avec
    con sobre pour por от для
",
);
