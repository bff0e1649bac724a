//! Tables: records as CSV (RFC 4180) with a line of names, for spreadsheets and statistics.
//!
//! Must not know what a record means, but for which of its fields are words that people wrote: a spreadsheet
//! takes one that begins with `=`, `+`, `-` or `@` for a formula
//! (<https://owasp.org/www-community/attacks/CSV_Injection>), so an apostrophe is put before it.

use csv::{Terminator, Writer, WriterBuilder};

use super::clean;
use crate::page::view::{CorrectionRecord, DataView, EventRecord, QuoteRecord, SourceRecord};

/// Between the slugs of a list: no slug holds one.
const BETWEEN: &str = ";";

const EVENTS: [&str; 13] = [
    "id",
    "url",
    "date",
    "earliest",
    "latest",
    "event",
    "place",
    "actors",
    "topics",
    "briefings",
    "source_title",
    "source_publisher",
    "source_url",
];

const QUOTES: [&str; 12] = [
    "id",
    "url",
    "speaker",
    "text",
    "date",
    "occasion",
    "original",
    "original_language",
    "briefings",
    "source_title",
    "source_publisher",
    "source_url",
];

const CORRECTIONS: [&str; 5] = ["id", "url", "briefing", "date", "text"];

/// Events, quotes or corrections as a table; there are no others.
pub(in crate::render) fn table(view: &DataView) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let written = match view {
        DataView::Events(events) => write(&mut writer, &EVENTS, events.iter().map(event)),
        DataView::Quotes(quotes) => write(&mut writer, &QUOTES, quotes.iter().map(quote)),
        DataView::Corrections(corrections) => {
            write(&mut writer, &CORRECTIONS, corrections.iter().map(correction))
        }
        _ => Ok(()),
    };
    written.expect("rows are as long as the line of names, and memory takes all bytes");
    writer.into_inner().expect("memory takes all bytes")
}

fn write<const N: usize>(
    writer: &mut Writer<Vec<u8>>,
    names: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> csv::Result<()> {
    writer.write_record(names)?;
    rows.into_iter().try_for_each(|row| writer.write_record(&row))
}

fn event(event: &EventRecord) -> [String; 13] {
    let [title, publisher, url] = source(event.source.as_ref());
    [
        event.id.to_owned(),
        event.url.clone(),
        event.date.to_owned(),
        event.earliest.clone().unwrap_or_default(),
        event.latest.clone().unwrap_or_default(),
        words(Some(event.event)),
        words(event.place),
        event.actors.join(BETWEEN),
        event.topics.join(BETWEEN),
        event.briefings.join(BETWEEN),
        title,
        publisher,
        url,
    ]
}

fn quote(quote: &QuoteRecord) -> [String; 12] {
    let [title, publisher, url] = source(quote.source.as_ref());
    [
        quote.id.to_owned(),
        quote.url.clone(),
        quote.speaker.to_owned(),
        words(Some(quote.text)),
        quote.date.unwrap_or_default().to_owned(),
        words(quote.occasion),
        words(quote.original),
        quote.original_language.unwrap_or_default().to_owned(),
        quote.briefings.join(BETWEEN),
        title,
        publisher,
        url,
    ]
}

fn correction(correction: &CorrectionRecord) -> [String; 5] {
    [
        correction.id.clone(),
        correction.url.clone(),
        correction.briefing.to_owned(),
        correction.date.to_owned(),
        words(Some(correction.text)),
    ]
}

fn source(source: Option<&SourceRecord>) -> [String; 3] {
    let Some(source) = source else { return [const { String::new() }; 3] };
    [source.title, source.publisher, source.url].map(words)
}

/// Words that people wrote, as no spreadsheet takes them for a formula, without control characters.
fn words(text: Option<&str>) -> String {
    let text = clean::cell(text.unwrap_or_default());
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;

    use super::super::samples::ODD_TEXTS;
    use super::*;

    /// The rows below the line of names, by a reader that takes no row of another length.
    fn rows(view: &DataView) -> Vec<Vec<String>> {
        let bytes = table(view);
        assert!(bytes.is_empty() || bytes.ends_with(b"\r\n"), "the last row ends too");
        let mut reader = ReaderBuilder::new().from_reader(&*bytes);
        let row = |row: csv::Result<csv::StringRecord>| {
            row.expect("the row can be read").iter().map(str::to_owned).collect()
        };
        reader.records().map(row).collect()
    }

    fn quote_of(text: &str) -> QuoteRecord<'_> {
        QuoteRecord {
            id: "quote-1",
            url: "https://example.org/#quote-1".to_owned(),
            speaker: "kim",
            text,
            date: Some("2024-06"),
            occasion: None,
            original: Some(text),
            original_language: Some("ko"),
            briefings: vec!["b", "a"],
            more_briefings: 0,
            source: Some(SourceRecord {
                id: None,
                title: Some(text),
                publisher: None,
                url: Some("https://example.com/"),
                date: None,
            }),
        }
    }

    #[test]
    fn a_row_for_each_record() {
        let view = DataView::Quotes(vec![quote_of("One, \"two\"\nthree")]);
        let expected = concat!(
            "id,url,speaker,text,date,occasion,original,original_language,briefings,",
            "source_title,source_publisher,source_url\r\n",
            "quote-1,https://example.org/#quote-1,kim,\"One, \"\"two\"\"\nthree\",2024-06,,",
            "\"One, \"\"two\"\"\nthree\",ko,b;a,\"One, \"\"two\"\"\nthree\",,https://example.com/\r\n",
        );
        assert_eq!(str::from_utf8(&table(&view)), Ok(expected));
        assert_eq!(rows(&DataView::Events(Vec::new())), Vec::<Vec<String>>::new());
    }

    #[test]
    fn odd_texts_come_back() {
        for odd in ODD_TEXTS {
            let rows = rows(&DataView::Quotes(vec![quote_of(odd)]));
            assert_eq!(rows.len(), 1, "{odd:?}");
            for cell in [&rows[0][3], &rows[0][6], &rows[0][9]] {
                assert_eq!(*cell, clean::cell(odd), "{odd:?}");
            }
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\u{1}=1", "'=1"),
            (" ＝1", "' ＝1"),
            ("1 = 1", "1 = 1"),
            ("'quoted'", "'quoted'"),
            ("", ""),
        ] {
            assert_eq!(words(Some(text)), cell, "{text:?}");
        }
    }
}
