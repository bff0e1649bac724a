//! Pictures are made here, given what cameras and programs put into them, and looked at again.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF as _};
use proptest::prelude::*;

use super::head::Kind;
use super::*;
use crate::config::Metadata;

/// What no published file may hold.
const SECRET: &[u8] = b"52.5N 13.4E, Hotel Adlon";

/// A picture that is red above and blue below.
fn pixels(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y * 2 < height { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) })
}

fn picture(kind: Kind, (width, height): (u32, u32)) -> Vec<u8> {
    let (pixels, mut bytes) = (pixels(width, height), Vec::new());
    let colour = ExtendedColorType::Rgb8;
    let done = match kind {
        Kind::Jpeg => {
            JpegEncoder::new_with_quality(&mut bytes, 90).write_image(&pixels, width, height, colour)
        }
        Kind::Png => PngEncoder::new(&mut bytes).write_image(&pixels, width, height, colour),
        _ => WebPEncoder::new_lossless(&mut bytes).write_image(&pixels, width, height, colour),
    };
    done.expect("a picture is encoded");
    bytes
}

/// EXIF data with an orientation and a secret.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0]);
    // `ImageDescription`: a text that stands behind the directory.
    exif.extend(b"\x01\x0e\0\x02\0\0\0");
    exif.extend([u8::try_from(SECRET.len()).expect("a short secret"), 0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend(SECRET);
    exif
}

/// A JPEG file as a telephone leaves it: with EXIF, XMP, IPTC, a comment, a thumbnail, and a further picture
/// behind its end.
fn from_camera(orientation: u8) -> Vec<u8> {
    let plain = picture(Kind::Jpeg, (60, 40));
    let segment = |marker: u8, bytes: &[u8]| {
        let length = u16::try_from(bytes.len() + 2).expect("a short segment").to_be_bytes();
        [&[0xff, marker], &length[..], bytes].concat()
    };
    let jfif_ends = 4 + 16;
    let mut bytes = plain[..jfif_ends].to_vec();
    bytes.extend(segment(0xe0, &[b"JFXX\0\x10", SECRET].concat()));
    bytes.extend(segment(0xe1, &[b"Exif\0\0", &*exif(orientation)].concat()));
    bytes.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()));
    bytes.extend(segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()));
    bytes.extend(segment(0xe2, &[b"MPF\0", SECRET].concat()));
    bytes.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", &b"colours"[..]].concat()));
    bytes.extend(segment(0xfe, SECRET));
    bytes.extend(&plain[jfif_ends..]);
    bytes.extend(&plain);
    bytes.extend(SECRET);
    bytes
}

fn png_with_secrets() -> Vec<u8> {
    use img_parts::png::{Png, PngChunk};
    let mut png = Png::from_bytes(picture(Kind::Png, (60, 40)).into()).expect("a PNG file");
    for kind in [*b"tEXt", *b"iTXt", *b"zTXt", *b"tIME", *b"prVt"] {
        png.chunks_mut().insert(1, PngChunk::new(kind, Bytes::from_static(SECRET)));
    }
    png.chunks_mut().insert(1, PngChunk::new(*b"gAMA", Bytes::from_static(&[0, 0, 0xb1, 0x8f])));
    png.chunks_mut().insert(2, PngChunk::new(*b"eXIf", exif(6).into()));
    [&*png.encoder().bytes(), SECRET].concat()
}

