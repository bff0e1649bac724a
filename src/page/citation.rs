//! How to cite a briefing: in words, as BibTeX and as CSL-JSON.
//!
//! BibTeX as `btxdoc` describes it, with the special characters of LaTeX escaped; CSL-JSON 1.0.2
//! (<https://docs.citationstyles.org>).

use serde_json::{Value, json};

use super::Pages;
use super::view::Citation;
use crate::date::Publication;
use crate::language::Language;
use crate::name::{SlugStyle, slugify};
use crate::site::BriefingId;

/// What a citation is made of.
#[derive(Clone, Copy, Debug)]
struct Cited<'c> {
    slug: &'c str,
    title: &'c str,
    authors: &'c [String],
    /// Who publishes it: the title of the site, and whoever stands behind it.
    site: &'c str,
    publisher: Option<&'c str>,
    date: &'c Publication,
    updated: Option<&'c Publication>,
    url: Option<&'c str>,
    language: &'c str,
    /// The language of the page, which says it in words.
    words: &'c Language,
}

impl Pages {
    pub(super) fn citation(&self, id: BriefingId) -> Citation {
        let briefing = &self.site[id];
        let matter = briefing.matter();
        let url = self.urls.full(self.urls.briefing(id));
        let publisher = self.settings.author.as_deref().filter(|author| *author != self.settings.title);
        Cited {
            slug: &briefing.slug,
            title: &matter.title.value,
            authors: &matter.authors,
            site: &self.settings.title,
            publisher,
            date: &briefing.outline().date,
            updated: matter.updated.as_ref().map(|date| &date.value),
            url: url.as_deref(),
            language: matter.language.as_deref().unwrap_or(&self.settings.language),
            words: &self.language,
        }
        .citation()
    }
}

