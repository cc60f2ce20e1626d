import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, describe, expect, it } from 'vitest'
import type { ChangeHandlers } from '../changes/change-handlers.js'
import { documentDesign } from '../design/document-design.js'
import { dynamoDbProvider } from '../dynamodb/dynamodb-provider.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { memoryProvider } from '../memory/memory-provider.js'
import { type DocumentStores, documentStores } from '../store/document-stores.js'
import { documentStreamHandler, pollDocumentStream } from './document-stream.js'

type Collections = typeof collections

/** Handlers that note what they are called with. */
function noting() {
  const noted: unknown[] = []
  const handlers: ChangeHandlers<Collections> = {
    order: {
      insert: ({ context, after }) => noted.push(['insert', context, after.document.orderId]),
      modify: ({ context, before, after }) =>
        noted.push(['modify', context, before.document.note, after.document.note, after.version]),
      remove: ({ context, before }) => noted.push(['remove', context, before.document.orderId]),
    },
  }
  return { noted, handlers }
}

const first = aContext()
const second = aContext({ user: 'bob', correlationId: 'c-2', roles: [] })

async function changeSomething(stores: DocumentStores<Collections>): Promise<void> {
  await stores.for(first).insert('order', anOrder)
  await stores.for(first).insert('customer', { customerId: 'c1', name: 'nobody handles this' })
  await stores.for(second).patch('order', orderKey, { note: 'x' })
  await stores.for(second).delete('order', orderKey)
}

const EXPECTED = [
  ['insert', first, 'o1'],
  ['modify', second, undefined, 'x', 2],
  ['remove', { tenant: 'acme' }, 'o1'],
]

describe('change handlers', () => {
  it('are called with the context of the write, in memory', async () => {
    const { noted, handlers } = noting()
    const provider = memoryProvider({ changes: handlers })
    await changeSomething(documentStores(collections, provider))
    await provider.settled()
    expect(noted).toEqual(EXPECTED)
  })

  it('that throw in memory fail who waits for them, not who writes, and no other handler', async () => {
    const handled: string[] = []
    const changes: ChangeHandlers<Collections> = {
      order: {
        insert: ({ after: { document } }) => {
          if (document.orderId === 'o1') throw new Error('broken')
          handled.push(document.orderId)
        },
      },
    }
    const provider = memoryProvider({ changes })
    const store = documentStores(collections, provider).for(first)
    await store.insert('order', anOrder)
    await store.insert('order', { ...anOrder, orderId: 'o2' })
    await expect(provider.settled()).rejects.toThrow('broken')
    expect(handled).toEqual(['o2'])
    await provider.settled()
  })
})

describeWithDynamoDB('change handlers on DynamoDB', () => {
  const table = testTable(documentDesign(collections))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBStreams({ endpoint: table.endpoint, region: 'local', credentials })
  afterAll(() => client.destroy())

  it('are called from the stream, with the same', async () => {
    const { noted, handlers } = noting()
    await changeSomething(documentStores(collections, dynamoDbProvider(table)))
    const unknown = () => undefined
    const { tableName } = table
    await pollDocumentStream(collections, handlers, { client, tableName, unknown, untilEmpty: true })
    expect(noted).toEqual(EXPECTED)
  })
})

describe('a Lambda function of the stream', () => {
  it('handles its events, and gives what is no document to unknown', async () => {
    const unknown: unknown[] = []
    const { noted, handlers } = noting()
    const handler = documentStreamHandler(collections, handlers, {
      unknown: (...given) => unknown.push(given),
    })
    const image = {
      pk: { S: 'TENANT#acme#order' },
      sk: { S: 'c1#o1' },
      _entity: { S: 'order' },
      _tenant: { S: 'acme' },
      _id: { S: 'c1' },
      _part: { S: 'o1' },
      version: { N: '1' },
      document: { M: { orderId: { S: 'o1' } } },
      _audit: { M: { updatedBy: { S: 'ada' }, correlationId: { S: 'c-1' }, roles: { L: [{ S: 'clerk' }] } } },
    }
    const record = (SequenceNumber: string, Keys: object, NewImage: object) => ({
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber, Keys, NewImage },
    })
    const { pk, sk } = image
    const other = { pk: { S: 'other' }, sk: { S: 'x' } }
    const Records = [record('1', { pk, sk }, image), record('2', other, other)]
    expect(await handler({ Records } as never)).toEqual({ batchItemFailures: [] })
    expect(unknown).toEqual([[expect.objectContaining({ keys: other }), undefined]])
    expect(noted).toEqual([
      [
        'insert',
        { tenant: 'acme', user: 'ada', correlationId: 'c-1', roles: ['clerk'], trace: undefined },
        'o1',
      ],
    ])
  })

  it('is refused for a stream without both images', () => {
    const options = { unknown: () => undefined, design: { stream: 'keys-only' } } as const
    expect(() => documentStreamHandler(collections, {}, options)).toThrow(
      /design\.stream must be new-and-old-images/,
    )
  })
})
