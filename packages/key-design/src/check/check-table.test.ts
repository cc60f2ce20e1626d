import { describe, expect, it } from 'vitest'
import { DELIMITERS } from '../testing/arbitraries.js'
import { problemsOf, tableWith } from '../testing/designs.js'

describe('a table is refused', () => {
  it('with a delimiter that is no single printable character, or one that values are made of', () => {
    for (const delimiter of ['', '##', ' ', '\n', 'é', 'A', 'z', '0', '%', '{', '}', '\u007f']) {
      expect(problemsOf(tableWith({ delimiter }))).toEqual([
        `Table 'shop': the delimiter must be one printable ASCII character other than letters, digits, '%', '{' and '}', not '${delimiter}'.`,
      ])
    }
  })

  it('with one attribute as both keys', () => {
    expect(problemsOf(tableWith({ partitionKey: 'id', sortKey: 'id' }))).toEqual([
      "Table 'shop': 'id' is both partition and sort key; it needs two attributes.",
    ])
  })

  it('with a key attribute of two types', () => {
    const indexes = { gsi1: { partitionKey: { name: 'sk', type: 'number' } } } as const
    expect(problemsOf(tableWith({ indexes }))).toEqual([
      "Table 'shop': key attribute 'sk' is string in one place and number in another; it has one type.",
    ])
  })

  it('with names of key attributes that are empty or longer than 255 bytes', () => {
    for (const partitionKey of ['', 'x'.repeat(256), 'é'.repeat(128)]) {
      expect(problemsOf(tableWith({ partitionKey }))).toEqual([
        `Table 'shop': the name of key attribute '${partitionKey}' must have from 1 to 255 bytes.`,
      ])
    }
    expect(problemsOf(tableWith({ partitionKey: 'x'.repeat(255) }))).toEqual([])
  })

  it.each<Parameters<typeof tableWith>[0]>([
    { partitionKey: '__proto__' },
    { sortKey: '__proto__' },
    { indexes: { gsi1: { partitionKey: '__proto__' } } },
    { timeToLive: '__proto__' },
    { entityMarker: '__proto__' },
  ])('with an attribute named __proto__: %j', (changes) => {
    expect(problemsOf(tableWith(changes))).toEqual([
      "Table 'shop': a key, its time to live or its entity marker is named '__proto__', which JavaScript takes for a prototype and the SDK loses; rename it.",
    ])
  })

  it('with a key attribute as time to live', () => {
    expect(problemsOf(tableWith({ timeToLive: 'sk' }))).toEqual([
      "Table 'shop': time to live 'sk' is a key attribute; DynamoDB needs an attribute of its own for it.",
    ])
    expect(problemsOf(tableWith({ timeToLive: 'at', indexes: { gsi1: { partitionKey: 'at' } } }))).toEqual([
      "Table 'shop': time to live 'at' is a key attribute; DynamoDB needs an attribute of its own for it.",
    ])
  })

  it('with a time to live whose name DynamoDB does not allow', () => {
    expect(problemsOf(tableWith({ timeToLive: '' }))).toEqual([
      "Table 'shop': the name of time to live '' must have from 1 to 255 bytes.",
    ])
  })

  it('with an entity marker that is a key or the time to live', () => {
    for (const changes of [{ entityMarker: 'sk' }, { entityMarker: 'at', timeToLive: 'at' }]) {
      expect(problemsOf(tableWith(changes))).toEqual([
        `Table 'shop': the entity marker '${changes.entityMarker}' is also a key or the time to live; give it another name.`,
      ])
    }
  })

  it('with an entity marker without a name', () => {
    expect(problemsOf(tableWith({ entityMarker: '' }))).toEqual([
      "Table 'shop': the entity marker has an empty name; name it, or set it to false.",
    ])
  })
})

describe('a table may have', () => {
  it.each(DELIMITERS)('the delimiter %s', (delimiter) => {
    expect(problemsOf(tableWith({ delimiter }))).toEqual([])
  })

  it('time to live, stream and marker', () => {
    expect(
      problemsOf(tableWith({ timeToLive: 'expiresAt', stream: 'keys-only', entityMarker: 'kind' })),
    ).toEqual([])
    expect(problemsOf(tableWith({ entityMarker: false }))).toEqual([])
  })
})
