// An archive of a thousand briefings, as files: the same in each run. What a test looks for is planted among words that
// stand everywhere.

/** How many briefings there are. */
export const BRIEFINGS = 1000;
/** The first years and how many there are: each has as many briefings. */
const [FIRST_YEAR, YEARS] = [2014, 10];

const GIVEN = ["Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hanna"];
const FAMILY = ["Arlov", "Benzik", "Corvin", "Dahlke", "Ermin", "Fontal", "Gorse", "Hollan"];
const COUNTRIES = ["Northland", "Southmark", "Eastholm", "Westria", "Lakonia", "Merovia", "Tarsia", "Volnia"];
const TOPICS = ["Fisheries", "Border talks", "Grain exports", "Harbour security", "Mutual aid", "Railways", "Energy prices", "Sanctions relief"];
const WORDS = "council minister treaty border talks week statement grain ships port offer visit delegation review draft vote rail energy price fund".split(" ");

/** Numbers that look like chance and are the same in each run. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** People, each in the company of one country more than of others. */
export const PEOPLE = GIVEN.flatMap((given) => FAMILY.slice(0, 5).map((family) => `${given} ${family}`));

/** What is planted: by the number of the briefing its title, and words of its text. */
const PLANTED = {
  120: { title: "A treaty on fishing rights is signed", text: "Both sides sign." },
  300: { title: "The reservoir is full", text: "Water rises." },
  700: { title: "A reservoir runs dry", text: "Water falls." },
  450: { text: "An obelisk stands in the square." },
  460: { text: "The obelisk was moved. The obelisk, an obelisk of stone, is the obelisk that all speak of." },
  810: { text: "They spoke of the quagmire at length.", quote: "We are in a quagmire of our own making" },
  620: { title: "Greta Gorse resigns", text: "She leaves.", actors: ["Greta Gorse"] },
  640: { title: "A zeppelin lands", text: "It came by night.", actors: ["Hanna Hollan"] },
};

function sentence(next) {
  const words = Array.from({ length: 9 }, () => WORDS[next(WORDS.length)]).join(" ");
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}

const days = (number) => {
  const year = FIRST_YEAR + Math.floor((number * YEARS) / BRIEFINGS);
  const of = number % (BRIEFINGS / YEARS);
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor((of * 365) / (BRIEFINGS / YEARS))));
  return day.toISOString().slice(0, 10);
};

/** A briefing: its place in time is its number. */
function briefing(number) {
  const next = chance(number + 1);
  const planted = PLANTED[number] ?? {};
  const person = PEOPLE[next(PEOPLE.length)];
  const own = COUNTRIES[PEOPLE.indexOf(person) % COUNTRIES.length];
  const actors = planted.actors ?? [person, next(4) ? own : COUNTRIES[next(COUNTRIES.length)], PEOPLE[next(PEOPLE.length)]];
  const date = days(number);
  const said = planted.quote ?? `${sentence(next)} Number ${number}`;
  const title = planted.title ?? `${WORDS[next(4)]} of week ${number}`;
  return [
    "---",
    `title: ${title}`,
    `date: ${date}`,
    `actors: [${[...new Set(actors)].join(", ")}]`,
    `topics: [${TOPICS[next(TOPICS.length)]}]`,
    "dates:",
    `  - { date: ${date}, event: The council meets for the ${number}th time }`,
    `  - { date: "${date.slice(0, 7)}", event: Talks of round ${number} go on }`,
    "quotes:",
    `  - { speaker: ${actors[0]}, text: "${said}", date: ${date} }`,
    "---",
    `${planted.text ?? ""} ${sentence(next)} ${sentence(next)}`,
    "",
    `“${said}”, ${actors[0]} said.`,
    "",
  ].join("\n");
}

/** All files of the archive. */
export function archive() {
  const files = { "briefgen.yaml": "title: The archive\ncards: false\neras:\n  - { name: Before the pact, date: ../2016 }\n  - { name: The long thaw, date: 2020-04/.. }\n" };
  for (const name of TOPICS) files[`content/topics/${name.toLowerCase().replace(" ", "-")}.md`] = `---\nname: ${name}\n---\n`;
  for (const name of COUNTRIES) files[`content/actors/${name.toLowerCase()}.md`] = `---\nname: ${name}\nkind: country\n---\n`;
  for (const name of PEOPLE) files[`content/actors/${name.toLowerCase().replace(" ", "-")}.md`] = `---\nname: ${name}\nkind: person\n---\n`;
  files["content/actors/greta-gorse.md"] = "---\nname: Greta Gorse\nkind: person\naliases: [Грета Горс]\n---\n";
  files["content/actors/hanna-hollan.md"] = "---\nname: Hanna Hollan\nkind: person\n---\n";
  for (let number = 0; number < BRIEFINGS; number += 1) {
    const date = days(number);
    files[`content/briefings/${date.slice(0, 4)}/${date}-${number}.md`] = briefing(number);
  }
  return files;
}
