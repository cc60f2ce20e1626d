import { fileURLToPath } from 'node:url'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { CAPTURED, WRITES } from '../testing/streams/captured.js'
import { lambdaJson } from '../testing/streams/lambda-json.js'
import { allRecords, localStreams } from '../testing/streams/local-streams.js'
import { key, order } from '../testing/streams/sample-order.js'
import { shop } from '../testing/streams/shop.js'
import { streamRecord } from './stream-record.js'

const ofAnotherProgram = { pk: { S: 'JOB#1' }, sk: { S: 'JOB' }, payload: { B: Uint8Array.of(5) } }
const thatDoesNotFit = {
  pk: { S: 'CUSTOMER#c1' },
  sk: { S: 'ORDER#2026-11-22T00:00:00.000Z#o2' },
  _entity: { S: 'order' },
  total: { S: 'x' },
}

describeWithDynamoDB('records that DynamoDB writes', () => {
  const table = testTable(shop)
  const streams = localStreams(table.endpoint)
  let records: readonly _Record[]
  afterAll(() => streams.destroy())

  beforeAll(async () => {
    const db = connect(shop, table)
    await db.customer.create({ customerId: 'c1', email: 'ada@example.com' })
    await db.order.create(order)
    await db.order.update(key, { set: { total: 20 }, remove: ['hashes', 'anything'] })
    await db.order.delete(key)
    for (const Item of [ofAnotherProgram, thatDoesNotFit])
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }))
    records = await allRecords(streams, table.tableName)
  })

  it('are those that other tests use', async () => {
    expect(records).toHaveLength(WRITES.length)
    const lines = records.map((record, i) => lambdaJson(numbered(record, i)))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(CAPTURED))
  })

  it('are the same to handlers, as the SDK gives them and in the JSON of Lambda', () => {
    const ofLambda = records.map((record) => streamRecord(JSON.parse(lambdaJson(record))))
    expect(records.map(streamRecord)).toEqual(ofLambda)
    expect(ofLambda[2]?.newImage?.hashes).toEqual({ BS: [Uint8Array.of(7), Uint8Array.of(8, 9)] })
  })
})

/** Without what differs from one run to another. */
function numbered(record: _Record, place: number): _Record {
  const SequenceNumber = String(place + 1).padStart(21, '0')
  const ApproximateCreationDateTime = new Date('2026-11-21T12:00:00Z')
  const dynamodb = { ...record.dynamodb, SequenceNumber, ApproximateCreationDateTime }
  return { ...record, eventID: `event-${place + 1}`, dynamodb }
}
