//! Who made a picture, under which licence it stands, and whether a machine made it: read from what programs wrote into the
//! file (EXIF, IPTC, XMP), and written into a clean file as XMP. Place, time and camera are never among it.

use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF as _, ImageICC as _};
use quick_xml::escape::escape;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::clean::clean;
use super::head::Kind;
use super::jpeg;

/// Longest value that is kept, in bytes.
const LONGEST: usize = 500;

const XMP_IN_JPEG: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_IN_PNG: &[u8] = b"XML:com.adobe.xmp\0";

/// What is kept: the name of a property, its namespace by the prefix that it usually has, and how it is written.
const KEPT: [(&str, Form); 12] = [
    ("dc:creator", Form::List),
    ("dc:rights", Form::Text),
    ("photoshop:Credit", Form::Plain),
    ("photoshop:Source", Form::Plain),
    ("xmpRights:Marked", Form::Plain),
    ("xmpRights:UsageTerms", Form::Text),
    ("xmpRights:WebStatement", Form::Plain),
    ("cc:license", Form::Plain),
    ("cc:attributionName", Form::Plain),
    ("cc:attributionURL", Form::Plain),
    ("Iptc4xmpExt:DigitalSourceType", Form::Plain),
    ("Iptc4xmpExt:AISystemUsed", Form::Plain),
];

const NAMESPACES: [(&str, &str); 6] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("cc", "http://creativecommons.org/ns#"),
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
];

/// How XMP writes a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    /// A text for each language, of which one is kept.
    Text,
    List,
}

/// What a file says, in the order of [`KEPT`].
type Credit = [Vec<String>; KEPT.len()];

/// A file without what it tells of its maker but for credit and licence; `None` where [`clean`] is. Content Credentials
/// sign the bytes of a file: they are kept where nothing else has to go, and tell no place or camera themselves.
pub(super) fn with_credit_alone(bytes: &[u8]) -> Option<Vec<u8>> {
    let cleaned = with_credit(clean(bytes)?, bytes);
    if let Some((without, credentials)) = without_credentials(bytes)
        && !tells(&credentials)
        && clean(&without).is_some_and(|clean| with_credit(clean, &without) == without)
    {
        return Some(bytes.to_vec());
    }
    Some(cleaned)
}

/// A clean file, or a copy of another size, with the credit and the licence of the picture that it was made of.
pub fn with_credit(file: Vec<u8>, of: &[u8]) -> Vec<u8> {
    let credit = read(of);
    if credit.iter().all(Vec::is_empty) {
        return file;
    }
    put(&file, packet(&credit).as_bytes()).unwrap_or(file)
}

fn read(bytes: &[u8]) -> Credit {
    let mut credit = Credit::default();
    let (mut xmp, mut exif, mut iptc) = (None, None, None);
    match Kind::of_bytes(bytes) {
        Some(Kind::Jpeg) => {
            for (marker, segment) in jpeg::segments(bytes) {
                match marker {
                    0xe1 if segment.starts_with(XMP_IN_JPEG) => {
                        xmp = segment.get(XMP_IN_JPEG.len()..).map(<[u8]>::to_vec);
                    }
                    0xe1 if segment.starts_with(b"Exif\0\0") => exif = segment.get(6..).map(<[u8]>::to_vec),
                    0xed => iptc = Some(segment.to_vec()),
                    _ => {}
                }
            }
        }
        Some(Kind::Png) => {
            if let Ok(png) = Png::from_bytes(Bytes::copy_from_slice(bytes)) {
                let mut texts =
                    png.chunks().iter().filter(|chunk| chunk.kind() == *b"iTXt").map(PngChunk::contents);
                let packet = texts.find_map(|text| text.strip_prefix(XMP_IN_PNG));
                // Two bytes say that it is not compressed; a language and a translated key follow, each up to a zero.
                xmp = packet
                    .and_then(|rest| rest.strip_prefix(&[0, 0]))
                    .map(|rest| rest.splitn(3, |byte| *byte == 0).nth(2).unwrap_or_default().to_vec());
                exif = png.exif().map(|exif| exif.to_vec());
            }
        }
        Some(Kind::WebP) => {
            if let Ok(webp) = WebP::from_bytes(Bytes::copy_from_slice(bytes)) {
                xmp = webp
                    .chunk_by_id(CHUNK_XMP)
                    .and_then(|chunk| chunk.content().data())
                    .map(|data| data.to_vec());
                exif = webp.exif().map(|exif| exif.to_vec());
            }
        }
        _ => {}
    }
    if let Some(exif) = exif {
        of_exif(&exif, &mut credit);
    }
    if let Some(iptc) = iptc {
        of_iptc(&iptc, &mut credit);
    }
    if let Some(xmp) = xmp {
        of_xmp(&String::from_utf8_lossy(&xmp), &mut credit);
    }
    credit
}

