/** Lower-case ASCII words joined by hyphens: the form of document and speaker ids; empty when nothing remains. */
export function toSlug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(
      /[æœøłđð]/g,
      (letter) => ({ æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d" })[letter] ?? letter,
    )
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
