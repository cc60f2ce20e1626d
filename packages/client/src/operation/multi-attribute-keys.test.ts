import {
  binary,
  defineDesign,
  defineEntity,
  defineTable,
  integer,
  query,
  string,
  timestamp,
} from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { rawItem, rawItems } from '../testing/raw-items.js'

const table = defineTable('matches', {
  partitionKey: 'pk',
  indexes: {
    byPlace: {
      partitionKey: ['country', 'region', 'city', { name: 'court', type: 'number' }],
      sortKey: [{ name: 'round', type: 'number' }, 'level', { name: 'hash', type: 'binary' }, 'g1sk4'],
    },
  },
})

const match = defineEntity(table, 'match', {
  attributes: {
    matchId: string(),
    country: string(),
    region: string(),
    city: string().optional(),
    court: integer(),
    round: integer(),
    level: string(),
    hash: binary(),
    startsAt: timestamp(),
  },
  key: { partition: 'MATCH#{matchId}' },
  indexes: {
    byPlace: {
      on: 'byPlace',
      partition: ['{country}', '{region}', '{city}', '{court}'],
      sort: ['{round}', '{level}', '{hash}', 'AT#{startsAt}#{matchId}'],
    },
  },
})

const matches = defineDesign({
  table,
  entities: { match },
  accessPatterns: { matchesByPlace: query(match.byPlace) },
})
const own = testTable(matches)
const db = connect(matches, own)

const place = { country: 'at', region: 'st', city: 'graz', court: 1 }
const newMatch = (matchId: string, given: { city?: string | undefined; round?: number } = {}) => ({
  ...place,
  matchId,
  round: 1,
  level: 'a',
  hash: Uint8Array.of(1),
  startsAt: new Date('2026-11-21T09:00:00Z'),
  ...given,
})
const inIndex = async () => (await rawItems(own, 'byPlace')).map(({ matchId }) => matchId?.S).sort()

describe('an index with four partition and four sort key attributes', () => {
  it('holds attributes as they are beside a key that a template makes', async () => {
    await db.match.create(newMatch('m1'))
    expect(await rawItem(own, { pk: { S: 'MATCH#m1' } })).toMatchObject({
      country: { S: 'at' },
      court: { N: '1' },
      round: { N: '1' },
      hash: { B: Uint8Array.of(1) },
      g1sk4: { S: 'AT#2026-11-21T09:00:00.000Z#m1' },
    })
    expect((await db.matchesByPlace(place).collect()).map(({ matchId }) => matchId)).toEqual(['m1'])
  })

  it('has no entry for an item that lacks one of them', async () => {
    await db.match.create(newMatch('m2', { city: undefined }))
    expect(await inIndex()).toEqual(['m1'])
  })

  it('gets and loses the entry with that attribute', async () => {
    await db.match.update({ matchId: 'm2' }, { set: { city: 'graz' } })
    expect(await inIndex()).toEqual(['m1', 'm2'])
    await db.match.update({ matchId: 'm2' }, { remove: ['city'] })
    expect(await inIndex()).toEqual(['m1'])
  })

  it('changes each key attribute by itself: none needs the others', async () => {
    await db.match.update({ matchId: 'm1' }, { set: { startsAt: new Date('2026-12-01T00:00:00Z') } })
    await db.match.update({ matchId: 'm1' }, { set: { round: 2 } })
    expect(await rawItem(own, { pk: { S: 'MATCH#m1' } })).toMatchObject({
      round: { N: '2' },
      g1sk4: { S: 'AT#2026-12-01T00:00:00.000Z#m1' },
    })
  })

  it('is queried by equal attributes and a range on the next', async () => {
    await db.match.create(newMatch('m3', { round: 3 }))
    const range = { from: { round: 2 }, to: { round: 3 } }
    const found = await db.matchesByPlace(place, range).collect()
    expect(found.map(({ matchId }) => matchId)).toEqual(['m1', 'm3'])
  })
})
