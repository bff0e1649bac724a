//! Faults of several files together: of names, URLs, settings and themes.

use super::Site;

/// Files of `content/`.
pub(super) const FILES: &[Site] = &[
    Site(
        "two files with one slug",
        &[
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nBody.\n"),
            ("content/briefings/2023-01-01-x.md", "---\ntitle: Y\ndate: 2023-01-01\n---\nBody.\n"),
        ],
        &[
            "error[url-conflict] content/briefings/x.md:2:8 `X`: Two files want the URL `/briefings/x/`.",
            "  content/briefings/2023-01-01-x.md:2:8 `Y`: this one has it",
            "  help: give one of them another `slug`",
        ],
    ),
    Site(
        "two briefings of one name, for their days",
        &[
            ("content/briefings/2024-06-18-brief.md", "---\ntitle: X\ndate: 2024-06-18\n---\nBody.\n"),
            ("content/briefings/2024-06-19-brief.md", "---\ntitle: Y\ndate: 2024-06-19\n---\nBody.\n"),
        ],
        &[
            "error[url-conflict] content/briefings/2024-06-19-brief.md:2:8 `Y`: Two files want the URL `/briefings/brief/`.",
            "  content/briefings/2024-06-18-brief.md:2:8 `X`: this one has it",
            "  help: give one of them another `slug`; or, for a briefing a day, write `permalink: /:year/:month/:day/:slug/` in briefgen.yaml",
        ],
    ),
    Site(
        "an actor among pages",
        &[("content/people/ana.md", "---\nname: Ana Duarte\nkind: person\n---\n")],
        &[
            "error[folder-wrong] content/people/ana.md:1:1 ``: This reads like an actor, and `content/people/` holds pages.",
            "  help: move it to `content/actors/ana.md`",
        ],
    ),
    Site(
        "an actor without its kind, in a folder of the singular",
        &[("content/actor/ana.md", "---\nname: 김정은\naliases: [Kim]\n---\n")],
        &[
            "error[folder-wrong] content/actor/ana.md:1:1 ``: This reads like an actor, and `content/actor/` holds pages.",
            "  help: move it to `content/actors/ana.md`",
        ],
    ),
    Site(
        "a topic in a folder in other letters",
        &[("content/Topics/arms.md", "---\nname: Arms\n---\n")],
        &[
            "error[folder-wrong] content/Topics/arms.md:1:1 ``: This reads like a topic, and `content/Topics/` holds pages.",
            "  help: move it to `content/topics/arms.md`",
        ],
    ),
    Site(
        "a briefing right below content",
        &[(
            "content/x.md",
            "---\ntitle: X\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Arms transfers]\n---\n",
        )],
        &[
            "error[folder-wrong] content/x.md:1:1 ``: This reads like a briefing, and `content/` holds pages.",
            "  help: move it to `content/briefings/x.md`",
        ],
    ),
    Site(
        "a briefing in a folder in other letters",
        &[("content/Briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nBody.\n")],
        &[
            "error[folder-wrong] content/Briefings/x.md:1:1 ``: This reads like a briefing, and `content/Briefings/` holds pages.",
            "  help: move it to `content/briefings/x.md`",
        ],
    ),
    Site(
        "posts of another program",
        &[("content/posts/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nBody.\n")],
        &[
            "error[folder-wrong] content/posts/x.md:1:1 ``: This reads like a briefing, and `content/posts/` holds pages.",
            "  help: move it to `content/briefings/x.md`",
        ],
    ),
    Site(
        "a source with a file",
        &[("content/sources/tass.md", "---\nname: TASS\n---\n")],
        &[
            "error[folder-wrong] content/sources/tass.md:1:1 ``: This reads like a source, and `content/sources/` holds pages: a source has no file.",
            "  help: name it under `sources` in each briefing that rests on it",
        ],
    ),
    Site(
        "an actor among topics",
        &[("content/topics/ana.md", "---\nname: Ana Duarte\nkind: person\n---\n")],
        &[
            "error[folder-wrong] content/topics/ana.md:1:1 ``: This reads like an actor, and `content/topics/` holds topics.",
            "  help: move it to `content/actors/ana.md`",
        ],
    ),
    Site(
        "an actor without a name, with other names",
        &[("content/actors/x.md", "---\nnames: { ko: 김정은 }\nkind: person\n---\n")],
        &[
            "error[field-missing] content/actors/x.md:2:1 `names`: An actor needs a `name`.",
            "  help: write `name: Kim Jong Un`",
        ],
    ),
    Site(
        "a topic without a name, with other names",
        &[("content/topics/x.md", "---\nnames: { ko: 무기 }\n---\n")],
        &[
            "error[field-missing] content/topics/x.md:2:1 `names`: A topic needs a `name`.",
            "  help: write `name: Arms transfers`",
        ],
    ),
    Site(
        "an actor that asks to be withheld",
        &[("content/actors/x.md", "---\nname: Ann Berg\nprivate: true\n---\n")],
        &[
            "error[value-invalid] content/actors/x.md:3:1 `private`: An actor or a topic cannot be withheld, as `private` asks for.",
            "  help: take `private` out, or move the file out of `content/`",
        ],
    ),
    Site(
        "several names in one text",
        &[
            ("content/actors/ana.md", "---\nname: Ana Duarte\n---\n"),
            (
                "content/briefings/x.md",
                "---\ntitle: X\ndate: 2024-06-19\nactors: Ana Duarte, Kim Jong Un\n---\nBody.\n",
            ),
        ],
        &[
            "warning[actor-undeclared] content/briefings/x.md:4:9 `Ana Duarte, Kim Jong Un`: No file declares the actor `Ana Duarte, Kim Jong Un`.",
            "  help: write several as a list: `[Ana Duarte, Kim Jong Un]`",
        ],
    ),
    Site(
        "a slug that another file has",
        &[
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nBody.\n"),
            ("content/briefings/y.md", "---\ntitle: Y\ndate: 2023-01-01\nslug: x\n---\nBody.\n"),
        ],
        &[
            "error[url-conflict] content/briefings/y.md:4:7 `x`: Two files want the URL `/briefings/x/`.",
            "  content/briefings/x.md:2:8 `X`: this one has it",
            "  help: give one of them another `slug`",
        ],
    ),
    Site(
        "one alias of two actors",
        &[
            ("content/actors/a.md", "---\nname: Ann\naliases: [Boss]\n---\n"),
            ("content/actors/b.md", "---\nname: Ben\naliases: [boss]\n---\n"),
        ],
        &[
            "error[alias-ambiguous] content/actors/b.md:3:11 `boss`: Two actors claim one name: Ann and Ben.",
            "  content/actors/a.md:3:11 `Boss`: claimed here first",
            "  help: take it from one of them, or write it as one of the `shared_aliases` of both",
        ],
    ),
    Site(
        "one alias of two actors, used",
        &[
            ("content/actors/a.md", "---\nname: Ann\naliases: [Boss]\n---\n"),
            ("content/actors/b.md", "---\nname: Ben\naliases: [boss]\n---\n"),
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\nactors: [Boss]\n---\nBody.\n"),
        ],
        &[
            "error[alias-ambiguous] content/briefings/x.md:4:10 `Boss`: `Boss` is a name of 2 actors.",
            "  content/actors/a.md:3:11 `Boss`: claimed here",
            "  content/actors/b.md:3:11 `boss`: claimed here",
            "  help: write the slug of the actor that is meant",
        ],
    ),
    Site(
        "an alias that only one of two actors says to be shared",
        &[
            ("content/actors/a.md", "---\nname: Ann\nshared_aliases: [Boss]\n---\n"),
            ("content/actors/b.md", "---\nname: Ben\naliases: [boss]\n---\n"),
        ],
        &[
            "error[alias-ambiguous] content/actors/b.md:3:11 `boss`: Two actors claim one name: Ann and Ben.",
            "  content/actors/a.md:3:18 `Boss`: claimed here first",
            "  help: take it from one of them, or write it as one of the `shared_aliases` of both",
        ],
    ),
    Site(
        "an alias that two actors share, in a text that lists neither",
        &[
            ("content/actors/a.md", "---\nname: Ann\nshared_aliases: [Boss]\n---\n"),
            ("content/actors/b.md", "---\nname: Ben\nshared_aliases: [Boss]\n---\n"),
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nThen Boss left. Boss slept.\n"),
            (
                "content/briefings/y.md",
                "---\ntitle: Y\ndate: 2024-06-19\nactors: [Ann]\n---\nThen Boss left.\n",
            ),
        ],
        &[
            "warning[actor-unlisted] content/briefings/x.md:5:6 `Boss`: `Boss` is a name of Ann and Ben, and nobody is linked.",
            "  help: list the one that is meant in `actors`, and not the other, or write the whole name",
        ],
    ),
    Site(
        "a surname that is no part of the name",
        &[("content/actors/a.md", "---\nname: Ann Berg\nsurname: Burg\n---\n")],
        &[
            "error[value-invalid] content/actors/a.md:3:10 `Burg`: `Burg` is no part of the name `Ann Berg`.",
            "  help: write `surname` as it stands in `name` or in one of the `aliases`",
        ],
    ),
    Site(
        "a given name of a country",
        &[("content/actors/a.md", "---\nname: Norway\nkind: country\ngiven: Norway\n---\n")],
        &[
            "error[value-invalid] content/actors/a.md:4:8 `Norway`: Only a person has a `given`.",
            "  help: take `given` out, or write `kind: person`",
        ],
    ),
    Site(
        "demonyms of a person",
        &[("content/actors/a.md", "---\nname: Ann\ndemonyms: [Annish]\n---\n")],
        &[
            "error[value-invalid] content/actors/a.md:3:12 `Annish`: `demonyms` tell what people and things of a country or body are called.",
            "  help: move them to the file of the country; a person's other names are `aliases`",
        ],
    ),
    Site(
        "a weak alias of two actors, used",
        &[
            ("content/actors/a.md", "---\nname: Ann\nweak_aliases: [Boss]\n---\n"),
            ("content/actors/b.md", "---\nname: Ben\nweak_aliases: [boss]\n---\n"),
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\nactors: [Boss]\n---\nBody.\n"),
        ],
        &[
            "error[alias-ambiguous] content/briefings/x.md:4:10 `Boss`: `Boss` is a name of 2 actors.",
            "  content/actors/a.md:3:16 `Boss`: claimed here",
            "  content/actors/b.md:3:16 `boss`: claimed here",
            "  help: write the slug of the actor that is meant",
        ],
    ),
    Site(
        "one name of two topics",
        &[("content/topics/a.md", "---\nname: Ann\n---\n"), ("content/topics/b.md", "---\nname: ANN\n---\n")],
        &[
            "error[alias-ambiguous] content/topics/b.md:2:7 `ANN`: Two topics claim one name: Ann and ANN.",
            "  content/topics/a.md:2:7 `Ann`: claimed here first",
            "  help: take it from one of them",
        ],
    ),
    Site(
        "two topics above each other",
        &[
            ("content/topics/a.md", "---\nname: A\nparent: B\n---\n"),
            ("content/topics/b.md", "---\nname: B\nparent: A\n---\n"),
        ],
        &[
            "error[topic-cycle] content/topics/b.md:3:9 `A`: The topic `B` is its own ancestor.",
            "  help: take out one `parent` of the circle",
        ],
    ),
    Site(
        "a topic above itself",
        &[("content/topics/a.md", "---\nname: A\nparent: A\n---\n")],
        &[
            "error[topic-cycle] content/topics/a.md:3:9 `A`: The topic `A` is its own ancestor.",
            "  help: take out one `parent` of the circle",
        ],
    ),
    Site(
        "names that no file declares, and what they may be",
        &[
            ("content/actors/mjz.md", "---\nname: Mohammad Javad Zarif\n---\n"),
            ("content/actors/i1.md", "---\nname: Sergei Ivanov\n---\n"),
            ("content/actors/i2.md", "---\nname: Dmitry Ivanov\n---\n"),
            (
                "content/briefings/x.md",
                "---\ntitle: X\ndate: 2024-01-01\nactors: [Zarif, Ivanov, Sergei Ivanov, Dmitry Ivanov, Jose Borell, José Borrell]\n---\n",
            ),
            ("content/briefings/y.md", "---\ntitle: Y\ndate: 2024-01-02\nactors: Iran, Ana Duarte\n---\n"),
        ],
        &[
            "warning[actor-undeclared] content/briefings/x.md:4:10 `Zarif`: No file declares the actor `Zarif`.",
            "  help: did you mean `Mohammad Javad Zarif`? `weak_aliases: [Zarif]` in that file lets briefings write the name so",
            "warning[actor-undeclared] content/briefings/x.md:4:17 `Ivanov`: No file declares the actor `Ivanov`.",
            "  help: write who is meant: `Sergei Ivanov` or `Dmitry Ivanov`",
            "warning[actor-undeclared] content/briefings/x.md:4:55 `Jose Borell`: No file declares the actor `Jose Borell`.",
            "  help: no file declares `José Borrell` either: if both are one, write one of them; else declare it: `briefgen new actor \"Jose Borell\"`",
            "warning[actor-undeclared] content/briefings/x.md:4:68 `José Borrell`: No file declares the actor `José Borrell`.",
            "  help: no file declares `Jose Borell` either: if both are one, write one of them; else declare it: `briefgen new actor \"José Borrell\"`",
            "warning[actor-undeclared] content/briefings/y.md:4:9 `Iran, Ana Duarte`: No file declares the actor `Iran, Ana Duarte`.",
            "  help: if these are several, write a list: `[Iran, Ana Duarte]`; else declare it: `briefgen new actor \"Iran, Ana Duarte\"`",
        ],
    ),
    Site(
        "three topics in a circle",
        &[
            ("content/topics/a.md", "---\nname: A\nparent: B\n---\n"),
            ("content/topics/b.md", "---\nname: B\nparent: C\n---\n"),
            ("content/topics/c.md", "---\nname: C\nparent: A\n---\n"),
        ],
        &[
            "error[topic-cycle] content/topics/c.md:3:9 `A`: The topic `C` is its own ancestor.",
            "  help: take out one `parent` of the circle",
        ],
    ),
    Site(
        "a topic under an undeclared one",
        &[("content/topics/a.md", "---\nname: A\nparent: Zzz\n---\n")],
        &[
            "warning[topic-undeclared] content/topics/a.md:3:9 `Zzz`: No file declares the topic `Zzz`.",
            "  help: declare it: `briefgen new topic \"Zzz\"`",
        ],
    ),
    Site(
        "front matter that is not closed",
        &[("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n\nBody.\n")],
        &[
            "error[front-matter-unclosed] content/briefings/x.md:1:1 `---`: The front matter has no closing `---` line.",
            "  help: write a line `---` under the last key",
        ],
    ),
    Site(
        "a briefing without front matter",
        &[("content/briefings/x.md", "Just words.\n")],
        &[
            "error[front-matter-missing] content/briefings/x.md:1:1 `Just words.`: The file has no front matter, which a briefing needs.",
            "  help: begin it with lines `---`, `title: ...`, `date: 2024-06-19`, `---`",
        ],
    ),
    Site(
        "an actor without front matter",
        &[("content/actors/x.md", "Just words.\n")],
        &[
            "error[front-matter-missing] content/actors/x.md:1:1 `Just words.`: The file has no front matter, which an actor needs.",
            "  help: begin it with lines `---`, `name: ...`, `---`",
        ],
    ),
    Site(
        "front matter in TOML",
        &[("content/briefings/x.md", "+++\ntitle = \"X\"\n+++\nBody\n")],
        &[
            "error[front-matter-missing] content/briefings/x.md:1:1 `+++`: The front matter is TOML; briefgen reads YAML.",
            "  help: write it as YAML between two lines `---`",
        ],
    ),
    Site(
        "an empty line before front matter",
        &[("content/briefings/x.md", "\n---\ntitle: X\ndate: 2024-06-19\n---\nBody\n")],
        &[
            "error[front-matter-missing] content/briefings/x.md:1:1 `\\n`: Empty lines stand before the front matter.",
            "  help: begin the file with the line `---`",
        ],
    ),
    Site(
        "an empty briefing",
        &[("content/briefings/x.md", "")],
        &[
            "error[file-empty] content/briefings/x.md:1:1 ``: The file is empty.",
            "  help: begin it with lines `---`, `title: ...`, `date: 2024-06-19`, `---`",
        ],
    ),
    Site(
        "an actor of white space",
        &[("content/actors/x.md", "  \n")],
        &[
            "error[file-empty] content/actors/x.md:1:1 ``: The file is empty.",
            "  help: begin it with lines `---`, `name: ...`, `---`",
        ],
    ),
    Site(
        "a misspelt kind",
        &[("content/actors/x.md", "---\nname: X\nkind: persn\n---\n")],
        &[
            "error[value-invalid] content/actors/x.md:3:7 `persn`: `kind` cannot be `persn`.",
            "  help: did you mean `person`?",
        ],
    ),
    Site(
        "a kind that is none",
        &[("content/actors/x.md", "---\nname: X\nkind: ship\n---\n")],
        &[
            "error[value-invalid] content/actors/x.md:3:7 `ship`: `kind` cannot be `ship`.",
            "  help: write one of `person`, `country`, `organization`, `organisation`, `group`",
        ],
    ),
    Site(
        "an actor without a name",
        &[("content/actors/x.md", "---\nkind: person\n---\n")],
        &[
            "error[field-missing] content/actors/x.md:2:1 `kind`: An actor needs a `name`.",
            "  help: write `name: Kim Jong Un`",
        ],
    ),
    Site(
        "half an address of an actor",
        &[("content/actors/x.md", "---\nname: X\nlinks: { website: example.org }\n---\n")],
        &[
            "error[value-invalid] content/actors/x.md:3:19 `example.org`: The link `website` must be a full address.",
            "  help: write it with `https://`; `wikidata` also takes an id such as `Q56226`",
        ],
    ),
    Site(
        "a role that ends before it begins",
        &[("content/actors/x.md", "---\nname: X\nroles:\n  - { title: a, from: 2020, to: 2019 }\n---\n")],
        &["warning[date-order] content/actors/x.md:4:33 `2019`: The role ends before it begins."],
    ),
    Site(
        "a link to a draft",
        &[
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nSee [the draft](d.md) here.\n"),
            ("content/briefings/d.md", "---\ntitle: D\ndate: 2024-01-01\ndraft: true\n---\nBody.\n"),
        ],
        &[
            "warning[link-withheld] content/briefings/x.md:5:17 `d.md`: `content/briefings/d.md` is not published, so the link is left out.",
            "  help: it becomes a link when that file is published",
        ],
    ),
    Site(
        "a path to a draft",
        &[
            (
                "content/briefings/x.md",
                "---\ntitle: X\ndate: 2024-06-19\n---\nSee [the draft](/briefings/d/) here.\n",
            ),
            ("content/briefings/d.md", "---\ntitle: D\ndate: 2024-01-01\ndraft: true\n---\nBody.\n"),
        ],
        &[
            "warning[link-withheld] content/briefings/x.md:5:17 `/briefings/d/`: `content/briefings/d.md` is not published, so the link is left out.",
            "  help: it becomes a link when that file is published",
        ],
    ),
    Site(
        "two files that differ in case",
        &[
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-19\n---\nBody.\n"),
            ("content/Page.md", "# P\n"),
            ("content/page.md", "# Q\n"),
        ],
        &[
            "error[url-conflict] content/page.md:1:1 ``: Two files want the URL `/page/`.",
            "  content/Page.md:1:1 ``: this one has it",
            "  help: give one of them another `slug`",
        ],
    ),
    Site(
        "four hyphens for three",
        &[("content/briefings/x.md", "----\ntitle: X\ndate: 2024-06-19\n----\nBody.\n")],
        &[
            "error[front-matter-missing] content/briefings/x.md:1:1 `----`: The first line must be exactly `---`.",
            "  help: write three hyphens at the start of the line, and nothing else",
        ],
    ),
    Site(
        "an indented opening line",
        &[("content/briefings/x.md", "  ---\ntitle: X\ndate: 2024-06-19\n  ---\nBody.\n")],
        &[
            "error[front-matter-missing] content/briefings/x.md:1:3 `---`: The first line must be exactly `---`.",
            "  help: write three hyphens at the start of the line, and nothing else",
        ],
    ),
];