fn webp_with_secrets() -> Vec<u8> {
    use img_parts::riff::{RiffChunk, RiffContent};
    let mut webp = WebP::from_bytes(picture(Kind::WebP, (60, 40)).into()).expect("a WebP file");
    webp.set_exif(Some(exif(6).into()));
    for id in [*b"XMP ", *b"secr"] {
        webp.chunks_mut().push(RiffChunk::new(id, RiffContent::Data(Bytes::from_static(SECRET))));
    }
    webp.encoder().bytes().to_vec()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn what_a_head_tells() {
    let still = |width, height| Ok(Info { width, height, scales: true });
    let gif = b"GIF89a\x03\0\x02\0\0\0\0\x3b";
    for (name, bytes, told) in [
        ("JPEG", picture(Kind::Jpeg, (60, 40)), still(60, 40)),
        ("PNG", picture(Kind::Png, (60, 40)), still(60, 40)),
        ("WebP", picture(Kind::WebP, (60, 40)), still(60, 40)),
        ("upside down", from_camera(3), still(60, 40)),
        ("on its side", from_camera(6), still(40, 60)),
        ("on its side, mirrored", from_camera(5), still(40, 60)),
        ("PNG on its side", png_with_secrets(), still(40, 60)),
        ("GIF", gif.to_vec(), Ok(Info { width: 3, height: 2, scales: false })),
        ("nothing", Vec::new(), Err(Fault::Unknown)),
        ("a text", b"<svg/>".to_vec(), Err(Fault::Unknown)),
        ("a bomb", bomb(), Err(Fault::TooLarge { width: 60_000, height: 60_000 })),
    ] {
        assert_eq!(Info::read(&bytes), told, "{name}");
    }
    let cut = &picture(Kind::Png, (60, 40))[..20];
    assert!(matches!(Info::read(cut), Err(Fault::Damaged(_))), "{:?}", Info::read(cut));
}

/// A PNG file of a few bytes that claims 3,600 million pixels.
fn bomb() -> Vec<u8> {
    use img_parts::png::{Png, PngChunk};
    let mut png = Png::from_bytes(picture(Kind::Png, (1, 1)).into()).expect("a PNG file");
    let mut head = png.chunks()[0].contents().to_vec();
    head[..8].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    png.chunks_mut()[0] = PngChunk::new(*b"IHDR", head.into());
    png.encoder().bytes().to_vec()
}

#[test]
fn kinds_of_names() {
    for (name, kind) in [
        ("a.jpg", Some(Kind::Jpeg)),
        ("a.b.JPEG", Some(Kind::Jpeg)),
        ("content/x/p.webp", Some(Kind::WebP)),
        ("logo.svg", Some(Kind::Svg)),
        ("paper.pdf", None),
        ("png", None),
    ] {
        assert_eq!(Kind::of_name(name), kind, "{name}");
    }
}

#[test]
fn which_renditions_there_are() {
    let all = [480, 800, 1200, 1600];
    for (width, height, widths, made) in [
        (4000, 3000, &all[..], "480x360 800x600 1200x900 1600x1200"),
        (1600, 900, &all, "480x270 800x450 1200x675 1600x900"),
        (1000, 999, &all, "480x480 1000x999"),
        (481, 100, &all, "481x100"),
        (480, 100, &all, ""),
        (10, 10, &all, ""),
        (2000, 1, &all, "480x1 800x1 1200x1 1600x1"),
        (1000, 60_000, &all, ""),
        (1600, 30_000, &all, "480x9000 800x15000"),
        (900, 900, &[800, 300, 300], "300x300 800x800"),
        (900, 900, &[], ""),
    ] {
        let info = Info { width, height, scales: true };
        let shown = |all: Vec<Rendition>| -> Vec<String> {
            all.iter().map(|one| format!("{}x{}", one.width, one.height)).collect()
        };
        assert_eq!(shown(renditions(&info, widths)).join(" "), made, "{width}x{height} {widths:?}");
        assert_eq!(renditions(&Info { scales: false, ..info }, widths), [], "{width}x{height}");
    }
}

#[test]
fn what_a_picture_tells_of_its_maker_goes() {
    for (name, bytes, kept) in [
        ("JPEG", from_camera(6), &[&b"JFIF"[..], b"ICC_PROFILE", b"colours"][..]),
        ("JPEG, the usual side up", from_camera(1), &[b"JFIF"]),
        ("PNG", png_with_secrets(), &[b"gAMA", b"IEND"]),
        ("WebP", webp_with_secrets(), &[b"VP8L"]),
    ] {
        assert!(holds(&bytes, SECRET), "{name}");
        let cleaned = clean(&bytes).unwrap_or_else(|| panic!("{name} is cleaned"));
        assert!(!holds(&cleaned, SECRET), "{name}");
        assert!(kept.iter().all(|part| holds(&cleaned, part)), "{name}");
        assert_eq!(Info::read(&cleaned), Info::read(&bytes), "{name}: the same side is up");
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("it can be read").into_rgb8();
        assert_eq!(pixels(&cleaned), pixels(&bytes), "{name}");
        assert_eq!(clean(&cleaned), Some(cleaned.clone()), "{name}: nothing is left to take out");
    }
}

/// A GIF file of two frames that plays for ever, with a comment, a text and XMP.
fn gif_with_secrets() -> Vec<u8> {
    let part = |bytes: &[u8]| [&[u8::try_from(bytes.len()).expect("a short part")], bytes, &[0]].concat();
    let frame = [&b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02"[..], b"\x02\x44\x01\0"].concat();
    let extension = |label: u8, bytes: &[u8]| [&[0x21, label], bytes].concat();
    [
        &b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff"[..],
        &extension(0xff, &[&b"\x0bNETSCAPE2.0"[..], &part(&[1, 0, 0])].concat()),
        &extension(0xfe, &part(SECRET)),
        &extension(0xff, &[&b"\x0bXMP DataXMP"[..], &part(SECRET)].concat()),
        &extension(0x01, &[&b"\x0c\0\0\0\0\0\0\0\0\x01\x01\0\0"[..], &part(SECRET)].concat()),
        &frame,
        &frame,
        b"\x3b",
        SECRET,
    ]
    .concat()
}

fn boxed(kind: &[u8], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len() + 8).expect("a short box").to_be_bytes();
    [&length[..], kind, inside].concat()
}

/// A file of boxes with a picture, EXIF data, XMP and boxes of others; no decoder reads its pixels.
fn boxed_with_secrets(brand: &[u8]) -> Vec<u8> {
    let item =
        |id: u8, kind: &[u8], rest: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, rest].concat());
    let items = [
        item(1, b"av01", b"\0"),
        item(2, b"Exif", b"Hotel Adlon.jpg\0"),
        item(3, b"mime", b"\0application/rdf+xml\0"),
    ];
    let head = boxed(b"ftyp", &[brand, &[0; 4], b"mif1"].concat());
    let pixels = b"the pixels of the picture";
    let make = |start: usize| {
        let place = |id: u8, from: usize, length: usize| {
            let from = u32::try_from(from).expect("a short file").to_be_bytes();
            let length = u32::try_from(length).expect("a short file").to_be_bytes();
            [&[0, id, 0, 0, 0, 1], &from[..], &length].concat()
        };
        let places = [
            place(1, start, pixels.len()),
            place(2, start + pixels.len(), SECRET.len()),
            place(3, start + pixels.len() + SECRET.len(), SECRET.len()),
        ];
        let meta = [
            &[0; 4][..],
            &boxed(b"iinf", &[&[0, 0, 0, 0, 0, 3], &*items.concat()].concat()),
            &boxed(b"iloc", &[&[0, 0, 0, 0, 0x44, 0, 0, 3], &*places.concat()].concat()),
            &boxed(b"xml ", SECRET),
        ];
        let data = [&pixels[..], SECRET, SECRET].concat();
        let uuid = boxed(b"uuid", &[&[7; 16], SECRET].concat());
        (boxed(b"meta", &meta.concat()), [uuid, boxed(b"mdat", &data)].concat())
    };
    let (meta, _) = make(0);
    let start = head.len() + meta.len() + 8 + 16 + SECRET.len() + 8;
    let (meta, rest) = make(start);
    [head, meta, rest].concat()
}

