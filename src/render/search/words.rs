//! What the words of texts are to Pagefind: their stems, the parts of those that are put together, their forms without
//! accents, and how much each counts.
//!
//! The library is asked once for each distinct word of all texts, in texts that hold nothing else. What it answers is
//! read out of the index that it makes of those: how a word is indexed depends on nothing that stands around it.

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::IndexFile;
use super::format::{PackedPage, WordIndex, unpack, unpack_text};
use super::record::{BREAK, Entry};

/// So many words are asked for at once.
const TOGETHER: usize = 20_000;
/// Begins each text that the library gets: it leaves out a text without words.
const ANY_WORD: &str = "a";

/// What the words of some texts are in the index.
#[derive(Default)]
pub(super) struct Words<'t> {
    /// The words of the index, in their order, so that their numbers sort as they do.
    pub(super) stems: Vec<String>,
    /// Words with accents, likewise; the first is none.
    pub(super) forms: Vec<String>,
    texts: FxHashMap<&'t str, Token>,
    fields: FxHashMap<&'t str, Token>,
}

/// What stands between two spaces.
#[derive(Default)]
pub(super) struct Token {
    /// How it is shown: words that are parted without a space have a `BREAK` between them.
    pub(super) shown: String,
    /// How many places it has.
    pub(super) length: u32,
    pub(super) pieces: Vec<Piece>,
}

/// A word of the index in a token.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// Its number in `Words::stems`.
    pub(super) word: u32,
    /// Its number in `Words::forms`.
    pub(super) form: u32,
    pub(super) weight: u8,
    /// The place in the token.
    pub(super) place: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Text,
    Field,
}

/// What the library says of some tokens.
struct Answer {
    shown: Vec<String>,
    found: Vec<StemmedWord>,
}

struct StemmedWord {
    word: String,
    form: String,
    /// Its weights and places.
    places: Vec<(u8, u32)>,
}

impl<'t> Words<'t> {
    /// The words of all these entries.
    pub(super) fn of(entries: &'t [Entry<'_>], language: &str) -> Self {
        let texts = distinct(entries, |entry, into| into.extend(entry.tokens()));
        let fields = distinct(entries, |entry, into| {
            into.extend(entry.fields.iter().flat_map(|field| field.split_whitespace()));
        });
        let asked = texts.chunks(TOGETHER).map(|tokens| (Part::Text, tokens));
        let asked: Vec<_> =
            asked.chain(fields.chunks(TOGETHER).map(|tokens| (Part::Field, tokens))).collect();
        let answers: Vec<Answer> =
            asked.par_iter().map(|&(part, tokens)| ask(tokens, part, language)).collect();
        let found = || answers.iter().flat_map(|answer| &answer.found);
        let mut words = Self {
            stems: in_order(found().map(|found| &found.word)),
            forms: in_order(found().map(|found| &found.form).chain([&String::new()])),
            ..Self::default()
        };
        let taken: Vec<Vec<Token>> = answers.into_par_iter().map(|answer| words.tokens(answer)).collect();
        for ((part, tokens), taken) in asked.into_iter().zip(taken) {
            let map = if part == Part::Text { &mut words.texts } else { &mut words.fields };
            map.extend(tokens.iter().copied().zip(taken));
        }
        words
    }

    /// What a token of a text is; nothing when it is of another text.
    pub(super) fn of_text(&self, token: &str) -> Option<&Token> {
        self.texts.get(token)
    }

    /// What a token of a field is.
    pub(super) fn of_field(&self, token: &str) -> Option<&Token> {
        self.fields.get(token)
    }

    /// The tokens that an answer is about, without the first.
    fn tokens(&self, answer: Answer) -> Vec<Token> {
        let mut starts = Vec::new();
        let mut tokens: Vec<Token> = Vec::with_capacity(answer.shown.len());
        for (number, shown) in answer.shown.into_iter().enumerate() {
            let length = 1 + shown.matches(BREAK).count();
            starts.extend((0..length).map(|place| (number, place)));
            tokens.push(Token { shown, length: as_u32(length), pieces: Vec::new() });
        }
        for StemmedWord { word, form, places } in answer.found {
            let (word, form) = (number_of(&self.stems, &word), number_of(&self.forms, &form));
            for (weight, place) in places {
                let (token, place) = starts[place as usize];
                tokens[token].pieces.push(Piece { word, form, weight, place: as_u32(place) });
            }
        }
        tokens.split_off(1)
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).expect("no text has so many words")
}

