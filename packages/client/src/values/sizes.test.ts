import { type AttributeValue, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES, utf8Bytes } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeEach, expect, it } from 'vitest'
import {
  connect,
  ItemTooLargeError,
  MAX_ITEM_BYTES,
  MAX_TRANSACTION_BYTES,
  ValidationError,
} from '../index.js'
import { itemBytes } from '../item/item-size.js'
import { recording } from '../testing/reads/recording.js'
import { rejection } from '../testing/rejection.js'
import { at, samples } from '../testing/values/samples.js'

const table = testTable(samples)
const client = recording(table.client)
const db = connect(samples, { ...table, client })
beforeEach(() => client.forget())

type Item = Record<string, AttributeValue>
const { tableName: TableName } = table
const putRaw = (Item: Item) => table.client.send(new PutItemCommand({ TableName, Item }))

/** Characters of one to four bytes in UTF-8. */
const CHARACTERS = ['x', 'é', '€', '😀']

/** Text of so many bytes, of such characters as far as they fit. */
function textOf(bytes: number, character: string): string {
  const width = utf8Bytes(character)
  return character.repeat(Math.floor(bytes / width)) + 'x'.repeat(bytes % width)
}

/** What the client would send, with a byte more of text. */
function withByteMore(item: Item | undefined, name: string): Item {
  return { ...item, [name]: { S: `${item?.[name]?.S}x` } }
}

async function refusedUnsent(
  call: PromiseLike<unknown>,
  Refusal: new (...args: never) => Error,
): Promise<Error> {
  const error = await rejection(call)
  expect(error).toBeInstanceOf(Refusal)
  expect(client.inputs).toEqual([])
  return error
}

describeWithDynamoDB('value 22: a key is as long as DynamoDB allows, in bytes, and no longer', () => {
  const most = {
    pk: MAX_PARTITION_KEY_BYTES - utf8Bytes('SAMPLE#'),
    sk: MAX_SORT_KEY_BYTES - utf8Bytes('AT#'),
    gsi1pk: MAX_PARTITION_KEY_BYTES - utf8Bytes('REGION#'),
  }

  it.each(CHARACTERS)('of %s', async (character) => {
    const given = {
      id: textOf(most.pk, character),
      place: textOf(most.sk, character),
      region: textOf(most.gsi1pk, character),
      rank: 1,
    }
    await db.sample.put(given)
    expect(await db.sample.get(given)).toEqual(given)
    const item = db.sample.put(given).params() as { readonly Item: Item }
    client.forget()
    for (const [attribute, name] of [
      ['id', 'pk'],
      ['place', 'sk'],
      ['region', 'gsi1pk'],
    ] as const) {
      expect(utf8Bytes(item.Item[name]?.S ?? '')).toBe(
        name === 'sk' ? MAX_SORT_KEY_BYTES : MAX_PARTITION_KEY_BYTES,
      )
      const longer = { ...given, [attribute]: `${given[attribute]}x` }
      const error = await refusedUnsent(db.sample.put(longer), ValidationError)
      expect(error.message).toMatch(/makes a (partition|sort) key of \d+ bytes/)
      const refused = putRaw(withByteMore(item.Item, name))
      await expect(refused).rejects.toMatchObject({ name: 'ValidationException' })
    }
  })
})

describeWithDynamoDB('value 22: an item has 400 KB, as DynamoDB counts them, and no more', () => {
  const given = (text: string) => ({
    ...at('full'),
    text,
    record: { ключ: 12.5, '😀': -1 },
    any: [null, { é: true }],
  })

  it.each(CHARACTERS)('of %s', async (character) => {
    const { Item: empty } = db.sample.put(given('')).params() as { readonly Item: Item }
    const text = textOf(MAX_ITEM_BYTES - itemBytes(empty), character)
    await db.sample.put(given(text))
    expect(await db.sample.get(at('full'))).toEqual(given(text))
    client.forget()
    const error = await refusedUnsent(db.sample.put(given(`${text}x`)), ItemTooLargeError)
    expect(error).toMatchObject({ bytes: MAX_ITEM_BYTES + 1, limit: MAX_ITEM_BYTES })
    const { Item } = db.sample.put(given(text)).params() as { readonly Item: Item }
    await expect(putRaw(withByteMore(Item, 'text'))).rejects.toThrow(/item size/i)
  })
})

