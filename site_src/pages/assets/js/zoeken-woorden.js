// What an unknown word may mean. The twin of search/sound.py, unknown.py and advice.py.
const SOUNDS = [
  [/ij|ei|ey/g, "y"], [/ou/g, "au"], [/sch/g, "sg"], [/ch/g, "g"], [/ph/g, "f"], [/th|dt/g, "t"],
  [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/d$/, "t"],
  [/ie/g, "i"], [/(.)\1+/g, "$1"],
];
const LINKS = ["", "s", "en", "e", "n"];
const SHORTEST = 3, SHORTEST_START = 4, SHORTEST_TYPO = 5, SHORTEST_NEAR = 6, LONG = 8, MOST_ENDINGS = 5;
const START_WORTH = 80, HEAD_WORTH = 30;

/** How a folded word sounds, roughly. */
export const soundKey = (word) => SOUNDS.reduce((text, [pattern, by]) => text.replace(pattern, by), word);

/** Damerau-Levenshtein distance, or limit + 1 when it is more. */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const current = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min(row[j] + 1, current[j - 1] + 1, row[j - 1] + cost);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) value = Math.min(value, before[j - 2] + 1);
      current.push(value);
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = row;
    row = current;
  }
  return row[other.length];
}

/** Compare two lists item by item, as Python compares tuples. */
function compare(one, other) {
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  }
  return 0;
}

/** The item with the smallest rank (the first of equals), or undefined. */
function smallest(items, rank) {
  let best, least;
  for (const item of items) {
    const own = rank(item);
    if (!least || compare(own, least) < 0) [best, least] = [item, own];
  }
  return best;
}

/** Groups of [term, worth in hundredths]; and the word to show when it was a correction. */
export async function resolve(reader, word, language) {
  const near = await reader.words(language.stem(word));
  const same = word.length >= SHORTEST_TYPO && sameSound(word, near);
  if (same) return { groups: [[[same.term, 100]]], correction: same.shown };
  const parts = await splitKnown(reader, word, language);
  const worth = (part) => (reader.manifest.h.includes(part) ? HEAD_WORTH : 100);
  if (parts) return { groups: parts.map((part) => [[part, worth(part)]]), correction: "" };
  const longer = word.length >= SHORTEST_START ? near.filter((known) => known.shown.startsWith(word)) : [];
  if (longer.length) {
    longer.sort((a, b) => compare([a.shown.length, a.shown], [b.shown.length, b.shown]));
    return { groups: [longer.slice(0, MOST_ENDINGS).map((known) => [known.term, START_WORTH])], correction: "" };
  }
  const close = word.length >= SHORTEST_TYPO && closest(word, near);
  return close ? { groups: [[[close.term, 100]]], correction: close.shown } : { groups: [], correction: "" };
}

function sameSound(word, near) {
  const key = soundKey(word);
  const same = near.filter((known) => soundKey(known.shown) === key);
  return smallest(same, (known) => [distance(word, known.shown, LONG), known.shown]);
}

function closest(word, near) {
  const limit = word.length >= LONG ? 2 : 1;
  const key = soundKey(word);
  const close = near.filter(
    ({ shown }) => shown.length >= SHORTEST_START && distance(word, shown, limit) <= limit,
  );
  return smallest(close, ({ shown }) => [
    distance(word, shown, limit), distance(key, soundKey(shown), limit), shown,
  ]);
}

/** The terms of a compound of two words of the catalogue, or undefined. */
async function splitKnown(reader, word, language) {
  const isKnown = async (part) => {
    const term = language.stem(part);
    return !language.stop.has(part) && (await reader.words(term)).some((known) => known.term === term);
  };
  const found = [];
  for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) {
    const [left, loose] = await leftTerm(word.slice(0, cut), isKnown, language);
    const right = word.slice(cut);
    if (!left || !(await isKnown(right))) continue;
    const head = reader.manifest.h.includes(language.stem(right)) ? 0 : 1;
    found.push([loose, head, -Math.min(cut, word.length - cut), left, language.stem(right)]);
  }
  return smallest(found, (rank) => rank)?.slice(3);
}

async function leftTerm(left, isKnown, language) {
  for (const link of LINKS) {
    const base = left.slice(0, left.length - link.length);
    if (left.endsWith(link) && base.length >= SHORTEST && (await isKnown(base))) {
      return [language.stem(base), link.length];
    }
  }
  return ["", 0];
}

/** The numbers of the advice of which a phrase has all its words in the question. */
export function adviceFor(advice, words, language) {
  const stems = new Set(words.map(language.stem));
  const sounds = new Set(words.map(soundKey));
  const all = [...words, ...stems];
  const isSaid = (term) =>
    stems.has(term) ||
    (term.length >= SHORTEST_TYPO && sounds.has(soundKey(term))) ||
    (term.length >= SHORTEST_NEAR && all.some((word) => distance(term, word, 1) <= 1));
  const fits = (entry) => entry.p.some((phrase) => phrase.split(" ").every(isSaid));
  return advice.flatMap((entry, number) => (fits(entry) ? [number] : []));
}
