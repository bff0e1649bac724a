//! Faults of one briefing: of its front matter, of single fields, of its body.

use super::Row;

/// Front matter as a whole.
pub(super) const FRONT_MATTER: &[Row] = &[
    Row(
        "a quotation mark that is not closed",
        "title: \"X\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:8 `\"`: A quotation mark is not closed.",
            "  help: close it with the same mark",
        ],
    ),
    Row(
        "a colon in a plain text",
        "title: Pyongyang: a visit\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:17 `:`: A colon stands where no key can be.",
            "  help: put the whole text into quotation marks: `title: \"Pyongyang: a visit\"`",
        ],
    ),
    Row(
        "a key twice",
        "title: X\ndate: 2024-06-19\ntitle: Y\n",
        &[
            "error[key-duplicate] x.md:4:1 `title`: The key `title` stands twice.",
            "  x.md:2:1 `title`: it stands here first",
            "  help: keep one of the two",
        ],
    ),
    Row(
        "a list for a title",
        "title: [a, b]\ndate: 2024-06-19\n",
        &[
            "error[type-mismatch] x.md:2:8 `[a, b]`: `title` must be a text, and this is a list.",
            "  help: write one text: `title: some words`",
        ],
    ),
    Row(
        "no title",
        "date: 2024-06-19\n",
        &[
            "error[field-missing] x.md:2:1 `date`: A briefing needs a `title`.",
            "  help: write `title: Putin arrives in Pyongyang`",
        ],
    ),
    Row(
        "no date",
        "title: X\n",
        &[
            "error[field-missing] x.md:2:1 `title`: A briefing needs a `date`.",
            "  help: write `date: 2024-06-19`",
        ],
    ),
    Row(
        "no date, though other keys are like it",
        "title: X\ndates: []\nupdated: 2024-06-20\n",
        &[
            "error[field-missing] x.md:2:1 `title`: A briefing needs a `date`.",
            "  help: write `date: 2024-06-19`",
        ],
    ),
    Row(
        "neither title nor date, and a key that is like both",
        "dat: 2024-06-20\ntitel: X\n",
        &[
            "error[field-missing] x.md:2:1 `dat`: A briefing needs a `date`, and has no key `dat`.",
            "  help: did you mean `date`?",
            "error[field-missing] x.md:3:1 `titel`: A briefing needs a `title`, and has no key `titel`.",
            "  help: did you mean `title`?",
        ],
    ),
    Row(
        "an event without its date, which has other keys",
        "title: X\ndate: 2024-06-19\ndates:\n  - datum: 2024-06-18\n    event: E\n",
        &[
            "error[field-missing] x.md:5:5 `datum`: An event of `dates` needs a `date`, and has no key `datum`.",
            "  help: did you mean `date`?",
        ],
    ),
    Row(
        "an empty title",
        "title:\ndate: 2024-06-19\n",
        &[
            "error[field-missing] x.md:2:1 `title`: The `title` of a briefing is empty.",
            "  help: write `title: Putin arrives in Pyongyang`",
        ],
    ),
    Row(
        "a title of white space",
        "title: \"  \"\ndate: 2024-06-19\n",
        &[
            "error[field-missing] x.md:2:1 `title`: The `title` of a briefing is empty.",
            "  help: write `title: Putin arrives in Pyongyang`",
        ],
    ),
    Row(
        "a day that does not exist",
        "title: X\ndate: 2024-02-30\n",
        &["error[date-invalid] x.md:3:12 `02-30`: There is no 30 February.", "  help: write `2024-02-29`"],
    ),
    Row(
        "29 February of an ordinary year",
        "title: X\ndate: 2023-02-29\n",
        &[
            "error[date-invalid] x.md:3:12 `02-29`: There is no 29 February in 2023.",
            "  help: write `2023-02-28`",
        ],
    ),
    Row(
        "a German date",
        "title: X\ndate: 19.06.2024\n",
        &[
            "error[date-invalid] x.md:3:7 `19.06.2024`: A date is written with the year first.",
            "  help: write `2024-06-19`",
        ],
    ),
    Row(
        "day and month swapped",
        "title: X\ndate: 2024-13-01\n",
        &["error[date-invalid] x.md:3:12 `13`: The month must be 01 to 12.", "  help: write `2024-01-13`"],
    ),
    Row(
        "a month for a publication day",
        "title: X\ndate: June 2024\n",
        &[
            "error[date-invalid] x.md:3:7 `June 2024`: The date must be a whole day.",
            "  help: write year, month and day, such as `2024-06-19`",
        ],
    ),
    Row(
        "a date in words",
        "title: X\ndate: 19 June 2024\n",
        &[
            "error[date-invalid] x.md:3:7 `19 June 2024`: A date is written in numbers, with the year first.",
            "  help: write `2024-06-19`",
        ],
    ),
    Row(
        "a date that can be two",
        "title: X\ndate: 05/06/2024\n",
        &[
            "error[date-invalid] x.md:3:7 `05/06/2024`: This can be 5 June or 6 May.",
            "  help: write `2024-06-05` or `2024-05-06`",
        ],
    ),
    Row(
        "a time without its offset",
        "title: X\ndate: 2024-06-19T14:00:00\n",
        &[
            "error[date-invalid] x.md:3:18 `14:00:00`: The time does not say its offset from UTC.",
            "  help: add `Z` for UTC, or an offset such as `+09:00`",
        ],
    ),
    Row(
        "a missing space after the first colon",
        "title:X\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:1 `title:X`: A space is missing after the colon.",
            "  help: write a space after the colon: `title: X`",
        ],
    ),
    Row(
        "no space after any colon",
        "title:X\ndate:2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:1 `title:X`: A space is missing after the colon.",
            "  help: write a space after the colon: `title: X`",
        ],
    ),
    Row(
        "a title that begins with a quote",
        "title: \"X\" and more\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:12 `and more`: Words follow a closing quotation mark.",
            "  help: put the whole text into single quotation marks: `title: '\"X\" and more'`",
        ],
    ),
    Row(
        "a title that begins with a single quote",
        "title: 'X' and more\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:12 `and more`: Words follow a closing quotation mark.",
            "  help: put the whole text into quotation marks: `title: \"'X' and more\"`",
        ],
    ),
    Row(
        "a title with a colon after a quote",
        "title: \"X\": it is more\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:13 `it is more`: Words follow a closing quotation mark.",
            "  help: put the whole text into single quotation marks: `title: '\"X\": it is more'`",
        ],
    ),
    Row(
        "a path in double quotation marks",
        "title: \"C:\\Users\"\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:11 `\\U`: The text holds an unknown escape after a backslash.",
            "  help: in double quotation marks write `\\\\` for a backslash, or use single ones",
        ],
    ),
    Row(
        "an unknown escape",
        "title: \"a\\q\"\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:10 `\\q`: The text holds an unknown escape after a backslash.",
            "  help: in double quotation marks write `\\\\` for a backslash, or use single ones",
        ],
    ),
    Row(
        "a title that begins with @",
        "title: @x\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:8 `@`: A text cannot begin with this character.",
            "  help: put the whole text into quotation marks: `title: \"@x\"`",
        ],
    ),
    Row(
        "a title that begins with a dash",
        "title: - x\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:8 `-`: A list cannot begin on the line of its key.",
            "  help: write each entry on a line of its own; or put the whole text into quotation marks: `title: \"- x\"`",
        ],
    ),
    Row(
        "a hash in the middle of a title",
        "title: Rule #1 matters\ndate: 2024-06-19\n",
        &[
            "error[yaml-syntax] x.md:2:13 `#1 matters`: What follows `#` is a comment and is lost.",
            "  help: put the whole text into quotation marks: `title: \"Rule #1 matters\"`",
        ],
    ),
];

