//! What several briefings are called, so that a wiki link could mean any of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::destination::relative;
use super::frame::Frame;
use super::{BriefingId, Target};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::fold;
use crate::parse::Document;

/// Most briefings that a message names.
const MOST_NAMED: usize = 5;

/// Briefings by folded title and by slug, of those that are not alone.
#[derive(Debug)]
pub(super) struct Several(HashMap<String, Vec<BriefingId>>);

impl Several {
    pub(super) fn of(frame: &Frame, documents: &[Arc<Document>]) -> Self {
        let mut called: HashMap<String, Vec<BriefingId>> = HashMap::new();
        for (index, briefing) in frame.briefings.iter().enumerate() {
            let title = fold(briefing.declared.document(documents).title());
            if briefing.slug != title {
                called.entry(briefing.slug.clone()).or_default().push(BriefingId(index));
            }
            called.entry(title).or_default().push(BriefingId(index));
        }
        called.retain(|_, ids| ids.len() > 1);
        Self(called)
    }

    /// Says that a wiki link to a briefing could mean others.
    pub(super) fn doubt(
        &self,
        frame: &Frame,
        (name, found): (&str, &Target),
        span: Span,
    ) -> Option<Diagnostic> {
        let Target::Briefing(first, _) = found else { return None };
        let ids = self.0.get(&fold(name)).filter(|ids| ids.contains(first))?;
        let path = |id: BriefingId| frame[id].declared.path.as_str();
        let mut named: Vec<String> =
            ids.iter().take(MOST_NAMED).map(|id| format!("`{}`", path(*id))).collect();
        if ids.len() > MOST_NAMED {
            named.push(format!("{} more", ids.len() - MOST_NAMED));
        }
        let folder = span.file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let message = format!("`{name}` could mean {} briefings: {}.", ids.len(), named.join(", "));
        let hint = format!(
            "it leads to the first; name the file that is meant: `[{name}]({})`",
            relative(&folder, path(*first)).replace(' ', "%20")
        );
        Some(Diagnostic::new(Lint::WikiLinkAmbiguous, span, message).hint(hint))
    }
}
