// The service worker: it only runs for who pressed "Bewaar deze site op mijn telefoon" (see docs/adr).
// The build puts `BOUW` above this text: { versie, kern: [address], zoeken: address, woorden: { code: words } }.
// Pages and data come from the network first; what comes from the store says so, with its date.
const SCOPE = self.registration.scope;
const OURS = `informatiewijzer ${SCOPE} `;
const STORE = OURS + BOUW.versie;
const PATIENCE = 4000; // ms; a slow network gives way to what is stored
const MOST_PAGES = 60;
const AT_ONCE = 6; // many small files: a phone need not wait for each before it asks the next
const STORED_ON = "x-bewaard-op";
const MAIN = '<main id="inhoud" tabindex="-1">';
const VERSIONED = /-[0-9a-z]{3,8}\.json$/; // a new content has a new name
const here = (address) => new URL(address, SCOPE).href;
const OFFLINE_PAGE = here("over/offline/");

/** The key in the store: without the question, because what somebody searches for is not kept. */
const keyOf = (url) => url.replace(/[?#].*$/s, "");
const isPage = (url) => url.endsWith("/");

async function store(cache, url, response) {
  const headers = new Headers(response.headers);
  headers.set(STORED_ON, new Date(response.headers.get("date") ?? Date.now()).toISOString());
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await cache.put(keyOf(url), new Response(await response.blob(), { headers }));
}

async function fetchAndStore(cache, url) {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${response.status} ${url}`);
  await store(cache, url, response);
}

async function makeRoom(cache) {
  const pages = (await cache.keys()).map(({ url }) => url).filter(isPage);
  const kept = new Set(BOUW.kern.map(here));
  const loose = pages.filter((url) => !kept.has(url));
  for (const url of loose.slice(0, Math.max(0, loose.length - MOST_PAGES))) await cache.delete(url);
}

/** All search files; those that an older store has under the same name are taken from there. */
async function storeSearch(cache) {
  const list = here(BOUW.zoeken);
  const { bestanden } = await (await fetch(list, { cache: "no-cache" })).json();
  const left = bestanden.map(here);
  const storeNext = async () => {
    for (let url = left.pop(); url; url = left.pop()) {
      const known = VERSIONED.test(url) && (await caches.match(url));
      if (known) await cache.put(url, known);
      else await fetchAndStore(cache, url);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, storeNext));
  await fetchAndStore(cache, list); // last: it marks that the search is complete
}

/** Pages of the store before this one, fetched again; what cannot be fetched is dropped, not kept as old. */
async function renew(cache) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
  for (const name of names) {
    const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
    for (const url of urls.filter(isPage)) await fetchAndStore(cache, url).catch(() => undefined);
    if (urls.includes(here(BOUW.zoeken))) await storeSearch(cache).catch(() => undefined);
  }
}

async function install() {
  const cache = await caches.open(STORE);
  for (const address of BOUW.kern) await fetchAndStore(cache, here(address));
  await renew(cache);
  await self.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function notice(language, response, slow) {
  const words = BOUW.woorden[language] ?? BOUW.woorden.nl;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Europe/Amsterdam" });
  return words[slow ? "traag" : "offline"].replace("{datum}", day.format(new Date(response.headers.get(STORED_ON))));
}

/** A stored page with a line above its content that says so: a schedule is never old in silence. */
async function marked(response, slow) {
  const html = await response.text();
  const language = /<html lang="([a-z]+)"/.exec(html)?.[1] ?? "nl";
  const text = notice(language, response, slow);
  const body = html.replace(MAIN, () => `${MAIN}<p class="notice offline" role="status" data-bewaard>${text}</p>`);
  return new Response(body, { headers: response.headers });
}

/** Data from the store: the page shows the line itself, because it may have come from the network. */
async function tell(event, response, slow) {
  const client = await self.clients.get(event.clientId);
  client?.postMessage({ bewaard: notice("nl", response, slow) });
  return response;
}

const wait = (ms) => new Promise((resolve) => setTimeout(() => resolve("slow"), ms));

async function networkFirst(event, url) {
  const cache = await caches.open(STORE);
  const stored = await cache.match(keyOf(url));
  const asked = fetch(event.request).then(async (response) => {
    if (response.ok && !response.redirected && response.type === "basic") {
      await store(cache, url, response.clone());
      await makeRoom(cache);
    }
    return response;
  });
  event.waitUntil(asked.catch(() => undefined));
  const first = await (stored ? Promise.race([asked, wait(PATIENCE)]) : asked).catch(() => "gone");
  if (first instanceof Response) return first;
  return fromStore(event, url, stored, first === "slow");
}

async function fromStore(event, url, stored, slow) {
  if (stored && isPage(keyOf(url))) return marked(stored, slow);
  if (stored) return url.endsWith(".json") ? tell(event, stored, slow) : stored;
  // Not stored: on to the page that tells what is, at its own address so that its links are right.
  return event.request.mode === "navigate" ? Response.redirect(`${OFFLINE_PAGE}?niet-bewaard`) : Response.error();
}

async function storeFirst(event, url) {
  const cache = await caches.open(STORE);
  const stored = await cache.match(url);
  if (stored) return stored;
  const response = await fetch(event.request);
  if (response.ok) await store(cache, url, response.clone());
  return response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { url, method } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  event.respondWith(VERSIONED.test(keyOf(url)) ? storeFirst(event, keyOf(url)) : networkFirst(event, url));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data !== "zoeken" || !port) return;
  const done = caches.open(STORE).then(storeSearch);
  event.waitUntil(done.then(() => port.postMessage("klaar"), () => port.postMessage("mislukt")));
});