/// Settings.
pub(super) const SETTINGS: &[Site] = &[
    Site(
        "a colour without quotation marks",
        &[("briefgen.yaml", "base_url: https://x.org/\naccent: #14508c\n")],
        &[
            "error[yaml-syntax] briefgen.yaml:2:9 `#14508c`: What follows `#` is a comment and is lost.",
            "  help: put the whole text into quotation marks: `accent: \"#14508c\"`",
        ],
    ),
    Site(
        "a colour that is none",
        &[("briefgen.yaml", "base_url: https://x.org/\naccent: rouge\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:9 `rouge`: `rouge` is not a colour.",
            "  help: write six hexadecimal digits in quotation marks, such as `\"#14508c\"`",
        ],
    ),
    Site(
        "a colour that cannot be read",
        &[("briefgen.yaml", "base_url: https://x.org/\naccent: '#ffd400'\n")],
        &[
            "warning[accent-contrast] briefgen.yaml:2:9 `'#ffd400'`: `#ffd400` is hard to read on light pages (1.2:1 where 4.5:1 is needed), and is `#826b00` there.",
            "  help: write `accent: \"#826b00\"`, the nearest colour of its hue that can be read, or one of your own that is darker",
        ],
    ),
    Site(
        "a logo that is not there",
        &[("briefgen.yaml", "base_url: https://x.org/\nlogo: logo.svg\n")],
        &[
            "error[image-missing] briefgen.yaml:2:7 `logo.svg`: There is no file `logo.svg`.",
            "  help: put it beside briefgen.yaml, or into `content/`",
        ],
    ),
    Site(
        "a logo outside of the site",
        &[("briefgen.yaml", "base_url: https://x.org/\nlogo: ../logo.svg\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:7 `../logo.svg`: `../logo.svg` is no file of this site.",
            "  help: write its path from the folder of briefgen.yaml, such as `logo.svg`",
        ],
    ),
    Site(
        "an icon that is a photograph",
        &[("briefgen.yaml", "base_url: https://x.org/\nicon: icon.jpg\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:7 `icon.jpg`: `icon.jpg` is none of the kinds of files that fit here.",
            "  help: name a file that ends in `.svg`, `.png`",
        ],
    ),
    Site(
        "a font that nobody knows",
        &[("briefgen.yaml", "base_url: https://x.org/\nfonts: { body: humanst }\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:16 `humanst`: There is no font `humanst`.",
            "  help: did you mean `humanist`?",
        ],
    ),
    Site(
        "a font of an odd weight",
        &[
            (
                "briefgen.yaml",
                "base_url: https://x.org/\nfonts: { files: [{ file: a.woff2, family: A, weight: bold }] }\n",
            ),
            ("a.woff2", "wOF2"),
        ],
        &[
            "error[value-invalid] briefgen.yaml:2:54 `bold`: `weight` cannot be `bold`.",
            "  help: write a number such as `400` or `700`, or two for a variable font: `100 900`",
        ],
    ),
    Site(
        "a font with a name that ends its style sheet",
        &[
            (
                "briefgen.yaml",
                "base_url: https://x.org/\nfonts: { files: [{ file: a.woff2, family: 'A\" } b {' }] }\n",
            ),
            ("a.woff2", "wOF2"),
        ],
        &[
            "error[value-invalid] briefgen.yaml:2:43 `'A\" } b {'`: `A\" } b {` is no name of a font.",
            "  help: write letters, digits and spaces",
        ],
    ),
    Site(
        "a font without its file",
        &[(
            "briefgen.yaml",
            "base_url: https://x.org/\nfonts: { body: Desk, files: [{ file: fonts/desk.woff2, family: Desk }] }\n",
        )],
        &[
            "error[theme-file-missing] briefgen.yaml:2:38 `fonts/desk.woff2`: There is no file `fonts/desk.woff2`.",
            "  help: put it beside briefgen.yaml, or into `content/`",
        ],
    ),
    Site(
        "a font of another kind",
        &[
            (
                "briefgen.yaml",
                "base_url: https://x.org/\nfonts: { body: Desk, files: [{ file: fonts/desk.woff2, family: Desk }] }\n",
            ),
            ("fonts/desk.woff2", "OTTO"),
        ],
        &[
            "error[value-invalid] briefgen.yaml:2:38 `fonts/desk.woff2`: `fonts/desk.woff2` is no WOFF2 font, whatever its name says.",
            "  help: ask who made the font for WOFF2 files, or convert it, for example with `woff2_compress`",
        ],
    ),
    Site(
        "a logo that is no picture",
        &[("briefgen.yaml", "base_url: https://x.org/\nlogo: logo.png\n"), ("logo.png", "no picture")],
        &[
            "warning[image-unreadable] briefgen.yaml:2:7 `logo.png`: `logo.png` cannot be read as a picture: it is no JPEG, PNG, WebP, GIF or AVIF file.",
            "  help: save it anew as SVG, PNG, JPEG or WebP",
        ],
    ),
    Site(
        "an icon with letters",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\nicon: icon.svg\n"),
            (
                "icon.svg",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text y='9'>A</text></svg>",
            ),
        ],
        &[
            "warning[image-unreadable] briefgen.yaml:2:7 `icon.svg`: `icon.svg` holds letters, which need a font.",
            "  help: save it anew as SVG, its letters turned into paths, or as PNG",
        ],
    ),
    Site(
        "a misspelt theme",
        &[("briefgen.yaml", "base_url: https://x.org/\ntheme: defalt\n")],
        &[
            "error[theme-missing] briefgen.yaml:2:8 `defalt`: There is no theme `defalt`.",
            "  help: did you mean `default`?",
        ],
    ),
    Site(
        "a theme that is not there",
        &[("briefgen.yaml", "base_url: https://x.org/\ntheme: zzz\n")],
        &[
            "error[theme-missing] briefgen.yaml:2:8 `zzz`: There is no theme `zzz`.",
            "  help: put it into `themes/zzz/`, or write `theme: default`",
        ],
    ),
    Site(
        "a pattern without a slug",
        &[("briefgen.yaml", "base_url: https://x.org/\npermalink: /a/b/\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:12 `/a/b/`: The pattern has no `:slug`, so that all briefings of a day would share a URL.",
            "  help: write `/a/b/:slug/`",
        ],
    ),
    Site(
        "a pattern without its slash",
        &[("briefgen.yaml", "base_url: https://x.org/\npermalink: briefings/:slug/\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:12 `briefings/:slug/`: The pattern `briefings/:slug/` does not begin with `/`.",
            "  help: write `/briefings/:slug/`",
        ],
    ),
    Site(
        "a pattern of unknown parts",
        &[("briefgen.yaml", "base_url: https://x.org/\npermalink: /:title/:slug/\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:12 `/:title/:slug/`: `:title` is not `:year`, `:month`, `:day` or `:slug`.",
            "  help: write `/:slug/`",
        ],
    ),
    Site(
        "a misspelt lint",
        &[("briefgen.yaml", "base_url: https://x.org/\nlints: { quote-not-in-bdy: error }\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:10 `quote-not-in-bdy`: There is no lint `quote-not-in-bdy`.",
            "  help: did you mean `quote-not-in-body`?",
        ],
    ),
    Site(
        "a level that is none",
        &[("briefgen.yaml", "base_url: https://x.org/\nlints: { quote-not-in-body: fatal }\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:29 `fatal`: `quote-not-in-body` cannot be `fatal`.",
            "  help: write one of `allow`, `warn`, `error`",
        ],
    ),
    Site(
        "a lint that cannot be set",
        &[("briefgen.yaml", "base_url: https://x.org/\nlints: { yaml-syntax: warn }\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:23 `warn`: `yaml-syntax` is always an error: what it finds cannot be built.",
        ],
    ),
    Site(
        "a language that is none",
        &[("briefgen.yaml", "base_url: https://x.org/\nlanguage: English_x!\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:11 `English_x!`: `English_x!` is not a language tag.",
            "  help: write a BCP 47 tag such as `en`, `ko` or `pt-BR`",
        ],
    ),
    Site(
        "a misspelt time zone",
        &[("briefgen.yaml", "base_url: https://x.org/\ntime_zone: Asia/Seul\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:12 `Asia/Seul`: The time zone `Asia/Seul` is not known.",
            "  help: write an IANA name such as `Asia/Seoul` or `Europe/Berlin`",
        ],
    ),
    Site(
        "lists of nothing",
        &[("briefgen.yaml", "base_url: https://x.org/\npaginate: 0\n")],
        &["error[value-invalid] briefgen.yaml:2:11 `0`: `paginate` must be a whole number from 1 to 1000."],
    ),
    Site(
        "a menu item that leads nowhere",
        &[("briefgen.yaml", "base_url: https://x.org/\nmenu: [{title: About}]\n")],
        &[
            "error[field-missing] briefgen.yaml:2:9 `title`: A menu item needs a `url`.",
            "  help: write `url: /about/`",
        ],
    ),
    Site(
        "an address for a domain",
        &[("briefgen.yaml", "base_url: https://x.org/\ndomain: https://x.org\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:9 `https://x.org`: `https://x.org` is not a domain name.",
            "  help: write the name alone: `x.org`",
        ],
    ),
    Site(
        "slugs of an unknown kind",
        &[("briefgen.yaml", "base_url: https://x.org/\nslugs: utf8\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:8 `utf8`: `slugs` cannot be `utf8`.",
            "  help: write one of `ascii`, `unicode`",
        ],
    ),
    Site(
        "a misspelt kind of slugs",
        &[("briefgen.yaml", "base_url: https://x.org/\nslugs: asci\n")],
        &[
            "error[value-invalid] briefgen.yaml:2:8 `asci`: `slugs` cannot be `asci`.",
            "  help: did you mean `ascii`?",
        ],
    ),
    Site(
        "a misspelt setting",
        &[("briefgen.yaml", "base_url: https://x.org/\ntitel: x\n")],
        &[
            "error[key-unknown] briefgen.yaml:2:1 `titel`: The settings file has no key `titel`.",
            "  help: did you mean `title`?",
        ],
    ),
    Site(
        "a list for the title",
        &[("briefgen.yaml", "base_url: https://x.org/\ntitle: [a]\n")],
        &[
            "error[type-mismatch] briefgen.yaml:2:8 `[a]`: `title` must be a text, and this is a list.",
            "  help: write one text: `title: a`, or with its brackets: `title: \"[a]\"`",
        ],
    ),
    Site(
        "a setting twice",
        &[("briefgen.yaml", "base_url: https://x.org/\ntitle: a\ntitle: b\n")],
        &[
            "error[key-duplicate] briefgen.yaml:3:1 `title`: The key `title` stands twice.",
            "  briefgen.yaml:2:1 `title`: it stands here first",
            "  help: keep one of the two",
        ],
    ),
    Site(
        "two documents of settings",
        &[("briefgen.yaml", "---\nbase_url: https://x.org/\n---\ntitle: b\n")],
        &[
            "error[yaml-syntax] briefgen.yaml:3:1 `---`: A second YAML document begins here.",
            "  help: keep one, and delete this line",
        ],
    ),
    Site(
        "settings between two lines",
        &[("briefgen.yaml", "---\nbase_url: https://x.org/\ntitel: x\n---\n")],
        &[
            "error[key-unknown] briefgen.yaml:3:1 `titel`: The settings file has no key `titel`.",
            "  help: did you mean `title`?",
        ],
    ),
];

/// Themes; the default theme is under each.
pub(super) const THEMES: &[Site] = &[
    Site(
        "a filter without a name",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ page.title | }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:17 `}}`: Found `}}` but expected identifier.",
        ],
    ),
    Site(
        "a misspelt filter",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ page.title | uper }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:17 `uper`: Unknown filter `uper`.",
            "  help: did you mean `upper`?",
        ],
    ),
    Site(
        "a misspelt function",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ aset(path=\"style.css\") }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:4 `aset`: Unknown function `aset`.",
            "  help: did you mean `asset`?",
        ],
    ),
    Site(
        "an integrity of a picture",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ integrity(path=\"favicon.svg\") }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:4 `integrity(path=\"favicon.svg\")`: `static/favicon.svg` has no integrity: browsers check that of style sheets and scripts alone.",
            "  help: it failed first on the page /quotes/",
        ],
    ),
    Site(
        "a font that is not there",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/static/css/t.css", "a {\n  src: url(../f.woff2?#x);\n}\n"),
            ("themes/t/static/g.woff2", "g"),
        ],
        &[
            "error[theme-file-missing] themes/t/static/css/t.css:2:12 `../f.woff2?#x`: The theme has no file `../f.woff2`.",
            "  help: did you mean `static/g.woff2`?",
        ],
    ),
    Site(
        "an unknown variable",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ pag.title }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:4 `pag`: Variable `pag` is not defined. Available variables: all_years, body, body_links, page, quotes, site, speakers, topics, years.",
            "  help: it failed first on the page /quotes/",
        ],
    ),
    Site(
        "an unknown field",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ page.titel }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:9 `titel`: Field `titel` is not defined. Available fields: breadcrumbs, canonical, description, feeds, image, image_alt, image_size, json_ld, kind, language, locale, modified, noindex, pager, published, section, tags, title, translations, url.",
            "  help: it failed first on the page /quotes/",
        ],
    ),
    Site(
        "a file that the theme has not",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ asset(path=\"x.css\") }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:4 `asset(path=\"x.css\")`: The theme has no file `static/x.css`.",
            "  help: it failed first on the page /quotes/",
        ],
    ),
    Site(
        "a parent that is not there",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "{% extends \"bas.html\" %}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:1:13 `bas.html`: It extends `bas.html`, which does not exist.",
            "  help: did you mean `base.html`?",
        ],
    ),
    Site(
        "a tag that is not closed",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ page.title\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:1 `{{`: This tag is not closed.",
            "  help: end it with `}}`",
        ],
    ),
    Site(
        "a block that is not closed",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{% if page %}{% for q in quotes %}\n{% endfor %}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:4 `if`: This `if` is not closed.",
            "  help: write `{% endif %}` where it ends",
        ],
    ),
    Site(
        "a tag that closes nothing",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>{% endfor %}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:1:7 `endfor`: This `endfor` closes nothing that is open here.",
        ],
    ),
    Site(
        "an `else` outside",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>{% else %}\n"),
        ],
        &["error[template-error] themes/t/templates/quotes.html:1:7 `else`: This `else` belongs to no `if`."],
    ),
    Site(
        "a template that is not there",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{% include \"bas.html\" %}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:13 `bas.html`: Unknown template `bas.html`.",
            "  help: did you mean `base.html`?",
        ],
    ),
    Site(
        "a component that is not there",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            ("themes/t/templates/quotes.html", "<p>\n{{ <whn date={1} /> }}\n"),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:5 `whn`: Unknown component `whn`.",
            "  help: did you mean `when`?",
        ],
    ),
    Site(
        "a block that the parent has not",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: default\n"),
            (
                "themes/t/templates/quotes.html",
                "{% extends \"base.html\" %}\n{% block man %}x{% endblock man %}\n",
            ),
        ],
        &[
            "error[template-error] themes/t/templates/quotes.html:2:10 `man`: Block `man` is not defined in any parent template.",
        ],
    ),
    Site(
        "a theme that extends a misspelt one",
        &[
            ("briefgen.yaml", "base_url: https://x.org/\ntheme: t\n"),
            ("themes/t/theme.yaml", "extends: defalt\n"),
            ("themes/t/templates/quotes.html", "x"),
        ],
        &[
            "error[theme-missing] themes/t/theme.yaml:1:10 `defalt`: There is no theme `defalt`.",
            "  help: did you mean `default`?",
        ],
    ),
];
