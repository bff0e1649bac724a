//! Words for human beings, and what they tell of the pronoun that stands for one.

use super::plain::is_title_word;
use super::voice::Gender;
use crate::text::WordList;

/// Whether a word names a human being: `engineer`, `residents`, `spokesman`.
pub(super) fn is_human(word: &str) -> bool {
    const SHORTEST: usize = 5;
    const ENDINGS: [&str; 12] =
        ["man", "men", "woman", "women", "person", "ist", "ists", "ician", "icians", "eer", "eers", "ee"];
    let lower = word.to_lowercase();
    let is_agent = lower.len() > SHORTEST
        && (ENDINGS.iter().any(|ending| lower.ends_with(ending))
            || (["er", "ers", "or", "ors"].iter().any(|ending| lower.ends_with(ending))
                && !THINGS.has(&lower)));
    is_agent || HUMANS.has(&lower) || is_title_word(&lower)
}

/// What a title or a noun tells of the pronoun of its bearer.
pub(super) fn gender_of(word: &str) -> Option<Gender> {
    let lower = word.to_lowercase();
    if WOMEN.has(&lower) || lower.ends_with("woman") {
        Some(Gender::Woman)
    } else if MEN.has(&lower) || (lower.ends_with("man") && MEN_IN_MAN.has(&lower)) {
        Some(Gender::Man)
    } else {
        None
    }
}

/// What a pronoun tells.
pub(super) fn gender_of_pronoun(word: &str) -> Option<Gender> {
    let lower = word.to_lowercase();
    if SHE.has(&lower) {
        Some(Gender::Woman)
    } else if HE.has(&lower) {
        Some(Gender::Man)
    } else {
        None
    }
}

static SHE: WordList = WordList::new("she elle ella она вона hon hun");
static HE: WordList = WordList::new("he er il él он він han");

static WOMEN: WordList = WordList::new("
    mrs ms miss madam madame mme mademoiselle mlle lady dame queen princess duchess countess empress baroness frau
    señora señorita senhora signora sra mother daughter sister wife widow aunt niece grandmother actress heroine
    girl ministerin präsidentin kanzlerin sprecherin presidenta ministra senadora diputada présidente pani госпожа
    waitress nun goddess hostess heiress congresswoman");
static MEN: WordList = WordList::new("
    mr mister sir lord king prince duke count baron emperor herr monsieur señor senhor signor sr father son brother
    husband widower uncle nephew grandfather actor boy pan господин monk priest imam ayatollah sheikh cardinal pope");
static MEN_IN_MAN: WordList =
    WordList::new("man businessman congressman fisherman policeman fireman gentleman");

/// Words that end like those for people and are none.
static THINGS: WordList = WordList::new("
    number winter summer weather water paper newspaper computer river border order matter letter power tower centre
    center corner answer dinner october september november december quarter shelter chapter register theatre sector
    factor motor tractor reactor error horror terror mirror corridor floor door labor labour favor colour other
    another either neither later after under over former latter greater higher lower larger smaller better disorder
    conquer transfer charter barter fever never ever liver silver timber chamber member-state container helicopter
    carrier freighter tanker cluster disaster master-plan counter encounter monitor-ship anchor harbour harbor
    further together rather whether however wider longer shorter younger older newer weaker stronger offer layer");

static HUMANS: WordList = WordList::new("
    man woman men women people person child children boy girl mother father son daughter sister brother wife husband
    widow friend neighbour neighbor colleague aide aides official officials witness resident residents student
    students guard guards nurse nurses doctor doctors clerk clerks pilot captain crew source sources diplomat
    diplomats expert experts critic critics activist survivor survivors victim relative relatives pensioner farmer
    farmers migrant migrants refugee refugees local locals veteran veterans soldier soldiers youth nun priest monk
    chef cook fan fans owner owners boss staff mp mps counsel attorney solicitor scholar academic delegate guest aunt
    rapporteur councillor cllr coroner provost dean alderman whip uncle cousin grandmother grandfather one somebody someone nobody patient patients client consul envoy");
