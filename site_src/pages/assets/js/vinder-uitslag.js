// What the finder found, on the screen: groups of cards with more behind a button, or what to leave out.
import { asked } from "./vinder-keuze.js";
import { adviceBox } from "./zoeken-advies.js";
import { readFeasts } from "./wanneer.js";
import { pieces } from "./wanneer-woorden.js";

const FIRST = 10;
const MORE = 20;
const NEARLY = 6;

export class Results {
  constructor(section, store) {
    this.section = section;
    this.store = store;
    this.place = section.querySelector("[data-uitslag]");
    this.onDrop = () => {};
    this.place.addEventListener("click", (event) => this.leave(event));
  }

  /** A text of the page with its blanks filled in. */
  say(name, values = {}) {
    const text = this.section.querySelector(`[data-tekst="${name}"]`).content.textContent;
    return Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, () => value), text);
  }

  copy(name) {
    return this.section.querySelector(`[data-deel="${name}"]`).content.cloneNode(true);
  }

  clear() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  /** Shows the answer to a choice, if it is still wanted; `shown` says how many cards of each group stood there. */
  async show(finder, choice, az, shown, isWanted) {
    this.finder = finder;
    this.shown = { ...shown };
    const found = finder.find(choice);
    for (const group of [found.fits, found.perhaps, found.nearly]) {
      finder.sort(group, choice.get("orde") ?? "best", choice, az);
    }
    if (found.fits.length >= FIRST) found.nearly = [];
    found.nearly = found.nearly.slice(0, NEARLY);
    // What misses only its time is a group of its own; the less we do not know, the sooner it stands there.
    const onlyTime = ({ topics }) => topics.length === 1 && topics[0] === "tijd";
    if (!choice.has("orde")) found.perhaps.sort((a, b) => a.topics.length - b.topics.length);
    found.time = found.perhaps.filter(onlyTime);
    found.perhaps = found.perhaps.filter((each) => !onlyTime(each));
    this.found = found;
    const parts = await Promise.all([
      this.group("fits", "kop-past"),
      this.group("time", "kop-tijd", "onbekend"),
      this.group("perhaps", "kop-misschien", "onbekend"),
      this.group("nearly", "kop-bijna", "past-niet"),
    ]);
    if (!isWanted()) return false;
    const nothing = found.fits.length ? [] : [this.nothing(finder, choice)];
    const advice = (finder.said?.advice ?? []).map((each) => adviceBox(each, this.section.dataset));
    this.place.replaceChildren(...advice, ...nothing, ...parts.flat());
    this.place.hidden = false;
    return true;
  }

  /** What screen readers hear: how many fit, and of how many something is not known. */
  summary() {
    const { fits, time, perhaps } = this.found;
    const unsure = time.length + perhaps.length;
    const said = (this.finder.said?.corrections ?? []).map(([, word]) => this.say("bedoelde", { wat: word }));
    said.push(fits.length ? this.say(fits.length === 1 ? "een" : "meer", { n: fits.length }) : this.say("geen"));
    if (unsure) said.push(this.say("misschien", { n: unsure }));
    const { unknown = [] } = this.finder.said ?? {};
    if (unknown.length) said.push(this.say("onbekende-woorden", { woorden: unknown.join(", ") }));
    return said.join(" ");
  }

  async group(name, heading, note) {
    const group = this.found[name];
    if (!group.length) return [];
    const title = document.createElement("h2");
    if (name === "fits") title.className = "visually-hidden"; // the line above says it already
    title.textContent = `${this.say(heading)} (${group.length})`;
    const list = document.createElement("ul");
    list.className = "cards";
    await this.add(list, name, note, this.shown[name] ?? FIRST);
    const more = document.createElement("p");
    this.offerMore(more, list, name, note);
    return [title, list, more];
  }

  async add(list, name, note, count) {
    const from = list.children.length;
    const part = this.found[name].slice(from, from + count);
    const cards = await this.store.cards(part.map(({ at }) => at));
    list.append(...part.map(({ at, topics }) => this.card(cards.get(at), at, note, topics)));
    this.shown[name] = list.children.length;
  }

  offerMore(place, list, name, note) {
    const left = this.found[name].length - list.children.length;
    place.replaceChildren();
    if (!left) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.dataset.verder = "";
    button.textContent = this.say("verder", { n: left });
    button.addEventListener("click", async () => {
      const at = list.children.length;
      await this.add(list, name, note, MORE);
      this.offerMore(place, list, name, note);
      list.children[at].querySelector("a").focus();
    });
    place.append(button);
  }

  card([address, name, summary, facts], at, note, topics) {
    const card = this.copy("kaart");
    const link = card.querySelector("a");
    link.href = `${this.section.dataset.vinder}activiteiten/${address}/`;
    link.append(...this.mark(name));
    const heading = document.createElement("h3");
    link.replaceWith(heading);
    heading.append(link);
    this.fill(card, "samenvatting", this.mark(summary));
    this.fill(card, "feiten", facts);
    this.fill(card, "let-op", note && this.say(note, { wat: topics.map((topic) => this.say(`over-${topic}`)).join(", ") }));
    this.fillTime(card.querySelector("[data-keer]"), this.finder.soonest(at));
    return card;
  }

  mark(text) {
    return this.finder.said?.mark(text) ?? [text];
  }

  fill(card, name, content) {
    const place = card.querySelector(`[data-${name}]`);
    if (content) place.append(...[content].flat());
    else place.remove();
  }

  fillTime(place, time) {
    if (!time) {
      place.remove();
      return;
    }
    const language = this.section.closest("[lang]")?.lang || "nl";
    const [near, rest] = pieces(time, this.finder.moment.day, language, this.section.dataset);
    this.feasts ??= readFeasts(this.section.dataset.feest);
    place.append(near ? `${near}, ${rest}` : rest, this.feasts.has(time.day) ? this.section.dataset.feestdag : "");
  }

  /** Nothing fits: which choice to leave out or to keep, how many that gives, and whom to ask. */
  nothing(finder, choice) {
    const topics = asked(choice);
    const less = finder.without(choice).map(([topic, n]) => ["zonder", topic, n, [topic]]);
    const alone = finder.alone(choice).map(([topic, n]) => ["alleen", topic, n, topics.filter((each) => each !== topic)]);
    const ways = [less, alone].map((list) => list.filter(([, , n]) => n)).find((list) => list.length) ?? [];
    const block = this.copy("niets");
    const [intro, list] = block.querySelectorAll("[data-zonder]");
    list.append(...ways.slice(0, 3).map((way) => this.way(...way)));
    if (!ways.length) {
      intro.remove();
      list.remove();
    }
    return block;
  }

  way(text, topic, n, drops) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = this.say(text, { wat: this.say(`over-${topic}`), n });
    button.addEventListener("click", () => this.onDrop(drops));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  /** Remembers which card was opened and how many stood there, for who comes back. */
  leave(event) {
    const link = event.target.closest("a");
    if (link) history.replaceState({ open: link.pathname, shown: this.shown }, "");
  }

  focus(address, place = this.place) {
    const link = [...place.querySelectorAll("a")].find((each) => each.pathname === address);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "center" });
  }
}
