//! Sites read as a browser reads them: every link leads somewhere, and every page has what readers,
//! search engines and assistive technology need.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use briefgen::snapshot::Snapshot;
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};

use crate::odd;
use crate::support::{Built, base_url, build, folder, is_page, request, root, target};

struct Site {
    name: &'static str,
    /// `base_url` of its settings.
    base: String,
    built: Built,
    /// The pages by path of their file.
    pages: HashMap<String, Page>,
}

/// What is asked of a page, read once.
struct Page {
    errors: Vec<String>,
    language: Option<String>,
    titles: Vec<String>,
    headings: Vec<String>,
    canonicals: Vec<String>,
    ids: Vec<String>,
    /// Every `href` and `src` with its element.
    links: Vec<(String, String)>,
    json_ld: Vec<String>,
    /// Ids that `aria-labelledby`, `aria-describedby` and `for` name.
    referred: Vec<String>,
    unlabelled: Vec<String>,
    is_redirect: bool,
}

/// The sample site, and one that is hard to get right.
static SITES: LazyLock<[Site; 2]> = LazyLock::new(|| {
    [Site::new("sample", &Snapshot::read(root())), Site::new("odd", &odd::stranger_site().snapshot())]
});

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

impl Page {
    fn read(text: &str) -> Self {
        let document = Html::parse_document(text);
        let texts = |css: &str| -> Vec<String> {
            document.select(&selector(css)).map(|element| element.text().collect()).collect()
        };
        let values = |css: &str, name: &str| -> Vec<String> {
            let elements = document.select(&selector(css)).collect::<Vec<_>>();
            elements.iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
        };
        let links = ["href", "src", "poster"].into_iter().flat_map(|name| {
            let elements = document.select(&selector(&format!("[{name}]"))).collect::<Vec<_>>();
            elements
                .into_iter()
                .map(|element| {
                    (element.value().name().to_owned(), element.attr(name).unwrap_or_default().to_owned())
                })
                .collect::<Vec<_>>()
        });
        let referred = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];
        Self {
            errors: document.errors.iter().map(ToString::to_string).collect(),
            language: values("html", "lang").pop(),
            titles: texts("head > title"),
            headings: texts("h1"),
            canonicals: values("link[rel=canonical]", "href"),
            ids: values("[id]", "id"),
            links: links.collect(),
            json_ld: texts("script[type='application/ld+json']"),
            referred: referred
                .into_iter()
                .flat_map(|name| values(&format!("[{name}]"), name))
                .flat_map(|names| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
                .collect(),
            unlabelled: document
                .select(&selector("a[href], button"))
                .filter(|element| {
                    element.attr("aria-label").is_none()
                        && element.text().all(|text| text.trim().is_empty())
                        && element.select(&selector("img[alt]:not([alt=''])")).next().is_none()
                })
                .map(|element| element.html())
                .chain(document.select(&selector("img:not([alt])")).map(|element| element.html()))
                .collect(),
            is_redirect: !values("meta[http-equiv=refresh]", "content").is_empty(),
        }
    }
}

impl Site {
    /// The full address of a page by its file.
    fn address(&self, page: &str) -> String {
        format!("{}{}", self.base, page.trim_end_matches("index.html"))
    }

    fn new(name: &'static str, snapshot: &Snapshot) -> Self {
        let built = build(snapshot, &request());
        let pages: HashMap<String, Page> = built
            .files
            .keys()
            .filter(|path| is_page(path))
            .map(|path| (path.clone(), Page::read(built.text(path))))
            .collect();
        Self { name, base: base_url(snapshot), built, pages }
    }

    /// What is wrong with a link of a page, if anything.
    fn wrong(&self, page: &str, link: &str) -> Option<String> {
        let host =
            self.base.find('/').and_then(|slash| self.base[slash + 2..].find('/').map(|at| slash + 2 + at));
        let origin = &self.base[..host.unwrap_or(self.base.len())];
        let address = match link {
            _ if link.starts_with('#') => format!("{}{link}", self.address(page)),
            _ if link.starts_with('/') => format!("{origin}{link}"),
            _ if link.starts_with("mailto:") => return None,
            _ if link.contains("://") && !link.starts_with(origin) => return None,
            _ if link.contains("://") => link.to_owned(),
            _ => return Some("it is neither from the root nor a full address".to_owned()),
        };
        let Some((file, fragment)) = target(&self.base, &address) else {
            return Some("it leads out of the base path".to_owned());
        };
        if !self.built.files.contains_key(&file) {
            return Some(format!("there is no {file}"));
        }
        let has_fragment =
            fragment.is_empty() || self.pages.get(&file).is_some_and(|page| page.ids.contains(&fragment));
        (!has_fragment).then(|| format!("{file} has no id {fragment}"))
    }
}

