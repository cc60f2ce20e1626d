import { defineDesign, query } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ConfigurationError,
  type CursorOptions,
  connect,
  connectWith,
  InvalidCursorError,
  queries,
  sealedCursors,
  ValidationError,
} from '../index.js'
import { listOf } from '../testing/reads/list-of.js'
import { day } from '../testing/reads/orders.js'
import { c1, expected, idsOf, writeOrders } from '../testing/reads/paged-orders.js'
import { recording } from '../testing/reads/recording.js'
import { customer, order, remark, store } from '../testing/reads/store.js'
import { unsent } from '../testing/reads/unsent.js'
import { rejection } from '../testing/rejection.js'
import { shop as shopOfTenants } from '../testing/types/shop.js'
import type { ReadSource } from './read-source.js'
import { sealedCursors as support } from './sealed-cursors.js'

const table = testTable(store)
const tenants = testTable(shopOfTenants)
const client = recording(table.client)
const keyOf = (byte: number) => new Uint8Array(32).fill(byte)
const [current, previous, foreign] = [keyOf(1), keyOf(2), keyOf(3)]
const sealedBy = (...keys: CursorOptions['keys']) => connect(store, { ...table, client, cursors: { keys } })
const plain = connect(store, { ...table, client })
const db = sealedBy(current)

beforeAll(() => writeOrders(plain))
beforeEach(() => client.forget())
afterEach(() => vi.useRealTimers())

/** A cursor after two orders, before anything else is sent. */
async function cursorOf(from = db, options = {}): Promise<string> {
  const { cursor } = await from.ordersOfCustomer(c1, { limit: 2, ...options }).page()
  client.forget()
  return cursor as string
}

async function refused(...pages: readonly { page(): Promise<unknown> }[]): Promise<void> {
  for (const page of pages) await expect(page.page()).rejects.toThrow(InvalidCursorError)
  expect(client.inputs).toEqual([])
}

/** The same cursor with one bit of its bytes changed. */
function flipped(cursor: string, at: number): string {
  const bytes = Buffer.from(cursor, 'base64url')
  bytes[at] = (bytes[at] as number) ^ 1
  return bytes.toString('base64url')
}

describeWithDynamoDB('read 26: a sealed cursor', () => {
  it.each([1, 7, 23])('goes on where the page of %d ended', async (limit) => {
    const read: string[] = []
    let after: string | undefined
    do {
      const page = await db.ordersOfCustomer(c1, { limit, after }).page()
      read.push(...idsOf(page.items))
      after = page.cursor
    } while (after !== undefined)
    expect(read).toEqual(expected)
  })

  it('goes on in every way of reading, and in an index', async () => {
    const after = await cursorOf()
    expect(idsOf(await db.ordersOfCustomer(c1, { after }).collect())).toEqual(expected.slice(2))
    expect(idsOf(await listOf(db.ordersOfCustomer(c1, { after })))).toEqual(expected.slice(2))
    const [page] = await listOf(db.ordersByStatus({ status: 'placed' }, { limit: 3 }).pages())
    const rest = db.ordersByStatus({ status: 'placed' }, { after: page?.cursor })
    expect(idsOf(await rest.collect())).toEqual(expected.slice(page?.items.length))
  })

  it('is text for a URL that tells nothing of the key, and another one each time', async () => {
    const [one, other] = [await cursorOf(), await cursorOf()]
    expect(one).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toMatch(/CUSTOMER|ORDER|2026/)
    expect(one).not.toBe(other)
  })

  it('may go on with another limit, filter and selection', async () => {
    const after = await cursorOf()
    const rest = db.ordersOfCustomer(c1, { after, limit: 1, filter: (o) => o.total.gt(5), select: ['total'] })
    expect(await rest.collect()).toEqual([{ total: 6 }])
  })

  it('is not opened to show a request, which says so', async () => {
    const after = await cursorOf()
    const show = () => db.ordersOfCustomer(c1, { after }).params()
    expect(show).toThrow(ValidationError)
    expect(show).toThrow('ordersOfCustomer.after is a sealed cursor, and only reading opens it')
    expect(db.ordersOfCustomer(c1).params()).toEqual(plain.ordersOfCustomer(c1).params())
  })
})

