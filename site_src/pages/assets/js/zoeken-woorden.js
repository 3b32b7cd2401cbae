// Words that sound or look alike, and whether they may call for advice. The twin of search/sound.py.
const SOUNDS = [
  [/ij|ei|ey/g, "y"], [/ou/g, "au"], [/sch/g, "sg"], [/ch/g, "g"], [/ph/g, "f"], [/th|dt/g, "t"],
  [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/d$/, "t"],
  [/ie/g, "i"], [/(.)\1+/g, "$1"],
];
const SHORTEST_SOUND = 5, SHORTEST_NEAR = 6, SENTENCE = 4;

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

/** One letter different at most; then it begins or ends the same. */
const near = (term, word) =>
  (term.startsWith(word.slice(0, 2)) || term.endsWith(word.slice(-2))) && distance(term, word, 1) < 2;

/** The same word, the same sound, or (a long word) one letter different; "zelfmoord*" only begins it. */
export function isLike({ word, stem, sound }, term) {
  if (term[0] === "*") return word.endsWith(term.slice(1));
  if (term.endsWith("*")) return word.startsWith(term.slice(0, -1)) || sound.startsWith(soundOf(term).slice(0, -1));
  if (term === stem || (term.length >= SHORTEST_SOUND && soundOf(term) === sound)) return true;
  return term.length >= SHORTEST_NEAR && (near(term, word) || near(term, stem));
}

/** The words of a question in the forms that they are compared in. */
export const heard = (words, language) => words.map((word) => ({ word, stem: language.stem(word), sound: soundKey(word) }));

/** Whether it is a sentence or one of some terms was said: otherwise no advice is called for. */
export const calls = (terms, said) => said.length >= SENTENCE || said.some((word) => terms.some((term) => isLike(word, term)));
