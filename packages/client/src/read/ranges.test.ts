import {
  defineDesign,
  defineEntity,
  defineTable,
  type Item,
  integer,
  query,
  string,
} from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { type measurement, measurements } from '../testing/reads/measurements.js'
import { recording } from '../testing/reads/recording.js'
import type { Untyped } from '../testing/untyped.js'
import type { QueryOptions } from '../types/pattern-client.js'

type Measurement = Item<typeof measurement>

const table = testTable(measurements)
const client = recording(table.client)
const db = connect(measurements, { ...table, client })

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
let count = 0
const measured = (said: Partial<Measurement>): Measurement => {
  count += 1
  return { sensor: 's', at: day(1), level: 0, value: 0, label: 'l', id: `m${count}`, ...said }
}

describeWithDynamoDB('a range', () => {
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

describeWithDynamoDB('a range is refused before it is sent', () => {
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

  it('when what it begins or ends with is longer than a sort key can be', async () => {
    const byLabel = async (options: object, message: string) => {
      client.forget()
      await expect(db.byLabel({ sensor: 's' }, options as never).page()).rejects.toThrow(message)
      expect(client.inputs).toEqual([])
    }
    const [label, value] = ['x'.repeat(1024), 1]
    // A delimiter follows where a further part does.
    const tooLong = 'measurement makes a sort key of 1025 bytes, and DynamoDB allows 1024'
    for (const end of ['beginsWith', 'from', 'to']) await byLabel({ [end]: { label } }, tooLong)
    await byLabel({ from: { label, value } }, 'makes a sort key of')
    await byLabel({ from: { label: 'a' }, to: { label: '€'.repeat(400) } }, 'makes a sort key of 1201 bytes')
    const longest = { label: 'x'.repeat(1023) }
    expect(await db.byLabel({ sensor: 's' }, { beginsWith: longest }).collect()).toEqual([])
    expect(await db.byLabel({ sensor: 's' }, { from: longest, to: longest }).collect()).toEqual([])
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

const stops = defineTable('stops', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: ['line', 'place', { name: 'rank', type: 'number' }] },
  },
})
const stop = defineEntity(stops, 'stop', {
  attributes: { city: string(), line: integer({ digits: 2 }).storedAs('l'), name: string(), n: integer() },
  key: { partition: 'CITY#{city}', sort: 'STOP#{line}#{name}#{line}#{n}' },
  indexes: {
    byLine: { on: 'gsi1', partition: 'CITY#{city}', sort: ['{line}', '{line}#{name}', '{n}'] },
  },
})
const timetable = defineDesign({
  table: stops,
  entities: { stop },
  accessPatterns: { stops: query(stop), byLine: query(stop.byLine) },
})

describeWithDynamoDB('a range of a sort key that names a part twice', () => {
  const own = testTable(timetable)
  const { stop, ...patterns }: Untyped = { ...connect(timetable, own) }
  const city = 'graz'

  beforeAll(async () => {
    for (const line of [1, 2]) for (const n of [1, 2]) await stop.put({ city, line, name: `s${n}`, n })
  })

  it.each(['stops', 'byLine'])('takes it once, in %s', async (pattern) => {
    const read = async (range: object) =>
      (await patterns[pattern]({ city }, range).collect()).map((one: Untyped) => `${one.line}${one.n}`)
    expect(await read({ beginsWith: { line: 1 } })).toEqual(['11', '12'])
    expect(await read({ beginsWith: { line: 1, name: 's2' } })).toEqual(['12'])
    expect(await read({ beginsWith: { line: 1, name: 's2', n: 2 } })).toEqual(['12'])
    expect(await read({ beginsWith: { line: 1, name: 's2', n: 1 } })).toEqual([])
    expect(await read({ from: { line: 1 }, to: { line: 2 } })).toEqual(['11', '12', '21', '22'])
    const [from, to] = [
      { line: 1, name: 's2' },
      { line: 1, name: 's3' },
    ]
    expect(await read({ from, to })).toEqual(['12'])
    expect(await read({ from: { ...from, n: 1 }, to: { ...from, n: 2 } })).toEqual(['12'])
  })

  it('asks the types for no more', async () => {
    const typed = connect(timetable, own)
    const range = { beginsWith: { line: 1, name: 's2' } }
    expect(await typed.stops({ city }, { beginsWith: { line: 2 } }).collect()).toHaveLength(2)
    expect(await typed.stops({ city }, range).collect()).toEqual(
      await typed.byLine({ city }, range).collect(),
    )
    // @ts-expect-error a part is left out
    const gap = typed.stops({ city }, { beginsWith: { line: 1, n: 2 } })
    await expect(gap.collect()).rejects.toThrow('give the parts in order: line, name, n')
  })
})
