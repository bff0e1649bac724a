//! A colour as a writer of settings knows it.

use std::fmt;

/// A colour of sRGB: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rgb(pub [u8; 3]);

/// The colours that have names in HTML 4, and orange.
const NAMED: [(&str, Rgb); 17] = [
    ("aqua", Rgb([0x00, 0xff, 0xff])),
    ("black", Rgb([0x00, 0x00, 0x00])),
    ("blue", Rgb([0x00, 0x00, 0xff])),
    ("fuchsia", Rgb([0xff, 0x00, 0xff])),
    ("gray", Rgb([0x80, 0x80, 0x80])),
    ("green", Rgb([0x00, 0x80, 0x00])),
    ("lime", Rgb([0x00, 0xff, 0x00])),
    ("maroon", Rgb([0x80, 0x00, 0x00])),
    ("navy", Rgb([0x00, 0x00, 0x80])),
    ("olive", Rgb([0x80, 0x80, 0x00])),
    ("orange", Rgb([0xff, 0xa5, 0x00])),
    ("purple", Rgb([0x80, 0x00, 0x80])),
    ("red", Rgb([0xff, 0x00, 0x00])),
    ("silver", Rgb([0xc0, 0xc0, 0xc0])),
    ("teal", Rgb([0x00, 0x80, 0x80])),
    ("white", Rgb([0xff, 0xff, 0xff])),
    ("yellow", Rgb([0xff, 0xff, 0x00])),
];

impl Rgb {
    /// Reads `#14508c`, `#158`, both also without `#`, `rgb(20, 80, 140)`, or one of a few names.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_ascii_lowercase();
        let found = digits(lower.strip_prefix('#').unwrap_or(&lower))
            .or_else(|| function(&lower))
            .or_else(|| named(&lower));
        found.ok_or_else(|| {
            let digits = lower.trim_start_matches('#');
            match digits.get(..6).filter(|_| digits.len() == 8).and_then(self::digits) {
                Some(opaque) => format!("write `\"{opaque}\"`: it cannot be transparent"),
                None => "write six hexadecimal digits in quotation marks, such as `\"#14508c\"`".to_owned(),
            }
        })
    }
}

fn digits(text: &str) -> Option<Rgb> {
    if !text.is_ascii() || !matches!(text.len(), 3 | 6) {
        return None;
    }
    let width = text.len() / 3;
    let part = |index: usize| {
        let digits = text.get(index * width..(index + 1) * width)?;
        // `+1` is a number too.
        let value = u8::from_str_radix(digits, 16).ok().filter(|_| !digits.contains('+'))?;
        Some(if width == 1 { value * 17 } else { value })
    };
    Some(Rgb([part(0)?, part(1)?, part(2)?]))
}

fn function(text: &str) -> Option<Rgb> {
    let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts =
        inside.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse::<u8>().ok());
    let colour = Rgb([parts.next()??, parts.next()??, parts.next()??]);
    parts.next().is_none().then_some(colour)
}

fn named(text: &str) -> Option<Rgb> {
    let text = if text == "grey" { "gray" } else { text };
    NAMED.iter().find(|(name, _)| *name == text).map(|(_, colour)| *colour)
}

impl fmt::Display for Rgb {
    /// As HTML writes it: `#14508c`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours() {
        for (text, colour) in [
            ("#14508c", Ok("#14508c")),
            ("14508C", Ok("#14508c")),
            ("#158", Ok("#115588")),
            ("102030", Ok("#102030")),
            ("rgb(20, 80, 140)", Ok("#14508c")),
            ("rgb(20 80 140)", Ok("#14508c")),
            ("Navy", Ok("#000080")),
            ("grey", Ok("#808080")),
            ("#14508cff", Err("write `\"#14508c\"`: it cannot be transparent")),
            ("#1450", Err("write six hexadecimal digits")),
            ("rgb(20, 80)", Err("write six hexadecimal digits")),
            ("rgb(20, 80, 300)", Err("write six hexadecimal digits")),
            ("+1+1+1", Err("write six hexadecimal digits")),
            ("rouge", Err("write six hexadecimal digits")),
            ("한국", Err("write six hexadecimal digits")),
        ] {
            match (Rgb::parse(text), colour) {
                (Ok(read), Ok(expected)) => assert_eq!(read.to_string(), expected, "{text}"),
                (Err(hint), Err(expected)) => assert!(hint.starts_with(expected), "{text}: {hint}"),
                (read, _) => panic!("{text}: {read:?}"),
            }
        }
    }
}