/// Asks every page for what is wrong with it.
fn check(wrong: impl Fn(&Site, &str, &Page) -> Vec<String>) {
    let mut told = Vec::new();
    for site in &*SITES {
        assert!(site.pages.len() > 80, "{}: only {} pages were built", site.name, site.pages.len());
        for (path, page) in &site.pages {
            let wrong = wrong(site, path, page);
            told.extend(wrong.into_iter().map(|wrong| format!("{} {path}: {wrong}", site.name)));
        }
    }
    told.sort();
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}

fn one(what: &str, found: &[String]) -> Vec<String> {
    match found {
        [one] if !one.trim().is_empty() => Vec::new(),
        _ => vec![format!("it must have one {what}, and has {found:?}")],
    }
}

#[test]
fn nothing_is_wrong_with_the_sites() {
    for site in &*SITES {
        assert_eq!(site.built.human, "", "{}", site.name);
    }
}

#[test]
fn every_link_leads_somewhere() {
    check(|site, path, page| {
        assert!(!page.links.is_empty(), "{path} has no link at all");
        dangling(site, path, page)
    });
}

fn dangling(site: &Site, path: &str, page: &Page) -> Vec<String> {
    let wrong = page.links.iter().filter_map(|(element, link)| {
        site.wrong(path, link).map(|wrong| format!("<{element}> to `{link}`: {wrong}"))
    });
    wrong.collect()
}

#[test]
fn every_page_is_well_formed() {
    check(|_, _, page| page.errors.clone());
}

#[test]
fn every_page_says_what_it_is() {
    check(|site, path, page| {
        let mut wrong = one("title", &page.titles);
        if !page.is_redirect {
            wrong.extend(one("h1", &page.headings));
        }
        // The page for addresses that do not exist has no address of its own.
        let own = site.address(path);
        match &page.canonicals[..] {
            [] if path == "404.html" => {}
            [canonical] if page.is_redirect || percent_decode_str(canonical).decode_utf8_lossy() == own => {}
            other => wrong.push(format!("its canonical is {other:?}, not {own}")),
        }
        if page.language.as_deref().is_none_or(str::is_empty) {
            wrong.push("it has no lang".to_owned());
        }
        wrong
    });
}

#[test]
fn no_two_pages_have_one_title() {
    for site in &*SITES {
        let mut known: HashMap<&[String], Vec<&str>> = HashMap::new();
        for (path, page) in site.pages.iter().filter(|(_, page)| !page.is_redirect) {
            known.entry(&page.titles).or_default().push(path);
        }
        let twins: Vec<_> = known.into_iter().filter(|(_, paths)| paths.len() > 1).collect();
        assert!(twins.is_empty(), "{}: {twins:?}", site.name);
    }
}

#[test]
fn every_id_is_one_and_every_reference_has_one() {
    check(|_, _, page| ids(page));
}

fn ids(page: &Page) -> Vec<String> {
    let mut seen = HashSet::new();
    let twins = page.ids.iter().filter(|id| !seen.insert(*id)).map(|id| format!("the id {id} stands twice"));
    let mut wrong: Vec<String> = twins.collect();
    let missing = page.referred.iter().filter(|id| !page.ids.contains(id));
    wrong.extend(missing.map(|id| format!("it names the id {id}, which no element has")));
    wrong
}

/// Templates of pages that show no text of a writer.
const WITHOUT_BODY: [&str; 15] = [
    "404",
    "actors",
    "briefings",
    "data",
    "list",
    "network",
    "pictures",
    "quotes",
    "redirect",
    "search",
    "seams",
    "timeline",
    "topics",
    "year",
    "feed",
];

