/** A bit for each of so many numbers, none set. */
export function createBits(size: number): Uint32Array {
  return new Uint32Array((size + 31) >>> 5);
}

/** Sets the bit of each number. */
export function setAll(bits: Uint32Array, numbers: Uint32Array): void {
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    bits[number >>> 5] = (bits[number >>> 5] as number) | (1 << (number & 31));
  }
}

/** The numbers whose bits are set, ascending. */
export function numbersOf(bits: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(countBits(bits));
  let count = 0;
  for (let index = 0; index < bits.length; index++) {
    let left = bits[index] as number;
    while (left !== 0) {
      const lowest = left & -left;
      numbers[count++] = (index << 5) + 31 - Math.clz32(lowest);
      left ^= lowest;
    }
  }
  return numbers;
}

/** How many bits are set. */
export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < bits.length; index++) count += bitCount(bits[index] as number);
  return count;
}

/** How many bits of a 32-bit number are set. */
export function bitCount(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
