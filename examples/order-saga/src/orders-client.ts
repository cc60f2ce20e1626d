import type { Client } from '@keyprint/client'
import type { orders } from './design.js'

/** What `connect(orders, …)` gives. */
export type OrdersClient = Client<(typeof orders)['~types']>