#[test]
fn what_other_kinds_tell_of_their_maker_goes() {
    let boxes = boxed_with_secrets(b"avif");
    for (name, bytes, kept) in [
        ("GIF", gif_with_secrets(), &[&b"NETSCAPE2.0"[..], b"\x2c\0\0\0\0\x01\0\x01"][..]),
        ("AVIF", boxes.clone(), &[b"the pixels of the picture", b"av01"]),
        ("HEIC", boxed_with_secrets(b"heic"), &[b"the pixels of the picture"]),
    ] {
        assert!(holds(&bytes, SECRET), "{name}");
        let cleaned = clean(&bytes).unwrap_or_else(|| panic!("{name} is cleaned"));
        assert!(!holds(&cleaned, SECRET) && !holds(&cleaned, b"Adlon"), "{name}");
        assert!(kept.iter().all(|part| holds(&cleaned, part)), "{name}");
        assert_eq!(clean(&cleaned), Some(cleaned.clone()), "{name}: nothing is left to take out");
    }
    assert_eq!(clean(&boxes).map(|cleaned| cleaned.len()), Some(boxes.len()), "nothing moves");
    // What cannot be read to its end is refused, and a GIF file that is cut off ends where it does.
    assert_eq!(cleaned(&boxes[..boxes.len() - 4], Metadata::None), Cleaned::Refused);
    let gif = gif_with_secrets();
    let cut = clean(&gif[..gif.len() - SECRET.len() - 4]).expect("its head is whole");
    assert!(cut.ends_with(&[0, 0x3b]) && !holds(&cut, SECRET));
}

