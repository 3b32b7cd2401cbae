// The agenda: which moments of the week are today, this week and next week, counted at the moment of reading.
// The lines stand in the page already, under their weekdays; here they are copied to the days they fall on.
import { dateWords, nearWord } from "./wanneer-woorden.js";
import { now, overAt, readClosings, readFeasts, readSlot, takesPlace, weekday } from "./wanneer.js";

const LEAST = 5; // the home page shows whole days until it has so many lines
const PARTS = { o: 360, m: 720, a: 1080 };
const starts = ({ start, part }) => start ?? PARTS[part] ?? 1440;

/** A line of the page -> its element, its slot, and whether it is there every day. */
function read(line) {
  const slot = readSlot(JSON.parse(line.dataset.moment));
  return { line, slot, daily: line.parentElement.dataset.dag === "elke" };
}

/** The lines of one day, in order, none twice. Today: only what is not over, and at the end what is daily. */
function linesOn(day, { moments, moment, closed }) {
  const today = day === moment.day;
  const found = moments.filter(({ slot, daily }) =>
    (today ? overAt(slot) > moment.minutes : !daily) && takesPlace(slot, day, closed));
  found.sort((a, b) => a.daily - b.daily || starts(a.slot) - starts(b.slot));
  const copies = new Map();
  for (const { line } of found) copies.set(line.querySelector("a").href + line.querySelector(".time").textContent, line);
  return [...copies.values()].map(copy);
}

/** A copy for a day of the calendar: without the words about its rhythm. */
function copy(line) {
  const li = line.cloneNode(true);
  li.removeAttribute("data-moment");
  li.querySelector("[data-ritme]")?.remove();
  return li;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** "Vandaag, dinsdag 24 november" above the lines of that day. */
function dayParts(level, day, lines, { moment, language, feasts, words: texts }) {
  const words = [nearWord(day - moment.day, language), dateWords(day, language)].filter(Boolean).join(", ");
  const list = document.createElement("ul");
  list.className = "moments";
  list.append(...lines);
  const note = lines.length && feasts.has(day) ? [element("p", texts.feestdag)] : [];
  return [element(level, words[0].toUpperCase() + words.slice(1)), ...note, list];
}

/** The days from `first` up to and including `last` that have lines. */
function period(first, last, around) {
  const parts = [];
  for (let day = first; day <= last; day += 1) {
    const lines = linesOn(day, around);
    if (lines.length) parts.push(...dayParts("h3", day, lines, around));
  }
  return parts;
}

/** Today, the rest of this week, next week: each with its heading, also when there is nothing. */
function whole(around) {
  const { moment, words } = around;
  const sunday = moment.day + 6 - weekday(moment.day);
  const parts = dayParts("h2", moment.day, linesOn(moment.day, around), around);
  if (!parts.at(-1).children.length) parts.splice(-1, 1, element("p", words.nietsVandaag));
  const add = (title, nothing, first, last) => {
    const days = period(first, last, around);
    parts.push(element("h2", title), ...(days.length ? days : [element("p", nothing)]));
  };
  if (sunday > moment.day) add(words.dezeWeek, words.nietsWeek, moment.day + 1, sunday);
  add(words.volgendeWeek, words.nietsVolgende, sunday + 1, sunday + 7);
  return parts;
}

/** Whole days from today on until there are enough lines, at most a week. */
function short(around) {
  const parts = [];
  let count = 0;
  for (let day = around.moment.day; day < around.moment.day + 7 && count < LEAST; day += 1) {
    const lines = linesOn(day, around);
    count += lines.length;
    if (lines.length) parts.push(...dayParts("h3", day, lines, around));
  }
  return parts;
}

/** Fill one agenda; the weekdays stay below it, folded away. */
function show(root, moment) {
  const around = {
    moment,
    moments: [...root.querySelectorAll("[data-moment]")].map(read),
    closed: readClosings(JSON.parse(root.dataset.dicht)),
    feasts: readFeasts(root.dataset.feest),
    language: root.closest("[lang]")?.lang || "nl",
    words: root.dataset,
  };
  const place = root.querySelector("[data-dagen]");
  place.replaceChildren(...(root.dataset.agenda === "kort" ? short(around) : whole(around)));
  place.hidden = false;
  const fixed = root.querySelector("[data-vast]");
  fixed.open = place.children.length === 0;
}

for (const root of document.querySelectorAll("[data-agenda]")) show(root, now());

// On paper nothing can be unfolded.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
});
