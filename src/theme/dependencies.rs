//! Which templates a template draws on: what it extends and includes, and the components.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::Theme;
use super::drawn::{Drawn, Named};

/// What each template of a theme draws on by itself; asked of the engine when it is first wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Dependencies(OnceLock<All>);

#[derive(Clone, Debug)]
struct All {
    drawn: Vec<Drawn>,
    /// Of two templates with one name the engine takes the later one.
    by_name: BTreeMap<String, usize>,
    /// By component the templates that define it.
    definers: BTreeMap<String, BTreeSet<usize>>,
}

impl All {
    fn of(theme: &Theme) -> Self {
        let templates = theme.templates();
        let drawn: Vec<Drawn> =
            templates.par_iter().map(|template| Drawn::by(&template.name, &template.text)).collect();
        let by_name = templates.iter().enumerate().map(|(index, template)| (template.name.clone(), index));
        let mut definers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, drawn) in drawn.iter().enumerate() {
            for name in &drawn.defines {
                definers.entry(name.clone()).or_default().insert(index);
            }
        }
        Self { by_name: by_name.collect(), drawn, definers }
    }
}

impl Theme {
    fn drawn(&self) -> &All {
        self.dependencies.0.get_or_init(|| All::of(self))
    }

    /// The places in [`Theme::templates`] of all that a template draws on, itself included.
    pub fn dependencies(&self, name: &str) -> BTreeSet<usize> {
        let all = self.drawn();
        let mut found = BTreeSet::new();
        let mut open: Vec<usize> = self.resolve(name).into_iter().collect();
        while let Some(index) = open.pop() {
            if !found.insert(index) {
                continue;
            }
            let drawn = &all.drawn[index];
            if drawn.on_all {
                return (0..all.drawn.len()).collect();
            }
            open.extend(drawn.templates.iter().filter_map(|name| self.resolve(name)));
            open.extend(drawn.components.iter().filter_map(|name| all.definers.get(name)).flatten());
        }
        found
    }

    /// The template that a name leads to, as the engine finds it.
    fn resolve(&self, name: &str) -> Option<usize> {
        let by_name = &self.drawn().by_name;
        let of_theme = by_name.get(name);
        let found = of_theme
            .or_else(|| self.prefixes().iter().find_map(|prefix| by_name.get(&format!("{prefix}{name}"))));
        found.copied()
    }

    /// The theme's files that some templates, by their places, name with `asset` and `integrity`.
    pub fn names_files(&self, templates: &BTreeSet<usize>) -> Named {
        let named = templates.iter().map(|&index| &self.drawn().drawn[index].files);
        named.fold(Named::none(), Named::and)
    }

    /// Names of all components that templates define.
    pub fn components(&self) -> Vec<&str> {
        self.drawn().definers.keys().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::snapshot::Snapshot;
    use crate::theme::{Named, Theme};
    use crate::yaml::Spanned;

    fn theme(files: &[(&str, &str)]) -> Theme {
        let mut problems: Vec<Diagnostic> = Vec::new();
        let snapshot = Snapshot::from_texts(files.iter().copied());
        let theme = Theme::load(&Spanned::new("a".into(), 0..0), &snapshot, &mut problems);
        assert_eq!(problems, []);
        theme
    }

    fn names(theme: &Theme, template: &str) -> Vec<String> {
        let found = theme.dependencies(template).into_iter();
        found.map(|index| theme.templates()[index].name.clone()).collect()
    }

    #[test]
    fn what_templates_draw_on() {
        let theme = theme(&[
            ("themes/a/theme.yaml", "extends: b"),
            (
                "themes/a/templates/home.html",
                r#"{% extends "base.html" %}{%- block x -%}{% set c = <card a={1} /> %}{{ c }}{%- endblock -%}"#,
            ),
            (
                "themes/a/templates/own.html",
                "{% component line() %}{{ asset(path='own.svg') }}{% endcomponent %}",
            ),
            ("themes/a/templates/odd.html", "{% include \"a\nb\" %}"),
            ("themes/b/theme.yaml", "name: b"),
            (
                "themes/b/templates/base.html",
                r#"{%- include 'foot.html' -%} "{{ x }}{% block x %}{% endblock %}""#,
            ),
            ("themes/b/templates/foot.html", "foot"),
            ("themes/b/templates/other.html", "other"),
            ("themes/b/templates/parts.html", "{% component card(a) %}{{ <line /> }}{% endcomponent %}"),
            ("themes/b/templates/lines.html", "{% component line() %}{% endcomponent %}"),
            ("themes/b/templates/more.html", "{% component more() %}{% endcomponent %}"),
        ]);
        for (template, needs) in [
            (
                "home.html",
                &["home.html", "own.html", "@b/base.html", "@b/foot.html", "@b/lines.html", "@b/parts.html"]
                    [..],
            ),
            ("base.html", &["@b/base.html", "@b/foot.html"]),
            ("more.html", &["@b/more.html"]),
            ("missing.html", &[]),
        ] {
            assert_eq!(names(&theme, template), needs, "{template}");
        }
        assert_eq!(names(&theme, "odd.html").len(), theme.templates().len());
        assert!(theme.names_files(&theme.dependencies("home.html")).may_name("own.svg"));
        assert_eq!(theme.names_files(&theme.dependencies("base.html")), Named::none());
        assert_eq!(theme.components(), ["card", "line", "more"]);
    }
}
