//! `docs/theming.md` lists what a theme can build on: the views of all templates, and the blocks and components
//! of the default theme. The lists are made of the code; `UPDATE_DOCS=1 cargo nextest run theme_docs` writes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use briefgen::engine::Preview;
use briefgen::snapshot::Snapshot;

use crate::support::{data, request, root};

const PAGE: &str = "docs/theming.md";

/// A field of a view, as a template sees it.
struct Field {
    name: String,
    holds: String,
    kind: String,
    /// Whether its own fields stand in its place.
    is_flat: bool,
}

/// A struct of the views.
struct Struct {
    name: String,
    says: String,
    fields: Vec<Field>,
}

fn source(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads the structs of a file: rustfmt puts a field into a line, its comment above.
fn structs(path: &str) -> Vec<Struct> {
    let mut found: Vec<Struct> = Vec::new();
    let (mut says, mut hidden, mut is_flat, mut open) = (Vec::new(), false, false, false);
    for line in source(path).lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix("/// ") {
            says.push(text.to_owned());
        } else if line.starts_with("#[serde(skip)]") {
            hidden = true;
        } else if line.starts_with("#[serde(flatten)]") {
            is_flat = true;
        } else if let Some(rest) = line.strip_prefix("pub struct ").filter(|rest| rest.ends_with('{')) {
            let name = rest.split(['<', ' ']).next().unwrap_or_default().to_owned();
            found.push(Struct { name, says: std::mem::take(&mut says).join(" "), fields: Vec::new() });
            open = true;
        } else if let (true, Some((name, kind))) =
            (open, line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")))
        {
            let holds = std::mem::take(&mut says).join(" ");
            let kind = in_words(kind.trim_end_matches(','));
            if !std::mem::take(&mut hidden) {
                let field = Field { name: name.to_owned(), holds, kind, is_flat };
                found.last_mut().expect("a struct is open").fields.push(field);
            }
            is_flat = false;
        } else if !line.starts_with("#[") {
            says.clear();
            (hidden, is_flat) = (false, false);
            open &= line != "}";
        }
    }
    found
}

/// A type as a writer of templates thinks of it.
fn in_words(kind: &str) -> String {
    let kind = kind.trim().trim_start_matches("&'s ").trim_start_matches("&'static ");
    let inside = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or nothing", in_words(inner));
    }
    if let Some(inner) =
        inside("Vec<").or_else(|| kind.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')))
    {
        return format!("list of {}", in_words(inner));
    }
    if let Some(inner) = inside("Hashed<").or_else(|| inside("Shared<")).or_else(|| inside("Cow<'s, ")) {
        return in_words(inner);
    }
    for outer in ["Section", "Counted", "Trend"] {
        if let Some(inner) = inside(&format!("{outer}<")) {
            return format!("`{outer}` of {}", in_words(inner));
        }
    }
    match kind {
        "String" | "str" => "text".to_owned(),
        "usize" | "u8" | "u32" | "i8" | "i16" => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        "T" => "entry".to_owned(),
        "serde_json::Value" => "whatever the writer put there".to_owned(),
        named => format!("`{}`", named.split('<').next().unwrap_or_default()),
    }
}

/// All structs that templates see, by name.
fn all_structs() -> Vec<Struct> {
    let mut all = structs("src/page/view/dates.rs");
    all.extend(structs("src/page/view/home.rs"));
    all.extend(structs("src/page/view/pages.rs"));
    all.extend(structs("src/page/view/corrections.rs"));
    all.extend(structs("src/page/view/finding.rs"));
    let of_page =
        |one: &Struct| matches!(&*one.name, "DataFilesView" | "DataFile" | "DataPart" | "DataField");
    all.extend(structs("src/page/view/records.rs").into_iter().filter(of_page));
    all.extend(structs("src/page/view/pictures.rs"));
    all.extend(structs("src/page/view/parts.rs"));
    all.extend(structs("src/page/view/identity.rs"));
    let wanted = |one: &Struct| matches!(&*one.name, "Heading");
    all.extend(structs("src/parse/body.rs").into_iter().filter(wanted));
    all
}

/// Each page template with the struct of its view.
fn views() -> Vec<(String, String)> {
    let render = source("src/render/kinds.rs");
    let kinds = source("src/page/view/mod.rs");
    let template = |line: &str| {
        let (kind, rest) = line.trim().split_once(" => ")?;
        let of_kind = format!("    {kind}(Box<");
        let name = kinds.split(&of_kind).nth(1)?.split(['<', '>']).next()?;
        let template = rest.trim_end_matches(',').trim_matches('"');
        Some((
            if template.ends_with(".html") {
                template.to_owned()
            } else {
                format!("{}.html", template.to_lowercase())
            },
            name.to_owned(),
        ))
    };
    let views = render.split("templates! {\n").nth(1).expect("a table names the templates of views");
    let views: Vec<_> = views.lines().filter_map(template).collect();
    assert_eq!(views.len(), 18, "{views:?}");
    views
}

/// A section of the document for each template: its view, then what views are made of.
fn views_in_words() -> String {
    let structs = all_structs();
    let named = |name: &str| structs.iter().find(|one| one.name == name);
    let mut text = String::new();
    let table = |text: &mut String, one: &Struct| {
        text.push_str("| field | what it is | type |\n|---|---|---|\n");
        let flat = |field: &Field| named(field.kind.trim_matches('`').split('`').next().unwrap_or_default());
        for field in &one.fields {
            let shown = if field.is_flat { flat(field).map(|inner| &inner.fields[0]) } else { None };
            let shown = shown.unwrap_or(field);
            let _ = writeln!(text, "| `{}` | {} | {} |", shown.name, shown.holds, shown.kind);
        }
    };
    let views = views();
    for (template, name) in &views {
        let view = named(name).unwrap_or_else(|| panic!("no struct {name}"));
        let _ = write!(text, "#### `{template}`\n\n{} (`{name}`)\n\n", view.says);
        table(&mut text, view);
        text.push('\n');
    }
    text.push_str("### What views are made of\n\n");
    let unseen = ["BodyView", "LinkView", "NameMark", "QuoteMark", "Extra"];
    let is_part =
        |one: &&Struct| !views.iter().any(|view| view.1 == one.name) && !unseen.contains(&&*one.name);
    for one in structs.iter().filter(is_part) {
        let _ = write!(text, "#### `{}`\n\n{}\n\n", one.name, one.says);
        table(&mut text, one);
        text.push('\n');
    }
    text
}

/// The templates of the default theme, by name.
fn templates() -> BTreeMap<String, String> {
    let folder = crate::support::folder(&root().join("themes/default/templates"));
    folder.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The names after `{% TAG ` in the order of a template.
fn tagged<'t>(text: &'t str, tag: &str) -> Vec<&'t str> {
    let opening = format!("{{% {tag} ");
    let names = text.split(&*opening).skip(1);
    names.filter_map(|rest| rest.split([' ', '(', '-', '%']).next()).collect()
}

