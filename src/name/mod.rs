//! How things are called: folding of names, slugs, paths of sources and of pages, names of files in texts.
//!
//! It must not know what an actor or a topic is: names come in and go out as text.

mod fold;
mod hashed;
mod hyphen;
mod language;
mod licence;
mod meant;
mod path;
mod percent;
mod portable;
mod scheme;
mod script;
mod slug;
mod spelling;
pub mod steps;
mod written;

pub use fold::{affordable, fold, fold_char_class, is_apostrophe, nearest};
pub use hashed::{ASSETS, DIGITS, with_hash, without_hash};
pub use hyphen::{hyphens_of, is_hyphen, is_joiner};
pub use language::is_language_code;
pub use licence::licence_address;
pub use meant::meant_tag;
pub use path::{SourcePath, UrlPath};
pub use percent::decoded_path;
pub use portable::{PathFault, meeting_key, path_fault};
pub use scheme::unsafe_scheme;
pub use script::is_spaceless;
pub use slug::{SlugStyle, is_mark, is_slug, slugify};
pub use spelling::{same_words, same_words_of_folded, slug_of_name, spelling};
pub use written::{FileNames, composed, file_key, unescaped_html};
