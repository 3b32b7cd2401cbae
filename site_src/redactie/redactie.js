// Beside the form: no button to log in with, and after every save a box with what `check` says.
(() => {
  "use strict";

  window.CMS_MANUAL_INIT = true; // start.js does it, with our words

  // There is nobody to log in: the form is only on this computer.
  const user = { backendName: "proxy", name: "Redactie", login: "redactie" };
  try { localStorage.setItem("decap-cms-user", JSON.stringify(user)); } catch { /* then there is a button */ }

  const saves = (options) => {
    try { return ["persistEntry", "deleteFiles"].includes(JSON.parse(options.body).action); } catch { return false; }
  };

  const line = (finding) => {
    const item = document.createElement("li");
    const level = document.createElement("strong");
    level.textContent = finding.soort;
    item.append(level, `: ${finding.zin} (${finding.waar})`);
    if (finding.raad) {
      const hint = document.createElement("span");
      hint.className = "raad";
      hint.textContent = finding.raad;
      item.append(hint);
    }
    return item;
  };

  const show = (found) => {
    const box = document.getElementById("bevindingen");
    if (!box || !found.kop) return;
    box.querySelector("h2").textContent = found.kop;
    box.querySelector(".bevindingen-uitleg").textContent = found.uitleg;
    box.querySelector("ol").replaceChildren(...found.bevindingen.map(line));
    box.classList.toggle("fout", !found.bewaard);
    box.setAttribute("role", found.bewaard ? "status" : "alert");
    box.hidden = found.bewaard && !found.bevindingen.length;
  };

  const plain = window.fetch.bind(window);
  window.fetch = async (target, options) => {
    const answer = await plain(target, options);
    if (options && saves(options)) {
      plain("/bevindingen.json").then((said) => said.json()).then(show, () => {});
    }
    return answer;
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#bevindingen button")) document.getElementById("bevindingen").hidden = true;
  });
})();
