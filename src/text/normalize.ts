/** The text in Unicode's composed form (NFC), the form that revisions are made of; the text itself when it is so already. */
export function toComposed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize("NFC") : text;
}
