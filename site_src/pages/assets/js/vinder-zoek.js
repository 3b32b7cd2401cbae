// The words of the finder go through the search of the site; loaded when somebody types.
import { answer, makeLanguage, openReader } from "./zoeken-kern.js";
import { asker, marked } from "./zoeken-merk.js";

const HIGHEST = 100;
let search;

async function open(folder) {
  const reader = await openReader(new URL(folder, location));
  return { reader, language: makeLanguage(reader.manifest) };
}

// Hits are a Map of activity number -> 0 to 100; `mark` marks the words in a text.
/** What the search says to some words: hits, corrections, unknown words, advice, mark. */
export async function askSearch(words, store, folder) {
  search ??= open(folder);
  const { reader, language } = await search;
  const [{ hits, corrections, unknown, advice }, slots] = await Promise.all([
    answer(reader, language, words), store.get("zoek.json"),
  ]);
  const numberOf = new Map(slots.map((slot, at) => [slot, at]));
  const own = hits.filter(([slot]) => numberOf.has(slot));
  const isAsked = asker(words, corrections, language);
  const top = own.length ? own[0][1] : 1;
  return {
    hits: new Map(own.map(([slot, score]) => [numberOf.get(slot), (HIGHEST * score) / top])),
    corrections, unknown, mark: (text) => marked(text, isAsked), advice: await Promise.all(advice.map(reader.advice)),
  };
}
