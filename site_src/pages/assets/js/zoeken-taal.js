// Dutch words: folding, splitting, stems. The twin of search/language.py; both give the same terms.
import { stemOnce } from "./zoeken-stam.js";

const LETTERS = { "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i", "đ": "d", "ĳ": "ij" };

/** The text in small letters without accents. */
export function fold(text) {
  const lower = text.normalize("NFKD").toLowerCase();
  return lower.replace(/[ßøæœłıđĳ]/g, (letter) => LETTERS[letter]).replace(/\p{Mn}/gu, "");
}

/** The folded words of a text, in order. */
export function splitWords(text) {
  const joined = fold(text).replace(/([\p{L}\p{N}])['’ʼ`](?=[\p{L}\p{N}])/gu, "$1");
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a list that came without the letters in which each is like the one before it. */
export function lengthened(short) {
  let before = "";
  return short.split(" ").filter(Boolean).map((form) => (before = before.slice(0, parseInt(form[0], 36)) + form.slice(1)));
}

/** Stop words and stems, from the manifest of the search. */
export function makeLanguage(manifest) {
  const known = new Map(manifest.u.split(",").flatMap((line) => {
    const [stem, ...words] = line.split(" ");
    return words.map((word) => [word.replace(".", stem), stem]);
  }));
  const [fill, others, stems] = manifest.s.split("|").map(lengthened);
  const kraaijPohlmann = (word) => {
    const once = stemOnce(word) || word;
    return once.length < word.length ? stem(once) : once;
  };
  const stem = (word) => {
    if (!known.has(word)) known.set(word, kraaijPohlmann(word));
    return known.get(word);
  };
  // Without the words that only fill up a sentence; when nothing would be left, all of them.
  const telling = (words) => {
    const left = words.filter((word) => !fill.includes(word));
    return left.length ? left : words;
  };
  return { stem, telling, stop: new Set([...fill, ...others]), stems };
}
