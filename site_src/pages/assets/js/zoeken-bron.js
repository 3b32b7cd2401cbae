// Fetches the files of the search, each at most once. The twin of search/reader.py.
import { lengthened, makeLanguage } from "./zoeken-taal.js";
import { isLike, soundKey } from "./zoeken-woorden.js";

const FIRST = { z: "s", v: "f", c: "k", q: "k", y: "i", x: "k" };
const LENGTHS = [7, 11, 15];
const FINAL = 64, MORE = 26;
const VALUES = Array.from({ length: 24 }, (_, level) => Math.round(20 * 1.2 ** level));

/** The 32-bit FNV-1a hash of the text in UTF-8. */
export function fnv(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** In which word list a term stands. */
export function listOf(term) {
  const first = term.charAt(0);
  return first >= "a" && first <= "z" ? (FIRST[first] ?? first) : "0";
}

const classOf = (length) => LENGTHS.filter((most) => length > most).length;

/** The words of a list: as shown, and their terms. */
const toWords = (short) => lengthened(short).map((form) => {
  const [shown, other] = form.split(">");
  if (other) return { shown, term: other };
  const [term, rest = ""] = shown.split(".");
  return { shown: term + rest, term };
});

const figure = (text, at) => {
  const code = text.charCodeAt(at);
  return code - (code > 92 ? 36 : 35);
};

/** Puts the numbers of which the gaps are written as figures behind `numbers`. */
function numbersIn(text, start, numbers) {
  let number = 0, high = 0;
  for (let at = start; at < text.length; at++) {
    const low = figure(text, at);
    if (low >= FINAL) high = high * MORE + low - FINAL;
    else {
      numbers.push((number += high * FINAL + low));
      high = 0;
    }
  }
  return numbers;
}

/** Packed postings: `slots` and what each is `worth`, best first. */
function postings(levels, factor) {
  const slots = [], worth = [];
  for (const level of levels.filter(Boolean)) {
    const value = factor * VALUES[figure(level, 0) - 1];
    numbersIn(level, 1, slots);
    while (worth.length < slots.length) worth.push(value);
  }
  return { slots, worth };
}

/** A record: what it finds, and what examples teach about it (how `telling` it is among them, whom it means). */
function toFound([idf, packed, ...parts]) {
  const [own, lesson = ""] = packed.split("~");
  const [telling, ...learnt] = lesson.split(" ");
  return {
    idf, ...postings(own.split(" "), idf), parts, telling: numbersIn(telling, 0, [])[0], learnt: postings(learnt, 1),
  };
}

/** What `make` gives for a key, made once. */
function kept(make) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
}

/** A reader of the files in the folder `base` (a URL); throws when they cannot be fetched. */
export async function openReader(base, get = fetch) {
  // Names never change: the server is asked whether what the browser kept is still right.
  const file = kept(async (name) => {
    const answer = await get(new URL(`${name}.json`, base), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  });
  const manifest = await file("index");
  const { stop, stems } = makeLanguage(manifest);
  const filling = new Set([...stop, ...stems]);
  const tells = (stem) => !filling.has(stem);
  // A key of more words stands by its last telling word: who asks it has that file already.
  const shard = (key) => file(`t${fnv(key.split(" ").filter(tells).pop() ?? key) % manifest.t}`);
  const list = kept(async (name) => {
    const words = toWords(await file(`w${name}`));
    return { words, terms: new Set(words.map(({ term }) => term)) };
  });
  const [whole, split] = manifest.w;
  const lists = (first, shortest, longest) => {
    const name = listOf(first);
    if (!split.includes(name)) return whole.includes(name) ? [list(`${name}0`)] : [];
    const from = classOf(shortest);
    return Array.from({ length: classOf(longest) - from + 1 }, (_, part) => list(name + (from + part)));
  };
  const phrases = new Set(numbersIn(manifest.z, 0, []));
  return {
    manifest,
    heads: manifest.h.split(" "),
    calling: lengthened(manifest.g),
    shard,
    mayBePhrase: (key) => key.split(" ").some(tells) || phrases.has(fnv(key) & 0x7fff),
    find: kept(async (key) => {
      const records = await shard(key);
      return Object.hasOwn(records, key) ? toFound(records[key]) : null;
    }),
    card: async (slot) => (await file(`k${slot >> manifest.c}`))[slot],
    advice: async (number) => (await file("advies")).a[number],
    listener: kept(async () => {
      const [{ makeListener }, advice] = await Promise.all([import("./zoeken-nood.js"), file("advies")]);
      return makeListener(advice, { isLike, soundKey, fnv });
    }),
    chosen: async (asked) => {
      const found = await Promise.all([...asked].filter(tells).map(async (stem) => (await shard(stem))[`=${stem}`] ?? []));
      const fitting = [manifest.b, ...found].flat().filter(([, key]) => key.split(" ").every((stem) => asked.has(stem)));
      return fitting.sort(([one], [other]) => one - other).flatMap(([, , slots]) => slots);
    },
    words: async (first, shortest, longest) =>
      (await Promise.all(lists(first, shortest, longest))).flatMap(({ words }) => words),
    knows: async (term) =>
      (await Promise.all(lists(term, term.length, term.length))).some(({ terms }) => terms.has(term)),
  };
}
