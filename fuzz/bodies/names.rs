//! Names: folding, slugs, the nearest name, and names of files as texts write them.

use briefgen::name::{
    FileNames, SlugStyle, composed, file_key, fold, is_slug, nearest, slugify, unescaped_html, with_hash,
    without_hash,
};

use super::choices::Choices;
use super::words;

/// Folding and slugs are stable, and a slug is a good one; any text is searched for files' names.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let names = choices.some((1, 6), words::name);
    let raw = choices.rest();
    for name in names.iter().map(String::as_str).chain([&*raw, &*raw.repeat(40)]) {
        one(name);
    }
    if let Some(found) = nearest(&raw, names.iter().map(String::as_str)) {
        assert!(names.iter().any(|name| name == found));
    }
    let files: Vec<String> = names.iter().map(|name| format!("{name}.png")).collect();
    let known = FileNames::new(files.iter().map(String::as_str));
    let text = format!("{raw} {} {raw}", files.join(" "));
    let _ = (unescaped_html(&raw), known.meant_by(&raw));
    assert_eq!(known.meant_by(&text).len(), files.len(), "not all of {files:?} are found in {text:?}");
}

fn one(name: &str) {
    let folded = fold(name);
    assert_eq!(fold(&folded), folded, "folding {name:?} twice");
    assert_eq!(composed(&composed(name)), composed(name), "composing {name:?} twice");
    assert!(file_key(&format!("x {name} y")).contains(&file_key(name)), "the key of {name:?}");
    for style in [SlugStyle::Ascii, SlugStyle::Unicode] {
        let slug = slugify(name, style);
        assert_eq!(slugify(&slug, style), slug, "{name:?} as {style:?}");
        assert!(slug.is_empty() || slug.len() > 200 || is_slug(&slug, style), "{name:?} gives {slug:?}");
    }
    let path = format!("{}.png", name.replace(['/', '.'], ""));
    assert_eq!(without_hash(&with_hash(&path, "0123456789abcdef")), path, "{path:?}");
}
