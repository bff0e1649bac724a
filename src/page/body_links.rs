//! Bodies with where their links and names lead, and the cards that say who or what that is.

use jiff::civil::Date;

use super::Pages;
use super::view::{BodyView, LinkView, NameMark};
use crate::config::Mentions;
use crate::site::{NameInBody, Target, Who, linked_names};

impl Pages {
    /// A body with where its references and names lead. `day` is the page's own day, which tells the
    /// office that goes with a name.
    pub(super) fn body<'v>(
        &'v self,
        document: &'v crate::parse::Document,
        targets: &[Target],
        names: &[NameInBody],
        day: Date,
    ) -> BodyView<'v> {
        let links = targets
            .iter()
            .map(|target| match target {
                Target::Path(path) if self.is_broken(path) => None,
                Target::Path(path) => {
                    let path = self.plan.mended_paths.get(path).unwrap_or(path);
                    self.urls.link(&Target::Path(path.clone()))
                }
                target => self.link(target, day),
            })
            .collect();
        let linked = match self.settings.mentions {
            Mentions::None => Vec::new(),
            setting => linked_names(names, targets, setting == Mentions::Every),
        };
        let names = linked.into_iter().filter_map(|name| self.name_mark(name, day)).collect();
        BodyView { document, links, names, quotes: Vec::new(), html: self.settings.markdown.html }
    }

    fn name_mark(&self, name: &NameInBody, day: Date) -> Option<NameMark> {
        let target = match name.who {
            Who::Actor(id) => Target::Actor(id, None),
            Who::Topic(id) => Target::Topic(id, None),
        };
        Some(NameMark { link: self.link(&target, day)?, marks: name.marks.clone() })
    }

    /// The link to a target, with a card that tells who or what it is on a day.
    fn link(&self, target: &Target, day: Date) -> Option<LinkView> {
        let card = match *target {
            Target::Actor(id, _) => {
                let actor = &self.site[id];
                let office = self.office_on(id, day);
                let kind = || self.language.text(&format!("a_{}", actor.kind.word()));
                let words = office.as_ref().map_or_else(kind, |office| self.office_words(office));
                Some(self.what_is(&actor.name, &words))
            }
            Target::Topic(id, _) => Some(self.language.say("topic_named", &[("name", &self.site[id].name)])),
            Target::Briefing(id, _) => {
                let briefing = &self.site[id];
                let date = self.language.publication(&briefing.outline().date);
                Some(self.what_is(&briefing.matter().title.value, &date))
            }
            _ => None,
        };
        Some(LinkView { card, ..self.urls.link(target)? })
    }
}
