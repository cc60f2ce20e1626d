import type { Item } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { type measurement, measurements, type tag } from '../testing/reads/measurements.js'
import { recording } from '../testing/reads/recording.js'
import type { QueryOptions } from '../types/pattern-client.js'

type Measurement = Item<typeof measurement>
type Tag = Item<typeof tag>

const table = testTable(measurements)
const client = recording(table.client)
const db = connect(measurements, { ...table, client })

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
let count = 0
const measured = (said: Partial<Measurement>): Measurement => {
  count += 1
  return { sensor: 's', at: day(1), level: 0, value: 0, label: 'l', id: `m${count}`, ...said }
}

describe('a range', () => {
  const read = async (options: QueryOptions<(typeof measurement)['~types'], never>, sensor = 's') =>
    (await db.measurementsOf({ sensor }, options).collect()).map(({ id }) => id)

  beforeAll(async () => {
    const all = [
      measured({ id: 'a', level: -10, value: -2.5 }),
      measured({ id: 'b', level: -10, value: -0.5 }),
      measured({ id: 'c', level: -9, value: 1e-9 }),
      measured({ id: 'd', level: 1, value: 2 }),
      measured({ id: 'e', level: 10, value: 2 }),
      measured({ id: 'f', level: 10, value: 1e20, label: '1' }),
      measured({ id: 'g', level: 10, value: 1e20, label: '1#' }),
      measured({ id: 'h', level: 10, value: 1e20, label: '10' }),
      measured({ id: 'i', at: day(2) }),
      measured({ id: 'j', at: day(2), level: 3 }),
      measured({ id: 'k', at: day(9) }),
    ]
    const alarms = [1, 2, 9].map((n) => ({ sensor: 's', at: day(n), alarmId: `alarm ${n}` }))
    await db.batch.write((b) => [...all.map(b.measurement.put), ...alarms.map(b.alarm.put)])
  })

  it('includes both of its ends, on the first part', async () => {
    expect(await read({ from: { at: day(2) }, to: { at: day(9) } })).toEqual(['i', 'j', 'k'])
    expect(await read({ from: { at: day(2) }, to: { at: day(2) } })).toEqual(['i', 'j'])
    expect(await read({ from: { at: new Date(day(2).getTime() + 1) } })).toEqual(['k'])
    expect(await read({ to: { at: new Date(day(2).getTime() - 1) } })).toEqual([...'abcdefgh'])
  })

  it('goes to the ends of the entity where an end is not given, and no further', async () => {
    expect(await read({})).toEqual([...'abcdefghijk'])
    expect(await read({ from: { at: day(9) } })).toEqual(['k'])
    expect(await read({ to: { at: day(2) } })).toEqual([...'abcdefghij'])
  })

  it('takes further parts of the sort key, in each of its ends as many as are given', async () => {
    const at = day(1)
    expect(await read({ from: { at, level: -9 } })).toEqual([...'cdefghijk'])
    expect(await read({ from: { at, level: -9 }, to: { at } })).toEqual([...'cdefgh'])
    expect(await read({ to: { at, level: -10 } })).toEqual(['a', 'b'])
    expect(await read({ from: { at, level: -10, value: -1 }, to: { at, level: 1 } })).toEqual(['b', 'c', 'd'])
    expect(await read({ from: { at, level: 10, value: 1e20, label: '1#' }, to: { at } })).toEqual(['g', 'h'])
    const whole = { at, level: 10, value: 1e20, label: '1#', id: 'g' }
    expect(await read({ from: whole, to: whole })).toEqual(['g'])
    expect(await read({ from: whole, to: { at } })).toEqual(['g', 'h'])
    expect(await read({ to: whole })).toEqual([...'abcdefg'])
  })

  it('fixes leading parts with beginsWith, of which each ends where its value ends', async () => {
    const at = day(1)
    expect(await read({ beginsWith: { at } })).toEqual([...'abcdefgh'])
    expect(await read({ beginsWith: { at, level: 1 } })).toEqual(['d'])
    expect(await read({ beginsWith: { at, level: -10 } })).toEqual(['a', 'b'])
    expect(await read({ beginsWith: { at, level: 10, value: 1e20 } })).toEqual(['f', 'g', 'h'])
    expect(await read({ beginsWith: { at, level: 10, value: 1e20, label: '1' } })).toEqual(['f'])
    const whole = { at, level: 10, value: 1e20, label: '1', id: 'f' }
    expect(await read({ beginsWith: whole })).toEqual(['f'])
    expect(await read({ beginsWith: { ...whole, id: 'g' } })).toEqual([])
  })

  it('never gives items of other entities whose keys begin alike', async () => {
    expect((await db.alarmsOf({ sensor: 's' }).collect()).map((one) => one.alarmId)).toEqual([
      'alarm 1',
      'alarm 2',
      'alarm 9',
    ])
    const second = db.alarmsOf({ sensor: 's' }, { from: { at: day(2) }, to: { at: day(2) } })
    expect(await second.collect()).toEqual([{ sensor: 's', at: day(2), alarmId: 'alarm 2' }])
  })

  it('is read in descending order from its upper end', async () => {
    const range = { from: { at: day(2) }, to: { at: day(9) }, order: 'descending' } as const
    expect(await read(range)).toEqual(['k', 'j', 'i'])
    expect(await read({ ...range, limit: 1 })).toEqual(['k'])
  })

  it('keeps to the values next to the delimiter', async () => {
    const names = ['1', '1!', '1"', '1#', '1$', '1%', '10', '2', 'é', '𝄞', 'Ω', '1#1', ' ', '#', '$']
    await db.batch.write((b) => names.map((name) => b.tagged.put({ sensor: 'delimiter', name })))
    for (const name of names) {
      const one = db.taggedOf({ sensor: 'delimiter' }, { beginsWith: { name } })
      expect(await one.collect()).toEqual([{ sensor: 'delimiter', name }])
      const same = db.taggedOf({ sensor: 'delimiter' }, { from: { name }, to: { name } })
      expect(await same.collect()).toEqual([{ sensor: 'delimiter', name }])
    }
    const tags = names.map((name) => ({ sensor: 'delimiter', name, n: 1n, price: '1' }))
    await db.batch.write((b) => tags.map(b.tag.put))
    for (const { name } of tags) {
      const one = db.tagsOf({ sensor: 'delimiter' }, { beginsWith: { name } })
      expect((await one.collect()).map((item) => item.name)).toEqual([name])
      const same = db.tagsOf({ sensor: 'delimiter' }, { from: { name }, to: { name } })
      expect((await same.collect()).map((item) => item.name)).toEqual([name])
    }
    expect(await db.tagsOf({ sensor: 'delimiter' }).collect()).toHaveLength(names.length)
    expect(await db.taggedOf({ sensor: 'delimiter' }).collect()).toHaveLength(names.length)
  })
})

