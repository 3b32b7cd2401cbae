// Samen doen: takes off the calls that are over on the day of reading, and filters the list.
// The choice stands in the address; nothing is sent or stored, and every word comes from the page.
import { today } from "./vandaag.js";

const isOver = (one) => one.dataset.tot < today();
const counted = (data, name, n) => (n === 1 ? data[`${name}Een`] : data[`${name}Meer`]).replace("{n}", n);

/** On the page of one call: say that it is over, and take the way to answer away. */
function closePage(call) {
  const message = call.querySelector("[data-verlopen]");
  message.hidden = false;
  message.textContent = message.dataset.tekst;
  for (const part of call.querySelectorAll("[data-geldig], [data-reageren]")) part.hidden = true;
}

/** Whether a call fits the choice; one without a wijk is for the whole town, so for every wijk. */
const fits = ({ dataset }, choice) =>
  (!choice.soort || dataset.soort === choice.soort) && (!choice.wijk || !dataset.wijk || dataset.wijk === choice.wijk);

function startList(list) {
  const form = document.querySelector("[data-oproep-filter]");
  const status = document.querySelector("[data-stand]");
  const calls = [...list.querySelectorAll("[data-oproep]")];

  const choiceInForm = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));

  function fillForm() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      const value = asked.get(field.name) ?? "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
  }

  function show() {
    const choice = choiceInForm();
    const open = calls.filter((call) => !isOver(call));
    const shown = open.filter((call) => fits(call, choice));
    for (const call of calls) call.hidden = !shown.includes(call);
    const { dataset } = status;
    const words = [shown.length === 1 ? dataset.een : dataset.meer.replace("{n}", shown.length)];
    if (!shown.length) words[0] = open.length ? dataset.geen : "";
    if (open.length < calls.length) words.push(counted(dataset, "verlopen", calls.length - open.length));
    status.textContent = words.map((text) => text.replace(/[^.]$/, "$&.")).join(" ").trim();
    list.hidden = !shown.length;
    form.hidden = !open.length;
    document.querySelector("[data-geen-oproepen]").hidden = open.length > 0;
  }

  form.addEventListener("change", () => {
    const query = String(new URLSearchParams(choiceInForm()));
    history.pushState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    fillForm();
    show();
  });
  fillForm();
  show();
}

const list = document.querySelector("[data-oproepen]");
if (list) startList(list);
else document.querySelectorAll("[data-oproep]").forEach((call) => isOver(call) && closePage(call));