#[test]
fn what_drawings_tell_of_their_maker_goes() {
    const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";
    for (drawing, shown) in [
        (
            "<?xml version=\"1.0\"?><!-- Ana --><svg SVG xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" \
             inkscape:export-filename=\"/home/ana/x.png\"><metadata><rdf>Ana</rdf></metadata><g id=\"a\" \
             inkscape:label=\"Ana\"><inkscape:grid a=\"b\"/><path d=\"M0 0\"/></g></svg>",
            "<?xml version=\"1.0\"?><svg SVG><g id=\"a\"><path d=\"M0 0\"/></g></svg>",
        ),
        (
            "<svg SVG onload=\"x()\"><script>x()</script><a href=\"javascript:x()\"><text>T &amp; <b>U</b></text></a></svg>",
            "<svg SVG><a><text>T &amp; <b>U</b></text></a></svg>",
        ),
        (
            "<!DOCTYPE svg [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\"><!ENTITY ns_ai \"http://ns.adobe.com/ai/\">]>\
             <svg xmlns=\"&ns_svg;\" xmlns:i=\"&ns_ai;\"><i:pgf>Ana</i:pgf><g i:layer=\"Ana\"/></svg>",
            "<svg SVG><g/></svg>",
        ),
        (
            "<svg SVG data-name=\"Ana\"><image href=\"data:image/svg+xml,x\"/></svg>",
            "<svg SVG><image/></svg>",
        ),
        (
            "<svg SVG><set attributeName=\"onclick\" to=\"x()\"/><use href=\"#a\"/></svg>",
            "<svg SVG><use href=\"#a\"/></svg>",
        ),
    ] {
        let (drawing, shown) = (drawing.replace("SVG", SVG), shown.replace("SVG", SVG));
        let cleaned = clean(drawing.as_bytes()).and_then(|bytes| String::from_utf8(bytes).ok());
        assert_eq!(cleaned.as_deref(), Some(&*shown), "{drawing}");
        assert_eq!(clean(shown.as_bytes()).as_deref(), Some(shown.as_bytes()), "nothing is left to take out");
    }
    let camera = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, from_camera(6));
    let drawing = format!("<svg {SVG}><image href=\"data:image/jpeg;base64,{camera}\"/></svg>");
    let cleaned = String::from_utf8(clean(drawing.as_bytes()).expect("it is cleaned")).expect("a text");
    assert!(cleaned.contains("data:image/jpeg;base64,") && cleaned.len() < drawing.len(), "{cleaned}");
}