/// Puts values in the place of those that a property has.
fn set(credit: &mut Credit, name: &str, values: Vec<String>) {
    let cut =
        |value: String| value.get(..value.floor_char_boundary(LONGEST)).unwrap_or_default().trim().to_owned();
    let values: Vec<String> = values
        .into_iter()
        .map(cut)
        .filter(|value| !value.is_empty() && !value.contains(char::is_control))
        .collect();
    if let Some(index) = KEPT.iter().position(|(known, _)| *known == name)
        && !values.is_empty()
    {
        credit[index] = values;
    }
}

/// `Artist` and `Copyright` (EXIF 2.3, tags 0x013b and 0x8298).
fn of_exif(exif: &[u8], credit: &mut Credit) {
    let is_big = exif.starts_with(b"MM");
    let number = |at: usize, length: usize| -> Option<usize> {
        let bytes = exif.get(at..at.checked_add(length)?)?;
        let add = |value: usize, byte: &u8| value << 8 | usize::from(*byte);
        Some(if is_big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) })
    };
    let Some(start) = number(4, 4) else { return };
    for entry in 0..number(start, 2).unwrap_or(0) {
        let at = start + 2 + entry * 12;
        let name = match number(at, 2) {
            Some(0x013b) => "dc:creator",
            Some(0x8298) => "dc:rights",
            Some(_) => continue,
            None => return,
        };
        let length = number(at + 4, 4).unwrap_or(0);
        let from = if length <= 4 { Some(at + 8) } else { number(at + 8, 4) };
        let text = from.and_then(|from| exif.get(from..from.checked_add(length)?));
        let text = text.map(|text| String::from_utf8_lossy(text).replace('\0', " "));
        set(credit, name, text.into_iter().collect());
    }
}

