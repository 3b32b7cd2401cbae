// The finder's judgement: which activities fit a choice, which perhaps, which nearly. No page, no network.
// A choice is a URLSearchParams; the facts are `vinder/index.json` with its columns (schedule/facets.py).
import { next, overAt, readClosings, readSlot, takesPlace, weekday } from "./wanneer.js";

export const YES = 2; // fits
export const PERHAPS = 1; // nobody told us
const NO = 0;

const DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const PARTS = { ochtend: [0, 720], middag: [720, 1050], avond: [1050, 1440] }; // minutes; the search says the same
const PART_OF = { o: "ochtend", m: "middag", a: "avond" };
const ALWAYS = 3; // of column `wanneer`; less is not known, more is a schedule

/** Per topic the names in the address that ask for something. */
export const TOPICS = {
  tekst: ["q"], tijd: ["wanneer", "dag", "deel"], thema: ["thema"], wijk: ["wijk", "buurt"], doel: ["doel"], kosten: ["kosten"],
  vorm: ["vorm"], soort: ["soort"], taal: ["taal"], rolstoel: ["rolstoel"], aanmelden: ["aanmelden"],
};
/** The columns that a topic reads. */
export const READS = {
  tijd: ["wanneer"], thema: ["themas"], wijk: ["wijk", "vorm"], doel: ["doelgroepen"], kosten: ["kosten"],
  vorm: ["vorm"], soort: ["soort"], taal: ["talen"], rolstoel: ["rolstoel"], aanmelden: ["aanmelden"], tekst: [],
};
const FIXED = {
  kosten: { gratis: { g: YES, "-": PERHAPS }, laag: { g: YES, l: YES, p: PERHAPS, "-": PERHAPS }, onbekend: { "-": YES } },
  vorm: {
    plek: { l: YES, w: PERHAPS, "-": PERHAPS }, thuis: { h: YES, w: PERHAPS, "-": PERHAPS },
    telefoon: { t: YES, w: PERHAPS, "-": PERHAPS }, internet: { o: YES, w: PERHAPS, "-": PERHAPS },
  },
  rolstoel: { ja: { j: YES, x: YES, "-": PERHAPS } },
  aanmelden: { nee: { n: YES, "-": PERHAPS } },
};

/** The topics that a choice asks something about; "in the neighbourhood" alone asks nothing. */
export const asked = (choice) =>
  Object.keys(TOPICS).filter((topic) =>
    TOPICS[topic].some((name) => name !== "buurt" && choice.getAll(name).some((value) => value.trim())));

const letter = (ids, id) => String.fromCharCode(48 + ids.indexOf(id));
const known = (ids, chosen) => chosen.filter((id) => ids.includes(id)).map((id) => letter(ids, id));

/** Everything that is asked of the facts; `moment` is { day, minutes } in the town's own time. */
export class Finder {
  constructor(facts, moment) {
    this.facts = facts;
    this.moment = moment;
    this.closed = readClosings(facts.dicht);
    this.schedules = facts.tijden.map((slots) => slots.map(readSlot));
    this.hits = new Map();
  }

  column(name) {
    return this.facts.kolommen[name];
  }

  words(name) {
    this.split ??= {};
    this.split[name] ??= this.column(name).split(" ");
    return this.split[name];
  }

  /** For each activity YES, PERHAPS or NO on one topic. */
  judge(topic, choice) {
    const judges = { tekst: "byText", tijd: "byTime", thema: "byTheme", wijk: "byPlace", doel: "byGroup", soort: "byKind", taal: "byLanguage" };
    if (topic in judges) return this[judges[topic]](choice);
    const values = choice.getAll(topic).map((value) => FIXED[topic][value] ?? {});
    return this.byLetter(topic, (code) => Math.max(NO, ...values.map((value) => value[code] ?? NO)));
  }

  byLetter(name, verdict) {
    const column = this.column(name);
    const seen = {};
    return Uint8Array.from({ length: this.facts.n }, (_, at) => (seen[column[at]] ??= verdict(column[at])));
  }

  byWords(name, wanted) {
    return Uint8Array.from(this.words(name), (word) => {
      if (!word) return PERHAPS;
      return wanted.some((code) => word.includes(code)) ? YES : NO;
    });
  }

