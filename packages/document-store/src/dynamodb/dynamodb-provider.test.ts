import { testTable } from '@keyprint/local/vitest'
import { describe, it } from 'vitest'
import { documentDesign } from '../design/document-design.js'
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
