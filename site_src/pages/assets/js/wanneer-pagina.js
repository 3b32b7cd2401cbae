// Fills "De volgende keren" on a page: the next dates of a schedule, counted at the moment of reading.
// Words come from the page (data-*), days and months from the browser in the language of the page.
import { civil, next, now, readClosings, readSlot } from "./wanneer.js";

const COUNT = 5;
const PARTS = { o: "ochtend", m: "middag", a: "avond" };
const spoken = (minutes) => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, "0")}`;

function dateWords(day, language) {
  const [year, month, inMonth] = civil(day);
  // Noon in UTC, shown in UTC: a way to name a day, not a moment.
  const moment = new Date(Date.UTC(year, month - 1, inMonth, 12));
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" })
    .format(moment);
}

function nearWord(distance, language) {
  if (distance > 1) return "";
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(distance, "day");
}

function timeWords({ start, end, part }, words) {
  if (start === undefined) return words[PARTS[part]] ?? "";
  const pattern = end === undefined ? words.om : words.vanTot;
  return pattern.replace("{van}", spoken(start)).replace("{tot}", spoken(end ?? 0));
}

/** One time -> a list item: "vandaag, maandag 30 november van 10.00 tot 11.00 uur". */
export function item(time, today, language, words) {
  const li = document.createElement("li");
  const near = nearWord(time.day - today, language);
  if (near) {
    const strong = document.createElement("strong");
    strong.textContent = near;
    li.append(strong, ", ");
  }
  li.append([dateWords(time.day, language), timeWords(time, words)].filter(Boolean).join(" "));
  return li;
}

/** Fill one section; it stays hidden when there is nothing to show. */
export function fill(section, moment = now()) {
  const data = JSON.parse(section.dataset.wanneer);
  const times = next(data.m.map(readSlot), moment, COUNT, readClosings(data.c));
  const language = section.closest("[lang]")?.lang || "nl";
  const list = section.querySelector("[data-keren]");
  list.replaceChildren(...times.map((time) => item(time, moment.day, language, section.dataset)));
  section.hidden = times.length === 0;
}

for (const section of document.querySelectorAll("[data-wanneer]")) fill(section);
