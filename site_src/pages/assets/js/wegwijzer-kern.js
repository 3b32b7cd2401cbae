// The wayfinder's core: answers in, offers out. The twin of wayfinder/find.py; a test holds the two together.

const NOBODY = [];

/** Groups and ages that follow from the circumstances; without a word about age any age is possible. */
function person(data, circumstances) {
  const known = circumstances.map((id) => data.omstandigheden[id]).filter(Boolean);
  const groups = new Set(known.flatMap((one) => one.groepen));
  if (!data.leeftijdsgroepen.some((group) => groups.has(group))) data.leeftijdsgroepen.forEach((group) => groups.add(group));
  const low = Math.max(0, ...known.map((one) => one.leeftijd[0]));
  const high = Math.min(120, ...known.map((one) => one.leeftijd[1]));
  return { groups, low, high };
}

const fits = (offer, { groups, low, high }) =>
  (offer.groepen.length === 0 || offer.groepen.some((group) => groups.has(group))) && offer.leeftijd[0] <= high && low <= offer.leeftijd[1];

/** The active rules that speak of an offer, as [points, place of the rule, words]. */
function votes(offer, active) {
  const has = new Set(offer.kenmerken);
  return active.flatMap(([, features, points, words], place) => (features.some((one) => has.has(one)) ? [[points, place, words]] : NOBODY));
}

function reasons(found, most) {
  const ordered = found.filter(([points]) => points > 0).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  return [...new Set(ordered.map(([, , words]) => words))].slice(0, most);
}

/** The first ones, not too many of one organiser or kind; then who was passed over, then the others. */
function spread(ranked, data) {
  const chosen = [];
  const passed = [];
  const rest = [];
  for (const one of ranked) {
    if (chosen.length === data.meest) break;
    const { organisatie, soort } = one.offer;
    const same = organisatie ? chosen.filter((other) => other.offer.organisatie === organisatie).length : 0;
    const alike = chosen.filter((other) => other.offer.soort === soort).length;
    if (one.points <= 0) rest.push(one);
    else if (same >= data.perOrganisatie || alike >= data.perSoort) passed.push(one);
    else chosen.push(one);
  }
  return [...chosen, ...passed, ...rest].slice(0, data.meest);
}

/** The best offers: [{ offer, points, reasons }]. */
export function find(data, need, circumstances) {
  const answers = new Set([need, ...circumstances]);
  const active = data.regels.filter(([when]) => when.every((id) => answers.has(id)));
  const who = person(data, circumstances);
  const all = data.aanbod.map((offer) => ({ offer, found: votes(offer, active) }));
  const scored = all.map(({ offer, found }) => ({ offer, found, points: found.reduce((sum, [points]) => sum + points, 0) }));
  const ranked = scored.filter(({ offer }) => fits(offer, who)).sort((a, b) => b.points - a.points);
  return spread(ranked, data).map(({ offer, found, points }) => ({ offer, points, reasons: reasons(found, data.redenen) }));
}
