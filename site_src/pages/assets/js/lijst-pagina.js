// "Mijn lijst": shows the records of the list in the address, lets one order, note and take away.
// Words come from the page (blokken/mijn-lijst.html); records from small files (pages/client/my_list.py).
// Everything that comes from an address or a record is put on the page as text.
import { change, format, list, tidy, watch } from "./overal.js";

const VERSION_LETTERS = 4;
const page = document.querySelector("[data-mijn-lijst]");
const words = page.dataset;
const part = (name) => page.querySelector(`[data-${name}]`);
const copy = (name) => page.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The page's own address without the list. */
const HERE = location.href.replace(/[?#].*$/s, "");
const ROOT = new URL("../../", import.meta.url);
const address = () => HERE + format(list.items);
const known = new Map();
const asked = new Map();

/** In which file a key stands: FNV-1a, as pages/client/my_list.py counts. */
export function shardOf(key, count) {
  let number = 2166136261;
  for (const letter of key) number = Math.imul(number ^ letter.charCodeAt(0), 16777619) >>> 0;
  return number % count;
}

async function fetchShard(number) {
  const version = words.delen.slice(number * VERSION_LETTERS, (number + 1) * VERSION_LETTERS);
  const answer = await fetch(`${number}-${version}.json`);
  if (!answer.ok) throw new Error(answer.status);
  for (const [key, record] of Object.entries(await answer.json())) known.set(key, record);
}

/** Gets the files that the list needs and that are not here yet; false when one cannot be had. */
async function load() {
  const count = words.delen.length / VERSION_LETTERS;
  const numbers = [...new Set(list.items.map(({ key }) => shardOf(key, count)))];
  for (const number of numbers) if (!asked.has(number)) asked.set(number, fetchShard(number));
  try {
    await Promise.all(numbers.map((number) => asked.get(number)));
    return true;
  } catch {
    asked.clear();
    return false;
  }
}

/** The list with its records: [{ key, note, record, name }]; record is undefined when we do not know it. */
const entries = () =>
  list.items.map((item) => ({ ...item, record: known.get(item.key), name: known.get(item.key)?.n ?? item.key }));

const say = (text) => {
  part("melding").textContent = text;
};

function call(template, scheme, value) {
  const row = copy(template);
  row.querySelector("a").href = scheme + (scheme === "tel:" ? value.replace(/[^0-9]/g, "") : encodeURIComponent(value).replace("%40", "@"));
  row.querySelector("bdi").textContent = value;
  return row;
}

function facts(record) {
  return record.r.map(([label, text]) => {
    const row = document.createElement("div");
    const term = Object.assign(document.createElement("dt"), { textContent: label });
    row.append(term, Object.assign(document.createElement("dd"), { textContent: text, dir: "auto" }));
    return row;
  });
}

function showNote(row, note) {
  const paper = row.querySelector("[data-op-papier]");
  paper.textContent = note ? fill(words.notitie, { notitie: note }) : "";
  paper.hidden = !note;
}

function fillRecord(row, record) {
  const link = row.querySelector("[data-naam]");
  const phones = record.t.map((phone) => call("bel", "tel:", phone));
  const mails = record.e ? [call("mail", "mailto:", record.e)] : [];
  const missing = Object.assign(document.createElement("li"), { textContent: words.geenTelefoon });
  link.href = new URL(record.h, ROOT);
  row.querySelector("[data-bellen]").append(...(phones.length ? phones : [missing]), ...mails);
  row.querySelector("[data-feiten]").append(...facts(record));
  const fresh = row.querySelector("[data-vers]");
  fresh.textContent = record.v;
  fresh.hidden = !record.v;
}

function makeRow({ key, note, record, name }, at) {
  const row = copy("regel");
  row.dataset.regel = key;
  row.querySelector("[data-naam]").textContent = record ? name : fill(words.onbekend, { naam: name });
  row.querySelectorAll("[data-hoort]").forEach((place) => (place.textContent = name));
  if (record) fillRecord(row, record);
  else row.querySelectorAll("[data-bellen], [data-feiten], .list-write").forEach((place) => place.remove());
  const field = row.querySelector("[data-schrijf]");
  if (field) field.value = note;
  showNote(row, note);
  const ends = { "-1": at === 0, 1: at === list.items.length - 1 };
  row.querySelectorAll("[data-stap]").forEach((step) => step.setAttribute("aria-disabled", ends[step.dataset.stap]));
  return row;
}

function notice() {
  const place = part("let-op");
  place.textContent = list.newer ? words.nieuwer : list.wrong ? words.fout : "";
  place.hidden = !place.textContent;
}

async function draw() {
  notice();
  const complete = await load();
  if (!complete) say((part("let-op").textContent = words.geenNet));
  part("let-op").hidden = !part("let-op").textContent;
  part("leeg").hidden = list.items.length > 0;
  page.querySelectorAll("[data-gevuld]").forEach((place) => (place.hidden = list.items.length === 0));
  part("regels").replaceChildren(...(complete ? entries().map(makeRow) : []));
  page.hidden = false;
  await drawCode();
}

async function drawCode() {
  const { codeOf } = await import("./lijst-code.js");
  const drawing = list.items.length ? codeOf(address()) : undefined;
  part("code").firstElementChild.replaceChildren(drawing ?? (list.items.length ? words.teLang : ""));
}

const place = (key) => list.items.findIndex((item) => item.key === key);
const rowOf = (key) => part("regels").querySelector(`[data-regel="${key}"]`);

let drawn = format(list.items);
function keep(items) {
  drawn = format(items);
  change(items);
}

async function move(key, step) {
  const from = place(key);
  const to = from + step;
  if (to < 0 || to >= list.items.length) return;
  const items = [...list.items];
  items.splice(to, 0, ...items.splice(from, 1));
  keep(items);
  await draw();
  rowOf(key).querySelector(`[data-stap="${step}"]`).focus();
  say(fill(words.plek, { naam: known.get(key)?.n ?? key, plek: to + 1, aantal: items.length }));
}

async function takeAway(key) {
  const at = place(key);
  const item = list.items[at];
  const name = known.get(key)?.n ?? key;
  keep(list.items.filter((other) => other.key !== key));
  await draw();
  const gone = copy("weggehaald");
  gone.querySelector("span").textContent = fill(words.weg, { naam: name });
  gone.querySelector("button").addEventListener("click", () => putBack(item, at, name));
  part("regels").insertBefore(gone, part("regels").children[at] ?? null);
  gone.querySelector("button").focus();
  say(fill(words.weg, { naam: name }));
}

async function putBack(item, at, name) {
  keep([...list.items.slice(0, at), item, ...list.items.slice(at)]);
  await draw();
  rowOf(item.key).querySelector("[data-naam]").focus();
  say(fill(words.terug, { naam: name }));
}

/** The note goes into the list while one types, into the address when one is done: browsers limit how often. */
function write({ target }) {
  const key = target.closest("[data-regel]")?.dataset.regel;
  if (!key || !target.matches("[data-schrijf]")) return undefined;
  const note = tidy(target.value);
  list.items[place(key)].note = note;
  return showNote(rowOf(key), note);
}

function press({ target }) {
  const key = target.closest("[data-regel]")?.dataset.regel;
  const step = target.closest("[data-stap]");
  if (key && step) return move(key, Number(step.dataset.stap));
  return key && target.closest("[data-haal-weg]") ? takeAway(key) : undefined;
}

async function act({ target }) {
  const name = target.closest("[data-doe]")?.dataset.doe;
  if (!name) return;
  keep(list.items);
  const { DO } = await import("./lijst-doorgeven.js");
  await DO[name](page, { entries, address, say, root: ROOT });
}

page.addEventListener("click", press);
page.addEventListener("click", act);
page.addEventListener("input", write);
page.addEventListener("change", () => {
  keep(list.items);
  drawCode();
});
if (!navigator.share) page.querySelector("[data-doe=deel]").closest("li").remove();
watch(() => {
  if (drawn === format(list.items)) return; // our own doing
  drawn = format(list.items);
  draw();
});
await draw();
