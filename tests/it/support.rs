//! Builds sites in memory and tells what came of it; every other module goes through here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefgen::config::{self, Overrides, Settings};
use briefgen::date::GivenClock;
use briefgen::diagnostic::{self, Diagnostic, Format, line_and_column};
use briefgen::engine::{Account, Engine, Now, Outcome, Request, Silent, Stats};
use briefgen::output::{MemoryFiles, MemoryOutput};
use briefgen::snapshot::Snapshot;
use percent_encoding::percent_decode_str;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The day of every build that does not name another.
pub(crate) const TODAY: &str = "2026-01-01";

/// The real program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_briefgen");

/// Paths and contents of input files.
pub(crate) type Texts<'a> = [(&'a str, &'a str)];

/// A site that was built.
pub(crate) struct Built {
    pub(crate) files: MemoryFiles,
    pub(crate) stats: Stats,
    pub(crate) account: Account,
    /// One entry a diagnostic, as [`told`] writes it.
    pub(crate) told: Vec<String>,
    /// The diagnostics as a person sees them, without colours.
    pub(crate) human: String,
}

impl Built {
    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("the site has no file {path}"));
        std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not text"))
    }
}

/// The folder of the crate, which is also the sample site.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of the test data.
pub(crate) fn data(name: &str) -> PathBuf {
    root().join("tests").join(name)
}

/// An empty folder that is removed in the end.
pub(crate) fn temporary() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// Every file below a folder, by its path in it.
pub(crate) fn folder(top: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(top).into_iter().map(|entry| entry.expect("the folder can be listed"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(top).expect("an entry stands below the folder walked");
            let bytes = fs::read(entry.path()).expect("a file that was listed can be read");
            (path.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

/// Writes a file and the folders that it stands in.
pub(crate) fn write(file: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder is made");
    fs::write(file, bytes).expect("a file is written");
}

/// A YAML file as JSON.
pub(crate) fn yaml(text: &str) -> serde_json::Value {
    let mut problems = Vec::new();
    let tree = briefgen::yaml::parse(text, 0, &"file.yml".into(), &mut problems);
    assert!(problems.is_empty(), "{problems:?} in\n{text}");
    tree.expect("the file holds something").to_json()
}

/// A day or moment as the clock of a build.
pub(crate) fn clock(text: &str) -> GivenClock {
    GivenClock::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.message))
}

/// An ordinary build on [`TODAY`].
pub(crate) fn request() -> Request {
    Request::at(Now::Given(clock(TODAY)))
}

/// Builds with an engine that remembers nothing.
pub(crate) fn build(snapshot: &Snapshot, request: &Request) -> Built {
    rebuild(&mut Engine::new(), snapshot, request, MemoryFiles::new())
}

/// Builds what differs from an earlier site, without a fault of briefgen.
pub(crate) fn rebuild(
    engine: &mut Engine,
    snapshot: &Snapshot,
    request: &Request,
    earlier: MemoryFiles,
) -> Built {
    let built = rebuild_with_faults(engine, snapshot, request, earlier);
    let lost = built.told.iter().find(|told| told.starts_with("error[internal-error]"));
    assert!(lost.is_none(), "{lost:?}");
    built
}

/// The same where briefgen may fail.
pub(crate) fn rebuild_with_faults(
    engine: &mut Engine,
    snapshot: &Snapshot,
    request: &Request,
    earlier: MemoryFiles,
) -> Built {
    let output = MemoryOutput::after(earlier);
    let outcome = engine.build(snapshot, request, &output, &Silent);
    assert!(outcome.failures.is_empty(), "files could not be written: {:?}", outcome.failures);
    let account = outcome.account;
    assert_eq!(account.read(), account.published() + account.withheld() + account.told(), "{account:?}");
    let human = human(&outcome, snapshot);
    let told = outcome.diagnostics.iter().map(|diagnostic| told(diagnostic, &outcome, snapshot)).collect();
    Built { files: output.finish().0, stats: outcome.stats, account, told, human }
}

fn human(outcome: &Outcome, snapshot: &Snapshot) -> String {
    let shown = diagnostic::emit(&outcome.diagnostics, &outcome.texts(snapshot), Format::Human);
    anstream::adapter::strip_str(&shown).to_string()
}

/// A diagnostic in short: level and code, place with the text that is underlined, message; then the
/// further places and the hint, a line each.
fn told(diagnostic: &Diagnostic, outcome: &Outcome, snapshot: &Snapshot) -> String {
    use briefgen::diagnostic::SourceTexts as _;
    let texts = outcome.texts(snapshot);
    let place = |span: &diagnostic::Span| {
        let text = texts.text(&span.file).unwrap_or_default();
        let (line, column) = line_and_column(text, span.start);
        let underlined = text.get(span.range()).unwrap_or("?").replace('\n', "\\n");
        format!("{}:{line}:{column} `{underlined}`", span.file)
    };
    let mut lines = vec![format!(
        "{}[{}] {}: {}",
        diagnostic.level.word(),
        diagnostic.lint.name(),
        place(&diagnostic.span),
        diagnostic.message
    )];
    lines.extend(diagnostic.labels.iter().map(|label| format!("  {}: {}", place(&label.span), label.text)));
    lines.extend(diagnostic.hint.iter().map(|hint| format!("  help: {hint}")));
    lines.join("\n")
}

/// The bytes that a file of the search index packs (gzip).
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<u8> {
    use std::io::Read as _;
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked).expect("the index is packed");
    unpacked
}

/// Where a site says that it stands: `https://example.org/desk/`.
pub(crate) fn base_url(snapshot: &Snapshot) -> String {
    use briefgen::diagnostic::SourceTexts as _;
    let settings = Settings::read(snapshot.text(config::FILE), &Overrides::default(), &mut Vec::new());
    settings.base_url.expect("the site's settings have a base_url").to_string()
}

/// The output file and the fragment that a full address leads to, of a site that stands at `base`.
pub(crate) fn target(base: &str, address: &str) -> Option<(String, String)> {
    let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = decoded(path.split('?').next().unwrap_or_default().strip_prefix(base)?);
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    // A text fragment names words, not an id.
    let id = fragment.split(":~:").next().unwrap_or_default();
    Some((file, decoded(id)))
}

/// Whether an output file is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// What differs between two sites, in a few lines; empty when nothing does.
pub(crate) fn difference(left: &MemoryFiles, right: &MemoryFiles) -> String {
    let mut paths: Vec<&String> = left.keys().chain(right.keys()).collect();
    paths.sort();
    paths.dedup();
    let lines: Vec<String> = paths
        .into_iter()
        .filter_map(|path| match (left.get(path), right.get(path)) {
            (Some(one), Some(other)) if one == other => None,
            (Some(one), Some(other)) => Some(format!("{path} differs\n{}", first_difference(one, other))),
            (Some(_), None) => Some(format!("{path} is missing on the right")),
            _ => Some(format!("{path} is missing on the left")),
        })
        .collect();
    lines.join("\n")
}

/// The first lines that two texts do not share, `-` left and `+` right, with the line before.
pub(crate) fn first_difference(left: &[u8], right: &[u8]) -> String {
    const SHOWN: usize = 6;
    let (left, right) = (String::from_utf8_lossy(left), String::from_utf8_lossy(right));
    let (left, right): (Vec<&str>, Vec<&str>) = (left.split('\n').collect(), right.split('\n').collect());
    let same = left.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let mut lines = vec![format!("  line {}", same + 1)];
    lines.extend(same.checked_sub(1).map(|before| format!("    {}", left[before])));
    lines.extend(left[same..].iter().take(SHOWN).map(|line| format!("  - {line}")));
    lines.extend(right[same..].iter().take(SHOWN).map(|line| format!("  + {line}")));
    lines.join("\n")
}

/// A PNG file of a picture in stripes, unlike that of another shade.
pub(crate) fn picture(shade: u8, (width, height): (u32, u32)) -> Vec<u8> {
    use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, codecs::png::PngEncoder};
    let stripe = |x: u32| u8::try_from(x / 16 % 2 * 200).expect("0 or 200");
    let pixels = RgbImage::from_fn(width, height, |x, _| Rgb([stripe(x), shade, 90]));
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(&pixels, width, height, ExtendedColorType::Rgb8).expect("a picture is encoded");
    bytes
}

