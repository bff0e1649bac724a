//! Drawings as a whole: they are sound XML, say what they show, escape names, and stay small.
//!
//! `tests/golden/` holds one of each kind, byte by byte.

use roxmltree::{Document, Node};

use super::draw;
use crate::date::Edtf;
use crate::language::Language;
use crate::page::view::{
    DateView, DatedRef, DensitySpan, DensityView, EraView, MentionCount, MentionsView, NetworkPicture,
    NodeView, PairView, PicturesView, Ref, TimelinePicture,
};

/// A name that would break out of every place where it is not escaped.
const ODD: &str = "\"'</title></svg><script>alert(1)</script>&amp;\u{8}";

fn dates(texts: &[&str]) -> Vec<DateView> {
    let date = |text: &&str| Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    texts.iter().map(|text| DateView::new(&date(text), &Language::english())).collect()
}

fn timeline<'d>(dates: &'d [DateView], name: &'d str) -> PicturesView<'d> {
    let events = dates.iter().map(|date| DatedRef { date, name, url: "/timeline/#e" }).collect();
    let timeline = Some(TimelinePicture { events, total: dates.len(), eras: Vec::new(), latest: "right" });
    PicturesView { timeline, ..PicturesView::default() }
}

fn network(nodes: usize, around_first: bool, name: &str) -> PicturesView<'static> {
    let kinds = ["person", "country", "organization", "group"];
    let node = |index: usize| NodeView {
        name: format!("{name} {index}"),
        url: format!("/actors/{index}/"),
        kind: kinds[index % 4],
        briefings: 100 - index,
    };
    let pair = |to: usize| PairView {
        id: format!("pair-{to}"),
        from: if around_first { 0 } else { to / 3 },
        to,
        shared: 1 + to % 7,
        briefings: vec![Ref { name: "B".into(), url: format!("/briefings/{to}/") }],
    };
    let network = NetworkPicture {
        nodes: (0..nodes).map(node).collect(),
        pairs: (1..nodes).map(pair).collect(),
        total: nodes,
        among: nodes,
        around_first,
    };
    PicturesView { network: Some(network), ..PicturesView::default() }
}

fn mentions(spans: usize, named: usize) -> PicturesView<'static> {
    let span = |index: usize| MentionCount {
        label: format!("{} {}", ["January", "May", "September"][index % 3], 2000 + index / 3),
        begins_year: index.is_multiple_of(3),
        listed: index * 7 % 5,
        named,
        url: None,
    };
    let mentions = MentionsView {
        title: "Briefings by month".to_owned(),
        unit: "month",
        spans: (0..spans).map(span).collect(),
        listed: spans,
        named,
        earlier: 0,
    };
    PicturesView { mentions: Some(mentions), ..PicturesView::default() }
}

fn era(name: &str, date: &str) -> EraView {
    EraView { name: name.to_owned(), date: dates(&[date]).remove(0) }
}

/// So many years until 2024, each with as many events as its last digit says.
fn density(years: i16, latest: &'static str) -> PicturesView<'static> {
    let span = |year: i16| {
        let count = usize::try_from(year % 10).unwrap_or_default();
        DensitySpan {
            label: year.to_string(),
            first_day: jiff::civil::date(year, 1, 1),
            count,
            url: (count > 0).then(|| format!("/timeline/{year}/")),
        }
    };
    let spans: Vec<DensitySpan> = (2025 - years..2025).map(span).collect();
    let density = DensityView {
        unit: "year",
        total: spans.iter().map(|span| span.count).sum(),
        spans,
        earlier: 0,
        unplaced: 0,
        eras: vec![era("The first half", "2015/2019"), era("Now", "2020/..")],
        latest,
    };
    PicturesView { density: Some(density), ..PicturesView::default() }
}

/// The only drawing of a page.
fn only(view: &PicturesView) -> String {
    draw(view, &Language::english()).into_iter().map(|(_, svg)| svg).collect()
}

/// Reads a drawing as XML, which is stricter than HTML.
fn check(svg: &str) -> Document<'_> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    for node in document.descendants().filter(Node::is_element) {
        assert_ne!(node.tag_name().name(), "script");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(name != "style" && !name.starts_with("on"), "{name} in {svg}");
            if name == "href" {
                assert!(attribute.value().starts_with(['/', '#']), "{}", attribute.value());
            }
        }
        if node.tag_name().name() == "a" {
            let title = node.children().find(|child| child.tag_name().name() == "title");
            assert!(title.and_then(|title| title.text()).is_some(), "a link without a name");
        }
    }
    let root = document.root_element();
    for name in ["aria-labelledby", "aria-describedby"] {
        let id = root.attribute(name).expect("a drawing has a name and a description");
        let named = document.descendants().find(|node| node.attribute("id") == Some(id));
        assert!(named.and_then(|node| node.text()).is_some_and(|text| !text.is_empty()), "{id}");
    }
    document
}

