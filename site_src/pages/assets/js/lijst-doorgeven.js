// What one can do with a list: print, share, copy, put into a calendar. Nothing leaves the browser by itself.
// `my` is what the page hands over: { entries, address, say, root }.
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function tell(page, my, text) {
  page.querySelector("[data-gedaan]").textContent = text;
  my.say(text);
}

/** The list as plain text: a block of lines per record. */
export function asText(words, my) {
  const blocks = my.entries().map(({ record, name, note }, at) => {
    if (!record) return [`${at + 1}. ${fill(words.onbekend, { naam: name })}`];
    const phones = record.t.map((nummer) => fill(words.telefoon, { nummer }));
    const rows = record.r.map(([label, text]) => `${label}: ${text}`);
    const notes = note ? [fill(words.notitie, { notitie: note })] : [];
    return [`${at + 1}. ${name}`, ...(phones.length ? phones : [words.geenTelefoon]), ...notes, ...rows, record.v].filter(Boolean);
  });
  return [words.titel, ...blocks.map((lines) => lines.join("\n")), my.address()].join("\n\n");
}

/** Copies; where the browser refuses, shows the text so that one can copy it oneself. */
async function give(page, my, text) {
  const own = page.querySelector("[data-zelf]");
  try {
    await navigator.clipboard.writeText(text);
    own.hidden = true;
    tell(page, my, page.dataset.gekopieerd);
  } catch {
    own.hidden = false;
    own.querySelector("label").textContent = page.dataset.kopieer;
    const field = own.querySelector("textarea");
    field.value = text;
    field.focus();
    field.select();
  }
}

async function share(page, my) {
  try {
    await navigator.share({ title: page.dataset.titel, url: my.address() });
  } catch (error) {
    if (error.name !== "AbortError") await give(page, my, my.address()); // to stop is no mistake
  }
}

const block = (text, name) => text.match(new RegExp(`^BEGIN:${name}\\r?\\n[\\s\\S]*?^END:${name}\\r?\\n`, "gm")) ?? [];

/** Several calendar files as one (RFC 5545): the head of the first, each time zone once, all events. */
export function joined(files) {
  const head = files[0].slice(0, files[0].search(/^BEGIN:(VTIMEZONE|VEVENT)/m));
  const zones = new Set(files.flatMap((file) => block(file, "VTIMEZONE")));
  const events = new Set(files.flatMap((file) => block(file, "VEVENT")));
  return [head.replace(/^(NAME|X-WR-CALNAME)[:;].*\r?\n(?:[ \t].*\r?\n)*/gm, ""), ...zones, ...events, "END:VCALENDAR\r\n"].join("");
}

async function calendar(page, my) {
  const fixed = my.entries().filter(({ record }) => record?.a);
  if (!fixed.length) return tell(page, my, page.dataset.geenAgenda);
  const answers = await Promise.all(fixed.map(({ record }) => fetch(new URL(record.a, my.root))));
  const files = await Promise.all(answers.filter(({ ok }) => ok).map((answer) => answer.text()));
  if (!files.length) return tell(page, my, page.dataset.geenNet);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([joined(files)], { type: "text/calendar" }));
  link.download = "mijn-lijst.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return tell(page, my, fill(page.dataset.agendaKlaar, { aantal: files.length }));
}

export const DO = {
  print: () => window.print(),
  deel: share,
  link: (page, my) => give(page, my, my.address()),
  tekst: (page, my) => give(page, my, asText(page.dataset, my)),
  agenda: calendar,
};
