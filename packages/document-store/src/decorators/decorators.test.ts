import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { StoreUnavailableError } from '../errors/store-unavailable-error.js'
import { WriteOutcomeUnknownError } from '../errors/write-outcome-unknown-error.js'
import { aContext } from '../fixtures/context.js'
import { damageInMemory } from '../fixtures/damage.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { memoryProvider } from '../memory/memory-provider.js'
import type { DocumentProvider, TenantProvider } from '../provider/provider.js'
import { documentStores } from '../store/document-stores.js'
import { contractCollections } from '../testing/collections.js'
import { documentStoreContract } from '../testing/contract.js'
import { cache } from './cache.js'
import type { Decorator } from './decorator.js'
import { type LogEntry, logging } from './logging.js'
import { type Measurement, metrics } from './metrics.js'
import { retry } from './retry.js'

const silent = { info: () => undefined, error: () => undefined }
const all: readonly Decorator[] = [
  logging(silent),
  metrics(() => undefined),
  retry(),
  cache({ maxAgeMs: 60_000 }),
]

describe.each([
  ['logging', [logging(silent)]],
  ['metrics', [metrics(() => undefined)]],
  ['retry', [retry({ pauseMs: 1 })]],
  ['all together', all],
])('a store with %s is a store', (_, decorators) => {
  const provider = memoryProvider()
  const stores = documentStores(contractCollections, provider, { decorators })
  for (const { name, run } of documentStoreContract(() => ({ stores, damage: damageInMemory(provider) }))) {
    // What is damaged behind its back a cache does not see; that is what maxAgeMs is for.
    if (decorators === all && name.startsWith('a damaged document')) continue
    it(name, run)
  }
})

describe('logging', () => {
  it('says who did what to which document, and how it ended, but not what is in it', async () => {
    const logged: [string, LogEntry, string][] = []
    const log = {
      info: (...entry: [LogEntry, string]) => logged.push(['info', ...entry]),
      error: (...entry: [LogEntry, string]) => logged.push(['error', ...entry]),
    }
    const context = aContext()
    const store = logging(log)(documentStores(collections, memoryProvider()).for(context))
    await store.insert('order', { ...anOrder, note: 'secret' })
    await store.insert('order', anOrder).catch(() => undefined)
    await store.transact((tx) => [tx.delete('order', orderKey)])

    const who = { tenant: 'acme', user: 'ada', correlationId: 'c-1', traceId: context.trace.traceId }
    const of = (operation: string) =>
      expect.objectContaining({ ...who, operation, collection: 'order', key: orderKey })
    expect(logged).toEqual([
      ['info', of('insert'), 'insert order'],
      ['error', expect.objectContaining({ error: 'DOCUMENT_EXISTS' }), 'insert order'],
      ['info', expect.objectContaining({ ...who, operation: 'transact' }), 'transact'],
    ])
    expect(JSON.stringify(logged)).not.toContain('secret')
  })
})

describe('metrics', () => {
  it('measures every call, by names that are few', async () => {
    const measured: Measurement[] = []
    const store = metrics((one) => measured.push(one))(
      documentStores(collections, memoryProvider()).for(aContext()),
    )
    await store.list('order')
    await store.patch('order', orderKey, {}).catch(() => undefined)
    expect(measured).toEqual([
      {
        operation: 'list',
        collection: 'order',
        outcome: 'done',
        code: undefined,
        milliseconds: expect.any(Number),
      },
      expect.objectContaining({ operation: 'patch', outcome: 'failed', code: 'DOCUMENT_NOT_FOUND' }),
    ])
  })
})

/** In memory, but for errors that its writes meet first. */
function failing(...errors: Error[]): DocumentProvider & { readonly attempts: () => number } {
  const memory = memoryProvider()
  let attempts = 0
  const open: DocumentProvider['open'] = (given) => {
    const inner = memory.open(given)
    const write =
      (tenant: TenantProvider): TenantProvider['write'] =>
      async (change) => {
        attempts += 1
        const error = errors.shift()
        if (error !== undefined) throw error
        return tenant.write(change)
      }
    return {
      ...inner,
      forContext: (context) => {
        const tenant = inner.forContext(context)
        return { ...tenant, write: write(tenant) }
      },
    }
  }
  return { open, attempts: () => attempts }
}

const unavailable = () => new StoreUnavailableError(undefined, {})

