// A time in words. The patterns come from the page (data-van-tot, data-om, data-ochtend, data-middag,
// data-avond), the names of days and months from the browser, in the language of the page.
import { civil } from "./wanneer.js";

const PARTS = { o: "ochtend", m: "middag", a: "avond" };
const spoken = (minutes) => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, "0")}`;

/** "maandag 30 november". */
export function dateWords(day, language) {
  const [year, month, inMonth] = civil(day);
  // Noon in UTC, shown in UTC: a way to name a day, not a moment.
  const moment = new Date(Date.UTC(year, month - 1, inMonth, 12));
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" })
    .format(moment);
}

/** "vandaag" or "morgen"; "" for any later day. */
export function nearWord(distance, language) {
  if (distance > 1) return "";
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(distance, "day");
}

/** "van 10.00 tot 11.00 uur", "in de middag" or "". */
export function timeWords({ start, end, part }, words) {
  if (start === undefined) return words[PARTS[part]] ?? "";
  const pattern = end === undefined ? words.om : words.vanTot;
  return pattern.replace("{van}", spoken(start)).replace("{tot}", spoken(end ?? 0));
}

/** The pieces of a whole time: the near word (to be shown bold) and the rest. */
export function pieces(time, today, language, words) {
  const rest = [dateWords(time.day, language), timeWords(time, words)].filter(Boolean).join(" ");
  return [nearWord(time.day - today, language), rest];
}
