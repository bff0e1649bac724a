//! Properties that several kinds of file share.

use super::pattern;
use super::table::{Mapping, Property, Type};

/// `image` and what stands beside it.
pub(super) const IMAGE: [Property; 5] = [
    Property::new(
        "image",
        Type::Text,
        "A picture that stands for the page: a file beside it, or a full address.",
    )
    .like(&["pyongyang.jpg"]),
    Property::new("image_alt", Type::Text, "What the picture shows, for those who do not see it.")
        .like(&["Two men in an open car wave to a crowd."]),
    Property::new("image_caption", Type::Text, "What is said of the picture, below it.")
        .like(&["The leaders on the way to the talks."]),
    Property::new("image_licence", Type::Text, "Under which licence the picture may be used.")
        .like(&["CC BY 4.0"]),
    Property::new("image_credit", Type::Text, "Who made the picture.").like(&["Kremlin"]),
];

/// `slug`.
pub(super) const SLUG: Property = Property::new(
    "slug",
    Type::Slug,
    "The last part of the URL: lower-case letters, digits and hyphens. Otherwise it is \
     made of the file name.",
)
.like(&["putin-in-pyongyang"]);

/// `names`.
pub(super) const NAMES: Property = Property::new(
    "names",
    Type::Names,
    "What it is called in other languages, by BCP 47 tag. Pages in such a language show that name; all others \
     know it as an alias.",
);

/// `extra`.
pub(super) const EXTRA: [Property; 1] = [Property::new(
    "extra",
    Type::Any,
    "Anything, for themes and tools of your own; briefgen does not look inside.",
)];

/// `updated`.
pub(super) const UPDATED: Property = Property::new(
    "updated",
    Type::Publication,
    "When it was last changed: a day, or an instant with its offset from UTC.",
)
.like(&["2024-06-20"]);

/// `language`.
pub(super) const LANGUAGE: Property = Property::new(
    "language",
    Type::Pattern(pattern::LANGUAGE),
    "BCP 47 tag of its language. Otherwise the site's.",
)
.like(&["en", "ko", "pt-BR"]);

/// `old_urls`.
pub(super) const OLD_URLS: Property =
    Property::new("old_urls", Type::List(&Type::Text), "Old URLs that redirect here.").like(&["/old/path/"]);

/// `draft`, `expires`, `old_urls` and `aliases`: whether it is published, and under which old URLs too.
pub(super) const PUBLISHING: [Property; 4] = [
    Property::new("draft", Type::Flag, "`true` withholds it from the site.").like(&["true"]),
    Property::new("expires", Type::Publication, "From this day or instant on it is withheld.")
        .like(&["2030-01-01"]),
    OLD_URLS,
    Property::new("aliases", Type::List(&Type::Text), "The older word for `old_urls`.").like(&["/old/path/"]),
];

/// An entry of `sources`, and what may stand for one.
pub(super) const SOURCE: Mapping = Mapping {
    title: "A source",
    properties: &[&[
        Property::new("id", Type::Text, "By what events and quotes of this briefing name it.")
            .like(&["tass"]),
        Property::new("title", Type::Text, "Title of the document.").like(&["Putin ends his visit"]),
        Property::new("publisher", Type::Text, "Who published it.").like(&["TASS"]),
        Property::new("url", Type::Pattern(pattern::ADDRESS), "Where it is: a full address.")
            .like(&["https://example.com/visit"]),
        Property::new("date", Type::Edtf, "When it was published, as exactly as that is known.")
            .like(&["2024-06-19"]),
    ]],
    one_of: &["title", "publisher", "url"],
};
