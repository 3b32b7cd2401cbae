// The week against loneliness: shows the sentence of the day of reading; every word stands in the page.
import { today } from "./vandaag.js";

const day = today();
const stretches = [...document.querySelectorAll("[data-week]")];
// A clock before the day of the build fits no stretch: the page then stays as it was built.
const holds = stretches.find(({ dataset }) => dataset.van <= day && (!dataset.tot || day <= dataset.tot));
if (holds) for (const one of stretches) one.hidden = one !== holds;
