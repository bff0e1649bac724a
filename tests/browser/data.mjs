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

const NOTES = Array.from({ length: 30 }, (_, index) => index + 1);

/** A briefing with one of everything and too much of most; what it says is made up for the tests. */
export const EVERYTHING = `---
title: A briefing with everything in its headline, which is longer than headlines are and-has-a-word-that-nobody-can-break-anywhere
date: 2025-06-19
updated: 2025-06-20
slug: everything
summary: One of everything, "quoted" & <escaped>.
authors: [The desk, Another author with a long name]
aliases: [/old/everything/]
image: everything.png
image_alt: A square
image_credit: The desk
actors:
  - { name: Vladimir Putin, role: somebody who has a role that takes far more than one line of a narrow column }
  - Kim Jong Un
  - China
topics: [summit diplomacy]
dates:
  - { date: 2025-06-19, event: Something happens, place: Moscow, source: paper }
  - { date: 2025-05~, event: Something else happens }
  - { date: 202X, event: Much happens }
  - { date: 2025-01/.., event: It goes on }
quotes:
  - { speaker: Vladimir Putin, text: words that were never said, source: paper }
sources:
  - { id: paper, title: A paper with a title, publisher: The publisher, url: "https://source.example/a/very/long/path/${"segment/".repeat(12)}", date: 2025-06 }
corrections:
  - { date: 2025-06-21, text: An earlier version was wrong. }
---

On 19 June Vladimir Putin${NOTES.map((note) => `[^${note}]`).join("")} spoke “words that were never said” to Kim Jong Un.
See [the paper](https://source.example/paper) and https://source.example/${"unbreakable".repeat(12)}.

## A heading

| ${NOTES.map((note) => `Column ${note}`).join(" | ")} |
|${NOTES.map(() => "---").join("|")}|
| ${NOTES.map((note) => `Value ${note}`).join(" | ")} |

### A smaller heading

> A paragraph that is set off.

> [!WARNING]
> Not all of it is true.

- [x] done
- [ ] to do

\`\`\`text
${"a line of code that is too long to be shown in one line ".repeat(4)}
\`\`\`

![A square](everything.png)

${NOTES.map((note) => `[^${note}]: Note ${note} says something of some length about its place in the text.`).join("\n")}
`;

/** A square of one pixel. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
