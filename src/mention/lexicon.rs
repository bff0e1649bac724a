//! Declared names as patterns: how each may be spelt, and in which case it may stand.
//!
//! It must not know running text beyond the bytes that a pattern matched.

use std::collections::{BTreeSet, HashMap, HashSet};

use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

use super::finder::Finder;
use super::forms::{self, Standing};
use super::hit::Shape;
use super::words::{Kind, Words};
use super::{Bearer, BearerKind, gender, surname};
use crate::name::{hyphens_of, is_apostrophe, is_hyphen};
use crate::text::WordList;

/// Every declared name, ready to be found.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) finder: Finder,
    /// For each pattern, who may be meant by it.
    pub(super) patterns: Vec<Pattern>,
    pub(super) bearers: Vec<Known>,
    pub(super) words: Words,
}

/// What is kept of a bearer.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) kind: BearerKind,
    /// The words of its names, lower case: "Joseph R. Biden" and "Joe Biden" have "joseph" and "joe".
    pub(super) given: Vec<String>,
    /// Whether its surname comes before its given name.
    pub(super) family_first: bool,
    /// Whether it is a woman, where that is known.
    pub(super) woman: Option<bool>,
    /// The words of its offices.
    pub(super) offices: Vec<String>,
}

/// A pattern and who may be meant by it.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) claims: Box<[Claim]>,
    /// Who it is, if only one claims it and not as a surname: most are so, and the claims need not be
    /// fetched from elsewhere.
    pub(super) sole: Option<u32>,
    /// What they are together, if the case fits all of them.
    pub(super) shape: Shape,
    /// What it is as a word.
    pub(super) word_kind: Kind,
    /// Whether all write it in one way.
    pub(super) is_one_spelling: bool,
}

impl Pattern {
    /// `None` if nobody claims it.
    fn new(claims: Vec<Claim>, known: &[Known], words: &Words) -> Option<Self> {
        let is_one_spelling = claims.windows(2).all(|pair| {
            pair[0].spelling == pair[1].spelling
                && (pair[0].claimed == Claimed::Topic) == (pair[1].claimed == Claimed::Topic)
        });
        let shape = Shape::of(claims.iter(), known);
        let word_kind = words.kind(&claims.first()?.spelling);
        let sole = match &claims[..] {
            [claim] if !claim.is_surname() => u32::try_from(claim.bearer).ok(),
            _ => None,
        };
        Some(Self { claims: claims.into(), sole, shape, word_kind, is_one_spelling })
    }
}

/// A bearer's claim to a pattern.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) bearer: usize,
    pub(super) claimed: Claimed,
    /// The spelling with its case, of the same length as what the pattern matches.
    spelling: Box<str>,
    /// Whether it is one word.
    pub(super) is_word: bool,
}

