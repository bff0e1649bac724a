//! Templates of a theme: pieces of Tera in any order, in place of one template of the default theme.

use super::choices::Choices;
use super::site::{Files, build};
use super::text;

/// Whatever a theme says, the site builds and problems have places.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let file = choices.pick(&[
        "briefing.html",
        "base.html",
        "actor.html",
        "index.html",
        "search.html",
        "components/note.html",
        "x.html",
    ]);
    let template = if choices.once_in(4) { choices.rest() } else { template(&mut choices) };
    let briefing =
        "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Kim Jong Un]\nextra: { a: [1, { b: null }] }\n---\n";
    let body = text::body(&mut choices, &["Kim Jong Un".to_owned()]);
    let mut files: Files = vec![
        ("briefgen.yaml".into(), "theme: own\nbase_url: https://example.org/\ncards: false\n".into()),
        (format!("themes/own/templates/{file}"), template),
        ("content/briefings/d0.md".into(), format!("{briefing}{body}")),
    ];
    let about = if choices.once_in(4) { choices.rest() } else { "extends: default\n".to_owned() };
    files.push(("themes/own/theme.yaml".into(), about));
    if choices.once_in(3) {
        files.push(("themes/own/texts/en.yaml".into(), choices.rest()));
    }
    build(&files);
}

fn template(choices: &mut Choices) -> String {
    const PIECES: [&str; 40] = [
        "{{ page.title }}",
        "{{ page.nothing }}",
        "{{ site.title | upper }}",
        "{% if page.title %}",
        "{% endif %}",
        "{% for a in page.actors %}",
        "{% endfor %}",
        "{{ a.name }}",
        "{{ asset(path=\"theme.css\") }}",
        "{{ asset (path=\"no.css\") }}",
        "{% set x = 1 / 0 %}",
        "{{ x }}",
        "{{ t(key=\"nothing\") }}",
        "{# a comment #}",
        "{% raw %}{{{% endraw %}",
        "{% extends \"base.html\" %}",
        "{% block main %}",
        "{% endblock %}",
        "{{ super() }}",
        "{% include \"x.html\" %}",
        "{% include \"briefing.html\" %}",
        "<note text={\"one\"} />",
        "{{<x/>}}",
        "{% component x(a: string) %}",
        "{% endcomponent %}",
        "{{ page.extra.a[9] }}",
        "{{ page | json_encode }}",
        "{{ 9223372036854775807 + 1 }}",
        "{{ page.title[1:2] }}",
        "{{ \"ü\"[0:1] }}",
        "{{ page.title | truncate(length=1) }}",
        "{{ page.extra.a | join }}",
        "{{",
        "%}",
        "{%- else -%}",
        "{{ range(end=3) }}",
        "{{ page.date | date }}",
        "{{ [1, 2] | nth(n=5) }}",
        "{{ not page.title and 1 < \"a\" }}",
        "{% filter upper %}x{% endfilter %}",
    ];
    choices
        .some((1, 9), |choices| match choices.below(5) {
            0 => text::body(choices, &[]),
            _ => choices.pick(&PIECES).to_owned(),
        })
        .concat()
}