impl Cited<'_> {
    fn citation(self) -> Citation {
        Citation { plain: self.plain(), bibtex: self.bibtex(), csl_json: self.csl_json() }
    }

    /// `Jane Roe and John Doe, “Title”, Site, 19 June 2024 (updated 21 June 2024), https://…`
    fn plain(self) -> String {
        let (title, words) = (self.title.trim_end_matches('.'), self.words);
        let mut parts = Vec::new();
        match self.authors {
            [] => parts.extend(self.publisher.map(str::to_owned)),
            authors => parts.push(words.list(authors)),
        }
        parts.push(words.say("cited_title", &[("title", title)]));
        parts.push(self.site.to_owned());
        let date = words.publication(self.date);
        parts.push(match self.updated.map(|day| words.publication(day)) {
            Some(updated) => words.say("cited_updated", &[("date", &date), ("updated", &updated)]),
            None => date,
        });
        let end = if self.url.is_none() { words.text("full_stop") } else { String::new() };
        parts.extend(self.url.map(str::to_owned));
        parts.join(&words.text("list_comma")) + &end
    }

    fn bibtex(self) -> String {
        let day = self.date.date();
        let authors = match self.authors {
            [] => format!("{{{}}}", tex(self.publisher.unwrap_or(self.site))),
            authors => authors.iter().map(|name| tex_name(name)).collect::<Vec<_>>().join(" and "),
        };
        let mut fields = vec![
            ("author", authors),
            // Braces of its own, so that no style changes the case of names.
            ("title", format!("{{{}}}", tex(self.title))),
            ("howpublished", tex(self.site)),
            ("year", format!("{:04}", day.year())),
        ];
        let month = MONTHS.get(usize::from(day.month().unsigned_abs()) - 1).copied().unwrap_or_default();
        let updated = self.updated.map(|day| {
            let day = self.words.publication(day);
            ("note", tex(&self.words.say("cited_note", &[("date", &day)])))
        });
        let last = [
            Some(("day", day.day().to_string())),
            updated,
            self.url.map(|url| ("url", url.replace(['{', '}', '\\'], ""))),
            Some(("language", tex(self.language))),
        ];
        let field = |(name, value): (&str, String)| format!("  {name} = {{{value}}},\n");
        let mut text = format!("@misc{{{},\n", self.key());
        text.extend(fields.drain(..).map(field));
        text.push_str(&format!("  month = {month},\n"));
        text.extend(last.into_iter().flatten().map(field));
        text + "}"
    }

    /// ASCII letters, digits and hyphens, which every tool takes.
    fn key(self) -> String {
        let slug = slugify(self.slug, SlugStyle::Ascii);
        let slug: String = slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let slug = if slug.is_empty() { "briefing" } else { &slug };
        format!("{slug}-{:04}", self.date.date().year())
    }

    fn csl_json(self) -> String {
        let parts = |day: &Publication| {
            let day = day.date();
            json!({ "date-parts": [[day.year(), day.month(), day.day()]] })
        };
        let literal = |name: &str| json!({ "literal": name });
        let authors: Vec<Value> = match self.authors {
            [] => vec![literal(self.publisher.unwrap_or(self.site))],
            authors => authors.iter().map(|name| literal(name)).collect(),
        };
        let mut entry = json!({
            "id": self.key(),
            "type": "webpage",
            "title": self.title,
            "author": authors,
            "container-title": self.site,
            "publisher": self.publisher.unwrap_or(self.site),
            "issued": parts(self.date),
            "language": self.language,
        });
        if let Some(url) = self.url {
            entry["URL"] = url.into();
        }
        serde_json::to_string_pretty(&json!([entry])).unwrap_or_default()
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A text as LaTeX shows it, with balanced braces.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("{\\textbackslash}"),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '"' => escaped.push_str("{\\textquotedbl}"),
            '$' | '&' | '#' | '%' | '_' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A name in a list of authors. One with a comma or `and` in it, or of more words than BibTeX can part into
/// given and family name, is kept whole by braces.
fn tex_name(name: &str) -> String {
    let escaped = tex(name);
    let is_plain = name.split_whitespace().count() <= 3 && !name.contains(',') && !name.contains(" and ");
    if is_plain { escaped } else { format!("{{{escaped}}}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cite(title: &str, authors: &[&str], url: Option<&str>) -> Citation {
        let authors: Vec<String> = authors.iter().map(|name| (*name).to_owned()).collect();
        let date = Publication::parse("2024-06-19").expect("a date");
        Cited {
            slug: "putin-in-pyongyang",
            title,
            authors: &authors,
            site: "Desk & Co",
            publisher: None,
            date: &date,
            updated: None,
            url,
            language: "en",
            words: &Language::english(),
        }
        .citation()
    }

    #[test]
    fn in_words() {
        for (authors, url, expected) in [
            (&[][..], None, "“A treaty”, Desk & Co, 19 June 2024."),
            (
                &["Jane Roe"],
                Some("https://e.org/a/"),
                "Jane Roe, “A treaty”, Desk & Co, 19 June 2024, https://e.org/a/",
            ),
            (&["A", "B", "C"], None, "A, B and C, “A treaty”, Desk & Co, 19 June 2024."),
        ] {
            assert_eq!(cite("A treaty.", authors, url).plain, expected);
        }
    }

    #[test]
    fn special_characters_of_tex() {
        for (title, expected) in [
            ("50% of R&D: $5_a #1", "50\\% of R\\&D: \\$5\\_a \\#1"),
            ("a {b} \\c", "a {\\textbraceleft}b{\\textbraceright} {\\textbackslash}c"),
            ("x~y^z \"q\"", "x{\\textasciitilde}y{\\textasciicircum}z {\\textquotedbl}q{\\textquotedbl}"),
            ("Łódź 북한\nnext", "Łódź 북한 next"),
        ] {
            let bibtex = cite(title, &[], None).bibtex;
            assert!(bibtex.contains(&format!("title = {{{{{expected}}}}},")), "{bibtex}");
            let depth = bibtex.chars().try_fold(0_i32, |depth, c| match c {
                '{' => Some(depth + 1),
                '}' => Some(depth - 1).filter(|depth| *depth >= 0),
                _ => Some(depth),
            });
            assert_eq!(depth, Some(0), "{bibtex}");
        }
    }

    #[test]
    fn a_bibtex_entry() {
        let bibtex =
            cite("T", &["Jane Roe", "Roe, Jr.", "Ministry and Office"], Some("https://e.org/%20{}/")).bibtex;
        let expected = "@misc{putin-in-pyongyang-2024,
  author = {Jane Roe and {Roe, Jr.} and {Ministry and Office}},
  title = {{T}},
  howpublished = {Desk \\& Co},
  year = {2024},
  month = jun,
  day = {19},
  url = {https://e.org/%20/},
  language = {en},
}";
        assert_eq!(bibtex, expected);
    }

    #[test]
    fn csl_json() {
        let text = cite("A \"treaty\" </script>", &["Jane Roe"], Some("https://e.org/a/")).csl_json;
        let read: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(read[0]["title"], "A \"treaty\" </script>");
        assert_eq!(read[0]["author"][0]["literal"], "Jane Roe");
        assert_eq!(read[0]["issued"]["date-parts"][0], json!([2024, 6, 19]));
        assert_eq!(read[0]["URL"], "https://e.org/a/");
    }
}
