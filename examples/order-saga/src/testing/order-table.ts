import { connect } from '@keyprint/client'
import { testTable } from '@keyprint/local/vitest'
import { createSagaStore, sagaDesign } from '@keyprint/saga-store'
import { afterAll, beforeAll } from 'vitest'
import { orders } from '../design.js'
import { connectPayments, type Payments } from '../payments/payments.js'
import { cards, type Provider, startProvider } from '../payments/provider.js'
import type { OrderSaga, PlacedOrder } from '../saga/order-saga.js'

/** A step may take this long, in milliseconds: long enough for a slow machine. */
const STEP_MS = 60_000
/** Until nobody waits any more for an answer that never comes; by then the money has moved. */
const SILENCE_MS = 3_000

/** Tables and a provider for the tests of a file, and what steps and sagas need of them. */
export function orderTables() {
  const [ordersTable, sagasTable] = [testTable(orders), testTable(sagaDesign)]
  let provider: Provider | undefined
  beforeAll(async () => {
    provider = await startProvider()
  })
  afterAll(() => provider?.[Symbol.asyncDispose]())
  const url = () => provider?.url ?? ''
  const payments: Payments = {
    charge: (request) =>
      connectPayments(url(), request.card === cards.silent ? SILENCE_MS : STEP_MS).charge(request),
    cancel: (key) => connectPayments(url(), STEP_MS).cancel(key),
  }
  const context = {
    db: connect(orders, ordersTable),
    sagas: createSagaStore<OrderSaga>(sagasTable),
    payments,
    stepMs: STEP_MS,
  }
  return {
    ...context,
    context,
    sagasTable,
    chargesOf: ({ orderId }: PlacedOrder) =>
      (provider?.ledger.charges() ?? []).filter((charge) => charge.orderId === orderId),
  }
}

let number = 0

/** An order that nobody else has placed, of a product that nobody else sells. */
export function anOrder(own: Partial<PlacedOrder> = {}): PlacedOrder {
  number++
  return {
    orderId: `o${number}`,
    card: 'good',
    lines: [{ sku: `sku${number}`, quantity: 2 }],
    totalInCents: 700,
    ...own,
  }
}
