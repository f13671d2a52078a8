/** Words before a name that tell how somebody is addressed, with what they tell of a man or a woman; English and Spanish. */
export const honorifics: ReadonlyMap<string, "f" | "m" | null> = new Map([
  ...listOf("mr mister sir lord señor sr don").map((word) => [word, "m"] as const),
  ...listOf("ms mrs miss dame lady madam señora sra señorita srta doña").map((word) => [word, "f"] as const),
  ...listOf(
    "dr dra drs doctors prof professor profesor profesora doctor doctora lic licenciado licenciada ing ingeniero",
  ).map((word) => [word, null] as const),
]);

/** Words of offices, ranks and parts as they stand before a name; English and Spanish. */
export const officeWords: ReadonlySet<string> = new Set(
  listOf(`acting adm administrator admiral adviser advisor ambassador archbishop assistant associate attorney bishop
    brigadier candidate capt captain cardinal chair chairman chairwoman chancellor chief coach col colonel commander
    commissioner comptroller congressman congresswoman council councillor counsel counselor deputy democratic detective
    director first former gen general gov governor govs house judge justice king lady leader lieutenant lt maj major
    majority mayor minister minority national nominee officer pope premier presenter president presidential press
    prime prince princess principal queen rabbi rear rep representative republican reps rev reverend sec secretary
    security sen senate senator sens sergeant sgt sheriff speaker spokesman spokesperson spokeswoman staff surgeon
    treasurer under undersecretary vice
    alcalde alcaldesa comandante consejera consejero coordinador coordinadora diputada diputado directora embajador
    embajadora exministra exministro expresidenta expresidente fiscal gobernador gobernadora juez jueza líder ministra
    ministro moderador moderadora portavoz presidenta presidente procurador procuradora secretaria secretario senador
    senadora subsecretaria subsecretario vicepresidenta vicepresidente vocera vocero`),
);

/** Whether a word, in small letters and without its point, stands before a name and is none of it. */
export function isTitle(word: string): boolean {
  return honorifics.has(word) || officeWords.has(word);
}

/** What may stand behind a name and is part of it. */
export const nameSuffixes: ReadonlySet<string> = new Set(listOf("jr sr ii iii iv md phd esq"));

function listOf(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
