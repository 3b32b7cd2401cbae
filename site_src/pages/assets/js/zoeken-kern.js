// A question -> slots with scores, best first. The twin of search/query.py, figure for figure.
// The build packs this module and what it imports into one file: see search/client.py.
import { splitWords } from "./zoeken-taal.js";
import { calls, distance, heard, soundKey } from "./zoeken-woorden.js";

export { openReader } from "./zoeken-bron.js";
export { makeLanguage, splitWords } from "./zoeken-taal.js";
export { distance, soundKey };

const MOST_WORDS = 32, LONGEST_PHRASE = 8, MOST_BY_PART = 40, PART_WORTH = 40, LEAST_SHARE = 20, LEAST_SCORE = 6;
const THOUSAND = 1000, TAUGHT = 60, LEAST_TAUGHT = 200, LEAST_KNOWN = 60;
const MOST_SLOTS = 1 << 16; // the slot of a document has 16 bits

/** Everything there is to say to a question: hits [slot, score], corrections, unknown words, advice. */
export async function answer(reader, language, question) {
  const typed = splitWords(question).slice(0, MOST_WORDS);
  const result = { corrections: [], unknown: [] };
  let words = language.telling(typed);
  for (const word of words) if (!language.stop.has(word)) reader.shard(language.stem(word)).catch(() => {});
  let [units, advice] = await Promise.all([unitsOf(reader, words, language, result), adviceOn(reader, typed, language)]);
  if (result.corrections.length) {
    // Once more with the right words: they may belong to an expression ("kofie drinken") or ask for advice.
    const meant = new Map(result.corrections);
    const right = typed.map((word) => meant.get(word) ?? word);
    advice = [...new Set([...advice, ...(await adviceOn(reader, right, language))])].sort((a, b) => a - b);
    words = language.telling(right);
    units = await unitsOf(reader, words, language, { corrections: [], unknown: [] });
  }
  const helping = (await Promise.all(advice.map(reader.advice))).flatMap(({ s }) => s);
  const chosen = await reader.chosen(new Set(words.map(language.stem)));
  const hits = rank(units, await taughtBy(reader, words, language));
  return { ...result, advice, hits: putFirst(hits, [...new Set([...helping, ...chosen])]) };
}

/** Which advice the words call for; its phrases are fetched when one of the words may begin it. */
async function adviceOn(reader, words, language) {
  const said = heard(words, language);
  return calls(reader.calling, said) ? (await reader.listener())(said) : [];
}

/** What is asked: first the phrases, then the words that are left. */
async function unitsOf(reader, words, language, result) {
  const left = [...words];
  const phrases = await phraseUnits(reader, words.map(language.stem), left);
  return [...phrases, ...(await wordUnits(reader, left, language, result))];
}

/** The units of known phrases, longest first; what they use is blanked in `words`. */
async function phraseUnits(reader, stems, words) {
  const units = [];
  for (let start = 0; start < stems.length; start++) {
    for (let end = Math.min(stems.length, start + LONGEST_PHRASE); end > start + 1; end--) {
      const key = stems.slice(start, end).join(" ");
      const found = reader.mayBePhrase(key) && (await reader.find(key));
      if (!found) continue;
      words.fill("", start, end);
      units.push({ weight: found.idf, options: [[found, 100]] });
      start = end - 1;
      break;
    }
  }
  return units;
}

async function wordUnits(reader, words, language, result) {
  const units = [];
  const seen = new Set();
  for (const word of words) {
    const term = language.stem(word);
    if (!word || language.stop.has(word) || seen.has(term)) continue;
    seen.add(term);
    const found = await reader.find(term);
    if (found) {
      units.push({ weight: found.idf, options: [[found, 100], ...(await partOptions(reader, found))] });
    } else {
      units.push(...(await unknownUnits(reader, word, language, result)));
    }
  }
  return units;
}

/** The best documents that have only a part of a rare compound. */
async function partOptions(reader, { parts }) {
  const found = (await Promise.all(parts.map((part) => reader.find(part)))).filter(Boolean);
  return found.map(({ idf, slots, worth }) => [{ idf, slots: slots.slice(0, MOST_BY_PART), worth }, PART_WORTH]);
}

