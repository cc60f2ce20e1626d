import type { Item } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connect } from '../connect.js'
import { expectAsInMemory, type RangeKind } from '../testing/reads/in-memory.js'
import { type measurement, measurements, type tag } from '../testing/reads/measurements.js'

type Measurement = Item<typeof measurement>
type Tag = Item<typeof tag>

const db = connect(measurements, testTable(measurements))

const date = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((n) => new Date(Date.UTC(2026, 0, n))),
  fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
)
const level = fc.oneof(fc.integer({ min: -11, max: 11 }), fc.integer({ min: -9999, max: 9999 }))
const value = fc.oneof(
  fc.constantFrom(-10, -1, -0.1, 0, 0.1, 1, 2, 10, 1e21, 1e-9),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e120, max: 1e120 })
    .map((n) => (Math.abs(n) < 1e-120 ? 0 : n)),
)
/** Mostly what stands near the delimiter, or takes more than a byte. */
const character = fc.constantFrom(...'ab10!"#$%23é𝄞\uffff ')
const text = fc.array(character, { minLength: 1, maxLength: 4 }).map((list) => list.join(''))
const kind = fc.constantFrom<RangeKind>('both', 'from', 'to', 'beginsWith')

/** Ranges of which every other end is an item's own. */
function ranges<End extends object>(end: fc.Arbitrary<End>, parts: number) {
  const count = fc.integer({ min: 1, max: parts })
  const drawn = fc.record({
    ends: fc.tuple(end, end),
    items: fc.tuple(fc.nat(), fc.nat()),
    counts: fc.tuple(count, count),
    kind,
  })
  return fc.array(drawn, { minLength: 12, maxLength: 12 })
}

const orItem = <T extends object>(end: T, n: number, items: readonly T[]): T =>
  n % 2 === 0 ? end : { ...end, ...items[n % items.length] }

let run = 0
const newSensor = () => {
  run += 1
  return `run ${run}`
}

it('a range reads what a filter in memory gives, whatever the items', async () => {
  const end = fc.record({ at: date, level, value, label: text })
  const parts = ['at', 'level', 'value', 'label', 'id']
  const property = fc.asyncProperty(
    fc.array(end, { minLength: 60, maxLength: 60 }),
    ranges(end, parts.length - 1),
    async (records, drawn) => {
      const sensor = newSensor()
      const items = records.map((record, i): Measurement => ({ sensor, id: `m${i}`, ...record }))
      await db.batch.write((b) => [
        ...items.map(b.measurement.put),
        ...items.slice(0, 20).map(({ at, id }) => b.alarm.put({ sensor, at, alarmId: id })),
      ])
      const all = drawn.map(({ ends: [one, other], items: [i, j], ...range }) =>
        expectAsInMemory(
          parts,
          items,
          { ...range, ends: [orItem(one, i, items), orItem(other, j, items)] },
          (options) => readable(() => db.measurementsOf({ sensor }, options).collect()),
        ),
      )
      await Promise.all(all)
    },
  )
  await fc.assert(property, { numRuns: 25 })
})

it('also with text in the middle of the key and fixed text at its end', async () => {
  const price = fc.oneof(value, fc.constantFrom(-2.5, 3)).map(inCents)
  const end = fc.record({ name: text, n: fc.bigInt({ min: -99999n, max: 99999n }), price })
  const parts = ['name', 'n', 'price']
  const property = fc.asyncProperty(
    fc.uniqueArray(end, {
      minLength: 40,
      maxLength: 60,
      selector: (one) => JSON.stringify({ ...one, n: `${one.n}` }),
    }),
    ranges(end, parts.length),
    async (records, drawn) => {
      const sensor = newSensor()
      const items = records.map((record) => ({ sensor, ...record }))
      await db.batch.write((b) => [
        ...items.map((item) => b.tag.put({ ...item, price: String(item.price) })),
        ...[...new Set(items.map(({ name }) => name))].map((name) => b.tagged.put({ sensor, name })),
      ])
      const all = drawn.map(({ ends: [one, other], items: [i, j], ...range }) =>
        expectAsInMemory(
          parts,
          items,
          { ...range, ends: [orItem<object>(one, i, items), orItem<object>(other, j, items)] },
          async (options) =>
            (await readable(() => db.tagsOf({ sensor }, priceAsText(options)).collect())).map(priceAsNumber),
        ),
      )
      await Promise.all(all)
    },
  )
  await fc.assert(property, { numRuns: 15 })
})

/** Decimals are text; the filter in memory compares numbers. */
const inCents = (price: number): number => {
  const rounded = Math.max(-1e9, Math.min(1e9, Math.round(price * 100) / 100))
  return rounded === 0 ? 0 : rounded
}
const priceAsNumber = (item: Tag) => ({ ...item, price: Number(item.price) })
const priceAsText = (options: object): object =>
  Object.fromEntries(
    Object.entries(options).map(([name, end]) => [
      name,
      'price' in end ? { ...end, price: String(end.price) } : end,
    ]),
  )

/** Ends with equal leading parts, of which one goes on, may be the wrong way round: then nothing lies between them. */
async function readable<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read()
  } catch (error) {
    expect((error as Error).message).toContain("begins after 'to'")
    return []
  }
}
