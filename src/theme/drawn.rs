//! What one template draws on by itself: the engine is given it alone and says what it lacks.
//!
//! Nothing is read from the template's text but the name that stands in a call of `asset`, at the place that the
//! engine tells. What is not understood counts as all there is.

use std::collections::BTreeSet;

use tera::{ErrorKind, Kwargs, State, Tera, Value};

use super::reports::Report;

/// How often the engine is asked: for the template itself, for what it extends, for what it calls.
const ROUNDS: usize = 4;

/// The functions that are given the name of a theme's file.
const OF_FILES: [&str; 2] = ["asset", "integrity"];

/// The template with all that another lacks; no file of a theme has such a name.
const STAND_IN: &str = "\u{0}";

/// Files of a theme that templates name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// These.
    Some(BTreeSet<String>),
    /// Any may be meant: the name is put together when the page is rendered.
    Any,
}

impl Named {
    /// None.
    pub(super) fn none() -> Self {
        Self::Some(BTreeSet::new())
    }

    pub(super) fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Some(mut names), Self::Some(more)) => {
                names.extend(more.iter().cloned());
                Self::Some(names)
            }
            _ => Self::Any,
        }
    }

    /// The file that a call names, which begins with the function's name.
    fn by(function: &str, call: &str) -> Self {
        literal(function, call).map_or(Self::Any, |name| Self::Some(BTreeSet::from([name.to_owned()])))
    }

    /// Whether a file may be named.
    pub fn may_name(&self, name: &str) -> bool {
        match self {
            Self::Some(names) => names.contains(name),
            Self::Any => true,
        }
    }
}

/// The text in quotation marks that is all of a call, if there is nothing to work out in it.
fn literal<'t>(function: &str, call: &'t str) -> Option<&'t str> {
    let arguments = call.strip_prefix(function)?.trim_start().strip_prefix('(')?.trim_start();
    let value = arguments.strip_prefix("path")?.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (name, rest) = value.strip_prefix(mark)?.split_once(mark)?;
    (rest.trim_start().starts_with(')') && !name.contains('\\')).then_some(name)
}

/// What a template draws on by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Names in `extends` and `include`.
    pub(super) templates: BTreeSet<String>,
    /// Components that it calls, where ever a call may stand.
    pub(super) components: BTreeSet<String>,
    /// Components that it defines.
    pub(super) defines: BTreeSet<String>,
    /// Files that it names.
    pub(super) files: Named,
    /// Whether the engine said something that is not understood: then it may draw on all templates.
    pub(super) on_all: bool,
}

impl Drawn {
    /// Asks the engine about a template. One that it cannot read draws on nothing: no page is made with it.
    pub(super) fn by(name: &str, text: &str) -> Self {
        let mut asking =
            Asking { name, text, drawn: Self::nothing(), tera: Tera::new(), blocks: BTreeSet::new() };
        for _ in 0..ROUNDS {
            match asking.ask() {
                Answer::Again => {}
                Answer::Known => return asking.drawn,
                Answer::Unreadable => return Self::nothing(),
                Answer::NotUnderstood => break,
            }
        }
        Self { files: Named::Any, on_all: true, ..asking.drawn }
    }

    fn nothing() -> Self {
        let none = BTreeSet::new;
        Self { templates: none(), components: none(), defines: none(), files: Named::none(), on_all: false }
    }
}

enum Answer {
    /// Something was lacking, and stands there now.
    Again,
    /// Nothing is lacking.
    Known,
    /// The template is broken.
    Unreadable,
    NotUnderstood,
}

/// One template, and what was put beside it so that the engine reads it to its end.
struct Asking<'t> {
    name: &'t str,
    text: &'t str,
    drawn: Drawn,
    tera: Tera,
    /// Blocks that it fills, which what it extends has to have.
    blocks: BTreeSet<String>,
}

