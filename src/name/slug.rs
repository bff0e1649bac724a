//! Slugs: the part of a URL that stands for a name.

use icu_casemap::CaseMapper;

use super::fold::is_apostrophe;
use super::hyphen::is_hyphen;

/// Which letters a slug may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SlugStyle {
    /// ASCII by transliteration, so that slugs type and share well.
    #[default]
    Ascii,
    /// The letters of the name's own script, in lower case.
    Unicode,
}

/// Longest slug in characters; a longer name is cut between words. File names end at 255 bytes.
const MOST: usize = 80;
/// The same in bytes, for scripts whose letters take four.
const MOST_BYTES: usize = 200;

/// Makes a slug: lower case, words joined by single hyphens, apostrophes dropped.
///
/// The result is empty when the name holds no letter or digit that the style can show.
pub fn slugify(name: &str, style: SlugStyle) -> String {
    super::steps::take_many(1 + name.len() / 8);
    let plain = name.chars().filter(|&c| !is_apostrophe(c)).map(|c| if is_hyphen(c) { '-' } else { c });
    let without_apostrophes: String = plain.collect();
    let text = match style {
        SlugStyle::Ascii => any_ascii::any_ascii(&without_apostrophes).to_lowercase().replace('\'', ""),
        SlugStyle::Unicode => super::fold::fold(&without_apostrophes),
    };
    let mut slug = String::with_capacity(text.len().min(4 * MOST));
    let mut length = 0;
    for word in text.split(|c: char| !is_slug_char(c, style)).filter(|word| !word.is_empty()) {
        let of_word = word.chars().take(MOST).count();
        if length > 0 {
            if length + of_word >= MOST {
                break;
            }
            slug.push('-');
            length += 1;
        }
        for c in word.chars().take(MOST) {
            if slug.len() + c.len_utf8() > MOST_BYTES {
                slug.truncate(slug.trim_end_matches('-').len());
                return slug;
            }
            slug.push(c);
        }
        length += of_word;
    }
    slug
}

fn is_slug_char(c: char, style: SlugStyle) -> bool {
    match style {
        SlugStyle::Ascii => c.is_ascii_alphanumeric(),
        SlugStyle::Unicode => c.is_alphanumeric() || is_mark(c),
    }
}

/// Vowel signs and accents that belong to the letter before them.
pub fn is_mark(c: char) -> bool {
    use icu_properties::CodePointMapData;
    use icu_properties::props::{CanonicalCombiningClass, GeneralCategory, GeneralCategoryGroup};
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
        || CodePointMapData::<CanonicalCombiningClass>::new().get(c) != CanonicalCombiningClass::NotReordered
}

/// Whether a slug that a writer gave is usable as it stands: what [`slugify`] leaves unchanged.
pub fn is_slug(slug: &str, style: SlugStyle) -> bool {
    !slug.is_empty()
        && slug.len() <= 200
        && slug
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|c| is_slug_char(c, style) && is_small(c)))
}

/// Whether folding leaves the case of a letter. Some capitals have no small form (`ϔ`, `𝐀`), and those of Cherokee
/// stand for the small ones.
fn is_small(c: char) -> bool {
    CaseMapper::new().simple_fold(c) == c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (name, ascii, unicode) in [
            ("Putin arrives in Pyongyang", "putin-arrives-in-pyongyang", "putin-arrives-in-pyongyang"),
            ("O'Brien\u{2019}s  rule", "obriens-rule", "obriens-rule"),
            ("António Guterres", "antonio-guterres", "antónio-guterres"),
            ("김정은", "gimjeongeun", "김정은"),
            ("Владимир Путин", "vladimir-putin", "владимир-путин"),
            ("U.S.-Japan (ROK)", "u-s-japan-rok", "u-s-japan-rok"),
            ("---", "", ""),
            ("", "", ""),
            ("हिन्दी", "hindi", "हिन्दी"),
            ("Łódź & Straße", "lodz-strasse", "łódź-strasse"),
        ] {
            assert_eq!(slugify(name, SlugStyle::Ascii), ascii, "{name}");
            assert_eq!(slugify(name, SlugStyle::Unicode), unicode, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let slug = slugify(&"word ".repeat(60), SlugStyle::Ascii);
        assert!(slug.len() <= MOST && slug.ends_with("word"), "{slug}");
        assert!(is_slug(&slug, SlugStyle::Ascii));
        // Gothic: four bytes a letter.
        for name in ["\u{10330}".repeat(300), "\u{10330}\u{10331} ".repeat(100), "हिन्दी ".repeat(90)]
        {
            let slug = slugify(&name, SlugStyle::Unicode);
            assert!(slug.len() <= MOST_BYTES && is_slug(&slug, SlugStyle::Unicode), "{slug}");
        }
    }

    #[test]
    fn given_slugs() {
        for (slug, good) in [
            ("kim-jong-un", true),
            ("Kim", false),
            ("a--b", false),
            ("", false),
            ("a/b", false),
            ("..", false),
            ("x.y", false),
            ("김정은", false),
        ] {
            assert_eq!(is_slug(slug, SlugStyle::Ascii), good, "{slug}");
        }
        for (slug, good) in [("김정은", true), ("ϔ-𝐀-Ꮫ", true), ("ǅ", false), ("É", false)] {
            assert_eq!(is_slug(slug, SlugStyle::Unicode), good, "{slug}");
        }
    }
}
