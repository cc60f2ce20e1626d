import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect, type ScanCheckpoint } from '@keyprint/client'
import { createSagaStore } from '../create-saga-store.js'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { retriableErrors } from '../errors/error-classes.js'
import { inParallel } from '../listing/in-parallel.js'
import { createPlainSagaStore } from '../plain/create-plain-saga-store.js'
import { type PlainItem, plainSagaDesign } from '../plain/plain-design.js'
import { type PlainScope, plainById } from '../plain/plain-reads.js'
import type { SagaState, SagaStore } from '../state/saga-state.js'
import { Places } from '../store/places.js'
import type { ConnectionOptions, SagaStoreSettings } from '../store/saga-store-options.js'
import { Unsettled } from '../store/unsettled.js'
import { connectTo, tableOf } from '../table/store-table.js'
import { NOBODY, tenantClients } from '../tenant/tenants.js'
import { duringMigration } from './during-migration.js'
import { type Mover, moveSaga } from './move-saga.js'

/** Options of `createSagaMigration`: those of the store that sagas move to, and the name of the table they are in. */
export type SagaMigrationOptions = ConnectionOptions &
  Omit<SagaStoreSettings, 'tenant'> & {
    /** The table with plain keys. Both tables are in one account and region. */
    readonly from: string
    /** The table of the default layout. */
    readonly to: string
  }

/** How `run` moves. */
export interface MigrateOptions {
  /** In so many parts the table is read. Default 4. */
  readonly segments?: number | undefined
  /** How many sagas are moved at the same time. Default 10. */
  readonly concurrency?: number | undefined
  /** Goes on where a run with as many segments was: what `onCheckpoint` was told last. */
  readonly checkpoint?: ScanCheckpoint | undefined
  /** Is told how far it came, as plain data, after each page. It is awaited. */
  readonly onCheckpoint?: ((checkpoint: ScanCheckpoint) => unknown) | undefined
  /** Ends it after the page that is under way. */
  readonly signal?: AbortSignal | undefined
}

/** What was migrated. */
export interface MigrationResult {
  readonly moved: number
  /** Left where they are: another saga of the same id or correlation is in the way, or the row cannot be read. */
  readonly left: readonly { readonly sagaName: string; readonly sagaId: string; readonly reason: string }[]
}

/** A migration from a table with plain keys to the default layout. */
export interface SagaMigration<State extends SagaState = SagaState> {
  /** For all workers, from before it runs until it is over: it knows both tables, and moves what it writes. */
  readonly store: SagaStore<State>
  /** Moves what is there. It may be called again, also after it was killed: a saga is in exactly one of both tables. */
  run(options?: MigrateOptions): Promise<MigrationResult>
}

const DEFAULT_SEGMENTS = 4
const DEFAULT_CONCURRENCY = 10

/** A migration that is online and resumable. It sends nothing by itself. */
export function createSagaMigration<State extends SagaState = SagaState>(
  options: SagaMigrationOptions,
): SagaMigration<State> {
  const table = tableOf(options, options.to)
  const { client } = table
  const { ttlDays, blobs, deadline, requestTimeout } = options
  const timeouts = { deadline, requestTimeout }
  const errors = retriableErrors(options.errors)
  const from: PlainScope = {
    db: connect(plainSagaDesign, { client, tableName: options.from, ...timeouts }),
    errors,
    ttlDays,
  }
  const mover: Mover = {
    client: client as DynamoDBClient,
    from: from.db,
    to: {
      db: tenantClients(connectTo(table, options))(NOBODY),
      tenantId: NOBODY,
      errors,
      ttlDays,
      blobs,
      places: new Places(),
      unsettled: new Unsettled(),
    },
  }
  const given = { client, ttlDays, errors: options.errors, ...timeouts }
  return {
    store: duringMigration<State>({
      from: createPlainSagaStore<State>({ ...given, tableName: options.from }),
      to: createSagaStore<State>({ ...given, tableName: options.to, blobs }),
      move: (sagaName, sagaId) => moveById(mover, from, sagaName, sagaId),
      errors,
    }),
    run: (how = {}) => run(mover, from, how),
  }
}

async function run(
  mover: Mover,
  from: PlainScope,
  { segments = DEFAULT_SEGMENTS, concurrency = DEFAULT_CONCURRENCY, checkpoint, ...how }: MigrateOptions,
): Promise<MigrationResult> {
  const left: MigrationResult['left'][number][] = []
  let moved = 0
  const pages = from.db.everySaga({ segments, checkpoint, consistent: true }).pages()
  for await (const page of pages) {
    await inParallel(page.items, concurrency, async (item) => {
      const end = await moveItem(mover, from, item)
      if (end === 'moved') moved++
      else if (end !== 'gone') left.push({ sagaName: item.sagaName, sagaId: item.sagaId, reason: end })
    })
    await how.onCheckpoint?.(page.checkpoint)
    if (how.signal?.aborted) break
  }
  return { moved, left }
}

/** @returns `gone` when somebody else has moved or deleted it; why it was left; or that it was moved */
async function moveItem(mover: Mover, from: PlainScope, item: PlainItem): Promise<string> {
  let current: PlainItem | undefined = item
  while (current !== undefined) {
    const known: PlainItem = current
    try {
      const move = await moveSaga(mover, known)
      if (move === 'moved') return 'moved'
      if (move === 'conflict') return 'another saga of the same id or correlation is there'
    } catch (error) {
      if (!(error instanceof CorruptStateError)) throw error
      return error.message
    }
    current = await plainById(from, item.sagaName, item.sagaId)
  }
  return 'gone'
}

async function moveById(mover: Mover, from: PlainScope, sagaName: string, sagaId: string): Promise<void> {
  const item = await plainById(from, sagaName, sagaId)
  if (item !== undefined) await moveItem(mover, from, item)
}
