import fc from 'fast-check'
import type { BatchedWrite, Operation, Write } from './operation.js'
import { ACCOUNTS, CITIES, EMAILS, LABELS, REGIONS, TASKS } from './values.js'

const accountId = fc.constantFrom(...ACCOUNTS)
const taskId = fc.constantFrom(...TASKS)
const points = fc.integer({ min: 0, max: 5 })
const entry = fc.constantFrom('x', 'y', 'z')
const itemId = fc.oneof(
  fc.record({ entity: fc.constant('account' as const), id: accountId }),
  fc.record({ entity: fc.constant('task' as const), id: taskId }),
)

const newAccount = fc.record({
  id: accountId,
  email: fc.constantFrom(...EMAILS),
  label: fc.constantFrom(...LABELS),
  points,
  log: fc.constant([]),
})
const place = { region: fc.constantFrom(...REGIONS), city: fc.constantFrom(...CITIES) }
const newTask = fc
  .tuple(fc.record({ id: taskId, points, log: fc.constant([]) }), fc.option(fc.record(place)))
  .map(([task, at]) => ({ ...task, ...at }))

const create = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    entity: fc.constant('account' as const),
    item: newAccount,
  }),
  fc.record({ kind: fc.constant('create' as const), entity: fc.constant('task' as const), item: newTask }),
)
const putTask = fc.record({
  kind: fc.constant('put' as const),
  entity: fc.constant('task' as const),
  item: newTask,
})
const putAccount = fc.record({
  kind: fc.constant('put' as const),
  entity: fc.constant('account' as const),
  item: newAccount,
  ifVersion: fc.integer({ min: 1, max: 4 }),
})

const optional = { requiredKeys: ['kind', 'entity', 'id'] as ('kind' | 'entity' | 'id')[] }
const changes = { add: fc.integer({ min: -2, max: 3 }), append: entry, ifPoints: points }
const ofAccount = {
  entity: fc.constant('account' as const),
  id: accountId,
  set: fc.oneof(
    fc.record({ email: fc.constantFrom(...EMAILS) }),
    fc.record({ label: fc.constantFrom(...LABELS) }),
  ),
}
const ofTask = { entity: fc.constant('task' as const), id: taskId }
const returned = fc.constantFrom('new' as const, 'old' as const)
const update = { kind: fc.constant('update' as const), ...changes }
const updateAccount = fc.record({ ...update, ...ofAccount }, optional)
const updateTask = fc.record({ ...update, ...ofTask, set: fc.record(place) }, optional)
const updates = fc.oneof(updateAccount, updateTask)
const updateWithReturn = fc.tuple(updates, returned).map(([one, kind]) => ({ ...one, return: kind }))
const idempotentUpdate = updates.map((one) => ({ ...one, idempotent: true }))
const readThenUpdate = fc.record(
  {
    kind: fc.constant('readThenUpdate' as const),
    ...ofTask,
    ...changes,
    set: fc.oneof(fc.record({ city: place.city }), fc.record({ region: place.region })),
  },
  optional,
)

const remove = { kind: fc.constant('delete' as const), ifPoints: points }
const deletes = fc.oneof(
  fc.record(
    { ...remove, entity: ofAccount.entity, id: accountId, return: fc.constant('old' as const) },
    optional,
  ),
  fc.record({ ...remove, ...ofTask, return: fc.constant('old' as const) }, optional),
)
const deleteInTransaction = fc.record({ ...remove, ...ofTask }, optional)
const check = fc
  .tuple(itemId, fc.option(points, { nil: undefined }))
  .map(([item, ifPoints]) => ({ kind: 'check' as const, ...item, ifPoints }))

const idOf = (write: Write): string => ('item' in write ? write.item.id : write.id)

/** One account at the most is written: two could swap an email, which a transaction refuses before it is sent. */
const transact = fc
  .tuple(
    fc.oneof(check, putTask, updateTask, deleteInTransaction),
    fc.oneof(create, updateTask),
    fc.option(fc.oneof(updateTask, deleteInTransaction), { nil: undefined }),
  )
  .map((writes) => writes.filter((one) => one !== undefined) as readonly Write[])
  .filter((writes) => new Set(writes.map(idOf)).size === writes.length)
  .map((writes) => ({ kind: 'transact' as const, writes }))
const accountInTransaction = fc
  .tuple(fc.oneof(updateAccount, putAccount), fc.oneof(updateTask, putTask, deleteInTransaction))
  .map((writes) => ({ kind: 'transact' as const, writes: writes as readonly Write[] }))

const batchedDelete = fc.record({ kind: fc.constant('delete' as const), ...ofTask })
const batchWrite = fc
  .uniqueArray(fc.oneof(putTask, batchedDelete), { minLength: 2, maxLength: 4, selector: idOf })
  .map((writes) => ({ kind: 'batchWrite' as const, writes: writes as readonly BatchedWrite[] }))

const reads = fc.oneof(
  itemId.map((item) => ({ kind: 'get' as const, ...item })),
  fc
    .uniqueArray(itemId, { minLength: 2, maxLength: 5, selector: ({ id }) => id })
    .map((items) => ({ kind: 'batchGet' as const, items })),
  fc.constant({ kind: 'team' as const }),
  fc.record({ kind: fc.constant('byLabel' as const), label: fc.constantFrom(...LABELS) }),
  fc.record({ kind: fc.constant('byPlace' as const), ...place }),
)

/** Everything that a client can be asked to do, one arbitrary for each kind. */
export const operations: readonly fc.Arbitrary<Operation>[] = [
  create,
  create,
  putTask,
  putAccount,
  updates,
  updateWithReturn,
  idempotentUpdate,
  readThenUpdate,
  deletes,
  transact,
  accountInTransaction,
  batchWrite,
  reads,
  reads,
] as readonly fc.Arbitrary<Operation>[]

/** What happens in one moment, so that two of it at the same time happened in one order or the other. */
export const momentary = fc.oneof(
  create,
  putTask,
  putAccount,
  updates,
  idempotentUpdate,
  readThenUpdate,
  deletes,
  transact,
  accountInTransaction,
  itemId.map((item) => ({ kind: 'get' as const, ...item })),
) as fc.Arbitrary<Operation>
