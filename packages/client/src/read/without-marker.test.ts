import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  literal,
  oneOf,
  query,
  scan,
  string,
  ulid,
} from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { putRaw } from '../testing/raw-items.js'

const sagas = defineTable('sagas', { partitionKey: 'saga', sortKey: 'part', entityMarker: false })
const state = defineEntity(sagas, 'state', {
  attributes: { saga: string(), part: literal('STATE'), step: integer() },
  key: { partition: '{saga}', sort: '{part}' },
})
const lock = defineEntity(sagas, 'lock', {
  attributes: { saga: string(), part: oneOf('READ', 'WRITE'), owner: string() },
  key: { partition: '{saga}', sort: '{part}' },
})
const entry = defineEntity(sagas, 'entry', {
  attributes: { saga: string(), part: ulid(), text: string() },
  key: { partition: '{saga}', sort: '{part}' },
})
const timer = defineEntity(sagas, 'timer', {
  attributes: { saga: string(), timerId: string(), seconds: integer() },
  key: { partition: '{saga}', sort: 'TIMER#{timerId}' },
})
const design = defineDesign({
  table: sagas,
  entities: { state, lock, entry, timer },
  accessPatterns: {
    whole: query(state, lock, entry, timer),
    entries: query(entry),
    locks: query(lock),
    everyLock: scan(lock),
  },
})

const items = {
  state: [{ saga: 's', part: 'STATE' as const, step: 1 }],
  lock: [{ saga: 's', part: 'READ' as const, owner: 'me' }],
  entry: [{ saga: 's', part: '01ARZ3NDEKTSV4RRFFQ69G5FAV', text: 'a' }],
  timer: [{ saga: 's', timerId: 't', seconds: 3 }],
}

describeWithDynamoDB('an item collection without a marker, whose keys are plain attributes', () => {
  const table = testTable(design)
  const db = connect(design, table)

  beforeAll(async () => {
    for (const one of items.state) await db.state.create(one)
    for (const one of items.lock) await db.lock.create(one)
    for (const one of items.entry) await db.entry.create(one)
    for (const one of items.timer) await db.timer.create(one)
    await putRaw(table, { saga: { S: 's' }, part: { S: 'of somebody else' } })
  })

  it('is told apart by the values of its keys', async () => {
    expect(await db.whole({ saga: 's' }).collect()).toEqual(items)
  })

  describe.each([
    ['entries', () => db.entries({ saga: 's' }).collect(), items.entry],
    ['locks', () => db.locks({ saga: 's' }).collect(), items.lock],
    ['every lock, by a scan', () => db.everyLock().collect(), items.lock],
  ])('%s', (_, read, expected) => {
    it('come without the others', async () => expect(await read()).toEqual(expected))
  })
})
