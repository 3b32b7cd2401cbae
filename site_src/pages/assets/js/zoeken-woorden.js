// Words that sound or look alike, and which advice they call for. The twin of search/sound.py and advice.py.
const SOUNDS = [
  [/ij|ei|ey/g, "y"], [/ou/g, "au"], [/sch/g, "sg"], [/ch/g, "g"], [/ph/g, "f"], [/th|dt/g, "t"],
  [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/d$/, "t"],
  [/ie/g, "i"], [/(.)\1+/g, "$1"],
];
const SHORTEST_SOUND = 5, SHORTEST_NEAR = 6, REACH = 2;

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

const sounds = new Map();

/** How a term of the advice sounds; they are asked at every key. */
function soundOf(term) {
  if (!sounds.has(term)) sounds.set(term, soundKey(term));
  return sounds.get(term);
}

/** The same word, the same sound, or (a long word) one letter different. */
function isLike({ word, stem, sound }, term) {
  if (term === stem || (term.length >= SHORTEST_SOUND && soundOf(term) === sound)) return true;
  return term.length >= SHORTEST_NEAR && (distance(term, word, 1) <= 1 || distance(term, stem, 1) <= 1);
}

/** Where the phrase ends that begins at `place`, or -1. */
function endFrom(terms, said, place) {
  if (!isLike(said[place], terms[0])) return -1;
  for (const term of terms.slice(1)) {
    const next = said.slice(place + 1, place + 1 + REACH).findIndex((word) => isLike(word, term));
    if (next < 0) return -1;
    place += next + 1;
  }
  return place;
}

function standsIn(phrase, said) {
  const atEnd = phrase.at(-1) === ".";
  const terms = atEnd ? phrase.slice(0, -1) : phrase;
  const ends = said.map((_, start) => endFrom(terms, said, start));
  return ends.some((end) => end >= 0 && (!atEnd || end === said.length - 1));
}

/** The words of a question in the forms that they are compared in. */
export const heard = (words, language) => words.map((word) => ({ word, stem: language.stem(word), sound: soundKey(word) }));

/** Whether one of some terms was said: without one no advice is called for. */
export const calls = (terms, said) => said.some((word) => terms.some((term) => isLike(word, term)));

/** The numbers of the advice of which a phrase stands in the question, its words in order and close. */
export function adviceFor(advice, said) {
  const fits = (entry) => entry.p.some((phrase) => standsIn(phrase.split(" "), said));
  return advice.flatMap((entry, number) => (fits(entry) ? [number] : []));
}
