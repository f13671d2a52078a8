/** Sorted strings packed into bytes: found by binary search, decoded only when asked for. */
export interface StringTable {
  readonly size: number;
  /** The string at a place, from 0. */
  get(index: number): string;
  /** The place of the first string that is not below `text`, up to `size`. */
  lowerBound(text: string): number;
  /** The place of `text`, or -1. */
  find(text: string): number;
  /** All strings, decoded once and kept. */
  all(): readonly string[];
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

/** Opens packed strings without decoding them. */
export function openStringTable({ bytes, starts }: StringTableBytes): StringTable {
  const decoder = new TextDecoder();
  const size = starts.length - 1;
  let decoded: readonly string[] | undefined;
  const get = (index: number): string =>
    decoded?.[index] ?? decoder.decode(bytes.subarray(starts[index], starts[index + 1]));
  const lowerBound = (text: string): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (get(middle) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    size,
    get,
    lowerBound,
    find(text) {
      const index = lowerBound(text);
      return index < size && get(index) === text ? index : -1;
    },
    all() {
      decoded ??= Array.from({ length: size }, (_, index) => get(index));
      return decoded;
    },
  };
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