/// Datasets 2:80, 2:110, 2:115 and 2:116 of IPTC-IIM, which Photoshop keeps in its resource 0x0404.
fn of_iptc(segment: &[u8], credit: &mut Credit) {
    let Some(at) = segment.windows(6).position(|window| window == b"8BIM\x04\x04") else { return };
    let mut rest = segment.get(at + 6..).unwrap_or_default();
    let mut creators = Vec::new();
    while let Some(start) = rest.windows(2).position(|window| window == [0x1c, 2]) {
        let Some(&[kind, high, low]) =
            rest.get(start + 2..start + 5).and_then(|head| head.first_chunk::<3>())
        else {
            break;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some(value) = rest.get(start + 5..start + 5 + length) else { break };
        let value = String::from_utf8_lossy(value).into_owned();
        match kind {
            80 => creators.push(value),
            110 => set(credit, "photoshop:Credit", vec![value]),
            115 => set(credit, "photoshop:Source", vec![value]),
            116 => set(credit, "dc:rights", vec![value]),
            _ => {}
        }
        rest = rest.get(start + 5 + length..).unwrap_or_default();
    }
    set(credit, "dc:creator", creators);
}

/// Properties as attributes or as elements of `rdf:Description`.
fn of_xmp(packet: &str, credit: &mut Credit) {
    let mut reader = Reader::from_str(packet);
    let mut property: Option<(String, usize)> = None;
    let mut values: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut depth = 0_usize;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) if start.name().0 == "rdf:Description" => {
                depth += 1;
                for attribute in start.attributes().flatten() {
                    if let Ok(value) = attribute.normalized_value(XmlVersion::default()) {
                        set(credit, attribute.key.0, vec![value.into_owned()]);
                    }
                }
            }
            Event::Start(start) => {
                depth += 1;
                let name = start.name().0;
                if property.is_none() && KEPT.iter().any(|(known, _)| *known == name) {
                    property = Some((name.to_owned(), depth));
                }
                text.clear();
            }
            Event::Empty(start) => {
                let resource =
                    start.attributes().flatten().find(|attribute| attribute.key.0 == "rdf:resource");
                let value = resource.and_then(|one| one.normalized_value(XmlVersion::default()).ok());
                set(credit, start.name().0, value.into_iter().map(std::borrow::Cow::into_owned).collect());
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => {
                text.push_str(&crate::name::unescaped_html(&format!("&{};", &*reference)));
            }
            Event::End(_) => {
                if !text.trim().is_empty() {
                    values.push(std::mem::take(&mut text));
                }
                text.clear();
                if let Some((name, _)) = property.take_if(|(_, at)| *at == depth) {
                    set(credit, &name, std::mem::take(&mut values));
                } else if property.is_none() {
                    values.clear();
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// The credit as a packet of XMP.
fn packet(credit: &Credit) -> String {
    let mut out = String::from("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF");
    out.push_str(&format!(" xmlns:rdf=\"{}\"><rdf:Description rdf:about=\"\"", NAMESPACES[5].1));
    for (prefix, address) in &NAMESPACES[..5] {
        out.push_str(&format!(" xmlns:{prefix}=\"{address}\""));
    }
    out.push('>');
    for ((name, form), values) in KEPT.iter().zip(credit) {
        let Some(first) = values.first() else { continue };
        out.push_str(&format!("<{name}>"));
        match form {
            Form::Plain => out.push_str(&escape(first.as_str())),
            Form::Text => out.push_str(&format!(
                "<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>",
                escape(first.as_str())
            )),
            Form::List => {
                out.push_str("<rdf:Seq>");
                for value in values {
                    out.push_str(&format!("<rdf:li>{}</rdf:li>", escape(value.as_str())));
                }
                out.push_str("</rdf:Seq>");
            }
        }
        out.push_str(&format!("</{name}>"));
    }
    out + "</rdf:Description></rdf:RDF></x:xmpmeta>"
}

/// A file with a packet of XMP.
fn put(file: &[u8], packet: &[u8]) -> Option<Vec<u8>> {
    match Kind::of_bytes(file)? {
        Kind::Jpeg => jpeg::with_segment(file, 0xe1, &[XMP_IN_JPEG, packet].concat()),
        Kind::Png => {
            let mut png = Png::from_bytes(Bytes::copy_from_slice(file)).ok()?;
            let text = [XMP_IN_PNG, &[0, 0, 0, 0], packet].concat();
            png.chunks_mut().insert(1, PngChunk::new(*b"iTXt", text.into()));
            Some(png.encoder().bytes().to_vec())
        }
        Kind::WebP => {
            let mut webp = WebP::from_bytes(Bytes::copy_from_slice(file)).ok()?;
            let content = RiffContent::Data(Bytes::copy_from_slice(packet));
            webp.chunks_mut().push(RiffChunk::new(CHUNK_XMP, content));
            // Sets the flags of the file's head by what is there.
            let profile = webp.icc_profile();
            webp.set_icc_profile(profile);
            Some(webp.encoder().bytes().to_vec())
        }
        _ => None,
    }
}

/// A file without its Content Credentials, and these; `None` when it has none.
fn without_credentials(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    match Kind::of_bytes(bytes)? {
        Kind::Jpeg => {
            let is_one = |segment: &[u8]| segment.starts_with(b"JP");
            let all = jpeg::segments(bytes)
                .into_iter()
                .filter(|(marker, segment)| *marker == 0xeb && is_one(segment));
            let credentials: Vec<u8> = all.flat_map(|(_, segment)| segment.to_vec()).collect();
            let without = jpeg::without_segments(bytes, |marker, segment| marker == 0xeb && is_one(segment))?;
            (!credentials.is_empty()).then_some((without, credentials))
        }
        Kind::Png => {
            let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
            let credentials = png.chunk_by_type(*b"caBX")?.contents().to_vec();
            png.remove_chunks_by_type(*b"caBX");
            Some((png.encoder().bytes().to_vec(), credentials))
        }
        Kind::WebP => {
            let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
            let credentials = webp.chunk_by_id(*b"C2PA")?.content().data()?.to_vec();
            webp.remove_chunks_by_id(*b"C2PA");
            Some((webp.encoder().bytes().to_vec(), credentials))
        }
        _ => None,
    }
}

/// Whether Content Credentials hold assertions about place and camera.
fn tells(credentials: &[u8]) -> bool {
    let signs: [&[u8]; 6] =
        [b"stds.exif", b"stds.iptc", b"c2pa.metadata", b"cawg.metadata", b"exif:", b"GPS"];
    signs.iter().any(|sign| credentials.windows(sign.len()).any(|window| window == *sign))
}
