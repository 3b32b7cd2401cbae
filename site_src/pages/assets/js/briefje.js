// Composes a sheet from what somebody fills in. It stays in this page: nothing is kept and nothing is sent.

/** The lines of a form that are filled in, as [label, words]. */
export function lines(form) {
  const fields = [...form.querySelectorAll("[data-regel]")];
  return fields.map((field) => [field.dataset.regel, words(field)]).filter(([, text]) => text);
}

function words(field) {
  if (field.type === "checkbox") return field.checked ? field.dataset.toestemming : "";
  return field.value.trim();
}

/** The sheet as plain text. */
export const compose = (head, filled, last) => [head, ...filled.map(([label, text]) => `${label}:\n${text}`), last].filter(Boolean).join("\n\n");

function show(form, out) {
  const [status, text] = [out.querySelector("[role=status]"), out.querySelector(".briefje-tekst")];
  const consent = form.querySelector("[data-toestemming]");
  const filled = lines(form);
  const wrong = filled.length === 0 ? out.dataset.leeg : consent && !consent.checked ? out.dataset.eerst : "";
  text.textContent = wrong ? "" : compose(out.dataset.kop, filled, out.dataset.slot);
  text.hidden = Boolean(wrong);
  out.querySelector(".briefje-knoppen").hidden = Boolean(wrong);
  out.hidden = false;
  status.textContent = wrong || out.dataset.klaar;
  if (wrong) (filled.length ? consent : form.querySelector("[data-regel]")).focus();
  else text.focus();
}

async function copy(out) {
  let done = true;
  try {
    await navigator.clipboard.writeText(out.querySelector(".briefje-tekst").textContent);
  } catch {
    done = false;
  }
  out.querySelector("[role=status]").textContent = done ? out.dataset.gekopieerd : out.dataset.nietGekopieerd;
}

function clear(out) {
  out.hidden = true;
  out.querySelector(".briefje-tekst").textContent = "";
  out.querySelector("[role=status]").textContent = "";
}

function start(form) {
  const out = document.querySelector(`[data-briefje-uit="${form.dataset.briefje}"]`);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(form, out);
  });
  form.addEventListener("reset", () => clear(out));
  out.querySelector("[data-doe=print]").addEventListener("click", () => print());
  out.querySelector("[data-doe=kopieer]").addEventListener("click", () => void copy(out));
}

for (const form of document.querySelectorAll("[data-briefje]")) start(form);