describeWithDynamoDB('value 22: a transaction has 4 MB, as DynamoDB counts them, and no more', () => {
  const COUNT = 11
  const place = (i: number) => at(`t${String(i).padStart(2, '0')}`)
  const { Item: empty } = db.sample.put({ ...place(0), text: '' }).params() as { readonly Item: Item }
  const share = Math.floor(MAX_TRANSACTION_BYTES / COUNT)
  const rest = MAX_TRANSACTION_BYTES - share * COUNT

  const transaction = (character: string, more: number) =>
    db.transact((tx) =>
      Array.from({ length: COUNT }, (_, i) => {
        const bytes = share - itemBytes(empty) + (i === 0 ? rest + more : 0)
        return tx.sample.put({ ...place(i), text: textOf(bytes, character) })
      }),
    )

  it.each(['x', '€'])('of %s', async (character) => {
    await transaction(character, 0)
    client.forget()
    const error = await refusedUnsent(transaction(character, 1), ValidationError)
    expect(error).toMatchObject({ attribute: 'transaction' })
    expect(error.message).toContain(`has items of ${MAX_TRANSACTION_BYTES + 1} bytes`)
    const { TransactItems = [] } = transaction(character, 0).params()
    const [first, ...others] = TransactItems
    const TooLarge = [{ Put: { TableName, Item: withByteMore(first?.Put?.Item, 'text') } }, ...others]
    const refused = table.client.send(new TransactWriteItemsCommand({ TransactItems: TooLarge }))
    await expect(refused).rejects.toThrow('Transaction payload size cannot exceed 4MB')
  })

  it('keys of all else are counted too, and what conditions and updates add is refused by DynamoDB', async () => {
    const full = (tx: Parameters<Parameters<typeof db.transact>[0]>[0], less: number) =>
      Array.from({ length: COUNT }, (_, i) => {
        const bytes = share - itemBytes(empty) + (i === 0 ? rest - less : 0)
        return tx.sample.put({ ...place(i), text: textOf(bytes, 'x') })
      })
    const key = { pk: { S: 'SAMPLE#gone' }, sk: { S: 'AT#p' } }
    await db.transact((tx) => [...full(tx, itemBytes(key)), tx.sample.delete(at('gone'))])
    client.forget()
    const over = db.transact((tx) => [...full(tx, itemBytes(key) - 1), tx.sample.delete(at('gone'))])
    await refusedUnsent(over, ValidationError)
    const update = db.transact((tx) => [
      ...full(tx, 100),
      tx.sample.update(place(COUNT), { set: { text: 'x'.repeat(200) } }),
    ])
    const error = await rejection(update)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain('was refused by DynamoDB: Transaction payload size')
  })
})

describeWithDynamoDB('value 22: values are nested 32 levels deep, and no deeper', () => {
  const lists = (levels: number): unknown => (levels === 0 ? 'é' : [lists(levels - 1)])
  const maps = (levels: number): unknown => (levels === 0 ? 'é' : { é: maps(levels - 1) })

  it.each([
    ['lists', lists],
    ['maps', maps],
  ] as const)('in %s', async (_, nested) => {
    await db.sample.put({ ...at('deep'), any: nested(31) })
    expect(await db.sample.get(at('deep'))).toEqual({ ...at('deep'), any: nested(31) })
    client.forget()
    const error = await refusedUnsent(db.sample.put({ ...at('deep'), any: nested(32) }), ValidationError)
    expect(error.message).toContain('is nested deeper than the 32 levels that DynamoDB holds')
    const { Item } = db.sample.put({ ...at('deep'), any: nested(31) }).params() as { readonly Item: Item }
    const deeper = { ...Item, any: { L: [Item.any as AttributeValue] } }
    await expect(putRaw(deeper)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
