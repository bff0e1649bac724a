//! Rows of front matter before and after, and every mixture of list styles.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::{Edit, Item, add_alias, add_to_list, apply, scalar};
use crate::yaml;

const BODY: &str = "\nBody with --- and\n\n---\n\nactors: [no]\n";

fn text(text: &str) -> Item {
    Item::Text(text.to_owned())
}

fn mapping(pairs: &[(&str, &str)]) -> Item {
    Item::Mapping(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
}

/// The item that a row adds: `X`, or the mapping `{ name: X, role: z }`.
fn item_of(name: &str) -> Item {
    match name {
        "mapping" => mapping(&[("name", "X"), ("role", "z")]),
        name => text(name),
    }
}

fn json_of(front: &str) -> Json {
    let mut problems = Vec::new();
    let file: Arc<str> = "test".into();
    let node = yaml::parse(front, 0, &file, &mut problems);
    assert_eq!(problems, [], "{front}");
    node.map_or(json!({}), |node| if node.value == yaml::Value::Null { json!({}) } else { node.to_json() })
}

fn edited(file: &str, key: &str, item: &Item) -> Option<String> {
    let edit = add_to_list(file, key, item)?;
    Some(apply(file, &[edit]))
}

/// Adds `item` under `actors`, in all the ways in which a file may be written around the front matter.
fn check(before: &str, item: &Item, after: &str) {
    for (opening, closing) in [
        ("---\n", "---\n"),
        ("---\n", "---"),
        ("---\n", "...\n"),
        ("\u{feff}---\n", "---  \n"),
        ("--- \n", "---\n"),
    ] {
        for body in [BODY, ""] {
            for line_break in ["\n", "\r\n"] {
                let body = if closing.ends_with('\n') { body } else { "" };
                let file = |front: &str| format!("{opening}{front}{closing}{body}").replace('\n', line_break);
                let found = edited(&file(before), "actors", item);
                assert_eq!(found.as_deref(), Some(&*file(after)), "{before}");
            }
        }
    }
}

/// Rows of: item, front matter, and the front matter with the item under `actors`.
const ROWS: &[(&str, &str, &str)] = &[
    // Lists with dashes.
    ("X", "actors:\n  - A\n", "actors:\n  - A\n  - X\n"),
    ("X", "actors:\n- A\n- B\ntopics: [t]\n", "actors:\n- A\n- B\n- X\ntopics: [t]\n"),
    ("X", "actors:\n    - A\ntitle: T\n", "actors:\n    - A\n    - X\ntitle: T\n"),
    ("X", "actors:\n -   A\n", "actors:\n -   A\n -   X\n"),
    ("X", "actors:\n  -   A\n  - B\n", "actors:\n  -   A\n  - B\n  - X\n"),
    ("X", "actors:   # who\n  - A # first\n", "actors:   # who\n  - A # first\n  - X\n"),
    ("X", "actors:\n  # who\n  - A\n", "actors:\n  # who\n  - A\n  - X\n"),
    ("X", "actors:\n  - A\n  # last\n  - B\n", "actors:\n  - A\n  # last\n  - B\n  - X\n"),
    ("X", "actors:\n  - A\n  # more\n", "actors:\n  - A\n  - X\n  # more\n"),
    ("X", "actors:\n  - A\n# next\ntitle: T\n", "actors:\n  - A\n  - X\n# next\ntitle: T\n"),
    ("X", "actors:\n- A\n# next\ntitle: T\n", "actors:\n- A\n- X\n# next\ntitle: T\n"),
    ("X", "actors:\n  - A\n    # of A\ntitle: T\n", "actors:\n  - A\n    # of A\n  - X\ntitle: T\n"),
    ("X", "actors:\n  - A\n# odd\n  - B\n", "actors:\n  - A\n# odd\n  - B\n  - X\n"),
    ("X", "actors:\n  - A\n\ntitle: T\n", "actors:\n  - A\n  - X\n\ntitle: T\n"),
    ("X", "actors:\n\n  - A\n\n  - B\n", "actors:\n\n  - A\n\n  - B\n\n  - X\n"),
    ("X", "actors:\n  - A\n  - B\n\n\n", "actors:\n  - A\n  - B\n  - X\n\n\n"),
    ("X", "actors:\n  - A\n\n  # c\n  - B\n", "actors:\n  - A\n\n  # c\n  - B\n  - X\n"),
    ("X", "actors:\n  - 'A'\n  - \"B\"\n", "actors:\n  - 'A'\n  - \"B\"\n  - X\n"),
    ("X", "'actors':\n  - A\n", "'actors':\n  - A\n  - X\n"),
    ("X", "\"actors\" :\n  - A\n", "\"actors\" :\n  - A\n  - X\n"),
    ("X", "actors:\n  - >-\n    A\n    B\nz: 1\n", "actors:\n  - >-\n    A\n    B\n  - X\nz: 1\n"),
    ("X", "actors:\n  - |\n    A\n    # B\n# c\n", "actors:\n  - |\n    A\n    # B\n  - X\n# c\n"),
    ("X", "actors:\n- |+\n  A\n\n  B\n", "actors:\n- |+\n  A\n\n  B\n- X\n"),
    ("X", "actors:\n  - A\n    B\n", "actors:\n  - A\n    B\n  - X\n"),
    ("X", "actors:\n  - \"A\n    B\"\n", "actors:\n  - \"A\n    B\"\n  - X\n"),
    ("X", "actors:\n  -\n    A\n", "actors:\n  -\n    A\n  - X\n"),
    ("X", "actors:\n  - A\n  -\nz: 1\n", "actors:\n  - A\n  -\n  - X\nz: 1\n"),
    ("X", "actors:\n  - - A\n    - B\n", "actors:\n  - - A\n    - B\n  - X\n"),
    ("X", "actors:\n  - [A,\n    B]\n", "actors:\n  - [A,\n    B]\n  - X\n"),
    ("X", "  actors:\n    - A\n  z: 1\n", "  actors:\n    - A\n    - X\n  z: 1\n"),
    // Mappings in lists with dashes.
    ("mapping", "actors:\n  - A\n", "actors:\n  - A\n  - name: X\n    role: z\n"),
    ("mapping", "actors:\n- name: A\n", "actors:\n- name: A\n- name: X\n  role: z\n"),
    ("mapping", "actors:\n -  name: A\n", "actors:\n -  name: A\n -  name: X\n    role: z\n"),
    (
        "mapping",
        "actors:\n  - name: A\n    role: b # c\n\n  - name: B\n    role:\nz: 1\n",
        "actors:\n  - name: A\n    role: b # c\n\n  - name: B\n    role:\n\n  - name: X\n    \
         role: z\nz: 1\n",
    ),
    ("mapping", "actors:\n  -\n    name: A\n", "actors:\n  -\n    name: A\n  - name: X\n    role: z\n"),
    ("mapping", "actors:\n  - { name: A }\n", "actors:\n  - { name: A }\n  - { name: X, role: z }\n"),
    ("X", "actors:\n  - { name: A }\n", "actors:\n  - { name: A }\n  - X\n"),
    ("X", "actors:\n  - name: A\n    role: b\n", "actors:\n  - name: A\n    role: b\n  - X\n"),
    // Lists in brackets.
    ("X", "actors: [A, B]\n", "actors: [A, B, X]\n"),
    ("X", "actors: [A, B] # c\nz: 1\n", "actors: [A, B, X] # c\nz: 1\n"),
    ("X", "actors: [ A, B ]\n", "actors: [ A, B, X ]\n"),
    ("X", "actors: [A,B,]\n", "actors: [A,B, X,]\n"),
    ("X", "actors: []\n", "actors: [X]\n"),
    ("X", "actors: [ ] # none\n", "actors: [X] # none\n"),
    ("X", "actors: [\n]\n", "actors: [X]\n"),
    ("X", "actors: [ # none\n  ]\n", "actors: [X # none\n  ]\n"),
    ("X", "actors: [\"a, ]\", 'b']\n", "actors: [\"a, ]\", 'b', X]\n"),
    ("X", "actors: [\n  A,\n  B\n]\n", "actors: [\n  A,\n  B,\n  X\n]\n"),
    ("X", "actors: [\n  A,\n  B,\n]\n", "actors: [\n  A,\n  B,\n  X,\n]\n"),
    ("X", "actors: [\n  A, # a\n  B # b\n]\n", "actors: [\n  A, # a\n  B, # b\n  X\n]\n"),
    ("X", "actors: [\n  A,\n  B, # b\n]\n", "actors: [\n  A,\n  B, # b\n  X,\n]\n"),
    ("X", "actors: [\n  A\n  # c\n ]\n", "actors: [\n  A,\n  X\n  # c\n ]\n"),
    ("X", "actors: [A,\n    B]\n", "actors: [A,\n    B, X]\n"),
    ("X", "actors: [\n  A, B,\n  C, D\n]\n", "actors: [\n  A, B,\n  C, D, X\n]\n"),
    ("X", "actors: [\n  A, B,\n]\n", "actors: [\n  A, B, X,\n]\n"),
    ("X", "actors:\n  [A]\n", "actors:\n  [A, X]\n"),
    ("X", "actors: [{ name: A }]\n", "actors: [{ name: A }, X]\n"),
    ("mapping", "actors: [A]\n", "actors: [A, { name: X, role: z }]\n"),
    ("mapping", "actors: []\n", "actors: [{ name: X, role: z }]\n"),
    ("mapping", "actors: [\n  {name: A},\n]\n", "actors: [\n  {name: A},\n  { name: X, role: z },\n]\n"),
    // No value.
    ("X", "actors:\ntitle: T\n", "actors:\n  - X\ntitle: T\n"),
    ("X", "actors: # none\n# c\ntitle: T\n", "actors: # none\n  - X\n# c\ntitle: T\n"),
    ("X", "title: T\nactors:\n", "title: T\nactors:\n  - X\n"),
    ("X", "actors: ~\n", "actors: [X]\n"),
    ("X", "actors: null # c\n", "actors: [X] # c\n"),
    ("X", "topics:\n- t\nactors:\n", "topics:\n- t\nactors:\n- X\n"),
    ("mapping", "actors:\n", "actors:\n  - name: X\n    role: z\n"),
    // A single value.
    ("X", "actors: A\n", "actors: [A, X]\n"),
    ("X", "actors: 'A' # c\n", "actors: ['A', X] # c\n"),
    ("X", "actors: Roe, Jane\nz: 1\n", "actors:\n  - Roe, Jane\n  - X\nz: 1\n"),
    ("X", "actors: Roe, Jane # c\n", "actors:\n  - Roe, Jane # c\n  - X\n"),
    ("X", "actors:\n  A\n", "actors:\n  [A, X]\n"),
    ("X", "actors: >-\n  A\n  B\n# c\nz: 1\n", "actors:\n- >-\n  A\n  B\n- X\n# c\nz: 1\n"),
    ("X", "actors: |\n A\n # B\n", "actors:\n- |\n A\n # B\n- X\n"),
    ("X", "actors: \"A\n  B\"\n", "actors:\n- \"A\n  B\"\n- X\n"),
    ("mapping", "actors: A # c\n", "actors:\n  - A # c\n  - name: X\n    role: z\n"),
    ("mapping", "topics:\n- t\nactors: A\n", "topics:\n- t\nactors:\n- A\n- name: X\n  role: z\n"),
    // No key.
    ("X", "", "actors:\n  - X\n"),
    ("X", "# nothing yet\n", "# nothing yet\nactors:\n  - X\n"),
    ("X", "title: T\n", "title: T\nactors:\n  - X\n"),
    ("X", "title: T\n# c\n\n", "title: T\n# c\nactors:\n  - X\n\n"),
    ("X", "summary: >-\n  A\n  B\n", "summary: >-\n  A\n  B\nactors:\n  - X\n"),
    ("X", "topics:\n- t\n", "topics:\n- t\nactors:\n- X\n"),
    ("X", "topics:\n    - t\n", "topics:\n    - t\nactors:\n    - X\n"),
    ("X", "  title: T\n", "  title: T\n  actors:\n    - X\n"),
    ("mapping", "title: T\n", "title: T\nactors:\n  - name: X\n    role: z\n"),
    // Quotation marks.
    ("a: b", "actors: [A]\n", "actors: [A, \"a: b\"]\n"),
    ("Roe, Jane", "actors: [A]\n", "actors: [A, \"Roe, Jane\"]\n"),
    ("Roe, Jane", "actors:\n  - A\n", "actors:\n  - A\n  - Roe, Jane\n"),
    ("NO", "actors:\n  - A\n", "actors:\n  - A\n  - \"NO\"\n"),
    ("---", "actors:\n- A\n", "actors:\n- A\n- \"---\"\n"),
    ("김정은", "actors: [A]\n", "actors: [A, 김정은]\n"),
];

#[test]
fn rows() {
    for (item, before, after) in ROWS {
        check(before, &item_of(item), after);
    }
}

#[test]
fn refused() {
    for before in [
        "actors: { name: A }\n",
        "actors:\n  name: A\n",
        "actors: &a [A]\nz: *a\n",
        "actors: &a\n  - A\nz: *a\n",
        "actors:\n  &a\n  - A\n",
        "z: &a [A]\nactors: *a\n",
        "actors: &a A\n",
        "actors: !x [A]\n",
        "actors: [A\n",
        "actors: [A]\nactors: [B]\n",
        "z: 1\nz: 2\n",
        "- actors\n",
        "text\n",
        "{ title: T }\n",
        "? actors\n: - A\n",
    ] {
        let file = format!("---\n{before}---\n");
        assert_eq!(add_to_list(&file, "actors", &text("X")), None, "{before}");
    }
    for file in ["", "text", "---\nactors: [A]\n", "\n---\na: 1\n---\n", "+++\na = 1\n+++\n"] {
        assert_eq!(add_to_list(file, "actors", &text("X")), None, "{file}");
    }
}

/// What may stand under `actors`.
const VALUES: [&str; 26] = [
    "",
    "actors:\n",
    "actors: # c\n",
    "actors: ~\n",
    "actors: A\n",
    "actors: 'A: B'\n",
    "actors: A, B # c\n",
    "actors: >-\n  A\n\n  # B\n",
    "actors: |2-\n   A\n",
    "actors:\n  # c\n  A\n",
    "actors: []\n",
    "actors: [ # c\n  # d\n]\n",
    "actors: [A, \"B, ]\" , ]\n",
    "actors: [A,\n         { name: B, role: c }]\n",
    "actors: [\n  A, # c\n\n  # d\n  B\n  # e\n  ]\n",
    "actors:\n- A\n",
    "actors:\n  # c\n  - A # d\n\n  # e\n  - B\n    # f\n  # g\n# h\n",
    "actors:\n  - name: A\n    role: b\n\n  -   name: B\n      role:\n",
    "actors:\n      - { name: A,\n          role: b }\n",
    "actors:\n  - >-\n    A\n\n    # B\n  - |+\n   C\n\n",
    "actors:\n- \"A\n  - B\"\n- 'C\n\n  D'\n",
    "actors:\n  -\n  - ~\n  -   # c\n",
    "actors:\n  - - - A\n",
    "actors:\n  - &a A\n  - *a\n",
    "actors:\n  - ? A\n    : B\n",
    "actors:\n  - A\n   \n  -\n    - B\n\n    -\n      c: d\n",
];

const BEFORE: [&str; 4] = ["", "title: T # c\n\n", "# c\ntopics:\n- t\n", "extra:\n    deep:\n    - 1\n"];
const AFTER: [&str; 5] = ["", "z: 1\n", "# c\n\nz:\n  - 1\n\n", "\n\n# end\n", "z: >-\n  A\n  B\n"];

/// Whatever stands around a list and in it: the result reads as before, with one item more, and no
/// comment is lost.
#[test]
fn mixtures() {
    let items = [
        text("X"),
        text("a: [b], #c\n\"d\" \\ 'e'"),
        text("true"),
        text(""),
        mapping(&[("name", "X"), ("role", "1984"), ("text", "- \u{2028}z, {y}")]),
        mapping(&[]),
    ];
    let mut edits = 0;
    for value in VALUES {
        for (before, after) in BEFORE.iter().flat_map(|before| AFTER.map(|after| (before, after))) {
            for line_break in ["\n", "\r\n"] {
                let front = format!("{before}{value}{after}").replace('\n', line_break);
                let file = format!("---{line_break}{front}---{line_break}body");
                let mut grown = file.clone();
                for item in &items {
                    // On the file itself, and on what the items before have made of it.
                    check_mixture(&file, item);
                    check_mixture(&grown, item);
                    grown = edited(&grown, "actors", item).unwrap_or_default();
                    edits += 2;
                }
            }
        }
    }
    assert_eq!(edits, VALUES.len() * BEFORE.len() * AFTER.len() * 2 * items.len() * 2);
}

fn check_mixture(file: &str, item: &Item) {
    let front = |file: &str| -> Json {
        let rest = file.strip_prefix("---").map(str::trim_start).unwrap_or_default();
        json_of(rest.rsplit_once("---").map_or("", |(front, _)| front))
    };
    let Some(Edit { range, text }) = add_to_list(file, "actors", item) else { panic!("not made:\n{file}") };
    let changed = apply(file, &[Edit { range: range.clone(), text: text.clone() }]);
    let mut wanted = front(file);
    let mut list = match wanted["actors"].take() {
        Json::Null => Vec::new(),
        Json::Array(list) => list,
        single => vec![single],
    };
    list.push(match item {
        Item::Text(text) => json!(text),
        Item::Mapping(pairs) => pairs.iter().map(|(key, text)| (key.clone(), json!(text))).collect(),
    });
    wanted["actors"] = Json::Array(list);
    assert_eq!(front(&changed), wanted, "{file}\n=>\n{changed}");
    // What goes comes back, comments included: nothing is lost, and every line break is the file's.
    let gone = &file[range];
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut kept = text.split_whitespace().map(|word| word.trim_start_matches('[').trim_end_matches(','));
    for word in words(gone).iter().filter(|word| *word != "~") {
        assert!(kept.any(|new| new == word.trim_end_matches(',')), "{word} of {gone:?} in {text:?}");
    }
    assert_eq!(changed.contains('\r'), file.contains('\r'));
    assert_eq!(changed.matches('\r').count(), changed.matches("\r\n").count());
    assert!(!file.contains('\r') || changed.matches('\n').count() == changed.matches('\r').count());
}

#[test]
fn scalars() {
    for (plain, written) in [
        ("Kim Jong Un", "Kim Jong Un"),
        ("O'Brien's", "O'Brien's"),
        ("say \"yes\"", "say \"yes\""),
        ("12:30", "12:30"),
        ("2024-06-19", "2024-06-19"),
        ("../2020", "../2020"),
        ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"),
        ("a, b [c]", "a, b [c]"),
        ("", "\"\""),
        (" a", "\" a\""),
        ("a: b", "\"a: b\""),
        ("a:", "\"a:\""),
        ("a #b", "\"a #b\""),
        ("- a", "\"- a\""),
        ("[[a]]", "\"[[a]]\""),
        ("*a", "\"*a\""),
        ("@a", "\"@a\""),
        ("\"a\" b", "\"\\\"a\\\" b\""),
        ("a\nb\t\\", "\"a\\nb\\t\\\\\""),
        ("a\u{85}\u{7}", "\"a\\u0085\\u0007\""),
        ("Null", "\"Null\""),
        ("no", "\"no\""),
        ("1984", "\"1984\""),
        ("-1.5e3", "\"-1.5e3\""),
        ("1_000", "\"1_000\""),
        ("0x1F", "\"0x1F\""),
        (".inf", "\".inf\""),
        ("nan", "\"nan\""),
    ] {
        assert_eq!(scalar(plain), written);
        assert_eq!(json_of(&format!("a: {written}\n")), json!({ "a": plain }));
        assert_eq!(json_of(&format!("- {written}\n")), json!([plain]));
    }
}

#[test]
fn deep_indentation() {
    let indent = " ".repeat(70_000);
    check(&format!("actors:\n{indent}- A\n"), &text("X"), &format!("actors:\n{indent}- A\n{indent}- X\n"));
}

#[test]
fn edits_side_by_side() {
    let edit = |range, text: &str| Edit { range, text: text.to_owned() };
    for (edits, result) in [
        (vec![], "abcdef"),
        (vec![edit(4..5, "E"), edit(1..2, "B")], "aBcdEf"),
        (vec![edit(1..3, "X"), edit(2..4, "Y")], "aXdef"),
        (vec![edit(3..3, "1"), edit(3..3, "2")], "abc12def"),
        (vec![edit(3..4, "D"), edit(3..3, "1")], "abc1Def"),
        (vec![edit(6..6, "!"), edit(6..9, "?")], "abcdef!"),
    ] {
        assert_eq!(apply("abcdef", &edits), result);
    }
    assert_eq!(apply("é", &[edit(1..1, "x")]), "é");
    let actor = "---\nname: Kim Jong Un\naliases: [Kim Jong-un]\n---\n";
    let edit = add_alias(actor, "Kim, Jong Un").expect("a plain list");
    assert_eq!(
        apply(actor, &[edit]),
        "---\nname: Kim Jong Un\naliases: [Kim Jong-un, \"Kim, Jong Un\"]\n---\n"
    );
}
