/** Words each of which stands nowhere else: an answer shows how much of what they are in got out. */
export function uniqueWords(name: string): readonly string[] {
  const letters = (number: number): string =>
    String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26));
  return Array.from({ length: 200 }, (_, index) => `${name}${letters(index)}`);
}
