//! Whole words: whether a name begins and ends where a word does, in any script.
//!
//! It must not know what the neighbouring words mean, nor hyphens: those ask for other mentions, and
//! `context` knows them.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};

use crate::name::{is_apostrophe, is_spaceless};
use crate::text::{self, WordList};

/// Longest stretch without a space that is looked at to tell an address.
const ADDRESS: usize = 160;

/// Whether the text of a range is whole words, not a part of one, an address or a handle.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let beside = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at));
    let (left, right) = (beside(range.start.checked_sub(1)), beside(Some(range.end)));
    // Most names stand between spaces.
    let is_space = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == b' ' || byte == b'\n');
    if is_space(left) && (is_space(right) || right == Some(&b',')) {
        return true;
    }
    let (before, name, after) =
        (text::before(text, range.start), text::within(text, range.clone()), text::from(text, range.end));
    let (Some(first), Some(last)) = (name.chars().next(), name.chars().next_back()) else { return false };
    // Most that is found inside other words has a plain letter beside it.
    if (first.is_ascii() && left.is_some_and(u8::is_ascii_alphanumeric))
        || (last.is_ascii() && right.is_some_and(u8::is_ascii_alphanumeric))
    {
        return false;
    }
    (is_space(left) || opens(before, first))
        && (is_space(right) || closes(after, last))
        && !is_address(text, range)
}

/// Letters, digits and the marks on them.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_mark(c) }
}

fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

pub(super) fn script(c: char) -> Script {
    if c.is_ascii_alphabetic() { Script::Latin } else { CodePointMapData::<Script>::new().get(c) }
}

fn is_katakana(c: char) -> bool {
    c == 'ー' || script(c) == Script::Katakana
}

/// The dots between the parts of a foreign name in Chinese and Japanese.
fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '・' | '･' | '‧' | '•')
}

/// Marks without a width that join the parts of one word, as in Persian.
fn is_inside_word(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn opens(before: &str, first: char) -> bool {
    let Some(left) = before.chars().next_back() else { return true };
    let rest = text::before(before, before.len() - left.len_utf8());
    let behind = rest.chars().next_back();
    match left {
        '@' | '#' | '_' | '&' | '=' | '~' | '$' | '\\' => false,
        '.' => behind.is_none_or(|c| !is_word(c)),
        _ if is_inside_word(left) => behind.is_none_or(|c| !is_word(c)),
        _ if is_apostrophe(left) => behind.is_none_or(|c| !is_word(c)) || is_elision(rest),
        _ if is_name_dot(left) => behind.is_none_or(|c| !is_word(c)),
        _ if is_word(left) => match script(first) {
            Script::Arabic => follows_clitic(rest, left),
            Script::Han => {
                !matches!(left, '北' | '南' | '东' | '東' | '西' | '新' | '小' | '大') && !is_mark(left)
            }
            Script::Katakana => !is_katakana(left),
            Script::Hiragana => script(left) != Script::Hiragana,
            wanted if is_spaceless(wanted) => !is_mark(left) || is_spaceless(script(left)),
            _ => is_spaceless(script(left)),
        },
        _ => true,
    }
}

/// French and Italian words that lose their vowel before a name: "l'Ukraine".
fn is_elision(before: &str) -> bool {
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + text::from(before, at).chars().next().map_or(1, char::len_utf8));
    let word = text::from(before, start);
    ELIDED.has(word)
}

/// One Arabic clitic ("and", "in", "to", "like"), or "and" before another.
fn follows_clitic(rest: &str, clitic: char) -> bool {
    let mut behind = rest.chars().rev();
    match (clitic, behind.next()) {
        ('و' | 'ف' | 'ب' | 'ل' | 'ك', None) => true,
        ('و' | 'ف' | 'ب' | 'ل' | 'ك', Some(c)) if !is_word(c) => true,
        ('ب' | 'ل' | 'ك', Some('و' | 'ف')) => behind.next().is_none_or(|c| !is_word(c)),
        _ => false,
    }
}

fn closes(after: &str, last: char) -> bool {
    let mut ahead = after.chars();
    let Some(right) = ahead.next() else { return true };
    let next = ahead.next();
    match right {
        '@' | '_' | '&' | '=' | '~' | '+' | '\\' => false,
        // "CD/1299" is a document.
        '/' => next.is_none_or(|c| !c.is_ascii_digit()),
        '.' => next.is_none_or(|c| !is_word(c)),
        _ if is_inside_word(right) => next.is_none_or(|c| !is_word(c)),
        _ if is_apostrophe(right) => closes_with_apostrophe(text::from(after, right.len_utf8())),
        _ if is_name_dot(right) => next.is_none_or(|c| !is_word(c)),
        _ if is_mark(right) => false,
        _ if is_word(right) && script(right) == Script::Hangul => is_particle(after),
        _ if is_word(right) => match script(last) {
            Script::Han => !begins_longer_name(after),
            Script::Katakana => !is_katakana(right),
            Script::Hiragana => script(right) != Script::Hiragana,
            wanted if is_spaceless(wanted) => true,
            _ if last == 'ー' => !is_katakana(right),
            Script::Hangul => false,
            _ => is_spaceless(script(right)),
        },
        _ => true,
    }
}

/// What may stand after a name and an apostrophe: the English "s" and short verbs, Turkish cases.
fn closes_with_apostrophe(rest: &str) -> bool {
    let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    let ending = text::before(rest, end);
    ending.is_empty() || ENDINGS.has(ending)
}

