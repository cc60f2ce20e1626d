/** Numbers by chance, the same ones for the same seed. */
export class Random {
  constructor(private state: number) {}

  /** From 0 to 1, which it never is: Mulberry32. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number below another. */
  below(count: number): number {
    return Math.floor(this.share() * count)
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** So many of a list, each once. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    return list
      .map((one) => [this.share(), one] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, count)
      .map(([, one]) => one)
  }
}
