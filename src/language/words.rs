//! The texts that pages show: those of the language, and English where it has none.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::PluralCategory;

use crate::diagnostic::{Diagnostic, Lint};
use crate::name::nearest;
use crate::text;
use crate::theme::{Text, Texts, Theme};

/// The language of which every text is there.
const SOURCE: &str = "en";

/// Texts by key, each with its forms.
#[derive(Debug, Hash)]
pub(super) struct Words {
    forms: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether the language has texts of its own.
    pub(super) is_of_language: bool,
}

impl Words {
    /// The texts of a language and of those that it is a kind of (`pt-BR`, then `pt`), then English ones.
    pub(super) fn of(
        tag: &str,
        theme: &Theme,
        categories: &[PluralCategory],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let english = theme.texts(SOURCE, problems);
        let mut texts = Texts::new();
        let mut wider = Some(tag);
        while let Some(language) = wider.filter(|language| *language != SOURCE) {
            for (key, text) in theme.texts(language, problems) {
                texts.entry(key).or_insert(text);
            }
            wider = language.rsplit_once('-').map(|(rest, _)| rest);
        }
        for (key, text) in &texts {
            check(key, text, (&english, categories), problems);
        }
        let is_of_language = tag == SOURCE || tag.starts_with("en-") || !texts.is_empty();
        for (key, text) in english {
            texts.entry(key).or_insert(text);
        }
        Self { forms: texts.into_iter().map(|(key, text)| (key, text.forms)).collect(), is_of_language }
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.forms.keys().map(String::as_str)
    }

    /// A text in the form of a category, else in its usual form.
    pub(super) fn forms(&self, key: &str) -> Option<&BTreeMap<String, String>> {
        self.forms.get(key)
    }

    pub(super) fn form(&self, key: &str, category: &str) -> Option<&str> {
        let forms = self.forms.get(key)?;
        forms.get(category).or_else(|| forms.get("other")).map(String::as_str)
    }
}

/// The name of a category in CLDR and in files of texts.
pub(super) fn name_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// Puts values into a text. What is no placeholder, or one without a value, stays.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        filled.push_str(before);
        match value(name) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(text::within(rest, before.len()..rest.len() - after.len())),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What stands before the first placeholder, its name, and what follows it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let length = text::from(text, open).find('}')?;
    Some((
        text::before(text, open),
        text::within(text, open + 1..open + length),
        text::from(text, open + length + 1),
    ))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.insert(name);
        rest = after;
    }
    names
}

/// Compares a text with the English one: its key, its placeholders, the forms that its language has.
fn check(
    key: &str,
    text: &Text,
    (english, categories): (&Texts, &[PluralCategory]),
    problems: &mut Vec<Diagnostic>,
) {
    let mut tell = |message: String, hint: String| {
        problems.push(Diagnostic::new(Lint::ThemeText, text.span.clone(), message).hint(hint));
    };
    let Some(source) = english.get(key) else {
        let near = nearest(key, english.keys().map(String::as_str));
        let hint = near.map_or_else(
            || format!("write the English text into `texts/{SOURCE}.yaml` first"),
            |near| format!("did you mean `{near}`?"),
        );
        return tell(format!("There is no text `{key}`."), hint);
    };
    let wanted: BTreeSet<&str> = source.forms.values().flat_map(|form| placeholders(form)).collect();
    for (form, words) in &text.forms {
        let given = placeholders(words);
        // One thing may be said without its number.
        let is_needed = |name: &&&str| **name != "n" || !matches!(&**form, "zero" | "one" | "two");
        if let Some(missing) = wanted.difference(&given).find(is_needed) {
            tell(
                format!("The text `{key}` lacks `{{{missing}}}`."),
                format!("put `{{{missing}}}` where it belongs"),
            );
        }
        if let Some(odd) = given.difference(&wanted).next() {
            let known: Vec<String> = wanted.iter().map(|name| format!("`{{{name}}}`")).collect();
            let hint = if known.is_empty() {
                "take it out".to_owned()
            } else {
                format!("write {}", known.join(", "))
            };
            tell(format!("Nothing is put in for `{{{odd}}}` in the text `{key}`."), hint);
        }
    }
    let needed = |category: &&PluralCategory| !text.forms.contains_key(name_of(**category));
    if let Some(missing) = categories.iter().filter(|_| text.is_plural).find(needed) {
        let forms: Vec<&str> = categories.iter().map(|category| name_of(*category)).collect();
        let hint = format!("write the forms {}", forms.join(", "));
        tell(format!("The text `{key}` has no form `{}`.", name_of(*missing)), hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled() {
        let value = |name: &str| (name == "n").then(|| "3".to_owned());
        for (text, filled) in
            [("{n} of {all}", "3 of {all}"), ("", ""), ("{n", "{n"), ("a{n}b{n}", "a3b3"), ("}{n}", "}3")]
        {
            assert_eq!(fill(text, value), filled, "{text}");
        }
    }
}
