//! Tests of dates: tables of rows through one `check` each.

mod edtf;
mod errors;
mod publication;
mod zones;
