import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rawItem, rawItems } from '../testing/raw-items.js'
import type { Untyped } from '../testing/untyped.js'

const names = ['size', 'a.b', '#', ':v', '日本', 'with spaces', 'constructor', 'toString']

const indexes = Object.fromEntries(
  names.map((name, i) => [`gsi${i}`, { partitionKey: `${name} key`, sortKey: name }]),
)
const table = defineTable('odd-keys', { partitionKey: '#pk :v', sortKey: 'a.b sort', indexes })

/** Each attribute is the sort key of an index of its own, and the partition key is made from it. */
const thing = defineEntity(table, 'thing', {
  attributes: {
    id: string(),
    note: string().optional(),
    ...Object.fromEntries(names.map((name) => [name, string().optional()])),
  },
  key: { partition: 'THING#{id}', sort: 'THING' },
  indexes: Object.fromEntries(
    names.map((name, i) => [`by${i}`, { on: `gsi${i}`, partition: `N#{${name}}`, sort: `{${name}}` }]),
  ),
} as never)
const things = defineDesign({ table, entities: { thing } } as never)
const own = testTable(things)
const db: Untyped = connect(things, own)

describe.each(names.map((name, i) => [name, i] as const))('an index key of %j', (name, i) => {
  const id = String(i)
  const entries = async () => (await rawItems(own, `gsi${i}`)).map((item) => item[`${name} key`]?.S)

  it('is not there while the attribute is not', async () => {
    await db.thing.create({ id })
    expect(await rawItem(own, { '#pk :v': { S: `THING#${id}` }, 'a.b sort': { S: 'THING' } })).toEqual({
      '#pk :v': { S: `THING#${id}` },
      'a.b sort': { S: 'THING' },
      _entity: { S: 'thing' },
      id: { S: id },
    })
  })

  it('comes, stays, changes and goes with the attribute', async () => {
    await db.thing.update({ id }, { set: { [name]: 'a' } })
    await db.thing.update({ id }, { set: { note: 'nothing to do with it' } })
    expect(await entries()).toEqual(['N#a'])
    await db.thing.readThenUpdate({ id }, { set: { [name]: 'b' } })
    expect(await entries()).toEqual(['N#b'])
    await db.thing.update({ id }, { remove: [name] })
    expect(await entries()).toEqual([])
  })
})
