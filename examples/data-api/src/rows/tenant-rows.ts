import { Problem } from '../http/problem.js'
import type { StoredItem } from '../json/attribute-values.js'
import { owns, prefixOf } from '../tenants/tenant-id.js'
import { type BatchedWrite, getRows, keyOfWrite, type Outcome, writeRows } from './batches.js'
import { keyOf, keyText, type RowKey } from './key.js'
import type { Presence } from './presence.js'
import { deleteRow, getRow, putRow, queryRows, type RowPage, type RowQuery, type RowTable } from './rows.js'
import { keyOfTransacted, type TransactedWrite, transactGetRows, transactRows } from './transactions.js'

const NOTHING: RowPage = { items: [], last: undefined }

/**
 * The rows of one tenant: the only way of a request to them. A foreign key is never asked for. Alone it looks like one
 * that is not there; in a batch or a transaction it refuses the whole, before anything is sent.
 */
export class TenantRows {
  constructor(
    private readonly table: RowTable,
    private readonly tenantId: string,
    /** Is told of what will be there, before it is written. */
    private readonly announce: (keys: readonly RowKey[]) => Promise<void>,
  ) {}

  async get(key: RowKey): Promise<StoredItem | undefined> {
    return this.owns(key) ? getRow(this.table, key) : undefined
  }

  async put(item: StoredItem, presence?: Presence): Promise<void> {
    this.demandOwn([keyOf(item)])
    await this.announce([keyOf(item)])
    await putRow(this.table, item, presence)
  }

  /** @returns whether there was one. */
  async delete(key: RowKey, presence?: Presence): Promise<boolean> {
    if (this.owns(key)) return deleteRow(this.table, key, presence)
    if (presence === 'exists')
      throw new Problem('condition-failed', 'The item is not as the condition wants it.')
    return false
  }

  async query(query: RowQuery): Promise<RowPage> {
    return owns(this.tenantId, query.pk) ? queryRows(this.table, query) : NOTHING
  }

  async getMany(keys: readonly RowKey[]): Promise<ReadonlyMap<string, StoredItem>> {
    this.demandOwn(keys)
    return getRows(this.table, keys)
  }

  async writeMany(writes: readonly BatchedWrite[]): Promise<readonly Outcome[]> {
    this.demandOwn(writes.map(keyOfWrite))
    await this.announce(keysOfPuts(writes))
    return writeRows(this.table, writes)
  }

  async transactGet(keys: readonly RowKey[]): Promise<readonly (StoredItem | undefined)[]> {
    this.demandOwn(keys)
    return transactGetRows(this.table, keys)
  }

  async transact(writes: readonly TransactedWrite[]): Promise<void> {
    this.demandOwn(writes.map(keyOfTransacted))
    await this.announce(keysOfPuts(writes))
    await transactRows(this.table, writes)
  }

  /** @throws Problem for a foreign key, or one that is there twice. */
  private demandOwn(keys: readonly RowKey[]): void {
    const foreign = keys.findIndex((key) => !this.owns(key))
    if (foreign >= 0) {
      const detail = `The partition key of number ${foreign + 1} does not begin with ${prefixOf(this.tenantId)}# and more.`
      throw new Problem('foreign-key', detail)
    }
    if (new Set(keys.map(keyText)).size < keys.length)
      throw new Problem('invalid-request', 'One key is there twice.')
  }

  private owns({ pk }: RowKey): boolean {
    return owns(this.tenantId, pk)
  }
}

const keysOfPuts = (writes: readonly (BatchedWrite | TransactedWrite)[]): readonly RowKey[] =>
  writes.flatMap((write) => ('put' in write ? [keyOf(write.put)] : []))
