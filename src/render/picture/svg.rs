//! Text and numbers as SVG has them.

use std::fmt;

/// A text that can stand in an element or between quotation marks of an attribute.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Text<'t>(pub(in crate::render) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // No control character can stand in a document.
                c if c.is_control() => f.write_str(" ")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

/// A number of pixels, rounded to a tenth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pixels(pub(super) f64);

impl fmt::Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rounded(f, self.0, 10.0)
    }
}

/// A place across, given in pixels of the narrowest column and written in hundredths of any.
#[derive(Clone, Copy, Debug)]
pub(super) struct Across(pub(super) f64);

impl fmt::Display for Across {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rounded(f, self.0 / super::NARROW * 100.0, 10.0)?;
        f.write_str("%")
    }
}

/// Never `-0`, never a long tail: the same on every machine.
fn rounded(f: &mut fmt::Formatter<'_>, number: f64, parts: f64) -> fmt::Result {
    let number = (number * parts).round() / parts;
    write!(f, "{}", if number == 0.0 { 0.0 } else { number })
}

/// The start of a drawing: its name and its description for those who do not see it. `key` makes
/// their ids. A drawing with links is a group, for an image hides what is inside.
pub(super) fn open(key: &str, size: &str, (title, description): (&str, &str)) -> String {
    format!(
        "<svg class=\"drawing drawing-{key}\" {size} role=\"{}\" aria-labelledby=\"drawing-{key}-title\" \
         aria-describedby=\"drawing-{key}-description\" \
         fill=\"currentColor\" font-size=\"12\"><title id=\"drawing-{key}-title\">{}</title>\
         <desc id=\"drawing-{key}-description\">{}</desc>",
        if key == "mentions" { "img" } else { "group" },
        Text(title),
        Text(description),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, expected) in [
            ("Kim & Co.", "Kim &amp; Co."),
            (
                "</svg><script>alert('1')</script>",
                "&lt;/svg&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;",
            ),
            ("a\" onload=\"b", "a&quot; onload=&quot;b"),
            ("tab\tnul\0bell\u{7}", "tab nul bell "),
            ("김정은", "김정은"),
        ] {
            assert_eq!(Text(text).to_string(), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers() {
        for (number, expected) in [(0.0, "0"), (-0.01, "0"), (1.0, "1"), (1.25, "1.3"), (-2.34, "-2.3")] {
            assert_eq!(Pixels(number).to_string(), expected, "{number}");
        }
        assert_eq!(Across(150.0).to_string(), "50%");
        assert_eq!(Across(100.0).to_string(), "33.3%");
    }
}
