//! Templates, texts and files of a theme: the embedded default, `extends`, and overrides file by file.
//!
//! It must not know pages: a template is a text with a name here, and what it is for is `render`'s.

mod dependencies;
mod drawn;
mod form;
mod identity;
mod manifest;
mod reports;
mod sheet;
mod static_files;
#[cfg(test)]
mod tests;
mod texts;

pub use drawn::Named;
pub use form::Form;
pub use identity::{Icon, Identity, Logo, Mark, Schemes};
pub use reports::Report;
pub use static_files::StaticFile;
pub use texts::{Text, Texts};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};

use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Lint, SourceTexts, Span};
use crate::name::{SourcePath, nearest};
use crate::snapshot::{Bytes, Fingerprint, Snapshot, THEMES};
use crate::text;
use crate::yaml::{self, Spanned};
use dependencies::Dependencies;
use identity::Backgrounds;
use manifest::Manifest;
use static_files::Raw;
use texts::TextsFile;

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that others extend.
pub const DEFAULT: &str = "default";

/// The themes that briefgen carries.
pub const EMBEDDED_NAMES: [&str; 4] = [DEFAULT, "gazette", "ledger", "report"];

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name for the template engine: `base.html` of the theme in use, `@default/base.html` of one
    /// that it extends.
    pub name: String,
    /// The file, relative to the site's root.
    pub file: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
}

/// A theme with all that it extends.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    templates: Vec<Template>,
    prefixes: Vec<String>,
    /// By the path below `static/`.
    files: BTreeMap<String, StaticFile>,
    /// By the path below `root/`.
    rooted: BTreeMap<String, StaticFile>,
    /// The nearest theme first, the default one last.
    texts: Vec<TextsFile>,
    /// What the settings make of it.
    identity: Arc<Identity>,
    /// On which its links stand.
    backgrounds: Backgrounds,
    /// Made when it is first asked for: it is asked for at each save, for each language.
    fingerprint: OnceLock<Fingerprint>,
    dependencies: Dependencies,
}

/// The files of `static/` and of `root/` as they are read.
#[derive(Default)]
struct RawFiles {
    hashed: BTreeMap<String, Raw>,
    rooted: BTreeMap<String, Raw>,
}

/// The files of one theme folder, by their path in it.
type Files = BTreeMap<String, Arc<[u8]>>;

