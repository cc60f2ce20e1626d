import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import type { AnyState } from '../contract/saga-fixtures.js'
import { sagaStoreContract } from '../contract/saga-store-contract.js'
import { createPlainSagaStore } from './create-plain-saga-store.js'
import { plainSagaDesign } from './plain-design.js'

const table = testTable(plainSagaDesign)
const store = createPlainSagaStore<AnyState>(table)

sagaStoreContract({ describe, it }, 'the plain layout', () => store, {
  tenants: false,
  uniqueCorrelations: false,
})

/** As stores write it that were there before: dates as text. */
const row = (sagaId: string, more: object = {}) => ({
  sagaName: 'order',
  sagaId,
  correlationId: `c-${sagaId}`,
  version: 3,
  isCompleted: false,
  createdAt: '2026-11-21T00:00:00.000Z',
  updatedAt: '2026-11-22T00:00:00.000Z',
  state: {
    metadata: { sagaId, version: 3, timeoutExpiresAt: '2026-12-01T00:00:00.000Z' },
    lines: [{ sku: 'tea' }],
  },
  ...more,
})

const put = (item: object) =>
  table.client.send(new PutCommand({ TableName: table.tableName, Item: item }) as never)

describe('rows that others have written', () => {
  it.each([
    ['a map', (state: object) => state],
    ['text', (state: object) => JSON.stringify(state)],
  ])('are read and updated: the state as %s', async (kind, as) => {
    const { state, ...rest } = row(kind)
    await put({ ...rest, state: as(state) })
    const found = await store.getByCorrelationId('order', `c-${kind}`)
    expect(found).toMatchObject({
      metadata: {
        sagaId: kind,
        version: 3,
        createdAt: new Date('2026-11-21T00:00:00Z'),
        timeoutExpiresAt: new Date('2026-12-01T00:00:00Z'),
      },
      lines: [{ sku: 'tea' }],
    })
    const next = { ...(found as AnyState), metadata: { ...(found as AnyState).metadata, version: 4 } }
    await store.update('order', next, 3)
    expect(await store.getById('order', kind)).toEqual(next)
  })

  it.each([
    ['text that is no JSON', { state: '{"a":' }],
    ['no object', { state: 7 }],
    ['a date that is none', { state: { metadata: { archivedAt: 'yesterday' } } }],
    ['a version that is none', { version: 'three' }],
  ])('are refused by name where they are damaged: %s', async (what, damage) => {
    await put(row(what, damage))
    await expect(store.getById('order', what)).rejects.toMatchObject({
      name: 'CorruptStateError',
      message: expect.stringContaining(what),
    })
  })
})
