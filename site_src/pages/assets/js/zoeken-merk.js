// The words that were asked for, marked in what was found; search page and finder share it.
import { element } from "./zoeken-advies.js";
import { splitWords } from "./zoeken-taal.js";

const SHORTEST = 4; // a word of fewer letters is only marked as a whole

/** A judge of words: whether one was asked for (the same stem), or holds a word that was. */
export function asker(question, corrections, language) {
  const asked = splitWords([question, ...corrections.map(([, meant]) => meant)].join(" "));
  const telling = asked.filter((word) => !language.stop.has(word));
  const stems = new Set(telling.map(language.stem));
  const long = [...telling, ...stems].filter((word) => word.length >= SHORTEST);
  return (part) => splitWords(part).some((word) => stems.has(language.stem(word)) || long.some((w) => word.includes(w)));
}

/** The text with the words that were asked for in <mark>; text is only ever text. */
export function marked(text, isAsked) {
  const parts = text.split(/([\p{L}\p{N}'’]+)/u);
  return parts.map((part, i) => (i % 2 && isAsked(part) ? element("mark", part) : part));
}
