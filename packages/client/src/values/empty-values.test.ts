import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { binary, defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeEach, expect, it } from 'vitest'
import { connect, ValidationError } from '../index.js'
import { key, rawItem } from '../testing/raw-items.js'
import { recording } from '../testing/reads/recording.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'
import { at, samples } from '../testing/values/samples.js'

const table = testTable(samples)
const client = recording(table.client)
const db = connect(samples, { ...table, client })

/** Keys that are stored values, without fixed text around them. */
const bare = defineTable('bare', {
  partitionKey: 'name',
  sortKey: { name: 'digest', type: 'binary' },
  indexes: { byState: { partitionKey: 'state' } },
})
const file = defineEntity(bare, 'file', {
  attributes: { name: string(), digest: binary(), state: string().optional() },
  key: { partition: '{name}', sort: '{digest}' },
  indexes: { byState: { on: 'byState', partition: '{state}' } },
})
const files = defineDesign({ table: bare, entities: { file } })
const bareTable = testTable(files)
const bareClient = recording(bareTable.client)
const bareDb = connect(files, { ...bareTable, client: bareClient })

beforeEach(() => {
  client.forget()
  bareClient.forget()
})

async function refused(call: PromiseLike<unknown>, attribute: string): Promise<void> {
  const error = await rejection(call)
  expect(error).toBeInstanceOf(ValidationError)
  expect(error).toMatchObject({ attribute })
  expect([...client.inputs, ...bareClient.inputs]).toEqual([])
}

describeWithDynamoDB('value 20: empty text in a key is refused before it is sent', () => {
  it('in a part of a primary key', async () => {
    await refused(db.sample.put({ id: '', place: 'p' }), 'id')
    await refused(db.sample.get({ id: 'a', place: '' }), 'place')
    await refused(db.sample.update({ id: '', place: 'p' }, { set: { text: 'a' } }), 'id')
    await refused(db.sample.delete({ id: 'a', place: '' }), 'place')
    await refused(db.batch.get([db.sample.key({ id: '', place: 'p' })]), 'id')
    await refused(db.samplesOf({ id: '' }).page(), 'id')
  })

  it('in a part of an index key', async () => {
    await refused(db.sample.put({ ...at('a'), region: '', rank: 1 }), 'region')
    await refused(db.sample.update(at('a'), { set: { region: '', rank: 1 } }), 'region')
    await refused(db.samplesByRegion({ region: '' }).collect(), 'region')
  })

  it('in a key that is the stored value itself, as text or bytes', async () => {
    const digest = Uint8Array.of(1)
    await refused(bareDb.file.put({ name: '', digest }), 'name')
    await refused(bareDb.file.get({ name: 'n', digest: new Uint8Array() }), 'digest')
    await refused(bareDb.file.put({ name: 'n', digest, state: '' }), 'state')
    await refused(bareDb.file.update({ name: 'n', digest }, { set: { state: '' } }), 'state')
  })

  it('as DynamoDB itself refuses it', async () => {
    const put = (Item: Untyped) =>
      bareTable.client.send(new PutItemCommand({ TableName: bareTable.tableName, Item }))
    const digest = { B: Uint8Array.of(1) }
    for (const item of [
      { name: { S: '' }, digest },
      { name: { S: 'n' }, digest: { B: new Uint8Array() } },
      { name: { S: 'n' }, digest, state: { S: '' } },
    ])
      await expect(put(item)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describeWithDynamoDB('value 20: empty text elsewhere', () => {
  it('is kept, and so are empty bytes, lists and maps', async () => {
    const empty = {
      text: '',
      binary: new Uint8Array(),
      strings: new Set(['']),
      binaries: new Set([new Uint8Array()]),
      list: [],
      lines: [],
      map: { text: '' },
      record: {},
      any: ['', { a: '' }, [], {}, new Set([''])],
    }
    await db.sample.put({ ...at('empty'), ...empty })
    expect(await db.sample.get(at('empty'))).toEqual({ ...at('empty'), ...empty })
    await db.sample.update(at('empty'), { set: { text: 'a' } })
    await db.sample.update(at('empty'), { set: { text: '' }, if: (o) => [o.text.eq('a'), o.map.text.eq('')] })
    expect(await db.sample.getOrFail(at('empty'))).toMatchObject({ text: '' })
  })
})

describeWithDynamoDB('value 21: a set', () => {
  it.each<[string, object, string]>([
    ['of no strings', { strings: new Set() }, 'strings'],
    ['of no numbers', { numbers: new Set() }, 'numbers'],
    ['of no bytes', { binaries: new Set() }, 'binaries'],
    ['of nothing, further in', { lines: [{ size: 1, tags: new Set() }] }, 'lines[0].tags'],
    ['of nothing in any()', { any: { a: [new Set()] } }, 'any.a[0]'],
    ['of nothing behind a schema', { checked: [new Set()] }, 'checked[0]'],
    ['of strings and a number', { strings: new Set(['a', 1]) }, 'strings[1]'],
    ['of numbers and a string', { numbers: new Set([1, '1']) }, 'numbers[1]'],
    ['of bytes and a string', { binaries: new Set([Uint8Array.of(1), 'a']) }, 'binaries[1]'],
    ['of several types in any()', { any: [new Set([1, 'a'])] }, 'any[0][1]'],
    ['of strings and null', { any: new Set(['a', null]) }, 'any[1]'],
    ['of lists', { any: new Set([['a']]) }, 'any[0]'],
  ])('%s is refused with its path', async (_, attributes: Untyped, path) => {
    await refused(db.sample.put({ ...at('a'), ...attributes }), path)
    await refused(db.sample.update(at('a'), { set: attributes }), path)
    await refused(
      db.transact((tx) => [tx.sample.create({ ...at('a'), ...attributes })]),
      path,
    )
  })

  it('of nothing is refused where it is to be added or deleted', async () => {
    await refused(db.sample.update(at('a'), { add: { strings: new Set() } }), 'strings')
    await refused(db.sample.update(at('a'), { delete: { numbers: new Set() } }), 'numbers')
  })

  it('is gone when its last member was deleted', async () => {
    await db.sample.put({ ...at('last'), strings: new Set(['a']) })
    await db.sample.update(at('last'), { delete: { strings: new Set(['a']) } })
    expect(await db.sample.get(at('last'))).toEqual(at('last'))
  })

  it('has members that are equal to DynamoDB once, as it refuses them twice', async () => {
    const binaries = new Set([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(1)])
    const once = new Set([Uint8Array.of(1), Uint8Array.of(2)])
    await db.sample.put({ ...at('once'), binaries, any: [binaries], numbers: new Set([0, -0, 0.1, 0.1]) })
    const read = await db.sample.get(at('once'))
    expect(read).toEqual({ ...at('once'), binaries: once, any: [once], numbers: new Set([0, 0.1]) })
    const { binaries: stored } = (await rawItem(table, key('SAMPLE#once', 'AT#p'))) ?? {}
    expect(stored?.BS).toHaveLength(2)
    const twice = { pk: { S: 'a' }, sk: { S: 'a' }, set: { BS: [Uint8Array.of(1), Uint8Array.of(1)] } }
    const put = table.client.send(new PutItemCommand({ TableName: table.tableName, Item: twice }))
    await expect(put).rejects.toThrow(/duplicate/i)
  })
})