#[test]
fn names_stay_names() {
    let days = dates(&["2024-06-19", "2024?"]);
    for view in [timeline(&days, ODD), network(3, false, ODD), network(3, true, ODD)] {
        let svg = only(&view);
        let document = check(&svg);
        let text: String = document.descendants().filter_map(|node| node.text()).collect();
        assert!(text.contains("</title></svg><script>alert(1)</script>&amp;"), "{text}");
    }
}

/// The elements of a date's mark beside another event: `circle`, or the class of a `rect` or `path`.
fn pieces(date: &str) -> String {
    let both = dates(&[date, "2030-01-01"]);
    let svg = only(&timeline(&both, "E"));
    let document = check(&svg);
    let link = document.descendants().find(|node| node.tag_name().name() == "a").expect("a mark is a link");
    let shapes =
        link.descendants().filter(|node| matches!(node.tag_name().name(), "rect" | "circle" | "path"));
    let mut words: Vec<String> = shapes
        .map(|node| {
            let dashed = if node.has_attribute("stroke-dasharray") { " dashed" } else { "" };
            format!("{}{dashed}", node.attribute("class").expect("a shape has a class"))
        })
        .collect();
    let text =
        link.descendants().filter(|node| node.tag_name().name() == "text").find_map(|node| node.text());
    words.extend(text.filter(|text| text.starts_with("? ")).map(|_| "?".to_owned()));
    words.join(", ")
}

#[test]
fn a_date_is_drawn_as_exact_as_it_is() {
    for (date, expected) in [
        ("2024-06-19", "point"),
        ("2024-06-19~", "point dashed"),
        ("2024-06-19?", "point, ?"),
        ("2024-06", "soft"),
        ("2024-22", "soft"),
        ("2024", "soft"),
        ("2024%", "soft dashed, ?"),
        ("201X", "soft"),
        ("19XX", "soft"),
        ("2024-06-18/2024-06-19", "solid"),
        ("2023/2024", "soft, soft"),
        ("2022/2024-06-19", "soft, solid"),
        ("2022~/2024~", "soft dashed, soft dashed, solid dashed"),
        ("2024-06-19/..", "fade, arrow"),
        ("2024/..", "soft, fade, arrow"),
        ("../2024-06-19", "fade, arrow"),
        ("2024-06-19/", "fade"),
        ("/2024-06", "soft, fade"),
    ] {
        assert_eq!(pieces(date), expected, "{date}");
    }
}

#[test]
fn a_band_is_as_wide_as_the_date_is_vague() {
    let width = |date: &str| {
        let both = dates(&[date, "2022-03-01", "2023-07-01", "2025-01-01"]);
        let svg = only(&timeline(&both, "E"));
        let document = check(&svg);
        let band = document.descendants().find(|node| node.attribute("class") == Some("soft"));
        let width = band.and_then(|node| node.attribute("width")).expect("a vague date is a band");
        width.trim_end_matches('%').parse::<f64>().expect("a width is a number of hundredths")
    };
    let (season, year, two) = (width("2023-22"), width("2023"), width("2023/2024") * 2.0);
    assert!(season * 3.5 < year && year < season * 4.5, "{season} {year}");
    assert!((two - year * 2.0).abs() < 0.5, "{two} {year}");
}

/// Every place across lies in the drawing.
#[test]
fn nothing_stands_outside() {
    let odd =
        dates(&["0000-01-01", "9999-12-31", "19XX", "../2000", "2000/..", "9999/", "/0001", "2024-06-19"]);
    let svg = only(&timeline(&odd, "Words that are long enough to be cut somewhere"));
    for node in check(&svg).descendants() {
        for name in ["x", "x1", "x2", "cx"] {
            let Some(place) = node.attribute(name).and_then(|value| value.strip_suffix('%')) else {
                continue;
            };
            let place: f64 = place.parse().expect("a place is a number");
            assert!((-2.0..=102.0).contains(&place), "{name}={place}");
        }
    }
}

#[test]
fn drawings_are_bounded_and_the_same_each_time() {
    let days: Vec<String> =
        (0..48).map(|day| format!("2024-{:02}-{:02}~", day % 12 + 1, day / 4 + 1)).collect();
    let days = dates(&days.iter().map(String::as_str).collect::<Vec<_>>());
    let words = "An event with a name of some length, as they are in briefings";
    for (view, most) in [
        (timeline(&days[..20], words), 18_000),
        (timeline(&days, words), 46_000),
        (network(13, true, "Somebody With a Name"), 8_500),
        (network(60, false, "Somebody With a Name"), 45_000),
        (mentions(120, 1), 7_000),
        (density(100, "right"), 45_000),
    ] {
        let svg = only(&view);
        check(&svg);
        assert!(svg.len() < most, "{} bytes, at most {most}", svg.len());
        assert_eq!(svg, only(&view));
    }
}

