//! The languages that are known, by the words that stand behind a fence.

/// How code of a language is read.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Words(&'static Syntax),
    Markup,
    Diff,
    Markdown,
    Keys(&'static Keys),
    /// Values set apart by this sign.
    Table(char),
}

/// A language of words and signs.
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of its own")]
pub(super) struct Syntax {
    /// What begins a comment that ends with its line.
    pub(super) line_comments: &'static [&'static str],
    /// What begins and ends a comment.
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    /// The marks around a text, longer ones first.
    pub(super) texts: &'static [&'static str],
    /// Whether `\` in a text takes back the sign behind it.
    pub(super) escapes: bool,
    /// Whether `'x'` is a letter.
    pub(super) has_letters: bool,
    /// Whether a text before a colon is a key.
    pub(super) has_keys: bool,
    /// Whether a word before a colon is a property, and no word means anything.
    pub(super) has_properties: bool,
    /// Whether `#fff` is a colour.
    pub(super) has_colours: bool,
    /// Whether a `#` within a word is no comment.
    pub(super) hash_needs_space: bool,
    /// Whether the case of words does not count.
    pub(super) folds_case: bool,
    /// Signs that begin a name: `$a`, `@b`.
    pub(super) name_signs: &'static str,
    pub(super) words: &'static str,
    pub(super) types: &'static str,
}

/// A language of keys and values.
pub(super) struct Keys {
    pub(super) separator: char,
    pub(super) comments: &'static [&'static str],
    pub(super) has_sections: bool,
    /// Whether a value is what stands there, with no signs.
    pub(super) has_plain_values: bool,
    pub(super) values: &'static Syntax,
}

/// How a language is read.
pub(super) fn of(name: &str) -> Option<Kind> {
    let found =
        NAMES.iter().find(|(names, _)| names.split(' ').any(|known| known.eq_ignore_ascii_case(name)));
    found.map(|(_, kind)| *kind).filter(|_| !name.is_empty())
}

/// All names of each language.
pub(super) const NAMES: &[(&str, Kind)] = &[
    ("json json5 jsonc geojson jsonl jsonld json-ld", Kind::Words(&JSON)),
    ("yaml yml", Kind::Keys(&YAML)),
    ("toml", Kind::Keys(&TOML)),
    ("ini cfg conf properties env dotenv editorconfig gitconfig", Kind::Keys(&INI)),
    ("xml html xhtml svg rss atom kml vue", Kind::Markup),
    ("css scss less", Kind::Words(&CSS)),
    ("js javascript mjs cjs jsx ts typescript tsx node", Kind::Words(&JAVASCRIPT)),
    ("python py python3 pycon", Kind::Words(&PYTHON)),
    ("r splus", Kind::Words(&R)),
    ("sql sqlite postgres postgresql pgsql mysql plsql", Kind::Words(&SQL)),
    ("bash sh shell zsh console shellscript", Kind::Words(&BASH)),
    ("rust rs", Kind::Words(&RUST)),
    ("go golang", Kind::Words(&GO)),
    ("java kotlin kt scala", Kind::Words(&JAVA)),
    ("c h cpp c++ cc hpp cxx objc csharp cs c#", Kind::Words(&C)),
    ("php", Kind::Words(&PHP)),
    ("ruby rb", Kind::Words(&RUBY)),
    ("diff patch udiff", Kind::Diff),
    ("markdown md", Kind::Markdown),
    ("csv", Kind::Table(',')),
    ("tsv", Kind::Table('\t')),
];

const PLAIN: Syntax = Syntax {
    line_comments: &[],
    block_comments: &[],
    texts: &["\"", "'"],
    escapes: true,
    has_letters: false,
    has_keys: false,
    has_properties: false,
    has_colours: false,
    hash_needs_space: false,
    folds_case: false,
    name_signs: "",
    words: "",
    types: "",
};

const SLASHES: Syntax = Syntax { line_comments: &["//"], block_comments: &[("/*", "*/")], ..PLAIN };

static JSON: Syntax = Syntax { has_keys: true, words: "true false null", ..SLASHES };

static VALUES: Syntax = Syntax {
    line_comments: &["#"],
    hash_needs_space: true,
    has_keys: true,
    texts: &["\"\"\"", "'''", "\"", "'"],
    words: "true false null True False yes no on off",
    name_signs: "&*",
    ..PLAIN
};

static YAML: Keys = Keys {
    separator: ':',
    comments: &["#", "%"],
    has_sections: false,
    has_plain_values: false,
    values: &VALUES,
};

static TOML: Keys =
    Keys { separator: '=', comments: &["#"], has_sections: true, has_plain_values: false, values: &VALUES };

static INI: Keys = Keys {
    separator: '=',
    comments: &["#", ";"],
    has_sections: true,
    has_plain_values: true,
    values: &VALUES,
};

