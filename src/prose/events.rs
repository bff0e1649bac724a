//! The events of a body, as a reader meets them. What they say stands in it; where it would be lost or would harm the
//! page, it is mended here, so that whoever reads a body reads the same.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::ahead::Ahead;
use super::balance::{Balance, HtmlSlip};
use super::bare;
use super::elision::apostrophe;
use super::figure::OpenFigure;
use super::formula;
use super::markdown::{note_key, wiki_label};
use super::source::BodyText;
use super::spaced::{Answers, Spaced};
use super::turned::Turned;

/// The events of a body with their bytes in it: a note that nothing refers to is left out, the lines of one block of
/// HTML are one event, a wiki link without a text of its own holds its label, an address may hold spaces, and raw HTML
/// ends with the body.
pub fn events(markdown: &str) -> Events<'_> {
    events_of(BodyText::plain(markdown))
}

/// The same of a body that was prepared, with its boxes, terms, formulas and addresses.
pub fn events_of(source: BodyText<'_>) -> Events<'_> {
    let mut events = Events::new(source);
    if has_tags(source.text) {
        events.balance = Some(read_through(source).again());
    }
    events
}

/// Follows the raw HTML of a body once, to learn what is never closed.
fn read_through(source: BodyText) -> Balance {
    let mut events = Events::new(source);
    events.balance = Some(Balance::default());
    events.by_ref().for_each(drop);
    events.balance.unwrap_or_default()
}

fn has_tags(markdown: &str) -> bool {
    markdown
        .split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
}

/// The iterator of [`events`].
pub struct Events<'m> {
    source: BodyText<'m>,
    pub(super) markdown: &'m str,
    pub(super) parser: Ahead<'m>,
    pub(super) turned: Turned<'m>,
    notes: Notes<'m>,
    /// What comes before the parser's next event.
    pub(super) waiting: VecDeque<(Event<'m>, Range<usize>)>,
    pub(super) figure: Option<OpenFigure<'m>>,
    /// The byte before which an address that stands in the text is a link, whatever the settings say.
    pub(super) bare_until: usize,
    /// How many elements are open, of code and of links in raw HTML, in which no address becomes a link.
    closed_to_links: usize,
    /// For each open link and picture, the end of its address if that holds spaces.
    addresses: Vec<Option<usize>>,
    /// The byte before which text belongs to an address.
    address_end: usize,
    balance: Option<Balance>,
}

impl<'m> Iterator for Events<'m> {
    type Item = (Event<'m>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(waiting) = self.waiting.pop_front() {
                return Some(self.figured(waiting));
            }
            let Some((event, place)) = self.read() else {
                let closing = self.balance.as_mut().map(Balance::finish).filter(|html| !html.is_empty())?;
                let end = self.markdown.len();
                return Some((Event::Html((closing + "\n").into()), end..end));
            };
            let Some((event, place)) = self.outside_address(event, place) else { continue };
            let (event, place) = self.with_links(event, place);
            let placed = self.balanced(event, place);
            return Some(self.figured(placed));
        }
    }
}

impl<'m> Events<'m> {
    /// What is wrong with the raw HTML of the events that were read.
    pub(crate) fn html_slips(self) -> Vec<HtmlSlip> {
        let mut slips = self.balance.map(|balance| balance.slips).unwrap_or_default();
        slips.sort_by_key(|slip| slip.range.start);
        slips
    }

    fn new(source: BodyText<'m>) -> Self {
        let (markdown, options) = (source.text, source.signs.options());
        let parser = Parser::new_with_broken_link_callback(markdown, options, Some(Answers { markdown }));
        Self {
            source,
            markdown,
            parser: Ahead::new(parser.into_offset_iter()),
            turned: Turned::default(),
            notes: Notes::new(source),
            waiting: VecDeque::new(),
            figure: None,
            bare_until: 0,
            closed_to_links: 0,
            addresses: Vec::new(),
            address_end: 0,
            balance: None,
        }
    }

