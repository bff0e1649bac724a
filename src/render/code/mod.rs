//! Code in colours: a block of code of which the language is known, with classes on what a reader looks for. The style
//! sheet has the colours; where it is not, in feeds and readers, the code stands as it is.
//!
//! Tables of words and signs for each language, and one pass over the text. It must not know what a page is.

mod lines;
mod markup;
mod syntax;
mod words;

use pulldown_cmark_escape::escape_html_body_text;

/// Longest code that is coloured, in bytes: more is data, which nobody reads.
const LONGEST: usize = 200_000;

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Plain,
    Comment,
    Text,
    Number,
    /// A word of the language.
    Word,
    /// A key, an attribute, a property.
    Name,
    /// A type, an element, a heading.
    Type,
    Inserted,
    Deleted,
}

impl Piece {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Comment => "hl-comment",
            Self::Text => "hl-text",
            Self::Number => "hl-number",
            Self::Word => "hl-word",
            Self::Name => "hl-name",
            Self::Type => "hl-type",
            Self::Inserted => "hl-inserted",
            Self::Deleted => "hl-deleted",
        }
    }
}

/// Code as HTML, written piece by piece. Neighbours of one kind are one piece.
struct Out {
    html: String,
    last: Piece,
    waiting: String,
}

impl Out {
    fn new(length: usize) -> Self {
        Self { html: String::with_capacity(length * 2), last: Piece::Plain, waiting: String::new() }
    }

    fn push(&mut self, piece: Piece, text: &str) {
        if piece != self.last {
            self.flush();
            self.last = piece;
        }
        self.waiting.push_str(text);
    }

    fn flush(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let is_plain = self.last == Piece::Plain;
        if !is_plain {
            self.html.push_str("<span class=\"");
            self.html.push_str(self.last.class());
            self.html.push_str("\">");
        }
        // Writing to a string does not fail.
        let _ = escape_html_body_text(&mut self.html, &self.waiting);
        if !is_plain {
            self.html.push_str("</span>");
        }
        self.waiting.clear();
    }

    fn html(mut self) -> String {
        self.flush();
        self.html
    }
}

/// The first word of what stands behind a fence: the language.
pub(super) fn language(info: &str) -> &str {
    info.split([' ', ',', '\t']).next().unwrap_or_default()
}

/// Whether code of a language can be coloured.
pub(super) fn is_known(info: &str) -> bool {
    syntax::of(language(info)).is_some()
}

/// Code of a language as HTML with classes; `None` when the language is not known, or there is too much of it.
pub(super) fn highlighted(info: &str, code: &str) -> Option<String> {
    let kind = syntax::of(language(info))?;
    if code.len() > LONGEST {
        return None;
    }
    let mut out = Out::new(code.len());
    match kind {
        syntax::Kind::Words(syntax) => words::write(syntax, code, &mut out),
        syntax::Kind::Markup => markup::write(code, &mut out),
        syntax::Kind::Diff => lines::diff(code, &mut out),
        syntax::Kind::Markdown => lines::markdown(code, &mut out),
        syntax::Kind::Keys(keys) => lines::keys(keys, code, &mut out),
        syntax::Kind::Table(separator) => lines::table(separator, code, &mut out),
    }
    Some(out.html())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_colours() {
        for (language, code, shown) in [
            ("json", "{\"a\": [1, \"b\", true]}", "{n:\"a\": [#:1, t:\"b\", w:true]}"),
            ("yaml", "a: \"b\" # c\n- d: 1", "n:a: t:\"b\" c:# c\n- n:d: #:1"),
            ("yaml", "url: http://x#y", "n:url: http://x#y"),
            ("toml", "[a]\nb = 'c' # d", "y:[a]\nn:b = t:'c' c:# d"),
            ("ini", "; x\na=b", "c:; x\nn:a=b"),
            ("rust", "fn a() -> u8 { 0x1f } // b", "w:fn a() -> y:u8 { #:0x1f } c:// b"),
            (
                "rs",
                "let a = \"\\\"b\"; /* c\n */ 'x' &'a str",
                "w:let a = t:\"\\\"b\"; c:/* c\n */ t:'x' &'a y:str",
            ),
            (
                "python",
                "def a(b): # c\n  return '''x\ny''' + None",
                "w:def a(b): c:# c\n  w:return t:'''x\ny''' + w:None",
            ),
            (
                "SQL",
                "select a from b where c = 'd''e' -- f",
                "w:select a w:from b w:where c = t:'d''e' c:-- f",
            ),
            (
                "bash",
                "for a in $B; do echo \"x\" # y\ndone",
                "w:for a w:in n:$B; w:do echo t:\"x\" c:# y\nw:done",
            ),
            ("js", "const a = `b${c}`; // d", "w:const a = t:`b${c}`; c:// d"),
            (
                "css",
                "a:hover { color: #fff; /* x */ margin: 2px }",
                "a:hover { n:color: #:#fff; c:/* x */ n:margin: #:2px }",
            ),
            (
                "html",
                "<a href=\"x\">b &amp; c</a><!-- d -->",
                "y:<a n:href=t:\"x\"y:>b #:&amp; cy:</a>c:<!-- d -->",
            ),
            ("diff", "@@ 1 @@\n-a\n+b\n c", "y:@@ 1 @@\nd:-a\ni:+b\n c"),
            ("markdown", "# A\n\nb `c` **d**\n> e", "y:# A\n\nb t:`c` w:**d**\nc:> e"),
            ("csv", "a,b\n\"c,d\",2", "n:a,n:b\nt:\"c,d\",#:2"),
            ("go", "func a() string { return nil }", "w:func a() y:string { w:return w:nil }"),
            ("java", "@Override public int a;", "n:@Override w:public y:int a;"),
            ("c", "#include <a.h>\nint b;", "n:#include <a.h>\ny:int b;"),
            ("r", "x <- c(1, TRUE) # y", "x <- c(#:1, w:TRUE) c:# y"),
        ] {
            let html = highlighted(language, code).expect("the language is known");
            let short = [
                ("comment", "c:"),
                ("text", "t:"),
                ("number", "#:"),
                ("word", "w:"),
                ("name", "n:"),
                ("type", "y:"),
                ("inserted", "i:"),
                ("deleted", "d:"),
            ];
            let mut marked = html.clone();
            for (class, sign) in short {
                marked = marked.replace(&format!("<span class=\"hl-{class}\">"), sign);
            }
            let plain = html_escape::decode_html_entities(&marked.replace("</span>", "")).into_owned();
            let expected = shown.to_owned();
            assert_eq!(plain, expected, "{language}");
        }
        assert_eq!(highlighted("brainfuck", "+"), None);
        assert_eq!(highlighted("", "x"), None);
    }

    proptest::proptest! {
        /// Whatever stands in it, the code is all there.
        #[test]
        fn all_of_it_is_shown(code in "[ -~\\n가é]{0,80}", number in 0..syntax::NAMES.len()) {
            let (names, _) = syntax::NAMES[number];
            let name = names.split(' ').next().unwrap_or_default();
            let html = highlighted(name, &code).expect("the language is known");
            let mut plain = String::new();
            let mut in_tag = false;
            for c in html.chars() {
                match c {
                    '<' => in_tag = true,
                    '>' if in_tag => in_tag = false,
                    c if !in_tag => plain.push(c),
                    _ => {}
                }
            }
            proptest::prop_assert_eq!(html_escape::decode_html_entities(&plain).into_owned(), code);
        }
    }
}
