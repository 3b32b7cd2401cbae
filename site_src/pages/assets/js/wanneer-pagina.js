// Fills "De volgende keren" on a page: the next dates of a schedule, counted at the moment of reading.
import { pieces } from "./wanneer-woorden.js";
import { next, now, readClosings, readFeasts, readSlot } from "./wanneer.js";

const COUNT = 5;

/** One time -> a list item: "vandaag, maandag 30 november van 10.00 tot 11.00 uur". */
function item(time, today, language, words, feasts) {
  const li = document.createElement("li");
  const [near, rest] = pieces(time, today, language, words);
  if (near) {
    const strong = document.createElement("strong");
    strong.textContent = near;
    li.append(strong, ", ");
  }
  li.append(rest, feasts.has(time.day) ? words.feestdag : "");
  return li;
}

/** Fill one section; it stays hidden when there is nothing to show. */
function fill(section, moment) {
  const data = JSON.parse(section.dataset.wanneer);
  const times = next(data.m.map(readSlot), moment, COUNT, readClosings(data.c));
  const language = section.closest("[lang]")?.lang || "nl";
  const feasts = readFeasts(section.dataset.feest);
  const items = times.map((time) => item(time, moment.day, language, section.dataset, feasts));
  section.querySelector("[data-keren]").replaceChildren(...items);
  section.hidden = times.length === 0;
}

for (const section of document.querySelectorAll("[data-wanneer]")) fill(section, now());
