import { type ChangeHandlers, handleChange } from '../changes/change-handlers.js'
import type { Collections } from '../collection/collection.js'
import type { Address, Row } from '../provider/provider.js'
import type { KeyText } from './memory-keys.js'

/** One document in memory. */
export interface Entry {
  readonly tenant: string
  readonly address: Address
  readonly key: KeyText
  readonly indexes: ReadonlyMap<string, KeyText>
  /** The row as JSON, so that nobody shares an object with the table. */
  readonly text: string
  /** Seconds since 1970, as DynamoDB counts them. */
  readonly expiresAt: number | undefined
}

/** All documents of all tenants. */
export class MemoryTable {
  readonly entries = new Map<string, Entry>()
  readonly #errors: unknown[] = []
  #handled: Promise<unknown> = Promise.resolve()

  constructor(private readonly changes: ChangeHandlers<Collections> = {}) {}

  /** What is there and has not expired. */
  live(key: KeyText): Entry | undefined {
    const entry = this.entries.get(entryName(key))
    return entry === undefined || isExpired(entry) ? undefined : entry
  }

  put(entry: Entry): void {
    const before = this.live(entry.key)
    this.entries.set(entryName(entry.key), entry)
    this.#tell(entry, before && rowOf(before), rowOf(entry))
  }

  delete(entry: Entry): void {
    this.entries.delete(entryName(entry.key))
    this.#tell(entry, rowOf(entry), undefined)
  }

  /** Waits for the handlers, and rejects with what the first of them threw that has failed. */
  async settled(): Promise<void> {
    await this.#handled
    const [first] = this.#errors.splice(0)
    if (first !== undefined) throw first
  }

  #tell({ tenant, address }: Entry, before: Row | undefined, after: Row | undefined): void {
    if (this.changes[address.collection] === undefined) return
    const change = { tenant, collection: address.collection, before, after }
    this.#handled = this.#handled
      .then(() => handleChange(this.changes, change))
      .catch((error: unknown) => this.#errors.push(error))
  }
}

export const entryName = ({ partition, sort }: KeyText): string => `${partition}\n${sort}`

/** The row of an entry; for one that was damaged whatever is there. */
export function rowOf({ text }: Entry): Row {
  try {
    return JSON.parse(text) as Row
  } catch {
    return {} as Row
  }
}

const MS_PER_SECOND = 1000

export const isExpired = ({ expiresAt }: Entry): boolean =>
  expiresAt !== undefined && expiresAt <= Math.floor(Date.now() / MS_PER_SECOND)

/** Rounded up, so that nothing expires early. */
export const inSeconds = (moment: Date | undefined): number | undefined =>
  moment === undefined ? undefined : Math.ceil(moment.getTime() / MS_PER_SECOND)
