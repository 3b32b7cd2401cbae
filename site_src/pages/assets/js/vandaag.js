/** Today as "2026-11-24" in the town's own time, wherever the reader is; such texts sort as days do. */
export const today = (moment = new Date()) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(moment);
