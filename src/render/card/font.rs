//! The fonts of cards, which are part of the program: which letters they have, and how wide those are.
//!
//! `fonts/make.py` makes them of Noto fonts, `fonts/OFL.txt` is their licence. The machine's own fonts are never
//! looked at, so that a card is the same everywhere.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use crate::text;

/// A file, with the family and weight by which a drawing names it.
#[derive(Clone, Copy)]
struct File(&'static str, u16, &'static [u8]);

/// The files; the first two and the last are the faces, the others have the letters that those lack.
const FILES: [File; 10] = [
    File("Noto Serif", 700, include_bytes!("fonts/title.ttf")),
    File("Noto Sans", 400, include_bytes!("fonts/text.ttf")),
    File("Noto Sans CJK SC", 700, include_bytes!("fonts/cjk.otf")),
    File("Noto Sans Arabic", 700, include_bytes!("fonts/arabic.ttf")),
    File("Noto Sans Hebrew", 700, include_bytes!("fonts/hebrew.ttf")),
    File("Noto Sans Devanagari", 700, include_bytes!("fonts/devanagari.ttf")),
    File("Noto Sans Armenian", 700, include_bytes!("fonts/armenian.ttf")),
    File("Noto Sans Georgian", 700, include_bytes!("fonts/georgian.ttf")),
    File("Noto Sans Thai", 700, include_bytes!("fonts/thai.ttf")),
    File("Noto Sans", 700, include_bytes!("fonts/strong.ttf")),
];

/// Those in which letters join: several make one glyph.
const JOINING: [usize; 2] = [3, 5];

/// A piece of a text that is in one font.
#[derive(Debug)]
pub(super) struct Run<'t> {
    pub(super) family: &'static str,
    pub(super) weight: u16,
    pub(super) text: &'t str,
    /// Whether its letters join.
    pub(super) joins: bool,
}

/// What words are set in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Face {
    /// A bold serif.
    Title,
    /// A sans serif.
    Text,
    /// The same in bold, beside letters that are in bold alone.
    Strong,
}

impl Face {
    fn file(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Text => 1,
            Self::Strong => 9,
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

struct Font {
    letters: Charmap<'static>,
    /// At a size of one pixel.
    metrics: GlyphMetrics<'static>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("count", &self.fonts.len()).finish_non_exhaustive()
    }
}

impl Fonts {
    pub(super) fn new() -> Self {
        let mut database = Database::new();
        let font = |File(.., bytes): File| {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
            let font = FontRef::new(bytes).expect("the fonts of cards are sound, as a test shows");
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            Font { letters: font.charmap(), metrics }
        };
        let fonts = FILES.into_iter().map(font).collect();
        Self { database: Arc::new(database), fonts }
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The pieces of a text: a drawing names the font of each letter, since to look for missing ones is guesswork
    /// where letters join.
    pub(super) fn runs<'t>(&self, face: Face, text: &'t str) -> Vec<Run<'t>> {
        let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
        let mut before = ' ';
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            // A font for Chinese has signs as wide as its letters; one between words is the face's own.
            let is_apart = before == ' ' && !letter.is_ascii() && self.has(face.file(), letter);
            before = letter;
            match runs.last_mut() {
                Some((file, run)) if !is_apart && self.stays(*file, letter) => run.end = end,
                _ => {
                    let file = self.file_of(face, letter).unwrap_or(face.file());
                    match runs.last_mut() {
                        Some((last, run)) if *last == file => run.end = end,
                        _ => runs.push((file, at..end)),
                    }
                }
            }
        }
        let run = |(file, run): (usize, Range<usize>)| {
            let File(family, weight, _) = FILES[file];
            Run { family, weight, text: text::within(text, run), joins: JOINING.contains(&file) }
        };
        runs.into_iter().map(run).collect()
    }

    /// Whether a letter belongs to the run before it: a sign, a space or a mark that its font has.
    fn stays(&self, file: usize, letter: char) -> bool {
        is_joiner(letter) || (!letter.is_alphanumeric() && self.has(file, letter))
    }

    fn has(&self, file: usize, letter: char) -> bool {
        self.fonts[file].letters.map(letter).is_some()
    }

    /// The sans serif for a text: the bold one where it needs letters that are in bold alone.
    pub(super) fn text_face(&self, text: &str) -> Face {
        let is_plain = |letter: char| is_joiner(letter) || self.has(Face::Text.file(), letter);
        if text.chars().all(is_plain) { Face::Text } else { Face::Strong }
    }

    /// The font of a letter: that of the face if it has the letter.
    fn file_of(&self, face: Face, letter: char) -> Option<usize> {
        let files = std::iter::once(face.file()).chain(0..self.fonts.len());
        files.into_iter().find(|&file| self.has(file, letter))
    }

    /// Whether there is a font for each letter of a text.
    pub(super) fn have(&self, text: &str) -> bool {
        text.chars().all(|letter| is_joiner(letter) || self.file_of(Face::Text, letter).is_some())
    }

    /// The width of a text in pixels, letter by letter: what letters do to each other is not counted.
    pub(super) fn width(&self, (face, size): Style, text: &str) -> f32 {
        let advance = |letter: char| {
            let font = &self.fonts[self.file_of(face, letter)?];
            font.metrics.advance_width(font.letters.map(letter)?)
        };
        text.chars().filter(|&letter| !is_joiner(letter)).filter_map(advance).sum::<f32>() * size
    }
}

/// Joins letters or keeps them apart, and shows nothing itself.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}
