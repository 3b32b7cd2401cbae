// The words of the finder go through the search of the site; loaded when somebody types.
import { answer, makeLanguage, openReader } from "./zoeken-kern.js";

const HIGHEST = 100;
let search;

async function open(folder) {
  const reader = await openReader(new URL(folder, location));
  return { reader, language: makeLanguage(reader.manifest) };
}

/** What the search says to some words: hits (Map of activity number -> 0 to 100), corrections, advice. */
export async function askSearch(words, store, folder) {
  search ??= open(folder);
  const { reader, language } = await search;
  const [{ hits, corrections, advice }, slots] = await Promise.all([
    answer(reader, language, words), store.get("zoek.json"),
  ]);
  const numberOf = new Map(slots.map((slot, at) => [slot, at]));
  const own = hits.filter(([slot]) => numberOf.has(slot));
  const top = own.length ? own[0][1] : 1;
  return {
    hits: new Map(own.map(([slot, score]) => [numberOf.get(slot), (HIGHEST * score) / top])),
    corrections, advice: await Promise.all(advice.map(reader.advice)),
  };
}
