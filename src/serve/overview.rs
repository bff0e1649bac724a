//! The server's own pages: an overview of pages, problems, what is withheld and what was updated, and plain
//! pages for what could not be made.
//!
//! HTML by hand: it needs no script, and every text goes through [`Html::text`].

use super::problems::EditorLinks;
use super::site::{Kept, Past, Site};
use super::target::{OWN, encode};
use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{PreviewPage, PreviewWithheld, Times};
use crate::name::SourcePath;

/// The style sheet of the overview.
pub(super) const STYLE: &str = include_str!("overview.css");

/// What is shown in place of a page whose template fails.
pub(super) const FAILED: &str = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
    <title>Not rendered</title>\n<body><h1>This page could not be rendered.</h1>\n\
    <p>The problem is shown below and in the terminal. The page comes back when it is mended.</p>\n</body></html>\n";

/// What is shown where there is nothing, and no page of the site says so.
pub(super) const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
    <title>Not found</title>\n<body><h1>There is nothing at this address.</h1>\n</body></html>\n";

/// So many pages and problems are listed at once.
const SHOWN: usize = 200;

/// What a reader asks the overview for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Words that a page's address, kind, file or templates hold.
    words: String,
    /// Which part of the list, from 1.
    part: usize,
    /// Feeds and data files too, which else only words find.
    all: bool,
}

impl Asked {
    /// Reads a query: `q=kim&page=2`.
    pub(super) fn new(query: &str) -> Self {
        let mut asked = Self { words: String::new(), part: 1, all: false };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "q" => asked.words = value.trim().to_lowercase(),
                "page" => asked.part = value.parse().unwrap_or(1).max(1),
                "all" => asked.all = true,
                _ => {}
            }
        }
        asked
    }

    fn chooses(&self, page: &PreviewPage) -> bool {
        (self.words.is_empty() && (self.all || is_for_readers(page)))
            || !self.words.is_empty() && self.holds_words(page)
    }

    fn holds_words(&self, page: &PreviewPage) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.words);
        holds(&page.url)
            || holds(page.kind)
            || page.source.as_ref().is_some_and(|source| holds(source.as_str()))
            || page.templates.iter().any(|template| holds(template))
    }

    /// The address of another part of the same list.
    fn query(&self, part: usize) -> String {
        let mut query = form_urlencoded::Serializer::new("?".to_owned());
        query.append_pair("q", &self.words).append_pair("page", &part.to_string());
        if self.all {
            query.append_pair("all", "1");
        }
        query.finish()
    }
}

/// Whether it is a page that people read, and no feed or data file.
fn is_for_readers(page: &PreviewPage) -> bool {
    let file = page.url.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(file.is_empty(), |(_, ending)| ending.eq_ignore_ascii_case("html"))
}

/// HTML that is being written.
#[derive(Debug, Default)]
struct Html(String);

impl Html {
    /// Markup, as it stands.
    fn tag(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, as a text.
    fn text(&mut self, text: &str) -> &mut Self {
        // Writing to a string does not fail.
        let _ = pulldown_cmark_escape::escape_html(&mut self.0, text);
        self
    }

    fn link(&mut self, address: &str, text: &str) -> &mut Self {
        self.tag("<a href=\"").text(address).tag("\">").text(text).tag("</a>")
    }
}

/// The overview.
pub(super) fn page(site: &Site, asked: &Asked) -> String {
    let kept = site.kept();
    let base = kept.preview.base_path();
    let mut html = Html::default();
    html.tag("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .tag("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Preview</title>\n")
        // Without an icon browsers ask for `/favicon.ico`, which the site need not have.
        .tag("<link rel=\"icon\" href=\"data:,\">\n")
        .tag("<link rel=\"stylesheet\" href=\"")
        .text(&format!("{base}/{OWN}/overview.css"))
        .tag("\">\n</head>\n<body>\n<header><h1>Preview</h1>\n<p>")
        .link(&format!("{base}/"), "The site");
    let [briefings, actors, topics] = kept.preview.counts();
    let counts = [(briefings, "briefing"), (actors, "actor"), (topics, "topic")].map(counted);
    html.text(&format!(" has {}.", counts.join(", "))).tag("</p>\n");
    let (found, left_out) = (kept.preview.diagnostics(), kept.preview.withheld());
    let all = kept.preview.pages();
    html.tag("<nav aria-label=\"On this page\">");
    for (section, words) in [
        ("problems", counted((found.len(), "problem"))),
        ("withheld", format!("{} withheld", left_out.len())),
        ("updates", "last updates".to_owned()),
        ("pages", counted((all.len(), "page"))),
    ] {
        html.link(&format!("#{section}"), &words).tag("\n");
    }
    html.tag("</nav>\n</header>\n<main>\n");
    problems(&mut html, &found, (&kept, site));
    withheld(&mut html, &left_out);
    history(&mut html, kept.history.iter());
    pages(&mut html, &all, (asked, base));
    html.tag("</main>\n</body>\n</html>\n");
    let page = super::inject::with_script(html.0.into_bytes(), &kept.marks(kept.number()));
    String::from_utf8(page).expect("the page and the script's tag are text")
}

/// `1 page`, `2 pages`
fn counted((count, word): (usize, &str)) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn problems(html: &mut Html, diagnostics: &[Diagnostic], (kept, site): (&Kept, &Site)) {
    html.tag("<section id=\"problems\"><h2>Problems</h2>\n");
    if diagnostics.is_empty() {
        html.tag("<p>There are none.</p>\n");
    }
    let texts = kept.preview.texts();
    let places = EditorLinks { root: &site.root, editor: &kept.editor };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| match diagnostic.level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Note => 2,
    });
    for diagnostic in sorted.iter().take(SHOWN) {
        let shown = places.show(diagnostic, &texts);
        html.tag("<article class=\"").tag(shown.level).tag("\"><p>");
        match &shown.address {
            Some(address) => html.link(address, &shown.place),
            None => html.text(&shown.place),
        };
        html.tag(" <small>").text(shown.code).tag("</small></p>\n<p><strong>").text(shown.level);
        html.tag(":</strong> ").text(&shown.message).tag("</p>\n");
        if !shown.source.is_empty() {
            html.tag("<pre tabindex=\"0\">").text(&shown.source).tag("</pre>\n");
        }
        if let Some(hint) = &shown.hint {
            html.tag("<p><b>help:</b> ").text(hint).tag("</p>\n");
        }
        html.tag("</article>\n");
    }
    if let Some(more @ 1..) = diagnostics.len().checked_sub(SHOWN) {
        html.tag("<p>").text(&format!("And {more} more; `briefgen check` shows all.")).tag("</p>\n");
    }
    html.tag("</section>\n");
}

