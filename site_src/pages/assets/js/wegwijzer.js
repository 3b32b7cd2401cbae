// The short form of the wayfinder. What somebody chooses stays in this page; the data is one fixed file.
import { find } from "./wegwijzer-kern.js";

const form = document.querySelector("[data-wegwijzer]");
const state = document.querySelector("[data-stand]");
const list = document.querySelector("[data-uitslag]");
const card = document.querySelector("[data-kaart]");
let data;

/** The data, fetched when somebody first touches the form. */
function load() {
  data ??= fetch(form.dataset.wegwijzer).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))));
  return data;
}

function item({ offer, reasons }) {
  const li = card.content.firstElementChild.cloneNode(true);
  const link = li.querySelector("a");
  link.href = form.dataset.wortel + offer.href;
  link.textContent = offer.name;
  li.querySelector("[data-tekst]").textContent = offer.summary;
  li.querySelector(".card-facts").textContent = offer.facts;
  li.querySelector(".why").hidden = reasons.length === 0;
  li.querySelector(".why-list").replaceChildren(...reasons.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
  return li;
}

/** What fits; what no rule speaks of only stands there when too little fits. */
function shown(found, least) {
  const fitting = found.filter(({ points }) => points > 0);
  return fitting.length >= least ? fitting : found.slice(0, least);
}

function say(words, found) {
  state.textContent = words;
  list.replaceChildren(...found.map(item));
}

async function show() {
  const answers = new FormData(form);
  const need = answers.get("behoefte");
  if (!need) {
    say(form.dataset.geen, []);
    form.querySelector("input").focus();
    return;
  }
  try {
    const all = await load();
    const found = shown(find(all, need, answers.getAll("omstandigheid[]")), all.minstens);
    say(found.length === 1 ? form.dataset.een : form.dataset.meer.replace("{n}", found.length), found);
  } catch {
    data = undefined;
    say(form.dataset.luktNiet, []);
  }
}

form?.addEventListener("focusin", () => void load().catch(() => (data = undefined)), { once: true });
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void show();
});
form?.addEventListener("change", () => {
  if (list.children.length) void show();
});
