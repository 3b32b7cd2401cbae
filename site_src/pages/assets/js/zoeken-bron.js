// Fetches the files of the search, each at most once. The twin of search/reader.py.
const VERSION = 3;
const DIGITS = "0123456789abcdefghijklmnopqrstuv";
const FIRST = { z: "s", v: "f", c: "k", q: "k", y: "i", x: "k" };

/** The 32-bit FNV-1a hash of the text in UTF-8. */
export function fnv(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

const letters = (number) => [10, 5, 0].map((shift) => DIGITS[(number >> shift) & 31]).join("");

/** In which word list a term stands. */
export function listOf(term) {
  const first = term.charAt(0);
  return first >= "a" && first <= "z" ? (FIRST[first] ?? first) : "0";
}

function toWord(form) {
  const [shown, other] = form.split(">");
  if (other) return { shown, term: other };
  const [term, rest = ""] = shown.split(".");
  return { shown: term + rest, term };
}

function toFound([idf, ...rest], values) {
  const worth = new Map();
  for (const [level, ...gaps] of rest.filter(Array.isArray)) {
    let slot = 0;
    for (const gap of gaps) worth.set((slot += gap), idf * values[level - 1]);
  }
  return { idf, worth, parts: rest.filter((part) => typeof part === "string") };
}

/** A reader of the files in the folder `base` (a URL); throws when they cannot be fetched. */
export async function openReader(base, get = fetch) {
  const files = new Map();
  const load = async (name) => {
    const answer = await get(new URL(name, base));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const file = (name) => {
    if (!files.has(name)) files.set(name, load(name));
    return files.get(name);
  };
  const manifest = await load("index.json");
  const numbered = (kind, number, versions) =>
    file(`${kind}${number}-${versions.slice(number * VERSION, (number + 1) * VERSION)}.json`);
  const shard = (key) => numbered("t", fnv(key) % (manifest.t.length / VERSION), manifest.t);
  const lists = new Map();
  const openList = async (name) => {
    const version = manifest.w[name];
    const words = version ? (await file(`w${name}-${version}.json`)).map(toWord) : [];
    return { words, terms: new Set(words.map(({ term }) => term)) };
  };
  const list = (term) => {
    const name = listOf(term);
    if (!lists.has(name)) lists.set(name, openList(name));
    return lists.get(name);
  };
  const phrases = new Set(manifest.z.match(/.../g));
  return {
    manifest,
    shard,
    mayBePhrase: (key) => phrases.has(letters(fnv(key) & 0x7fff)),
    async find(key) {
      const records = await shard(key);
      return Object.hasOwn(records, key) ? toFound(records[key], manifest.l) : null;
    },
    async card(slot) {
      return (await numbered("k", slot >> manifest.c, manifest.k))[slot];
    },
    words: async (term) => (await list(term)).words,
    knows: async (term) => (await list(term)).terms.has(term),
  };
}
