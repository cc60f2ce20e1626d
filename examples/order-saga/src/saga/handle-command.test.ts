import { createOutbox } from '@keyprint/saga-store'
import { describe, expect, it } from 'vitest'
import { charge } from '../steps/charge.js'
import { anOrder, orderTables } from '../testing/order-table.js'
import { handleCommand } from './handle-command.js'
import { handleTimeouts } from './handle-timeouts.js'
import { type Command, ORDER, type OrderSaga, type PlacedOrder } from './order-saga.js'
import { placeOrder } from './place-order.js'

const { context, db, sagas, sagasTable, chargesOf } = orderTables()

/** An order that was placed, of which there is enough. */
async function placed(own: Partial<PlacedOrder> = {}): Promise<PlacedOrder> {
  const order = anOrder(own)
  for (const { sku } of order.lines) await db.product.create({ sku, stock: 10 })
  await placeOrder(context, order)
  return order
}

const sagaOf = ({ orderId }: PlacedOrder) => sagas.getByCorrelationId(ORDER, orderId) as Promise<OrderSaga>

/** Publishes until nothing is left, one message after the other of each saga. @returns the messages */
async function publishAll(handle: (command: Command) => Promise<unknown>): Promise<readonly Command[]> {
  const published: Command[] = []
  const outbox = createOutbox<Command>({
    ...sagasTable,
    publish: async ({ body }) => {
      published.push(body)
      await handle(body)
    },
  })
  let round = 0
  do round = (await outbox.publishPending()).published
  while (round > 0)
  return published
}

const stepsOf = (commands: readonly Command[], { orderId }: PlacedOrder) =>
  commands.filter((command) => command.orderId === orderId).map(({ step }) => step)

describe('the messages of an order', () => {
  it('lead from one step to the next, to its end', async () => {
    const order = await placed()

    const published = await publishAll((command) => handleCommand(context, command))

    expect(stepsOf(published, order)).toEqual(['reserving', 'charging', 'shipping'])
    expect(await sagaOf(order)).toMatchObject({ step: 'shipped', metadata: { isCompleted: true } })
  })

  it('change nothing when they come twice, or late', async () => {
    const order = await placed()

    await publishAll(async (command) => {
      await Promise.all([handleCommand(context, command), handleCommand(context, command)])
      await handleCommand(context, { ...command, step: 'reserving' })
    })

    expect(await sagaOf(order)).toMatchObject({
      step: 'shipped',
      before: ['reserving', 'charging', 'shipping'],
    })
    expect(chargesOf(order)).toHaveLength(1)
  })

  it('stay when a worker fails after a step and before it has written so', async () => {
    const order = await placed()
    await handleCommand(context, { orderId: order.orderId, step: 'reserving' })
    // What a worker has done that is killed now.
    await charge(context, order)

    await publishAll((command) => handleCommand(context, command))

    expect((await sagaOf(order)).step).toBe('shipped')
    expect(chargesOf(order)).toHaveLength(1)
  })
})

describe('placing an order', () => {
  it('twice is one order', async () => {
    const order = await placed()
    await handleCommand(context, { orderId: order.orderId, step: 'reserving' })

    await placeOrder(context, order)

    expect((await sagaOf(order)).step).toBe('charging')
  })
})

describe('a step that takes too long', () => {
  const hurried = { ...context, stepMs: 1 }

  it('is compensated: the stock comes back, and the money that nobody has heard of', async () => {
    const order = await placed({ card: 'silent' })
    await handleCommand(hurried, { orderId: order.orderId, step: 'reserving' })
    await expect(handleCommand(context, { orderId: order.orderId, step: 'charging' })).rejects.toThrow(
      'does not answer',
    )

    expect(await handleTimeouts(context)).toBe(1)
    const published = await publishAll((command) => handleCommand(context, command))

    expect(stepsOf(published, order)).toEqual(['reserving', 'charging', 'releasing', 'refunding'])
    expect(await sagaOf(order)).toMatchObject({ step: 'cancelled', reason: 'timed out' })
    expect(chargesOf(order)).toMatchObject([{ refunded: true }])
    expect((await db.stockOf({ sku: order.lines[0]?.sku ?? '' }))?.stock).toBe(10)
  })

  it('is asked for again once the money is there', async () => {
    const order = await placed()
    await handleCommand(context, { orderId: order.orderId, step: 'reserving' })
    await handleCommand(hurried, { orderId: order.orderId, step: 'charging' })

    expect(await handleTimeouts(context)).toBe(1)
    const published = await publishAll((command) => handleCommand(context, command))

    expect(stepsOf(published, order)).toEqual(['reserving', 'charging', 'shipping', 'shipping'])
    expect((await sagaOf(order)).step).toBe('shipped')
  })

  it('by a worker that is late does not undo the compensation', async () => {
    const order = await placed()
    await handleCommand(hurried, { orderId: order.orderId, step: 'reserving' })
    const late = {
      ...context,
      payments: {
        ...context.payments,
        charge: async (...request: Parameters<typeof context.payments.charge>) => {
          await handleTimeouts(context)
          return context.payments.charge(...request)
        },
      },
    }

    await handleCommand(late, { orderId: order.orderId, step: 'charging' })
    await publishAll((command) => handleCommand(context, command))

    expect(await sagaOf(order)).toMatchObject({ step: 'cancelled', reason: 'timed out' })
    expect(chargesOf(order)).toMatchObject([{ refunded: true }])
  })

  it('is left alone when it was done since the index was read', async () => {
    const order = await placed()
    await handleCommand(hurried, { orderId: order.orderId, step: 'reserving' })
    const due: typeof sagas.due = async (name) => {
      const listed = await sagas.due(name)
      await handleCommand(context, { orderId: order.orderId, step: 'charging' })
      return listed
    }

    expect(await handleTimeouts({ ...context, sagas: { ...sagas, due } })).toBe(0)
    expect(await sagaOf(order)).toMatchObject({ step: 'shipping', before: ['reserving', 'charging'] })
  })

  it('does nothing while there is time', async () => {
    await placed()

    expect(await handleTimeouts(context)).toBe(0)
  })
})
