//! The files that a theme brings along: where each goes, and what its style sheets refer to.
//!
//! A file of `static/` gets a name that holds the hash of its bytes, so that browsers may keep it for ever;
//! a file of `root/` keeps its name. It must not know templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use percent_encoding::percent_decode_str;
use sha2::{Digest as _, Sha384};

use super::sheet;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{ASSETS, DIGITS, SourcePath, UrlPath, nearest, path_fault, with_hash};
use crate::snapshot::Fingerprint;
use crate::text;

/// A file that a theme brings along: style sheet, script, font.
#[derive(Clone, Debug)]
pub struct StaticFile {
    /// Where it comes from, relative to the site's root.
    pub file: Arc<str>,
    /// Where it goes.
    pub path: UrlPath,
    /// Its bytes in the theme.
    pub source: Arc<[u8]>,
    /// Its bytes in the site: a style sheet refers to files under their names there.
    pub bytes: Arc<[u8]>,
    /// Their hash.
    pub hash: Fingerprint,
    /// What `integrity` says of it in HTML (W3C Subresource Integrity); style sheets and scripts only.
    pub integrity: Option<String>,
}

/// A file of a theme as it is read.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) file: Arc<str>,
    pub(super) bytes: Arc<[u8]>,
}

impl Raw {
    fn at(&self, path: UrlPath, bytes: &Arc<[u8]>) -> StaticFile {
        StaticFile {
            file: Arc::clone(&self.file),
            path,
            source: Arc::clone(&self.bytes),
            bytes: Arc::clone(bytes),
            hash: Fingerprint::of(bytes),
            integrity: None,
        }
    }
}

/// The files of `static/`, by their path below it, under names that hold their hash.
pub(super) fn hashed(
    raw: &BTreeMap<String, Raw>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, StaticFile> {
    let raw = &sound(raw, ASSETS, problems);
    let mut namer = Namer { raw, done: BTreeMap::new(), open: Vec::new(), problems };
    for name in raw.keys() {
        namer.hash_of(name);
    }
    namer.done
}

/// The files of `root/`, by their path below it, under their own names.
pub(super) fn rooted(
    raw: &BTreeMap<String, Raw>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, StaticFile> {
    let mut files = BTreeMap::new();
    for (name, raw) in &sound(raw, "", problems) {
        if name.split('/').next() == Some(ASSETS) {
            let message = format!("A file of `root/` cannot go to `/{ASSETS}/`, where names hold a hash.");
            let problem = Diagnostic::new(Lint::UrlConflict, Span::whole_file(&raw.file), message);
            problems.push(problem.hint("move it to `static/`"));
        } else {
            files.insert(name.clone(), raw.at(UrlPath::file(&[name]), &raw.bytes));
        }
    }
    files
}

/// The files whose paths a site can have; the others are told.
fn sound(raw: &BTreeMap<String, Raw>, folder: &str, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, Raw> {
    let mut files = raw.clone();
    files.retain(|name, raw| {
        let named = if folder.is_empty() { name.clone() } else { with_hash(name, &"0".repeat(DIGITS)) };
        let Some(fault) = path_fault(UrlPath::file(&[folder, &named]).output_file().as_str()) else {
            return true;
        };
        let lint = if fault.is_elsewhere { Lint::NameUnportable } else { Lint::ValueInvalid };
        let message = format!("The path `{}` {}.", name.escape_debug(), fault.why);
        let problem = Diagnostic::new(lint, Span::whole_file(&raw.file), message);
        problems.push(problem.hint("rename the file"));
        fault.is_elsewhere
    });
    files
}

/// Names files: what a style sheet refers to before the sheet, which holds that name.
struct Namer<'n> {
    raw: &'n BTreeMap<String, Raw>,
    done: BTreeMap<String, StaticFile>,
    /// The sheets that are being read, each referred to by the one before.
    open: Vec<String>,
    problems: &'n mut Vec<Diagnostic>,
}

impl Namer<'_> {
    /// The hash in a file's name; `None` if it is not there or refers to itself.
    fn hash_of(&mut self, name: &str) -> Option<Fingerprint> {
        if let Some(done) = self.done.get(name) {
            return Some(done.hash);
        }
        if self.open.iter().any(|open| open == name) {
            return None;
        }
        let raw = self.raw.get(name)?.clone();
        let bytes = if has_ending(name, &["css"]) {
            self.open.push(name.to_owned());
            let bytes = self.sheet(name, &raw);
            self.open.pop();
            bytes
        } else {
            Arc::clone(&raw.bytes)
        };
        let hash = Fingerprint::of(&bytes);
        let path = UrlPath::file(&[ASSETS, &with_hash(name, &hash.short(DIGITS))]);
        let integrity = has_ending(name, &["css", "js", "mjs"]).then(|| integrity(&bytes));
        self.done.insert(name.to_owned(), StaticFile { integrity, ..raw.at(path, &bytes) });
        Some(hash)
    }

    /// A style sheet that refers to files under their names in the site.
    fn sheet(&mut self, name: &str, raw: &Raw) -> Arc<[u8]> {
        let Ok(text) = std::str::from_utf8(&raw.bytes) else { return Arc::clone(&raw.bytes) };
        let mut written = String::with_capacity(text.len());
        let mut at = 0;
        for range in sheet::references(text) {
            let Some((path, rest)) = file_in(text::within(text, range.clone())) else { continue };
            let target = resolve(name, path);
            match target.as_deref().and_then(|target| self.hash_of(target)) {
                Some(hash) => {
                    written.push_str(text::within(text, at..range.start));
                    // Files stand to each other as they do in the theme.
                    written.push_str(&with_hash(path, &hash.short(DIGITS)));
                    written.push_str(rest);
                    at = range.end;
                }
                None => self.tell(Span::new(&raw.file, range), path, target.as_deref()),
            }
        }
        written.push_str(text::from(text, at));
        written.into_bytes().into()
    }

    fn tell(&mut self, span: Span, path: &str, target: Option<&str>) {
        let is_there = target.is_some_and(|target| self.raw.contains_key(target));
        let problem = if is_there {
            Diagnostic::new(Lint::ThemeFileMissing, span, format!("`{path}` leads back to this style sheet."))
                .hint("take the reference out")
        } else {
            let file_name = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
            let names: Vec<String> = self.raw.keys().map(|name| file_name(name)).collect();
            let near = nearest(&file_name(path), names.iter().map(String::as_str));
            let near = near.and_then(|near| self.raw.keys().find(|name| file_name(name) == near));
            let hint = near.map_or_else(
                || "put it into `static/`, or take the reference out".to_owned(),
                |near| format!("did you mean `static/{near}`?"),
            );
            Diagnostic::new(Lint::ThemeFileMissing, span, format!("The theme has no file `{path}`."))
                .hint(hint)
        };
        self.problems.push(problem);
    }
}

/// The file that a reference names, and what follows it (`?...`, `#...`). `None` for what is no file of
/// the theme: another host, data, a place of the site or of the page itself.
fn file_in(reference: &str) -> Option<(&str, &str)> {
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (path, rest) = reference.split_at(end);
    let is_elsewhere = path.is_empty() || path.starts_with('/') || path.contains(':');
    (!is_elsewhere).then_some((path, rest))
}

/// The path below `static/` to which a sheet refers; `None` when it leads out.
fn resolve(sheet: &str, path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    Some(SourcePath::new(sheet).join(&path, "")?.as_str().to_owned())
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| endings.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}
