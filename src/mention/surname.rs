//! Which part of a person's name is the surname.
//!
//! Said by a weak alias, else by the customs of the place the name seems to come from. It must not
//! know texts: whether a surname may be linked is for `resolve` to say.

use super::Bearer;
use super::words::{Kind, Words};
use crate::text::WordList;

/// What a person is called by alone, after the full name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Surnames {
    pub(super) names: Vec<String>,
    pub(super) family_first: bool,
}

/// The surnames of a person, by each of their names and weak aliases.
pub(super) fn surnames(person: &Bearer, words: &Words) -> Surnames {
    let mut found = Surnames::default();
    if let Some(surname) = person.surname {
        let first = parts(person.name, words).first().is_some_and(|first| surname.starts_with(first));
        return Surnames { names: vec![surname.to_owned()], family_first: first };
    }
    for name in person.names() {
        let parts = parts(name, words);
        if parts.len() < 2 {
            // "阿齐兹" of "努鲁尔·阿齐兹".
            let last = name.rsplit(['·', '・']).next().filter(|last| *last != name);
            found.names.extend(last.map(str::to_owned));
            continue;
        }
        let told: Vec<&str> = person.weak.iter().copied().filter(|weak| stands_in(weak, &parts)).collect();
        if let [first, ..] = told[..] {
            found.family_first |= parts.first() == Some(&first) && words.kind(first).is(Kind::FAMILY_FIRST);
            found.names.extend(told.iter().map(|&weak| weak.to_owned()));
            continue;
        }
        match family_first(&parts, words) {
            Order::FamilyFirst => {
                found.family_first = true;
                found.names.push(parts[0].to_owned());
            }
            Order::FamilyLast => found.names.extend(last(&parts, words)),
            Order::Unknown => {}
        }
    }
    found.names.retain(|name| name.chars().nth(1).is_some());
    found.names.sort();
    found.names.dedup();
    found
}

/// The words of a name without titles before it, and without generations, degrees and honours after it.
pub(super) fn parts<'n>(name: &'n str, words: &Words) -> Vec<&'n str> {
    let mut parts: Vec<&str> = name
        .split_whitespace()
        .map(|part| part.trim_end_matches(','))
        .filter(|part| !part.is_empty())
        .collect();
    let bare = |part: &str| words.kind(part.trim_end_matches('.'));
    let titles = |parts: &[&str]| {
        let kind = bare(parts[0]);
        let called = kind.is(Kind::TITLE) || (kind.is(Kind::CALLING) && parts.len() > 2);
        called && !kind.is(Kind::GIVEN)
    };
    while parts.len() > 1 && titles(&parts) {
        parts.remove(0);
    }
    // "Adeyinka of Peckham" is called Adeyinka.
    if let Some(of) = parts.iter().position(|part| *part == "of").filter(|of| *of > 0) {
        parts.truncate(of);
    }
    while let [_, rest @ .., last] = &parts[..]
        && (bare(last).is(Kind::GENERATION)
            || (bare(last).is(Kind::POSTNOMINAL.or(Kind::DESCENDANT)) && !rest.is_empty()))
    {
        parts.pop();
    }
    parts
}

/// Whether a weak alias is a word, or words in a row, of a name, but not all of it.
fn stands_in(weak: &str, parts: &[&str]) -> bool {
    let weak: Vec<&str> = weak.split_whitespace().collect();
    !weak.is_empty() && weak.len() < parts.len() && parts.windows(weak.len()).any(|row| row == weak)
}

/// The given names of a person, as they stand alone: the first, or what follows a surname that comes first.
pub(super) fn given(person: &Bearer, words: &Words, family_first: bool) -> Vec<String> {
    if let Some(given) = person.given {
        return vec![given.to_owned()];
    }
    let mut found: Vec<String> = Vec::new();
    let own = parts(person.name, words);
    for name in person.names() {
        let parts = parts(name, words);
        // An alias that shares no word with the name may be anything: "Iron Lady".
        if parts.len() < 2 || !parts.iter().any(|part| own.contains(part)) {
            continue;
        }
        if family_first && words.kind(parts[0]).is(Kind::FAMILY_FIRST) {
            found.push(parts[1..].join(" "));
            if VIETNAMESE.has(&any_ascii::any_ascii(parts[0])) {
                found.push(parts[parts.len() - 1].to_owned());
            }
        } else {
            found.push(parts[0].to_owned());
            // "Ocampo" of "Marcela Ocampo Iriarte", but not half of "Montes de Oca".
            let middle = 1..surname_start(&parts, words);
            let is_whole = |&at: &usize| {
                parts[at].chars().nth(3).is_some()
                    && !words.kind(parts[at + 1]).is(Kind::PARTICLE.or(Kind::OPENING))
            };
            found.extend(middle.filter(is_whole).map(|at| parts[at].to_owned()));
        }
    }
    found.retain(|name| is_given(name, words));
    found.sort();
    found.dedup();
    found
}

