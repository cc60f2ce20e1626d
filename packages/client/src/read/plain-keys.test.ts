import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { binary, defineDesign, defineEntity, defineTable, number, query, string } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import type { QueryOptions } from '../types/pattern-client.js'

const plainTable = defineTable('steps', {
  partitionKey: 'sagaName',
  sortKey: { name: 'n', type: 'number' },
  indexes: { bySize: { partitionKey: 'sagaName', sortKey: { name: 'hash', type: 'binary' } } },
  entityMarker: false,
})
const step = defineEntity(plainTable, 'step', {
  attributes: {
    saga: string().storedAs('sagaName'),
    step: number().storedAs('n'),
    hash: binary().optional(),
  },
  key: { partition: '{saga}', sort: '{step}' },
  indexes: { byHash: { on: 'bySize', partition: '{saga}', sort: '{hash}' } },
})
const steps = defineDesign({
  table: plainTable,
  entities: { step },
  accessPatterns: { stepsOf: query(step), stepsByHash: query(step.byHash) },
})

describeWithDynamoDB('a table whose keys are plain attributes', () => {
  const table = testTable(steps)
  const db = connect(steps, table)

  beforeAll(async () => {
    for (const n of [-10, -9.5, 0, 1e-9, 2, 10, 1e21])
      await db.step.put({ saga: 's', step: n, hash: Uint8Array.of(n < 0 ? 200 : 3, Math.abs(n % 256)) })
    await table.client.send(
      new PutItemCommand({ TableName: table.tableName, Item: { sagaName: { S: 's' }, n: { N: '3' } } }),
    )
  })

  it('sorts numbers by value, and reads what others wrote', async () => {
    const read = async (options: QueryOptions<(typeof step)['~types'], never>) =>
      (await db.stepsOf({ saga: 's' }, options).collect()).map((one) => one.step)
    expect(await read({})).toEqual([-10, -9.5, 0, 1e-9, 2, 3, 10, 1e21])
    expect(await read({ from: { step: -9.5 }, to: { step: 3 } })).toEqual([-9.5, 0, 1e-9, 2, 3])
    expect(await read({ from: { step: 3 }, order: 'descending' })).toEqual([1e21, 10, 3])
    expect(await read({ to: { step: 0 } })).toEqual([-10, -9.5, 0])
    expect(await read({ beginsWith: { step: 1e21 } })).toEqual([1e21])
  })

  it('sorts bytes as unsigned, in an index that only holds items with them', async () => {
    const all = await db.stepsByHash({ saga: 's' }).collect()
    expect(all.map(({ hash }) => [...(hash ?? [])])).toEqual(
      [...all.map(({ hash }) => [...(hash ?? [])])].sort((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      ),
    )
    expect(all).toHaveLength(7)
    const some = db.stepsByHash({ saga: 's' }, { from: { hash: Uint8Array.of(200) } })
    expect((await some.collect()).map((one) => one.step)).toEqual([-9.5, -10])
  })

  it('goes on from a cursor with number and binary keys', async () => {
    const byNumber = []
    for await (const { items } of pagesOf((after) => db.stepsOf({ saga: 's' }, { limit: 3, after }).page()))
      byNumber.push(...items.map((one) => one.step))
    expect(byNumber).toEqual([-10, -9.5, 0, 1e-9, 2, 3, 10, 1e21])
    const byHash = []
    for await (const { items } of pagesOf((after) =>
      db.stepsByHash({ saga: 's' }, { limit: 1, after }).page(),
    ))
      byHash.push(...items)
    expect(byHash).toEqual(await db.stepsByHash({ saga: 's' }).collect())
  })
})

async function* pagesOf<P extends { readonly cursor?: string }>(read: (after?: string) => Promise<P>) {
  let after: string | undefined
  do {
    const page = await read(after)
    yield page
    after = page.cursor
  } while (after !== undefined)
}
