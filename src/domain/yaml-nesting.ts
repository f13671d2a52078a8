/** Deepest nesting of a YAML text that is read, and most brackets in it that close nothing; nobody nests half as deep. */
const maxDepth = 100;

/** What is wrong with a text that `isNestedDeep` is true of. */
export const nestedDeep = `nested deeper than ${maxDepth}, or has more brackets that close nothing`;

/**
 * Whether a YAML text may be nested too deep to be read: its parser works by recursion, in a time that grows with a power of
 * the depth, and where its stack ends the whole process may end, too; of brackets that close nothing its time is quadratic.
 * Linear; marks in quoted text count like others.
 */
export function isNestedDeep(text: string): boolean {
  return mostBrackets(text) > maxDepth || text.split("\n").some(createBlockTest());
}

/** How many brackets and braces are open at a time, or close nothing, at most. */
function mostBrackets(text: string): number {
  let deepest = 0;
  let depth = 0;
  let stray = 0;
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    if (mark === "[" || mark === "{") depth++;
    else if (depth > 0) depth--;
    else stray++;
    deepest = Math.max(deepest, depth);
  }
  return Math.max(deepest, stray);
}

/** Tells of one line after the other whether it stands too deep: within the lines before it that begin further left. */
function createBlockTest(): (line: string) => boolean {
  const outer: { readonly indent: number; readonly depth: number }[] = [];
  return (line) => {
    const indent = line.search(/[^ ]/);
    if (indent < 0) return false;
    while ((outer.at(-1)?.indent ?? -1) >= indent) outer.pop();
    const depth = (outer.at(-1)?.depth ?? 0) + 1 + marksIn(line);
    outer.push({ indent, depth });
    return depth > maxDepth;
  };
}

/** How many collections may begin within one another in a line. */
function marksIn(line: string): number {
  const counts = line.split(/[,[\]{}]/).map((part) => part.match(/[-?:](?=[ \t])/g)?.length ?? 0);
  return counts.reduce((most, count) => Math.max(most, count), 0);
}
