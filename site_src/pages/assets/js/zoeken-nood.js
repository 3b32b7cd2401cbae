// Which advice the words of a question call for; fetched when one of them may. The twin of search/advice.py.
const REACH = 2, WINDOW = 9, SENTENCE = 4;

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

const pieces = (text, sign) => text.split(sign).map((part) => part.split(" "));

const PLACES = 1 << 14, SPREAD = 5, NOTHING = 104;

/** Pieces of words as they sound, and words that stand together. The twin of search/danger.py. */
function piecesOf(said, soundKey) {
  const pieces = said.flatMap(({ sound }) => {
    const letters = [...`<${sound}>`];
    return [3, 4, 5].flatMap((length) => letters.slice(length - 1).map((_, at) => letters.slice(at, at + length).join("")));
  });
  const stems = ["", ...said.map(({ stem }) => soundKey(stem)), ""];
  return [...pieces, ...[1, 2].flatMap((reach) => stems.slice(reach).map((stem, at) => `${stems[at]} ${stem}`))];
}

/** Who hears whether a question sounds like danger: a letter for each place is its weight. */
const makeEar = ([weights, least], { soundKey, fnv }) => (said) => {
  if (said.length < SENTENCE) return false;
  const places = [...new Set(piecesOf(said, soundKey).map((piece) => (fnv(piece) >>> SPREAD) % PLACES))];
  const total = places.reduce((sum, place) => sum + weights.charCodeAt(place) - NOTHING, 0);
  return total / Math.sqrt(places.length) >= least;
};

// Who hears in the words of a question the numbers of the advice they call for. `w`: groups of words, `a`: advice,
// `e`: what hears danger; the tools are those that the page has already.
export function makeListener({ w, a, e }, tools) {
  const { isLike } = tools;
  const ear = e ? makeEar(e, tools) : () => false;
  const listening = a.flatMap(({ luistert }, number) => (luistert ? [number] : []));
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
    const found = phrases.flatMap((all, number) => (all.some(fits) ? [number] : []));
    if (found.some((number) => a[number].spoed) || !ear(said)) return found;
    return [...new Set([...found, ...listening])].sort((one, other) => one - other);
  };
}
