// The finder at /activiteiten/: reads the form, keeps the choice in the address, shows what fits.
// Nothing is sent or stored; every word on the screen comes from the page.
import { Store } from "./vinder-data.js";
import { asked, Finder, READS, TOPICS } from "./vinder-keuze.js";
import { Results } from "./vinder-uitslag.js";
import { now } from "./wanneer.js";

const section = document.querySelector("[data-vinder]");
const part = (name) => section.querySelector(`[data-${name}]`);
const form = section.querySelector("form");
const everything = document.querySelector("[data-alles]");
const lead = document.querySelector("[data-inleiding]");
const store = new Store(`${section.dataset.vinder}vinder/`);
const results = new Results(section, store);
const say = (name, values) => results.say(name, values);
const PAUSE = 250; // milliseconds without a letter
let turn = 0;
let timer;
let isTyping = false; // then the address changes without a new step

/** The choice in the form, without what was left empty. */
function choiceInForm() {
  const entries = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(entries.filter(([, value]) => value));
}

/** Puts the choice of the address into the form. */
function fillForm() {
  const choice = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    const values = choice.getAll(field.name);
    if (field.type === "checkbox") field.checked = field.value ? values.includes(field.value) : !values.length;
    else if (field.type === "radio") field.checked = (choice.get(field.name) ?? "") === field.value;
    else field.value = choice.get(field.name) ?? "";
  }
}

const inAddress = () => String(new URLSearchParams(location.search));

function remember(choice) {
  const query = String(choice);
  const address = (query ? `?${query}` : location.pathname) + location.hash; // the reader's list stands in the hash
  if (query !== inAddress()) history[isTyping ? "replaceState" : "pushState"](null, "", address);
}

/** A finder that has the columns of some topics, and the hits of the words in the choice. */
async function finderFor(topics, choice) {
  const columns = topics.flatMap((topic) => READS[topic]);
  if (choice.get("orde") === "eerst") columns.push("wanneer");
  const finder = new Finder(await store.facts([...new Set(columns)]), now());
  if (topics.includes("tekst")) await searchWords(finder, choice.get("q"));
  return finder;
}

/** Shows what fits the form as it is; an older answer that comes late is thrown away. */
async function show({ push = false, focus = null, shown = {} } = {}) {
  const mine = (turn += 1);
  const choice = choiceInForm();
  if (push) remember(choice);
  showChosen(choice);
  const topics = asked(choice);
  section.setAttribute("aria-busy", "true");
  try {
    if (!topics.length && !choice.has("orde")) {
      showEverything(push);
      if (focus) results.focus(focus, everything);
    } else {
      const finder = await finderFor(topics, choice);
      const az = choice.get("orde") === "az" ? await store.order() : null;
      if (mine !== turn || !(await results.show(finder, choice, az, shown, () => mine === turn))) return;
      everything.hidden = lead.hidden = true;
      part("stand").textContent = results.summary();
      await countAnswers(finder, choice);
      if (focus) results.focus(focus);
    }
  } catch (error) {
    showEverything(false);
    part("stand").textContent = say("fout");
    console.error(error);
  }
  if (mine === turn) section.removeAttribute("aria-busy");
}

function showEverything(announce) {
  everything.hidden = lead.hidden = false;
  results.clear();
  part("stand").textContent = announce ? say("alles", { n: section.dataset.aantal }) : "";
  countOpen();
}

/** The numbers behind the answers of the topics that are open. */
async function countAnswers(finder, choice) {
  for (const topic of section.querySelectorAll("[data-topic][open]")) {
    for (const name of new Set([...topic.querySelectorAll("input")].map((input) => input.name))) {
      const inputs = [...topic.querySelectorAll(`[name=${name}]`)];
      const key = Object.keys(TOPICS).find((each) => TOPICS[each].includes(name));
      await store.facts(READS[key]);
      const several = inputs.some((input) => input.type === "checkbox");
      const counts = finder.count(key, name, inputs.map((input) => input.value), choice, several);
      const standing = finder.find(choice).fits.length;
      inputs.forEach((input, at) => {
        // Beside an answer that is chosen already, one more can only add.
        const adds = several && input.value && choice.has(name === "buurt" ? "wijk" : name);
        const text = name === "buurt" && !adds ? "" : adds ? !input.checked && say("erbij", { n: counts[at] - standing }) : `(${counts[at]})`;
        input.closest("label").querySelector("[data-aantal]").textContent = text || "";
      });
    }
  }
}