/// Places across, in hundredths, of what has a class.
fn places(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let number = |text: Option<&str>| text.and_then(|text| text.strip_suffix('%')?.parse::<f64>().ok());
    let document = check(svg);
    let found = document.descendants().filter(|node| {
        let own = node.attribute("class").or_else(|| node.parent_element()?.attribute("class"));
        node.tag_name().name() == "rect" && own.is_some_and(|own| own.split(' ').any(|one| one == class))
    });
    found.filter_map(|node| Some((number(node.attribute("x"))?, number(node.attribute("width"))?))).collect()
}

#[test]
fn bars_lead_to_years_and_run_either_way() {
    let (right, left) = (only(&density(10, "right")), only(&density(10, "left")));
    let links = |svg: &str| -> Vec<String> {
        let document = check(svg);
        let links = document.descendants().filter_map(|node| node.attribute("href"));
        links.map(str::to_owned).collect()
    };
    // 2020 has none.
    assert_eq!(links(&right).len(), 9);
    assert_eq!(links(&right)[0], "/timeline/2015/");
    let (forth, back) = (places(&right, "bar"), places(&left, "bar"));
    assert!(forth.is_sorted_by(|one, other| one.0 < other.0));
    for (one, other) in forth.iter().zip(&back) {
        assert!((one.0 + other.0 + one.1 - 100.0).abs() < 0.3, "{one:?} {other:?}");
    }
    // The first half is the first half, and what goes on ends with the picture.
    assert_eq!(places(&right, "era"), [(0.0, 50.0), (50.0, 50.0)]);
    assert_eq!(places(&left, "era"), [(50.0, 50.0), (0.0, 50.0)]);
    assert!(right.contains(">The first half<") && right.contains(">9 in 2019<"), "{right}");
}

#[test]
fn eras_stand_behind_events_and_time_runs_either_way() {
    let days = dates(&["2014-01-01", "2016-06-01", "2019-01-01", "2020-03/..", "2024-01-01"]);
    let with = |latest| {
        let PicturesView { timeline, .. } = timeline(&days, "Event");
        let eras = vec![era("Before", "../2016"), era("After", "2017/2030"), era("Long ago", "1900/1910")];
        let timeline = timeline.map(|timeline| TimelinePicture { eras, latest, ..timeline });
        only(&PicturesView { timeline, ..PicturesView::default() })
    };
    let (right, left) = (with("right"), with("left"));
    let (forth, back) = (places(&right, "era"), places(&left, "era"));
    assert_eq!(forth.len(), 2, "what lies outside is not drawn: {forth:?}");
    for (one, other) in forth.iter().zip(&back) {
        assert!((one.0 + other.0 + one.1 - 100.0).abs() < 0.3, "{one:?} {other:?}");
    }
    let circles = |svg: &str| -> Vec<f64> {
        let document = check(svg);
        let at =
            document.descendants().filter_map(|node| node.attribute("cx")?.strip_suffix('%')?.parse().ok());
        at.collect()
    };
    // Whichever way, the first lane has what stands furthest left.
    assert!(circles(&right).is_sorted() && circles(&left).is_sorted());
    assert!((circles(&right)[0] + circles(&left)[circles(&left).len() - 1] - 100.0).abs() < 0.3);
}

/// In each column as much of a label as it has room for, and in a wide one all of it.
#[test]
fn labels_are_as_long_as_the_column_lets_them() {
    let days = dates(&["2024-01-01", "2024-02-01", "2024-03-01"]);
    let words = "An event that is told in a sentence of some length";
    let svg = only(&timeline(&days, words));
    let document = check(&svg);
    let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
    let labels = texts.filter(|node| node.parent_element().is_some_and(|link| link.tag_name().name() == "a"));
    for label in labels {
        let start = label.text().unwrap_or_default();
        let mut lengths = Vec::new();
        for column in 0..5 {
            let class = format!("w{column}");
            let shown = label.children().find(|node| {
                node.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
            });
            lengths.push(start.len() + shown.and_then(|node| node.text()).map_or(0, str::len));
        }
        assert!(lengths.is_sorted(), "{lengths:?}");
        assert_eq!(lengths[4], words.len(), "{lengths:?}");
    }
}

#[test]
fn small_ones() {
    let day = dates(&["2024-06-19"]);
    for view in [
        timeline(&day, "E"),
        timeline(&day, ""),
        network(2, true, "A"),
        network(2, false, "A"),
        network(4, true, "A"),
        mentions(1, 0),
        density(1, "left"),
        density(4, "right"),
        mentions(12, 3),
    ] {
        check(&only(&view));
    }
    assert_eq!(only(&PicturesView::default()), "");
}
