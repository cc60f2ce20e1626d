import {
  type AnyEntity,
  defineEntity,
  defineTable,
  integer,
  list,
  map,
  string,
  stringSet,
  timestamp,
  upcast,
} from '@keyprint/key-design'
import { codecsWith, schemaCodec } from '@keyprint/key-design/codec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledEntity, compileEntity } from '../compile/compiled-entity.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'
import type { Untyped } from '../testing/untyped.js'
import { readItem } from './read-item.js'
import { schemaVersions } from './schema-versions.js'
import { writeItem } from './write-item.js'

const table = defineTable('things', { partitionKey: 'pk' })
const key = { partition: 'THING#{id}' } as const
const compiled = ({ spec }: AnyEntity): CompiledEntity =>
  compileEntity(table.spec, spec, codecsWith(schemaCodec), schemaVersions)

type Item = Record<string, Untyped>

/** What each version makes of an item of the one before, as one would write it by hand. */
const BY_HAND: readonly ((item: Item) => Item)[] = [
  ({ tags, ...rest }) => ({ ...rest, tags: [...tags].sort() }),
  ({ count, ...rest }) => ({ ...rest, counts: { now: count, before: 0 } }),
  ({ counts, at, ...rest }) => ({ ...rest, count: String(counts.now), at: new Date(at) }),
  ({ count, ...rest }) =>
    rest.note === undefined ? { ...rest, amount: count } : { ...rest, amount: rest.note },
]

const common = { id: string(), note: string().optional() }
const counts = map({ now: integer(), before: integer() })
const ATTRIBUTES = [
  { ...common, tags: stringSet(), count: integer(), at: string() },
  { ...common, tags: list(string()), count: integer(), at: string() },
  { ...common, tags: list(string()), counts: counts.storedAs('c'), at: string() },
  { ...common, tags: list(string()), count: string(), at: timestamp().storedAs('when') },
  { ...common, tags: list(string()), amount: string().storedAs('count'), at: timestamp() },
] as const

const UPCASTERS = {
  1: upcast({ tags: stringSet() }, ({ tags }) => ({ tags: [...tags].sort() })),
  2: upcast({ count: integer() }, ({ count }) => ({ counts: { now: count, before: 0 } })),
  3: upcast({ counts: counts.storedAs('c'), at: string() }, ({ counts: { now }, at }) => ({
    count: String(now),
    at: new Date(at),
  })),
  // The same `at` is stored under another name, and the new `amount` as the older `count` was.
  4: upcast(
    { count: string(), at: timestamp().storedAs('when'), note: string().optional() },
    ({ count, note }) => ({
      amount: note ?? count,
    }),
  ),
} as const

const VERSIONS = ATTRIBUTES.map((attributes, i) =>
  compiled(
    (defineEntity as Untyped)(table, 'thing', {
      attributes,
      key,
      schemaVersion: i + 1,
      upcasters: Object.fromEntries(Object.entries(UPCASTERS).slice(0, i)),
    }),
  ),
)
const version = (number: number) => VERSIONS[number - 1] as CompiledEntity

const first = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 5 }),
    note: fc.string(),
    tags: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }).map((tags) => new Set(tags)),
    count: fc.integer(),
    at: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString()),
  },
  { requiredKeys: ['id', 'tags', 'count', 'at'] },
)
const steps = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))