/// Whether a given name alone may be told from other words.
fn is_given(name: &str, words: &Words) -> bool {
    let kind = words.kind(name);
    let others = Kind::MONTH.or(Kind::DAY).or(Kind::FUNCTION).or(Kind::COMPASS);
    let titles = Kind::TITLE.or(Kind::CALLING).or(Kind::PARTICLE).or(Kind::OPENING).or(Kind::FAMILY);
    name.starts_with(char::is_uppercase)
        && name.chars().nth(2).is_some()
        && !name.contains('.')
        && !kind.is(others)
        && (!kind.is(titles) || kind.is(Kind::GIVEN))
        && !SERVANTS.has(name)
}

enum Order {
    FamilyFirst,
    FamilyLast,
    Unknown,
}

fn family_first(parts: &[&str], words: &Words) -> Order {
    // "Geun-hye", "Ing-wen": only given names are written so, and they stand last.
    let is_given =
        |part: &str| part.split_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
    let told = parts.len() == 2 && is_given(parts[1]) && parts[1].split('-').all(is_syllables);
    if !told && !words.kind(parts[0]).is(Kind::FAMILY_FIRST) {
        return Order::FamilyLast;
    }
    // "Kim Philby" and "Lee Mason" are not from Korea; "Kim Gu" and "Lee Kuan" cannot be told.
    let western = FAMILY_OR_GIVEN.has(parts[0]);
    let rest = &parts[1..];
    if !rest.iter().all(|part| part.split('-').all(is_syllables)) {
        return Order::FamilyLast;
    }
    if western && rest.len() == 1 && !rest[0].contains('-') { Order::Unknown } else { Order::FamilyFirst }
}

/// Whether a word is made of syllables as Korean, Chinese and Vietnamese are romanized.
fn is_syllables(word: &str) -> bool {
    let plain: String = any_ascii::any_ascii(word).to_lowercase();
    !plain.is_empty() && plain.is_ascii() && plain.len() <= 12 && reads(plain.as_bytes(), 0)
}

fn reads(rest: &[u8], syllables: usize) -> bool {
    const ONSETS: &[&str] = &[
        "ngh", "ng", "nh", "tr", "th", "ph", "kh", "gh", "gi", "qu", "zh", "ch", "sh", "kk", "tt", "pp",
        "ss", "jj", "hy", "by", "my", "gy", "ky", "ry", "ny", "py", "b", "p", "m", "f", "d", "t", "n", "l",
        "gw", "kw", "hw", "hs", "ts", "tz", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", "v",
        "",
    ];
    const CODAS: &[&str] = &["ng", "nh", "ch", "ck", "n", "k", "l", "m", "p", "t", "c", ""];
    if rest.is_empty() {
        return syllables > 0;
    }
    // Three syllables are as many as a given name has; that bounds the search.
    if syllables == 3 {
        return false;
    }
    ONSETS.iter().filter(|onset| rest.starts_with(onset.as_bytes())).any(|onset| {
        let tail = &rest[onset.len()..];
        let vowels = tail.iter().take(3).take_while(|byte| b"aeiouy".contains(byte)).count();
        (1..=vowels).any(|count| {
            let tail = &tail[count..];
            CODAS
                .iter()
                .any(|coda| tail.starts_with(coda.as_bytes()) && reads(&tail[coda.len()..], syllables + 1))
        })
    })
}

/// The last word with the particles before it; an Arabic article may be left out.
fn last(parts: &[&str], words: &Words) -> Vec<String> {
    let start = surname_start(parts, words);
    // A surname that begins with an apostrophe cannot be told from a closing quotation mark.
    if parts[start].starts_with(crate::name::is_apostrophe) {
        return Vec::new();
    }
    let whole = parts[start..].join(" ");
    let mut found = Vec::new();
    if let Some((article, bare)) = parts[parts.len() - 1].split_once('-')
        && ARTICLES.has(&article.to_lowercase())
    {
        found.push(bare.to_owned());
    }
    found.push(whole);
    found
}

