import type { BatchOperation, TransactOperation } from '../index.js'
import type { ModelClient } from './clients.js'
import type { BatchedWrite, Changes, Operation, Write } from './operation.js'
import type { EntityName, ItemId } from './world.js'

/** The calls of a client as a transaction or the client itself has them, with types that the model need not know. */
type Calls = Record<EntityName, Record<Write['kind'], (...given: unknown[]) => PromiseLike<unknown>>>

/** Does an operation for the items of a team, as a user would write it. */
export async function perform(db: ModelClient, team: string, operation: Operation): Promise<unknown> {
  switch (operation.kind) {
    case 'get':
      return db[operation.entity].get({ team, id: operation.id }, { consistent: true })
    case 'batchGet':
      return db.batch.get(
        operation.items.map((item) => keyIn(db, team, item)),
        { consistent: true },
      )
    case 'team':
      return teamOf(db, team)
    case 'byLabel':
      return db.byLabel({ team, label: operation.label }).collect()
    case 'byPlace':
      return db.byPlace({ team, region: operation.region, city: operation.city }).collect()
    case 'transact':
      return db.transact((tx) => operation.writes.map((one) => call(tx, team, one) as TransactOperation))
    case 'batchWrite':
      return db.batch.write((b) => batchOf(b, team, operation.writes))
    default:
      return call(db, team, operation)
  }
}

const keyIn = (db: ModelClient, team: string, { entity, id }: ItemId) => db[entity].key({ team, id })

/** The items of a team by one consistent query. */
export async function teamOf(db: ModelClient, team: string): Promise<readonly unknown[]> {
  const found = await db.team({ team }, { consistent: true }).collect()
  return [...found.account, ...found.task]
}

/** The operations of a batch, in the order of the writes. */
export const batchOf = (
  batch: object,
  team: string,
  writes: readonly BatchedWrite[],
): readonly BatchOperation[] => writes.map((one) => call(batch, team, one) as BatchOperation)

function call(calls: object, team: string, write: Write): unknown {
  const on = (calls as Calls)[write.entity]
  switch (write.kind) {
    case 'create':
      return on.create({ team, ...write.item })
    case 'put':
      return on.put(
        { team, ...write.item },
        ...(write.entity === 'account' ? [{ ifVersion: write.ifVersion }] : []),
      )
    case 'delete':
    case 'check':
      return on[write.kind]({ team, id: write.id }, { ...conditionOf(write), ...returnOf(write) })
    case 'update':
      return on.update(
        { team, id: write.id },
        {
          ...changesOf(write),
          ...returnOf(write),
          ...(write.idempotent && { idempotent: true }),
        },
      )
    case 'readThenUpdate':
      return on.readThenUpdate({ team, id: write.id }, changesOf(write))
  }
}

function changesOf(changes: Changes): object {
  const { set, add, append } = changes
  return {
    ...(set && { set }),
    ...(add !== undefined && { add: { points: add } }),
    ...(append !== undefined && { append: { log: [append] } }),
    ...conditionOf(changes),
  }
}

/** The part of a condition's path that is used here. */
interface Path {
  readonly points: { ge(value: number): unknown }
}

const conditionOf = ({ ifPoints }: { ifPoints?: number | undefined }): object =>
  ifPoints === undefined ? {} : { if: (item: Path) => item.points.ge(ifPoints) }

const returnOf = (write: object): object =>
  'return' in write && write.return !== undefined ? { return: write.return } : {}
