import { baseOfLang } from "./lang.ts";

/** Words so common that they tell little, in their folded form. They are indexed and searched like any other. */
const stopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "da",
    words(`af alle alt at blev da de dem den denne der deres det dette dig din dog du efter eller en end er et for fra ham
      han har have havde hende her hun hvad hvis hvor i ikke ind jeg jer jo kan man med meget men mig min mod ned noget
      nogle nu og ogsa om op os over pa sa sadan selv sig sin skal skulle som til ud under var vi vil ville vaere`),
  ],
  [
    "de",
    words(`aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dem den denn der des die dies
      diese dieser doch dort du durch ein eine einem einen einer eines er es euch fur hab habe haben hat hatte hier ich
      ihm ihn ihnen ihr ihre im in ins ist ja kann kein keine mehr mein meine mich mir mit nach nicht noch nun nur ob
      oder ohne schon sein seine sich sie sind so sondern uber um und uns unser unter vom von vor war waren was weil wenn
      wer wie wieder will wir wird wo zu zum zur`),
  ],
  [
    "en",
    words(`a about after all am an and any are arent as at be because been before being but by can cant could couldnt
      did didnt do does doesnt doing dont for from had hadnt has hasnt have havent having he hed hell her here heres hers
      hes him his how i id if ill im in into is isnt it itd itll its ive just let lets me more most my no nor not of off
      on only or other our ours out over own s same she shed shell shes should shouldnt so some such t than that thatd
      thatll thats the their theirs them then there theres these they theyd theyll theyre theyve this those through to
      too under until up us very was wasnt we wed well were werent weve what whats when where which while who whom whos
      why will with wont would wouldnt you youd youll your youre yours youve`),
  ],
  [
    "es",
    words(`a al algo ante antes asi aun aunque cada como con contra cual cuando de del desde donde dos el ella ellas
      ellos en entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha haber
      habia han hasta hay he la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros nuestra nuestro o os
      otra otro para pero poco por porque pues que quien se sea ser si sido sin sobre son su sus tambien te tiene tienen
      todo todos tu tus un una uno unos usted ustedes y ya yo`),
  ],
  [
    "fi",
    words(`ei eika eivat en ett etta han hanen he ja jo joka jos jotka kuin kun me mika mina minun mita mutta myos ne
      niin nyt ole oli olla on ovat se sen sina sita siita tai tama tassa te vaan vain`),
  ],
  [
    "fr",
    words(`a ai alors as au aucun aussi autre aux avait avec avez avoir avons bien c car ce ceci cela ces cet cette ceux
      chez comme d dans de des donc dont du elle elles en encore est et etaient etait etant ete etes etre eu eux fait
      faire ici il ils j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas
      peu peut plus pour qu quand que quel quelle qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton
      tous tout toute toutes tres tu un une vos votre vous y`),
  ],
  [
    "it",
    words(`a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci cio col come con contro cosa cosi cui d da
      dagli dai dal dalla dalle dallo degli dei del della delle dello di dove e ed era erano essere fa fra gia gli ha hai
      hanno ho i il in io l la le lei li lo loro lui ma mi mia mio molto ne negli nei nel nella nelle nello no noi non
      nostra nostro o ogni per perche pero piu poi qua quale quando quanto quella quelle quelli quello questa queste
      questi questo qui se sei si sia siamo sono sta su sua sue sugli sui sul sulla sulle sullo suo suoi ti tra tu tutti
      tutto un una uno vi voi`),
  ],
  [
    "nl",
    words(`aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen
      had heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon kunnen maar me meer men met mij mijn moet
      na naar niet niets nog nu of om omdat ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren
      was wat werd wezen wie wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou`),
  ],
  [
    "no",
    words(`alle at av ble bli da de deg dem den denne der deres det dette din du eller en er et etter for fra ha hadde han
      hans har her hun hva hvis hvor i ikke inn jeg kan man mange med meg men mer min mot na noe noen og ogsa om opp oss
      over pa sa seg sin skal skulle slik som til ut var vi vil ville vaere`),
  ],
  [
    "pt",
    words(`a ao aos aquela aquele aquilo as ate com como da das de dela dele deles depois do dos e ela elas ele eles em
      entre era eram essa essas esse esses esta estao estar estas estava este estes eu foi foram ha isso isto ja la lhe
      mais mas me mesmo meu meus minha muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos
      por porque qual quando que quem sao se seja sem ser seu seus si so sua suas tambem te tem tinha toda todo todos tu
      um uma umas uns voce voces`),
  ],
  [
    "ru",
    words(`а без был была были было быть в вам вас весь во вот все всех вы где да для до его ее если есть еще же за и из
      или им их к как ко когда кто ли мне мы на над не него нее нет ни но о об он она они от по под при с со так также там
      то тоже только ты у уже что чтобы это этого этот я`),
  ],
  [
    "sv",
    words(`alla allt att av blev bli da de dem den denna deras dess det detta dig din du efter eller en er ett for fran
      ha hade han hans har hon honom hur i icke in inte jag kan man med men mig min mot mycket na nagon nagot nar nu och om
      oss over pa sa sig sin ska skulle som till under upp ut utan var vad vi vid vill ar aven`),
  ],
]);

const langsOfWord = new Map<string, string[]>();
for (const [lang, known] of stopWords)
  for (const word of known) langsOfWord.set(word, [...(langsOfWord.get(word) ?? []), lang]);

/** The languages of which a folded term is one of the commonest words. */
export function stopWordLangs(term: string): readonly string[] {
  return langsOfWord.get(term) ?? [];
}

/** The commonest words of a language, folded; none where they are not known. */
export function stopWordsOf(lang: string): ReadonlySet<string> {
  return stopWords.get(baseOfLang(lang)) ?? new Set();
}

/** Whether a folded term is one of the commonest words of a language, given as a tag such as `en` or `en-GB`. */
export function isStopWord(term: string, lang: string): boolean {
  return stopWordsOf(lang).has(term);
}

/** Whether a folded term is one of the commonest words of any of these languages. */
export function isStopWordIn(term: string, langs: readonly string[]): boolean {
  return langsOfWord.has(term) && langs.some((lang) => isStopWord(term, lang));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
