import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { expect, it, onTestFinished, vi } from 'vitest'
import { PaymentsSilentError } from '../payments/payments.js'
import { ORDER, type PlacedOrder } from '../saga/order-saga.js'
import { placeOrder } from '../saga/place-order.js'
import { anOrder, orderTables } from '../testing/order-table.js'
import { isIn, type Share } from './share.js'
import { type WorkerContext, work } from './work.js'

const { context, db, sagas, sagasTable } = orderTables()
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const never = 600_000

/** Starts a worker, for as long as the test. @returns what it reports */
function startWorker(own: Partial<WorkerContext>): readonly string[] {
  const stop = new AbortController()
  const reported: string[] = []
  const worker = {
    ...context,
    paymentsUrl: '',
    leaseMs: 30_000,
    sweepMs: 100,
    share: { index: 0, of: 1 },
    streams: new DynamoDBStreams({ endpoint: sagasTable.endpoint, region: 'local', credentials }),
    report: (text: string) => void reported.push(text),
    ...own,
  }
  const working = work(worker, stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await working
  })
  return reported
}

async function placed(own: Partial<PlacedOrder> = {}): Promise<string> {
  const order = anOrder(own)
  for (const { sku } of order.lines) await db.product.create({ sku, stock: 10 })
  await placeOrder(context, order)
  return order.orderId
}

const stepOf = async (orderId: string) => (await sagas.getByCorrelationId(ORDER, orderId))?.step
const shipped = (orderId: string) =>
  vi.waitFor(async () => expect(await stepOf(orderId)).toBe('shipped'), { timeout: 60_000, interval: 100 })

it('a worker does what the stream brings, without looking into the outbox', async () => {
  startWorker({ sweepMs: never })

  // What is placed before it reads the stream is for a sweep, which there is none of.
  const orderIds: string[] = []
  const oneIsShipped = async () => {
    orderIds.push(await placed())
    expect(await Promise.all(orderIds.map(stepOf))).toContain('shipped')
  }
  await vi.waitFor(oneIsShipped, { timeout: 60_000, interval: 500 })
})

it('a worker finds in the outbox what others left, also what is not of its share', async () => {
  const orderId = await placed()
  const shares: readonly Share[] = [0, 1].map((index) => ({ index, of: 2 }))

  startWorker({ share: shares.find((share) => !isIn(share, orderId)) as Share })

  await shipped(orderId)
})

it('a step that fails is reported, and done again', async () => {
  const orderId = await placed()
  let attempts = 0
  const charge: typeof context.payments.charge = async (request) => {
    if (request.orderId === orderId && ++attempts <= 2) throw new PaymentsSilentError(orderId)
    return context.payments.charge(request)
  }

  const reported = startWorker({ payments: { ...context.payments, charge } })

  await shipped(orderId)
  expect(reported.join('\n')).toContain(`the payment provider does not answer for ${orderId}`)
})
