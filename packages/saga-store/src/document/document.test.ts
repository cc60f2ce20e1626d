import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents } from '../fixtures/documents.js'
import { decodeDocument } from './decode.js'
import { documentOf, documentText } from './document-text.js'
import { encodeDocument, MAX_DOCUMENT_DEPTH } from './encode.js'

describe('a document', () => {
  it('comes back from its text as it is, whatever is in it', () => {
    fc.assert(
      fc.property(documents, (value) => {
        assert.deepStrictEqual(documentOf(documentText(value, 'it', 'order s1'), 'it'), value)
      }),
      { numRuns: 500 },
    )
  })

  it('comes back from its JSON, of which nothing was changed', () => {
    fc.assert(
      fc.property(documents, (value) => {
        const json = encodeDocument(value, 'it')
        assert.deepStrictEqual(JSON.parse(JSON.stringify(json)), json)
        assert.deepStrictEqual(decodeDocument(json), value)
      }),
    )
  })

  it('of what JSON has is JSON, to be read by others', () => {
    const value = { a: [1, 'x', null, { b: true }], c: '' }
    expect(documentText(value, 'it', 'order s1')).toBe(JSON.stringify(value))
  })

  it('may hold a Buffer, or a part of one, which come back as bytes', () => {
    const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3)
    expect(documentOf(documentText([Buffer.from('é'), part], 'it', 'order s1'), 'it')).toStrictEqual([
      new Uint8Array([195, 169]),
      new Uint8Array([2, 3]),
    ])
  })

  it('may hold the same object twice', () => {
    const same = { a: 1 }
    expect(documentOf(documentText([same, same], 'it', 'order s1'), 'it')).toStrictEqual([same, same])
  })

  const circle: unknown[] = []
  circle.push({ circle })
  const deep = Array.from({ length: MAX_DOCUMENT_DEPTH + 1 }).reduce((inner) => [inner], 1)
  it.each([
    ['a function', { a: [() => 1] }, 'it.a[0] is a function'],
    ['a symbol', { a: Symbol('s') }, 'it.a is a symbol'],
    ['an invalid date', new Map([['k', new Date(Number.NaN)]]), 'it{k} is an invalid date'],
    ['an instance of a class', { at: new URL('http://localhost') }, 'it.at is an instance of a class'],
    ['a circle', circle, 'it[0].circle contains itself'],
    ['what is nested too deeply', deep, `is nested deeper than ${MAX_DOCUMENT_DEPTH} levels`],
  ])('is refused by its place: %s', (_, value, message) => {
    expect(() => documentText(value, 'it', 'order s1')).toThrow(message)
  })

  it.each([
    '',
    '{',
    '{"$date":1}',
    '{"$date":"x"}',
    '{"$map":[1]}',
    '{"$bigint":"1.5"}',
    '{"$object":{}}',
    '{"$set":1}',
  ])('that is damaged is refused by what it is of: %s', (text) => {
    expect(() => documentOf(text, 'order s1')).toThrow(/cannot be read \(order s1\)/)
  })
})
