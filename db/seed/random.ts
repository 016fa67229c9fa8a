/** A pseudo-random sequence that depends on its seed alone (mulberry32): the same seed makes the same network. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 32 bits, unsigned. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list; throws RangeError on an empty one. */
  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Normally distributed, mean 0, deviation 1 (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}

/** Draws values as often as their weights say. */
export class Weighted<T> {
  readonly #values: T[] = [];
  readonly #cumulated: Float64Array;
  readonly #total: number;

  constructor(entries: Iterable<readonly [T, number]>) {
    const sums: number[] = [];
    let sum = 0;
    for (const [value, weight] of entries) {
      sum += weight;
      this.#values.push(value);
      sums.push(sum);
    }
    this.#cumulated = Float64Array.from(sums);
    this.#total = sum;
  }

  draw(random: Random): T {
    const wanted = random.next() * this.#total;
    let low = 0;
    let high = this.#cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cumulated[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const found = this.#values[low];
    if (found === undefined) throw new RangeError('nothing to draw from');
    return found;
  }
}