impl Asking<'_> {
    fn ask(&mut self) -> Answer {
        let components = self
            .drawn
            .components
            .iter()
            .map(|name| format!("{{% component {name}() %}}{{% endcomponent %}}"));
        let stand_in: String = components.collect();
        let blocks = self.blocks.iter().map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
        let blocks: String = blocks.collect();
        let lacking = self.drawn.templates.iter().map(|name| (&**name, &*blocks));
        let all = lacking.chain([(STAND_IN, &*stand_in), (self.name, self.text)]);
        match self.tera.add_raw_templates(all) {
            Ok(()) => {
                let known =
                    self.tera.get_component_names().filter(|name| !self.drawn.components.contains(*name));
                self.drawn.defines = known.map(str::to_owned).collect();
                Answer::Known
            }
            Err(error) => self.learn(error.kind()),
        }
    }

    fn learn(&mut self, lacking: &ErrorKind) -> Answer {
        match lacking {
            ErrorKind::MissingParent { parent, .. } => {
                self.drawn.templates.insert(parent.clone());
                Answer::Again
            }
            ErrorKind::Msg(text) => {
                let reports = Report::all_of(text);
                let all_known =
                    !reports.is_empty() && reports.iter().all(|report| self.take_in(report).is_some());
                if all_known { Answer::Again } else { Answer::NotUnderstood }
            }
            ErrorKind::SyntaxError(_)
            | ErrorKind::CircularExtend { .. }
            | ErrorKind::CircularInclude { .. } => Answer::Unreadable,
            _ => Answer::NotUnderstood,
        }
    }

    /// Puts what a report lacks beside the template; `None` when it is not understood.
    fn take_in(&mut self, report: &Report) -> Option<()> {
        let (what, rest) = report.message.split_once(" `")?;
        let (name, rest) = rest.rsplit_once('`')?;
        let name = name.to_owned();
        match (what, rest) {
            ("Unknown filter", "") => {
                self.tera.register_filter(name, |value: Value, _: Kwargs, _: &State| value);
            }
            ("Unknown test", "") => self.tera.register_test(name, |_: Value, _: Kwargs, _: &State| true),
            ("Unknown function", "") => {
                if OF_FILES.contains(&&*name) {
                    let call = self.text.get(report.start(self.text)..).unwrap_or_default();
                    self.drawn.files = Named::by(&name, call).and(&self.drawn.files);
                }
                self.tera.register_function(name, |_: Kwargs, _: &State| Value::none());
            }
            ("Unknown component", "") => {
                self.drawn.components.insert(name);
            }
            ("Unknown template", "") => {
                self.drawn.templates.insert(name);
            }
            ("Block", " is not defined in any parent template") => {
                self.blocks.insert(name);
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawn, Named};

    /// What a template draws on, in words; each kind in its order.
    fn told(text: &str) -> String {
        let drawn = Drawn::by("own.html", text);
        if drawn.on_all {
            return "all".to_owned();
        }
        let files = match &drawn.files {
            Named::Some(names) => names.iter().map(|name| format!("file {name}")).collect(),
            Named::Any => vec!["any file".to_owned()],
        };
        let with = |kind: &'static str| move |name: &String| format!("{kind} {name}");
        let templates = drawn.templates.iter().map(with("template"));
        let components = drawn.components.iter().map(with("component"));
        let defines = drawn.defines.iter().map(with("defines"));
        let all: Vec<String> = templates.chain(components).chain(defines).chain(files).collect();
        all.join(", ")
    }

    #[test]
    fn what_a_template_draws_on() {
        for (text, draws_on) in [
            ("", ""),
            ("{ {% raw %}{{ <note /> }}{% endraw %} {# {% include \"x\" %} #}", ""),
            ("{% extends \"base.html\" %}", "template base.html"),
            (
                "{%- extends\n`base.html` -%}{% block a %}{% include 'foot.html' %}{% endblock %}",
                "template base.html, template foot.html",
            ),
            (
                "{% extends \"b\" %}{% block a %}{{ super() }}{% block c %}{{ <n /> }}{% endblock %}{% endblock %}",
                "template b, component n",
            ),
            ("{% include \"a\\\"b\" %}", "template a\"b"),
            // Wherever an expression may stand.
            ("{{ <note text={\"one\"} /> }}", "component note"),
            ("{% set shown = <note text={\"one\"} /> %}{{ shown }}", "component note"),
            ("{% set_global shown = <note /> ~ <more.note /> %}", "component more.note, component note"),
            ("{% set shown %}{{ <note /> }}{% endset %}", "component note"),
            ("{% if <note /> == \"x\" %}{% elif <more /> %}{% endif %}", "component more, component note"),
            (
                "{% for x in <note /> | split(pat=<pat />) %}{{ x }}{% else %}{{ <none /> }}{% endfor %}",
                "component none, component note, component pat",
            ),
            ("{% filter replace(from=<a />, to=\"b\") %}{% endfilter %}", "component a"),
            (
                "{{ x | default(value=<a />) }} {{ f(x=<b />) }} {{ x is own(a=<c />) }}",
                "component a, component b, component c",
            ),
            (
                "{{ [<a />, 1] }}{{ {\"k\": <b />} }}{{ x[<c />] }}{{ (<d />) }}",
                "component a, component b, component c, component d",
            ),
            (
                "{{ <a /> if <b /> else <c /> }}{{ not <d /> }}{{ <e /> and <f /> }}",
                "component a, component b, component c, component d, component e, component f",
            ),
            (
                "{% <outer a={<inner />}> %}{{ <within /> }}{% </outer> %}",
                "component inner, component outer, component within",
            ),
            (
                "{% component card(a, ...rest) %}{{ <note /> }}{% include \"x\" %}{% endcomponent %}{{ <card a={1} /> }}",
                "template x, component note, defines card",
            ),
            ("{% component ui.card() {\"a\": 1} %}{% endcomponent ui.card %}", "defines ui.card"),
            // Files, however the call is written.
            ("{{ asset(path=\"a.css\") }} {{ integrity( path = 'b.js' ) }}", "file a.css, file b.js"),
            ("{{ asset (path=\"a.css\") }}{{ asset\n(\tpath=`b.css`\n) }}", "file a.css, file b.css"),
            (
                "é가{% set x = asset(path=\"a\") %}{% if asset(path=\"b\") %}{% endif %}{{ <n x={asset(path=\"c\")} /> }}",
                "component n, file a, file b, file c",
            ),
            ("{{ asset(path=page.kind ~ \".css\") }}", "any file"),
            ("{{ asset(path=\"a\" ~ \".css\") }}", "any file"),
            ("{{ asset(path=\"a\\\"b\") }}{{ asset(path=\"c\") }}", "any file"),
            ("{{ \"asset(path='a')\" }}", ""),
            // What it does not know by itself.
            ("{{ x | ours }}{{ y is theirs }}{{ t(key=\"a\") }}", ""),
            // What the engine cannot read.
            ("{{ asset(", ""),
            ("{% if x %}", ""),
            ("{% include \"own.html\" %}", ""),
            ("{% extends \"own.html\" %}", ""),
        ] {
            assert_eq!(told(text), draws_on, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_counts_as_all() {
        assert_eq!(told("{% include \"a\nb\" %}"), "all");
    }

    #[test]
    fn which_files_may_be_named() {
        let some = Named::by("asset", "asset(path='x')");
        assert!(Named::Any.may_name("x") && some.may_name("x") && !some.may_name("y"));
        assert!(!Named::none().may_name("x"));
        assert_eq!(some.and(&Named::Any), Named::Any);
    }
}