static CSS: Syntax = Syntax {
    has_properties: true,
    has_colours: true,
    name_signs: "@",
    block_comments: &[("/*", "*/")],
    ..PLAIN
};

static JAVASCRIPT: Syntax = Syntax {
    texts: &["`", "\"", "'"],
    name_signs: "@",
    words: "abstract as async await break case catch class const continue debugger declare default delete do else enum \
            export extends false finally for from function get if implements import in instanceof interface is keyof let \
            namespace new null of private protected public readonly return satisfies set static super switch this throw \
            true try type typeof undefined var void while with yield",
    types: "any bigint boolean never number object string symbol unknown Array Date Map Promise Record Set",
    ..SLASHES
};

static PYTHON: Syntax = Syntax {
    line_comments: &["#"],
    texts: &["\"\"\"", "'''", "\"", "'"],
    name_signs: "@",
    words: "and as assert async await break case class continue def del elif else except False finally for from global if \
            import in is lambda match None nonlocal not or pass raise return True try while with yield",
    types: "bool bytes dict float int list object set str tuple",
    ..PLAIN
};

static R: Syntax = Syntax {
    line_comments: &["#"],
    words: "break else FALSE for function if in Inf library NA NaN next NULL repeat return TRUE while require",
    ..PLAIN
};

static SQL: Syntax = Syntax {
    line_comments: &["--"],
    block_comments: &[("/*", "*/")],
    escapes: false,
    folds_case: true,
    words: "add all alter and any as asc begin between by cascade case check column commit constraint create cross database \
            default delete desc distinct drop else end except exists explain false fetch foreign from full function grant \
            group having if in index inner insert intersect into is join key lateral left like limit natural not null \
            offset on or order outer over partition primary references replace returning right rollback select set table \
            temporary then to transaction trigger true truncate union unique update using values view when where window with",
    types: "bigint blob boolean bytea char date decimal double float int integer interval json jsonb numeric real serial \
            smallint text time timestamp timestamptz uuid varchar",
    ..PLAIN
};

static BASH: Syntax = Syntax {
    line_comments: &["#"],
    hash_needs_space: true,
    name_signs: "$",
    words: "case do done elif else esac export fi for function if in local readonly return select set shift source then \
            trap unset until while",
    ..PLAIN
};

static RUST: Syntax = Syntax {
    texts: &["\""],
    has_letters: true,
    words: "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move \
            mut pub ref return self Self static struct super trait true type union unsafe use where while yield",
    types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Box Option Result String Vec",
    ..SLASHES
};

static GO: Syntax = Syntax {
    texts: &["`", "\""],
    has_letters: true,
    words: "break case chan const continue default defer else fallthrough false for func go goto if import interface iota \
            map nil package range return select struct switch true type var",
    types: "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 \
            uint16 uint32 uint64 uintptr",
    ..SLASHES
};

static JAVA: Syntax = Syntax {
    texts: &["\"\"\"", "\""],
    has_letters: true,
    name_signs: "@",
    words: "abstract as assert break case catch class companion const continue data default def do else enum extends false \
            final finally for fun if implements import in instanceof interface internal is lazy match native new null object \
            open override package private protected public record return sealed static super switch synchronized this \
            throw throws trait transient true try val var void volatile when while with yield",
    types: "Any Boolean Char Double Float Int List Long Map Object Set String Unit boolean byte char double float int long \
            short",
    ..SLASHES
};

static C: Syntax = Syntax {
    texts: &["\""],
    has_letters: true,
    name_signs: "#",
    words: "abstract async auto await base break case catch class const constexpr continue decltype default delete do else \
            enum explicit extern false final finally for foreach friend get goto if in inline interface internal is \
            mutable namespace new noexcept null nullptr operator out override private protected public readonly record ref \
            register return sealed set sizeof static struct switch template this throw true try typedef typename union \
            using var virtual volatile while yield NULL",
    types: "bool byte char decimal double float int int8_t int16_t int32_t int64_t long object short signed size_t string \
            uint8_t uint16_t uint32_t uint64_t unsigned void",
    ..SLASHES
};

static PHP: Syntax = Syntax {
    line_comments: &["//", "#"],
    name_signs: "$",
    words: "abstract and array as break case catch class clone const continue declare default do echo else elseif empty \
            enum extends false final finally fn for foreach function global if implements include instanceof interface \
            isset match namespace new null or print private protected public readonly require require_once return static \
            switch this throw trait true try unset use var while xor yield",
    types: "bool float int iterable mixed object string void",
    ..SLASHES
};

static RUBY: Syntax = Syntax {
    line_comments: &["#"],
    name_signs: "@$",
    words: "alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or \
            redo require require_relative rescue retry return self super then true undef unless until when while yield",
    ..PLAIN
};