    /// The parser's next event.
    fn read(&mut self) -> Option<(Event<'m>, Range<usize>)> {
        loop {
            let (event, place) = self.turned.next(self.source, &mut self.parser)?;
            let event = if self.source.signs.has_formulas { with_dollars(event) } else { event };
            return Some(match event {
                Event::Start(Tag::FootnoteDefinition(label)) if !self.notes.shows(&label) => {
                    self.skip_to_end();
                    continue;
                }
                Event::FootnoteReference(label) => {
                    self.notes.refer(&label);
                    (Event::FootnoteReference(label), place)
                }
                Event::Html(html) => self.whole_html(html, place),
                Event::Start(Tag::Link {
                    link_type: LinkType::WikiLink { has_pothole },
                    ref dest_url,
                    ..
                }) => {
                    if has_pothole {
                        self.label_empty_wiki_link(&dest_url.clone(), &place);
                    } else {
                        self.label_wiki_link();
                    }
                    (event, place)
                }
                Event::Text(text) => (Event::Text(apostrophe(text, &place, self.markdown)), place),
                event => (event, place),
            });
        }
    }

    /// Passes over what began with the event that was read.
    fn skip_to_end(&mut self) {
        self.turned.skipped();
        let mut open = 1;
        while open > 0 {
            match self.parser.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Adds the lines that follow to the first one.
    fn whole_html(&mut self, first: CowStr<'m>, mut place: Range<usize>) -> (Event<'m>, Range<usize>) {
        let is_html = |next: &(Event, Range<usize>)| matches!(next.0, Event::Html(_));
        if !self.parser.peek().is_some_and(is_html) {
            return (Event::Html(first), place);
        }
        let mut whole = first.into_string();
        while let Some((Event::Html(line), of_line)) = self.parser.next_if(is_html) {
            whole.push_str(&line);
            place.end = of_line.end;
        }
        (Event::Html(whole.into()), place)
    }

    /// Puts the label in place of the text that follows.
    fn label_wiki_link(&mut self) {
        if let Some((Event::Text(text), place)) = self.parser.peek_mut() {
            let label = wiki_label(text).to_owned();
            let start = text.find(&label).unwrap_or_default();
            if place.len() == text.len() {
                *place = place.start + start..place.start + start + label.len();
            }
            *text = label.into();
        }
    }

    /// `[[Ana Duarte|]]` shows the name, since nothing stands after the bar.
    fn label_empty_wiki_link(&mut self, destination: &str, place: &Range<usize>) {
        let label = wiki_label(destination.trim_end_matches('\\')).to_owned();
        let found = self.markdown.get(place.clone()).and_then(|written| written.find(&label));
        let start = place.start + found.unwrap_or_default();
        let range = start..(start + label.len()).min(place.end);
        match self.parser.peek_mut() {
            Some((Event::End(TagEnd::Link), _)) => {
                self.waiting.push_back((Event::Text(label.into()), range));
            }
            Some((Event::Text(text), place)) if text.trim().is_empty() => {
                (*text, *place) = (label.into(), range);
            }
            _ => {}
        }
    }

    /// The event, unless it is part of an address that was read already. A link with such an address is as long as
    /// it is written.
    fn outside_address(
        &mut self,
        event: Event<'m>,
        mut place: Range<usize>,
    ) -> Option<(Event<'m>, Range<usize>)> {
        if place.start < self.address_end {
            match event {
                Event::Start(_) => {
                    self.skip_to_end();
                    return None;
                }
                Event::End(_) => {}
                Event::Text(text) if place.end > self.address_end && place.len() == text.len() => {
                    let kept = text.get(self.address_end - place.start..)?.to_owned();
                    return Some((Event::Text(kept.into()), self.address_end..place.end));
                }
                _ => return None,
            }
        }
        match &event {
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                let end = self.end_of(*link_type, place.end);
                self.addresses.push((end > place.end).then_some(end));
                place.end = end;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(end) = self.addresses.pop().flatten() {
                    place.end = end;
                    self.address_end = end;
                }
            }
            _ => {}
        }
        Some((event, place))
    }

    pub(super) fn end_of_address(&self, start: usize) -> usize {
        let spaced = self.markdown.get(start..).and_then(Spaced::read);
        start + spaced.map_or(0, |spaced| spaced.length)
    }

    /// Text of which the first address is a link, where it may be; what follows waits.
    fn with_links(&mut self, event: Event<'m>, place: Range<usize>) -> (Event<'m>, Range<usize>) {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => self.closed_to_links += 1,
            Event::End(TagEnd::CodeBlock) => self.closed_to_links = self.closed_to_links.saturating_sub(1),
            Event::InlineHtml(html) if html.starts_with("</") && is_closed_to_links(html) => {
                self.closed_to_links = self.closed_to_links.saturating_sub(1);
            }
            Event::InlineHtml(html) if is_closed_to_links(html) => self.closed_to_links += 1,
            Event::Text(text)
                if (self.source.signs.dialect.autolink || place.start < self.bare_until)
                    && self.addresses.is_empty()
                    && self.closed_to_links == 0
                    && self.markdown.get(place.clone()) == Some(text) =>
            {
                if let Some(address) = bare::find(self.markdown, place.clone()) {
                    return self.with_link(&place, address);
                }
            }
            _ => {}
        }
        (event, place)
    }

