//! The files that the settings name: read, checked, and put among those of the theme.

use std::sync::Arc;

use super::super::static_files::Raw;
use super::super::{DEFAULT, RawFiles, files_of};
use super::{Mark, Schemes};
use crate::config::{self, Fonts, Size};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::image::{self, Info, Rendition};
use crate::name::{SourcePath, nearest};
use crate::snapshot::{CONTENT, Snapshot};
use crate::yaml::Spanned;

/// The folder of `static/` in which the files of the settings stand.
const FOLDER: &str = "identity";
/// How high a logo is drawn: three times the pixels that it has on a page.
const LOGO: u32 = 168;
/// The room for a logo on a card.
const ON_CARD: (u32, u32) = (640, 64);
/// The room for an icon on a card.
const ICON_ON_CARD: (u32, u32) = (48, 48);
/// The icon of the default theme, and its colour.
const THEME_ICON: (&str, &str) = ("favicon.svg", "#8c2f1b");

/// Reads files of the settings into a theme.
pub(super) struct Reading<'r> {
    pub(super) snapshot: &'r Snapshot,
    pub(super) raw: &'r mut RawFiles,
    /// How large a file may be.
    pub(super) most: Size,
    pub(super) problems: &'r mut Vec<Diagnostic>,
}

/// A logo by the names of its files.
pub(super) struct Logo {
    pub(super) name: String,
    pub(super) dark: Option<String>,
    pub(super) alt: Option<String>,
    pub(super) size: Option<(u32, u32)>,
    bytes: Vec<u8>,
}

/// A picture under its name.
struct Picture {
    name: String,
    /// As it was read.
    bytes: Vec<u8>,
    size: Option<(u32, u32)>,
}

/// The picture of which icons are made.
pub(super) struct IconPicture {
    pub(super) file: Arc<str>,
    pub(super) bytes: Vec<u8>,
    pub(super) touch: Option<Vec<u8>>,
    /// Where the settings name it.
    pub(super) span: Option<Span>,
}

