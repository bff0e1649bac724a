//! The keys of a briefing.

use super::pattern;
use super::shared::{EXTRA, IMAGE, LANGUAGE, PUBLISHING, SLUG, SOURCE, UPDATED};
use super::table::{Mapping, Property, Type};

/// Front matter of a briefing.
pub(super) static BRIEFING: Mapping = Mapping {
    title: "A briefing",
    properties: &[
        &[
            Property::new("title", Type::Text, "The headline.")
                .required()
                .like(&["Putin arrives in Pyongyang"]),
            Property::new(
                "date",
                Type::Publication,
                "When it is published: a day, or an instant with its offset from UTC. Dated in the \
                 future, it is withheld.",
            )
            .required()
            .like(&["2024-06-19", "2024-06-19T10:30:00+09:00"]),
            UPDATED,
            Property::new(
                "summary",
                Type::Text,
                "One or two sentences, as plain text, for lists, feeds and search engines. Otherwise \
                 the first paragraph.",
            )
            .like(&["The first visit in 24 years ends with a treaty."]),
            SLUG,
            Property::new("authors", Type::List(&Type::Text), "Names of who wrote it.").like(&["Jane Roe"]),
            LANGUAGE,
        ],
        &PUBLISHING,
        &IMAGE,
        &[
            Property::new(
                "actors",
                Type::List(&Type::Either(&Type::Actor, &PART)),
                "Who the briefing is about: names, aliases or slugs of actors, or mappings of a name \
                 and a role.",
            )
            .like(&["Kim Jong Un"]),
            Property::new(
                "topics",
                Type::List(&Type::Topic),
                "What it is about: names, aliases or slugs of topics.",
            )
            .like(&["summit diplomacy"]),
            Property::new("dates", Type::List(&Type::Mapping(&EVENT)), "Dated events, for the timeline."),
            Property::new(
                "quotes",
                Type::List(&Type::Mapping(&QUOTE)),
                "Who said what. The words should stand in the body.",
            ),
            Property::new(
                "sources",
                Type::List(&Type::Either(&Type::Text, &SOURCE)),
                "Sources, numbered in this order. A plain text stands for a title, a plain address \
                 for a URL.",
            ),
            Property::new(
                "corrections",
                Type::List(&Type::Mapping(&CORRECTION)),
                "What was wrong in an earlier version.",
            ),
        ],
        &EXTRA,
    ],
    one_of: &[],
};

static PART: Mapping = Mapping {
    title: "An actor and its part",
    properties: &[&[
        Property::new("name", Type::Actor, "Name, alias or slug of the actor.")
            .required()
            .like(&["Kim Jong Un"]),
        Property::new("role", Type::Text, "The part that the actor plays in this briefing.").like(&["host"]),
    ]],
    one_of: &[],
};

static EVENT: Mapping = Mapping {
    title: "An event",
    properties: &[&[
        Property::new("date", Type::Edtf, "When, as exactly as that is known.").required().like(&[
            "2019-04-25",
            "2019-04",
            "2024-06-18/2024-06-19",
            "2023-09~",
        ]),
        Property::new("event", Type::Text, "What happened, in a few words.")
            .required()
            .like(&["First Kim-Putin summit"]),
        Property::new("place", Type::Text, "Where it happened.").like(&["Vladivostok"]),
        Property::new(
            "actors",
            Type::List(&Type::Actor),
            "Who took part. The event stands on the timeline of each of them.",
        )
        .like(&["Vladimir Putin"]),
        Property::new(
            "topics",
            Type::List(&Type::Topic),
            "What it is about. The event stands on the page of each topic.",
        )
        .like(&["summit diplomacy"]),
        Property::new(
            "id",
            Type::Text,
            "A word of your own: events of two briefings with one date and one id are one event.",
        )
        .like(&["vladivostok-summit"]),
        Property::new(
            "source",
            Type::Either(&Type::Text, &SOURCE),
            "Who says so: the `id` of one of the briefing's `sources`, a full address, or a \
             mapping like one of `sources`.",
        )
        .like(&["tass"]),
    ]],
    one_of: &[],
};

static QUOTE: Mapping = Mapping {
    title: "A quote",
    properties: &[&[
        Property::new("speaker", Type::Actor, "Name, alias or slug of who said it.")
            .required()
            .like(&["Antony Blinken"]),
        Property::new("text", Type::Text, "The words, as they stand in the body.")
            .required()
            .like(&["in desperation, to develop and to strengthen relations"]),
        Property::new("date", Type::Edtf, "When it was said, as exactly as that is known.")
            .like(&["2024-06-18"]),
        Property::new("occasion", Type::Text, "On which occasion it was said.")
            .like(&["Joint press conference"]),
        Property::new("original", Type::Text, "The words in the language that they were said in."),
        Property::new("original_language", Type::Pattern(pattern::LANGUAGE), "BCP 47 tag of that language.")
            .like(&["ru", "ko"]),
        Property::new(
            "source",
            Type::Either(&Type::Text, &SOURCE),
            "Who reports it: the `id` of one of the briefing's `sources`, a text of its own, a \
             full address, or a mapping like one of `sources`.",
        )
        .like(&["state", "Evening news"]),
    ]],
    one_of: &[],
};

static CORRECTION: Mapping = Mapping {
    title: "A correction",
    properties: &[&[
        Property::new("date", Type::Edtf, "When it was made.").required().like(&["2024-06-21"]),
        Property::new("text", Type::Text, "What was wrong, and what is right.")
            .required()
            .like(&["An earlier version misnamed the venue."]),
    ]],
    one_of: &[],
};
