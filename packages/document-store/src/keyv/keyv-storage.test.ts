import { testTable } from '@keyprint/local/vitest'
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite'
import Keyv from 'keyv'
import type { TestFunction } from 'vitest'
import * as vitest from 'vitest'
import { documentDesign } from '../design/document-design.js'
import { dynamoDbProvider } from '../dynamodb/dynamodb-provider.js'
import { aContext } from '../fixtures/context.js'
import { memoryProvider } from '../memory/memory-provider.js'
import { documentStores } from '../store/document-stores.js'
import { KeyvStorage, keyvEntry } from './keyv-storage.js'

const { describe, expect, it } = vitest
const table = testTable(documentDesign({ keyvEntry }))

/** Tests of the suite that give an item a second or three, which other tests on the machine may use up. */
const HURRIED = new Set([
  '.set(key, value, ttl) sets a value that expires',
  '.get([keys]) should return array values',
  '.get([keys]) should return array values with undefined',
])
const patient = {
  ...vitest,
  it: (name: string, run: TestFunction) => vitest.it(name, { retry: HURRIED.has(name) ? 5 : 0 }, run),
}

describe.each([
  ['memory', memoryProvider()],
  ['DynamoDB', dynamoDbProvider(table)],
])("Keyv's own test suite, on %s", (_, provider) => {
  const stores = documentStores({ keyvEntry }, provider)
  const storage = () => new KeyvStorage(stores.for(aContext()))
  keyvTestSuite(patient as never, Keyv as never, storage)
  keyvIteratorTests(vitest as never, Keyv as never, storage)
})

it('a Keyv is in one tenant', async () => {
  const stores = documentStores({ keyvEntry }, memoryProvider())
  const of = (tenant: string) => new Keyv({ store: new KeyvStorage(stores.for(aContext({ tenant }))) })
  await of('acme').set('a', 1)
  await of('other').set('a', 2)
  await of('other').clear()
  expect(await of('acme').get('a')).toBe(1)
  expect(await of('other').get('a')).toBeUndefined()
})