describe('an item of one version, read by another', () => {
  it('is what one makes of it by hand, over all versions between them', () => {
    fc.assert(
      fc.property(first, steps, (item, [a, b]) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const written = BY_HAND.slice(0, from - 1).reduce((one, change) => change(one), item as Item)
        const expected = BY_HAND.slice(from - 1, to - 1).reduce((one, change) => change(one), written)
        const { item: stored } = writeItem(version(from), written, { version: 1, now: new Date() })
        const before = structuredClone(stored)

        expect(readItem(version(to), stored)).toEqual(expected)
        expect(stored).toEqual(before)
      }),
    )
  })

  it('is stored as the other version would have written it, once it is brought there', () => {
    fc.assert(
      fc.property(first, steps, (item, [a, b]) => {
        const [from, to] = [version(Math.min(a, b)), version(Math.max(a, b))]
        const { item: stored } = writeItem(
          from,
          BY_HAND.slice(0, Math.min(a, b) - 1).reduce((one, change) => change(one), item as Item),
          { version: 1, now: new Date() },
        )
        const brought = to.versions?.current(stored) ?? {}
        const again = writeItem(to, readItem(to, stored), { version: 1, now: new Date() })
        expect(brought).toEqual(again.item)
      }),
    )
  })

  it('is refused by an older one', () => {
    fc.assert(
      fc.property(first, fc.integer({ min: 2, max: 5 }), (item, to) => {
        const written = BY_HAND.slice(0, to - 1).reduce((one, change) => change(one), item as Item)
        const { item: stored } = writeItem(version(to), written, { version: 1, now: new Date() })
        expect(() => readItem(version(to - 1), stored)).toThrow(UnreadableItemError)
      }),
    )
  })
})

it('an item is compatible with what the version says that it is brought to, and no other', () => {
  const { 1: one, 2: two } = UPCASTERS
  const of = (schemaVersion: number, more: object) =>
    compiled(
      (defineEntity as Untyped)(table, 'thing', {
        attributes: ATTRIBUTES[schemaVersion - 1],
        key,
        schemaVersion,
        ...more,
      }),
    )
  const second = of(2, { upcasters: { 1: one }, compatibleWith: 1 })
  const third = of(3, { upcasters: { 1: one, 2: two } })
  const thing = { id: '1', tags: ['x'], count: 1, at: 'now' }
  const { item } = writeItem(second, thing, { version: 1, now: new Date() })

  expect(item).toMatchObject({ _schemaVersion: { N: '2' }, _schemaVersionFrom: { N: '1' } })
  expect(third.versions?.current(item)).toMatchObject({ _schemaVersion: { N: '3' } })
  expect(third.versions?.current(item)).not.toHaveProperty('_schemaVersionFrom')
})

describe('an upcaster', () => {
  const withUpcaster = (change: (old: Untyped) => Untyped) =>
    compiled(
      (defineEntity as Untyped)(table, 'thing', {
        attributes: { id: string(), total: integer(), note: string().optional() },
        key,
        schemaVersion: 2,
        upcasters: { 1: upcast({ total: string() }, change) },
      }),
    )
  const stored = { pk: { S: 'THING#1' }, id: { S: '1' }, total: { S: '7' }, note: { S: 'x' } }
  const read = (change: (old: Untyped) => Untyped) => readItem(withUpcaster(change), stored)

  it('leaves an attribute out by undefined, and all others as they are', () => {
    expect(read(({ total }) => ({ total: Number(total) }))).toEqual({ id: '1', total: 7, note: 'x' })
    expect(read(({ total }) => ({ total: Number(total), note: undefined }))).toEqual({ id: '1', total: 7 })
  })

  it('gets a copy that it may change', () => {
    const change = (old: Untyped) => {
      old.total = Number(old.total)
      return old
    }
    expect(read(change)).toEqual({ id: '1', total: 7, note: 'x' })
  })

  it.each<[string, (old: Untyped) => Untyped, string]>([
    [
      'throws',
      () => {
        throw new Error('no reason')
      },
      'could not be brought to 2: no reason',
    ],
    ['gives nothing', () => undefined, 'must give a plain object'],
    ['is asynchronous', async () => ({ total: 1 }), 'must give a plain object (got a Promise)'],
    [
      'gives what there is not',
      () => ({ total: 1, sum: 2 }),
      'sum is given, and not an attribute of the next version',
    ],
    ['gives another type', () => ({ total: '7' }), 'total must be a whole number'],
    ['gives nothing for what was otherwise', () => ({}), 'total is stored as S, not as a number'],
    [
      'throws no error',
      () => {
        throw 'a text'
      },
      'could not be brought to 2: a text',
    ],
  ])('that %s makes the item unreadable', (_, change, message) => {
    try {
      read(change)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableItemError)
      expect((error as Error).message).toContain(message)
    }
  })
})
