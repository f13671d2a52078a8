/** Words that turn or bound a meaning, in the languages that are known best, as keys of words. */
const negations = listOf(`
  not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely rarely seldom unless if except
  until but only against false falsely untrue unlikely impossible deny denies denied denying refuse refuses refused refusing
  reject rejects rejected rejecting fail fails failed failing doubt doubts doubted doubting oppose opposes opposed opposing
  ni nunca jamas nadie nada ningun ninguna ninguno tampoco sin apenas salvo excepto si menos niega nego falso imposible
  ne pas jamais rien aucun aucune personne sans sauf guere faux refuse refuser
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum wenn falls ausser nur falsch
  nao nem ninguem nenhum nenhuma sem apenas falso
  non mai nessuno nessuna niente nulla senza neanche nemmeno
  niet geen nooit niemand niets zonder tenzij
  не ни нет никогда никто ничего без если нельзя
  لا لم لن ليس ليست ليسوا غير بدون بلا الا اذا لو
  לא אין בלי אל אם רק מעולם
  不 没 沒 未 無 无 非 别 別 莫 勿 않 못 없 안 아니`);
/** Of them, those that set a condition or a limit, and deny nothing. */
const conditions = listOf(`
  if unless except until but only apenas scarcely barely rarely seldom hardly doubt doubts doubted doubting salvo excepto si
  menos sauf guere wenn falls ausser nur tenzij если اذا لو אם רק`);
/** Words that say how many, when, where, or how surely: another one of them tells another story. */
const turns = listOf(`
  all every each any some few several many most more less fewer much both either half always often sometimes once again still
  already before after above below over under inside outside with against for since during up down could would should must will
  shall can cannot may might did do does
  todo toda todos todas algunos algunas muchos muchas pocos pocas cada siempre antes despues mas contra
  tous toutes tout quelques beaucoup peu chaque toujours avant apres plus moins contre
  alle jeder jede einige viele wenige immer vor nach mehr weniger gegen`);
const hedges = listOf(`
  may might could would should perhaps maybe probably possibly likely almost nearly about around some reportedly allegedly
  apparently supposedly seems seem think believe quiza quizas tal vez puede podria casi posiblemente probablemente
  presuntamente parece creo`);
const doubts = listOf(`
  may might perhaps maybe probably possibly almost nearly reportedly allegedly apparently supposedly quiza quizas casi
  posiblemente probablemente presuntamente supuestamente`);
const numbers = listOf(`
  zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million
  millions billion billions trillion trillions half double twice
  dos tres cuatro cinco seis siete ocho nueve diez cien ciento mil millon millones mitad
  deux trois quatre cinq sept huit neuf dix vingt cent cents mille milliard milliards
  zwei drei vier funf sechs sieben acht neun zehn zwanzig hundert tausend millionen milliarde milliarden halb
  dois duas quatro cinco sete oito nove dez cem milhao milhoes metade
  due tre quattro cinque sette otto dieci cento milione milioni
  二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 兆`);

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Whether a word denies, or sets a condition. */
export function isNegation(key: string): boolean {
  return negations.has(key) || key.endsWith("n't");
}

/** Whether a word denies what follows, and does not only bound it. */
export function isDenial(key: string): boolean {
  return isNegation(key) && !conditions.has(key);
}

/** Whether a word says how many, when, where or how surely. */
export function isTurn(key: string): boolean {
  return turns.has(key);
}

/** Whether a word makes a statement less certain. */
export function isHedge(key: string): boolean {
  return hedges.has(key);
}

/** Whether a word makes a statement a guess or a rumour: without it, it would be a fact. */
export function isDoubt(key: string): boolean {
  return doubts.has(key);
}

/** Whether a word is a number or part of one. */
export function isNumber(key: string): boolean {
  if (numbers.has(key)) return true;
  const first = key.charCodeAt(0);
  const isPlain = first >= 0x61 && first <= 0x7a;
  return !isPlain && /^[^\p{L}]{0,3}\p{N}/u.test(key);
}