impl Lexicon {
    /// Makes one automaton of the names and aliases of every bearer and the surnames of persons.
    pub fn new(bearers: &[Bearer]) -> Self {
        let words = Words::new();
        let mut patterns = Patterns::default();
        let mut known = Vec::with_capacity(bearers.len());
        let declared: HashSet<String> =
            bearers.iter().flat_map(Bearer::names).map(str::to_lowercase).collect();
        for (number, bearer) in bearers.iter().enumerate() {
            for name in bearer.names() {
                let kind = Claimed::of(bearer.kind, name);
                patterns.add(name, number, kind);
                for form in other_names(bearer, name) {
                    if form.eq_ignore_ascii_case(name) || !declared.contains(&form.to_lowercase()) {
                        patterns.add(&form, number, kind);
                    }
                }
            }
            if matches!(bearer.kind, BearerKind::Organization | BearerKind::Group)
                && let Some(name) = bearer.names().find_map(|name| forms::company(name, &words))
                && !declared.contains(&name.to_lowercase())
            {
                patterns.add(&name, number, Claimed::Surname);
            }
            for name in &bearer.demonyms {
                patterns.add(name, number, Claimed::Name);
            }
            let mut family_first = false;
            if bearer.kind == BearerKind::Person {
                let found = surname::surnames(bearer, &words);
                family_first = found.family_first;
                for name in &found.names {
                    patterns.add(name, number, Claimed::Surname);
                }
                for name in surname::given(bearer, &words, family_first) {
                    patterns.add(&name, number, Claimed::Given);
                }
                for (form, standing) in forms::forms(bearer, &words, family_first) {
                    if !declared.contains(&form.to_lowercase()) {
                        patterns.add(&form, number, standing.into());
                    }
                }
            }
            let given = bearer.names().flat_map(str::split_whitespace).map(str::to_lowercase).collect();
            let woman = (bearer.kind == BearerKind::Person)
                .then(|| {
                    surname::given(bearer, &words, family_first)
                        .iter()
                        .find_map(|name| gender::of_given(name))
                })
                .flatten();
            let offices = bearer.offices.iter().flat_map(|office| office.split_whitespace());
            let offices = offices.filter(|word| words.kind(word).is(Kind::TITLE.or(Kind::CALLING)));
            let offices = offices.map(str::to_owned).collect();
            known.push(Known { kind: bearer.kind, given, family_first, woman, offices });
        }
        let spellings = patterns
            .claims
            .iter()
            .flatten()
            .map(|claim| (claim.spelling.to_string(), (claim.claimed == Claimed::Topic)));
        // A pattern has the case of its first claim, to tell at once what stands as it is declared.
        let firsts = patterns.claims.iter().filter_map(|claims| claims.first());
        let keys: Vec<String> = firsts.map(|claim| claim.spelling.to_string()).collect();
        let finder = Finder::new(&keys, spellings);
        // No list of claims is empty: the numbers of the patterns stay those of the keys.
        let patterns = patterns.claims.into_iter();
        let patterns = patterns.filter_map(|claims| Pattern::new(claims, &known, &words)).collect();
        Self { finder, patterns, bearers: known, words }
    }
}

/// As what a bearer claims a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claimed {
    /// The name of a topic, in any case.
    Topic,
    /// The name of an actor.
    Name,
    /// The name of a body whose other words may have small letters.
    Body,
    /// A surname or another part of a name, which counts only after the full name.
    Surname,
    /// All of a name in another order, which counts before it too.
    Inverted,
    /// The given name, which counts only after somebody was named.
    Given,
}

impl Claimed {
    /// Whether it counts only beside the full name.
    fn is_surname(self) -> bool {
        matches!(self, Self::Surname | Self::Inverted | Self::Given)
    }
}

impl Claimed {
    /// As what a bearer claims its name.
    fn of(kind: BearerKind, name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_word = |word: &&str| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && word.chars().nth(2).is_some()
                && letters.all(char::is_lowercase)
        };
        let is_body = match &words[..] {
            [first, second] => forms::is_adjective(first) && BODIES.has(second),
            [_, rest @ ..] => rest.len() > 1 && rest.iter().filter(|word| is_word(word)).count() > 1,
            [] => false,
        };
        match kind {
            BearerKind::Topic => Self::Topic,
            BearerKind::Organization | BearerKind::Group if is_body => Self::Body,
            _ => Self::Name,
        }
    }
}

/// Acronyms that are said as words.
static SAID: WordList = WordList::new(
    "
    NATO UNESCO UNICEF OPEC ASEAN NASA FIFA UEFA ECOWAS AUKUS UNIFIL UNRWA EFTA APEC BRICS MERCOSUR INTERPOL EUROPOL
    FRONTEX CITES IATA ICAO WADA OXFAM OFCOM DEFRA UKIP CERN SAARC UNCTAD UNIDO EURATOM ABACC STUK RUSI SIPRI UNEP
",
);

/// What a state has one of.
static BODIES: WordList =
    WordList::new("Parliament Army Navy Police Government Congress Senate Presidency Coastguard Legislature");

impl From<Standing> for Claimed {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Full => Self::Name,
            Standing::After => Self::Surname,
            Standing::Beside => Self::Inverted,
        }
    }
}

