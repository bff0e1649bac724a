//! The setting `limits`: how large things may be before they are refused, and how sizes are written.
//!
//! No ordinary desk meets the defaults. They hold what one file can do to the rest: a page that is refused is told
//! and left out, and the others are built.

use std::fmt;

use crate::diagnostic::Lint;
use crate::yaml::{Bounds, Node, Reader};

/// A number of bytes, written as `2 MB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Size(pub u64);

/// The units in which sizes are written, as disks and hosts count them, and those of memory.
const UNITS: [(&str, u64); 9] = [
    ("", 1),
    ("b", 1),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("tb", 1_000_000_000_000),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
];

impl Size {
    /// Reads `2 MB`, `1.5GB`, `512 KiB` or a number of bytes.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = text.trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
        let unit = text.strip_prefix(number)?.trim().to_ascii_lowercase();
        let factor = UNITS.iter().find(|(name, _)| *name == unit)?.1;
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 3 {
            return None;
        }
        let whole: u64 = whole.parse().ok()?;
        let thousandths: u64 = format!("{part:0<3}").parse().ok()?;
        let part = factor.checked_mul(thousandths)? / 1_000;
        Some(Self(whole.checked_mul(factor)?.checked_add(part)?))
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
        let Some((name, factor)) = unit.into_iter().find(|(_, factor)| self.0 >= *factor) else {
            return write!(f, "{} bytes", self.0);
        };
        let tenths = self.0 / (factor / 10);
        match tenths % 10 {
            0 => write!(f, "{} {name}", tenths / 10),
            tenth => write!(f, "{}.{tenth} {name}", tenths / 10),
        }
    }
}

/// How large things may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// `file`: of a Markdown or YAML file.
    pub file: Size,
    /// `theme_file`: of any other file of a theme.
    pub theme_file: Size,
    /// `front_matter`: of a file's front matter, once its aliases are replaced.
    pub front_matter: Size,
    /// `entries`: of a list or mapping of front matter.
    pub entries: usize,
    /// `headings`: of a body.
    pub headings: usize,
    /// `pictures`: of a body.
    pub pictures: usize,
    /// `links`: of a body, in Markdown and in HTML.
    pub links: usize,
    /// `page`: of one page of the site.
    pub page: Size,
    /// `output`: of the whole site.
    pub output: Size,
    /// `files`: of the whole site.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let Bounds { bytes, entries } = Bounds::default();
        Self {
            file: Size(4_000_000),
            theme_file: Size(50_000_000),
            front_matter: Size(bytes as u64),
            entries,
            headings: 2_000,
            pictures: 2_000,
            links: 20_000,
            page: Size(25_000_000),
            output: Size(5_000_000_000),
            files: 1_000_000,
        }
    }
}

impl Limits {
    /// Reads the mapping; what is wrong leaves the default in its place.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Self {
        let mut limits = Self::default();
        let Some(mut fields) = reader.fields(node, "`limits`") else { return limits };
        set_size(&mut limits.file, ("file", fields.take("file")), reader);
        set_size(&mut limits.theme_file, ("theme_file", fields.take("theme_file")), reader);
        set_size(&mut limits.front_matter, ("front_matter", fields.take("front_matter")), reader);
        set_size(&mut limits.page, ("page", fields.take("page")), reader);
        set_size(&mut limits.output, ("output", fields.take("output")), reader);
        set_count(&mut limits.entries, ("entries", fields.take("entries")), reader);
        set_count(&mut limits.headings, ("headings", fields.take("headings")), reader);
        set_count(&mut limits.pictures, ("pictures", fields.take("pictures")), reader);
        set_count(&mut limits.links, ("links", fields.take("links")), reader);
        set_count(&mut limits.files, ("files", fields.take("files")), reader);
        fields.finish(reader);
        limits
    }

    /// What the YAML of one file may hold.
    pub fn bounds(&self) -> Bounds {
        Bounds { bytes: usize::try_from(self.front_matter.0).unwrap_or(usize::MAX), entries: self.entries }
    }
}

fn set_size(limit: &mut Size, (key, node): (&str, Option<&Node>), reader: &mut Reader) {
    let Some(text) = node.and_then(|node| reader.text(node, key)) else { return };
    match Size::parse(&text.value).filter(|size| size.0 > 0) {
        Some(size) => *limit = size,
        None => {
            let message = format!("`{}` is not a size.", text.value);
            reader.problem(Lint::ValueInvalid, text.range, message).hint =
                Some(format!("write a number and its unit: `{key}: 2 MB`"));
        }
    }
}

fn set_count(limit: &mut usize, (key, node): (&str, Option<&Node>), reader: &mut Reader) {
    if let Some(count) = node.and_then(|node| reader.count(node, key, 1..=1_000_000_000)) {
        *limit = count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes, shown) in [
            ("2 MB", Some(2_000_000), "2 MB"),
            ("2mb", Some(2_000_000), "2 MB"),
            ("1.5 GB", Some(1_500_000_000), "1.5 GB"),
            ("0.25 kB", Some(250), "250 bytes"),
            ("512 KiB", Some(524_288), "524.2 kB"),
            ("1 MiB", Some(1_048_576), "1 MB"),
            ("750", Some(750), "750 bytes"),
            (" 3 TB ", Some(3_000_000_000_000), "3000 GB"),
            ("", None, ""),
            ("MB", None, ""),
            ("-2 MB", None, ""),
            ("2 bananas", None, ""),
            ("2,5 MB", None, ""),
            ("1.2.3 MB", None, ""),
            (".5 MB", None, ""),
            ("99999999999999999999 GB", None, ""),
            ("99999999999999 TB", None, ""),
            ("２ MB", None, ""),
        ] {
            let size = Size::parse(text);
            assert_eq!(size.map(|size| size.0), bytes, "{text}");
            assert_eq!(size.map(|size| size.to_string()).unwrap_or_default(), shown, "{text}");
        }
    }
}
