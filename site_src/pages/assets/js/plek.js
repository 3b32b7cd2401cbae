// Takes off the page what was said about free places too long ago, counted on the day of reading.
const DAY = 86400000;

for (const place of document.querySelectorAll("[data-plek]")) {
  const age = (Date.now() - Date.parse(`${place.dataset.plek}T00:00:00Z`)) / DAY;
  place.hidden = !(age < Number(place.dataset.dagen) + 1);
}
