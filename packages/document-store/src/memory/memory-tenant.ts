import { DocumentExistsError } from '../errors/document-exists-error.js'
import { DocumentNotFoundError } from '../errors/document-not-found-error.js'
import { DocumentVersionError } from '../errors/document-version-error.js'
import { InvalidQueryError } from '../errors/invalid-query-error.js'
import { TransactionRefusedError } from '../errors/transaction-refused-error.js'
import type {
  Address,
  Change,
  FoundRow,
  ProviderPage,
  ProviderQuery,
  Row,
  TenantProvider,
} from '../provider/provider.js'
import { type Position, readCursor, writeCursor } from './memory-cursor.js'
import { compareTexts, isWithin, type KeyText, type MemoryKeys } from './memory-keys.js'
import { type Entry, entryName, inSeconds, isExpired, type MemoryTable, rowOf } from './memory-table.js'

/** One tenant's documents. Each method does its work in one step, so that nothing comes in between. */
export function memoryTenant(table: MemoryTable, keys: MemoryKeys, tenant: string): TenantProvider {
  const find = (address: Address) => table.live(keys.primary(tenant, address))
  const read = (address: Address): Row | undefined => {
    const entry = find(address)
    return entry && rowOf(entry)
  }
  return {
    get: async (address) => read(address),
    getMany: async (addresses) => addresses.map(read),
    write: async (change) => {
      const step = prepare(table, keys, tenant, change)
      check(change, step.before)
      return step.apply()
    },
    transact: async (changes) => {
      const steps = changes.map((change, i) => refusedAt(i, () => prepare(table, keys, tenant, change)))
      for (const [i, change] of changes.entries()) refusedAt(i, () => check(change, steps[i]?.before))
      for (const step of steps) step.apply()
    },
    query: async (query) => queryPage(table, keys, tenant, query),
  }
}

/** A change whose keys are made: what can be refused before anything happens. */
function prepare(table: MemoryTable, keys: MemoryKeys, tenant: string, change: Change) {
  const { address } = change
  const key = keys.primary(tenant, address)
  const before = table.live(key)
  if (change.kind === 'delete') {
    const apply = () => {
      if (before !== undefined) table.delete(before)
      return before !== undefined
    }
    return { before, apply }
  }
  const { row } = change
  const entry: Entry = {
    ...{ tenant, address, key, indexes: keys.inIndexes(tenant, address, row.document) },
    text: JSON.stringify(row),
    expiresAt: inSeconds(row.expiresAt),
  }
  const apply = () => {
    table.put(entry)
    return true
  }
  return { before, apply }
}

/** The condition of a change. */
function check(change: Change, before: Entry | undefined): void {
  const { kind, address } = change
  if (kind === 'create') {
    if (before !== undefined) throw new DocumentExistsError(address)
    return
  }
  const { expectedVersion } = change
  if (expectedVersion === undefined) return
  if (before === undefined) throw new DocumentNotFoundError(address)
  const actual = rowOf(before).version
  if (actual !== expectedVersion) throw new DocumentVersionError(address, expectedVersion, actual)
}

function refusedAt<T>(index: number, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw new TransactionRefusedError(index, error as Error)
  }
}

function queryPage(table: MemoryTable, keys: MemoryKeys, tenant: string, query: ProviderQuery): ProviderPage {
  const range = keys.range(tenant, query)
  if (range.from !== undefined && range.to !== undefined && compareTexts(range.from.text, range.to.text) > 0)
    throw new InvalidQueryError(query.collection, 'from', `comes after 'to'`)
  const after = query.cursor === undefined ? undefined : readCursor(tenant, query, query.cursor)
  const direction = query.order === 'ascending' ? 1 : -1
  const found = [...table.entries.values()]
    .flatMap((entry) => positioned(entry, query))
    .filter(({ entry, key }) => isWithin(range, key) && !isExpired(entry))
    .sort((a, b) => direction * comparePositions(a.position, b.position))
    .filter(({ position }) => after === undefined || direction * comparePositions(position, after) > 0)
  const page = found.slice(0, query.limit)
  const last = found.length > page.length ? page.at(-1) : undefined
  return {
    rows: page.map(({ entry }) => foundRow(entry)),
    cursor: last && writeCursor(tenant, query, last.position),
  }
}

/** An entry by the key that is queried; none where it is not in the index. */
function positioned(entry: Entry, { collection, index }: ProviderQuery) {
  if (entry.address.collection !== collection) return []
  const key: KeyText | undefined = index === undefined ? entry.key : entry.indexes.get(index)
  if (key === undefined) return []
  const position: Position = [key.sort, entryName(entry.key)]
  return [{ entry, key, position }]
}

const comparePositions = (a: Position, b: Position): number =>
  compareTexts(a[0], b[0]) || compareTexts(a[1], b[1])

const foundRow = (entry: Entry): FoundRow => ({
  id: entry.address.id,
  part: entry.address.part,
  row: rowOf(entry),
})