/// A picture with credit, licence and a label of AI in XMP and IPTC, and with what must never be kept.
fn with_rights(kind: Kind) -> Vec<u8> {
    let xmp = format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><rdf:Description photoshop:Credit=\"Desk &amp; Co\" \
         photoshop:City=\"{0}\"><dc:creator><rdf:Seq><rdf:li>Jane Roe</rdf:li><rdf:li>Li Wei</rdf:li></rdf:Seq></dc:creator>\
         <dc:description><rdf:Alt><rdf:li>{0}</rdf:li></rdf:Alt></dc:description><xmpRights:UsageTerms><rdf:Alt>\
         <rdf:li xml:lang=\"x-default\">CC BY 4.0</rdf:li></rdf:Alt></xmpRights:UsageTerms><exif:GPSLatitude>{0}\
         </exif:GPSLatitude><Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/trainedAlgorithmicMedia\
         </Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta>",
        String::from_utf8_lossy(SECRET)
    );
    let plain = picture(kind, (60, 40));
    match kind {
        Kind::Jpeg => {
            let iptc = [
                &b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x20"[..],
                b"\x1c\x02\x73\0\x04Wire\x1c\x02\x5a\0\x18",
                SECRET,
            ]
            .concat();
            let xmp = [&b"http://ns.adobe.com/xap/1.0/\0"[..], xmp.as_bytes()].concat();
            let file = jpeg::with_segment(&plain, 0xed, &iptc).expect("a short segment");
            jpeg::with_segment(&file, 0xe1, &xmp).expect("a short segment")
        }
        Kind::Png => {
            use img_parts::png::{Png, PngChunk};
            let mut png = Png::from_bytes(plain.into()).expect("a PNG file");
            let text = [&b"XML:com.adobe.xmp\0\0\0\0\0"[..], xmp.as_bytes()].concat();
            png.chunks_mut().insert(1, PngChunk::new(*b"iTXt", text.into()));
            png.encoder().bytes().to_vec()
        }
        _ => {
            use img_parts::riff::{RiffChunk, RiffContent};
            let mut webp = WebP::from_bytes(plain.into()).expect("a WebP file");
            webp.chunks_mut().push(RiffChunk::new(*b"XMP ", RiffContent::Data(xmp.into_bytes().into())));
            webp.encoder().bytes().to_vec()
        }
    }
}

#[test]
fn credit_and_licence_are_kept_where_that_is_asked() {
    let kept = |bytes: &[u8]| match cleaned(bytes, Metadata::Credit) {
        Cleaned::Clean(bytes) => bytes,
        other => panic!("{other:?}"),
    };
    for kind in [Kind::Jpeg, Kind::Png, Kind::WebP] {
        let bytes = with_rights(kind);
        let file = kept(&bytes);
        assert!(!holds(&file, SECRET), "{kind:?}");
        let words = ["Jane Roe", "Li Wei", "Desk &amp; Co", "CC BY 4.0", "trainedAlgorithmicMedia"];
        for word in words {
            assert!(holds(&file, word.as_bytes()), "{kind:?} lacks {word}");
            assert!(!holds(&clean(&bytes).expect("it is cleaned"), word.as_bytes()), "{kind:?} has {word}");
        }
        assert_eq!(kept(&file), file, "{kind:?}: nothing is left to take out");
        assert_eq!(Info::read(&file), Info::read(&bytes), "{kind:?}");
        let wanted = [Rendition { width: 30, height: 20 }];
        let copy = make(&bytes, &wanted, 80).expect("it is scaled").files.remove(0);
        let copy = with_credit(copy, &bytes);
        assert!(holds(&copy, b"Jane Roe") && !holds(&copy, SECRET), "{kind:?}");
        assert!(image::load_from_memory(&copy).is_ok(), "{kind:?}");
    }
    assert!(holds(&kept(&with_rights(Kind::Jpeg)), b"Wire"));
    // A file that says nothing of rights is as clean as without the setting.
    assert_eq!(Some(kept(&from_camera(6))), clean(&from_camera(6)));
}

#[test]
fn content_credentials_are_kept_where_they_still_fit() {
    let plain = clean(&picture(Kind::Jpeg, (60, 40))).expect("it is cleaned");
    let with = |file: &[u8], text: &[u8]| {
        let credentials = [&b"JP\0\x01jumb c2pa "[..], text].concat();
        jpeg::with_segment(file, 0xeb, &credentials).expect("a short segment")
    };
    let is_kept = |file: &[u8]| match cleaned(file, Metadata::Credit) {
        Cleaned::Clean(bytes) => holds(&bytes, b"c2pa"),
        other => panic!("{other:?}"),
    };
    assert!(is_kept(&with(&plain, b"claim")));
    assert!(!is_kept(&with(&plain, b"stds.exif")));
    assert!(!is_kept(&with(&from_camera(6), b"claim")), "they would no longer fit the file");
    assert!(!holds(&clean(&with(&plain, b"claim")).expect("it is cleaned"), b"c2pa"));
}

