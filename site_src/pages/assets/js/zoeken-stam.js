/*! Rules of Snowball's Dutch stemmer (Kraaij-Pohlmann), BSD-3-Clause: see ../vendor/LICENSE-snowball.txt. */
// The stem of a folded word (small letters without accents), as Snowball's `dutch` gives it to the build.
// A rule is "ending>what comes instead", then what must hold for the text before it; ">!" ends a step.
const STEPS = [
  "nde>nd heden>heid1 nden>nd den>1C ien>iV jen>jV en>1CL ies>ie1 aus>au1V ares>ar1CL eres>er1C es>e1C ts>!1 s>1C",
  "etje>1C rntje>rn tje>1X inkje>ing mpje>m je>1C ge>g1 lijke>lijk1 ische>isch1 de>1C te>t1 se>s1 re>r1 le>l1L ene>en1CL ieve>ief1C",
  "atie>eer1 iteit>1L heid>1 sel>1 ster>1 rder>r ildisme>ilder ilding>ilder ilderij>ilder isme>1L ing>1L erij>1L arij>aar1C fie>f2L gie>g2L tst>t1C dst>d1C",
  "ioneel>ie1 atief>eer1 baar>1 achtig>1 achtiger>1 achtigst>1 naar>n1V laar>l1V raar>r1V tant>teer1 lijker>lijk1 lijkst>lijk1 end>1CL erig>1CL eriger>1CL erigst>1CL innig>!0 inniger>!0 innigst>!0 ig>1CL iger>1CL igst>1CL",
].map(read);
const PARTICIPLE = read("nd>!1 ind>inn0 d>1C ht>!1 ent>!0 t>1C");
const SYLLABLE = /[^aeiouy]*(?:ij|i(?!j)|[aeouy])+[^aeiouy]/y;
const VOWEL = /(?:ij|[aeiouy])$/;
const HOLDS = {
  0: (before) => !before,
  1: (before, [first]) => before.length >= first,
  2: (before, [, second]) => before.length >= second,
  C: (before) => before && !VOWEL.test(before),
  L: () => true, // the last vowel becomes long
  V: (before) => VOWEL.test(before),
  X: (before) => VOWEL.test(before.slice(0, -1)),
};

function read(rules) {
  return rules.split(" ").map((rule) => /(.+)>([a-z!]*)(.*)/.exec(rule).slice(1));
}

/** Whether a syllable ends behind the last one; if so, `SYLLABLE.lastIndex` says where. */
const goesOn = (word) => SYLLABLE.lastIndex < word.length && SYLLABLE.test(word);

/** Where the first and the second syllable end; the length of the word when they do not. */
function ends(word) {
  SYLLABLE.lastIndex = 0;
  return [0, 0].map(() => (goesOn(word) || (SYLLABLE.lastIndex = word.length), SYLLABLE.lastIndex));
}

/** "kok" -> "kook". */
function lengthened(word) {
  const [, before, vowel, last] = /^(.*)([aeou])([^aeiouwxy])$/.exec(word) ?? [];
  if (!vowel || /[aeiou]$/.test(before) || (vowel === "e" && /(?:[aiou]|^e|[^aeiou][aiou].).$/.test(before))) return word;
  return before + vowel + vowel + last;
}

/** The word by the first rule that fits. */
function by(rules, word, where) {
  for (const [ending, instead, needs] of rules) {
    if (!word.endsWith(ending)) continue;
    const before = word.slice(0, -ending.length);
    if (![...needs].every((need) => HOLDS[need](before, where))) continue;
    if (instead === "!") break;
    return needs.endsWith("L") ? lengthened(before + instead) : before + instead;
  }
  return word;
}

/** Without the "ge" of a participle that stands at some place (gewandeld -> wandeld); the same word when none does. */
function withoutGe(word, at) {
  const rest = word.slice(at + 2);
  SYLLABLE.lastIndex = 0;
  return at >= 0 && rest.length > 2 && goesOn(rest) ? word.slice(0, at) + rest : word;
}

/** The stem of a word, once over; it may be empty. */
export function stemOnce(word) {
  const where = ends(word);
  let stem = STEPS.reduce((text, rules) => by(rules, text, where), word);
  let isCut = stem !== word;
  for (const found of [/^ge(?!eft|vaa|val(?!i)|vare)/, /(?!^)ge/]) {
    const bare = withoutGe(stem, stem.search(found));
    if (bare === stem) continue;
    stem = by(PARTICIPLE, bare, ends(bare));
    isCut = true;
  }
  const short = stem.replace(/([fkp])t$/, "$1");
  if ((short === stem && !isCut) || short === "inn") return short;
  return short.replace(/([b-df-hj-np-tv-xz])\1$|[vz]$/, (end, letter) => letter ?? { v: "f", z: "s" }[end]);
}
