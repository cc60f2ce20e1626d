import type { ConsumedCapacity as Reported } from '@aws-sdk/client-dynamodb'

/** Units that one index, or the table without its indexes, has used. */
export interface CapacityUnits {
  readUnits: number
  writeUnits: number
}

/**
 * Counts the capacity that calls use: over pages, over retries of unprocessed items, and over calls, as long as the
 * same counter is passed to them: `{ capacity }`. What the SDK's own retries used is not reported by DynamoDB.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export class ConsumedCapacity {
  /** Requests that were answered. */
  requests = 0
  readUnits = 0
  writeUnits = 0
  /** The part of it that the table itself used. */
  readonly table: CapacityUnits = { readUnits: 0, writeUnits: 0 }
  /** The parts of it that indexes used, by the name of the index. */
  readonly indexes: Record<string, CapacityUnits> = {}

  /** Adds what one answer reports; `kind` says what its plain units are. */
  add(reported: Reported | readonly Reported[] | undefined, kind: 'read' | 'write'): void {
    this.requests += 1
    for (const one of [reported ?? []].flat()) this.#addOne(one, kind)
  }

  #addOne(
    { CapacityUnits, Table, GlobalSecondaryIndexes, LocalSecondaryIndexes }: Reported,
    kind: 'read' | 'write',
  ): void {
    this.#count(this, CapacityUnits, kind)
    this.#count(this.table, Table?.CapacityUnits, kind)
    for (const [name, units] of Object.entries({ ...GlobalSecondaryIndexes, ...LocalSecondaryIndexes })) {
      this.indexes[name] ??= { readUnits: 0, writeUnits: 0 }
      this.#count(this.indexes[name], units.CapacityUnits, kind)
    }
  }

  #count(into: CapacityUnits, units: number | undefined, kind: 'read' | 'write'): void {
    if (kind === 'read') into.readUnits += units ?? 0
    else into.writeUnits += units ?? 0
  }
}
