//! The fonts of cards, which are part of the program: which letters they have, and how wide those are.
//!
//! `fonts/make.py` makes them of Noto fonts, `fonts/OFL.txt` is their licence. The machine's own fonts are never
//! looked at, so that a card is the same everywhere.

use std::fmt;
use std::sync::Arc;

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, ID, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The files; the first two are the faces, the others have the letters that those lack.
const FILES: [&[u8]; 9] = [
    include_bytes!("fonts/title.ttf"),
    include_bytes!("fonts/text.ttf"),
    include_bytes!("fonts/cjk.otf"),
    include_bytes!("fonts/arabic.ttf"),
    include_bytes!("fonts/hebrew.ttf"),
    include_bytes!("fonts/devanagari.ttf"),
    include_bytes!("fonts/armenian.ttf"),
    include_bytes!("fonts/georgian.ttf"),
    include_bytes!("fonts/thai.ttf"),
];

/// What words are set in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Face {
    /// A bold serif.
    Title,
    /// A sans serif.
    Text,
}

impl Face {
    /// The family and weight of its file.
    pub(super) fn family(self) -> (&'static str, u16) {
        match self {
            Self::Title => ("Noto Serif", 700),
            Self::Text => ("Noto Sans", 400),
        }
    }

    fn file(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Text => 1,
        }
    }
}

/// A face, and a size in pixels.
pub(super) type Style = (Face, f32);

/// All fonts.
pub(super) struct Fonts {
    database: Arc<Database>,
    fonts: Vec<Font>,
}

#[derive(Clone)]
struct Font {
    id: ID,
    letters: Charmap<'static>,
    /// At a size of one pixel.
    metrics: GlyphMetrics<'static>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("count", &self.fonts.len()).finish()
    }
}

impl Fonts {
    pub(super) fn new() -> Self {
        let mut database = Database::new();
        let font = |bytes: &'static [u8]| {
            let id = database.load_font_source(Source::Binary(Arc::new(bytes)))[0];
            let font = FontRef::new(bytes).expect("the fonts of cards are sound, as a test shows");
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            Font { id, letters: font.charmap(), metrics }
        };
        let fonts = FILES.into_iter().map(font).collect();
        Self { database: Arc::new(database), fonts }
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// Finds for a letter that a face lacks the first font that has it.
    pub(super) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_fallback: Box::new(|letter, tried, _| {
                let has = |font: &&Font| !tried.contains(&font.id) && font.letters.map(letter).is_some();
                self.fonts.iter().find(has).map(|font| font.id)
            }),
            ..FontResolver::default()
        }
    }

    /// Whether there is a font for each letter of a text.
    pub(super) fn have(&self, text: &str) -> bool {
        text.chars().all(|letter| {
            is_joiner(letter) || self.fonts.iter().any(|font| font.letters.map(letter).is_some())
        })
    }

    /// The width of a text in pixels, letter by letter: what letters do to each other is not counted.
    pub(super) fn width(&self, (face, size): Style, text: &str) -> f32 {
        let own = &self.fonts[face.file()];
        let advance = |letter: char| {
            let font =
                std::iter::once(own).chain(&self.fonts).find(|font| font.letters.map(letter).is_some())?;
            font.metrics.advance_width(font.letters.map(letter)?)
        };
        text.chars().filter(|&letter| !is_joiner(letter)).filter_map(advance).sum::<f32>() * size
    }
}

/// Joins letters or keeps them apart, and shows nothing itself.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}
