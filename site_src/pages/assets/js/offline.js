// The page "Gebruik zonder internet". Nothing is stored before somebody presses the button.
const ROOT = new URL("../../", import.meta.url);
const place = document.querySelector("[data-offline]");
const inTest = location.hostname === "127.0.0.1" && new URLSearchParams(location.search).has("proef");
const worker = navigator.serviceWorker; // absent where the address is not safe
const possible = worker && (location.protocol === "https:" || inTest || worker.controller);
const part = (name) => place.querySelector(`[data-${name}]`);
const ours = (name) => name.startsWith(`informatiewijzer ${ROOT} `);

const own = async () => {
  const found = await worker.getRegistration(ROOT);
  return found?.scope === ROOT.href ? found : undefined;
};

function say(key, number = 0) {
  part("stand").textContent = place.dataset[key].replace("{aantal}", number);
}

async function stored() {
  const names = (await caches.keys()).filter(ours);
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().map(({ url }) => url);
}

async function show() {
  const on = Boolean((await own())?.active);
  const urls = on ? await stored() : [];
  const search = urls.some((url) => url.endsWith(place.dataset.zoeklijst));
  part("bewaar").hidden = on;
  part("zoeken").hidden = !on || search;
  part("weg").hidden = !on;
  part("overzicht").hidden = !on;
  await list(urls);
  if (on) say(search ? "aanZoeken" : "aan", urls.filter((url) => url.endsWith("/")).length);
  else say("uit");
}

/** The stored pages by name, so that somebody without network sees where to go. */
async function list(urls) {
  const rows = await Promise.all(urls.filter((url) => url.endsWith("/")).map(async (url) => {
    const html = await (await caches.match(url)).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = page.querySelector("h1")?.textContent ?? url;
    link.lang = page.documentElement.lang;
    item.append(link);
    return item;
  }));
  part("bladzijden").replaceChildren(...rows);
}

function ready(registration) {
  const coming = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("not stored"));
    };
    coming.addEventListener("statechange", look);
    look();
  });
}

async function keep() {
  await ready(await worker.register(new URL("sw.js", ROOT), { scope: ROOT.pathname }));
}

async function keepSearch() {
  const { active } = await own();
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  active.postMessage("zoeken", [port2]);
  if ((await answer) !== "klaar") throw new Error("not stored");
}

async function remove() {
  await (await own())?.unregister();
  await Promise.all((await caches.keys()).filter(ours).map((name) => caches.delete(name)));
}

function work(name, action) {
  part(name).addEventListener("click", async () => {
    say("bezig");
    try {
      await action();
      await show();
      place.querySelector("button:not([hidden])")?.focus();
    } catch {
      await show();
      say("mislukt");
    }
  });
}

if (place && possible) {
  work("bewaar", keep);
  work("zoeken", keepSearch);
  work("weg", remove);
  part("ontbreekt").hidden = !new URLSearchParams(location.search).has("niet-bewaard");
  show();
} else if (place) {
  say("kanniet");
}
