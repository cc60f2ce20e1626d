/** Money that has moved. */
export interface Charge {
  readonly chargeId: string
  readonly orderId: string
  readonly amountInCents: number
  readonly refunded: boolean
}

/** The books of the pretended provider: every real charge is a line, whatever workers believe. */
export class Ledger {
  readonly #charges: Charge[] = []
  readonly #byKey = new Map<string, number>()
  readonly #cancelled = new Set<string>()

  /** Charges once for a key, and says so each time; nothing for a key that was cancelled. */
  charge(key: string, orderId: string, amountInCents: number): Charge | undefined {
    if (this.#cancelled.has(key)) return undefined
    const line = this.#byKey.get(key) ?? this.#add({ orderId, amountInCents })
    this.#byKey.set(key, line)
    return this.#charges[line]
  }

  /** Refunds what was charged for a key, and refuses it from now on. */
  cancel(key: string): Charge | undefined {
    this.#cancelled.add(key)
    const line = this.#byKey.get(key)
    const charge = line === undefined ? undefined : this.#charges[line]
    if (line !== undefined && charge !== undefined) this.#charges[line] = { ...charge, refunded: true }
    return charge
  }

  charges(): readonly Charge[] {
    return [...this.#charges]
  }

  #add({ orderId, amountInCents }: Pick<Charge, 'orderId' | 'amountInCents'>): number {
    const line = this.#charges.length
    this.#charges.push({ chargeId: `charge-${line + 1}`, orderId, amountInCents, refunded: false })
    return line
  }
}
