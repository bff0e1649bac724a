//! The keys of `briefgen.yaml`.

use super::pattern;
use super::shared::EXTRA;
use super::table::{Mapping, Property, Type};
use crate::config::Home;

/// The settings file.
pub(super) static SETTINGS: Mapping = Mapping {
    title: "Settings of a briefgen site",
    properties: &[
        &[
            Property::new("title", Type::Text, "The name of the site.").like(&["Russia desk"]),
            Property::new(
                "description",
                Type::Text,
                "One sentence about the site, for search engines and feeds.",
            )
            .like(&["Short, sourced briefings."]),
            Property::new(
                "base_url",
                Type::Pattern(pattern::BASE_URL),
                "Where the site will be published: a full address. Feeds, the sitemap and canonical \
                 links need it.",
            )
            .like(&["https://user.github.io/repo/"]),
            Property::new(
                "domain",
                Type::Pattern(pattern::DOMAIN),
                "The site's own domain on GitHub Pages, written to `/CNAME`.",
            )
            .like(&["briefings.example.org"]),
            Property::new(
                "language",
                Type::Pattern(pattern::LANGUAGE),
                "BCP 47 tag of the texts, unless a briefing or page names its own; `en` unless said \
                 otherwise.",
            )
            .like(&["en", "ko"]),
            Property::new(
                "author",
                Type::Text,
                "Who publishes: in feeds, in structured data and at the foot of pages.",
            )
            .like(&["The Asia desk"]),
            Property::new("copyright", Type::Text, "A line for the foot of each page.")
                .like(&["© 2026 The Asia desk"]),
            Property::new(
                "time_zone",
                Type::Text,
                "IANA name of the zone in which a publication day begins; `UTC` unless said \
                 otherwise.",
            )
            .like(&["Asia/Seoul", "Europe/Berlin"]),
            Property::new("theme", Type::Text, "The name of a theme: one that briefgen carries, or a folder in `themes/`.")
                .like(&["default", "gazette", "report", "ledger"]),
            Property::new(
                "logo",
                Type::Either(&Type::Text, &LOGO),
                "A picture in place of the title in the head of each page: a file beside briefgen.yaml or in `content/`.",
            )
            .like(&["logo.svg"]),
            Property::new(
                "icon",
                Type::Either(&Type::Text, &ICON),
                "The picture for tabs and phones, SVG or PNG: all sizes are made of it.",
            )
            .like(&["icon.svg"]),
            Property::new(
                "accent",
                Type::Text,
                "The colour of links and lines, in quotation marks; it is made to be read on light and dark pages.",
            )
            .like(&["#14508c"]),
            Property::new("fonts", Type::Mapping(&FONTS), "In what pages are set."),
            Property::new(
                "permalink",
                Type::Pattern(pattern::PERMALINK),
                "The URL pattern of briefings, made of `:year`, `:month`, `:day`, `:slug` and plain \
                 words; `:slug` must be there.",
            )
            .like(&["/briefings/:slug/", "/:year/:month/:slug/"]),
            Property::new(
                "slugs",
                Type::Word(&["ascii", "unicode"]),
                "Whether URLs are in ASCII letters, or keep the script of names.",
            )
            .like(&["unicode"]),
            Property::new(
                "paginate",
                Type::Count(1, 1000),
                "How many entries a page of a list holds; 50 unless said otherwise.",
            )
            .like(&["30"]),
            Property::new(
                "cards",
                Type::Flag,
                "Whether briefings without a picture have social cards; true unless said otherwise.",
            )
            .like(&["false"]),
            Property::new(
                "mentions",
                Type::Word(&["first", "every", "none"]),
                "Which names of declared actors and topics are linked where a body says them.",
            )
            .like(&["every"]),
            Property::new(
                "demonyms",
                Type::Flag,
                "Whether `demonyms` such as `Norwegian` count as names; false unless said otherwise.",
            )
            .like(&["true"]),
            Property::new(
                "day_order",
                Type::Word(&["day-first", "month-first"]),
                "What comes first in dates of digits in texts, such as 06/07/2024; such dates are not read without it.",
            )
            .like(&["month-first"]),
            Property::new(
                "feed_items",
                Type::Count(1, 1000),
                "How many of the newest briefings each feed holds; 20 unless said otherwise.",
            )
            .like(&["50"]),
            Property::new(
                "feeds",
                Type::Word(&["full", "summary"]),
                "Whether feeds hold the whole texts of briefings or their summaries; `full` unless said otherwise.",
            )
            .like(&["summary"]),
            Property::new("images", Type::Mapping(&IMAGES), "How pictures are scaled."),
            Property::new("home", Type::Mapping(&HOME), "What stands on the front page."),
            Property::new(
                "search",
                Type::Flag,
                "Whether the site has a search page and an index for it; `true` unless said otherwise.",
            )
            .like(&["false"]),
            Property::new(
                "eras",
                Type::List(&Type::Mapping(&ERA)),
                "Named periods, as bands behind the timelines.",
            ),
            Property::new(
                "timeline_latest",
                Type::Word(&["left", "right"]),
                "On which side of a timeline the latest stands; right unless said otherwise.",
            )
            .like(&["left"]),
            Property::new(
                "menu",
                Type::List(&Type::Mapping(&MENU_ITEM)),
                "Further links after the built-in ones.",
            ),
            Property::new(
                "editor",
                Type::Pattern(pattern::EDITOR),
                "What the links to files in the preview open: an address with `{file}`, `{line}` and \
                 `{column}`, or `none`. It changes nothing in the site.",
            )
            .like(&[
                "vscode://file/{file}:{line}:{column}",
                "zed://file/{file}:{line}:{column}",
                "none",
            ]),
            Property::new(
                "deploy",
                Type::Mapping(&DEPLOY),
                "Where `briefgen deploy` publishes, and what the host reads.",
            ),
            Property::new(
                "languages",
                Type::ByLanguage(&EDITION),
                "What differs on the pages of another language, by its BCP 47 tag.",
            ),
            Property::new(
                "limits",
                Type::Mapping(&LIMITS),
                "How large files, lists, pages and the site may be.",
            ),
            Property::new("markdown", Type::Mapping(&MARKDOWN), "How Markdown texts are read."),
            Property::new("lints", Type::Lints, "A level for each lint: `allow`, `warn` or `error`."),
        ],
        &EXTRA,
    ],
    one_of: &[],
};

