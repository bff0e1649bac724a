//! Which templates a template draws on: what it extends and includes, and the components.
//!
//! Tera does not tell, so the tags are read from the text. To name one too many costs a page that is
//! rendered in vain; one too few would leave a page stale, so components count whenever one is used.

use std::collections::BTreeSet;

use super::{Template, Theme};

impl Theme {
    /// The places in [`Theme::templates`] of all that a template draws on, itself included.
    pub fn dependencies(&self, name: &str) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.follow(name, &mut found);
        found
    }

    fn follow(&self, name: &str, found: &mut BTreeSet<usize>) {
        let Some(template) = self.template(name) else { return };
        let Some(index) = self.templates().iter().position(|known| known.name == template.name) else {
            return;
        };
        if !found.insert(index) {
            return;
        }
        let tags = Tags::of(template);
        for name in tags.templates {
            self.follow(name, found);
        }
        if tags.uses_components {
            for other in self.templates().iter().filter(|other| !Tags::of(other).components.is_empty()) {
                self.follow(&other.name, found);
            }
        }
    }

    /// The theme's files that some templates, by their places, name with `asset` and `integrity`.
    pub fn names_files(&self, templates: &BTreeSet<usize>) -> Named {
        let named = templates.iter().map(|&index| Named::of(&self.templates()[index].text));
        named.fold(Named::Some(BTreeSet::new()), Named::and)
    }

    /// Names of all components that templates define.
    pub fn components(&self) -> Vec<&str> {
        self.templates().iter().flat_map(|template| Tags::of(template).components).collect()
    }
}

/// Files of a theme that templates name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// These.
    Some(BTreeSet<String>),
    /// Any may be meant: the name is put together when the page is rendered.
    Any,
}

impl Named {
    fn of(text: &str) -> Self {
        let mut names = BTreeSet::new();
        for call in ["asset(", "integrity("] {
            for (at, _) in text.match_indices(call) {
                let mut inside = text[at + call.len()..].trim_start();
                inside = inside.strip_prefix("path").unwrap_or(inside).trim_start();
                inside = inside.strip_prefix('=').unwrap_or(inside).trim_start();
                match literal(inside) {
                    Some(name) => names.insert(name.to_owned()),
                    None => return Self::Any,
                };
            }
        }
        Self::Some(names)
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Some(mut names), Self::Some(more)) => {
                names.extend(more);
                Self::Some(names)
            }
            _ => Self::Any,
        }
    }

    /// Whether a file may be named.
    pub fn may_name(&self, name: &str) -> bool {
        match self {
            Self::Some(names) => names.contains(name),
            Self::Any => true,
        }
    }
}

/// The text in quotation marks with which a call begins, when nothing is put to it.
fn literal(call: &str) -> Option<&str> {
    let mark = call.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (name, rest) = call[1..].split_once(mark)?;
    rest.trim_start().starts_with(')').then_some(name)
}

struct Tags<'t> {
    /// Names in `extends` and `include`.
    templates: Vec<&'t str>,
    uses_components: bool,
    /// Names of the components that it defines.
    components: Vec<&'t str>,
}

impl<'t> Tags<'t> {
    fn of(template: &'t Template) -> Self {
        let mut tags = Self { templates: Vec::new(), uses_components: false, components: Vec::new() };
        let mut rest = &*template.text;
        while let Some(at) = rest.find('{') {
            rest = &rest[at + 1..];
            let Some(inside) = rest.strip_prefix('%').or_else(|| rest.strip_prefix('{')) else { continue };
            let tag = inside.trim_start_matches('-').trim_start();
            let word = first_word(tag);
            match word {
                "extends" | "include" => tags.templates.extend(quoted(&tag[word.len()..])),
                "component" => tags.components.push(first_word(tag[word.len()..].trim_start())),
                "" if tag.starts_with('<') => tags.uses_components = true,
                _ => {}
            }
        }
        tags
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// The first text in quotation marks, up to the end of the tag.
fn quoted(tag: &str) -> Option<&str> {
    let start = tag.find(['"', '\'', '`'])?;
    if tag[..start].contains('%') {
        return None;
    }
    let mark = tag[start..].chars().next()?;
    let inside = &tag[start + 1..];
    inside.find(mark).map(|end| &inside[..end])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Named;
    use crate::diagnostic::Diagnostic;
    use crate::source::Snapshot;
    use crate::theme::Theme;
    use crate::yaml::Spanned;

    #[test]
    fn what_templates_draw_on() {
        let snapshot = Snapshot::from_texts([
            ("themes/a/theme.yaml", "extends: b"),
            (
                "themes/a/templates/home.html",
                r#"{% extends "base.html" %}{%- block x -%}{{<card a={1} />}}{%- endblock -%}"#,
            ),
            ("themes/b/theme.yaml", "name: b"),
            ("themes/b/templates/base.html", r#"{%- include 'foot.html' -%} "{{ x }}""#),
            ("themes/b/templates/foot.html", "foot"),
            ("themes/b/templates/other.html", "other"),
            ("themes/b/templates/parts.html", "{% component card(a) %}{% endcomponent %}"),
        ]);
        let mut problems: Vec<Diagnostic> = Vec::new();
        let theme = Theme::load(&Spanned::new("a".into(), 0..0), &snapshot, &mut problems);
        assert_eq!(problems, []);
        for (template, needs) in [
            ("home.html", vec!["home.html", "@b/base.html", "@b/foot.html", "@b/parts.html"]),
            ("base.html", vec!["@b/base.html", "@b/foot.html"]),
            ("missing.html", vec![]),
        ] {
            let found: Vec<&str> = theme
                .dependencies(template)
                .into_iter()
                .map(|index| &*theme.templates()[index].name)
                .collect();
            assert_eq!(found, needs, "{template}");
        }
    }

    #[test]
    fn which_files_templates_name() {
        let some = |names: &[&str]| Named::Some(names.iter().map(|name| (*name).to_owned()).collect());
        for (text, named) in [
            ("{{ page.title }}", some(&[])),
            (r#"{{ asset(path="a.css") }} {{ integrity( path = 'b.js' ) }}"#, some(&["a.css", "b.js"])),
            (r#"{{ asset(path=page.kind ~ ".css") }}"#, Named::Any),
            (r#"{{ asset(path="a" ~ ".css") }}"#, Named::Any),
            ("{{ asset(", Named::Any),
        ] {
            assert_eq!(Named::of(text), named, "{text}");
            let nothing = Named::Some(BTreeSet::new());
            assert_eq!(nothing.and(Named::of(text)), named, "{text}");
        }
        assert!(Named::Any.may_name("x") && some(&["x"]).may_name("x") && !some(&["x"]).may_name("y"));
    }
}
