//! The template engine: loads a theme's templates, renders one, and says where one is wrong.

mod range;
pub(super) mod spare;
mod texts;
mod unbalanced;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::kinds::{CORRECTIONS, PAGES, SEARCH};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::language::Language;
use crate::page::view::SiteView;
use crate::snapshot::Fingerprint;
use crate::text;
use crate::theme::{Report, StaticFile, Template, Theme};

/// Most bytes that one page may have: stops a template that prints without end.
const MOST_BYTES: usize = 64 << 20;

/// What a template gets beside its view: HTML and SVG that is made already, by the name of its variable.
pub(super) type Inserts = [(&'static str, Insert)];

/// What `render` itself makes for a template.
#[derive(Debug)]
pub(super) enum Insert {
    /// HTML, which is printed as it is.
    Html(String),
    /// Texts, which are escaped.
    Texts(Vec<String>),
}

#[derive(Debug)]
pub(super) struct Templates {
    tera: Tera,
    /// Of each page template and all that it draws on.
    fingerprints: BTreeMap<&'static str, Fingerprint>,
    /// The same without the names of style sheets, which a preview changes in an open page.
    unstyled: BTreeMap<&'static str, Fingerprint>,
    /// Page templates that cannot be used; a diagnostic says why.
    broken: BTreeSet<&'static str>,
    /// The file and text of each template, by the engine's name for it.
    sources: BTreeMap<String, (Arc<str>, Arc<str>)>,
}

impl Templates {
    pub(super) fn new(
        theme: &Theme,
        site: &SiteView,
        language: &Arc<Language>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut loader = Loader { theme, language, broken: BTreeSet::new(), problems };
        let tera = loader.load(site);
        let broken_files = loader.broken;
        let mut templates = Self {
            tera,
            fingerprints: BTreeMap::new(),
            unstyled: BTreeMap::new(),
            broken: BTreeSet::new(),
            sources: BTreeMap::new(),
        };
        for template in theme.templates() {
            templates
                .sources
                .insert(template.name.clone(), (Arc::clone(&template.file), Arc::clone(&template.text)));
        }
        let mut missing = Vec::new();
        for &name in PAGES {
            let needed = theme.dependencies(name);
            let is_idle = match name {
                SEARCH => site.search.is_none(),
                CORRECTIONS => site.corrections.is_none(),
                _ => false,
            };
            if needed.is_empty() && is_idle {
                continue;
            }
            if needed.is_empty() {
                templates.broken.insert(name);
                missing.push(name);
            } else if needed.iter().any(|index| broken_files.contains(index)) {
                templates.broken.insert(name);
            }
            let texts: Vec<(&str, &str)> =
                needed.iter().map(|&index| &theme.templates()[index]).map(|t| (&*t.name, &*t.text)).collect();
            let named = theme.names_files(&needed);
            let files = theme.files().iter().filter(|(name, _)| named.may_name(name));
            let (styles, others): (Vec<_>, Vec<_>) =
                files.map(|(name, file)| (name, &file.path)).partition(|(name, _)| is_style_sheet(name));
            templates.fingerprints.insert(name, Fingerprint::of_value(&(&texts, &others, styles)));
            templates.unstyled.insert(name, Fingerprint::of_value(&(texts, others)));
        }
        let told = problems.iter().any(|problem| problem.span.file.ends_with("/theme.yaml"));
        if let Some(first) = missing.first().filter(|_| !told) {
            let message = match missing.len() {
                1 => format!("The theme has no template `{first}`."),
                count => format!("The theme lacks {count} templates, such as `{first}`."),
            };
            let span = Span::whole_file(&crate::config::FILE.into());
            let hint = "write `extends: default` into its theme.yaml";
            problems.push(Diagnostic::new(Lint::TemplateError, span, message).hint(hint));
        }
        templates
    }

    pub(super) fn fingerprint(&self, name: &str) -> Fingerprint {
        self.fingerprints.get(name).copied().unwrap_or_default()
    }

    /// The fingerprint without the names of style sheets.
    pub(super) fn unstyled_fingerprint(&self, name: &str) -> Fingerprint {
        self.unstyled.get(name).copied().unwrap_or_default()
    }

    /// Renders a page. `Err(None)` means that what is wrong was said when the templates were read.
    pub(super) fn render<V: Serialize>(
        &self,
        name: &'static str,
        view: &V,
        inserts: &Inserts,
    ) -> Result<Vec<u8>, Option<Diagnostic>> {
        if self.broken.contains(name) {
            return Err(None);
        }
        range::begin();
        let mut context = Context::from_serialize(view).map_err(|error| Some(self.problem(&error, name)))?;
        for (name, insert) in inserts {
            match insert {
                Insert::Html(html) => context.insert_value(*name, Value::safe_string(html)),
                Insert::Texts(texts) => context.insert(*name, texts),
            }
        }
        let mut page = Page(spare::buffer());
        match self.tera.render_to(name, &context, &mut page) {
            Ok(()) => Ok(page.0),
            Err(error) => Err(Some(self.problem(&error, name))),
        }
    }

    fn problem(&self, error: &tera::Error, name: &str) -> Diagnostic {
        let find =
            |wanted: &str| self.sources.get(wanted).map(|(file, text)| (Arc::clone(file), Arc::clone(text)));
        let place = Place::of(error, name);
        let (file, text) =
            find(&place.template).or_else(|| find(name)).unwrap_or_else(|| (Arc::from(name), Arc::from("")));
        let message = match error.kind() {
            ErrorKind::Io(_) => "The template prints without end.".to_owned(),
            _ => sentence(&place.message),
        };
        Diagnostic::new(Lint::TemplateError, Span::new(&file, place.range(&text)), message)
    }
}

/// Says on which page a template failed.
pub(super) fn on_page(problem: Diagnostic, url: &str) -> Diagnostic {
    problem.hint(format!("it failed first on the page {url}"))
}

/// A page being written, up to a limit.
struct Page(Vec<u8>);

impl std::io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_BYTES {
            return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Loads templates until those that are left fit together: a broken one, and all that need it, are
/// taken out and the others are tried again.
struct Loader<'a> {
    theme: &'a Theme,
    language: &'a Arc<Language>,
    broken: BTreeSet<usize>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Loader<'_> {
    fn load(&mut self, site: &SiteView) -> Tera {
        loop {
            let mut tera = new_engine(self.theme, site, self.language);
            let texts = self.theme.templates().iter().enumerate().map(|(index, template)| {
                (template.name.as_str(), if self.broken.contains(&index) { "" } else { &*template.text })
            });
            let Err(error) = tera.add_raw_templates(texts) else { return tera };
            let before = self.broken.len();
            self.take_out(&error);
            if self.broken.len() == before {
                // Nothing named that could be taken out: take out all, so that the loop ends.
                let span = Span::whole_file(&crate::config::FILE.into());
                self.problems.push(Diagnostic::new(Lint::TemplateError, span, sentence(&error.to_string())));
                self.broken.extend(0..self.theme.templates().len());
            }
        }
    }

    fn take_out(&mut self, error: &tera::Error) {
        let mut culprits = Vec::new();
        for place in Place::all_of(error) {
            let found = self.theme.templates().iter().position(|template| template.name == place.template);
            let Some(index) = found.filter(|index| !self.broken.contains(index)) else { continue };
            let template = &self.theme.templates()[index];
            let Told { message, range, hint } =
                place.unbalanced(&template.text).unwrap_or_else(|| place.told(template, self.theme));
            let span = Span::new(&template.file, range);
            self.problems
                .push(Diagnostic::new(Lint::TemplateError, span, sentence(&message)).maybe_hint(hint));
            culprits.push(index);
        }
        for index in 0..self.theme.templates().len() {
            let needed = self.theme.dependencies(&self.theme.templates()[index].name);
            if culprits.iter().any(|culprit| needed.contains(culprit)) {
                self.broken.insert(index);
            }
        }
        self.broken.extend(culprits);
    }
}

fn new_engine(theme: &Theme, site: &SiteView, language: &Arc<Language>) -> Tera {
    let mut tera = Tera::new();
    // Only fails once templates are in.
    let _ = tera.set_fallback_prefixes(theme.prefixes().to_vec());
    tera.autoescape_on(vec![".html", ".xml"]);
    let of_files = |told: fn(&SiteView, &StaticFile) -> Option<String>| -> BTreeMap<String, Option<Value>> {
        let value = |file| told(site, file).map(Value::from);
        theme.files().iter().map(|(name, file)| (name.clone(), value(file))).collect()
    };
    let urls = of_files(|site, file| Some(format!("{}{}", site.base, file.path.encoded())));
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| of_file(&urls, &kwargs));
    let integrities = of_files(|_, file| file.integrity.clone());
    tera.register_function("integrity", move |kwargs: Kwargs, _: &State| of_file(&integrities, &kwargs));
    texts::register(&mut tera, language);
    range::register(&mut tera);
    tera.global_context().insert("site", site);
    tera
}

fn is_style_sheet(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("css"))
}

