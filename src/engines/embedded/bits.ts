/** A bit for each of so many numbers, none set. */
export function createBits(size: number): Uint32Array {
  return new Uint32Array((size + 31) >>> 5);
}

/** Makes bits for each paragraph of an index, none set. */
export type NewBits = () => Uint32Array;

/** Sets the bit of each number, or of so many of them. */
export function setAll(bits: Uint32Array, numbers: Uint32Array, count: number = numbers.length): void {
  for (let index = 0; index < count; index++) {
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
    for (; left !== 0; left &= left - 1) numbers[count++] = (index << 5) + lowestBit(left);
  }
  return numbers;
}

/** Sets every bit that is set in `others`, of as many numbers. */
export function addBits(bits: Uint32Array, others: Uint32Array): void {
  for (let index = 0; index < bits.length; index++)
    bits[index] = (bits[index] as number) | (others[index] as number);
}

/** Whether any bit is set from `first` to before `end`. */
export function isAnySet(bits: Uint32Array, first: number, end: number): boolean {
  const last = end >>> 5;
  let word = first >>> 5;
  let left = (bits[word] ?? 0) & (-1 << (first & 31));
  for (; word < last; left = bits[++word] ?? 0) if (left !== 0) return true;
  return (left & ~(-1 << (end & 31))) !== 0;
}

/** How many bits are set. */
export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < bits.length; index++) count += bitCount(bits[index] as number);
  return count;
}

/** Which of 32 bits, of which one is set, is the lowest that is. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** How many bits of a 32-bit number are set. */
export function bitCount(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
