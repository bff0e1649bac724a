//! The calendar of events (iCalendar, RFC 5545): each lasts whole days and keeps nobody busy.
//!
//! Must not know how a date becomes days: the view holds the first day and the one after the last.

use ics::components::{Parameter, Property};
use ics::properties::{Categories, Description, Location, Summary, Transp, URL};
use ics::{Event, ICalendar, escape_text};

use super::{clean, is_said};
use crate::page::view::{CalendarEvent, CalendarView, EventView};

const PRODUCT: &str = "-//briefgen//briefgen//EN";
/// Octets of a line, without its end.
const LINE: usize = 75;

/// The calendar. An event's id is its own and the host's, so that a reader knows it again.
pub(in crate::render) fn calendar(view: &CalendarView) -> Vec<u8> {
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    calendar.push(Property::new("X-WR-CALNAME", line(view.title)));
    for event in &view.events {
        calendar.add_event(entry(event, &view.host));
    }
    folded(&calendar.to_string()).into_bytes()
}

fn entry<'v>(entry: &'v CalendarEvent, host: &str) -> Event<'v> {
    let event: &EventView = entry.event;
    let mut written = Event::new(line(&format!("{}@{host}", event.id)), digits(&entry.stamp));
    written.push(whole_day("DTSTART", &entry.first));
    written.push(whole_day("DTEND", &entry.after));
    written.push(Summary::new(line(&event.event)));
    if let Some(place) = event.place.as_deref().filter(|place| is_said(place)) {
        written.push(Location::new(line(place)));
    }
    let description: Vec<String> = entry.description.iter().map(|line| clean::line(line)).collect();
    let description = description.join("\n");
    if !description.is_empty() {
        written.push(Description::new(escape_text(description)));
    }
    if let Some(url) = &entry.url {
        written.push(URL::new(clean::address(url)));
    }
    let topics = event.topics.iter().filter(|topic| is_said(&topic.name));
    let topics: Vec<String> = topics.map(|topic| line(&topic.name)).collect();
    if !topics.is_empty() {
        written.push(Categories::new(topics.join(",")));
    }
    written.push(Transp::transparent());
    written
}