#[test]
fn what_cannot_be_cleaned() {
    let jpeg = from_camera(6);
    for bytes in [&b""[..], b"<p>no picture</p>", b"GIF89a\x03", &jpeg[..30]] {
        assert_eq!(clean(bytes), None, "{bytes:?}");
    }
    for (bytes, expected) in [
        (&b"II*\0\x08\0\0\0"[..], Cleaned::Refused),
        (b"8BPS\0\x01", Cleaned::Refused),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01", Cleaned::Refused),
        (b"\0\0\0\x18ftypheic", Cleaned::Refused),
        (b"<svg><g></svg>", Cleaned::Refused),
        (b"a text", Cleaned::AsItIs),
        (b"GIF89a\x03", Cleaned::Refused),
        (b"<svg/>", Cleaned::Clean(b"<svg/>".to_vec())),
    ] {
        assert_eq!(cleaned(bytes, Metadata::None), expected, "{bytes:?}");
    }
    // A file that is cut off among its pixels keeps those that it has.
    let plain = picture(Kind::Jpeg, (60, 40));
    let cut = clean(&plain[..plain.len() - 40]).expect("its head is whole");
    assert_eq!(Info::read(&cut), Info::read(&plain));
}

#[test]
fn renditions_show_the_picture() {
    for (name, bytes, size) in [
        ("JPEG", picture(Kind::Jpeg, (60, 40)), (30, 20)),
        ("PNG", picture(Kind::Png, (60, 40)), (30, 20)),
        ("WebP", picture(Kind::WebP, (60, 40)), (30, 20)),
        ("on its side", from_camera(6), (20, 30)),
        ("upside down", from_camera(3), (30, 20)),
    ] {
        let wanted = [Rendition { width: size.0, height: size.1 }];
        let made = make(&bytes, &wanted, 80).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(made.fault, None, "{name}");
        let shown = image::load_from_memory(&made.files[0]).expect("it can be read").into_rgb8();
        assert_eq!((shown.width(), shown.height()), size, "{name}");
        // The red side stands where the camera says: above, to the right when it lay, below.
        let red = match name {
            "on its side" => (size.0 - 2, size.1 / 2),
            "upside down" => (size.0 / 2, size.1 - 2),
            _ => (size.0 / 2, 1),
        };
        let pixel = shown.get_pixel(red.0, red.1);
        assert!(pixel[0] > 150 && pixel[2] < 60, "{name}: {pixel:?}");
        assert!(!holds(&made.files[0], SECRET), "{name}");
        let again = make(&bytes, &wanted, 80).expect("as before");
        assert_eq!(again.files, made.files, "{name}: the same bytes");
    }
}

#[test]
fn damaged_pictures() {
    let png = picture(Kind::Png, (60, 40));
    let wanted = [Rendition { width: 30, height: 20 }];
    let cut = make(&png[..png.len() / 2], &wanted, 80).expect("its head is whole");
    assert!(cut.fault.is_some());
    assert!(image::load_from_memory(&cut.files[0]).is_ok());
    for bytes in [bomb(), b"no picture".to_vec(), b"GIF89a\x03\0\x02\0\0\0\0\x3b".to_vec()] {
        assert!(make(&bytes, &wanted, 80).is_err());
    }
    let told = Fault::TooLarge { width: 60_000, height: 60_000 }.to_string();
    assert_eq!(told, "it has 60000 x 60000 pixels, and more than 64 million are not scaled");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to a file, it is read or refused.
    #[test]
    fn damaged_files_stop_nothing(
        kind in 0..6usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let drawing = b"<svg xmlns:a='b' a:c='d'><g a='&e;'><!-- f --></g></svg>".to_vec();
        let others = [gif_with_secrets(), boxed_with_secrets(b"avis"), drawing];
        let usual = [from_camera(6), png_with_secrets(), webp_with_secrets()];
        let mut bytes = usual.into_iter().chain(others).nth(kind).unwrap_or_default();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if is_cut {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Some(cleaned) = clean(&bytes) {
            prop_assert!(cleaned.len() <= bytes.len() + 100);
        }
        let small = Info::read(&bytes).is_ok_and(|info| info.width.max(info.height) < 5_000);
        if small {
            drop(make(&bytes, &[Rendition { width: 8, height: 6 }], 50));
        }
    }
}
