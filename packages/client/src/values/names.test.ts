import {
  any,
  DesignError,
  defineDesign,
  defineEntity,
  defineTable,
  map,
  number,
  record,
  string,
} from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { putRaw, rawItem } from '../testing/raw-items.js'
import type { Untyped } from '../testing/untyped.js'

const table = defineTable('names', { partitionKey: 'pk' })
const inherited = {
  constructor: string().optional(),
  toString: string().optional(),
  hasOwnProperty: string().optional(),
  valueOf: string().optional(),
}
const thing = defineEntity(table, 'thing', {
  attributes: {
    id: string(),
    ...inherited,
    map: map(inherited).optional(),
    record: record(number()).optional(),
    any: any().optional(),
  },
  key: { partition: 'THING#{id}' },
})
const names = defineDesign({ table, entities: { thing } })
const { client, tableName } = testTable(names)
const db = connect(names, { client, tableName })

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
const attributes = { constructor: 'c', toString: 't', hasOwnProperty: 'h', valueOf: 'v' } as Untyped

/** An object that has these names as its own, whatever objects inherit under them. */
const named = (value: unknown): Untyped => Object.fromEntries(NAMES.map((name) => [name, value]))

/** The own properties, and the prototype, which toEqual does not look at. */
const own = (object: object) => [
  Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)),
  Object.getPrototypeOf(object),
]

describeWithDynamoDB('value 17: __proto__, constructor, toString and what else objects inherit', () => {
  it('round-trip as names of attributes', async () => {
    const given = { id: 'a', ...attributes, map: attributes }
    await db.thing.put(given)
    for (const read of [
      await db.thing.getOrFail({ id: 'a' }),
      (await db.batch.get([db.thing.key({ id: 'a' })]))[0],
    ])
      expect(own(read as object)).toEqual(own(given))
  })

  it('are not there when they were not given', async () => {
    await db.thing.put({ id: 'b', map: {} } as Untyped)
    expect(await rawItem({ client, tableName }, { pk: { S: 'THING#b' } })).toEqual({
      pk: { S: 'THING#b' },
      _entity: { S: 'thing' },
      id: { S: 'b' },
      map: { M: {} },
    })
    const read = await db.thing.getOrFail({ id: 'b' })
    expect(Object.keys(read).sort()).toEqual(['id', 'map'])
  })

  it('round-trip as keys of a record and of any(), at every level', async () => {
    const given = { id: 'c', record: named(1), any: { deep: [named(named('x'))] } }
    await db.thing.put(given as Untyped)
    const read: Untyped = await db.thing.getOrFail({ id: 'c' })
    expect(own(read.record)).toEqual(own(named(1)))
    expect(own(read.any.deep[0])).toEqual(own(named(named('x'))))
    for (const [, inner] of Object.entries<object>(read.any.deep[0]))
      expect(own(inner)).toEqual(own(named('x')))
  })

  it('set no prototype, also where somebody else stored a map under that name', async () => {
    const admin = { M: { admin: { BOOL: true } } }
    const stored = Object.fromEntries(NAMES.map((name) => [name, admin]))
    const item = { pk: { S: 'THING#d' }, _entity: { S: 'thing' }, id: { S: 'd' } }
    await putRaw(
      { client, tableName },
      { ...item, any: { M: stored }, ...Object.fromEntries([['__proto__', admin]]) },
    )
    const read: Untyped = await db.thing.getOrFail({ id: 'd' })
    expect(own(read.any)).toEqual(own(named({ admin: true })))
    expect(read.admin).toBeUndefined()
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect(({} as Untyped).admin).toBeUndefined()
  })

  it('are changed, removed and compared like any other name', async () => {
    await db.thing.put({ id: 'e', ...attributes, record: named(1) })
    const change: Untyped = (o: Untyped) => NAMES.map((name) => o.record.at(name).increment(1))
    const remove = ['toString'] as Untyped
    await db.thing.update({ id: 'e' }, { set: { constructor: 'new' } as Untyped, remove, change })
    const read: Untyped = await db.thing.getOrFail({ id: 'e' })
    expect(own(read.record)).toEqual(own(named(2)))
    expect([read.constructor, Object.hasOwn(read, 'toString')]).toEqual(['new', false])
    const condition: Untyped = (o: Untyped) => [o.record.at('__proto__').eq(2), o.constructor.eq('new')]
    await db.thing.put({ id: 'e', any: 1 } as Untyped, { if: condition })
    const failing: Untyped = (o: Untyped) => o.record.at('__proto__').exists()
    await expect(db.thing.put({ id: 'e' } as Untyped, { if: failing })).rejects.toMatchObject({
      code: 'CONDITION_FAILED',
    })
  })
})

describe('value 17: an attribute that is stored as __proto__', () => {
  const define = (attributes: Untyped) => () =>
    defineDesign({
      table,
      entities: {
        odd: defineEntity(table, 'odd', {
          attributes: { id: string(), ...attributes },
          key: { partition: 'ODD#{id}' },
        }),
      },
    })

  it('is refused when the design is made', () => {
    expect(define({ proto: string().storedAs('__proto__') })).toThrow(DesignError)
    expect(define({ map: map({ proto: string().storedAs('__proto__') }) })).toThrow(DesignError)
  })
})