/// What is known of the file that a call names.
fn of_file(files: &BTreeMap<String, Option<Value>>, kwargs: &Kwargs) -> tera::TeraResult<Value> {
    let path: &str = kwargs.must_get("path")?;
    match files.get(path) {
        Some(Some(told)) => Ok(told.clone()),
        Some(None) => Err(tera::Error::message(format!(
            "`static/{path}` has no integrity: browsers check that of style sheets and scripts alone"
        ))),
        None => Err(tera::Error::message(format!("The theme has no file `static/{path}`"))),
    }
}

/// Where the engine says that something is wrong.
struct Place {
    template: String,
    message: String,
    at: At,
}

enum At {
    /// These bytes of the template.
    Bytes(std::ops::Range<usize>),
    Report(Report),
    /// The tag that holds this text.
    Tag(String),
    Nowhere,
}

impl Place {
    fn of(error: &tera::Error, name: &str) -> Self {
        Self::all_of(error).into_iter().next().unwrap_or_else(|| Self {
            template: name.to_owned(),
            message: error.to_string(),
            at: At::Nowhere,
        })
    }

    fn all_of(error: &tera::Error) -> Vec<Self> {
        let one =
            |template: &str, message: String, at| vec![Self { template: template.to_owned(), message, at }];
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                one(report.filename(), report.message().to_owned(), At::Bytes(report.span().range.clone()))
            }
            ErrorKind::MissingParent { current, parent } => {
                one(current, format!("It extends `{parent}`, which does not exist"), At::Tag(parent.clone()))
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                one(tpl, "The template extends itself".into(), At::Tag("extends".into()))
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                one(tpl, "The template includes itself".into(), At::Tag("include".into()))
            }
            ErrorKind::Msg(text) => Self::of_reports(text),
            _ => Vec::new(),
        }
    }

    /// Unknown filters, functions and blocks come as one text of reports. A component that two templates
    /// define is told in a sentence.
    fn of_reports(text: &str) -> Vec<Self> {
        if let Some(name) = text.strip_prefix("Component `").and_then(|_| text.rsplit('`').nth(1)) {
            return vec![Self {
                template: name.to_owned(),
                message: text.to_owned(),
                at: At::Tag("component".into()),
            }];
        }
        let places = Report::all_of(text).into_iter().map(|report| Self {
            template: report.template.clone(),
            message: report.message.clone(),
            at: At::Report(report),
        });
        places.collect()
    }

    fn range(&self, text: &str) -> std::ops::Range<usize> {
        match &self.at {
            At::Bytes(range) if range.is_empty() => one_sign(text, range.start),
            At::Bytes(range) => range.clone(),
            At::Nowhere => 0..0,
            At::Tag(words) => text.find(&**words).map_or(0..0, |start| start..start + words.len()),
            At::Report(report) => name_at(text, report.start(text)),
        }
    }

    /// The engine's message with a suggestion.
    fn told(&self, template: &Template, theme: &Theme) -> Told {
        let range = self.range(&template.text);
        let wrong = text::within(&template.text, range.clone());
        let near = crate::name::nearest(wrong, self.known(theme));
        Told {
            message: self.message.clone(),
            hint: near.map(|near| format!("did you mean `{near}`?")),
            range,
        }
    }

    /// The names of which one may be meant.
    fn known<'t>(&self, theme: &'t Theme) -> Vec<&'t str> {
        let is = |start: &str| self.message.starts_with(start);
        if is("Unknown filter") {
            FILTERS.to_vec()
        } else if is("Unknown function") {
            vec!["asset", "forms", "integrity", "range", "separator", "super", "t", "throw"]
        } else if is("Unknown component") {
            theme.components()
        } else if is("Unknown template") || is("It extends") {
            let names = theme.templates().iter().map(|template| &*template.name);
            names
                .map(|name| name.split_once('/').filter(|_| name.starts_with('@')).map_or(name, |(_, n)| n))
                .collect()
        } else {
            Vec::new()
        }
    }

    /// Tells of a tag or block that is not closed, or that closes nothing.
    fn unbalanced(&self, text: &str) -> Option<Told> {
        match &*self.message {
            "Unexpected end of input" => Some(unbalanced::unclosed(text)),
            "Unknown tag" => unbalanced::stray(text, self.range(text)),
            _ => None,
        }
    }
}

