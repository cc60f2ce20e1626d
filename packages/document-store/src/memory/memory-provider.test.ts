import { describe, it } from 'vitest'
import { damageInMemory } from '../fixtures/damage.js'
import { documentStores } from '../store/document-stores.js'
import { contractCollections } from '../testing/collections.js'
import { documentStoreContract } from '../testing/contract.js'
import { memoryProvider } from './memory-provider.js'

describe('documents in memory', () => {
  const provider = memoryProvider()
  const stores = documentStores(contractCollections, provider)
  for (const { name, run } of documentStoreContract(() => ({ stores, damage: damageInMemory(provider) })))
    it(name, run)
})
