// The page that adds up a group's scores. Nothing is stored and nothing is sent; every word comes from the page.
import { decimal, FEWEST, percent, read, SMALL, summarise, toCsv } from "./meten-rekenen.js";

const MOST_FAULTS = 8;
const form = document.querySelector("[data-meten]");
const part = (name) => document.querySelector(`[data-${name}]`);
const result = part("uitslag");
const word = (key, values = {}) =>
  document.querySelector(`template[data-tekst="${key}"]`).content.textContent.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
let rowsForFile = [];

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.append(text);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const paragraphs = (texts) => texts.map((text) => element("p", text));

/** The label of a band: "matig eenzaam (3 tot en met 8)". */
const bandName = ([van, tot, naam]) => word(van === tot ? "band-een" : "band", { naam, van, tot });

/** What stands in a cell: a number as text, that there are too few people, or that nobody was asked. */
function shown(column, value, format = decimal) {
  if (!column.n) return word("geen");
  return value === undefined ? word("te-weinig") : format(value);
}

/** The result as rows of a label and two texts. */
function tableOf({ before, after }, scale) {
  const both = (label, name) => [word(label), shown(before, before[name]), shown(after, after[name])];
  const people = ({ n }) => (n && n < FEWEST ? undefined : n);
  const rows = [
    [word("aantal"), shown(before, people(before), String), shown(after, people(after), String)],
    both("gemiddeld", "mean"),
  ];
  for (const [label, name] of [["gemis", "emotional"], ["steun", "social"]]) {
    if ([before, after].some((column) => column[name] !== undefined)) rows.push(both(label, name));
  }
  if (!before.bands && !after.bands) return rows;
  const share = (column) => (n) => word("deel", { n, procent: percent(n, column.n) });
  const cell = (column, at) => shown(column, column.bands?.[at], share(column));
  return [...rows, ...scale.bands.map((band, at) => [bandName(band), cell(before, at), cell(after, at)])];
}

function difference(change) {
  if (!change) return word("punt-gelijk");
  return word(change < 0 ? "punt-lager" : "punt-hoger", { n: decimal(Math.abs(change)) });
}

function changeOf({ before, after, pairs }) {
  if (!before.n || !after.n) return [];
  if (pairs.change === undefined) return paragraphs([word("los")]);
  const values = { n: pairs.n, voor: decimal(pairs.before), na: decimal(pairs.after), verschil: difference(pairs.change) };
  const texts = [word("verandering", values)];
  if (pairs.lower !== undefined) texts.push(word("lager", { lager: pairs.lower, gelijk: pairs.same, hoger: pairs.higher }));
  return [element("h3", word("verandering-kop")), ...paragraphs([...texts, word("toeval")])];
}

function warningsOf(sums) {
  const numbers = [sums.before.n, sums.after.n].filter(Boolean);
  if (numbers.every((n) => n < FEWEST)) return [word("groep-niet-mens"), word("heel-klein")];
  return numbers.some((n) => n < SMALL) ? [word("groep-niet-mens"), word("klein")] : [word("groep-niet-mens")];
}

function tellFaults(faults) {
  const texts = faults.slice(0, MOST_FAULTS).map((fault) => word(fault.key, fault));
  if (faults.length > MOST_FAULTS) texts.push(word("meer-fouten", { n: faults.length - MOST_FAULTS }));
  const list = element("ul", "");
  list.append(...texts.map((text) => element("li", text)));
  part("melding").replaceChildren(element("p", word("fouten")), list);
}

function readNote(input, sums) {
  const texts = [word("gelezen", { regels: input.lines, voor: sums.before.n, na: sums.after.n, leeg: input.empty })];
  if (input.header) texts.push(word("kop"));
  if (input.code) texts.push(word("code"));
  return texts.join(" ");
}

function fileRows(sums, scale, rows) {
  const { pairs } = sums;
  const head = [[word("csv-groep"), form["meten-groep"].value.trim()], [word("csv-schaal"), scale.size]];
  const change = pairs.change === undefined ? [] : [
    [word("csv-dezelfde"), decimal(pairs.before), decimal(pairs.after)], [word("csv-verschil"), decimal(pairs.change)],
  ];
  return [...head, [word("csv-wat"), word("csv-voor"), word("csv-na")], ...rows, ...change, [word("groep-niet-mens")], [result.querySelector(".meet-bron").textContent]];
}

function show(input, scale) {
  const sums = summarise(input.people, scale);
  const rows = tableOf(sums, scale);
  const nothing = Math.max(sums.before.n, sums.after.n) < FEWEST;
  part("hoogste").textContent = scale.size;
  part("groepsnaam").textContent = form["meten-groep"].value.trim();
  part("waarschuwingen").replaceChildren(...paragraphs([...warningsOf(sums), ...(input.names ? [word("namen")] : [])]));
  part("tabel").replaceChildren(...(nothing ? [] : rows).map(([label, before, after]) => {
    const row = element("tr", element("th", label, { scope: "row" }));
    row.append(element("td", before), element("td", after));
    return row;
  }));
  part("verandering").replaceChildren(...(nothing ? [] : changeOf(sums)));
  part("gelezen").textContent = nothing ? "" : readNote(input, sums);
  for (const one of result.querySelectorAll("table, .meet-bron, [data-csv]")) one.hidden = nothing;
  rowsForFile = nothing ? [] : fileRows(sums, scale, rows);
  result.hidden = false;
  part("melding").replaceChildren(element("p", word("klaar")));
  result.focus();
}

function addUp() {
  const scale = JSON.parse(form.querySelector("[name=schaal]:checked").dataset.schaal);
  const input = read(form["meten-invoer"].value, scale);
  result.hidden = true;
  if (input.faults.length) return tellFaults(input.faults);
  if (!input.people.length) return part("melding").replaceChildren(element("p", word("leeg")));
  return show(input, scale);
}

/** A result that no longer belongs to what is in the form is not left standing. */
function forget() {
  result.hidden = true;
  rowsForFile = [];
  part("melding").replaceChildren();
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toCsv(rowsForFile)], { type: "text/csv" }));
  link.download = "meting.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  addUp();
});
form.addEventListener("input", forget);
part("wis").addEventListener("click", () => {
  form.reset();
  forget();
  part("melding").replaceChildren(element("p", word("wis")));
  form["meten-invoer"].focus();
});
part("csv").addEventListener("click", save);
part("print").addEventListener("click", () => window.print());
part("meten-zonder").hidden = true;
form.hidden = false;
