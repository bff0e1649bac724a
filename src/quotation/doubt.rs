//! Words that put in doubt that somebody said something: denied, asked, supposed, forged, passed on.

use super::block::words;
use crate::text::WordList;

/// Whether what is told around a quotation says that it was not said, or not by whom it seems, or only may be.
pub(super) fn is_doubtful(told: &str) -> bool {
    words(told).any(is_doubt) || is_forged(told) || told.contains(UNSPACED)
}

/// Whether words before a verb of speech or its subject say that nothing was said: `never`, `If`, `would`.
pub(super) fn is_unsaid(lead: &str) -> bool {
    let opens = words(lead).next().is_some_and(|word| OPENING.has(&word.to_lowercase()));
    opens || words(lead).any(is_unsaying) || is_forged(lead) || is_claimed(lead)
}

/// `has yet to say`, `the claim that Ana said`
fn is_claimed(lead: &str) -> bool {
    const CLAIMS: [&str; 6] = ["claim", "claims", "rumour", "rumor", "allegation", "suggestion"];
    let pairs = words(lead).zip(words(lead).skip(1));
    pairs
        .into_iter()
        .any(|(one, next)| (one == "yet" && next == "to") || (CLAIMS.contains(&one) && next == "that"))
}

/// Whether something is told of a forgery.
pub(super) fn is_forged(told: &str) -> bool {
    words(told).any(|word| FORGED.has(&word.to_lowercase()))
}

/// Whether a sentence beside the one with the words takes them back: `He never said that.`, `[Retracted]`.
pub(super) fn is_taken_back(sentence: &str) -> bool {
    const SHORT: usize = 6;
    let lower: Vec<String> = words(sentence).map(str::to_lowercase).collect();
    let negates = |word: &String| is_unsaying(word) && !word.ends_with("ould") || NOTHING.has(word);
    let speaks = || lower.len() <= SHORT || lower.iter().any(|word| OF_SPEECH.has(word));
    lower.iter().any(|word| TAKEN_BACK.has(word) || FORGED.has(word))
        || (lower.iter().any(negates) && speaks())
}

static TAKEN_BACK: WordList = WordList::new("
    retracted retracts retraction retracting correction corrected corrections clarification untrue lie lies lied lying
    fabrication fabrications fiction denied denies deny denial denying disputed disputes hoax misquotation withdrawn
    dementiert dementierte bestritten bestritt erfunden berichtigung korrektur
    démenti dément démentit inventé rectificatif desmintió desmiente negó inventado corrección
    опроверг опровергла опровергли отрицает отрицал отрицала вымысел выдумка ложь поправка спростував заперечив
");

static OF_SPEECH: WordList = WordList::new("
    said say says saying spoke speak spoken word words quote quoted quotation uttered remark remarks true real this that
    gesagt worte dit mots dijo palabras говорил говорила сказал сказала слова
");

static NOTHING: WordList = WordList::new("no nothing nobody none keine nichts rien nada ничего");

fn is_doubt(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_unsaying(word) || PASSED_ON.has(&lower)
}

fn is_unsaying(word: &str) -> bool {
    // The month is none of them.
    if word == "May" {
        return false;
    }
    let lower = word.to_lowercase();
    lower.ends_with("n't") || lower.ends_with("n’t") || UNSAID.has(&lower)
}

static UNSAID: WordList = WordList::new(
    "
    not never neither nor nobody cannot without denied denies deny denying rejected rejects dismissed disputed
    refuted refused declined avoided stopped if unless whether would could might may should supposing imagine
    expected wanted wants plans planned hopes reportedly allegedly supposedly purportedly rumoured rumored
    nicht nie niemals kein keine wenn falls würde hätte angeblich
    pas jamais aurait prétendument
    nunca jamás jamais habría supuestamente avrebbe não teria
    не ни никогда якобы если бы ли
",
);

static FORGED: WordList = WordList::new("
    fake faked fakes forged forgery doctored fabricated deepfake deepfakes parody spoof satire satirical hoax
    fictional fictitious imaginary imagined impersonator impersonating impersonated lookalike misquoted misquotes
    misquote misattributed falsely wrongly false ai-generated ai manipulated invented bogus
    gefälscht gefälschte gefälschten gefälschter truqué truquée falsificado falsificada поддельный поддельная
    фейк фейковый
");

static PASSED_ON: WordList = WordList::new("
    no none nothing although though whereas contradicting quoting cites citing cited quoted quotes paraphrasing echoing reading recalling
    remembering recalled imitating mocking translating behalf dream dreamed dreamt film movie novel sketch cartoon
    meme comedy character actor actress role namen nom nombre имени
");

/// The same in scripts that do not part words.
const UNSPACED: [char; 8] = ['不', '没', '沒', '未', '若', '假', '被', '伪'];

/// Verbs with which a question begins.
static OPENING: WordList = WordList::new("has have had did does do is was were will can hat");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_taken_back() {
        for (sentence, expected) in [
            ("He did not.", true),
            ("In fact he never said that.", true),
            ("That is untrue.", true),
            ("Not so.", true),
            ("This is a lie: he said nothing.", true),
            ("No such words were spoken.", true),
            ("This quote is a fabrication.", true),
            ("[Retracted]", true),
            ("Correction: Sergei Lavrov said it.", true),
            ("The Kremlin denied it.", true),
            ("Here is what he never said.", true),
            ("Fake quotes", true),
            ("Er hat das nie gesagt.", true),
            ("Он этого не говорил.", true),
            ("He flew home on Friday after two days of talks in the capital.", false),
            ("The talks will go on.", false),
            ("The army could not hold the town, and left it after a week of shelling.", false),
        ] {
            assert_eq!(is_taken_back(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn doubts() {
        for (told, doubtful, unsaid) in [
            ("Ana said:", false, false),
            ("Ana has yet to say:", false, true),
            ("The claim that Ana said", false, true),
            ("Ana did not say:", true, true),
            ("Ana didn’t say:", true, true),
            ("If Ana had said", true, true),
            ("Has Ana said", false, true),
            ("Ana would say:", true, true),
            ("In May Ana said:", false, false),
            ("A doctored clip has Ana saying:", true, true),
            ("Ana said, citing a letter:", true, false),
            ("Neither Ana nor Bo said", true, true),
            ("Ana hat nicht gesagt:", true, true),
            ("Ана никогда не говорила:", true, true),
            ("安娜没有说：", true, false),
        ] {
            assert_eq!((is_doubtful(told), is_unsaid(told)), (doubtful, unsaid), "{told}");
        }
    }
}