/// Other ways to write a name that is no person's: "and" for "&", without what a bracket adds.
fn other_names(bearer: &Bearer, name: &str) -> Vec<String> {
    if matches!(bearer.kind, BearerKind::Person | BearerKind::Topic) {
        return Vec::new();
    }
    let mut found = Vec::new();
    // "Nato", as many papers write what is said as a word.
    if SAID.has(name) {
        let mut letters = name.chars();
        found.extend(letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()));
    }
    if name.contains(" & ") {
        found.push(name.replace(" & ", " and "));
    }
    if let Some(rest) = name.strip_prefix("The ").filter(|rest| rest.contains(' ')) {
        found.push(rest.to_owned());
    }
    // "Institute of Seismology, University of Oslo".
    if let Some((before, after)) = name.split_once(", ")
        && after.starts_with(char::is_uppercase)
        && before.split(' ').nth(2).is_some()
    {
        found.push(before.to_owned());
    }
    if let Some((before, _)) = name.split_once(" (").filter(|_| name.ends_with(')')) {
        found.push(before.to_owned());
    }
    found
}

#[derive(Default)]
struct Patterns {
    numbers: HashMap<String, usize>,
    claims: Vec<Vec<Claim>>,
}

impl Patterns {
    fn add(&mut self, name: &str, bearer: usize, claimed: Claimed) {
        let is_topic = claimed == Claimed::Topic;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().filter(|c| c.is_alphanumeric()).nth(1).is_none() {
            return;
        }
        for spelling in spellings(&name, is_topic) {
            let key = spelling.to_ascii_lowercase();
            let number = *self.numbers.entry(key).or_insert_with(|| {
                self.claims.push(Vec::new());
                self.claims.len() - 1
            });
            let claims = &mut self.claims[number];
            // A name that is an alias too, and a surname that is an alias, are claimed once.
            let is_there = |claim: &Claim| {
                claim.bearer == bearer
                    && (!claim.is_surname() || claimed.is_surname())
                    && *claim.spelling == spelling
            };
            if !claims.iter().any(is_there) {
                let is_word = !spelling.contains([' ', '\u{A0}']);
                claims.push(Claim { bearer, claimed, spelling: spelling.into(), is_word });
            }
        }
    }
}

/// What stands for an apostrophe in a name, as writers and their keyboards have it.
const APOSTROPHES: &[&str] = &[
    "'", "\u{2019}", "\u{2BC}", "\u{2018}", "\u{2BB}", "\u{2BD}", "\u{2BE}", "\u{2BF}", "`", "\u{B4}",
    "\u{2B9}", "\u{201B}",
];

/// The ways to write a name: its initials with and without dots, one kind of hyphen and apostrophe
/// throughout; composed and decomposed; and, where ASCII case folding does not reach, in capitals. All
/// spaces are plain in what is searched.
fn spellings(name: &str, is_topic: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::from([name.to_owned()]);
    if !is_topic {
        found.extend(forms::initials(name));
    }
    vary(&mut found, is_hyphen, &hyphens_of(name));
    vary(&mut found, is_apostrophe, APOSTROPHES);
    if name.is_ascii() {
        return found;
    }
    for spelling in found.clone() {
        let upper = spelling.to_uppercase();
        found.insert(without_accents(&upper));
        found.insert(upper);
        if is_topic {
            found.insert(spelling.to_lowercase());
            found.insert(capitalized(&spelling));
        }
    }
    for spelling in found.clone() {
        found.insert(ComposingNormalizer::new_nfc().normalize(&spelling).into_owned());
        found.insert(DecomposingNormalizer::new_nfd().normalize(&spelling).into_owned());
    }
    found
}

fn vary(found: &mut BTreeSet<String>, is: impl Fn(char) -> bool, forms: &[&str]) {
    for spelling in found.clone() {
        if spelling.contains(&is) {
            let varied = |form: &&str| spelling.split(&is).collect::<Vec<_>>().join(form);
            found.extend(forms.iter().map(varied));
        }
    }
}

/// Greek capitals are written without accents.
fn without_accents(upper: &str) -> String {
    if !upper.chars().any(|c| ('\u{370}'..='\u{3FF}').contains(&c)) {
        return upper.to_owned();
    }
    let parted = DecomposingNormalizer::new_nfd().normalize(upper).into_owned();
    parted.chars().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).collect()
}

fn capitalized(name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + rest.as_str()
}

impl Claim {
    /// Whether it counts only beside the full name.
    pub(super) fn is_surname(&self) -> bool {
        self.claimed.is_surname()
    }