fn withheld(html: &mut Html, withheld: &[PreviewWithheld]) {
    html.tag("<section id=\"withheld\"><h2>Withheld</h2>\n");
    if withheld.is_empty() {
        html.tag("<p>Everything is published.</p>\n</section>\n");
        return;
    }
    html.tag("<table><thead><tr><th>Title<th>File<th>Why</tr></thead><tbody>\n");
    for document in withheld.iter().take(SHOWN) {
        let why = format!("{}; shown with {}", document.because.word(), document.because.flag());
        html.tag("<tr><td>").text(&document.title).tag("<td>").text(document.path.as_str());
        html.tag("<td>").text(&why).tag("</tr>\n");
    }
    html.tag("</tbody></table>\n");
    if let Some(more @ 1..) = withheld.len().checked_sub(SHOWN) {
        html.tag("<p>").text(&format!("And {more} more.")).tag("</p>\n");
    }
    html.tag("</section>\n");
}

fn history<'a>(html: &mut Html, updates: impl Iterator<Item = &'a Past>) {
    html.tag("<section id=\"updates\"><h2>Last updates</h2>\n<ol reversed>\n");
    for past in updates {
        let files: Vec<&str> = past.changed.iter().take(5).map(SourcePath::as_str).collect();
        let more = past.changed.len() - files.len();
        let changed = match (files.is_empty(), more) {
            (true, _) if past.number == 1 => "begun".to_owned(),
            (true, _) => "problems changed".to_owned(),
            (false, 0) => files.join(", "),
            (false, more) => format!("{} and {more} more", files.join(", ")),
        };
        html.tag(&format!("<li value=\"{}\">", past.number)).text(&changed);
        if !past.times.is_empty() {
            html.tag(" <small>").text(&rooms(&past.times)).tag("</small>");
        }
        html.tag("</li>\n");
    }
    html.tag("</ol></section>\n");
}

/// `parse 3 ms, render 12 ms`
fn rooms(times: &Times) -> String {
    let rooms: Vec<String> =
        times.iter().map(|(room, took)| format!("{room} {} ms", took.as_millis())).collect();
    rooms.join(", ")
}