/// The ids that templates give by name, which no heading of a body may have.
fn ids_of_templates() -> BTreeSet<String> {
    let themes = folder(&root().join("themes"));
    let has_body = |path: &str| {
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".html"));
        name.is_some_and(|name| !WITHOUT_BODY.contains(&name))
    };
    let mut ids = BTreeSet::new();
    for (_, bytes) in themes.iter().filter(|(path, _)| has_body(path)) {
        let text = String::from_utf8_lossy(bytes);
        let values = [" id=\"", "(id=\"", ",id=\""].into_iter().flat_map(|start| text.split(start).skip(1));
        let values = values.filter_map(|rest| rest.split('"').next());
        let is_named = |id: &&str| !id.is_empty() && !id.contains(['{', '}']);
        ids.extend(values.filter(is_named).map(str::to_owned));
    }
    assert!(ids.contains("briefing-cite") && ids.contains("briefing-who"), "{ids:?}");
    ids
}

/// Each text of the sample site gets a heading for each id that a page of the site or a template has.
#[test]
fn no_heading_has_an_id_of_the_theme() {
    let reserved = ids_of_templates();
    let mut wanted = reserved.clone();
    let pages = SITES[0].pages.values();
    wanted.extend(pages.flat_map(|page| page.ids.iter().cloned()).filter(|id| !id.contains(['{', '}', ' '])));
    let mut headings = String::new();
    for id in &wanted {
        let _ = write!(headings, "\n\n## Written {{#{id}}}");
    }
    let mut snapshot = Snapshot::read(root());
    let mut texts = folder(&root().join("content"));
    texts.insert("index.md".to_owned(), b"Words.".to_vec());
    for (path, bytes) in texts.iter().filter(|(path, _)| path.ends_with(".md")) {
        let text = String::from_utf8_lossy(bytes).into_owned() + &headings;
        snapshot.insert(&format!("content/{path}"), text.as_bytes());
    }
    let site = Site::new("with headings", &snapshot);
    for (path, page) in &site.pages {
        assert_eq!(ids(page), [""; 0], "{path}");
        let document = Html::parse_document(site.built.text(path));
        let headings = selector("h2[id], h3[id]");
        let written = document.select(&headings);
        let written = written.filter(|heading| heading.text().any(|text| text.contains("Written")));
        let taken: Vec<&str> =
            written.filter_map(|heading| heading.attr("id")).filter(|id| reserved.contains(*id)).collect();
        assert_eq!(taken, [""; 0], "{path}");
    }
}

#[test]
fn every_link_and_picture_has_words() {
    check(|_, _, page| page.unlabelled.clone());
}

/// Whether JSON-LD is of schema.org, and each thing of it has a type.
fn is_graph(value: &serde_json::Value) -> bool {
    let things = value["@graph"].as_array().map(Vec::as_slice).unwrap_or_default();
    let has_type = things.iter().all(|thing| thing["@type"].is_string());
    value["@context"] == "https://schema.org" && has_type && !things.is_empty()
}

/// The things that a graph describes: all with a type and an address, wherever they stand.
fn described(value: &serde_json::Value) -> Vec<(String, String)> {
    let within = |values: &mut dyn Iterator<Item = &serde_json::Value>| values.flat_map(described).collect();
    match value {
        serde_json::Value::Array(items) => within(&mut items.iter()),
        serde_json::Value::Object(object) => {
            let mut all: Vec<_> = within(&mut object.values());
            let text = |key: &str| object.get(key).and_then(|value| value.as_str()).map(str::to_owned);
            all.extend(text("@id").zip(text("@type")));
            all
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_graph_describes_a_thing_once() {
    check(|_, path, page| {
        let graphs = page.json_ld.iter().filter_map(|json| serde_json::from_str(json).ok());
        let mut all: Vec<_> = graphs.flat_map(|graph: serde_json::Value| described(&graph)).collect();
        all.sort();
        let twice = all.windows(2).filter(|pair| pair[0] == pair[1]);
        twice.map(|pair| format!("{path}: {} is described twice", pair[0].0)).collect()
    });
}

#[test]
fn structured_data_is_json() {
    check(|_, path, page| {
        if page.is_redirect {
            return Vec::new();
        }
        let [json] = &page.json_ld[..] else {
            let has_none = page.json_ld.is_empty() && path == "404.html";
            return if has_none {
                Vec::new()
            } else {
                vec![format!("{} blocks of JSON-LD", page.json_ld.len())]
            };
        };
        match serde_json::from_str::<serde_json::Value>(json) {
            Ok(value) if is_graph(&value) => Vec::new(),
            Ok(value) => vec![format!("JSON-LD without context or type: {value}")],
            Err(error) => vec![format!("JSON-LD: {error}")],
        }
    });
}
