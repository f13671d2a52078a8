/** Words that tell who said what is quoted, for each language that is known; all in lower case. */
export interface QuotationWords {
  /** Verbs of saying, in the forms that print uses. */
  readonly cues: ReadonlySet<string>;
  /** Verbs of saying that take their subject from the clause before: `…, adding`. */
  readonly participles: ReadonlySet<string>;
  /** Before a name: `according to`. */
  readonly sources: readonly string[];
  readonly pronouns: ReadonlySet<string>;
  /** Of the pronouns, those that speak only right before their verb. */
  readonly relatives: ReadonlySet<string>;
  /** Words that tell a man from a woman: pronouns and titles. */
  readonly genders: ReadonlyMap<string, string>;
  /** Before a noun that speaks without a name: `the group`. */
  readonly determiners: ReadonlySet<string>;
  /** Between the parts of a noun: `governor of Oregon`. */
  readonly links: ReadonlySet<string>;
  /** Before a name that is not the subject. */
  readonly prepositions: ReadonlySet<string>;
  /** Part clauses. */
  readonly conjunctions: ReadonlySet<string>;
  /** Stand between subject and verb. */
  readonly adverbs: ReadonlySet<string>;
  /** Begin with a capital letter and name no person. */
  readonly notNames: ReadonlySet<string>;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const gendersOf = (men: string, women: string): ReadonlyMap<string, string> =>
  new Map([
    ...men.split(" ").map((word) => [word, "m"] as const),
    ...women.split(" ").map((word) => [word, "f"] as const),
  ]);

/** The words of each language. */
export const quotationWords: Readonly<Record<string, QuotationWords>> = {
  en: {
    cues: setOf(`said says say told tells tell added adds wrote writes asked asks argued argues noted notes explained
      explains replied replies continued continues concluded concludes declared declares described describes called calls
      tweeted tweets posted posts admitted admits stated states insisted insists warned warns joked jokes recalled recalls
      claimed claims responded responds announced announces acknowledged acknowledges agreed agrees complained complains
      predicted predicts suggested suggests remarked remarks shouted chanted quipped observed observes read reads vowed
      vows pledged promised promises urged urges accused accuses criticized criticizes blasted slammed denied denies
      testified confirmed confirms mused lamented boasted bragged exclaimed cautioned countered conceded contended
      contends maintained maintains emphasized stressed stresses pointed shot answered answers assured thought thinks
      believed believes praised praises dismissed denounced mocked labeled dubbed referred reported reports opined
      commented commented stated went whispered yelled cried demanded demands ordered proclaimed proposed
      reiterated repeated retorted revealed signed texted e-mailed emailed characterized condemned decried defended
      expressed hailed invoked likened ripped touted uttered voiced wondered wants wanted`),
    participles:
      setOf(`saying telling adding writing asking arguing noting explaining calling declaring describing
      insisting warning joking claiming responding announcing acknowledging complaining predicting suggesting remarking
      praising urging accusing criticizing blasting slamming denying stating quipping pointing referring citing vowing
      promising concluding tweeting stressing emphasizing dismissing mocking labeling asserting`),
    sources: ["according to", "in the words of", "as told by"],
    pronouns: setOf("he she they it we who"),
    relatives: setOf("who it"),
    genders: gendersOf(
      "he him his mr sir king lord congressman",
      "she her ms mrs miss queen lady dame congresswoman",
    ),
    determiners: setOf("the a an his her their its one another both some many"),
    links: setOf("of for"),
    prepositions:
      setOf(`of in to with for by at on from about against than as like after before over under between
      and near into toward towards through during via per versus among`),
    conjunctions: setOf("and but or while that who which whom whose because although if when"),
    adverbs:
      setOf(`has have had also then later once again still now recently often repeatedly already just even never
      has been is was were would will could might may did do does not only subsequently previously famously himself
      herself reportedly publicly angrily jokingly briefly simply further flatly bluntly quickly yesterday today tonight`),
    notNames:
      setOf(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july
      august september october november december republican republicans democrat democrats democratic gop american
      americans americas mr mrs ms i i'm i’m i've i’ve english spanish yes no ok christian muslim jewish white black
      asked according speaking meanwhile however although though while when where why how what if but and or yet so
      because since despite instead later earlier still then there here this that these those both each every some
      many most all another other one two three several after before during as at in on for from by of to with without
      under over just even also not now never once again perhaps maybe only like asked`),
  },
  es: {
    cues: setOf(`dijo dice dijeron dicen afirmó afirma aseguró asegura añadió añade agregó agrega señaló señala explicó
      explica declaró declara comentó comenta indicó indica sostuvo sostiene manifestó manifiesta preguntó pregunta
      respondió responde contestó contesta apuntó apunta subrayó subraya advirtió advierte recordó recuerda concluyó
      concluye insistió insiste reconoció reconoce admitió admite escribió escribe relató relata contó cuenta expresó
      expresa destacó destaca precisó precisa reiteró reitera lamentó lamenta denunció denuncia argumentó argumenta
      matizó zanjó exclamó aclaró aclara consideró considera calificó tuiteó negó confesó resumió anunció ha afirmado
      llamó pidió exigió ironizó bromeó`),
    participles: setOf("diciendo añadiendo afirmando asegurando señalando explicando agregando"),
    sources: ["según", "de acuerdo con", "en palabras de", "a juicio de"],
    pronouns: setOf("él ella ellos ellas quien"),
    relatives: setOf("quien"),
    genders: gendersOf("él sr don señor", "ella sra srta dra doña señora"),
    determiners: setOf("el la los las un una su sus"),
    links: setOf("de del"),
    prepositions: setOf(
      `de del a al en con por para sobre contra entre desde hasta según sin tras ante bajo y como`,
    ),
    conjunctions: setOf("y e o u pero que quien mientras porque aunque si cuando"),
    adverbs: setOf("ha han había también luego después ya aún todavía no le les nos me se lo así hoy ayer"),
    notNames:
      setOf(`lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
      septiembre octubre noviembre diciembre el la los las un una en de y pero por para con sin según cuando como si
      no sí ya así esto eso este esta además también mientras aunque sin tras ante hoy ayer`),
  },
};

/** The words of a language tag; English where the language has none. */
export function quotationWordsOf(lang: string | undefined): QuotationWords {
  return quotationWords[lang?.split("-")[0] ?? "en"] ?? (quotationWords.en as QuotationWords);
}
