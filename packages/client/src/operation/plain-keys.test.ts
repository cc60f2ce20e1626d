import {
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  oneOf,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rawItem, rawItems } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('sagas', {
  partitionKey: 'sagaName',
  sortKey: 'sagaId',
  indexes: {
    byState: { partitionKey: 'state', sortKey: { name: 'dueAt', type: 'number' } },
  },
  entityMarker: false,
})

const saga = defineEntity(table, 'saga', {
  attributes: {
    sagaName: string(),
    sagaId: string(),
    state: oneOf('running', 'done').optional(),
    dueAt: timestamp({ format: 'epoch-milliseconds' }).optional(),
    step: integer().default(0),
  },
  key: { partition: '{sagaName}', sort: '{sagaId}' },
  indexes: { byState: { on: 'byState', partition: '{state}', sort: '{dueAt}' } },
})

const sagas = defineDesign({
  table,
  entities: { saga },
  accessPatterns: { sagasByState: query(saga.byState) },
})
const own = testTable(sagas)
const db = connect(sagas, own)
const stored = (sagaName: string, sagaId: string) =>
  rawItem(own, { sagaName: { S: sagaName }, sagaId: { S: sagaId } })

describe('a table whose keys are attributes of the entity', () => {
  it('holds the attributes and nothing else', async () => {
    const dueAt = new Date(1_800_000_000_000)
    await db.saga.create({ sagaName: 'order', sagaId: 's1', state: 'running', dueAt })

    expect(await stored('order', 's1')).toEqual({
      sagaName: { S: 'order' },
      sagaId: { S: 's1' },
      state: { S: 'running' },
      dueAt: { N: '1800000000000' },
      step: { N: '0' },
    })
  })

  it('takes keys as they are: nothing in them is escaped', async () => {
    const odd = { sagaName: 'a#b%', sagaId: '100% #1' }
    await db.saga.create(odd)
    expect(await stored('a#b%', '100% #1')).toBeDefined()
    expect(await db.saga.get(odd)).toEqual({ ...odd, step: 0 })
  })

  it('updates, deletes and queries by them', async () => {
    const key = { sagaName: 'order', sagaId: 's2' }
    await db.saga.create({ ...key, state: 'running', dueAt: new Date(1000) })
    await db.saga.update(key, { set: { state: 'done' }, add: { step: 1 } })
    expect(await db.sagasByState({ state: 'done' }).collect()).toMatchObject([{ sagaId: 's2', step: 1 }])
    await db.saga.delete(key)
    expect(await db.saga.get(key)).toBeUndefined()
  })

  it('refuses to update them', async () => {
    const key = { sagaName: 'order', sagaId: 's3' }
    const error = await rejection(db.saga.update(key, { set: { sagaId: 's4' } as never }))
    expect(error.message).toContain('saga.sagaId is part of the primary key, which never changes')
  })

  it.each<[string, object, string]>([
    ['an empty key', { sagaId: '' }, 'saga.sagaId is a key, which can be neither empty nor null (got "")'],
    ['a sort key of 1025 bytes', { sagaId: `${'é'.repeat(512)}x` }, 'a sort key of 1025 bytes'],
    ['a partition key of 2049 bytes', { sagaName: 'x'.repeat(2049) }, 'a partition key of 2049 bytes'],
    ['a lone surrogate', { sagaId: '\uDC00' }, 'saga.sagaId holds a lone surrogate'],
  ])('refuses %s before it is sent', async (_, given, message) => {
    const key = { sagaName: 'order', sagaId: 's5', ...given }
    expect((await rejection(db.saga.create(key))).message).toContain(message)
    expect((await rejection(db.saga.get(key))).message).toContain(message)
  })

  it('takes keys that are exactly as long as DynamoDB allows', async () => {
    const key = { sagaName: 'x'.repeat(2048), sagaId: 'é'.repeat(512) }
    await db.saga.create(key)
    expect(await db.saga.get(key)).toEqual({ ...key, step: 0 })
  })
})

describe('an index on attributes of the entity', () => {
  it('has an entry for items that have both, and for no others', async () => {
    await db.saga.create({ sagaName: 'sparse', sagaId: 'none' })
    await db.saga.create({ sagaName: 'sparse', sagaId: 'half', state: 'running' })
    await db.saga.create({ sagaName: 'sparse', sagaId: 'both', state: 'running', dueAt: new Date(5) })
    const entries = await rawItems(own, 'byState')
    const ids = entries.filter(({ sagaName }) => sagaName?.S === 'sparse').map(({ sagaId }) => sagaId?.S)
    expect(ids).toEqual(['both'])
  })

  it('loses the entry with one of them', async () => {
    const key = { sagaName: 'sparse', sagaId: 'both' }
    await db.saga.update(key, { remove: ['dueAt'] })
    expect((await rawItems(own, 'byState')).map(({ sagaId }) => sagaId?.S)).not.toContain('both')
  })
})
