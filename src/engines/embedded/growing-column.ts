/** A column that grows by one number a paragraph. */
export interface GrowingColumn<T extends Uint8Array | Uint32Array> {
  push(value: number): void;
  pushAll(values: T): void;
  /** The numbers so far; a view, valid until the next push. */
  values(): T;
}

/** A column of bytes. */
export function createByteColumn(): GrowingColumn<Uint8Array> {
  return createColumn((length) => new Uint8Array(length));
}

/** A column of 32-bit numbers. */
export function createWordColumn(): GrowingColumn<Uint32Array> {
  return createColumn((length) => new Uint32Array(length));
}

function createColumn<T extends Uint8Array | Uint32Array>(allocate: (length: number) => T): GrowingColumn<T> {
  let numbers = allocate(16);
  let length = 0;
  const grow = (least: number): void => {
    const grown = allocate(Math.max(least, numbers.length * 2));
    grown.set(numbers);
    numbers = grown;
  };
  return {
    push(value) {
      if (length === numbers.length) grow(length + 1);
      numbers[length++] = value;
    },
    pushAll(values) {
      if (length + values.length > numbers.length) grow(length + values.length);
      numbers.set(values, length);
      length += values.length;
    },
    values: () => numbers.subarray(0, length) as T,
  };
}
