//! The front matter of an ordinary page, all of it optional.

use super::body::Body;
use super::front::{check_order, extra, image, language, old_urls, publication_field};
use super::matter::PageMatter;
use super::outline::{PageOutline, Placed, Withholding};
use crate::name::SourcePath;
use crate::snapshot::Sealed;
use crate::yaml::{Fields, Reader};

pub(super) fn read(
    mut fields: Fields,
    path: &SourcePath,
    body: &mut Body,
    reader: &mut Reader,
) -> PageMatter {
    let title = fields.text("title", reader).map(|text| text.value);
    let date = publication_field(&mut fields, "date", reader);
    let updated = publication_field(&mut fields, "updated", reader);
    let summary = fields.text("summary", reader).map(|text| text.value);
    let slug = fields.text("slug", reader);
    let language = language(&mut fields, reader);
    let draft = fields.flag("draft", reader);
    let expires = publication_field(&mut fields, "expires", reader);
    let old_urls = old_urls(&mut fields, reader);
    let image = image(&mut fields, reader);
    let extra = extra(&mut fields);
    fields.finish(reader);
    if let Some(date) = &date {
        check_order(date, updated.as_ref(), "updated", reader);
        check_order(date, expires.as_ref(), "expires", reader);
    }
    let title = title.or_else(|| body.take_title()).unwrap_or_else(|| title_from_name(path));
    let outline = PageOutline {
        date: date.map(|date| date.value),
        withholding: Withholding { draft, embargo: None, expires: expires.map(|expires| expires.value) },
        slug: slug.map(Placed::from),
    };
    PageMatter { outline: Sealed::new(outline), title, updated, summary, language, old_urls, image, extra }
}

/// `about-us.md` -> `About us`.
fn title_from_name(path: &SourcePath) -> String {
    let words = path.own_name().replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
