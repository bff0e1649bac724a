// Sites that the tests begin with, as files.

/** A page with a title of its own. */
export const page = (title, body) => `---\ntitle: ${title}\n---\n${body}\n`;

export const briefing = (title, body, more = "") =>
  `---\ntitle: ${title}\ndate: 2024-06-19\n${more}---\n${body}\n`;

/** Paragraphs that can be told apart, tall enough to scroll. */
export const paragraphs = (from, to) =>
  Array.from({ length: to - from }, (_, index) => `Paragraph ${from + index} ends here.`).join("\n\n");

const STYLE = "body { color: rgb(1, 2, 3) }\n";

/** A theme with a style sheet and a template of its own. */
export const THEME = {
  "briefgen.yaml": "theme: desk\n",
  "themes/desk/theme.yaml": "extends: default\n",
  "themes/desk/static/desk.css": STYLE,
  "themes/desk/templates/base.html":
    '{% extends "@default/base.html" %}\n{% block extra_head %}' +
    '<link rel="stylesheet" href="{{ asset(path="desk.css") }}" integrity="{{ integrity(path="desk.css") }}">{% endblock extra_head %}\n',
};

/** A warning: that day was a Wednesday. */
export const WRONG_WEEKDAY = "They met on Tuesday, 19 June 2024.";
