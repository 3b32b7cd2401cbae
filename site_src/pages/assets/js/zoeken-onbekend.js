// What a word that is in no record may mean; loaded when there is one. The twin of search/unknown.py.
// It imports nothing: `language` brings `stem`, `stop`, `distance` and `soundKey`; `isLiteral`: no typing faults.
const LINKS = ["", "s", "en", "e", "n"];
const SHORTEST = 3, SHORTEST_START = 4, SHORTEST_TYPO = 5, LONG = 9, MOST_ENDINGS = 5;
const START_WORTH = 80, HEAD_WORTH = 30, SHORTEST_LEFT = 5, LEFT_WORTH = 60, STEM_LOSS = 3, LONGEST = 99;

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
  const limit = word.length >= LONG ? 2 : 1;
  const near = await reader.words(word, word.length - limit - STEM_LOSS, word.length + limit);
  const mayBeWrong = !language.isLiteral && word.length >= SHORTEST_TYPO;
  const same = mayBeWrong && sameSound(word, near, language);
  if (same) return { groups: [[[same.term, 100]]], correction: same.shown };
  const parts = await splitKnown(reader, word, language);
  const worth = (part) => (reader.heads.includes(part) ? HEAD_WORTH : 100);
  if (parts) return { groups: parts.map((part) => [[part, worth(part)]]), correction: "" };
  const longer = longerThan(word, near);
  if (longer) return longer;
  const stem = language.stem(word);
  let close = mayBeWrong && closest(word, near, limit, language);
  // A list has one form of every word: "biljarden" is nearest to "biljart" in its stem.
  if (!close && !language.isLiteral && stem.length >= SHORTEST_TYPO) close = closestStem(stem, near, language);
  if (close) return { groups: [[[close.term, 100]]], correction: close.shown };
  return longerThan(word, await reader.words(word, word.length, LONGEST)) ?? knownPart(reader, word, language);
}

/** The shortest words that `word` is the beginning of: somebody is still typing. */
function longerThan(word, near) {
  const longer = word.length >= SHORTEST_START ? near.filter(({ shown }) => shown.startsWith(word)) : [];
  if (!longer.length) return null;
  longer.sort((a, b) => compare([a.shown.length, a.shown], [b.shown.length, b.shown]));
  return { groups: [longer.slice(0, MOST_ENDINGS).map(({ term }) => [term, START_WORTH])], correction: "" };
}

/** The longest known first or last part, two fifths of the word at least; a last part as it is shown. */
async function knownPart(reader, word, language) {
  for (let length = word.length - 1; length >= Math.max(SHORTEST_LEFT, Math.floor((word.length * 2) / 5)); length--) {
    const last = word.slice(-length);
    const near = length <= word.length - SHORTEST ? await reader.words(last, length - STEM_LOSS, length) : [];
    for (const part of [near.some(({ shown }) => shown === last) ? last : "", word.slice(0, length)]) {
      if (!part || language.stop.has(part) || !(await reader.knows(language.stem(part)))) continue;
      return { groups: [[[language.stem(part), LEFT_WORTH]]], correction: "" };
    }
  }
  return { groups: [], correction: "" };
}

/** How a known word sounds; kept with it, for it is asked at every key that is typed. */
const soundOf = (known, soundKey) => (known.sound ??= soundKey(known.shown));

function sameSound(word, near, { distance, soundKey }) {
  const key = soundKey(word);
  const same = near.filter((known) => soundOf(known, soundKey) === key);
  return smallest(same, (known) => [distance(word, known.shown, LONG), known.shown]);
}

/** Which letters a word has, as bits. */
function bitsOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Whether words with these letters can be so near: a fault changes two bits at most. */
function canBeNear(one, other, limit) {
  let room = 2 * limit;
  for (let bits = one ^ other; bits && room >= 0; room--) bits &= bits - 1;
  return room >= 0;
}

/** Letters in another order: rather that than another letter. */
const sorted = (word) => [...word].sort().join("");

function closest(word, near, limit, { distance, soundKey }) {
  const key = soundKey(word), letters = sorted(word), bits = bitsOf(word);
  const close = near.filter((known) => {
    const { shown } = known;
    if (shown.length < SHORTEST_START || Math.abs(shown.length - word.length) > limit) return false;
    return canBeNear(bits, (known.bits ??= bitsOf(shown)), limit) && distance(word, shown, limit) <= limit;
  });
  return smallest(close, (known) => [
    distance(word, known.shown, limit), sorted(known.shown) !== letters, distance(key, soundOf(known, soundKey), limit), known.shown,
  ]);
}

function closestStem(stem, near, { distance, soundKey }) {
  const bits = bitsOf(stem), sound = soundKey(stem);
  const close = near.filter(({ term }) => canBeNear(bits, bitsOf(term), 1) && distance(stem, term, 1) <= 1);
  return smallest(close, ({ term }) => [soundKey(term) !== sound, term]);
}

/** The terms of a compound of two words of the catalogue, or undefined. */
async function splitKnown(reader, word, language) {
  const isKnown = async (part) => !language.stop.has(part) && reader.knows(language.stem(part));
  const found = [];
  for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) {
    const [left, loose] = await leftTerm(word.slice(0, cut), isKnown, language);
    const right = left && (await rightTerm(word.slice(cut), isKnown, language));
    if (!right) continue;
    const head = reader.heads.includes(right) ? 0 : 1;
    found.push([loose, head, -Math.min(cut, word.length - cut), left, right]);
  }
  return smallest(found, (rank) => rank)?.slice(3);
}

/** A small word may stand between: jeu-de-boules. */
async function rightTerm(right, isKnown, language) {
  for (const start of [0, 2, 3]) {
    const rest = right.slice(start);
    const between = !start || language.stop.has(right.slice(0, start));
    if (between && rest.length >= SHORTEST && (await isKnown(rest))) return language.stem(rest);
  }
  return "";
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