static IMAGES: Mapping = Mapping {
    title: "How pictures are scaled",
    properties: &[&[
        Property::new(
            "widths",
            Type::List(&Type::Count(1, 8192)),
            "The widths of the copies in pixels; 480, 800, 1200 and 1600 unless said otherwise. An empty list \
             makes none.",
        ),
        Property::new("quality", Type::Count(1, 100), "The quality of the copies; 80 unless said otherwise.")
            .like(&["70"]),
        Property::new(
            "sizes",
            Type::Text,
            "How wide a picture is on a page, as the attribute `sizes` of HTML says it.",
        )
        .like(&["(max-width: 40rem) 100vw, 36rem"]),
        Property::new(
            "metadata",
            Type::Word(&["none", "credit"]),
            "What is kept of what pictures tell of their makers: nothing, or credit, licence and the label of AI.",
        )
        .like(&["credit"]),
    ]],
    one_of: &[],
};

static HOME: Mapping = Mapping {
    title: "What stands on the front page",
    properties: &[&[
        Property::new(
            "lead",
            Type::Text,
            "The file of the briefing that leads, such as `briefings/2024-06-19-visit.md`; the newest leads without it.",
        )
        .like(&["briefings/2024-06-19-visit.md"]),
        Property::new(
            "briefings",
            Type::Count(1, 100),
            "How many briefings there are, the first one included; 12 unless said otherwise.",
        )
        .like(&["20"]),
        Property::new(
            "show",
            Type::List(&Type::Word(&Home::WORDS)),
            "The parts besides the first briefing; all unless said otherwise.",
        ),
    ]],
    one_of: &[],
};

static LOGO: Mapping = Mapping {
    title: "The logo of a site",
    properties: &[&[
        Property::new("file", Type::Text, "The picture.").required().like(&["logo.svg"]),
        Property::new("dark", Type::Text, "The picture for dark pages, if that is another.")
            .like(&["logo-dark.svg"]),
        Property::new(
            "alt",
            Type::Text,
            "What it says to those who do not see it; the title of the site unless said otherwise. With an empty text the \
             title stands beside the picture.",
        )
        .like(&["The Asia desk"]),
    ]],
    one_of: &[],
};

static ICON: Mapping = Mapping {
    title: "The icon of a site",
    properties: &[&[
        Property::new("file", Type::Text, "The picture of which all sizes are made.")
            .required()
            .like(&["icon.svg"]),
        Property::new("touch", Type::Text, "The picture for the home screens of phones, if that is another.")
            .like(&["touch.png"]),
    ]],
    one_of: &[],
};

static FONTS: Mapping = Mapping {
    title: "In what pages are set",
    properties: &[&[
        Property::new(
            "body",
            Type::List(&Type::Text),
            "Of what is read: the name of a stack of fonts that systems have, or a family of `files`.",
        )
        .like(&["old-style", "humanist"]),
        Property::new("headings", Type::List(&Type::Text), "Of headlines and headings.")
            .like(&["transitional"]),
        Property::new("interface", Type::List(&Type::Text), "Of all around them.").like(&["system-ui"]),
        Property::new("files", Type::List(&Type::Mapping(&FONT_FILE)), "Fonts of your own."),
    ]],
    one_of: &[],
};

