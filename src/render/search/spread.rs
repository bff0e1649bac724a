//! Texts in scripts that put no space between words, for an index of a language that does.
//!
//! Pagefind parts the words of Chinese, Japanese and Thai where that is the language of the index, and knows
//! the words of any other by the spaces between them. So in a site in English each character of a Chinese name
//! becomes a word, and `search.js` asks for them one after another. It takes the spaces out again where it
//! shows a text.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};

use crate::name::is_spaceless;

/// Whether Pagefind itself parts the words of an index in this language.
pub(super) fn is_parted(language: &str) -> bool {
    matches!(language.split('-').next(), Some("zh" | "ja" | "th"))
}

/// The text with a space around each letter of these scripts; marks stay with their letter.
pub(super) fn spread(text: &str) -> Cow<'_, str> {
    if !text.contains(is_letter) {
        return Cow::Borrowed(text);
    }
    let mut spread = String::with_capacity(text.len());
    let mut after_letter = false;
    for letter in text.chars() {
        let is_mark = after_letter && is_mark(letter);
        let is_letter = !is_mark && is_letter(letter);
        let begins = letter.is_alphanumeric() || opens(letter);
        let is_parted = is_letter || after_letter && !is_mark && begins;
        if is_parted && !spread.ends_with(opens) && !spread.is_empty() && !letter.is_whitespace() {
            spread.push(' ');
        }
        spread.push(letter);
        after_letter = is_letter || is_mark;
    }
    Cow::Owned(spread)
}

fn is_letter(letter: char) -> bool {
    !letter.is_ascii()
        && letter.is_alphanumeric()
        && is_spaceless(CodePointMapData::<Script>::new().get(letter))
}

/// Whether a word may follow without a space: a bracket, a quotation mark, a space.
fn opens(before: char) -> bool {
    use GeneralCategory as Category;
    let category = CodePointMapData::<Category>::new().get(before);
    before.is_whitespace() || matches!(category, Category::OpenPunctuation | Category::InitialPunctuation)
}

fn is_mark(letter: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart() {
        for (text, spread_text) in [
            ("", ""),
            ("Kim Jong Un", "Kim Jong Un"),
            ("김정은, Ким Чен Ын", "김정은, Ким Чен Ын"),
            ("金正恩", "金 正 恩"),
            ("Kim (金正恩)", "Kim (金 正 恩)"),
            ("普京访问。\n平壤，金「正」", "普 京 访 问。\n平 壤， 金 「正」"),
            ("プーチン大統領", "プ ー チ ン 大 統 領"),
            ("2024年6月", "2024 年 6 月"),
            ("ปูติน", "ปู ติ น"),
        ] {
            assert_eq!(spread(text), spread_text, "{text}");
        }
    }

    #[test]
    fn languages() {
        for (language, parted) in
            [("en", false), ("ko", false), ("zh-hant", true), ("ja", true), ("th", true)]
        {
            assert_eq!(is_parted(language), parted, "{language}");
        }
    }
}
