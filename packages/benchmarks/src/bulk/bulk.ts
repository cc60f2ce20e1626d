import { fork } from 'node:child_process'
import { once } from 'node:events'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createTable, type DynamoDBLocal, deleteTable, startDynamoDBLocal } from '@keyprint/local'
import { type Spread, spread } from '../cpu/statistics.js'
import { design } from '../orders/keyprint-design.js'
import { BULK_LIBRARIES, type BulkLibrary } from './bulk-store.js'
import type { BulkMeasured, BulkRun } from './child.js'
import type { BulkTable } from './stores.js'

/** Items of each operation. A page of a scan takes DynamoDB Local the longer, the more items there are. */
export const BULK_COUNTS: Readonly<Record<BulkKind, number>> = { write: 100_000, scan: 20_000 }

/** What one library takes for one operation. */
export interface BulkFigure {
  readonly itemsPerSecond: Spread
  readonly cpuSeconds: Spread
  readonly peakBytes: Spread
}

export type BulkKind = BulkRun['kind']
export type BulkResult = Readonly<Record<BulkKind, Readonly<Record<BulkLibrary, BulkFigure>>>>
type Samples = Map<`${BulkKind} ${BulkLibrary}`, BulkMeasured[]>

/** With indexes DynamoDB Local would take twice as long, which says nothing of the libraries. */
const TABLE = { table: { ...design.table, indexes: {} } }

/**
 * Every library writes items into a table of its own in DynamoDB Local, and scans another one, each time in a process of
 * its own; in turns, in an order that changes every round.
 */
export async function bulk(rounds: number, onProgress: (share: number) => void): Promise<BulkResult> {
  await using server = await startDynamoDBLocal()
  const samples: Samples = new Map()
  for (let round = 0; round < rounds; round++) {
    for (const [i, library] of turned(round).entries()) {
      await measureLibrary(server, library, samples)
      onProgress((round + (i + 1) / BULK_LIBRARIES.length) / rounds)
    }
  }
  return { write: figuresOf('write', samples), scan: figuresOf('scan', samples) }
}

function turned(round: number): readonly BulkLibrary[] {
  const turn = round % BULK_LIBRARIES.length
  return [...BULK_LIBRARIES.slice(turn), ...BULK_LIBRARIES.slice(0, turn)]
}

async function measureLibrary(server: DynamoDBLocal, library: BulkLibrary, samples: Samples): Promise<void> {
  const keep = (kind: BulkKind, measured: BulkMeasured) =>
    samples.set(`${kind} ${library}`, [...(samples.get(`${kind} ${library}`) ?? []), measured])
  await withTable(server, async (table) => {
    keep('write', await inChild({ library, kind: 'write', table, count: BULK_COUNTS.write }))
  })
  await withTable(server, async (table) => {
    const count = BULK_COUNTS.scan
    // What a library reads it has written itself: some mark their items.
    await inChild({ library, kind: 'write', table, count })
    keep('scan', await inChild({ library, kind: 'scan', table, count }))
  })
}

async function withTable(
  { endpoint, client }: DynamoDBLocal,
  use: (table: BulkTable) => Promise<void>,
): Promise<void> {
  const tableName = `orders-${crypto.randomUUID()}`
  await createTable(client(), TABLE, { tableName })
  try {
    await use({ endpoint, tableName })
  } finally {
    await deleteTable(client(), { tableName })
  }
}

/** Nothing of the machine's own AWS configuration is to be read. */
const HERMETIC = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, NODE_NO_WARNINGS: '1' }

async function inChild(run: BulkRun): Promise<BulkMeasured> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...process.env, ...HERMETIC },
  })
  child.send(run)
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${run.library} ended with code ${code}.`)
  })
  const [measured] = await Promise.race([once(child, 'message'), failed])
  failed.catch(() => {})
  return measured as BulkMeasured
}

function figuresOf(kind: BulkKind, samples: Samples): BulkResult[BulkKind] {
  const figures = BULK_LIBRARIES.map((library) => {
    const own = samples.get(`${kind} ${library}`) ?? []
    const figure: BulkFigure = {
      itemsPerSecond: spread(own.map(({ seconds }) => BULK_COUNTS[kind] / seconds)),
      cpuSeconds: spread(own.map(({ cpuSeconds }) => cpuSeconds)),
      peakBytes: spread(own.map(({ peakBytes }) => peakBytes)),
    }
    return [library, figure] as const
  })
  return Object.fromEntries(figures) as BulkResult[BulkKind]
}