  byTheme(choice) {
    return this.byWords("themas", known(this.facts.lijsten.themas, choice.getAll("thema")));
  }

  byGroup(choice) {
    const wanted = known(this.facts.lijsten.doelgroepen, choice.getAll("doel"));
    return this.byWords("doelgroepen", [...wanted, ...this.facts.iedereen]);
  }

  byLanguage(choice) {
    return this.byWords("talen", known(this.facts.lijsten.talen, choice.getAll("taal")));
  }

  byKind(choice) {
    const wanted = known(this.facts.lijsten.soorten, choice.getAll("soort"));
    return this.byLetter("soort", (code) => (wanted.includes(code) ? YES : NO));
  }

  /** A wijk fits; what comes to you or goes by telephone fits every wijk; an unknown place perhaps. */
  byPlace(choice) {
    const { wijken } = this.facts.lijsten;
    const own = known(wijken, choice.getAll("wijk"));
    const near = choice.has("buurt") ? own.flatMap((code) => [...this.facts.buren[code.charCodeAt(0) - 48]]) : [];
    const forms = this.column("vorm");
    const places = this.column("wijk");
    return Uint8Array.from({ length: this.facts.n }, (_, at) => {
      if (places[at] === "-") return "hto".includes(forms[at]) ? YES : PERHAPS;
      return own.includes(places[at]) || near.includes(places[at]) ? YES : NO;
    });
  }

  byText() {
    return Uint8Array.from({ length: this.facts.n }, (_, at) => (this.hits.has(at) ? YES : NO));
  }

  byTime(choice) {
    const wish = readWish(choice, this.moment);
    const verdicts = this.schedules.map((slots) => Math.max(...slots.map((slot) => slotFits(slot, wish, this))));
    return Uint8Array.from(this.column("wanneer"), (code) => {
      if (code <= ALWAYS) return code === ALWAYS ? YES : PERHAPS;
      return verdicts[code - ALWAYS - 1];
    });
  }

  /** All verdicts on a choice: per topic, and how many topics each activity does not surely fit. */
  weigh(choice) {
    const verdicts = Object.fromEntries(asked(choice).map((topic) => [topic, this.judge(topic, choice)]));
    const short = new Uint8Array(this.facts.n);
    for (const column of Object.values(verdicts)) column.forEach((verdict, at) => (short[at] += verdict < YES));
    return { verdicts, short };
  }

  /** The activities in three groups: those that fit, those of which something is not known, those that nearly fit. */
  find(choice) {
    const { verdicts, short } = this.weigh(choice);
    const columns = Object.entries(verdicts);
    const found = { fits: [], perhaps: [], nearly: [], short };
    for (let at = 0; at < this.facts.n; at += 1) {
      const refused = columns.filter(([, column]) => column[at] === NO).map(([topic]) => topic);
      const unknown = columns.filter(([, column]) => column[at] === PERHAPS).map(([topic]) => topic);
      if (!refused.length) found[unknown.length ? "perhaps" : "fits"].push({ at, topics: unknown });
      else if (refused.length === 1 && !unknown.length && columns.length > 1) found.nearly.push({ at, topics: refused });
    }
    return found;
  }

  /** How many fit when one topic is not asked: [[topic, count], ...], most first. */
  without(choice) {
    const { verdicts, short } = this.weigh(choice);
    const counts = Object.entries(verdicts).map(([topic, column]) => {
      let count = 0;
      short.forEach((number, at) => (count += number === (column[at] < YES ? 1 : 0)));
      return [topic, count];
    });
    return counts.sort((a, b) => b[1] - a[1]);
  }

  /** How many fit when only one topic is asked: [[topic, count], ...], most first. */
  alone(choice) {
    const counts = Object.entries(this.weigh(choice).verdicts).map(([topic, column]) =>
      [topic, column.reduce((sum, verdict) => sum + (verdict === YES), 0)]);
    return counts.sort((a, b) => b[1] - a[1]);
  }

  /** How many fit with each answer to one question chosen too, everything else as chosen; "" takes its answers away. */
  count(topic, name, values, choice, several) {
    const rest = new URLSearchParams(choice);
    for (const key of TOPICS[topic]) rest.delete(key);
    const { short } = this.weigh(rest);
    return values.map((value) => {
      const tried = new URLSearchParams(choice);
      if (!value || !several) tried.delete(name);
      if (value) tried.append(name, value);
      if (!asked(tried).includes(topic)) return short.reduce((sum, number) => sum + (number === 0), 0);
      return this.judge(topic, tried).reduce((sum, verdict, at) => sum + (verdict === YES && short[at] === 0), 0);
    });
  }

