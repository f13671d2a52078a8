/** Sorted strings packed into bytes: found by binary search, decoded only when asked for. */
export interface StringTable {
  readonly size: number;
  /** The string at a place, from 0. */
  get(index: number): string;
  /** The place of the first string that is not below `text`, up to `size`. */
  lowerBound(text: string): number;
  /** The place of `text`, or -1. */
  find(text: string): number;
}

/** The two sections of a string table. */
export interface StringTableBytes {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Packs strings that are already in code-unit order. */
export function packStrings(strings: readonly string[]): StringTableBytes {
  const bytes = new TextEncoder().encode(strings.join(""));
  const starts = new Uint32Array(strings.length + 1);
  let end = 0;
  strings.forEach((text, index) => {
    end += utf8Length(text);
    starts[index + 1] = end;
  });
  return { bytes, starts };
}

/** Places kept of strings that were found: one question asks for the same words several times. */
const placesKept = 1024;

/** Opens packed strings without decoding them. */
export function openStringTable({ bytes, starts }: StringTableBytes): StringTable {
  const decoder = new TextDecoder();
  const encode = createEncoder();
  const size = starts.length - 1;
  /** Below 0 when the string at a place is below `text`, 0 when it is `text`. */
  const compare = (index: number, text: Uint8Array): number => {
    const start = starts[index] as number;
    const length = (starts[index + 1] as number) - start;
    const common = Math.min(length, text.length);
    for (let at = 0; at < common; at++) {
      const a = bytes[start + at] as number;
      const b = text[at] as number;
      if (a !== b) return inCodeUnits(a) - inCodeUnits(b);
    }
    return length - text.length;
  };
  const lowerBound = (text: Uint8Array): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const known = new Map<string, number>();
  const place = (text: string): number => {
    const encoded = encode(text);
    const index = lowerBound(encoded);
    return index < size && compare(index, encoded) === 0 ? index : -1;
  };
  return {
    size,
    get: (index) => decoder.decode(bytes.subarray(starts[index], starts[index + 1])),
    lowerBound: (text) => lowerBound(encode(text)),
    find(text) {
      const index = known.get(text) ?? place(text);
      if (known.size === placesKept) known.clear();
      known.set(text, index);
      return index;
    },
  };
}

/** Encodes text; plain letters, as most words are of, without the general encoder, which takes longer than finding them. */
function createEncoder(): (text: string) => Uint8Array {
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) return encoder.encode(text);
      bytes[at] = code;
    }
    return bytes;
  };
}

/** A byte of UTF-8 so that bytes compare as UTF-16 does: what takes a surrogate pair (from 0xf0) is below U+E000 (0xee). */
function inCodeUnits(byte: number): number {
  if (byte < 0xee) return byte;
  return byte < 0xf0 ? byte + 5 : byte - 2;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      length += 4;
      index++;
    } else length += 3;
  }
  return length;
}
