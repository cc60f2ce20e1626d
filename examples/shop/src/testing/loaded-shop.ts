import { examplesFrom } from '../data/examples.js'
import { loadShopData } from '../data/load-shop-data.js'
import type { Progress } from '../data/progress.js'
import { readShopData, type ShopData } from '../data/shop-data.js'
import type { Examples } from '../pages/links.js'
import type { ShopClient } from '../shop-client.js'

export const silent: Progress = { start: () => {}, advance: () => {}, end: () => {} }

/** The committed data, and where the links of the start page lead. */
export const shopData = await readShopData(new URL('../../data/', import.meta.url))
export const examples = examplesFrom(shopData) as Examples

/** Loads as much of it as the examples lead to: loading all of it would take seconds. */
export async function loadSome(db: ShopClient): Promise<void> {
  const customers = shopData.customers.filter(({ customerId }) => customerId === examples.customerId)
  const orders = shopData.orders.filter(
    ({ customerId, status }) => customerId === examples.customerId || status === examples.status,
  )
  const some: ShopData = { ...shopData, customers, orders }
  await loadShopData(db, some, { progress: silent })
}
