// Puts today's date on paper: a printed page must say when it was printed. Nothing is sent or stored.
const place = document.querySelector("[data-afdruk]");
if (place) {
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  place.textContent = "Afgedrukt op " + today + ".";
}
