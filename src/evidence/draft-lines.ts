/** Tells the line of a draft, from 1, in which a quotation begins; they are asked for in its order, so it is gone through once. */
export function createLineFinder(text: string): (quote: string) => number {
  let at = 0;
  let line = 1;
  return (quote) => {
    const [start = ""] = quote.split(/\s{2,}|[*_\n]/);
    const found = text.indexOf(start.slice(0, 40), at);
    if (found < 0) return line;
    line += text.slice(at, found).split("\n").length - 1;
    at = found;
    return line;
  };
}
