/** A step of an alignment: which word of the claim stands beside which of the source; -1 where there is none. */
export interface Step {
  readonly claim: number;
  readonly source: number;
}

/** A claim laid along the part of a source that it fits best. */
export interface Alignment {
  readonly steps: readonly Step[];
  /** Words that are the same. */
  readonly equal: number;
}

/**
 * What a word changed, a word that only the claim has, and a word that only the source has cost: so that a word left out
 * is seen as that, not as others changed.
 */
const changeCost = 3;
const addedCost = 3;
const leftOutCost = 2;

/** Most cells of the table: bounds time and memory whatever the input. */
const maxCells = 4_000_000;

/**
 * Lays all words of a claim along the stretch of the source that needs the fewest words changed, added or left out
 * (Sellers, 1980, "The theory and computation of evolutionary distances"). `undefined` where the two are too long, or fewer
 * than `leastEqual` words can be the same.
 */
export function align(
  claimWords: readonly string[],
  sourceWords: readonly string[],
  leastEqual = 0,
): Alignment | undefined {
  const width = sourceWords.length + 1;
  if ((claimWords.length + 1) * width > maxCells) return undefined;
  const { claim, source, common } = numberWords(claimWords, sourceWords);
  if (common < leastEqual) return undefined;
  const costs = new Uint16Array((claim.length + 1) * width);
  for (let row = 1; row <= claim.length; row++) {
    const word = claim[row - 1];
    let at = row * width;
    let cost = row * addedCost;
    let diagonal = costs[at - width] as number;
    costs[at] = cost;
    for (let column = 1; column < width; column++) {
      at++;
      const above = costs[at - width] as number;
      const changed = diagonal + (word === source[column - 1] ? 0 : changeCost);
      cost = Math.min(changed, above + addedCost, cost + leftOutCost);
      costs[at] = cost;
      diagonal = above;
    }
  }
  const lastRow = costs.subarray(claim.length * width);
  const end = lastRow.indexOf(lastRow.reduce((least, cost) => Math.min(least, cost), 65_535));
  const steps = trace(costs, width, claim, source, end);
  const equal = steps.filter((step) => claim[step.claim] === source[step.source]).length;
  return equal < leastEqual ? undefined : { steps, equal };
}

/** Words as numbers, quicker to compare, and how many words of the claim the source has, wherever. */
function numberWords(claim: readonly string[], source: readonly string[]) {
  const numbers = new Map<string, number>();
  /** By how words begin, a bit for each length of those that do: most words of a source need not be looked up. */
  const lengths = new Uint32Array(beginnings);
  const ofClaim = new Int32Array(claim.length);
  const left = new Int32Array(claim.length);
  for (let place = 0; place < claim.length; place++) {
    const word = claim[place] as string;
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    ofClaim[place] = number;
    left[number] = (left[number] as number) + 1;
    lengths[beginningOf(word)] = (lengths[beginningOf(word)] as number) | (1 << word.length);
  }
  const ofSource = new Int32Array(source.length).fill(elsewhere);
  let common = 0;
  for (let place = 0; place < source.length; place++) {
    const word = source[place] as string;
    if (((lengths[beginningOf(word)] as number) & (1 << word.length)) === 0) continue;
    const number = numbers.get(word) ?? elsewhere;
    ofSource[place] = number;
    if (number === elsewhere || left[number] === 0) continue;
    left[number] = (left[number] as number) - 1;
    common++;
  }
  return { claim: ofClaim, source: ofSource, common };
}

const beginnings = 64;

function beginningOf(word: string): number {
  return word.charCodeAt(0) & (beginnings - 1);
}

/** The number of every word that the claim has not. */
const elsewhere = -1;

/** Sets words of the claim that stand alone at its ends beside those that the source has there: they were changed, not added. */
export function fillEnds(steps: readonly Step[], length: number): readonly Step[] {
  if (steps[0]?.source !== -1 && steps.at(-1)?.source !== -1) return steps;
  const filled = [...steps];
  let next = Math.max(...steps.map(({ source }) => source)) + 1;
  for (
    let index = filled.findLastIndex(({ source }) => source >= 0) + 1;
    index < filled.length && next < length;
    index++
  )
    filled[index] = { claim: filled[index]?.claim ?? -1, source: next++ };
  let before = (filled.find(({ source }) => source >= 0)?.source ?? 0) - 1;
  for (let index = filled.findIndex(({ source }) => source >= 0) - 1; index >= 0 && before >= 0; index--)
    filled[index] = { claim: filled[index]?.claim ?? -1, source: before-- };
  return filled;
}

function trace(
  costs: Uint16Array,
  width: number,
  claim: Int32Array,
  source: Int32Array,
  end: number,
): readonly Step[] {
  const steps: Step[] = [];
  let row = claim.length;
  let column = end;
  while (row > 0) {
    const at = row * width + column;
    const cost = costs[at] as number;
    const change = claim[row - 1] === source[column - 1] ? 0 : changeCost;
    if (column > 0 && cost === (costs[at - width - 1] as number) + change) {
      steps.push({ claim: --row, source: --column });
    } else if (cost === (costs[at - width] as number) + addedCost) {
      steps.push({ claim: --row, source: -1 });
    } else steps.push({ claim: -1, source: --column });
  }
  return steps.reverse();
}
