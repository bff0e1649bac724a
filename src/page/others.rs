//! What an edition knows of the other editions: where their documents are found, and which pages are the same in
//! another language.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::cards::Cards;
use super::edition::PlannedEdition;
use super::host::redirects;
use super::social::locale;
use super::urls::Urls;
use super::view::{LanguageLink, RedirectRule, Translation};
use super::{PageKey, Pages};
use crate::language::Language;
use crate::name::{SourcePath, UrlPath, spelling};

/// What one edition knows of the others.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// Links to briefings and pages of other languages, by their file.
    pub(super) documents: HashMap<SourcePath, String>,
    /// The versions of a page in all languages, by its path in this edition; of a page in one language none.
    pub(super) translations: HashMap<UrlPath, Vec<Translation>>,
    /// The home pages of all editions; none when there is one edition.
    pub(super) languages: Vec<LanguageLink>,
    /// Full addresses of the sitemaps of the other editions.
    pub(super) sitemaps: Vec<String>,
    /// Old URLs of the other editions, for the first one.
    pub(super) redirects: Vec<RedirectRule>,
    /// Folders of `index.md` files of the first edition, whose files are copied below their page.
    pub(super) bundles: HashMap<String, UrlPath>,
    /// Paths from the site's root that writers gave and that lead into another edition.
    pub(super) paths: HashSet<String>,
}

/// What is one page in several languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    BuiltIn(&'static str),
    Document(SourcePath),
    /// By its slug and, where no file declares it, its name: two editions may make one slug of two names.
    Actor(String, Option<String>),
    Topic(String, Option<String>),
}

impl Pages {
    fn new(planned: PlannedEdition, others: Others) -> Self {
        let PlannedEdition {
            site,
            settings,
            clock,
            language,
            urls,
            years,
            plan,
            plan_inputs,
            folder,
            identity,
        } = planned;
        let others = Arc::new(others);
        Self {
            cards: Cards::new(&site),
            urls: Urls::new(urls, Arc::clone(&others)),
            site,
            settings,
            clock,
            language,
            years,
            plan,
            plan_inputs,
            others,
            folder,
            identity,
        }
    }
}

impl PlannedEdition {
    /// Lets the editions of a site know each other, so that their pages can be shown; the first is that of the site's
    /// own language.
    pub fn introduce(editions: Vec<Self>) -> Vec<Pages> {
        if editions.len() == 1 {
            return editions.into_iter().map(|one| Pages::new(one, Others::default())).collect();
        }
        let mut versions: BTreeMap<Same, Vec<(usize, UrlPath)>> = BTreeMap::new();
        for (index, edition) in editions.iter().enumerate() {
            for (same, path) in edition.versions() {
                versions.entry(same).or_default().push((index, path));
            }
        }
        let mut others: Vec<Others> = editions.iter().map(|_| Others::default()).collect();
        for places in versions.values().filter(|places| places.len() > 1) {
            let all: Vec<Translation> =
                places.iter().map(|(index, path)| editions[*index].translation(path, *index == 0)).collect();
            for (index, path) in places {
                others[*index].translations.insert(path.clone(), all.clone());
            }
        }
        let copied: Vec<HashSet<String>> = editions.iter().map(Self::copied_files).collect();
        let languages: Vec<LanguageLink> = editions.iter().map(Self::language_link).collect();
        others[0].redirects = editions[1..].iter().flat_map(|one| redirects(&one.plan, &one.urls)).collect();
        for (index, known) in others.iter_mut().enumerate() {
            known.languages.clone_from(&languages);
            known.bundles.clone_from(&editions[0].urls.bundles);
            for (_, other) in editions.iter().enumerate().filter(|(other, _)| *other != index) {
                known.documents.extend(other.documents());
                known.sitemaps.extend(other.urls.full(&UrlPath::file(&["sitemap.xml"])));
            }
            let unsure = editions[index].plan.unsure.iter();
            let found = unsure.filter(|(_, unsure)| {
                editions.iter().zip(&copied).any(|(one, copied)| one.has(&unsure.plain, copied))
            });
            known.paths.extend(found.map(|(path, _)| path.clone()));
        }
        editions.into_iter().zip(others).map(|(edition, others)| Pages::new(edition, others)).collect()
    }

