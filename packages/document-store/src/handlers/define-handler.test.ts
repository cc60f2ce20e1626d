import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { documentDesign } from '../design/document-design.js'
import { dynamoDbProvider } from '../dynamodb/dynamodb-provider.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, customer, order, orderKey } from '../fixtures/orders.js'
import { memoryProvider } from '../memory/memory-provider.js'
import { documentStores } from '../store/document-stores.js'
import { defineCommand, defineQuery } from './define-handler.js'

const placeOrder = defineCommand({
  collections: { order, customer },
  input: z.strictObject({ customerId: z.string(), orderId: z.string(), total: z.number().default(0) }),
  roles: ['clerk', 'admin'],
  run: async ({ input, context, store }) => {
    const { customerId } = input
    const found = await store.get('customer', { customerId })
    await store.transact((tx) => [
      tx.insert('order', { ...input, placedAt: anOrder.placedAt }),
      tx.patch('customer', { customerId }, { orders: (found?.document.orders ?? 0) + 1 }),
    ])
    return `${input.orderId} for ${context.user}`
  },
})

const ordersByStatus = defineQuery({
  collections: { order },
  input: z.object({ status: z.enum(['placed', 'paid', 'shipped']) }),
  run: async ({ input, store }) =>
    (await store.query('order', 'byStatus', input)).items.map((one) => one.document),
})

const table = testTable(documentDesign(collections))

describe.each([
  ['memory', memoryProvider()],
  ['DynamoDB', dynamoDbProvider(table)],
])('one handler source, on %s', (_, provider) => {
  const stores = documentStores(collections, provider)
  const context = aContext()

  it('runs', async () => {
    await stores.for(context).insert('customer', { customerId: 'c1', name: 'Ada' })
    expect(await placeOrder(stores, context, { customerId: 'c1', orderId: 'o1' })).toBe('o1 for ada')
    expect(await ordersByStatus(stores, context, { status: 'placed' })).toEqual([{ ...anOrder, total: 0 }])
    expect((await stores.for(context).get('customer', { customerId: 'c1' }))?.document.orders).toBe(1)
  })
})

describe('a handler', () => {
  const stores = documentStores(collections, memoryProvider())

  it('is not run with input that does not fit, and says what is wrong', async () => {
    const wrong = placeOrder(stores, aContext(), { customerId: 7 } as never)
    await expect(wrong).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [expect.objectContaining({ path: 'customerId' }), expect.objectContaining({ path: 'orderId' })],
    })
  })

  it('is for those who have one of its roles', async () => {
    const input = { customerId: 'c1', orderId: 'o1' }
    const forbidden = placeOrder(stores, aContext({ roles: ['guest'] }), input)
    await expect(forbidden).rejects.toMatchObject({
      code: 'FORBIDDEN',
      user: 'ada',
      roles: ['clerk', 'admin'],
    })
  })

  it('is not run without a context', async () => {
    await expect(ordersByStatus(stores, undefined as never, { status: 'paid' })).rejects.toMatchObject({
      code: 'INVALID_CONTEXT',
    })
  })

  it('that is a query cannot write, from JavaScript either', async () => {
    const sneaky = defineQuery({
      collections: { order },
      input: z.object({}),
      run: async ({ store }) => Object.keys(store),
    })
    const names = await sneaky(stores, aContext(), {})
    expect(names.sort()).toEqual([
      'capabilities',
      'collections',
      'context',
      'get',
      'getMany',
      'list',
      'query',
    ])
    expect(await stores.for(aContext()).get('order', orderKey)).toBeUndefined()
  })
})