/// Particles and endings that Korean writes right after a name.
const PARTICLES: &str = "은 는 이 가 을 를 의 에 에게 에게서 에서 에서는 에서도 에는 에도 에게는 와 과 와의 과의 와는 \
    과는 도 만 로 으로 로의 으로의 로부터 으로부터 부터 까지 까지도 께서 께 이라 라 이라고 라고 \
    이라는 라는 이며 며 및 하고 이나 나 이란 란 처럼 보다 보다는 에선 엔 이다 였다 이었다 이고 고 \
    한테 뿐 마저 조차 측 측은 측이 측의 으로서 로서 에만 만이 만의 이지만 지만 인 으로는 로는 에의 \
    씨 씨는 씨가";

/// What makes a Chinese or Japanese name, right after it, the name of something else.
const LONGER: &str = "大学 大學 银行 銀行 日报 日報 时报 時報 新闻 新聞 电视 電視 海 湾 灣 语 語 族 人 裔 籍 料理 \
    电力 電力 公司 集团 集團 航空 晚报 文 条约 条約 協定 协定 会議 主义 主義 通讯社 銀 系 製 史 \
    国际 國際 移动 移動 联通 聯通 电信 電信 石油 石化 中车 地方 自動車道 高速道路 話 话 菜 茶 酒 製品 時間 时间 学院 風 风 化 学 劇 剧 画 刀 橋";

/// Whether the Hangul from here to the end of the word is a grammatical particle.
fn is_particle(after: &str) -> bool {
    // The longest particle has five letters; a word may be as long as the text.
    let letters = after.chars().take(6).take_while(|&c| is_word(c));
    let end: usize = letters.map(char::len_utf8).sum();
    let word = text::before(after, end);
    PARTICLES.split(' ').any(|particle| particle == word)
}

/// Whether what follows a Chinese or Japanese name makes it the name of something else.
fn begins_longer_name(after: &str) -> bool {
    LONGER.split(' ').any(|suffix| after.starts_with(suffix))
}

/// Whether the stretch between spaces around a range is a web or mail address or a path.
fn is_address(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let is_sign = |byte: Option<&u8>| byte.is_some_and(|byte| b"/:.?=%@".contains(byte));
    let left = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    if !is_sign(left) && !is_sign(bytes.get(range.end)) {
        return false;
    }
    let from = bytes[range.start.saturating_sub(ADDRESS)..range.start].iter().rev();
    let start = range.start - from.take_while(|byte| !byte.is_ascii_whitespace()).count();
    let to = bytes[range.end..].iter().take(ADDRESS);
    let end = range.end + to.take_while(|byte| !byte.is_ascii_whitespace()).count();
    let stretch = &bytes[start..end];
    let dot_inside = |pair: &[u8]| pair[0] == b'.' && pair[1].is_ascii_lowercase();
    let has_slash = stretch.contains(&b'/');
    stretch.windows(3).any(|three| three == b"://")
        || stretch.starts_with(b"www.")
        || stretch.contains(&b'@')
        || (has_slash && stretch.windows(2).any(dot_inside))
        || (has_slash && stretch.starts_with(b"/"))
}

/// Words that end in an apostrophe before a name: `l'Iran`.
static ELIDED: WordList = WordList::new(
    "
    l L d qu Qu c j m n s jusqu lorsqu puisqu dell all nell sull dall un quest
",
);

/// What may follow a name after an apostrophe, in English, French and Turkish.
static ENDINGS: WordList = WordList::new(
    "
    s S ll d re ve in ın un ün nin nın nun nün e a ye ya i ı u ü yi yı yu yü de da te ta den dan ten tan le la
    yle yla
",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, &str, bool)]) {
        for (text, name, whole) in rows {
            let start = text.find(name).unwrap_or_default();
            assert_eq!(is_whole(text, &(start..start + name.len())), *whole, "{name} in {text}");
        }
    }

    #[test]
    fn latin() {
        check(&[
            ("Putins", "Putin", false),
            ("Putin's", "Putin", true),
            ("Putin’s", "Putin", true),
            ("Putin’ll", "Putin", true),
            ("States' rights", "States", true),
            ("‘Putin’ said", "Putin", true),
            ("O'Brien", "Brien", false),
            ("l’Ukraine", "Ukraine", true),
            ("Ankara, Putin'in", "Putin", true),
            ("@Putin", "Putin", false),
            ("#Putin", "Putin", false),
            ("press@Putin", "Putin", false),
            ("kremlin.ru", "kremlin", false),
            ("https://x.org/Putin", "Putin", false),
            ("Russia/Ukraine", "Russia", true),
            ("AT&T", "AT", false),
            ("OPEC+", "OPEC", false),
            ("Jose\u{301}", "Jose", false),
            ("Putin_2", "Putin", false),
            ("Kim2", "Kim", false),
            ("(Putin)", "Putin", true),
        ]);
    }

    #[test]
    fn other_scripts() {
        check(&[
            ("Путина", "Путин", false),
            ("«Путин»", "Путин", true),
            ("普京访问中国。", "中国", true),
            ("在北朝鲜", "朝鲜", false),
            ("日本海", "日本", false),
            ("プーチン大統領", "プーチン", true),
            ("ウラジーミル・プーチン", "プーチン", false),
            ("スープーチン", "プーチン", false),
            ("김정은은", "김정은", true),
            ("김정은에게", "김정은", true),
            ("북한군", "북한", false),
            ("대북한", "북한", false),
            ("NATO는", "NATO", true),
            ("وروسيا", "روسيا", true),
            ("وبروسيا", "روسيا", true),
            ("سروسيا", "روسيا", false),
            ("روسيات", "روسيا", false),
            ("ประเทศรัสเซียและ", "รัสเซีย", true),
            ("Ελλάδας", "Ελλάδα", false),
        ]);
    }
}