impl Reading<'_> {
    /// Puts a file in under a name, unless the theme brings one of that name.
    pub(super) fn add(&mut self, name: String, file: &Arc<str>, bytes: Vec<u8>) -> String {
        let raw = || Raw { file: Arc::clone(file), bytes: bytes.into() };
        self.raw.hashed.entry(name.clone()).or_insert_with(raw);
        name
    }

    /// Puts a file in that keeps its name, unless the theme or `content/` has one.
    pub(super) fn add_rooted(&mut self, name: &str, file: &Arc<str>, bytes: Vec<u8>) {
        let own = SourcePath::new(format!("{CONTENT}/{name}"));
        if self.snapshot.get(&own).is_none() {
            let raw = || Raw { file: Arc::clone(file), bytes: bytes.into() };
            self.raw.rooted.entry(name.to_owned()).or_insert_with(raw);
        }
    }

    /// A name in the folder of the identity that no file has.
    pub(super) fn name(&self, file: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        let file: String = file.rsplit('/').next().unwrap_or_default().chars().map(plain).collect();
        let names = std::iter::once(format!("{FOLDER}/{file}"));
        let numbered = (2..).map(|number| format!("{FOLDER}/{number}-{file}"));
        let is_free = |name: &String| !self.raw.hashed.contains_key(name);
        names.chain(numbered).find(is_free).unwrap_or_default()
    }

    fn tell(&mut self, lint: Lint, at: &Spanned<SourcePath>, message: String) -> &mut Diagnostic {
        self.problems.push(Diagnostic::new(lint, span(at), message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// The bytes of a file that stands where the settings say, or there in `content/`.
    fn read(&mut self, lint: Lint, wanted: &Spanned<SourcePath>) -> Option<Vec<u8>> {
        let inside = SourcePath::new(format!("{CONTENT}/{}", wanted.value));
        let Some(file) = self.snapshot.get(&wanted.value).or_else(|| self.snapshot.get(&inside)) else {
            let near = self.near(&wanted.value);
            let message = format!("There is no file `{}`.", wanted.value);
            self.tell(lint, wanted, message).hint =
                Some(near.unwrap_or_else(|| "put it beside briefgen.yaml, or into `content/`".into()));
            return None;
        };
        if file.bytes.size() > self.most.0 {
            let message = format!("`{}` is too large and is not read", wanted.value);
            let problem = Diagnostic::beyond(span(wanted), &message, ("theme_file", &self.most));
            self.problems.push(problem);
            return None;
        }
        match file.bytes.read() {
            Ok(bytes) => Some(bytes.into_owned()),
            Err(error) => {
                self.tell(lint, wanted, format!("`{}` cannot be read: {error}.", wanted.value));
                None
            }
        }
    }

    fn near(&self, wanted: &SourcePath) -> Option<String> {
        let files: Vec<&SourcePath> =
            self.snapshot.files().map(|(path, _)| path).filter(|path| !path.is_markdown()).collect();
        let near = nearest(wanted.file_name(), files.iter().map(|path| path.file_name()))?;
        let near = files.iter().find(|path| path.file_name() == near)?;
        Some(format!("did you mean `{near}`?"))
    }

    pub(super) fn logo(&mut self, wanted: &config::Logo) -> Option<Logo> {
        let Picture { name, bytes, size } = self.picture(&wanted.file)?;
        let dark = wanted.dark.as_ref().and_then(|dark| self.picture(dark)).map(|picture| picture.name);
        Some(Logo { name, dark, alt: wanted.alt.clone(), size, bytes })
    }

    /// A picture among the files of the theme: one of very many pixels is scaled.
    fn picture(&mut self, wanted: &Spanned<SourcePath>) -> Option<Picture> {
        let bytes = self.read(Lint::ImageMissing, wanted)?;
        let file = wanted.value.shared();
        if image::is_svg(&bytes) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "what is larger is no size"
            )]
            let size =
                image::svg_size(&bytes).map(|(width, height)| (width.ceil() as u32, height.ceil() as u32));
            let name = self.name(file);
            return Some(Picture { name: self.add(name, file, bytes.clone()), bytes, size });
        }
        let info = match Info::read(&bytes) {
            Ok(info) => info,
            Err(fault) => {
                let message = format!("`{}` cannot be read as a picture: {fault}.", wanted.value);
                self.tell(Lint::ImageUnreadable, wanted, message).hint =
                    Some("save it anew as SVG, PNG, JPEG or WebP".into());
                return None;
            }
        };
        let (mut name, mut size) = (self.name(file), (info.width, info.height));
        let mut shown = image::clean(&bytes).unwrap_or_else(|| bytes.clone());
        if info.scales && info.height > 2 * LOGO {
            let width = u64::from(info.width) * u64::from(LOGO) / u64::from(info.height);
            let small = Rendition { width: u32::try_from(width.max(1)).unwrap_or(LOGO), height: LOGO };
            if let Some(webp) =
                image::make(&bytes, &[small], 90).ok().and_then(|made| made.files.into_iter().next())
            {
                (shown, size) = (webp, (small.width, small.height));
                name = self.name(&format!("{}.webp", wanted.value.stem()));
            }
        }
        Some(Picture { name: self.add(name, file, shown), bytes, size: Some(size) })
    }

    /// The icon of the settings; without one that of the default theme, in the accent.
    pub(super) fn icon(
        &mut self,
        wanted: Option<&config::Icon>,
        accent: Option<Schemes>,
    ) -> Option<IconPicture> {
        if let Some(wanted) = wanted {
            let bytes = self.read(Lint::ImageMissing, &wanted.file)?;
            let touch = wanted.touch.as_ref().and_then(|touch| self.read(Lint::ImageMissing, touch));
            let file = Arc::clone(wanted.file.value.shared());
            return Some(IconPicture { file, bytes, touch, span: Some(span(&wanted.file)) });
        }
        let (name, colour) = THEME_ICON;
        let own = &self.raw.hashed.get(name)?.bytes;
        let default = files_of(DEFAULT, &Snapshot::default())?.remove(&format!("static/{name}"))?;
        let svg = std::str::from_utf8(own).ok().filter(|_| *own == default)?;
        let bytes = svg.replace(colour, &accent?.light.to_string()).into_bytes();
        Some(IconPicture { file: "icon.svg".into(), bytes, touch: None, span: None })
    }

    /// The names of the files of fonts, each at the place of its entry in the settings; nothing for one that is none.
    pub(super) fn fonts(&mut self, fonts: &Fonts) -> Vec<Option<String>> {
        let one = |font: &config::FontFile| {
            let bytes = self.read(Lint::ThemeFileMissing, &font.file)?;
            let file = font.file.value.shared();
            if !bytes.starts_with(b"wOF2") {
                let message = format!("`{file}` is no WOFF2 font, whatever its name says.");
                self.tell(Lint::ValueInvalid, &font.file, message).hint = Some(
                    "ask who made the font for WOFF2 files, or convert it, for example with `woff2_compress`"
                        .into(),
                );
                return None;
            }
            let name = self.name(file);
            Some(self.add(name, file, bytes))
        };
        fonts.files.iter().map(one).collect()
    }
}

pub(super) fn span(at: &Spanned<SourcePath>) -> Span {
    Span::new(&config::FILE.into(), at.range.clone())
}

/// What cards show: the logo, else the icon that the settings name.
pub(super) fn mark(logo: Option<&Logo>, icon: Option<&IconPicture>) -> Option<Mark> {
    let of_logo = logo.and_then(|logo| {
        let drawn = image::within(&logo.bytes, ON_CARD).ok()?;
        Some(Mark::new(drawn, logo.alt.as_deref() != Some("")))
    });
    of_logo.or_else(|| {
        let icon = icon.filter(|icon| icon.span.is_some())?;
        Some(Mark::new(image::within(&icon.bytes, ICON_ON_CARD).ok()?, false))
    })
}
