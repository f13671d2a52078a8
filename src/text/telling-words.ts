/** Words that turn or bound a meaning, in English and Spanish, as keys of words. */
const negations = new Set(
  `not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely unless if except until but
   only no ni nunca jamas nadie nada ningun ninguna ninguno tampoco sin apenas salvo excepto si menos`.split(
    /\s+/,
  ),
);
const hedges = new Set(
  `may might could would should perhaps maybe probably possibly likely almost nearly about around some reportedly
   allegedly apparently seems seem think believe quiza quizas tal vez puede podria casi posiblemente probablemente
   presuntamente parece creo`.split(/\s+/),
);
const numbers = new Set(
  `zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
   hundred hundreds thousand thousands million millions billion billions trillion half double twice dos tres cuatro cinco
   seis siete ocho nueve diez cien ciento mil millon millones`.split(/\s+/),
);

/** Whether a word denies, or sets a condition. */
export function isNegation(key: string): boolean {
  return negations.has(key) || key.endsWith("n't");
}

/** Whether a word makes a statement less certain. */
export function isHedge(key: string): boolean {
  return hedges.has(key);
}

/** Whether a word is a number or part of one. */
export function isNumber(key: string): boolean {
  if (numbers.has(key)) return true;
  const first = key.charCodeAt(0);
  const isPlain = first >= 0x61 && first <= 0x7a;
  return !isPlain && /^[^\p{L}]{0,3}\p{N}/u.test(key);
}
