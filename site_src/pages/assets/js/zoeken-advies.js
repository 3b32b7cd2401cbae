// The advice box for sensitive questions, calm and above everything else; search page and finder share it.

/** An element with content and attributes; text is only ever text. */
export function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** One advice of the manifest as a box; `words` are the page's: bel, spoednaam, spoednummer. */
export function adviceBox({ kop, tekst, spoed, toont }, words) {
  const calls = toont.flatMap(([, name, phones]) => phones.map((phone) => [name, phone]));
  if (spoed) calls.unshift([words.spoednaam, words.spoednummer]);
  const items = calls.map(([name, phone]) => {
    const number = element("b", words.bel.replace("{nummer}", () => phone));
    const link = element("a", element("span", [number, ` ${name}`]), { class: "call", href: `tel:${phone.replace(/[^\d+]/g, "")}` });
    return element("li", link);
  });
  return element("div", [element("h2", kop), element("p", tekst), element("ul", items, { class: "call-list" })], { class: "notice" });
}
