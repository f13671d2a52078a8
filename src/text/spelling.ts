/** Edits that a misspelt word may be away from the right one: none up to 4 letters, 1 up to 8, 2 beyond; no edits in numbers. */
export function maxEdits(term: string): 0 | 1 | 2 {
  if (term.length <= 4 || /\p{N}/u.test(term)) return 0;
  return term.length <= 8 ? 1 : 2;
}

/**
 * How many letters are added, dropped, changed or swapped with their neighbour between two terms, or `undefined` when
 * more than `max`. No letter takes part in two edits (optimal string alignment). At most `2 * max + 1` steps a letter.
 */
export function editDistanceWithin(a: string, b: string, max: number): number | undefined {
  if (Math.abs(a.length - b.length) > max) return undefined;
  const from = commonStart(a, b);
  const tail = commonEnd(a, b, from);
  const edits = align(a.slice(from, a.length - tail), b.slice(from, b.length - tail), max);
  return edits > max ? undefined : edits;
}

/** The fewest edits between a word and the beginning of a longer term, or `undefined` when more than `max`. */
export function editsOfBeginning(word: string, term: string, max: number): number | undefined {
  let least: number | undefined;
  for (let length = word.length - max; length <= word.length + max && length < term.length; length++) {
    const edits = editDistanceWithin(word, term.slice(0, length), max);
    if (edits !== undefined && edits < (least ?? max + 1)) least = edits;
  }
  return least;
}

function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string, from: number): number {
  const shorter = Math.min(a.length, b.length) - from;
  let length = 0;
  while (length < shorter && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length;
}

/** The alignment of two terms: `cells[row * width + column]` is the edits between their first `row` and `column` letters. */
interface Table {
  readonly a: string;
  readonly b: string;
  /** 0 to 254; cells that would be more hold `max + 1`. */
  readonly max: number;
  readonly width: number;
  readonly cells: Uint8Array;
}

/** The edits between two terms, or some number above `max`. */
function align(a: string, b: string, max: number): number {
  if (a === "" || b === "") return a.length + b.length;
  const width = b.length + 1;
  const table: Table = { a, b, max, width, cells: new Uint8Array((a.length + 1) * width).fill(max + 1) };
  for (let column = 0; column <= Math.min(max, b.length); column++) table.cells[column] = column;
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(table, row) > max) return max + 1;
  }
  return table.cells[table.cells.length - 1] ?? max + 1;
}

/** Fills the cells of a row that lie within `max` of the diagonal, and gives the least of them. */
function fillRow({ a, b, max, width, cells }: Table, row: number): number {
  const start = row * width;
  const above = start - width;
  const letter = a.charCodeAt(row - 1);
  let least = max + 1;
  if (row <= max) {
    cells[start] = row;
    least = row;
  }
  for (let column = Math.max(1, row - max); column <= Math.min(b.length, row + max); column++) {
    const same = letter === b.charCodeAt(column - 1);
    let edits = at(cells, above + column - 1) + (same ? 0 : 1);
    edits = Math.min(edits, at(cells, above + column) + 1, at(cells, start + column - 1) + 1);
    if (isSwap(a, b, row, column)) edits = Math.min(edits, at(cells, above - width + column - 2) + 1);
    cells[start + column] = Math.min(edits, max + 1);
    least = Math.min(least, edits);
  }
  return least;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  if (row < 2 || column < 2) return false;
  return (
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  );
}

function at(cells: Uint8Array, index: number): number {
  return cells[index] as number;
}
