// A QR code as a drawing of the page: black on white in any colour scheme, for paper and for a telephone.
import { encode } from "../vendor/uqr.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_LETTERS = 1200; // more makes the squares too small for a telephone
const QUIET = 4; // ISO/IEC 18004: four squares of white around it

/** The code of a text; undefined when the text is too long. */
export function codeOf(text) {
  if (text.length > MOST_LETTERS) return undefined;
  const { data, size } = encode(text, { ecc: "L", border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")));
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", `0 0 ${size + 2 * QUIET} ${size + 2 * QUIET}`);
  drawing.setAttribute("class", "code");
  drawing.setAttribute("aria-hidden", "true"); // the words beside it say what it is
  path.setAttribute("d", squares.join(""));
  drawing.append(path);
  return drawing;
}
