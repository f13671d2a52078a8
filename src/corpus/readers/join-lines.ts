/** The lines of a paragraph as one, with a space for each line break and the space around it. Linear, unlike a pattern for it. */
export function joinLines(text: string): string {
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}