    /// Text at a place in which an address stands.
    fn with_link(&mut self, place: &Range<usize>, address: Range<usize>) -> (Event<'m>, Range<usize>) {
        let markdown = self.markdown;
        let written = |range: Range<usize>| {
            let text = markdown.get(range.clone()).unwrap_or_default();
            (!text.is_empty()).then(|| (Event::Text(text.into()), range))
        };
        let mut parts = Vec::new();
        let (mut at, mut next) = (place.start, Some(address));
        while let Some(address) = next {
            parts.extend(written(at..address.start));
            let meant = bare::meant(markdown.get(address.clone()).unwrap_or_default());
            let (dest_url, none) = (bare::destination(&meant).into(), CowStr::Borrowed(""));
            let link_type = LinkType::Autolink;
            parts.push((
                Event::Start(Tag::Link { link_type, dest_url, title: none.clone(), id: none }),
                address.clone(),
            ));
            parts.push((Event::Text(meant.into()), address.clone()));
            parts.push((Event::End(TagEnd::Link), address.clone()));
            at = address.end;
            next = if at < place.end { bare::find(markdown, at..place.end) } else { None };
        }
        self.address_end = self.address_end.max(at);
        parts.extend(written(at..place.end));
        let mut parts = parts.into_iter();
        let first = parts.next().unwrap_or_else(|| (Event::Text("".into()), place.clone()));
        for part in parts.rev() {
            self.waiting.push_front(part);
        }
        first
    }

    /// The event with its raw HTML mended; what must stand beside it waits.
    fn balanced(&mut self, event: Event<'m>, place: Range<usize>) -> (Event<'m>, Range<usize>) {
        let Some(balance) = &mut self.balance else { return (event, place) };
        match event {
            Event::Html(html) => (Event::Html(balance.mend(&html, &place, self.markdown).into()), place),
            Event::InlineHtml(html) => {
                let mended = balance.mend(&html, &place, self.markdown);
                let event = if mended.starts_with("&lt;") {
                    Event::Text(html)
                } else {
                    Event::InlineHtml(mended.into())
                };
                (event, place)
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => (event, place),
            Event::Start(_) => {
                balance.enter();
                (event, place)
            }
            Event::End(end) => {
                let (inside, after) = balance.leave();
                let at = place.end..place.end;
                let html = |html: String| {
                    if is_inline(end) { Event::InlineHtml(html.into()) } else { Event::Html(html.into()) }
                };
                if !after.is_empty() {
                    self.waiting.push_front((Event::Html((after + "\n").into()), at.clone()));
                }
                if inside.is_empty() {
                    return (event, place);
                }
                self.waiting.push_front((event, place));
                (html(inside), at)
            }
            event => (event, place),
        }
    }
}

/// Whether raw HTML begins or ends an element in which no address becomes a link.
fn is_closed_to_links(html: &str) -> bool {
    let name = html.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    ["a", "code", "kbd", "samp", "pre"].iter().any(|own| name.eq_ignore_ascii_case(own))
        && !html.ends_with("/>")
}

/// An event in which the dollar signs of prices stand again.
fn with_dollars(event: Event) -> Event {
    fn again(text: CowStr) -> CowStr {
        if text.contains(formula::NO_SIGN) { formula::with_signs(&text).into() } else { text }
    }
    match event {
        Event::Text(text) => Event::Text(again(text)),
        Event::Code(text) => Event::Code(again(text)),
        Event::Html(text) => Event::Html(again(text)),
        Event::InlineHtml(text) => Event::InlineHtml(again(text)),
        Event::InlineMath(text) => Event::InlineMath(again(text)),
        Event::DisplayMath(text) => Event::DisplayMath(again(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: again(dest_url), title: again(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: again(dest_url), title: again(title), id })
        }
        event => event,
    }
}

/// Whether what ends holds running text.
fn is_inline(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionList
    )
}