describe('a range is refused before it is sent', () => {
  const refused = async (options: object, message: string) => {
    client.forget()
    await expect(db.measurementsOf({ sensor: 's' }, options as never).page()).rejects.toThrow(message)
    expect(client.inputs).toEqual([])
  }

  it('when a part is not the next in order', async () => {
    const order = 'give the parts in order: at, level, value, label, id'
    await refused(
      { from: { level: 1 } },
      `measurement.from.level is not the next part of the sort key; ${order}.`,
    )
    await refused({ to: { at: day(1), value: 1 } }, `measurement.to.value is not the next part`)
    await refused({ beginsWith: { id: 'x' } }, 'measurement.beginsWith.id is not the next part')
    await refused({ from: { nope: 1 } }, 'measurement.from.nope is not the next part')
    await refused({ from: { sensor: 's' } }, 'measurement.from.sensor is not the next part')
  })

  it('when it begins after it ends', async () => {
    const reversed = "measurement.from begins after 'to'; give the ends in the order of at, level"
    await refused({ from: { at: day(3) }, to: { at: day(2) } }, reversed)
    await refused({ from: { at: day(3), level: 1 }, to: { at: day(3), level: -1 } }, reversed)
  })

  it('when beginsWith meets from or to', async () => {
    await refused(
      { beginsWith: { at: day(1) }, from: { at: day(1) } },
      'measurement.range has beginsWith as well as from or to; choose one of them.',
    )
  })

  it('when it has no parts, or wrong ones', async () => {
    await refused({ beginsWith: {} }, 'measurement.beginsWith is without parts')
    await refused({ from: { at: undefined } }, 'measurement.from is without parts')
    await refused({ from: { at: '2026-01-01' } }, 'measurement.at must be a Date (got "2026-01-01").')
    await refused({ from: { at: day(1), level: 12345 } }, 'has more than the 4 digits that are declared')
  })
})