static FONT_FILE: Mapping = Mapping {
    title: "A file of a font",
    properties: &[&[
        Property::new("file", Type::Text, "A WOFF2 file.").required().like(&["fonts/desk-regular.woff2"]),
        Property::new("family", Type::Text, "What the settings call the font.").required().like(&["Desk"]),
        Property::new(
            "weight",
            Type::Text,
            "How bold it is; of a variable font the lightest and the boldest.",
        )
        .like(&["700", "100 900"]),
        Property::new("style", Type::Word(&["normal", "italic"]), "Whether its letters lean.")
            .like(&["italic"]),
    ]],
    one_of: &[],
};

static MARKDOWN: Mapping = Mapping {
    title: "How Markdown texts are read",
    properties: &[&[
        Property::new(
            "html",
            Type::Word(&["trust", "sanitize", "escape"]),
            "What becomes of HTML in a text: it is trusted, what can do harm is taken out, or it is shown as text.",
        )
        .like(&["sanitize"]),
        Property::new(
            "autolink",
            Type::Flag,
            "Whether addresses that stand in a text are links; false unless said otherwise.",
        )
        .like(&["true"]),
        Property::new(
            "math",
            Type::Flag,
            "Whether `$...$` and `$$...$$` in a text are formulas; false unless said otherwise.",
        )
        .like(&["true"]),
    ]],
    one_of: &[],
};

static LIMITS: Mapping = Mapping {
    title: "How large things may be",
    properties: &[&[
        Property::new("file", Type::Text, "The size of a Markdown or YAML file.").like(&["4 MB"]),
        Property::new("theme_file", Type::Text, "The size of any other file of a theme.").like(&["50 MB"]),
        Property::new("front_matter", Type::Text, "The size of front matter, its aliases replaced.")
            .like(&["1 MB"]),
        Property::new("entries", Type::Count(1, 1_000_000_000), "The entries of a list of front matter.")
            .like(&["10000"]),
        Property::new("headings", Type::Count(1, 1_000_000_000), "The headings of a text.").like(&["2000"]),
        Property::new("pictures", Type::Count(1, 1_000_000_000), "The pictures of a text.").like(&["2000"]),
        Property::new("links", Type::Count(1, 1_000_000_000), "The links of a text.").like(&["20000"]),
        Property::new("page", Type::Text, "The size of one page of the site.").like(&["25 MB"]),
        Property::new("output", Type::Text, "The size of the whole site.").like(&["5 GB"]),
        Property::new("files", Type::Count(1, 1_000_000_000), "The files of the whole site.")
            .like(&["1000000"]),
    ]],
    one_of: &[],
};

static EDITION: Mapping = Mapping {
    title: "The site in another language",
    properties: &[&[
        Property::new("title", Type::Text, "The name of the site in that language.").like(&["러시아 데스크"]),
        Property::new("description", Type::Text, "One sentence about the site in that language."),
        Property::new("author", Type::Text, "Who publishes."),
        Property::new("copyright", Type::Text, "A line for the foot of each page."),
        Property::new(
            "menu",
            Type::List(&Type::Mapping(&MENU_ITEM)),
            "Further links after the built-in ones.",
        ),
    ]],
    one_of: &[],
};

static ERA: Mapping = Mapping {
    title: "A named period",
    properties: &[&[
        Property::new("name", Type::Text, "What it is called.").required().like(&["The cold war"]),
        Property::new("date", Type::Edtf, "From when until when, in EDTF.").required().like(&["1947/1991"]),
    ]],
    one_of: &[],
};

static MENU_ITEM: Mapping = Mapping {
    title: "A link of the menu",
    properties: &[&[
        Property::new("title", Type::Text, "The words of the link.").required().like(&["About"]),
        Property::new("url", Type::Text, "Where it leads: a path of the site, or a full address.")
            .required()
            .like(&["/about/"]),
    ]],
    one_of: &[],
};

static DEPLOY: Mapping = Mapping {
    title: "Where the site is published",
    properties: &[&[
        Property::new(
            "remote",
            Type::Pattern(pattern::REMOTE),
            "The name of a git remote, or an address; `origin` unless said otherwise.",
        )
        .like(&["origin"]),
        Property::new(
            "branch",
            Type::Pattern(pattern::BRANCH),
            "The branch that the host publishes; `gh-pages` unless said otherwise.",
        )
        .like(&["gh-pages"]),
        Property::new(
            "history",
            Type::Word(&["keep", "squash"]),
            "Whether the commits that were published before are kept, or one takes their place.",
        )
        .like(&["squash"]),
        Property::new(
            "host",
            Type::Word(&["netlify", "cloudflare"]),
            "The host for which `_redirects` and `_headers` are written.",
        )
        .like(&["netlify"]),
    ]],
    one_of: &[],
};
