// On every page, in one request: the date on paper, and "Mijn lijst".
// The list lives in the address of the page, behind the "#", and travels along in the links of this site.
// Nothing is stored and nothing is sent: what stands behind a "#" never leaves the browser.
//
// The address: #l1=koffieochtend,eetclub~samen%20met%20Rie,o.bibliotheek  (version 1; "o." is an organisation,
// after "~" a note). Whoever changes it by hand gets what is right in it, and hears of the rest.

export const MOST = 30; // as many as fit on two sheets of paper and in one QR code
export const NOTE_LENGTH = 120;
const KEY = /^(?:o\.)?[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PART = /^l(\d+)=(.*)$/s;
const RECORD = /^(activiteiten|organisaties)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/$/;
const SECOND_PAGE = /^bladzijde-\d+$/;
const ROOT = new URL("../../", import.meta.url).href;

/** A note as we keep it: one line, no control or direction characters, not too long. */
export const tidy = (text) =>
  [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim()].slice(0, NOTE_LENGTH).join("").trim();

function decode(text) {
  try {
    return tidy(decodeURIComponent(text));
  } catch {
    return ""; // half a percent code: somebody changed the address by hand
  }
}

const encode = (note) => encodeURIComponent(note).replace(/[~!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** An address after "#" -> { items: [{ key, note }], wrong, newer, anchor }; undefined when it holds no list. */
export function parse(hash) {
  const parts = hash.replace(/^#/, "").split("&");
  const found = parts.map((part) => PART.exec(part)).find(Boolean);
  if (!found) return undefined;
  const anchor = parts.find((part) => !PART.test(part)) ?? "";
  if (found[1] !== "1") return { items: [], wrong: 0, newer: true, anchor };
  const items = new Map();
  let wrong = 0;
  for (const text of found[2].split(",").filter(Boolean)) {
    const [key, note = ""] = text.split("~", 2);
    if (!KEY.test(key) || key.length > 62 || items.size >= MOST) wrong += 1;
    else if (!items.has(key)) items.set(key, { key, note: decode(note) });
  }
  return { items: [...items.values()], wrong, newer: false, anchor };
}

/** The list as it stands after "#"; "" when it is empty. */
export const format = (items) =>
  items.length ? `#l1=${items.map(({ key, note }) => (note ? `${key}~${encode(note)}` : key)).join(",")}` : "";

/** The key of the record that an address of this site is about; "" when it is none. */
export function keyOf(href) {
  const path = href.startsWith(ROOT) ? href.slice(ROOT.length).replace(/[?#].*$/s, "") : "";
  const [, kind, id] = RECORD.exec(path) ?? [];
  return !id || SECOND_PAGE.test(id) ? "" : kind === "organisaties" ? `o.${id}` : id;
}

/** The list of this page; `change` tells everybody. */
export const list = { items: [], wrong: 0, newer: false };
const watchers = [];
export const watch = (watcher) => watchers.push(watcher);

export function change(items) {
  Object.assign(list, { items, wrong: 0, newer: false });
  write();
  watchers.forEach((watcher) => watcher());
}

/** Puts the list back into the address when a script of the page, or a link to a heading, took it out. */
function write() {
  const hash = format(list.items);
  if (location.hash === hash || list.newer || (!hash && !parse(location.hash))) return;
  history.replaceState(history.state, "", hash || location.pathname + location.search);
}

/** Take over the list of an address; the way back in the history must not bring an older list back. */
function arrive() {
  const activation = globalThis.navigation?.activation;
  const before = activation?.navigationType === "traverse" ? activation.from?.url : "";
  const own = parse(location.hash);
  const found = before?.startsWith(ROOT) ? parse(new URL(before).hash) : own;
  adopt(found ?? { items: [], wrong: 0, newer: false }, own?.anchor);
}

function adopt(found, anchor = found.anchor) {
  Object.assign(list, found);
  write();
  if (anchor) document.getElementById(anchor)?.scrollIntoView();
  watchers.forEach((watcher) => watcher());
}

let traversing = false;
function settle() {
  const own = parse(location.hash);
  if (!own || traversing || location.hash === format(list.items)) write();
  else adopt(own);
}

/** Lets a link or a form inside this site take the list along. */
function decorate({ target }) {
  const link = target.closest?.("a[href]");
  const form = target.closest?.("form");
  if (link?.href.startsWith(ROOT) && !link.download && !link.getAttribute("href").startsWith("#")) {
    const anchor = parse(link.hash)?.anchor ?? link.hash.slice(1);
    link.hash = [format(list.items), anchor].filter(Boolean).join(list.items.length ? "&" : "");
  }
  if (form?.action.startsWith(ROOT)) form.action = form.action.replace(/#.*$/s, "") + format(list.items);
}

function travel() {
  for (const event of ["click", "auxclick", "contextmenu", "submit"]) {
    document.addEventListener(event, decorate, true);
  }
  globalThis.navigation?.addEventListener("navigate", (event) => {
    traversing = event.navigationType === "traverse";
  });
  globalThis.navigation?.addEventListener("currententrychange", settle);
  addEventListener("hashchange", settle);
  addEventListener("pageshow", ({ persisted }) => persisted && arrive());
}

// What the page shows of the list: a button per record and a bar at the bottom.

const bar = document.querySelector("[data-lijst]");

function say(pattern, name = "") {
  document.querySelector("[data-lijst-melding]").textContent =
    pattern.replace("{naam}", () => name).replace("{meest}", MOST);
}

function toggle(key, name) {
  const rest = list.items.filter((item) => item.key !== key);
  if (rest.length === list.items.length && rest.length >= MOST) return say(bar.dataset.vol);
  const added = rest.length === list.items.length;
  change(added ? [...rest, { key, note: "" }] : rest);
  return say(added ? bar.dataset.erop : bar.dataset.eraf, name);
}

function button(key, name) {
  const made = document.createElement("button");
  const rest = document.createElement("span");
  rest.className = "visually-hidden";
  rest.textContent = ` ${name}`;
  made.append("", rest);
  made.type = "button";
  made.className = "quiet list-put";
  made.dataset.sleutel = key;
  made.addEventListener("click", () => toggle(key, name));
  return made;
}

function label(made) {
  const on = list.items.some(({ key }) => key === made.dataset.sleutel);
  made.firstChild.data = on ? bar.dataset.haal : bar.dataset.zet;
  made.classList.toggle("on", on);
}

/** Every card that has none yet gets its button; the finder and the search add cards later. */
function addButtons(main) {
  for (const card of main.querySelectorAll(".cards > li:not([data-lijst-klaar])")) {
    card.dataset.lijstKlaar = "";
    const link = card.querySelector("a[href]");
    const key = link ? keyOf(link.href) : "";
    if (!key) continue;
    const made = button(key, link.textContent.trim());
    label(made);
    card.append(made);
  }
}

function addOwnButton(main) {
  const heading = main.querySelector("h1");
  const key = keyOf(location.href);
  if (!key || !heading || main.querySelector("[data-sleutel]")) return;
  const place = main.querySelector(".calls") ?? main.querySelector(".lead") ?? heading;
  const made = button(key, heading.textContent.trim());
  label(made);
  place.after(made);
}

function show() {
  const count = list.items.length;
  bar.hidden = count === 0 || Boolean(document.querySelector("[data-mijn-lijst]"));
  document.documentElement.classList.toggle("has-list", !bar.hidden);
  bar.querySelector("[data-aantal]").textContent = count;
  document.querySelectorAll("[data-sleutel]").forEach(label);
}

function date() {
  const place = document.querySelector("[data-afdruk]");
  if (!place) return;
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  place.textContent = `${place.dataset.afdruk} ${today}.`;
}

/** "Print dit blad": shown only where scripts run. */
const print = ({ target }) => target.closest("[data-print]") && window.print();

/** Data came from the store of the service worker: say so above the page, once. */
function sayStored({ data }) {
  if (!data?.bewaard || document.querySelector("[data-bewaard]")) return;
  const notice = document.createElement("p");
  notice.className = "notice offline";
  notice.dataset.bewaard = "";
  notice.setAttribute("role", "status");
  notice.textContent = data.bewaard;
  document.querySelector("main").prepend(notice);
}

function start() {
  const main = document.querySelector("main");
  date();
  document.addEventListener("click", print);
  travel();
  navigator.serviceWorker?.addEventListener("message", sayStored);
  if (bar && main) {
    addOwnButton(main);
    addButtons(main);
    new MutationObserver(() => addButtons(main)).observe(main, { childList: true, subtree: true });
    watch(show);
  }
  arrive();
}

start();
