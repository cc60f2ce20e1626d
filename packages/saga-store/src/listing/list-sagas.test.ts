import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { newState, type OrderState } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const { client, tableName } = table
const store = createSagaStore<OrderState>(table)

describe('listing', () => {
  const tenant = store.forTenant('listing')
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 0, minute))

  it('gives running or completed sagas by the time of their last update, over all shards, page by page', async () => {
    for (let i = 0; i < 25; i++) {
      const state = newState({ updatedAt: at(i), isCompleted: i % 5 === 0 })
      await tenant.insert('order', `c${i}`, state)
    }
    const first = await tenant.list('order', { limit: 12 })
    const second = await tenant.list('order', { limit: 12, after: first.cursor })
    const running = [...first.sagas, ...second.sagas]
    expect(running.map(({ correlationId }) => correlationId)).toEqual(
      Array.from({ length: 25 }, (_, i) => i)
        .filter((i) => i % 5 !== 0)
        .map((i) => `c${i}`),
    )
    expect(second.cursor).toBeUndefined()
    expect(running[0]).toEqual({
      sagaId: expect.any(String),
      correlationId: 'c1',
      version: 0,
      isCompleted: false,
      createdAt: expect.any(Date),
      updatedAt: at(1),
    })
    const completed = await tenant.list('order', { completed: true, from: at(5), to: at(15) })
    expect(completed.sagas.map(({ correlationId }) => correlationId)).toEqual(['c5', 'c10', 'c15'])
    expect((await store.forTenant('nobody').list('order')).sagas).toEqual([])
  })

  it('reads no partition that holds all sagas of a name', async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }))
    const partitions = (name: string) =>
      new Set(Items.filter(({ pk }) => pk?.S?.startsWith('listing#SAGA#')).map((item) => item[name]?.S))
    expect(partitions('pk').size).toBe(25)
    expect(partitions('gsi1pk').size).toBeGreaterThan(8)
  })
})
