import { describe, expect, it } from 'vitest'
import { aContext } from '../fixtures/context.js'
import { collections } from '../fixtures/orders.js'
import { memoryProvider } from '../memory/memory-provider.js'
import { documentStores } from '../store/document-stores.js'
import { traceFrom } from './trace.js'

const stores = documentStores(collections, memoryProvider())

describe('a context', () => {
  it.each<[string, object]>([
    ['tenant', { tenant: undefined }],
    ['tenant', { tenant: '' }],
    ['tenant', { tenant: '\ud800' }],
    ['user', { user: 7 }],
    ['correlationId', { correlationId: null }],
    ['roles', { roles: 'admin' }],
    ['roles[1]', { roles: ['a', 1] }],
    ['trace.traceId', { trace: undefined }],
    ['trace.traceId', { trace: { traceId: 'x', spanId: 'y' } }],
    ['trace.spanId', { trace: { traceId: 'a'.repeat(32), spanId: '' } }],
  ])('without a right %s is refused: %j', (field, given) => {
    expect(() => stores.for(aContext(given))).toThrow(
      expect.objectContaining({ code: 'INVALID_CONTEXT', field }),
    )
  })

  it('that is none is refused, in a sentence', () => {
    const none = (stores as { for(context?: unknown): unknown }).for
    expect(() => none()).toThrow('context is missing; a store is had through stores.for(context), made where')
  })

  it('is kept as it was when the store was made', () => {
    const given = { ...aContext(), roles: ['clerk'] }
    const store = stores.for(given)
    Object.assign(given, { tenant: 'other' })
    given.roles.push('admin')
    expect(store.context).toMatchObject({ tenant: 'acme', roles: ['clerk'] })
    expect(() => Object.assign(store.context, { tenant: 'other' })).toThrow()
  })
})

describe('a trace', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

  it('is that of the header', () => {
    expect(traceFrom(traceparent)).toEqual({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
    })
  })

  it.each([undefined, '', 'nonsense', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'is a new one where the header is %j',
    (header) => {
      const trace = traceFrom(header)
      expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/)
      expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/)
      expect(trace).not.toEqual(traceFrom(header))
    },
  )
})
