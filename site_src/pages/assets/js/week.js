// The week against loneliness: shows the sentence of the day of reading; every word stands in the page.
import { today } from "./vandaag.js";

const day = today();
const stretches = [...document.querySelectorAll("[data-week]")];
const holds = ({ dataset }) => dataset.van <= day && (!dataset.tot || day <= dataset.tot);
// On the front page there is mostly nothing to say. The page of the week always says something: a clock before the
// day of the build fits no stretch of it, and the page then stays as it was built.
const maySayNothing = !stretches.some(({ dataset }) => !dataset.tot);
if (maySayNothing || stretches.some(holds)) for (const one of stretches) one.hidden = !holds(one);
