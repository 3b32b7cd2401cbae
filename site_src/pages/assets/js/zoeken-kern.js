// A question -> slots with scores, best first. The twin of search/query.py, figure for figure.
// The build packs this module and what it imports into one file: see search/client.py.
import { splitWords } from "./zoeken-taal.js";
import { adviceFor } from "./zoeken-woorden.js";

export { openReader } from "./zoeken-bron.js";
export { makeLanguage, splitWords } from "./zoeken-taal.js";
export { distance, soundKey } from "./zoeken-woorden.js";

const MOST_WORDS = 32, LONGEST_PHRASE = 8, MOST_BY_PART = 40, PART_WORTH = 40, LEAST_SHARE = 30, LEAST_SCORE = 6;

/** Everything there is to say to a question: hits [slot, score], corrections, unknown words, advice. */
export async function answer(reader, language, question) {
  const words = splitWords(question).slice(0, MOST_WORDS);
  const stems = words.map(language.stem);
  const { a: advice, b: best } = reader.manifest;
  const result = { hits: [], corrections: [], unknown: [], advice: adviceFor(advice, words, language) };
  for (const word of words) if (!language.stop.has(word)) reader.shard(language.stem(word)).catch(() => {});
  const units = await phraseUnits(reader, stems, words);
  units.push(...(await wordUnits(reader, words, language, result)));
  const said = new Set(stems);
  const chosen = best.filter(([key]) => key.split(" ").every((stem) => said.has(stem)));
  const first = [...result.advice.map((number) => advice[number].s), ...chosen.map(([, slots]) => slots)];
  result.hits = putFirst(rank(units), [...new Set(first.flat())]);
  return result;
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
  return found.map(({ idf, worth }) => [{ idf, worth: new Map([...worth].slice(0, MOST_BY_PART)) }, PART_WORTH]);
}

async function unknownUnits(reader, word, language, result) {
  const { resolve } = await import("./zoeken-onbekend.js");
  const { groups, correction } = await resolve(reader, word, language);
  if (correction) result.corrections.push([word, correction]);
  if (!groups.length) {
    result.unknown.push(word);
    return [{ weight: reader.manifest.o, options: [] }];
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

/** Per slot the best of the options of a unit. */
function worthOf({ options }) {
  const best = new Map();
  for (const [found, factor] of options) {
    for (const [slot, worth] of found.worth) {
      const value = Math.floor((worth * factor) / 100);
      if (value > (best.get(slot) ?? 0)) best.set(slot, value);
    }
  }
  return best;
}

/** Sum of what each unit is worth, times the square of the share of the question that matched. */
function rank(units) {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const sums = new Map();
  const matched = new Map();
  for (const unit of units) {
    for (const [slot, worth] of worthOf(unit)) {
      sums.set(slot, (sums.get(slot) ?? 0) + worth);
      matched.set(slot, (matched.get(slot) ?? 0) + unit.weight);
    }
  }
  const hits = [];
  for (const [slot, sum] of sums) {
    const part = matched.get(slot);
    if (part * 100 < total * LEAST_SHARE) continue;
    hits.push([slot, Math.floor((sum * part * part) / (total * total))]);
  }
  const least = Math.floor((hits.reduce((most, [, score]) => Math.max(most, score), 0) * LEAST_SCORE) / 100);
  return hits.filter(([, score]) => score && score >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** The hits with the slots in `first` before everything else. */
function putFirst(hits, first) {
  const top = hits.length ? hits[0][1] : 0;
  const chosen = first.map((slot, number) => [slot, top + first.length - number]);
  return [...chosen, ...hits.filter(([slot]) => !first.includes(slot))];
}
