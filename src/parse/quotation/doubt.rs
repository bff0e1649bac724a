//! Words that put in doubt that somebody said something: denied, asked, supposed, forged, passed on.

use super::block::words;
use crate::text::WordList;

/// Whether what is told around a quotation says that it was not said, or not by whom it seems, or only may be.
pub(super) fn is_doubtful(told: &str) -> bool {
    words(told).any(is_doubt) || is_forged(told) || told.contains(UNSPACED)
}

/// Whether words before a verb of speech or its subject say that nothing was said: `never`, `If`, `would`.
pub(super) fn is_unsaid(lead: &str) -> bool {
    let opens = words(lead).next().is_some_and(|word| {
        matches!(
            &*word.to_lowercase(),
            "has" | "have" | "had" | "did" | "does" | "do" | "is" | "was" | "were" | "will" | "can" | "hat"
        )
    });
    opens || words(lead).any(is_unsaying) || is_forged(lead)
}

/// Whether something is told of a forgery.
pub(super) fn is_forged(told: &str) -> bool {
    words(told).any(|word| FORGED.has(&word.to_lowercase()))
}

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
    no none nothing quoting cites citing cited quoted quotes paraphrasing echoing reading recalling
    remembering recalled imitating mocking translating behalf dream dreamed dreamt film movie novel sketch cartoon
    meme comedy character actor actress role namen nom nombre имени
");

/// The same in scripts that do not part words.
const UNSPACED: [char; 8] = ['不', '没', '沒', '未', '若', '假', '被', '伪'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts() {
        for (told, doubtful, unsaid) in [
            ("Ana said:", false, false),
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
