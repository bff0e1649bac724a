//! Well-formed XML: elements by their names, attributes and texts.
//!
//! Must not know which elements a format has.

use std::io;

use quick_xml::events::{BytesCData, BytesDecl, BytesText, Event};
use quick_xml::writer::{ElementWriter, Writer};

use super::clean;

/// A document as it is written.
pub(super) type Document = Writer<Vec<u8>>;

/// The bytes of a document: its declaration and what `write` puts in it, each element on its own line.
pub(super) fn document(write: impl FnOnce(&mut Document) -> io::Result<()>) -> Vec<u8> {
    let mut document = Writer::new_with_indent(Vec::new(), b' ', 0);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
    document
        .write_event(declaration)
        .and_then(|()| write(&mut document))
        .expect("a document is written to memory, which takes all bytes");
    let mut bytes = document.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Writes `<name attributes>...</name>` around what `write` puts in it.
pub(super) fn parent(
    document: &mut Document,
    name: &str,
    attributes: &[(&str, &str)],
    write: impl FnOnce(&mut Document) -> io::Result<()>,
) -> io::Result<()> {
    element(document, name, attributes).write_inner_content(write)?;
    Ok(())
}

/// Writes `<name>text</name>`.
pub(super) fn text(document: &mut Document, name: &str, text: &str) -> io::Result<()> {
    text_with(document, name, &[], text)
}

/// Writes `<name attributes>text</name>`.
pub(super) fn text_with(
    document: &mut Document,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> io::Result<()> {
    element(document, name, attributes).write_text_content(BytesText::new(&clean::xml(text)))?;
    Ok(())
}

/// The same with the text as it stands, in a CDATA section: HTML would be a fifth longer with its signs escaped.
pub(super) fn literal(
    document: &mut Document,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> io::Result<()> {
    // Neither can stand in such a section: one ends it, and readers take the other for a line break.
    if text.contains("]]>") || text.contains('\r') {
        return text_with(document, name, attributes, text);
    }
    element(document, name, attributes).write_cdata_content(BytesCData::new(clean::xml(text)))?;
    Ok(())
}

/// Writes `<name attributes/>`.
pub(super) fn empty(document: &mut Document, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    element(document, name, attributes).write_empty()?;
    Ok(())
}

fn element<'d>(
    document: &'d mut Document,
    name: &'d str,
    attributes: &[(&str, &str)],
) -> ElementWriter<'d, Vec<u8>> {
    let cleaned = attributes.iter().map(|&(key, value)| (key, clean::xml(value)));
    document.create_element(name).with_attributes(cleaned)
}

#[cfg(test)]
mod tests {
    use super::super::samples::ODD_TEXTS;
    use super::*;

    /// Read by another library than the one that writes.
    #[test]
    fn texts_and_attributes_come_back() {
        for odd in ODD_TEXTS {
            let bytes = document(|document| {
                parent(document, "root", &[("a", odd), ("b", odd)], |document| {
                    text(document, "text", odd)?;
                    empty(document, "empty", &[("a", odd)])
                })
            });
            let written = str::from_utf8(&bytes).expect("XML is written as UTF-8");
            let read = roxmltree::Document::parse(written).expect(written);
            let (root, cleaned) = (read.root_element(), clean::xml(odd));
            let find = |name| root.children().find(|child| child.has_tag_name(name)).expect(written);
            assert_eq!(root.attribute("a"), Some(&*cleaned));
            assert_eq!(root.attribute("b"), Some(&*cleaned));
            assert_eq!(find("text").text().unwrap_or_default(), cleaned);
            assert_eq!(find("empty").attribute("a"), Some(&*cleaned));
        }
    }

    #[test]
    fn each_element_has_its_line() {
        let bytes = document(|document| {
            parent(document, "root", &[], |document| {
                text(document, "text", "")?;
                text_with(document, "text", &[("a", "b")], "c")?;
                empty(document, "empty", &[])
            })
        });
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n<text></text>\n<text a=\"b\">c</text>\n\
                        <empty/>\n</root>\n";
        assert_eq!(str::from_utf8(&bytes), Ok(expected));
    }
}