/// Fields after `title` and `date`.
pub(super) const FIELDS: &[Row] = &[
    Row(
        "a list that is not closed",
        "topics: [arms transfers\n",
        &[
            "error[yaml-syntax] x.md:4:9 `[`: A list in `[...]` is not closed, or a comma is missing.",
            "  help: write `[one, two]`",
        ],
    ),
    Row(
        "a mapping that is not closed",
        "actors:\n  - { name: Kim Jong Un, role: host\n",
        &[
            "error[yaml-syntax] x.md:5:5 `{`: A mapping in `{...}` is not closed, or a comma is missing.",
            "  help: write `{ name: Kim Jong Un, role: host }`",
        ],
    ),
    Row(
        "a tab for indentation",
        "quotes:\n  - speaker: Kim Jong Un\n\ttext: a\n",
        &[
            "error[yaml-syntax] x.md:6:1 `\t`: A tab stands where YAML wants spaces.",
            "  help: indent with spaces",
        ],
    ),
    Row(
        "indentation that does not fit",
        "dates:\n  - date: 2019\n   event: x\n",
        &[
            "error[yaml-syntax] x.md:6:4 `e`: The indentation does not fit the lines above.",
            "  help: indent the entries of one list or mapping by the same number of spaces",
        ],
    ),
    Row(
        "a line without a key",
        "just words\n",
        &[
            "error[yaml-syntax] x.md:4:1 `j`: A key with a colon was expected here.",
            "  help: write `key: value`; what belongs to the line above is indented under it",
        ],
    ),
    Row(
        "a text that begins with @",
        "authors: [@desk]\n",
        &[
            "error[yaml-syntax] x.md:4:11 `@`: A text cannot begin with this character.",
            "  help: put the text in quotation marks",
        ],
    ),
    Row(
        "a text that begins with *",
        "summary: *bold* words\n",
        &[
            "error[yaml-syntax] x.md:4:10 `*`: A text that begins with `*` is a YAML alias, and no anchor has its name.",
            "  help: put the whole text into quotation marks: `summary: \"*bold* words\"`",
        ],
    ),
    Row(
        "a misspelt key",
        "quote:\n  - {speaker: Kim Jong Un, text: a}\n",
        &[
            "error[key-unknown] x.md:4:1 `quote`: A briefing has no key `quote`.",
            "  help: did you mean `quotes`?",
        ],
    ),
    Row(
        "keys of other programs",
        "tags: [a]\nlocation: Oslo\nlink: x\n",
        &[
            "error[key-unknown] x.md:4:1 `tags`: A briefing has no key `tags`.",
            "  help: list subjects in `topics`, and people, countries and organizations in `actors`",
            "error[key-unknown] x.md:5:1 `location`: A briefing has no key `location`.",
            "  help: the `place` of an entry of `dates` says where something happened",
            "error[key-unknown] x.md:6:1 `link`: A briefing has no key `link`.",
            "  help: list what the text rests on in `sources`: `title` or `url` each",
        ],
    ),
    Row(
        "a key that is near to none",
        "banana: 1\n",
        &[
            "error[key-unknown] x.md:4:1 `banana`: A briefing has no key `banana`.",
            "  help: keys of your own belong under `extra:`",
        ],
    ),
    Row(
        "a misspelt key of a quote",
        "quotes:\n  - { speaker: Kim Jong Un, text: Body, sorce: x }\n",
        &[
            "error[key-unknown] x.md:5:41 `sorce`: A quote has no key `sorce`.",
            "  help: did you mean `source`?",
        ],
    ),
    Row(
        "an unknown key of an event",
        "dates:\n  - { date: 2019, event: y, when: now }\n",
        &[
            "error[key-unknown] x.md:5:29 `when`: An event of `dates` has no key `when`.",
            "  help: known keys: `date`, `event`, `place`, `actors`, `topics`, `source`, `id`",
        ],
    ),
    Row(
        "a mapping for a list",
        "actors: {name: Kim Jong Un}\n",
        &[
            "error[type-mismatch] x.md:4:9 `{name: Kim Jong Un}`: `actors` must be a list, and this is a mapping.",
            "  help: write each entry on a line of its own, after `- `",
        ],
    ),
    Row(
        "an event on a day that does not exist",
        "dates:\n  - date: 2019-02-30\n    event: Talks\n",
        &["error[date-invalid] x.md:5:16 `02-30`: There is no 30 February.", "  help: write `2019-02-28`"],
    ),
    Row(
        "a season in words",
        "dates:\n  - date: spring 2019\n    event: Talks\n",
        &[
            "error[date-invalid] x.md:5:11 `spring 2019`: A season is written as 21, 22, 23 or 24: spring, summer, autumn, winter.",
            "  help: write `\"2019-21\"`",
        ],
    ),
    Row(
        "an interval that ends before it starts",
        "dates:\n  - date: 2024-06-19/2024-06-18\n    event: Talks\n",
        &[
            "error[date-invalid] x.md:5:11 `2024-06-19/2024-06-18`: The interval ends before it starts.",
            "  help: write `2024-06-18/2024-06-19`",
        ],
    ),
    Row(
        "an approximate date in words",
        "dates:\n  - date: c. 2019\n    event: Talks\n",
        &[
            "error[date-invalid] x.md:5:11 `c. 2019`: An approximate date ends with `~`.",
            "  help: write `2019~`",
        ],
    ),
    Row(
        "an event at a clock time",
        "dates:\n  - date: 2019-04-25 10:00\n    event: Talks\n",
        &[
            "error[date-invalid] x.md:5:21 ` 10:00`: A date here has no clock time.",
            "  help: write `2019-04-25`",
        ],
    ),
    Row(
        "an event in a month in words",
        "dates:\n  - date: April 2019\n    event: Talks\n",
        &[
            "error[date-invalid] x.md:5:11 `April 2019`: A date is written in numbers, with the year first.",
            "  help: write `2019-04`",
        ],
    ),
    Row(
        "an event without a date",
        "dates:\n  - event: Talks\n",
        &[
            "error[field-missing] x.md:5:5 `event`: An event of `dates` needs a `date`.",
            "  help: write `date: 2019-04-25`",
        ],
    ),
    Row(
        "a quote on a day that does not exist",
        "quotes:\n  - { speaker: Kim Jong Un, text: Body, date: 2024-06-31 }\n",
        &["error[date-invalid] x.md:5:52 `06-31`: There is no 31 June.", "  help: write `2024-06-30`"],
    ),
    Row(
        "a correction on a day that does not exist",
        "corrections:\n  - { date: 2024-06-31, text: a }\n",
        &["error[date-invalid] x.md:5:18 `06-31`: There is no 31 June.", "  help: write `2024-06-30`"],
    ),
    Row(
        "a misspelt actor",
        "actors: [Kim Jong Unn]\n",
        &[
            "warning[actor-undeclared] x.md:4:10 `Kim Jong Unn`: No file declares the actor `Kim Jong Unn`.",
            "  help: did you mean `Kim Jong Un`?",
        ],
    ),
    Row(
        "an actor that is near to none",
        "actors: [Zelensky]\n",
        &[
            "warning[actor-undeclared] x.md:4:10 `Zelensky`: No file declares the actor `Zelensky`.",
            "  help: declare it: `briefgen new actor \"Zelensky\"`",
        ],
    ),
    Row(
        "an undeclared actor, twice",
        "actors: [Zelensky]\nquotes:\n  - { speaker: Zelensky, text: Body }\n",
        &[
            "warning[actor-undeclared] x.md:4:10 `Zelensky`: No file declares the actor `Zelensky` (used 1 more time).",
            "  help: declare it: `briefgen new actor \"Zelensky\"`",
        ],
    ),
    Row(
        "a misspelt topic",
        "topics: [arm transfers]\n",
        &[
            "warning[topic-undeclared] x.md:4:10 `arm transfers`: No file declares the topic `arm transfers`.",
            "  help: did you mean `Arms transfers`?",
        ],
    ),
    Row(
        "a topic that is near to none",
        "topics: [fishing]\n",
        &[
            "warning[topic-undeclared] x.md:4:10 `fishing`: No file declares the topic `fishing`.",
            "  help: declare it: `briefgen new topic \"fishing\"`",
        ],
    ),
    Row(
        "a misspelt source",
        "sources:\n  - { id: tass, title: a }\nquotes:\n  - { speaker: Kim Jong Un, text: Body, source: tas }\n",
        &[
            "warning[source-unknown] x.md:7:49 `tas`: No source of this briefing has the id `tas`.",
            "  help: did you mean `tass`?",
        ],
    ),
    Row(
        "a source that is not listed",
        "dates:\n  - { date: 2019, event: y, source: the paper }\n",
        &[
            "warning[source-unknown] x.md:5:37 `the paper`: No source of this briefing has the id `the paper`.",
            "  help: list it under `sources` with this `id`",
        ],
    ),
    Row(
        "a source with half an address",
        "sources:\n  - { id: a, title: t, url: example.org/x }\n",
        &[
            "error[value-invalid] x.md:5:29 `example.org/x`: A source's `url` must be a full address.",
            "  help: write it with `https://`",
        ],
    ),
    Row(
        "two sources with one id",
        "sources:\n  - { id: a, title: t }\n  - { id: a, title: u }\n",
        &[
            "error[value-invalid] x.md:6:5 `{ id: a, title: u }`: Two sources of this briefing have the id `a`.",
            "  help: give each source an id of its own",
        ],
    ),
    Row(
        "a quote that is not in the body",
        "quotes:\n  - { speaker: Kim Jong Un, text: not there }\n",
        &[
            "warning[quote-not-in-body] x.md:5:35 `not there`: This quote does not stand in the body and names no source.",
            "  help: give the words as they stand in the body, or add a `source`",
        ],
    ),
    Row(
        "a quote without a speaker",
        "quotes:\n  - { text: Body }\n",
        &[
            "error[field-missing] x.md:5:7 `text`: A quote needs a `speaker`.",
            "  help: write `speaker: Antony Blinken`",
        ],
    ),
    Row(
        "a slug with spaces and a slash",
        "slug: Putin In/Pyongyang\n",
        &[
            "error[value-invalid] x.md:4:7 `Putin In/Pyongyang`: `Putin In/Pyongyang` cannot be a slug.",
            "  help: write `putin-in-pyongyang`",
        ],
    ),
    Row(
        "a slug without a letter",
        "slug: \"***\"\n",
        &[
            "error[value-invalid] x.md:4:7 `\"***\"`: `***` cannot be a slug.",
            "  help: use lower-case letters, digits and hyphens",
        ],
    ),
    Row(
        "a language in words",
        "language: english language\n",
        &[
            "error[value-invalid] x.md:4:11 `english language`: `english language` is not a language tag.",
            "  help: write a BCP 47 tag such as `en`, `ko` or `pt-BR`",
        ],
    ),
    Row(
        "a language of a quote that is none",
        "quotes:\n  - { speaker: Kim Jong Un, text: Body, original: a, original_language: \"?\" }\n",
        &[
            "error[value-invalid] x.md:5:73 `\"?\"`: `?` is not a language tag.",
            "  help: write a BCP 47 tag such as `en`, `ko` or `pt-BR`",
        ],
    ),
    Row(
        "an old URL that is not a path",
        "aliases: [old]\n",
        &[
            "error[value-invalid] x.md:4:11 `old`: `old` cannot be an old URL.",
            "  help: begin it with a slash: `/old`",
        ],
    ),
    Row(
        "an old URL with a host",
        "aliases: [\"https://x.org/old/\"]\n",
        &[
            "error[value-invalid] x.md:4:11 `\"https://x.org/old/\"`: `https://x.org/old/` cannot be an old URL.",
            "  help: write its path below the site alone: `/old/`",
        ],
    ),
    Row(
        "updated before it was published",
        "updated: 2024-06-18\n",
        &[
            "warning[date-order] x.md:4:10 `2024-06-18`: `updated` lies before `date`.",
            "  x.md:3:7 `2024-06-19`: published on this day",
        ],
    ),
    Row(
        "expired before it was published",
        "expires: 2024-06-18\n",
        &[
            "warning[date-order] x.md:4:10 `2024-06-18`: `expires` lies before `date`.",
            "  x.md:3:7 `2024-06-19`: published on this day",
        ],
    ),
    Row(
        "a list that runs into the next key",
        "topics: [a\nslug: b\n",
        &[
            "error[yaml-syntax] x.md:4:9 `[`: A list in `[...]` is not closed, or a comma is missing.",
            "  help: write `[one, two]`",
        ],
    ),
    Row(
        "a mapping that runs into the next entry",
        "sources:\n  - { id: a, title: t\n  - { id: b }\n",
        &[
            "error[yaml-syntax] x.md:5:5 `{`: A mapping in `{...}` is not closed, or a comma is missing.",
            "  help: write `{ name: Kim Jong Un, role: host }`",
        ],
    ),
    Row(
        "a missing space after a colon",
        "summary:Y\n",
        &[
            "error[yaml-syntax] x.md:4:1 `summary:Y`: A space is missing after the colon.",
            "  help: write a space after the colon: `summary: Y`",
        ],
    ),
    Row(
        "a missing space after the colon of an entry",
        "quotes:\n  - speaker:Kim Jong Un\n    text: Body\n",
        &[
            "error[yaml-syntax] x.md:5:5 `speaker:Kim Jong Un`: A space is missing after the colon.",
            "  help: write a space after the colon: `speaker: Kim Jong Un`",
        ],
    ),
    Row(
        "a tab before a dash",
        "actors:\n\t- Kim Jong Un\n",
        &[
            "error[yaml-syntax] x.md:5:1 `\t`: A tab stands where YAML wants spaces.",
            "  help: indent with spaces",
        ],
    ),
    Row(
        "a text that begins with %",
        "summary: %x\n",
        &[
            "error[yaml-syntax] x.md:4:10 `%`: A text cannot begin with this character.",
            "  help: put the whole text into quotation marks: `summary: \"%x\"`",
        ],
    ),
    Row(
        "a text that begins with |",
        "summary: |x\n",
        &[
            "error[yaml-syntax] x.md:4:10 `|`: After this sign a text begins on the next line.",
            "  help: write it on the next line, indented; or put the whole text into quotation marks: `summary: \"|x\"`",
        ],
    ),
    Row(
        "a text that begins with an unknown alias",
        "summary: *x\n",
        &[
            "error[yaml-syntax] x.md:4:10 `*`: A text that begins with `*` is a YAML alias, and no anchor has its name.",
            "  help: put the whole text into quotation marks: `summary: \"*x\"`",
        ],
    ),
    Row(
        "a comment that may be meant as text",
        "summary: Rule #1 matters\n",
        &[
            "error[yaml-syntax] x.md:4:15 `#1 matters`: What follows `#` is a comment and is lost.",
            "  help: put the whole text into quotation marks: `summary: \"Rule #1 matters\"`",
        ],
    ),
    Row(
        "such a comment before a second line",
        "summary: Rule #1 matters\n  and more\n",
        &[
            "error[yaml-syntax] x.md:4:15 `#1 matters`: What follows `#` is a comment and is lost.",
            "  help: put the whole text into quotation marks: `summary: \"Rule #1 matters\"`",
        ],
    ),
    Row(
        "a text that is all comment",
        "summary: #1 in the world\n",
        &[
            "error[yaml-syntax] x.md:4:10 `#1 in the world`: What follows `#` is a comment and is lost.",
            "  help: put the whole text into quotation marks: `summary: \"#1 in the world\"`",
        ],
    ),
    Row(
        "a text that begins with !",
        "summary: !important x\n",
        &[
            "error[yaml-syntax] x.md:4:10 `!important x`: A word that begins with `!` is a tag of YAML and is lost.",
            "  help: put the whole text into quotation marks: `summary: \"!important x\"`",
        ],
    ),
    Row(
        "a text that begins with &",
        "summary: &a b\n",
        &[
            "error[yaml-syntax] x.md:4:10 `&a b`: A word that begins with `&` is an anchor of YAML and is lost.",
            "  help: put the whole text into quotation marks: `summary: \"&a b\"`",
        ],
    ),
    Row(
        "a missing space after a dash",
        "topics:\n  -arms transfers\n",
        &[
            "error[yaml-syntax] x.md:5:3 `-arms transfers`: A space is missing after the dash.",
            "  help: write `- arms transfers`",
        ],
    ),
    Row(
        "a missing space after a second dash",
        "topics:\n  - arms transfers\n  -arms control\n",
        &[
            "error[yaml-syntax] x.md:6:3 `-arms control`: A space is missing after the dash.",
            "  help: write `- arms control`",
        ],
    ),
    Row(
        "a list in a list",
        "topics: [[arms transfers]]\n",
        &[
            "error[type-mismatch] x.md:4:10 `[arms transfers]`: An entry of `topics` must be a text, and this is a list.",
            "  help: write `topics: [one, two]`",
        ],
    ),
    Row(
        "a text for a list of quotes",
        "quotes: some words\n",
        &[
            "error[type-mismatch] x.md:4:9 `some words`: A quote is a mapping of keys and values, and this is a text.",
            "  help: write `- speaker: Antony Blinken`, and `text: ...` under it",
        ],
    ),
    Row(
        "a text for an event",
        "dates: [2019]\n",
        &[
            "error[type-mismatch] x.md:4:9 `2019`: An event of `dates` is a mapping of keys and values, and this is a number.",
            "  help: write `- date: 2019-04-25`, and `event: ...` under it",
        ],
    ),
    Row(
        "a text for draft",
        "draft: yes\n",
        &[
            "error[type-mismatch] x.md:4:8 `yes`: `draft` must be `true` or `false`, and this is a text.",
            "  help: write `draft: true` or `draft: false`",
        ],
    ),
    Row(
        "an event without its text",
        "dates:\n  - date: 2019-04-25\n",
        &[
            "error[field-missing] x.md:5:5 `date`: An event of `dates` needs an `event`.",
            "  help: write `event: First Kim-Putin summit`",
        ],
    ),
    Row(
        "a source that is half an address alone",
        "sources: [{ id: a, url: example.org }]\n",
        &[
            "error[value-invalid] x.md:4:25 `example.org`: A source's `url` must be a full address.",
            "  help: write it with `https://`",
        ],
    ),
    Row(
        "a source with an id alone",
        "sources: [{ id: a }]\ndates:\n  - { date: 2019, event: y, source: a }\n",
        &[
            "error[field-missing] x.md:4:11 `{ id: a }`: A source needs a `title`, a `publisher` or a `url`.",
            "  help: write `title: ...` or `url: https://...`",
        ],
    ),
];

