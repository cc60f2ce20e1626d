import { describe, expect, it } from 'vitest'
import { integer, number, string } from '../attribute/builders.js'
import { defineDesign } from '../design/define-design.js'
import { designFromJson } from '../design/design-from-json.js'
import { designFingerprint } from '../design/fingerprint.js'
import { defineTable } from '../table/define-table.js'
import { defineEntity } from './define-entity.js'
import { olderShape } from './older-shape.js'
import { upcast } from './upcast.js'

const table = defineTable('shop', { partitionKey: 'pk' })
const plain = {
  attributes: { id: string(), mail: string(), total: integer() },
  key: { partition: 'CUSTOMER#{id}' },
  unique: [{ attributes: 'mail', guardedAs: 'email' }],
} as const
const before = defineEntity(table, 'customer', plain)
const customer = defineEntity(table, 'customer', {
  ...plain,
  schemaVersion: 3,
  compatibleWith: 2,
  upcasters: {
    1: upcast(
      { email: string(), total: number() },
      ({ email, total }) => ({ mail: email, total: `${total}` }),
      {
        unique: ['email'],
      },
    ),
    2: upcast({ total: string() }, ({ total }) => ({ total: Number(total) })),
  },
})
const designOf = (entity: typeof before) => defineDesign({ table, entities: { customer: entity } })

describe('the JSON of a design', () => {
  it('holds versions and older shapes, and no function', () => {
    const { customer } = JSON.parse(JSON.stringify(designOf(given()))).entities
    expect(customer).toMatchObject({ schemaVersion: 3, compatibleWith: 2 })
    expect(customer.upcasters).toEqual({
      1: { attributes: { email: { type: 'string' }, total: { type: 'number' } }, unique: ['email'] },
      2: { attributes: { total: { type: 'string' } } },
    })
  })

  it('is read back', () => {
    const json = JSON.stringify(designOf(given()))
    expect(JSON.stringify(designFromJson(json))).toBe(json)
  })

  it('has no more than before of an entity without versions, nor of its table', () => {
    expect(Object.keys(designOf(before).entities.customer ?? {})).toEqual([
      'name',
      'table',
      'attributes',
      'key',
      'indexes',
      'unique',
    ])
    expect(table.spec).not.toHaveProperty('schemaVersionMarker')
    const named = defineTable('shop', { partitionKey: 'pk', schemaVersionMarker: 'v' })
    expect(named.spec.schemaVersionMarker).toBe('v')
  })
})

it('the fingerprint stays with a new version, whose keys are the same', () => {
  expect(designFingerprint(designOf(given()))).toBe(designFingerprint(designOf(before)))
})

it('guards keep their keys under the name that they are given', () => {
  expect(before.spec.unique).toEqual([{ attributes: ['mail'], partition: 'UNIQUE#customer#email#{mail}' }])
})

it('an older shape is what the upcasters from there on say, over what is there now', () => {
  const types = (version: number) =>
    Object.fromEntries(
      Object.entries(olderShape(customer.spec, version).attributes).map(([name, { type }]) => [name, type]),
    )
  expect(types(1)).toEqual({ id: 'string', email: 'string', mail: 'string', total: 'number' })
  expect(types(2)).toEqual({ id: 'string', mail: 'string', total: 'string' })
  expect(olderShape(customer.spec, 1).unique).toEqual(['email'])
  expect(olderShape(customer.spec, 2).unique).toBeUndefined()
})

const given = () => customer as unknown as typeof before
