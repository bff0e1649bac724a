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

    /// Names of all components that templates define.
    pub fn components(&self) -> Vec<&str> {
        self.templates().iter().flat_map(|template| Tags::of(template).components).collect()
    }
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
}
