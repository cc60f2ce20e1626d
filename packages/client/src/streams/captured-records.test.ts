import { fileURLToPath } from 'node:url'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { connect } from '../connect.js'
import { CAPTURED, WRITES } from '../testing/streams/captured.js'
import { lambdaJson } from '../testing/streams/lambda-json.js'
import { allRecords, localStreams } from '../testing/streams/local-streams.js'
import { shop } from '../testing/streams/shop.js'

describeWithDynamoDB('the records that other tests use', () => {
  const table = testTable(shop)
  const db = connect(shop, table)

  it('are those that DynamoDB writes', async () => {
    const key = { customerId: 'c1', placedAt: new Date('2026-11-21T12:00:00Z'), orderId: 'o1' }
    await db.customer.create({ customerId: 'c1', email: 'ada@example.com' })
    await db.order.create({
      ...key,
      total: 12.5,
      lines: [{ sku: 'tea', quantity: 2, photo: Uint8Array.of(1, 2, 255) }],
      signature: Uint8Array.of(0, 128, 255),
      tags: new Set(['a', 'b']),
      sizes: new Set([1, 2]),
      hashes: new Set([Uint8Array.of(7), Uint8Array.of(8, 9)]),
      scores: { quality: 5 },
      serial: 12345678901234567890n,
      anything: { deep: [true, null, Uint8Array.of(3)] },
      note: null,
    })
    await db.order.update(key, { set: { total: 20 }, remove: ['hashes', 'anything'] })
    await db.order.delete(key)
    const Item = { pk: { S: 'JOB#1' }, sk: { S: 'JOB' }, payload: { B: Uint8Array.of(5) } }
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }))
    const misfit = {
      pk: { S: 'CUSTOMER#c1' },
      sk: { S: 'ORDER#2026-11-22T00:00:00.000Z#o2' },
      _entity: { S: 'order' },
    }
    await table.client.send(
      new PutItemCommand({ TableName: table.tableName, Item: { ...misfit, total: { S: 'x' } } }),
    )

    const records = await allRecords(localStreams(table.endpoint), table.tableName)
    expect(records).toHaveLength(WRITES.length)
    const lines = records.map((record, i) => lambdaJson(numbered(record, i)))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(CAPTURED))
  })
})

type Captured = Awaited<ReturnType<typeof allRecords>>[number]

/** Without what differs from one run to another. */
function numbered(record: Captured, place: number): Captured {
  const SequenceNumber = String(place + 1).padStart(21, '0')
  const ApproximateCreationDateTime = new Date('2026-11-21T12:00:00Z')
  const dynamodb = { ...record.dynamodb, SequenceNumber, ApproximateCreationDateTime }
  return { ...record, eventID: `event-${place + 1}`, dynamodb }
}
