// Fetches the files of the finder (pages/client/finder.py): each once, cards eight at a time.
const CARDS_A_FILE = 8;
const VERSION = 4; // letters of a version

/** A store of what was fetched; `folder` ends in "/". */
export class Store {
  constructor(folder) {
    this.folder = folder;
    this.promises = new Map();
  }

  get(name) {
    if (!this.promises.has(name)) this.promises.set(name, this.fetch(name));
    return this.promises.get(name);
  }

  async fetch(name) {
    const response = await fetch(this.folder + name);
    if (!response.ok) {
      this.promises.delete(name);
      throw new Error(`${name}: ${response.status}`);
    }
    return response.json();
  }

  /** The index, with at least these columns in it. */
  async facts(columns) {
    const index = await this.get("index.json");
    const missing = columns.filter((name) => index.kolommen[name].bestand);
    const fetched = await Promise.all(missing.map((name) => this.get(index.kolommen[name].bestand)));
    missing.forEach((name, at) => (index.kolommen[name] = fetched[at]));
    return index;
  }

  /** The place of every activity in the list from A to Z. */
  async order() {
    return this.get((await this.get("index.json")).az);
  }

  /** The cards of some activities: Map of number -> [address, name, summary, facts]. */
  async cards(numbers) {
    const { kaarten } = await this.get("index.json");
    const files = [...new Set(numbers.map((at) => Math.floor(at / CARDS_A_FILE)))];
    const found = await Promise.all(
      files.map((file) => this.get(`k${file}-${kaarten.substr(file * VERSION, VERSION)}.json`)),
    );
    const byFile = new Map(files.map((file, at) => [file, found[at]]));
    return new Map(numbers.map((at) => [at, byFile.get(Math.floor(at / CARDS_A_FILE))[at % CARDS_A_FILE]]));
  }
}