fn pages(html: &mut Html, pages: &[PreviewPage], (asked, base): (&Asked, &str)) {
    let chosen: Vec<&PreviewPage> = pages.iter().filter(|page| asked.chooses(page)).collect();
    let parts = chosen.len().div_ceil(SHOWN).max(1);
    let part = asked.part.min(parts);
    html.tag("<section id=\"pages\"><h2>Pages</h2>\n<form method=\"get\" action=\"")
        .text(&format!("{base}/{OWN}/"))
        .tag("#pages\"><label>Filter <input type=\"search\" name=\"q\" value=\"")
        .text(&asked.words)
        .tag("\"></label> <button>Show</button></form>\n<p>")
        .text(&format!("{} of {} pages; part {part} of {parts}.", chosen.len(), pages.len()));
    for (other, words) in [(part - 1, "Previous"), (part + 1, "Next")] {
        if (1..=parts).contains(&other) {
            html.tag(" ").link(&format!("{}#pages", asked.query(other)), words);
        }
    }
    let others = pages.iter().filter(|page| !is_for_readers(page)).count();
    if others > 0 && !asked.all && asked.words.is_empty() {
        html.tag(" ").link("?all=1#pages", &format!("Show {} too", counted((others, "feed or data file"))));
    }
    html.tag("</p>\n<table><thead><tr><th>Page<th>Kind<th>File<th>Templates</tr></thead><tbody>\n");
    // At the first look all pages are new, which is no news.
    let is_news = pages.iter().any(|page| !page.changed);
    for page in chosen.iter().skip((part - 1) * SHOWN).take(SHOWN) {
        html.tag("<tr><td>").link(&encode(base, &page.url), &page.url);
        if is_news && page.changed {
            html.tag(" <mark>changed</mark>");
        }
        html.tag("<td>")
            .text(page.kind)
            .tag("<td>")
            .text(page.source.as_ref().map_or("", SourcePath::as_str));
        html.tag("<td>");
        if !page.templates.is_empty() {
            html.tag("<details><summary>")
                .text(&counted((page.templates.len(), "template")))
                .tag("</summary>");
            html.text(&page.templates.join(", ")).tag("</details>");
        }
        html.tag("</tr>\n");
    }
    html.tag("</tbody></table></section>\n");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::site::WithheldBecause;

    fn listed(count: usize, query: &str) -> String {
        let page = |number: usize| PreviewPage {
            url: format!("/briefings/<{number}>/"),
            kind: if number.is_multiple_of(2) { "briefing" } else { "actor" },
            source: Some(SourcePath::new(format!("content/{number}&.md"))),
            templates: vec!["templates/briefing.html".into()],
            changed: number == 3,
        };
        let all: Vec<PreviewPage> = (1..=count).map(page).collect();
        let mut html = Html::default();
        pages(&mut html, &all, (&Asked::new(query), "/repo"));
        html.0
    }

    #[test]
    fn pages_in_parts() {
        let first = listed(450, "");
        assert!(first.contains("450 of 450 pages; part 1 of 3.") && !first.contains("Previous"), "{first}");
        assert!(first.contains("<a href=\"/repo/briefings/%3C3%3E/\">/briefings/&lt;3&gt;/</a>"), "{first}");
        assert!(first.contains("content/3&amp;.md") && first.contains("&gt;/</a> <mark>"), "{first}");
        assert_eq!(first.matches("<tr><td>").count(), SHOWN);
        let last = listed(450, "page=99");
        assert!(
            last.contains("part 3 of 3.") && last.contains("Previous") && !last.contains("Next"),
            "{last}"
        );
        assert_eq!(last.matches("<tr><td>").count(), 50);
    }

    #[test]
    fn feeds_and_data_stand_back() {
        let page = |url: &str| PreviewPage {
            url: url.into(),
            kind: "feed",
            source: None,
            templates: vec![],
            changed: false,
        };
        let all: Vec<PreviewPage> = ["/", "/404.html", "/feed.xml", "/data/actors.json"].map(page).into();
        for (query, count, offers) in
            [("", 2, true), ("all=1", 4, false), ("q=feed.xml", 1, false), ("q=data", 1, false)]
        {
            let mut html = Html::default();
            pages(&mut html, &all, (&Asked::new(query), ""));
            assert!(html.0.contains(&format!("{count} of 4 pages")), "{query}: {}", html.0);
            assert_eq!(html.0.contains("Show 2 feed or data files too"), offers, "{query}: {}", html.0);
        }
    }

    #[test]
    fn pages_are_filtered() {
        for (query, count) in
            [("q=actor", 225), ("q=%3C17%3E", 1), ("q=nothing", 0), ("q=BRIEFING.HTML", 450)]
        {
            let html = listed(450, query);
            assert!(html.contains(&format!("{count} of 450 pages")), "{query}: {html}");
        }
        let html = listed(450, "q=%22%3E%3Cscript%3E");
        assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;\"") && !html.contains("<script>"), "{html}");
    }

    #[test]
    fn withheld_and_updates() {
        let mut html = Html::default();
        let document =
            |because| PreviewWithheld { path: SourcePath::new("content/a.md"), title: "<b>".into(), because };
        let all = [WithheldBecause::Draft, WithheldBecause::Future, WithheldBecause::Expired].map(document);
        withheld(&mut html, &all);
        for words in ["&lt;b&gt;", "--drafts", "--future", "--expired"] {
            assert!(html.0.contains(words), "no {words} in {}", html.0);
        }
        let changed = (0..7).map(|number| SourcePath::new(format!("content/{number}.md"))).collect();
        let times = vec![("parse", Duration::from_millis(3))];
        history(&mut html, [Past { number: 9, changed, times }].iter());
        for words in ["<li value=\"9\">", "content/4.md and 2 more", "parse 3 ms"] {
            assert!(html.0.contains(words), "no {words} in {}", html.0);
        }
    }
}
