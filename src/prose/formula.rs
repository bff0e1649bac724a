//! Formulas between dollar signs, told from prices, and as `MathML`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};
use pulldown_latex::config::DisplayMode;
use pulldown_latex::{RenderConfig, Storage, push_mathml};

/// Longest formula, in bytes.
const LONGEST: usize = 4_000;

/// Most commands and groups of a formula, each of which may hold the next: they are read by recursion.
const MOST_COMMANDS: usize = 200;

/// What writes other commands: a formula is what stands there.
const MACROS: [&str; 8] =
    ["\\def", "\\edef", "\\gdef", "\\xdef", "\\let", "\\futurelet", "\\newcommand", "\\renewcommand"];

/// Whether a formula stands in a line of text, or by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Inline,
    Block,
}

impl Shape {
    /// A formula as it is written.
    pub(crate) fn written(self, tex: &str) -> String {
        match self {
            Self::Inline => format!("${tex}$"),
            Self::Block => format!("$${tex}$$"),
        }
    }
}

/// A formula as `MathML`.
///
/// # Errors
/// What is wrong with it, in a few words.
pub(crate) fn mathml(tex: &str, shape: Shape) -> Result<String, String> {
    if tex.len() > LONGEST || tex.matches(['\\', '{', '^', '_']).count() > MOST_COMMANDS {
        return Err("it is too long".to_owned());
    }
    if MACROS.iter().any(|command| tex.contains(command)) {
        return Err("it defines a command".to_owned());
    }
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in pulldown_latex::Parser::new(tex, &storage) {
        events.push(Ok(event.map_err(|error| first_words(&error.to_string()))?));
    }
    let display_mode = match shape {
        Shape::Inline => DisplayMode::Inline,
        Shape::Block => DisplayMode::Block,
    };
    let mut html = String::new();
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let events = events.into_iter();
    push_mathml(&mut html, events.map(|event: Result<_, std::convert::Infallible>| event), config)
        .map_err(|error| error.to_string())?;
    Ok(without_styles(html.trim_end()))
}

/// The first line of an error, without what shows the place.
fn first_words(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    line.strip_prefix("parsing error: ").unwrap_or(line).trim().to_owned()
}

/// `MathML` without style attributes, which the policy of pages forbids: colours and lengths of arrays are lost.
fn without_styles(html: &str) -> String {
    let mut whole = String::with_capacity(html.len());
    for (number, part) in html.split('<').enumerate() {
        if number > 0 {
            whole.push('<');
        }
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        match tag.split_once(" style=\"") {
            Some((before, value)) => {
                whole.push_str(before);
                whole.push_str(value.split_once('"').map_or("", |(_, after)| after));
            }
            None => whole.push_str(tag),
        }
        if part.contains('>') {
            whole.push('>');
        }
        whole.push_str(text);
    }
    whole
}

/// Stands for a dollar sign that neither begins nor ends a formula; it is one byte, as that is.
pub(super) const NO_SIGN: char = '\u{1a}';

/// Most rounds in which prices are found: each that is found may leave a sign to the next.
const MOST_ROUNDS: usize = 30;

/// The text in which the dollar signs of prices are none, if it has such; `None` when there is no end of them.
#[expect(clippy::option_option, reason = "a text that cannot be told, one as it is, another one")]
pub(super) fn without_prices(markdown: &str, options: Options) -> Option<Option<String>> {
    let mut text = markdown.to_owned();
    for round in 0..MOST_ROUNDS {
        let prices: Vec<usize> = formulas(&text, options)
            .filter(|(place, is_inline)| *is_inline && is_price(&text, place))
            .map(|(place, _)| place.start)
            .collect();
        if prices.is_empty() {
            return Some((round > 0).then_some(text));
        }
        for at in prices {
            text.replace_range(at..=at, "\u{1a}");
        }
    }
    None
}

fn formulas(markdown: &str, options: Options) -> impl Iterator<Item = (Range<usize>, bool)> {
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    events.filter_map(|(event, place)| match event {
        Event::InlineMath(_) => Some((place, true)),
        Event::DisplayMath(_) => Some((place, false)),
        _ => None,
    })
}

/// Whether what stands between two dollar signs is text between two prices, or a word.
fn is_price(markdown: &str, place: &Range<usize>) -> bool {
    let before = markdown.get(..place.start).and_then(|text| text.chars().next_back());
    let after = markdown.get(place.end..).and_then(|text| text.chars().next());
    if before.is_some_and(|c| c.is_alphanumeric() || c == '$')
        || after.is_some_and(|c| c.is_alphanumeric() || c == '$')
    {
        return true;
    }
    let inside = markdown.get(place.start + 1..place.end - 1).unwrap_or_default();
    let is_formula = inside.contains(['\\', '^', '_', '=', '{']);
    let is_figure = inside.starts_with(|c: char| c.is_ascii_digit());
    let mut words = inside.split(|c: char| !c.is_alphabetic());
    let has_word = words.any(|word| word.chars().count() > 2);
    let is_open = inside.ends_with(['-', '–', '—', '/', '(', ',', '.']);
    !is_formula && (has_word || (is_figure && is_open) || inside.contains('\n'))
}

/// A text with its dollar signs.
pub(super) fn with_signs(text: &str) -> String {
    text.replace(NO_SIGN, "$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_as_mathml() {
        let show = |tex: &str| mathml(tex, Shape::Inline);
        for (tex, part) in [
            ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
            ("\\frac{a}{b}", "<mfrac>"),
            ("\\color{red}{x}", "<mrow><mi>x</mi></mrow>"),
            ("\\text{<b>}", "<mtext>&lt;b&gt;</mtext>"),
        ] {
            let html = show(tex).expect("it can be read");
            assert!(html.contains(part) && !html.contains("style=") && html.starts_with("<math"), "{html}");
        }
        for (tex, fault) in [
            ("\\frac{a", "unbalanced"),
            ("\\foo", "unknown"),
            ("\\def\\x{\\x}\\x", "defines"),
            (&*"\\frac".repeat(20_000), "too long"),
            (&*"{".repeat(300), "too long"),
        ] {
            assert!(show(tex).is_err_and(|error| error.contains(fault)), "{tex}: {:?}", show(tex));
        }
        assert!(mathml("x", Shape::Block).is_ok_and(|html| html.contains("display=\"block\"")));
    }

    #[test]
    fn prices_are_no_formulas() {
        for (markdown, expected) in [
            ("It costs $5 and $10.", ""),
            ("It costs $5-$10.", ""),
            ("It costs $5–$10, or US$5bn–US$6bn.", ""),
            ("From $5 million (then $6).", ""),
            ("A $5/$6 split, and $x$ too.", "$x$"),
            ("$5 million to (US)$7 million; $a+b$.", "$a+b$"),
            ("Let $x = 5$ and $$y^2$$.", "$x = 5$ $$y^2$$"),
            ("So $E=mc^2$, `$no$` and $10 off.", "$E=mc^2$"),
            ("It cost $5 then, he paid$ more.", ""),
            ("$2$ or $3$", "$2$ $3$"),
        ] {
            let options = super::super::markdown::options() | Options::ENABLE_MATH;
            let text = without_prices(markdown, options).expect("it can be told");
            let text = text.as_deref().unwrap_or(markdown);
            let found: Vec<&str> = formulas(text, options).map(|(place, _)| &text[place]).collect();
            assert_eq!(found.join(" "), expected, "{markdown}");
            assert_eq!(with_signs(text), markdown);
        }
    }
}
