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

/** Stop words and stems, from the manifest of the search. */
export function makeLanguage(manifest) {
  const known = new Map(manifest.u.split(",").flatMap((line) => {
    const [stem, ...words] = line.split(" ");
    return words.map((word) => [word, stem]);
  }));
  const kraaijPohlmann = (word) => {
    const once = stemOnce(word) || word;
    return once.length < word.length ? stem(once) : once;
  };
  const stem = (word) => {
    if (!known.has(word)) known.set(word, kraaijPohlmann(word));
    return known.get(word);
  };
  const fill = new Set(manifest.f.split(" "));
  // Without the words that only fill up a sentence; when nothing would be left, all of them.
  const telling = (words) => {
    const left = words.filter((word) => !fill.has(word));
    return left.length ? left : words;
  };
  return { stem, telling, stop: new Set(manifest.s.split(" ")) };
}