/// What is told of a problem, and where.
struct Told {
    message: String,
    range: std::ops::Range<usize>,
    hint: Option<String>,
}

/// The name that stands at a place: a word, what is in quotation marks, or what follows `<`.
fn name_at(text: &str, start: usize) -> std::ops::Range<usize> {
    let rest = text::from(text, start);
    if let Some(mark) = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
        let length = text::from(rest, 1).find(mark).unwrap_or(0);
        return if length == 0 { one_sign(text, start) } else { start + 1..start + 1 + length };
    }
    let name = rest.trim_start_matches('<').trim_start();
    let start_of_name = text.len() - name.len();
    match name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len()) {
        0 => one_sign(text, start),
        length => start_of_name..start_of_name + length,
    }
}

/// The bytes of the sign at a place, or of the last one.
fn one_sign(text: &str, at: usize) -> std::ops::Range<usize> {
    let mut start = at.min(text.len());
    while start > 0 && (start == text.len() || !text.is_char_boundary(start)) {
        start -= 1;
    }
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + length
}

/// Tera's own filters, for suggestions.
const FILTERS: [&str; 37] = [
    "safe",
    "default",
    "upper",
    "lower",
    "wordcount",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "indent",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
];

/// The engine's words as one sentence.
fn sentence(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).chain(['.']).collect())
}
