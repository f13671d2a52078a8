/** Names and months that are another word when they are written small. */
const capitals = listOf(`
  may march august polish turkey china japan chile jordan lent mass job nice reading bath cork mobile bill mark will grace
  hope joy faith rob pat jack frank grant bob art drew ray rose lily iris dale dean earl chase hunter cliff wade mason miles
  gene dick rich gates jobs banks rice pence trump bush catholic ford apple amazon target shell gap visa aids
  titan mercury`);

/** Words that are others with a hyphen behind their first part: `re-sign`, `co-op`, `un-ionized`. */
const joined =
  /^(?:re(?:sign|cover|form|creat|leas|press|sent|mark|treat|sort|serv|count|present|pair|act|call|claim|collect|dress|fus|lay|pos|prov|solv|strain|tir|tract|bound|petition)|coops?$|unioni[sz])/;

/** Words that say how many tens there are, before a hyphen and ones; and the other numbers below twenty. */
const counts = listOf(`
  twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven eight nine ten eleven twelve
  thirteen fourteen fifteen sixteen seventeen eighteen nineteen`);

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Whether a word, folded, is another with a capital than without: `May` and `may`. */
export function changesWithCapital(term: string): boolean {
  return capitals.has(term);
}

/** Whether a word, folded, is another than the same letters with a hyphen: `resign` and `re-sign`. */
export function changesWithHyphen(term: string): boolean {
  return joined.test(term);
}

/** Whether a word, folded, counts something: a number in digits, or a small one in English words. */
export function isCount(term: string): boolean {
  return counts.has(term) || /^\d+$/.test(term);
}