impl Theme {
    /// Loads a theme as it is, without what settings make of it.
    pub fn load(wanted: &Spanned<String>, snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Self {
        let settings = Settings { theme: wanted.clone(), ..Settings::default() };
        Self::of_site(&settings, snapshot, problems)
    }

    /// Loads the theme that the settings name, and what it extends, and gives it the look that they say. One that does
    /// not exist is reported, and the default theme stands in for it.
    pub fn of_site(settings: &Settings, snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Self {
        let wanted = &settings.theme;
        let mut theme = Self::default();
        let mut backgrounds = None;
        let mut raw = RawFiles::default();
        let mut seen: Vec<String> = Vec::new();
        let mut next =
            Some((wanted.value.clone(), Span::new(&crate::config::FILE.into(), wanted.range.clone())));
        while let Some((name, asked_at)) = next.take() {
            if seen.contains(&name) {
                let message = format!("The theme `{name}` extends itself.");
                problems.push(Diagnostic::new(Lint::ThemeMissing, asked_at, message).hint(
                    if name == DEFAULT {
                        "take the line out: the theme that briefgen carries stands behind it by itself"
                    } else {
                        "end the chain with `extends: default`"
                    },
                ));
                next = fallback(&seen);
                continue;
            }
            let Some(files) = files_of(&name, snapshot) else {
                problems.push(missing(&name, asked_at, snapshot));
                next = fallback(&seen);
                continue;
            };
            let prefix = if seen.is_empty() { String::new() } else { format!("@{name}/") };
            theme.add(&files, (&name, &prefix), &mut raw, problems);
            if !seen.is_empty() {
                theme.prefixes.push(prefix);
            }
            let manifest = Manifest::read(&name, &files, problems);
            backgrounds = backgrounds.or(manifest.backgrounds);
            next = manifest.extends;
            seen.push(name);
        }
        theme.backgrounds = backgrounds.unwrap_or_default();
        let identity = identity::draft(settings, &theme.backgrounds, (snapshot, &mut raw), problems);
        theme.files = static_files::hashed(&raw.hashed, problems);
        theme.rooted = static_files::rooted(&raw.rooted, problems);
        theme.identity = Arc::new(identity.finish(&theme.files));
        // Pages have words also where a theme stands alone.
        if !seen.iter().any(|name| name == DEFAULT) {
            let files = files_of(DEFAULT, snapshot).unwrap_or_default();
            theme.add_texts(DEFAULT, &files, problems);
        }
        theme
    }

    /// The theme that briefgen carries, whatever a site has.
    pub fn embedded() -> Self {
        let default = Spanned::new(DEFAULT.to_owned(), 0..0);
        Self::load(&default, &Snapshot::default(), &mut Vec::new())
    }

    fn add_texts(&mut self, theme: &str, files: &Files, problems: &mut Vec<Diagnostic>) {
        for (path, bytes) in files {
            let name = path.strip_prefix("texts/").and_then(|name| name.strip_suffix(".yaml"));
            let Some(language) = name else { continue };
            let file: Arc<str> = format!("{THEMES}/{theme}/{path}").into();
            match std::str::from_utf8(bytes) {
                Ok(text) if yaml::report_conflicts(text, &file, problems) => {}
                Ok(text) => {
                    self.texts.push(TextsFile { language: language.to_owned(), file, text: text.into() });
                }
                Err(_) => problems.push(not_utf8(&file, "The file of texts is not UTF-8 text.")),
            }
        }
    }

    fn add(
        &mut self,
        files: &Files,
        (theme, prefix): (&str, &str),
        raw: &mut RawFiles,
        problems: &mut Vec<Diagnostic>,
    ) {
        for (path, bytes) in files {
            let file: Arc<str> = format!("{THEMES}/{theme}/{path}").into();
            if !path.starts_with("texts/")
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                yaml::report_conflicts(text, &file, problems);
            }
            if let Some(name) = path.strip_prefix("templates/") {
                match std::str::from_utf8(bytes) {
                    Ok(text) => self.templates.push(Template {
                        name: format!("{prefix}{name}"),
                        file,
                        text: text.into(),
                    }),
                    Err(_) => problems.push(not_utf8(&file, "The template is not UTF-8 text.")),
                }
            } else if let Some(name) = path.strip_prefix("static/") {
                raw.hashed.entry(name.to_owned()).or_insert_with(|| Raw { file, bytes: Arc::clone(bytes) });
            } else if let Some(name) = path.strip_prefix("root/") {
                raw.rooted.entry(name.to_owned()).or_insert_with(|| Raw { file, bytes: Arc::clone(bytes) });
            }
        }
        self.add_texts(theme, files, problems);
    }

    /// What pages show of who publishes the site.
    pub fn identity(&self) -> &Arc<Identity> {
        &self.identity
    }

    /// The backgrounds on which its links stand.
    #[cfg(test)]
    fn backgrounds(&self) -> &Backgrounds {
        &self.backgrounds
    }

    /// All templates.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The prefixes under which a template is looked for when the theme in use does not have it.
    pub fn prefixes(&self) -> &[String] {
        &self.prefixes
    }

    /// The theme's own files by their path below `static/`; of two the one of the theme in use.
    pub fn files(&self) -> &BTreeMap<String, StaticFile> {
        &self.files
    }

    /// The theme's own files that keep their names, by their path below `root/`.
    pub fn rooted(&self) -> &BTreeMap<String, StaticFile> {
        &self.rooted
    }

    /// All files that go into the site.
    pub fn published(&self) -> impl Iterator<Item = &StaticFile> {
        self.files.values().chain(self.rooted.values())
    }

    /// The fingerprint of all that it holds: templates, texts, files, and where they go.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| {
            let templates: Vec<_> = self
                .templates
                .iter()
                .map(|template| (&template.name, &template.file, &template.text))
                .collect();
            let files: Vec<_> = self.published().map(|file| (&file.file, &file.path, file.hash)).collect();
            Fingerprint::of_value(&(templates, &self.prefixes, files, &self.texts))
        })
    }

    /// The template that a name leads to.
    pub fn template(&self, name: &str) -> Option<&Template> {
        let named = |wanted: &str| self.templates.iter().find(|template| template.name == wanted);
        named(name).or_else(|| self.prefixes.iter().find_map(|prefix| named(&format!("{prefix}{name}"))))
    }
}