fn whole_day(name: &'static str, day: &str) -> Property<'static> {
    let mut property = Property::new(name, digits(day));
    property.add(Parameter::new("VALUE", "DATE"));
    property
}

/// A value of type TEXT on one line. `ics` escapes nothing by itself, and a raw line break in a value
/// would begin a property of its own.
fn line(text: &str) -> String {
    escape_text(clean::line(text)).into_owned()
}

/// A value of type DATE or DATE-TIME: nothing else can stand in one.
fn digits(text: &str) -> String {
    text.chars().filter(|character| character.is_ascii_digit() || matches!(character, 'T' | 'Z')).collect()
}

/// Lines folded anew: `ics` 0.5 does not count the space that begins a line of continuation, so its
/// lines have 76 octets. No value holds a line break, so each one before a space is a fold.
fn folded(calendar: &str) -> String {
    let mut result = String::with_capacity(calendar.len() + calendar.len() / 32);
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut rest = line;
        let mut room = LINE;
        while rest.len() > room {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
            result.push_str(head);
            result.push_str("\r\n ");
            rest = tail;
            room = LINE - 1;
        }
        result.push_str(rest);
        result.push_str("\r\n");
    }
    result
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use icalendar::parser;

    use super::super::samples::{self, ODD_TEXTS};
    use super::*;
    use crate::page::view::{Hashed, Ref};

    fn entry_of<'v>(event: &'v Hashed<EventView>, odd: &str) -> CalendarEvent<'v> {
        CalendarEvent {
            event,
            url: Some(format!("https://example.org/{odd}")),
            stamp: format!("20240619T000000Z{odd}"),
            first: format!("20240618{odd}"),
            after: format!("20240620{odd}"),
            description: event.briefings.iter().map(|one| format!("Briefing: {}", one.name)).collect(),
        }
    }

    fn written(view: &CalendarView) -> String {
        String::from_utf8(calendar(view)).expect("a calendar is UTF-8")
    }

    #[test]
    fn an_ordinary_calendar() {
        let topic = |name: &str| Arc::new(Hashed::new(Ref { name: name.to_owned(), url: String::new() }));
        let event = Hashed::new(EventView {
            id: "2024-06-summit".to_owned(),
            topics: vec![topic("Arms, control"), topic("Diplomacy")],
            briefings: vec![topic("Two leaders; one treaty")],
            ..(*samples::event("Summit in Pyongyang", "2024-06-18/2024-06-19")).clone()
        });
        let view = CalendarView {
            title: "Briefings",
            host: "example.org".to_owned(),
            events: vec![entry_of(&event, "")],
        };
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//briefgen//briefgen//EN",
            "X-WR-CALNAME:Briefings",
            "BEGIN:VEVENT",
            "UID:2024-06-summit@example.org",
            "DTSTAMP:20240619T000000Z",
            "DTSTART;VALUE=DATE:20240618",
            "DTEND;VALUE=DATE:20240620",
            "SUMMARY:Summit in Pyongyang",
            "LOCATION:Summit in Pyongyang",
            "DESCRIPTION:Briefing: Two leaders\\; one treaty",
            "URL:https://example.org/",
            "CATEGORIES:Arms\\, control,Diplomacy",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(written(&view), expected.join("\r\n"));
    }

    #[test]
    fn what_is_not_said_has_no_line() {
        let event = Hashed::new(EventView {
            place: None,
            topics: vec![],
            briefings: vec![],
            ..(*samples::event("x", "2024-06-18")).clone()
        });
        let entry = CalendarEvent { url: None, ..entry_of(&event, "") };
        let written = written(&CalendarView { title: "x", host: "x".to_owned(), events: vec![entry] });
        for name in ["LOCATION", "DESCRIPTION", "URL", "CATEGORIES"] {
            assert!(!written.contains(name), "{written}");
        }
    }

    /// Lines that are whole, no longer than they may be, and hold nothing that would begin another.
    fn check_lines(written: &str) {
        assert!(written.ends_with("\r\n"));
        for line in written.split_terminator("\r\n") {
            assert!(line.len() <= LINE && !line.trim().is_empty(), "{line:?}");
            assert!(!line.contains(|one: char| one.is_control() && one != '\t'), "{line:?}");
            assert!(!line.contains(['\u{2028}', '\u{2029}']), "{line:?}");
        }
    }

    /// Read by another library than the one that writes.
    #[test]
    fn odd_texts_come_back() {
        for odd in ODD_TEXTS {
            let event = samples::event(odd, "2024-06~");
            let view = CalendarView {
                title: odd,
                host: odd.to_owned(),
                events: vec![entry_of(&event, ""), entry_of(&event, "")],
            };
            let written = written(&view);
            check_lines(&written);

            let unfolded = parser::unfold(&written);
            let read = parser::read_calendar(&unfolded).expect(&written);
            let cleaned = clean::line(odd);
            let names: Vec<_> = read.properties.iter().map(|property| property.name.as_str()).collect();
            assert_eq!(names, ["VERSION", "PRODID", "X-WR-CALNAME"]);
            assert_eq!(read.properties[2].val.as_str(), cleaned);

            assert_eq!(read.components.len(), 2);
            for component in &read.components {
                let all = component.properties.iter().map(|one| (one.name.as_str(), one.val.as_str()));
                let expected = [
                    ("UID", format!("{cleaned}@{cleaned}")),
                    ("DTSTAMP", "20240619T000000Z".to_owned()),
                    ("DTSTART", "20240618".to_owned()),
                    ("DTEND", "20240620".to_owned()),
                    ("SUMMARY", cleaned.clone()),
                    ("LOCATION", cleaned.clone()),
                    ("DESCRIPTION", format!("Briefing: {cleaned}\nBriefing: {cleaned}")),
                    ("URL", "https://example.org/".to_owned()),
                    ("TRANSP", "TRANSPARENT".to_owned()),
                ];
                let expected = expected.iter().filter(|(name, _)| *name != "LOCATION" || is_said(odd));
                let read = all.filter(|(name, _)| *name != "CATEGORIES");
                assert!(read.eq(expected.map(|(name, text)| (*name, text.as_str()))), "{written}");
            }
            let calendar: icalendar::Calendar = written.parse().expect(&written);
            for component in &calendar.components {
                let event = component.as_event().expect("the calendar holds events");
                let categories = icalendar::EventLike::get_categories(event);
                assert_eq!(categories, is_said(odd).then(|| vec![cleaned.clone(), cleaned.clone()]));
            }
        }
    }

    #[test]
    fn values_without_escapes_hold_nothing_odd() {
        for odd in ODD_TEXTS {
            let event = samples::event("x", "2024-06-18");
            let written = written(&CalendarView {
                title: "x",
                host: "x".to_owned(),
                events: vec![entry_of(&event, odd)],
            });
            check_lines(&written);
            let unfolded = written.replace("\r\n ", "");
            for name in ["DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:"] {
                let value = unfolded.lines().find_map(|line| line.strip_prefix(name)).expect(&written);
                assert!(value.chars().all(|one| one.is_ascii_digit() || one == 'T' || one == 'Z'), "{value}");
            }
            let url = clean::address(&format!("https://example.org/{odd}"));
            assert!(unfolded.contains(&format!("URL:{url}\r\n")), "{written}");
            assert_eq!(unfolded.lines().count(), 17, "{written}");
        }
    }

    #[test]
    fn no_line_is_longer_than_75_octets() {
        for length in 0..200 {
            for character in ["a", "é", "老", "🌍", " "] {
                let title = character.repeat(length);
                let written = written(&CalendarView { title: &title, host: String::new(), events: vec![] });
                assert!(written.split("\r\n").all(|line| line.len() <= LINE), "{written}");
                let unfolded = written.replace("\r\n ", "");
                assert!(unfolded.contains(&format!("X-WR-CALNAME:{title}\r\n")), "{written}");
            }
        }
    }
}