/// A site in memory that tests change file by file.
#[derive(Clone, Default)]
pub(crate) struct Input(BTreeMap<String, Arc<[u8]>>);

impl Input {
    pub(crate) fn new(texts: &Texts) -> Self {
        let mut input = Self::default();
        for (path, text) in texts {
            input.put(path, text.as_bytes());
        }
        input
    }

    pub(crate) fn put(&mut self, path: &str, bytes: &[u8]) {
        self.0.insert(path.to_owned(), bytes.into());
    }

    /// Removes a file that may be there.
    pub(crate) fn forget(&mut self, path: &str) {
        self.0.remove(path);
    }

    pub(crate) fn remove(&mut self, path: &str) {
        assert!(self.0.remove(path).is_some(), "there is no {path} to remove");
    }

    /// Puts `new` in the place of `old`, which the file must hold.
    pub(crate) fn replace(&mut self, path: &str, old: &str, new: &str) {
        let text = String::from_utf8_lossy(&self.0[path]).into_owned();
        assert!(text.contains(old), "{path} does not hold {old:?}");
        self.put(path, text.replace(old, new).as_bytes());
    }

    /// Writes all files below a folder.
    pub(crate) fn write_to(&self, top: &Path) {
        for (path, bytes) in &self.0 {
            write(&top.join(path), bytes);
        }
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for (path, bytes) in &self.0 {
            snapshot.insert(path, bytes);
        }
        snapshot
    }
}
