//! Quotes: finding a quote's words in a body, the direct speech of a body, and who speaks.
//!
//! Everything works on [`Prose`](crate::prose::Prose), a body's running text. It must not know front matter or actors:
//! quotes come in as text, people as places with a number.
//!
//! `fold` says when two spellings are the same words; `find` looks for them. `block` cuts the text into
//! paragraphs and sentences, `pairs` matches quotation marks in them, `seam` tells where an attribution
//! splits a quote, `split` whether both parts are of one speaker. On these stand `spoken`, which uses the verbs of
//! `speech` and the labels of `title`, `speaker`, who guesses where `doubt` and `namesake` allow it, and `plain`, who
//! does not guess and leaves out words with an `aside` of the writer. `clause` finds the subject of a verb of speech,
//! `noun` what kind of phrase it is (`human` knows words for people, `given` their names, `voice` who may speak);
//! `topic` tells whom a sentence is about, and `floor` follows who is spoken of from above: whom a pronoun or words
//! without an attribution mean; `office` whom a description. `mixed` sets fragments apart, `dialogue` reads speech
//! after dashes. `korean` reads a subject that stands before the words. `occurrence` chooses between several places
//! of the same words. `differ` compares two quotes; `fragment` links to one in another page.

mod aside;
mod block;
mod block_quote;
mod clause;
mod dialogue;
mod differ;
mod doubt;
mod find;
mod floor;
mod fold;
mod fragment;
mod given;
mod human;
mod korean;
mod mixed;
mod namesake;
mod noun;
mod occurrence;
mod office;
mod pairs;
mod plain;
mod seam;
mod speaker;
mod speech;
mod split;
mod spoken;
#[cfg(test)]
mod tests;
mod title;
mod topic;
mod voice;

pub(crate) use differ::{Compared, differs};
pub(crate) use find::{Quotable, Sought};
pub(crate) use fragment::text_fragment;
pub(crate) use occurrence::{Wanted, placed};
pub(crate) use speaker::Speakers;
pub(crate) use spoken::{RangeSet, Spoken, spoken};
pub(crate) use voice::{Gender, Voice, Voices};
