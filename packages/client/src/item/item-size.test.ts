import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { any, defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, ItemTooLargeError, MAX_ITEM_BYTES } from '../index.js'
import { rejection } from '../testing/rejection.js'
import { itemBytes } from './item-size.js'

const table = defineTable('blobs', { partitionKey: 'pk' })
const blob = defineEntity(table, 'blob', {
  attributes: { id: string(), body: any() },
  key: { partition: 'BLOB#{id}' },
})
const blobs = defineDesign({ table, entities: { blob } })
const { client, tableName, endpoint } = testTable(blobs)
const db = connect(blobs, { client, tableName })

/** An item that holds a value, and text that brings it to a size. */
function itemOf(bytes: number, value: AttributeValue): Record<string, AttributeValue> {
  const item = { pk: { S: 'a' }, value, text: { S: '' } }
  return { ...item, text: { S: 'x'.repeat(bytes - itemBytes(item)) } }
}

const put = (item: Record<string, AttributeValue>) =>
  client.send(new PutItemCommand({ TableName: tableName, Item: item }))

describe('the size of an item is the one that DynamoDB counts', () => {
  const numbers = ['0', '1', '-1', '12', '-123', '100000', '101', '1010', '0.12', '0.012', '0.001', '1.001']
  const values: readonly AttributeValue[] = [
    { S: 'héé😀' },
    ...[...numbers, '1e+21', '1'.repeat(38), `-0.${'9'.repeat(38)}`].map((N) => ({ N })),
    { B: new Uint8Array(7) },
    { BOOL: false },
    { NULL: true },
    { L: [] },
    { L: [{ S: 'a' }, { L: [{ N: '12' }] }] },
    { M: {} },
    { M: { aé: { S: 'x' }, b: { M: { c: { BOOL: true } } } } },
    { SS: ['a', 'bbb'] },
    { NS: ['1', '100', '-1.5'] },
    { BS: [new Uint8Array(3), new Uint8Array(2)] },
  ]

  it.each(values.map((value) => [JSON.stringify(value), value] as const))('%s', async (_, value) => {
    await put(itemOf(MAX_ITEM_BYTES, value))
    await expect(put(itemOf(MAX_ITEM_BYTES + 1, value))).rejects.toThrow(/size/i)
  })
})

describe('an item of 400 KB', () => {
  const empty = { pk: { S: 'BLOB#a' }, _entity: { S: 'blob' }, id: { S: 'a' }, body: { S: '' } }
  const most = MAX_ITEM_BYTES - itemBytes(empty)

  it('is written', async () => {
    await db.blob.put({ id: 'a', body: 'x'.repeat(most) })
    expect(await db.blob.get({ id: 'a' })).toEqual({ id: 'a', body: 'x'.repeat(most) })
  })

  it('and a byte more is refused before anything is sent', async () => {
    await using proxy = await startFaultProxy(endpoint)
    const watched = connect(blobs, { client: proxy.client(), tableName })

    const error = await rejection(watched.blob.put({ id: 'a', body: 'x'.repeat(most + 1) }))

    expect(error).toBeInstanceOf(ItemTooLargeError)
    expect(error).toMatchObject({
      code: 'ITEM_TOO_LARGE',
      entity: 'blob',
      key: { id: 'a' },
      bytes: MAX_ITEM_BYTES + 1,
      limit: MAX_ITEM_BYTES,
      message:
        'blob { id: "a" } has 409601 bytes, and DynamoDB allows 409600; split it, compress it, or keep the bulk in S3.',
    })
    expect(proxy.requests).toEqual([])
  })

  it.each<[string, unknown]>([
    ['characters of three bytes', '€'.repeat(Math.ceil(MAX_ITEM_BYTES / 3))],
    ['pairs of surrogates', '😀'.repeat(MAX_ITEM_BYTES / 4)],
    ['short numbers', Array(Math.ceil(MAX_ITEM_BYTES / 3)).fill(1)],
    ['short negative numbers', Array(MAX_ITEM_BYTES / 4).fill(-1)],
    ['empty maps', Array(MAX_ITEM_BYTES / 4).fill({})],
    ['nothing but true', Array(MAX_ITEM_BYTES / 2).fill(true)],
  ])('is refused when it is larger by many small things: %s', (_, body) => {
    expect(() => db.blob.put({ id: 'a', body }).params()).toThrow(ItemTooLargeError)
  })

  it('is refused in an update too', async () => {
    const update = () =>
      db.blob.update({ id: 'a' }, { set: { body: 'x'.repeat(MAX_ITEM_BYTES + 1) } }).params()
    expect(update).toThrow(ItemTooLargeError)
  })

  it('grows by an update only as far as DynamoDB allows, which alone knows its size', async () => {
    await db.blob.put({ id: 'a', body: ['x'.repeat(most - 10_000)] })
    const append = { append: { body: ['y'.repeat(20_000)] } }

    const error = await rejection(db.blob.update({ id: 'a' }, append))

    expect(error).toBeInstanceOf(ItemTooLargeError)
    expect(error).toMatchObject({ entity: 'blob', key: { id: 'a' }, bytes: undefined, limit: MAX_ITEM_BYTES })
    expect(error.message).toContain(
      'blob { id: "a" } would have more than the 409600 bytes that DynamoDB allows',
    )
    const transaction = await rejection(db.transact((tx) => [tx.blob.update({ id: 'a' }, append)]))
    expect(transaction).toMatchObject({ code: 'ITEM_TOO_LARGE', entity: 'blob' })
  })

  it('may be compared with in a condition of an update', async () => {
    const body = 'x'.repeat(most)
    await db.blob.put({ id: 'a', body })
    await db.blob.update({ id: 'a' }, { set: { body: `y${body.slice(1)}` }, if: (o) => o.body.eq(body) })
    expect((await db.blob.getOrFail({ id: 'a' })).body.slice(0, 2)).toBe('yx')
  })
})
