// Adds up a group's scores or answers: reading what was pasted, scoring, summing up. Nothing of a page in here.
// A scale is { size, social: [places], bands: [[low, high, name]] }; the rules are those of the Manual of the
// Loneliness Scale (see pages/measuring.py), and tests/test_measuring.py holds this to a reference in Python.

export const FEWEST = 3; // with fewer people nothing is shown
export const SMALL = 10; // with fewer people there is a warning and no distribution
export const MOST_ROWS = 1000;
const CODE = /^(?:code|nummer|nr|deelnemer|naam|id|wie|persoon|respondent)\b/i;
// What columns are called, and how the statements themselves begin; a slip in the first line is no header.
const HEADER = /voor|begin|eind|eerst|laatst|meting|score|vraag|zin|stelling|item|antwoord|^(?:na|ik|er|vaak|wanneer)\b|^[tqv]?\d+$/i;
const AFTER = /^(?:na|eind|laatste|tweede)/i;
const MISSING = /^[-–—?.]?$/;
const WHOLE = /^\d{1,2}(?:[.,]0+)?$/;
const NAME = /\p{L}{3}/u;
const ANSWERS = { ja: "j", j: "j", "min of meer": "m", m: "m", nee: "n", n: "n" };

const range = (count) => Array.from({ length: count }, (_, index) => index);
const answer = (cell) => ANSWERS[cell.toLowerCase().replace(/[!.]+$/, "").replace(/[-\s]+/g, " ")];
const isLetters = (cell, size) => cell.length === size && /^[jmn\-–?.]+$/i.test(cell) && /[jmn]/i.test(cell);
const isValue = (cell, size) => WHOLE.test(cell) || Boolean(answer(cell)) || isLetters(cell, size) || cell === "-";

/** The cells of a line; quotes may stand around a cell. Without any separator blanks part the cells. */
function cellsOf(line, separator) {
  if (!separator) return line.replace(/min[ -]of[ -]meer/gi, "m").trim().split(/\s+/);
  const cells = [""];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells.map((cell) => cell.trim());
}

/** Text -> [{ line, cells }], empty lines left out, all rows of one length, empty columns at the end gone. */
function rowsOf(text) {
  const lines = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").split("\n");
  const separator = ["\t", ";", ","].find((sign) => text.includes(sign));
  const kept = lines.map((line, index) => ({ line: index + 1, text: line })).filter((one) => one.text.trim());
  const rows = kept.map((one) => ({ line: one.line, cells: cellsOf(one.text, separator) }));
  const filled = (cells) => cells.findLastIndex(Boolean) + 1;
  const width = rows.reduce((most, { cells }) => Math.max(most, filled(cells)), 0);
  for (const row of rows) row.cells = range(width).map((at) => row.cells[at] ?? "");
  return { rows, width, separator };
}

/** Answers ("j", "m", "n" or undefined) -> points; undefined when more than one answer is missing. */
export function scoreOf(answers, { social }) {
  const places = range(answers.length);
  const isSocial = (at) => social.includes(at + 1);
  const counts = (at) => answers[at] === "m" || answers[at] === (isSocial(at) ? "n" : "j");
  const part = (chosen) => (chosen.every((at) => answers[at]) ? chosen.filter(counts).length : undefined);
  if (places.filter((at) => !answers[at]).length > 1) return undefined;
  const [support, lack] = [places.filter(isSocial), places.filter((at) => !isSocial(at))];
  return { total: places.filter(counts).length, social: part(support), emotional: part(lack) };
}

/** One cell -> a score, undefined when it is missing; `fault` is called when it is neither. */
function readCell(cell, scale, fault) {
  if (MISSING.test(cell)) return undefined;
  if (isLetters(cell, scale.size)) return scoreOf([...cell].map(answer), scale);
  const total = WHOLE.test(cell) ? Number.parseInt(cell, 10) : Infinity;
  if (total <= scale.size) return { total };
  return fault(/\d/.test(cell) ? "score" : "antwoord", cell);
}

/** The cells of the answers of one measurement -> a score. */
function readAnswers(cells, scale, fault) {
  const answers = cells.map((cell) => answer(cell) ?? (MISSING.test(cell) ? undefined : fault("antwoord", cell)));
  return scoreOf(answers, scale);
}

