import { describe, expect, it } from 'vitest'
import { compiled } from '../testing/reads/compiled.js'
import { locate, locationText, memberCodec, pathText, type Step } from './location.js'
import { Placeholders } from './placeholders.js'

const thing = compiled('thing')
const order = compiled('order')

function texts(path: readonly Step[], entity = thing) {
  const placeholders = new Placeholders()
  return [locationText(locate(entity, path), placeholders), placeholders.parts().ExpressionAttributeNames]
}

describe('a place in an item', () => {
  it('is written with a placeholder for each of its names', () => {
    expect(texts(['lines', 0, 'in stock'])).toEqual(['#0[0].#1', { '#0': 'lines', '#1': 'in stock' }])
  })

  it('is written with the names on the wire', () => {
    expect(texts(['status'], order)).toEqual(['#0', { '#0': 'st' }])
    expect(texts(['address', 'zip'])).toEqual(['#0.#1', { '#0': 'address', '#1': 'postal code' }])
  })

  it('has the codec of what is declared there', () => {
    expect(locate(thing, ['lines', 3, 'quantity']).codec.encode(2)).toEqual({ N: '2' })
    expect(() => locate(thing, ['lines', 3, 'quantity']).codec.encode(2.5)).toThrow('whole number')
    expect(locate(thing, ['scores', 'any']).codec.encode(1)).toEqual({ N: '1' })
    expect(locate(thing, ['at']).codec.encode(new Date(0))).toEqual({ S: '1970-01-01T00:00:00.000Z' })
  })

  it('may be anywhere inside of any()', () => {
    expect(texts(['anything', 'deep', 0, '0', 1])).toEqual([
      '#0.#1[0].#2[1]',
      { '#0': 'anything', '#1': 'deep', '#2': '0' },
    ])
    expect(locate(thing, ['anything', 'deep', 0]).codec.encode(['x'])).toEqual({ L: [{ S: 'x' }] })
  })

  it('may have a number as its name in a record', () => {
    expect(texts(['scores', 2024])).toEqual(['#0.#1', { '#0': 'scores', '#1': '2024' }])
  })
})

describe('a place that is not declared is refused, and the message says what is there', () => {
  it.each<[readonly Step[], string]>([
    [['nope'], 'thing.nope is not declared; the attributes there are '],
    [
      ['address', 'street'],
      'thing.address.street is not declared; the attributes there are at, city, contains, geo, size, zip.',
    ],
    [['address', 'toString'], 'thing.address.toString is not declared'],
    [['address', 0], 'thing.address[0] is not declared'],
    [['lines', 'sku'], 'thing.lines.sku is not declared; it has no attributes of its own.'],
    [
      ['lines', 0, 'price'],
      'thing.lines[0].price is not declared; the attributes there are in stock, quantity, sku.',
    ],
    [['list', -1], 'thing.list[-1] is not declared'],
    [['list', 0.5], 'thing.list[0.5] is not declared'],
    [['text', 'length'], 'thing.text.length is not declared; it has no attributes of its own.'],
    [['tags', 0], 'thing.tags[0] is not declared'],
    [['list', 0, 'x'], 'thing.list[0].x is not declared'],
  ])('%j', (path, message) => {
    expect(() => locate(thing, path)).toThrow(message)
  })
})

describe('the codec of a member', () => {
  it.each<[string, unknown, object]>([
    ['tags', 'a', { S: 'a' }],
    ['numbers', 1, { N: '1' }],
    ['blobs', Uint8Array.of(1), { B: Uint8Array.of(1) }],
    ['list', 2, { N: '2' }],
    ['text', 'part', { S: 'part' }],
    ['kind', 'al', { S: 'al' }],
    ['bytes', Uint8Array.of(2), { B: Uint8Array.of(2) }],
    ['anything', true, { BOOL: true }],
  ])('of %s', (name, value, stored) => {
    expect(memberCodec(locate(thing, [name])).encode(value)).toEqual(stored)
  })
})

it('shows a path as it is written in code', () => {
  expect(pathText(['lines', 0, 'sku'])).toBe('lines[0].sku')
  expect(pathText([])).toBe('')
})
