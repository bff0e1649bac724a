//! The data files: records as JSON, and their JSON Schemas.
//!
//! Must not know the fields of a record: `Serialize` of its view names them.

use super::json;
use crate::page::view::{DataView, SchemaView};

/// The records as compact JSON.
pub(in crate::render) fn records(view: &DataView) -> Vec<u8> {
    json(view)
}

/// A JSON Schema, in lines: people read it too.
pub(in crate::render) fn schema(view: &SchemaView) -> Vec<u8> {
    let mut text = format!("{:#}", view.schema);
    text.push('\n');
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::samples::ODD_TEXTS;
    use super::*;
    use crate::page::view::{EventRecord, QuoteRecord, TopicRecord};

    #[test]
    fn no_records_are_an_empty_list() {
        assert_eq!(records(&DataView::Topics(vec![])), b"[]\n");
        assert_eq!(records(&DataView::Quotes(vec![])), b"[]\n");
    }

    #[test]
    fn a_record_is_an_object_of_its_fields() {
        let topic = TopicRecord {
            slug: "arms",
            url: "https://example.org/topics/arms/".to_owned(),
            data: "https://example.org/data/topics/arms.json".to_owned(),
            name: "Arms \"control\"",
            parent: None,
            briefings: vec!["b", "a"],
        };
        let expected = concat!(
            r#"[{"slug":"arms","url":"https://example.org/topics/arms/","#,
            r#""data":"https://example.org/data/topics/arms.json","name":"Arms \"control\"","#,
            r#""parent":null,"briefings":["b","a"]}]"#,
            "\n"
        );
        assert_eq!(str::from_utf8(&records(&DataView::Topics(vec![topic]))), Ok(expected));
    }

    #[test]
    fn odd_texts_come_back() {
        for odd in ODD_TEXTS {
            let event = EventRecord {
                id: odd,
                url: odd.to_owned(),
                date: odd,
                earliest: Some(odd.to_owned()),
                latest: Some(odd.to_owned()),
                event: odd,
                place: Some(odd),
                actors: vec![odd],
                more_actors: 0,
                topics: vec![odd],
                briefings: vec![odd],
                more_briefings: 0,
                source: None,
            };
            let quote = QuoteRecord {
                id: odd,
                url: odd.to_owned(),
                speaker: odd,
                text: odd,
                date: Some(odd),
                occasion: Some(odd),
                original: Some(odd),
                original_language: Some(odd),
                briefings: vec![odd],
                more_briefings: 0,
                source: None,
            };
            for view in [DataView::Events(vec![event]), DataView::Quotes(vec![quote])] {
                let bytes = records(&view);
                assert!(bytes.ends_with(b"]\n"));
                let read: Vec<serde_json::Map<String, Value>> =
                    serde_json::from_slice(&bytes).expect("records are a list of objects");
                let (list, null) = (Value::from(vec![odd]), Value::Null);
                let is_odd = |(name, value): (&String, &Value)| match name.as_str() {
                    "source" => *value == null,
                    "more_actors" | "more_briefings" => value == 0,
                    _ => value == odd || *value == list,
                };
                assert!(read.len() == 1 && read[0].iter().all(is_odd), "{read:?}");
            }
        }
    }
}
