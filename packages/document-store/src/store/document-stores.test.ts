import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineCollection } from '../collection/collection.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { memoryProvider } from '../memory/memory-provider.js'
import { contractCollections } from '../testing/collections.js'
import { documentStores } from './document-stores.js'

describe('what a provider cannot do', () => {
  const provider = memoryProvider({ without: ['query', 'list', 'transact'] })
  const store = documentStores(collections, provider).for(aContext())

  it('is data', () => {
    expect(store.capabilities).toMatchObject({ query: false, list: false, transact: false, expire: true })
  })

  it.each<[string, () => Promise<unknown>]>([
    ['query', () => store.query('order', 'byStatus', { status: 'paid' })],
    ['list', () => store.list('order')],
    ['transact', () => store.transact((tx) => [tx.insert('order', anOrder)])],
  ])('is refused by a typed error: %s', async (capability, call) => {
    await expect(call()).rejects.toMatchObject({
      code: 'UNSUPPORTED_CAPABILITY',
      capability,
      provider: 'memory',
    })
    expect(await store.get('order', orderKey)).toBeUndefined()
  })

  it('is refused at once where collections need it', () => {
    const forever = memoryProvider({ without: ['expire'] })
    expect(() => documentStores(contractCollections, forever)).toThrow(
      expect.objectContaining({
        code: 'UNSUPPORTED_CAPABILITY',
        capability: 'expire',
        collection: 'session',
      }),
    )
  })
})

describe('documents and their schemas', () => {
  it('get defaults, also where they are fields of keys and indexes', async () => {
    const note = defineCollection({
      schema: z.object({ noteId: z.string().default('generated'), kind: z.string().default('plain') }),
      id: 'noteId',
      indexes: { byKind: { partition: 'kind' } },
    })
    const store = documentStores({ note }, memoryProvider()).for(aContext())
    expect((await store.insert('note', {})).document).toEqual({ noteId: 'generated', kind: 'plain' })
    expect((await store.query('note', 'byKind', { kind: 'plain' })).items).toHaveLength(1)
  })

  it('may be asynchronous', async () => {
    const note = defineCollection({
      schema: z.object({ noteId: z.string().refine(async (id) => id !== 'taken') }),
      id: 'noteId',
    })
    const store = documentStores({ note }, memoryProvider()).for(aContext())
    await store.insert('note', { noteId: 'free' })
    await expect(store.insert('note', { noteId: 'taken' })).rejects.toMatchObject({
      code: 'INVALID_DOCUMENT',
    })
  })

  it('are refused where the schema would change them with each write', async () => {
    const note = defineCollection({
      schema: z.object({ noteId: z.string(), text: z.string().transform((text) => `${text}!`) }),
      id: 'noteId',
    })
    const store = documentStores({ note }, memoryProvider()).for(aContext())
    const attempt = store.insert('note', { noteId: 'n1', text: 'a' })
    await expect(attempt).rejects.toThrow(/the schema changes what it has given itself/)
  })

  it('that no longer fit a collection are unreadable, not half read', async () => {
    const provider = memoryProvider()
    const before = defineCollection({ schema: z.object({ noteId: z.string() }), id: 'noteId' })
    const after = defineCollection({
      schema: z.object({ noteId: z.string(), text: z.string() }),
      id: 'noteId',
    })
    await documentStores({ note: before }, provider).for(aContext()).insert('note', { noteId: 'n1' })
    const store = documentStores({ note: after }, provider).for(aContext())
    await expect(store.get('note', { noteId: 'n1' })).rejects.toMatchObject({
      code: 'UNREADABLE_DOCUMENT',
      collection: 'note',
      key: { noteId: 'n1' },
    })
  })

  it('expire at times as ISO 8601 has them, and nothing else', async () => {
    const store = documentStores(contractCollections, memoryProvider()).for(aContext())
    const attempt = store.insert('session', { sessionId: 's1', endsAt: 'tomorrow' })
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_DOCUMENT', issues: [{ path: 'endsAt' }] })
  })
})

it('ifVersion that is no version is refused', async () => {
  const store = documentStores(collections, memoryProvider()).for(aContext())
  for (const ifVersion of [0, -1, 1.5, '1' as never])
    await expect(store.put('order', anOrder, { ifVersion })).rejects.toMatchObject({
      code: 'INVALID_DOCUMENT',
    })
})