async function unknownUnits(reader, word, language, result) {
  const { resolve } = await import("./zoeken-onbekend.js");
  const { groups, correction } = await resolve(reader, word, { ...language, distance, soundKey });
  if (correction) result.corrections.push([word, correction]);
  if (!groups.length) {
    result.unknown.push(word);
    // An unknown number says nothing about what is sought: "mijn dochter van 9".
    return [{ weight: /^\p{Nd}+$/u.test(word) ? 0 : reader.manifest.o, options: [] }];
  }
  const units = [];
  for (const group of groups) {
    const all = await Promise.all(group.map(async ([term, worth]) => [await reader.find(term), worth]));
    const options = all.filter(([found]) => found);
    const weights = options.map(([{ idf }, worth]) => Math.floor((idf * worth) / 100));
    if (options.length) units.push({ weight: Math.max(...weights), options });
  }
  return units;
}

/** Per slot how much it is meant by who asks in these words, by what examples teach, and how much of them is known. */
async function taughtBy(reader, words, language) {
  const terms = [...new Set(words.filter((word) => !language.stop.has(word)).map(language.stem))];
  const taught = new Map();
  let length = 0;
  for (const term of terms) {
    const found = await reader.find(term);
    if (found ? !found.idf : /^\p{Nd}+$/u.test(term)) continue; // not looked for, or an unknown number
    const square = (found?.telling || reader.manifest.l) ** 2;
    length += square;
    found?.learnt.slots.forEach((slot, at) => {
      const [sum, known] = taught.get(slot) ?? [0, 0];
      taught.set(slot, [sum + found.learnt.worth[at], known + square]);
    });
  }
  const root = Math.floor(Math.sqrt(length));
  for (const [slot, [sum, known]] of taught) {
    taught.set(slot, [Math.floor((sum * TAUGHT) / root), Math.floor((known * 100) / length)]);
  }
  return taught;
}

// Sum of what each unit is worth, times the square of the share of the question that matched; the best counts as a
// thousand. What the examples teach comes with it.
function rank(units, taught) {
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const sums = new Int32Array(MOST_SLOTS), matched = new Int32Array(MOST_SLOTS), own = new Int32Array(MOST_SLOTS);
  for (const { weight, options } of units) {
    // Per slot the best of the options of a unit.
    const touched = [];
    for (const [{ slots, worth }, factor] of options) {
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at], value = Math.floor((worth[at] * factor) / 100);
        if (!own[slot] && value) touched.push(slot);
        if (value > own[slot]) own[slot] = value;
      }
    }
    for (const slot of touched) {
      sums[slot] += own[slot];
      matched[slot] += weight;
      own[slot] = 0;
    }
  }
  const worthOf = (slot) => Math.floor((sums[slot] * matched[slot] ** 2) / total ** 2);
  const isEnough = (slot) => matched[slot] && matched[slot] * 100 >= total * LEAST_SHARE;
  let best = 0;
  for (let slot = 0; slot < MOST_SLOTS; slot++) if (isEnough(slot)) best = Math.max(best, worthOf(slot));
  const hits = [];
  for (let slot = 0; slot < MOST_SLOTS; slot++) {
    const [meant, known] = taught.get(slot) ?? [0, 0];
    if (!matched[slot] && !meant) continue;
    const worth = matched[slot] && worthOf(slot);
    const isClear = isEnough(slot) && worth && worth * 100 >= best * LEAST_SCORE;
    if (!isClear && (meant < LEAST_TAUGHT || known < LEAST_KNOWN)) continue;
    const score = Math.floor((worth * THOUSAND) / Math.max(1, best)) + meant;
    if (score) hits.push([slot, score]);
  }
  return hits.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
}

/** The hits with the slots in `first` before everything else. */
function putFirst(hits, first) {
  const top = hits.length ? hits[0][1] : 0;
  const chosen = first.map((slot, number) => [slot, top + first.length - number]);
  return [...chosen, ...hits.filter(([slot]) => !first.includes(slot))];
}
