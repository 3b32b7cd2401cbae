// Words that sound or look alike, and which advice they call for. The twin of search/sound.py and advice.py.
const SOUNDS = [
  [/ij|ei|ey/g, "y"], [/ou/g, "au"], [/sch/g, "sg"], [/ch/g, "g"], [/ph/g, "f"], [/th|dt/g, "t"],
  [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/d$/, "t"],
  [/ie/g, "i"], [/(.)\1+/g, "$1"],
];
const SHORTEST_SOUND = 5, SHORTEST_NEAR = 6;

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

/** The numbers of the advice of which a phrase has all its words in the question. */
export function adviceFor(advice, words, language) {
  const stems = new Set(words.map(language.stem));
  const sounds = new Set(words.map(soundKey));
  const all = [...words, ...stems];
  const isSaid = (term) =>
    stems.has(term) ||
    (term.length >= SHORTEST_SOUND && sounds.has(soundKey(term))) ||
    (term.length >= SHORTEST_NEAR && all.some((word) => distance(term, word, 1) <= 1));
  const fits = (entry) => entry.p.some((phrase) => phrase.split(" ").every(isSaid));
  return advice.flatMap((entry, number) => (fits(entry) ? [number] : []));
}