    fn copied_files(&self) -> HashSet<String> {
        self.plan.copied.iter().map(|copied| copied.path.output_file()).collect()
    }

    /// Whether a path from the site's root leads to a page or copied file of this edition.
    fn has(&self, plain: &str, copied: &HashSet<String>) -> bool {
        let files = [UrlPath::file(&[plain]).output_file(), UrlPath::page(&[plain]).output_file()];
        files.iter().any(|file| self.plan.page_at(file).is_some() || copied.contains(file))
    }

    /// The pages that may have versions in other languages, by their path in this edition.
    fn versions(&self) -> Vec<(Same, UrlPath)> {
        let page = |part: &'static str| (Same::BuiltIn(part), UrlPath::page(&[part]));
        let version = |key: &PageKey| {
            Some(match key {
                PageKey::Home => (Same::BuiltIn(""), UrlPath::page(&[])),
                PageKey::Briefings(1) => page("briefings"),
                PageKey::Actors(1) => page("actors"),
                PageKey::Topics(1) => page("topics"),
                PageKey::Timeline => page("timeline"),
                PageKey::Network => page("network"),
                PageKey::Quotes(1) => page("quotes"),
                PageKey::Corrections(1) => page("corrections"),
                PageKey::Search => page("search"),
                PageKey::DataFiles => page("data"),
                PageKey::Briefing(id) => {
                    let document = self.site[*id].document.path.without_language();
                    (Same::Document(document), self.urls.briefing(*id).clone())
                }
                PageKey::Page(id) => {
                    let document = self.site[*id].document.path.without_language();
                    (Same::Document(document), self.urls.page(*id).clone())
                }
                PageKey::Actor(id) => {
                    let actor = &self.site[*id];
                    let name = actor.document.is_none().then(|| spelling(&actor.name));
                    (Same::Actor(actor.slug.clone(), name), self.urls.actor(*id).clone())
                }
                PageKey::Topic(id) => {
                    let topic = &self.site[*id];
                    let name = topic.document.is_none().then(|| spelling(&topic.name));
                    (Same::Topic(topic.slug.clone(), name), self.urls.topic(*id).clone())
                }
                _ => return None,
            })
        };
        self.plan.planned.iter().filter_map(|planned| version(&planned.key)).collect()
    }

    /// Links to all briefings and pages, by their file.
    fn documents(&self) -> impl Iterator<Item = (SourcePath, String)> {
        self.plan.planned.iter().filter_map(|planned| {
            let (document, path) = match &planned.key {
                PageKey::Briefing(id) => (&self.site[*id].document, self.urls.briefing(*id)),
                PageKey::Page(id) => (&self.site[*id].document, self.urls.page(*id)),
                _ => return None,
            };
            Some((document.path.clone(), self.urls.href(path)))
        })
    }

    fn translation(&self, path: &UrlPath, is_default: bool) -> Translation {
        Translation {
            language: self.settings.language.clone(),
            locale: locale(&self.settings.language),
            name: name_of(&self.language),
            url: self.urls.href(path),
            canonical: self.urls.full(path),
            is_default,
        }
    }

    fn language_link(&self) -> LanguageLink {
        LanguageLink {
            language: self.settings.language.clone(),
            name: name_of(&self.language),
            url: self.urls.href(&UrlPath::page(&[])),
        }
    }
}

/// What a language calls itself; its tag when the texts do not say.
fn name_of(language: &Language) -> String {
    if language.is_spoken() { language.text("language_name") } else { language.tag().to_owned() }
}
