import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import {
  any,
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  number,
  query,
  string,
  stringSet,
  timestamp,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'

const table = defineTable('mixed', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const file = defineEntity(table, 'file', {
  attributes: {
    folder: string(),
    fileId: string(),
    bytes: binary(),
    size: integer(),
    ratio: number().optional(),
    tags: stringSet().optional(),
    parts: list(map({ name: string(), size: integer() })).default([]),
    meta: any().optional(),
    savedAt: timestamp(),
  },
  key: { partition: 'FOLDER#{folder}', sort: 'FILE#{fileId}' },
  indexes: { bySize: { on: 'gsi1', partition: 'FOLDER#{folder}', sort: '{size}' } },
})
const mixed = defineDesign({ table, entities: { file }, accessPatterns: { filesBySize: query(file.bySize) } })
const own = testTable(mixed)
const TableName = own.tableName
const raw = DynamoDBDocumentClient.from(own.client)

const newFile = (fileId: string) => ({
  folder: 'f1',
  fileId,
  bytes: Uint8Array.of(0, 255),
  size: 7,
  tags: new Set(['a', 'b']),
  parts: [{ name: 'p', size: 1 }],
  meta: { nested: [1, 'x', null, true], bytes: Uint8Array.of(1) },
  savedAt: new Date('2026-11-21T09:00:00.000Z'),
})
const Key = (fileId: string) => ({ pk: 'FOLDER#f1', sk: `FILE#${fileId}` })

/** An item as lib-dynamodb has it. */
const item = (fileId: string) => ({
  ...Key(fileId),
  gsi1pk: 'FOLDER#f1',
  gsi1sk: '0000000000000007',
  _entity: 'file',
  ...newFile(fileId),
  savedAt: '2026-11-21T09:00:00.000Z',
})

describe.each([
  ['a DynamoDBClient', own.client],
  ['a DynamoDBDocumentClient', raw],
])('with %s given, and lib-dynamodb beside it', (_, client) => {
  const db = connect(mixed, { client, tableName: TableName })

  it('what this client writes, raw commands read', async () => {
    await db.file.put(newFile('w1'))
    const { Item } = await raw.send(new GetCommand({ TableName, Key: Key('w1') }))
    expect(Item).toEqual(item('w1'))
  })

  it('what raw commands write, this client reads', async () => {
    await raw.send(new PutCommand({ TableName, Item: item('r1') }))
    expect(await db.file.get({ folder: 'f1', fileId: 'r1' })).toEqual(newFile('r1'))
    expect(await db.batch.get([db.file.key(newFile('r1'))])).toEqual([newFile('r1')])
    const bySize = await db.filesBySize({ folder: 'f1' }).collect()
    expect(bySize.map(({ fileId }) => fileId)).toContain('r1')
  })

  it('what one changes, the other sees', async () => {
    await raw.send(new PutCommand({ TableName, Item: item('c1') }))
    await db.file.update({ folder: 'f1', fileId: 'c1' }, { set: { size: 8 }, add: { tags: new Set(['c']) } })
    const { Attributes } = await raw.send(
      new UpdateCommand({
        TableName,
        Key: Key('c1'),
        UpdateExpression: 'SET #r = :r ADD #s :s',
        ExpressionAttributeNames: { '#r': 'ratio', '#s': 'size' },
        ExpressionAttributeValues: { ':r': 0.5, ':s': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    )
    expect(Attributes).toMatchObject({ size: 9, gsi1sk: '0000000000000008', tags: new Set(['a', 'b', 'c']) })
    expect(await db.file.get({ folder: 'f1', fileId: 'c1' })).toMatchObject({ ratio: 0.5, size: 9 })
  })

  it('a raw query finds items by keys that are written by hand', async () => {
    await db.file.put(newFile('q1'))
    const { Items } = await raw.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': 'FOLDER#f1', ':sk': 'FILE#q' },
      }),
    )
    expect(Items).toEqual([item('q1')])
  })

  it('attributes that the design does not know are left alone by an update', async () => {
    await raw.send(new PutCommand({ TableName, Item: { ...item('x1'), foreign: 'kept' } }))
    await db.file.update({ folder: 'f1', fileId: 'x1' }, { set: { ratio: 1 } })
    const { Item } = await raw.send(new GetCommand({ TableName, Key: Key('x1') }))
    expect(Item).toMatchObject({ foreign: 'kept', ratio: 1 })
  })
})
