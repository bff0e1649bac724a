//! Whether a name plainly stands by itself where neither capitals nor spaces tell.
//!
//! `王伟光` is another man than `王伟`, `בנק ישראל` and `ישראל היום` are a bank and a newspaper. Such a mention may be a
//! link or not; alone it is no ground to change a file. It must not know who is meant.

use icu_properties::props::Script;

use super::boundary::{is_word, script};
use super::context::{first_word, last_word};
use crate::name::is_spaceless;
use crate::text;

/// Chinese letters that stand before a name and are no part of one.
const BEFORE_HAN: &str = "在是和与與对對向由被让讓说說从從";
/// The same after it; none of them ends a given name.
const AFTER_HAN: &str = "的在是说說将將也已与與对對向则則却";

/// Words that stand before a name and begin no longer one: Hebrew, Arabic, Persian, Hindi, Urdu.
const BEFORE: &str = "של את עם על כי גם אל בין או אם לפי נגד בעד מול עד אחרי לפני אבל אך \
    في من على إلى عن مع أن إن أو بين ضد حول بعد قبل لكن حتى منذ لدى \
    در از به با که و برای بر تا یا علیه और में से को اور";
/// The same after it.
const AFTER: &str = "של את עם על כי גם או לא אם נגד מול היא הוא אינה אינו היה הייתה היתה תהיה יהיה אבל אך \
    في من على إلى عن مع أن إن أو لا لم لن قد هي هو كان كانت بعد قبل ضد حول منذ لكن حتى \
    در از به با که و برای را بر تا یا است بود هم نیز علیه \
    ने को का की के से में और पर भी तो ही है نے کو کا کی کے سے میں اور پر بھی";

/// Whether the name in a range plainly stands by itself. In scripts with capitals `context` judges that, and a name of
/// several words is whole by itself.
pub(super) fn is_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let name = text::within(text, range.clone());
    let (Some(first), Some(last)) = (name.chars().next(), name.chars().next_back()) else { return false };
    let has_capitals = |c: char| {
        matches!(script(c), Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian)
            || !c.is_alphabetic()
    };
    if has_capitals(first) || name.contains([' ', '·', '・', '･', '‧']) {
        return true;
    }
    let (before, after) = (text::before(text, range.start), text::from(text, range.end));
    match script(last) {
        Script::Hangul => !is_word_ahead(after),
        script if is_spaceless(script) || last == 'ー' => {
            opens_alone(before, first) && closes_alone(after, last)
        }
        _ => opens_by_words(before) && closes_by_words(after),
    }
}

/// Whether a space and another word follow.
fn is_word_ahead(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_word))
}

/// Japanese particles are Hiragana, which no name in other letters goes on with.
fn is_apart(beside: char, edge: char) -> bool {
    !is_word(beside)
        || (script(beside) == Script::Hiragana && script(edge) != Script::Hiragana)
        || !(is_spaceless(script(beside)) || beside == 'ー')
}

fn opens_alone(before: &str, first: char) -> bool {
    let beside = before.chars().next_back();
    beside.is_none_or(|c| is_apart(c, first) || (script(first) == Script::Han && BEFORE_HAN.contains(c)))
}

fn closes_alone(after: &str, last: char) -> bool {
    let beside = after.chars().next();
    beside.is_none_or(|c| is_apart(c, last) || (script(last) == Script::Han && AFTER_HAN.contains(c)))
}

fn opens_by_words(before: &str) -> bool {
    let Some(rest) = before.strip_suffix(' ') else {
        // A clitic may stand right before a name, after a word or after none: "and" of "and Israel".
        let word = last_word(before);
        let rest = text::before(before, before.len() - word.len());
        return word.is_empty()
            || rest.strip_suffix(' ').is_none_or(|rest| !is_name(last_word(rest), BEFORE));
    };
    !is_name(last_word(rest), BEFORE)
}

fn closes_by_words(after: &str) -> bool {
    after.strip_prefix(' ').is_none_or(|rest| !is_name(first_word(rest), AFTER))
}

/// Whether a word beside a name may belong to it: it is none of these.
fn is_name(word: &str, others: &str) -> bool {
    !word.is_empty() && !others.split_whitespace().any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_themselves() {
        for (text, name, alone) in [
            ("院长王伟光讲话", "王伟", false),
            ("（王伟）", "王伟", true),
            ("，王伟说", "王伟", true),
            ("和王伟在北京", "王伟", true),
            ("中国移动", "中国", false),
            ("中国、日本", "中国", true),
            ("中国地方", "中国", false),
            ("中国自動車道", "中国", false),
            ("中国は発表", "中国", true),
            ("元ロシア軍", "ロシア", false),
            ("のロシアは", "ロシア", true),
            ("弗拉基米尔·普京今天", "弗拉基米尔·普京", true),
            ("ישראל כהן דיבר", "ישראל", false),
            ("בנק ישראל הודיע", "ישראל", false),
            ("גם ישראל היום דיווח", "ישראל", false),
            ("גם ישראל, לפי", "ישראל", true),
            ("ישראל לא תגיב", "ישראל", true),
            ("בנימין נתניהו אמר", "בנימין נתניהו", true),
            ("في إسرائيل.", "إسرائيل", true),
            ("بنك إسرائيل", "إسرائيل", false),
            ("ایران را", "ایران", true),
            ("भारत ने कहा", "भारत", true),
            ("भारत पेट्रोलियम", "भारत", false),
            ("이스라엘 코헨은", "이스라엘", false),
            ("이스라엘은 어제", "이스라엘", true),
            ("Jordan Reed", "Jordan", true),
            ("Россия сегодня", "Россия", true),
        ] {
            let start = text.find(name).unwrap_or_default();
            assert_eq!(is_alone(text, &(start..start + name.len())), alone, "{name} in {text}");
        }
    }
}
