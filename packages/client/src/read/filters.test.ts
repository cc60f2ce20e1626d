import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { not, ValidationError } from '../index.js'
import { filterCases } from '../testing/reads/filter-cases.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'
import { things } from '../testing/reads/things.js'
import type { Untyped } from '../testing/untyped.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })

beforeAll(async () => {
  await db.batch.write((b) => things.map(b.thing.put))
})

describeWithDynamoDB('a filter gives what the same filter gives in memory:', () => {
  it.each(filterCases)('%s', async (_, filter, holds) => {
    const all = await db.things({ box: 'b' }).collect()
    expect(all).toHaveLength(things.length)
    const expected = all.filter(holds)
    expect(await db.things({ box: 'b' }, { filter }).collect()).toEqual(expected)
    // A filter that is always or never true would prove nothing.
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(all.length)
  })
})

describeWithDynamoDB('a filter on an index that holds some attributes only', () => {
  const held = (o: Untyped) => o.note.exists()

  it('is done by what it holds', async () => {
    const notes = db.notedOrders({ note: 'n' }, { filter: (o: Untyped) => o.status.eq('paid') })
    expect(await notes.collect()).toEqual([])
  })

  it.each<[string, () => { page(): PromiseLike<unknown>; params(): unknown }, string]>([
    [
      'keys',
      () => db.flaggedOrders({ flag: 'f' }, { filter: held }),
      "flaggedOrders.note is not in index 'gsi2'",
    ],
    ['a scan of keys', () => db.allFlagged({ filter: held }), "allFlagged.note is not in index 'gsi2'"],
    [
      'a local one',
      () => db.ordersByPriority({ customerId: 'c' }, { filter: held }),
      "note is not in index 'lsi2'",
    ],
    [
      'a part of a key, which is no attribute there',
      () => db.flaggedOrders({ flag: 'f' }, { filter: (o) => not(o.orderId.eq('o1')) }),
      "flaggedOrders.orderId is not in index 'gsi2', so nothing there can be filtered by it",
    ],
    [
      'what is compared with',
      () => db.notedOrders({ note: 'n' }, { filter: (o: Untyped) => o.status.eq(o.flag) }),
      "notedOrders.flag is not in index 'gsi3'",
    ],
  ])('is refused for what is not there, before it is sent: %s', async (_, reading, message) => {
    client.forget()
    await expect(reading().page()).rejects.toThrow(message)
    expect(() => reading().params()).toThrow(ValidationError)
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('a filter is refused before it is sent', () => {
  const refused = async (filter: unknown, message: string) => {
    client.forget()
    await expect(db.things({ box: 'b' }, { filter: filter as never }).page()).rejects.toThrow(message)
    expect(client.inputs).toEqual([])
  }

  it('when it is no condition', async () => {
    await refused((o: never) => (o as Record<string, unknown>).text, 'thing.condition is not a condition')
    await refused(() => undefined, "end it with a comparison, such as o => o.status.eq('placed').")
    await refused(() => true, 'thing.condition is not a condition (got true)')
    await refused(() => [], 'condition is and() of no conditions')
  })

  it('when a value does not fit the attribute', async () => {
    // biome-ignore lint/suspicious/noExplicitAny: what the types refuse too.
    const on = (write: (o: any) => unknown) => write
    await refused(
      on((o) => o.count.eq('1')),
      'thing.count must be a finite number (got "1").',
    )
    await refused(
      on((o) => o.kind.eq('delta')),
      'thing.kind is none of alpha, beta, gamma',
    )
    await refused(
      on((o) => o.lines.at(0).quantity.eq(1.5)),
      'thing.lines[0].quantity must be a whole number',
    )
    await refused(
      on((o) => o.text.eq(undefined)),
      'thing.text must be a string',
    )
    await refused(
      on((o) => o.tags.contains(3)),
      'thing.tags must be a string',
    )
    await refused(
      on((o) => o.tags.eq(new Set())),
      'thing.tags is an empty set, which DynamoDB does not have',
    )
  })

  it('when it compares with none or with more than a hundred values', async () => {
    const many = Array.from({ length: 101 }, (_, i) => i)
    await refused(
      (o: never) => (o as { whole: { in(v: unknown): unknown } }).whole.in([]),
      'whole is compared with 0 values',
    )
    await refused(
      (o: never) => (o as { whole: { in(v: unknown): unknown } }).whole.in(many),
      'whole is compared with 101 values; in() takes 1 to 100.',
    )
  })

  it('when several entities are read, which have no attributes in common', async () => {
    client.forget()
    const options = { filter: () => undefined } as never
    await expect(db.customerWithOrders({ customerId: 'c' }, options).page()).rejects.toThrow(
      'customerWithOrders.filter reads several entities',
    )
    expect(client.inputs).toEqual([])
  })
})
