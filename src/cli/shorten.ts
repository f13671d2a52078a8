/** The text, or its beginning with an ellipsis, at most so many UTF-16 code units long. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