describeWithDynamoDB('read 26: a sealed cursor is refused before anything is sent', () => {
  it('by another access pattern, input, range or order', async () => {
    const after = await cursorOf()
    await refused(
      db.remarksOfCustomer(c1, { after }),
      db.customerWithOrders(c1, { after }),
      db.ordersByStatus({ status: 'placed' }, { after }),
      db.allOrders({ after }),
      db.ordersOfCustomer({ customerId: 'c11' }, { after }),
      db.ordersOfCustomer(c1, { after, order: 'descending' }),
      db.ordersOfCustomer(c1, { after, from: { placedAt: day(1) } }),
    )
  })

  it('by another design, also where its access pattern asks for the same', async () => {
    const after = await cursorOf()
    const entities = { customer, order, remark }
    const accessPatterns = { ordersOfCustomer: query(order) }
    const other = defineDesign({ table: { spec: store.table } as never, entities, accessPatterns })
    const asked = { client, tableName: table.tableName, cursors: { keys: [current] } }
    await refused(connect(other, asked).ordersOfCustomer(c1, { after }))
  })

  it('when it was forged: any bit of it, cut off, added to, or another text of the same bytes', async () => {
    const after = await cursorOf()
    const { length } = Buffer.from(after, 'base64url')
    const changed = Array.from({ length }, (_, i) => flipped(after, i))
    const texts = [
      ...changed,
      after.slice(0, -4),
      `${after}AAAA`,
      `${after}=`,
      ` ${after}`,
      '',
      'Ag',
      'nonsense',
    ]
    await refused(...texts.map((text) => db.ordersOfCustomer(c1, { after: text })))
  })

  it('by whoever has other keys, and by whoever has none', async () => {
    const after = await cursorOf()
    await refused(sealedBy(foreign).ordersOfCustomer(c1, { after }), plain.ordersOfCustomer(c1, { after }))
  })

  it('and so is a plain one by whoever seals', async () => {
    const after = await cursorOf(plain)
    await refused(db.ordersOfCustomer(c1, { after }))
  })

  it('when it is older than allowed', async () => {
    vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] })
    const aging = connect(store, { ...table, client, cursors: { keys: [current], maxAgeSeconds: 60 } })
    const after = await cursorOf(aging)
    vi.setSystemTime(1_700_000_060_000)
    expect((await aging.ordersOfCustomer(c1, { after, limit: 1 }).page()).items).toHaveLength(1)
    client.forget()
    vi.setSystemTime(1_700_000_061_000)
    await refused(aging.ordersOfCustomer(c1, { after }))
    // Who allows any age takes it all the same.
    expect((await db.ordersOfCustomer(c1, { after, limit: 1 }).page()).items).toHaveLength(1)
  })

  it('by another tenant', async () => {
    const options = { ...tenants, client: recording(tenants.client), cursors: { keys: [current] } }
    const shop = connect(shopOfTenants, options)
    const [acme, other] = [shop.forTenant('acme'), shop.forTenant('other')]
    const doc = { title: 't', kind: 'text' } as const
    for (const docId of ['1', '2']) await acme.doc.put({ ...doc, docId })
    const { cursor: after } = await acme.docs({}, { limit: 1 }).page()
    expect(await acme.docs({}, { after }).collect()).toMatchObject([{ docId: '2' }])
    const sent = options.client.inputs.length
    await expect(other.docs({}, { after }).page()).rejects.toThrow(InvalidCursorError)
    expect(options.client.inputs).toHaveLength(sent)
  })

  it('with an error that names the access pattern', async () => {
    const error = await rejection(db.ordersOfCustomer(c1, { after: 'Ag' }).page())
    expect(error).toMatchObject({ code: 'INVALID_CURSOR', accessPattern: 'ordersOfCustomer', cursor: 'Ag' })
  })
})

describeWithDynamoDB('read 26: keys of cursors are rotated', () => {
  it('the first one seals, and every one opens', async () => {
    const old = await cursorOf(sealedBy(previous))
    const rotated = sealedBy(current, previous)
    const page = await rotated.ordersOfCustomer(c1, { after: old, limit: 1 }).page()
    expect(idsOf(page.items)).toEqual(expected.slice(2, 3))
    const next = { after: page.cursor, limit: 1 }
    expect(idsOf(await db.ordersOfCustomer(c1, next).collect())).toEqual(expected.slice(3, 4))
    client.forget()
    await refused(db.ordersOfCustomer(c1, { after: old }), sealedBy(previous).ordersOfCustomer(c1, next))
  })

  it('as bytes or base64, of either alphabet', async () => {
    const after = await cursorOf(sealedBy(keyOf(255)))
    const base64 = Buffer.from(keyOf(255)).toString('base64')
    const url = Buffer.from(keyOf(255)).toString('base64url')
    for (const key of [base64, url])
      expect(idsOf(await sealedBy(key).ordersOfCustomer(c1, { after }).collect())).toEqual(expected.slice(2))
  })
})