describe('whatever the items and the range', () => {
  const levels = fc.integer({ min: -9999, max: 9999 })
  const near = fc.oneof(fc.integer({ min: -11, max: 11 }), levels)
  const dates = fc.oneof(
    fc.integer({ min: 1, max: 4 }).map(day),
    fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  )
  const values = fc.oneof(
    fc.constantFrom(-10, -1, -0.1, 0, 0.1, 1, 2, 10, 1e21, 1e-9),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e120, max: 1e120 })
      .map((n) => (Math.abs(n) < 1e-120 ? 0 : n)),
  )
  const characters = fc.constantFrom(
    'a',
    'b',
    '1',
    '0',
    '!',
    '"',
    '#',
    '$',
    '%',
    '2',
    '3',
    'é',
    '𝄞',
    '\uffff',
    ' ',
  )
  const texts = fc.array(characters, { minLength: 1, maxLength: 4 }).map((list) => list.join(''))

  const someMeasurements = fc.array(fc.record({ at: dates, level: near, value: values, label: texts }), {
    minLength: 60,
    maxLength: 60,
  })
  const bounds = fc.record({ at: dates, level: near, value: values, label: texts })
  const someTags = fc.array(
    fc.record({ name: texts, n: fc.bigInt({ min: -99999n, max: 99999n }), price: values }),
    {
      minLength: 60,
      maxLength: 60,
    },
  )

  /** How parts of keys compare: text as it stands in the key, up to and with the delimiter, by its bytes. */
  function compare(a: unknown, b: unknown): number {
    if (typeof a === 'string' && typeof b === 'string') {
      const [left, right] = [a, b].map((text) =>
        Buffer.from(`${text.replaceAll('%', '%25').replaceAll('#', '%23')}#`),
      )
      return Buffer.compare(left as Buffer, right as Buffer)
    }
    const [left, right] = [a, b] as [number, number]
    return left < right ? -1 : left > right ? 1 : 0
  }

  function compareBy(parts: readonly string[], a: object, b: object): number {
    for (const part of parts) {
      const order = compare(a[part as never], b[part as never])
      if (order !== 0) return order
    }
    return 0
  }

  const leading = (parts: readonly string[], from: object, many: number) =>
    Object.fromEntries(parts.slice(0, many).map((part) => [part, from[part as never]]))

  /** Compares what a range gives with a filter in memory, for ranges of every kind. */
  async function holds<T extends object>(
    parts: readonly string[],
    items: readonly T[],
    [one, other]: readonly [object, object],
    [low, high]: readonly [number, number],
    kind: 'both' | 'from' | 'to' | 'beginsWith',
    read: (options: object) => Promise<readonly T[]>,
  ): Promise<void> {
    const least = parts.slice(0, Math.min(low, high))
    const [first, last] = compareBy(least, one, other) <= 0 ? [one, other] : [other, one]
    const [from, to] = [leading(parts, first, low), leading(parts, last, high)]
    const [fromParts, toParts] = [parts.slice(0, low), parts.slice(0, high)]
    const isFrom = (item: T) => kind === 'to' || compareBy(fromParts, item, from) >= 0
    const isTo = (item: T) => kind === 'from' || compareBy(toParts, item, to) <= 0
    const isIn = (item: T) =>
      kind === 'beginsWith' ? compareBy(fromParts, item, from) === 0 : isFrom(item) && isTo(item)
    const options = {
      both: { from, to },
      from: { from },
      to: { to },
      beginsWith: { beginsWith: from },
    }[kind]
    const reversed = kind === 'both' && low !== high && compareBy(least, from, to) === 0
    const expected = items.filter(isIn).sort((a, b) => compareBy(parts, a, b))
    try {
      expect(await read(options)).toEqual(expected)
    } catch (error) {
      // Ends with equal leading parts, of which one goes on, may turn out to be the wrong way round.
      if (!reversed || !(error as Error).message.includes("begins after 'to'")) throw error
      expect(expected).toEqual([])
    }
  }

  const kinds = fc.constantFrom('both', 'from', 'to', 'beginsWith')
  let run = 0

  it('the items are those that a filter in memory gives', async () => {
    const parts = ['at', 'level', 'value', 'label', 'id']
    await fc.assert(
      fc.asyncProperty(
        someMeasurements,
        fc.array(
          fc.tuple(
            bounds,
            bounds,
            fc.nat(),
            fc.nat(),
            fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
            kinds,
          ),
          { minLength: 12, maxLength: 12 },
        ),
        async (records, ranges) => {
          run += 1
          const sensor = `run ${run}`
          const items = records.map((record, i): Measurement => ({ sensor, id: `m${i}`, ...record }))
          await db.batch.write((b) => [
            ...items.map(b.measurement.put),
            ...items.slice(0, 20).map(({ at, id }) => b.alarm.put({ sensor, at, alarmId: id })),
          ])
          await Promise.all(
            ranges.map(([one, other, i, j, counts, kind]) => {
              // Half of the ends are those of an item.
              const ends = [
                i % 2 ? one : { ...one, ...items[i % items.length] },
                j % 2 ? other : { ...other, ...items[j % items.length] },
              ] as const
              return holds(parts, items, ends, counts, kind, (options) =>
                db.measurementsOf({ sensor }, options).collect(),
              )
            }),
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  it('also with text in the middle of the key and fixed text at its end', async () => {
    const parts = ['name', 'n', 'price']
    const ends = fc.record({ name: texts, n: fc.bigInt({ min: -99999n, max: 99999n }), price: values })
    await fc.assert(
      fc.asyncProperty(
        someTags,
        fc.array(
          fc.tuple(
            ends,
            ends,
            fc.nat(),
            fc.nat(),
            fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
            kinds,
          ),
          { minLength: 12, maxLength: 12 },
        ),
        async (records, ranges) => {
          run += 1
          const sensor = `run ${run}`
          const items = distinct(
            records.map((record): Tag => ({ sensor, ...record, price: plain(record.price) })),
          )
          await db.batch.write((b) => [
            ...items.map(b.tag.put),
            ...[...new Set(items.map(({ name }) => name))].map((name) => b.tagged.put({ sensor, name })),
          ])
          await Promise.all(
            ranges.map(([one, other, i, j, counts, kind]) => {
              const numeric = (end: { price: number }) => ({ ...end, price: plain(end.price) })
              const chosen = [
                i % 2 ? numeric(one) : { ...numeric(one), ...items[i % items.length] },
                j % 2 ? numeric(other) : { ...numeric(other), ...items[j % items.length] },
              ] as const
              const decimals = (item: object) => ({ ...item, price: Number((item as Tag).price) })
              return holds(
                parts,
                items.map(decimals),
                [decimals(chosen[0]), decimals(chosen[1])],
                counts,
                kind,
                async (options) => (await db.tagsOf({ sensor }, textPrices(options)).collect()).map(decimals),
              )
            }),
          )
        },
      ),
      { numRuns: 15 },
    )
  })

  const plain = (price: number): string => {
    const rounded = Math.max(-1e15, Math.min(1e15, Math.round(price * 100) / 100))
    return rounded === 0 ? '0' : rounded.toFixed(2).replace(/\.?0+$/, '')
  }

  function distinct(items: readonly Tag[]): readonly Tag[] {
    return [
      ...new Map(
        items.map((item) => [JSON.stringify([item.name, String(item.n), item.price]), item]),
      ).values(),
    ]
  }

  function textPrices(options: object): object {
    return Object.fromEntries(
      Object.entries(options).map(([name, end]) => [
        name,
        'price' in end ? { ...end, price: String(end.price) } : end,
      ]),
    )
  }
})
