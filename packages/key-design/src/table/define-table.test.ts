import { describe, expect, it } from 'vitest'
import { defineTable } from './define-table.js'

describe('a table', () => {
  it('is its partition key, with defaults', () => {
    expect(defineTable('blobs', { partitionKey: 'id' }).spec).toEqual({
      name: 'blobs',
      partitionKey: { name: 'id', type: 'string' },
      indexes: {},
      delimiter: '#',
      entityMarker: '_entity',
    })
  })

  it('has keys of type S, N or B', () => {
    const { spec } = defineTable('readings', {
      partitionKey: { name: 'sensor', type: 'number' },
      sortKey: { name: 'frame', type: 'binary' },
    })
    expect(spec.partitionKey).toEqual({ name: 'sensor', type: 'number' })
    expect(spec.sortKey).toEqual({ name: 'frame', type: 'binary' })
  })

  it('has time to live, stream, delimiter and entity marker', () => {
    const { spec } = defineTable('shop', {
      partitionKey: 'pk',
      sortKey: 'sk',
      timeToLive: 'expiresAt',
      stream: 'new-and-old-images',
      delimiter: '|',
      entityMarker: 'kind',
    })
    expect(spec).toMatchObject({
      timeToLive: 'expiresAt',
      stream: 'new-and-old-images',
      delimiter: '|',
      entityMarker: 'kind',
    })
  })

  it('can go without an entity marker', () => {
    expect(defineTable('shop', { partitionKey: 'pk', entityMarker: false }).spec).not.toHaveProperty(
      'entityMarker',
    )
  })

  it('has global indexes with up to four and four key attributes', () => {
    const { spec } = defineTable('shop', {
      partitionKey: 'pk',
      indexes: {
        byPlace: {
          partitionKey: ['tenant', 'country', 'region', { name: 'year', type: 'number' }],
          sortKey: ['city', 'street', { name: 'house', type: 'number' }, 'door'],
          projection: 'keys-only',
        },
      },
    })
    expect(spec.indexes.byPlace).toEqual({
      type: 'global',
      partitionKey: [
        { name: 'tenant', type: 'string' },
        { name: 'country', type: 'string' },
        { name: 'region', type: 'string' },
        { name: 'year', type: 'number' },
      ],
      sortKey: [
        { name: 'city', type: 'string' },
        { name: 'street', type: 'string' },
        { name: 'house', type: 'number' },
        { name: 'door', type: 'string' },
      ],
      projection: 'keys-only',
    })
  })

  it("has local indexes with the table's partition key", () => {
    const { spec } = defineTable('shop', {
      partitionKey: 'pk',
      sortKey: 'sk',
      indexes: { latest: { type: 'local', sortKey: { name: 'at', type: 'number' }, projection: ['b', 'a'] } },
    })
    expect(spec.indexes.latest).toEqual({
      type: 'local',
      partitionKey: [{ name: 'pk', type: 'string' }],
      sortKey: [{ name: 'at', type: 'number' }],
      projection: ['a', 'b'],
    })
  })

  it('projects all attributes and has no sort key where nothing else is said', () => {
    const { spec } = defineTable('shop', {
      partitionKey: 'pk',
      indexes: { gsi1: { partitionKey: 'gsi1pk' } },
    })
    expect(spec.indexes.gsi1).toMatchObject({ sortKey: [], projection: 'all' })
  })

  it('is frozen, and leaves what was passed as it was', () => {
    const input = { partitionKey: 'pk', indexes: { gsi1: { partitionKey: ['a'], projection: ['z', 'y'] } } }
    const { spec } = defineTable('shop', input)
    expect(input.indexes.gsi1.projection).toEqual(['z', 'y'])
    expect(() => Object.assign(spec, { name: 'other' })).toThrow(TypeError)
    expect(() => Object.assign(spec.indexes.gsi1 ?? {}, { type: 'local' })).toThrow(TypeError)
    input.indexes.gsi1.partitionKey.push('b')
    expect(spec.indexes.gsi1?.partitionKey).toHaveLength(1)
  })
})