/** What was pasted -> { people: [{ before, after }], faults, lines, header, code, names, empty }. */
export function read(text, scale) {
  const { size } = scale;
  const { rows, width, separator } = rowsOf(text);
  const result = { people: [], faults: [], lines: 0, header: false, code: false, names: false, empty: 0 };
  if (!width) return result;
  if (rows.length > MOST_ROWS) return { ...result, faults: [{ key: "veel", meest: MOST_ROWS }] };
  const first = rows[0].cells;
  const isName = (cell) => HEADER.test(cell) || CODE.test(cell);
  result.header = first.some(isName) && !first.some((cell) => isValue(cell, size));
  const body = result.header ? rows.slice(1) : rows;
  const named = width > 1 && body.every(({ cells }) => NAME.test(cells[0]) && !isValue(cells[0], size));
  result.code = named || (result.header && CODE.test(first[0])) || [3, size + 1, 2 * size + 1].includes(width);
  const from = result.code ? 1 : 0;
  const columns = width - from;
  result.lines = body.length;
  result.names = result.code && body.some(({ cells }) => NAME.test(cells[0]));
  if (![1, 2, size, 2 * size].includes(columns)) {
    const widest = body.find(({ cells }) => cells[width - 1]) ?? rows[0];
    return { ...result, faults: [{ key: "kolommen", regel: widest.line, n: width, size, dubbel: 2 * size }] };
  }
  const half = columns % size ? 1 : size;
  const unsure = separator === "," && columns === 2 && body.every(({ cells }) => /^0+$/.test(cells[from + 1]));
  if (unsure && body.length) return { ...result, faults: [{ key: "komma", regel: body[0].line }] };
  const swap = result.header && AFTER.test(first[from]);
  for (const { line, cells } of body) {
    const fault = (key, cell) => void result.faults.push({ key, regel: line, tekst: cell.slice(0, 20), size });
    const parts = [cells.slice(from, from + half), cells.slice(from + half)].filter(({ length }) => length);
    const read = (part) => (half === 1 ? readCell(part[0], scale, fault) : readAnswers(part, scale, fault));
    const scores = parts.map(read);
    result.empty += scores.filter((score) => !score).length;
    const [before, after] = swap ? [scores[1], scores[0]] : scores;
    result.people.push({ before, after });
  }
  return result;
}

/** A mean in whole tenths, halves away from zero: exact, for sum and number are whole. */
export const tenths = (sum, n) => Math.sign(sum) * Math.floor((20 * Math.abs(sum) + n) / (2 * n)) || 0;
/** A share in whole per cents, halves up. */
export const percent = (part, n) => Math.floor((200 * part + n) / (2 * n));
const add = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const mean = (numbers) => (numbers.length < FEWEST ? undefined : tenths(add(numbers), numbers.length));

/** One column of the result; what is too little to show is undefined. */
function column(scores, { bands }) {
  const part = (name) => mean(scores.map((score) => score[name]).filter((number) => number !== undefined));
  const within = ([low, high]) => scores.filter(({ total }) => total >= low && total <= high).length;
  const n = scores.length;
  return {
    n, mean: part("total"), social: part("social"), emotional: part("emotional"),
    bands: n < SMALL ? undefined : bands.map(within),
  };
}

/** People -> { before, after, pairs }; means in whole tenths. */
export function summarise(people, scale) {
  const both = people.filter(({ before, after }) => before && after);
  const changes = both.map(({ before, after }) => after.total - before.total);
  const count = (fits) => (both.length < SMALL ? undefined : changes.filter(fits).length);
  return {
    before: column(people.map(({ before }) => before).filter(Boolean), scale),
    after: column(people.map(({ after }) => after).filter(Boolean), scale),
    pairs: {
      n: both.length, change: mean(changes),
      before: mean(both.map(({ before }) => before.total)), after: mean(both.map(({ after }) => after.total)),
      lower: count((change) => change < 0), same: count((change) => change === 0), higher: count((change) => change > 0),
    },
  };
}

/** 34 -> "3,4". */
export const decimal = (number) => `${number < 0 ? "-" : ""}${Math.floor(Math.abs(number) / 10)},${Math.abs(number) % 10}`;

/** A cell for a spreadsheet: a text that would be read as a formula gets a quote in front (OWASP, CSV injection). */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:,\d+)?$/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows -> a file as Dutch spreadsheets read it: semicolons, CRLF, and a mark that it is UTF-8. */
export const toCsv = (rows) => `\uFEFF${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
