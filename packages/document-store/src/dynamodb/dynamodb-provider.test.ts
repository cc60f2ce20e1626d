import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { documentDesign } from '../design/document-design.js'
import { aContext } from '../fixtures/context.js'
import { damageInDynamoDB } from '../fixtures/damage.js'
import { documentStores } from '../store/document-stores.js'
import { contractCollections } from '../testing/collections.js'
import { documentStoreContract } from '../testing/contract.js'
import { dynamoDbProvider } from './dynamodb-provider.js'

const table = testTable(documentDesign(contractCollections))
const sealing = { cursors: { keys: [crypto.getRandomValues(new Uint8Array(32))] } }

describe.each([
  ['with plain cursors', {}],
  ['with sealed cursors', sealing],
])('documents in DynamoDB, %s', (_, options) => {
  const stores = documentStores(contractCollections, dynamoDbProvider({ ...table, ...options }))
  for (const { name, run } of documentStoreContract(() => ({ stores, damage: damageInDynamoDB(table) })))
    it(name, run)
})

it('what is small as JSON and large in DynamoDB is refused, too', async () => {
  const store = documentStores(contractCollections, dynamoDbProvider(table)).for(aContext())
  const details = Array.from({ length: 170_000 }, () => 1)
  const order = { customerId: 'c1', orderId: 'o1', status: 'placed', placedAt: '2026-11-21', details }
  await expect(store.insert('order', order)).rejects.toMatchObject({
    code: 'DOCUMENT_TOO_LARGE',
    key: { customerId: 'c1', orderId: 'o1' },
    bytes: expect.any(Number),
  })
})

it('nothing is scanned: every request is a get, a put, a delete, a query or a transaction', async () => {
  const operations = new Set<string>()
  const { client } = table
  client.middlewareStack.add(
    (next, { commandName }) => {
      operations.add(String(commandName).replace(/^.*?([A-Z]\w+)Command$/, '$1'))
      return next
    },
    { step: 'initialize', name: 'noted' },
  )
  const stores = documentStores(contractCollections, dynamoDbProvider(table))
  await Promise.allSettled(documentStoreContract(() => ({ stores })).map(({ run }) => run()))
  client.middlewareStack.remove('noted')
  expect(operations.size).toBeGreaterThan(4)
  expect([...operations].filter((name) => /scan/i.test(name))).toEqual([])
})