/// Which notes are shown: each once, if the text refers to it, by itself or through other such notes.
struct Notes<'m> {
    source: BodyText<'m>,
    /// Those that were shown.
    shown: HashSet<String>,
    /// Those that what was shown so far refers to. Most notes are referred to before they stand, so that the body need
    /// not be read once more to know that they are shown.
    referred: HashSet<String>,
    /// All to be shown, once one is asked for that nothing before it refers to.
    reachable: Option<HashSet<String>>,
}

impl<'m> Notes<'m> {
    fn new(source: BodyText<'m>) -> Self {
        let markdown = source.text;
        // Where an address holds spaces, the parser may take for a reference what is none.
        let has_spaced = || {
            let mut ends = memmem::find_iter(markdown.as_bytes(), "](");
            ends.any(|at| markdown.get(at + 1..).and_then(Spaced::read).is_some())
        };
        let reachable = (markdown.contains("[^") && has_spaced()).then(|| reachable_notes(source));
        Self { source, shown: HashSet::new(), referred: HashSet::new(), reachable }
    }

    fn refer(&mut self, label: &str) {
        if self.reachable.is_none() {
            self.referred.insert(note_key(label));
        }
    }

    /// Whether a note that stands here is shown here.
    fn shows(&mut self, label: &str) -> bool {
        let label = note_key(label);
        let is_wanted = self.referred.contains(&label) || {
            let reachable = self.reachable.get_or_insert_with(|| reachable_notes(self.source));
            reachable.contains(&label)
        };
        is_wanted && self.shown.insert(label)
    }
}

