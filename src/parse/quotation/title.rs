//! What is put in quotation marks without being said: names and titles.

use super::block::words;

/// Whether the words before a quotation announce a name or a title.
pub(super) fn is_named(before: &str) -> bool {
    const NAMING: &[&str] = &[
        "titled",
        "entitled",
        "headlined",
        "headline",
        "dubbed",
        "nicknamed",
        "named",
        "codenamed",
        "film",
        "movie",
        "book",
        "novel",
        "song",
        "album",
        "article",
        "essay",
        "poem",
        "play",
        "series",
        "documentary",
        "slogan",
        "motto",
        "slogans",
        "so-called",
        "operation",
        "exercise",
        "exercises",
        "magazine",
        "newspaper",
        "painting",
        "title",
        "codename",
        "nickname",
        "chapter",
        "episode",
        "hymn",
        "anthem",
        "heading",
        "subtitle",
    ];
    // What follows a colon or comma is not its name.
    let word = before.trim_end();
    if !word.ends_with(char::is_alphanumeric) {
        return false;
    }
    let last: Vec<String> = words(word).map(str::to_lowercase).collect();
    match last.as_slice() {
        [.., known, r#as] if known == "known" && r#as == "as" => true,
        [.., last] => NAMING.contains(&last.as_str()),
        [] => false,
    }
}

/// `The Long Road to Peace`: every long word begins with a capital.
pub(super) fn is_title_case(quote: &str) -> bool {
    const LONG: usize = 4;
    let (mut count, mut capitals) = (0, 0);
    for word in words(quote) {
        let is_capital = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if !is_capital && word.chars().count() >= LONG {
            return false;
        }
        count += 1;
        capitals += usize::from(is_capital);
    }
    count > 1 && capitals * 3 >= count * 2
}
