import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { connect } from '../../connect.js'
import { localStreams } from '../../testing/streams/local-streams.js'
import { key } from '../../testing/streams/sample-order.js'
import { shop } from '../../testing/streams/shop.js'
import { pollStream } from './poll-stream.js'

describeWithDynamoDB('an item that DynamoDB Local removes because it has expired', () => {
  const table = testTable(shop)

  it('is told of as such', async () => {
    // DynamoDB Local looks for what has expired from time to time.
    const stop = new AbortController()
    const expiresAt = new Date(Date.now() + 1_000)
    await connect(shop, table).order.put({ ...key, total: 1, expiresAt })
    const client = localStreams(table.endpoint)
    const gone: unknown[] = []
    const expired = ({ before }: { readonly before: unknown }) => {
      gone.push(before)
      stop.abort()
    }
    const handlers = { order: { expired }, unknown: () => {} }
    await pollStream(shop, handlers, { client, tableName: table.tableName, signal: stop.signal })
    expect(gone).toEqual([expect.objectContaining({ orderId: 'o1', total: 1 })])
    client.destroy()
  })
})
