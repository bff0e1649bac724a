// Eleventy's site: the same pages as Hugo's beside it. What pages share is gathered once.
const footnotes = require("markdown-it-footnote");
const markdownIt = require("markdown-it");

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const slugs = new Map();

function slug(name) {
  let found = slugs.get(name);
  if (!found) {
    found = name.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    slugs.set(name, found);
  }
  return found;
}

const day = (date) => date.toISOString().slice(0, 10);
const longDay = (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
const inOrder = (a, b) => (a.day < b.day ? -1 : Number(a.day > b.day));

function byName(briefings, key) {
  const terms = new Map();
  for (const briefing of briefings) {
    for (const name of briefing.data[key]) {
      if (!terms.has(name)) terms.set(name, { name, slug: slug(name), briefings: [], events: [], quotes: [] });
      terms.get(name).briefings.push(briefing);
    }
  }
  return [...terms.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

module.exports = function (config) {
  const markdown = markdownIt({ html: true, typographer: true }).use(footnotes);
  config.setLibrary("md", markdown);
  config.addPassthroughCopy({ static: "/" });
  config.addFilter("slugged", slug);
  config.addFilter("day", day);
  config.addFilter("longDay", longDay);
  config.addFilter("mailDay", (date) => date.toUTCString());
  config.addFilter("markdown", (text) => markdown.render(text));
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("byDate", (list) => [...list].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))));

  const newest = (api) => api.getFilteredByTag("briefing").slice().reverse();
  config.addCollection("newest", (api) => {
    const list = newest(api);
    list.forEach((briefing, at) => Object.assign(briefing.data, { after: list[at - 1], before: list[at + 1] }));
    return list;
  });
  config.addCollection("subjectList", (api) => byName(newest(api), "topics"));
  config.addCollection("actorList", (api) => {
    const actors = byName(newest(api), "actors");
    for (const actor of actors) {
      for (const briefing of actor.briefings) {
        for (const event of briefing.data.events) actor.events.push({ day: event.date, event, briefing });
        for (const quote of briefing.data.quotes) {
          if (quote.speaker === actor.name) actor.quotes.push({ day: quote.date ?? day(briefing.date), quote, briefing });
        }
      }
      actor.events.sort(inOrder);
      actor.quotes.sort(inOrder);
    }
    return actors;
  });
  config.addCollection("years", (api) => {
    const years = new Map();
    for (const briefing of api.getFilteredByTag("briefing")) {
      for (const event of briefing.data.events) {
        const year = event.date.slice(0, 4);
        if (!years.has(year)) years.set(year, []);
        years.get(year).push({ day: event.date, event, briefing });
      }
    }
    const list = [...years].map(([year, events]) => ({ year, events: events.sort(inOrder) }));
    return list.sort((a, b) => (a.year < b.year ? -1 : 1));
  });
  return { dir: { input: "content", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
};
