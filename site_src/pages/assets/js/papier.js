// Puts address and date on paper: a printed page must say where it came from and when. Nothing is sent or stored.
const place = document.querySelector("[data-afdruk]");
if (place) {
  const address = document.querySelector(".paper-address");
  if (!address.textContent) address.textContent = location.origin + location.pathname;
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  place.textContent = "Afgedrukt op " + today + ".";
}
