import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { type AnyState, first, fresh } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

const VALUES: Readonly<Record<string, unknown>> = {
  date: new Date('2026-11-21T02:46:54.123Z'),
  map: new Map<unknown, unknown>([
    ['a', 1],
    [2, new Date(0)],
    ['nested', new Map([['x', new Set(['y'])]])],
  ]),
  set: new Set<unknown>(['a', 1, true, null]),
  'empty ones': [new Map(), new Set(), [], {}, ''],
  bigint: 123_456_789_012_345_678_901_234_567_890n,
  bytes: new Uint8Array([0, 1, 254, 255]),
  undefined: { there: undefined, list: [undefined, null] },
  numbers: [0, -0, 1.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER],
  text: ['', ' ', '☃', '\u0000', '2026-11-21T02:46:54.123Z', '12n'],
  'what looks like a tag': {
    $date: 'no date',
    a: { $map: 1 },
    b: { $undefined: true },
    c: { $type: 'Date' },
  },
  'names of every object': JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":2}'),
  nested: { a: [{ b: new Map([['c', [new Set([1n]), { d: new Uint8Array([7]) }]]]) }] },
}

const REFUSED: Readonly<Record<string, unknown>> = {
  'a function': () => 1,
  'a symbol': Symbol('s'),
  'an instance of a class': new (class Money {
    readonly amount = 1
  })(),
}

export const valueCases: readonly ContractCase<ContractSagaStore>[] = [
  ...Object.entries(VALUES).map(([name, value]) => ({
    name: `a value comes back as it is: ${name}`,
    run: async (store: ContractSagaStore) => {
      const state = first({ value })
      await store.insert('order', fresh(), state)
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
    },
  })),
  {
    name: 'the metadata comes back as it is, with what is left out and what is null',
    run: async (store) => {
      const full = {
        archivedAt: new Date(1),
        traceParent: '00-1-2-01',
        traceState: 'a=b',
        timeoutMs: 1_500,
        timeoutExpiresAt: new Date(2),
      }
      const none = {
        archivedAt: null,
        traceParent: null,
        traceState: null,
        timeoutMs: null,
        timeoutExpiresAt: null,
      }
      for (const metadata of [full, none, {}]) {
        const state = first({}, metadata)
        await store.insert('order', fresh(), state)
        assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
      }
    },
  },
  {
    name: 'what was read can be changed without changing what is stored',
    run: async (store) => {
      const state = first({ nested: { list: [1] } })
      const correlation = fresh()
      await store.insert('order', correlation, state)
      for (const found of [
        await store.getById('order', state.metadata.sagaId),
        await store.getByCorrelationId('order', correlation),
      ])
        (found as unknown as { nested: { list: number[] } }).nested.list.push(2)
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
    },
  },
  {
    name: 'what would not come back is refused, and nothing is written',
    run: async (store) => {
      const circle: Record<string, unknown> = {}
      circle.self = { circle }
      for (const [what, value] of Object.entries({ ...REFUSED, 'what contains itself': circle })) {
        const correlation = fresh()
        await rejected(async () => store.insert('order', correlation, first({ value }) as AnyState), what)
        assert.equal(await store.getByCorrelationId('order', correlation), null)
      }
    },
  },
]
