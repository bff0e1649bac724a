//! What the words before a name make of it: "Bank of Russia", "George Washington", "Mr. Putin".
//!
//! It must not know the words after it, nor who is meant.

use super::context::{Context, Verdict, in_headline, is_shouted, last_word};
use super::hit::{Hit, Shape};
use super::neighbour::{Neighbour, before, loud_before, quiet_before};
use super::words::Kind;
use crate::text::{self, WordList};

impl Context<'_> {
    pub(super) fn left(&self, number: usize, first: usize) -> Verdict {
        let (hit, start) = (&self.hits[number], self.hits[first].start);
        let bytes = &self.text.as_bytes()[..start];
        if bytes.last().is_none_or(|&byte| byte.is_ascii() && byte != b' ') {
            return Verdict::Sound;
        }
        if bytes.ends_with(b"& ") {
            return Verdict::Part;
        }
        if hit.shape.is(Shape::SURNAME) && self.is_place(hit) {
            return Verdict::Part;
        }
        // No space has more than two bytes.
        let neighbour = first.checked_sub(1).map(|other| &self.hits[other]);
        let neighbour = neighbour.filter(|other| other.end + 2 >= start);
        let previous = match quiet_before(self.text, start) {
            Some(word) if self.is_quiet(hit, word, neighbour) => return Verdict::Sound,
            Some(word) => Some(Neighbour::quiet(word, start - 1 - word.len(), self.words)),
            None => loud_before(self.text, start, self.words),
        };
        let Some(previous) = previous else { return Verdict::Sound };
        if previous.possessive {
            return Verdict::Sound;
        }
        if let Some(neighbour) = neighbour
            && neighbour.end == previous.end
            && !previous.dotted
        {
            // "Joe" may be a name of somebody else, too.
            let own = hit.shape.is(Shape::SURNAME) && hit.given(previous.word);
            return if own { Verdict::Sound } else { self.beside(neighbour, hit, hit) };
        }
        if is_shouted(hit, &previous) {
            return Verdict::Sound;
        }
        if previous.capital { self.left_capital(hit, &previous) } else { self.left_lower(hit, &previous) }
    }

    /// Whether a word in small letters leaves the name after it as it is; it may be, or end, a name
    /// itself, the `neighbour`.
    fn is_quiet(&self, hit: &Hit, word: &str, neighbour: Option<&Hit>) -> bool {
        // What connects names has three letters at most.
        let connects = match word {
            "in" | "on" | "to" | "by" | "as" | "at" | "a" | "but" => false,
            "the" | "and" => true,
            _ if word.len() > 3 => false,
            _ => is_connector(word) || neighbour.is_some(),
        };
        let lone = hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD);
        let changes = lone && self.words.kind(word).is(Kind::PARTICLE.or(Kind::FAMILY));
        !connects && !changes
    }

    /// "Bank of Russia", "van Putin", "the elder Bush".
    fn left_lower(&self, hit: &Hit, previous: &Neighbour) -> Verdict {
        if !previous.word.is_ascii() && !hit.shape.is(Shape::PERSON) && self.is_institution_of(previous) {
            return Verdict::Part;
        }
        let mut connector = *previous;
        if connector.word == "the" {
            match before(self.text, connector.start, self.words) {
                Some(earlier) => connector = earlier,
                None => return Verdict::Sound,
            }
        }
        if is_connector(connector.word) {
            return self.connected(hit, &connector);
        }
        if hit.shape.is(Shape::PERSON) && hit.shape.is(Shape::WORD) {
            if previous.kind().is(Kind::PARTICLE) && previous.word != "und" {
                return Verdict::Namesake;
            }
            if previous.kind().is(Kind::FAMILY) {
                return Verdict::Part;
            }
        }
        let paired = previous.word == "and" && SECOND_PARTS.has(text::within(self.text, hit.start..hit.end));
        if paired { Verdict::Part } else { Verdict::Sound }
    }

    /// "Банк развития Узбекистана", "بنك الأردن": genitives that follow the name of a body.
    fn is_institution_of(&self, previous: &Neighbour) -> bool {
        let earlier = before(self.text, previous.start, self.words);
        previous.kind().is(Kind::INSTITUTION) || earlier.is_some_and(|word| word.kind().is(Kind::INSTITUTION))
    }

    /// "In Noyce, they met", "near Duarte.": where a surname may be a town's name.
    fn is_place(&self, hit: &Hit) -> bool {
        let ends = |rest: &str| rest.starts_with([',', '.', ';', '\n']) || rest.is_empty();
        let is_preposition = |previous: Neighbour| {
            ["in", "near", "outside"].iter().any(|word| previous.word.eq_ignore_ascii_case(word))
        };
        self.text.get(hit.end..).is_some_and(ends)
            && before(self.text, hit.start, self.words).is_some_and(is_preposition)
    }

    /// A name after "X of": X is an office, or the start of a longer name.
    fn connected(&self, hit: &Hit, connector: &Neighbour) -> Verdict {
        let Some(head) = before(self.text, connector.start, self.words) else { return Verdict::Sound };
        if !head.capital || head.possessive || self.is_hit_end(head.end) {
            return Verdict::Sound;
        }
        if connector.word == "for" {
            return if head.kind().is(Kind::INSTITUTION) { Verdict::Part } else { Verdict::Sound };
        }
        if self.is_office_of(&head) {
            return Verdict::Sound;
        }
        let ruled = head.kind().is(Kind::TITLE.or(Kind::GENERATION)) || HEADS.has(head.word);
        let opens = self.begins_sentence(head.start) && !head.kind().is(Kind::INSTITUTION);
        let whole_person = hit.shape.is(Shape::PERSON) && !hit.shape.is(Shape::WORD);
        // "the General Conference of the IAEA" is an organ of it; "Bank of Russia" is none of Russia's.
        let body = hit.shape.is(Shape::ORGANIZATION)
            && !hit.shape.is(Shape::COUNTRY)
            && (!hit.shape.is(Shape::WORD) || hit.shape.is(Shape::ACRONYM));
        if ruled || opens || body || (whole_person && !head.kind().is(Kind::INSTITUTION)) {
            Verdict::Sound
        } else {
            Verdict::Part
        }
    }

    /// "President Xi Jinping of China", "Minister of Foreign Affairs of Indonesia": the words before "of" go
    /// back to an office.
    fn is_office_of(&self, head: &Neighbour) -> bool {
        let mut word = *head;
        for _ in 0..OFFICE {
            let kind = word.kind();
            if kind.is(Kind::INSTITUTION) && !kind.is(Kind::PORTFOLIO) && !kind.is(Kind::TITLE) {
                return false;
            }
            if word.capital && kind.is(Kind::TITLE) {
                return true;
            }
            match before(self.text, word.start, self.words) {
                Some(earlier) if earlier.capital || JOINTS.has(earlier.word) => word = earlier,
                _ => return false,
            }
        }
        false
    }

    /// "Mr Miller", "Sheriff Miller".
    pub(super) fn is_titled(&self, hit: &Hit) -> bool {
        before(self.text, hit.start, self.words)
            .is_some_and(|word| word.kind().is(Kind::TITLE.or(Kind::CALLING)))
    }

    /// "Mrs Miller": one of those who bear the name, told by the form of address.
    pub(super) fn is_addressed(&self, hit: &Hit) -> bool {
        before(self.text, hit.start, self.words).is_some_and(|word| ADDRESSES.has(word.word))
    }

    /// "His wife, Betty Ford," after Gerald Ford: the name alone goes on to mean him.
    pub(super) fn is_kin(&self, hit: &Hit) -> bool {
        let mut rest = text::before(self.text, hit.start).trim_end();
        for _ in 0..KIN {
            let word = last_word(rest);
            if word.is_empty() || !(word.starts_with(char::is_uppercase) || rest.ends_with('.')) {
                break;
            }
            rest = text::before(rest, rest.len() - word.len()).trim_end_matches([' ', '.']);
        }
        let rest = rest.trim_end_matches([' ', ',']);
        let relation = last_word(rest);
        if !self.words.kind(relation).is(Kind::FAMILY) {
            return false;
        }
        let mut rest = text::before(rest, rest.len() - relation.len()).trim_end();
        for _ in 0..3 {
            let word = last_word(rest);
            if word == "s" || OWNERS.has_in_any_case(word) {
                return true;
            }
            if word.is_empty() || word.starts_with(char::is_uppercase) {
                return false;
            }
            rest = text::before(rest, rest.len() - word.len()).trim_end_matches([' ', '-']);
        }
        false
    }

    fn is_hit_end(&self, end: usize) -> bool {
        self.hits.binary_search_by(|hit| hit.end.cmp(&end)).is_ok()
    }

    fn left_capital(&self, hit: &Hit, previous: &Neighbour) -> Verdict {
        let opens = self.begins_sentence(previous.start);
        let kind = previous.kind();
        let (person, word) = (hit.shape.is(Shape::PERSON), hit.shape.is(Shape::WORD));
        let initial = previous.word.chars().nth(1).is_none();
        if person && initial && !(opens && kind.is(Kind::FUNCTION) && !previous.dotted) {
            return self.after_initial(hit, previous);
        }
        if (kind.is(Kind::FUNCTION) && opens) || previous.word == "The" || (kind.is(Kind::DAY) && !initial) {
            return Verdict::Sound;
        }
        if kind.is(Kind::TITLE.or(Kind::CALLING)) && person && !kind.is(Kind::GIVEN) {
            return Verdict::Sound;
        }
        if self.is_described(hit, previous) {
            return Verdict::Sound;
        }
        if hit.given(previous.word) || (person && word && self.introduces(previous.word)) {
            return Verdict::Sound;
        }
        if kind.is(Kind::GIVEN) {
            return if word { Verdict::Namesake } else { Verdict::Part };
        }
        let named_after = kind.is(Kind::INSTITUTION.or(Kind::COMPASS));
        if self.is_headline(hit) && !named_after {
            return in_headline(hit);
        }
        if person && !word {
            return if CALLED_AFTER.has(previous.word) { Verdict::Part } else { Verdict::Sound };
        }
        if opens && !named_after {
            let bent =
                previous.word.len() > 5 && (previous.word.ends_with("ing") || previous.word.ends_with("ly"));
            return if bent || !word {
                Verdict::Sound
            } else if person {
                Verdict::Namesake
            } else {
                Verdict::Part
            };
        }
        let acronym = previous.word.len() > 1 && !previous.word.chars().any(char::is_lowercase);
        if named_after || acronym {
            Verdict::Part
        } else if person && word {
            Verdict::Namesake
        } else if hit.may_be_given() && !kind.is(Kind::NATION.or(Kind::TITLE)) {
            Verdict::Borrowed
        } else {
            Verdict::Part
        }
    }

    /// "Former Gazprom managers", "Thirteen China experts", "Miami-based NHC": what tells of a name begins none.
    fn is_described(&self, hit: &Hit, previous: &Neighbour) -> bool {
        if hit.shape.is(Shape::SURNAME) {
            return false;
        }
        let tail = previous.word.rsplit_once('-').map(|(_, tail)| tail);
        let bound = tail.is_some_and(|tail| {
            tail.starts_with(char::is_lowercase) && self.words.kind(tail).is(Kind::SUFFIX)
        });
        bound || (self.begins_sentence(previous.start) && DESCRIBING.has_in_any_case(previous.word))
    }

    /// "Maître Haddouche" after "Maître Yacine Ben Haddouche": a word that stands before a full name elsewhere in
    /// the text is no name of somebody else.
    fn introduces(&self, word: &str) -> bool {
        let introducing = self.introducing.get_or_init(|| {
            let full = Shape::WORD.or(Shape::SURNAME);
            let people = self.hits.iter().filter(|hit| hit.shape.is(Shape::PERSON) && !hit.shape.is(full));
            let words = people.filter_map(|hit| before(self.text, hit.start, self.words));
            words.filter(|word| word.capital && !word.possessive).map(|word| word.word).collect()
        });
        introducing.contains(word) && !self.words.kind(word).is(Kind::GIVEN) && !CALLED_AFTER.has(word)
    }

    /// "J. Biden" is Joe Biden; "Hunter R. Biden" is not.
    fn after_initial(&self, hit: &Hit, initial: &Neighbour) -> Verdict {
        let letter = initial.word.to_lowercase();
        match before(self.text, initial.start, self.words) {
            Some(name) if name.capital && !name.possessive && !self.begins_with_function(&name) => {
                let same =
                    hit.given(name.word) || name.kind().is(Kind::TITLE) && !name.kind().is(Kind::GIVEN);
                if same { Verdict::Sound } else { Verdict::Namesake }
            }
            // "M. Garba" is a Monsieur.
            _ if hit.given_starts(&letter) || initial.word == "M" => Verdict::Sound,
            _ => Verdict::Namesake,
        }
    }

    fn begins_with_function(&self, word: &Neighbour) -> bool {
        word.kind().is(Kind::FUNCTION) && self.begins_sentence(word.start)
    }
}

