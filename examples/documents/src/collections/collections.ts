import type { DocumentStores } from '@keyprint/document-store'
import { customer } from './customer.js'
import { order } from './order.js'

/** Everything that is kept. The table, its policy and the stores are made from it. */
export const collections = { customer, order }

export type Stores = DocumentStores<typeof collections>