impl SourceTexts for Theme {
    fn text(&self, file: &str) -> Option<&str> {
        let template = self.templates.iter().find(|template| &*template.file == file);
        let texts = || Some(&*self.texts.iter().find(|texts| &*texts.file == file)?.text);
        let sheet = || std::str::from_utf8(&self.published().find(|known| &*known.file == file)?.source).ok();
        template.map(|template| &*template.text).or_else(texts).or_else(sheet)
    }
}

fn not_utf8(file: &Arc<str>, message: &str) -> Diagnostic {
    Diagnostic::new(Lint::FileNotUtf8, Span::whole_file(file), message).hint("save the file as UTF-8")
}

/// The default theme, unless it stands in the chain already.
fn fallback(seen: &[String]) -> Option<(String, Span)> {
    let is_seen = seen.iter().any(|name| name == DEFAULT);
    (!is_seen).then(|| (DEFAULT.to_owned(), Span::whole_file(&crate::config::FILE.into())))
}

/// The files of a theme: those of the site's `themes/NAME/`. Of a theme that briefgen carries its own ones are there too,
/// and the folder overrides them file by file; one with a `theme.yaml` is another theme of that name, whole by itself.
fn files_of(theme: &str, snapshot: &Snapshot) -> Option<Files> {
    if theme.is_empty() || theme.contains(['/', '\\']) || theme.starts_with('.') {
        return None;
    }
    let folder = format!("{THEMES}/{theme}");
    let mut files = Files::new();
    let is_own = theme != DEFAULT && snapshot.get(&SourcePath::new(format!("{folder}/theme.yaml"))).is_some();
    if let Some(embedded) = EMBEDDED.get_dir(theme).filter(|_| !is_own) {
        add_embedded(embedded, theme, &mut files);
    }
    for (path, file) in snapshot.below(&folder) {
        if let Bytes::Memory(bytes) = &file.bytes {
            files.insert(text::from(path.as_str(), folder.len() + 1).to_owned(), Arc::clone(bytes));
        }
    }
    (!files.is_empty()).then_some(files)
}

fn add_embedded(folder: &Dir, theme: &str, files: &mut Files) {
    for file in folder.files() {
        let inside = file.path().strip_prefix(theme).unwrap_or(file.path());
        let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
        files.insert(parts.join("/"), file.contents().into());
    }
    folder.dirs().for_each(|folder| add_embedded(folder, theme, files));
}

fn missing(name: &str, asked_at: Span, snapshot: &Snapshot) -> Diagnostic {
    let known: std::collections::BTreeSet<&str> = snapshot
        .below(THEMES)
        .filter_map(|(path, _)| path.as_str().split('/').nth(1))
        .chain(EMBEDDED_NAMES)
        .collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if name.contains(['/', '\\']) || name.starts_with('.') => {
            "write the name of a folder of `themes/`".to_owned()
        }
        None => format!("put it into `{THEMES}/{name}/`, or write `theme: default`"),
    };
    Diagnostic::new(Lint::ThemeMissing, asked_at, format!("There is no theme `{name}`.")).hint(hint)
}
