import type { Client } from '../../types/client.js'
import { anOrder, day } from './orders.js'
import type { store } from './store.js'

/** Whose orders they are. */
export const c1 = { customerId: 'c1' }

export const COUNT = 23

/** The orders that reads give, in order. */
export const expected = Array.from({ length: COUNT }, (_, i) => `o${String(i).padStart(2, '0')}`)

/** Writes orders, and between them what is never given: remarks, and orders that have expired. */
export async function writeOrders(db: Client<(typeof store)['~types']>): Promise<void> {
  await db.batch.write((b) =>
    expected.flatMap((orderId, i) => [
      b.order.put(anOrder(orderId, { placedAt: day(1 + i), total: i })),
      ...(i % 3 === 0 ? [b.order.put(anOrder('gone', { placedAt: day(1 + i), expiresAt: day(1) }))] : []),
      ...Array.from({ length: i % 4 }, (_, n) =>
        b.remark.put({ ...c1, placedAt: day(1 + i), orderId, remarkId: `r${n}`, text: 't' }),
      ),
    ]),
  )
}

export const idsOf = (orders: readonly { readonly orderId: string }[]) => orders.map(({ orderId }) => orderId)
