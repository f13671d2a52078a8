/** A file's text, or why there is none; `guessed` names an encoding that nothing in the file states. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string; readonly guessed?: string }
  | { readonly kind: "binary" | "empty" };

/** The text in a file's bytes: UTF-8 and UTF-16 by their marks or their pattern, else Windows-1252. Line ends become `\n`. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { kind: "empty" };
  const { encoding, guessed, text: whole } = chooseEncoding(bytes);
  if (encoding === undefined) return { kind: "binary" };
  const decoded = whole ?? new TextDecoder(encoding).decode(bytes);
  const text = /[\r\u2028\u2029]/.test(decoded) ? decoded.replace(/\r\n?|[\u2028\u2029]/g, "\n") : decoded;
  if (!/\S/.test(text)) return { kind: "empty" };
  return guessed ? { kind: "text", text, guessed: encoding } : { kind: "text", text };
}

/** An encoding, and the text in it where finding it took reading it. */
interface Encoding {
  readonly encoding: string | undefined;
  readonly guessed: boolean;
  readonly text?: string;
}

function chooseEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", guessed: false };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", guessed: false };
  const sample = bytes.subarray(0, 4096);
  if (sample.includes(0)) return { encoding: chooseWide(sample), guessed: true };
  const text = readUtf8(bytes);
  if (text !== undefined) return { encoding: "utf-8", guessed: false, text };
  const controls = sample.reduce((count, byte) => count + Number(byte < 9 || (byte > 13 && byte < 32)), 0);
  return { encoding: controls * 50 > sample.length ? undefined : "windows-1252", guessed: true };
}

/** UTF-16 without a mark has its zeros on one side of nearly every pair. */
function chooseWide(sample: Uint8Array): string | undefined {
  const zeros = sample.reduce((count, byte) => count + Number(byte === 0), 0);
  const odd = sample.reduce((count, byte, index) => count + Number(byte === 0 && index % 2 === 1), 0);
  if (zeros * 3 < sample.length) return undefined;
  if (odd * 10 > zeros * 9) return "utf-16le";
  return odd * 10 < zeros ? "utf-16be" : undefined;
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