describe('read 26: keys of cursors that are none are refused when the client is made', () => {
  it.each<[string, unknown, string]>([
    ['none', [], 'cursors.keys has no keys'],
    ['no list', current, 'cursors.keys has no keys'],
    ['31 bytes', [current, new Uint8Array(31)], 'cursors.keys[1] is not a key of 32 bytes'],
    ['33 bytes in base64', [Buffer.alloc(33).toString('base64')], 'cursors.keys[0] is not a key of 32 bytes'],
    ['a password', ['correct horse battery staple'], 'cursors.keys[0] is not a key'],
    ['a variable that is not set', [undefined], 'cursors.keys[0] is not a key'],
    ['one twice', [current, previous, keyOf(1)], 'cursors.keys[2] was given before'],
  ])('%s', (_, keys, message) => {
    const made = () => connect(store, { ...unsent, cursors: { keys } as never })
    expect(made).toThrow(ConfigurationError)
    expect(made).toThrow(message)
  })

  it('without showing them', async () => {
    const made = async () => sealedBy('secret'.repeat(7))
    expect((await rejection(made())).message).not.toContain('secret')
  })

  it.each([0, -1, Number.NaN])('an age of %s', (maxAgeSeconds) => {
    const cursors = { keys: [current], maxAgeSeconds }
    expect(() => connect(store, { ...unsent, cursors })).toThrow('cursors.maxAgeSeconds is')
  })

  it('where there is no WebCrypto', () => {
    vi.stubGlobal('crypto', {})
    expect(() => sealedBy(current)).toThrow('needs WebCrypto')
    vi.unstubAllGlobals()
  })

  it('by a client that was made without the feature', () => {
    const cursors = { keys: [current] }
    expect(() => connectWith(queries)(store, { ...unsent, cursors })).toThrow(
      'add sealedCursors to connectWith(…)',
    )
    connectWith(queries, sealedCursors)(store, { ...unsent, cursors })
  })
})

describe('read 26: whatever the key is', () => {
  const attributes = ['string', 'number', 'binary'].map((type, i) => ({ name: `key${i}`, type }))
  const source = { name: 'pattern', keyAttributes: attributes } as unknown as ReadSource
  const { write, read } = support(store, { keys: [current] })
  const text = fc.string({ unit: 'binary', minLength: 1 })

  it('a sealed cursor gives it back, and to no other binding', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    const property = fc.asyncProperty(
      text,
      number,
      fc.uint8Array({ minLength: 1 }),
      text,
      text,
      async (S, n, B, binding, other) => {
        const key = { key0: { S }, key1: { N: String(n) }, key2: { B } }
        const cursor = await write(source, binding, key)
        expect(await read(source, binding, cursor, {})).toEqual(key)
        fc.pre(other !== binding)
        await expect(read(source, other, cursor, {})).rejects.toThrow(InvalidCursorError)
      },
    )
    await fc.assert(property, { numRuns: 200 })
  })

  it('keys are copied: what becomes of the given bytes changes nothing', async () => {
    const bytes = keyOf(1)
    const copied = support(store, { keys: [bytes] })
    bytes.fill(0)
    const key = { key0: { S: 'a' }, key1: { N: '1' }, key2: { B: Uint8Array.of(1) } }
    expect(await read(source, '', await copied.write(source, '', key), {})).toEqual(key)
  })

  it('what was not sealed is refused', async () => {
    const bytes = fc
      .uint8Array({ maxLength: 200 })
      .map((one) => Buffer.from([2, ...one]).toString('base64url'))
    const property = fc.asyncProperty(fc.oneof(text, bytes), async (cursor) => {
      await expect(read(source, '', cursor, {})).rejects.toThrow(InvalidCursorError)
    })
    await fc.assert(property, { numRuns: 300 })
  })
})
