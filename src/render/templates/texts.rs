//! What templates call for words: `t(key="briefings")`, `t(key="n_briefings", n=3)`, `forms(key="n_results")`,
//! `separator(before=1, of=3)` and `number`.
//!
//! A text is escaped like any other, and so is what is put in, unless it is HTML that the template made.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tera::{Kwargs, State, Tera, TeraResult, Value, escape_html};

use crate::language::Language;

/// Gives an engine the functions for words in a language.
pub(super) fn register(tera: &mut Tera, language: &Arc<Language>) {
    let words = Arc::clone(language);
    let plain = plain_texts(language);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| text(&words, &plain, &kwargs));
    let forms = Arc::clone(language);
    tera.register_function("forms", move |kwargs: Kwargs, _: &State| all_forms(&forms, &kwargs));
    let lists = Arc::clone(language);
    tera.register_function("separator", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(lists.separator(kwargs.must_get("before")?, kwargs.must_get("of")?))
    });
    let numbers = Arc::clone(language);
    tera.register_filter("number", move |n: usize, _: Kwargs, _: &State| numbers.number(n));
}

/// The texts into which nothing is put, ready to be shown: a page asks for dozens of them.
fn plain_texts(language: &Language) -> FxHashMap<String, Value> {
    let texts = language.keys().filter_map(|key| Some((key, language.form(key, None)?)));
    let plain = texts.filter(|(_, form)| !form.contains('{'));
    plain.map(|(key, form)| (key.to_owned(), Value::safe_string(&escaped(form)))).collect()
}

fn text(language: &Language, plain: &FxHashMap<String, Value>, kwargs: &Kwargs) -> TeraResult<Value> {
    let key: &str = kwargs.must_get("key")?;
    if let (1, Some(text)) = (kwargs.iter().count(), plain.get(key)) {
        return Ok(text.clone());
    }
    let n = match kwargs.get::<&Value>("n")? {
        Some(n) => n.as_u64().and_then(|n| usize::try_from(n).ok()),
        None => None,
    };
    let form = language.form(key, n).ok_or_else(|| no_text(key))?;
    let value = |name: &str| {
        let (_, value) = kwargs.iter().find(|(known, _)| known.as_str() == Some(name))?;
        Some(shown(language, value))
    };
    Ok(Value::safe_string(&crate::language::fill(&escaped(form), value)))
}

/// The forms of a text as JSON, for a script that counts.
fn all_forms(language: &Language, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let forms = language.forms(key).ok_or_else(|| no_text(key))?;
    serde_json::to_string(forms).map_err(|error| tera::Error::message(error.to_string()))
}

fn no_text(key: &str) -> tera::Error {
    tera::Error::message(format!("The theme has no text `{key}`"))
}

/// A value as it stands in a text: a number as the language writes it, HTML as it is.
fn shown(language: &Language, value: &Value) -> String {
    if let Some(n) = value.as_u64().and_then(|n| usize::try_from(n).ok()) {
        return language.number(n);
    }
    let text = value.to_string();
    language.direction().isolated(&if value.is_safe() { text } else { escaped(&text) })
}

fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len() + 16);
    // Writing to memory does not fail.
    let _ = escape_html(text, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}
