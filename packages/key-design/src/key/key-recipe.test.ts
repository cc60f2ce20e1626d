import { describe, expect, it } from 'vitest'
import { binary, integer, number, string } from '../attribute/builders.js'
import { defineEntity } from '../entity/define-entity.js'
import { defineTable } from '../table/define-table.js'
import { indexKeyRecipes, keyRecipe, primaryKeyRecipes } from './key-recipe.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: { name: 'total', type: 'number' } },
    gsi2: { partitionKey: ['tenant', 'region'], sortKey: ['status', { name: 'rank', type: 'number' }] },
    lsi1: { type: 'local', sortKey: 'lsi1sk' },
  },
})

const order = defineEntity(table, 'order', {
  attributes: {
    id: string(),
    tenant: string(),
    where: string().storedAs('region'),
    status: string(),
    total: number(),
    rank: integer(),
  },
  key: { partition: 'TENANT#{tenant}', sort: 'ORDER#{id}' },
  indexes: {
    byTotal: { on: 'gsi1', partition: '{status}', sort: '{total}' },
    byRegion: { on: 'gsi2', partition: ['{tenant}', '{where}'], sort: ['{status}', '{rank}'] },
    latest: { on: 'lsi1', sort: 'STATUS#{status}' },
  },
})

describe('how keys of an entity are made', () => {
  it('the primary key, from templates', () => {
    const { partition, sort } = primaryKeyRecipes(table.spec, order.spec)
    expect(partition).toMatchObject([
      { attribute: { name: 'pk', type: 'string' }, position: 'partition', holes: ['tenant'], own: false },
    ])
    expect(sort).toMatchObject([{ attribute: { name: 'sk' }, position: 'sort', holes: ['id'], own: false }])
    expect(partition[0]?.template?.build({ tenant: 'acme' })).toBe('TENANT#acme')
    expect(sort[0]?.template?.build({ id: 'o1' })).toBe('ORDER#o1')
  })

  it("a single hole is the stored value itself where the attribute has the key's name on the wire", () => {
    const { partition, sort } = indexKeyRecipes(table.spec, order.spec, 'byRegion')
    expect(partition.map(({ attribute, own }) => [attribute.name, own])).toEqual([
      ['tenant', true],
      ['region', true],
    ])
    expect(sort.map(({ attribute, own }) => [attribute.name, own])).toEqual([
      ['status', true],
      ['rank', true],
    ])
    for (const recipe of [...partition, ...sort]) expect(recipe.template).toBeUndefined()
  })

  it('a single hole under another name is escaped text', () => {
    const [recipe] = indexKeyRecipes(table.spec, order.spec, 'byTotal').partition
    expect(recipe?.own).toBe(false)
    expect(recipe?.template?.build({ status: 'a#b' })).toBe('a%23b')
  })

  it('a number key is the stored number, under its own name or another one', () => {
    const [own] = indexKeyRecipes(table.spec, order.spec, 'byTotal').sort
    expect(own).toEqual({
      attribute: { name: 'total', type: 'number' },
      position: 'sort',
      holes: ['total'],
      own: true,
    })
    const copied = keyRecipe(table.spec, order.spec, '{rank}', { name: 'total', type: 'number' }, 'sort')
    expect(copied).toEqual({
      attribute: { name: 'total', type: 'number' },
      position: 'sort',
      holes: ['rank'],
      own: false,
    })
  })

  it("a local index has the table's partition key", () => {
    const { partition, sort } = indexKeyRecipes(table.spec, order.spec, 'latest')
    expect(partition).toMatchObject([{ attribute: { name: 'pk' } }])
    expect(partition[0]?.template?.build({ tenant: 'acme' })).toBe('TENANT#acme')
    expect(sort[0]?.template?.build({ status: 'paid' })).toBe('STATUS#paid')
  })

  it('a table of plain attributes keeps them as they are', () => {
    const sagas = defineTable('sagas', { partitionKey: 'sagaName', sortKey: 'sagaId' })
    const saga = defineEntity(sagas, 'saga', {
      attributes: { sagaName: string(), id: string().storedAs('sagaId') },
      key: { partition: '{sagaName}', sort: '{id}' },
    })
    const { partition, sort } = primaryKeyRecipes(sagas.spec, saga.spec)
    expect(partition).toEqual([
      {
        attribute: { name: 'sagaName', type: 'string' },
        position: 'partition',
        holes: ['sagaName'],
        own: true,
      },
    ])
    expect(sort).toEqual([
      { attribute: { name: 'sagaId', type: 'string' }, position: 'sort', holes: ['id'], own: true },
    ])
  })

  it('a table without sort key has no recipe for one', () => {
    const blobs = defineTable('blobs', { partitionKey: { name: 'hash', type: 'binary' } })
    const blob = defineEntity(blobs, 'blob', { attributes: { hash: binary() }, key: { partition: '{hash}' } })
    expect(primaryKeyRecipes(blobs.spec, blob.spec).sort).toEqual([])
  })

  it('an index that the entity does not have is said by name', () => {
    expect(() => indexKeyRecipes(table.spec, order.spec, 'byDate')).toThrow(
      "Entity 'order' has no index 'byDate'.",
    )
    expect(() => indexKeyRecipes(table.spec, order.spec, 'constructor')).toThrow(
      "Entity 'order' has no index 'constructor'.",
    )
  })
})
