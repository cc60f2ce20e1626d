import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const db = connect(store, table)

const ada = { customerId: 'c1', name: 'Ada', orgId: 'o1' }
const orders = [anOrder('a'), anOrder('b', { placedAt: day(2) }), anOrder('c', { placedAt: day(3) })]
const remark = { customerId: 'c1', placedAt: day(2), orderId: 'b', remarkId: 'r', text: 't' }

beforeAll(async () => {
  await db.batch.write((b) => [
    b.customer.put(ada),
    b.customer.put({ customerId: 'c2', name: 'Bob', orgId: 'o1' }),
    b.customer.put({ customerId: 'c3', name: 'Cy' }),
    b.org.put({ orgId: 'o1', title: 'Org' }),
    b.remark.put(remark),
    b.order.put(anOrder('expired', { expiresAt: new Date(0) })),
    b.order.put(anOrder('alone', { customerId: 'c4' })),
    ...orders.map(b.order.put),
  ])
})

describeWithDynamoDB('an item collection', () => {
  it('is collected by entity: one item where the whole key is fixed, else a list', async () => {
    expect(await db.customerWithOrders({ customerId: 'c1' }).collect()).toEqual({
      customer: ada,
      order: orders,
    })
    expect(await db.ordersAndRemarks({ customerId: 'c1' }).collect()).toEqual({
      order: orders,
      remark: [remark],
    })
  })

  it('has neither where there is nothing', async () => {
    expect(await db.customerWithOrders({ customerId: 'c4' }).collect()).toEqual({
      customer: undefined,
      order: [anOrder('alone', { customerId: 'c4' })],
    })
    expect(await db.customerWithOrders({ customerId: 'c3' }).collect()).toEqual({
      customer: { customerId: 'c3', name: 'Cy' },
      order: [],
    })
    expect(await db.customerWithOrders({ customerId: 'none' }).collect()).toEqual({
      customer: undefined,
      order: [],
    })
  })

  it('is given item by item with the name of the entity, in order of the sort key', async () => {
    const tagged = [
      { entity: 'order', item: orders[0] },
      { entity: 'order', item: orders[1] },
      { entity: 'order', item: orders[2] },
      { entity: 'customer', item: ada },
    ]
    const collection = db.customerWithOrders({ customerId: 'c1' })
    expect(await listOf(collection)).toEqual(tagged)
    expect((await collection.page()).items).toEqual(tagged)
    const descending = db.customerWithOrders({ customerId: 'c1' }, { order: 'descending' })
    expect(await listOf(descending)).toEqual(tagged.toReversed())
  })

  it('tells what an item is by its entity', async () => {
    for await (const one of db.customerWithOrders({ customerId: 'c1' })) {
      if (one.entity === 'customer') expect(one.item.name).toBe('Ada')
      else expect(one.item.total).toBe(10)
    }
  })

  it('has pages over all entities together', async () => {
    const read: unknown[] = []
    let after: string | undefined
    do {
      const page = await db.customerWithOrders({ customerId: 'c1' }, { limit: 1, after }).page()
      read.push(...page.items.map(({ entity }) => entity))
      after = page.cursor
    } while (after !== undefined)
    expect(read).toEqual(['order', 'order', 'order', 'customer'])
    expect(await db.customerWithOrders({ customerId: 'c1' }, { limit: 2 }).collect()).toEqual({
      customer: undefined,
      order: orders.slice(0, 2),
    })
  })

  it('asks DynamoDB only for what the sort keys have in common', () => {
    const sent = (input: ReturnType<ReturnType<typeof db.ordersAndRemarks>['params']>) => [
      input.KeyConditionExpression,
      input.ExpressionAttributeValues,
    ]
    expect(sent(db.ordersAndRemarks({ customerId: 'c1' }).params())).toEqual([
      '#0 = :0 AND begins_with(#1, :1)',
      { ':0': { S: 'CUSTOMER#c1' }, ':1': { S: 'ORDER#' } },
    ])
    expect(sent(db.customerWithOrders({ customerId: 'c1' }).params())).toEqual([
      '#0 = :0',
      { ':0': { S: 'CUSTOMER#c1' } },
    ])
  })

  it('of an index has lists only, because keys of an index need not be unique', async () => {
    expect(await db.orgWithMembers({ orgId: 'o1' }).collect()).toEqual({
      org: [{ orgId: 'o1', title: 'Org', plan: 'basic' }],
      customer: expect.arrayContaining([ada, { customerId: 'c2', name: 'Bob', orgId: 'o1' }]),
    })
  })
})

const folders = defineTable('folders', { partitionKey: 'pk', sortKey: 'sk' })
const named = <const N extends string>(name: N, sort: string) =>
  defineEntity(folders, name, {
    attributes: { folderId: string(), id: string() },
    key: { partition: 'FOLDER#{folderId}', sort: sort as '{id}' },
  })
const meta = named('meta', '#META#{id}')
const file = named('file', 'FILE#{id}')
const fileVersion = named('fileVersion', 'FILE#VERSION#{id}')
const files = named('files', 'FILES#{id}')
const note = named('note', '#NOTE#{id}')
const folder = defineDesign({
  table: folders,
  entities: { meta, file, fileVersion, files, note },
  accessPatterns: {
    metaAndFiles: query(meta, file),
    filesAndMeta: query(file, meta),
    metaAndNotes: query(meta, note),
    filesAndVersions: query(file, fileVersion),
    fileAndFiles: query(file, files),
    all: query(meta, file, fileVersion, files, note),
  },
})

describeWithDynamoDB('an item collection whose sort keys begin', () => {
  const own = testTable(folder)
  const folderDb = connect(folder, own)
  const input = { folderId: 'f' }

  beforeAll(async () => {
    for (const name of ['meta', 'file', 'fileVersion', 'files', 'note'] as const)
      await folderDb[name].put({ folderId: 'f', id: name })
  })

  it('with the delimiter has them all', async () => {
    expect(
      Object.entries(await folderDb.metaAndFiles(input).collect()).map(([name, { length }]) => [
        name,
        length,
      ]),
    ).toEqual([
      ['meta', 1],
      ['file', 1],
    ])
    expect(await folderDb.filesAndMeta(input).collect()).toEqual(await folderDb.metaAndFiles(input).collect())
    expect(await folderDb.metaAndNotes(input).collect()).toEqual({
      meta: [{ folderId: 'f', id: 'meta' }],
      note: [{ folderId: 'f', id: 'note' }],
    })
  })

  it('with each other has them all', async () => {
    expect(await folderDb.filesAndVersions(input).collect()).toMatchObject({
      file: [{ id: 'file' }],
      fileVersion: [{ id: 'fileVersion' }],
    })
    expect(await folderDb.fileAndFiles(input).collect()).toMatchObject({
      file: [{ id: 'file' }],
      files: [{ id: 'files' }],
    })
    expect(await folderDb.all(input).collect()).toMatchObject({ meta: [{}], file: [{}], files: [{}] })
  })
})
