/** What one process may spend in a window. Those who come while more is asked for wait for that one answer. */
export class Lease {
  private left = 0
  private exhausted = false
  private asking: Promise<void> | undefined

  constructor(
    /** Which window it is. */
    readonly number: number,
    /** Milliseconds since 1970. */
    readonly endsAt: number,
    private readonly charge: () => Promise<number>,
  ) {}

  async take(): Promise<boolean> {
    while (this.left === 0) {
      if (this.exhausted) return false
      this.asking ??= this.ask()
      await this.asking
    }
    this.left -= 1
    return true
  }

  private async ask(): Promise<void> {
    try {
      const more = await this.charge()
      this.left += more
      this.exhausted = more === 0
    } finally {
      this.asking = undefined
    }
  }
}