  /** The next time of an activity; undefined when there is none, or none is known or fetched. */
  soonest(at) {
    const code = this.column("wanneer")[at];
    if (!(code > ALWAYS)) return undefined;
    this.times ??= [];
    const number = code - ALWAYS - 1;
    this.times[number] ??= next(this.schedules[number], this.moment, 1, this.closed);
    return this.times[number][0];
  }

  /** Sorts one group in place; `order` is "best", "eerst" or "az", `az` the places from A to Z. */
  sort(group, order, choice, az) {
    const worth = { best: (at) => -this.worth(at, choice), eerst: (at) => this.minutesAway(at), az: (at) => az[at] }[order];
    const values = new Map(group.map(({ at }) => [at, worth(at)]));
    return group.sort((a, b) => values.get(a.at) - values.get(b.at) || a.at - b.at);
  }

  minutesAway(at) {
    const time = this.soonest(at);
    if (time) return (time.day - this.moment.day) * 1440 + Math.min(time.start ?? overAt(time), 1439);
    return this.column("wanneer")[at] === ALWAYS ? 1440 : Infinity;
  }

  /** How well an activity fits among those that fit: by the words first, then what is most its own. */
  worth(at, choice) {
    const { themas, doelgroepen, wijken } = this.facts.lijsten;
    let worth = (this.hits.get(at) ?? 0) * 100;
    if (choice.has("wanneer") && this.column("wanneer")[at] > ALWAYS) worth += 1; // its day at least is known
    if (choice.has("thema") && known(themas, choice.getAll("thema")).includes(this.words("themas")[at][0])) worth += 2;
    if (choice.has("doel")) {
      const own = known(doelgroepen, choice.getAll("doel"));
      if (own.some((code) => this.words("doelgroepen")[at].includes(code))) worth += 2;
    }
    if (choice.has("wijk") && known(wijken, choice.getAll("wijk")).includes(this.column("wijk")[at])) worth += 3;
    return worth;
  }
}

/** What is wished about time: a period of days (from, to), days of the week, parts of the day. */
function readWish(choice, { day }) {
  const sunday = day + 6 - weekday(day);
  const periods = {
    vandaag: [day, day], morgen: [day + 1, day + 1], week: [day, sunday], weekend: [Math.max(day, sunday - 1), sunday],
  };
  return {
    period: periods[choice.get("wanneer")],
    days: choice.getAll("dag").map((name) => DAYS.indexOf(name)),
    parts: choice.getAll("deel").filter((name) => name in PARTS),
  };
}

function slotFits(slot, wish, { moment, closed }) {
  const onDay = wish.period ? inPeriod(asWeekly(slot), wish, moment, closed) : onWeekday(slot, wish.days, moment);
  const fit = onDay ? partFits(slot, wish.parts) : NO;
  return wish.period && slot.repeat === "n" ? Math.min(fit, PERHAPS) : fit;
}

/** What is not every week may be each week: then it fits perhaps. */
const asWeekly = (slot) => (slot.repeat === "n" ? { ...slot, repeat: "w" } : slot);

function inPeriod(slot, { period: [from, to], days }, moment, closed) {
  for (let day = from; day <= to; day += 1) {
    const over = day === moment.day && overAt(slot) <= moment.minutes;
    if (!over && (!days.length || days.includes(weekday(day))) && takesPlace(slot, day, closed)) return true;
  }
  return false;
}

function onWeekday(slot, days, moment) {
  if ((slot.repeat === "e" ? slot.first : slot.last) < moment.day) return false;
  const own = slot.repeat === "e" ? [weekday(slot.first)] : slot.days;
  return !days.length || own.some((day) => days.includes(day));
}

function partFits(slot, parts) {
  if (!parts.length) return YES;
  if (slot.start === undefined) return slot.part ? (parts.includes(PART_OF[slot.part]) ? YES : NO) : PERHAPS;
  const end = slot.end ?? slot.start + 1;
  return parts.some((name) => slot.start < PARTS[name][1] && end > PARTS[name][0]) ? YES : NO;
}