/// What may connect a name with the start of a longer one.
fn is_connector(word: &str) -> bool {
    CONNECTORS.has(word)
}

/// Most words of an office before "of".
const OFFICE: usize = 8;

/// Most given names before a surname.
const KIN: usize = 4;

/// Second parts of the names of countries.
static SECOND_PARTS: WordList = WordList::new("Tobago Herzegovina Barbuda Principe Nevis");

/// Heads that a name follows: `Embassy of Iran`.
static HEADS: WordList = WordList::new(
    "
    Government Governments People Peoples Parliament Parliaments Leader Leaders Invasion Embassy Embassies Ministers
    Presidents Permanent Mission Missions Ambassadors Citizens
",
);

/// Words inside an office: "Minister for Trade and Industry".
static JOINTS: WordList = WordList::new("of for and the");

/// Forms of address that tell one of several who bear a name.
static ADDRESSES: WordList = WordList::new("Mr Mrs Ms Miss Lady Lord Sir Madame Mme M");

/// Whose relative somebody is.
static OWNERS: WordList = WordList::new("his her their whose");

/// What is called after a person with all of the name.
static CALLED_AFTER: WordList = WordList::new(
    "Mount Mt Port Fort Ft Cape Lake Saint St San Santa Camp USS HMS HMCS INS RRS MV MS SS Baby Little Team Non Anti",
);

/// Words that begin a sentence and tell of the name after them.
static DESCRIBING: WordList = WordList::new(
    "
    former current senior top leading fellow rival outgoing incoming foreign local key many dozens hundreds thousands ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred several numerous countless successive previous ordinary individual prominent veteran retired
    ex-
",
);

/// Between the parts of a name.
static CONNECTORS: WordList = WordList::new("of de del do da du di des for");
