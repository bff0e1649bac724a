//! An SVG file without what programs write into it about its maker, and without what runs: comments, metadata, scripts, and
//! all that is of other namespaces than pictures have, such as the path of the file on the disk of who drew it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, Writer};

use crate::name::unsafe_scheme;

/// Namespaces of what is shown.
const SHOWN: [&str; 5] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
];

/// Most entities that a file may define for itself, and the longest text of one.
const MOST_ENTITIES: usize = 100;
const LONGEST_ENTITY: usize = 500;

/// Whether a text looks like SVG.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4_000)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg")
}

/// The file without all that; `None` when it cannot be read.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut drawing = Drawing::new(bytes.len());
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            event => drawing.take(event)?,
        }
    }
    (drawing.depth == 0 && drawing.has_element).then(|| drawing.writer.into_inner())
}

/// What was read of a drawing so far.
struct Drawing {
    writer: Writer<Vec<u8>>,
    /// How many elements are open.
    depth: usize,
    has_element: bool,
    /// The depth of the element that is left out with all that it holds.
    left_out: Option<usize>,
    entities: HashMap<String, String>,
    /// Prefixes of namespaces that are not shown.
    foreign: HashSet<String>,
}

impl Drawing {
    fn new(length: usize) -> Self {
        Self {
            writer: Writer::new(Vec::with_capacity(length)),
            depth: 0,
            has_element: false,
            left_out: None,
            entities: HashMap::new(),
            foreign: HashSet::new(),
        }
    }

    fn take(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Start(start) => {
                self.has_element = true;
                self.depth += 1;
                match self.kept(&start).filter(|_| self.left_out.is_none()) {
                    Some(kept) => self.write(Event::Start(kept)),
                    None => {
                        self.left_out.get_or_insert(self.depth);
                        Some(())
                    }
                }
            }
            Event::Empty(start) => {
                self.has_element = true;
                match self.kept(&start).filter(|_| self.left_out.is_none()) {
                    Some(kept) => self.write(Event::Empty(kept)),
                    None => Some(()),
                }
            }
            Event::End(end) => {
                let depth = self.depth;
                self.depth = depth.checked_sub(1)?;
                if self.left_out == Some(depth) {
                    self.left_out = None;
                    return Some(());
                }
                if self.left_out.is_some() {
                    return Some(());
                }
                let name = end.name().0.to_owned();
                self.write(Event::End(BytesEnd::new(name)))
            }
            Event::DocType(kind) => {
                self.define(&kind);
                Some(())
            }
            Event::Comment(_) | Event::PI(_) => Some(()),
            Event::GeneralRef(reference) if self.left_out.is_none() => {
                let name = reference.to_string();
                match self.entities.get(&name).cloned() {
                    Some(text) => self.write(Event::Text(BytesText::new(&text))),
                    None => self.write(Event::GeneralRef(reference)),
                }
            }
            event if self.left_out.is_none() => self.write(event),
            _ => Some(()),
        }
    }

    fn write(&mut self, event: Event) -> Option<()> {
        self.writer.write_event(event).ok()
    }

    /// The entities that a file defines for itself, as drawing programs do for the addresses of namespaces.
    fn define(&mut self, declaration: &str) {
        for part in declaration.split("<!ENTITY").skip(1).take(MOST_ENTITIES) {
            let mut words = part.trim_start().splitn(2, char::is_whitespace);
            let (Some(name), Some(rest)) = (words.next(), words.next()) else { continue };
            let rest = rest.trim_start();
            let Some(mark @ ('"' | '\'')) = rest.chars().next() else { continue };
            let value = rest.get(1..).and_then(|rest| rest.split_once(mark)).map(|(value, _)| value);
            if let Some(value) =
                value.filter(|value| value.len() <= LONGEST_ENTITY && !value.contains(['&', '<']))
            {
                self.entities.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// A value with the entities of the file in it.
    fn value<'v>(&self, raw: &'v str) -> Cow<'v, str> {
        if self.entities.is_empty() || !raw.contains('&') {
            return Cow::Borrowed(raw);
        }
        let mut value = raw.to_owned();
        for (name, text) in &self.entities {
            value = value.replace(&format!("&{name};"), &text.replace('"', "&quot;"));
        }
        Cow::Owned(value)
    }

    /// The start of an element with the attributes that are shown; `None` when it is not.
    fn kept(&mut self, start: &BytesStart) -> Option<BytesStart<'static>> {
        let name = start.name().0.to_owned();
        let mut attributes = Vec::new();
        for attribute in start.html_attributes().flatten() {
            let key = attribute.key.0.to_owned();
            attributes.push((key, self.value(&attribute.value).into_owned()));
        }
        for (key, value) in &attributes {
            let is_shown = SHOWN.contains(&value.trim());
            match key.strip_prefix("xmlns:") {
                Some(prefix) if is_shown => drop(self.foreign.remove(prefix)),
                Some(prefix) => drop(self.foreign.insert(prefix.to_owned())),
                None if key == "xmlns" && !is_shown => return None,
                None => {}
            }
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        let is_left_out = self.foreign.contains(prefix)
            || ["metadata", "script", "handler"].iter().any(|own| local.eq_ignore_ascii_case(own));
        let sets_handler = attributes.iter().any(|(key, value)| {
            key.eq_ignore_ascii_case("attributeName") && value.trim().to_ascii_lowercase().starts_with("on")
        });
        if is_left_out || sets_handler {
            return None;
        }
        let mut kept = BytesStart::new(name.clone());
        for (key, value) in attributes {
            if let Some(value) = self.kept_value(&key, value) {
                let value = Cow::Owned(value.replace('"', "&quot;"));
                kept.push_attribute(Attribute { key: QName(&key), value });
            }
        }
        Some(kept)
    }

    /// The value of an attribute, if it is shown.
    fn kept_value(&self, key: &str, value: String) -> Option<String> {
        let (prefix, local) = key.split_once(':').unwrap_or(("", key));
        let is_foreign = self.foreign.contains(if prefix == "xmlns" { local } else { prefix });
        let lower = local.to_ascii_lowercase();
        if is_foreign || lower.starts_with("on") || lower.starts_with("data-") {
            return None;
        }
        if !["href", "src", "values", "to", "from", "by"].contains(&&*lower) {
            return Some(value);
        }
        let plain = crate::name::unescaped_html(&value).into_owned();
        if let Some(data) = plain.trim().strip_prefix("data:image/") {
            return picture(data).map(|data| format!("data:image/{data}"));
        }
        let parts = plain.split(';').all(|part| unsafe_scheme(part).is_none());
        (parts && unsafe_scheme(&plain).is_none()).then_some(value)
    }
}

/// A picture that stands in the address itself, without what it tells of its maker; a drawing there goes.
fn picture(data: &str) -> Option<String> {
    let (head, code) = data.split_once(',')?;
    let kind = head.strip_suffix(";base64")?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD.decode(code).ok().filter(|bytes| !is_svg(bytes))?;
    let clean = super::clean(&bytes)?;
    Some(format!("{kind};base64,{}", STANDARD.encode(clean)))
}