fn blocks_in_words() -> String {
    let mut text = String::from("| template | blocks |\n|---|---|\n");
    let is_page = |name: &str| !matches!(name, "components.html" | "pictures.html");
    for (name, template) in templates().iter().filter(|(name, _)| is_page(name)) {
        let blocks: Vec<String> =
            tagged(template, "block").iter().map(|block| format!("`{block}`")).collect();
        let blocks = if blocks.is_empty() { "none: it stands alone".to_owned() } else { blocks.join(", ") };
        let _ = writeln!(text, "| `{name}` | {blocks} |");
    }
    text
}

fn components_in_words() -> String {
    let mut text = String::from("| component | what it shows | arguments |\n|---|---|---|\n");
    for file in ["components.html", "pictures.html"] {
        text.push_str(&components_of(&templates()[file]));
    }
    text
}

fn components_of(components: &str) -> String {
    let (comment, rest) = components.split_once("#}").expect("the file opens with a comment");
    let said: BTreeMap<&str, &str> =
        comment.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("  ")).collect();
    let mut text = String::new();
    for rest in rest.split("{% component ").skip(1) {
        let (name, rest) = rest.split_once('(').expect("a component has arguments");
        let arguments = rest.split_once(") -%}").expect("the arguments end").0.split(", ");
        let arguments: Vec<String> = arguments
            .filter(|argument| !argument.is_empty() && !argument.starts_with('@'))
            .map(|argument| format!("`{argument}`"))
            .collect();
        let arguments = if arguments.is_empty() { "none".to_owned() } else { arguments.join(", ") };
        let says = said.get(name).unwrap_or_else(|| panic!("no comment says what the component `{name}` is"));
        let _ = writeln!(text, "| `{name}` | {} | {arguments} |", says.trim());
    }
    text
}

/// What stands between two comments of the page, made anew.
pub(crate) fn check(page_path: &str, part: &str, made: &str) {
    let file = root().join(page_path);
    let page = fs::read_to_string(&file).expect("the page is there");
    let (open, close) = (format!("<!-- made: {part} -->\n"), format!("<!-- end: {part} -->"));
    let (before, rest) = page.split_once(&open).unwrap_or_else(|| panic!("{page_path} lacks {open}"));
    let (stands, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{page_path} lacks {close}"));
    let made = format!("\n{}\n\n", made.trim());
    if stands == made {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{page_path} is not what the code says; UPDATE_DOCS=1 writes it"
    );
    fs::write(&file, format!("{before}{open}{made}{close}{after}")).expect("the page is written");
}

/// One test, since all write one file.
#[test]
fn lists_are_those_of_the_code() {
    check(PAGE, "views", &views_in_words());
    check(PAGE, "blocks", &blocks_in_words());
    check(PAGE, "components", &components_in_words());
}

/// What is read from the source above is what templates are given.
#[test]
fn fields_are_those_that_templates_see() {
    let preview = Preview::new(Snapshot::read(&data("golden/input")), request());
    let structs = all_structs();
    for (template, path) in [
        ("home.html", ""),
        ("briefings.html", "briefings/"),
        ("actors.html", "actors/"),
        ("topics.html", "topics/"),
        ("timeline.html", "timeline/"),
        ("network.html", "network/"),
        ("quotes.html", "quotes/"),
        ("data.html", "data/"),
        ("404.html", "404.html"),
    ] {
        let seen = preview.seen(path).unwrap_or_else(|| panic!("no page at {path:?}"));
        let seen: BTreeSet<&str> = seen.as_object().expect("a map").keys().map(String::as_str).collect();
        let views = views();
        let name = &views.iter().find(|view| view.0 == template).expect("a template").1;
        let view = structs.iter().find(|one| one.name == *name).expect("a struct");
        let fields = view.fields.iter().map(|field| &*field.name);
        let drawn = ["mentions_svg", "timeline_svg", "density_svg", "network_svg"];
        let drawn = drawn.into_iter().filter(|_| view.fields.iter().any(|field| field.name == "pictures"));
        let expected: BTreeSet<&str> = fields.chain(["site", "body", "body_links"]).chain(drawn).collect();
        assert_eq!(seen, expected, "{template}");
    }
}
