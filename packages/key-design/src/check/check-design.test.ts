import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  bigint,
  binary,
  checkDesign,
  DesignError,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  integer,
  list,
  map,
  number,
  oneOf,
  query,
  scan,
  string,
  timestamp,
  timeToLive,
  ulid,
} from '../index.js'
import { shop } from '../testing/shop.js'

/** What a tool has that reads a design from a file. */
const fromJson = (design: unknown) => JSON.parse(JSON.stringify(design))

describe('good designs pass', () => {
  it('a single table with several entities, an index, uniqueness, a lock, time to live and a stream', () => {
    expect(checkDesign(shop)).toEqual([])
  })

  it('also when they were read from JSON', () => {
    expect(checkDesign(fromJson(shop))).toEqual([])
  })

  it('a table whose keys are plain attributes', () => {
    const table = defineTable('sagas', {
      partitionKey: 'sagaName',
      sortKey: 'sagaId',
      indexes: { 'by-wake-up': { partitionKey: 'sagaName', sortKey: 'wakesAt', projection: 'keys-only' } },
      entityMarker: false,
    })
    const saga = defineEntity(table, 'saga', {
      attributes: {
        sagaName: string(),
        sagaId: ulid(),
        wakesAt: timestamp().optional(),
        state: map({ step: string() }),
      },
      key: { partition: '{sagaName}', sort: '{sagaId}' },
      indexes: { sleeping: { on: 'by-wake-up', partition: '{sagaName}', sort: '{wakesAt}' } },
      version: true,
    })
    const design = defineDesign({
      table,
      entities: { saga },
      accessPatterns: { sagasOfName: query(saga), sleepingSagas: query(saga.sleeping) },
    })
    expect(checkDesign(fromJson(design))).toEqual([])
  })

  it('keys of numbers and bytes, a local index, and no sort key at all', () => {
    const readings = defineTable('readings', {
      partitionKey: { name: 'sensor', type: 'number' },
      sortKey: { name: 'frame', type: 'binary' },
      indexes: {
        'by-value': { type: 'local', sortKey: { name: 'value', type: 'number' }, projection: ['unit'] },
      },
    })
    const reading = defineEntity(readings, 'reading', {
      attributes: { sensor: bigint(), frame: binary(), value: number().optional(), unit: string() },
      key: { partition: '{sensor}', sort: '{frame}' },
      indexes: { byValue: { on: 'by-value', sort: '{value}' } },
    })
    expect(() =>
      defineDesign({ table: readings, entities: { reading }, accessPatterns: { all: scan(reading) } }),
    ).not.toThrow()

    const settings = defineTable('settings', { partitionKey: 'name' })
    const setting = defineEntity(settings, 'setting', {
      attributes: { name: string() },
      key: { partition: '{name}' },
    })
    expect(() =>
      defineDesign({
        table: settings,
        entities: { setting },
        accessPatterns: { settingByName: get(setting) },
      }),
    ).not.toThrow()
  })

  it('multi-attribute index keys, tenants, names on the wire and schemas', () => {
    const table = defineTable('matches', {
      partitionKey: 'pk',
      sortKey: 'sk',
      timeToLive: 'ttl',
      delimiter: '|',
      indexes: {
        byRound: {
          partitionKey: ['tournament', 'region'],
          sortKey: ['round', 'bracket', { name: 'seed', type: 'number' }, 'match'],
        },
      },
    })
    const match = defineEntity(table, 'match', {
      attributes: {
        tenantId: ulid(),
        matchId: z.uuid(),
        tournament: string(),
        region: oneOf('NA', 'EU'),
        round: string(),
        bracket: string().optional(),
        seed: integer(),
        label: string().storedAs('match'),
        players: list(z.object({ name: z.string(), born: z.int() })),
        expiresAt: timeToLive().storedAs('ttl').optional(),
      },
      key: { partition: 'T|{tenantId}|MATCH|{matchId}', sort: 'MATCH' },
      indexes: {
        byRound: {
          on: 'byRound',
          partition: ['{tournament}', '{region}'],
          sort: ['{round}', '{bracket}', '{seed}', '{label}'],
        },
      },
      tenant: 'tenantId',
      unique: ['label'],
    })
    const design = defineDesign({
      table,
      entities: { match },
      accessPatterns: { byRound: query(match.byRound) },
    })
    expect(checkDesign(fromJson(design))).toEqual([])
  })

  it('no entities and no access patterns yet', () => {
    expect(() =>
      defineDesign({ table: defineTable('new', { partitionKey: 'pk' }), entities: {} }),
    ).not.toThrow()
  })
})

describe('a bad design', () => {
  const table = defineTable('shop', { partitionKey: 'pk', timeToLive: 'pk' })
  const one = defineEntity(table, 'one', { attributes: { id: string() }, key: { partition: 'X#{id}' } })
  const other = defineEntity(table, 'other', { attributes: { id: string() }, key: { partition: 'X#{id}' } })

  it('is refused when its module loads, with every problem at once', () => {
    const define = () => defineDesign({ table, entities: { one }, accessPatterns: { others: query(other) } })
    expect(define).toThrow(DesignError)
    expect(define).toThrow(
      "- Table 'shop': time to live 'pk' is a key attribute; DynamoDB needs an attribute of its own for it.\n- Access pattern 'others': it reads entity 'other', which is not in the design.",
    )
  })

  it('is compared for collisions when the rest is right', () => {
    const good = {
      table: { ...table.spec, timeToLive: 'ttl' },
      entities: { one: one.spec, other: other.spec },
      accessPatterns: {},
    }
    expect(checkDesign(good)).toEqual([expect.stringMatching(/could have the same key/)])
    expect(checkDesign({ ...good, table: table.spec })).toEqual([expect.stringMatching(/time to live/)])
  })
})
