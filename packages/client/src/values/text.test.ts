import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { connect, NotUniqueError, ValidationError } from '../index.js'
import { recording } from '../testing/reads/recording.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'
import type { Untyped } from '../testing/untyped.js'
import { at, samples } from '../testing/values/samples.js'

const table = testTable(samples)
const client = recording(table.client)
const db = connect(samples, { ...table, client })
const shopTable = testTable(shop)
const shopDb = connect(shop, shopTable)
beforeEach(() => client.forget())

const LONE = 'a\uD800'
const NFC = '\u00e9'
const NFD = 'e\u0301'

describeWithDynamoDB('value 23: a lone surrogate, which would be stored as another character,', () => {
  it.each<[string, object, string]>([
    ['text', { text: LONE }, 'text'],
    ['the second half alone', { text: '\uDC00' }, 'text'],
    ['halves in the wrong order', { text: '\uDC00\uD800' }, 'text'],
    ['a member of a set', { strings: new Set(['a', LONE]) }, 'strings[1]'],
    ['a name in a record', { record: { [LONE]: 1 } }, 'record'],
    ['a name in any()', { any: [{ [LONE]: 1 }] }, 'any[0]'],
    ['a value in any()', { any: { a: [LONE] } }, 'any.a[0]'],
    ['a value behind a schema', { checked: { a: LONE } }, 'checked.a'],
    ['a part of an index key', { region: LONE, rank: 1 }, 'region'],
  ])('is refused with its path: %s', async (_, attributes: Untyped, path) => {
    for (const write of [
      db.sample.put({ ...at('a'), ...attributes }),
      db.sample.update(at('a'), { set: attributes }),
    ]) {
      const error = await rejection(write)
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toMatchObject({ entity: 'sample', attribute: path })
      expect(error.message).toContain('lone surrogate')
    }
    expect(client.inputs).toEqual([])
  })

  it('is refused in keys and conditions', async () => {
    const calls = [
      db.sample.put({ id: LONE, place: 'p' }),
      db.sample.get({ id: 'a', place: LONE }),
      db.samplesOf({ id: LONE }).page(),
      db.samplesOf({ id: 'a' }, { from: { place: LONE } }).page(),
      db.samplesOf({ id: 'a' }, { filter: (o) => o.text.eq(LONE) }).page(),
      db.sample.delete(at('a'), { if: (o) => o.text.beginsWith(LONE) }),
    ]
    for (const call of calls) expect(await rejection(call)).toBeInstanceOf(ValidationError)
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('value 23: NUL and every other character', () => {
  it('round-trip as values, names and parts of keys', async () => {
    const texts = ['\0', 'a\0b', '\ufeff', '\uffff', '\u{10ffff}', '😀', NFC, NFD]
    const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    for (const text of [...texts, ...fc.sample(any, 20)]) {
      const given = { id: text, place: text, text, region: text, rank: 1 }
      const inside = { strings: new Set([text]), record: { [text]: 1 }, any: { [text]: [text] } }
      await db.sample.put({ ...given, ...inside })
      expect(await db.sample.get({ id: text, place: text })).toEqual({ ...given, ...inside })
      expect(await db.samplesByRegion({ region: text }).collect()).toEqual([{ ...given, ...inside }])
    }
  })

  it('in a key are told from what follows them', async () => {
    for (const place of ['n', 'n\0', 'n\0\0']) await db.sample.put({ id: 'nul', place })
    const read = await db.samplesOf({ id: 'nul' }).collect()
    expect(read.map(({ place }) => place)).toEqual(['n', 'n\0', 'n\0\0'])
  })
})

describeWithDynamoDB('value 23: NFC and NFD, which look alike,', () => {
  it('stay distinct in keys', async () => {
    await db.sample.put({ id: 'norm', place: NFC, text: 'composed' })
    await db.sample.put({ id: 'norm', place: NFD, text: 'decomposed' })
    expect(await db.sample.get({ id: 'norm', place: NFC })).toMatchObject({ place: NFC, text: 'composed' })
    expect(await db.sample.get({ id: 'norm', place: NFD })).toMatchObject({ place: NFD, text: 'decomposed' })
    expect(await db.samplesOf({ id: 'norm' }).collect()).toHaveLength(2)
  })

  it('stay distinct in sets, as names, and in conditions', async () => {
    const given = { strings: new Set([NFC, NFD]), record: { [NFC]: 1, [NFD]: 2 }, any: [NFC, NFD] }
    await db.sample.put({ ...at('forms'), text: NFC, ...given })
    expect(await db.sample.get(at('forms'))).toEqual({ ...at('forms'), text: NFC, ...given })
    expect(await db.samplesOf({ id: 'forms' }, { filter: (o) => o.text.eq(NFD) }).collect()).toEqual([])
  })

  it('stay distinct where an attribute is unique', async () => {
    const create = (customerId: string, email: string) =>
      shopDb.customer.create({ customerId, email, name: 'n' })
    await create('c1', `${NFC}@example.com`)
    await create('c2', `${NFD}@example.com`)
    expect(await rejection(create('c3', `${NFD}@example.com`))).toBeInstanceOf(NotUniqueError)
  })
})
