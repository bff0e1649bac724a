//! Patterns for texts, in what ECMA-262 and simpler engines have in common: no look-around.
//!
//! A pattern is as strict as the reading code where a pattern can be: leap years, the order of an
//! interval's ends and real time zones are left to the build.

/// A text that is not blank.
pub(super) const NOT_BLANK: &str = r"\S";

/// A slug: words of letters and digits, in lower case, joined by hyphens. What is not ASCII is left
/// to the build, as it depends on the setting `slugs`.
pub(super) const SLUG: &str = r"^[^\u0000-/:-`{-\u007F]+(?:-[^\u0000-/:-`{-\u007F]+)*$";

/// A full web address.
pub(super) const ADDRESS: &str = r"^https?://\S+$";

/// A link of an actor: a full address.
pub(super) const LINK: &str = r"^https?://";

/// A link to Wikidata: an item's id, or a full address.
pub(super) const WIKIDATA: &str = r"^(?:Q[0-9]+$|https?://)";

/// A BCP 47 tag of language, script, region and variants.
pub(super) const LANGUAGE: &str = "^(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:[-_][A-Za-z]{4})?\
    (?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?(?:[-_](?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$";

/// The address of a site.
pub(super) const BASE_URL: &str = r#"^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9.:\[\]-]+(?:/[^?# "<>\\]*)?$"#;

/// A domain name.
pub(super) const DOMAIN: &str =
    "^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$";

/// The URL pattern of briefings.
pub(super) const PERMALINK: &str = "^/(?:(?::year|:month|:day|:slug|[A-Za-z0-9_.-]+)?/+)*:slug\
    (?:/+(?::year|:month|:day|:slug|[A-Za-z0-9_.-]+)?)*$";

/// The address that opens an editor, or `none`.
pub(super) const EDITOR: &str = r"^(?:none$|[A-Za-z][A-Za-z0-9+.-]*:.*\{file\})";

/// A git remote: a name or an address that git cannot take for a flag.
pub(super) const REMOTE: &str = r"^[^-\s\u0000-\u001F]([^\u0000-\u001F]*\S)?$";

/// The name of a branch. What git forbids between two signs is left to the build.
pub(super) const BRANCH: &str = r"^[^-\s/.~^:?*\[\\][^\s~^:?*\[\\]*$";

/// A day of the calendar but for its year; the 29th of February counts.
const MONTH_AND_DAY: &str = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|\
    (?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";

/// An EDTF date or interval, Levels 0 and 1 with quarters and halves, as `date` takes them.
pub(super) fn edtf() -> String {
    let year = "[0-9]{4}";
    let month = "(?:0[1-9]|1[0-2])";
    let after_year =
        format!("-(?:{MONTH_AND_DAY}|{month}(?:-[Xx]{{2}})?|2[1-4]|3[3-6]|4[01]|[Xx]{{2}}(?:-[Xx]{{2}})?)");
    let point = format!("(?:[0-9]{{2}}[Xx]{{2}}|[0-9]{{3}}[Xx]|{year}(?:{after_year})?)[?~%]?");
    format!("^(?:{point}(?:/(?:{point}|\\.\\.)?)?|(?:\\.\\.)?/{point})$")
}

/// A whole day, or an instant of RFC 3339 with its offset.
pub(super) fn publication() -> String {
    let year = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
    let hour_and_minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let clock = format!("[Tt ]{hour_and_minute}(?::[0-5][0-9](?:\\.[0-9]+)?)?(?:[Zz]|[+-]{hour_and_minute})");
    format!("^{year}-{MONTH_AND_DAY}(?:{clock})?$")
}