/// Labels of the notes that the text refers to, by itself or through other such notes.
fn reachable_notes(source: BodyText) -> HashSet<String> {
    let mut open = Vec::new();
    let mut references: HashMap<Option<String>, Vec<String>> = HashMap::new();
    for event in Parser::new_ext(source.text, source.signs.options()) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open.push(note_key(&label)),
            Event::End(TagEnd::FootnoteDefinition) => drop(open.pop()),
            Event::FootnoteReference(label) => {
                references.entry(open.last().cloned()).or_default().push(note_key(&label));
            }
            _ => {}
        }
    }
    let mut found = HashSet::new();
    let mut new = references.remove(&None).unwrap_or_default();
    while let Some(label) = new.pop() {
        new.extend(references.remove(&Some(label.clone())).unwrap_or_default());
        found.insert(label);
    }
    found
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::html;

    use super::*;

    #[test]
    fn addresses_with_spaces_are_links() {
        for (markdown, shown) in [
            ("![a map](my map.png)", "<p><img src=\"my%20map.png\" alt=\"a map\" /></p>\n"),
            (
                "See [*the* file](my report.pdf \"T\"), he said.",
                "<p>See <a href=\"my%20report.pdf\" title=\"T\"><em>the</em> file</a>, he said.</p>\n",
            ),
            (
                "[x](a_b c_d.md) and [y](b.md)",
                "<p><a href=\"a_b%20c_d.md\">x</a> and <a href=\"b.md\">y</a></p>\n",
            ),
            (
                "[![a](my map.png)](my report.pdf).",
                "<p>[<img src=\"my%20map.png\" alt=\"a\" />](my report.pdf).</p>\n",
            ),
            (
                "- [карта](моя карта.png)*x*",
                "<ul>\n<li><a href=\"%D0%BC%D0%BE%D1%8F%20%D0%BA%D0%B0%D1%80%D1%82%D0%B0.png\">карта</a><em>x</em></li>\n</ul>\n",
            ),
            ("![a map](map.png =300x200)", "<p><img src=\"map.png\" alt=\"a map\" /></p>\n"),
            ("`[x](a b.md)` [sic](as he said)", "<p><code>[x](a b.md)</code> [sic](as he said)</p>\n"),
            ("[[Ana Duarte|]] came", "<p><a href=\"Ana Duarte\">Ana Duarte</a> came</p>\n"),
        ] {
            let mut html = String::new();
            html::push_html(&mut html, events(markdown).map(|(event, _)| event));
            assert_eq!(html.replace("Ana%20Duarte", "Ana Duarte"), shown, "{markdown}");
        }
        let markdown = "Ä [x](a b.md) y";
        let places: Vec<&str> = events(markdown).filter_map(|(_, place)| markdown.get(place)).collect();
        assert!(places.contains(&"[x](a b.md)") && places.contains(&" y"), "{places:?}");
    }

    #[test]
    fn raw_html_ends_with_the_body() {
        for (markdown, shown) in [
            (
                "<div class=\"box\">\n\nIn it.\n\n</div>\n\nOut.",
                "<div class=\"box\">\n<p>In it.</p>\n</div>\n<p>Out.</p>\n",
            ),
            ("<div class=\"box\">\n\nBoxed.", "<div class=\"box\">\n<p>Boxed.</p>\n</div>\n"),
            ("Use <b>bold.\n\nNext.", "<p>Use <b>bold.</b></p>\n<p>Next.</p>\n"),
            (
                "A <name withheld> met <unknown>No one</unknown>.",
                "<p>A &lt;name withheld&gt; met &lt;unknown&gt;No one&lt;/unknown&gt;.</p>\n",
            ),
            ("<redacted>\n\nText.", "&lt;redacted&gt;\n<p>Text.</p>\n"),
            ("</div></main></article>\n\nText.", "\n<p>Text.</p>\n"),
            (
                "<details><summary>More</summary>\n\nShown.",
                "<details><summary>More</summary>\n</details>\n<p>Shown.</p>\n",
            ),
            (
                "<details><summary>More</summary>\n\nFolded.\n\n</details>\n",
                "<details><summary>More</summary>\n<p>Folded.</p>\n</details>\n",
            ),
            ("- <div>\n\n  x\n- y", "<ul>\n<li><div>\n<p>x</p>\n</div></li>\n<li>\n<p>y</p>\n</li>\n</ul>\n"),
            ("<div>\n\ntext</div>\n\nafter", "<div>\n<p>text</p>\n</div>\n<p>after</p>\n"),
            ("a <b><i>x</b></i> y", "<p>a <b><i>x</i></b> y</p>\n"),
            ("<a id=\"x\"/> text", "<p><a id=\"x\"/></a> text</p>\n"),
            (
                "a <br> b<br/> <img src=x alt=''> <!-- note -->c",
                "<p>a <br> b<br/> <img src=x alt=''> c</p>\n",
            ),
            ("<table><tr><td>cell\n\nText.", "<table><tr><td>cell\n<p>Text.</p>\n</table>\n"),
            ("<p>one\n\n<ul><li>two</ul>\n", "<p>one\n<ul><li>two</ul>\n"),
            ("<script>x = '<b>'</script>\n\ny", "<script>x = '<b>'</script>\n<p>y</p>\n"),
            ("<div title=\"x>\n\ny", "&lt;div title=\"x>\n<p>y</p>\n"),
            ("2 < 3 and x<y>z", "<p>2 &lt; 3 and x&lt;y&gt;z</p>\n"),
        ] {
            let mut html = String::new();
            html::push_html(&mut html, events(markdown).map(|(event, _)| event));
            assert_eq!(html, shown, "{markdown}");
        }
    }

    /// In a list or quote the HTML lacks what begins its lines, and has another length than in the source.
    #[test]
    fn places_of_slips_in_html_are_between_letters() {
        let mut found = 0;
        for (first, then) in [("> ", "> "), ("- ", "  "), ("1. > ", "   > "), ("", "")] {
            for (pad, end) in [0, 1, 2, 3].into_iter().flat_map(|pad| [(pad, "\n"), (pad, "\r\n")]) {
                let lines = ["<p>가", "나 한국어 <!--> 사람이 말했다", "끝 \u{1F600} מה<!--", "𠀀𠀀𠀀"];
                let markdown = format!(
                    "{first}{}{}",
                    "x".repeat(pad),
                    lines.map(|line| format!("{line}{end}")).join(then)
                );
                let mut read = events(&markdown);
                read.by_ref().for_each(drop);
                for slip in read.html_slips() {
                    found += 1;
                    assert!(markdown.get(slip.range.clone()).is_some(), "{:?} of {markdown:?}", slip.range);
                }
            }
        }
        assert!(found > 20, "{found}");
    }
}
