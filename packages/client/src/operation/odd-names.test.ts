import { defineDesign, defineEntity, defineTable, map, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'

const RESERVED = ['size', 'name', 'status', 'SELECT', 'ttl', 'key', 'value', 'and']
const ODD = ['a.b', 'x-y', '日本', '#', ':v', 'with spaces', 'a[0]', '"', "'", '\\', '1', '😀', '$', '%']
const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']
const METHODS = ['at', 'eq', 'set', 'remove', 'contains', 'then']
const TYPES = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']
const names = [...RESERVED, ...ODD, ...INHERITED, ...METHODS, ...TYPES]

/** No attribute can be stored as __proto__, which the SDK loses. */
const text = (name: string) =>
  name === '__proto__' ? string().optional().storedAs('proto') : string().optional()
const texts = Object.fromEntries(names.map((name) => [name, text(name)]))

const table = defineTable('odd', { partitionKey: 'pk' })
const thing = defineEntity(table, 'thing', {
  attributes: { id: string(), ...texts, nested: map(texts).optional() },
  key: { partition: 'THING#{id}' },
})
const things = defineDesign({ table, entities: { thing } })
const db = connect(things, testTable(things))

describe.each(names)('an attribute named %j', (name) => {
  const id = `id of ${name}`
  const update = (changes: object) => db.thing.update({ id }, changes as never)
  const read = async () => Object.entries((await db.thing.getOrFail({ id })) as object)

  it('is written, read, selected, changed, compared and removed', async () => {
    await db.thing.create({ id, [name]: 'a' } as never)
    expect(await read()).toEqual(
      [
        ['id', id],
        [name, 'a'],
      ].sort(),
    )

    const selected = await db.thing.getOrFail({ id }, { select: [name as 'id'] })
    expect(Object.entries(selected)).toEqual([[name, 'a']])

    await update({ set: { [name]: 'b' }, if: (o: Untyped) => o[name].eq('a') })
    await update({ change: (o: Untyped) => o[name].set('c'), if: (o: Untyped) => o[name].in(['b', 'x']) })
    await update({
      change: (o: Untyped) => o[name].setIfMissing('d'),
      if: (o: Untyped) => o[name].size().eq(1),
    })
    await rejection(update({ set: { [name]: 'e' }, if: (o: Untyped) => o[name].eq('z') }))
    expect(await read()).toEqual(
      [
        ['id', id],
        [name, 'c'],
      ].sort(),
    )

    await update({ remove: [name], if: (o: Untyped) => o[name].exists() })
    await db.transact((tx) => [tx.thing.check({ id }, { if: (o: Untyped) => o[name].missing() })])
    expect(await read()).toEqual([['id', id]])
  })

  it('is reached inside of a map', async () => {
    const nested = { [name]: 'a' } as never
    await db.thing.put({ id, nested })

    await update({
      change: (o: Untyped) => o.nested.at(name).set('b'),
      if: (o: Untyped) => o.nested.at(name).eq('a'),
    })

    const item = await db.thing.getOrFail({ id })
    expect(Object.entries(item.nested as object)).toEqual([[name, 'b']])
  })

  it('may be left out', async () => {
    await db.thing.put({ id })
    await db.thing.put({ id, nested: {} })
    expect(await read()).toEqual([
      ['id', id],
      ['nested', {}],
    ])
  })
})
