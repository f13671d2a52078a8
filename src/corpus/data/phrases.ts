/** Words that give a paragraph's part away, for each language that is known; all in lower case. */
export interface LanguagePhrases {
  /** In the line that ends an introduction. */
  readonly introductionEnds: readonly string[];
  /** In the lines that close a text. */
  readonly notices: readonly string[];
  /** What follows "is the … " in a line about the author. */
  readonly authorJobs: readonly string[];
  /** At the start of a question that asks by telling. */
  readonly imperatives: readonly string[];
  /** At the start of a question that states what the other did. */
  readonly addresses: readonly string[];
  /** Words of the one who answers. */
  readonly firstPerson: readonly string[];
  readonly secondPerson: readonly string[];
  /** At the end of what only sounds like a question. */
  readonly tags: readonly string[];
  /** Verbs of one who tells what others said. */
  readonly reports: readonly string[];
  /** Before the name of whom the introduction says is talked with. */
  readonly talkedWith: readonly string[];
}

/** The phrases of each language. */
export const phrases: Readonly<Record<string, LanguagePhrases>> = {
  en: {
    introductionEnds: [
      "edited excerpts",
      "excerpts from",
      "excerpts of",
      "conversation has been edited",
      "interview has been edited",
      "conversation was edited",
      "interview was edited",
      "edited and condensed",
      "condensed and edited",
      "edited for length",
      "edited for clarity",
      "lightly edited",
    ],
    notices: [
      "contributed reporting",
      "contributed to this",
      "appeared first on",
      "originally appeared",
      "originally published",
      "all rights reserved",
      "photograph by",
      "photo by",
      "photos by",
      "correction:",
      "an earlier version of this",
      "read more:",
      "translated by",
      "translated from",
      "©",
    ],
    authorJobs: [
      "reporter",
      "correspondent",
      "editor",
      "bureau chief",
      "writer",
      "columnist",
      "journalist",
      "critic",
      "freelance",
      "staff",
    ],
    imperatives: [
      "tell us",
      "tell me",
      "tell our",
      "describe",
      "talk about",
      "talk to us",
      "talk us",
      "explain",
      "walk us",
      "walk me",
      "give us",
      "give me",
      "take us",
      "take me",
      "let’s talk",
      "let's talk",
      "say more",
      "could you",
      "can you",
      "would you",
      "do you",
      "are there any",
      "share ",
      "please ",
      "introduce yourself",
      "elaborate",
      "expand on",
    ],
    addresses: [
      "you’ve",
      "you've",
      "you said",
      "you say",
      "you were",
      "you have",
      "you once",
      "you also",
      "you mention",
      "you wrote",
      "you are",
      "you’re",
      "you're",
      "you had",
      "you call",
      "your ",
      "some say",
      "critics say",
      "people say",
    ],
    firstPerson: ["i", "i’m", "i'm", "i’ve", "i've", "my", "me", "we", "we’re", "we're", "our", "us"],
    secondPerson: ["you", "your", "you’ve", "you've", "you’re", "you're", "yourself"],
    tags: [", right?", ", no?", ", huh?", ", eh?", ", you know?", " right?"],
    reports: ["said", "says", "explained", "explains", "told", "asked", "wrote", "added"],
    talkedWith: [
      "spoke with",
      "spoke to",
      "talked with",
      "talked to",
      "sat down with",
      "interviewed",
      "met with",
      "asked",
      "conversation with",
      "interview with",
    ],
  },
  es: {
    introductionEnds: [
      "fragmentos editados",
      "extractos editados",
      "extractos de",
      "fragmentos de",
      "ha sido editada",
      "fue editada",
      "editada por",
      "se ha editado",
    ],
    notices: [
      "contribuyó con",
      "colaboró en",
      "apareció primero",
      "publicado originalmente",
      "todos los derechos",
      "fotografía de",
      "foto de",
      "traducción de",
      "traducido por",
      "corrección:",
      "©",
    ],
    authorJobs: [
      "reportero",
      "reportera",
      "corresponsal",
      "editor",
      "editora",
      "periodista",
      "redactor",
      "redactora",
      "columnista",
    ],
    imperatives: [
      "cuéntenos",
      "cuéntanos",
      "cuénteme",
      "cuéntame",
      "háblenos",
      "háblanos",
      "hábleme",
      "háblame",
      "explíquenos",
      "explícanos",
      "describa",
      "describe",
      "díganos",
      "dígame",
    ],
    addresses: ["usted ", "ustedes ", "se dice que", "dicen que", "hay quien"],
    firstPerson: [
      "yo",
      "me",
      "mi",
      "mis",
      "nosotros",
      "nos",
      "nuestra",
      "nuestro",
      "creo",
      "soy",
      "estoy",
      "tengo",
    ],
    secondPerson: ["usted", "ustedes", "tú", "su", "sus", "te"],
    tags: [", ¿no?", ", ¿verdad?", " ¿no?", ", no?", ", verdad?"],
    reports: ["dijo", "dice", "explicó", "explica", "afirmó", "aseguró", "señaló", "añadió", "contó"],
    talkedWith: [
      "habló con",
      "hablamos con",
      "conversó con",
      "conversamos con",
      "entrevistó a",
      "charlamos con",
      "entrevista con",
    ],
  },
};

/** The phrases of a language tag; English where the language has none. */
export function phrasesOf(lang: string | undefined): LanguagePhrases {
  return phrases[lang?.split("-")[0] ?? "en"] ?? (phrases.en as LanguagePhrases);
}
