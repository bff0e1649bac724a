//! Texts and sites in several languages.

use std::collections::{BTreeMap, BTreeSet};

use briefgen::language::Language;
use briefgen::theme::{Text, Texts, Theme};

use crate::support::{folder, root};

/// The languages that the default theme speaks.
const LANGUAGES: [&str; 6] = ["ar", "en", "fr", "ko", "ru", "zh"];

fn texts(language: &str) -> Texts {
    let mut problems = Vec::new();
    let texts = Theme::embedded().texts(language, &mut problems);
    assert_eq!(problems, [], "{language}");
    texts
}

#[test]
fn every_language_has_every_text() {
    let english: BTreeSet<String> = texts("en").into_keys().collect();
    assert!(english.len() > 200, "only {} texts", english.len());
    for language in LANGUAGES {
        let own: BTreeSet<String> = texts(language).into_keys().collect();
        assert_eq!(own, english, "{language}");
        let mut problems = Vec::new();
        Language::new(language, &Theme::embedded(), &mut problems);
        assert_eq!(problems, [], "{language}");
    }
}

/// Letters of the Latin script stand in other languages where a name or a format has them.
#[test]
fn no_text_is_left_in_english() {
    let english = texts("en");
    let is_latin = |text: &Text| {
        text.forms.values().any(|form| {
            let outside = form.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
            outside.flat_map(str::chars).any(|c| c.is_ascii_alphabetic())
        })
    };
    for language in ["ar", "ko", "ru", "zh"] {
        let latin: Vec<String> =
            texts(language).into_iter().filter(|(_, text)| is_latin(text)).map(|(key, _)| key).collect();
        assert_eq!(latin, ["feed_atom", "feed_json"], "{language}");
    }
    let same: Vec<String> = texts("fr")
        .into_iter()
        .filter(|(key, text)| is_latin(text) && text.forms == english[key].forms)
        .map(|(key, _)| key)
        .collect();
    let shared = ["date", "dates", "important", "note", "page_of", "pages", "sources"];
    for key in same {
        assert!(shared.contains(&&*key) || key == "page", "fr: {key}");
    }
}

/// The keys that a source asks for: the text after `t(key="` or `.text("` and its kind. One that ends in `_`
/// begins several.
fn keys_in(source: &str) -> impl Iterator<Item = &str> {
    const CALLS: [&str; 9] = [
        "t(key=\"",
        "language.text(\"",
        "self.text(\"",
        "words.text(\"",
        "language.say(\"",
        "self.say(\"",
        "words.say(\"",
        "language.count(\"",
        "self.of_site(\"",
    ];
    let after = |call: &'static str| source.split(call).skip(1).filter_map(|rest| rest.split('"').next());
    CALLS.into_iter().flat_map(after)
}

#[test]
fn every_key_that_is_used_has_a_text_and_the_reverse() {
    let mut sources: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for place in ["src/language", "src/page", "src/render", "themes/default/templates"] {
        let files = folder(&root().join(place)).into_iter();
        sources.extend(files.map(|(path, bytes)| (format!("{place}/{path}"), bytes)));
    }
    let sources: Vec<(String, String)> = sources
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("sources are UTF-8")))
        .collect();
    let known = texts("en");
    for (path, source) in &sources {
        for key in keys_in(source) {
            let begins = key.ends_with('_') && known.keys().any(|known| known.starts_with(key));
            assert!(known.contains_key(key) || begins, "{path} asks for `{key}`");
        }
    }
    let all: String = sources.iter().map(|(_, source)| &**source).collect();
    let prefixes = ["kind_", "a_", "all_", "section_", "all_n_"];
    for key in known.keys() {
        let is_named = all.contains(&format!("\"{key}\""));
        let is_made = prefixes.iter().any(|prefix| key.starts_with(prefix))
            || ["months_without", "years_without"].contains(&&**key)
            || key.strip_suffix("_day").is_some_and(|rest| known.contains_key(rest));
        assert!(is_named || is_made, "nothing asks for `{key}`");
    }
}
