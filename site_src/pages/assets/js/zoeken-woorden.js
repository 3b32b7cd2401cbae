// Words that sound or look alike, and which advice they call for. The twin of search/sound.py and advice.py.
const SOUNDS = [
  [/ij|ei|ey/g, "y"], [/ou/g, "au"], [/sch/g, "sg"], [/ch/g, "g"], [/ph/g, "f"], [/th|dt/g, "t"],
  [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/d$/, "t"],
  [/ie/g, "i"], [/(.)\1+/g, "$1"],
];
const SHORTEST_SOUND = 5, SHORTEST_NEAR = 6, REACH = 2, WINDOW = 9, SENTENCE = 4;

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
function isLike({ word, stem, sound }, term) {
  if (term[0] === "*") return word.endsWith(term.slice(1));
  if (term.endsWith("*")) return word.startsWith(term.slice(0, -1)) || sound.startsWith(soundOf(term).slice(0, -1));
  if (term === stem || (term.length >= SHORTEST_SOUND && soundOf(term) === sound)) return true;
  return term.length >= SHORTEST_NEAR && (near(term, word) || near(term, stem));
}

/** Where the piece ends that begins at `place`; undefined when it does not stand there. */
function endFrom(terms, heard, place) {
  let end = heard[place].get(terms[0]);
  for (const term of terms.slice(1)) end = heard.slice(end + 1, end + 1 + REACH).find((here) => here.has(term))?.get(term);
  return end;
}

/** Where a piece begins and ends, for every place where it stands. */
function spans(part, heard) {
  const atEnd = part.at(-1) === ".";
  const terms = atEnd ? part.slice(0, -1) : part;
  const all = heard.map((_, start) => [start, endFrom(terms, heard, start)]);
  return all.filter(([, end]) => end >= 0 && (!atEnd || end === heard.length - 1));
}

/** Whether all pieces stand within a window of the question, and no piece that may not. */
function standsIn({ needed, unwanted }, heard) {
  if (needed.length > 1 && heard.length < SENTENCE) return false;
  const found = [];
  for (const part of needed) {
    found.push(spans(part, heard));
    if (!found.at(-1).length) return false;
  }
  const isNear = (first) => found.every((part) => part.some(([start, end]) => start >= first && end - first <= WINDOW));
  return heard.some((_, first) => isNear(first)) && !unwanted.some((part) => spans(part, heard).length);
}

/** The words of a question in the forms that they are compared in. */
export const heard = (words, language) => words.map((word) => ({ word, stem: language.stem(word), sound: soundKey(word) }));

/** Whether it is a sentence or one of some terms was said: otherwise no advice is called for. */
export const calls = (terms, said) => said.length >= SENTENCE || said.some((word) => terms.some((term) => isLike(word, term)));

const pieces = (text, sign) => text.split(sign).map((part) => part.split(" "));

/** Who hears in the words of a question the numbers of the advice they call for. `w`: groups of words, `a`: advice. */
export function makeListener({ w, a }) {
  const long = [], known = new Map(), vocabulary = new Map();
  const count = (term, name) => vocabulary.set(term, [...(vocabulary.get(term) ?? []), name]);
  const phrases = a.map(({ p }) => p.map((text) => {
    const [first, ...others] = text.split("-");
    const needed = pieces(first, "+");
    const terms = needed.flat().filter((term) => term !== ".");
    return { needed, terms, unwanted: others.map((part) => part.split(" ")) };
  }));
  for (const [name, entries] of Object.entries(w)) {
    for (const entry of entries) {
      if (entry.includes(" ")) long.push([name, entry.split(" ")]);
      else count(entry, name);
    }
  }
  const parts = phrases.flat().flatMap(({ needed, unwanted }) => [...needed, ...unwanted]);
  for (const term of new Set([...parts, ...long.map(([, terms]) => terms)].flat())) count(term, term);
  const names = (said) => {
    if (!known.has(said.word)) known.set(said.word, [...vocabulary].flatMap(([term, all]) => (isLike(said, term) ? all : [])));
    return known.get(said.word);
  };
  return (said) => {
    const places = said.map((word, at) => new Map(names(word).map((name) => [name, at])));
    for (const [name, terms] of long) {
      places.forEach((here, at) => {
        const end = endFrom(terms, places, at);
        if (end >= 0 && !here.has(name)) here.set(name, end);
      });
    }
    const every = new Set(places.flatMap((here) => [...here.keys()]));
    const fits = (phrase) => phrase.terms.every((term) => every.has(term)) && standsIn(phrase, places);
    return phrases.flatMap((all, number) => (all.some(fits) ? [number] : []));
  };
}