describe('retry', () => {
  it('tries again what surely was not done', async () => {
    const provider = failing(unavailable(), unavailable())
    const store = retry({ pauseMs: 1 })(documentStores(collections, provider).for(aContext()))
    expect((await store.insert('order', anOrder)).version).toBe(1)
    expect(provider.attempts()).toBe(3)
  })

  it('gives up, and gives the error', async () => {
    const provider = failing(unavailable(), unavailable(), unavailable())
    const store = retry({ attempts: 2, pauseMs: 1 })(documentStores(collections, provider).for(aContext()))
    await expect(store.insert('order', anOrder)).rejects.toThrow(StoreUnavailableError)
    expect(provider.attempts()).toBe(2)
  })

  it('never repeats a write that may have been done', async () => {
    const provider = failing(new WriteOutcomeUnknownError(undefined, {}))
    const store = retry({ pauseMs: 1 })(documentStores(collections, provider).for(aContext()))
    await expect(store.insert('order', anOrder)).rejects.toThrow(WriteOutcomeUnknownError)
    expect(provider.attempts()).toBe(1)
  })
})

describe('cache', () => {
  const cached = (options = { maxAgeMs: 60_000 }) => {
    const provider = memoryProvider()
    const decorate = cache(options)
    const plain = documentStores(collections, provider)
    const stores = documentStores(collections, provider, { decorators: [decorate] })
    return { plain: plain.for(aContext()), store: stores.for(aContext()), stores }
  }

  it('gives what it has, until it is too old', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { plain, store } = cached({ maxAgeMs: 1_000 })
    await store.insert('order', anOrder)
    await store.get('order', orderKey)
    await plain.patch('order', orderKey, { note: 'behind its back' })
    expect((await store.get('order', orderKey))?.version).toBe(1)
    vi.setSystemTime(Date.now() + 1_000)
    expect((await store.get('order', orderKey))?.version).toBe(2)
  })

  it('forgets what is written, in transactions too', async () => {
    const { store } = cached()
    await store.insert('order', anOrder)
    await store.get('order', orderKey)
    await store.patch('order', orderKey, { note: 'x' })
    expect((await store.get('order', orderKey))?.document.note).toBe('x')
    await store.transact((tx) => [tx.patch('order', orderKey, { note: 'y' })])
    expect((await store.get('order', orderKey))?.document.note).toBe('y')
    await store.delete('order', orderKey)
    expect(await store.get('order', orderKey)).toBeUndefined()
  })

  it('does not keep what was read while somebody wrote', async () => {
    const { store } = cached()
    await store.insert('order', anOrder)
    const reading = store.get('order', orderKey)
    await store.patch('order', orderKey, { note: 'x' })
    await reading
    expect((await store.get('order', orderKey))?.document.note).toBe('x')
  })

  it('shares nothing between tenants, and no object', async () => {
    const { store, stores } = cached()
    await store.insert('order', anOrder)
    const first = await store.get('order', orderKey)
    Object.assign(first?.document ?? {}, { note: 'changed' })
    expect((await store.get('order', orderKey))?.document).toEqual(anOrder)
    expect(await stores.for(aContext({ tenant: 'other' })).get('order', orderKey)).toBeUndefined()
  })

  it('keeps as many documents as it is told, and those that are used', async () => {
    const { plain, store } = cached({ maxAgeMs: 60_000, maxDocuments: 2 } as { maxAgeMs: number })
    const keys = ['a', 'b', 'c'].map((orderId) => ({ customerId: 'c1', orderId }))
    for (const key of keys) await plain.insert('order', { ...anOrder, ...key })
    for (const i of [0, 1, 0, 2]) await store.get('order', keys[i] as (typeof keys)[0])
    for (const key of keys) await plain.patch('order', key, { note: 'new' })
    const notes = await Promise.all([0, 2].map((i) => store.get('order', keys[i] as (typeof keys)[0])))
    expect(notes.map((one) => one?.document.note)).toEqual([undefined, undefined])
    expect((await store.get('order', keys[1] as (typeof keys)[0]))?.document.note).toBe('new')
  })
})

it('a transaction is made once, however often it is looked at', async () => {
  const store = all.reduceRight(
    (inner, decorate) => decorate(inner),
    documentStores(collections, memoryProvider()).for(aContext()),
  )
  let made = 0
  await store.transact((tx) => [tx.insert('order', { ...anOrder, orderId: `o${++made}` })])
  expect(made).toBe(1)
})
