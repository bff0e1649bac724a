//! What is put in quotation marks without being said: names, titles, signs, terms and files.

use super::block::words;
use crate::text::WordList;

/// Words before a name in quotation marks.
const NAMING: &str = "titled entitled headlined headline dubbed called nicknamed named codenamed film movie book \
    novel song album article essay poem play series documentary slogan motto slogans so-called \
    operation exercise exercises magazine newspaper painting title codename nickname chapter \
    episode hymn anthem heading subtitle report study paper bill act law treaty section clause \
    file folder document ship vessel boat programme program project campaign concept term word \
    phrase label sign banner poster placard button option menu password band show podcast \
    proverb account app";

/// Whether the words before a quotation announce a name or a title.
pub(super) fn is_named(before: &str) -> bool {
    // What follows a colon or comma is not its name.
    let word = before.trim_end();
    if !word.ends_with(char::is_alphanumeric) {
        return false;
    }
    let last: Vec<String> = words(word).map(str::to_lowercase).collect();
    match last.as_slice() {
        [.., known, r#as] if known == "known" && r#as == "as" => true,
        [.., last] => NAMING.split(' ').any(|word| word == last),
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

/// Whether the words before a quotation tell of something that bears it in writing: `A sign read`,
/// `Article 5 says:`, `A poster of Kim reads`. Nobody speaks there.
pub(super) fn is_shown(before: &str) -> bool {
    static BEARERS: WordList = WordList::new("
        sign signs banner banners poster posters placard placards billboard plaque label sticker inscription
        graffiti t-shirt shirt notice screen button headline headlines caption slogan motto proverb saying adage
        maxim dictionary password epitaph gravestone tombstone article section paragraph clause chapter rule
        preamble treaty law constitution charter statute amendment act bill convention protocol accord pact code");
    const VERBS: [&str; 12] = [
        "read",
        "reads",
        "reading",
        "say",
        "says",
        "said",
        "saying",
        "states",
        "stated",
        "bore",
        "proclaims",
        "goes",
    ];
    let all: Vec<String> = words(before).map(str::to_lowercase).collect();
    let Some(verb) = all.iter().rposition(|word| VERBS.contains(&&**word)) else { return false };
    let subject = all.get(..verb).unwrap_or_default();
    let is_bearer = |at: usize| {
        let next = subject.get(at + 1).map(String::as_str);
        subject.get(at).is_some_and(|word| BEARERS.has(word))
            && next.is_none_or(|next| next.starts_with(|c: char| c.is_numeric()) || is_place(next))
    };
    (0..subject.len()).any(is_bearer)
}

/// Words that say of which thing, or where it is.
fn is_place(word: &str) -> bool {
    PLACE_WORDS.has(word)
}

/// Whether a word right before the marks makes a noun of what stands in them: `the "no-fly zone over the north"`.
pub(super) fn is_noun_after(before: &str) -> bool {
    const DETERMINERS: [&str; 24] = [
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "every",
        "each",
        "another",
        "such",
        "new",
        "old",
        "first",
        "own",
        "so-called",
    ];
    let trimmed = before.trim_end();
    let last = words(trimmed).last().unwrap_or_default();
    trimmed.ends_with(char::is_alphanumeric) && DETERMINERS.contains(&&*last.to_lowercase())
}

/// `final report v2.docx`
pub(super) fn is_file_name(quote: &str) -> bool {
    static ENDINGS: WordList = WordList::new("
        doc docx pdf xls xlsx ppt pptx odt ods rtf txt csv zip tar gz jpg jpeg png gif heic tif tiff mp3 mp4 mov
        avi md html htm exe dmg apk json xml");
    let ending = quote.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    ENDINGS.has(&ending)
}

/// Words that say of which thing, or where it is.
static PLACE_WORDS: WordList = WordList::new(
    "
    of in on at outside inside above near by behind for from with that which also hanging held
",
);
