//! The settings `eras` and `timeline_latest`: what stands behind the timelines, and which way they run.

use crate::date::Edtf;
use crate::diagnostic::Lint;
use crate::yaml::{Node, Reader, Spanned};

/// A period with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Era {
    /// `name`: what it is called.
    pub name: String,
    /// `date`: from when until when, in EDTF.
    pub date: Edtf,
}

/// On which side of a timeline the latest stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Latest {
    /// Time runs from right to left.
    Left,
    /// Time runs from left to right.
    #[default]
    Right,
}

impl Latest {
    /// The word of the setting.
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl Era {
    /// Reads an entry; one without a name or with a date that is none is told and left out.
    pub(super) fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let mut fields = reader.fields(node, "an era")?;
        let name = fields.required("name", "The cold war", reader);
        let date = fields.required("date", "1947/1991", reader);
        fields.finish(reader);
        Some(Self { name: name?.value, date: edtf(&date?, reader)? })
    }
}

fn edtf(text: &Spanned<String>, reader: &mut Reader) -> Option<Edtf> {
    Edtf::parse(&text.value)
        .map_err(|error| {
            let hint =
                error.hint.or_else(|| Some("write an EDTF date such as `1947/1991` or `2022/..`".into()));
            reader.problem(Lint::DateInvalid, text.range.clone(), error.message).hint = hint;
        })
        .ok()
}