/// Each token of the entries once, in order.
fn distinct<'t>(
    entries: &'t [Entry<'_>],
    tokens: impl Fn(&'t Entry<'_>, &mut FxHashSet<&'t str>) + Sync,
) -> Vec<&'t str> {
    let sets = entries.par_iter().fold(FxHashSet::default, |mut set, entry| {
        tokens(entry, &mut set);
        set
    });
    let all = sets.reduce(FxHashSet::default, |one, other| {
        let (mut most, few) = if one.len() > other.len() { (one, other) } else { (other, one) };
        most.extend(few);
        most
    });
    let mut tokens: Vec<&str> = all.into_iter().collect();
    tokens.par_sort_unstable();
    tokens
}

fn in_order<'w>(words: impl Iterator<Item = &'w String>) -> Vec<String> {
    let mut words: Vec<&String> = words.collect::<FxHashSet<_>>().into_iter().collect();
    words.sort_unstable();
    words.into_iter().cloned().collect()
}

fn number_of(words: &[String], word: &String) -> u32 {
    as_u32(words.binary_search(word).expect("it was made of all of them"))
}

/// Has the library index the tokens, and reads what it made of each.
fn ask(tokens: &[&str], part: Part, language: &str) -> Answer {
    let all = [&[ANY_WORD], tokens].concat();
    let joined = all.join(" ");
    let (text, meta) = match part {
        Part::Text => (joined, BTreeMap::new()),
        Part::Field => (ANY_WORD.to_owned(), BTreeMap::from([("field".to_owned(), joined)])),
    };
    let files = files(text, meta, language);
    let below = |folder: &'static str| {
        let own = files.iter().filter(move |file| file.path.starts_with(folder));
        own.map(|file| unpack(&file.bytes).expect("the library packs its files"))
    };
    let found = below("index/").flat_map(|bytes| read(&bytes, part)).collect();
    let shown = match part {
        Part::Text => below("fragment/").flat_map(|bytes| shown(&bytes)).collect(),
        Part::Field => vec![String::new(); all.len()],
    };
    assert_eq!(shown.len(), all.len(), "the library answers for each token");
    Answer { shown, found }
}

/// The words of a file and where they stand.
fn read(bytes: &[u8], part: Part) -> Vec<StemmedWord> {
    let index: WordIndex<'_> = minicbor::decode(bytes).expect("the library writes its format");
    let mut all = Vec::new();
    let mut take = |word: &str, form: &str, pages: &[PackedPage]| {
        for page in pages {
            let places = match part {
                Part::Text => unpack_text(&page.text),
                // Behind the number of the only field.
                Part::Field => unpack_text(&page.fields),
            };
            all.push(StemmedWord { word: word.to_owned(), form: form.to_owned(), places });
        }
    };
    for word in &index.words {
        take(word.word, "", &word.pages);
        for variant in &word.variants {
            take(word.word, variant.form, &variant.pages);
        }
    }
    all
}

/// How the tokens of a text are shown, in their order.
fn shown(fragment: &[u8]) -> Vec<String> {
    #[derive(Deserialize)]
    struct Fragment {
        content: String,
    }
    let fragment: Fragment = serde_json::from_slice(fragment).expect("the library writes JSON");
    fragment.content.split(' ').map(|token| token.trim_matches(BREAK).to_owned()).collect()
}

/// The files of an index of one text.
pub(super) fn files(text: String, meta: BTreeMap<String, String>, language: &str) -> Vec<IndexFile> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without drivers asks the system for nothing");
    let files = runtime.block_on(async {
        let options = PagefindServiceConfig::builder().build();
        let mut index = PagefindIndex::new(Some(options)).expect("the options are Pagefind's own");
        let language = language.to_owned();
        let added = index.add_custom_record("/".to_owned(), text, language, Some(meta), None, None).await;
        added.expect("a record with a URL is taken");
        index.get_files().await.expect("files are made in memory")
    });
    let file = |file: pagefind::api::SyntheticFile| IndexFile {
        path: file.filename.to_string_lossy().replace('\\', "/"),
        bytes: file.contents,
    };
    files.into_iter().map(file).collect()
}
