import type { Client } from '@keyprint/client'
import type { shop } from './design.js'

/** What `connect(shop, …)` gives. */
export type ShopClient = Client<(typeof shop)['~types']>
