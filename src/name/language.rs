//! The language that a file's name may end in: `x.ko.md`.

use crate::text::WordList;

/// ISO 639-1: two-letter codes of languages.
static LANGUAGES: WordList = WordList::new(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv \
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn \
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za \
    zh zu",
);

/// Whether two letters are the code of a language.
pub fn is_language_code(code: &str) -> bool {
    code.len() == 2 && LANGUAGES.has(code)
}

/// The start of a file's name and the language that it ends in, `("x", "ko")` of `x.ko`: a two-letter code with
/// a script or region where need be.
pub(super) fn split(stem: &str) -> Option<(&str, &str)> {
    let (start, tag) = stem.rsplit_once('.')?;
    let language = tag.split('-').next().unwrap_or_default();
    let is_language = is_language_code(language);
    let is_tag =
        || tag.parse::<icu_locale_core::LanguageIdentifier>().is_ok_and(|read| read.to_string() == tag);
    (!start.is_empty() && is_language && is_tag()).then_some((start, tag))
}

/// The name that is meant where a file's name ends in a language in other letters: `x.pt-BR` for `x.pt-br`.
pub(super) fn meant(stem: &str) -> Option<String> {
    let (start, tag) = stem.rsplit_once('.')?;
    if let Some(meant) = super::meant_tag(tag).filter(|_| !start.is_empty()) {
        return Some(format!("{start}.{meant}"));
    }
    let read = tag.replace('_', "-").parse::<icu_locale_core::LanguageIdentifier>().ok()?.to_string();
    let meant = format!("{start}.{read}");
    (read != tag && split(&meant).is_some()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_names() {
        for (stem, expected) in [
            ("x.ko", Some(("x", "ko"))),
            ("2024-06-19-x.pt-BR", Some(("2024-06-19-x", "pt-BR"))),
            ("index.zh-Hant", Some(("index", "zh-Hant"))),
            ("x", None),
            ("x.v2", None),
            ("x.old", None),
            ("x.KO", None),
            ("treaty.1", None),
            (".ko", None),
        ] {
            assert_eq!(split(stem), expected, "{stem}");
        }
    }

    #[test]
    fn languages_in_other_letters() {
        for (stem, expected) in [
            ("x.KO", Some("x.ko")),
            ("x.pt-br", Some("x.pt-BR")),
            ("x.zh_hant", Some("x.zh-Hant")),
            ("x.jp", Some("x.ja")),
            ("x.cn", Some("x.zh")),
            ("x.Korean", Some("x.ko")),
            ("x.rus", Some("x.ru")),
            ("x.ua", Some("x.uk")),
            ("x.iw", Some("x.he")),
            ("x.한국어", Some("x.ko")),
            ("x.ko", None),
            ("x.br", None),
            ("sign.in", None),
            ("x.US", None),
            ("x.V2", None),
            ("x", None),
            (".KO", None),
        ] {
            assert_eq!(meant(stem).as_deref(), expected, "{stem}");
        }
    }
}
