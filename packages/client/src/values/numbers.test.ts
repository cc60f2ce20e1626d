import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connect, UnreadableItemError, ValidationError } from '../index.js'
import { key, putRaw, rawItem } from '../testing/raw-items.js'
import { recording } from '../testing/reads/recording.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'
import { at, samples } from '../testing/values/samples.js'

const table = testTable(samples)
const client = recording(table.client)
const db = connect(samples, { ...table, client })

const keyOf = (id: string) => key(`SAMPLE#${id}`, 'AT#p')
const stored = (id: string, attributes: Untyped) => ({
  ...keyOf(id),
  _entity: { S: 'sample' },
  id: { S: id },
  place: { S: 'p' },
  ...attributes,
})

/** Whole numbers and fractions that no double is equal to. */
const BEYOND = [
  '9007199254740993',
  '1.0000000000000000001',
  `1${'0'.repeat(36)}1`,
  '0.12345678901234567890123',
]

describeWithDynamoDB('value 18: a number beyond the precision of a double', () => {
  it.each(BEYOND)('is never read as another one: %s', async (N) => {
    for (const attribute of ['number', 'integer', 'record', 'list', 'numbers']) {
      const value = {
        number: { N },
        integer: { N },
        record: { M: { a: { N } } },
        list: { L: [{ N }] },
        numbers: { NS: [N] },
      }
      await putRaw(table, stored('read', { [attribute]: value[attribute as 'number'] }))
      const error = await rejection(db.sample.get(at('read')))
      expect(error).toBeInstanceOf(UnreadableItemError)
      expect(error).toMatchObject({ entity: 'sample', attribute: expect.stringContaining(attribute) })
      expect(error.message).toContain(N.slice(0, 20))
    }
  })

  it('is kept by bigint() and by decimal(), to the last of 38 digits', async () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
    for (const big of [9007199254740993n, 10n ** 38n - 1n, ...fc.sample(digits, 10)]) {
      await db.sample.put({ ...at('kept'), bigint: big, decimal: String(big) })
      expect(await db.sample.get(at('kept'))).toEqual({ ...at('kept'), bigint: big, decimal: String(big) })
    }
    const decimal = `0.${'123456789'.repeat(4)}12`
    await db.sample.put({ ...at('kept'), decimal })
    expect(await db.sample.get(at('kept'))).toMatchObject({ decimal })
  })

  it('is read by any() as a bigint, where it is whole', async () => {
    await putRaw(table, stored('any', { any: { L: [{ N: '9007199254740993' }, { N: '9007199254740992' }] } }))
    expect(await db.sample.get(at('any'))).toMatchObject({ any: [9007199254740993n, 9007199254740992] })
    await putRaw(table, stored('any', { any: { N: '1.0000000000000000001' } }))
    await expect(db.sample.get(at('any'))).rejects.toThrow(UnreadableItemError)
  })

  it('is refused by integer() before it is sent', async () => {
    client.forget()
    const error = await rejection(db.sample.put({ ...at('a'), integer: 2 ** 53 }))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ entity: 'sample', attribute: 'integer', value: 2 ** 53 })
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('value 19: a number that DynamoDB cannot hold is refused with its path', () => {
  const digits39 = 10n ** 38n
  it.each<[string, object, string]>([
    ['NaN', { number: Number.NaN }, 'number'],
    ['Infinity', { lines: [{ size: 1 }, { size: Number.POSITIVE_INFINITY }] }, 'lines[1].size'],
    ['-Infinity in a set', { numbers: new Set([1, Number.NEGATIVE_INFINITY]) }, 'numbers[1]'],
    ['NaN in a record', { record: { 'a b': Number.NaN } }, 'record.a b'],
    ['NaN in any()', { any: { a: [1, { b: Number.NaN }] } }, 'any.a[1].b'],
    ['NaN behind a schema', { checked: { a: [Number.NaN] } }, 'checked.a[0]'],
    ['NaN in an index key', { region: 'r', rank: Number.NaN }, 'rank'],
    ['NaN as an integer', { integer: Number.NaN }, 'integer'],
    ['39 digits of a bigint', { bigint: digits39 }, 'bigint'],
    ['39 digits of a decimal', { decimal: '1'.repeat(39) }, 'decimal'],
    ['39 digits in any()', { any: [digits39] }, 'any[0]'],
    ['1e126', { number: 1e126 }, 'number'],
    ['-1e126', { map: { number: -1e126 } }, 'map.number'],
    ['1e126 as a decimal', { decimal: '1e126' }, 'decimal'],
    ['1e-131', { list: [0, 1e-131] }, 'list[1]'],
  ])('%s', async (_, attributes, path) => {
    client.forget()
    const writes = [
      db.sample.put({ ...at('a'), ...attributes }),
      db.sample.update(at('a'), { set: attributes as Untyped }),
      db.transact((tx) => [tx.sample.put({ ...at('a'), ...attributes })]),
      db.batch.write((b) => [b.sample.put({ ...at('a'), ...attributes })]),
    ]
    for (const write of writes) {
      const error = await rejection(write)
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toMatchObject({ entity: 'sample', attribute: path })
    }
    expect(client.inputs).toEqual([])
  })

  it.each(['1e126', '1'.repeat(39), '1e-131', 'NaN', 'Infinity'])(
    'as DynamoDB itself refuses %s',
    async (N) => {
      const put = table.client.send(
        new PutItemCommand({ TableName: table.tableName, Item: { ...keyOf('b'), n: { N } } }),
      )
      await expect(put).rejects.toMatchObject({ name: 'ValidationException' })
    },
  )

  it.each([9.99e125, -9.99e125, 1e-130, -1e-130])('and %d is the last that both hold', async (number) => {
    await db.sample.put({ ...at('b'), number, list: [number] })
    expect(await db.sample.get(at('b'))).toEqual({ ...at('b'), number, list: [number] })
  })
})

describeWithDynamoDB('value 19: -0 is 0', () => {
  it('wherever it stands', async () => {
    const given = {
      number: -0,
      integer: -0,
      decimal: '-0',
      list: [-0],
      map: { number: -0 },
      any: [-0],
      record: { a: -0 },
    }
    await db.sample.put({ ...at('zero'), ...given, numbers: new Set([-0, 1]) })
    const zero = { N: '0' }
    expect(await rawItem(table, keyOf('zero'))).toMatchObject({
      number: zero,
      integer: zero,
      decimal: zero,
      list: { L: [zero] },
      any: { L: [zero] },
    })
    const read: Untyped = await db.sample.getOrFail(at('zero'))
    for (const one of [read.number, read.integer, read.list[0], read.map.number, read.any[0], read.record.a])
      expect(Object.is(one, 0)).toBe(true)
    expect(read.decimal).toBe('0')
  })

  it('also in a key, where both are one', async () => {
    await db.sample.put({ ...at('key'), region: 'zero', rank: -0 })
    const found = await db
      .samplesByRegion({ region: 'zero' }, { from: { rank: 0 }, to: { rank: 0 } })
      .collect()
    expect(found).toEqual([{ ...at('key'), region: 'zero', rank: 0 }])
  })
})
