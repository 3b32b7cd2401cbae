// The page /zoeken/: shows answers while typing. Every word on the screen comes from the page itself.
import { adviceBox, element } from "./zoeken-advies.js";
import { answer, makeLanguage, openReader, splitWords } from "./zoeken-kern.js";
import { asker, marked } from "./zoeken-merk.js";

const PAUSE = 250, PAGE = 10, MOST_TRIES = 6;
const root = new URL("../../", import.meta.url);
const byId = (id) => document.getElementById(id);
const [status, advice, help, list, more] = ["status", "advies", "hulp", "resultaten", "meer"].map((id) => byId(`zoek-${id}`));
const form = document.querySelector("form[role=search]");
const field = form.elements.q;
const words = status.dataset;
const keeper = byId("zoek-vraag"); // whom to ask when nothing fits
let engine, turn = 0, isLiteral = false; // what was typed is what was meant

/** A sentence of the page with its {places} filled in. */
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function item([id, url, title, by, summary, facts], isAsked) {
  const address = new URL(url || `${id}/`, root);
  const link = element("a", marked(title, isAsked), { dir: "auto" });
  if (address.origin === root.origin) link.href = address.href;
  const lines = [element("p", marked(summary, isAsked), { dir: "auto" })];
  const known = [...facts, by].filter(Boolean);
  if (known.length) lines.push(element("p", known.join(" · "), { class: "card-facts", dir: "auto" }));
  return element("li", [element("h2", link), ...lines], { "data-id": id });
}

/** A link to another question. */
function ask(text, question, more = "") {
  return element("a", text, { href: `?q=${encodeURIComponent(question)}${more}` });
}

/** What to do when nothing fits: which word to leave out, and how many results that gives. */
async function helpFor(question, unknown) {
  const typed = question.split(/\s+/).filter(Boolean);
  const without = (drop) => typed.filter((word, i) => !drop(word, i)).join(" ");
  const known = without((word) => splitWords(word).some((part) => unknown.includes(part)));
  const singles = typed.slice(0, MOST_TRIES).map((_, at) => without((_, i) => i === at));
  const tries = [...new Set([known, ...singles])].filter((text) => text && text !== typed.join(" "));
  const found = await Promise.all(tries.map(async (text) => [text, (await engine(text)).hits.length]));
  const useful = found.filter(([, count]) => count);
  const items = useful.map(([text, count]) => element("li", ask(say(words.probeer, { q: text, n: count }), text)));
  return [element("p", words.hulp), ...(items.length ? [element("ul", items)] : [])];
}

function note(question, { hits, corrections, unknown }) {
  const count = hits.length;
  const lines = [say(count === 1 ? words.een : count ? words.aantal : words.geen, { n: count, q: question })];
  for (const [typed, meant] of corrections) lines.push(say(words.bedoelde, { q: typed, woord: meant }));
  if (count && unknown.length) lines.push(say(words.onbekend, { woorden: unknown.join(", ") }));
  return lines;
}

/** Show what fits; `back` says what was opened before, and how many results stood there. */
async function show(question, back) {
  const mine = ++turn;
  const found = await engine(question, isLiteral);
  const cardsOf = (from, to) => Promise.all(found.hits.slice(from, to).map(([slot]) => engine.card(slot)));
  const cards = await cardsOf(0, Math.max(PAGE, back?.shown ?? 0));
  const boxes = await Promise.all(found.advice.map(engine.advice));
  const hints = found.hits.length || !question.trim() ? [] : await helpFor(question, found.unknown);
  if (mine !== turn) return;
  const isAsked = asker(question, found.corrections, engine.language);
  const asked = question.trim();
  status.replaceChildren(...(asked ? note(asked, found).map((line) => element("span", `${line} `)) : []));
  if (found.corrections.length) status.append(ask(say(words.toch, { q: asked }), asked, "&letterlijk"));
  advice.replaceChildren(...boxes.map((box) => adviceBox(box, words)));
  help.replaceChildren(...hints);
  if (keeper) keeper.hidden = !hints.length;
  list.replaceChildren(...cards.map((card) => item(card, isAsked)));
  more.hidden = found.hits.length <= list.children.length;
  more.onclick = async () => {
    const from = list.children.length;
    const items = (await cardsOf(from, from + PAGE)).map((card) => item(card, isAsked));
    list.append(...items);
    more.hidden = from + PAGE >= found.hits.length;
    items[0].querySelector("a").focus();
  };
  if (back?.open) comeBackTo(back.open);
}

/** The focus on the result that was opened, in the middle of the screen. */
function comeBackTo(id) {
  const link = [...list.children].find((each) => each.dataset.id === id)?.querySelector("a");
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center" });
}

async function start() {
  const reader = await openReader(new URL("zoek/", root));
  const language = makeLanguage(reader.manifest);
  engine = (question, isLiteral) => answer(reader, { ...language, isLiteral }, question);
  Object.assign(engine, { card: reader.card, advice: reader.advice, language });
}

/** Answer what stands in the field; the address follows. */
async function run(change, back) {
  const question = field.value;
  isLiteral &&= !change;
  if (change) history[change](null, "", question ? `?q=${encodeURIComponent(question)}` : location.pathname);
  try {
    if (!engine) await start();
    await show(question, back);
  } catch {
    status.textContent = words.fout;
  }
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  isLiteral = asked.has("letterlijk");
  run(undefined, history.state);
}

// For who comes back: which result was opened, and how many stood there.
list.addEventListener("click", (event) => {
  const opened = event.target.closest("a")?.closest("li");
  if (opened) history.replaceState({ open: opened.dataset.id, shown: list.children.length }, "");
});

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(run, PAUSE, "replaceState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  run("pushState");
});
addEventListener("popstate", fromAddress);
fromAddress();
