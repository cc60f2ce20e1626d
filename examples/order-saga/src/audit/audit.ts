import type { OrdersClient } from '../orders-client.js'
import type { Charge } from '../payments/ledger.js'
import { ORDER, type OrderSaga, type OrderSagas, type PlacedOrder } from '../saga/order-saga.js'

/** What is compared. */
export interface AuditInput {
  readonly db: OrdersClient
  readonly sagas: OrderSagas
  /** Every order that was taken. */
  readonly placed: readonly PlacedOrder[]
  /** The provider's books. */
  readonly charges: readonly Charge[]
  /** How much there was at the beginning. */
  readonly products: readonly { readonly sku: string; readonly stock: number }[]
}

/** What a look at everything came to. */
export interface AuditResult {
  readonly shipped: number
  readonly cancelled: number
  /** A sentence for each thing that must not be: none, or the example is broken. */
  readonly faults: readonly string[]
}

/** Compares sagas, table and the provider's books, order by order, once all have ended. */
export async function audit(input: AuditInput): Promise<AuditResult> {
  const { db, sagas, placed, charges } = input
  const faults: string[] = []
  const shipped: PlacedOrder[] = []
  for (const order of placed) {
    const { orderId } = order
    const saga = await sagas.getByCorrelationId(ORDER, orderId)
    const found = await db.orderWithAll({ orderId }, { consistent: true }).collect()
    const ofOrder = charges.filter((charge) => charge.orderId === orderId)
    if (found.shipment !== undefined) shipped.push(order)
    faults.push(...faultsOf(order, saga, found, ofOrder).map((fault) => `${orderId} ${fault}`))
  }
  faults.push(...(await stockFaults(input, shipped)))
  return { shipped: shipped.length, cancelled: placed.length - shipped.length, faults }
}

interface Found {
  readonly order?: { readonly status: string } | undefined
  readonly payment?: { readonly status: string; readonly amountInCents: number } | undefined
  readonly shipment?: object | undefined
}

function faultsOf(
  { totalInCents }: PlacedOrder,
  saga: OrderSaga | null,
  { order, payment, shipment }: Found,
  charges: readonly Charge[],
): readonly string[] {
  if (saga === null) return ['is lost: it has no saga']
  const isShipped = shipment !== undefined
  const kept = charges.filter(({ refunded }) => !refunded)
  const rules: readonly (readonly [isBroken: boolean, fault: string])[] = [
    [!saga.metadata.isCompleted, `has not ended: it is ${saga.step}`],
    [order?.status !== saga.step, `is ${saga.step} to its saga, and ${order?.status} in the table`],
    [
      isShipped !== (saga.step === 'shipped'),
      `is ${saga.step}, and ${isShipped ? 'has' : 'has no'} shipment`,
    ],
    [charges.length > 1, `was charged ${charges.length} times`],
    [isShipped && kept.length === 0, 'was shipped unpaid'],
    [!isShipped && kept.length > 0, 'was charged and not shipped'],
    [charges.some(({ amountInCents }) => amountInCents !== totalInCents), 'was charged another amount'],
    [isShipped && payment?.status !== 'charged', `was shipped with a payment that is ${payment?.status}`],
    [!isShipped && payment?.status === 'charged', 'has a payment, and was cancelled'],
  ]
  return rules.flatMap(([isBroken, fault]) => (isBroken ? [fault] : []))
}

async function stockFaults(
  { db, products }: AuditInput,
  shipped: readonly PlacedOrder[],
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { sku, stock } of products) {
    const taken = shipped
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
    const left = (await db.stockOf({ sku }, { consistent: true }))?.stock
    if (left === stock - taken) continue
    faults.push(`${sku}: ${left} are left of ${stock}, and ${taken} were shipped`)
  }
  return faults
}