/// Where the surname begins in the words of a name that has it last.
pub(super) fn surname_start(parts: &[&str], words: &Words) -> usize {
    let mut start = parts.len() - 1;
    let is_particle = |part: &str| {
        let kind = words.kind(part);
        part.starts_with(crate::name::is_apostrophe)
            || (part.starts_with(char::is_lowercase) && kind.is(Kind::PARTICLE))
            || (part.starts_with(char::is_uppercase) && kind.is(Kind::OPENING))
            || part.rsplit_once('-').is_some_and(|(_, end)| {
                end.starts_with(char::is_lowercase) && words.kind(end).is(Kind::PARTICLE)
            })
    };
    while start > 1 && is_particle(parts[start - 1]) {
        start -= 1;
    }
    start
}

/// Family names of Asia that are also given names or words elsewhere.
static FAMILY_OR_GIVEN: WordList = WordList::new("Kim Lee An Do Le Long Song Dong Sun Ali Shin");

/// Family names of Vietnam, where people are called by the last part of the name.
static VIETNAMESE: WordList = WordList::new(
    "Nguyen Tran Le Pham Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong To Vuong Hoang Huynh Trinh Doan Dao",
);

/// First words of names that are never said alone: "Abdul Rahman" is no Abdul.
static SERVANTS: WordList = WordList::new("Abdul Abdel Abd Abu Umm Bin Ibn Haji Daw");

/// Articles of Arabic names.
static ARTICLES: WordList = WordList::new("al el as ash ad ar an at az");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::BearerKind;

    #[test]
    fn surnames_of_names() {
        let words = Words::new();
        for (name, weak, expected) in [
            ("Vladimir Putin", vec![], vec!["Putin"]),
            ("Kim Jong Un", vec![], vec!["Kim"]),
            ("Lee Jae-myung", vec![], vec!["Lee"]),
            ("Lee Hsien Kwang", vec![], vec!["Lee"]),
            ("Kim Hwang-sik", vec![], vec!["Kim"]),
            ("Lee Kwan", vec![], vec![]),
            ("Xi Jinping", vec![], vec!["Xi"]),
            ("Nguyễn Phú Trọng", vec![], vec!["Nguyễn"]),
            ("Nguyen Phu Trong", vec![], vec!["Nguyen"]),
            ("Kim Philby", vec![], vec![]),
            ("Kim Kardashian", vec![], vec!["Kardashian"]),
            ("Lee Harvey Oswald", vec![], vec!["Oswald"]),
            ("Ursula von der Leyen", vec![], vec!["von der Leyen"]),
            ("Mohammed bin Salman", vec![], vec!["bin Salman"]),
            ("Abdel Fattah el-Sisi", vec![], vec!["Sisi", "el-Sisi"]),
            ("Pope Francis", vec![], vec![]),
            ("King Charles III", vec![], vec![]),
            ("Martin Luther King Jr.", vec![], vec!["King"]),
            ("Andrés Manuel López Obrador", vec!["López Obrador"], vec!["López Obrador"]),
            ("Boris Johnson", vec!["Boris", "Johnson"], vec!["Boris", "Johnson"]),
            ("Lula", vec![], vec![]),
            ("Martin Brewster Jr.", vec![], vec!["Brewster"]),
            ("Samuel Dawes, Jr.", vec![], vec!["Dawes"]),
            ("Nadia Okoro, PhD", vec![], vec!["Okoro"]),
            ("Rui Barbosa Neto", vec![], vec!["Barbosa"]),
            ("Agostinho Neto", vec![], vec!["Neto"]),
            ("Inácio da Silva Junior", vec![], vec!["da Silva"]),
            ("Peter Vance MP", vec![], vec!["Vance"]),
            ("Éamon Ó Cuinn", vec![], vec!["Ó Cuinn"]),
            ("Marine Le Goff", vec![], vec!["Le Goff"]),
            ("Oscar De La Vega", vec![], vec!["De La Vega"]),
            ("Elena St. Clair", vec![], vec!["St. Clair"]),
            ("David Ben Ami", vec![], vec!["Ben Ami"]),
            ("Ben Affleck", vec![], vec!["Affleck"]),
            ("Gerrit 't Hart", vec![], vec![]),
        ] {
            let bearer = Bearer { kind: BearerKind::Person, name, weak, ..Bearer::default() };
            assert_eq!(surnames(&bearer, &words).names, expected, "{name}");
        }
    }
}
