//! Words that tell of speech: where an attribution has its verb.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::block::word_places;
use crate::text::{self, WordList};

/// Verbs of speech in the forms in which attributions use them, by language. Forms that are mostly
/// nouns ("states", "claims", "reports") are left out.
static VERBS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let languages = [ENGLISH, GERMAN, FRENCH, SOUTHERN, NORDIC, SLAVIC];
    languages.iter().flat_map(|verbs| verbs.split_whitespace()).collect()
});

const ENGLISH: &str = "
    accused acknowledged added adding adds admitted affirmed announced announces announcing answered
    argued argues arguing asked asking asks asserted assured boasted called calling calls cautioned
    cited claimed claiming commented complained conceded concluded condemned confirmed continued
    criticised criticized declared declaring demanded denied denounced described describes describing
    emphasised emphasized exclaimed explained explaining explains hailed insisted insisting insists
    joked lamented maintained mentioned noted noting objected observed ordered pledged pleaded posted
    praised predicted proclaimed promised pronounced proposed quipped quoted quotes quoting reads recalled
    reiterated remarked repeated replied replies reported responded said say saying says shouted stated
    stating stressed stressing suggested tell telling tells testified thanked told toasted tweeted urged
    urging vowed vowing vows warned warning warns whispered wrote writes writing yelled according
    agreed agrees ask reply recalls reflected mused muses jokes countered counters retorted retorts snapped
    contended contends estimated concludes observes reckoned reckons sighed muttered
    murmured screamed cried interjected protested confided confides opined wondered wonders
    confirms denies admits concedes acknowledges maintains predicts recounted recounts stammered
    chuckled grumbled boomed chimed read responds answers replies reiterates emphasizes emphasises cautions
    conveyed interrupts interrupted began defends defended submits submitted underlined underlines stresses considers
    considered chided chides laments teased counselled advised advises pleads urges notes believes
    testifies swore attested exulted rejoiced enthused bemoaned decried
    elaborated thundered apologised apologized reasoned  volunteered
";

const GERMAN: &str = "
    sagt sagte sagten erklärte erklärten betonte betont fügte meinte schrieb schreibt warnte forderte
    antwortete fragte teilte kündigte behauptete laut
";

const FRENCH: &str = "
    dit déclaré déclare affirmé affirme ajouté ajoute expliqué explique écrit assuré répondu selon
    souligné estimé averti
";

/// Spanish, Italian, Portuguese.
const SOUTHERN: &str = "
    dijo dice declaró afirmó añadió aseguró explicó escribió advirtió respondió según detto dichiarato
    affermato aggiunto secondo disse afirmou declarou acrescentou segundo
";

/// Swedish, Danish, Norwegian, Finnish.
const NORDIC: &str = "
    sade säger sagde siger sier sanoi
";

/// Russian, Ukrainian.
const SLAVIC: &str = "
    сказал сказала сказали заявил заявила заявили отметил отметила добавил добавила подчеркнул
    подчеркнула сообщил сообщила написал написала ответил ответила спросил спросила говорит словам
    заявив заявляет сказав сказано додав наголосив
";

/// The same in scripts that do not part words, and for verbs with many endings.
const STEMS: &[&str] = &[
    "說",
    "说",
    "表示",
    "指出",
    "強調",
    "强调",
    "宣布",
    "告訴",
    "告诉",
    "寫道",
    "写道",
    "述べ",
    "語っ",
    "言っ",
    "話し",
    "発表",
    "指摘",
    "말했",
    "말하",
    "밝혔",
    "전했",
    "강조했",
    "덧붙였",
    "주장했",
    "따르면",
    "라고",
];

/// Every stem begins with this byte or a higher one: a word with none of them, such as `it’s`, holds no stem.
const FIRST_OF_STEMS: u8 = 0xe3;

/// The verbs of speech in a part of a text, in order; `according` and its likes count as verbs.
pub(super) fn verbs(text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let Some(clause) = text.get(part.clone()) else { return Vec::new() };
    let mut verbs: Vec<Range<usize>> = Vec::new();
    for place in word_places(clause) {
        let word = text::within(clause, place.clone());
        if is_verb(&lower(word)) {
            verbs.push(part.start + place.start..part.start + place.end);
        } else if word.bytes().any(|byte| byte >= FIRST_OF_STEMS) {
            let stems = STEMS.iter().filter_map(|stem| word.find(stem).map(|at| at..at + stem.len()));
            let first = stems.min_by_key(|stem| stem.start);
            verbs.extend(first.map(|stem| {
                let start = part.start + place.start;
                start + stem.start..start + stem.end
            }));
        }
    }
    verbs
}

/// A word in lower case; most are.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { word.into() } else { word.to_lowercase().into() }
}

fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

/// Whether a verb is an English one.
pub(super) fn is_english(word: &str) -> bool {
    static ENGLISH_VERBS: WordList = WordList::new(ENGLISH);
    ENGLISH_VERBS.has(&lower(word))
}

/// Whether a speaker follows the verb, as in "according to Kim".
pub(super) fn is_according(verb: &str) -> bool {
    ACCORDING.has(&verb.to_lowercase())
}

/// Whether someone else's words are given, as in "Reuters quoted Kim".
pub(super) fn is_quoting(verb: &str) -> bool {
    QUOTING.has(&verb.to_lowercase())
}

/// Whether the verb takes the person spoken to right after it, so that this one is not the speaker.
pub(super) fn takes_listener(verb: &str) -> bool {
    WITH_LISTENER.has(&verb.to_lowercase())
}

/// A pronoun that stands for a speaker.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.has(&word.to_lowercase())
}

/// What a speaker follows.
static ACCORDING: WordList = WordList::new("according laut selon según secondo segundo словам");

/// Verbs with which someone else's words are given.
static QUOTING: WordList = WordList::new("quoted quotes quoting cited");

/// Verbs that take the person spoken to.
static WITH_LISTENER: WordList = WordList::new(
    "
    told tell tells telling assured warned urged urging warns thanked accused praised called calling calls
    quoted quoting cited describes described describing denounced hailed condemned
",
);

/// Pronouns that stand for a speaker.
static PRONOUNS: WordList =
    WordList::new("he she they er sie il elle él ella он она они він вона han hon hun");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_stems() {
        assert!(STEMS.iter().all(|stem| stem.bytes().next() >= Some(FIRST_OF_STEMS)));
        for (text, expected) in [
            ("Kim said it’s done", vec!["said"]),
            ("Él ÉCRIT, she TOLD him", vec!["ÉCRIT", "TOLD"]),
            ("金正恩表示，", vec!["表示"]),
            ("김정은은 말했다", vec!["말했"]),
            ("it’s naïve “now”", vec![]),
        ] {
            let found: Vec<&str> =
                verbs(text, &(0..text.len())).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
