import { AlreadyExistsError, ConditionFailedError, TransactionCanceledError } from '@keyprint/client'
import type { Order, Product } from '../design.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'
import { placedAt } from './order-key.js'
import { totalInCents } from './total.js'

/** An order as a customer sends it. */
export interface OrderRequest {
  readonly customerId: string
  /** Made by the client: a request that is sent again, because its answer was lost, is the same order. */
  readonly orderId: string
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

export interface PlacedOrder {
  readonly order: Order
  /** Whether an earlier request had placed it. */
  readonly repeated: boolean
}

/**
 * Places an order. The order is written, the stock goes down, the customer's counter goes up and the cart is emptied in
 * one transaction, on the condition that there is enough of everything: two customers never get the same last piece.
 */
export async function placeOrder(db: ShopClient, request: OrderRequest): Promise<PlacedOrder> {
  const order = await priced(db, request)
  const { customerId, lines } = order
  try {
    await db.transact((tx) => [
      tx.order.create(order),
      tx.customer.update({ customerId }, { add: { orderCount: 1 } }),
      ...lines.map(({ sku, quantity }) =>
        tx.product.update({ sku }, { add: { stock: -quantity }, if: (p) => p.stock.ge(quantity) }),
      ),
      tx.cart.delete({ customerId }),
    ])
    return { order, repeated: false }
  } catch (error) {
    if (!(error instanceof TransactionCanceledError)) throw error
    return { order: alreadyPlaced(error, request) ?? refuse(error, lines), repeated: true }
  }
}

/** The order with the prices of this moment. */
async function priced(db: ShopClient, { customerId, orderId, lines }: OrderRequest): Promise<Order> {
  const products: readonly (Product | undefined)[] = await db.batch.get(
    lines.map(({ sku }) => db.product.key({ sku })),
  )
  const unknown = lines.filter((_, i) => products[i] === undefined).map(({ sku }) => sku)
  if (unknown.length > 0)
    throw new Problem('not-found', `There is no such product: ${unknown.join(', ')}.`, { products: unknown })
  const ordered = lines.map(({ sku, quantity }, i) => {
    const { name, priceInCents } = products[i] as Product
    return { sku, name, quantity, priceInCents }
  })
  return {
    customerId,
    orderId,
    placedAt: placedAt(orderId),
    status: 'placed',
    lines: ordered,
    totalInCents: totalInCents(ordered),
  }
}

/** The order that has the id, if it is the same one. */
function alreadyPlaced({ reasons }: TransactionCanceledError, { lines }: OrderRequest): Order | undefined {
  const error = reasons.map((reason) => reason.error).find((one) => one instanceof AlreadyExistsError)
  if (error === undefined) return undefined
  const order = error.current as Order
  if (contents(order.lines) === contents(lines)) return order
  throw new Problem('already-exists', 'Another order has that id; make a new id for a new order.')
}

function contents(lines: OrderRequest['lines']): string {
  return JSON.stringify(lines.map(({ sku, quantity }) => [sku, quantity]).sort())
}

/** Lists every product of which there is not enough; whatever else was in the way is passed on. */
function refuse(error: TransactionCanceledError, lines: OrderRequest['lines']): never {
  const short = error.reasons.flatMap((reason) => {
    if (!(reason.error instanceof ConditionFailedError) || reason.entity !== 'product') return []
    const product = reason.error.current as Product
    const wanted = lines.find(({ sku }) => sku === product.sku)?.quantity
    return [{ sku: product.sku, wanted, left: product.stock }]
  })
  if (short.length === 0) throw error
  const names = short.map(({ sku, left }) => `${sku} (${left} left)`)
  throw new Problem('out-of-stock', `There is not enough of ${names.join(', ')}.`, { products: short })
}