/// Bodies.
pub(super) const BODIES: &[Row] = &[
    Row(
        "a wiki link with a misspelt name",
        "See [[Kim Jung Un]].\n",
        &[
            "error[link-broken] x.md:5:7 `Kim Jung Un`: Nothing is called `Kim Jung Un`.",
            "  help: did you mean `[[Kim Jong Un]]`?",
        ],
    ),
    Row(
        "a wiki link to a misspelt topic",
        "See [[topic:arm transfers]].\n",
        &[
            "error[link-broken] x.md:5:7 `topic:arm transfers`: Nothing is called `arm transfers`.",
            "  help: did you mean `[[Arms transfers]]`?",
        ],
    ),
    Row(
        "a wiki link to a heading that is not there",
        "See [[Sound#nope]].\n",
        &["error[link-broken] x.md:5:7 `Sound#nope`: `content/briefings/sound.md` has no heading `#nope`."],
    ),
    Row(
        "a link to a misspelt file",
        "See [a](soud.md).\n",
        &[
            "error[link-broken] x.md:5:9 `soud.md`: The file `soud.md` does not exist.",
            "  help: did you mean `sound.md`?",
        ],
    ),
    Row(
        "a link to a heading that is not there",
        "See [a](sound.md#nope).\n",
        &[
            "error[link-broken] x.md:5:9 `sound.md#nope`: `content/briefings/sound.md` has no heading `#nope`.",
        ],
    ),
    Row(
        "a link to a misspelt heading of the same text",
        "# Head\n\nSee [a](#hed).\n",
        &[
            "error[link-broken] x.md:7:9 `#hed`: `x.md` has no heading `#hed`.",
            "  help: did you mean `#head`?",
        ],
    ),
    Row(
        "a picture that is not there",
        "![a](photo.png)\n",
        &["error[image-missing] x.md:5:6 `photo.png`: The picture `photo.png` does not exist."],
    ),
    Row(
        "a path that leads nowhere",
        "See [a](/elsewhere/).\n",
        &["error[link-broken] x.md:5:9 `/elsewhere/`: The site has no page `/elsewhere/`."],
    ),
    Row(
        "a misspelt path",
        "See [a](/briefings/soumd/).\n",
        &[
            "error[link-broken] x.md:5:9 `/briefings/soumd/`: The site has no page `/briefings/soumd/`.",
            "  help: did you mean `/briefings/sound/`?",
        ],
    ),
    Row(
        "a link without a destination",
        "See [a]().\n",
        &["error[link-broken] x.md:5:5 `[a]()`: The link has no destination."],
    ),
    Row(
        "a link out of the site",
        "See [a](../../../etc/passwd).\n",
        &["error[link-broken] x.md:5:9 `../../../etc/passwd`: `../../../etc/passwd` leads out of the site."],
    ),
    Row(
        "a link in HTML",
        "<a href=\"nope.md\">x</a>\n",
        &["error[link-broken] x.md:5:10 `nope.md`: The file `nope.md` does not exist."],
    ),
    Row(
        "a reference",
        "See [a][r].\n\n[r]: nope.md\n",
        &["error[link-broken] x.md:5:5 `[a][r]`: The file `nope.md` does not exist."],
    ),
    Row(
        "HTML whose attributes begin lines, in a quote",
        "> <img\n> alt=\"\"\n> src=\"nope.png\">\n",
        &["error[image-missing] x.md:7:8 `nope.png`: The picture `nope.png` does not exist."],
    ),
    Row(
        "a set of pictures in HTML, after a comment",
        "<!-- <a href=\"no.md\"> -->\n\n<img alt=\"\" srcset=\"/feed.xml 2x, nope.png\">\n",
        &["error[image-missing] x.md:7:35 `nope.png`: The picture `nope.png` does not exist."],
    ),
    Row(
        "an entity in HTML",
        "<a href=\"a&amp;b.pdf\">x</a>\n",
        &["error[link-broken] x.md:5:10 `a&amp;b.pdf`: The file `a&b.pdf` does not exist."],
    ),
    Row(
        "a part of a name in a wiki link",
        "See [[Un]] and [[C# news]].\n",
        &[
            "error[link-broken] x.md:5:7 `Un`: Nothing is called `Un`.",
            "error[link-broken] x.md:5:18 `C# news`: Nothing is called `C# news`.",
        ],
    ),
    Row(
        "a wiki link with a bar in a table",
        "| a |\n|---|\n| [[Kim Jung Un\\|he]] |\n",
        &[
            "error[link-broken] x.md:7:5 `Kim Jung Un`: Nothing is called `Kim Jung Un`.",
            "  help: did you mean `[[Kim Jong Un]]`?",
        ],
    ),
    Row(
        "a wiki link as a picture",
        "![[Kim Jong Un]]\n",
        &[
            "error[link-broken] x.md:5:4 `Kim Jong Un`: A wiki link cannot be a picture.",
            "  help: write the file of a picture, or leave out the `!`",
        ],
    ),
];
