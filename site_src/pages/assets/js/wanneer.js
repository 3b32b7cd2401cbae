// When something is: slots to days, the twin of schedule/occurrences.py (a test holds the two together).
// A day is a whole number, counted from 1 January 1970; no moment is ever turned into UTC.

const DIVIDE = Math.floor;
const mod = (number, by) => ((number % by) + by) % by;

/** Year, month (1-12) and day -> day number (proleptic Gregorian calendar). */
export function dayNumber(year, month, day) {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = DIVIDE((153 * mod(month - 3, 12) + 2) / 5) + day - 1;
  return 365 * y + DIVIDE(y / 4) - DIVIDE(y / 100) + DIVIDE(y / 400) + dayOfYear - 719468;
}

/** Day number -> [year, month, day]. */
export function civil(number) {
  const shifted = number + 719468;
  const era = DIVIDE(shifted / 146097);
  const d = shifted - era * 146097;
  const y = DIVIDE((d - DIVIDE(d / 1460) + DIVIDE(d / 36524) - DIVIDE(d / 146096)) / 365);
  const dayOfYear = d - (365 * y + DIVIDE(y / 4) - DIVIDE(y / 100));
  const m = DIVIDE((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [y + era * 400 + (month < 3 ? 1 : 0), month, dayOfYear - DIVIDE((153 * m + 2) / 5) + 1];
}

/** "2026-11-24" -> day number. */
export const parseDay = (iso) => dayNumber(...iso.split("-").map(Number));

/** Day number -> "2026-11-24". */
export const isoDay = (number) => civil(number).map((part, at) => String(part).padStart(at ? 2 : 4, "0")).join("-");

/** 0 for Monday to 6 for Sunday. */
export const weekday = (number) => mod(number + 3, 7);

/** The day number and the minutes since midnight, in the town's own time, wherever the reader is. */
export function now(moment = new Date(), timeZone = "Europe/Amsterdam") {
  const format = new Intl.DateTimeFormat("en", {
    timeZone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23",
  });
  const part = {};
  for (const { type, value } of format.formatToParts(moment)) part[type] = Number(value);
  return { day: dayNumber(part.year, part.month, part.day), minutes: part.hour * 60 + part.minute };
}

/** "10:30" -> 630; undefined when there is no time. */
const clock = (text) => (text ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3)) : undefined);

/** The lists of schedule/compact.py -> slots. */
export function readSlot([repeat, days = "", from, to, part = "", first, last, except = [], closings = ""]) {
  return {
    repeat, days: [...days].map(Number), start: clock(from), end: clock(to), part,
    first: first ? parseDay(first) : -Infinity, last: last ? parseDay(last) : Infinity,
    except: except.map(parseDay), closings,
  };
}

/** The closings of schedule/compact.py -> { f: Set of days, s: [[first, last], ...] }. */
export function readClosings({ f = [], s = [] } = {}) {
  return { f: new Set(f.map(parseDay)), s: s.map((pair) => pair.map(parseDay)) };
}

/** Public holidays, on which much is closed: "2026-12-25 2026-12-26" -> the days. */
export const readFeasts = (text = "") => new Set(text.split(" ").filter(Boolean).map(parseDay));

function inRhythm(slot, day) {
  if (!slot.days.includes(weekday(day))) return false;
  const [, month, inMonth] = civil(day);
  if (slot.repeat === "t") return mod(day - weekday(day) - slot.first + weekday(slot.first), 14) === 0;
  if (slot.repeat === "l") return civil(day + 7)[1] !== month;
  // "n" (not every week) is on none: nobody told us which.
  return slot.repeat === "w" || DIVIDE((inMonth + 6) / 7) === Number(slot.repeat);
}

function isClosed(slot, day, closed) {
  if (slot.except.includes(day) || (slot.closings.includes("f") && closed.f.has(day))) return true;
  return slot.closings.includes("s") && closed.s.some(([first, last]) => first <= day && day <= last);
}

/** Whether a slot is on a day. */
export function takesPlace(slot, day, closed) {
  const fits = slot.repeat === "e" ? day === slot.first : slot.first <= day && day <= slot.last && inRhythm(slot, day);
  return fits && !isClosed(slot, day, closed);
}

const AT = { o: 360, m: 720, a: 1080 };
const order = ({ start, end, part }) => [start ?? AT[part] ?? 1440, end ?? -1];

/** The times on one day: [{ day, start, end, part }], in order, none twice. */
export function onDay(slots, day, closed) {
  const found = new Map();
  for (const slot of slots) {
    if (!takesPlace(slot, day, closed)) continue;
    const { start, end, part } = slot;
    found.set([start, end, part].join(), { day, start, end, part });
  }
  return [...found.values()].sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1]);
}

/** When a time is over, in minutes of its day; without an end we take the end of its part or of the day. */
export const overAt = ({ end, part }) => end ?? { o: 720, m: 1080 }[part] ?? 1440;

/** The next times from a moment on, those of today that are over left out; looks `ahead` days. */
export function next(slots, from, count, closed, ahead = 800) {
  const found = [];
  for (let day = from.day; day <= from.day + ahead && found.length < count; day += 1) {
    const times = onDay(slots, day, closed);
    found.push(...(day === from.day ? times.filter((time) => overAt(time) > from.minutes) : times));
  }
  return found.slice(0, count);
}
