//! The keys of the tables are those that the reading code asks for and that the documentation names.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{SchemaKind, keys};
use super::{read, root};

/// What the reading code says before the name of a key.
const ASKS: [&str; 8] = [
    ".text(",
    ".required(",
    ".take(",
    ".texts(",
    ".list(",
    ".flag(",
    "edtf_field(&mut fields,",
    "publication_field(&mut fields,",
];

/// Functions that read keys for several kinds of file, as they are called.
const HELPERS: [(&str, &str); 5] = [
    ("old_urls(&mut fields", "front.rs old_urls"),
    ("image(&mut fields", "front.rs image"),
    ("language(&mut fields", "front.rs language"),
    ("extra(&mut fields", "front.rs extra"),
    ("names(&mut fields", "front.rs names"),
];

/// Which function reads the keys below which path. `read_source` stands for what calls it.
const READERS: [(SchemaKind, &[(&str, &str)]); 5] = [
    (
        SchemaKind::Briefing,
        &[
            ("briefing.rs read", ""),
            ("briefing.rs part", "actors[]."),
            ("briefing.rs event", "dates[]."),
            ("briefing.rs quote", "quotes[]."),
            ("briefing.rs correction", "corrections[]."),
            ("source_ref.rs read_source", "sources[]."),
            ("source_ref.rs read_source", "dates[].source."),
            ("source_ref.rs read_source", "quotes[].source."),
        ],
    ),
    (SchemaKind::Actor, &[("actor.rs read", ""), ("actor.rs role", "roles[].")]),
    (SchemaKind::Topic, &[("topic.rs read", "")]),
    (SchemaKind::Page, &[("ordinary.rs read", "")]),
    (
        SchemaKind::Settings,
        &[
            ("mod.rs read_fields", ""),
            ("mod.rs read", ""),
            ("logo.rs read", "logo."),
            ("icon.rs read", "icon."),
            ("fonts.rs read", "fonts."),
            ("font_file.rs read", "fonts.files[]."),
            ("mod.rs edition", "languages{}."),
            ("menu.rs read", "languages{}.menu[]."),
            ("menu.rs read", "menu[]."),
            ("deploy.rs deploy", "deploy."),
            ("eras.rs read", "eras[]."),
            ("images.rs read", "images."),
            ("home.rs read", "home."),
            ("limits.rs read", "limits."),
            ("markdown.rs read", "markdown."),
        ],
    ),
];

/// The keys that each function of the reading code asks for: `briefing.rs part` -> `name`, `role`.
fn asked() -> BTreeMap<String, BTreeSet<String>> {
    let mut asked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut files: Vec<String> =
        ["mod.rs", "deploy.rs", "eras.rs", "home.rs", "images.rs", "limits.rs", "markdown.rs", "menu.rs"]
            .iter()
            .map(|file| format!("src/config/{file}"))
            .collect();
    let identity = ["mod.rs", "logo.rs", "icon.rs", "fonts.rs", "font_file.rs"];
    files.extend(identity.iter().map(|file| format!("src/config/identity/{file}")));
    let folder = std::fs::read_dir(root("src/parse")).expect("a folder");
    let paths = folder.map(|entry| entry.expect("an entry").path());
    let names = paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.extend(names.map(|path| format!("src/parse/{}", path.file_name().unwrap_or_default().display())));
    // Bodies are read by other functions of these names.
    files.retain(|file| !file.ends_with("/body.rs"));
    for file in files {
        let text = read(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or_default();
        for function in code.split("\nfn ").flat_map(|part| part.split(" fn ")).skip(1) {
            let function_name = function.split(['(', '<']).next().unwrap_or_default();
            let keys = keys_of(function);
            if !keys.is_empty() {
                asked.entry(format!("{name} {function_name}")).or_default().extend(keys);
            }
        }
    }
    asked
}

/// The texts in quotation marks right after one of [`ASKS`], and the names of [`HELPERS`].
fn keys_of(function: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for ask in ASKS {
        for part in function.split(ask).skip(1) {
            let Some(rest) = part.trim_start().strip_prefix('"') else { continue };
            keys.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    let helpers = HELPERS.iter().filter(|(call, _)| function.contains(call));
    keys.extend(helpers.map(|(_, helper)| format!("<{helper}>")));
    keys
}

#[test]
fn tables_and_reading_code() {
    let asked = asked();
    let mut used = BTreeSet::new();
    for (kind, readers) in READERS {
        let mut read = BTreeSet::new();
        for (function, path) in readers {
            used.insert((*function).to_owned());
            let own = asked.get(*function).unwrap_or_else(|| panic!("{function} reads no keys: {asked:?}"));
            for key in own {
                match key.strip_prefix('<').and_then(|helper| helper.strip_suffix('>')) {
                    Some(helper) => {
                        used.insert(helper.to_owned());
                        read.extend(asked[helper].iter().map(|key| format!("{path}{key}")));
                    }
                    None => {
                        read.insert(format!("{path}{key}"));
                    }
                }
            }
        }
        let table = keys(kind);
        let sorted: BTreeSet<String> = table.iter().cloned().collect();
        assert_eq!(sorted.len(), table.len(), "{kind:?} has a key twice: {table:?}");
        assert_eq!(sorted, read, "{kind:?}: the table and the reading code");
    }
    let all: BTreeSet<String> = asked.into_keys().collect();
    assert_eq!(used, all, "functions that read keys, of which `READERS` does not know");
}

#[test]
fn tables_and_documentation() {
    let format = read("docs/format.md");
    let settings = read("docs/settings.md");
    for kind in SchemaKind::ALL {
        let heading = match kind {
            SchemaKind::Briefing => "\n## A briefing\n",
            SchemaKind::Actor => "\n## An actor\n",
            SchemaKind::Topic => "\n## A topic\n",
            SchemaKind::Page => "\n## An ordinary page\n",
            SchemaKind::Settings => "# Settings\n",
        };
        let document = if kind == SchemaKind::Settings { &settings } else { &format };
        let (_, section) = document.split_once(heading).unwrap_or_else(|| panic!("no section {heading}"));
        let section = section.split("\n## ").next().unwrap_or_default();
        for key in keys(kind) {
            let last = key.rsplit('.').next().unwrap_or_default();
            assert!(section.contains(&format!("`{last}`")), "{heading} does not name `{key}`");
        }
    }
}