    /// Whether it is a part of a name.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.claimed, Claimed::Surname | Claimed::Given)
    }

    /// Whether the name may stand in the case in which it was found.
    ///
    /// As declared; in capitals, if it is long enough not to be a word of its own ("UN" is not "Un");
    /// with more capitals at the starts of words ("The Kremlin"). A topic in any case.
    pub(super) fn fits(&self, found: &str) -> bool {
        if found == &*self.spelling || (self.claimed == Claimed::Topic) {
            return true;
        }
        let is_capitals = !found.chars().any(char::is_lowercase);
        if is_capitals {
            return !self.is_word || found.chars().filter(|c| c.is_alphabetic()).count() >= 4;
        }
        let mut before = ' ';
        let mut all_capitals = false;
        for (at, (is, declared)) in found.chars().zip(self.spelling.chars()).enumerate() {
            if before == ' ' {
                // "Émilie MOREAU": one word in capitals may be short only if it is as declared.
                all_capitals = !self.is_word && is_capital_word(found.chars().skip(at));
            }
            let fits = is == declared
                || (is.is_lowercase() && at > 0 && before == ' ' && self.is_body())
                || (is.is_uppercase()
                    && (all_capitals || before == ' ' && (!self.is_word || self.has_capital())))
                || (is.is_lowercase() && (is_hyphen(before) || at == 0 && self.begins_with_article()));
            if !fits {
                return false;
            }
            before = is;
        }
        true
    }

    /// "Iraqi security forces", "Norwegian parliament": a body whose name is long enough to be told from common
    /// words stands in any case but for its first letter.
    fn is_body(&self) -> bool {
        self.claimed == Claimed::Body
    }

    /// "The Daily Ledger" is "the Daily Ledger" inside a sentence.
    fn begins_with_article(&self) -> bool {
        self.spelling.strip_prefix("The ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
    }

    /// Whether it is declared with a small letter at its start.
    pub(super) fn begins_lower(&self) -> bool {
        self.spelling.starts_with(char::is_lowercase)
    }

    /// Whether it is declared with small letters.
    pub(super) fn has_small(&self) -> bool {
        self.spelling.chars().any(char::is_lowercase)
    }

    fn has_capital(&self) -> bool {
        self.spelling.chars().any(char::is_uppercase)
    }
}

/// Whether the word that characters begin with has three letters or more and all of them are capitals; a
/// small prefix such as "Mc" is none.
fn is_capital_word(rest: impl Iterator<Item = char>) -> bool {
    let mut letters = 0;
    for c in rest.take_while(|&c| c != ' ') {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_alphabetic());
    }
    letters >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (declared, found, fits) in [
            ("US", "us", false),
            ("US", "Us", false),
            ("Un", "UN", false),
            ("May", "may", false),
            ("May", "MAY", false),
            ("Putin", "PUTIN", true),
            ("Putin", "putin", false),
            ("South Korea", "south korea", false),
            ("South Korea", "SOUTH KOREA", true),
            ("Government of Japan", "Government Of Japan", true),
            ("the Kremlin", "The Kremlin", true),
            ("Kim Jong-Un", "Kim Jong-un", true),
            ("al-Qaeda", "Al-Qaeda", true),
            ("Émilie Moreau", "Émilie MOREAU", true),
            ("Ren Kobayashi", "Ren KOBAYASHI", true),
            ("Xi Ming", "XI Ming", false),
            ("The Daily Ledger", "the Daily Ledger", true),
            ("The Daily Ledger", "the daily Ledger", false),
            ("There Now", "there Now", false),
        ] {
            let claim = Claim {
                bearer: 0,
                claimed: Claimed::Name,
                spelling: declared.into(),
                is_word: !declared.contains(' '),
            };
            assert_eq!(claim.fits(found), fits, "{declared} as {found}");
        }
    }

    #[test]
    fn ways_to_write_a_name() {
        assert_eq!(spellings("Kim Jong-un", false).len(), 4);
        assert_eq!(spellings("Côte d'Ivoire", false).len(), 48);
        assert!(spellings("Ελλάδα", false).contains("ΕΛΛΑΔΑ"));
    }
}
