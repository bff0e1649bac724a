//! Keys by which other programs say what briefgen has a key for, and what to write here.
//!
//! It must not know what becomes of the hint.

use super::DocumentKind;
use crate::text::WordList;

/// Keys of other programs, by their letters and digits, and what to write in their place.
type Row = (WordList, &'static str);

static OF_BRIEFINGS: [Row; 14] = [
    (
        WordList::new("redirects redirect redirectfrom redirectsfrom oldurl oldurls oldpaths formerurls"),
        "list old addresses in `old_urls`",
    ),
    (
        WordList::new("tags tag categories category keywords keyword subjects subject labels"),
        "list subjects in `topics`, and people, countries and organizations in `actors`",
    ),
    (
        WordList::new(
            "people persons person who names entities mentions participants countries organizations",
        ),
        "list them in `actors`",
    ),
    (
        WordList::new("location place where city country venue dateline"),
        "the `place` of an entry of `dates` says where something happened",
    ),
    (
        WordList::new("event events timeline chronology milestones when"),
        "list what happened in `dates`: `date` and `event` each",
    ),
    (
        WordList::new("quote quotation quotations citation"),
        "list quotes in `quotes`: `speaker` and `text` each",
    ),
    (
        WordList::new(
            "link links url urls sourceurl externalurl originalurl source reference references refs citations",
        ),
        "list what the text rests on in `sources`: `title` or `url` each",
    ),
    (
        WordList::new("description excerpt subtitle dek standfirst abstract lead teaser intro"),
        "write it as `summary`",
    ),
    (WordList::new("author byline by writer writers reporter"), "list who wrote it in `authors`"),
    (WordList::new("headline heading name"), "write it as `title`"),
    (WordList::new("lang locale hreflang"), "write it as `language`"),
    (
        WordList::new("lastmod modified lastmodified updatedat updateddate lastupdated dateupdated"),
        "write it as `updated`",
    ),
    (
        WordList::new(
            "cover coverimage thumbnail featuredimage hero heroimage banner photo picture ogimage images",
        ),
        "write it as `image`, with `image_alt` and `image_credit`",
    ),
    (
        WordList::new("errata erratum correction fix retraction"),
        "list what was wrong in `corrections`: `date` and `text` each",
    ),
];

static OF_ACTORS: [Row; 7] = [
    (
        WordList::new("redirects redirect redirectfrom redirectsfrom oldurl oldurls oldpaths formerurls"),
        "list old addresses in `old_urls`",
    ),
    (
        WordList::new("title position office job role jobtitle rank function"),
        "list offices in `roles`: `title`, `of`, `from` and `to` each",
    ),
    (
        WordList::new("aka alsoknownas nickname nicknames alias othernames spellings"),
        "list other names in `aliases`",
    ),
    (
        WordList::new("type category group class"),
        "write it as `kind`: person, country, organization or group",
    ),
    (
        WordList::new("photo picture portrait thumbnail avatar cover"),
        "write it as `image`, with `image_alt` and `image_credit`",
    ),
    (
        WordList::new("url website homepage wikipedia wikidata twitter link"),
        "list addresses in `links`: a label and an address each",
    ),
    (WordList::new("bio biography description summary about"), "write it below the front matter"),
];

static OF_TOPICS: [Row; 3] = [
    (
        WordList::new("redirects redirect redirectfrom redirectsfrom oldurl oldurls oldpaths formerurls"),
        "list old addresses in `old_urls`",
    ),
    (WordList::new("title label heading"), "write it as `name`"),
    (WordList::new("description summary about"), "write it below the front matter"),
];

/// What to write in place of a key that a kind of file does not have.
pub(super) fn hint(key: &str, kind: DocumentKind) -> Option<&'static str> {
    let rows: &[Row] = match kind {
        DocumentKind::Briefing => &OF_BRIEFINGS,
        DocumentKind::Actor => &OF_ACTORS,
        DocumentKind::Topic => &OF_TOPICS,
        DocumentKind::Page => return None,
    };
    let letters: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    rows.iter().find(|(keys, _)| keys.has(&letters)).map(|(_, hint)| *hint)
}

#[cfg(test)]
mod tests {
    use super::super::folder::has_key;
    use super::*;

    #[test]
    fn what_is_written_instead() {
        for (key, kind, expected) in [
            ("tags", DocumentKind::Briefing, "`topics`"),
            ("Location", DocumentKind::Briefing, "`place`"),
            ("source_url", DocumentKind::Briefing, "`sources`"),
            ("dek", DocumentKind::Briefing, "`summary`"),
            ("job-title", DocumentKind::Actor, "`roles`"),
            ("title", DocumentKind::Topic, "`name`"),
            ("quote", DocumentKind::Briefing, "`quotes`"),
            ("redirect_from", DocumentKind::Actor, "`old_urls`"),
            ("series", DocumentKind::Briefing, ""),
        ] {
            let hint = hint(key, kind).unwrap_or_default();
            assert!(hint.contains(expected) && hint.is_empty() == expected.is_empty(), "{key}: {hint}");
        }
    }

    #[test]
    fn the_keys_that_hints_name_are_ours() {
        let all = [
            (DocumentKind::Briefing, &OF_BRIEFINGS[..]),
            (DocumentKind::Actor, &OF_ACTORS[..]),
            (DocumentKind::Topic, &OF_TOPICS[..]),
        ];
        for (kind, rows) in all {
            for (_, hint) in rows {
                let named =
                    hint.split('`').nth(1).filter(|_| hint.contains("write it as") || hint.contains("list "));
                assert!(named.is_none_or(|key| has_key(kind, key)), "{hint}");
            }
        }
    }
}