async function countOpen() {
  if (!section.querySelector("[data-topic][open]")) return;
  const choice = choiceInForm();
  const topics = [...section.querySelectorAll("[data-topic][open]")].flatMap((each) =>
    Object.keys(TOPICS).filter((topic) => each.querySelector(`[name=${TOPICS[topic][0]}]`)));
  await countAnswers(await finderFor([...new Set([...topics, ...asked(choice)])], choice), choice);
}

const nameOf = (input) => input.closest("label")?.querySelector("[data-naam]")?.textContent ?? `“${input.value.trim()}”`;
const isChosen = (input) => (input.type === "search" ? input.value.trim() : input.checked && input.value);

/** The choices as buttons above the results, and how many there are behind the headings. */
function showChosen() {
  const chosen = [...form.querySelectorAll("input")].filter(isChosen);
  const list = part("gekozen");
  list.replaceChildren(...chosen.map(chip));
  list.hidden = !chosen.length;
  part("hoeveel").textContent = chosen.length ? say("gekozen", { n: chosen.length }) : "";
  for (const topic of section.querySelectorAll("[data-topic]")) {
    const names = [...topic.querySelectorAll("input")].filter(isChosen).map(nameOf);
    topic.querySelector("[data-keuze]").textContent = names.length ? names.join(", ") : "";
  }
}

function chip(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.append(nameOf(input), mark("×"));
  button.setAttribute("aria-label", say("weg", { wat: nameOf(input) }));
  button.addEventListener("click", () => {
    const place = [...part("gekozen").children].indexOf(button.parentElement);
    drop([input]);
    const left = part("gekozen").querySelectorAll("button");
    (left[Math.min(place, left.length - 1)] ?? section.querySelector("summary")).focus();
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function mark(text) {
  const span = document.createElement("span");
  span.setAttribute("aria-hidden", "true");
  span.textContent = text;
  return span;
}

/** "Maakt niet uit" takes the other answers away, and is chosen when there are none. */
function doesNotMatter(input) {
  const none = input.type === "checkbox" && form.querySelector(`[name=${input.name}][value=""]`);
  if (!none) return;
  const others = [...form.querySelectorAll(`[name=${input.name}]`)].filter((each) => each !== none);
  if (input === none) for (const each of others) each.checked = false;
  none.checked = !others.some((each) => each.checked);
}

function drop(inputs) {
  for (const input of inputs) {
    if (input.type === "search") input.value = "";
    else if (input.type === "radio") form.querySelector(`[name=${input.name}][value=""]`).checked = true;
    else input.checked = false;
    doesNotMatter(input);
  }
  show({ push: true });
}

async function searchWords(finder, words) {
  const { askSearch } = await import("./vinder-zoek.js");
  const found = await askSearch(words, store, `${section.dataset.vinder}zoek/`);
  finder.hits = found.hits;
  finder.said = found;
}

form.addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  if (target.type !== "search") return;
  timer = setTimeout(() => {
    show({ push: true });
    isTyping = true; // the first answer is a step of its own, the next letters are not
  }, PAUSE);
});
form.addEventListener("change", ({ target }) => {
  clearTimeout(timer);
  doesNotMatter(target);
  // Whoever leaves the field may be on the way to a result: what is there already must stay there.
  if (target.type === "search" && String(choiceInForm()) === inAddress()) return;
  isTyping &&= target.type === "search";
  show({ push: true });
  isTyping = false;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show({ push: true });
  isTyping = false;
});
section.addEventListener("toggle", (event) => event.target.open && countOpen(), true);
part("wis").addEventListener("click", () => {
  form.elements.orde.value = "";
  drop([...form.querySelectorAll("input")].filter(isChosen));
});
everything.addEventListener("click", (event) => results.leave(event));
results.onDrop = (topics) => {
  const names = topics.flatMap((topic) => TOPICS[topic]);
  drop([...form.querySelectorAll("input")].filter((input) => isChosen(input) && names.includes(input.name)));
  part("stand").focus();
};
addEventListener("popstate", (event) => {
  isTyping = false;
  fillForm();
  show({ focus: event.state?.open, shown: event.state?.shown });
});

everything.querySelector("[data-zonder-vinder]").hidden = true;
section.hidden = false;
fillForm();
show({ focus: history.state?.open, shown: history.state?.shown });
